/*
 * text/catalogue: the fonts that fontconfig lists, in an order that does not depend on it. Seen by
 * the files of text/ only.
 *
 *   in    the system's fontconfig configuration, read once
 *   out   entries sorted by family, weight and file; the entry that a name means
 *   not   opening font files; matching as fontconfig does it (it always finds something)
 *
 * Memory: cor_catalogue_free takes; entries are borrowed from the catalogue.
 * Threads: frozen once read.
 */
#ifndef COR_TEXT_CATALOGUE_H
#define COR_TEXT_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"
#include "base/str.h"

/* What the words of a style mean, with CSS's weights and OpenType's widths (5 is normal). */
typedef struct cor_font_look {
    int weight;
    int width;
    bool italic;
} cor_font_look;

/* A face of a file under one of its family names and one of its style names. */
typedef struct cor_font_entry {
    char *family, *style, *file;
    int index;
    cor_font_look look;
    bool is_variable;
} cor_font_entry;

typedef struct cor_catalogue {
    cor_font_entry *entries;
    size_t count, capacity;
} cor_catalogue;

COR_MUST_CHECK bool cor_catalogue_read(cor_catalogue *out, cor_report *report);
void cor_catalogue_free(cor_catalogue *catalogue);

/* "Family" or "Family Style"; the longest family that fits is meant. A style is compared by what
 * its words mean, then by name; without one it is the upright face of regular weight. Width and
 * weight that are not asked for may be the only ones that the family has ("DejaVu Sans
 * Condensed"). */
COR_MUST_CHECK bool cor_catalogue_find(const cor_font_entry **out, const cor_catalogue *catalogue,
                                       const char *name, cor_span at, cor_report *report);

/* Reads words such as "Semibold Italic" or "Extra Bold"; what they do not say stays 0. False when
 * one of them is no word of style. */
bool cor_font_look_read(cor_font_look *out, cor_str words);
/* Length of the name without the words of style at its end, at least one word. */
size_t cor_font_name_stem(cor_str name);
/* As bytes, with ASCII letters of either case the same: negative, 0 or positive. */
int cor_font_name_compare(cor_str a, cor_str b);

#endif
