#include "read/builder.h"

#include <math.h>

#include "base/memory.h"
#include "read/settle.h"

/* A power of two above 4/3 of COR_MAX_ATTRIBUTES. */
enum { NAME_SLOTS = 2048 };

void cor_builder_begin(cor_builder *builder, const char *file)
{
    *builder = (cor_builder){ .dataset = cor_alloc(1, sizeof(cor_dataset)) };
    builder->dataset->arena = cor_arena_new();
    builder->dataset->file = cor_arena_strdup(builder->dataset->arena, file);
    builder->dataset->members = (cor_value){ .kind = COR_OBJECT };
    builder->names = cor_alloc(NAME_SLOTS, sizeof *builder->names);
}

void cor_builder_clear(cor_builder *builder)
{
    cor_dataset_free(builder->dataset);
    cor_free(builder->names);
    *builder = (cor_builder){ 0 };
}

cor_feature *cor_builder_feature(cor_builder *builder)
{
    cor_dataset *dataset = builder->dataset;
    dataset->features = cor_grow(dataset->features, &builder->feature_capacity,
                                 dataset->feature_count + 1, sizeof *dataset->features);
    cor_feature *feature = &dataset->features[dataset->feature_count++];
    *feature =
        (cor_feature){ .first_part = dataset->part_count, .properties = { .kind = COR_OBJECT } };
    return feature;
}

bool cor_builder_part(cor_builder *builder, cor_part_kind kind)
{
    cor_dataset *dataset = builder->dataset;
    if (dataset->part_count == COR_MAX_PARTS)
        return false;
    dataset->parts = cor_grow(dataset->parts, &builder->part_capacity, dataset->part_count + 1,
                              sizeof *dataset->parts);
    dataset->parts[dataset->part_count++] =
        (cor_part){ .kind = kind, .first = dataset->coord_count };
    dataset->features[dataset->feature_count - 1].part_count++;
    return true;
}

cor_part *cor_builder_last_part(cor_builder *builder)
{
    return &builder->dataset->parts[builder->dataset->part_count - 1];
}

void cor_builder_drop_part(cor_builder *builder)
{
    cor_dataset *dataset = builder->dataset;
    dataset->part_count--;
    dataset->features[dataset->feature_count - 1].part_count--;
}

static void fill_heights(cor_dataset *dataset, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        dataset->heights_m[i] = (double)NAN;
}

bool cor_builder_room(cor_builder *builder, size_t more)
{
    cor_dataset *dataset = builder->dataset;
    size_t need = dataset->coord_count + more;
    if (need > COR_MAX_COORDS || need < more)
        return false;
    dataset->coords =
        cor_grow(dataset->coords, &builder->coord_capacity, need, sizeof *dataset->coords);
    return true;
}

/* Heights have a capacity of their own, and are NAN up to it. */
void cor_builder_set_height(cor_builder *builder, double height_m)
{
    cor_dataset *dataset = builder->dataset;
    size_t old = builder->height_capacity;
    if (old < dataset->coord_count) {
        dataset->heights_m = cor_grow(dataset->heights_m, &builder->height_capacity,
                                      builder->coord_capacity, sizeof *dataset->heights_m);
        fill_heights(dataset, old, builder->height_capacity);
    }
    dataset->heights_m[dataset->coord_count - 1] = height_m;
}

cor_builder_mark cor_builder_here(const cor_builder *builder)
{
    const cor_dataset *dataset = builder->dataset;
    return (cor_builder_mark){ dataset->feature_count, dataset->part_count, dataset->coord_count };
}

void cor_builder_rewind(cor_builder *builder, const cor_builder_mark *mark)
{
    cor_dataset *dataset = builder->dataset;
    size_t known = builder->height_capacity < dataset->coord_count ? builder->height_capacity
                                                                   : dataset->coord_count;
    fill_heights(dataset, mark->coords, known);
    dataset->feature_count = mark->features;
    dataset->part_count = mark->parts;
    dataset->coord_count = mark->coords;
}

static uint64_t hash(cor_str name)
{
    uint64_t sum = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++)
        sum = (sum ^ (unsigned char)name.ptr[i]) * 1099511628211u;
    return sum;
}

/* False when the name would be one too many. */
static bool note_name(cor_builder *builder, cor_str name)
{
    size_t slot = hash(name) % NAME_SLOTS;
    for (; builder->names[slot].ptr; slot = (slot + 1) % NAME_SLOTS)
        if (cor_str_equal(builder->names[slot], name))
            return true;
    if (builder->name_count == COR_MAX_ATTRIBUTES)
        return false;
    builder->names[slot] = name.len ? name : COR_STR("");
    builder->name_count++;
    return true;
}

static bool names_fit(cor_builder *builder, const cor_value *properties)
{
    const cor_value *last = &builder->last_properties;
    for (size_t i = 0; i < properties->count; i++) {
        cor_str key = properties->as.members[i].key;
        if (i < last->count && cor_str_equal(last->as.members[i].key, key))
            continue;
        if (!note_name(builder, key))
            return false;
    }
    builder->last_properties = *properties;
    return true;
}

/* The longest string inside a value. */
static size_t longest_string(const cor_value *value)
{
    size_t longest = value->kind == COR_STRING ? value->as.string.len : 0;
    size_t count = value->kind == COR_ARRAY || value->kind == COR_OBJECT ? value->count : 0;
    for (size_t i = 0; i < count; i++) {
        size_t inside = longest_string(value->kind == COR_ARRAY ? &value->as.items[i]
                                                                : &value->as.members[i].value);
        longest = inside > longest ? inside : longest;
    }
    return longest;
}

bool cor_builder_properties(cor_builder *builder, const cor_value *properties, cor_span at,
                            cor_report *report)
{
    for (size_t i = 0; i < properties->count; i++) {
        const cor_member *member = &properties->as.members[i];
        if (longest_string(&member->value) > COR_MAX_VALUE_BYTES)
            return cor_fail(report, COR_KIND_LIMIT, at, NULL,
                            "the property \"%.*s\" holds a text of more than %d bytes",
                            member->key.len < 60 ? (int)member->key.len : 60, member->key.ptr,
                            COR_MAX_VALUE_BYTES);
    }
    if (!names_fit(builder, properties))
        return cor_fail(report, COR_KIND_LIMIT, at,
                        "properties with data for names belong into an object or a list",
                        "the features have more than %d different properties", COR_MAX_ATTRIBUTES);
    cor_dataset *dataset = builder->dataset;
    cor_value *kept = &dataset->features[dataset->feature_count - 1].properties;
    *kept = *properties;
    return true;
}

static bool unproject_feature(cor_dataset *dataset, size_t index, cor_crs *crs)
{
    const cor_feature *feature = &dataset->features[index];
    for (size_t p = feature->first_part; p < feature->first_part + feature->part_count; p++) {
        const cor_part *part = &dataset->parts[p];
        for (size_t i = part->first; i < part->first + part->count; i++) {
            cor_lonlat written = dataset->coords[i];
            cor_lonlat place = cor_crs_place(crs, written.lon_deg, written.lat_deg);
            if (!(fabs(place.lon_deg) <= 360 && fabs(place.lat_deg) <= 90))
                return false;
            dataset->coords[i] = place;
        }
    }
    return true;
}

static bool unproject(cor_dataset *dataset, cor_crs *crs, cor_report *report)
{
    for (size_t i = 0; i < dataset->feature_count; i++)
        if (!unproject_feature(dataset, i, crs))
            return cor_fail(report, COR_KIND_PROJECTION, cor_feature_span(dataset, i),
                            "is this the CRS of the file?",
                            "feature %zu has a coordinate that has no place on earth in %s", i + 1,
                            cor_crs_name(crs));
    return true;
}

/* The array without the room it did not need. */
static void *fitted(void *items, size_t count, size_t item_size)
{
    return items ? cor_realloc(items, count ? count : 1, item_size) : NULL;
}

static cor_dataset *take(cor_builder *builder)
{
    cor_dataset *dataset = builder->dataset;
    size_t known = builder->height_capacity;
    dataset->coords = fitted(dataset->coords, dataset->coord_count, sizeof *dataset->coords);
    dataset->heights_m = fitted(dataset->heights_m, dataset->coord_count, sizeof(double));
    if (dataset->heights_m && known < dataset->coord_count)
        fill_heights(dataset, known, dataset->coord_count);
    builder->dataset = NULL;
    return dataset;
}

/* Degrees of any datum end at the same limits. */
static bool settle(cor_dataset *dataset, cor_crs *crs, cor_report *report)
{
    cor_settle_bounds(dataset);
    if (!crs || cor_crs_is_in_degrees(crs))
        cor_settle_rounding(dataset, report);
    if (crs) {
        if (!unproject(dataset, crs, report))
            return false;
        cor_settle_bounds(dataset);
    }
    cor_settle_edges(dataset, report);
    return true;
}

bool cor_builder_take(cor_dataset **out, cor_builder *builder, cor_crs *crs, cor_report *report)
{
    if (!settle(builder->dataset, crs, report))
        return false;
    *out = take(builder);
    return true;
}

cor_dataset *cor_builder_take_made(cor_builder *builder)
{
    cor_settle_bounds(builder->dataset);
    return take(builder);
}
