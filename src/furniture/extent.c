#include "furniture/extent.h"

#include <math.h>

#include "furniture/words.h"
#include "style/length.h"

enum { STEPS = 256 }; /* to a side: one that passes by a pole turns fast there */

static cor_pt on_side(cor_rect r, int side, double t)
{
    double x = r.x0_pt + (r.x1_pt - r.x0_pt) * t, y = r.y0_pt + (r.y1_pt - r.y0_pt) * t;
    switch (side) {
    case 0:
        return (cor_pt){ x, r.y0_pt };
    case 1:
        return (cor_pt){ r.x1_pt, y };
    case 2:
        return (cor_pt){ r.x1_pt - (x - r.x0_pt), r.y1_pt };
    default:
        return (cor_pt){ r.x0_pt, r.y1_pt - (y - r.y0_pt) };
    }
}

static const double least_pt = 2 * COR_PT_PER_MM; /* a smaller outline would be a blot */

/* Where all of the frame's sides lie in the other map; false when one has no image there. */
static bool image_of(const cor_map *of, const cor_map *in, cor_rect *out)
{
    cor_rect r = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (int i = 0; i < 4 * STEPS; i += STEPS / 8) {
        cor_lonlat p;
        cor_pt at;
        if (!cor_view_unproject(of->view,
                                on_side(of->frame, i / STEPS, (double)(i % STEPS) / STEPS), &p) ||
            !cor_view_point(in->view, p, &at))
            return false;
        r = (cor_rect){ fmin(r.x0_pt, at.x_pt), fmin(r.y0_pt, at.y_pt), fmax(r.x1_pt, at.x_pt),
                        fmax(r.y1_pt, at.y_pt) };
    }
    *out = r;
    return true;
}

/* In place of an outline that could not be seen: a square about its middle. */
static bool marker(const cor_map *of, const cor_map *in, cor_path *out)
{
    cor_rect r;
    if (!image_of(of, in, &r) || r.x1_pt - r.x0_pt >= least_pt || r.y1_pt - r.y0_pt >= least_pt)
        return false;
    double x = (r.x0_pt + r.x1_pt) / 2, y = (r.y0_pt + r.y1_pt) / 2, half = least_pt / 2;
    cor_path_begin(out, true);
    for (int i = 0; i < 4; i++)
        cor_path_add(out,
                     (cor_pt){ x + (i == 0 || i == 3 ? -half : half), y + (i < 2 ? -half : half) });
    cor_path_end(out);
    return true;
}

/* A run of the outline ends where the frame's side is off the earth. */
void cor_extent_outline(const cor_map *of, const cor_map *in, cor_path *out)
{
    if (marker(of, in, out))
        return;
    cor_lonlat run[STEPS * 4 + 1];
    size_t n = 0;
    for (int i = 0; i <= STEPS * 4; i++) {
        int side = i / STEPS % 4;
        bool on_earth = cor_view_unproject(
            of->view, on_side(of->frame, side, (double)(i % STEPS) / STEPS), &run[n]);
        /* A step of the sides is short: a jump in longitude is the antimeridian, not a long way. */
        if (on_earth && n > 0 && fabs(run[n].lon_deg - run[n - 1].lon_deg) > 180)
            run[n].lon_deg += run[n].lon_deg < run[n - 1].lon_deg ? 360 : -360;
        n += on_earth;
        if (n > 1 && (!on_earth || i == STEPS * 4))
            cor_view_line(in->view, run, n, out);
        if (!on_earth)
            n = 0;
    }
}

static bool reaches_into(const cor_path *path, cor_rect frame)
{
    cor_rect r;
    return cor_path_bounds(path, &r) && r.x0_pt < frame.x1_pt && r.x1_pt > frame.x0_pt &&
           r.y0_pt < frame.y1_pt && r.y1_pt > frame.y0_pt;
}

bool cor_extent_draw(const cor_page *page, const char *part, const cor_map *of, const cor_map *in,
                     cor_colour colour)
{
    cor_path path = { 0 };
    cor_stroke stroke = cor_hairline(colour, 0.35 * COR_PT_PER_MM);
    cor_extent_outline(of, in, &path);
    cor_scene_path(page->scene, part, -1, &path, (cor_paint){ 0 }, &stroke);
    bool seen = reaches_into(&path, in->frame);
    cor_path_free(&path);
    return seen;
}

bool cor_extent_bounds(const cor_map *of, const cor_map *in, cor_rect *out)
{
    cor_path path = { 0 };
    cor_extent_outline(of, in, &path);
    bool seen = cor_path_bounds(&path, out);
    cor_path_free(&path);
    return seen;
}
