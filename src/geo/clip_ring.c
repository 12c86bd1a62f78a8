#include <stdint.h>

#include "geo/clip.h"

/* Keeps what has sign * (coordinate - value) >= 0. */
typedef struct half_plane {
    bool is_x;
    double sign, value;
} half_plane;

static double depth(half_plane side, cor_spot s)
{
    return side.sign * ((side.is_x ? s.x : s.y) - side.value);
}

/* The point of the border on an edge from inside to outside. Always computed from the inner end, so
 * that an edge gives the same point whichever way it is walked. */
static cor_spot cross_border(half_plane side, cor_spot in, cor_spot out)
{
    double a = depth(side, in), b = depth(side, out);
    cor_spot s = cor_spot_mix(in, out, a / (a - b));
    if (side.is_x)
        s.x = side.value;
    else
        s.y = side.value;
    return s;
}

static void add_crossing(cor_clipper *clipper, half_plane side, cor_spot in, cor_spot out)
{
    cor_spot s = cross_border(side, in, out);
    cor_shape_add(&clipper->pieces, s);
    cor_stitch_add_end(&clipper->stitch, side.is_x ? s.y : s.x);
}

/* The first point that is outside; count when there is none. */
static size_t first_outside(half_plane side, const cor_spot *ring, size_t count)
{
    size_t i = 0;
    while (i < count && depth(side, ring[i]) >= 0)
        i++;
    return i;
}

/* Cuts a ring that is outside at `start` into pieces. */
static void cut_ring(cor_clipper *clipper, half_plane side, const cor_spot *ring, cor_run run,
                     size_t start)
{
    cor_spot before = ring[start];
    bool was_inside = false;
    for (size_t k = 1; k <= run.count; k++) {
        size_t i = start + k < run.count ? start + k : start + k - run.count;
        cor_spot here = ring[i];
        bool inside = depth(side, here) >= 0;
        if (inside && !was_inside) {
            cor_shape_begin(&clipper->pieces);
            add_crossing(clipper, side, here, before);
        }
        if (inside)
            cor_shape_add(&clipper->pieces, here);
        else if (was_inside)
            add_crossing(clipper, side, before, here);
        before = here;
        was_inside = inside;
    }
}

static void clip_side(cor_clipper *clipper, cor_shape *rings, half_plane side)
{
    cor_shape_clear(&clipper->pieces);
    cor_shape_clear(&clipper->next);
    cor_stitch_clear(&clipper->stitch);
    for (size_t r = 0; r < rings->run_count; r++) {
        cor_run run = rings->runs[r];
        const cor_spot *ring = rings->spots + run.first;
        size_t start = first_outside(side, ring, run.count);
        if (start < run.count) {
            cut_ring(clipper, side, ring, run, start);
            continue;
        }
        cor_shape_begin(&clipper->next);
        cor_shape_add_run(&clipper->next, ring, run.count, false);
    }
    cor_stitch_sort(&clipper->stitch);
    cor_stitch_join(&clipper->stitch, 0, &clipper->pieces, NULL, NULL, &clipper->next);
    cor_shape_swap(rings, &clipper->next);
}

void cor_clip_rings(cor_clipper *clipper, cor_shape *rings, cor_window window)
{
    cor_window b;
    if (cor_shape_bounds(rings, &b) && b.x0 < window.x0)
        clip_side(clipper, rings, (half_plane){ true, 1, window.x0 });
    if (cor_shape_bounds(rings, &b) && b.x1 > window.x1)
        clip_side(clipper, rings, (half_plane){ true, -1, window.x1 });
    if (cor_shape_bounds(rings, &b) && b.y0 < window.y0)
        clip_side(clipper, rings, (half_plane){ false, 1, window.y0 });
    if (cor_shape_bounds(rings, &b) && b.y1 > window.y1)
        clip_side(clipper, rings, (half_plane){ false, -1, window.y1 });
}

void cor_clipper_free(cor_clipper *clipper)
{
    cor_shape_free(&clipper->pieces);
    cor_shape_free(&clipper->next);
    cor_stitch_free(&clipper->stitch);
}
