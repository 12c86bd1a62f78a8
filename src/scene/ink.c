#include "scene/ink.h"

#include <math.h>

#include "text/fonts.h"

/* Less than this is rounding. */
static const double slack_pt = 1e-3;

typedef struct bounds {
    double x0, y0, x1, y1, x, y; /* x, y: the pen */
} bounds;

static void touch(bounds *b, double x, double y)
{
    b->x0 = fmin(b->x0, x);
    b->y0 = fmin(b->y0, y);
    b->x1 = fmax(b->x1, x);
    b->y1 = fmax(b->y1, y);
    b->x = x;
    b->y = y;
}

static void line_to(void *user, double x, double y)
{
    touch(user, x, y);
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void cubic_to(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    enum { STEPS = 8 };
    bounds *b = user;
    double x0 = b->x, y0 = b->y;
    for (int i = 1; i <= STEPS; i++) {
        double t = (double)i / STEPS, s = 1 - t;
        touch(b, s * s * s * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x,
              s * s * s * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y);
    }
}

static void no_close(void *user)
{
    (void)user;
}

static cor_pt turned(double x, double y, double angle_rad)
{
    double c = cos(angle_rad), s = sin(angle_rad);
    return (cor_pt){ x * c - y * s, x * s + y * c };
}

/* The glyph is turned about its own origin, the run about that of the mark. */
static bool glyph_box(cor_ink_box *out, const cor_mark *mark, const cor_run_span *span,
                      const cor_glyph *glyph)
{
    bounds b = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL, 0, 0 };
    const cor_outline_sink sink = { &b, line_to, line_to, cubic_to, no_close };
    double size = span->size_pt, angle = mark->as.glyphs.angle_rad;
    cor_face_outline(span->face, glyph->id, &sink);
    if (!(b.x0 <= b.x1))
        return false;
    cor_pt own = turned(size * (b.x0 + b.x1) / 2, size * (b.y0 + b.y1) / 2, glyph->angle_rad);
    cor_pt middle = turned(glyph->x_pt + own.x_pt, glyph->y_pt + own.y_pt, angle);
    *out = (cor_ink_box){ .centre = { mark->as.glyphs.origin.x_pt + middle.x_pt,
                                      mark->as.glyphs.origin.y_pt + middle.y_pt },
                          .half_width_pt = size * (b.x1 - b.x0) / 2,
                          .half_height_pt = size * (b.y1 - b.y0) / 2,
                          .cosine = cos(angle + glyph->angle_rad),
                          .sine = sin(angle + glyph->angle_rad) };
    return true;
}

static void enclose(cor_rect *r, const cor_ink_box *b)
{
    double w = b->half_width_pt * fabs(b->cosine) + b->half_height_pt * fabs(b->sine);
    double h = b->half_width_pt * fabs(b->sine) + b->half_height_pt * fabs(b->cosine);
    *r = (cor_rect){ fmin(r->x0_pt, b->centre.x_pt - w), fmin(r->y0_pt, b->centre.y_pt - h),
                     fmax(r->x1_pt, b->centre.x_pt + w), fmax(r->y1_pt, b->centre.y_pt + h) };
}

cor_ink cor_ink_of(const cor_mark *mark, double padding_pt, cor_arena *arena)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_ink ink = { cor_arena_alloc(arena, run->glyph_count + 1, sizeof *ink.boxes),
                    0,
                    { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL } };
    for (size_t i = 0; i < run->span_count; i++) {
        const cor_run_span *span = &run->spans[i];
        for (size_t k = 0; k < span->glyph_count; k++) {
            cor_ink_box *box = &ink.boxes[ink.count];
            if (!glyph_box(box, mark, span, &run->glyphs[span->first_glyph + k]))
                continue;
            box->half_width_pt += padding_pt;
            box->half_height_pt += padding_pt;
            enclose(&ink.around, box);
            ink.count++;
        }
    }
    return ink;
}

/* Columns and rows of an image that are not wholly transparent, in [x0, x1) and [y0, y1). */
typedef struct opaque {
    size_t x0, y0, x1, y1;
} opaque;

static opaque opaque_of(const cor_mark *mark)
{
    size_t width = mark->as.image.width, height = mark->as.image.height;
    opaque o = { width, height, 0, 0 };
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++)
            if (mark->as.image.rgba[(y * width + x) * 4 + 3] > 0) {
                o.x0 = x < o.x0 ? x : o.x0;
                o.x1 = x + 1 > o.x1 ? x + 1 : o.x1;
                o.y0 = y < o.y0 ? y : o.y0;
                o.y1 = y + 1;
            }
    return o;
}

static bool image_box(cor_ink_box *out, const cor_mark *mark)
{
    const cor_rect at = mark->as.image.at;
    const opaque o = opaque_of(mark);
    double angle = mark->as.image.angle_rad;
    double w = (at.x1_pt - at.x0_pt) / (double)mark->as.image.width;
    double h = (at.y1_pt - at.y0_pt) / (double)mark->as.image.height;
    if (o.x0 >= o.x1)
        return false;
    double x = w * ((double)(o.x0 + o.x1) / 2 - (double)mark->as.image.width / 2);
    double y = h * ((double)(o.y0 + o.y1) / 2 - (double)mark->as.image.height / 2);
    cor_pt middle = turned(x, y, angle);
    *out = (cor_ink_box){ .centre = { (at.x0_pt + at.x1_pt) / 2 + middle.x_pt,
                                      (at.y0_pt + at.y1_pt) / 2 + middle.y_pt },
                          .half_width_pt = w * (double)(o.x1 - o.x0) / 2,
                          .half_height_pt = h * (double)(o.y1 - o.y0) / 2,
                          .cosine = cos(angle),
                          .sine = sin(angle) };
    return true;
}

static bool path_box(cor_ink_box *out, const cor_mark *mark)
{
    const cor_stroke *stroke = &mark->as.path.stroke;
    double half = stroke->paint.a > 0 ? stroke->width_pt / 2 : 0;
    cor_rect r;
    if (!cor_path_bounds(&mark->as.path.path, &r))
        return false;
    *out = (cor_ink_box){ .centre = { (r.x0_pt + r.x1_pt) / 2, (r.y0_pt + r.y1_pt) / 2 },
                          .half_width_pt = (r.x1_pt - r.x0_pt) / 2 + half,
                          .half_height_pt = (r.y1_pt - r.y0_pt) / 2 + half,
                          .cosine = 1 };
    return true;
}

cor_ink cor_ink_of_icon(const cor_mark *mark, double padding_pt, cor_arena *arena)
{
    cor_ink ink = { cor_arena_alloc(arena, 1, sizeof *ink.boxes),
                    0,
                    { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL } };
    bool any = mark->kind == COR_MARK_IMAGE  ? image_box(ink.boxes, mark)
               : mark->kind == COR_MARK_PATH ? path_box(ink.boxes, mark)
                                             : false;
    if (!any)
        return ink;
    ink.boxes->half_width_pt += padding_pt;
    ink.boxes->half_height_pt += padding_pt;
    enclose(&ink.around, ink.boxes);
    ink.count = 1;
    return ink;
}

cor_ink cor_ink_of_stroke(const cor_path *path, double width_pt, cor_arena *arena)
{
    cor_ink ink = { cor_arena_alloc(arena, path->point_count + 1, sizeof *ink.boxes),
                    0,
                    { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL } };
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_pt *p = path->points + path->contours[i].first;
        for (size_t k = 1; k < path->contours[i].count; k++) {
            double dx = p[k].x_pt - p[k - 1].x_pt, dy = p[k].y_pt - p[k - 1].y_pt;
            double length = hypot(dx, dy);
            if (!(length > 0))
                continue;
            cor_ink_box *box = &ink.boxes[ink.count++];
            *box = (cor_ink_box){ .centre = { p[k - 1].x_pt + dx / 2, p[k - 1].y_pt + dy / 2 },
                                  .half_width_pt = length / 2,
                                  .half_height_pt = width_pt / 2,
                                  .cosine = dx / length,
                                  .sine = dy / length };
            enclose(&ink.around, box);
        }
    }
    return ink;
}

/* How far the box reaches from its centre along a direction. */
static double reach(const cor_ink_box *b, double x, double y)
{
    return b->half_width_pt * fabs(b->cosine * x + b->sine * y) +
           b->half_height_pt * fabs(b->cosine * y - b->sine * x);
}

/* Two convex shapes are apart when they are apart along the normal of one of their sides. */
static bool apart_along(const cor_ink_box *a, const cor_ink_box *b, double x, double y)
{
    double between = (b->centre.x_pt - a->centre.x_pt) * x + (b->centre.y_pt - a->centre.y_pt) * y;
    return fabs(between) >= reach(a, x, y) + reach(b, x, y) - slack_pt;
}

static bool boxes_overlap(const cor_ink_box *a, const cor_ink_box *b)
{
    return !apart_along(a, b, a->cosine, a->sine) && !apart_along(a, b, -a->sine, a->cosine) &&
           !apart_along(a, b, b->cosine, b->sine) && !apart_along(a, b, -b->sine, b->cosine);
}

bool cor_ink_overlaps(const cor_ink *a, const cor_ink *b)
{
    const cor_rect *r = &a->around, *q = &b->around;
    if (r->x0_pt >= q->x1_pt || q->x0_pt >= r->x1_pt || r->y0_pt >= q->y1_pt ||
        q->y0_pt >= r->y1_pt)
        return false;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (boxes_overlap(&a->boxes[i], &b->boxes[k]))
                return true;
    return false;
}

/* Distance of the point (x, y) from the box, in the box's own axes from its centre. */
static double distance_from(const cor_ink_box *b, double x, double y)
{
    return hypot(fmax(fabs(x) - b->half_width_pt, 0), fmax(fabs(y) - b->half_height_pt, 0));
}

/* The distance along a segment is convex: the least is found by narrowing. */
static double distance_of_segment(const cor_ink_box *box, cor_pt a, cor_pt b)
{
    double ax = a.x_pt - box->centre.x_pt, ay = a.y_pt - box->centre.y_pt;
    double bx = b.x_pt - box->centre.x_pt, by = b.y_pt - box->centre.y_pt;
    double c = box->cosine, s = box->sine, low = 0, high = 1;
    double x0 = ax * c + ay * s, y0 = ay * c - ax * s, x1 = bx * c + by * s, y1 = by * c - bx * s;
    for (int i = 0; i < 48; i++) {
        double t = low + (high - low) / 3, u = high - (high - low) / 3;
        if (distance_from(box, x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) <=
            distance_from(box, x0 + (x1 - x0) * u, y0 + (y1 - y0) * u))
            high = u;
        else
            low = t;
    }
    return distance_from(box, x0 + (x1 - x0) * low, y0 + (y1 - y0) * low);
}

bool cor_ink_under_stroke(const cor_ink *ink, cor_pt a, cor_pt b, double half_pt)
{
    const cor_rect *r = &ink->around;
    if (fmax(a.x_pt, b.x_pt) + half_pt <= r->x0_pt || fmin(a.x_pt, b.x_pt) - half_pt >= r->x1_pt ||
        fmax(a.y_pt, b.y_pt) + half_pt <= r->y0_pt || fmin(a.y_pt, b.y_pt) - half_pt >= r->y1_pt)
        return false;
    for (size_t i = 0; i < ink->count; i++)
        if (distance_of_segment(&ink->boxes[i], a, b) < half_pt)
            return true;
    return false;
}

static bool holds(const cor_path *area, cor_pt p)
{
    bool inside = false;
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        for (size_t k = 0, j = c->count - 1; k < c->count; j = k++) {
            cor_pt a = area->points[c->first + k], b = area->points[c->first + j];
            if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
                p.x_pt < (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt) + a.x_pt)
                inside = !inside;
        }
    }
    return inside;
}

static bool is_crossed(const cor_ink *ink, const cor_path *area)
{
    static const double touching_pt = 1e-9;
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        for (size_t k = 0, j = c->count - 1; k < c->count; j = k++)
            if (cor_ink_under_stroke(ink, area->points[c->first + j], area->points[c->first + k],
                                     touching_pt))
                return true;
    }
    return false;
}

/* Where no border crosses a box, all of it is on one side. */
bool cor_ink_on_area(const cor_ink *ink, const cor_path *area, double less_pt)
{
    for (size_t i = 0; i < ink->count; i++) {
        cor_ink_box box = ink->boxes[i];
        cor_ink one = { &box, 1, { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL } };
        box.half_width_pt = fmax(box.half_width_pt - less_pt, 0);
        box.half_height_pt = fmax(box.half_height_pt - less_pt, 0);
        enclose(&one.around, &box);
        if (holds(area, box.centre) || is_crossed(&one, area))
            return true;
    }
    return false;
}

bool cor_ink_inside(const cor_ink *ink, cor_rect frame)
{
    const cor_rect *r = &ink->around;
    return !ink->count ||
           (r->x0_pt >= frame.x0_pt - slack_pt && r->y0_pt >= frame.y0_pt - slack_pt &&
            r->x1_pt <= frame.x1_pt + slack_pt && r->y1_pt <= frame.y1_pt + slack_pt);
}
