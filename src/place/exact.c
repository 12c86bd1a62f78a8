/*
 * Branch and bound for the independent set of the greatest weight. The bound covers the candidates
 * with cliques, taken greedily: of each at most its heaviest vertex can be in the set. Branching
 * goes through the cliques backwards, so that all that is left unbranched is bounded already (as in
 * Tomita's solvers for cliques; here on the complement graph).
 */
#include "place/island.h"

#include <string.h>

#include "base/memory.h"

enum { WORDS = COR_EXACT_MAX / 64 };

typedef struct bits {
    uint64_t w[WORDS];
} bits;

typedef struct solver {
    uint32_t count;
    int64_t weight[COR_EXACT_MAX];  /* by place in the order of the solver */
    uint32_t vertex[COR_EXACT_MAX]; /* of the island */
    bits around[COR_EXACT_MAX];     /* neighbours */
    bits chosen, best;
    int64_t best_weight;
    int64_t nodes;
} solver;

static void set_bit(bits *b, uint32_t i)
{
    b->w[i / 64] |= UINT64_C(1) << i % 64;
}

static void clear_bit(bits *b, uint32_t i)
{
    b->w[i / 64] &= ~(UINT64_C(1) << i % 64);
}

static bool has_bit(const bits *b, uint32_t i)
{
    return b->w[i / 64] >> i % 64 & 1;
}

/* The lowest member, or COR_EXACT_MAX. */
static uint32_t first_bit(const bits *b)
{
    for (uint32_t k = 0; k < WORDS; k++)
        if (b->w[k])
            return 64 * k + (uint32_t)__builtin_ctzll(b->w[k]);
    return COR_EXACT_MAX;
}

static void keep_common(bits *b, const bits *other)
{
    for (int k = 0; k < WORDS; k++)
        b->w[k] &= other->w[k];
}

static void take_away(bits *b, const bits *other)
{
    for (int k = 0; k < WORDS; k++)
        b->w[k] &= ~other->w[k];
}

/* Vertices are ordered heaviest first, so the first of a clique is what it adds to the bound.
 * Fills `order` and the bound of each prefix of it. */
static uint32_t cover(const solver *s, bits open, uint32_t *order, int64_t *bound)
{
    uint32_t n = 0;
    int64_t sum = 0;
    for (uint32_t first; (first = first_bit(&open)) < COR_EXACT_MAX;) {
        bits clique = open;
        sum += s->weight[first];
        for (uint32_t v = first; v < COR_EXACT_MAX; v = first_bit(&clique)) {
            clear_bit(&open, v);
            clear_bit(&clique, v);
            keep_common(&clique, &s->around[v]);
            order[n] = v;
            bound[n++] = sum;
        }
    }
    return n;
}

static void expand(solver *s, bits open, int64_t weight)
{
    uint32_t order[COR_EXACT_MAX];
    int64_t bound[COR_EXACT_MAX];
    if (s->nodes-- <= 0)
        return;
    if (weight > s->best_weight) {
        s->best_weight = weight;
        s->best = s->chosen;
    }
    uint32_t n = cover(s, open, order, bound);
    while (n-- > 0 && weight + bound[n] > s->best_weight && s->nodes > 0) {
        uint32_t v = order[n];
        bits rest = open;
        clear_bit(&rest, v);
        take_away(&rest, &s->around[v]);
        set_bit(&s->chosen, v);
        expand(s, rest, weight + s->weight[v]);
        clear_bit(&s->chosen, v);
        clear_bit(&open, v);
    }
}

static void order_vertices(solver *s, const cor_island *island)
{
    for (uint32_t v = 0; v < island->count; v++) {
        uint32_t at = v;
        for (; at > 0 && s->weight[at - 1] < island->weight[v]; at--) {
            s->weight[at] = s->weight[at - 1];
            s->vertex[at] = s->vertex[at - 1];
        }
        s->weight[at] = island->weight[v];
        s->vertex[at] = v;
    }
}

static void copy_graph(solver *s, const cor_island *island)
{
    uint32_t place[COR_EXACT_MAX];
    for (uint32_t i = 0; i < s->count; i++)
        place[s->vertex[i]] = i;
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t e = island->start[s->vertex[i]]; e < island->start[s->vertex[i] + 1]; e++)
            set_bit(&s->around[i], place[island->to[e]]);
}

bool cor_island_solve(cor_island *island, int64_t *nodes)
{
    solver *s = cor_alloc(1, sizeof *s);
    bits all = { { 0 } };
    s->count = island->count;
    s->nodes = *nodes;
    order_vertices(s, island);
    copy_graph(s, island);
    for (uint32_t i = 0; i < s->count; i++) {
        set_bit(&all, i);
        if (island->in[s->vertex[i]])
            set_bit(&s->best, i);
    }
    s->best_weight = cor_island_sum(island, island->weight);
    expand(s, all, 0);
    for (uint32_t i = 0; i < s->count; i++)
        island->in[s->vertex[i]] = has_bit(&s->best, i);
    bool solved = s->nodes > 0;
    *nodes = s->nodes > 0 ? s->nodes : 0;
    cor_free(s);
    return solved;
}
