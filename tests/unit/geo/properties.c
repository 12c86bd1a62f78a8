/* What holds for every input: seeded cases, and the seed of the first that fails. */
#include "base/str.h"
#include "geo/clip.h"
#include "geo/geodesics.h"
#include "geo/simplify.h"
#include "unit/check.h"
#include "unit/geo/sheet.h"

enum { CASES = 2000 };

static const double infinite = HUGE_VAL;

static double between(unsigned long long *seed, double low, double high)
{
    return low + (high - low) * sheet_random(seed);
}

static size_t count_of(unsigned long long *seed, size_t least, size_t most)
{
    return least + (size_t)(sheet_random(seed) * (double)(most - least + 1));
}

/* Whole numbers, so that vertices fall on borders and edges along them. */
static cor_spot any_spot(unsigned long long *seed, bool whole)
{
    cor_spot s = { between(seed, -10, 10), between(seed, -10, 10) };
    return whole ? (cor_spot){ round(s.x), round(s.y) } : s;
}

static void any_shape(cor_shape *out, unsigned long long *seed, size_t runs, size_t least)
{
    bool whole = sheet_random(seed) < 0.5;
    for (size_t r = 0; r < runs; r++) {
        size_t count = count_of(seed, least, 12);
        cor_shape_begin(out);
        for (size_t i = 0; i < count; i++)
            cor_shape_add(out, any_spot(seed, whole));
    }
}

static cor_window any_window(unsigned long long *seed)
{
    cor_spot a = any_spot(seed, true), b = any_spot(seed, true);
    cor_window w = { fmin(a.x, b.x), fmin(a.y, b.y), fmax(a.x, b.x) + 1, fmax(a.y, b.y) + 1 };
    if (sheet_random(seed) < 0.2)
        w.x0 = -infinite;
    if (sheet_random(seed) < 0.2)
        w.y1 = infinite;
    return w;
}

static bool all_inside(const cor_shape *shape, cor_window w)
{
    for (size_t i = 0; i < shape->count; i++) {
        cor_spot s = shape->spots[i];
        if (!(s.x >= w.x0 && s.x <= w.x1 && s.y >= w.y0 && s.y <= w.y1))
            return false;
    }
    return true;
}

static bool same_shape(const cor_shape *a, const cor_shape *b)
{
    bool same = a->count == b->count && a->run_count == b->run_count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->spots[i].x == b->spots[i].x && a->spots[i].y == b->spots[i].y;
    return same;
}

/* By the even-odd rule over all rings. */
static bool fills(const cor_shape *rings, cor_spot p)
{
    bool inside = false;
    for (size_t r = 0; r < rings->run_count; r++) {
        const cor_spot *at = rings->spots + rings->runs[r].first;
        size_t n = rings->runs[r].count;
        for (size_t i = 0; i < n; i++) {
            cor_spot a = at[i], b = at[(i + 1) % n];
            if ((a.y > p.y) != (b.y > p.y) && a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y) > p.x)
                inside = !inside;
        }
    }
    return inside;
}

static double distance(cor_spot p, const cor_shape *lines, bool closed)
{
    double nearest = infinite;
    for (size_t r = 0; r < lines->run_count; r++) {
        const cor_spot *at = lines->spots + lines->runs[r].first;
        size_t n = lines->runs[r].count;
        for (size_t i = 0; i + 1 < n + closed; i++) {
            cor_spot a = at[i], b = at[(i + 1) % n];
            nearest =
                fmin(nearest, sheet_segment_distance((cor_pt){ p.x, p.y }, (cor_pt){ a.x, a.y },
                                                     (cor_pt){ b.x, b.y }));
        }
    }
    return nearest;
}

static void copy_shape(cor_shape *out, const cor_shape *from)
{
    cor_shape_clear(out);
    for (size_t r = 0; r < from->run_count; r++) {
        cor_shape_begin(out);
        cor_shape_add_run(out, from->spots + from->runs[r].first, from->runs[r].count, false);
    }
}

/* False at a place whose filling the clip has changed; places near an edge are not asked. */
static bool same_filling(const cor_shape *before, const cor_shape *after, cor_window w,
                         unsigned long long *seed)
{
    for (int i = 0; i < 20; i++) {
        cor_spot p = { between(seed, fmax(w.x0, -11), fmin(w.x1, 11)),
                       between(seed, fmax(w.y0, -11), fmin(w.y1, 11)) };
        if (distance(p, before, true) > 1e-9 && fills(before, p) != fills(after, p))
            return false;
    }
    return true;
}

static void clipped_rings_are_inside_fill_the_same_and_clip_to_themselves(void)
{
    cor_clipper clipper = { 0 };
    cor_shape rings = { 0 }, before = { 0 }, again = { 0 };
    for (unsigned long long c = 0; c < CASES; c++) {
        unsigned long long seed = c;
        cor_shape_clear(&rings);
        any_shape(&rings, &seed, count_of(&seed, 1, 3), 3);
        cor_window w = any_window(&seed);
        copy_shape(&before, &rings);
        cor_clip_rings(&clipper, &rings, w);
        copy_shape(&again, &rings);
        cor_clip_rings(&clipper, &again, w);
        bool well = all_inside(&rings, w) && same_shape(&rings, &again) &&
                    same_filling(&before, &rings, w, &seed);
        CHECK(well);
        if (!well) {
            printf("  seed %llu: inside %d, again %d\n", c, all_inside(&rings, w),
                   same_shape(&rings, &again));
            break;
        }
    }
    cor_clipper_free(&clipper);
    cor_shape_free(&rings);
    cor_shape_free(&before);
    cor_shape_free(&again);
}

/* Every piece lies on the line, and what of the line is inside lies on a piece. */
static bool same_line(const cor_shape *line, const cor_shape *pieces, cor_window w,
                      unsigned long long *seed)
{
    for (size_t i = 0; i < pieces->count; i++)
        if (distance(pieces->spots[i], line, false) > 1e-9)
            return false;
    for (int i = 0; i < 20; i++) {
        size_t edge = count_of(seed, 0, line->runs[0].count - 2);
        cor_spot p = cor_spot_mix(line->spots[edge], line->spots[edge + 1], sheet_random(seed));
        bool inside = p.x > w.x0 && p.x < w.x1 && p.y > w.y0 && p.y < w.y1;
        if (inside && distance(p, pieces, false) > 1e-9)
            return false;
    }
    return true;
}

static void clipped_lines_are_the_parts_inside_and_clip_to_themselves(void)
{
    cor_shape line = { 0 }, pieces = { 0 }, again = { 0 };
    for (unsigned long long c = 0; c < CASES; c++) {
        unsigned long long seed = c + 50000;
        cor_shape_clear(&line);
        cor_shape_clear(&pieces);
        cor_shape_clear(&again);
        any_shape(&line, &seed, 1, 2);
        cor_window w = any_window(&seed);
        cor_clip_lines(&line, w, &pieces);
        cor_clip_lines(&pieces, w, &again);
        bool well = all_inside(&pieces, w) && same_shape(&pieces, &again) &&
                    same_line(&line, &pieces, w, &seed);
        CHECK(well);
        if (!well) {
            printf("  seed %llu: inside %d, again %d\n", c + 50000, all_inside(&pieces, w),
                   same_shape(&pieces, &again));
            break;
        }
    }
    cor_shape_free(&line);
    cor_shape_free(&pieces);
    cor_shape_free(&again);
}

/* A walk whose steps are small beside the cells. */
static void any_walk(cor_shape *out, unsigned long long *seed)
{
    size_t count = count_of(seed, 2, 200);
    double step = between(seed, 0.01, 1);
    cor_spot at = any_spot(seed, false);
    cor_shape_begin(out);
    for (size_t i = 0; i < count; i++) {
        cor_shape_add(out, at);
        at.x += between(seed, -step, step);
        at.y += between(seed, -step, step);
    }
}

/* The largest distance of a's vertices and middles from b. */
static double far_from(const cor_shape *a, const cor_shape *b)
{
    double worst = 0;
    for (size_t i = 0; i < a->count; i++) {
        worst = fmax(worst, distance(a->spots[i], b, false));
        if (i + 1 < a->count)
            worst =
                fmax(worst, distance(cor_spot_mix(a->spots[i], a->spots[i + 1], 0.5), b, false));
    }
    return worst;
}

static bool is_end(const cor_shape *a, size_t i, const cor_shape *b, size_t k)
{
    return a->spots[i].x == b->spots[k].x && a->spots[i].y == b->spots[k].y;
}

static void a_simplified_line_keeps_its_ends_and_stays_within_a_cell(void)
{
    cor_shape line = { 0 }, simple = { 0 }, back = { 0 }, again = { 0 };
    for (unsigned long long c = 0; c < CASES; c++) {
        unsigned long long seed = c + 100000;
        cor_shape_clear(&line);
        any_walk(&line, &seed);
        double size = between(&seed, 0.05, 0.8), bound = size * sqrt(2) + 1e-12;
        copy_shape(&simple, &line);
        cor_simplify_lines(&simple, size);
        copy_shape(&again, &simple);
        cor_simplify_lines(&again, size);
        cor_shape_clear(&back);
        cor_shape_begin(&back);
        cor_shape_add_run(&back, line.spots, line.count, true);
        cor_simplify_lines(&back, size);
        bool ends = is_end(&line, 0, &simple, 0) &&
                    is_end(&line, line.count - 1, &simple, simple.count - 1);
        bool mirrored = back.count == simple.count;
        for (size_t i = 0; mirrored && i < back.count; i++)
            mirrored = is_end(&back, i, &simple, simple.count - 1 - i);
        double far = fmax(far_from(&line, &simple), far_from(&simple, &line));
        bool well = ends && mirrored && same_shape(&simple, &again) && far <= bound;
        CHECK(well);
        if (!well) {
            printf("  seed %llu: ends %d, mirrored %d, %g of %g\n", c + 100000, ends, mirrored, far,
                   bound);
            break;
        }
    }
    cor_shape_free(&line);
    cor_shape_free(&simple);
    cor_shape_free(&back);
    cor_shape_free(&again);
}

static const struct {
    const char *crs;
    cor_bbox area; /* of use */
} projections[] = {
    { "EPSG:32638", { 42, 0, 48, 84 } },
    { "EPSG:3857", { -180, -85, 180, 85 } },
    { "EPSG:3035", { -16, 32, 40, 84 } },
    { "EPSG:3031", { -180, -90, 180, -60 } },
    { "EPSG:3995", { -180, 60, 180, 90 } },
    { "EPSG:4326", { -180, -90, 180, 90 } },
    { "+proj=lcc +lat_1=38.5 +lat_2=39.8 +lat_0=39 +lon_0=46 +datum=WGS84", { 38, 34, 54, 44 } },
    { "+proj=aea +lat_1=38 +lat_2=42 +lat_0=40 +lon_0=46 +datum=WGS84", { 38, 34, 54, 44 } },
    { "+proj=laea +lat_0=40 +lon_0=46 +datum=WGS84", { 0, -10, 90, 80 } },
    { "+proj=aeqd +lat_0=40 +lon_0=46 +datum=WGS84", { 0, -10, 90, 80 } },
    { "+proj=robin +datum=WGS84", { -179, -89, 179, 89 } },
    { "+proj=moll +datum=WGS84", { -179, -85, 179, 85 } },
    { "+proj=eqearth +datum=WGS84", { -179, -89, 179, 89 } },
    { "+proj=ortho +lat_0=40 +lon_0=46 +datum=WGS84", { 10, 0, 80, 75 } },
};
enum { PROJECTIONS = sizeof projections / sizeof *projections };

/* PROJ 9.1 has the authalic latitude from a series of three terms, which is 1.6 mm off. */
static bool is_authalic(const cor_crs *crs)
{
    cor_str id = cor_str_of(cor_crs_proj_id(crs));
    return cor_str_is(id, "laea") || cor_str_is(id, "eqearth");
}

static void a_projected_place_leads_back_within_a_millimetre(void)
{
    for (int i = 0; i < PROJECTIONS; i++) {
        cor_report report = { 0 };
        cor_crs *crs = NULL;
        CHECK(cor_crs_open(&crs, projections[i].crs, COR_NOWHERE, &report));
        cor_bbox a = projections[i].area;
        double worst = 0;
        unsigned long long seed = 150000;
        for (int c = 0; crs && c < CASES; c++) {
            cor_lonlat p = { between(&seed, a.west_deg, a.east_deg),
                             between(&seed, a.south_deg, a.north_deg) };
            double off = cor_geodesic_distance_m(p, cor_crs_inverse(crs, cor_crs_forward(crs, p)));
            worst = off <= worst ? worst : off; /* NaN is the worst */
        }
        double most = is_authalic(crs) ? 0.002 : 0.001;
        CHECK(worst < most);
        if (!(worst < most))
            printf("  %s: %g m\n", projections[i].crs, worst);
        cor_crs_free(crs);
        cor_report_clear(&report);
    }
}

/* The largest distance on paper of the true image from what is drawn. */
static double departure_mm(const sheet *s, cor_lonlat a, cor_lonlat b)
{
    double worst = 0;
    for (int i = 0; i <= 200; i++) {
        double t = i / 200.0;
        cor_lonlat p = { a.lon_deg + (b.lon_deg - a.lon_deg) * t,
                         a.lat_deg + (b.lat_deg - a.lat_deg) * t };
        cor_pt at;
        if (cor_view_point(s->view, p, &at))
            worst = fmax(worst, sheet_distance_pt(s, at));
    }
    return worst / sheet_mm;
}

static void a_drawn_edge_stays_within_tolerance_of_its_true_image(void)
{
    for (int i = 0; i < PROJECTIONS; i++) {
        cor_bbox a = projections[i].area;
        cor_report report = { 0 };
        cor_crs *crs = NULL;
        CHECK(cor_crs_open(&crs, projections[i].crs, COR_NOWHERE, &report));
        cor_xy middle = cor_crs_forward(
            crs, (cor_lonlat){ (a.west_deg + a.east_deg) / 2, (a.south_deg + a.north_deg) / 2 });
        cor_crs_free(crs);
        cor_report_clear(&report);
        unsigned long long seed = 200000;
        double worst = 0;
        for (int c = 0; c < 60; c++) {
            sheet s = sheet_open(projections[i].crs, middle, pow(10, between(&seed, 4.5, 7)),
                                 COR_EDGES_PLANAR);
            cor_lonlat line[2];
            for (int k = 0; k < 2; k++)
                line[k] = (cor_lonlat){ between(&seed, a.west_deg, a.east_deg),
                                        between(&seed, a.south_deg, a.north_deg) };
            cor_view_line(s.view, line, 2, &s.path);
            worst = fmax(worst, departure_mm(&s, line[0], line[1]));
            sheet_close(&s);
        }
        CHECK(worst <= 0.05);
        if (worst > 0.05)
            printf("  %s: %g mm\n", projections[i].crs, worst);
    }
}

int main(void)
{
    RUN(clipped_rings_are_inside_fill_the_same_and_clip_to_themselves);
    RUN(clipped_lines_are_the_parts_inside_and_clip_to_themselves);
    RUN(a_simplified_line_keeps_its_ends_and_stays_within_a_cell);
    RUN(a_projected_place_leads_back_within_a_millimetre);
    RUN(a_drawn_edge_stays_within_tolerance_of_its_true_image);
    return check_result();
}
