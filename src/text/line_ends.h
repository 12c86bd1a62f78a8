/*
 * text/line_ends: where a line may end by the Unicode Line Breaking Algorithm (UAX 14), with the
 * dictionaries that Thai, Lao, Khmer and Burmese need, which write no spaces. Seen by the files of
 * text/ only.
 *
 *   in    UTF-8 without newlines
 *   out   the places between two characters where a line may be broken
 *   not   which of them are taken (text/block), words of a style that break by other rules
 *
 * By the rules of ICU's root locale: the same in every language of a figure.
 *
 * Memory: cor_line_ends_free; its rules are read when the first text is looked at.
 * Threads: as cor_fonts, one per thread.
 */
#ifndef COR_TEXT_LINE_ENDS_H
#define COR_TEXT_LINE_ENDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/fonts.h"

typedef struct cor_line_ends cor_line_ends;

cor_line_ends *cor_line_ends_new(void);
void cor_line_ends_free(cor_line_ends *ends); /* NULL allowed */

/* That of the fonts, which own it. */
cor_line_ends *cor_fonts_line_ends(cor_fonts *fonts);

/* Calls `found` with the byte at which a line may begin, ascending; not with the text's first.
 * Where ICU has no data lines may begin after spaces only. */
void cor_line_ends_find(cor_line_ends *ends, cor_str text, void (*found)(void *user, size_t byte),
                        void *user);

#endif
