/* A file that is not read is called by its name, whatever its extension, with the way out. */
#include "read/recognise.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "read/source.h"
#include "unit/check.h"
#include "unit/folder.h"

typedef struct sample {
    const char *name;
    const char *bytes;
    size_t length;            /* 0: a text */
    const char *words, *hint; /* NULL: no hint */
} sample;

static void write_bytes(const char *name, const char *bytes, size_t length)
{
    FILE *out = fopen(name, "wb");
    CHECK(out && fwrite(bytes, 1, length, out) == length && fclose(out) == 0);
}

/* What `corridor measure` and a source say. */
static void expect_refused(const sample *s)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    write_bytes(s->name, s->bytes, s->length ? s->length : strlen(s->bytes));
    CHECK(!cor_dataset_load(&data, s->name, NULL, COR_NOWHERE, &report));
    const cor_diagnostic *d = report.count ? &report.items[0] : NULL;
    bool told = d && strstr(d->message, s->words) && (d->hint == NULL) == (s->hint == NULL) &&
                (!s->hint || strcmp(d->hint, s->hint) == 0);
    CHECK(told && report.count == 1 && d->at.line == 0);
    if (!told && d)
        printf("  %s: %s; hint: %s\n", s->name, d->message, d->hint ? d->hint : "none");
    cor_report_clear(&report);
    CHECK(unlink(s->name) == 0);
}

#define EXPECT_REFUSED(samples)                                                                    \
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)                                  \
    expect_refused(&samples[i])

static void texts_of_other_formats_are_called_by_their_names(void)
{
    static const sample samples[] = {
        { "t.gpx", "<?xml version=\"1.0\"?><!-- x --><gpx version=\"1.1\"></gpx>", 0,
          "is a GPX file", "convert it: ogr2ogr t.gpkg t.gpx tracks" },
        { "track.xml", "\xef\xbb\xbf <gpx>", 0, "is a GPX file",
          "convert it: ogr2ogr track.gpkg track.xml tracks" },
        { "a b.kml", "<kml:kml xmlns:kml=\"x\"/>", 0, "is a KML file",
          "convert it: ogr2ogr 'a b'.gpkg 'a b.kml'" },
        { "roads.geojson", "<!DOCTYPE html>\n<html>", 0, "is a web page",
          "the download may have failed: look at it in a browser" },
        { "wfs.gml", "<wfs:FeatureCollection numberMatched=\"1\">", 0, "is a GML file",
          "convert it: ogr2ogr wfs.gpkg wfs.gml" },
        { "wfs.geojson", "<ows:ExceptionReport>", 0, "is an error message of a server", NULL },
        { "towns.csv", "name,lon,lat\n", 0, "is a table (CSV)",
          "convert it: ogr2ogr -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -a_srs OGC:CRS84 "
          "towns.gpkg towns.csv" },
        { "TOWNS.TSV", "name\tlon\n", 0, "is a table (TSV)",
          "convert it: ogr2ogr -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -a_srs OGC:CRS84 "
          "TOWNS.gpkg TOWNS.TSV" },
        { "world.json", "{\"type\":\"Topology\",\"objects\":{}}", 0, "is TopoJSON",
          "convert it: ogr2ogr world.geojson world.json" },
        { "world.geojson", "{\"arcs\":[[[1,2]]],\"type\":\"Topology\"}", 0, "is TopoJSON",
          "convert it: ogr2ogr world.geojson world.geojson" },
        { "w.topojson", "{\"version\":1,", 0, "is TopoJSON",
          "convert it: ogr2ogr w.geojson w.topojson" },
        { "esri.json", "{\"displayFieldName\":\"x\",\"features\":[]}", 0, "is JSON of Esri",
          "convert it: ogr2ogr esri.geojson esri.json" },
        { "osm.json", "{\"version\":0.6,\"generator\":\"Overpass API\",\"elements\":[]}", 0,
          "is OpenStreetMap data", "convert it: osmtogeojson osm.json > osm.geojson" },
        { "style.json", "{\"version\":8,\"name\":\"x\",\"sources\":{", 0, "is a figure file",
          "name a data file" },
        { "figure.yaml", "version: 8\n", 0, "is a figure file", "name a data file" },
        { "big.gpkg", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", 0,
          "is a pointer of Git LFS, not the file", "fetch it: git lfs pull" },
        { "sheet.qgs", "<!DOCTYPE qgis>\n<qgis>", 0, "is a QGIS project",
          "export the layer from QGIS as GeoPackage" },
    };
    EXPECT_REFUSED(samples);
}

#define ZIP(name)                                                                                  \
    "PK\x03\x04"                                                                                   \
    "\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" name

static void binary_files_are_called_by_their_names(void)
{
    static const sample samples[] = {
        { "tour.kmz", ZIP("\x07\0\0\0doc.kml"), 37, "is a KMZ file",
          "convert it: ogr2ogr tour.gpkg tour.kmz" },
        { "tour.zip", ZIP("\x07\0\0\0doc.kml"), 37, "is a KMZ file",
          "convert it: ogr2ogr tour.gpkg tour.zip" },
        { "roads.zip", ZIP("\x09\0\0\0roads.shp"), 39, "is a ZIP archive",
          "unpack it and name the file inside" },
        { "roads.shp", ZIP("\x09\0\0\0roads.shp"), 39, "is a ZIP archive",
          "unpack it and name the file inside" },
        { "table.zip", ZIP("\x13\0\0\0[Content_Types].xml"), 49, "is a spreadsheet (XLSX)",
          "save the sheet as CSV with columns lon and lat, and convert that with ogr2ogr" },
        { "map.qgz", ZIP("\x07\0\0\0map.qgs"), 37, "is a QGIS project",
          "export the layer from QGIS as GeoPackage" },
        { "roads.geojson.gz", "\x1f\x8b\x08", 3, "is compressed (gzip)",
          "unpack it: gunzip -k roads.geojson.gz" },
        { "b.parquet", "PAR1\x15", 5, "is a GeoParquet file",
          "convert it, in Python: geopandas.read_parquet(\"b.parquet\").to_file(\"b.gpkg\")" },
        { "relief.tif", "II*\0\x08\0\0", 7, "is a TIFF",
          "a figure draws it as a source of type raster or raster-dem" },
        { "map.png", "\x89PNG\r\n\x1a\n", 8, "is a PNG image",
          "a figure draws it as a source of type image, with the four corners" },
        { "map.geojson", "%PDF-1.5", 8, "is a PDF file", "name the data that it was made from" },
        { "x.dbf", "\x03\x7e\x0b", 3, "is a part of a Shapefile",
          "name x.shp, the main file of the Shapefile" },
        { "x.shx", "\0\0\x27\x0a", 4, "is a part of a Shapefile",
          "name x.shp, the main file of the Shapefile" },
        { "x.prj", "GEOGCS[", 7, "is a part of a Shapefile",
          "name x.shp, the main file of the Shapefile" },
        { "x.cpg", "UTF-8", 5, "is a part of a Shapefile",
          "name x.shp, the main file of the Shapefile" },
        { "data/../x.db", "SQLite format 3\0", 16, "is a SQLite database, and no GeoPackage",
          "convert it: ogr2ogr data/../x.gpkg data/../x.db" },
        { "a.gpkg-wal", "\x37\x7f\x06\x82", 4, "is a journal of a GeoPackage",
          "name the GeoPackage" },
        { "noise.bin", "\1\2\3\0", 4, "is a binary file of no kind that is known",
          "ogr2ogr converts what GDAL knows: ogr2ogr noise.gpkg noise.bin" },
        { "noise", "\1\2\3\4", 4, "has neither the name nor the content of a format that is read",
          "formats are GeoJSON, GeoPackage (.gpkg), FlatGeobuf (.fgb) and Shapefile (.shp)" },
    };
    CHECK(mkdir("data", 0700) == 0);
    EXPECT_REFUSED(samples);
}

static void geojson_is_told_by_its_content(void)
{
    static const char *const texts[] = {
        "{\"type\":\"Point\",\"coordinates\":[1,2]}",
        "\n {\"coordinates\":[1,2],\"type\":\"Point\"}",
        "\xef\xbb\xbf{\"name\":{\"a\":[{}]},\"type\":\"FeatureCollection\",\"features\":[]}",
        "\x1e{\"type\":\"Point\",\"coordinates\":[1,2]}\n",
        "{\"type\":\"Point\",\"coordinates\":[1,2]}\r\n{\"type\":\"Point\",\"coordinates\":[1,2]}"
        "\r\n",
        "{\"a\":NaN,\"geometry\":null,\"properties\":{},\"type\":\"Feature\"}",
    };
    static const char *const names[] = { "x.json", "X.JSON", "data.txt", "export" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            cor_report report = { 0 };
            cor_dataset *data = NULL;
            bool is_data = false;
            folder_write(names[k], texts[i]);
            CHECK(cor_is_data_file(&is_data, names[k], &report) && is_data);
            CHECK(cor_dataset_load(&data, names[k], NULL, COR_NOWHERE, &report));
            cor_dataset_free(data);
            cor_report_clear(&report);
        }
}

static void figures_are_not_taken_for_data(void)
{
    static const char *const texts[] = {
        "{\"version\":8,\"sources\":{},\"layers\":[]}",
        "{\"corridor\":{\"abstract\":true}}",
        "{version: 8, sources: {}, layers: []}",
        "version: 8\nsources: {}\n",
        "{\"version\":8,",
        "{\"layers\":[{\"type\":\"fill\"}],\"type\":\"Feature\"}",
        "",
        "[]",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cor_report report = { 0 };
        bool is_data = true;
        folder_write("figure.json", texts[i]);
        CHECK(cor_is_data_file(&is_data, "figure.json", &report) && !is_data);
        cor_report_clear(&report);
    }
}

/* Cut anywhere, a file is something or unknown. */
static void a_head_that_is_cut_does_no_harm(void)
{
    static const char text[] = "<?xml version=\"1.0\"?><!-- c --><!DOCTYPE x><a:gpx><trk/></a:gpx>"
                               "{\"a\":{\"b\":[1,2,{}]},\"type\":\"Topology\",\"arcs\":[]}";
    for (size_t from = 0; from < sizeof text; from++)
        for (size_t length = 0; from + length < sizeof text; length += 3) {
            write_bytes("cut", text + from, length);
            cor_recognised found = cor_recognise("cut");
            CHECK((found.format == COR_FORMAT_UNKNOWN) == (found.words == NULL));
        }
}

int main(void)
{
    folder_enter();
    RUN(texts_of_other_formats_are_called_by_their_names);
    RUN(binary_files_are_called_by_their_names);
    RUN(geojson_is_told_by_its_content);
    RUN(figures_are_not_taken_for_data);
    RUN(a_head_that_is_cut_does_no_harm);
    folder_leave();
    return check_result();
}
