#include "draw/dot.h"

#include <math.h>

#include "base/memory.h"
#include "draw/coverage.h"
#include "draw/stencil.h"

enum { MIN_POINTS = 8, MAX_POINTS = 64, PHASES = 32, MAX_SHAPES = 32 };

static const double max_side_px = 32;
/* A rim's corners are mitred where a true one is round: the difference that is allowed. */
static const double max_miter_px = 0.03;
/* The least cosine of a corner's turn. */
static const double roundest = 0.5;

/* A convex ring in pixels, relative to its first point. */
typedef struct dot {
    cor_pt at[MAX_POINTS];
    size_t count;
} dot;

/* Filled, or the rim of a dot. */
typedef struct shape {
    dot dot;
    double rim_px; /* width; 0: filled */
    dot outer, inner;
    bool has_hole;
    cor_stencil stencils[PHASES][PHASES]; /* those without a surface are still to be made */
} shape;

struct cor_dots {
    shape *shapes[MAX_SHAPES];
    size_t count;
};

cor_dots *cor_dots_new(void)
{
    return cor_alloc(1, sizeof(cor_dots));
}

static void shape_free(shape *s)
{
    for (size_t y = 0; y < PHASES; y++)
        for (size_t x = 0; x < PHASES; x++)
            if (s->stencils[y][x].surface)
                cor_stencil_free(&s->stencils[y][x]);
    cor_free(s);
}

void cor_dots_free(cor_dots *dots)
{
    for (size_t i = 0; dots && i < dots->count; i++)
        shape_free(dots->shapes[i]);
    cor_free(dots);
}

static cor_pt to_next(const dot *d, size_t i)
{
    cor_pt a = d->at[i], b = d->at[i + 1 < d->count ? i + 1 : 0];
    return (cor_pt){ b.x_pt - a.x_pt, b.y_pt - a.y_pt };
}

static double cross(cor_pt a, cor_pt b)
{
    return a.x_pt * b.y_pt - a.y_pt * b.x_pt;
}

static double dot_product(cor_pt a, cor_pt b)
{
    return a.x_pt * b.x_pt + a.y_pt * b.y_pt;
}

/* Turns clockwise (y down) by little everywhere, and around once. */
static bool is_round(const dot *d)
{
    int turns_back = 0; /* in x */
    cor_pt before = to_next(d, d->count - 1);
    for (size_t i = 0; i < d->count; i++) {
        cor_pt after = to_next(d, i);
        double turn = cross(before, after), along = dot_product(before, after);
        double lengths = sqrt(dot_product(before, before) * dot_product(after, after));
        if (!(turn > 0) || along < roundest * lengths)
            return false;
        turns_back += (before.x_pt > 0) != (after.x_pt > 0);
        before = after;
    }
    return turns_back == 2;
}

/* True for matrices that turn nothing and keep the shape of a circle: those of sheets. */
static bool is_plain(const cairo_matrix_t *m)
{
    return m->xy == 0 && m->yx == 0 && m->xx > 0 && m->xx == m->yy;
}

static bool is_small(const dot *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (!(fabs(d->at[i].x_pt) < max_side_px && fabs(d->at[i].y_pt) < max_side_px))
            return false;
    return true;
}

static bool read_dot(dot *out, const cor_path *path, double scale)
{
    const cor_contour *contour = path->contours;
    if (path->contour_count != 1 || !contour->closed || contour->count < MIN_POINTS ||
        contour->count > MAX_POINTS)
        return false;
    const cor_pt *from = path->points + contour->first;
    out->count = contour->count;
    for (size_t i = 0; i < out->count; i++)
        out->at[i] =
            (cor_pt){ (from[i].x_pt - from->x_pt) * scale, (from[i].y_pt - from->y_pt) * scale };
    return true;
}

/* The dot grown by `by_px`, which may be negative: every corner goes along its bisector. */
static void grow(dot *out, const dot *d, double by_px)
{
    out->count = d->count;
    cor_pt before = to_next(d, d->count - 1);
    double length = sqrt(dot_product(before, before));
    cor_pt n = { before.y_pt / length, -before.x_pt / length };
    for (size_t i = 0; i < d->count; i++) {
        cor_pt after = to_next(d, i);
        length = sqrt(dot_product(after, after));
        cor_pt m = { after.y_pt / length, -after.x_pt / length };
        double far = by_px / (1 + dot_product(n, m));
        out->at[i] = (cor_pt){ d->at[i].x_pt + far * (n.x_pt + m.x_pt),
                               d->at[i].y_pt + far * (n.y_pt + m.y_pt) };
        n = m;
    }
}

/* The longest way of a mitred corner beyond a round one. */
static double miter_of(const dot *d, double half_px)
{
    double most = 0;
    for (size_t i = 0; i < d->count; i++) {
        cor_pt before = to_next(d, i ? i - 1 : d->count - 1), after = to_next(d, i);
        double lengths = sqrt(dot_product(before, before) * dot_product(after, after));
        double cosine = dot_product(before, after) / lengths;
        most = fmax(most, half_px * (sqrt(2 / (1 + cosine)) - 1));
    }
    return most;
}

/* How many of the shrunk dot's sides still run the way they ran. */
static size_t sides_kept(const dot *shrunk, const dot *d)
{
    size_t kept = 0;
    for (size_t i = 0; i < d->count; i++)
        kept += dot_product(to_next(shrunk, i), to_next(d, i)) > 0;
    return kept;
}

static cor_window window_of(const dot *d, double by_x, double by_y)
{
    cor_pt low = d->at[0], high = d->at[0];
    for (size_t i = 1; i < d->count; i++) {
        low = (cor_pt){ fmin(low.x_pt, d->at[i].x_pt), fmin(low.y_pt, d->at[i].y_pt) };
        high = (cor_pt){ fmax(high.x_pt, d->at[i].x_pt), fmax(high.y_pt, d->at[i].y_pt) };
    }
    int x = (int)floor(low.x_pt + by_x), y = (int)floor(low.y_pt + by_y);
    return (cor_window){ x, y, (int)ceil(high.x_pt + by_x) - x, (int)ceil(high.y_pt + by_y) - y };
}

static void trace(cor_coverage *coverage, const dot *d, cor_pt by, bool backwards)
{
    for (size_t i = 0; i < d->count; i++) {
        cor_pt p = d->at[backwards ? d->count - 1 - i : i];
        if (i == 0)
            cor_coverage_move(coverage, p.x_pt + by.x_pt, p.y_pt + by.y_pt);
        else
            cor_coverage_line(coverage, p.x_pt + by.x_pt, p.y_pt + by.y_pt);
    }
    cor_coverage_close(coverage);
}

/* With the first point at a place within the pixel at the origin. */
static void make_stencil(cor_stencil *out, const shape *s, double x, double y)
{
    cor_window w = window_of(&s->outer, x, y);
    cor_coverage coverage;
    cor_stencil_init(out, w);
    if (!out->mask.rows)
        return;
    cor_coverage_init(&coverage, out->mask.width, out->mask.height);
    trace(&coverage, &s->outer, (cor_pt){ x - w.x, y - w.y }, false);
    if (s->has_hole)
        trace(&coverage, &s->inner, (cor_pt){ x - w.x, y - w.y }, true);
    cor_coverage_flush(&coverage, &out->mask);
    cor_coverage_free(&coverage);
}

/* The two edges of a rim. False when it is no simple one. */
static bool find_edges(shape *s)
{
    if (s->rim_px == 0) {
        s->outer = s->dot;
        return true;
    }
    if (!(s->rim_px < max_side_px) || miter_of(&s->dot, s->rim_px / 2) > max_miter_px)
        return false;
    grow(&s->outer, &s->dot, s->rim_px / 2);
    grow(&s->inner, &s->dot, -s->rim_px / 2);
    size_t kept = sides_kept(&s->inner, &s->dot);
    s->has_hole = kept == s->dot.count;
    return s->has_hole || kept == 0;
}

static bool is_same(const dot *a, const dot *b)
{
    static const double tolerance_px = 1e-3;
    double most = 0;
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        double x = fabs(a->at[i].x_pt - b->at[i].x_pt), y = fabs(a->at[i].y_pt - b->at[i].y_pt);
        most = x > most ? x : most;
        most = y > most ? y : most;
    }
    return most < tolerance_px;
}

/* NULL when it is not to be drawn this way. */
static shape *shape_of(cor_dots *dots, const dot *d, double rim_px)
{
    for (size_t i = 0; i < dots->count; i++)
        if (dots->shapes[i]->rim_px == rim_px && is_same(&dots->shapes[i]->dot, d))
            return dots->shapes[i];
    if (dots->count == MAX_SHAPES || !is_small(d) || !is_round(d))
        return NULL;
    shape *made = cor_alloc(1, sizeof *made);
    made->dot = *d;
    made->rim_px = rim_px;
    if (!find_edges(made)) {
        cor_free(made);
        return NULL;
    }
    dots->shapes[dots->count++] = made;
    return made;
}

/* With its first point there, as near as may be. */
static void paint_shape(cairo_t *cr, const cor_canvas *canvas, shape *s, cor_pt at, cor_paint paint)
{
    double x = floor(at.x_pt * PHASES + 0.5), y = floor(at.y_pt * PHASES + 0.5);
    double column = floor(x / PHASES), row = floor(y / PHASES);
    double phase_x = x - column * PHASES, phase_y = y - row * PHASES;
    cor_stencil *made = &s->stencils[(int)phase_y][(int)phase_x];
    if (!made->surface)
        make_stencil(made, s, phase_x / PHASES, phase_y / PHASES);
    cor_stencil here = *made;
    here.window.x += (int)column;
    here.window.y += (int)row;
    cor_stencil_paint(cr, canvas, &here, paint);
}

bool cor_draw_dot(cairo_t *cr, const cor_canvas *canvas, const cor_mark *mark, cor_dots *dots)
{
    static const double reach_px = 1e6;
    const cor_path *path = &mark->as.path.path;
    const cor_stroke *stroke = &mark->as.path.stroke;
    bool is_filled = mark->as.path.fill.a > 0, is_stroked = stroke->paint.a > 0;
    cairo_matrix_t m;
    dot d;
    cairo_get_matrix(cr, &m);
    if (mark->as.path.is_crisp || !is_plain(&m) || !read_dot(&d, path, m.xx) ||
        (is_stroked && (stroke->dash_count > 0 || stroke->join != COR_JOIN_ROUND)))
        return false;
    cor_pt at = path->points[path->contours->first];
    at = (cor_pt){ at.x_pt * m.xx + m.x0, at.y_pt * m.yy + m.y0 };
    shape *filled = is_filled ? shape_of(dots, &d, 0) : NULL;
    shape *rim = is_stroked ? shape_of(dots, &d, stroke->width_pt * m.xx) : NULL;
    if ((is_filled && !filled) || (is_stroked && !rim) ||
        !(fabs(at.x_pt) < reach_px && fabs(at.y_pt) < reach_px))
        return false;
    if (is_filled)
        paint_shape(cr, canvas, filled, at, mark->as.path.fill);
    if (is_stroked)
        paint_shape(cr, canvas, rim, at, stroke->paint);
    return true;
}
