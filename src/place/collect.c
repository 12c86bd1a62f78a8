#include "place/collect.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "place/posts.h"
#include "style/length.h"

typedef struct collector {
    cor_labels *labels;
    const cor_plan *plan;
    const cor_map *map;
    const cor_layer *layer;
    size_t layer_index;
    cor_collide *taken;
    cor_report *report;
} collector;

bool cor_layer_flag(const cor_layer *layer, const char *key, bool otherwise)
{
    const cor_node *node = cor_node_get(layer->metadata, key);
    return node && node->kind == COR_NODE_BOOL ? node->boolean : otherwise;
}

static cor_paint paint(cor_colour c, double opacity)
{
    return (cor_paint){ c.r, c.g, c.b, c.a * opacity };
}

enum { MAX_FONTS = 16 };

typedef struct label_font {
    const char *names[MAX_FONTS];
    cor_text_style style;
} label_font;

/* text-font, or the theme's cascade when the style names none. */
static void read_font(label_font *font, const collector *c, cor_eval *eval)
{
    cor_str words[MAX_FONTS];
    font->style = cor_plan_text(c->plan, COR_TYPE_CALLOUT, false);
    font->style.size_pt = cor_layer_number(c->layer, COR_P_TEXT_SIZE, eval) * COR_PT_PER_PX;
    font->style.letter_spacing_pt =
        cor_layer_number(c->layer, COR_P_TEXT_LETTER_SPACING, eval) * font->style.size_pt;
    if (!cor_layer_has(c->layer, COR_P_TEXT_FONT))
        return;
    size_t n = cor_layer_strings(c->layer, COR_P_TEXT_FONT, eval, words, MAX_FONTS);
    n = n < MAX_FONTS ? n : MAX_FONTS;
    for (size_t i = 0; i < n; i++)
        font->names[i] = cor_arena_str(c->labels->arena, words[i]).ptr;
    font->style.fonts = font->names;
    font->style.font_count = n;
}

static bool shape_label(cor_label *label, const collector *c, cor_eval *eval)
{
    label_font font = { 0 };
    read_font(&font, c, eval);
    double wrap = cor_layer_number(c->layer, COR_P_TEXT_MAX_WIDTH, eval) * font.style.size_pt;
    cor_str placement = cor_layer_string(c->layer, COR_P_SYMBOL_PLACEMENT, eval);
    if (!cor_str_is(placement, "point"))
        wrap = 0;
    font.style.max_width_pt = wrap;
    font.style.line_height_em = cor_layer_number(c->layer, COR_P_TEXT_LINE_HEIGHT, eval);
    font.style.at = c->layer->property_at[COR_P_TEXT_FIELD];
    if (!cor_shape_block(&label->block, c->plan->fonts, &font.style, label->text, c->labels->arena,
                         c->report))
        return false;
    label->cap_pt = 0.72 * font.style.size_pt;
    if (label->block.line_count && label->block.lines[0]->span_count)
        label->cap_pt =
            cor_face_cap_height(label->block.lines[0]->spans[0].face) * font.style.size_pt;
    return true;
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
    label->ignore_placement = cor_layer_bool(layer, COR_P_TEXT_IGNORE_PLACEMENT, eval);
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
        const cor_lonlat *ring = data->coords + part->first;
        cor_rect box;
        cor_path_clear(&one);
        cor_view_polygon(c->map->view, &ring, &part->count, 1, &one);
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
            cor_label_around_point(cor_labels_add(c->labels, prototype), p, eval, c->labels->arena);
    }
}

static void add_area(const collector *c, const cor_label *prototype, const cor_feature *feature,
                     cor_eval *eval)
{
    cor_path area = { 0 };
    largest_area(c, feature, &area);
    keep_in_frame(&area, c->map->frame);
    if (area.contour_count)
        cor_label_inside_area(cor_labels_add(c->labels, prototype), &area, eval, c->labels->arena);
    cor_path_free(&area);
}

/* One label a feature, on the straightest free stretch of any of its visible lines. */
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
    if (path.contour_count) {
        cor_label *label = cor_labels_add(c->labels, prototype);
        for (size_t i = 0; i < path.contour_count; i++)
            cor_label_along_line(label, path.points + path.contours[i].first,
                                 path.contours[i].count, eval, c->labels->arena);
    }
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
    cor_str text = cor_layer_string(c->layer, COR_P_TEXT_FIELD, &eval);
    if (!text.len)
        return true;
    cor_label label = {
        .layer = c->layer,
        .layer_index = c->layer_index,
        .source = c->layer->source,
        .feature = index,
        .text = cor_arena_str(c->labels->arena, text),
        .at = cor_feature_span(data, index),
        .required = cor_layer_flag(c->layer, "corridor:required", false),
        .sort_key = cor_layer_number(c->layer, COR_P_SYMBOL_SORT_KEY, &eval),
        .chosen = -1,
        .blocked_by = { -1, -1, -1, "nothing" },
    };
    read_paint(&label, c->layer, &eval);
    if (!shape_label(&label, c, &eval))
        return false;
    if (label.block.line_count)
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

/* The room that a layer's circles, or its lines when they are to be avoided, take. */
static void occupy_feature(const collector *c, size_t index, cor_eval *eval)
{
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    const cor_feature *feature = &data->features[index];
    bool circle = c->layer->type == COR_LAYER_CIRCLE;
    double half = circle ? cor_layer_number(c->layer, COR_P_CIRCLE_RADIUS, eval) +
                               cor_layer_number(c->layer, COR_P_CIRCLE_STROKE_WIDTH, eval)
                         : cor_layer_number(c->layer, COR_P_LINE_WIDTH, eval) / 2;
    half *= COR_PT_PER_PX;
    cor_owner owner = { -1, c->layer->source, circle ? (int64_t)index : -1, c->layer->id };
    cor_path path = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        cor_pt p;
        if (part->kind == COR_PART_POINT && circle &&
            cor_view_point(c->map->view, data->coords[part->first], &p))
            cor_collide_add(
                c->taken, (cor_rect){ p.x_pt - half, p.y_pt - half, p.x_pt + half, p.y_pt + half },
                owner);
        if (part->kind == COR_PART_LINE && !circle)
            cor_view_line(c->map->view, data->coords + part->first, part->count, &path);
    }
    for (size_t i = 0; i < path.contour_count; i++)
        cor_collide_add_line(c->taken, path.points + path.contours[i].first, path.contours[i].count,
                             half, owner);
    cor_path_free(&path);
}

static void occupy_layer(const collector *c)
{
    bool circles = c->layer->type == COR_LAYER_CIRCLE;
    bool avoided = cor_layer_flag(c->layer, "corridor:avoid", circles);
    const cor_dataset *data = cor_plan_dataset(c->plan, c->layer);
    if (!avoided || (!circles && c->layer->type != COR_LAYER_LINE))
        return;
    cor_arena *scratch = cor_arena_new();
    for (size_t i = 0; data && i < data->feature_count; i++) {
        if (!data->features[i].part_count || cor_view_hides(c->map->view, data->features[i].bounds))
            continue;
        cor_eval eval = cor_plan_eval(c->plan, c->map, c->layer, i, scratch, c->report);
        if (cor_layer_accepts(c->layer, &eval))
            occupy_feature(c, i, &eval);
        cor_arena_clear(scratch);
    }
    cor_arena_free(scratch);
}

bool cor_labels_collect(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                        cor_collide *taken, cor_report *report)
{
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        collector c = { labels, plan, map, &plan->style->layers[i], i, taken, report };
        if (!cor_map_shows(plan, map, c.layer))
            continue;
        occupy_layer(&c);
        if (c.layer->type == COR_LAYER_SYMBOL && !collect_layer(&c))
            return false;
    }
    return strcmp(map->name, "main") != 0 || cor_labels_collect_posts(labels, plan, map, report);
}
