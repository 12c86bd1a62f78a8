#include "geo/shape.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

void cor_shape_begin(cor_shape *shape)
{
    if (shape->run_count == shape->run_capacity)
        shape->runs =
            cor_grow(shape->runs, &shape->run_capacity, shape->run_count + 1, sizeof *shape->runs);
    shape->runs[shape->run_count++] = (cor_run){ shape->count, 0 };
}

void cor_shape_add(cor_shape *shape, cor_spot spot)
{
    if (shape->count == shape->capacity)
        shape->spots =
            cor_grow(shape->spots, &shape->capacity, shape->count + 1, sizeof *shape->spots);
    shape->spots[shape->count++] = spot;
    shape->runs[shape->run_count - 1].count++;
}

void cor_shape_add_run(cor_shape *shape, const cor_spot *spots, size_t count, bool backwards)
{
    if (!count)
        return;
    if (shape->count + count > shape->capacity)
        shape->spots =
            cor_grow(shape->spots, &shape->capacity, shape->count + count, sizeof *shape->spots);
    cor_spot *to = shape->spots + shape->count;
    if (!backwards)
        memcpy(to, spots, count * sizeof *to);
    for (size_t i = 0; backwards && i < count; i++)
        to[i] = spots[count - 1 - i];
    shape->count += count;
    shape->runs[shape->run_count - 1].count += count;
}

void cor_shape_end(cor_shape *shape, size_t least)
{
    const cor_run *run = &shape->runs[shape->run_count - 1];
    if (run->count >= least)
        return;
    shape->count = run->first;
    shape->run_count--;
}

void cor_shape_clear(cor_shape *shape)
{
    shape->count = 0;
    shape->run_count = 0;
}

void cor_shape_free(cor_shape *shape)
{
    cor_free(shape->spots);
    cor_free(shape->runs);
    *shape = (cor_shape){ 0 };
}

void cor_shape_swap(cor_shape *a, cor_shape *b)
{
    cor_shape c = *a;
    *a = *b;
    *b = c;
}

bool cor_shape_bounds(const cor_shape *shape, cor_window *out)
{
    if (!shape->count)
        return false;
    cor_window w = { shape->spots[0].x, shape->spots[0].y, shape->spots[0].x, shape->spots[0].y };
    for (size_t i = 1; i < shape->count; i++) {
        cor_spot s = shape->spots[i];
        w.x0 = s.x < w.x0 ? s.x : w.x0;
        w.y0 = s.y < w.y0 ? s.y : w.y0;
        w.x1 = s.x > w.x1 ? s.x : w.x1;
        w.y1 = s.y > w.y1 ? s.y : w.y1;
    }
    *out = w;
    return true;
}
