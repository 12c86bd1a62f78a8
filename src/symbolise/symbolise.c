#include "symbolise/symbolise.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "style/length.h"
#include "symbolise/geometry.h"
#include "symbolise/stroke.h"

static const cor_paint no_paint = { 0 };

static void draw_background(const cor_symboliser *s, cor_eval *eval, cor_rect rect)
{
    double opacity = cor_layer_number(s->layer, COR_P_BACKGROUND_OPACITY, eval);
    cor_colour colour = cor_layer_colour(s->layer, COR_P_BACKGROUND_COLOR, eval);
    cor_scene_rect(s->scene, s->layer->id, rect, cor_paint_of(colour, opacity), NULL);
}

/* What is off the earth stays paper. */
static void draw_earth(const cor_symboliser *s, cor_eval *eval)
{
    double opacity = cor_layer_number(s->layer, COR_P_BACKGROUND_OPACITY, eval);
    cor_colour colour = cor_layer_colour(s->layer, COR_P_BACKGROUND_COLOR, eval);
    cor_path path = { 0 };
    cor_view_sphere(s->map->view, &path);
    cor_scene_path(s->scene, s->layer->id, -1, &path, cor_paint_of(colour, opacity), NULL);
    cor_path_free(&path);
}

/* A translation in px, in page directions (x right, y down). */
static cor_pt translation(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    double v[2] = { 0, 0 };
    cor_layer_numbers(layer, property, eval, v, 2);
    return (cor_pt){ v[0] * COR_PT_PER_PX, v[1] * COR_PT_PER_PX };
}

static void translate(cor_path *path, cor_pt by)
{
    for (size_t i = 0; i < path->point_count; i++) {
        path->points[i].x_pt += by.x_pt;
        path->points[i].y_pt += by.y_pt;
    }
}

static void fill_path(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                      const cor_path *area, const cor_path *outline)
{
    double opacity = cor_layer_number(s->layer, COR_P_FILL_OPACITY, eval);
    cor_colour fill = cor_layer_colour(s->layer, COR_P_FILL_COLOR, eval);
    cor_scene_path(s->scene, s->layer->id, feature, area, cor_paint_of(fill, opacity), NULL);
    if (!outline || !cor_layer_has(s->layer, COR_P_FILL_OUTLINE_COLOR))
        return;
    cor_colour colour = cor_layer_colour(s->layer, COR_P_FILL_OUTLINE_COLOR, eval);
    cor_stroke stroke = { .paint = cor_paint_of(colour, opacity),
                          .width_pt = COR_PT_PER_PX,
                          .join = COR_JOIN_ROUND,
                          .miter_limit = 2 };
    cor_scene_path(s->scene, s->layer->id, feature, outline, no_paint, &stroke);
}

static void draw_fill(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_path area = { 0 }, outline = { 0 };
    cor_pt by = translation(s->layer, COR_P_FILL_TRANSLATE, eval);
    cor_feature_area(s, index, &area);
    if (cor_layer_has(s->layer, COR_P_FILL_OUTLINE_COLOR))
        cor_feature_boundary(s, index, &outline);
    translate(&area, by);
    translate(&outline, by);
    fill_path(s, eval, (int64_t)index, &area, &outline);
    cor_path_free(&area);
    cor_path_free(&outline);
}

static void draw_line(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_path path = { 0 };
    cor_feature_lines(s, index, &path);
    translate(&path, translation(s->layer, COR_P_LINE_TRANSLATE, eval));
    cor_line_draw(s, eval, (int64_t)index, &path);
    cor_path_free(&path);
}

/* A circle as a closed contour that is nowhere farther than 0.01 pt from the true one. */
static void add_circle(cor_path *path, cor_pt centre, double radius_pt)
{
    double step = 2 * acos(fmax(1 - 0.01 / fmax(radius_pt, 0.02), 0));
    int n = (int)fmin(fmax(ceil(2 * M_PI / step), 12), 720);
    cor_path_begin(path, true);
    for (int i = 0; i < n; i++) {
        double angle = 2 * M_PI * i / n;
        cor_path_add(path, (cor_pt){ centre.x_pt + radius_pt * cos(angle),
                                     centre.y_pt + radius_pt * sin(angle) });
    }
    cor_path_end(path);
}

/* The stroke of a circle lies outside its radius, as in the style spec. */
static void circle_at(const cor_symboliser *s, cor_eval *eval, int64_t feature, cor_pt centre)
{
    const cor_layer *layer = s->layer;
    double radius = cor_layer_number(layer, COR_P_CIRCLE_RADIUS, eval) * COR_PT_PER_PX;
    double width = cor_layer_number(layer, COR_P_CIRCLE_STROKE_WIDTH, eval) * COR_PT_PER_PX;
    cor_paint fill = cor_paint_of(cor_layer_colour(layer, COR_P_CIRCLE_COLOR, eval),
                                  cor_layer_number(layer, COR_P_CIRCLE_OPACITY, eval));
    cor_stroke stroke = {
        .paint = cor_paint_of(cor_layer_colour(layer, COR_P_CIRCLE_STROKE_COLOR, eval),
                              cor_layer_number(layer, COR_P_CIRCLE_STROKE_OPACITY, eval)),
        .width_pt = width,
        .join = COR_JOIN_ROUND,
        .miter_limit = 2,
    };
    cor_path path = { 0 };
    if (radius > 0)
        add_circle(&path, centre, radius);
    cor_scene_path(s->scene, layer->id, feature, &path, fill, NULL);
    cor_path_clear(&path);
    if (width > 0 && radius + width / 2 > 0) {
        add_circle(&path, centre, radius + width / 2);
        cor_scene_path(s->scene, layer->id, feature, &path, no_paint, &stroke);
    }
    cor_path_free(&path);
}

static void draw_circle(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_pt by = translation(s->layer, COR_P_CIRCLE_TRANSLATE, eval);
    cor_point_list points = cor_feature_points(s, index, eval->arena);
    for (size_t i = 0; i < points.count; i++) {
        cor_pt p = { points.items[i].x_pt + by.x_pt, points.items[i].y_pt + by.y_pt };
        circle_at(s, eval, (int64_t)index, p);
    }
}

typedef void feature_drawer(const cor_symboliser *s, cor_eval *eval, size_t index);

typedef struct layer_drawer {
    feature_drawer *draw;
    cor_property sort_key;
} layer_drawer;

static const layer_drawer drawers[COR_LAYER_TYPE_COUNT] = {
    [COR_LAYER_FILL] = { draw_fill, COR_P_FILL_SORT_KEY },
    [COR_LAYER_LINE] = { draw_line, COR_P_LINE_SORT_KEY },
    [COR_LAYER_CIRCLE] = { draw_circle, COR_P_CIRCLE_SORT_KEY },
};

typedef struct ordered {
    double key;
    size_t index;
} ordered;

static int by_key(const void *a, const void *b)
{
    const ordered *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* The features that the filter accepts, in drawing order. */
static ordered *accepted(const cor_symboliser *s, const cor_dataset *data, cor_arena *arena,
                         size_t *count)
{
    const layer_drawer *drawer = &drawers[s->layer->type];
    bool sorted = cor_layer_has(s->layer, drawer->sort_key);
    ordered *list = cor_alloc(data->feature_count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < data->feature_count; i++) {
        if (!data->features[i].part_count || cor_view_hides(s->map->view, data->features[i].bounds))
            continue;
        cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, i, arena, s->report);
        if (cor_layer_accepts(s->layer, &eval)) {
            double key = sorted ? cor_layer_number(s->layer, drawer->sort_key, &eval) : 0;
            list[(*count)++] = (ordered){ key, i };
        }
        cor_arena_clear(arena);
    }
    if (sorted)
        qsort(list, *count, sizeof *list, by_key);
    return list;
}

void cor_symbolise_layer(const cor_symboliser *s)
{
    cor_arena *arena = cor_arena_new();
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    if (s->layer->type == COR_LAYER_BACKGROUND) {
        cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, 0, arena, s->report);
        draw_earth(s, &eval);
    } else if (data && drawers[s->layer->type].draw) {
        size_t count;
        ordered *list = accepted(s, data, arena, &count);
        for (size_t i = 0; i < count; i++) {
            cor_eval eval =
                cor_plan_eval(s->plan, s->map, s->layer, list[i].index, arena, s->report);
            drawers[s->layer->type].draw(s, &eval, list[i].index);
            cor_arena_clear(arena);
        }
        cor_free(list);
    }
    cor_arena_free(arena);
}

static void swatch_patch(cor_path *path, cor_rect box)
{
    cor_path_begin(path, true);
    cor_path_add(path, (cor_pt){ box.x0_pt, box.y0_pt });
    cor_path_add(path, (cor_pt){ box.x1_pt, box.y0_pt });
    cor_path_add(path, (cor_pt){ box.x1_pt, box.y1_pt });
    cor_path_add(path, (cor_pt){ box.x0_pt, box.y1_pt });
    cor_path_end(path);
}

void cor_symbolise_swatch(const cor_symboliser *s, const cor_value *properties, cor_rect box)
{
    static const char *const geometry[COR_LAYER_TYPE_COUNT] = {
        [COR_LAYER_FILL] = "Polygon", [COR_LAYER_LINE] = "LineString", [COR_LAYER_CIRCLE] = "Point"
    };
    static const cor_value no_id = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_path path = { 0 };
    cor_eval eval = { .zoom = s->map->zoom,
                      .state = &s->plan->style->state,
                      .properties = properties,
                      .id = &no_id,
                      .geometry_type = geometry[s->layer->type],
                      .arena = arena,
                      .report = s->report };
    cor_pt middle = { (box.x0_pt + box.x1_pt) / 2, (box.y0_pt + box.y1_pt) / 2 };
    if (s->layer->type == COR_LAYER_BACKGROUND) {
        draw_background(s, &eval, box);
    } else if (s->layer->type == COR_LAYER_FILL) {
        swatch_patch(&path, box);
        fill_path(s, &eval, -1, &path, &path);
    } else if (s->layer->type == COR_LAYER_LINE) {
        cor_path_begin(&path, false);
        cor_path_add(&path, (cor_pt){ box.x0_pt, middle.y_pt });
        cor_path_add(&path, (cor_pt){ box.x1_pt, middle.y_pt });
        cor_path_end(&path);
        cor_line_draw(s, &eval, -1, &path);
    } else if (s->layer->type == COR_LAYER_CIRCLE) {
        circle_at(s, &eval, -1, middle);
    }
    cor_path_free(&path);
    cor_arena_free(arena);
}
