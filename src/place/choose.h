/*
 * place/choose: which of the places that labels may take they get, so that as many as can be are on
 * the map. It knows boxes only; what a label is, and what stands in its way for good, is
 * place/place's.
 *
 *   in    contenders, each with a rank and options: boxes, and a cost that says how welcome it is
 *   out   an option for each contender, or none; no two chosen options overlap
 *   not   obstacles: options that an obstacle blocks are not handed in
 *
 * What is best is decided rank by rank: as many contenders of the first rank as can be are placed,
 * then as many of the second as can be beside those, and so on; among answers with as many, the one
 * with the least sum of costs. A contender never gives way to any number of later rank, but it may
 * move to another of its options for one; on pages with tens of thousands of options it stays.
 * Small knots of conflicts are solved exactly, large ones by a search of a fixed number of steps:
 * the answer does not depend on the machine.
 *
 * Memory: none is kept. Threads: any number, each with its own contest.
 */
#ifndef COR_PLACE_CHOOSE_H
#define COR_PLACE_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geo/coord.h"

enum { COR_OPTION_COST_MAX = 4095 };

/* Boxes are half-open: two that share an edge do not overlap. */
typedef struct cor_option {
    cor_rect around; /* of all boxes */
    const cor_rect *boxes;
    uint32_t box_count; /* >= 1 */
    uint32_t cost;      /* 0 to COR_OPTION_COST_MAX; the less the better */
} cor_option;

typedef struct cor_contender {
    size_t first, count; /* its options */
    size_t rank;         /* never less than that of the contender before it */
    bool unseen;         /* contenders after it need not keep clear of it */
} cor_contender;

typedef struct cor_contest {
    const cor_contender *contenders;
    size_t count;
    const cor_option *options;
    size_t option_count;
    double effort_share; /* of what the search may spend; 0: all of it */
} cor_contest;

/* Options stand in the order of their contenders. chosen[i] becomes the index of an option among
 * those of contender i, or -1. */
void cor_choose(int *chosen, const cor_contest *contest);

#endif
