#include "geo/simplify.h"

#include <math.h>

typedef struct cell {
    double column, row;
} cell;

static cell cell_of(cor_spot s, double size)
{
    return (cell){ floor(s.x / size), floor(s.y / size) };
}

static bool same_cell(cell a, cell b)
{
    return a.column == b.column && a.row == b.row;
}

/* Square distance from the middle of the cell. */
static double off_middle(cor_spot s, cell c, double size)
{
    double dx = s.x - (c.column + 0.5) * size, dy = s.y - (c.row + 0.5) * size;
    return dx * dx + dy * dy;
}

/* The nearer to the middle; of two that are equally near the one that comes first in the plane. */
static cor_spot better(cor_spot a, cor_spot b, cell c, double size)
{
    double da = off_middle(a, c, size), db = off_middle(b, c, size);
    if (da != db)
        return da < db ? a : b;
    return a.x < b.x || (a.x == b.x && a.y <= b.y) ? a : b;
}

/* Thins spots[from..count) in place, from the start of a cell's stretch; returns how many are left.
 */
static size_t thin(cor_spot *spots, size_t count, double size)
{
    size_t kept = 0;
    cell current = cell_of(spots[0], size);
    cor_spot best = spots[0];
    for (size_t i = 1; i < count; i++) {
        cell c = cell_of(spots[i], size);
        if (same_cell(c, current)) {
            best = better(best, spots[i], c, size);
            continue;
        }
        spots[kept++] = best;
        best = spots[i];
        current = c;
    }
    spots[kept++] = best;
    return kept;
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
    cell first = cell_of(spots[0], size);
    /* The stretch that the ring began in may go on at its end. */
    if (kept > 1 && same_cell(first, cell_of(spots[kept - 1], size))) {
        spots[0] = better(spots[0], spots[kept - 1], first, size);
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
