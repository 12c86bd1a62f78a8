#include "layers/write_layers.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void RegisterOGRGeoPackage(void);
void RegisterOGRFlatGeobuf(void);
void RegisterOGRShape(void);

static void need(int well, const char *what)
{
    if (well)
        return;
    fprintf(stderr, "cannot write the layers: %s: %s\n", what, CPLGetLastErrorMsg());
    _exit(3);
}

static GDALDatasetH create(const char *driver, const char *name)
{
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName(driver), name, 0, 0, 0, GDT_Unknown, NULL);
    need(dataset != NULL, name);
    return dataset;
}

static OGRLayerH add_layer(GDALDatasetH dataset, const char *name, const char *crs,
                           OGRwkbGeometryType type)
{
    OGRSpatialReferenceH srs = crs ? OSRNewSpatialReference(NULL) : NULL;
    if (srs) {
        need(OSRSetFromUserInput(srs, crs) == OGRERR_NONE, crs);
        OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    }
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, name, srs, type, NULL);
    need(layer != NULL, name);
    OSRDestroySpatialReference(srs);
    return layer;
}

static void add_field(OGRLayerH layer, const char *name, OGRFieldType type, OGRFieldSubType subtype)
{
    OGRFieldDefnH field = OGR_Fld_Create(name, type);
    OGR_Fld_SetSubType(field, subtype);
    need(OGR_L_CreateField(layer, field, TRUE) == OGRERR_NONE, name);
    OGR_Fld_Destroy(field);
}

static OGRFeatureH new_feature(OGRLayerH layer, const char *wkt)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    char text[500], *rest = text;
    OGRGeometryH geometry = NULL;
    if (wkt) {
        snprintf(text, sizeof text, "%s", wkt);
        need(OGR_G_CreateFromWkt(&rest, NULL, &geometry) == OGRERR_NONE, wkt);
        OGR_F_SetGeometryDirectly(feature, geometry);
    }
    return feature;
}

static void add_feature(OGRLayerH layer, OGRFeatureH feature)
{
    need(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE, "a feature");
    OGR_F_Destroy(feature);
}

static void add_shape(OGRLayerH layer, const char *name, const char *wkt)
{
    OGRFeatureH feature = new_feature(layer, wkt);
    int field = OGR_F_GetFieldIndex(feature, "name");
    if (field >= 0)
        OGR_F_SetFieldString(feature, field, name);
    add_feature(layer, feature);
}

#define HOLED "POLYGON ((40 30,44 30,44 34,40 34,40 30),(41 31,41 32,42 32,42 31,41 31))"

/* A feature of every type of field. */
static void write_fields(GDALDatasetH dataset)
{
    static const GByte bytes[] = { 1, 0, 2 };
    OGRLayerH layer = add_layer(dataset, "fields", "EPSG:4326", wkbPoint);
    add_field(layer, "count", OFTInteger, OFSTNone);
    add_field(layer, "big", OFTInteger64, OFSTNone);
    add_field(layer, "ratio", OFTReal, OFSTNone);
    add_field(layer, "name", OFTString, OFSTNone);
    add_field(layer, "open", OFTInteger, OFSTBoolean);
    add_field(layer, "day", OFTDate, OFSTNone);
    add_field(layer, "moment", OFTDateTime, OFSTNone);
    add_field(layer, "bytes", OFTBinary, OFSTNone);
    add_field(layer, "none", OFTString, OFSTNone);
    OGRFeatureH feature = new_feature(layer, "POINT (46.25 38.9)");
    OGR_F_SetFieldInteger(feature, 0, -7);
    OGR_F_SetFieldInteger64(feature, 1, 9007199254740993);
    OGR_F_SetFieldDouble(feature, 2, 0.1);
    OGR_F_SetFieldString(feature, 3, "\xd5\x84\xd5\xa5\xd5\xb2\xd6\x80\xd5\xab");
    OGR_F_SetFieldInteger(feature, 4, 1);
    OGR_F_SetFieldDateTimeEx(feature, 5, 2025, 8, 8, 0, 0, 0, 0);
    OGR_F_SetFieldDateTimeEx(feature, 6, 2025, 8, 8, 14, 5, 9.5F, 100);
    OGR_F_SetFieldBinary(feature, 7, 3, bytes);
    add_feature(layer, feature);
}

static OGRGeometryH ring_of(int count)
{
    static const double x[] = { 1, 2, 2 }, y[] = { 1, 1, 2 };
    OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing);
    for (int i = 0; i < count; i++)
        OGR_G_AddPoint_2D(ring, x[i], y[i]);
    return ring;
}

/* What a format lets through: empty parts, open rings, numbers that are none. */
static void write_odd(GDALDatasetH dataset)
{
    OGRLayerH layer = add_layer(dataset, "odd", "EPSG:4326", wkbUnknown);
    add_field(layer, "ratio", OFTReal, OFSTNone);
    OGRFeatureH feature = new_feature(layer, "POLYGON ((0 0,9 0,9 9,0 0))");
    OGR_G_AddGeometryDirectly(OGR_F_GetGeometryRef(feature), ring_of(0));
    add_feature(layer, feature);
    add_feature(layer, new_feature(layer, "MULTILINESTRING ((1 2,3 4),EMPTY)"));
    feature = new_feature(layer, "POLYGON EMPTY");
    OGR_G_AddGeometryDirectly(OGR_F_GetGeometryRef(feature), ring_of(3));
    OGR_F_SetFieldDouble(feature, 0, strtod("inf", NULL));
    add_feature(layer, feature);
}

static void write_geopackage(void)
{
    GDALDatasetH dataset = create("GPKG", "many.gpkg");
    OGRLayerH layer = add_layer(dataset, "shapes", "EPSG:4326", wkbUnknown);
    add_field(layer, "name", OFTString, OFSTNone);
    add_shape(layer, "holed", HOLED);
    add_shape(layer, "lines", "MULTILINESTRING ((1 2,3 4),(5 6,7 8,9 10))");
    add_shape(layer, "high", "LINESTRING Z (1 2 30,3 4 50)");
    add_shape(layer, "mixed", "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (3 4,5 6))");
    add_shape(layer, "curve", "CIRCULARSTRING (0 0,1 1,2 0)");
    add_shape(layer, "nowhere", NULL);
    add_shape(layer, "empty", "POLYGON EMPTY");
    write_fields(dataset);
    write_odd(dataset);
    layer = add_layer(dataset, "planar", "EPSG:32638", wkbPoint);
    add_shape(layer, "", "POINT (500000 4427757.218740)");
    layer = add_layer(dataset, "feet", "EPSG:2263", wkbPoint);
    add_shape(layer, "", "POINT (1011978.07676 194321.16597)");
    layer = add_layer(dataset, "nad83", "EPSG:4269", wkbPoint);
    add_shape(layer, "", "POINT (-73.9 40.7)");
    layer = add_layer(dataset, "far", "EPSG:4326", wkbPoint);
    add_shape(layer, "", "POINT (500000 4427757)");
    GDALClose(dataset);
}

/* Makes GDAL list `name` like a table of features. */
static void enlist(GDALDatasetH dataset, const char *name, const char *definition)
{
    char commands[3][400];
    snprintf(commands[0], sizeof commands[0], "%s", definition);
    snprintf(commands[1], sizeof commands[1],
             "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "
             "VALUES ('%s', '%s', 'features', 4326)",
             name, name);
    snprintf(commands[2], sizeof commands[2],
             "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, "
             "srs_id, z, m) VALUES ('%s', 'geom', 'GEOMETRY', 4326, 0, 0)",
             name);
    for (size_t i = 0; i < 3; i++)
        GDALDatasetReleaseResultSet(dataset,
                                    GDALDatasetExecuteSQL(dataset, commands[i], NULL, NULL));
}

/* Layers that are no tables, or tables with code in them. */
static void write_computed(void)
{
    GDALDatasetH dataset = create("GPKG", "computed.gpkg");
    OGRLayerH layer = add_layer(dataset, "shapes", "EPSG:4326", wkbUnknown);
    add_field(layer, "name", OFTString, OFSTNone);
    add_shape(layer, "a", "POINT (1 2)");
    enlist(dataset, "seen", "CREATE VIEW seen AS SELECT fid, geom, name FROM shapes");
    enlist(dataset, "made",
           "CREATE TABLE made (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT AS (hex('x')))");
    enlist(dataset, "hollow", "CREATE VIRTUAL TABLE hollow USING rtree(fid, geom, name)");
    GDALClose(dataset);
}

/* What GDAL reads when it opens the file is a view that has no end; its list of what there is fills
 * several pages. */
static void write_endless(void)
{
    static const char *const commands[] = {
        "ALTER TABLE gpkg_contents RENAME TO kept",
        "CREATE VIEW GPKG_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
        "n) SELECT kept.* FROM n, kept WHERE i < 0",
    };
    GDALDatasetH dataset = create("GPKG", "endless.gpkg");
    add_layer(dataset, "shapes", "EPSG:4326", wkbUnknown);
    char sql[100];
    for (int i = 0; i < 300; i++) {
        snprintf(sql, sizeof sql, "CREATE TABLE filler%d (a, b, c, d, e, f, g)", i);
        GDALDatasetReleaseResultSet(dataset, GDALDatasetExecuteSQL(dataset, sql, NULL, NULL));
    }
    for (size_t i = 0; i < 2; i++)
        GDALDatasetReleaseResultSet(dataset,
                                    GDALDatasetExecuteSQL(dataset, commands[i], NULL, NULL));
    GDALClose(dataset);
}

static void write_plain(const char *driver, const char *name)
{
    GDALDatasetH dataset = create(driver, name);
    OGRLayerH layer = add_layer(dataset, "plain", "EPSG:4326", wkbPolygon);
    add_field(layer, "name", OFTString, OFSTNone);
    add_field(layer, "count", OFTInteger, OFSTNone);
    OGRFeatureH feature = new_feature(layer, HOLED);
    OGR_F_SetFieldString(feature, 0,
                         "\xc3\x9c"
                         "ber");
    OGR_F_SetFieldInteger(feature, 1, 42);
    add_feature(layer, feature);
    add_shape(layer, "second", "POLYGON ((1 1,2 1,2 2,1 1))");
    GDALClose(dataset);
}

void write_layers(const char *folder)
{
    pid_t child = fork();
    if (child == 0) {
        need(chdir(folder) == 0, folder);
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
        RegisterOGRShape();
        write_geopackage();
        write_computed();
        write_endless();
        write_plain("GPKG", "plain.gpkg");
        write_plain("FlatGeobuf", "plain.fgb");
        write_plain("ESRI Shapefile", "plain.shp");
        _exit(0);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        exit(3);
}
