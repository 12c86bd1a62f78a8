#include "geo/path.h"

#include <string.h>

#include "base/memory.h"

static cor_contour *last_contour(cor_path *path)
{
    if (path->contour_count == 0)
        COR_NEVER("a path without a contour begun");
    return &path->contours[path->contour_count - 1];
}

static void reserve_points(cor_path *path, size_t more)
{
    if (path->point_count + more > path->point_capacity)
        path->points = cor_grow(path->points, &path->point_capacity, path->point_count + more,
                                sizeof *path->points);
}

static void reserve_contours(cor_path *path, size_t more)
{
    if (path->contour_count + more > path->contour_capacity)
        path->contours = cor_grow(path->contours, &path->contour_capacity,
                                  path->contour_count + more, sizeof *path->contours);
}

void cor_path_begin(cor_path *path, bool closed)
{
    reserve_contours(path, 1);
    path->contours[path->contour_count++] =
        (cor_contour){ .first = path->point_count, .closed = closed };
}

void cor_path_add(cor_path *path, cor_pt p)
{
    cor_contour *contour = last_contour(path);
    reserve_points(path, 1);
    path->points[path->point_count++] = p;
    contour->count++;
}

void cor_path_add_many(cor_path *path, const cor_pt *points, size_t count)
{
    cor_contour *contour = last_contour(path);
    reserve_points(path, count);
    if (count)
        memcpy(path->points + path->point_count, points, count * sizeof *points);
    path->point_count += count;
    contour->count += count;
}

void cor_path_end(cor_path *path)
{
    const cor_contour *contour = last_contour(path);
    size_t least = contour->closed ? 3 : 2;
    if (contour->count >= least)
        return;
    path->point_count = contour->first;
    path->contour_count--;
}

void cor_path_append(cor_path *path, const cor_path *other)
{
    /* Counts first: a path may be appended to itself, which moves the arrays. */
    size_t points = other->point_count, contours = other->contour_count;
    size_t base = path->point_count;
    reserve_points(path, points);
    reserve_contours(path, contours);
    if (points > 0)
        memcpy(path->points + base, other->points, points * sizeof *path->points);
    for (size_t i = 0; i < contours; i++) {
        cor_contour contour = other->contours[i];
        contour.first += base;
        path->contours[path->contour_count++] = contour;
    }
    path->point_count = base + points;
}

bool cor_path_bounds(const cor_path *path, cor_rect *out)
{
    if (path->point_count == 0)
        return false;
    cor_pt p = path->points[0];
    cor_rect box = { p.x_pt, p.y_pt, p.x_pt, p.y_pt };
    for (size_t i = 1; i < path->point_count; i++) {
        p = path->points[i];
        box.x0_pt = p.x_pt < box.x0_pt ? p.x_pt : box.x0_pt;
        box.y0_pt = p.y_pt < box.y0_pt ? p.y_pt : box.y0_pt;
        box.x1_pt = p.x_pt > box.x1_pt ? p.x_pt : box.x1_pt;
        box.y1_pt = p.y_pt > box.y1_pt ? p.y_pt : box.y1_pt;
    }
    *out = box;
    return true;
}

void cor_path_clear(cor_path *path)
{
    path->point_count = 0;
    path->contour_count = 0;
}

void cor_path_free(cor_path *path)
{
    cor_free(path->points);
    cor_free(path->contours);
    *path = (cor_path){ 0 };
}
