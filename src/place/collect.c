#include "place/collect.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "place/anchors.h"
#include "place/area.h"
#include "place/icon.h"
#include "place/label_text.h"
#include "place/occupy.h"
#include "place/posts.h"
#include "plan/translate.h"
#include "style/length.h"
#include "style/letter_case.h"

typedef struct collector {
    cor_labels *labels;
    const cor_plan *plan;
    const cor_map *map;
    const cor_layer *layer;
    size_t layer_index;
    cor_collide *taken;
    cor_report *report;
    cor_fallbacks *fallbacks;
} collector;

static cor_paint paint(cor_colour c, double opacity)
{
    return (cor_paint){ c.r, c.g, c.b, c.a * opacity };
}

static void read_paint(cor_label *label, const cor_layer *layer, cor_eval *eval)
{
    double opacity = cor_layer_number(layer, COR_P_TEXT_OPACITY, eval);
    label->fill = paint(cor_layer_colour(layer, COR_P_TEXT_COLOR, eval), opacity);
    label->halo_width_pt = cor_layer_number(layer, COR_P_TEXT_HALO_WIDTH, eval) * COR_PT_PER_PX;
    label->halo = paint(cor_layer_colour(layer, COR_P_TEXT_HALO_COLOR, eval), opacity);
    if (!(label->halo_width_pt > 0))
        label->halo.a = 0;
    label->padding_pt = cor_layer_number(layer, COR_P_TEXT_PADDING, eval) * COR_PT_PER_PX;
    label->allow_overlap = cor_layer_bool(layer, COR_P_TEXT_ALLOW_OVERLAP, eval);
    if (cor_layer_has(layer, COR_P_TEXT_OVERLAP)) {
        cor_str overlap = cor_layer_string(layer, COR_P_TEXT_OVERLAP, eval);
        label->allow_overlap = cor_str_is(overlap, "always");
        label->cooperates = cor_str_is(overlap, "cooperative");
    }
    label->cooperates = label->cooperates || label->allow_overlap;
    label->ignore_placement = cor_layer_bool(layer, COR_P_TEXT_IGNORE_PLACEMENT, eval);
}

static void read_translations(cor_label *label, const cor_map *map, const cor_layer *layer,
                              cor_eval *eval)
{
    label->translate =
        cor_map_translation(map, layer, COR_P_TEXT_TRANSLATE, COR_P_TEXT_TRANSLATE_ANCHOR, eval);
    label->icon.translate =
        cor_map_translation(map, layer, COR_P_ICON_TRANSLATE, COR_P_ICON_TRANSLATE_ANCHOR, eval);
}

/* The polygon whose outer ring is the feature's part `first`, with its holes. */
static void view_polygon(const collector *c, const cor_feature *feature, size_t first,
                         cor_path *out)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    const cor_part *parts = &data->parts[feature->first_part];
    size_t end = first + 1;
    while (end < feature->part_count && parts[end].kind == COR_PART_RING_INNER)
        end++;
    const cor_lonlat **rings = cor_alloc(end - first, sizeof *rings);
    size_t *counts = cor_alloc(end - first, sizeof *counts);
    for (size_t i = first; i < end; i++) {
        rings[i - first] = data->coords + parts[i].first;
        counts[i - first] = parts[i].count;
    }
    cor_view_polygon(c->map->view, rings, counts, end - first, out);
    cor_free(rings);
    cor_free(counts);
}

/* The largest polygon of the feature, as it is seen in the frame. */
static void largest_area(const collector *c, const cor_feature *feature, cor_path *out)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    double best = 0;
    cor_path one = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind != COR_PART_RING_OUTER)
            continue;
        cor_rect box;
        cor_path_clear(&one);
        view_polygon(c, feature, i, &one);
        if (!cor_path_bounds(&one, &box))
            continue;
        double size = (box.x1_pt - box.x0_pt) * (box.y1_pt - box.y0_pt);
        if (size > best) {
            best = size;
            cor_path_clear(out);
            cor_path_append(out, &one);
        }
    }
    cor_path_free(&one);
}

/* The path's parts inside the frame proper: the view's clip rectangle is a little larger. */
static void keep_in_frame(cor_path *path, cor_rect frame)
{
    for (size_t i = 0; i < path->point_count; i++) {
        cor_pt *p = &path->points[i];
        p->x_pt = fmin(fmax(p->x_pt, frame.x0_pt), frame.x1_pt);
        p->y_pt = fmin(fmax(p->y_pt, frame.y0_pt), frame.y1_pt);
    }
}

cor_label *cor_labels_add(cor_labels *labels, const cor_label *prototype)
{
    labels->items =
        cor_grow(labels->items, &labels->capacity, labels->count + 1, sizeof *labels->items);
    labels->items[labels->count] = *prototype;
    labels->items[labels->count].serial = labels->count;
    return &labels->items[labels->count++];
}

static cor_label *add_label(const collector *c, const cor_label *prototype, cor_pt anchor,
                            cor_eval *eval)
{
    cor_label *label = cor_labels_add(c->labels, prototype);
    label->anchor = anchor;
    label->turn_rad =
        cor_symbol_turn(c->map, anchor, c->layer, COR_P_TEXT_ROTATION_ALIGNMENT, eval);
    return label;
}

static void add_points(const collector *c, const cor_label *prototype, const cor_feature *feature,
                       cor_eval *eval)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        cor_pt p;
        if (part->kind == COR_PART_POINT &&
            cor_view_point(c->map->view, data->coords[part->first], &p) &&
            p.x_pt >= c->map->frame.x0_pt && p.x_pt <= c->map->frame.x1_pt &&
            p.y_pt >= c->map->frame.y0_pt && p.y_pt <= c->map->frame.y1_pt)
            cor_label_around_point(add_label(c, prototype, p, eval), p, eval, c->labels->arena);
    }
}

static void add_area(const collector *c, const cor_label *prototype, const cor_feature *feature,
                     cor_eval *eval)
{
    cor_path area = { 0 };
    cor_rect box;
    largest_area(c, feature, &area);
    keep_in_frame(&area, c->map->frame);
    if (area.contour_count && cor_path_bounds(&area, &box)) {
        cor_label *label = cor_labels_add(c->labels, prototype);
        cor_pt middle = { (box.x0_pt + box.x1_pt) / 2, (box.y0_pt + box.y1_pt) / 2 };
        label->turn_rad =
            cor_symbol_turn(c->map, middle, c->layer, COR_P_TEXT_ROTATION_ALIGNMENT, eval);
        cor_label_inside_area(label, &area, c->taken, eval, c->labels->arena);
    }
    cor_path_free(&area);
}

/* The first label of a feature may stand on any of its visible lines; lines that are long enough
 * for more than one name get repeats. */
static void label_lines(const collector *c, const cor_label *prototype, const cor_path *path,
                        cor_eval *eval)
{
    size_t first = (size_t)(cor_labels_add(c->labels, prototype) - c->labels->items);
    bool several = false;
    for (size_t i = 0; i < path->contour_count; i++) {
        cor_line_share share = { path->points + path->contours[i].first, path->contours[i].count, 0,
                                 1 };
        size_t of = cor_label_repeats(prototype, share.line, share.n, eval);
        bool shared = of > 1 && !several;
        share.of = shared ? of : 1;
        several = several || shared;
        cor_label_along_line(&c->labels->items[first], &share, eval, c->labels->arena);
        for (share.index = 1; share.index < share.of; share.index++) {
            cor_label *repeat = cor_labels_add(c->labels, prototype);
            repeat->is_spare = true;
            repeat->spare_of = c->labels->items[first].serial;
            cor_label_along_line(repeat, &share, eval, c->labels->arena);
        }
    }
}

static void add_lines(const collector *c, const cor_label *prototype, const cor_feature *feature,
                      cor_eval *eval)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    cor_path path = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            cor_view_line(c->map->view, data->coords + part->first, part->count, &path);
    }
    for (size_t i = 0; i < path.point_count; i++) {
        path.points[i].x_pt += prototype->translate.x_pt;
        path.points[i].y_pt += prototype->translate.y_pt;
    }
    if (path.contour_count)
        label_lines(c, prototype, &path, eval);
    cor_path_free(&path);
}

static void add_candidates(const collector *c, const cor_label *prototype,
                           const cor_feature *feature, cor_eval *eval)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    cor_part_kind kind = data->parts[feature->first_part].kind;
    if (kind == COR_PART_POINT)
        add_points(c, prototype, feature, eval);
    else if (kind == COR_PART_LINE)
        add_lines(c, prototype, feature, eval);
    else
        add_area(c, prototype, feature, eval);
}

static bool collect_feature(const collector *c, size_t index, cor_arena *scratch)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    const cor_feature *feature = &data->features[index];
    if (!feature->part_count || cor_view_hides(c->map->view, feature->bounds))
        return true;
    cor_eval eval = cor_plan_eval(c->plan, c->map, c->layer, index, scratch, c->report);
    if (!cor_layer_accepts(c->layer, &eval))
        return true;
    cor_label label = {
        .layer = c->layer,
        .layer_index = c->layer_index,
        .source = c->layer->source,
        .feature = index,
        .at = cor_feature_span(data, index),
        .required = cor_layer_requires(c->layer, &eval),
        .sort_key = cor_layer_number(c->layer, COR_P_SYMBOL_SORT_KEY, &eval),
        .chosen = -1,
        .in_knot = -1,
        .blocked_by = { -1, -1, -1, "nothing" },
    };
    label.may_lead = data->parts[feature->first_part].kind == COR_PART_POINT &&
                     (label.required || cor_layer_flag(c->layer, "corridor:leader", false));
    cor_label_read_icon(&label.icon, c->plan, c->layer, &eval);
    read_translations(&label, c->map, c->layer, &eval);
    read_paint(&label, c->layer, &eval);
    const cor_label_reader reader = { c->plan, c->layer, c->labels, c->fallbacks, c->report };
    if (!cor_label_read_text(&label, &reader, &eval))
        return false;
    const cor_symbol_place place = { c->plan, c->map, index, &eval };
    if (!label.block.line_count && !label.icon.picture)
        return true;
    if (cor_symbol_has_anchors(&label, &eval))
        cor_symbol_add_anchors(c->labels, &label, &place);
    else
        add_candidates(c, &label, feature, &eval);
    return true;
}

static bool collect_layer(const collector *c)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    cor_arena *scratch = cor_arena_new();
    bool well = true;
    for (size_t i = 0; well && data && i < data->feature_count; i++) {
        well = collect_feature(c, i, scratch);
        cor_arena_clear(scratch);
    }
    cor_arena_free(scratch);
    return well;
}

static bool shows(const cor_map *map, const cor_plan *plan, size_t i)
{
    return cor_map_shows(plan, map, &plan->style->layers[i]);
}

bool cor_labels_collect(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                        cor_collide *taken, cor_report *report)
{
    for (size_t i = 0; i < plan->style->layer_count; i++)
        if (shows(map, plan, i))
            cor_layer_occupy(&plan->style->layers[i], plan, map, taken, report);
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        cor_fallbacks fallbacks = { 0 };
        collector c = { labels, plan, map, &plan->style->layers[i], i, taken, report, &fallbacks };
        if (!shows(map, plan, i) || c.layer->type != COR_LAYER_SYMBOL)
            continue;
        bool well = collect_layer(&c);
        cor_fallbacks_report(&fallbacks, plan, c.layer, report);
        if (!well)
            return false;
    }
    return strcmp(map->name, "main") != 0 || cor_labels_collect_posts(labels, plan, map, report);
}
