#include <math.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/feature_eval.h"
#include "plan/frame.h"
#include "plan/reach.h"

static const char map_key[] = "corridor:map";

const cor_dataset *cor_plan_dataset(const cor_plan *plan, const cor_layer *layer)
{
    return layer->source < 0 ? NULL : plan->datasets[layer->source];
}

cor_raster *cor_plan_raster(const cor_plan *plan, const cor_layer *layer)
{
    return layer->source < 0 ? NULL : plan->rasters[layer->source];
}

cor_eval cor_plan_eval(const cor_plan *plan, const cor_map *map, const cor_layer *layer,
                       size_t index, cor_arena *arena, cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    cor_eval eval = { .state = &plan->style->state, .arena = arena, .report = report };
    if (data && index < data->feature_count)
        eval = cor_feature_eval(data, index, &plan->style->state, arena, report);
    eval.zoom = map->zoom;
    eval.language = &plan->figure->language;
    eval.settled = map->settled;
    if (plan->pictures)
        eval.images = cor_pictures_names(plan->pictures);
    return eval;
}

static bool names(const cor_node *node, const char *name)
{
    if (node->kind == COR_NODE_STRING)
        return cor_str_is(node->string, name);
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        if (cor_str_is(node->items[i]->string, name))
            return true;
    return false;
}

static bool is_listed(const cor_string_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], id) == 0)
            return true;
    return false;
}

static bool is_named_by_any(const cor_style *style, const char *name)
{
    for (size_t i = 0; i < style->layer_count; i++) {
        const cor_node *node = cor_node_get(style->layers[i].metadata, map_key);
        if (node && names(node, name))
            return true;
    }
    return false;
}

bool cor_map_shows(const cor_plan *plan, const cor_map *map, const cor_layer *layer)
{
    if (!layer->visible)
        return false;
    /* 0 and 24 are no limits: paper may show the world smaller, a yard larger. */
    bool is_too_small = layer->minzoom > 0 && map->zoom < layer->minzoom;
    bool is_too_large = layer->maxzoom < 24 && map->zoom >= layer->maxzoom;
    if (map->view && (is_too_small || is_too_large))
        return false;
    if (map->spec && map->spec->layers.count)
        return is_listed(&map->spec->layers, layer->id);
    const cor_node *node = cor_node_get(layer->metadata, map_key);
    if (node)
        return names(node, map->name);
    if (strcmp(map->name, "main") == 0)
        return true;
    return layer->type != COR_LAYER_SYMBOL && !is_named_by_any(plan->style, map->name);
}

/* True scale at the middle of the frame: the geodesic between two points 20 pt apart. */
static bool measure_scale(cor_map *map)
{
    cor_pt middle = { (map->frame.x0_pt + map->frame.x1_pt) / 2,
                      (map->frame.y0_pt + map->frame.y1_pt) / 2 };
    cor_pt left = { middle.x_pt - 10, middle.y_pt }, right = { middle.x_pt + 10, middle.y_pt };
    cor_lonlat a, b;
    if (!cor_view_unproject(map->view, left, &a) || !cor_view_unproject(map->view, right, &b) ||
        !cor_view_unproject(map->view, middle, &map->centre))
        return false;
    map->scale_denominator = cor_geodesic_distance_m(a, b) / (20 * 0.0254 / 72);
    return isfinite(map->scale_denominator) && map->scale_denominator > 0;
}

/* Where the middle of the frame is off the earth (the corner of a world map) the scale of the plane
 * has to do. */
static void plane_scale(cor_map *map)
{
    map->scale_denominator = (map->extent.x1_m - map->extent.x0_m) /
                             ((map->frame.x1_pt - map->frame.x0_pt) * 0.0254 / 72);
    map->centre = (cor_lonlat){ 0, 0 };
}

/* True scale along the parallel at the middle of the frame, without the bow of a geodesic. */
static double denominator_of(const cor_map *map)
{
    cor_factors factors;
    double plane = (map->extent.x1_m - map->extent.x0_m) /
                   ((map->frame.x1_pt - map->frame.x0_pt) * 0.0254 / 72);
    return cor_crs_factors(map->crs, map->centre, &factors) ? plane / factors.parallel_scale
                                                            : map->scale_denominator;
}

/* Zoom 0 shows the parallel in 512 px of 1/96 inch: in Web Mercator this is the web map's zoom,
 * to the last bits, on which the steps of styles at whole zooms must not hang. */
static double zoom_of(const cor_map *map)
{
    static const double equator_m = 40075016.68557849, e2 = 0.0066943799901413165;
    double m_per_px = denominator_of(map) * 0.0254 / 96;
    double lat_rad = map->centre.lat_deg * M_PI / 180;
    double across = fmax(cos(lat_rad), 0.01) / sqrt(1 - e2 * sin(lat_rad) * sin(lat_rad));
    return round(log2(equator_m * across / (512 * m_per_px)) * 1e6) / 1e6;
}

static const double least_margin_pt = 12;

static bool open_view(cor_map *map, const cor_plan *plan, double margin_pt, cor_report *report)
{
    const cor_map_spec *spec = map->spec;
    static const cor_edges edges[] = { [COR_EDGE_PLANAR] = COR_EDGES_PLANAR,
                                       [COR_EDGE_GEODESIC] = COR_EDGES_GEODESIC,
                                       [COR_EDGE_MERCATOR] = COR_EDGES_MERCATOR };
    const cor_view_options options = {
        .crs = map->crs,
        .extent = map->extent,
        .frame = map->frame,
        .margin_pt = margin_pt,
        .tolerance_pt = spec->tolerance_pt,
        .simplify_pt = spec->tolerance_pt / 2,
        .edges = edges[spec->edges],
        .is_lenient = plan->style->lenient,
    };
    return cor_view_new(&map->view, &options, spec->at, report);
}

/* The reach of the marks is known when the zoom is, and that takes a view. */
static bool widen(cor_map *map, const cor_plan *plan, cor_report *report)
{
    double reach_pt = cor_map_reach_pt(plan, map);
    if (reach_pt <= least_margin_pt)
        return true;
    cor_view_free(map->view);
    map->view = NULL;
    if (open_view(map, plan, reach_pt, report))
        return true;
    cor_map_close(map);
    return false;
}

bool cor_map_open(cor_map *out, const cor_plan *plan, const char *name, const cor_map_spec *spec,
                  cor_rect frame, cor_report *report)
{
    cor_map map = { .name = name, .spec = spec, .frame = frame };
    double height_pt = frame.y1_pt - frame.y0_pt;
    if (!cor_frame_check_layers(plan, "the inset", &spec->layers, spec->at, report) ||
        !cor_frame_crs(&map.crs, plan, name, spec, report))
        return false;
    const cor_window_request window = { name, spec, map.crs, frame.x1_pt - frame.x0_pt };
    if (!cor_frame_box(&map.extent, plan, &window, &height_pt, report) ||
        !open_view(&map, plan, least_margin_pt, report)) {
        cor_crs_free(map.crs);
        return false;
    }
    if (!measure_scale(&map))
        plane_scale(&map);
    map.zoom = zoom_of(&map);
    map.settled = cor_style_settle(plan->style, map.zoom);
    *out = map;
    return widen(out, plan, report);
}

void cor_map_close(cor_map *map)
{
    cor_settled_free(map->settled);
    cor_view_free(map->view);
    cor_crs_free(map->crs);
    *map = (cor_map){ 0 };
}
