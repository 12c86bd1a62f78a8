#include "symbolise/progress.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* A line of the data on the page, as far as it has an image there. */
typedef struct course {
    cor_pt *points;
    double *along_pt;
    size_t count;
} course;

static course course_of(cor_view *view, const cor_lonlat *coords, size_t n)
{
    course c = { cor_alloc(n + 1, sizeof *c.points), cor_alloc(n + 1, sizeof *c.along_pt), 0 };
    for (size_t i = 0; i < n; i++) {
        cor_pt p;
        if (!cor_view_point_anywhere(view, coords[i], &p))
            continue;
        c.points[c.count] = p;
        if (c.count) {
            cor_pt q = c.points[c.count - 1];
            c.along_pt[c.count] = c.along_pt[c.count - 1] + hypot(p.x_pt - q.x_pt, p.y_pt - q.y_pt);
        }
        c.count++;
    }
    return c;
}

/* Where on the segment from point `i` the nearest place to `p` lies; its distance goes to `away`.
 */
static double station(const course *c, size_t i, cor_pt p, double *away)
{
    cor_pt a = c->points[i], b = c->points[i + 1];
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x_pt - a.x_pt) * dx + (p.y_pt - a.y_pt) * dy) / square : 0;
    t = fmin(fmax(t, 0), 1);
    *away = hypot(a.x_pt + t * dx - p.x_pt, a.y_pt + t * dy - p.y_pt);
    return c->along_pt[i] + t * sqrt(square);
}

/* Of places that are as near as makes no difference, where the line crosses itself or is closed,
 * the first from `after_pt` on. */
static double nearest(const course *c, cor_pt p, double after_pt)
{
    static const double same_pt = 0.2;
    double best = after_pt, least = HUGE_VAL;
    for (size_t i = 0; i + 1 < c->count; i++) {
        double away, at = station(c, i, p, &away);
        if (at < after_pt - same_pt || away > least - (least < HUGE_VAL ? same_pt : 0))
            continue;
        best = at;
        least = away;
    }
    return best;
}

static double length_of(const cor_path *path, const cor_contour *contour)
{
    double sum = 0;
    const cor_pt *p = path->points + contour->first;
    for (size_t i = 1; i < contour->count; i++)
        sum += hypot(p[i].x_pt - p[i - 1].x_pt, p[i].y_pt - p[i - 1].y_pt);
    return sum;
}

/* The pieces of one line follow each other, so each is looked for behind the one before. */
static void find_stretches(cor_stretch *out, const cor_path *path, size_t first, const course *c)
{
    double whole = c->count ? c->along_pt[c->count - 1] : 0, after = 0;
    for (size_t k = first; k < path->contour_count; k++) {
        const cor_contour *contour = &path->contours[k];
        const cor_pt *p = path->points + contour->first;
        double from = nearest(c, p[0], after);
        double to = contour->closed
                        ? whole
                        : nearest(c, p[contour->count - 1], from + length_of(path, contour) * 0.9);
        after = to;
        out[k] = (cor_stretch){ 0, 1 };
        if (whole > 0 && to > from)
            out[k] = (cor_stretch){ from / whole, to / whole };
    }
}

static cor_stretch *grown(cor_arena *arena, const cor_stretch *old, size_t had, size_t needed)
{
    cor_stretch *list = cor_arena_alloc(arena, needed + 1, sizeof *list);
    if (had)
        memcpy(list, old, had * sizeof *list);
    return list;
}

const cor_stretch *cor_feature_stretches(const cor_symboliser *s, size_t index, cor_path *out,
                                         cor_arena *arena)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    const cor_feature *feature = &data->features[index];
    cor_stretch *list = grown(arena, NULL, 0, 0);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        const cor_lonlat *coords = data->coords + part->first;
        size_t before = out->contour_count;
        if (part->kind == COR_PART_LINE)
            cor_view_line(s->map->view, coords, part->count, out);
        else if (part->kind != COR_PART_POINT)
            cor_view_outline(s->map->view, &coords, &part->count, 1, out);
        if (out->contour_count == before)
            continue;
        course c = course_of(s->map->view, coords, part->count);
        list = grown(arena, list, before, out->contour_count);
        find_stretches(list, out, before, &c);
        cor_free(c.points);
        cor_free(c.along_pt);
    }
    return list;
}
