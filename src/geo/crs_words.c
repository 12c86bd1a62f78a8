#include "geo/crs_words.h"

#include <math.h>
#include <proj.h>
#include <string.h>

enum { ANGLE_LENGTH_MAX = 60 }; /* proj_dmstor reads no more than 64 bytes */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static cor_crs_word word_of(cor_str text)
{
    cor_crs_word word = { .text = text, .key = text };
    if (text.ptr[0] == '+') {
        word.key.ptr++;
        word.key.len--;
    }
    const char *equals = memchr(word.key.ptr, '=', word.key.len);
    if (equals) {
        word.value.ptr = equals + 1;
        word.value.len = word.key.len - (size_t)(equals + 1 - word.key.ptr);
        word.key.len = (size_t)(equals - word.key.ptr);
    }
    return word;
}

bool cor_crs_words_split(cor_crs_words *out, cor_str text)
{
    out->count = 0;
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        while (i < text.len && !is_space(text.ptr[i]))
            i++;
        if (i == start) {
            i++;
            continue;
        }
        if (out->count == COR_CRS_WORDS_MAX)
            return false;
        out->items[out->count++] = word_of((cor_str){ text.ptr + start, i - start });
    }
    return true;
}

const cor_crs_word *cor_crs_words_find(const cor_crs_words *words, const char *key)
{
    for (size_t i = 0; i < words->count; i++)
        if (cor_str_is(words->items[i].key, key))
            return &words->items[i];
    return NULL;
}

bool cor_crs_words_has(const cor_crs_words *words, const char *key)
{
    return cor_crs_words_find(words, key) != NULL;
}

bool cor_crs_words_say(const cor_crs_words *words, const char *key, const char *value)
{
    const cor_crs_word *word = cor_crs_words_find(words, key);
    return word && cor_str_is(word->value, value);
}

double cor_crs_words_angle_deg(const cor_crs_words *words, const char *key, double otherwise)
{
    const cor_crs_word *word = cor_crs_words_find(words, key);
    double angle_deg;
    return word && cor_crs_angle_parse(word->value, &angle_deg) ? angle_deg : otherwise;
}

bool cor_crs_angle_parse(cor_str text, double *angle_deg)
{
    char copy[ANGLE_LENGTH_MAX + 1];
    if (text.len == 0 || text.len > ANGLE_LENGTH_MAX)
        return false;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    char *end = copy;
    double angle_rad = proj_dmstor(copy, &end);
    if (end == copy || *end != '\0' || !isfinite(angle_rad))
        return false;
    *angle_deg = proj_todeg(angle_rad);
    return true;
}
