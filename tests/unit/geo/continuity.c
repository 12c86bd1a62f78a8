/* Which methods are drawn, and where; what of the plane a map of all data shows. */
#include <math.h>
#include <string.h>

#include "geo/linework.h"
#include "geo/lon_span.h"
#include "geo/usable.h"
#include "unit/check.h"
#include "unit/geo/sheet.h"

typedef enum verdict { DRAWN, TORN, FOLDED } verdict;

/* The earth, or what lies around a place, on a sheet of 600 pt. */
static verdict try_view(const char *definition, const cor_lonlat *around, double half_m)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    cor_view *view = NULL;
    CHECK(cor_crs_open(&crs, definition, COR_NOWHERE, &report));
    cor_xy c = around ? cor_crs_forward(crs, *around) : (cor_xy){ 0, 0 };
    const cor_view_options options = {
        .crs = crs,
        .extent = { c.x_m - half_m, c.y_m - half_m, c.x_m + half_m, c.y_m + half_m },
        .frame = { 0, 0, 600, 600 },
        .margin_pt = 5,
        .tolerance_pt = 0.15,
    };
    bool ok = cor_view_new(&view, &options, COR_NOWHERE, &report);
    bool is_torn = report.count && strstr(report.items[report.count - 1].message, "is torn");
    cor_view_free(view);
    cor_crs_free(crs);
    cor_report_clear(&report);
    return ok ? DRAWN : is_torn ? TORN : FOLDED;
}

typedef struct world {
    const char *definition;
    verdict verdict;
} world;

static void the_whole_earth_is_drawn_or_refused(void)
{
    static const world rows[] = {
        { "+proj=wintri", DRAWN },
        { "+proj=lask", DRAWN },
        { "+proj=robin", DRAWN },
        { "+proj=august", DRAWN },
        { "+proj=vandg4", DRAWN },
        { "+proj=tobmerc", DRAWN },
        { "+proj=adams_ws2", DRAWN },
        { "+proj=aeqd +lat_0=-37 +lon_0=174.8", DRAWN },
        { "+proj=aeqd +lat_0=10 +lon_0=-100", DRAWN },
        { "+proj=poly", DRAWN },
        { "+proj=tmerc", DRAWN },
        { "+proj=igh", DRAWN },
        { "+proj=robin +lon_0=150 +ellps=bessel +towgs84=-146.4,507.3,680.5", DRAWN },
        { "+proj=moll +pm=paris", DRAWN },
        { "+proj=bertin1953", TORN },
        { "+proj=healpix", TORN },
        { "+proj=isea", TORN },
        { "+proj=ob_tran +o_proj=moll +o_lat_p=45 +R=6371000", TORN },
        { "+proj=cass", FOLDED },
        { "+proj=oea +m=1 +n=2", FOLDED },
        { "+proj=tcea", DRAWN },
        { "+proj=tcc", DRAWN },
        { "+proj=gstmerc", DRAWN },
        { "+proj=nicol", DRAWN },
        { "+proj=denoy", DRAWN },
        { "+proj=loxim +lat_1=30", DRAWN },
        { "+proj=ccon +lat_1=45", DRAWN },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        verdict found = try_view(rows[i].definition, NULL, 2.5e7);
        CHECK(found == rows[i].verdict);
        if (found != rows[i].verdict)
            printf("  %s: %d\n", rows[i].definition, (int)found);
    }
}

static void what_is_refused_as_a_whole_is_drawn_in_part(void)
{
    static const struct part {
        const char *definition;
        cor_lonlat around;
        double half_m;
    } rows[] = {
        { "+proj=bertin1953", { 10, 48 }, 1.5e6 },
        { "+proj=healpix", { 20, 0 }, 3.5e6 },
        { "+proj=tcea +lon_0=15", { 15, 45 }, 1e6 },
        { "+proj=cass +lat_0=10.4 +lon_0=-61.3", { -61, 10.5 }, 1e5 },
        { "+proj=krovak", { 15.5, 49.8 }, 2.5e5 },
        { "+proj=ob_tran +o_proj=eqc +o_lat_p=39.25 +lon_0=18 +R=6371000", { 15, 50 }, 1.5e6 },
        { "+proj=alsk", { -152, 64 }, 1.2e6 },
        /* A sheet in the middle of the earth, where places from afar come to lie on it too. */
        { "+proj=chamb +lat_1=22 +lon_1=0 +lat_2=22 +lon_2=45 +lat_3=-22 +lon_3=22.5",
          { 16, 1 },
          4e6 },
        { "+proj=tpeqd +lat_1=0 +lon_1=0 +lat_2=60 +lon_2=60", { 20, 30 }, 6e6 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        verdict found = try_view(rows[i].definition, &rows[i].around, rows[i].half_m);
        CHECK(found == DRAWN);
        if (found != DRAWN)
            printf("  %s: %d\n", rows[i].definition, (int)found);
    }
}

/* A sheet of 600 pt; whether the outline of the earth holds the place in its middle. */
static bool has_sea(const char *definition, cor_lonlat middle, double half_m)
{
    sheet s = sheet_open(definition, sheet_image(definition, middle), half_m, COR_EDGES_PLANAR);
    cor_view_sphere(s.view, &s.path);
    bool fills = sheet_fills(&s, (cor_pt){ 300, 300 });
    sheet_close(&s);
    return fills;
}

static void what_is_drawn_has_its_sea(void)
{
    CHECK(has_sea("+proj=airy", (cor_lonlat){ 0, 0 }, 1e7));
    CHECK(has_sea("+proj=airy +lat_0=40 +lon_0=20", (cor_lonlat){ 20, 40 }, 2e6));
    CHECK(
        has_sea("+proj=tpeqd +lat_1=0 +lon_1=0 +lat_2=60 +lon_2=60", (cor_lonlat){ 20, 30 }, 6e6));
    CHECK(has_sea("+proj=nicol", (cor_lonlat){ 0, 0 }, 1.2e7));
    CHECK(has_sea("+proj=tcea", (cor_lonlat){ 0, 0 }, 2e7));
}

static double usable_limit_deg(const char *definition, bool in_longitude)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    cor_xy image;
    CHECK(cor_crs_open(&crs, definition, COR_NOWHERE, &report));
    cor_usable *usable = cor_usable_new(crs);
    double limit = 0;
    for (int i = 0; i < 360; i++) {
        double t = i * 0.25;
        const cor_lonlat place = { in_longitude ? t : 0, in_longitude ? 0 : t };
        if (cor_usable_holds(usable, place, &image))
            limit = t;
    }
    cor_usable_free(usable);
    cor_crs_free(crs);
    return limit;
}

static void a_map_of_all_data_ends_where_scales_are_out_of_proportion(void)
{
    CHECK(fabs(usable_limit_deg("EPSG:3857", false) - 85) <= 2);
    CHECK(fabs(usable_limit_deg("+proj=gnom", true) - 60) <= 0.5);
    CHECK(usable_limit_deg("+proj=eqc", false) > 89 && usable_limit_deg("+proj=moll", false) > 89);
    CHECK(usable_limit_deg("+proj=cea", false) > 89);
}

static bool spans(const double *intervals, size_t count, double west, double east)
{
    cor_lon_span span = { 0 };
    for (size_t i = 0; i < count; i++)
        cor_lon_span_add(&span, intervals[2 * i], intervals[2 * i + 1]);
    cor_lon_interval found = cor_lon_span_find(&span);
    cor_lon_span_free(&span);
    return fabs(found.west_deg - west) < 1e-9 && fabs(found.east_deg - east) < 1e-9;
}

static void longitudes_are_taken_the_short_way_round(void)
{
    static const double fiji[] = { 177, 180, -180, -178 }, islands[] = { -160, -65, 172.5, 179 };
    static const double beyond[] = { 178, 182, -170, -165 }, europe[] = { -10, 5, 3, 40 };
    static const double around[] = { -180, 0, 0, 180 }, many[] = { -10, 400 }, point[] = { 20, 20 };
    CHECK(spans(fiji, 2, 177, 182));
    CHECK(spans(islands, 2, 172.5, 295));
    CHECK(spans(beyond, 2, 178, 195));
    CHECK(spans(europe, 2, -10, 40));
    CHECK(spans(around, 2, -180, 180) && spans(many, 1, -180, 180) && spans(NULL, 0, -180, 180));
    CHECK(spans(point, 1, 20, 20));
}

int main(void)
{
    RUN(the_whole_earth_is_drawn_or_refused);
    RUN(what_is_refused_as_a_whole_is_drawn_in_part);
    RUN(what_is_drawn_has_its_sea);
    RUN(a_map_of_all_data_ends_where_scales_are_out_of_proportion);
    RUN(longitudes_are_taken_the_short_way_round);
    return check_result();
}
