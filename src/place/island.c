#include "place/island.h"

#include "base/memory.h"

/* Steps of the search for each vertex, and nodes of the exact solver for an island. */
enum { STEPS = 72, MIN_STEPS = 50, NODES = 3000 };

void cor_island_init(cor_island *island, uint32_t count, size_t ends)
{
    size_t n = (size_t)count + 1,
           each = 2 * sizeof *island->value + 2 * sizeof *island->start + sizeof *island->in;
    char *memory = cor_alloc(n * each + (ends + 1) * sizeof *island->to, 1);
    island->count = count;
    island->value = (int64_t *)(void *)memory; /* the widest first: all are aligned then */
    island->weight = island->value + n;
    island->start = (uint32_t *)(void *)(island->weight + n);
    island->label = island->start + n;
    island->to = island->label + n;
    island->in = (bool *)(island->to + ends + 1);
}

void cor_island_free(cor_island *island)
{
    cor_free(island->value);
}

int64_t cor_island_sum(const cor_island *island, const int64_t *of)
{
    int64_t sum = 0;
    for (uint32_t v = 0; v < island->count; v++)
        sum += island->in[v] ? of[v] : 0;
    return sum;
}

/* The vertices that hang together with `first`, into `members`; takes them from `left`. */
static uint32_t gather(const cor_island *island, bool *left, uint32_t first, uint32_t *members)
{
    uint32_t count = 1;
    members[0] = first;
    left[first] = false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t v = members[i];
        for (uint32_t e = island->start[v]; e < island->start[v + 1]; e++) {
            uint32_t u = island->to[e];
            if (left[u]) {
                left[u] = false;
                members[count++] = u;
            }
        }
    }
    return count;
}

static const uint32_t nowhere = UINT32_MAX;

/* Where things of the whole island stand in the part; `nowhere` outside it. */
typedef struct places {
    uint32_t *vertex, *label;
} places;

static void copy_vertices(cor_island *part, const cor_island *whole, const uint32_t *members,
                          const places *at)
{
    for (uint32_t i = 0; i < part->count; i++) {
        uint32_t v = members[i];
        at->vertex[v] = i;
        if (at->label[whole->label[v]] == nowhere)
            at->label[whole->label[v]] = i;
        part->label[i] = at->label[whole->label[v]];
        part->value[i] = whole->value[v];
        part->weight[i] = whole->weight[v];
        part->in[i] = whole->in[v];
    }
}

static void copy_edges(cor_island *part, const cor_island *whole, const uint32_t *members,
                       const places *at)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < part->count; i++) {
        uint32_t v = members[i];
        part->start[i] = end;
        for (uint32_t e = whole->start[v]; e < whole->start[v + 1]; e++)
            if (at->vertex[whole->to[e]] != nowhere)
                part->to[end++] = at->vertex[whole->to[e]];
    }
    part->start[part->count] = end;
}

static void copy_part(cor_island *part, const cor_island *whole, const uint32_t *members,
                      uint32_t count, const places *at)
{
    size_t ends = 0;
    for (uint32_t i = 0; i < count; i++)
        ends += whole->start[members[i] + 1] - whole->start[members[i]];
    cor_island_init(part, count, ends);
    copy_vertices(part, whole, members, at);
    copy_edges(part, whole, members, at);
    for (uint32_t i = 0; i < count; i++) {
        at->vertex[members[i]] = nowhere;
        at->label[whole->label[members[i]]] = nowhere;
    }
}

/* Vertices of the labels that are new; those that keep a place count more (see choose.c). */
static int64_t count_new(const cor_island *part)
{
    int64_t n = 0;
    for (uint32_t v = 0; v < part->count; v++)
        n += part->value[v] == 1;
    return n;
}

static bool improve_small(cor_island *part, cor_effort *effort)
{
    cor_island_search(part, part->count, &effort->visits);
    int64_t nodes = effort->nodes < NODES ? effort->nodes : NODES, before = nodes;
    bool solved = cor_island_solve(part, &nodes);
    effort->nodes -= before - nodes;
    return solved;
}

static void improve_part(cor_island *part, cor_effort *effort)
{
    if (part->count <= COR_EXACT_MAX && effort->nodes > 0 && improve_small(part, effort))
        return;
    cor_island_search(part, STEPS * count_new(part) + MIN_STEPS, &effort->visits);
}

void cor_island_improve(cor_island *island, cor_effort *effort)
{
    size_t n = (size_t)island->count + 1;
    bool *left = cor_alloc(n, sizeof *left);
    uint32_t *members = cor_alloc(n, sizeof *members);
    places at = { cor_alloc(n, sizeof *at.vertex), cor_alloc(n, sizeof *at.label) };
    for (size_t i = 0; i < n; i++)
        at.vertex[i] = at.label[i] = nowhere;
    cor_island_reduce(island, left);
    for (uint32_t v = 0; v < island->count; v++) {
        cor_island part;
        if (!left[v])
            continue;
        uint32_t count = gather(island, left, v, members);
        copy_part(&part, island, members, count, &at);
        improve_part(&part, effort);
        for (uint32_t i = 0; i < count; i++)
            island->in[members[i]] = part.in[i];
        cor_island_free(&part);
    }
    cor_free(left);
    cor_free(members);
    cor_free(at.vertex);
    cor_free(at.label);
}
