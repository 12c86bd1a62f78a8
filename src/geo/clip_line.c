#include <math.h>

#include "geo/clip.h"

static bool is_inside(cor_window w, cor_spot s)
{
    return s.x >= w.x0 && s.x <= w.x1 && s.y >= w.y0 && s.y <= w.y1;
}

static bool beside(cor_window w, cor_spot a, cor_spot b)
{
    return (a.x < w.x0 && b.x < w.x0) || (a.x > w.x1 && b.x > w.x1) || (a.y < w.y0 && b.y < w.y0) ||
           (a.y > w.y1 && b.y > w.y1);
}

/* Narrows [t0, t1] to where from + t * step is within lo..hi. */
static bool narrow(double from, double step, double lo, double hi, double t[2])
{
    if (step == 0)
        return from >= lo && from <= hi;
    double enter = ((step > 0 ? lo : hi) - from) / step;
    double leave = ((step > 0 ? hi : lo) - from) / step;
    t[0] = fmax(t[0], enter);
    t[1] = fmin(t[1], leave);
    return t[0] < t[1];
}

static cor_spot within(cor_window w, cor_spot s)
{
    return (cor_spot){ fmin(fmax(s.x, w.x0), w.x1), fmin(fmax(s.y, w.y0), w.y1) };
}

/* An edge of which at least one end is outside. `open` says whether a run ends at a. */
static bool clip_edge(cor_window w, cor_spot a, cor_spot b, bool open, cor_shape *out)
{
    double t[2] = { 0, 1 };
    if (beside(w, a, b) || !narrow(a.x, b.x - a.x, w.x0, w.x1, t) ||
        !narrow(a.y, b.y - a.y, w.y0, w.y1, t))
        return false;
    if (!open) {
        cor_shape_begin(out);
        cor_shape_add(out, t[0] > 0 ? within(w, cor_spot_mix(a, b, t[0])) : a);
    }
    cor_shape_add(out, t[1] < 1 ? within(w, cor_spot_mix(a, b, t[1])) : b);
    return t[1] >= 1;
}

static void clip_run(cor_window w, const cor_spot *spots, size_t count, cor_shape *out)
{
    bool open = false, inside = is_inside(w, spots[0]);
    for (size_t i = 1; i < count; i++) {
        bool was_inside = inside;
        inside = is_inside(w, spots[i]);
        if (inside && was_inside) {
            if (!open) {
                cor_shape_begin(out);
                cor_shape_add(out, spots[i - 1]);
            }
            cor_shape_add(out, spots[i]);
            open = true;
            continue;
        }
        open = clip_edge(w, spots[i - 1], spots[i], open, out);
    }
}

void cor_clip_lines(const cor_shape *lines, cor_window window, cor_shape *out)
{
    for (size_t i = 0; i < lines->run_count; i++)
        if (lines->runs[i].count > 1)
            clip_run(window, lines->spots + lines->runs[i].first, lines->runs[i].count, out);
}
