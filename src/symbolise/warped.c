#include "symbolise/warped.h"

#include <math.h>

typedef struct looking {
    cor_view *view;
    cor_raster *raster;
    cor_page_grid grid;
} looking;

static bool locate(void *user, double x, double y, cor_pixel *out)
{
    const looking *l = user;
    cor_lonlat p;
    return cor_view_unproject(l->view, cor_page_grid_point(&l->grid, x, y), &p) &&
           cor_raster_locate(l->raster, p, out);
}

static size_t clamped(double value, size_t most)
{
    return !(value > 0) ? 0 : value > (double)most ? most : (size_t)value;
}

/* Begins at a multiple of the step: what is averaged does not depend on the frame. */
static void set_side(double from, double to, size_t most, size_t step, size_t side[2])
{
    size_t first = clamped(floor(from), most - 1) / step * step;
    size_t last = clamped(ceil(to), most);
    side[0] = first;
    side[1] = last > first ? last - first : 1;
}

static size_t step_for(double least, double most)
{
    return least >= 2 && isfinite(least) ? (size_t)fmin(least, most) : 1;
}

static cor_raster_window window_of(const cor_warped *w, size_t margin)
{
    static const double most_cells = 64e6;
    const cor_warp *warp = &w->warp;
    size_t x = step_for(warp->least_columns, w->columns);
    size_t y = step_for(warp->least_rows, w->rows);
    double width = fmin(warp->column1 - warp->column0, w->columns);
    double height = fmin(warp->row1 - warp->row0, w->rows);
    double too_many = ceil(sqrt(width / (double)x * height / (double)y / most_cells));
    if (too_many > 1) {
        x *= (size_t)too_many;
        y *= (size_t)too_many;
    }
    size_t columns[2], rows[2];
    double dx = (double)(margin * x), dy = (double)(margin * y);
    set_side(warp->column0 - dx, warp->column1 + dx, (size_t)w->columns, x, columns);
    set_side(warp->row0 - dy, warp->row1 + dy, (size_t)w->rows, y, rows);
    return (cor_raster_window){ columns[0], rows[0], columns[1], rows[1], x, y };
}

static void crop(cor_warped *w)
{
    cor_warp *warp = &w->warp;
    w->grid =
        cor_page_grid_part(&w->grid, warp->x0, warp->y0, warp->x1 - warp->x0, warp->y1 - warp->y0);
    for (size_t i = 0; i < warp->count; i++) {
        warp->patches[i].x -= warp->x0;
        warp->patches[i].y -= warp->y0;
    }
}

bool cor_warped_open(cor_warped *out, const cor_symboliser *s, cor_raster *raster, size_t margin)
{
    cor_warped w = { .raster = raster,
                     .grid = cor_page_grid_of(s->plan, s->map),
                     .columns = (double)cor_raster_width(raster),
                     .rows = (double)cor_raster_height(raster),
                     .period = cor_raster_period(raster) };
    looking l = { s->map->view, raster, w.grid };
    const cor_warp_task task = { .locate = locate,
                                 .user = &l,
                                 .width = w.grid.width,
                                 .height = w.grid.height,
                                 .columns = w.columns,
                                 .rows = w.rows,
                                 .period = w.period };
    cor_warp_run(&w.warp, &task);
    if (w.warp.count) {
        cor_raster_window window = window_of(&w, margin);
        if (!cor_raster_read(&w.cells, raster, window, s->report)) {
            cor_warp_free(&w.warp);
            return false;
        }
        w.is_cyclic = fabs(w.columns - w.period) < 0.5 && window.width == (size_t)w.columns;
        crop(&w);
    }
    *out = w;
    return true;
}

void cor_warped_close(cor_warped *warped)
{
    cor_warp_free(&warped->warp);
    cor_raster_cells_free(&warped->cells);
}

cor_extent_cells cor_warped_extent(const cor_warped *w, const cor_warp_patch *patch)
{
    cor_pixel reach = cor_warp_reach(patch);
    return (cor_extent_cells){ fmin(reach.column, w->columns) / w->cells.step_columns,
                               fmin(reach.row, w->rows) / w->cells.step_rows };
}

static cor_taps taps_of(double centre, double width)
{
    double low = centre - width / 2, high = centre + width / 2;
    double first = floor(low), last = floor(high);
    return (cor_taps){ .first = (ptrdiff_t)first,
                       .count = (int)(last - first) + 1,
                       .head = (float)(fmin(first + 1, high) - low),
                       .tail = (float)(high - last) };
}

static double share_inside(double centre, double width, double end)
{
    if (!(width > 1e-9))
        return centre >= 0 && centre < end;
    double low = fmax(centre - width / 2, 0), high = fmin(centre + width / 2, end);
    return high > low ? (high - low) / width : 0;
}

void cor_warped_find(const cor_warped *w, const cor_warp_patch *p, cor_extent_cells extent,
                     size_t x, size_t y, cor_warped_spot *out)
{
    double i = (double)x, j = (double)y;
    double column =
        p->origin.column + i * p->along_x.column + j * p->along_y.column + i * j * p->across.column;
    double row = p->origin.row + i * p->along_x.row + j * p->along_y.row + i * j * p->across.row;
    const cor_raster_cells *c = &w->cells;
    column = cor_warp_column(column, w->columns, w->period);
    double share = share_inside(row, extent.rows * c->step_rows, w->rows);
    if (!w->is_cyclic)
        share *= share_inside(column, extent.columns * c->step_columns, w->columns);
    *out = (cor_warped_spot){ .share = (float)share };
    if (!(share > 0))
        return; /* it may be too far away for an index */
    out->column = (column - c->column) / c->step_columns;
    out->row = (row - c->row) / c->step_rows;
    out->across = taps_of(out->column, fmax(extent.columns, 1));
    out->down = taps_of(out->row, fmax(extent.rows, 1));
}
