#include "text/face.h"

#include FT_OUTLINE_H

/* FreeType tells where a contour begins, not where it ends. */
typedef struct tracer {
    const cor_outline_sink *sink;
    double em; /* em per font unit */
    bool is_open;
    double x, y; /* the pen, in em, y down */
} tracer;

static double across(const tracer *t, const FT_Vector *point)
{
    return (double)point->x * t->em;
}

static double down(const tracer *t, const FT_Vector *point)
{
    return 0.0 - (double)point->y * t->em;
}

static void stand(tracer *t, const FT_Vector *at)
{
    t->x = across(t, at);
    t->y = down(t, at);
}

static int trace_move(const FT_Vector *to, void *user)
{
    tracer *t = user;
    if (t->is_open)
        t->sink->close(t->sink->user);
    t->is_open = true;
    stand(t, to);
    t->sink->move_to(t->sink->user, t->x, t->y);
    return 0;
}

static int trace_line(const FT_Vector *to, void *user)
{
    tracer *t = user;
    stand(t, to);
    t->sink->line_to(t->sink->user, t->x, t->y);
    return 0;
}

/* Degree elevation: each control point lies two thirds of the way to the quadratic's. */
static int trace_conic(const FT_Vector *control, const FT_Vector *to, void *user)
{
    tracer *t = user;
    double x0 = t->x, y0 = t->y, cx = across(t, control), cy = down(t, control);
    stand(t, to);
    t->sink->cubic_to(t->sink->user, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3,
                      t->x + (cx - t->x) * 2 / 3, t->y + (cy - t->y) * 2 / 3, t->x, t->y);
    return 0;
}

static int trace_cubic(const FT_Vector *c1, const FT_Vector *c2, const FT_Vector *to, void *user)
{
    tracer *t = user;
    stand(t, to);
    t->sink->cubic_to(t->sink->user, across(t, c1), down(t, c1), across(t, c2), down(t, c2), t->x,
                      t->y);
    return 0;
}

void cor_face_outline(const cor_face *face, uint32_t glyph, const cor_outline_sink *sink)
{
    static const FT_Outline_Funcs funcs = { .move_to = trace_move,
                                            .line_to = trace_line,
                                            .conic_to = trace_conic,
                                            .cubic_to = trace_cubic };
    const FT_Int32 flags = FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;
    if (FT_Load_Glyph(face->ft, glyph, flags) != 0 ||
        face->ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return;
    tracer t = { .sink = sink, .em = 1 / face->units_per_em };
    FT_Outline_Decompose(&face->ft->glyph->outline, &funcs, &t);
    if (t.is_open)
        sink->close(sink->user);
}
