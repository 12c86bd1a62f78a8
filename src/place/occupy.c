#include "place/occupy.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "plan/translate.h"
#include "style/length.h"

/* What of a feature is seen in a map. */
typedef struct shown {
    const cor_layer *layer;
    const cor_map *map;
    const cor_dataset *data;
    size_t index;
    cor_collide *taken;
    cor_eval *eval;
} shown;

bool cor_layer_flag(const cor_layer *layer, const char *key, bool otherwise)
{
    const cor_node *node = cor_node_get(layer->metadata, key);
    return node && node->kind == COR_NODE_BOOL ? node->boolean : otherwise;
}

static double points_of(const shown *s, cor_property property)
{
    return cor_layer_number(s->layer, property, s->eval) * COR_PT_PER_PX;
}

/* Circles stand at vertices of lines and polygons, too. */
static void occupy_circles(const shown *s)
{
    const cor_feature *feature = &s->data->features[s->index];
    const cor_owner owner = { -1, s->layer->source, (int64_t)s->index, s->layer->id };
    double half = points_of(s, COR_P_CIRCLE_RADIUS) + points_of(s, COR_P_CIRCLE_STROKE_WIDTH);
    cor_pt by = cor_map_translation(s->map, s->layer, COR_P_CIRCLE_TRANSLATE,
                                    COR_P_CIRCLE_TRANSLATE_ANCHOR, s->eval);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &s->data->parts[feature->first_part + i];
        for (size_t k = 0; k < part->count; k++) {
            cor_pt p;
            if (!cor_view_point(s->map->view, s->data->coords[part->first + k], &p))
                continue;
            p = (cor_pt){ p.x_pt + by.x_pt, p.y_pt + by.y_pt };
            cor_collide_add_circle(s->taken, p, half, owner);
        }
    }
}

/* A line with an offset takes the room on both sides that it may lie in. */
static double line_half_pt(const shown *s)
{
    double width = points_of(s, COR_P_LINE_WIDTH), gap = points_of(s, COR_P_LINE_GAP_WIDTH);
    double offset = fabs(points_of(s, COR_P_LINE_OFFSET));
    return (gap > 0 ? gap / 2 + width : width / 2) + offset;
}

static void occupy_lines(const shown *s)
{
    const cor_feature *feature = &s->data->features[s->index];
    const cor_owner owner = { -1, s->layer->source, -1, s->layer->id };
    cor_path path = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &s->data->parts[feature->first_part + i];
        if (part->kind != COR_PART_POINT)
            cor_view_line(s->map->view, s->data->coords + part->first, part->count, &path);
    }
    cor_path_translate(&path, cor_map_translation(s->map, s->layer, COR_P_LINE_TRANSLATE,
                                                  COR_P_LINE_TRANSLATE_ANCHOR, s->eval));
    double half = line_half_pt(s);
    for (size_t i = 0; i < path.contour_count; i++)
        cor_collide_add_line(s->taken, path.points + path.contours[i].first, path.contours[i].count,
                             half, owner);
    cor_path_free(&path);
}

/* ---- Areas. */

static const double strip_pt = 2;

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

/* Level strips inside, as wide as the area is in the middle of each. */
static void occupy_inside(const cor_path *area, cor_collide *taken, cor_rect box, cor_owner owner)
{
    double *xs = cor_alloc(area->point_count + 1, sizeof *xs);
    size_t strips = (size_t)ceil(fmax(box.y1_pt - box.y0_pt, 0) / strip_pt);
    for (size_t k = 0; k < strips; k++) {
        double y = box.y0_pt + (double)k * strip_pt;
        double end = fmin(y + strip_pt, box.y1_pt);
        size_t n = crossings(area, (y + end) / 2, xs);
        for (size_t i = 0; i + 1 < n; i += 2)
            cor_collide_add_area(taken, (cor_rect){ xs[i], y, xs[i + 1], end }, owner);
    }
    cor_free(xs);
}

/* The outline too, so that nothing slips through where it is level; it is drawn half inside. */
static void occupy_area(const cor_path *area, cor_collide *taken, double outline_pt,
                        cor_owner owner)
{
    cor_rect box;
    if (!cor_path_bounds(area, &box))
        return;
    occupy_inside(area, taken, box, owner);
    for (size_t i = 0; i < area->contour_count; i++) {
        const cor_contour *c = &area->contours[i];
        const cor_pt *p = area->points + c->first;
        const cor_pt closing[2] = { p[c->count - 1], p[0] };
        cor_collide_add_line(taken, p, c->count, outline_pt / 2, owner);
        cor_collide_add_line(taken, closing, 2, outline_pt / 2, owner);
    }
}

/* The polygon whose outer ring is the feature's part `first`, with its holes. */
static void view_polygon(const shown *s, size_t first, cor_path *out)
{
    const cor_feature *feature = &s->data->features[s->index];
    const cor_part *parts = &s->data->parts[feature->first_part];
    size_t end = first + 1;
    while (end < feature->part_count && parts[end].kind == COR_PART_RING_INNER)
        end++;
    const cor_lonlat **rings = cor_arena_alloc(s->eval->arena, end - first, sizeof *rings);
    size_t *counts = cor_arena_alloc(s->eval->arena, end - first, sizeof *counts);
    for (size_t i = first; i < end; i++) {
        rings[i - first] = s->data->coords + parts[i].first;
        counts[i - first] = parts[i].count;
    }
    cor_view_polygon(s->map->view, rings, counts, end - first, out);
}

/* One polygon after the other: what two of them cover is taken all the same. */
static void occupy_areas(const shown *s)
{
    const cor_feature *feature = &s->data->features[s->index];
    const cor_owner owner = { -1, s->layer->source, (int64_t)s->index, s->layer->id };
    const cor_pt by = cor_map_translation(s->map, s->layer, COR_P_FILL_TRANSLATE,
                                          COR_P_FILL_TRANSLATE_ANCHOR, s->eval);
    double outline_pt = cor_layer_has(s->layer, COR_P_FILL_OUTLINE_COLOR) ? COR_FILL_OUTLINE_PT : 0;
    cor_path area = { 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        if (s->data->parts[feature->first_part + i].kind != COR_PART_RING_OUTER)
            continue;
        cor_path_clear(&area);
        view_polygon(s, i, &area);
        cor_path_translate(&area, by);
        occupy_area(&area, s->taken, outline_pt, owner);
    }
    cor_path_free(&area);
}

typedef struct occupier {
    void (*occupy)(const shown *s); /* NULL: the layer takes no room of itself */
    bool otherwise;                 /* when its metadata does not say */
} occupier;

static const occupier occupiers[COR_LAYER_TYPE_COUNT] = {
    [COR_LAYER_CIRCLE] = { occupy_circles, true },
    [COR_LAYER_LINE] = { occupy_lines, false },
    [COR_LAYER_FILL] = { occupy_areas, false },
};

void cor_layer_occupy(const cor_layer *layer, const cor_plan *plan, const cor_map *map,
                      cor_collide *taken, cor_report *report)
{
    const occupier *by = &occupiers[layer->type];
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    if (!by->occupy || !data || !cor_layer_flag(layer, "corridor:avoid", by->otherwise))
        return;
    cor_arena *scratch = cor_arena_new();
    for (size_t i = 0; i < data->feature_count; i++) {
        if (!data->features[i].part_count || cor_view_hides(map->view, data->features[i].bounds))
            continue;
        cor_eval eval = cor_plan_eval(plan, map, layer, i, scratch, report);
        if (cor_layer_accepts(layer, &eval))
            by->occupy(&(shown){ layer, map, data, i, taken, &eval });
        cor_arena_clear(scratch);
    }
    cor_arena_free(scratch);
}
