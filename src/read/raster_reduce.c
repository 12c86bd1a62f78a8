/* Rows of a raster averaged into cells: what is finer than the page can show would only alias. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "read/raster_file.h"

typedef struct sum {
    uint64_t r, g, b, a, count; /* colours times alpha */
    double metres;
} sum;

static void add_colours(sum *sums, const uint8_t *row, size_t width, size_t step)
{
    for (size_t i = 0; i < width; i += step) {
        sum *s = &sums[i / step];
        for (size_t k = i; k < i + step && k < width; k++) {
            const uint8_t *p = row + k * 4;
            uint64_t a = p[3];
            s->r += p[0] * a;
            s->g += p[1] * a;
            s->b += p[2] * a;
            s->a += a;
            s->count++;
        }
    }
}

static void add_heights(sum *sums, const float *row, size_t width, size_t step)
{
    for (size_t i = 0; i < width; i++) {
        if (isnan(row[i]))
            continue;
        sums[i / step].metres += (double)row[i];
        sums[i / step].count++;
    }
}

static void put_colours(uint8_t *to, const sum *sums, size_t width)
{
    for (size_t i = 0; i < width; i++) {
        const sum *s = &sums[i];
        uint64_t a = s->a ? s->a : 1;
        to[i * 4] = (uint8_t)((s->r + a / 2) / a);
        to[i * 4 + 1] = (uint8_t)((s->g + a / 2) / a);
        to[i * 4 + 2] = (uint8_t)((s->b + a / 2) / a);
        to[i * 4 + 3] = (uint8_t)((s->a + s->count / 2) / s->count);
    }
}

static void put_heights(float *to, const sum *sums, size_t width)
{
    for (size_t i = 0; i < width; i++)
        to[i] = sums[i].count ? (float)(sums[i].metres / (double)sums[i].count) : NAN;
}

static bool reduce_rows(const cor_raster_cells *cells, cor_raster_use use, cor_raster_window w,
                        cor_raster_row *read, void *user)
{
    void *row = cor_alloc(w.width, 4);
    sum *sums = cor_alloc(cells->width, sizeof *sums);
    bool well = true;
    for (size_t y = 0; well && y < w.height; y++) {
        well = read(user, y, row);
        if (use == COR_RASTER_COLOURS)
            add_colours(sums, row, w.width, w.step_columns);
        else
            add_heights(sums, row, w.width, w.step_columns);
        if ((y + 1) % w.step_rows != 0 && y + 1 < w.height)
            continue;
        size_t first = y / w.step_rows * cells->width;
        if (use == COR_RASTER_COLOURS)
            put_colours(cells->rgba + first * 4, sums, cells->width);
        else
            put_heights(cells->heights + first, sums, cells->width);
        memset(sums, 0, cells->width * sizeof *sums);
    }
    cor_free(sums);
    cor_free(row);
    return well;
}

static bool copy_rows(const cor_raster_cells *cells, cor_raster_window w, cor_raster_row *read,
                      void *user)
{
    char *to = cells->rgba ? (char *)cells->rgba : (char *)cells->heights;
    for (size_t y = 0; y < w.height; y++)
        if (!read(user, y, to + y * w.width * 4))
            return false;
    return true;
}

bool cor_raster_reduce(cor_raster_cells *cells, cor_raster_use use, cor_raster_window window,
                       cor_raster_row *read, void *user)
{
    cells->width = (window.width + window.step_columns - 1) / window.step_columns;
    cells->height = (window.height + window.step_rows - 1) / window.step_rows;
    void *memory = cor_alloc_large(cells->width * cells->height * 4);
    cells->rgba = use == COR_RASTER_COLOURS ? memory : NULL;
    cells->heights = use == COR_RASTER_COLOURS ? NULL : memory;
    bool whole = window.step_columns == 1 && window.step_rows == 1;
    bool well =
        whole ? copy_rows(cells, window, read, user) : reduce_rows(cells, use, window, read, user);
    if (!well)
        cor_raster_cells_free(cells);
    return well;
}
