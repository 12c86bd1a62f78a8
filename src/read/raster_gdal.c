/* A GeoTIFF's head: size, bands, place. */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "read/geotiff.h"
#include "read/raster_tiff.h"

bool cor_tiff_fail(const cor_tiff *tiff, const char *what)
{
    const char *why = tiff->gdal.failure;
    return cor_fail(tiff->report, COR_KIND_DATA, tiff->raster->at, NULL, "'%s' %s%s%s",
                    tiff->raster->path, what, why ? ": " : "", why ? why : "");
}

/* With a list of neighbours that names the file alone, GDAL looks for no sidecar. A name that
 * begins with a folder is none of the driver's own words for parts of a file. */
static GDALDatasetH open_dataset(const cor_gdal *gdal, const char *path)
{
    static const char *const drivers[] = { "GTiff", NULL };
    static const char *const options[] = { "GEOREF_SOURCES=INTERNAL", NULL };
    cor_buf name = { 0 };
    cor_buf_printf(&name, "%s%s", *path == '/' ? "" : "./", path);
    const char *alone[] = { strrchr(name.ptr, '/') + 1, NULL };
    GDALDatasetH dataset =
        gdal->GDALOpenEx(name.ptr, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, options, alone);
    cor_buf_free(&name);
    return dataset;
}

static bool check_blocks(const cor_tiff *tiff)
{
    static const double cells_max = 64e6;
    int width, height, bands = tiff->gdal.GDALGetRasterCount(tiff->dataset);
    if (bands < 1 || bands > 1000)
        return cor_tiff_fail(tiff, "has no bands, or too many");
    tiff->gdal.GDALGetBlockSize(tiff->gdal.GDALGetRasterBand(tiff->dataset, 1), &width, &height);
    return ((double)width * height <= cells_max && width > 0 && height > 0) ||
           cor_fail(tiff->report, COR_KIND_LIMIT, tiff->raster->at,
                    "write it in tiles: gdal_translate -co TILED=YES",
                    "'%s' is written in blocks of %d x %d cells", tiff->raster->path, width,
                    height);
}

bool cor_tiff_open(cor_tiff *tiff, const cor_raster *raster, cor_report *report)
{
    *tiff = (cor_tiff){ .raster = raster, .report = report };
    if (!cor_gdal_check_file(raster->path, raster->at, report) ||
        !cor_geotiff_check(raster->path, raster->at, report) ||
        !cor_gdal_open(&tiff->gdal, raster->path, raster->at, report))
        return false;
    const cor_gdal *gdal = &tiff->gdal;
    tiff->dataset = open_dataset(gdal, raster->path);
    if (tiff->dataset &&
        cor_raster_check_size(raster, gdal->GDALGetRasterXSize(tiff->dataset),
                              gdal->GDALGetRasterYSize(tiff->dataset), report) &&
        check_blocks(tiff))
        return true;
    if (!tiff->dataset)
        cor_tiff_fail(tiff, "cannot be read as a GeoTIFF");
    cor_tiff_close(tiff);
    return false;
}

void cor_tiff_close(cor_tiff *tiff)
{
    if (tiff->dataset)
        tiff->gdal.GDALClose(tiff->dataset);
    tiff->dataset = NULL;
    cor_gdal_close(&tiff->gdal);
}

static bool open_crs(cor_tiff *tiff, cor_raster *raster, OGRSpatialReferenceH system)
{
    static const char *const format[] = { "FORMAT=WKT2_2019", NULL };
    const cor_gdal *gdal = &tiff->gdal;
    char *wkt = NULL;
    /* What else a CRS says about heights is not about where a cell lies. */
    OGRSpatialReferenceH flat = gdal->OSRClone(system);
    gdal->OSRDemoteTo2D(flat, NULL);
    bool ok = gdal->OSRExportToWktEx(flat, &wkt, format) == OGRERR_NONE && wkt;
    gdal->OSRDestroySpatialReference(flat);
    ok = ok ? cor_crs_open(&raster->crs, wkt, raster->at, tiff->report)
            : cor_tiff_fail(tiff, "has a CRS that cannot be read");
    gdal->VSIFree(wkt);
    return ok;
}

/* Metres in one unit of the CRS, as geo/crs counts them. */
static double unit_of(const cor_gdal *gdal, OGRSpatialReferenceH system)
{
    if (!gdal->OSRIsGeographic(system))
        return gdal->OSRGetLinearUnits(system, NULL);
    return gdal->OSRGetAngularUnits(system, NULL) * 6378137;
}

static double unit_of_words(const cor_gdal *gdal, const char *words, const cor_crs *crs)
{
    OGRSpatialReferenceH system = gdal->OSRNewSpatialReference(NULL);
    double unit = cor_crs_is_geographic(crs) ? M_PI / 180 * 6378137 : 1;
    if (gdal->OSRSetFromUserInput(system, words) == OGRERR_NONE)
        unit = unit_of(gdal, system);
    gdal->OSRDestroySpatialReference(system);
    return unit;
}

static bool fail_without_crs(const cor_tiff *tiff, const cor_raster_options *options)
{
    const char *path = tiff->raster->path;
    cor_buf hint = { 0 };
    if (options->say_crs)
        cor_buf_printf(&hint, "say which %s", options->say_crs);
    else
        cor_buf_printf(&hint, "write it into the file: gdal_edit.py -a_srs EPSG:n %s", path);
    cor_fail(tiff->report, COR_KIND_CRS, tiff->raster->at, hint.ptr, "'%s' names no CRS", path);
    cor_buf_free(&hint);
    return false;
}

bool cor_tiff_find_place(cor_tiff *tiff, cor_raster *raster, const cor_raster_options *options)
{
    const cor_gdal *gdal = &tiff->gdal;
    double geotransform[6];
    if (gdal->GDALGetGeoTransform(tiff->dataset, geotransform) != CE_None)
        return cor_fail(tiff->report, COR_KIND_DATA, raster->at,
                        "give it a place with gdal_translate -a_ullr, or use type: image with "
                        "four coordinates",
                        "'%s' does not say where it lies", raster->path);
    OGRSpatialReferenceH system = gdal->GDALGetSpatialRef(tiff->dataset);
    double unit;
    if (options->crs) {
        if (!cor_crs_open(&raster->crs, options->crs, raster->at, tiff->report))
            return false;
        unit = unit_of_words(gdal, options->crs, raster->crs);
    } else if (system) {
        if (!open_crs(tiff, raster, system))
            return false;
        unit = unit_of(gdal, system);
    } else {
        return fail_without_crs(tiff, options);
    }
    return cor_raster_set_plane(raster, geotransform, unit, tiff->report);
}

bool cor_raster_open_tiff(cor_raster *raster, const cor_raster_options *options, cor_report *report)
{
    cor_tiff tiff;
    cor_tiff_layout layout;
    if (!cor_tiff_open(&tiff, raster, report))
        return false;
    raster->width = (size_t)tiff.gdal.GDALGetRasterXSize(tiff.dataset);
    raster->height = (size_t)tiff.gdal.GDALGetRasterYSize(tiff.dataset);
    bool well = cor_tiff_lay_out(&layout, &tiff) &&
                (options->corners || cor_tiff_find_place(&tiff, raster, options));
    cor_tiff_close(&tiff);
    return well;
}
