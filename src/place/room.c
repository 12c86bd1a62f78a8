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

static size_t row_of(const cor_room *room, double y_pt)
{
    return (size_t)fmin(fmax((y_pt - room->box.y0_pt) / room->cell_pt, 0), (double)room->rows - 1);
}

/* Counts the edges of each row when `edges` is NULL, else puts them there. */
static void deal_edges(const cor_room *room, size_t *at, cor_room_edge *edges)
{
    const cor_path *area = &room->outline;
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        for (size_t k = 0, j = c->count - 1; k < c->count; j = k++) {
            cor_pt a = area->points[c->first + k], b = area->points[c->first + j];
            size_t last = row_of(room, fmax(a.y_pt, b.y_pt));
            for (size_t row = row_of(room, fmin(a.y_pt, b.y_pt)); row <= last; row++) {
                if (edges)
                    edges[at[row]] = (cor_room_edge){ a, b };
                at[row]++;
            }
        }
    }
}

static void sort_edges(cor_room *room)
{
    size_t *at = cor_alloc(room->rows + 1, sizeof *at), total = 0;
    room->row_first = cor_alloc(room->rows + 1, sizeof *room->row_first);
    deal_edges(room, at, NULL);
    for (size_t row = 0; row <= room->rows; row++) {
        size_t count = at[row];
        at[row] = room->row_first[row] = total;
        total += count;
    }
    room->edges = cor_alloc(total, sizeof *room->edges);
    deal_edges(room, at, room->edges);
    cor_free(at);
}

static bool meets(const cor_room_edge *e, double y_pt)
{
    return (e->from.y_pt > y_pt) != (e->to.y_pt > y_pt);
}

static double crossing(const cor_room_edge *e, double y_pt)
{
    return (e->to.x_pt - e->from.x_pt) * (y_pt - e->from.y_pt) / (e->to.y_pt - e->from.y_pt) +
           e->from.x_pt;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where the outline crosses the height `y`, from left to right. */
static size_t crossings(const cor_room *room, double y_pt, double *out)
{
    size_t n = 0, row = row_of(room, y_pt);
    for (size_t i = room->row_first[row]; i < room->row_first[row + 1]; i++)
        if (meets(&room->edges[i], y_pt))
            out[n++] = crossing(&room->edges[i], y_pt);
    if (n)
        qsort(out, n, sizeof *out, by_value);
    return n;
}

bool cor_room_holds(const cor_room *room, cor_pt p)
{
    bool inside = false;
    if (!room->edges || isnan(p.y_pt))
        return false;
    size_t row = row_of(room, p.y_pt);
    for (size_t i = room->row_first[row]; i < room->row_first[row + 1]; i++)
        if (meets(&room->edges[i], p.y_pt) && p.x_pt < crossing(&room->edges[i], p.y_pt))
            inside = !inside;
    return inside;
}

static cor_pt middle_of(const cor_room *room, size_t column, size_t row)
{
    return (cor_pt){ room->box.x0_pt + ((double)column + 0.5) * room->cell_pt,
                     room->box.y0_pt + ((double)row + 0.5) * room->cell_pt };
}

/* Cells [from, end) of a row, halved as long as something lies over them. */
static void clear_taken(const cor_room *room, const cor_collide *taken, cor_owner self,
                        const size_t at[3], float *out)
{
    size_t row = at[0], from = at[1], end = at[2];
    cor_pt first = middle_of(room, from, row), last = middle_of(room, end - 1, row);
    double half = room->cell_pt / 2;
    const cor_rect box = { first.x_pt - half, first.y_pt - half, last.x_pt + half,
                           last.y_pt + half };
    if (!cor_collide_is_cut(taken, box, self))
        return;
    if (end - from == 1) {
        out[from] = 0;
        return;
    }
    size_t middle = (from + end) / 2;
    clear_taken(room, taken, self, (size_t[]){ row, from, middle }, out);
    clear_taken(room, taken, self, (size_t[]){ row, middle, end }, out);
}

/* 1 for cells with their middle inside, where no part of the page lies. */
static void mark_row(const cor_room *room, size_t row, const cor_collide *taken, cor_owner self,
                     double *xs, float *out)
{
    size_t n = crossings(room, middle_of(room, 0, row).y_pt, xs), passed = 0;
    for (size_t column = 0; column < room->columns; column++) {
        while (passed < n && xs[passed] <= middle_of(room, column, row).x_pt)
            passed++;
        out[column] = passed % 2 == 1 ? 1.0f : 0.0f;
    }
    if (taken && n > 0)
        clear_taken(room, taken, self, (size_t[]){ row, 0, room->columns }, out);
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

/* A row of cells: how far outside is along each cell's column, and of the cells whose outside is
 * nearest to some stretch of the row, where that stretch begins. */
typedef struct row_scan {
    long *up, *from, *begin;
    long count;
} row_scan;

static long square_to(const row_scan *s, long x, long i)
{
    return (x - i) * (x - i) + s->up[i] * s->up[i];
}

/* The first cell from which on `u` is nearer than `i`, which is before it. */
static long turns_at(const row_scan *s, long i, long u)
{
    return (u * u - i * i + s->up[u] * s->up[u] - s->up[i] * s->up[i]) / (2 * (u - i)) + 1;
}

/* Meijster and others 2000: whole numbers throughout, and each cell is looked at twice. */
static void find_nearest(row_scan *s, long columns)
{
    s->count = 0;
    for (long u = 0; u < columns; u++) {
        while (s->count > 0 && square_to(s, s->begin[s->count - 1], s->from[s->count - 1]) >
                                   square_to(s, s->begin[s->count - 1], u))
            s->count--;
        long begin = s->count > 0 ? turns_at(s, s->from[s->count - 1], u) : 0;
        if (begin >= columns)
            continue;
        s->from[s->count] = u;
        s->begin[s->count++] = begin;
    }
}

static void measure_rows(cor_room *room)
{
    long columns = (long)room->columns, *cells = cor_alloc(3 * room->columns, sizeof *cells);
    row_scan s = { cells, cells + columns, cells + 2 * columns, 0 };
    for (size_t y = 0; y < room->rows; y++) {
        float *clear = &room->clear_pt[y * room->columns];
        for (long x = 0; x < columns; x++)
            s.up[x] = (long)clear[x];
        find_nearest(&s, columns);
        for (long x = columns - 1; x >= 0; x--) {
            double d = sqrt((double)square_to(&s, x, s.from[s.count - 1]));
            if (s.up[x] > 0) /* the border is half a cell before the middle of the cell outside */
                clear[x] = (float)((d - 0.5) * room->cell_pt);
            if (x == s.begin[s.count - 1])
                s.count--;
        }
    }
    cor_free(cells);
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
    sort_edges(out);
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
    cor_free(room->edges);
    cor_free(room->row_first);
    *room = (cor_room){ 0 };
}

/* The cells at the rim of the grid are outside, and so is all beyond their middles. */
double cor_room_clear(const cor_room *room, cor_pt p)
{
    double x = (p.x_pt - room->box.x0_pt) / room->cell_pt - 0.5;
    double y = (p.y_pt - room->box.y0_pt) / room->cell_pt - 0.5;
    if (!(x >= 0 && y >= 0 && x < (double)(room->columns - 1) && y < (double)(room->rows - 1)))
        return 0;
    size_t column = (size_t)x, row = (size_t)y;
    double right = x - (double)column, down = y - (double)row;
    const float *above = room->clear_pt + row * room->columns + column;
    const float *below = above + room->columns;
    return ((double)above[0] * (1 - right) + (double)above[1] * right) * (1 - down) +
           ((double)below[0] * (1 - right) + (double)below[1] * right) * down;
}
