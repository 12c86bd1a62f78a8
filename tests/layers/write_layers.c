#include "layers/write_layers.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdint.h>
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

static OGRGeometryH line_of(const double (*positions)[2], int count)
{
    OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
    for (int i = 0; i < count; i++)
        OGR_G_AddPoint_2D(line, positions[i][0], positions[i][1]);
    return line;
}

static void run(GDALDatasetH dataset, const char *sql)
{
    GDALDatasetReleaseResultSet(dataset, GDALDatasetExecuteSQL(dataset, sql, NULL, NULL));
}

/* Features that are none, between two that are. */
static void write_bad(GDALDatasetH dataset)
{
    const double good[2][2] = { { 1, 2 }, { 3, 4 } }, alone[1][2] = { { 1, 2 } };
    const double none[2][2] = { { 1, 2 }, { 3, strtod("nan", NULL) } };
    OGRLayerH layer = add_layer(dataset, "bad", "EPSG:4326", wkbUnknown);
    OGRGeometryH shapes[] = { line_of(good, 2), line_of(none, 2), line_of(alone, 1), NULL,
                              line_of(good, 2) };
    shapes[3] = OGR_G_CreateGeometry(wkbPolygon);
    OGR_G_AddGeometryDirectly(shapes[3], ring_of(2));
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetGeometryDirectly(feature, shapes[i]);
        add_feature(layer, feature);
    }
    /* A line, and of an unknown type, as GeoPackages have them in bytes. */
    run(dataset, "INSERT INTO bad (geom) SELECT substr(geom, 1, 42) || x'63' || substr(geom, 44) "
                 "FROM bad WHERE fid = 1");
}

/* Across the limits of the earth by rounding, and by more; across the antimeridian. */
static void write_far(GDALDatasetH dataset)
{
    OGRLayerH layer = add_layer(dataset, "rounded", "EPSG:4326", wkbPolygon);
    add_shape(layer, "",
              "POLYGON ((-180 -60,180.0000000000001 -60,180.0000000000001 "
              "-90.00000000000003,-180 -90.001,-180 -60))");
    layer = add_layer(dataset, "rounded83", "EPSG:4269", wkbLineString);
    add_shape(layer, "", "LINESTRING (179 0,180.0000000000001 -90.0000000001)");
    layer = add_layer(dataset, "far", "EPSG:4326", wkbPoint);
    add_shape(layer, "", "POINT (500000 4427757)");
    layer = add_layer(dataset, "antarctic", "EPSG:3031", wkbLineString);
    add_shape(layer, "", "LINESTRING (-100000 -1000000,100000 -1000000)");
}

/* Of a plane and of heights; a plane with its shift to WGS 84. */
static void write_compound(GDALDatasetH dataset)
{
    static const char *const definitions[] = { "EPSG:7415", "EPSG:28992", "EPSG:5500" };
    static const char *const names[] = { "compound", "plane", "degrees" };
    for (size_t i = 0; i < 3; i++) {
        OGRLayerH layer = add_layer(dataset, names[i], definitions[i], wkbPoint25D);
        add_shape(layer, "", i == 2 ? "POINT Z (-73.9 40.7 5)" : "POINT Z (155000 463000 5)");
    }
    OGRLayerH layer =
        add_layer(dataset, "bound",
                  "+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 "
                  "+k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel "
                  "+towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725 "
                  "+units=m",
                  wkbPoint);
    add_shape(layer, "", "POINT (155000 463000)");
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
    write_far(dataset);
    write_bad(dataset);
    write_compound(dataset);
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
        run(dataset, commands[i]);
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
        run(dataset, sql);
    }
    for (size_t i = 0; i < 2; i++)
        run(dataset, commands[i]);
    GDALClose(dataset);
}

/* What GDAL reads when it opens the file has a column that is computed, and takes gigabytes. */
static void write_generated(const char *name, const char *column)
{
    char table[600];
    snprintf(table, sizeof table,
             "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, %s, description TEXT, "
             "last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER)",
             column);
    GDALDatasetH dataset = create("GPKG", name);
    add_shape(add_layer(dataset, "shapes", "EPSG:4326", wkbUnknown), "", "POINT (1 2)");
    run(dataset, "ALTER TABLE gpkg_contents RENAME TO kept");
    run(dataset, table);
    run(dataset, "INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES "
                 "('shapes', 'features', 4326)");
    GDALClose(dataset);
}

/* A CRS whose description has another file opened: at its end, behind what fills a page. */
static void write_foreign_crs(const char *name, const char *definition)
{
    GDALDatasetH dataset = create("GPKG", name);
    OGRLayerH layer = add_layer(dataset, "shapes", "EPSG:4326", wkbUnknown);
    add_shape(layer, "", "POINT (1 2)");
    char command[12000];
    snprintf(command, sizeof command,
             "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', definition = '%s' WHERE "
             "srs_id = 4326",
             definition);
    run(dataset, command);
    if (strcmp(name, "blob.gpkg") == 0)
        run(dataset, "UPDATE gpkg_spatial_ref_sys SET definition = CAST('PARAMETERFILE[' AS BLOB) "
                     "WHERE srs_id = 4326");
    GDALClose(dataset);
}

/* A code that GDAL takes without a look at the words, which name grids: as GDAL 2 wrote NAD27. */
static void write_known(void)
{
    GDALDatasetH dataset = create("GPKG", "known.gpkg");
    OGRLayerH layer = add_layer(dataset, "shapes", "EPSG:4267", wkbPoint);
    add_shape(layer, "", "POINT (-80 35)");
    run(dataset, "UPDATE gpkg_spatial_ref_sys SET definition = replace(definition, 'AUTHORITY[', "
                 "'EXTENSION[\"PROJ4_GRIDS\",\"@conus\"],AUTHORITY[') WHERE srs_id = 4267");
    GDALClose(dataset);
}

static void write_foreign(void)
{
    static const char bound[] =
        "BOUNDCRS[SOURCECRS[GEOGCRS[\"%*s\",DATUM[\"x\",ELLIPSOID[\"x\",6378137,298]],"
        "CS[ellipsoidal,2],AXIS[\"lat\",north],AXIS[\"lon\",east],UNIT[\"degree\",0."
        "0174532925199433]]"
        "],TARGETCRS[GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\","
        "6378137,298.257223563]],CS[ellipsoidal,2],AXIS[\"lat\",north],AXIS[\"lon\",east],"
        "UNIT[\"degree\",0.0174532925199433]]],ABRIDGEDTRANSFORMATION[\"x\",METHOD[\"NTv2\"],"
        "PARAMETERFILE[\"Latitude and longitude difference file\",\"/etc/passwd\"]]]";
    char text[10000];
    snprintf(text, sizeof text, bound, 1, "x");
    write_foreign_crs("grid.gpkg", text);
    snprintf(text, sizeof text, bound, 9000, "x"); /* more than a page */
    write_foreign_crs("long.gpkg", text);
    write_foreign_crs("init.gpkg", "+init=/etc/passwd:x +type=crs");
    write_foreign_crs("spelled.gpkg", "{\"type\": \"BoundCRS\"}");
    write_foreign_crs("blob.gpkg", "x");
    write_known();
    write_generated("generated.gpkg",
                    "identifier TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))) "
                    "VIRTUAL");
    write_generated("short.gpkg",
                    "\"a (\" TEXT, identifier /* (as */ AS(hex(zeroblob(400000000)))");
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

/* Texts in the code page of Windows for Russian, and a .cpg that says so. */
static void write_russian(void)
{
    const char *const options[] = { "ENCODING=CP1251", NULL };
    GDALDatasetH dataset = create("ESRI Shapefile", "russian.shp");
    OGRLayerH layer =
        GDALDatasetCreateLayer(dataset, "russian", NULL, wkbPoint, (char **)(uintptr_t)options);
    need(layer != NULL, "russian");
    add_field(layer, "name", OFTString, OFSTNone);
    add_shape(layer, "\xd0\x95\xd1\x80\xd0\xb5\xd0\xb2\xd0\xb0\xd0\xbd", "POINT (44.5 40.2)");
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
        write_foreign();
        write_russian();
        write_plain("GPKG", "plain.gpkg");
        write_plain("FlatGeobuf", "plain.fgb");
        write_plain("ESRI Shapefile", "plain.shp");
        _exit(0);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        exit(3);
}
