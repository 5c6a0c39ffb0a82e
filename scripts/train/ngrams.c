/* Distinct hashed n-grams of characters and words of normalised texts, as models/ngram-table.ts counts them.
   A text is its UTF-16 code units. Words are runs of a-z, 0-9 and the apostrophe; every other unit but white space stands for
   itself. Up to ORDERS of these in a row make an n-gram, with a word among them up to ORDERS_WITH_WORDS. Texts with and without
   Chinese characters have n-grams of their own. Built and called by ngrams.py. */
#include <stdint.h>
#include <stdlib.h>

enum { ORDERS = 4, ORDERS_WITH_WORDS = 2 };
static const uint32_t BASIS = 0x811C9DC5u, CHINESE_BASIS = 0x9E3779B9u, PRIME = 0x01000193u;

static inline int is_space(uint16_t unit) { return unit <= 32 || unit == 0xA0 || unit == 0x3000; }
static inline int is_word(uint16_t unit) { return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit == '\''; }

static inline int is_chinese(uint16_t unit) { return unit >= 0x3400 && unit <= 0x9FFF; }

/* MurmurHash3's finaliser (Appleby 2011). */
static inline uint32_t mixed(uint32_t hash) {
  hash ^= hash >> 16; hash *= 0x85EBCA6Bu; hash ^= hash >> 13; hash *= 0xC2B2AE35u;
  return hash ^ (hash >> 16);
}

/* Writes the hashes of the n-grams of each text, one for each distinct value of their upper `bits`, text after text:
   starts[t] .. starts[t + 1], and whether the text is Chinese. Returns their number, or -1 when `most` is too few. */
int64_t collect(const uint16_t *units, const int64_t *offsets, int64_t texts, int bits, uint32_t *out, int64_t *starts,
                uint8_t *chinese, int64_t most) {
  uint32_t *stamp = calloc((size_t)1 << bits, 4), *token = malloc(4 << 20);
  uint8_t *word = malloc(1 << 20);
  int64_t total = 0;
  for (int64_t t = 0; t < texts; t++) {
    int64_t count = 0;
    starts[t] = total;
    chinese[t] = 0;
    for (int64_t i = offsets[t]; i < offsets[t + 1] && count < (1 << 20);) {
      if (is_space(units[i])) { i++; continue; }
      if (is_chinese(units[i])) chinese[t] = 1;
      uint32_t hash = BASIS;
      word[count] = is_word(units[i]);
      if (word[count]) for (; i < offsets[t + 1] && is_word(units[i]); i++) hash = (hash ^ units[i]) * PRIME;
      else hash = (hash ^ units[i++]) * PRIME;
      token[count++] = hash;
    }
    for (int64_t i = 0; i < count; i++) {
      uint32_t hash = chinese[t] ? CHINESE_BASIS : BASIS;
      int words = 0;
      for (int order = 1; order <= ORDERS && i + order <= count; order++) {
        words |= word[i + order - 1];
        if (words && order > ORDERS_WITH_WORDS) break;
        hash = (hash ^ token[i + order - 1]) * PRIME;
        hash ^= hash >> 15;
        uint32_t whole = mixed(hash + order), place = whole >> (32 - bits);
        if (stamp[place] == (uint32_t)t + 1) continue;
        if (total == most) { free(stamp); free(token); free(word); return -1; }
        stamp[place] = (uint32_t)t + 1;
        out[total++] = whole;
      }
    }
  }
  starts[texts] = total;
  free(stamp); free(token); free(word);
  return total;
}
