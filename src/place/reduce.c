/*
 * Two rules, until neither applies. A vertex v makes its neighbour u needless when all neighbours
 * of v are neighbours of u or u itself, and v weighs no less: in any set, u can be exchanged for v.
 * A vertex without neighbours is taken. Together they hold the rules for labels (a label with a
 * free option takes it) and for vertices whose neighbours are a clique.
 */
#include "place/island.h"

#include "base/memory.h"

/* Vertices with more neighbours hardly ever make one needless, and looking costs the square. */
enum { MAX_DEGREE = 24 };

typedef struct reduction {
    cor_island *island;
    bool *left;
    uint32_t *degree; /* among those left */
    uint32_t *mark;   /* == stamp: in the closed neighbourhood looked at */
    uint32_t stamp;
    uint32_t *queue; /* ring of vertices to look at again */
    uint32_t head, length;
    bool *queued;
} reduction;

static void enqueue(reduction *r, uint32_t v)
{
    if (r->queued[v] || !r->left[v])
        return;
    r->queued[v] = true;
    r->queue[(r->head + r->length++) % r->island->count] = v;
}

static void remove_vertex(reduction *r, uint32_t v)
{
    const cor_island *g = r->island;
    r->left[v] = false;
    for (uint32_t e = g->start[v]; e < g->start[v + 1]; e++) {
        uint32_t u = g->to[e];
        if (!r->left[u])
            continue;
        r->degree[u]--;
        enqueue(r, u);
    }
}

/* How many of v's neighbours that are left carry the mark. */
static uint32_t count_marked(const reduction *r, uint32_t v)
{
    uint32_t n = 0;
    for (uint32_t e = r->island->start[v]; e < r->island->start[v + 1]; e++)
        n += r->left[r->island->to[e]] && r->mark[r->island->to[e]] == r->stamp;
    return n;
}

static void mark_around(reduction *r, uint32_t v)
{
    r->stamp++;
    r->mark[v] = r->stamp;
    for (uint32_t e = r->island->start[v]; e < r->island->start[v + 1]; e++)
        r->mark[r->island->to[e]] = r->stamp;
}

/* The removed u stands in the set: v takes its place, which leaves the set no lighter. */
static void exchange(reduction *r, uint32_t u, uint32_t v)
{
    if (!r->island->in[u])
        return;
    r->island->in[u] = false;
    r->island->in[v] = true;
}

static void look_at(reduction *r, uint32_t v)
{
    cor_island *g = r->island;
    if (r->degree[v] == 0) {
        g->in[v] = true;
        r->left[v] = false;
        return;
    }
    if (r->degree[v] > MAX_DEGREE)
        return;
    mark_around(r, v);
    for (uint32_t e = g->start[v]; e < g->start[v + 1]; e++) {
        uint32_t u = g->to[e];
        if (!r->left[u] || r->degree[u] < r->degree[v] || g->weight[v] < g->weight[u] ||
            count_marked(r, u) < r->degree[v])
            continue;
        exchange(r, u, v);
        remove_vertex(r, u);
        enqueue(r, v);
    }
}

void cor_island_reduce(cor_island *island, bool *left)
{
    size_t n = island->count;
    reduction r = { .island = island,
                    .left = left,
                    .degree = cor_alloc(n + 1, sizeof *r.degree),
                    .mark = cor_alloc(n + 1, sizeof *r.mark),
                    .queue = cor_alloc(n + 1, sizeof *r.queue),
                    .queued = cor_alloc(n + 1, sizeof *r.queued) };
    for (uint32_t v = 0; v < n; v++) {
        left[v] = true;
        r.degree[v] = island->start[v + 1] - island->start[v];
    }
    for (uint32_t v = 0; v < n; v++)
        enqueue(&r, v);
    while (r.length) {
        uint32_t v = r.queue[r.head];
        r.head = (uint32_t)((r.head + 1) % n);
        r.length--;
        r.queued[v] = false;
        if (left[v])
            look_at(&r, v);
    }
    cor_free(r.degree);
    cor_free(r.mark);
    cor_free(r.queue);
    cor_free(r.queued);
}
