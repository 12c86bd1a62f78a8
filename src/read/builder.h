/*
 * read/builder: a dataset while it grows. The readers of formats share it; nobody else includes it.
 *
 *   in    features, parts, coordinates and properties in file order
 *   out   a frozen dataset within the limits of the house and of the earth (read/settle)
 *   not   syntax
 *
 * Memory: owns the dataset until cor_builder_take; cor_builder_clear in every case.
 */
#ifndef COR_READ_BUILDER_H
#define COR_READ_BUILDER_H

#include "geo/crs.h"
#include "read/dataset.h"

enum {
    COR_MAX_COORDS = 50000000,
    COR_MAX_PARTS = 20000000, /* ten million point features are a legitimate layer */
    COR_MAX_ATTRIBUTES = 1024,
    COR_MAX_VALUE_BYTES = 65536
};

typedef struct cor_builder {
    cor_dataset *dataset;
    size_t feature_capacity, part_capacity, coord_capacity, height_capacity;
    cor_value last_properties; /* most features have the keys of the one before */
    cor_str *names;            /* open hash of distinct attribute names */
    size_t name_count;
} cor_builder;

void cor_builder_begin(cor_builder *builder, const char *file);
void cor_builder_clear(cor_builder *builder);
/* The finished dataset; the builder is empty afterwards. Coordinates were added as `crs` has them
 * (NULL: longitude and latitude). Fails at the first feature with one that has no place. */
COR_MUST_CHECK bool cor_builder_take(cor_dataset **out, cor_builder *builder, cor_crs *crs,
                                     cor_report *report);
/* The same of coordinates that nobody has written: of our own making. */
cor_dataset *cor_builder_take_made(cor_builder *builder);

/* How much there is, and back to that: a feature that turned out bad is taken away as a whole. */
typedef struct cor_builder_mark {
    size_t features, parts, coords;
} cor_builder_mark;
cor_builder_mark cor_builder_here(const cor_builder *builder);
void cor_builder_rewind(cor_builder *builder, const cor_builder_mark *mark);

/* The pointer is valid until the next feature begins. */
cor_feature *cor_builder_feature(cor_builder *builder);

/* Starts a part with the coordinate added next; false past the limit. */
bool cor_builder_part(cor_builder *builder, cor_part_kind kind);
/* Takes back the part begun last; it must be empty. */
void cor_builder_drop_part(cor_builder *builder);
cor_part *cor_builder_last_part(cor_builder *builder);

/* Makes room for more coordinates. False past the limit. */
bool cor_builder_room(cor_builder *builder, size_t more);
void cor_builder_set_height(cor_builder *builder,
                            double height_m); /* of the coordinate added last */

/* Adds a coordinate to the part begun last; there must be room. */
static inline void cor_builder_add(cor_builder *builder, double lon_deg, double lat_deg)
{
    cor_dataset *dataset = builder->dataset;
    dataset->coords[dataset->coord_count++] = (cor_lonlat){ lon_deg, lat_deg };
    dataset->parts[dataset->part_count - 1].count++;
}

static inline bool cor_builder_has_room(const cor_builder *builder)
{
    return builder->dataset->coord_count < builder->coord_capacity;
}

/* Gives the feature begun last its properties. Fails with COR_KIND_LIMIT at `at` on too many
 * distinct names or too long a string. */
COR_MUST_CHECK bool cor_builder_properties(cor_builder *builder, const cor_value *properties,
                                           cor_span at, cor_report *report);

#endif
