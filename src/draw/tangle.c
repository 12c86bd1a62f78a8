#include "draw/tangle.h"

#include <math.h>

#include "base/memory.h"
#include "draw/trace.h"

/* Lines of maps seldom have more points on a sheet; below, cairo's own stroke is quick enough. */
enum { LONG_POINTS = 4000 };

/* Of a piece, at least one. Shorter ones cost more than they save. */
enum { PIECE_SEGMENTS = 500 };

bool cor_tangle_is_likely(const cor_path *path)
{
    return path->point_count > LONG_POINTS;
}

/* A path of one open contour that borrows its points. */
static void stroke_points(cairo_t *cr, cor_pt *points, size_t count)
{
    cor_contour contour = { .count = count };
    const cor_path piece = {
        .points = points, .point_count = count, .contours = &contour, .contour_count = 1
    };
    cor_trace_lines(cr, &piece);
    cairo_stroke(cr);
}

static double length_of(const cor_pt *points, size_t count)
{
    double length = 0;
    for (size_t i = 1; i < count; i++)
        length += hypot(points[i].x_pt - points[i - 1].x_pt, points[i].y_pt - points[i - 1].y_pt);
    return length;
}

/* Each piece repeats the last segment of the one before, and so has the join between them. */
static void stroke_pieces(cairo_t *cr, cor_pt *points, size_t count, const cor_stroke *stroke)
{
    double offset = stroke->dash_offset_pt;
    for (size_t first = 0; first == 0 || first + 2 < count; first += PIECE_SEGMENTS) {
        size_t left = count - first, some = PIECE_SEGMENTS + 2;
        if (stroke->dash_count)
            cairo_set_dash(cr, stroke->dash_pt, (int)stroke->dash_count, offset);
        stroke_points(cr, points + first, left < some ? left : some);
        offset += length_of(points + first, left <= PIECE_SEGMENTS ? left : PIECE_SEGMENTS + 1);
    }
}

static cor_pt middle(cor_pt a, cor_pt b)
{
    return (cor_pt){ (a.x_pt + b.x_pt) / 2, (a.y_pt + b.y_pt) / 2 };
}

/* Half a segment with its cap, at an end of a line whose pieces have none. */
static void stroke_end(cairo_t *cr, cor_pt end, cor_pt next)
{
    cor_pt half[] = { end, middle(end, next) };
    stroke_points(cr, half, 2);
}

static void stroke_contour(cairo_t *cr, cor_pt *points, size_t count, const cor_stroke *stroke)
{
    cairo_line_cap_t cap = cairo_get_line_cap(cr);
    if (!stroke->dash_count && cap != CAIRO_LINE_CAP_BUTT) {
        stroke_end(cr, points[0], points[1]);
        stroke_end(cr, points[count - 1], points[count - 2]);
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    }
    stroke_pieces(cr, points, count, stroke);
    cairo_set_line_cap(cr, cap);
}

/* A ring ends with the segment that it begins with, for the join there. */
static void stroke_ring(cairo_t *cr, const cor_pt *points, size_t count, const cor_stroke *stroke)
{
    cor_pt *ring = cor_realloc(NULL, count + 2, sizeof *ring);
    for (size_t i = 0; i < count + 2; i++)
        ring[i] = points[i % count];
    cairo_line_cap_t cap = cairo_get_line_cap(cr);
    if (!stroke->dash_count)
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    stroke_pieces(cr, ring, stroke->dash_count ? count + 1 : count + 2, stroke);
    cairo_set_line_cap(cr, cap);
    cor_free(ring);
}

void cor_tangle_stroke(cairo_t *cr, const cor_path *path, const cor_stroke *stroke)
{
    cairo_pattern_t *source = cairo_pattern_reference(cairo_get_source(cr));
    cairo_push_group_with_content(cr, CAIRO_CONTENT_ALPHA);
    cairo_set_source_rgba(cr, 0, 0, 0, 1);
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        cor_pt *points = path->points + contour->first;
        if (contour->count < 2)
            continue;
        if (contour->closed)
            stroke_ring(cr, points, contour->count, stroke);
        else
            stroke_contour(cr, points, contour->count, stroke);
    }
    cairo_pattern_t *mask = cairo_pop_group(cr);
    cairo_set_source(cr, source);
    cairo_mask(cr, mask);
    cairo_pattern_destroy(mask);
    cairo_pattern_destroy(source);
}
