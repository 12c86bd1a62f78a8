#include "geo/stitch.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

static const size_t used = SIZE_MAX;

void cor_stitch_clear(cor_stitch *stitch)
{
    stitch->end_count = 0;
}

void cor_stitch_free(cor_stitch *stitch)
{
    cor_free(stitch->ends);
    cor_free(stitch->partners);
    *stitch = (cor_stitch){ 0 };
}

void cor_stitch_add_end(cor_stitch *stitch, double along)
{
    if (stitch->end_count == stitch->end_capacity)
        stitch->ends = cor_grow(stitch->ends, &stitch->end_capacity, stitch->end_count + 1,
                                sizeof *stitch->ends);
    stitch->ends[stitch->end_count] = (cor_piece_end){ along, stitch->end_count };
    stitch->end_count++;
}

static int compare_ends(const void *left, const void *right)
{
    const cor_piece_end *a = left, *b = right;
    if (a->along != b->along)
        return a->along < b->along ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

void cor_stitch_sort(cor_stitch *stitch)
{
    if (stitch->end_count > 1)
        qsort(stitch->ends, stitch->end_count, sizeof *stitch->ends, compare_ends);
}

/* partners[end] = the place among the sorted ends of the end that it is joined with. */
static void pair_ends(cor_stitch *stitch, size_t skip)
{
    size_t n = stitch->end_count;
    if (stitch->partner_capacity < n)
        stitch->partners =
            cor_grow(stitch->partners, &stitch->partner_capacity, n, sizeof *stitch->partners);
    for (size_t i = 0; i + 1 < n; i += 2) {
        size_t a = (i + skip) % n, b = (i + skip + 1) % n;
        stitch->partners[stitch->ends[a].end] = b;
        stitch->partners[stitch->ends[b].end] = a;
    }
}

/* Where the end at sorted place `at` lies, seen from its partner: the pair of the last and the
 * first spans the origin. */
static double along(const cor_stitch *stitch, size_t skip, size_t at, size_t partner)
{
    bool spans = skip && at == 0 && partner == stitch->end_count - 1;
    return stitch->ends[at].along + (spans ? stitch->period : 0);
}

void cor_stitch_join(cor_stitch *stitch, size_t skip, const cor_shape *pieces, cor_border *border,
                     void *user, cor_shape *out)
{
    pair_ends(stitch, skip);
    for (size_t start = 0; start < stitch->end_count; start += 2) {
        if (stitch->partners[start] == used)
            continue;
        cor_shape_begin(out);
        size_t entry = start;
        do {
            const cor_run *run = &pieces->runs[entry / 2];
            cor_shape_add_run(out, pieces->spots + run->first, run->count, entry % 2 == 1);
            size_t leaving = entry ^ 1;
            size_t to = stitch->partners[leaving], from = stitch->partners[stitch->ends[to].end];
            if (border)
                border(user, along(stitch, skip, from, to), along(stitch, skip, to, from), out);
            stitch->partners[leaving] = used;
            entry = stitch->ends[to].end;
            stitch->partners[entry] = used;
        } while (entry != start);
        cor_shape_end(out, 3);
    }
}
