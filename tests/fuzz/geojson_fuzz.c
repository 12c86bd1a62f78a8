/* Any bytes as GeoJSON: refused with one error at a place in the file, or a dataset that keeps what
 * read/dataset promises. The first byte says whether the coordinates are planar. */
#include <math.h>
#include <string.h>

#include "fuzz/target.h"
#include "read/geojson.h"

static void check_part(const cor_dataset *data, const cor_part *part)
{
    REQUIRE(part->first + part->count <= data->coord_count);
    const cor_lonlat *at = data->coords + part->first;
    for (size_t i = 0; i < part->count; i++)
        REQUIRE(fabs(at[i].lon_deg) <= 360 && fabs(at[i].lat_deg) <= 90);
    switch (part->kind) {
    case COR_PART_POINT:
        REQUIRE(part->count == 1);
        break;
    case COR_PART_LINE:
        REQUIRE(part->count >= 2);
        break;
    default:
        REQUIRE(part->count >= 4);
        REQUIRE(at[0].lon_deg == at[part->count - 1].lon_deg);
        REQUIRE(at[0].lat_deg == at[part->count - 1].lat_deg);
    }
}

static void check_feature(const cor_dataset *data, const cor_feature *feature)
{
    REQUIRE(feature->first_part + feature->part_count <= data->part_count);
    REQUIRE(feature->properties.kind == COR_OBJECT);
    REQUIRE(feature->line >= 1 && feature->column >= 1);
    REQUIRE(feature->id.kind == COR_NULL || feature->id.kind == COR_NUMBER ||
            feature->id.kind == COR_STRING);
    bool polygon = false;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        REQUIRE(part->kind != COR_PART_RING_INNER || polygon);
        polygon = part->kind >= COR_PART_RING_OUTER;
        check_part(data, part);
    }
}

static void check_dataset(const cor_dataset *data)
{
    size_t parts = 0;
    for (size_t i = 0; i < data->feature_count; i++) {
        check_feature(data, &data->features[i]);
        parts += data->features[i].part_count;
    }
    REQUIRE(parts == data->part_count);
    cor_buf text = { 0 };
    for (size_t i = 0; i < data->feature_count; i++)
        cor_value_print(&text, &data->features[i].properties);
    cor_value_print(&text, &data->members);
    REQUIRE(cor_utf8_invalid(cor_buf_view(&text)) == text.len);
    cor_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *crs = size && data[0] == 'p' ? "EPSG:32638" : NULL;
    const cor_source_options options = { .crs = crs };
    size_t skip = crs ? 1 : 0;
    cor_report report = { 0 };
    cor_dataset *read = NULL;
    cor_source *source =
        cor_source_from_memory("fuzz.geojson", (cor_str){ (const char *)data + skip, size - skip });
    bool well = cor_geojson_read_in(&read, source, &options, COR_NOWHERE, &report);
    REQUIRE(report.errors == (well ? 0 : 1));
    if (well) {
        check_dataset(read);
        cor_dataset_free(read);
    } else {
        REQUIRE(report.items[report.count - 1].at.line >= 1);
        cor_source_free(source);
    }
    cor_report_clear(&report);
    return 0;
}
