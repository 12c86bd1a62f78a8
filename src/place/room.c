#include "place/room.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

enum { SIDE = 192 };

static const double apart_pt = 1.5;
static const double cell_min_pt = 0.5;

/* The area with vertices about a point apart: enough to tell whether a letter is inside. */
static void thin(cor_path *out, const cor_path *in)
{
    for (size_t i = 0; i < in->contour_count; i++) {
        const cor_pt *p = in->points + in->contours[i].first;
        cor_pt last = { -HUGE_VAL, 0 };
        cor_path_begin(out, true);
        for (size_t k = 0; k < in->contours[i].count; k++) {
            if (!isfinite(p[k].x_pt) || !isfinite(p[k].y_pt) ||
                hypot(p[k].x_pt - last.x_pt, p[k].y_pt - last.y_pt) < apart_pt)
                continue;
            last = p[k];
            cor_path_add(out, last);
        }
        cor_path_end(out);
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where the outline crosses the height `y`, from left to right. */
static size_t crossings(const cor_path *area, double y, double *out)
{
    size_t n = 0;
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        for (size_t k = 0, j = c->count - 1; k < c->count; j = k++) {
            cor_pt a = area->points[c->first + k], b = area->points[c->first + j];
            if ((a.y_pt > y) != (b.y_pt > y))
                out[n++] = (b.x_pt - a.x_pt) * (y - a.y_pt) / (b.y_pt - a.y_pt) + a.x_pt;
        }
    }
    if (n)
        qsort(out, n, sizeof *out, by_value);
    return n;
}

bool cor_room_holds(const cor_room *room, cor_pt p)
{
    const cor_path *area = &room->outline;
    bool inside = false;
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        for (size_t k = 0, j = c->count - 1; k < c->count; j = k++) {
            cor_pt a = area->points[c->first + k], b = area->points[c->first + j];
            if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
                p.x_pt < (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt) + a.x_pt)
                inside = !inside;
        }
    }
    return inside;
}

static cor_pt middle_of(const cor_room *room, size_t column, size_t row)
{
    return (cor_pt){ room->box.x0_pt + ((double)column + 0.5) * room->cell_pt,
                     room->box.y0_pt + ((double)row + 0.5) * room->cell_pt };
}

/* 1 for cells with their middle inside, where no part of the page lies. */
static void mark_row(const cor_room *room, size_t row, const cor_collide *taken, cor_owner self,
                     double *xs, float *out)
{
    double half = room->cell_pt / 2;
    size_t n = crossings(&room->outline, middle_of(room, 0, row).y_pt, xs), passed = 0;
    for (size_t column = 0; column < room->columns; column++) {
        cor_pt p = middle_of(room, column, row);
        while (passed < n && xs[passed] <= p.x_pt)
            passed++;
        const cor_rect cell = { p.x_pt - half, p.y_pt - half, p.x_pt + half, p.y_pt + half };
        bool inside = passed % 2 == 1 && !(taken && cor_collide_is_cut(taken, cell, self));
        out[column] = inside ? 1 : 0;
    }
}

/* For each cell the number of cells up or down to the nearest that is outside. */
static void measure_columns(cor_room *room)
{
    for (size_t x = 0; x < room->columns; x++) {
        float run = 0;
        for (size_t y = 0; y < room->rows; y++) {
            float *cell = &room->clear_pt[y * room->columns + x];
            run = *cell > 0 ? run + 1 : 0;
            *cell = run;
        }
        run = 0;
        for (size_t y = room->rows; y-- > 0;) {
            float *cell = &room->clear_pt[y * room->columns + x];
            run = *cell > 0 ? run + 1 : 0;
            *cell = fminf(*cell, run);
        }
    }
}

/* The nearest cell outside, in any direction, from the distances along columns. */
static float nearest(const float *column_cells, size_t columns, size_t x)
{
    float best = column_cells[x] * column_cells[x];
    for (size_t d = 1; d <= columns && (float)(d * d) < best; d++) {
        float aside = (float)(d * d);
        float left = d <= x ? column_cells[x - d] : 0;
        float right = x + d < columns ? column_cells[x + d] : 0;
        best = fminf(best, aside + fminf(left * left, right * right));
    }
    return best;
}

static void measure_rows(cor_room *room)
{
    float *row = cor_alloc(room->columns, sizeof *row);
    for (size_t y = 0; y < room->rows; y++) {
        float *cells = &room->clear_pt[y * room->columns];
        for (size_t x = 0; x < room->columns; x++)
            row[x] = cells[x];
        for (size_t x = 0; x < room->columns; x++)
            if (row[x] > 0) /* the border is half a cell before the middle of the cell outside */
                cells[x] =
                    (float)(((double)sqrtf(nearest(row, room->columns, x)) - 0.5) * room->cell_pt);
    }
    cor_free(row);
}

/* Of the points with nearly the most room, the one nearest to the middle of them all: a long area
 * has a ridge of such points, and its name belongs halfway. */
static bool find_best(cor_room *room)
{
    static const double nearly = 0.96;
    float most = 0;
    size_t count = 0, cells = room->columns * room->rows;
    for (size_t i = 0; i < cells; i++)
        most = fmaxf(most, room->clear_pt[i]);
    cor_pt mean = { 0, 0 };
    for (size_t i = 0; i < cells; i++) {
        if (!(room->clear_pt[i] > 0) || (double)room->clear_pt[i] < nearly * (double)most)
            continue;
        cor_pt p = middle_of(room, i % room->columns, i / room->columns);
        mean = (cor_pt){ mean.x_pt + p.x_pt, mean.y_pt + p.y_pt };
        count++;
    }
    double away = HUGE_VAL;
    for (size_t i = 0; i < cells; i++) {
        if (!(room->clear_pt[i] > 0) || (double)room->clear_pt[i] < nearly * (double)most)
            continue;
        cor_pt p = middle_of(room, i % room->columns, i / room->columns);
        double d = hypot(p.x_pt - mean.x_pt / (double)count, p.y_pt - mean.y_pt / (double)count);
        if (d < away) {
            away = d;
            room->best = p;
        }
    }
    room->best_clear_pt = (double)most;
    return count > 0;
}

static void lay_grid(cor_room *room, cor_rect box)
{
    double w = box.x1_pt - box.x0_pt, h = box.y1_pt - box.y0_pt;
    room->cell_pt = fmax(fmax(w, h) / (SIDE - 2), cell_min_pt);
    room->columns = (size_t)ceil(w / room->cell_pt) + 2;
    room->rows = (size_t)ceil(h / room->cell_pt) + 2;
    double x = (box.x0_pt + box.x1_pt - (double)room->columns * room->cell_pt) / 2;
    double y = (box.y0_pt + box.y1_pt - (double)room->rows * room->cell_pt) / 2;
    room->box = (cor_rect){ x, y, x + (double)room->columns * room->cell_pt,
                            y + (double)room->rows * room->cell_pt };
    room->clear_pt = cor_alloc(room->columns * room->rows, sizeof *room->clear_pt);
}

bool cor_room_make(cor_room *out, const cor_path *area, const cor_collide *taken, cor_owner self)
{
    cor_rect box;
    *out = (cor_room){ 0 };
    thin(&out->outline, area);
    if (!cor_path_bounds(&out->outline, &box)) {
        cor_room_free(out);
        return false;
    }
    lay_grid(out, box);
    double *xs = cor_alloc(out->outline.point_count + 1, sizeof *xs);
    for (size_t row = 0; row < out->rows; row++)
        mark_row(out, row, taken, self, xs, out->clear_pt + row * out->columns);
    cor_free(xs);
    measure_columns(out);
    measure_rows(out);
    if (find_best(out))
        return true;
    cor_room_free(out);
    return false;
}

void cor_room_free(cor_room *room)
{
    cor_path_free(&room->outline);
    cor_free(room->clear_pt);
    *room = (cor_room){ 0 };
}

static double cell_at(const cor_room *room, double column, double row)
{
    if (!(column >= 0 && row >= 0 && column < (double)room->columns && row < (double)room->rows))
        return 0;
    return (double)room->clear_pt[(size_t)row * room->columns + (size_t)column];
}

double cor_room_clear(const cor_room *room, cor_pt p)
{
    double x = (p.x_pt - room->box.x0_pt) / room->cell_pt - 0.5;
    double y = (p.y_pt - room->box.y0_pt) / room->cell_pt - 0.5;
    double column = floor(x), row = floor(y), right = x - column, down = y - row;
    double above =
        cell_at(room, column, row) * (1 - right) + cell_at(room, column + 1, row) * right;
    double below =
        cell_at(room, column, row + 1) * (1 - right) + cell_at(room, column + 1, row + 1) * right;
    return above * (1 - down) + below * down;
}
