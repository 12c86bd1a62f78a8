/*
 * place/conflicts: which options of different contenders overlap. Private to place.
 *
 * A uniform grid with cells of the size of a usual option; pairs are looked for in every cell.
 * Where so many options share a cell that pairs could not be listed, the last of them are left out
 * (`crowded`): they have hardly a chance.
 *
 * Memory: cor_conflicts_free.
 */
#ifndef COR_PLACE_CONFLICTS_H
#define COR_PLACE_CONFLICTS_H

#include "place/choose.h"

/* Neighbours of option i: to[start[i]] to to[start[i + 1] - 1]. */
typedef struct cor_conflicts {
    uint32_t *owner; /* contender of each option */
    bool *crowded;   /* of each option; these have no neighbours and are not to be chosen */
    size_t *start;
    uint32_t *to;
} cor_conflicts;

void cor_conflicts_find(cor_conflicts *out, const cor_contest *contest);
void cor_conflicts_free(cor_conflicts *conflicts);

#endif
