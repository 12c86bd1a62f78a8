#include "picture/svg_path.h"

#include <math.h>

static const double tolerance_pt = 0.004;

static cor_pt apply(const cor_svg_matrix *m, double x, double y)
{
    return (cor_pt){ m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f };
}

/* What lies so far out is not seen, and must not overflow where the picture is laid. */
static double clamped(double value_pt)
{
    return fmin(fmax(value_pt, -COR_SVG_REACH_PT), COR_SVG_REACH_PT);
}

static void add(cor_svg_pen *pen, double x, double y)
{
    cor_pt p = apply(&pen->matrix, x, y);
    if (!isnan(p.x_pt) && !isnan(p.y_pt) && pen->path->point_count < COR_SVG_POINTS_MAX)
        cor_path_add(pen->path, (cor_pt){ clamped(p.x_pt), clamped(p.y_pt) });
    pen->x = x;
    pen->y = y;
}

void cor_svg_end(cor_svg_pen *pen)
{
    if (pen->is_open)
        cor_path_end(pen->path);
    pen->is_open = false;
}

void cor_svg_move(cor_svg_pen *pen, double x, double y)
{
    cor_svg_end(pen);
    cor_path_begin(pen->path, false);
    pen->is_open = true;
    add(pen, x, y);
}

void cor_svg_line(cor_svg_pen *pen, double x, double y)
{
    if (!pen->is_open)
        cor_svg_move(pen, pen->x, pen->y);
    add(pen, x, y);
}

void cor_svg_close(cor_svg_pen *pen)
{
    if (!pen->is_open)
        return;
    cor_contour *contour = &pen->path->contours[pen->path->contour_count - 1];
    /* All its points were none, or past the limit. */
    if (contour->count == 0) {
        cor_svg_end(pen);
        return;
    }
    cor_pt first = pen->path->points[contour->first];
    cor_pt last = pen->path->points[pen->path->point_count - 1];
    /* The first point is not repeated. */
    if (contour->count > 3 && hypot(first.x_pt - last.x_pt, first.y_pt - last.y_pt) < 1e-9) {
        contour->count--;
        pen->path->point_count--;
    }
    contour->closed = contour->count > 2;
    cor_svg_end(pen);
}

/* Chords of a cubic: its second differences bound how far it bends (Sederberg, CAGD notes 2.8). */
static int chords(const cor_pt p[4])
{
    double ax = p[0].x_pt - 2 * p[1].x_pt + p[2].x_pt, ay = p[0].y_pt - 2 * p[1].y_pt + p[2].y_pt;
    double bx = p[1].x_pt - 2 * p[2].x_pt + p[3].x_pt, by = p[1].y_pt - 2 * p[2].y_pt + p[3].y_pt;
    double bend = fmax(hypot(ax, ay), hypot(bx, by));
    double count = ceil(sqrt(0.75 * bend / tolerance_pt));
    return isfinite(count) ? (int)fmin(fmax(count, 1), 200) : 1;
}

void cor_svg_curve(cor_svg_pen *pen, const double at[6])
{
    double x0 = pen->x, y0 = pen->y;
    if (!pen->is_open)
        cor_svg_move(pen, x0, y0);
    const cor_pt hull[4] = { apply(&pen->matrix, x0, y0), apply(&pen->matrix, at[0], at[1]),
                             apply(&pen->matrix, at[2], at[3]), apply(&pen->matrix, at[4], at[5]) };
    int count = chords(hull);
    for (int i = 1; i < count; i++) {
        double t = (double)i / count, s = 1 - t;
        double w0 = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, w3 = t * t * t;
        add(pen, w0 * x0 + w1 * at[0] + w2 * at[2] + w3 * at[4],
            w0 * y0 + w1 * at[1] + w2 * at[3] + w3 * at[5]);
    }
    add(pen, at[4], at[5]);
}

typedef struct ellipse {
    double cx, cy, rx, ry, turn, from, sweep; /* radians */
} ellipse;

/* From end points to centre: SVG 1.1, F.6.5 and F.6.6. */
static ellipse centre_of(const cor_svg_pen *pen, const cor_svg_arc_to *arc)
{
    ellipse e = { .rx = fabs(arc->rx), .ry = fabs(arc->ry), .turn = arc->turn_deg * M_PI / 180 };
    double c = cos(e.turn), s = sin(e.turn);
    double dx = (pen->x - arc->x) / 2, dy = (pen->y - arc->y) / 2;
    double x = c * dx + s * dy, y = -s * dx + c * dy;
    double over = x * x / (e.rx * e.rx) + y * y / (e.ry * e.ry);
    if (over > 1) {
        e.rx *= sqrt(over);
        e.ry *= sqrt(over);
    }
    double below = e.rx * e.rx * y * y + e.ry * e.ry * x * x;
    double root = sqrt(fmax(e.rx * e.rx * e.ry * e.ry / below - 1, 0));
    root = arc->large == arc->sweep ? -root : root;
    double mx = root * e.rx * y / e.ry, my = -root * e.ry * x / e.rx;
    e.cx = c * mx - s * my + (pen->x + arc->x) / 2;
    e.cy = s * mx + c * my + (pen->y + arc->y) / 2;
    e.from = atan2((y - my) / e.ry, (x - mx) / e.rx);
    double to = atan2((-y - my) / e.ry, (-x - mx) / e.rx);
    e.sweep = to - e.from;
    if (arc->sweep && e.sweep < 0)
        e.sweep += 2 * M_PI;
    if (!arc->sweep && e.sweep > 0)
        e.sweep -= 2 * M_PI;
    return e;
}

void cor_svg_arc(cor_svg_pen *pen, const cor_svg_arc_to *arc)
{
    if (arc->rx == 0 || arc->ry == 0 || (arc->x == pen->x && arc->y == pen->y)) {
        cor_svg_line(pen, arc->x, arc->y);
        return;
    }
    ellipse e = centre_of(pen, arc);
    const cor_svg_matrix *m = &pen->matrix;
    double scale = fmax(hypot(m->a, m->b), hypot(m->c, m->d));
    double radius = fmax(fmax(e.rx, e.ry) * scale, tolerance_pt);
    double step = 2 * acos(1 - fmin(tolerance_pt / radius, 1));
    double wanted = ceil(fabs(e.sweep) / step);
    int count = isfinite(wanted) ? (int)fmin(fmax(wanted, 1), 500) : 1;
    double c = cos(e.turn), s = sin(e.turn);
    if (!pen->is_open)
        cor_svg_move(pen, pen->x, pen->y);
    for (int i = 1; i < count; i++) {
        double angle = e.from + e.sweep * i / count;
        double x = e.rx * cos(angle), y = e.ry * sin(angle);
        add(pen, e.cx + c * x - s * y, e.cy + s * x + c * y);
    }
    add(pen, arc->x, arc->y);
}
