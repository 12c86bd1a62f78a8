#include "compose/shown.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "furniture/seen.h"
#include "plan/layer_check.h"

/* What is known of the layers of one map. */
typedef struct survey {
    const cor_page *page;
    const cor_window *window;
    bool *shown;   /* by layer */
    bool *outside; /* has features, and none of them lies in the frame */
} survey;

static size_t find_layer(const cor_style *style, const char *id)
{
    size_t i = 0;
    while (i < style->layer_count && strcmp(style->layers[i].id, id) != 0)
        i++;
    return i;
}

/* Marks of a layer follow each other. */
static void find_marks(survey *s, size_t first)
{
    const cor_scene *scene = s->page->scene;
    const cor_style *style = s->page->plan->style;
    const char *last = NULL;
    size_t layer = style->layer_count;
    for (size_t i = first; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->feature < 0 && mark->kind != COR_MARK_IMAGE)
            continue;
        if (mark->layer != last)
            layer = find_layer(style, last = mark->layer);
        if (layer < style->layer_count && !s->shown[layer])
            s->shown[layer] = cor_mark_touches(mark, s->window->map->frame);
    }
}

/* Of what leaves no mark: a line of no width lies in the map all the same. */
static bool lies_in(const cor_page *page, const cor_map *map, const cor_layer *layer)
{
    const cor_dataset *data = cor_plan_dataset(page->plan, layer);
    cor_report ignored = { 0 };
    cor_arena *arena = cor_arena_new();
    bool found = false;
    for (size_t i = 0; i < data->feature_count && !found; i++) {
        if (!data->features[i].part_count || cor_view_hides(map->view, data->features[i].bounds))
            continue;
        cor_eval eval = cor_plan_eval(page->plan, map, layer, i, arena, NULL);
        found = cor_layer_accepts(layer, &eval) &&
                cor_feature_lies_in(page->plan, map, layer, i, &ignored);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    cor_report_clear(&ignored);
    return found;
}

static void add_bounds(cor_bbox *sum, const cor_dataset *data)
{
    for (size_t i = 0; i < data->feature_count; i++) {
        const cor_bbox *b = &data->features[i].bounds;
        if (!data->features[i].part_count)
            continue;
        sum->west_deg = fmin(sum->west_deg, b->west_deg);
        sum->south_deg = fmin(sum->south_deg, b->south_deg);
        sum->east_deg = fmax(sum->east_deg, b->east_deg);
        sum->north_deg = fmax(sum->north_deg, b->north_deg);
    }
}

static void warn_empty(const cor_page *page, const cor_map *map, const cor_bbox *data)
{
    const double sides[] = { data->west_deg, data->south_deg, data->east_deg, data->north_deg };
    bool is_main = map == &page->plan->main;
    cor_buf hint = { 0 };
    cor_buf_text(&hint, "the data lie in [");
    for (size_t i = 0; i < 4; i++) {
        cor_buf_text(&hint, i ? ", " : "");
        cor_number_trimmed(&hint, sides[i], 3);
    }
    cor_buf_text(&hint, "]: west, south, east and north in degrees");
    cor_warn(page->report, COR_KIND_REFERENCE, map->spec->at, hint.ptr,
             "nothing of the data lies in the extent of the %s%s%s", is_main ? "map" : "inset '",
             is_main ? "" : map->name, is_main ? "" : "'");
    cor_buf_free(&hint);
}

static void note_outside(const cor_page *page, const cor_layer *layer)
{
    cor_note(page->report, COR_KIND_REFERENCE, layer->at, NULL,
             "layer '%s' shows nothing: none of its features lies in the extent of the map",
             layer->id);
}

/* Returns whether something of the data is in the frame. */
static bool survey_layers(survey *s, size_t first)
{
    const cor_plan *plan = s->page->plan;
    const cor_map *map = s->window->map;
    bool found = false;
    find_marks(s, first);
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        if (layer->source < 0 || !cor_map_shows(plan, map, layer))
            continue;
        bool is_shown = s->shown[i] || cor_labels_has(s->window->labels, layer);
        if (!is_shown && cor_layer_has_features(plan, map, layer)) {
            is_shown = lies_in(s->page, map, layer);
            s->outside[i] = !is_shown;
        }
        found = found || is_shown;
    }
    return found;
}

static void report(const survey *s, bool is_empty)
{
    const cor_plan *plan = s->page->plan;
    const cor_map *map = s->window->map;
    cor_bbox data = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        if (!s->outside[i])
            continue;
        add_bounds(&data, cor_plan_dataset(plan, layer));
        if (!is_empty && cor_layer_is_checked_in(plan, map, layer))
            note_outside(s->page, layer);
    }
    if (is_empty && isfinite(data.west_deg))
        warn_empty(s->page, map, &data);
}

void cor_shown_report(const cor_page *page, const cor_window *window, size_t first)
{
    size_t count = page->plan->style->layer_count + 1;
    survey s = { page, window, cor_alloc(count, sizeof(bool)), cor_alloc(count, sizeof(bool)) };
    report(&s, !survey_layers(&s, first));
    cor_free(s.shown);
    cor_free(s.outside);
}
