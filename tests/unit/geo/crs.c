#include "geo/crs.h"

#include <math.h>
#include <string.h>

#include "unit/check.h"

static cor_crs *opened(const char *definition)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    CHECK(cor_crs_open(&crs, definition, COR_NOWHERE, &report));
    if (report.errors)
        cor_report_print(stdout, &report);
    cor_report_clear(&report);
    return crs;
}

/* What PROJ 9.1's cs2cs says of EPSG:4326 to the CRS, in metres east and north. */
static void places_land_where_cs2cs_puts_them(void)
{
    static const struct {
        const char *definition;
        double lon, lat, x_m, y_m, tolerance_m;
    } known[] = {
        { "EPSG:32638", 46.4, 39.2, 620888.87628, 4339904.74988, 1e-4 },
        { "EPSG:32738", 44.25, -12.5, 418507.12098, 8618040.89794, 1e-4 },
        { "EPSG:3857", 44.5, 40.2, 4953717.34030, 4895048.44056, 1e-4 },
        { "urn:ogc:def:crs:EPSG::3857", 44.5, 40.2, 4953717.34030, 4895048.44056, 1e-4 },
        { "EPSG:3035", 5, 50, 3962799.45096, 2999718.85316, 1e-4 }, /* north first */
        { "EPSG:3031", 100, -75, 1613886.43869, -284571.72294, 1e-4 },
        { "EPSG:32661", 30, 85, 2277728.69569, 1518959.78834, 1e-4 }, /* north first, at a pole */
        { "EPSG:2154", 2.35, 48.85, 652301.56483, 6861302.72590, 1e-4 },
        { "EPSG:2263", -73.9, 40.7, 1011978.07676 * 1200 / 3937, 194321.16597 * 1200 / 3937,
          1e-4 },                                                      /* US survey feet */
        { "EPSG:28408", 46, 40, 8585499.37802, 4430098.52149, 1e-4 },  /* a datum shift */
        { "EPSG:2048", 19.5, -30, 48243.44861, -3320218.65051, 1e-4 }, /* west and south */
        { "EPSG:27700", -1, 52, 468748.55575, 233978.33877, 5 },
        { "EPSG:5514", 14.5, 50, -738542.86472, -1053416.55027, 15 }, /* shifts for two countries */
        { "EPSG:2065", 14.5, 50, -738542.86472, -1053416.55027, 15 }, /* south and west */
        { "EPSG:27572", 2.35, 48.85, 600990.89242, 2427961.51174, 1e-4 }, /* Paris, grads */
        { "ESRI:54030", 46, 40, 4005213.79720, 4276351.58384, 1e-4 },
        { "+proj=lcc +lat_1=38.5 +lat_2=39.8 +lat_0=39 +lon_0=46 +datum=WGS84", 46.9, 39.3,
          77627.47778, 33688.34473, 1e-4 },
        { "+proj=lcc +lat_1=38.5 +lat_2=39.8 +lat_0=39 +lon_0=46 +units=km", 46.9, 39.3,
          77627.47778, 33688.34473, 1e-4 },
        { "+proj=ortho +lat_0=40 +lon_0=45 +ellps=WGS84", 20, 10, -2654834.17572, -2795696.37244,
          1e-4 },
        { "+proj=moll +lon_0=0", -120, 50, -9127598.23453, 5873471.95621, 1e-4 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        cor_crs *crs = opened(known[i].definition);
        cor_xy p = cor_crs_forward(crs, (cor_lonlat){ known[i].lon, known[i].lat });
        cor_xy same;
        CHECK(hypot(p.x_m - known[i].x_m, p.y_m - known[i].y_m) < known[i].tolerance_m);
        cor_lonlat back = cor_crs_inverse(crs, p);
        /* PROJ's datum shifts come back to within a centimetre. */
        CHECK(fabs(back.lon_deg - known[i].lon) < 1e-7 && fabs(back.lat_deg - known[i].lat) < 1e-7);
        CHECK(cor_crs_image(crs, (cor_lonlat){ known[i].lon, known[i].lat }, &same));
        CHECK(same.x_m == p.x_m && same.y_m == p.y_m);
        cor_crs_free(crs);
    }
}

static void ordinates_of_a_file_are_in_the_units_of_its_crs(void)
{
    static const struct {
        const char *definition;
        double first, second, lon, lat;
    } known[] = {
        { "EPSG:32638", 620888.87628, 4339904.74988, 46.4, 39.2 },
        { "EPSG:2263", 1011978.07676, 194321.16597, -73.9, 40.7 }, /* US survey feet */
        { "EPSG:4269", -73.9, 40.7, -73.9, 40.7 },                 /* degrees, easting first */
        { "EPSG:4326", 46.4, 39.2, 46.4, 39.2 },
        { "EPSG:4807", 0, 50, 2.33722917, 45 },                  /* grads from Paris */
        { "EPSG:2048", -48243.44861, 3320218.65051, 19.5, -30 }, /* westing, southing */
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        cor_crs *crs = opened(known[i].definition);
        cor_lonlat p = cor_crs_place(crs, known[i].first, known[i].second);
        /* A datum shift moves grads from Paris by some metres. */
        double tolerance = i == 4 ? 1e-3 : 1e-9;
        CHECK(fabs(p.lon_deg - known[i].lon) < tolerance);
        CHECK(fabs(p.lat_deg - known[i].lat) < tolerance);
        CHECK(cor_crs_place(crs, (double)NAN, 0).lon_deg == HUGE_VAL);
        cor_crs_free(crs);
    }
}

static void a_geographic_crs_is_a_plate_carree_in_metres(void)
{
    static const char *const definitions[] = { "OGC:CRS84", "EPSG:4326",
                                               "+proj=longlat +datum=WGS84", "EPSG:4979" };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        cor_crs *crs = opened(definitions[i]);
        cor_xy p = cor_crs_forward(crs, (cor_lonlat){ 180, -45 });
        CHECK(fabs(p.x_m - 20037508.342789244) < 1e-6 && fabs(p.y_m + 5009377.085697311) < 1e-6);
        cor_lonlat back = cor_crs_inverse(crs, p);
        CHECK(fabs(back.lon_deg - 180) < 1e-12 && fabs(back.lat_deg + 45) < 1e-12);
        CHECK(cor_crs_is_geographic(crs) && cor_crs_family(crs) == COR_FAMILY_GEOGRAPHIC);
        cor_crs_free(crs);
    }
}

static void a_crs_says_what_it_is(void)
{
    static const struct {
        const char *definition, *name, *method, *id;
        cor_projection_family family;
        double lon, lat;
    } known[] = {
        { "EPSG:32638", "WGS 84 / UTM zone 38N", "Universal Transverse Mercator (UTM)", "tmerc",
          COR_FAMILY_TRANSVERSE, 45, 0 },
        { "EPSG:3857", "WGS 84 / Pseudo-Mercator", "Web Mercator / Pseudo Mercator", "webmerc",
          COR_FAMILY_CYLINDRICAL, 0, 0 },
        { "EPSG:27572", "NTF (Paris) / Lambert zone II", "Lambert Conformal Conic", "lcc",
          COR_FAMILY_CONIC, 2.33722917, 46.8 },
        { "EPSG:32661", "WGS 84 / UPS North (N,E)", "Stereographic", "stere", COR_FAMILY_AZIMUTHAL,
          0, 90 },
        { "+proj=robin +lon_0=150", "+proj=robin +lon_0=150", "Robinson", "robin",
          COR_FAMILY_PSEUDOCYLINDRICAL, 150, 0 },
        { "+proj=ortho +lat_0=40d30'S +lon_0=-170", "+proj=ortho +lat_0=40d30'S +lon_0=-170",
          "Orthographic", "ortho", COR_FAMILY_AZIMUTHAL, -170, -40.5 },
        { "+proj=wintri", "+proj=wintri", "Winkel Tripel", "wintri", COR_FAMILY_OTHER, 0, 0 },
        { "epsg:4326", "WGS 84", "Plate carrée", "longlat", COR_FAMILY_GEOGRAPHIC, 0, 0 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        cor_crs *crs = opened(known[i].definition);
        CHECK(strcmp(cor_crs_definition(crs), known[i].definition) == 0);
        CHECK(strcmp(cor_crs_name(crs), known[i].name) == 0);
        CHECK(strcmp(cor_crs_method(crs), known[i].method) == 0);
        CHECK(strcmp(cor_crs_proj_id(crs), known[i].id) == 0);
        CHECK(cor_crs_family(crs) == known[i].family);
        CHECK(fabs(cor_crs_central_lon_deg(crs) - known[i].lon) < 1e-7);
        CHECK(fabs(cor_crs_central_lat_deg(crs) - known[i].lat) < 1e-9);
        cor_crs_free(crs);
    }
}

static void wkt_means_what_its_code_means(void)
{
    static const char esri[] =
        "PROJCS[\"WGS_1984_UTM_Zone_38N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
        "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
        "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
        "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
        "PARAMETER[\"Central_Meridian\",45.0],PARAMETER[\"Scale_Factor\",0.9996],"
        "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    cor_crs *crs = opened(esri);
    cor_xy p = cor_crs_forward(crs, (cor_lonlat){ 46.4, 39.2 });
    CHECK(hypot(p.x_m - 620888.87628, p.y_m - 4339904.74988) < 1e-4);
    CHECK(cor_crs_family(crs) == COR_FAMILY_TRANSVERSE);
    cor_crs_free(crs);
}

static void what_has_no_image_is_infinite(void)
{
    static const struct {
        const char *definition;
        double lon, lat;
    } places[] = {
        { "+proj=ortho +lat_0=40 +lon_0=45", -135, 0 },
        { "+proj=gnom +lat_0=90", 0, -10 },
        { "EPSG:3857", 0, (double)NAN },
        { "EPSG:3857", (double)INFINITY, 0 },
        { "EPSG:4326", 0, 90.5 },
        { "+proj=robin", 0, -91 },
        { "+proj=laea +lat_0=90 +lon_0=0", 0, -90 },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_crs *crs = opened(places[i].definition);
        cor_lonlat p = { places[i].lon, places[i].lat };
        cor_xy to = cor_crs_forward(crs, p), image = { 5, 5 };
        CHECK(to.x_m == HUGE_VAL && to.y_m == HUGE_VAL);
        CHECK(!cor_crs_image(crs, p, &image) && image.x_m == 5);
        cor_crs_free(crs);
    }
    cor_crs *crs = opened("+proj=ortho +lat_0=40 +lon_0=45");
    cor_lonlat outside = cor_crs_inverse(crs, (cor_xy){ 7e6, 0 });
    CHECK(outside.lon_deg == HUGE_VAL && outside.lat_deg == HUGE_VAL);
    cor_crs_free(crs);
}

static void false_images_are_no_images(void)
{
    static const struct {
        const char *definition;
        double lon, lat;
        bool has_image;
    } places[] = {
        { "+proj=somerc +lat_0=47 +lon_0=7", -173, -40, false },
        { "+proj=krovak", -100, 0, false },
        { "+proj=gstmerc +lat_0=-21 +lon_0=55", -125, -60, false },
        { "+proj=moll", 180, 30, true },   /* its inverse gives up at the edge */
        { "+proj=putp4p", 20, 90, true },  /* its inverse is a thousandth of a degree off */
        { "+proj=robin", -180, 65, true }, /* a millionth */
        { "+proj=august", 180, 80, true }, /* it has no inverse */
        { "EPSG:32638", 46, 39, true },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_crs *crs = opened(places[i].definition);
        cor_xy image;
        CHECK(cor_crs_image(crs, (cor_lonlat){ places[i].lon, places[i].lat }, &image) ==
              places[i].has_image);
        cor_crs_free(crs);
    }
}

static void many_are_as_one(void)
{
    cor_crs *crs = opened("EPSG:28408");
    cor_lonlat in[50];
    cor_xy out[50];
    for (int i = 0; i < 50; i++)
        in[i] = (cor_lonlat){ 44 + 0.05 * i, 95 - i };
    cor_crs_forward_many(crs, in, out, 50);
    for (int i = 0; i < 50; i++) {
        cor_xy one = cor_crs_forward(crs, in[i]);
        CHECK(one.x_m == out[i].x_m && one.y_m == out[i].y_m);
    }
    CHECK(out[0].x_m == HUGE_VAL && out[49].x_m != HUGE_VAL);
    cor_crs_free(crs);
}

static void a_shift_that_is_not_known_is_noted(void)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    CHECK(cor_crs_open(&crs, "EPSG:4490", COR_NOWHERE, &report));
    CHECK(report.count == 1 && report.items[0].kind == COR_KIND_PROJECTION && !report.errors);
    cor_crs_free(crs);
    cor_report_clear(&report);
    CHECK(cor_crs_open(&crs, "EPSG:27700", COR_NOWHERE, &report) && report.count == 0);
    cor_crs_free(crs);
    cor_report_clear(&report);
}

static void a_turned_plane_has_its_bearing_up(void)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    CHECK(cor_crs_open(&crs, "EPSG:3857", COR_NOWHERE, &report));
    if (!crs)
        return;
    cor_crs_turn(crs, 90); /* east is up, north on the left */
    cor_xy east = cor_crs_forward(crs, (cor_lonlat){ 10, 0 });
    cor_xy north = cor_crs_forward(crs, (cor_lonlat){ 0, 10 });
    CHECK(fabs(east.x_m) < 1e-3 && east.y_m > 1e6);
    CHECK(north.x_m < -1e6 && fabs(north.y_m) < 1e-3);
    cor_crs_turn(crs, -33);
    cor_lonlat back = cor_crs_inverse(crs, cor_crs_forward(crs, (cor_lonlat){ 46, 39 }));
    CHECK(fabs(back.lon_deg - 46) < 1e-9 && fabs(back.lat_deg - 39) < 1e-9);
    cor_factors factors;
    CHECK(cor_crs_factors(crs, (cor_lonlat){ 46, 39 }, &factors));
    CHECK(fabs(factors.convergence_deg - 33) < 1e-6);
    cor_crs_free(crs);
    cor_report_clear(&report);
}

/* Heights stand beside a plane, or within a shift that is bound to both. */
static void of_a_crs_with_heights_the_plane_is_taken(void)
{
    static const char *const definitions[] = {
        "EPSG:7415", /* RD New and NAP */
        "COMPD_CS[\"x\",PROJCS[\"RD "
        "New\",GEOGCS[\"Amersfoort\",DATUM[\"Amersfoort\",SPHEROID[\"Bessel "
        "1841\",6377397.155,299.1528128],TOWGS84[565.417,50.3319,465.552,-0.398957,0.343988,-1."
        "8774,"
        "4.0725]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION["
        "\"Oblique_"
        "Stereographic\"],PARAMETER[\"latitude_of_origin\",52.15616055555555],PARAMETER[\"central_"
        "meridian\",5.38763888888889],PARAMETER[\"scale_factor\",0.9999079],PARAMETER[\"false_"
        "easting\""
        ",155000],PARAMETER[\"false_northing\",463000],UNIT[\"metre\",1]],VERT_CS[\"NAP\",VERT_"
        "DATUM["
        "\"NAP\",2005],UNIT[\"metre\",1]]]",
    };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        cor_crs *crs = opened(definitions[i]);
        cor_lonlat p = cor_crs_place(crs, 155000, 463000);
        CHECK(fabs(p.lon_deg - 5.38720621) < 1e-5 && fabs(p.lat_deg - 52.15517440) < 1e-5);
        CHECK(strstr(cor_crs_name(crs), "RD New") != NULL);
        cor_crs_free(crs);
    }
}

static void degrees_beyond_180_stay_on_their_turn(void)
{
    static const char *const definitions[] = { "EPSG:4326", "EPSG:4269", "OGC:CRS84", "EPSG:4258" };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        cor_crs *crs = opened(definitions[i]);
        CHECK(fabs(cor_crs_place(crs, 182, 10).lon_deg - 182) < 1e-9);
        CHECK(fabs(cor_crs_place(crs, -200, 10).lon_deg + 200) < 1e-9);
        CHECK(cor_crs_is_in_degrees(crs));
        cor_crs_free(crs);
    }
    cor_crs *paris = opened("EPSG:4807"); /* grads */
    CHECK(!cor_crs_is_in_degrees(paris));
    cor_crs_free(paris);
}

int main(void)
{
    RUN(places_land_where_cs2cs_puts_them);
    RUN(ordinates_of_a_file_are_in_the_units_of_its_crs);
    RUN(a_geographic_crs_is_a_plate_carree_in_metres);
    RUN(a_crs_says_what_it_is);
    RUN(wkt_means_what_its_code_means);
    RUN(what_has_no_image_is_infinite);
    RUN(false_images_are_no_images);
    RUN(many_are_as_one);
    RUN(a_shift_that_is_not_known_is_noted);
    RUN(a_turned_plane_has_its_bearing_up);
    RUN(of_a_crs_with_heights_the_plane_is_taken);
    RUN(degrees_beyond_180_stay_on_their_turn);
    return check_result();
}
