/* Any bytes as the definition of a CRS: refused, or one that names no file and projects without
 * harm. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "fuzz/target.h"
#include "geo/crs.h"
#include "geo/crs_check.h"

/* Keys of PROJ whose value is the name of a file. */
static void check_words(const cor_crs_words *words)
{
    static const char *const files[] = { "nadgrids", "grids", "geoidgrids", "file",
                                         "model",    "init",  "xy_grids",   "z_grids" };
    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < sizeof files / sizeof *files; k++)
            REQUIRE(!cor_str_is(words->items[i].key, files[k]));
}

static void check_projection(cor_crs *crs)
{
    for (int i = 0; i < 9; i++) {
        cor_lonlat p = { -180 + 45.0 * i, -80 + 20.0 * i };
        cor_xy at = cor_crs_forward(crs, p);
        REQUIRE(!isnan(at.x_m) && !isnan(at.y_m));
        REQUIRE((isfinite(at.x_m) != 0) == (isfinite(at.y_m) != 0));
        cor_lonlat back = cor_crs_inverse(crs, at);
        REQUIRE(!isnan(back.lon_deg) && !isnan(back.lat_deg));
        cor_factors factors;
        if (cor_crs_factors(crs, p, &factors))
            REQUIRE(isfinite(factors.areal_scale));
    }
    REQUIRE(cor_crs_name(crs) && cor_crs_method(crs) && cor_crs_proj_id(crs));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t most = 4096;
    if (size > most)
        return 0;
    char *text = malloc(size + 1);
    REQUIRE(text);
    memcpy(text, data, size);
    text[size] = 0;
    cor_report report = { 0 };
    cor_crs_text checked;
    cor_crs *crs = NULL;
    bool passed = cor_crs_text_check(&checked, cor_str_of(text), COR_NOWHERE, &report);
    REQUIRE(report.errors == (passed ? 0 : 1));
    if (passed && checked.kind == COR_CRS_PROJ)
        check_words(&checked.words);
    cor_report_clear(&report);
    bool well = cor_crs_open(&crs, text, COR_NOWHERE, &report);
    REQUIRE(report.errors == (well ? 0 : 1));
    REQUIRE(passed || !well);
    if (well)
        check_projection(crs);
    cor_crs_free(crs);
    cor_report_clear(&report);
    free(text);
    return 0;
}
