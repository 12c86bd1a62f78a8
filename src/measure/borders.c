#include "measure/borders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measure/outline.h"

enum { ZONES_MAX = 4096, SIDE_MAX = 512 };

static uint32_t zone_of(cor_borders *b, cor_str name, size_t feature, size_t *capacity)
{
    for (size_t i = 0; i < b->zone_count; i++)
        if (cor_str_equal(b->zones[i], name))
            return (uint32_t)i;
    size_t features = *capacity;
    b->zones = cor_grow(b->zones, capacity, b->zone_count + 1, sizeof *b->zones);
    b->zone_features =
        cor_grow(b->zone_features, &features, b->zone_count + 1, sizeof *b->zone_features);
    b->zone_features[b->zone_count] = feature;
    b->zones[b->zone_count] = (cor_str){ cor_strndup(name.ptr, name.len), name.len };
    return (uint32_t)b->zone_count++;
}

bool cor_feature_has_polygon(const cor_dataset *data, size_t feature)
{
    const cor_feature *f = &data->features[feature];
    for (size_t i = 0; i < f->part_count; i++)
        if (data->parts[f->first_part + i].kind == COR_PART_RING_OUTER)
            return true;
    return false;
}

uint32_t cor_border_zone(const cor_borders *borders, const cor_border_edge *edge)
{
    return borders->polygon_zones[edge->polygon];
}

/* The zone's name as text: numbers too may tell zones apart. */
static bool name_of(cor_buf *out, const cor_dataset *data, size_t index, const char *by,
                    cor_report *report)
{
    const cor_feature *feature = &data->features[index];
    const cor_value *value = cor_value_get(&feature->properties, cor_str_of(by ? by : "name"));
    if (value && value->kind == COR_STRING)
        cor_buf_str(out, value->as.string);
    else if (value && value->kind != COR_NULL)
        cor_value_print(out, value);
    else if (!by)
        cor_buf_printf(out, "feature %zu", index);
    else
        return cor_fail(report, COR_KIND_DATA, cor_feature_span(data, index),
                        "name a property that every polygon has", "this polygon has no '%s'", by);
    return true;
}

typedef struct room {
    size_t zones, polygons, edges;
} room;

static void add_ring(cor_borders *b, const cor_lonlat *p, size_t count, room *capacity)
{
    b->edges = cor_grow(b->edges, &capacity->edges, b->edge_count + count, sizeof *b->edges);
    for (size_t k = 1; k < count; k++)
        if (p[k - 1].lon_deg != p[k].lon_deg || p[k - 1].lat_deg != p[k].lat_deg)
            b->edges[b->edge_count++] =
                (cor_border_edge){ p[k - 1], p[k], (uint32_t)b->polygon_count - 1 };
}

static void add_polygons(cor_borders *b, const cor_dataset *data, const cor_feature *feature,
                         uint32_t zone, room *capacity)
{
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        bool is_outer = part->kind == COR_PART_RING_OUTER;
        if (is_outer) {
            b->polygon_zones = cor_grow(b->polygon_zones, &capacity->polygons, b->polygon_count + 1,
                                        sizeof *b->polygon_zones);
            b->polygon_zones[b->polygon_count++] = zone;
        }
        if (is_outer || part->kind == COR_PART_RING_INNER)
            add_ring(b, data->coords + part->first, part->count, capacity);
    }
}

static bool add_all(cor_borders *b, const cor_dataset *data, const cor_border_choice *choice,
                    cor_report *report)
{
    room capacity = { 0 };
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_buf name = { 0 };
        if (!cor_feature_has_polygon(data, i) || (choice->accepted && !choice->accepted[i]))
            continue;
        bool well = name_of(&name, data, i, choice->by, report);
        if (well)
            add_polygons(b, data, &data->features[i],
                         zone_of(b, cor_buf_view(&name), i, &capacity.zones), &capacity);
        cor_buf_free(&name);
        if (!well)
            return false;
        if (b->zone_count > ZONES_MAX)
            return cor_fail(report, COR_KIND_LIMIT, cor_feature_span(data, i),
                            "split by a property with fewer values", "more than %d zones",
                            ZONES_MAX);
    }
    const cor_span at = choice->at.file ? choice->at : (cor_span){ .file = data->file };
    return b->edge_count > 0 ||
           cor_fail(report, COR_KIND_MEASURE, at, NULL, "there is no polygon to split by");
}

static cor_bbox box_of(cor_lonlat a, cor_lonlat b)
{
    return (cor_bbox){ fmin(a.lon_deg, b.lon_deg), fmin(a.lat_deg, b.lat_deg),
                       fmax(a.lon_deg, b.lon_deg), fmax(a.lat_deg, b.lat_deg) };
}

typedef struct cell_range {
    size_t column0, column1, row0, row1; /* inclusive */
} cell_range;

static size_t cell(double value, double from, double to, size_t n)
{
    double share = to > from ? (value - from) / (to - from) * (double)n : 0;
    return share <= 0 ? 0 : share >= (double)n ? n - 1 : (size_t)share;
}

static cell_range cells_of(const cor_borders *b, cor_bbox box)
{
    const cor_bbox *all = &b->bounds;
    return (cell_range){ cell(box.west_deg, all->west_deg, all->east_deg, b->columns),
                         cell(box.east_deg, all->west_deg, all->east_deg, b->columns),
                         cell(box.south_deg, all->south_deg, all->north_deg, b->rows),
                         cell(box.north_deg, all->south_deg, all->north_deg, b->rows) };
}

/* Counting sort of the edges into cells: first how many, then which. */
static void fill_cells(cor_borders *b)
{
    size_t count = b->columns * b->rows;
    b->cell_first = cor_alloc(count + 2, sizeof *b->cell_first);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < b->edge_count; i++) {
            cell_range r = cells_of(b, box_of(b->edges[i].a, b->edges[i].b));
            for (size_t row = r.row0; row <= r.row1; row++)
                for (size_t column = r.column0; column <= r.column1; column++) {
                    size_t *next = &b->cell_first[row * b->columns + column + 2 - (size_t)pass];
                    if (pass)
                        b->cell_edges[*next] = (uint32_t)i;
                    (*next)++;
                }
        }
        if (pass)
            break;
        for (size_t i = 2; i < count + 2; i++)
            b->cell_first[i] += b->cell_first[i - 1];
        b->cell_edges = cor_alloc(b->cell_first[count + 1] + 1, sizeof *b->cell_edges);
    }
}

static void build_grid(cor_borders *b)
{
    b->bounds = box_of(b->edges[0].a, b->edges[0].b);
    for (size_t i = 1; i < b->edge_count; i++) {
        cor_bbox e = box_of(b->edges[i].a, b->edges[i].b);
        b->bounds.west_deg = fmin(b->bounds.west_deg, e.west_deg);
        b->bounds.east_deg = fmax(b->bounds.east_deg, e.east_deg);
        b->bounds.south_deg = fmin(b->bounds.south_deg, e.south_deg);
        b->bounds.north_deg = fmax(b->bounds.north_deg, e.north_deg);
    }
    double side = fmin(fmax(sqrt((double)b->edge_count), 1), SIDE_MAX);
    b->columns = b->rows = (size_t)side;
    fill_cells(b);
    b->seen = cor_alloc(b->edge_count, sizeof *b->seen);
    b->found = cor_alloc(b->edge_count, sizeof *b->found);
    b->is_odd = cor_alloc(b->polygon_count, sizeof *b->is_odd);
    b->covers = cor_alloc(b->zone_count, sizeof *b->covers);
    b->is_listed = cor_alloc(b->zone_count, sizeof *b->is_listed);
}

bool cor_borders_new(cor_borders **out, const cor_dataset *polygons,
                     const cor_border_choice *choice, cor_report *report)
{
    cor_borders *b = cor_alloc(1, sizeof *b);
    if (!add_all(b, polygons, choice, report)) {
        cor_borders_free(b);
        return false;
    }
    build_grid(b);
    *out = b;
    return true;
}

void cor_borders_free(cor_borders *borders)
{
    if (!borders)
        return;
    for (size_t i = 0; i < borders->zone_count; i++)
        cor_free((char *)(uintptr_t)borders->zones[i].ptr);
    cor_free(borders->zones);
    cor_free(borders->zone_features);
    cor_free(borders->polygon_zones);
    cor_free(borders->edges);
    cor_free(borders->cell_first);
    cor_free(borders->cell_edges);
    cor_free(borders->seen);
    cor_free(borders->found);
    cor_free(borders->is_odd);
    cor_free(borders->covers);
    cor_free(borders->is_listed);
    cor_outline_free(borders->outline);
    cor_free(borders);
}

void cor_borders_find(cor_borders *borders, cor_bbox box)
{
    const cor_bbox *all = &borders->bounds;
    borders->found_count = 0;
    if (box.west_deg > all->east_deg || box.east_deg < all->west_deg ||
        box.south_deg > all->north_deg || box.north_deg < all->south_deg)
        return;
    borders->query++;
    cell_range r = cells_of(borders, box);
    for (size_t row = r.row0; row <= r.row1; row++) {
        size_t first = borders->cell_first[row * borders->columns + r.column0];
        size_t last = borders->cell_first[row * borders->columns + r.column1 + 1];
        for (size_t i = first; i < last; i++) {
            uint32_t edge = borders->cell_edges[i];
            if (borders->seen[edge] != borders->query)
                borders->found[borders->found_count++] = edge;
            borders->seen[edge] = borders->query;
        }
    }
}

static void flip(cor_borders *b, uint32_t polygon)
{
    bool *is_odd = &b->is_odd[polygon];
    uint32_t *covers = &b->covers[b->polygon_zones[polygon]];
    *is_odd = !*is_odd;
    *covers = *is_odd ? *covers + 1 : *covers - 1;
}

/* A ray to the east; half-open in latitude, so that a vertex counts once. */
static void cross_ray(cor_borders *b, cor_lonlat p)
{
    for (size_t i = 0; i < b->found_count; i++) {
        const cor_border_edge *e = &b->edges[b->found[i]];
        if ((e->a.lat_deg > p.lat_deg) == (e->b.lat_deg > p.lat_deg))
            continue;
        double share = (p.lat_deg - e->a.lat_deg) / (e->b.lat_deg - e->a.lat_deg);
        if (e->a.lon_deg + share * (e->b.lon_deg - e->a.lon_deg) > p.lon_deg)
            flip(b, e->polygon);
    }
}

/* The zones that the ray found p in and that are not listed yet; the new count. */
static size_t list_zones(cor_borders *b, uint32_t *zones, size_t count)
{
    for (size_t i = 0; i < b->found_count; i++) {
        uint32_t polygon = b->edges[b->found[i]].polygon, zone = b->polygon_zones[polygon];
        if (b->covers[zone] && !b->is_listed[zone]) {
            b->is_listed[zone] = true;
            zones[count++] = zone;
        }
        b->is_odd[polygon] = false;
        b->covers[zone] = 0;
    }
    return count;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

size_t cor_borders_zones_at(cor_borders *borders, cor_lonlat p, uint32_t *zones)
{
    size_t count = 0;
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat at = { p.lon_deg + 360 * turn, p.lat_deg };
        if (at.lon_deg < borders->bounds.west_deg || at.lon_deg > borders->bounds.east_deg)
            continue;
        cor_borders_find(
            borders, (cor_bbox){ at.lon_deg, at.lat_deg, borders->bounds.east_deg, at.lat_deg });
        cross_ray(borders, at);
        count = list_zones(borders, zones, count);
    }
    for (size_t i = 0; i < count; i++)
        borders->is_listed[zones[i]] = false;
    if (count > 1)
        qsort(zones, count, sizeof *zones, by_number);
    return count;
}
