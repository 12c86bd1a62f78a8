/*
 * furniture/frame_labels: words where lines leave a map, outside its frame.
 *
 *   in    lines of a net on the page, each with what it says; the sides of the frame that carry
 *         labels
 *   out   labels in a row along each side, at the lines' crossings of it; where a map ends inside
 *         the frame, as a globe does, at the ends of the lines
 *   not   which lines there are (furniture/graticule, furniture/grid)
 *
 * A line that runs along a side rather than out of it is not labelled there: so meridians stand at
 * top and bottom of most maps, around all sides of a polar one, and turn with a turned map. Where
 * labels of a side would touch, every second is kept, or every third and so on; one that would
 * touch a part or a label of another side is left out. That there is no room on the sheet is a
 * warning.
 *
 * Memory: texts are borrowed until the labels are drawn; cor_frame_labels_free.
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_FRAME_LABELS_H
#define COR_FURNITURE_FRAME_LABELS_H

#include "furniture/inner_lines.h"

/* What a line says. */
typedef struct cor_line_name {
    const char *part; /* "graticule" or "grid" */
    const char *text;
    const char
        *bare;      /* where there is no room for the words in `text`, and no doubt without them */
    int family;     /* of parallel lines: 0 or 1 */
    long index;     /* in its family; where there is no room for all, for even ones */
    bool once;      /* `text` for the first on a side, `bare` for the others */
    cor_pt meet[2]; /* where lines of the family meet: it cannot be said there which is which */
    size_t meet_count;
} cor_line_name;

typedef struct cor_frame_label {
    cor_line_name name;
    unsigned side; /* COR_SIDE_... */
    cor_pt at;     /* where the line leaves the map */
    cor_pt out;    /* unit vector away from the map */
    bool is_end;   /* of a line, where the map ends inside the frame */
} cor_frame_label;

typedef struct cor_frame_labels {
    const cor_page *page;
    const cor_map *map;
    bool needs_side[2];           /* by family: its numbers alone could mean two places in view */
    const cor_inner_lines *inner; /* names inside the map, of `inner_count` families */
    size_t inner_count;
    cor_frame_label *items;
    size_t count, capacity;
    cor_rect *taken;
    size_t taken_count;
} cor_frame_labels;

/* A crossing of a frame's side. */
typedef struct cor_frame_crossing {
    unsigned side;
    cor_pt at;
    cor_pt along; /* unit vector of the line, out of the frame */
} cor_frame_crossing;

/* The crossings of all four sides, at most `max`. */
size_t cor_frame_crossings(cor_frame_crossing *out, size_t max, const cor_path *line,
                           cor_rect frame);

void cor_frame_labels_add(cor_frame_labels *labels, const cor_path *line, cor_line_name name,
                          unsigned sides);
/* How much wider the margins beside the map would have to be for the names on these sides. Where
 * the sheet has the margin of a figure that says none, the names are whole; else those may be
 * numbers alone that cannot be mistaken. */
COR_MUST_CHECK bool cor_frame_labels_missing(double *left_pt, double *right_pt,
                                             const cor_frame_labels *labels);
COR_MUST_CHECK bool cor_frame_labels_draw(cor_frame_labels *labels);
void cor_frame_labels_free(cor_frame_labels *labels);

#endif
