#include "plan/frame.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "geo/lon_span.h"
#include "geo/usable.h"
#include "plan/auto_crs.h"

static const double pt_per_m = 72 / 0.0254;

typedef struct bounds {
    cor_box box;
    bool any;
} bounds;

static void add_point(bounds *b, cor_xy p)
{
    if (!isfinite(p.x_m) || !isfinite(p.y_m))
        return;
    if (!b->any)
        b->box = (cor_box){ p.x_m, p.y_m, p.x_m, p.y_m };
    b->any = true;
    b->box.x0_m = fmin(b->box.x0_m, p.x_m);
    b->box.y0_m = fmin(b->box.y0_m, p.y_m);
    b->box.x1_m = fmax(b->box.x1_m, p.x_m);
    b->box.y1_m = fmax(b->box.y1_m, p.y_m);
}

/* Bounds of a longitude-latitude box in the plane: a grid over it, since a pole or a bulging
 * parallel may reach farther than its edges. */
static void add_bbox(bounds *b, cor_crs *crs, cor_bbox bbox)
{
    enum { STEPS = 64 };
    double width = bbox.east_deg - bbox.west_deg;
    if (width <= 0)
        width += 360;
    double height = bbox.north_deg - bbox.south_deg;
    for (int i = 0; i <= STEPS; i++)
        for (int j = 0; j <= STEPS; j++)
            add_point(b, cor_crs_forward(crs, (cor_lonlat){ bbox.west_deg + width * i / STEPS,
                                                            bbox.south_deg + height * j / STEPS }));
}

static bool is_asked_for(const cor_extent *extent, const cor_layer *layer)
{
    if (extent->kind != COR_EXTENT_LAYERS)
        return true;
    for (size_t i = 0; i < extent->layers.count; i++)
        if (strcmp(extent->layers.items[i], layer->id) == 0)
            return true;
    return false;
}

typedef void feature_visitor(void *user, const cor_dataset *data, const cor_feature *feature);

static void visit_layer(const cor_plan *plan, const cor_map *map, const cor_layer *layer,
                        feature_visitor *visit, void *user)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    cor_report ignored = { 0 }; /* the same filter speaks again when the layer is drawn */
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; data && i < data->feature_count; i++) {
        cor_eval eval = cor_plan_eval(plan, map, layer, i, arena, &ignored);
        if (data->features[i].part_count && cor_layer_accepts(layer, &eval))
            visit(user, data, &data->features[i]);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    cor_report_clear(&ignored);
}

static void visit_extent(const cor_plan *plan, const char *map_name, const cor_map_spec *spec,
                         feature_visitor *visit, void *user)
{
    const cor_map map = { .name = map_name, .spec = spec };
    const cor_extent *extent = &spec->extent;
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        bool shown = extent->kind == COR_EXTENT_LAYERS || cor_map_shows(plan, &map, layer);
        if (shown && is_asked_for(extent, layer))
            visit_layer(plan, &map, layer, visit, user);
    }
}

typedef struct projected_bounds {
    bounds b;
    cor_usable *usable;
    size_t features, cut; /* of which parts are left out */
} projected_bounds;

/* What is usable within the feature's bounds: its vertices may all lie beyond. */
static void add_usable(projected_bounds *p, cor_bbox b)
{
    for (size_t i = 0; i < cor_usable_count(p->usable); i++) {
        cor_lonlat at = cor_usable_place(p->usable, i);
        double lon = at.lon_deg - 360 * floor((at.lon_deg - b.west_deg) / 360);
        if (lon <= b.east_deg && at.lat_deg >= b.south_deg && at.lat_deg <= b.north_deg)
            add_point(&p->b, cor_usable_image(p->usable, i));
    }
}

/* A long edge may bulge beyond its ends. False when some of it is left out. */
static bool add_edge(projected_bounds *p, cor_lonlat a, cor_lonlat b)
{
    static const double step_deg = 2;
    double dx = b.lon_deg - a.lon_deg, dy = b.lat_deg - a.lat_deg;
    int steps = (int)fmax(ceil(fmax(fabs(dx), fabs(dy)) / step_deg), 1);
    bool is_whole = true;
    for (int i = 1; i <= steps; i++) {
        cor_lonlat at = { a.lon_deg + dx * i / steps, a.lat_deg + dy * i / steps };
        cor_xy image;
        if (cor_usable_holds(p->usable, i < steps ? at : b, &image))
            add_point(&p->b, image);
        else
            is_whole = false;
    }
    return is_whole;
}

static void add_projected(void *user, const cor_dataset *data, const cor_feature *feature)
{
    projected_bounds *p = user;
    bool is_cut = false;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        const cor_lonlat *coords = data->coords + part->first;
        bool is_joined = part->kind != COR_PART_POINT;
        for (size_t k = 0; k < part->count; k++)
            is_cut = !add_edge(p, coords[is_joined && k ? k - 1 : k], coords[k]) || is_cut;
    }
    p->features++;
    p->cut += is_cut;
    bool is_area = data->parts[feature->first_part].kind != COR_PART_POINT;
    if (is_cut && is_area)
        add_usable(p, feature->bounds);
}

static void note_cut(const projected_bounds *p, const cor_map_spec *spec, cor_report *report)
{
    if (p->cut)
        cor_note(report, COR_KIND_PROJECTION, spec->at, "give the map an extent to show more",
                 "the extent ends where the projection has no image or stretches the earth out of "
                 "proportion: %zu of %zu features reach beyond",
                 p->cut, p->features);
}

typedef struct lonlat_bounds {
    double south_deg, north_deg;
    cor_lon_span lons;
} lonlat_bounds;

static void add_lonlat(void *user, const cor_dataset *data, const cor_feature *feature)
{
    lonlat_bounds *b = user;
    b->south_deg = fmin(b->south_deg, feature->bounds.south_deg);
    b->north_deg = fmax(b->north_deg, feature->bounds.north_deg);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        double west = HUGE_VAL, east = -HUGE_VAL;
        for (size_t k = 0; k < part->count; k++) {
            west = fmin(west, data->coords[part->first + k].lon_deg);
            east = fmax(east, data->coords[part->first + k].lon_deg);
        }
        if (part->count)
            cor_lon_span_add(&b->lons, west, east);
    }
}

/* The short way around the earth; all of it where there is nothing. */
static cor_bbox data_bounds(const cor_plan *plan, const char *map_name, const cor_map_spec *spec)
{
    lonlat_bounds b = { HUGE_VAL, -HUGE_VAL, { 0 } };
    visit_extent(plan, map_name, spec, add_lonlat, &b);
    cor_bbox out = { -180, -90, 180, 90 };
    if (b.lons.count) {
        cor_lon_interval lons = cor_lon_span_find(&b.lons);
        out = (cor_bbox){ lons.west_deg, b.south_deg, lons.east_deg, b.north_deg };
    }
    cor_lon_span_free(&b.lons);
    return out;
}

bool cor_frame_check_layers(const cor_plan *plan, const char *who, const cor_string_list *layers,
                            cor_span at, cor_report *report)
{
    for (size_t i = 0; i < layers->count; i++) {
        bool found = false;
        for (size_t k = 0; k < plan->style->layer_count; k++)
            found = found || strcmp(plan->style->layers[k].id, layers->items[i]) == 0;
        if (!found)
            return cor_fail(report, COR_KIND_REFERENCE, at, NULL,
                            "%s names layer '%s', which is not there", who, layers->items[i]);
    }
    return true;
}

static bool check_layers(const cor_plan *plan, const cor_extent *extent, cor_report *report)
{
    return cor_frame_check_layers(plan, "the extent", &extent->layers, extent->at, report);
}

static cor_bbox around(cor_lonlat centre, double half_m)
{
    cor_lonlat n = cor_geodesic_direct(centre, 0, half_m),
               s = cor_geodesic_direct(centre, 180, half_m);
    cor_lonlat e = cor_geodesic_direct(centre, 90, half_m),
               w = cor_geodesic_direct(centre, -90, half_m);
    return (cor_bbox){ w.lon_deg, s.lat_deg, e.lon_deg, n.lat_deg };
}

static bool open_crs(cor_crs **out, const cor_plan *plan, const char *map_name,
                     const cor_map_spec *spec, cor_report *report)
{
    if (spec->crs)
        return cor_crs_open(out, spec->crs, spec->crs_at, report);
    cor_bbox bbox = spec->extent.bbox;
    if (!check_layers(plan, &spec->extent, report))
        return false;
    if (spec->extent.kind == COR_EXTENT_SCALE)
        bbox = around(spec->extent.centre, spec->extent.scale_denominator * 0.1);
    else if (spec->extent.kind != COR_EXTENT_BBOX)
        bbox = data_bounds(plan, map_name, spec);
    return cor_crs_open(out, cor_auto_crs(bbox, plan->arena), spec->at, report);
}

bool cor_frame_crs(cor_crs **out, const cor_plan *plan, const char *map_name,
                   const cor_map_spec *spec, cor_report *report)
{
    if (!open_crs(out, plan, map_name, spec, report))
        return false;
    cor_crs_turn(*out, spec->bearing_deg);
    return true;
}

/* A single point, or a line due east, has no height: give it some ground to stand on. */
static cor_box with_size(cor_box box)
{
    double least = 1e-3 * fmax(1, fmax(fabs(box.x0_m), fabs(box.y0_m)));
    double grow = fmax(box.x1_m - box.x0_m, box.y1_m - box.y0_m) < least ? 500 : 0;
    return (cor_box){ box.x0_m - grow, box.y0_m - grow, box.x1_m + grow, box.y1_m + grow };
}

/* A map whose height nobody gave is no taller than a page: Chile gets room beside it, not two
 * sheets. */
static const double tallest = 1.4;

/* Of a window whose height is open: as the extent is, but neither flat nor tall. */
static double height_of(double width_pt, double pad, double w, double h)
{
    double inner = width_pt - 2 * pad;
    return fmin(fmax(inner * h / fmax(w, h / 4), width_pt / 4), tallest * width_pt) + 2 * pad;
}

/* An extent that somebody gave is not shown beside so much else without a word. */
static void note_tall(const cor_map_spec *spec, double w, double h, cor_report *report)
{
    if (spec->extent.kind == COR_EXTENT_BBOX && h > w * tallest * 1.001)
        cor_note(
            report, COR_KIND_LAYOUT, spec->extent.at,
            "give sheet: or map: a height to have it as tall as the extent",
            "the extent is %.1f times as high as wide; a map whose height nobody gives is %.1f "
            "times at most, and shows what lies beside it",
            h / w, tallest);
}

/* Grows the box to the window's shape, with the padding inside the window. */
static bool fit(cor_box *box, const cor_map_spec *spec, double width_pt, double *height_pt,
                cor_report *report)
{
    double pad = spec->extent.kind == COR_EXTENT_BBOX ? 0 : spec->extent.pad_pt;
    double inner_w = width_pt - 2 * pad;
    double w = box->x1_m - box->x0_m, h = box->y1_m - box->y0_m;
    if (*height_pt == 0) {
        *height_pt = height_of(width_pt, pad, w, h);
        note_tall(spec, w, h, report);
    }
    double inner_h = *height_pt - 2 * pad;
    if (!(inner_w > 0) || !(inner_h > 0))
        return cor_fail(report, COR_KIND_LAYOUT, spec->extent.at,
                        "make the sheet larger or pad less",
                        "no room is left for the map in a frame of %.1f x %.1f mm",
                        width_pt / 72 * 25.4, *height_pt / 72 * 25.4);
    double m_per_pt = fmax(w / inner_w, h / inner_h);
    double cx = (box->x0_m + box->x1_m) / 2, cy = (box->y0_m + box->y1_m) / 2;
    double hw = m_per_pt * width_pt / 2, hh = m_per_pt * *height_pt / 2;
    *box = (cor_box){ cx - hw, cy - hh, cx + hw, cy + hh };
    return true;
}

/* A box such that the scale along the parallel is true at the centre. */
static bool box_by_scale(cor_box *out, const cor_window_request *window, double *height_pt,
                         cor_report *report)
{
    const cor_map_spec *spec = window->spec;
    cor_crs *crs = window->crs;
    double width_pt = window->width_pt;
    cor_lonlat centre = spec->extent.centre;
    cor_xy c = cor_crs_forward(crs, centre);
    cor_lonlat east = cor_geodesic_direct(centre, 90, 100),
               west = cor_geodesic_direct(centre, -90, 100);
    cor_xy e = cor_crs_forward(crs, east), w = cor_crs_forward(crs, west);
    double local = hypot(e.x_m - w.x_m, e.y_m - w.y_m) / cor_geodesic_distance_m(east, west);
    if (!isfinite(c.x_m) || !isfinite(local) || !(local > 0))
        return cor_fail(report, COR_KIND_PROJECTION, spec->extent.at, NULL,
                        "the center %g, %g has no image in this projection", centre.lon_deg,
                        centre.lat_deg);
    if (*height_pt == 0)
        *height_pt = width_pt * 2 / 3;
    double m_per_pt = spec->extent.scale_denominator / pt_per_m * local;
    double hw = m_per_pt * width_pt / 2, hh = m_per_pt * *height_pt / 2;
    *out = (cor_box){ c.x_m - hw, c.y_m - hh, c.x_m + hw, c.y_m + hh };
    return true;
}

/* Of data, or of the earth when there is none. */
static void add_data(projected_bounds *p, const cor_plan *plan, const cor_window_request *window,
                     cor_report *report)
{
    const cor_map_spec *spec = window->spec;
    p->usable = cor_usable_new(window->crs);
    visit_extent(plan, window->map_name, spec, add_projected, p);
    if (!p->features && spec->extent.kind == COR_EXTENT_AUTO)
        add_usable(p, (cor_bbox){ -180, -90, 180, 90 });
    if (p->b.any)
        note_cut(p, spec, report);
    cor_usable_free(p->usable);
}

static bool is_far_beyond(const cor_box *whole, const cor_box *usable)
{
    static const double times = 3;
    return whole->x1_m - whole->x0_m > times * (usable->x1_m - usable->x0_m) ||
           whole->y1_m - whole->y0_m > times * (usable->y1_m - usable->y0_m);
}

static cor_box both(const cor_box *a, const cor_box *b)
{
    return (cor_box){ fmax(a->x0_m, b->x0_m), fmax(a->y0_m, b->y0_m), fmin(a->x1_m, b->x1_m),
                      fmin(a->y1_m, b->y1_m) };
}

/* A box that somebody has written down is shown as it is, unless it goes on to where the map
 * stretches without end: Mercator's poles. */
static void add_stated(projected_bounds *p, const cor_window_request *window, cor_report *report)
{
    const cor_extent *extent = &window->spec->extent;
    bounds whole = { 0 };
    add_bbox(&whole, window->crs, extent->bbox);
    p->usable = cor_usable_new(window->crs);
    add_usable(p, (cor_bbox){ -180, -90, 180, 90 });
    cor_usable_free(p->usable);
    p->b.box = both(&whole.box, &p->b.box);
    bool is_empty = !(p->b.box.x0_m < p->b.box.x1_m) || !(p->b.box.y0_m < p->b.box.y1_m);
    if (!whole.any || !p->b.any || is_empty || !is_far_beyond(&whole.box, &p->b.box))
        p->b = whole;
    else
        cor_note(report, COR_KIND_PROJECTION, extent->at, "name latitudes that the map can show",
                 "the projection %s stretches the ends of the extent out of proportion: the map "
                 "ends before them",
                 cor_crs_method(window->crs));
}

bool cor_frame_box(cor_box *out, const cor_plan *plan, const cor_window_request *window,
                   double *height_pt, cor_report *report)
{
    const cor_map_spec *spec = window->spec;
    if (spec->extent.kind == COR_EXTENT_SCALE)
        return box_by_scale(out, window, height_pt, report);
    projected_bounds p = { 0 };
    if (spec->extent.kind == COR_EXTENT_BBOX)
        add_stated(&p, window, report);
    else if (!check_layers(plan, &spec->extent, report))
        return false;
    else
        add_data(&p, plan, window, report);
    if (!p.b.any)
        return cor_fail(report, COR_KIND_PROJECTION, spec->extent.at,
                        "check the extent against the projection",
                        "nothing of the extent has an image in this projection");
    *out = with_size(p.b.box);
    return fit(out, spec, window->width_pt, height_pt, report);
}
