/*
 * read/geojson_reader: what the files of read/geojson share; nobody else includes it.
 *
 * Memory: lives on the stack of cor_geojson_read.
 */
#ifndef COR_READ_GEOJSON_READER_H
#define COR_READ_GEOJSON_READER_H

#include "base/json.h"
#include "read/builder.h"

/* What is found many times in one file and said once, with the number and the first place. */
typedef enum cor_finding {
    COR_FOUND_EXTRA_ORDINATES,
    COR_FOUND_OPEN_RING,
    COR_FOUND_HEIGHT_STEP,
    COR_FOUND_WINDING,
    COR_FOUND_EMPTY_PART,
    COR_FOUND_EMPTY_GEOMETRY,
    COR_FOUND_NO_GEOMETRY,
    COR_FOUND_NO_PROPERTIES,
    COR_FOUND_NULL_ID,
    COR_FOUND_NESTED_COLLECTION,
    COR_FOUND_SINGLE_COLLECTION,
    COR_FOUND_RESERVED_MEMBER,
    COR_FOUND_FOREIGN_MEMBER,
    COR_FOUND_CRS_NULL,
    COR_FOUND_CRS_SAME,
    COR_FOUND_CRS_OVERRIDDEN,
    COR_FINDING_COUNT
} cor_finding;

typedef enum cor_geojson_type {
    COR_GEOJSON_NO_TYPE,
    COR_GEOJSON_POINT,
    COR_GEOJSON_MULTI_POINT,
    COR_GEOJSON_LINE_STRING,
    COR_GEOJSON_MULTI_LINE_STRING,
    COR_GEOJSON_POLYGON,
    COR_GEOJSON_MULTI_POLYGON,
    COR_GEOJSON_GEOMETRY_COLLECTION,
    COR_GEOJSON_FEATURE,
    COR_GEOJSON_FEATURE_COLLECTION
} cor_geojson_type;

typedef struct cor_geojson {
    cor_json json;
    cor_builder builder;
    cor_report *report;
    const char *crs;   /* of the coordinates when they are not longitude and latitude, or NULL */
    size_t feature_at; /* offset of the feature being read */
    size_t collection_depth; /* GeometryCollections that are open */
    size_t place_offset;     /* line and column are counted up to here */
    uint32_t place_line, place_column;
    cor_member *foreign; /* foreign members of the objects being read */
    size_t foreign_count, foreign_capacity;
    struct {
        size_t count, offset, length;
    } findings[COR_FINDING_COUNT];
} cor_geojson;

/* In all of these the current token begins the thing that is read, and ends it afterwards. */

/* geojson_object: a whole GeoJSON object of any kind, at the top of the file. */
bool cor_geojson_read_document(cor_geojson *reader);

/* geojson_coordinates: the "coordinates" of a geometry. */
bool cor_geojson_read_coordinates(cor_geojson *reader, cor_geojson_type type);

/* geojson_members */
bool cor_geojson_read_type(cor_geojson *reader, cor_geojson_type *type, unsigned allowed);
bool cor_geojson_read_id(cor_geojson *reader);
bool cor_geojson_read_properties(cor_geojson *reader);
bool cor_geojson_read_bbox(cor_geojson *reader);
bool cor_geojson_read_crs(cor_geojson *reader);
const char *cor_geojson_type_name(cor_geojson_type type);

/* geojson_findings */
void cor_geojson_found(cor_geojson *reader, cor_finding finding, size_t offset, size_t length);
void cor_geojson_tell_findings(cor_geojson *reader);

/* Fails with COR_KIND_GEOJSON at the current token. */
bool cor_geojson_fail(cor_geojson *reader, const char *hint, const char *format, ...)
    COR_PRINTF(3, 4);

#endif
