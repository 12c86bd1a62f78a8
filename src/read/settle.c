#include "read/settle.h"

#include <math.h>

#include "base/number.h"
#include "base/str.h"
#include "geo/lonlat.h"

static cor_bbox bounds_of(const cor_dataset *dataset, const cor_feature *feature)
{
    cor_bbox box = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t p = feature->first_part; p < feature->first_part + feature->part_count; p++) {
        const cor_part *part = &dataset->parts[p];
        for (size_t i = part->first; i < part->first + part->count; i++) {
            cor_lonlat at = dataset->coords[i];
            box.west_deg = at.lon_deg < box.west_deg ? at.lon_deg : box.west_deg;
            box.east_deg = at.lon_deg > box.east_deg ? at.lon_deg : box.east_deg;
            box.south_deg = at.lat_deg < box.south_deg ? at.lat_deg : box.south_deg;
            box.north_deg = at.lat_deg > box.north_deg ? at.lat_deg : box.north_deg;
        }
    }
    return feature->part_count ? box : (cor_bbox){ 0 };
}

void cor_settle_bounds(cor_dataset *dataset)
{
    for (size_t i = 0; i < dataset->feature_count; i++)
        dataset->features[i].bounds = bounds_of(dataset, &dataset->features[i]);
}

/* GDAL knows no lines: where a feature has none, its number has to do. */
static void put_feature(cor_buf *out, const cor_feature *feature)
{
    if (feature->line)
        return;
    cor_buf_text(out, " (feature ");
    cor_value_print(out, &feature->id);
    cor_buf_char(out, ')');
}

static bool is_within(const cor_bbox *box)
{
    return box->west_deg >= -180 && box->east_deg <= 180 && box->south_deg >= -90 &&
           box->north_deg <= 90;
}

static void tell_rounding(const cor_dataset *dataset, size_t first, const cor_rounding *found,
                          cor_report *report)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, "%zu position%s beyond 90 or 180 degrees by up to ", found->count,
                   found->count == 1 ? " lies" : "s lie");
    cor_buf_printf(&text, "%.2g degrees, the first in this feature", found->most_deg);
    put_feature(&text, &dataset->features[first]);
    cor_buf_text(&text, ": brought back as rounding");
    cor_note(report, COR_KIND_GEOMETRY, cor_feature_span(dataset, first), NULL, "%s", text.ptr);
    cor_buf_free(&text);
}

void cor_settle_rounding(cor_dataset *dataset, cor_report *report)
{
    cor_rounding found = { 0 };
    size_t first = 0;
    for (size_t i = 0; i < dataset->feature_count; i++) {
        cor_feature *feature = &dataset->features[i];
        if (is_within(&feature->bounds))
            continue;
        size_t before = found.count;
        for (size_t p = feature->first_part; p < feature->first_part + feature->part_count; p++)
            cor_lonlat_settle(dataset->coords + dataset->parts[p].first, dataset->parts[p].count,
                              &found);
        if (found.count == before)
            continue;
        first = before ? first : i;
        feature->bounds = bounds_of(dataset, feature);
    }
    if (found.count)
        tell_rounding(dataset, first, &found, report);
}

/* Along a pole an edge has no length, and one of 360 degrees is a parallel as a whole. */
static bool is_long(cor_lonlat from, cor_lonlat to)
{
    double span_deg = fabs(to.lon_deg - from.lon_deg);
    bool on_pole = fabs(from.lat_deg) == 90 && from.lat_deg == to.lat_deg;
    return span_deg > 180 && span_deg < 360 && !on_pole;
}

typedef struct long_edges {
    size_t count, feature; /* and that of the first */
    cor_lonlat from, to;   /* the first */
} long_edges;

static void find_long(long_edges *found, const cor_dataset *dataset, size_t index)
{
    const cor_feature *feature = &dataset->features[index];
    for (size_t p = feature->first_part; p < feature->first_part + feature->part_count; p++) {
        const cor_part *part = &dataset->parts[p];
        const cor_lonlat *at = dataset->coords + part->first;
        for (size_t i = 1; part->kind != COR_PART_POINT && i < part->count; i++)
            if (is_long(at[i - 1], at[i]) && !found->count++)
                *found = (long_edges){ 1, index, at[i - 1], at[i] };
    }
}

void cor_settle_edges(const cor_dataset *dataset, cor_report *report)
{
    long_edges found = { 0 };
    for (size_t i = 0; i < dataset->feature_count; i++)
        if (dataset->features[i].bounds.east_deg - dataset->features[i].bounds.west_deg > 180)
            find_long(&found, dataset, i);
    if (!found.count)
        return;
    cor_buf text = { 0 };
    cor_buf_printf(&text, "%zu edge%s more than 180 degrees of longitude, ", found.count,
                   found.count == 1 ? " spans" : "s span");
    cor_buf_text(&text, found.count == 1 ? "from " : "the first from ");
    cor_number_shortest(&text, found.from.lon_deg);
    cor_buf_text(&text, " to ");
    cor_number_shortest(&text, found.to.lon_deg);
    put_feature(&text, &dataset->features[found.feature]);
    cor_buf_text(&text, ": a map with planar edges goes the long way round the earth");
    cor_warn(
        report, COR_KIND_GEOMETRY, cor_feature_span(dataset, found.feature),
        "a shape across the antimeridian is cut there (ogr2ogr -wrapdateline), or its longitudes "
        "go on, as in 178 to 182",
        "%s", text.ptr);
    cor_buf_free(&text);
}
