#include <math.h>

#include "base/number.h"
#include "geo/lonlat.h"
#include "read/vector_layer.h"

static bool refuse(cor_vector *vector, const char *hint, const char *what)
{
    return cor_fail(vector->report, COR_KIND_GEOMETRY, cor_vector_span(vector), hint,
                    "feature %lld has %s", vector->fid, what);
}

static bool fail_too_many(cor_vector *vector)
{
    return cor_fail(vector->report, COR_KIND_LIMIT, cor_vector_span(vector), NULL,
                    "more than %d positions or %d parts in one layer", COR_MAX_COORDS,
                    COR_MAX_PARTS);
}

/* No fault of the feature: its layer is likely to be in another CRS. */
static bool fail_outside(cor_vector *vector, double x, double y)
{
    cor_buf text = { 0 }, hint = { 0 };
    cor_buf_printf(&text, "feature %lld has a coordinate (", vector->fid);
    cor_number_shortest(&text, x);
    cor_buf_text(&text, ", ");
    cor_number_shortest(&text, y);
    cor_buf_text(&text, ") that is no longitude and latitude");
    cor_buf_text(&hint, "does the layer name the right CRS?");
    if (vector->options->names.crs)
        cor_buf_printf(&hint, " Another one is named %s", vector->options->names.crs);
    cor_fail(vector->report, COR_KIND_CRS, cor_vector_span(vector), hint.ptr, "%s", text.ptr);
    cor_buf_free(&text);
    cor_buf_free(&hint);
    return false;
}

static bool check_position(cor_vector *vector, double x, double y)
{
    if (!isfinite(x) || !isfinite(y))
        return refuse(vector, NULL, "a coordinate that is not a finite number");
    return !vector->geographic || cor_lonlat_is_place((cor_lonlat){ x, y }) ||
           fail_outside(vector, x, y);
}

static bool add_positions(cor_vector *vector, OGRGeometryH geometry)
{
    const cor_gdal *gdal = &vector->gdal;
    int count = gdal->OGR_G_GetPointCount(geometry);
    bool heights = gdal->OGR_G_Is3D(geometry);
    if (!cor_builder_room(&vector->builder, (size_t)count + 1)) /* one to close a ring */
        return fail_too_many(vector);
    for (int i = 0; i < count; i++) {
        double x, y, z;
        gdal->OGR_G_GetPoint(geometry, i, &x, &y, &z);
        if (!check_position(vector, x, y))
            return false;
        cor_builder_add(&vector->builder, x, y);
        if (heights && isfinite(z))
            cor_builder_set_height(&vector->builder, z);
    }
    return true;
}

static bool add_part(cor_vector *vector, OGRGeometryH geometry, cor_part_kind kind)
{
    if (!cor_builder_part(&vector->builder, kind))
        return fail_too_many(vector);
    return add_positions(vector, geometry);
}

static bool add_line(cor_vector *vector, OGRGeometryH line)
{
    if (!add_part(vector, line, COR_PART_LINE))
        return false;
    return cor_builder_last_part(&vector->builder)->count >= 2 ||
           refuse(vector, "a line needs two positions or more", "a line of one position");
}

static bool add_ring(cor_vector *vector, OGRGeometryH ring, cor_part_kind kind)
{
    if (vector->gdal.OGR_G_GetPointCount(ring) == 0) {
        vector->found.empty_parts++;
        return true;
    }
    if (!add_part(vector, ring, kind))
        return false;
    const cor_part *part = cor_builder_last_part(&vector->builder);
    const cor_lonlat *coords = vector->builder.dataset->coords + part->first;
    cor_lonlat first = coords[0], last = coords[part->count - 1];
    if (first.lon_deg != last.lon_deg || first.lat_deg != last.lat_deg) {
        cor_builder_add(&vector->builder, first.lon_deg, first.lat_deg);
        vector->found.open_rings++;
    }
    return part->count >= 4 ||
           refuse(vector, "a ring needs four positions or more", "a ring of too few positions");
}

static bool add_polygon(cor_vector *vector, OGRGeometryH polygon)
{
    int count = vector->gdal.OGR_G_GetGeometryCount(polygon);
    for (int i = 0; i < count; i++) {
        OGRGeometryH ring = vector->gdal.OGR_G_GetGeometryRef(polygon, i);
        if (!add_ring(vector, ring, i == 0 ? COR_PART_RING_OUTER : COR_PART_RING_INNER))
            return false;
    }
    return true;
}

/* Depth is bounded by the formats: WKB readers of GDAL stop at 32 levels. */
static bool add_members(cor_vector *vector, OGRGeometryH collection)
{
    int count = vector->gdal.OGR_G_GetGeometryCount(collection);
    for (int i = 0; i < count; i++) {
        OGRGeometryH member = vector->gdal.OGR_G_GetGeometryRef(collection, i);
        vector->found.empty_parts += vector->gdal.OGR_G_IsEmpty(member) != 0;
        if (!cor_vector_geometry(vector, member))
            return false;
    }
    return true;
}

static bool refuse_type(cor_vector *vector, OGRGeometryH geometry)
{
    return cor_fail(vector->report, COR_KIND_GEOMETRY, cor_vector_span(vector), NULL,
                    "feature %lld has a geometry of type %s", vector->fid,
                    vector->gdal.OGR_G_GetGeometryName(geometry));
}

bool cor_vector_geometry(cor_vector *vector, OGRGeometryH geometry)
{
    if (vector->gdal.OGR_G_IsEmpty(geometry))
        return true;
    switch (vector->gdal.OGR_GT_Flatten(vector->gdal.OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return add_part(vector, geometry, COR_PART_POINT);
    case wkbLineString:
    case wkbLinearRing:
        return add_line(vector, geometry);
    case wkbPolygon:
    case wkbTriangle:
        return add_polygon(vector, geometry);
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
    case wkbPolyhedralSurface:
    case wkbTIN:
        return add_members(vector, geometry);
    default:
        return refuse_type(vector, geometry);
    }
}
