/* What the bands of a GeoTIFF are. */
#include <math.h>
#include <strings.h>

#include "read/raster_tiff.h"

static GDALColorInterp meaning(const cor_tiff *tiff, int band)
{
    const cor_gdal *gdal = &tiff->gdal;
    return gdal->GDALGetRasterColorInterpretation(gdal->GDALGetRasterBand(tiff->dataset, band));
}

static int band_that_is(const cor_tiff *tiff, GDALColorInterp wanted)
{
    int count = tiff->gdal.GDALGetRasterCount(tiff->dataset);
    for (int band = 1; band <= count; band++)
        if (meaning(tiff, band) == wanted)
            return band;
    return 0;
}

/* Red, green and blue by what the file calls them, else the first three bands. */
static void choose_three(cor_tiff_layout *out, const cor_tiff *tiff)
{
    static const GDALColorInterp colours[] = { GCI_RedBand, GCI_GreenBand, GCI_BlueBand };
    bool named = true;
    for (int i = 0; i < 3; i++)
        named = named && band_that_is(tiff, colours[i]) > 0;
    for (int i = 0; i < 3; i++)
        out->bands[i] = named ? band_that_is(tiff, colours[i]) : i + 1;
    out->count = 3;
}

static void choose_alpha(cor_tiff_layout *out, const cor_tiff *tiff)
{
    int band = band_that_is(tiff, GCI_AlphaBand);
    out->alpha = band > 0 ? out->count : -1;
    if (band > 0)
        out->bands[out->count++] = band;
}

static GDALDataType type_of(const cor_tiff *tiff, int band)
{
    return tiff->gdal.GDALGetRasterDataType(tiff->gdal.GDALGetRasterBand(tiff->dataset, band));
}

static bool check_colour_types(cor_tiff_layout *out, const cor_tiff *tiff)
{
    GDALDataType first = type_of(tiff, out->bands[0]);
    bool known = first == GDT_Byte || (first == GDT_UInt16 && !out->palette);
    for (int i = 1; i < out->count; i++)
        known = known && type_of(tiff, out->bands[i]) == first;
    out->type = first;
    out->shrink = first == GDT_UInt16 ? 257 : 1;
    return known ||
           cor_fail(tiff->report, COR_KIND_DATA, tiff->raster->at,
                    "heights belong to a source of type raster-dem; other values are to "
                    "be coloured first: gdaldem color-relief, or gdal_translate -ot Byte "
                    "-scale",
                    "'%s' has no colours: its bands are not of 8 or 16 bits", tiff->raster->path);
}

static void read_mask(cor_tiff_layout *out, const cor_tiff *tiff, GDALRasterBandH band)
{
    int has = FALSE;
    out->nodata = tiff->gdal.GDALGetRasterNoDataValue(band, &has);
    out->has_nodata = has;
    int flags = tiff->gdal.GDALGetMaskFlags(band);
    out->has_mask = flags & GMF_PER_DATASET && !(flags & GMF_ALPHA);
}

static bool lay_out_colours(cor_tiff_layout *out, const cor_tiff *tiff)
{
    const cor_gdal *gdal = &tiff->gdal;
    if (gdal->GDALGetRasterCount(tiff->dataset) >= 3) {
        choose_three(out, tiff);
    } else {
        out->bands[0] = 1;
        out->count = 1;
        if (meaning(tiff, 1) == GCI_PaletteIndex)
            out->palette = gdal->GDALGetRasterColorTable(gdal->GDALGetRasterBand(tiff->dataset, 1));
    }
    choose_alpha(out, tiff);
    return check_colour_types(out, tiff);
}

/* What one unit of height is in metres; 0: unknown. */
static double unit_of(const char *name)
{
    static const struct {
        const char *name;
        double metres;
    } units[] = {
        { "", 1 },
        { "m", 1 },
        { "metre", 1 },
        { "meter", 1 },
        { "metres", 1 },
        { "meters", 1 },
        { "ft", 0.3048 },
        { "foot", 0.3048 },
        { "feet", 0.3048 },
        { "cm", 0.01 },
        { "dm", 0.1 },
        { "km", 1000 },
        { "us-ft", 1200.0 / 3937 },
        { "US survey foot", 1200.0 / 3937 },
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcasecmp(name, units[i].name) == 0)
            return units[i].metres;
    return 0;
}

static void read_units(cor_tiff_layout *out, const cor_tiff *tiff, GDALRasterBandH band)
{
    const cor_gdal *gdal = &tiff->gdal;
    const char *unit = gdal->GDALGetRasterUnitType(band);
    double metres = unit_of(unit ? unit : "");
    if (metres == 0)
        cor_warn(tiff->report, COR_KIND_DATA, tiff->raster->at, NULL,
                 "'%s' has heights in '%.40s'; they are taken for metres", tiff->raster->path,
                 unit);
    metres = metres > 0 ? metres : 1;
    int known = FALSE;
    double scale = gdal->GDALGetRasterScale(band, &known);
    out->scale = (known && isfinite(scale) && scale != 0 ? scale : 1) * metres;
    double offset = gdal->GDALGetRasterOffset(band, &known);
    out->offset = (known && isfinite(offset) ? offset : 0) * metres;
}

static bool lay_out_heights(cor_tiff_layout *out, const cor_tiff *tiff)
{
    GDALDataType type = type_of(tiff, 1);
    bool is_complex = type >= GDT_CInt16 && type <= GDT_CFloat64;
    if (is_complex)
        return cor_tiff_fail(tiff, "has complex numbers, which are no heights");
    out->packed = type == GDT_Byte && tiff->gdal.GDALGetRasterCount(tiff->dataset) >= 3;
    out->type = out->packed ? GDT_Byte : GDT_Float32;
    out->alpha = -1;
    if (out->packed) {
        choose_three(out, tiff);
        choose_alpha(out, tiff);
        return true;
    }
    out->bands[0] = 1;
    out->count = 1;
    read_units(out, tiff, tiff->gdal.GDALGetRasterBand(tiff->dataset, 1));
    return true;
}

bool cor_tiff_lay_out(cor_tiff_layout *out, const cor_tiff *tiff)
{
    *out = (cor_tiff_layout){ .scale = 1, .shrink = 1 };
    bool well = tiff->raster->use == COR_RASTER_HEIGHTS ? lay_out_heights(out, tiff)
                                                        : lay_out_colours(out, tiff);
    if (well)
        read_mask(out, tiff, tiff->gdal.GDALGetRasterBand(tiff->dataset, out->bands[0]));
    return well;
}
