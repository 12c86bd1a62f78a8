/*
 * furniture/inner_lines: names on lines of a graticule that have no place for them at the map's
 * edge: parallels that go round a pole inside the frame, meridians that all end in one point.
 *
 *   in    such lines of one family with what they say; the lines of the other family that cross
 *         them
 *   out   a label on each, all along the crossing line that has room for most of them, clear of the
 *         parts in front of the map
 *   not   which lines there are (furniture/graticule), those that are named at the edge
 *         (furniture/frame_labels), labels of the map: they keep clear of these (place)
 *
 * Memory: in the plan's arena. Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_INNER_LINES_H
#define COR_FURNITURE_INNER_LINES_H

#include "furniture/words.h"

typedef struct cor_inner_line {
    double deg;
    long index; /* in its family; where there is no room for all, of multiples of some n */
    const char *text;
    cor_words words;
    cor_rect box; /* empty: not named */
} cor_inner_line;

typedef struct cor_inner_lines {
    bool latitude; /* parallels; else meridians */
    cor_inner_line *items;
    size_t count;
} cor_inner_lines;

/* The lines of the other family: whole multiples of a step. */
typedef struct cor_along {
    long first, last;
    double step_deg;
} cor_along;

/* Sets words and boxes of lines whose angle and text are given. */
COR_MUST_CHECK bool cor_inner_lines_name(cor_inner_lines *lines, const cor_plan *plan,
                                         const cor_map *map, cor_along along, cor_report *report);
void cor_inner_lines_draw(const cor_page *page, const cor_inner_lines *lines);

#endif
