#include "furniture/ground.h"

#include <math.h>

#include "style/length.h"
#include "symbolise/geometry.h"

struct cor_ground {
    cor_rect frame;
    size_t columns, rows;
    double *ink;          /* [rows * columns] */
    unsigned char *flips; /* [rows * columns] where an area begins or ends, row by row */
};

static const double cell_pt = 3 * COR_PT_PER_MM;
/* A place is worth so much of a line: more than a part's own corner is to it (layout). */
static const double place_ink = 16 * COR_PT_PER_MM;
static const double area_ink = 0.12; /* of an area, per point of its rows */

enum { VERTICES_MAX = 100000, CELLS_MAX = 400 };

static void add_ink(cor_ground *g, cor_pt at, double ink)
{
    double column = floor((at.x_pt - g->frame.x0_pt) / cell_pt);
    double row = floor((at.y_pt - g->frame.y0_pt) / cell_pt);
    if (column >= 0 && row >= 0 && column < (double)g->columns && row < (double)g->rows)
        g->ink[(size_t)row * g->columns + (size_t)column] += ink;
}

/* Shared by the cells about it, so that a place at a part's edge counts too. */
static void add_place(cor_ground *g, cor_pt at, double ink)
{
    double x = (at.x_pt - g->frame.x0_pt) / cell_pt - 0.5;
    double y = (at.y_pt - g->frame.y0_pt) / cell_pt - 0.5;
    double right = x - floor(x), below = y - floor(y);
    for (int column = 0; column < 2; column++)
        for (int row = 0; row < 2; row++) {
            double share = (column ? right : 1 - right) * (row ? below : 1 - below);
            const cor_pt cell = { at.x_pt + (column - right) * cell_pt,
                                  at.y_pt + (row - below) * cell_pt };
            add_ink(g, cell, ink * share);
        }
}

static void add_segment(cor_ground *g, cor_pt a, cor_pt b, double weight)
{
    double length = hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
    int steps = 1 + (int)fmin(length / cell_pt * 2, 4 * CELLS_MAX);
    for (int i = 0; i < steps; i++) {
        double share = (i + 0.5) / steps;
        add_ink(g,
                (cor_pt){ a.x_pt + (b.x_pt - a.x_pt) * share, a.y_pt + (b.y_pt - a.y_pt) * share },
                weight * length / steps);
    }
}

/* Where the edge crosses the middles of rows, the area begins or ends. */
static void flip_rows(cor_ground *g, cor_pt a, cor_pt b)
{
    double low = (fmin(a.y_pt, b.y_pt) - g->frame.y0_pt) / cell_pt - 0.5;
    double high = (fmax(a.y_pt, b.y_pt) - g->frame.y0_pt) / cell_pt - 0.5;
    size_t first = (size_t)fmin(fmax(ceil(low), 0), (double)g->rows);
    for (size_t row = first; (double)row < high && row < g->rows; row++) {
        double y = g->frame.y0_pt + ((double)row + 0.5) * cell_pt;
        double x = a.x_pt + (b.x_pt - a.x_pt) * (y - a.y_pt) / (b.y_pt - a.y_pt);
        double column = fmax(ceil((x - g->frame.x0_pt) / cell_pt - 0.5), 0);
        if (column < (double)g->columns)
            g->flips[row * g->columns + (size_t)column] ^= 1;
    }
}

static void settle_area(cor_ground *g, double weight)
{
    for (size_t row = 0; row < g->rows; row++) {
        bool inside = false;
        for (size_t column = 0; column < g->columns; column++) {
            size_t i = row * g->columns + column;
            inside ^= g->flips[i];
            g->flips[i] = 0;
            g->ink[i] += inside ? weight * area_ink * cell_pt : 0;
        }
    }
}

static void add_path(cor_ground *g, const cor_path *path, bool filled, double weight)
{
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        const cor_pt *p = path->points + contour->first;
        for (size_t i = contour->closed ? 0 : 1; i < contour->count; i++) {
            const cor_pt from = p[i ? i - 1 : contour->count - 1];
            if (filled)
                flip_rows(g, from, p[i]);
            add_segment(g, from, p[i], filled ? weight / 4 : weight);
        }
    }
    if (filled)
        settle_area(g, weight);
}

static void add_feature(cor_ground *g, const cor_symboliser *s, size_t index, double weight)
{
    cor_path path = { 0 };
    cor_arena *arena = cor_arena_new();
    if (s->layer->type == COR_LAYER_FILL) {
        cor_feature_area(s, index, &path);
        add_path(g, &path, true, weight);
    } else if (s->layer->type == COR_LAYER_LINE) {
        cor_feature_lines(s, index, &path);
        add_path(g, &path, false, weight);
    } else {
        cor_point_list points = cor_feature_points(s, index, arena);
        for (size_t i = 0; i < points.count; i++)
            add_place(g, points.items[i], weight * place_ink / (double)points.count);
    }
    cor_path_free(&path);
    cor_arena_free(arena);
}

static size_t vertices_of(const cor_dataset *data, const cor_feature *feature)
{
    size_t sum = 0;
    for (size_t i = 0; i < feature->part_count; i++)
        sum += data->parts[feature->first_part + i].count;
    return sum;
}

static void add_layer(cor_ground *g, const cor_symboliser *s, double weight)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    size_t vertices = 0;
    for (size_t i = 0; data && i < data->feature_count; i++)
        vertices += vertices_of(data, &data->features[i]);
    size_t step = vertices / VERTICES_MAX + 1;
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; data && i < data->feature_count; i += step) {
        cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, i, arena, s->report);
        if (data->features[i].part_count &&
            !cor_view_hides(s->map->view, data->features[i].bounds) &&
            cor_layer_accepts(s->layer, &eval))
            add_feature(g, s, i, weight * (double)step);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
}

static bool counts(const cor_plan *plan, const cor_layer *layer)
{
    return layer->type != COR_LAYER_BACKGROUND && layer->type < COR_LAYER_RASTER &&
           cor_map_shows(plan, &plan->main, layer);
}

cor_ground *cor_ground_survey(const cor_plan *plan)
{
    cor_report ignored = { 0 }; /* the layers speak again when they are drawn */
    cor_ground *g = cor_arena_alloc(plan->arena, 1, sizeof *g);
    g->frame = plan->main.frame;
    g->columns = (size_t)fmin((g->frame.x1_pt - g->frame.x0_pt) / cell_pt + 1, CELLS_MAX);
    g->rows = (size_t)fmin((g->frame.y1_pt - g->frame.y0_pt) / cell_pt + 1, CELLS_MAX);
    g->ink = cor_arena_alloc(plan->arena, g->rows * g->columns, sizeof *g->ink);
    g->flips = cor_arena_alloc(plan->arena, g->rows * g->columns, sizeof *g->flips);
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        const cor_symboliser s = { NULL, plan, &plan->main, layer, &ignored };
        double height = ((double)i + 1) / (double)plan->style->layer_count;
        if (counts(plan, layer))
            add_layer(g, &s, 0.3 + 0.7 * height);
    }
    cor_report_clear(&ignored);
    return g;
}

double cor_ground_under(const cor_ground *g, cor_rect rect)
{
    double sum = 0;
    for (size_t row = 0; row < g->rows; row++)
        for (size_t column = 0; column < g->columns; column++) {
            double x = g->frame.x0_pt + (double)column * cell_pt;
            double y = g->frame.y0_pt + (double)row * cell_pt;
            double w = fmin(x + cell_pt, rect.x1_pt) - fmax(x, rect.x0_pt);
            double h = fmin(y + cell_pt, rect.y1_pt) - fmax(y, rect.y0_pt);
            if (w > 0 && h > 0)
                sum += g->ink[row * g->columns + column] * w * h / (cell_pt * cell_pt);
        }
    return sum;
}
