#include "symbolise/gradient.h"

#include <math.h>

#include "base/memory.h"
#include "symbolise/stroke.h"

static const double overlap_pt = 0.4, hair_pt = 0.12;

typedef struct ramp {
    const cor_layer *layer;
    cor_eval *eval;
    double from, to;    /* progress at the ends of the run in hand */
    double least_share; /* of the run: what is closer together cannot be told apart */
    cor_gradient_stop *stops;
    size_t count, capacity;
} ramp;

static cor_paint paint_at(const ramp *r, double share)
{
    r->eval->line_progress = fmin(fmax(r->from + (r->to - r->from) * share, 0), 1);
    return cor_paint_of(cor_layer_colour(r->layer, COR_P_LINE_GRADIENT, r->eval), 1);
}

static void add_stop(ramp *r, double share, cor_paint paint)
{
    r->stops = cor_grow(r->stops, &r->capacity, r->count + 1, sizeof *r->stops);
    r->stops[r->count++] = (cor_gradient_stop){ share, paint };
}

static bool is_between(cor_paint middle, cor_paint a, cor_paint b)
{
    static const double step = 1.5 / 255;
    return fabs(middle.r - (a.r + b.r) / 2) <= step && fabs(middle.g - (a.g + b.g) / 2) <= step &&
           fabs(middle.b - (a.b + b.b) / 2) <= step && fabs(middle.a - (a.a + b.a) / 2) <= step;
}

/* Stops between two, until straight interpolation gives the ramp's own colours. */
static void refine(ramp *r, double from, cor_paint a, double to, cor_paint b)
{
    double middle = (from + to) / 2;
    cor_paint paint = paint_at(r, middle);
    if (to - from > r->least_share && (to - from > 0.2 || !is_between(paint, a, b))) {
        refine(r, from, a, middle, paint);
        add_stop(r, middle, paint);
        refine(r, middle, paint, to, b);
    }
}

static void find_stops(ramp *r, double length_pt)
{
    r->count = 0;
    r->least_share = fmax(0.1 / fmax(length_pt, 0.1), 1.0 / 1024);
    cor_paint first = paint_at(r, 0), last = paint_at(r, 1);
    add_stop(r, 0, first);
    refine(r, 0, first, 1, last);
    add_stop(r, 1, last);
}

/* A contour with the distance along it at each of its points; what repeats is left out. */
typedef struct course {
    cor_pt *points;
    double *along_pt;
    size_t count;
} course;

static double distance(cor_pt a, cor_pt b)
{
    return hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
}

static void course_add(course *c, cor_pt p)
{
    double step = c->count ? distance(c->points[c->count - 1], p) : 0;
    if (c->count && !(step > 1e-6))
        return;
    c->points[c->count] = p;
    c->along_pt[c->count] = c->count ? c->along_pt[c->count - 1] + step : 0;
    c->count++;
}

static course course_of(const cor_path *path, cor_arena *arena)
{
    const cor_contour *contour = &path->contours[0];
    size_t room = contour->count + 1;
    course c = { cor_arena_alloc(arena, room, sizeof *c.points),
                 cor_arena_alloc(arena, room, sizeof *c.along_pt), 0 };
    for (size_t i = 0; i < contour->count; i++)
        course_add(&c, path->points[contour->first + i]);
    if (contour->closed)
        course_add(&c, path->points[contour->first]);
    return c;
}

/* From `from` towards `to`, `by_pt` far. */
static cor_pt towards(cor_pt from, cor_pt to, double by_pt)
{
    double t = by_pt / distance(from, to);
    return (cor_pt){ from.x_pt + (to.x_pt - from.x_pt) * t, from.y_pt + (to.y_pt - from.y_pt) * t };
}

/* The last point of the run that begins at point `from`: it turns by less than 15 degrees in all.
 */
static size_t run_end(const course *c, size_t from)
{
    static const double least_cosine = 0.966;
    double length = distance(c->points[from], c->points[from + 1]);
    double x = (c->points[from + 1].x_pt - c->points[from].x_pt) / length;
    double y = (c->points[from + 1].y_pt - c->points[from].y_pt) / length;
    size_t end = from + 1;
    for (; end + 1 < c->count; end++) {
        double dx = c->points[end + 1].x_pt - c->points[end].x_pt;
        double dy = c->points[end + 1].y_pt - c->points[end].y_pt;
        if ((dx * x + dy * y) / hypot(dx, dy) < least_cosine)
            break;
    }
    return end;
}

/* Half a disc beyond the end, which reaches back under the line as far as `back`. */
static void add_round_cap(cor_path *path, cor_pt end, cor_pt back, double radius_pt)
{
    enum { STEPS = 24 };
    double out = atan2(end.y_pt - back.y_pt, end.x_pt - back.x_pt);
    cor_path_begin(path, true);
    cor_path_add(path,
                 (cor_pt){ back.x_pt + radius_pt * sin(out), back.y_pt - radius_pt * cos(out) });
    for (int i = 0; i <= STEPS; i++) {
        double angle = out - M_PI / 2 + M_PI * i / STEPS;
        cor_path_add(
            path, (cor_pt){ end.x_pt + radius_pt * cos(angle), end.y_pt + radius_pt * sin(angle) });
    }
    cor_path_add(path,
                 (cor_pt){ back.x_pt - radius_pt * sin(out), back.y_pt + radius_pt * cos(out) });
    cor_path_end(path);
}

typedef struct line {
    const cor_symboliser *s;
    int64_t feature;
    cor_stroke stroke;
    cor_cap cap; /* of the line's ends; those of the runs are butt */
    course c;
    bool closed;
} line;

/* From one corner, or end, of the line to the next that counts. */
typedef struct run {
    size_t from, end;
    bool cut_from, cut_end; /* a translucent corner */
} run;

static void cap_round(const line *l, cor_pt end, cor_pt inner, cor_paint paint)
{
    cor_path path = { 0 };
    if (l->cap != COR_CAP_ROUND || l->closed)
        return;
    double overlap = paint.a < 1 ? hair_pt : overlap_pt;
    cor_pt back = towards(end, inner, fmin(overlap, distance(end, inner)));
    add_round_cap(&path, end, back, l->stroke.width_pt / 2);
    cor_scene_path(l->s->scene, l->s->layer->id, l->feature, &path, paint, NULL);
    cor_path_free(&path);
}

/* The points beside point `at`; false at an end of the line. */
static bool neighbours(const line *l, size_t at, cor_pt *before, cor_pt *after)
{
    const course *c = &l->c;
    bool is_end = at == 0 || at + 1 == c->count;
    if (is_end && (!l->closed || c->count < 3))
        return false;
    *before = c->points[at == 0 ? c->count - 2 : at - 1];
    *after = c->points[at + 1 == c->count ? 1 : at + 1];
    return true;
}

/* Clips to what lies on the side of `sign` (1: ahead, -1: behind) of the line that halves the
 * corner at point `at`, and a hair more, or the smoothed edges of the two halves would let what is
 * below shine through. False where there is no corner to halve. */
static bool push_half(const line *l, size_t at, double sign, double reach_pt)
{
    cor_pt p = l->c.points[at], before, after;
    if (!neighbours(l, at, &before, &after))
        return false;
    cor_pt a = towards((cor_pt){ 0, 0 }, (cor_pt){ p.x_pt - before.x_pt, p.y_pt - before.y_pt }, 1);
    cor_pt b = towards((cor_pt){ 0, 0 }, (cor_pt){ after.x_pt - p.x_pt, after.y_pt - p.y_pt }, 1);
    cor_pt ahead = { a.x_pt + b.x_pt, a.y_pt + b.y_pt };
    double length = hypot(ahead.x_pt, ahead.y_pt);
    if (!(length > 1e-3))
        return false;
    double x = ahead.x_pt / length * reach_pt, y = ahead.y_pt / length * reach_pt;
    double hair = -sign * hair_pt / reach_pt;
    p = (cor_pt){ p.x_pt + x * hair, p.y_pt + y * hair };
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, (cor_pt){ p.x_pt - y, p.y_pt + x });
    cor_path_add(&path, (cor_pt){ p.x_pt + y, p.y_pt - x });
    cor_path_add(&path, (cor_pt){ p.x_pt + y + sign * x, p.y_pt - x + sign * y });
    cor_path_add(&path, (cor_pt){ p.x_pt - y + sign * x, p.y_pt + x + sign * y });
    cor_path_end(&path);
    cor_scene_clip_push(l->s->scene, l->s->layer->id, &path);
    cor_path_free(&path);
    return true;
}

static void add_run(const line *l, cor_path *path, const run *of)
{
    size_t from = of->from, end = of->end;
    const course *c = &l->c;
    cor_pt before, after;
    double square = l->cap == COR_CAP_SQUARE && !l->closed ? l->stroke.width_pt / 2 : 0;
    bool is_last = end + 1 == c->count;
    cor_path_begin(path, false);
    if (from == 0 && square > 0)
        cor_path_add(path, towards(c->points[0], c->points[1], -square));
    else if (of->cut_from && neighbours(l, from, &before, &after))
        cor_path_add(path, towards(c->points[from], before,
                                   fmin(overlap_pt, distance(c->points[from], before))));
    for (size_t i = from; i <= end; i++)
        cor_path_add(path, c->points[i]);
    if (is_last && square > 0) {
        cor_path_add(path, towards(c->points[end], c->points[end - 1], -square));
    } else if (neighbours(l, end, &before, &after)) {
        cor_path_add(path, towards(c->points[end], after,
                                   fmin(overlap_pt, distance(c->points[end], after))));
    }
    cor_path_end(path);
}

static void draw_run(const line *l, ramp *r, size_t from, size_t end)
{
    const course *c = &l->c;
    find_stops(r, c->along_pt[end] - c->along_pt[from]);
    cor_gradient gradient = {
        .from = c->points[from], .to = c->points[end], .stops = r->stops, .stop_count = r->count
    };
    cor_paint first = r->stops[0].paint, last = r->stops[r->count - 1].paint;
    const run of = { from, end, first.a < 1, last.a < 1 };
    cor_path path = { 0 };
    add_run(l, &path, &of);
    if (from == 0)
        cap_round(l, c->points[0], c->points[1], first);
    if (end + 1 == c->count)
        cap_round(l, c->points[end], c->points[end - 1], last);
    double reach = c->along_pt[end] - c->along_pt[from] + 4 * l->stroke.width_pt;
    int clips = (of.cut_from && push_half(l, from, 1, reach)) +
                (of.cut_end && push_half(l, end, -1, reach));
    cor_scene_gradient(l->s->scene, l->s->layer->id, l->feature, &path, &gradient, &l->stroke);
    while (clips-- > 0)
        cor_scene_clip_pop(l->s->scene);
    cor_path_free(&path);
}

static void draw_runs(const line *l, cor_eval *eval, cor_stretch stretch)
{
    const course *c = &l->c;
    double whole = c->along_pt[c->count - 1];
    ramp r = { .layer = l->s->layer, .eval = eval };
    for (size_t from = 0, end; from + 1 < c->count; from = end) {
        end = run_end(c, from);
        r.from = stretch.from + (stretch.to - stretch.from) * c->along_pt[from] / whole;
        r.to = stretch.from + (stretch.to - stretch.from) * c->along_pt[end] / whole;
        draw_run(l, &r, from, end);
    }
    cor_free(r.stops);
}

void cor_gradient_draw(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                       const cor_path *path, cor_stretch stretch, const cor_stroke *stroke)
{
    if (!path->contour_count)
        return;
    line l = {
        s, feature, *stroke, stroke->cap, course_of(path, eval->arena), path->contours[0].closed
    };
    if (l.c.count < 2)
        return;
    l.stroke.cap = COR_CAP_BUTT;
    /* The runs overlap: their opacity is that of all of them together. */
    if (stroke->paint.a < 1)
        cor_scene_group_push(s->scene, s->layer->id, stroke->paint.a, NULL, NULL);
    draw_runs(&l, eval, stretch);
    if (stroke->paint.a < 1)
        cor_scene_group_pop(s->scene);
}
