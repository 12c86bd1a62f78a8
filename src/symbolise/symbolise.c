#include "symbolise/symbolise.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "plan/translate.h"
#include "style/length.h"
#include "symbolise/circle.h"
#include "symbolise/geometry.h"
#include "symbolise/icon.h"
#include "symbolise/pattern.h"
#include "symbolise/raster.h"
#include "symbolise/stroke.h"

static const cor_paint no_paint = { 0 };

static void swatch_patch(cor_path *path, cor_rect box)
{
    cor_path_begin(path, true);
    cor_path_add(path, (cor_pt){ box.x0_pt, box.y0_pt });
    cor_path_add(path, (cor_pt){ box.x1_pt, box.y0_pt });
    cor_path_add(path, (cor_pt){ box.x1_pt, box.y1_pt });
    cor_path_add(path, (cor_pt){ box.x0_pt, box.y1_pt });
    cor_path_end(path);
}

static void draw_background(const cor_symboliser *s, cor_eval *eval, cor_rect rect)
{
    double opacity = cor_layer_number(s->layer, COR_P_BACKGROUND_OPACITY, eval);
    cor_colour colour = cor_layer_colour(s->layer, COR_P_BACKGROUND_COLOR, eval);
    cor_path path = { 0 };
    swatch_patch(&path, rect);
    if (!cor_pattern_fill(s, eval, COR_P_BACKGROUND_PATTERN, -1, &path, opacity))
        cor_scene_path(s->scene, s->layer->id, -1, &path, cor_paint_of(colour, opacity), NULL);
    cor_path_free(&path);
}

/* What is off the earth stays paper. */
static void draw_earth(const cor_symboliser *s, cor_eval *eval)
{
    double opacity = cor_layer_number(s->layer, COR_P_BACKGROUND_OPACITY, eval);
    cor_colour colour = cor_layer_colour(s->layer, COR_P_BACKGROUND_COLOR, eval);
    cor_path path = { 0 };
    cor_view_sphere(s->map->view, &path);
    if (!cor_pattern_fill(s, eval, COR_P_BACKGROUND_PATTERN, -1, &path, opacity))
        cor_scene_path(s->scene, s->layer->id, -1, &path, cor_paint_of(colour, opacity), NULL);
    cor_path_free(&path);
}

static void fill_path(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                      const cor_path *area, const cor_path *outline)
{
    double opacity = cor_layer_number(s->layer, COR_P_FILL_OPACITY, eval);
    if (cor_pattern_fill(s, eval, COR_P_FILL_PATTERN, feature, area, opacity))
        return;
    cor_colour fill = cor_layer_colour(s->layer, COR_P_FILL_COLOR, eval);
    if (!cor_layer_bool(s->layer, COR_P_FILL_ANTIALIAS, eval)) {
        cor_scene_crisp_area(s->scene, s->layer->id, feature, area, cor_paint_of(fill, opacity));
        return; /* as the spec has it, without an outline */
    }
    cor_scene_path(s->scene, s->layer->id, feature, area, cor_paint_of(fill, opacity), NULL);
    if (!outline || !cor_layer_has(s->layer, COR_P_FILL_OUTLINE_COLOR))
        return;
    cor_colour colour = cor_layer_colour(s->layer, COR_P_FILL_OUTLINE_COLOR, eval);
    cor_stroke stroke = { .paint = cor_paint_of(colour, opacity),
                          .width_pt = COR_FILL_OUTLINE_PT,
                          .join = COR_JOIN_ROUND,
                          .miter_limit = 2 };
    cor_scene_path(s->scene, s->layer->id, feature, outline, no_paint, &stroke);
}

static void warn_of_tangle(const cor_symboliser *s, size_t index)
{
    cor_warn(s->report, COR_KIND_GEOMETRY, s->layer->at, "dissolve the parts of the feature",
             "the polygons of feature %zu cross each other too often to be united: where two "
             "of them overlap, layer '%s' is not filled",
             index + 1, s->layer->id);
}

static void draw_fill(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_path area = { 0 }, outline = { 0 };
    cor_pt by = cor_map_translation(s->map, s->layer, COR_P_FILL_TRANSLATE,
                                    COR_P_FILL_TRANSLATE_ANCHOR, eval);
    if (!cor_feature_area(s, index, &area))
        warn_of_tangle(s, index);
    if (cor_layer_has(s->layer, COR_P_FILL_OUTLINE_COLOR))
        cor_feature_boundary(s, index, &outline);
    cor_path_translate(&area, by);
    cor_path_translate(&outline, by);
    fill_path(s, eval, (int64_t)index, &area, &outline);
    cor_path_free(&area);
    cor_path_free(&outline);
}

static void draw_line(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_path path = { 0 };
    cor_line line = { .feature = (int64_t)index, .path = &path };
    if (cor_layer_has(s->layer, COR_P_LINE_GRADIENT))
        line.stretches = cor_feature_stretches(s, index, &path, eval->arena);
    else
        cor_feature_lines(s, index, &path);
    cor_path_translate(&path, cor_map_translation(s->map, s->layer, COR_P_LINE_TRANSLATE,
                                                  COR_P_LINE_TRANSLATE_ANCHOR, eval));
    cor_line_draw(s, eval, &line);
    cor_path_free(&path);
}

static void draw_circle(const cor_symboliser *s, cor_eval *eval, size_t index)
{
    cor_pt by = cor_map_translation(s->map, s->layer, COR_P_CIRCLE_TRANSLATE,
                                    COR_P_CIRCLE_TRANSLATE_ANCHOR, eval);
    cor_point_list points = cor_feature_points(s, index, eval->arena);
    for (size_t i = 0; i < points.count; i++) {
        cor_pt p = { points.items[i].x_pt + by.x_pt, points.items[i].y_pt + by.y_pt };
        cor_circle_draw(s, eval, (int64_t)index, p);
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

static void draw_features(const cor_symboliser *s)
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

void cor_symbolise_feature(const cor_symboliser *s, size_t index)
{
    cor_arena *arena = cor_arena_new();
    cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, index, arena, s->report);
    if (drawers[s->layer->type].draw)
        drawers[s->layer->type].draw(s, &eval, index);
    cor_arena_free(arena);
}

double cor_symbolise_opacity(const cor_symboliser *s)
{
    cor_property property;
    if (s->layer->type == COR_LAYER_FILL)
        property = COR_P_FILL_LAYER_OPACITY;
    else if (s->layer->type == COR_LAYER_LINE)
        property = COR_P_LINE_LAYER_OPACITY;
    else
        return 1;
    cor_arena *arena = cor_arena_new();
    cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, SIZE_MAX, arena, s->report);
    double opacity = cor_layer_number(s->layer, property, &eval);
    cor_arena_free(arena);
    return opacity;
}

bool cor_symbolise_layer(const cor_symboliser *s)
{
    switch (s->layer->type) {
    case COR_LAYER_RASTER:
        return cor_raster_draw(s);
    case COR_LAYER_HILLSHADE:
        return cor_hillshade_draw(s);
    case COR_LAYER_HEATMAP:
        cor_heatmap_draw(s);
        return true;
    default:
        draw_features(s);
        return true;
    }
}

/* A patch of the paper's own colour would not be seen. */
static void outline_patch(const cor_symboliser *s, const cor_path *patch)
{
    const cor_colour line = s->plan->figure->theme.line;
    const cor_stroke stroke = { .paint = { line.r, line.g, line.b, line.a },
                                .width_pt = 0.1 * COR_PT_PER_MM,
                                .join = COR_JOIN_MITER,
                                .miter_limit = 4 };
    cor_scene_path(s->scene, s->layer->id, -1, patch, no_paint, &stroke);
}

static void draw_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box)
{
    cor_path path = { 0 };
    cor_pt middle = { (box.x0_pt + box.x1_pt) / 2, (box.y0_pt + box.y1_pt) / 2 };
    if (s->layer->type == COR_LAYER_BACKGROUND) {
        draw_background(s, eval, box);
    } else if (s->layer->type == COR_LAYER_FILL) {
        swatch_patch(&path, box);
        fill_path(s, eval, -1, &path, &path);
        outline_patch(s, &path);
    } else if (s->layer->type == COR_LAYER_LINE) {
        cor_path_begin(&path, false);
        cor_path_add(&path, (cor_pt){ box.x0_pt, middle.y_pt });
        cor_path_add(&path, (cor_pt){ box.x1_pt, middle.y_pt });
        cor_path_end(&path);
        cor_line_draw(s, eval, &(cor_line){ .feature = -1, .path = &path });
    } else if (s->layer->type == COR_LAYER_CIRCLE) {
        cor_circle_draw(s, eval, -1, middle);
    } else if (s->layer->type == COR_LAYER_SYMBOL) {
        cor_icon_swatch(s, eval, box);
    } else if (s->layer->type >= COR_LAYER_RASTER) {
        cor_raster_swatch(s, eval, box);
    }
    cor_path_free(&path);
}

void cor_symbolise_swatch(const cor_symboliser *s, const cor_value *properties, cor_rect box)
{
    static const char *const geometry[COR_LAYER_TYPE_COUNT] = {
        [COR_LAYER_FILL] = "Polygon",
        [COR_LAYER_LINE] = "LineString",
        [COR_LAYER_CIRCLE] = "Point",
        [COR_LAYER_SYMBOL] = "Point",
    };
    static const cor_value no_id = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_eval eval = { .zoom = s->map->zoom,
                      .state = &s->plan->style->state,
                      .language = &s->plan->figure->language,
                      .properties = properties,
                      .id = &no_id,
                      .geometry_type = geometry[s->layer->type],
                      .images = s->plan->pictures ? cor_pictures_names(s->plan->pictures) : NULL,
                      .arena = arena,
                      .report = s->report };
    double opacity = cor_symbolise_opacity(s);
    if (opacity < 1)
        cor_scene_group_push(s->scene, s->layer->id, opacity, NULL, NULL);
    draw_swatch(s, &eval, box);
    if (opacity < 1)
        cor_scene_group_pop(s->scene);
    cor_arena_free(arena);
}
