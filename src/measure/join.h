/*
 * measure/join: lines in the order and direction in which they make one route.
 *
 *   in    lines of a dataset, in any order and direction, cut wherever
 *   out   the same lines, each turned or not, one behind the other; which of them touch
 *   not   which lines a route has (measure/claim, plan/course), how long they are
 *
 * Ends at one place are joined first, then those within a metre of each other, the nearest first.
 * Where more than two lines end at a place, those go on in each other that turn least there. What
 * is left are chains, each with two free ends; they follow each other over the shortest gaps. None
 * of this depends on the order of the lines: it only says where a ring begins (at the start of its
 * first line) and which way the whole goes (its first line is not turned).
 *
 * Lines without length are left out. Memory: cor_joined_free; the dataset is borrowed.
 * Threads: safe.
 */
#ifndef COR_MEASURE_JOIN_H
#define COR_MEASURE_JOIN_H

#include "read/dataset.h"

typedef struct cor_joined_line {
    size_t feature;
    const cor_part *part;
    bool is_turned;
    bool begins;  /* a chain: it does not touch the line before it */
    double gap_m; /* from the end of the line before it to its start; 0 unless it begins a chain */
} cor_joined_line;

typedef struct cor_joined {
    const cor_dataset *data;
    cor_joined_line *lines;
    size_t count, capacity;
    size_t chains;
    size_t forks;    /* free ends at places where other lines end, too */
    bool is_ordered; /* the chains, over gaps; false when there are too many: as in the file */
} cor_joined;

/* Adds the lines of a feature. */
void cor_joined_add(cor_joined *joined, const cor_dataset *data, size_t feature);
/* Puts those that were added in order. */
void cor_joined_join(cor_joined *joined);
void cor_joined_free(cor_joined *joined);

/* Where a line begins, or where it ends, as it is turned. */
cor_lonlat cor_joined_end(const cor_joined *joined, const cor_joined_line *line, bool last);

#endif
