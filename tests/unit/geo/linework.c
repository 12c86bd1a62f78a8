/* Lines: they follow their true image, are cut where it jumps, and are never streaked. */
#include "geo/linework.h"

#include "geo/geodesics.h"
#include "unit/check.h"
#include "unit/geo/sheet.h"

static const char *const projections[] = {
    "+proj=lcc +lat_1=45 +lat_2=65 +lon_0=60 +datum=WGS84",
    "+proj=aea +lat_1=45 +lat_2=65 +lon_0=60 +datum=WGS84",
    "+proj=laea +lat_0=50 +lon_0=50 +datum=WGS84",
    "+proj=ortho +lat_0=50 +lon_0=60 +R=6371000",
    "+proj=stere +lat_0=90 +lon_0=0 +datum=WGS84",
    "+proj=gnom +lat_0=60 +lon_0=60 +R=6371000",
    "+proj=aeqd +lat_0=40 +lon_0=45 +datum=WGS84",
    "+proj=robin +lon_0=0 +datum=WGS84",
    "+proj=goode +lon_0=0 +R=6371000",
    "+proj=wintri +lon_0=10 +datum=WGS84",
    "+proj=merc +lon_0=0 +datum=WGS84",
    "+proj=utm +zone=38 +datum=WGS84",
    "+proj=poly +lon_0=60 +datum=WGS84",
    "OGC:CRS84",
};
enum { PROJECTIONS = sizeof projections / sizeof *projections };

/* The largest distance of the true image's points in the frame from what is drawn. */
static double departure_mm(const sheet *s, cor_lonlat (*at)(double), int samples)
{
    double worst = 0;
    for (int i = 0; i <= samples; i++) {
        cor_pt p;
        if (cor_view_point(s->view, at((double)i / samples), &p))
            worst = fmax(worst, sheet_distance_pt(s, p));
    }
    return worst / sheet_mm;
}

/* The largest distance of what is drawn (vertices and middles) from the true image. */
static double streak_mm(const sheet *s, cor_lonlat (*at)(double), int samples)
{
    sheet truth = { 0 };
    double worst = 0;
    for (int i = 0; i <= samples; i++) {
        cor_pt p;
        bool visible = cor_view_point_anywhere(s->view, at((double)i / samples), &p);
        if (!visible && truth.path.contour_count)
            cor_path_begin(&truth.path, false);
        if (!visible)
            continue;
        if (!truth.path.contour_count)
            cor_path_begin(&truth.path, false);
        cor_path_add(&truth.path, p);
    }
    for (size_t i = 0; i < s->path.contour_count; i++) {
        cor_contour c = s->path.contours[i];
        for (size_t k = 0; k + 1 < c.count; k++) {
            cor_pt a = s->path.points[c.first + k], b = s->path.points[c.first + k + 1];
            cor_pt middle = { (a.x_pt + b.x_pt) / 2, (a.y_pt + b.y_pt) / 2 };
            worst = fmax(worst, sheet_distance_pt(&truth, middle));
        }
    }
    cor_path_free(&truth.path);
    return worst / sheet_mm;
}

static cor_lonlat on_sixty_north(double t)
{
    return (cor_lonlat){ 20 + 80 * t, 60 };
}

static void the_line_along_sixty_north_follows_its_parallel(void)
{
    static const cor_lonlat line[] = { { 20, 60 }, { 100, 60 } };
    for (int i = 0; i < PROJECTIONS; i++) {
        sheet s = sheet_open(projections[i], (cor_xy){ 0, 0 }, 1.2e7, COR_EDGES_PLANAR);
        cor_view_line(s.view, line, 2, &s.path);
        double off = departure_mm(&s, on_sixty_north, 4000);
        double streak = streak_mm(&s, on_sixty_north, 4000);
        CHECK(s.path.contour_count > 0);
        CHECK(off <= 0.05);
        CHECK(streak <= 0.05);
        if (off > 0.05 || streak > 0.05)
            printf("  %s: %g mm, %g mm\n", projections[i], off, streak);
        sheet_close(&s);
    }
}

static cor_lonlat on_geodesic(double t)
{
    static const cor_lonlat from = { 20, 60 }, to = { 100, 60 };
    double length = cor_geodesic_distance_m(from, to);
    return cor_geodesic_direct(from, cor_geodesic_azimuth_deg(from, to), t * length);
}

static void a_geodesic_edge_follows_the_shortest_path(void)
{
    static const cor_lonlat line[] = { { 20, 60 }, { 100, 60 } };
    for (int i = 0; i < PROJECTIONS; i++) {
        sheet s = sheet_open(projections[i], (cor_xy){ 0, 0 }, 1.2e7, COR_EDGES_GEODESIC);
        cor_view_line(s.view, line, 2, &s.path);
        double off = departure_mm(&s, on_geodesic, 4000);
        CHECK(off <= 0.05);
        if (off > 0.05)
            printf("  %s: %g mm\n", projections[i], off);
        sheet_close(&s);
    }
}

static cor_lonlat on_loxodrome(double t)
{
    double y = asinh(tan(10 * M_PI / 180)) * (1 - t) + asinh(tan(70 * M_PI / 180)) * t;
    return (cor_lonlat){ -60 + 160 * t, atan(sinh(y)) * 180 / M_PI };
}

static void a_mercator_edge_is_a_loxodrome(void)
{
    static const cor_lonlat line[] = { { -60, 10 }, { 100, 70 } };
    for (int i = 0; i < PROJECTIONS; i++) {
        sheet s = sheet_open(projections[i], (cor_xy){ 0, 0 }, 1.2e7, COR_EDGES_MERCATOR);
        cor_view_line(s.view, line, 2, &s.path);
        double off = departure_mm(&s, on_loxodrome, 4000);
        CHECK(off <= 0.05);
        if (off > 0.05)
            printf("  %s: %g mm\n", projections[i], off);
        sheet_close(&s);
    }
}

static cor_lonlat on_meridian(double t)
{
    return (cor_lonlat){ 130, 89 * t };
}

static void a_meridian_follows_a_kink_in_the_projection(void)
{
    sheet s = sheet_open("+proj=goode +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    cor_view_meridian(s.view, 130, 0, 89, &s.path);
    CHECK(departure_mm(&s, on_meridian, 20000) <= 0.05);
    sheet_close(&s);
}

static cor_lonlat on_diagonal(double t)
{
    return (cor_lonlat){ 55 * (2 * t - 1), 65 * (2 * t - 1) };
}

static void an_s_curve_with_its_middle_on_the_chord_is_followed(void)
{
    static const cor_lonlat line[] = { { -55, -65 }, { 55, 65 } };
    sheet s = sheet_open("+proj=sinu +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.point_count > 8);
    CHECK(departure_mm(&s, on_diagonal, 4000) <= 0.05);
    sheet_close(&s);
}

static double longest_segment_pt(const sheet *s)
{
    double longest = 0;
    for (size_t i = 0; i < s->path.contour_count; i++) {
        cor_contour c = s->path.contours[i];
        for (size_t k = 0; k + 1 < c.count; k++) {
            cor_pt a = s->path.points[c.first + k], b = s->path.points[c.first + k + 1];
            longest = fmax(longest, hypot(a.x_pt - b.x_pt, a.y_pt - b.y_pt));
        }
    }
    return longest;
}

static void a_line_past_180_is_cut_at_the_edge_of_the_map(void)
{
    static const cor_lonlat line[] = { { 170, 10 }, { 190, 20 } };
    sheet s = sheet_open("+proj=eqc +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 2);
    CHECK(longest_segment_pt(&s) < 20);
    sheet_close(&s);
}

static void a_geodesic_from_179_to_minus_179_goes_the_short_way(void)
{
    static const cor_lonlat line[] = { { 179, 10 }, { -179, 10 } };
    sheet s = sheet_open("+proj=robin +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_GEODESIC);
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 2);
    CHECK(longest_segment_pt(&s) < 3);
    cor_path_clear(&s.path);
    sheet_close(&s);
    s = sheet_open("+proj=robin +lon_0=180 +R=6371000", (cor_xy){ 0, 0 }, 2.1e7,
                   COR_EDGES_GEODESIC);
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 1);
    sheet_close(&s);
}

static void the_antimeridian_is_drawn_on_both_sides_of_the_map(void)
{
    sheet s = sheet_open("+proj=robin +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    cor_view_meridian(s.view, 180, -90, 90, &s.path);
    CHECK(s.path.contour_count == 2);
    cor_rect b;
    CHECK(cor_path_bounds(&s.path, &b) && b.x0_pt < 60 && b.x1_pt > 540);
    sheet_close(&s);
}

static void an_image_that_jumps_is_cut_not_streaked(void)
{
    /* The seam of this projection is no meridian: only the jump itself tells. */
    sheet s = sheet_open_torn("+proj=bertin1953 +R=6371000", (cor_xy){ 0, 0 }, 2.1e7,
                              COR_EDGES_PLANAR, true);
    for (int lat = -80; lat <= 80; lat += 10)
        cor_view_parallel(s.view, lat, -180, 180, &s.path);
    CHECK(s.path.contour_count > 17);
    CHECK(longest_segment_pt(&s) < 40);
    sheet_close(&s);
}

static void nothing_is_drawn_beyond_the_horizon(void)
{
    static const cor_lonlat line[] = { { 100, 0 }, { 260, 10 } };
    sheet s = sheet_open("+proj=ortho +R=6371000", (cor_xy){ 0, 0 }, 7e6, COR_EDGES_PLANAR);
    cor_view_line(s.view, line, 2, &s.path);
    CHECK(s.path.contour_count == 0);
    cor_view_parallel(s.view, 0, -180, 180, &s.path);
    CHECK(s.path.contour_count == 1);
    cor_rect b;
    double left = 300 - sheet_radius_m * s.pt_per_m;
    CHECK(cor_path_bounds(&s.path, &b) && fabs(b.x0_pt - left) < 0.01);
    sheet_close(&s);
}

static void points_without_image_are_refused(void)
{
    sheet s = sheet_open("+proj=ortho +R=6371000", (cor_xy){ 0, 0 }, 3e6, COR_EDGES_PLANAR);
    cor_pt p = { -1, -1 };
    CHECK(!cor_view_point(s.view, (cor_lonlat){ 120, 0 }, &p));
    CHECK(!cor_view_point(s.view, (cor_lonlat){ 60, 0 }, &p)); /* outside of the frame */
    CHECK(p.x_pt == -1 && p.y_pt == -1);
    CHECK(cor_view_point_anywhere(s.view, (cor_lonlat){ 60, 0 }, &p) && p.x_pt > 600);
    CHECK(cor_view_point(s.view, (cor_lonlat){ 0, 0 }, &p));
    CHECK(fabs(p.x_pt - 300) < 1e-9 && fabs(p.y_pt - 300) < 1e-9);
    sheet_close(&s);
}

static void a_page_point_leads_back_to_where_it_came_from(void)
{
    for (int i = 0; i < PROJECTIONS; i++) {
        sheet s = sheet_open(projections[i], (cor_xy){ 0, 0 }, 1.2e7, COR_EDGES_PLANAR);
        cor_lonlat p = { 47.3, 40.2 }, back = { 0, 0 };
        cor_pt at;
        if (cor_view_point(s.view, p, &at))
            CHECK(cor_view_unproject(s.view, at, &back) && fabs(back.lon_deg - p.lon_deg) < 1e-7 &&
                  fabs(back.lat_deg - p.lat_deg) < 1e-7);
        sheet_close(&s);
    }
}

static void beyond_the_edge_of_the_map_there_is_no_place(void)
{
    sheet s = sheet_open("+proj=eqc +R=6371000", (cor_xy){ 0, 0 }, 3e7, COR_EDGES_PLANAR);
    cor_lonlat p;
    CHECK(!cor_view_unproject(s.view, (cor_pt){ 10, 300 }, &p));
    CHECK(!cor_view_unproject(s.view, (cor_pt){ 300, 10 }, &p));
    CHECK(cor_view_unproject(s.view, (cor_pt){ 300, 300 }, &p));
    sheet_close(&s);
}

int main(void)
{
    RUN(the_line_along_sixty_north_follows_its_parallel);
    RUN(a_geodesic_edge_follows_the_shortest_path);
    RUN(a_mercator_edge_is_a_loxodrome);
    RUN(a_meridian_follows_a_kink_in_the_projection);
    RUN(an_s_curve_with_its_middle_on_the_chord_is_followed);
    RUN(a_line_past_180_is_cut_at_the_edge_of_the_map);
    RUN(a_geodesic_from_179_to_minus_179_goes_the_short_way);
    RUN(the_antimeridian_is_drawn_on_both_sides_of_the_map);
    RUN(an_image_that_jumps_is_cut_not_streaked);
    RUN(nothing_is_drawn_beyond_the_horizon);
    RUN(points_without_image_are_refused);
    RUN(a_page_point_leads_back_to_where_it_came_from);
    RUN(beyond_the_edge_of_the_map_there_is_no_place);
    return check_result();
}
