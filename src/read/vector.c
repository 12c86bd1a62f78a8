#include "read/vector.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/dbf.h"
#include "read/flatgeobuf.h"
#include "read/geopackage.h"
#include "read/sidecar.h"
#include "read/vector_layer.h"

cor_span cor_vector_span(const cor_vector *vector)
{
    return (cor_span){ .file = vector->path };
}

static bool ends_with(const char *path, const char *extension)
{
    size_t length = strlen(path), tail = strlen(extension);
    return length > tail && strcasecmp(path + length - tail, extension) == 0;
}

static bool check_file(const char *path, cor_span at, cor_report *report)
{
    if (!cor_gdal_check_file(path, at, report))
        return false;
    if (ends_with(path, ".gpkg"))
        return cor_journal_check(path, at, report) && cor_geopackage_check(path, at, report);
    if (ends_with(path, ".fgb"))
        return cor_flatgeobuf_check(path, at, report);
    return cor_shapefile_check(path, at, report);
}

/* The file must be of the format that its extension says. NULL in *out when it is not. */
static bool open_dataset(GDALDatasetH *out, cor_vector *vector)
{
    static const char *const geopackage_options[] = { "IMMUTABLE=YES", "LIST_ALL_TABLES=NO", NULL };
    static const char *const drivers[] = { "GPKG", "FlatGeobuf", "ESRI Shapefile" };
    const char *encoding = "UTF-8";
    bool geopackage = ends_with(vector->path, ".gpkg"), shapefile = ends_with(vector->path, ".shp");
    if (shapefile &&
        !cor_dbf_encoding(&encoding, vector->path, vector->options, vector->at, vector->report))
        return false;
    cor_buf stated = { 0 };
    cor_buf_printf(&stated, "ENCODING=%s", encoding);
    const char *const shapefile_options[] = { stated.ptr, NULL };
    const char *const driver[] = { drivers[geopackage ? 0 : shapefile ? 2 : 1], NULL };
    *out = vector->gdal.GDALOpenEx(vector->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, driver,
                                   geopackage  ? geopackage_options
                                   : shapefile ? shapefile_options
                                               : NULL,
                                   NULL);
    cor_buf_free(&stated);
    return true;
}

static bool fail_with_gdal(cor_vector *vector, cor_kind kind, cor_span at, const char *what)
{
    const char *why = vector->gdal.failure;
    return cor_fail(vector->report, kind, at, NULL, "'%s' %s%s%s", vector->path, what,
                    why ? ": " : "", why ? why : "");
}

static bool is_spatial(const cor_gdal *gdal, OGRLayerH layer)
{
    return gdal->OGR_L_GetGeomType(layer) != wkbNone;
}

/* "the layers are roads, rivers", and how one is chosen. */
static void put_layers(cor_buf *out, const cor_vector *vector, GDALDatasetH dataset)
{
    const cor_gdal *gdal = &vector->gdal;
    size_t found = 0;
    int count = gdal->GDALDatasetGetLayerCount(dataset);
    for (int i = 0; i < count; i++) {
        OGRLayerH layer = gdal->GDALDatasetGetLayer(dataset, i);
        if (is_spatial(gdal, layer))
            cor_buf_printf(out, "%s%s", found++ ? ", " : "the layers are ",
                           gdal->OGR_L_GetName(layer));
    }
}

static bool fail_layer_choice(cor_vector *vector, GDALDatasetH dataset, const char *wanted)
{
    const char *say = vector->options->names.layer;
    cor_buf names = { 0 };
    put_layers(&names, vector, dataset);
    if (wanted)
        cor_fail(vector->report, COR_KIND_REFERENCE, vector->at, names.ptr,
                 "'%s' has no layer '%s'", vector->path, wanted);
    else if (names.len == 0)
        cor_fail(vector->report, COR_KIND_DATA, vector->at, NULL, "'%s' has no layers",
                 vector->path);
    else
        cor_fail(vector->report, COR_KIND_REFERENCE, vector->at, names.ptr,
                 "'%s' has several layers; %s%s", vector->path,
                 say ? "choose one " : "write one into a file of its own (ogr2ogr)",
                 say ? say : "");
    cor_buf_free(&names);
    return false;
}

/* The only spatial layer, or NULL. */
static OGRLayerH only_layer(const cor_gdal *gdal, GDALDatasetH dataset)
{
    OGRLayerH found = NULL;
    int count = gdal->GDALDatasetGetLayerCount(dataset);
    for (int i = 0; i < count; i++) {
        OGRLayerH layer = gdal->GDALDatasetGetLayer(dataset, i);
        if (!is_spatial(gdal, layer))
            continue;
        if (found)
            return NULL;
        found = layer;
    }
    return found;
}

/* The query, with the layer's name in place of each ?, has a row. */
static bool has_row(const cor_gdal *gdal, GDALDatasetH dataset, const char *query,
                    const char *layer)
{
    cor_buf sql = { 0 };
    for (const char *q = query; *q; q++) {
        if (*q != '?') {
            cor_buf_char(&sql, *q);
            continue;
        }
        for (const char *c = layer; *c; c++)
            cor_buf_printf(&sql, *c == '\'' ? "%c'" : "%c", *c);
    }
    OGRLayerH result = gdal->GDALDatasetExecuteSQL(dataset, sql.ptr, NULL, NULL);
    OGRFeatureH row = result ? gdal->OGR_L_GetNextFeature(result) : NULL;
    bool found = row != NULL;
    if (row)
        gdal->OGR_F_Destroy(row);
    if (result)
        gdal->GDALDatasetReleaseResultSet(dataset, result);
    cor_buf_free(&sql);
    return found;
}

/* A view runs whatever SQL its author wrote, for as long as it likes; a virtual table (which has no
 * page of its own) whatever code its module has; a generated column any expression. */
static bool check_table(cor_vector *vector, GDALDatasetH dataset, const char *layer)
{
    static const char stored[] = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND "
                                 "rootpage > 0 AND lower(name) = lower('?')";
    static const char generated[] = "SELECT 1 FROM pragma_table_xinfo('?') WHERE hidden > 1";
    const cor_gdal *gdal = &vector->gdal;
    if (!ends_with(vector->path, ".gpkg"))
        return true;
    if (has_row(gdal, dataset, stored, layer) && !has_row(gdal, dataset, generated, layer))
        return true;
    return cor_fail(vector->report, COR_KIND_UNSUPPORTED, vector->at,
                    "copy it into a table: ogr2ogr -nln <name> new.gpkg old.gpkg <view>",
                    "the layer '%s' of '%s' is a view or computed; only tables are read", layer,
                    vector->path);
}

static bool is_wgs84(const cor_gdal *gdal, OGRSpatialReferenceH crs)
{
    static const char *const options[] = { "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                           "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", NULL };
    OGRSpatialReferenceH wgs84 = gdal->OSRNewSpatialReference(NULL);
    bool same = gdal->OSRSetFromUserInput(wgs84, "OGC:CRS84") == OGRERR_NONE &&
                gdal->OSRIsSameEx(crs, wgs84, options);
    gdal->OSRDestroySpatialReference(wgs84);
    return same;
}

static bool is_wgs84_name(const char *name)
{
    return strcasecmp(name, "EPSG:4326") == 0 || strcasecmp(name, "OGC:CRS84") == 0;
}

static bool fail_without_crs(cor_vector *vector)
{
    const char *say = vector->options->names.crs;
    cor_buf hint = { 0 };
    cor_buf_printf(&hint, "say which %s", say ? say : "in the file: ogr2ogr -a_srs");
    cor_fail(vector->report, COR_KIND_CRS, vector->at, hint.ptr, "'%s' names no CRS", vector->path);
    cor_buf_free(&hint);
    return false;
}

/* The CRS of the layer in words that geo/crs takes; NULL in *out for WGS 84. Freed with cor_free.
 */
static bool layer_crs(cor_vector *vector, OGRLayerH layer, const char *override, char **out)
{
    const cor_gdal *gdal = &vector->gdal;
    *out = NULL;
    if (override) {
        *out = is_wgs84_name(override) ? NULL : cor_strdup(override);
        return true;
    }
    OGRSpatialReferenceH crs = gdal->OGR_L_GetSpatialRef(layer);
    if (!crs)
        return fail_without_crs(vector);
    if (is_wgs84(gdal, crs))
        return true;
    static const char *const format[] = { "FORMAT=WKT2_2019", NULL };
    char *wkt = NULL;
    bool ok = gdal->OSRExportToWktEx(crs, &wkt, format) == OGRERR_NONE && wkt;
    *out = ok ? cor_strdup(wkt) : NULL;
    gdal->VSIFree(wkt);
    return ok || fail_with_gdal(vector, COR_KIND_CRS, vector->at, "has a CRS that cannot be read");
}

static bool read_geometry(cor_vector *vector, OGRFeatureH feature)
{
    const cor_gdal *gdal = &vector->gdal;
    OGRGeometryH geometry = gdal->OGR_F_GetGeometryRef(feature);
    if (!geometry || gdal->OGR_G_IsEmpty(geometry)) {
        vector->found.null_geometries++;
        return true;
    }
    if (!gdal->OGR_G_HasCurveGeometry(geometry, FALSE))
        return cor_vector_geometry(vector, geometry);
    OGRGeometryH linear = gdal->OGR_G_GetLinearGeometry(geometry, 0, NULL);
    bool ok = linear && cor_vector_geometry(vector, linear);
    gdal->OGR_G_DestroyGeometry(linear);
    return ok;
}

/* GDAL gives a feature whose geometry it cannot read without one, and says why. */
static bool fail_feature(cor_vector *vector)
{
    cor_fail(vector->report, COR_KIND_GEOMETRY, cor_vector_span(vector), NULL,
             "feature %lld has a geometry that cannot be read: %s", vector->fid,
             vector->gdal.failure);
    cor_free(vector->gdal.failure);
    vector->gdal.failure = NULL;
    return false;
}

static bool read_feature(cor_vector *vector, OGRFeatureH feature, OGRFeatureDefnH definition)
{
    vector->fid = vector->gdal.OGR_F_GetFID(feature);
    if (vector->gdal.failure)
        return fail_feature(vector);
    cor_feature *added = cor_builder_feature(&vector->builder);
    added->id = (cor_value){ .kind = COR_NUMBER, .as.number = (double)vector->fid };
    return cor_vector_fields(vector, feature, definition) && read_geometry(vector, feature);
}

static bool read_or_leave_out(cor_vector *vector, OGRFeatureH feature, OGRFeatureDefnH definition)
{
    cor_builder_mark before = cor_builder_here(&vector->builder);
    cor_vector_found found = vector->found;
    cor_report *report = vector->report, fault = { 0 };
    vector->report = &fault;
    bool ok = read_feature(vector, feature, definition);
    vector->report = report;
    if (ok)
        return true;
    cor_builder_rewind(&vector->builder, &before);
    vector->found = found;
    if (cor_left_out_add(&vector->left_out, &fault))
        return true;
    cor_report_move(report, &fault);
    return false;
}

static bool read_features(cor_vector *vector, OGRLayerH layer)
{
    const cor_gdal *gdal = &vector->gdal;
    OGRFeatureDefnH definition = gdal->OGR_L_GetLayerDefn(layer);
    gdal->OGR_L_ResetReading(layer);
    if (gdal->failure)
        return fail_with_gdal(vector, COR_KIND_DATA, cor_vector_span(vector), "cannot be read");
    for (OGRFeatureH feature; (feature = gdal->OGR_L_GetNextFeature(layer));) {
        bool ok = read_or_leave_out(vector, feature, definition);
        gdal->OGR_F_Destroy(feature);
        if (!ok)
            return false;
    }
    return !gdal->failure ||
           fail_with_gdal(vector, COR_KIND_DATA, cor_vector_span(vector), "cannot be read");
}

static void warn_of(cor_vector *vector, size_t count, cor_kind kind, const char *hint,
                    const char *what)
{
    if (count)
        cor_warn(vector->report, kind, cor_vector_span(vector), hint, "%zu %s", count, what);
}

static void tell_findings(cor_vector *vector)
{
    if (vector->found.null_geometries)
        cor_note(vector->report, COR_KIND_GEOMETRY, cor_vector_span(vector), NULL,
                 "%zu features have no geometry", vector->found.null_geometries);
    warn_of(vector, vector->found.empty_parts, COR_KIND_GEOMETRY, NULL,
            "parts without positions are left out");
    warn_of(vector, vector->found.open_rings, COR_KIND_GEOMETRY,
            "the last position of a ring repeats the first", "rings are not closed; closed them");
    warn_of(vector, vector->found.cut_texts, COR_KIND_ENCODING, "their fields are too narrow",
            "texts end within a letter, which is left out");
    warn_of(vector, vector->found.binary_fields, COR_KIND_DATA, NULL, "binary values are left out");
    warn_of(vector, vector->found.rounded_integers, COR_KIND_DATA, "store identifiers as texts",
            "integers beyond 2^53 are rounded");
    warn_of(vector, vector->found.lost_numbers, COR_KIND_DATA, NULL,
            "numbers that are not finite are taken as null");
}

static bool read_layer(cor_dataset **out, cor_vector *vector, OGRLayerH layer,
                       const cor_source_options *options)
{
    char *definition;
    if (!layer_crs(vector, layer, options->crs, &definition))
        return false;
    vector->geographic = !definition;
    cor_crs *crs = NULL;
    bool ok = (!definition || cor_crs_open(&crs, definition, vector->at, vector->report)) &&
              read_features(vector, layer) &&
              cor_left_out_tell(&vector->left_out, vector->builder.dataset->feature_count,
                                vector->report) &&
              cor_builder_take(out, &vector->builder, crs, vector->report);
    cor_crs_free(crs);
    cor_free(definition);
    if (ok)
        tell_findings(vector);
    return ok;
}

static bool read_dataset(cor_dataset **out, cor_vector *vector, const cor_source_options *options)
{
    const cor_gdal *gdal = &vector->gdal;
    GDALDatasetH dataset;
    if (!open_dataset(&dataset, vector))
        return false;
    if (!dataset)
        return fail_with_gdal(vector, COR_KIND_DATA, vector->at,
                              "cannot be read as the format that its extension says");
    OGRLayerH layer = options->layer ? gdal->GDALDatasetGetLayerByName(dataset, options->layer)
                                     : only_layer(gdal, dataset);
    bool ok = layer ? check_table(vector, dataset, gdal->OGR_L_GetName(layer)) &&
                          read_layer(out, vector, layer, options)
                    : fail_layer_choice(vector, dataset, options->layer);
    gdal->GDALClose(dataset);
    return ok;
}

bool cor_vector_load(cor_dataset **out, const char *path, const cor_source_options *options,
                     cor_span at, cor_report *report)
{
    cor_vector vector = { .report = report, .at = at, .path = path, .options = options };
    if (!check_file(path, at, report) || !cor_gdal_open(&vector.gdal, path, at, report))
        return false;
    cor_builder_begin(&vector.builder, path);
    bool ok = read_dataset(out, &vector, options);
    cor_left_out_free(&vector.left_out);
    cor_builder_clear(&vector.builder);
    cor_gdal_close(&vector.gdal);
    return ok;
}
