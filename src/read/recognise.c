#include "read/recognise.h"

#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "read/recognise_text.h"

enum { HEAD_BYTES = 1 << 16 };

typedef struct row {
    cor_format format;
    const char *words, *advice;
} row;

static const char to_geopackage[] = "convert it: ogr2ogr #.gpkg @";
static const char unpack[] = "unpack it and name the file inside";
static const char as_raster[] = "a figure draws it as a source of type raster or raster-dem";
static const char as_image[] = "a figure draws it as a source of type image, with the four corners";
static const char part_of_shapefile[] = "name #.shp, the main file of the Shapefile";
static const char export_layer[] = "export the layer from QGIS as GeoPackage";
static const char from_table[] = "convert it: ogr2ogr -oo X_POSSIBLE_NAMES=lon -oo "
                                 "Y_POSSIBLE_NAMES=lat -a_srs OGC:CRS84 #.gpkg @";
static const char from_parquet[] = "convert it, in Python: geopandas.read_parquet(\"@\")"
                                   ".to_file(\"#.gpkg\")";

/* What begins with these bytes at this place. */
static const struct {
    size_t at, length;
    const char *bytes;
    row is;
} magics[] = {
    { 68, 4, "GPKG", { COR_FORMAT_GEOPACKAGE, "a GeoPackage", "name it #.gpkg" } },
    { 68, 4, "GP10", { COR_FORMAT_GEOPACKAGE, "a GeoPackage", "name it #.gpkg" } },
    { 68, 4, "GP11", { COR_FORMAT_GEOPACKAGE, "a GeoPackage", "name it #.gpkg" } },
    { 68, 4, "MPBX", { COR_FORMAT_OTHER, "a set of tiles (MBTiles)", NULL } },
    { 0, 3, "fgb", { COR_FORMAT_FLATGEOBUF, "a FlatGeobuf", "name it #.fgb" } },
    { 0, 4, "\0\0\x27\x0a", { COR_FORMAT_SHAPEFILE, "a part of a Shapefile", "name it #.shp" } },
    { 0, 4, "PAR1", { COR_FORMAT_OTHER, "a GeoParquet file", from_parquet } },
    { 0, 6, "ARROW1", { COR_FORMAT_OTHER, "an Arrow file", NULL } },
    { 0, 4, "II*\0", { COR_FORMAT_OTHER, "a TIFF: an image or a raster", as_raster } },
    { 0, 4, "MM\0*", { COR_FORMAT_OTHER, "a TIFF: an image or a raster", as_raster } },
    { 0, 4, "II+\0", { COR_FORMAT_OTHER, "a TIFF: an image or a raster", as_raster } },
    { 0, 4, "MM\0+", { COR_FORMAT_OTHER, "a TIFF: an image or a raster", as_raster } },
    { 0, 8, "\x89PNG\r\n\x1a\n", { COR_FORMAT_OTHER, "a PNG image", as_image } },
    { 0, 3, "\xff\xd8\xff", { COR_FORMAT_OTHER, "a JPEG image", as_image } },
    { 0, 4, "GIF8", { COR_FORMAT_OTHER, "a GIF image", NULL } },
    { 0, 5, "%PDF-", { COR_FORMAT_OTHER, "a PDF file", "name the data that it was made from" } },
    { 0, 2, "\x1f\x8b", { COR_FORMAT_OTHER, "compressed (gzip)", "unpack it: gunzip -k @" } },
    { 0, 3, "BZh", { COR_FORMAT_OTHER, "compressed (bzip2)", "unpack it: bunzip2 -k @" } },
    { 0,
      5,
      "\xfd"
      "7zXZ",
      { COR_FORMAT_OTHER, "compressed (xz)", "unpack it: unxz -k @" } },
    { 0, 4, "\x28\xb5\x2f\xfd", { COR_FORMAT_OTHER, "compressed (zstd)", "unpack it: unzstd @" } },
    { 0, 6, "7z\xbc\xaf\x27\x1c", { COR_FORMAT_OTHER, "a 7z archive", unpack } },
    { 0, 4, "Rar!", { COR_FORMAT_OTHER, "a RAR archive", unpack } },
    { 257, 5, "ustar", { COR_FORMAT_OTHER, "a tar archive", unpack } },
    { 4,
      11,
      "\x0a\x09OSMHeader",
      { COR_FORMAT_OTHER, "OpenStreetMap data (PBF)", "convert it: ogr2ogr #.gpkg @ lines" } },
    { 0, 3, "CDF", { COR_FORMAT_OTHER, "a NetCDF file", NULL } },
    { 0, 4, "\x89HDF", { COR_FORMAT_OTHER, "an HDF5 file", NULL } },
    { 0, 4, "AC10", { COR_FORMAT_OTHER, "an AutoCAD drawing", to_geopackage } },
    { 0,
      23,
      "version https://git-lfs",
      { COR_FORMAT_OTHER, "a pointer of Git LFS, not the file", "fetch it: git lfs pull" } },
};

/* By name: files of text without a mark of their own, and those that are empty or damaged. */
static const struct {
    const char *ending;
    row is;
} names[] = {
    { ".yaml", { COR_FORMAT_FIGURE, "a figure file", "name a data file" } },
    { ".yml", { COR_FORMAT_FIGURE, "a figure file", "name a data file" } },
    { ".csv", { COR_FORMAT_TABLE, "a table (CSV)", from_table } },
    { ".tsv", { COR_FORMAT_TABLE, "a table (TSV)", from_table } },
    { ".gpx", { COR_FORMAT_OTHER, "a GPX file", "convert it: ogr2ogr #.gpkg @ tracks" } },
    { ".kml", { COR_FORMAT_OTHER, "a KML file", to_geopackage } },
    { ".kmz", { COR_FORMAT_OTHER, "a KMZ file", to_geopackage } },
    { ".gml", { COR_FORMAT_OTHER, "a GML file", to_geopackage } },
    { ".topojson", { COR_FORMAT_OTHER, "TopoJSON", "convert it: ogr2ogr #.geojson @" } },
    { ".shx", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".dbf", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".prj", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".cpg", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".qpj", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".qix", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".sbn", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".sbx", { COR_FORMAT_OTHER, "a part of a Shapefile", part_of_shapefile } },
    { ".tab", { COR_FORMAT_OTHER, "a MapInfo file", to_geopackage } },
    { ".mif", { COR_FORMAT_OTHER, "a MapInfo file", to_geopackage } },
    { ".dxf", { COR_FORMAT_OTHER, "an AutoCAD drawing", to_geopackage } },
    { ".osm", { COR_FORMAT_OTHER, "OpenStreetMap data", "convert it: ogr2ogr #.gpkg @ lines" } },
    { ".qgs", { COR_FORMAT_OTHER, "a QGIS project", export_layer } },
    { ".gpkg-wal", { COR_FORMAT_OTHER, "a journal of a GeoPackage", "name the GeoPackage" } },
    { ".gpkg-shm", { COR_FORMAT_OTHER, "a journal of a GeoPackage", "name the GeoPackage" } },
    { ".gpkg-journal", { COR_FORMAT_OTHER, "a journal of a GeoPackage", "name the GeoPackage" } },
};

/* What a ZIP archive is called by its name or by its first file. */
static const struct {
    const char *ending, *first;
    row is;
} archives[] = {
    { ".kmz", "doc.kml", { COR_FORMAT_OTHER, "a KMZ file", to_geopackage } },
    { ".qgz", ".qgs", { COR_FORMAT_OTHER, "a QGIS project", export_layer } },
    { ".xlsx",
      "[Content_Types].xml",
      { COR_FORMAT_OTHER, "a spreadsheet (XLSX)",
        "save the sheet as CSV with columns lon and lat, and convert that with ogr2ogr" } },
    { ".ods",
      "mimetype",
      { COR_FORMAT_OTHER, "a spreadsheet (ODS)",
        "save the sheet as CSV with columns lon and lat, and convert that with ogr2ogr" } },
};

static bool ends_with(cor_str text, const char *ending)
{
    cor_str end = cor_str_of(ending);
    return text.len > end.len && strncasecmp(text.ptr + text.len - end.len, end.ptr, end.len) == 0;
}

static bool has_at(cor_str head, size_t at, const char *bytes, size_t length)
{
    return head.len >= at + length && memcmp(head.ptr + at, bytes, length) == 0;
}

static cor_recognised as(const row *is)
{
    return (cor_recognised){ .format = is->format, .words = is->words, .advice = is->advice };
}

/* The name of the first file in a ZIP archive. */
static cor_str first_in_archive(cor_str head)
{
    enum { NAME_LENGTH = 26, NAME = 30 };
    if (head.len < NAME)
        return (cor_str){ "", 0 };
    const unsigned char *bytes = (const unsigned char *)head.ptr;
    size_t length = bytes[NAME_LENGTH] + 256u * bytes[NAME_LENGTH + 1];
    length = length < head.len - NAME ? length : head.len - NAME;
    return (cor_str){ head.ptr + NAME, length };
}

static cor_recognised recognise_archive(const char *path, cor_str head)
{
    static const row plain = { COR_FORMAT_OTHER, "a ZIP archive", unpack };
    cor_str first = first_in_archive(head), name = cor_str_of(path);
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (ends_with(name, archives[i].ending) || cor_str_is(first, archives[i].first) ||
            (archives[i].first[0] == '.' && ends_with(first, archives[i].first)))
            return as(&archives[i].is);
    return as(&plain);
}

/* Texts have no zeros, but for those in UTF-16, of which the readers of figures and of JSON speak.
 */
static bool is_unknown_binary(const char *path, cor_str head)
{
    static const char *const texts[] = { ".json", ".yaml", ".yml" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (ends_with(cor_str_of(path), texts[i]))
            return false;
    bool utf16 = cor_str_starts(head, "\xff\xfe") || cor_str_starts(head, "\xfe\xff");
    return head.len && !utf16 && memchr(head.ptr, '\0', head.len) &&
           cor_format_of_name(path) == COR_FORMAT_UNKNOWN;
}

static cor_recognised recognise_bytes(const char *path, cor_str head)
{
    static const row database = { COR_FORMAT_OTHER, "a SQLite database, and no GeoPackage",
                                  to_geopackage };
    bool is_database = has_at(head, 0, "SQLite format 3", 16);
    if (has_at(head, 0, "PK\x03\x04", 4))
        return recognise_archive(path, head);
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (has_at(head, magics[i].at, magics[i].bytes, magics[i].length) &&
            (magics[i].at != 68 || is_database))
            return as(&magics[i].is);
    /* Some programs do not say in a GeoPackage that it is one. */
    if (is_database && !ends_with(cor_str_of(path), ".gpkg"))
        return as(&database);
    return cor_recognise_text(head);
}

static cor_recognised recognise_name(const char *path)
{
    cor_str name = cor_str_of(path);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ends_with(name, names[i].ending))
            return as(&names[i].is);
    return (cor_recognised){ .format = COR_FORMAT_UNKNOWN };
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static cor_recognised recognise_folder(const char *path)
{
    static const row geodatabase = { COR_FORMAT_OTHER, "a file geodatabase",
                                     "convert a layer: ogr2ogr #.gpkg @" };
    static const row folder = { COR_FORMAT_OTHER, "a folder", "name a file inside it" };
    cor_str name = cor_str_of(path);
    while (name.len > 1 && name.ptr[name.len - 1] == '/')
        name.len--;
    cor_recognised found = as(ends_with(name, ".gdb") ? &geodatabase : &folder);
    found.is_folder = true;
    return found;
}

/* The beginning of a regular file; -1 when there is none that can be read. */
static ssize_t read_head(const char *path, char *bytes)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat status;
    ssize_t have = -1;
    if (file < 0)
        return -1;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode))
        have = 0;
    for (ssize_t got = 1; have >= 0 && have < HEAD_BYTES && got > 0; have += got > 0 ? got : 0)
        got = read(file, bytes + have, (size_t)(HEAD_BYTES - have));
    close(file);
    return have;
}

cor_recognised cor_recognise(const char *path)
{
    static const row binary = { COR_FORMAT_OTHER, "a binary file of no kind that is known",
                                "ogr2ogr converts what GDAL knows: ogr2ogr #.gpkg @" };
    if (is_folder(path))
        return recognise_folder(path);
    char bytes[HEAD_BYTES];
    ssize_t have = read_head(path, bytes);
    if (have < 0)
        return (cor_recognised){ .format = COR_FORMAT_UNKNOWN };
    cor_recognised found = recognise_bytes(path, (cor_str){ bytes, (size_t)have });
    cor_recognised called = recognise_name(path);
    if (found.format == COR_FORMAT_UNKNOWN && called.format == COR_FORMAT_UNKNOWN &&
        is_unknown_binary(path, (cor_str){ bytes, (size_t)have }))
        return as(&binary);
    /* The index of a Shapefile begins like its main file. */
    bool is_index = found.format == COR_FORMAT_SHAPEFILE && called.format == COR_FORMAT_OTHER;
    return found.format == COR_FORMAT_UNKNOWN || is_index ? called : found;
}

cor_format cor_format_of_name(const char *path)
{
    static const struct {
        const char *ending;
        cor_format format;
    } endings[] = {
        { ".geojson", COR_FORMAT_GEOJSON },  { ".geojsonl", COR_FORMAT_GEOJSON },
        { ".geojsons", COR_FORMAT_GEOJSON }, { ".geojsonseq", COR_FORMAT_GEOJSON },
        { ".ndjson", COR_FORMAT_GEOJSON },   { ".ndgeojson", COR_FORMAT_GEOJSON },
        { ".jsonl", COR_FORMAT_GEOJSON },    { ".gpkg", COR_FORMAT_GEOPACKAGE },
        { ".fgb", COR_FORMAT_FLATGEOBUF },   { ".shp", COR_FORMAT_SHAPEFILE },
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(cor_str_of(path), endings[i].ending))
            return endings[i].format;
    return COR_FORMAT_UNKNOWN;
}

/* A name that a shell may take for more than a word stands in single quotes. */
static void put_word(cor_buf *out, cor_str word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "._-/+,:@%";
    bool quoted = false;
    for (size_t i = 0; i < word.len; i++)
        quoted |= !memchr(plain, word.ptr[i], sizeof plain - 1);
    cor_buf_text(out, quoted ? "'" : "");
    cor_buf_str(out, word);
    cor_buf_text(out, quoted ? "'" : "");
}

static cor_str without_extension(const char *path)
{
    cor_str name = cor_str_of(path);
    while (name.len > 1 && name.ptr[name.len - 1] == '/')
        name.len--;
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.' && name.ptr[dot - 1] != '/')
        dot--;
    if (dot > 1 && name.ptr[dot - 1] == '.' && name.ptr[dot - 2] != '/')
        name.len = dot - 1;
    return name;
}

static void put_advice(cor_buf *out, const char *advice, const char *path)
{
    for (const char *at = advice; *at; at++) {
        if (*at == '@')
            put_word(out, cor_str_of(path));
        else if (*at == '#')
            put_word(out, without_extension(path));
        else
            cor_buf_char(out, *at);
    }
}

bool cor_refuse_recognised(const char *path, const cor_recognised *found, cor_span at,
                           cor_report *report)
{
    cor_buf hint = { 0 };
    put_advice(&hint, found->advice ? found->advice : "", path);
    cor_fail(report, COR_KIND_DATA, at, hint.len ? hint.ptr : NULL, "'%s' is %s", path,
             found->words);
    cor_buf_free(&hint);
    return false;
}
