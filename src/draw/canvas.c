#include "draw/canvas.h"

#include <math.h>

static cor_window common(cor_window a, cor_window b)
{
    int x0 = a.x > b.x ? a.x : b.x, x1 = a.x + a.width, bx1 = b.x + b.width;
    int y0 = a.y > b.y ? a.y : b.y, y1 = a.y + a.height, by1 = b.y + b.height;
    x1 = x1 < bx1 ? x1 : bx1;
    y1 = y1 < by1 ? y1 : by1;
    return (cor_window){ x0, y0, x1 > x0 ? x1 - x0 : 0, y1 > y0 ? y1 - y0 : 0 };
}

void cor_canvas_open(cor_canvas *out, cairo_t *cr)
{
    cairo_surface_t *surface = cairo_get_group_target(cr);
    double dx, dy;
    *out = (cor_canvas){ .surface = surface };
    cairo_surface_get_device_offset(surface, &dx, &dy);
    if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE || dx != floor(dx) ||
        dy != floor(dy))
        return;
    cairo_format_t format = cairo_image_surface_get_format(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    if (!data || (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24))
        return;
    out->stride = cairo_image_surface_get_stride(surface) / (long)sizeof *out->origin;
    out->origin = (uint32_t *)(void *)data + (long)dy * out->stride + (long)dx;
    out->open = (cor_window){ -(int)dx, -(int)dy, cairo_image_surface_get_width(surface),
                              cairo_image_surface_get_height(surface) };
}

void cor_canvas_open_group(cor_canvas *out, cairo_t *cr, const cor_canvas *outer)
{
    cor_window open = outer->open;
    cor_canvas_open(out, cr);
    out->open = common(out->open, open);
}

static bool is_rectangle(const cor_path *path, cor_rect r)
{
    if (path->contour_count != 1 || path->point_count != 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        cor_pt p = path->points[i], next = path->points[(i + 1) % 4];
        bool is_corner =
            (p.x_pt == r.x0_pt || p.x_pt == r.x1_pt) && (p.y_pt == r.y0_pt || p.y_pt == r.y1_pt);
        if (!is_corner || (p.x_pt == next.x_pt) == (p.y_pt == next.y_pt))
            return false;
    }
    return true;
}

void cor_canvas_clip(cor_canvas *canvas, cairo_t *cr, const cor_path *path)
{
    static const double cairos_unit_px = 1.0 / 256, reach_px = 1e6;
    cor_rect r;
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    if (!cor_path_bounds(path, &r) || !is_rectangle(path, r) || m.xy != 0 || m.yx != 0 ||
        !(m.xx > 0 && m.yy > 0)) {
        canvas->open.width = 0;
        return;
    }
    double rounding = cairos_unit_px / 2;
    double x0 = fmax(ceil(r.x0_pt * m.xx + m.x0 - rounding), -reach_px);
    double y0 = fmax(ceil(r.y0_pt * m.yy + m.y0 - rounding), -reach_px);
    double x1 = fmin(floor(r.x1_pt * m.xx + m.x0 + rounding), reach_px);
    double y1 = fmin(floor(r.y1_pt * m.yy + m.y0 + rounding), reach_px);
    cor_window whole = { 0 };
    if (x0 < x1 && y0 < y1)
        whole = (cor_window){ (int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0) };
    canvas->open = common(canvas->open, whole);
}

bool cor_canvas_shows(const cor_canvas *canvas, cor_window w)
{
    const cor_window *open = &canvas->open;
    return w.x >= open->x && w.y >= open->y && w.x + w.width <= open->x + open->width &&
           w.y + w.height <= open->y + open->height;
}
