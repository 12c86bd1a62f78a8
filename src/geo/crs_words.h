/*
 * geo/crs_words: a PROJ string taken apart.
 *
 *   in    "+proj=utm +zone=38 +south"
 *   out   its words in order, as keys and values
 *   not   whether they are allowed (geo/crs_check)
 *
 * Memory: the words borrow from the text.
 */
#ifndef COR_GEO_CRS_WORDS_H
#define COR_GEO_CRS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef struct cor_crs_word {
    cor_str text;  /* as written, with its plus */
    cor_str key;   /* without the plus */
    cor_str value; /* ptr NULL when there is no '=' */
} cor_crs_word;

enum { COR_CRS_WORDS_MAX = 64 };

typedef struct cor_crs_words {
    cor_crs_word items[COR_CRS_WORDS_MAX];
    size_t count;
} cor_crs_words;

/* False when there are more words than fit. */
bool cor_crs_words_split(cor_crs_words *out, cor_str text);

const cor_crs_word *cor_crs_words_find(const cor_crs_words *words, const char *key);
bool cor_crs_words_has(const cor_crs_words *words, const char *key);
/* The value of `key` is `value`. */
bool cor_crs_words_say(const cor_crs_words *words, const char *key, const char *value);
/* The angle at `key` in degrees; `otherwise` when there is none. */
double cor_crs_words_angle_deg(const cor_crs_words *words, const char *key, double otherwise);

/* The whole of `text` is an angle as PROJ writes them: 46.5, 46d30'E, 0.8r. */
bool cor_crs_angle_parse(cor_str text, double *angle_deg);

#endif
