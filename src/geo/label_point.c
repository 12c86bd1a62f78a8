#include "geo/label_point.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

typedef struct edge {
    cor_pt a, b;
} edge;

typedef struct edges {
    edge *items;
    size_t count, capacity;
    cor_rect box;
} edges;

typedef struct cell {
    cor_pt centre;
    double half_pt;
    double distance_pt; /* of the centre from the edges; negative outside */
    double bound_pt;    /* no point of the cell is farther inside than this */
    size_t index;
} cell;

/* Cells still to be divided, the best on top; equal ones in the order they were made. */
typedef struct queue {
    cell *items;
    size_t count, capacity, made;
} queue;

/* Edge tests before the best so far is taken: some 0.3 s. Only noise comes near. */
static const size_t work_max = 10 * 1000 * 1000;

static bool contour_is_finite(const cor_path *path, const cor_contour *contour)
{
    for (size_t i = 0; i < contour->count; i++) {
        cor_pt p = path->points[contour->first + i];
        if (!isfinite(p.x_pt) || !isfinite(p.y_pt))
            return false;
    }
    return true;
}

static void add_edge(edges *out, cor_pt a, cor_pt b)
{
    if (out->count == out->capacity)
        out->items = cor_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = (edge){ a, b };
    if (out->count == 1)
        out->box = (cor_rect){ a.x_pt, a.y_pt, a.x_pt, a.y_pt };
    out->box.x0_pt = fmin(out->box.x0_pt, b.x_pt);
    out->box.y0_pt = fmin(out->box.y0_pt, b.y_pt);
    out->box.x1_pt = fmax(out->box.x1_pt, b.x_pt);
    out->box.y1_pt = fmax(out->box.y1_pt, b.y_pt);
}

/* Points nearer than `skip_pt` to the one before are left out: the edges move by no more. */
static void add_contour(edges *out, const cor_path *path, const cor_contour *contour,
                        double skip_pt)
{
    const cor_pt *points = path->points + contour->first;
    if (contour->count < 3 || !contour_is_finite(path, contour))
        return;
    cor_pt last = points[0];
    for (size_t i = 1; i < contour->count; i++) {
        if (hypot(points[i].x_pt - last.x_pt, points[i].y_pt - last.y_pt) <= skip_pt)
            continue;
        add_edge(out, last, points[i]);
        last = points[i];
    }
    if (last.x_pt != points[0].x_pt || last.y_pt != points[0].y_pt)
        add_edge(out, last, points[0]);
}

static void collect_edges(edges *out, const cor_path *path, double skip_pt)
{
    out->count = 0;
    for (size_t i = 0; i < path->contour_count; i++)
        add_contour(out, path, &path->contours[i], skip_pt);
}

static double distance2(cor_pt p, const edge *e)
{
    double dx = e->b.x_pt - e->a.x_pt, dy = e->b.y_pt - e->a.y_pt;
    double px = p.x_pt - e->a.x_pt, py = p.y_pt - e->a.y_pt;
    double length2 = dx * dx + dy * dy;
    double along = length2 > 0 ? (px * dx + py * dy) / length2 : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    px -= along * dx;
    py -= along * dy;
    return px * px + py * py;
}

/* Where the edge crosses the horizontal through y; false when it does not. Half-open, so that a
 * vertex counts once. */
static bool crosses(const edge *e, double y_pt, double *x_pt)
{
    if ((e->a.y_pt > y_pt) == (e->b.y_pt > y_pt))
        return false;
    double along = (y_pt - e->a.y_pt) / (e->b.y_pt - e->a.y_pt);
    *x_pt = e->a.x_pt + along * (e->b.x_pt - e->a.x_pt);
    return true;
}

static double signed_distance(const edges *all, cor_pt p)
{
    double least2 = HUGE_VAL, x_pt;
    bool inside = false;
    for (size_t i = 0; i < all->count; i++) {
        const edge *e = &all->items[i];
        double d2 = distance2(p, e);
        least2 = d2 < least2 ? d2 : least2;
        if (crosses(e, p.y_pt, &x_pt) && p.x_pt < x_pt)
            inside = !inside;
    }
    return inside ? sqrt(least2) : -sqrt(least2);
}

static bool is_before(const cell *a, const cell *b)
{
    return a->bound_pt != b->bound_pt ? a->bound_pt > b->bound_pt : a->index < b->index;
}

static void push(queue *q, cell item)
{
    if (q->count == q->capacity)
        q->items = cor_grow(q->items, &q->capacity, q->count + 1, sizeof *q->items);
    item.index = q->made++;
    size_t at = q->count++;
    for (; at > 0 && is_before(&item, &q->items[(at - 1) / 2]); at = (at - 1) / 2)
        q->items[at] = q->items[(at - 1) / 2];
    q->items[at] = item;
}

static cell pop(queue *q)
{
    cell top = q->items[0], last = q->items[--q->count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < q->count; at = child) {
        if (child + 1 < q->count && is_before(&q->items[child + 1], &q->items[child]))
            child++;
        if (!is_before(&q->items[child], &last))
            break;
        q->items[at] = q->items[child];
    }
    q->items[at] = last;
    return top;
}

static cell cell_at(const edges *all, cor_pt centre, double half_pt)
{
    double distance_pt = signed_distance(all, centre);
    return (cell){ .centre = centre,
                   .half_pt = half_pt,
                   .distance_pt = distance_pt,
                   .bound_pt = distance_pt + half_pt * sqrt(2) };
}

static void take_better(cell *best, cell other)
{
    if (other.distance_pt > best->distance_pt)
        *best = other;
}

static cor_pt centroid(const edges *all)
{
    cor_pt origin = all->items[0].a, sum = { 0, 0 };
    double area = 0;
    for (size_t i = 0; i < all->count; i++) {
        double ax = all->items[i].a.x_pt - origin.x_pt, ay = all->items[i].a.y_pt - origin.y_pt;
        double bx = all->items[i].b.x_pt - origin.x_pt, by = all->items[i].b.y_pt - origin.y_pt;
        double cross = ax * by - bx * ay;
        area += cross;
        sum.x_pt += (ax + bx) * cross;
        sum.y_pt += (ay + by) * cross;
    }
    cor_pt c = { origin.x_pt + sum.x_pt / (3 * area), origin.y_pt + sum.y_pt / (3 * area) };
    bool finite = isfinite(c.x_pt) && isfinite(c.y_pt);
    return finite ? c : origin;
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The middle of the widest piece of the inside at height y: an area too thin for the cells has a
 * point all the same. `room` holds a double for each edge. */
static void try_scanline(cell *best, const edges *all, double y_pt, double *room)
{
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (crosses(&all->items[i], y_pt, &room[count]))
            count++;
    qsort(room, count, sizeof *room, compare_doubles);
    double widest = 0, middle = 0;
    for (size_t i = 0; i + 1 < count; i += 2) {
        if (room[i + 1] - room[i] <= widest)
            continue;
        widest = room[i + 1] - room[i];
        middle = (room[i] + room[i + 1]) / 2;
    }
    if (widest > 0)
        take_better(best, cell_at(all, (cor_pt){ middle, y_pt }, 0));
}

/* The centroid first: of equally good points it is the one to expect. */
static cell first_guess(const edges *all)
{
    enum { SCANLINES = 5 };
    cell best = cell_at(all, centroid(all), 0);
    double *room = cor_alloc(all->count, sizeof *room);
    double height_pt = all->box.y1_pt - all->box.y0_pt;
    for (int i = 0; i < SCANLINES; i++)
        try_scanline(&best, all, all->box.y0_pt + height_pt * (i + 0.5) / SCANLINES, room);
    cor_free(room);
    return best;
}

/* Squares over the box; a very long box is not cut into more than some hundred. */
static void cover(queue *q, const edges *all)
{
    static const double longest = 64;
    double width_pt = all->box.x1_pt - all->box.x0_pt, height_pt = all->box.y1_pt - all->box.y0_pt;
    double size_pt = fmax(fmin(width_pt, height_pt), fmax(width_pt, height_pt) / longest);
    int columns = (int)ceil(width_pt / size_pt), rows = (int)ceil(height_pt / size_pt);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            cor_pt centre = { all->box.x0_pt + (column + 0.5) * size_pt,
                              all->box.y0_pt + (row + 0.5) * size_pt };
            push(q, cell_at(all, centre, size_pt / 2));
        }
    }
}

static void divide(queue *q, const edges *all, const cell *parent)
{
    double half_pt = parent->half_pt / 2;
    for (int i = 0; i < 4; i++) {
        cor_pt centre = { parent->centre.x_pt + (i & 1 ? half_pt : -half_pt),
                          parent->centre.y_pt + (i & 2 ? half_pt : -half_pt) };
        push(q, cell_at(all, centre, half_pt));
    }
}

static cell search(const edges *all, double precision_pt)
{
    cell best = first_guess(all);
    queue q = { 0 };
    cover(&q, all);
    size_t cells_max = work_max / all->count + 64;
    while (q.count > 0 && q.made < cells_max) {
        cell top = pop(&q);
        take_better(&best, top);
        if (top.bound_pt - best.distance_pt <= precision_pt)
            break;
        divide(&q, all, &top);
    }
    cor_free(q.items);
    return best;
}

static bool has_area(const edges *all)
{
    return all->count >= 3 && all->box.x1_pt > all->box.x0_pt && all->box.y1_pt > all->box.y0_pt;
}

bool cor_label_point(const cor_path *polygon, double precision_pt, cor_pt *out)
{
    edges all = { 0 };
    cell best = { .distance_pt = -1 };
    if (!(precision_pt > 0))
        COR_NEVER("a label point with no precision");
    /* A quarter of the precision goes into the points left out, half into the search. */
    collect_edges(&all, polygon, precision_pt / 4);
    if (has_area(&all))
        best = search(&all, precision_pt / 2);
    if (best.distance_pt <= precision_pt) {
        /* So near the edge the points left out may have been the whole inside, or have put the
         * point outside. */
        collect_edges(&all, polygon, 0);
        bool area = has_area(&all);
        best.distance_pt = area && best.distance_pt > 0 ? signed_distance(&all, best.centre) : -1;
        if (area && best.distance_pt <= 0)
            best = search(&all, precision_pt / 2);
    }
    cor_free(all.items);
    if (!(best.distance_pt > 0))
        return false;
    *out = best.centre;
    return true;
}
