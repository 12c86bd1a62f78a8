#include "place/cover.h"

#include <math.h>

#include "base/memory.h"
#include "place/collect.h"

enum { CELLS = 64 };

typedef struct piece {
    cor_pt a, b;
    cor_covered owner;
    int next; /* in its cell, -1 at the end */
} piece;

/* Pieces are cut at the sides of the cells, so each lies in one cell. */
struct cor_cover {
    cor_rect frame;
    double cell_w_pt, cell_h_pt;
    piece *pieces;
    size_t count, capacity;
    int first[CELLS * CELLS];
};

enum { MAX_PIECES = 4000000 };

cor_cover *cor_cover_new(cor_rect frame)
{
    cor_cover *cover = cor_alloc(1, sizeof *cover);
    cover->frame = frame;
    cover->cell_w_pt = fmax((frame.x1_pt - frame.x0_pt) / CELLS, 1e-6);
    cover->cell_h_pt = fmax((frame.y1_pt - frame.y0_pt) / CELLS, 1e-6);
    for (size_t i = 0; i < CELLS * CELLS; i++)
        cover->first[i] = -1;
    return cover;
}

void cor_cover_free(cor_cover *cover)
{
    if (!cover)
        return;
    cor_free(cover->pieces);
    cor_free(cover);
}

static int column_of(const cor_cover *c, double x)
{
    return (int)fmin(fmax((x - c->frame.x0_pt) / c->cell_w_pt, 0), CELLS - 1);
}

static int row_of(const cor_cover *c, double y)
{
    return (int)fmin(fmax((y - c->frame.y0_pt) / c->cell_h_pt, 0), CELLS - 1);
}

/* The part [*t0, *t1] of the segment inside the box; false when none. */
static bool clip(cor_rect box, cor_pt a, cor_pt b, double *t0, double *t1)
{
    const double from[2] = { a.x_pt, a.y_pt }, by[2] = { b.x_pt - a.x_pt, b.y_pt - a.y_pt };
    const double low[2] = { box.x0_pt, box.y0_pt }, high[2] = { box.x1_pt, box.y1_pt };
    *t0 = 0;
    *t1 = 1;
    for (int i = 0; i < 2; i++) {
        if (by[i] == 0) {
            if (from[i] < low[i] || from[i] >= high[i])
                return false;
            continue;
        }
        double in = (low[i] - from[i]) / by[i], out = (high[i] - from[i]) / by[i];
        *t0 = fmax(*t0, fmin(in, out));
        *t1 = fmin(*t1, fmax(in, out));
    }
    return *t0 < *t1;
}

static cor_pt along(cor_pt a, cor_pt b, double t)
{
    return (cor_pt){ a.x_pt + (b.x_pt - a.x_pt) * t, a.y_pt + (b.y_pt - a.y_pt) * t };
}

static void add_piece(cor_cover *c, const piece *whole, int column, int row)
{
    double t0, t1;
    const cor_rect cell = { c->frame.x0_pt + column * c->cell_w_pt,
                            c->frame.y0_pt + row * c->cell_h_pt,
                            c->frame.x0_pt + (column + 1) * c->cell_w_pt,
                            c->frame.y0_pt + (row + 1) * c->cell_h_pt };
    if (c->count >= MAX_PIECES || !clip(cell, whole->a, whole->b, &t0, &t1))
        return;
    c->pieces = cor_grow(c->pieces, &c->capacity, c->count + 1, sizeof *c->pieces);
    c->pieces[c->count] = (piece){ along(whole->a, whole->b, t0), along(whole->a, whole->b, t1),
                                   whole->owner, c->first[row * CELLS + column] };
    c->first[row * CELLS + column] = (int)c->count++;
}

void cor_cover_add(cor_cover *cover, const cor_pt *points, size_t n, cor_covered owner)
{
    for (size_t i = 1; i < n; i++) {
        const piece whole = { points[i - 1], points[i], owner, -1 };
        int x0 = column_of(cover, fmin(whole.a.x_pt, whole.b.x_pt));
        int x1 = column_of(cover, fmax(whole.a.x_pt, whole.b.x_pt));
        int y0 = row_of(cover, fmin(whole.a.y_pt, whole.b.y_pt));
        int y1 = row_of(cover, fmax(whole.a.y_pt, whole.b.y_pt));
        for (int y = y0; y <= y1; y++)
            for (int x = x0; x <= x1; x++)
                add_piece(cover, &whole, x, y);
    }
}

static void add_feature(cor_cover *cover, const cor_map *map, const cor_dataset *data,
                        cor_covered owner)
{
    const cor_feature *feature = &data->features[owner.feature];
    cor_path path = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind != COR_PART_POINT)
            cor_view_line(map->view, data->coords + part->first, part->count, &path);
    }
    for (size_t i = 0; i < path.contour_count; i++)
        cor_cover_add(cover, path.points + path.contours[i].first, path.contours[i].count, owner);
    cor_path_free(&path);
}

static void add_layer(cor_cover *cover, const cor_plan *plan, const cor_map *map,
                      const cor_layer *layer, cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    cor_arena *scratch = cor_arena_new();
    for (size_t i = 0; data && i < data->feature_count; i++) {
        if (!data->features[i].part_count || cor_view_hides(map->view, data->features[i].bounds))
            continue;
        cor_eval eval = cor_plan_eval(plan, map, layer, i, scratch, report);
        if (cor_layer_accepts(layer, &eval))
            add_feature(cover, map, data, (cor_covered){ layer->source, i });
        cor_arena_clear(scratch);
    }
    cor_arena_free(scratch);
}

void cor_cover_collect(cor_cover *cover, const cor_plan *plan, const cor_map *map,
                       cor_report *report)
{
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        if (layer->type == COR_LAYER_LINE && cor_map_shows(plan, map, layer) &&
            !cor_layer_flag(layer, "corridor:avoid", false))
            add_layer(cover, plan, map, layer, report);
    }
}

static double length_in(const piece *p, cor_rect box)
{
    double t0, t1;
    if (!clip(box, p->a, p->b, &t0, &t1))
        return 0;
    return (t1 - t0) * hypot(p->b.x_pt - p->a.x_pt, p->b.y_pt - p->a.y_pt);
}

double cor_cover_length(const cor_cover *cover, cor_rect box, cor_covered self)
{
    double sum = 0;
    int x1 = column_of(cover, box.x1_pt), y1 = row_of(cover, box.y1_pt);
    for (int y = row_of(cover, box.y0_pt); y <= y1; y++) {
        for (int x = column_of(cover, box.x0_pt); x <= x1; x++) {
            for (int i = cover->first[y * CELLS + x]; i >= 0; i = cover->pieces[i].next) {
                const piece *p = &cover->pieces[i];
                if (p->owner.source != self.source || p->owner.feature != self.feature)
                    sum += length_in(p, box);
            }
        }
    }
    return sum;
}
