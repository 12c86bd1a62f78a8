/*
 * Iterated local search for the independent set of the greatest weight, after Andrade, Resende and
 * Werneck (2012, doi:10.1007/s10732-012-9196-4): a vertex outside is forced in, its neighbours go
 * out, and the surroundings are brought to a local optimum again by two kinds of moves: a vertex
 * for all its lighter neighbours, and two for one. A result that is worse is mostly taken back.
 */
#include "place/island.h"

#include <string.h>

#include "base/memory.h"

typedef struct list {
    uint32_t *items;
    size_t count, capacity;
} list;

/* The neighbours of a vertex that are in the set. */
typedef struct crowd {
    int64_t weight;
    uint32_t count;
    uint32_t sum; /* of their numbers (modulo 2^32): the neighbour itself when it is alone */
} crowd;

typedef struct search {
    const cor_island *g;
    const int64_t *weight;
    bool *in, *best;
    crowd *keepers;   /* of each vertex */
    int64_t *left_at; /* the step at which a vertex was last in the set */
    int64_t sum, best_sum, step;
    list outside; /* vertices that may come in: their load has gone down */
    list inside;  /* vertices that two others may replace */
    bool *listed_outside, *listed_inside;
    list journal; /* 2 v + 1 for v brought in, 2 v for v taken out, since the last accepted state */
    uint32_t *mark, stamp;
    list loose; /* neighbours of one vertex that it alone keeps out */
    uint64_t random;
    int64_t visits; /* of neighbours, that may still be made: what the time goes into */
} search;

static void push(list *l, uint32_t v)
{
    l->items = cor_grow(l->items, &l->capacity, l->count + 1, sizeof *l->items);
    l->items[l->count++] = v;
}

/* A linear congruential generator, so that every machine draws the same. */
static uint32_t draw(search *s, uint32_t below)
{
    s->random = s->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((s->random >> 32) * below >> 32);
}

static void list_outside(search *s, uint32_t v)
{
    if (s->listed_outside[v])
        return;
    s->listed_outside[v] = true;
    push(&s->outside, v);
}

static void list_inside(search *s, uint32_t v)
{
    if (s->listed_inside[v])
        return;
    s->listed_inside[v] = true;
    push(&s->inside, v);
}

static void bring_in(search *s, uint32_t v)
{
    const cor_island *g = s->g;
    s->in[v] = true;
    s->sum += s->weight[v];
    s->visits -= g->start[v + 1] - g->start[v];
    for (uint32_t e = g->start[v]; e < g->start[v + 1]; e++) {
        crowd *k = &s->keepers[g->to[e]];
        k->weight += s->weight[v];
        k->count++;
        k->sum += v;
    }
}

static void take_out(search *s, uint32_t v)
{
    const cor_island *g = s->g;
    s->in[v] = false;
    s->left_at[v] = s->step;
    s->sum -= s->weight[v];
    s->visits -= 2 * (int64_t)(g->start[v + 1] - g->start[v]);
    for (uint32_t e = g->start[v]; e < g->start[v + 1]; e++) {
        crowd *k = &s->keepers[g->to[e]];
        k->weight -= s->weight[v];
        k->count--;
        k->sum -= v;
    }
}

/* Takes v out; who is freer for it is listed. */
static void drop(search *s, uint32_t v)
{
    const cor_island *g = s->g;
    take_out(s, v);
    push(&s->journal, 2 * v);
    for (uint32_t e = g->start[v]; e < g->start[v + 1]; e++) {
        uint32_t u = g->to[e];
        const crowd *k = &s->keepers[u];
        if (k->weight < s->weight[u])
            list_outside(s, u);
        else if (k->count == 1)
            list_inside(s, k->sum);
    }
}

/* Brings v in and takes its neighbours out. */
static void force_in(search *s, uint32_t v)
{
    const cor_island *g = s->g;
    for (uint32_t e = g->start[v]; s->keepers[v].count && e < g->start[v + 1]; e++)
        if (s->in[g->to[e]])
            drop(s, g->to[e]);
    bring_in(s, v);
    push(&s->journal, 2 * v + 1);
    list_inside(s, v);
}

static void mark_around(search *s, uint32_t v)
{
    s->stamp++;
    s->mark[v] = s->stamp;
    s->visits -= s->g->start[v + 1] - s->g->start[v];
    for (uint32_t e = s->g->start[v]; e < s->g->start[v + 1]; e++)
        s->mark[s->g->to[e]] = s->stamp;
}

/* Two neighbours of x that it alone keeps out, that are not neighbours and weigh more together. */
static bool exchange_for_two(search *s, uint32_t x)
{
    const cor_island *g = s->g;
    s->loose.count = 0;
    s->visits -= g->start[x + 1] - g->start[x];
    for (uint32_t e = g->start[x]; e < g->start[x + 1]; e++)
        if (s->keepers[g->to[e]].count == 1)
            push(&s->loose, g->to[e]);
    for (size_t i = 0; i + 1 < s->loose.count; i++) {
        uint32_t a = s->loose.items[i];
        mark_around(s, a);
        for (size_t k = i + 1; k < s->loose.count; k++) {
            uint32_t b = s->loose.items[k];
            if (s->mark[b] == s->stamp || s->weight[a] + s->weight[b] <= s->weight[x])
                continue;
            drop(s, x);
            force_in(s, a);
            force_in(s, b);
            return true;
        }
    }
    return false;
}

static void descend(search *s)
{
    while (s->outside.count || s->inside.count) {
        if (s->outside.count) {
            uint32_t v = s->outside.items[--s->outside.count];
            s->listed_outside[v] = false;
            if (!s->in[v] && s->keepers[v].weight < s->weight[v])
                force_in(s, v);
        } else {
            uint32_t x = s->inside.items[--s->inside.count];
            s->listed_inside[x] = false;
            if (s->in[x])
                exchange_for_two(s, x);
        }
    }
}

static void keep_best(search *s)
{
    s->best_sum = s->sum;
    memcpy(s->best, s->in, s->g->count * sizeof *s->best);
}

/* Goes back to where the journal begins. */
static void take_back(search *s)
{
    while (s->journal.count) {
        uint32_t move = s->journal.items[--s->journal.count];
        if (move & 1)
            take_out(s, move / 2);
        else
            bring_in(s, move / 2);
    }
}

/* Of some vertices outside, the one that has been outside for the longest time. */
static uint32_t draw_outside(search *s)
{
    enum { DRAWS = 4 };
    uint32_t found = UINT32_MAX;
    for (int i = 0; i < DRAWS; i++) {
        uint32_t v = draw(s, s->g->count);
        if (!s->in[v] && (found == UINT32_MAX || s->left_at[v] < s->left_at[found]))
            found = v;
    }
    return found;
}

static void disturb(search *s)
{
    uint32_t times = 1;
    if (draw(s, s->g->count) == 0)
        times += 1 + draw(s, 3);
    while (times-- > 0) {
        uint32_t v = draw_outside(s);
        if (v != UINT32_MAX)
            force_in(s, v);
    }
}

/* Worse by little, now and against the best, is kept sometimes: with the chance 1 in
 * 1 + loss x distance. */
static bool accepts(search *s, int64_t before)
{
    if (s->sum >= before)
        return true;
    int64_t loss = before - s->sum, behind = s->best_sum - s->sum;
    if (loss > 100 || behind > 100)
        return false;
    return draw(s, (uint32_t)(1 + loss * behind)) == 0;
}

static void start(search *s, cor_island *island)
{
    size_t n = (size_t)island->count + 1;
    *s = (search){ .g = island, .in = island->in, .random = 20231 + n };
    s->best = cor_alloc(n, sizeof *s->best);
    s->keepers = cor_alloc(n, sizeof *s->keepers);
    s->left_at = cor_alloc(n, sizeof *s->left_at);
    s->listed_outside = cor_alloc(n, sizeof *s->listed_outside);
    s->listed_inside = cor_alloc(n, sizeof *s->listed_inside);
    s->mark = cor_alloc(n, sizeof *s->mark);
}

static void weigh(search *s, const int64_t *weight)
{
    const cor_island *g = s->g;
    s->weight = weight;
    memset(s->keepers, 0, g->count * sizeof *s->keepers);
    s->sum = 0;
    for (uint32_t v = 0; v < g->count; v++)
        if (s->in[v])
            bring_in(s, v);
    for (uint32_t v = g->count; v-- > 0;) {
        if (s->in[v])
            list_inside(s, v);
        else if (s->keepers[v].weight < weight[v])
            list_outside(s, v);
    }
    keep_best(s);
}

/* No set weighs more: the heaviest option of every label. */
static int64_t limit_of(const cor_island *g, const int64_t *weight)
{
    int64_t sum = 0;
    int64_t *most = cor_alloc((size_t)g->count + 1, sizeof *most);
    for (uint32_t v = 0; v < g->count; v++) {
        int64_t *m = &most[g->label[v]];
        sum += weight[v] > *m ? weight[v] - *m : 0;
        *m = weight[v] > *m ? weight[v] : *m;
    }
    cor_free(most);
    return sum;
}

static void run(search *s, const int64_t *weight, int64_t steps)
{
    int64_t limit = limit_of(s->g, weight);
    weigh(s, weight);
    descend(s);
    s->journal.count = 0;
    keep_best(s);
    for (int64_t i = 0; i < steps && s->visits > 0 && s->best_sum < limit; i++) {
        int64_t before = s->sum;
        s->step++;
        disturb(s);
        descend(s);
        if (!accepts(s, before))
            take_back(s);
        s->journal.count = 0;
        if (s->sum > s->best_sum)
            keep_best(s);
    }
    memcpy(s->in, s->best, s->g->count * sizeof *s->in);
}

void cor_island_search(cor_island *island, int64_t steps, int64_t *visits)
{
    search s;
    start(&s, island);
    s.visits = *visits - *visits / 4;
    run(&s, island->value, steps);
    s.visits += *visits / 4;
    run(&s, island->weight, steps / 4);
    *visits = s.visits > 0 ? s.visits : 0;
    cor_free(s.best);
    cor_free(s.keepers);
    cor_free(s.left_at);
    cor_free(s.listed_outside);
    cor_free(s.listed_inside);
    cor_free(s.mark);
    cor_free(s.outside.items);
    cor_free(s.inside.items);
    cor_free(s.journal.items);
    cor_free(s.loose.items);
}
