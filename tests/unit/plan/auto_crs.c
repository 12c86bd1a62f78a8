#include "plan/auto_crs.h"

#include <string.h>

#include "unit/check.h"

static int is_for(cor_bbox extent, const char *projection)
{
    cor_arena *arena = cor_arena_new();
    int found = strstr(cor_auto_crs(extent, arena), projection) != NULL;
    cor_arena_free(arena);
    return found;
}

static void small_extents_get_transverse_mercator(void)
{
    CHECK(is_for((cor_bbox){ 46, 38.7, 46.7, 39 }, "+proj=tmerc"));
}

static void a_single_place_is_small(void)
{
    CHECK(is_for((cor_bbox){ 44.5, 40.2, 44.5, 40.2 }, "+proj=tmerc"));
    CHECK(is_for((cor_bbox){ 180, 0, 180, 0 }, "+proj=tmerc"));
    CHECK(is_for((cor_bbox){ 44, 40, 44, 42 }, "+lon_0=44.0")); /* along a meridian */
    CHECK(is_for((cor_bbox){ 12, 85, 12, 85 }, "+lon_0=12.0"));
}

static void tall_extents_get_transverse_mercator(void)
{
    CHECK(is_for((cor_bbox){ -76, -56, -66, -17 }, "+proj=tmerc")); /* Chile */
}

static void middle_latitudes_get_lambert(void)
{
    CHECK(is_for((cor_bbox){ 40, 36, 52, 43 }, "+proj=lcc"));
    CHECK(is_for((cor_bbox){ 112, -44, 154, -10 }, "+proj=lcc")); /* Australia */
}

static void the_equator_gets_mercator(void)
{
    CHECK(is_for((cor_bbox){ 95, -11, 141, 6 }, "+proj=merc")); /* Indonesia */
}

static void poles_get_stereographic(void)
{
    CHECK(is_for((cor_bbox){ -180, -90, 180, -60 }, "+proj=stere"));
    CHECK(is_for((cor_bbox){ -180, 66, 180, 90 }, "+proj=stere"));
}

static void the_world_gets_an_equal_area_one(void)
{
    CHECK(is_for((cor_bbox){ -180, -90, 180, 90 }, "+proj=eqearth"));
}

static void across_the_antimeridian_the_centre_is_there_too(void)
{
    cor_arena *arena = cor_arena_new();
    const char *crs = cor_auto_crs((cor_bbox){ 176, -21, -178, -12 }, arena); /* Fiji */
    CHECK(strstr(crs, "+lon_0=179") || strstr(crs, "+lon_0=-181"));
    cor_arena_free(arena);
}

int main(void)
{
    RUN(small_extents_get_transverse_mercator);
    RUN(a_single_place_is_small);
    RUN(tall_extents_get_transverse_mercator);
    RUN(middle_latitudes_get_lambert);
    RUN(the_equator_gets_mercator);
    RUN(poles_get_stereographic);
    RUN(the_world_gets_an_equal_area_one);
    RUN(across_the_antimeridian_the_centre_is_there_too);
    return check_result();
}
