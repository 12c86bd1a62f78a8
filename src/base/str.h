/*
 * base/str: text as pointer and length, and a growing buffer of bytes.
 *
 *   in    UTF-8 bytes
 *   out   views (borrowed from whoever owns the bytes) and buffers (owned)
 *   not   locales, regular expressions, Unicode tables
 *
 * Memory: cor_str never owns; cor_buf owns its bytes, a zeroed one is empty.
 */
#ifndef COR_BASE_STR_H
#define COR_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attributes.h"

typedef struct cor_str {
    const char *ptr; /* not NUL-terminated unless its maker says so */
    size_t len;      /* bytes */
} cor_str;

#define COR_STR(literal) ((cor_str){ (literal), sizeof(literal) - 1 })

cor_str cor_str_of(const char *text); /* NULL gives the empty string */
bool cor_str_equal(cor_str a, cor_str b);
bool cor_str_is(cor_str a, const char *text);
bool cor_str_starts(cor_str text, const char *prefix);
bool cor_str_ends(cor_str text, const char *suffix);
int cor_str_compare(cor_str a, cor_str b); /* by bytes, shorter first: a total order */
/* The byte from `from` on at which `part` begins in `text`; SIZE_MAX: nowhere. In time that grows
 * with the sum of both lengths, whatever they hold. */
size_t cor_str_find(cor_str text, cor_str part, size_t from);

/* Decodes the code point at text[*at] and moves *at past it. Returns U+FFFD and moves one byte for
 * bytes that are not UTF-8. Precondition: *at < text.len. */
uint32_t cor_utf8_next(cor_str text, size_t *at);
size_t cor_utf8_encode(uint32_t code_point, char out[4]);
size_t cor_utf8_count(cor_str text); /* code points */
/* Byte offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are not),
 * or text.len. */
size_t cor_utf8_invalid(cor_str text);

/* Moves a terminal's cursor, breaks the line, or turns the reading direction of what follows. */
bool cor_is_unprintable(uint32_t code_point);

/* Of a file's path: its name without folder and extension. */
cor_str cor_path_stem(const char *path);

/* Distance of two words with transpositions, for did-you-mean. */
size_t cor_str_distance(cor_str a, cor_str b);
/* The nearest of `count` words within a third of its length, or NULL; NULL also for a word so long
 * that nobody has mistyped it. */
const char *cor_str_nearest(cor_str word, const char *const *words, size_t count);

typedef struct cor_buf {
    char *ptr; /* NUL-terminated when not NULL */
    size_t len, capacity;
} cor_buf;

void cor_buf_append(cor_buf *buf, const void *bytes, size_t length);
void cor_buf_str(cor_buf *buf, cor_str text);
void cor_buf_text(cor_buf *buf, const char *text);
void cor_buf_char(cor_buf *buf, char c);
void cor_buf_printf(cor_buf *buf, const char *format, ...) COR_PRINTF(2, 3);
void cor_buf_vprintf(cor_buf *buf, const char *format, va_list arguments) COR_PRINTF(2, 0);
void cor_buf_code_point(cor_buf *buf, uint32_t code_point);
/* Appends `text` as a JSON string with its quotes. */
void cor_buf_json(cor_buf *buf, cor_str text);
/* Appends `text` as valid UTF-8 in one line: unprintable characters and bytes that are not UTF-8 as
 * \n, \x1b, \u202e. */
void cor_buf_printable(cor_buf *buf, cor_str text);
/* The same, filled up with blanks to a width in code points. */
void cor_buf_padded(cor_buf *buf, cor_str text, size_t width);
void cor_buf_free(cor_buf *buf);
cor_str cor_buf_view(const cor_buf *buf);

#endif
