/* Skip-gram with negative sampling (Mikolov et al. 2013), lock-free over threads (Recht et al. 2011).
   It gives the encoder its first token embeddings: a pass over 60 M tokens takes minutes on two cores,
   where masked-token training of the encoder would see a twentieth of them.
   Built and called by skipgram.py. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define WINDOW 5
#define NEGATIVES 6

static inline uint64_t next_random(uint64_t *state) {
  *state ^= *state << 13; *state ^= *state >> 7; *state ^= *state << 17;
  return *state;
}

/* tokens: running ids; boundaries are negative. keep[id]: chance to keep a frequent piece.
   noise: table of ids drawn by count^0.75. Trains tokens[begin..end) in place into in/out (vocabulary x width). */
void train(const int32_t *tokens, int64_t begin, int64_t end, const float *keep, const int32_t *noise,
           int64_t noise_size, float *in, float *out, int width, float rate_from, float rate_to, uint64_t seed) {
  uint64_t state = seed * 0x9E3779B97F4A7C15ull + 1;
  float *error = aligned_alloc(64, width * sizeof(float));
  for (int64_t center = begin; center < end; center++) {
    int32_t word = tokens[center];
    if (word < 0 || (next_random(&state) >> 40) / 16777216.0f > keep[word]) continue;
    float rate = rate_from + (rate_to - rate_from) * (float)(center - begin) / (float)(end - begin);
    int reach = 1 + next_random(&state) % WINDOW;
    float *a = in + (int64_t)word * width;
    for (int side = -1; side <= 1; side += 2) {
      for (int step = 1; step <= reach; step++) {
        int64_t place = center + side * step;
        if (place < begin || place >= end || tokens[place] < 0) break;
        for (int i = 0; i < width; i++) error[i] = 0;
        for (int n = 0; n <= NEGATIVES; n++) {
          int32_t target = n ? noise[next_random(&state) % noise_size] : tokens[place];
          if (n && target == tokens[place]) continue;
          float *b = out + (int64_t)target * width, dot = 0;
          for (int i = 0; i < width; i++) dot += a[i] * b[i];
          float step_size = rate * ((n == 0) - 1.0f / (1.0f + expf(-dot)));
          for (int i = 0; i < width; i++) error[i] += step_size * b[i];
          for (int i = 0; i < width; i++) b[i] += step_size * a[i];
        }
        for (int i = 0; i < width; i++) a[i] += error[i];
      }
    }
  }
  free(error);
}
