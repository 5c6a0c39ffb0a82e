/* Linear model on hashed token n-grams, trained by Adagrad (Duchi et al. 2011) on sigmoid losses.
   The same hash is computed inside the ONNX graph (export.py), so ids stay below 2^15 and the
   multipliers below 2^32: every sum fits an int64. A text of n features has each at n^-power.
   Built and called by wide.py. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const int64_t MULTIPLIERS[4] = {2654435761, 2246822519, 3266489917, 668265263};
enum { FIRST_ROLE = 5, LAST_ROLE = 8, MOST = 8192, SKETCH_BITS = 27, RARE = 3 };

/* Where an n-gram is counted: a mixed hash apart from the buckets (multiplicative hashing, Knuth 6.4). */
static inline uint64_t sketch(int64_t hash) {
  uint64_t mixed = (uint64_t)hash * 0x9E3779B97F4A7C15ull;
  return (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9ull >> (64 - SKETCH_BITS);
}

/* Buckets of all n-grams of [CLS] ids [SEP] (cls and sep given); with roles, each n-gram is also seen
   together with the speaker of its last piece, and once more when it ends in the last turn. A table of single
   pieces needs no hash: its buckets are the ids (times 32, plus the
   speaker). With `seen`, n-grams rarer than RARE are left out, so that
   they take no bucket from the others; `all` counts them all the same. */
static int features(const uint16_t *ids, int n, int orders, int64_t buckets, int roles, const uint8_t *seen, int *all,
                    int64_t *out) {
  int count = 0, last_turn = 0, role = 0;
  *all = 0;
  if (roles) for (int i = 0; i < n; i++) if (ids[i] >= FIRST_ROLE && ids[i] <= LAST_ROLE) last_turn = i;
  for (int i = -1; i <= n; i++) {
    if (roles && i >= 0 && i < n && ids[i] >= FIRST_ROLE && ids[i] <= LAST_ROLE) role = ids[i];
    int64_t hash = 0;
    for (int order = 1; order <= orders; order++) {
      int place = i - order + 1;
      if (place < -1) break;
      int64_t id = place < 0 ? 2 : place >= n ? 3 : ids[place];
      hash += id * MULTIPLIERS[order - 1];
      if (count + 2 > MOST) return count;
      *all += 1 + (roles && i >= last_turn);
      if (orders == 1) {
        out[count++] = roles ? id * 32 + role : id;
        if (roles && i >= last_turn) out[count++] = id * 32 + role + 16;
        continue;
      }
      if (seen && order > 1 && seen[sketch(hash + order)] < RARE) continue;
      if (roles) {
        out[count++] = (hash + order * 7919 + role * 1000003LL) % buckets;
        if (i >= last_turn) out[count++] = (hash + order * 7919 + (role + 16) * 1000003LL) % buckets;
      } else {
        out[count++] = (hash + order * 7919) % buckets;
      }
    }
  }
  return count;
}

static int unique(int64_t *index, int count, uint32_t *stamp, uint32_t now) {
  int kept = 0;
  for (int i = 0; i < count; i++) if (stamp[index[i]] != now) { stamp[index[i]] = now; index[kept++] = index[i]; }
  return kept;
}

void count(const uint16_t *ids, const int64_t *offsets, const int64_t *rows, int64_t n, int orders, uint8_t *seen) {
  for (int64_t r = 0; r < n; r++) {
    int64_t begin = offsets[rows[r]], length = offsets[rows[r] + 1] - begin;
    for (int64_t i = -1; i <= length; i++) {
      int64_t hash = 0;
      for (int order = 1; order <= orders && i - order + 1 >= -1; order++) {
        int64_t place = i - order + 1, id = place < 0 ? 2 : place >= length ? 3 : ids[begin + place];
        hash += id * MULTIPLIERS[order - 1];
        if (order > 1 && seen[sketch(hash + order)] < 255) seen[sketch(hash + order)]++;
      }
    }
  }
}

/* The distinct buckets of every text, row after row, for a solver that wants the whole matrix: row r holds
   index_out[starts[r] .. starts[r + 1]], and alls[r] is its count of n-grams, repeated ones included. */
void collect(const uint16_t *ids, const int64_t *offsets, const int64_t *rows, int64_t n, int orders, int64_t buckets,
             int roles, int32_t *index_out, int64_t *starts, float *alls) {
  int64_t *index = malloc(MOST * 8), total = 0;
  uint32_t *stamp = calloc(buckets, 4);
  for (int64_t r = 0; r < n; r++) {
    int64_t begin = offsets[rows[r]];
    int all, count = features(ids + begin, (int)(offsets[rows[r] + 1] - begin), orders, buckets, roles, 0, &all, index);
    count = unique(index, count, stamp, (uint32_t)r + 1);
    starts[r] = total;
    alls[r] = all;
    for (int i = 0; i < count; i++) index_out[total++] = (int32_t)index[i];
  }
  starts[n] = total;
  free(index);
  free(stamp);
}

void predict(const uint16_t *ids, const int64_t *offsets, const int64_t *rows, int64_t n, int orders, int64_t buckets,
             int roles, float power, const float *weights, const float *bias, int outputs, float *logits) {
  int64_t *index = malloc(MOST * 8);
  uint32_t *stamp = calloc(buckets, 4);
  for (int64_t r = 0; r < n; r++) {
    int64_t begin = offsets[rows[r]];
    int all, count = features(ids + begin, (int)(offsets[rows[r] + 1] - begin), orders, buckets, roles, 0, &all, index);
    float scale = powf(all, -power);
    count = unique(index, count, stamp, (uint32_t)r + 1);
    for (int k = 0; k < outputs; k++) {
      float sum = 0;
      for (int i = 0; i < count; i++) sum += weights[index[i] * outputs + k];
      logits[r * outputs + k] = sum * scale + bias[k];
    }
  }
  free(index); free(stamp);
}

/* targets: n x outputs in [0,1], below 0 unknown. One pass over rows in the given order. */
void train(const uint16_t *ids, const int64_t *offsets, const int64_t *rows, int64_t n, int orders, int64_t buckets,
           int roles, float power, float *weights, float *bias, float *squares, int outputs, const float *targets, float rate,
           float shrink, const uint8_t *seen) {
  int64_t *index = malloc(MOST * 8);
  uint32_t *stamp = calloc(buckets, 4);
  float gradient[32];
  for (int64_t r = 0; r < n; r++) {
    int64_t begin = offsets[rows[r]];
    int all, count = features(ids + begin, (int)(offsets[rows[r] + 1] - begin), orders, buckets, roles, seen, &all, index);
    float scale = powf(all, -power);
    count = unique(index, count, stamp, (uint32_t)r + 1);
    for (int k = 0; k < outputs; k++) {
      gradient[k] = 0;
      if (targets[r * outputs + k] < 0) continue;
      float sum = 0;
      for (int i = 0; i < count; i++) sum += weights[index[i] * outputs + k];
      gradient[k] = 1 / (1 + expf(-(sum * scale + bias[k]))) - targets[r * outputs + k];
      bias[k] -= rate * .02f * gradient[k];
    }
    for (int k = 0; k < outputs; k++) {
      if (gradient[k] == 0) continue;
      for (int i = 0; i < count; i++) {
        int64_t place = index[i] * outputs + k;
        float g = gradient[k] * scale + shrink * weights[place];
        squares[place] += g * g;
        weights[place] -= rate * g / sqrtf(squares[place] + 1e-4f);
      }
    }
  }
  free(index); free(stamp);
}
