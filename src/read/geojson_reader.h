/*
 * read/geojson_reader: what the files of read/geojson share; nobody else includes it.
 *
 * Memory: lives on the stack of cor_geojson_read.
 */
#ifndef COR_READ_GEOJSON_READER_H
#define COR_READ_GEOJSON_READER_H

#include "base/json.h"
#include "read/builder.h"
#include "read/left_out.h"
#include "read/source_options.h"

/* What is found many times in one file and said once, with the number and the first place. */
typedef enum cor_finding {
    COR_FOUND_EXTRA_ORDINATES,
    COR_FOUND_OPEN_RING,
    COR_FOUND_HEIGHT_STEP,
    COR_FOUND_WINDING,
    COR_FOUND_EMPTY_PART,
    COR_FOUND_EMPTY_GEOMETRY,
    COR_FOUND_NO_GEOMETRY,
    COR_FOUND_MISSING_GEOMETRY,
    COR_FOUND_NO_PROPERTIES,
    COR_FOUND_ODD_PROPERTIES,
    COR_FOUND_ODD_BBOX,
    COR_FOUND_NAN,
    COR_FOUND_NULL_ID,
    COR_FOUND_ODD_ID,
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

/* What the file itself names; a position is no place on earth until "crs", which may stand last,
 * has been seen. */
typedef struct cor_geojson_crs {
    const char *words;     /* as geo/crs takes them; "" for WGS 84; NULL: none is named */
    size_t offset, length; /* where it was named first */
    bool of_document;      /* the document being read has one for all its features */
    size_t features;       /* in it that have one of their own */
    size_t covered;        /* features of the documents before that have one */
} cor_geojson_crs;

typedef struct cor_geojson_outside {
    size_t offset, length; /* of the first position; length 0: there is none */
    bool is_latitude;
    double degrees;
} cor_geojson_outside;

typedef struct cor_geojson {
    cor_json json;
    cor_builder builder;
    cor_report *report;
    const cor_source_options *options;
    cor_geojson_crs named;
    cor_geojson_outside outside;
    cor_left_out left_out;
    size_t feature_at;       /* offset of the feature being read */
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

/* geojson_object: a whole GeoJSON object of any kind, at the top of the file. One that has a fault
 * of its own, and a feature of a collection that has one, is counted as left out. */
bool cor_geojson_read_document(cor_geojson *reader);

/* geojson_coordinates: the "coordinates" of a geometry. */
bool cor_geojson_read_coordinates(cor_geojson *reader, cor_geojson_type type);

/* Fails where a position was found that longitude and latitude do not have. */
bool cor_geojson_fail_outside(cor_geojson *reader);

/* geojson_members */
/* A value of any kind; NaN in it is null and found. */
bool cor_geojson_value(cor_geojson *reader, cor_value *out);
bool cor_geojson_read_type(cor_geojson *reader, cor_geojson_type *type, unsigned allowed);
bool cor_geojson_read_id(cor_geojson *reader);
bool cor_geojson_read_properties(cor_geojson *reader);
bool cor_geojson_read_bbox(cor_geojson *reader);
const char *cor_geojson_type_name(cor_geojson_type type);

/* geojson_crs: `of_document` when it stands at the top, for all features of it. */
bool cor_geojson_read_crs(cor_geojson *reader, bool of_document);
/* After each document; `features_before` were there when it began. */
void cor_geojson_end_crs(cor_geojson *reader, size_t features_before);
/* Of the options or the file; NULL in *out for longitude and latitude. */
bool cor_geojson_open_crs(cor_geojson *reader, cor_crs **out, cor_span override_at);

/* geojson_findings */
void cor_geojson_found(cor_geojson *reader, cor_finding finding, size_t offset, size_t length);
void cor_geojson_tell_findings(cor_geojson *reader);

/* Fails with COR_KIND_GEOJSON at the current token. */
bool cor_geojson_fail(cor_geojson *reader, const char *hint, const char *format, ...)
    COR_PRINTF(3, 4);

#endif
