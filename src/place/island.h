/*
 * place/island: options that hang together by conflicts, apart from all others, as a problem of
 * its own: the independent set of the greatest weight in a graph. Private to place.
 *
 *   in    a graph whose vertices are options; the options of one label are neighbours of each other
 *   out   a set of vertices, no two of them neighbours, at least as good as the one it came with
 *
 * Reductions come first (cor_island_reduce), what is left falls apart into islands again; the small
 * ones are solved exactly (cor_island_solve), the large ones searched (cor_island_search).
 *
 * Memory: cor_island_free. Threads: one per island.
 */
#ifndef COR_PLACE_ISLAND_H
#define COR_PLACE_ISLAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cor_island {
    uint32_t count;
    uint32_t *start, *to; /* neighbours of v: to[start[v]] to to[start[v + 1] - 1], both ways */
    uint32_t *label;      /* less than count; the same for the options of one label */
    int64_t *value;       /* > 0: what counts first; the same for all options of a label */
    int64_t *weight;      /* > 0: value times a large factor, less the cost */
    bool *in;             /* the set */
} cor_island;

/* Room for `count` vertices and `ends` ends of edges; the set is empty. */
void cor_island_init(cor_island *island, uint32_t count, size_t ends);
void cor_island_free(cor_island *island);

int64_t cor_island_sum(const cor_island *island, const int64_t *of);

/* Takes out vertices that an optimal set does without, keeping the set one at least as good;
 * left[v] tells which vertices stay undecided. */
void cor_island_reduce(cor_island *island, bool *left);

/* Branch and bound on weights; at most COR_EXACT_MAX vertices. Takes what it uses from *nodes;
 * false when they did not suffice and the set may not be the best. */
enum { COR_EXACT_MAX = 192 };
bool cor_island_solve(cor_island *island, int64_t *nodes);

/* Iterated local search: at most `steps` steps, and what is in *visits, of neighbours. */
void cor_island_search(cor_island *island, int64_t steps, int64_t *visits);

/* What may still be spent, in units that do not depend on the machine. */
typedef struct cor_effort {
    int64_t nodes, visits;
} cor_effort;

/* All of it. */
void cor_island_improve(cor_island *island, cor_effort *effort);

#endif
