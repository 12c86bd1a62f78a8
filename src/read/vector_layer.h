/*
 * read/vector_layer: what the files of read/vector share; nobody else includes it.
 */
#ifndef COR_READ_VECTOR_LAYER_H
#define COR_READ_VECTOR_LAYER_H

#include "read/builder.h"
#include "read/gdal.h"
#include "read/left_out.h"
#include "read/source_options.h"

/* What was left out of features or mended in them, and how often. */
typedef struct cor_vector_found {
    size_t null_geometries, empty_parts, open_rings;
    size_t cut_texts, binary_fields, rounded_integers, lost_numbers;
} cor_vector_found;

typedef struct cor_vector {
    cor_gdal gdal;
    cor_builder builder;
    cor_report *report;
    cor_span at; /* of the path, where it was written */
    const char *path;
    const cor_source_options *options;
    bool geographic; /* ordinates are degrees of WGS 84 */
    long long fid;   /* of the feature being read */
    cor_vector_found found;
    cor_left_out left_out;
} cor_vector;

/* vector_geometry: adds the parts of a geometry to the feature begun last. */
bool cor_vector_geometry(cor_vector *vector, OGRGeometryH geometry);

/* vector_fields: the properties of a feature. */
bool cor_vector_fields(cor_vector *vector, OGRFeatureH feature, OGRFeatureDefnH definition);

/* The file as a whole: GDAL knows no lines. */
cor_span cor_vector_span(const cor_vector *vector);

#endif
