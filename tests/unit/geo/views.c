/* What a frame shows of the earth, what it hides, and where the map ends. */
#include "unit/check.h"
#include "unit/geo/sheet.h"

static cor_xy image(const char *crs, cor_lonlat p)
{
    sheet s = sheet_open(crs, (cor_xy){ 0, 0 }, 1e6, COR_EDGES_PLANAR);
    cor_xy at = cor_crs_forward(s.crs, p);
    sheet_close(&s);
    return at;
}

static void a_frame_inside_the_map_is_bounded_by_its_rim(void)
{
    static const char crs[] = "+proj=eqc +R=6371000";
    cor_xy centre = image(crs, (cor_lonlat){ 46, 40 });
    double degree_m = 6371000 * M_PI / 180;
    sheet s = sheet_open(crs, centre, 3 * degree_m, COR_EDGES_PLANAR);
    cor_bbox b;
    CHECK(cor_view_bounds(s.view, &b));
    double margin = 5 * 6.0 / 600; /* of the clip rectangle, in degrees */
    CHECK(fabs(b.west_deg - (43 - margin)) < 1e-6 && fabs(b.east_deg - (49 + margin)) < 1e-6);
    CHECK(fabs(b.south_deg - (37 - margin)) < 1e-6 && fabs(b.north_deg - (43 + margin)) < 1e-6);
    sheet_close(&s);
}

static void bounds_across_the_antimeridian_have_west_beyond_east(void)
{
    static const char crs[] = "+proj=merc +lon_0=180 +R=6371000";
    sheet s = sheet_open(crs, image(crs, (cor_lonlat){ 180, -17 }), 5e5, COR_EDGES_PLANAR);
    cor_bbox b;
    CHECK(cor_view_bounds(s.view, &b));
    CHECK(b.west_deg > 170 && b.west_deg < 180 && b.east_deg < -170 && b.east_deg > -180);
    CHECK(!cor_view_hides(s.view, (cor_bbox){ 179, -18, 180, -17 }));
    CHECK(!cor_view_hides(s.view, (cor_bbox){ -180, -18, -179, -17 }));
    CHECK(!cor_view_hides(s.view, (cor_bbox){ 178, -18, 182, -17 }));
    CHECK(!cor_view_hides(s.view, (cor_bbox){ 178, -18, -178, -17 }));
    CHECK(!cor_view_hides(s.view, (cor_bbox){ -180, -90, 180, 90 }));
    CHECK(cor_view_hides(s.view, (cor_bbox){ -170, -18, 170, -17 }));
    CHECK(cor_view_hides(s.view, (cor_bbox){ 178, 18, 182, 19 }));
    sheet_close(&s);
}

static void a_frame_around_a_pole_sees_all_longitudes(void)
{
    sheet s = sheet_open("EPSG:3031", (cor_xy){ 1e5, 2e5 }, 1e6, COR_EDGES_PLANAR);
    cor_bbox b;
    CHECK(cor_view_bounds(s.view, &b));
    CHECK(b.west_deg == -180 && b.east_deg == 180 && b.south_deg == -90);
    CHECK(b.north_deg < -70 && b.north_deg > -80);
    CHECK(!cor_view_hides(s.view, (cor_bbox){ 20, -85, 21, -84 }));
    CHECK(cor_view_hides(s.view, (cor_bbox){ 20, -50, 21, -49 }));
    sheet_close(&s);
}

static void a_frame_around_the_whole_map_sees_the_world(void)
{
    static const char *const crs[] = { "+proj=robin +lon_0=40 +R=6371000", "+proj=igh +R=6371000",
                                       "+proj=laea +R=6371000", "+proj=eqc +R=6371000" };
    for (int i = 0; i < 4; i++) {
        sheet s = sheet_open(crs[i], (cor_xy){ 0, 0 }, 2.2e7, COR_EDGES_PLANAR);
        cor_bbox b;
        CHECK(cor_view_bounds(s.view, &b));
        CHECK(b.west_deg == -180 && b.east_deg == 180);
        CHECK(b.south_deg < -89.9 && b.north_deg > 89.9);
        CHECK(!cor_view_hides(s.view, (cor_bbox){ -180, -90, -170, -80 }));
        sheet_close(&s);
    }
}

static void a_frame_beside_the_map_sees_nothing(void)
{
    sheet s = sheet_open("+proj=ortho +R=6371000", (cor_xy){ 3e7, 0 }, 1e6, COR_EDGES_PLANAR);
    static const cor_lonlat line[] = { { -20, 0 }, { 20, 0 } };
    cor_bbox b;
    CHECK(!cor_view_bounds(s.view, &b));
    CHECK(cor_view_hides(s.view, (cor_bbox){ -180, -90, 180, 90 }));
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 0);
    sheet_close(&s);
}

static void a_geodesic_may_be_seen_where_its_ends_are_not(void)
{
    static const cor_lonlat line[] = { { -60, 50 }, { 60, 50 } };
    static const char crs[] = "+proj=laea +lat_0=67 +lon_0=0 +R=6371000";
    sheet s = sheet_open(crs, (cor_xy){ 0, 0 }, 5e5, COR_EDGES_GEODESIC);
    CHECK(!cor_view_hides(s.view, (cor_bbox){ -60, 50, 60, 50 }));
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 1);
    sheet_close(&s);
}

static void nothing_is_hidden_that_would_be_drawn(void)
{
    static const char *const crs[] = { "EPSG:3035", "EPSG:32638", "EPSG:3031",
                                       "+proj=ortho +lat_0=40 +lon_0=170 +R=6371000",
                                       "+proj=merc +lon_0=150 +R=6371000" };
    static const cor_lonlat homes[] = { { 10, 52 }, { 45, 40 }, { 170, -80 }, { 175, 45 },
                                        { -178, -17 } };
    unsigned long long seed = 7;
    for (int i = 0; i < 5; i++) {
        sheet s = sheet_open(crs[i], image(crs[i], homes[i]), 8e5, COR_EDGES_PLANAR);
        for (int k = 0; k < 400; k++) {
            double lon = homes[i].lon_deg + (sheet_random(&seed) - 0.5) * 60;
            double lat = fmin(homes[i].lat_deg + (sheet_random(&seed) - 0.5) * 40, 80);
            lat = fmax(lat, -89.5);
            cor_bbox b = { lon, lat, lon + sheet_random(&seed) * 4,
                           lat + sheet_random(&seed) * 4 };
            const cor_lonlat ring[] = { { b.west_deg, b.south_deg }, { b.east_deg, b.south_deg },
                                        { b.east_deg, b.north_deg }, { b.west_deg, b.north_deg },
                                        { b.west_deg, b.south_deg } };
            cor_path_clear(&s.path);
            sheet_polygon(&s, ring, 5);
            CHECK(!s.path.contour_count || !cor_view_hides(s.view, b));
        }
        sheet_close(&s);
    }
}

static void what_is_drawn_stays_inside_the_clip_rectangle(void)
{
    static const cor_lonlat ring[] = { { -170, -80 }, { 170, -75 }, { 160, 80 }, { -160, 70 },
                                       { -170, -80 } };
    static const char *const crs[] = { "EPSG:3857", "+proj=ortho +lat_0=20 +R=6371000",
                                       "+proj=lcc +lat_1=30 +lat_2=60 +R=6371000",
                                       "+proj=gnom +R=6371000" };
    for (int i = 0; i < 4; i++) {
        sheet s = sheet_open(crs[i], (cor_xy){ 2e6, 3e6 }, 4e6, COR_EDGES_PLANAR);
        sheet_polygon(&s, ring, 5);
        sheet_outline(&s, ring, 5);
        cor_view_sphere(s.view, &s.path);
        cor_rect b;
        CHECK(cor_path_bounds(&s.path, &b));
        CHECK(b.x0_pt >= -5 && b.y0_pt >= -5 && b.x1_pt <= 605 && b.y1_pt <= 605);
        sheet_close(&s);
    }
}

static void the_sphere_is_one_contour_without_gaps(void)
{
    static const char *const crs[] = {
        "+proj=robin +R=6371000",    "+proj=igh +R=6371000",   "+proj=ortho +lat_0=0 +R=6371000",
        "+proj=laea +R=6371000",     "+proj=eqc +R=6371000",   "+proj=lcc +lat_1=30 +R=6371000",
        "+proj=tmerc +approx +R=6371000", "+proj=wintri +R=6371000",
    };
    for (size_t i = 0; i < sizeof crs / sizeof *crs; i++) {
        sheet s = sheet_open(crs[i], (cor_xy){ 0, 0 }, 2.2e7, COR_EDGES_PLANAR);
        cor_view_sphere(s.view, &s.path);
        CHECK(s.path.contour_count == 1 && s.path.contours[0].closed);
        unsigned long long seed = 3;
        for (int k = 0; k < 300; k++) {
            cor_lonlat p = { sheet_random(&seed) * 358 - 179, sheet_random(&seed) * 178 - 89 };
            cor_pt at;
            if (cor_view_point(s.view, p, &at) && sheet_distance_pt(&s, at) > 0.5)
                CHECK(sheet_fills(&s, at));
        }
        sheet_close(&s);
    }
}

static void a_horizon_may_be_drawn_in(void)
{
    sheet s = sheet_open("+proj=gnom +R=6371000", (cor_xy){ 0, 0 }, 2e7, COR_EDGES_PLANAR);
    cor_view_options options = *cor_view_get_options(s.view);
    cor_pt p;
    CHECK(cor_view_point(s.view, (cor_lonlat){ 61, 0 }, &p));
    options.horizon_deg = 60;
    cor_report report = { 0 };
    cor_view *narrow = NULL;
    CHECK(cor_view_new(&narrow, &options, COR_NOWHERE, &report));
    CHECK(!cor_view_point(narrow, (cor_lonlat){ 61, 0 }, &p));
    cor_view_sphere(narrow, &s.path);
    double radius = sheet_radius_m * tan(60 * M_PI / 180);
    CHECK(fabs(sheet_area_m2(&s) / (M_PI * radius * radius) - 1) < 2e-3);
    cor_view_free(narrow);
    sheet_close(&s);
}

static void a_frame_without_area_is_an_error(void)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    cor_view *view = NULL;
    CHECK(cor_crs_open(&crs, "OGC:CRS84", COR_NOWHERE, &report));
    const cor_view_options options = { .crs = crs, .extent = { 0, 0, 0, 1 },
                                       .frame = { 0, 0, 10, 10 } };
    CHECK(!cor_view_new(&view, &options, COR_NOWHERE, &report));
    CHECK(view == NULL && report.errors == 1);
    cor_report_clear(&report);
    cor_crs_free(crs);
}

int main(void)
{
    RUN(a_frame_inside_the_map_is_bounded_by_its_rim);
    RUN(bounds_across_the_antimeridian_have_west_beyond_east);
    RUN(a_frame_around_a_pole_sees_all_longitudes);
    RUN(a_frame_around_the_whole_map_sees_the_world);
    RUN(a_frame_beside_the_map_sees_nothing);
    RUN(a_geodesic_may_be_seen_where_its_ends_are_not);
    RUN(nothing_is_hidden_that_would_be_drawn);
    RUN(what_is_drawn_stays_inside_the_clip_rectangle);
    RUN(the_sphere_is_one_contour_without_gaps);
    RUN(a_horizon_may_be_drawn_in);
    RUN(a_frame_without_area_is_an_error);
    return check_result();
}
