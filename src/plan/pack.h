/*
 * plan/pack: boxes in a row, as near to where they want to be as there is room.
 *
 *   in    boxes in order, with the middle that each wants and its width
 *   out   middles in the same order; no two boxes are nearer than the gap, all lie in the row
 *   not   rows, texts (plan/tiers)
 *
 * The sum of the squares of the shifts is the least there is. Without room the boxes are left
 * alone.
 *
 * Threads: pure. Source: pool adjacent violators; Ayer, Brunk, Ewing, Reid and Silverman 1955,
 * doi:10.1214/aoms/1177728423.
 */
#ifndef COR_PLAN_PACK_H
#define COR_PLAN_PACK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cor_packed {
    double wanted_pt, width_pt;
    double at_pt; /* out */
} cor_packed;

/* The row begins at 0. False when it is too short; *missing_pt (may be NULL) says by how much. */
bool cor_pack(cor_packed *items, size_t n, double row_pt, double gap_pt, double *missing_pt);

#endif
