/* Layers of type heatmap: the sum of a bell around every point, through a ramp of colours. The bell
 * is that of the style spec's renderers: a Gaussian whose third standard deviation is the radius,
 * cut off where it adds less than a sixteenth of a step of 255. */
#include <math.h>

#include "base/memory.h"
#include "style/length.h"
#include "symbolise/page_grid.h"
#include "symbolise/raster.h"

enum { RAMP = 256, STEPS_PER_RADIUS = 24 };

static const double bell_height = 0.3989422804014327; /* 1 / sqrt(2 pi) */
static const double least_density = 1.0 / 255 / 16;

typedef struct point {
    cor_pt at;
    double radius_pt, weight;
} point;

typedef struct points {
    point *items;
    size_t count, capacity;
    double least_radius_pt;
} points;

/* Densities at the corners of squares over the page. */
typedef struct field {
    float *values;
    size_t width, height;
    double x0_pt, y0_pt, step_pt;
} field;

static void add_vertices(points *out, const cor_symboliser *s, const cor_feature *feature,
                         point like)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        for (size_t k = 0; k < part->count; k++) {
            if (!cor_view_point_anywhere(s->map->view, data->coords[part->first + k], &like.at))
                continue;
            out->items = cor_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
            out->items[out->count++] = like;
        }
    }
}

static points collect(const cor_symboliser *s, cor_arena *arena)
{
    points all = { .least_radius_pt = HUGE_VAL };
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, i, arena, s->report);
        if (cor_layer_accepts(s->layer, &eval)) {
            double intensity = cor_layer_number(s->layer, COR_P_HEATMAP_INTENSITY, &eval);
            double weight = cor_layer_number(s->layer, COR_P_HEATMAP_WEIGHT, &eval) * intensity;
            double radius = cor_layer_number(s->layer, COR_P_HEATMAP_RADIUS, &eval);
            point like = { .radius_pt = radius * COR_PT_PER_PX, .weight = weight * bell_height };
            if (like.weight > least_density)
                add_vertices(&all, s, &data->features[i], like);
        }
        cor_arena_clear(arena);
    }
    for (size_t i = 0; i < all.count; i++)
        all.least_radius_pt = fmin(all.least_radius_pt, all.items[i].radius_pt);
    return all;
}

static field field_of(const cor_page_grid *grid, double least_radius_pt)
{
    double step = fmax(least_radius_pt / STEPS_PER_RADIUS, grid->width_pt);
    double width = (double)grid->width * grid->width_pt;
    double height = (double)grid->height * grid->height_pt;
    field f = { .width = (size_t)ceil(width / step) + 2,
                .height = (size_t)ceil(height / step) + 2,
                .x0_pt = grid->x0_pt,
                .y0_pt = grid->y0_pt,
                .step_pt = step };
    f.values = cor_alloc_large(f.width * f.height * sizeof *f.values);
    return f;
}

typedef struct stretch {
    size_t first, count;
} stretch;

/* The knots within `reach` of `at`, along one side. */
static stretch near(double at, double reach, double origin, double step, size_t count)
{
    double first = ceil((at - reach - origin) / step), last = floor((at + reach - origin) / step);
    first = fmax(first, 0);
    last = fmin(last, (double)count - 1);
    if (!(first <= last))
        return (stretch){ 0, 0 };
    return (stretch){ (size_t)first, (size_t)(last - first) + 1 };
}

static void fill_bell(float *bell, stretch s, double offset_pt, double step_pt, double radius_pt)
{
    for (size_t i = 0; i < s.count; i++) {
        double d = ((double)(s.first + i) * step_pt - offset_pt) / radius_pt;
        bell[i] = (float)exp(-4.5 * d * d);
    }
}

/* The bell is the product of one across and one down. */
static void add_point(field *f, const point *p, float *bell)
{
    double reach = sqrt(-2 * log(least_density / p->weight)) / 3 * p->radius_pt;
    stretch x = near(p->at.x_pt, reach, f->x0_pt, f->step_pt, f->width);
    stretch y = near(p->at.y_pt, reach, f->y0_pt, f->step_pt, f->height);
    float *across = bell, *down = bell + f->width;
    if (!x.count || !y.count)
        return;
    fill_bell(across, x, p->at.x_pt - f->x0_pt, f->step_pt, p->radius_pt);
    fill_bell(down, y, p->at.y_pt - f->y0_pt, f->step_pt, p->radius_pt);
    for (size_t j = 0; j < y.count; j++) {
        float *row = f->values + (y.first + j) * f->width + x.first;
        float k = (float)p->weight * down[j];
        for (size_t i = 0; i < x.count; i++)
            row[i] += k * across[i];
    }
}

static float density_at(const field *f, cor_pt at)
{
    double x = (at.x_pt - f->x0_pt) / f->step_pt, y = (at.y_pt - f->y0_pt) / f->step_pt;
    size_t i = (size_t)x, j = (size_t)y;
    float tx = (float)(x - (double)i), ty = (float)(y - (double)j);
    const float *v = f->values + j * f->width + i;
    float top = v[0] + (v[1] - v[0]) * tx;
    float bottom = v[f->width] + (v[f->width + 1] - v[f->width]) * tx;
    return top + (bottom - top) * ty;
}

typedef struct ramp {
    float colours[RAMP][4]; /* premultiplied, opacity included */
} ramp;

static void fill_ramp(ramp *out, const cor_symboliser *s, cor_eval *eval)
{
    double opacity = cor_layer_number(s->layer, COR_P_HEATMAP_OPACITY, eval);
    for (int i = 0; i < RAMP; i++) {
        eval->heatmap_density = (double)i / (RAMP - 1);
        cor_colour c = cor_layer_colour(s->layer, COR_P_HEATMAP_COLOR, eval);
        float a = (float)(c.a * opacity), *to = out->colours[i];
        to[0] = (float)c.r * a;
        to[1] = (float)c.g * a;
        to[2] = (float)c.b * a;
        to[3] = a;
    }
}

static void colour_at(const ramp *r, float density, float out[4])
{
    float at = fminf(density, 1) * (RAMP - 1);
    int i = (int)at < RAMP - 2 ? (int)at : RAMP - 2;
    for (int k = 0; k < 4; k++)
        out[k] = r->colours[i][k] + (r->colours[i + 1][k] - r->colours[i][k]) * (at - (float)i);
}

static void draw_field(const cor_symboliser *s, const field *f, const cor_page_grid *grid,
                       const ramp *r)
{
    uint8_t *rgba = cor_page_grid_pixels(grid, s->scene);
    for (size_t y = 0; y < grid->height; y++)
        for (size_t x = 0; x < grid->width; x++) {
            float colour[4];
            cor_pt at = cor_page_grid_point(grid, (double)x + 0.5, (double)y + 0.5);
            colour_at(r, density_at(f, at), colour);
            cor_put_colour(rgba + (y * grid->width + x) * 4, colour);
        }
    cor_page_grid_add(grid, s, rgba);
}

void cor_heatmap_draw(const cor_symboliser *s)
{
    cor_arena *arena = cor_arena_new();
    points all = collect(s, arena);
    cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, 0, arena, s->report);
    ramp *r = cor_alloc(1, sizeof *r);
    fill_ramp(r, s, &eval);
    cor_page_grid grid = cor_page_grid_of(s->plan, s->map);
    field f = field_of(&grid, all.count ? all.least_radius_pt : HUGE_VAL);
    float *bell = cor_alloc(f.width + f.height, sizeof *bell);
    for (size_t i = 0; i < all.count; i++)
        add_point(&f, &all.items[i], bell);
    draw_field(s, &f, &grid, r);
    cor_free(bell);
    cor_free(f.values);
    cor_free(r);
    cor_free(all.items);
    cor_arena_free(arena);
}
