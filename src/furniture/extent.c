#include "furniture/extent.h"

#include <math.h>

#include "furniture/words.h"
#include "style/length.h"

enum { STEPS = 64 };

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

/* A run of the outline ends where the frame's side is off the earth. */
void cor_extent_outline(const cor_map *of, const cor_map *in, cor_path *out)
{
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

void cor_extent_draw(const cor_page *page, const char *part, const cor_map *of, const cor_map *in,
                     cor_colour colour)
{
    cor_path path = { 0 };
    cor_stroke stroke = cor_hairline(colour, 0.35 * COR_PT_PER_MM);
    cor_extent_outline(of, in, &path);
    cor_scene_path(page->scene, part, -1, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
}

bool cor_extent_bounds(const cor_map *of, const cor_map *in, cor_rect *out)
{
    cor_path path = { 0 };
    cor_extent_outline(of, in, &path);
    bool seen = cor_path_bounds(&path, out);
    cor_path_free(&path);
    return seen;
}
