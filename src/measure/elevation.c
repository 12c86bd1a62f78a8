#include "measure/elevation.h"

#include <math.h>

#include "base/memory.h"

enum { SQUARE = 512, SQUARES_MAX = 256 };

struct cor_elevation {
    cor_raster *raster;
    size_t width, height; /* in cells */
    size_t columns, rows; /* in squares */
    double period;        /* columns once around the earth; 0: none */
    bool is_round;        /* the raster goes once around the earth */
    cor_raster_cells *squares;
    size_t loaded;
};

cor_elevation *cor_elevation_new(cor_raster *raster)
{
    cor_elevation *e = cor_alloc(1, sizeof *e);
    e->raster = raster;
    e->width = cor_raster_width(raster);
    e->height = cor_raster_height(raster);
    e->columns = (e->width + SQUARE - 1) / SQUARE;
    e->rows = (e->height + SQUARE - 1) / SQUARE;
    e->period = cor_raster_period(raster);
    e->is_round = fabs(e->period - (double)e->width) < 0.5;
    e->squares = cor_alloc(e->columns * e->rows, sizeof *e->squares);
    return e;
}

static void drop_squares(cor_elevation *e)
{
    for (size_t i = 0; i < e->columns * e->rows; i++) {
        cor_raster_cells_free(&e->squares[i]);
        e->squares[i] = (cor_raster_cells){ 0 };
    }
    e->loaded = 0;
}

void cor_elevation_free(cor_elevation *elevation)
{
    if (!elevation)
        return;
    drop_squares(elevation);
    cor_free(elevation->squares);
    cor_free(elevation);
}

static bool load(cor_elevation *e, size_t index, cor_report *report)
{
    size_t x = index % e->columns * SQUARE, y = index / e->columns * SQUARE;
    const cor_raster_window window = { .column = x,
                                       .row = y,
                                       .width = e->width - x < SQUARE ? e->width - x : SQUARE,
                                       .height = e->height - y < SQUARE ? e->height - y : SQUARE,
                                       .step_columns = 1,
                                       .step_rows = 1 };
    if (e->loaded == SQUARES_MAX)
        drop_squares(e);
    e->loaded++;
    return cor_raster_read(&e->squares[index], e->raster, window, report);
}

/* Beyond the rim: its other side where the earth goes on, else the rim's own cell. */
static size_t column_of(const cor_elevation *e, double column)
{
    double last = (double)(e->width - 1);
    if (e->is_round)
        return (size_t)(column < 0 ? last : column > last ? 0 : column);
    return (size_t)fmin(fmax(column, 0), last);
}

static bool cell(double *height_m, cor_elevation *e, double column, double row, cor_report *report)
{
    size_t x = column_of(e, column), y = (size_t)fmin(fmax(row, 0), (double)(e->height - 1));
    size_t index = y / SQUARE * e->columns + x / SQUARE;
    if (!e->squares[index].heights && !load(e, index, report))
        return false;
    const cor_raster_cells *square = &e->squares[index];
    *height_m = (double)square->heights[y % SQUARE * square->width + x % SQUARE];
    return true;
}

/* A cell without weight need not have a height. */
static bool interpolate(double *height_m, cor_elevation *e, cor_pixel p, cor_report *report)
{
    double x = floor(p.column - 0.5), y = floor(p.row - 0.5), sum = 0;
    double share_x = p.column - 0.5 - x, share_y = p.row - 0.5 - y;
    for (int i = 0; i < 4; i++) {
        int right = i % 2, below = i / 2;
        double weight = (right ? share_x : 1 - share_x) * (below ? share_y : 1 - share_y), h;
        if (!(weight > 0))
            continue;
        if (!cell(&h, e, x + right, y + below, report))
            return false;
        sum += weight * h;
    }
    *height_m = sum;
    return true;
}

bool cor_elevation_at(double *height_m, cor_elevation *elevation, cor_lonlat p, cor_report *report)
{
    cor_elevation *e = elevation;
    cor_pixel at;
    *height_m = (double)NAN;
    if (!cor_raster_locate(e->raster, p, &at))
        return true;
    if (e->period > 0)
        at.column -= e->period * floor(at.column / e->period);
    if (!(at.column >= 0 && at.column <= (double)e->width && at.row >= 0 &&
          at.row <= (double)e->height))
        return true;
    return interpolate(height_m, e, at, report);
}
