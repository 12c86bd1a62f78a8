#include "geo/simplify.h"

#include <math.h>

/* Where a point lies in the grid. */
typedef struct place {
    double column, row;
    double off; /* square distance from the middle of the cell, in cells */
} place;

static place place_of(cor_spot s, double per_cell)
{
    double x = s.x * per_cell, y = s.y * per_cell;
    place p = { .column = floor(x), .row = floor(y) };
    double dx = x - p.column - 0.5, dy = y - p.row - 0.5;
    p.off = dx * dx + dy * dy;
    return p;
}

static bool same_cell(place a, place b)
{
    return a.column == b.column && a.row == b.row;
}

/* Nearer to the middle; of two that are equally near the one that comes first in the plane. */
static bool is_better(cor_spot s, place p, cor_spot best, place best_place)
{
    if (p.off != best_place.off)
        return p.off < best_place.off;
    return s.x < best.x || (s.x == best.x && s.y < best.y);
}

/* Thins in place; returns how many are left. */
static size_t thin(cor_spot *spots, size_t count, double size)
{
    size_t kept = 0; /* spots[kept] is the best of the current cell */
    double per_cell = 1 / size;
    place best = place_of(spots[0], per_cell);
    for (size_t i = 1; i < count; i++) {
        place p = place_of(spots[i], per_cell);
        bool goes_on = same_cell(p, best);
        if (goes_on && !is_better(spots[i], p, spots[kept], best))
            continue;
        kept += !goes_on;
        spots[kept] = spots[i];
        best = p;
    }
    return kept + 1;
}

static size_t thin_line(cor_spot *spots, size_t count, double size)
{
    if (count < 3)
        return count;
    cor_spot last = spots[count - 1];
    size_t kept = 1 + thin(spots + 1, count - 2, size);
    spots[kept++] = last;
    return kept;
}

static size_t thin_ring(cor_spot *spots, size_t count, double size)
{
    if (count < 4)
        return count;
    cor_spot keep[3] = { spots[0], spots[count / 3], spots[2 * count / 3] };
    size_t kept = thin(spots, count, size);
    place first = place_of(spots[0], 1 / size), last = place_of(spots[kept - 1], 1 / size);
    /* The stretch that the ring began in may go on at its end. */
    if (kept > 1 && same_cell(first, last)) {
        if (is_better(spots[kept - 1], last, spots[0], first))
            spots[0] = spots[kept - 1];
        kept--;
    }
    if (kept >= 3)
        return kept;
    for (size_t i = 0; i < 3; i++)
        spots[i] = keep[i];
    return 3;
}

static void each_run(cor_shape *shape, double size, size_t (*thin_run)(cor_spot *, size_t, double))
{
    if (!(size > 0))
        return;
    size_t end = 0;
    for (size_t r = 0; r < shape->run_count; r++) {
        cor_run *run = &shape->runs[r];
        size_t kept = thin_run(shape->spots + run->first, run->count, size);
        for (size_t i = 0; i < kept; i++)
            shape->spots[end + i] = shape->spots[run->first + i];
        *run = (cor_run){ end, kept };
        end += kept;
    }
    shape->count = end;
}

void cor_simplify_lines(cor_shape *lines, double size)
{
    each_run(lines, size, thin_line);
}

void cor_simplify_rings(cor_shape *rings, double size)
{
    each_run(rings, size, thin_ring);
}
