#include <math.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/route.h"
#include "measure/sensitivity.h"
#include "unit/measure/split_of.h"

static void a_line_is_split_where_it_crosses(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 0, -1, 1, 1) "," SQUARE("b", 1, -1, 2, 1)),
                         "{\"type\":\"LineString\",\"coordinates\":[[-0.5,0],[2.5,0]]}");
    double degree = 6378137 * M_PI / 180;
    CHECK(fabs(zone_m(&f, "a") - degree) < 1e-3);
    CHECK(fabs(zone_m(&f, "b") - degree) < 1e-3);
    CHECK(fabs(f.split.outside_m - degree) < 1e-3);
    CHECK(f.split.count == 4);
    CHECK(fabs(f.split.pieces[2].from.lon_deg - 1) < 1e-9);
    CHECK(fabs(sum_m(&f) - f.split.total_m) < 1e-6);
    free_fixture(&f);
}

static void a_line_along_a_border_belongs_to_neither_side(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 0, -1, 1, 1) "," SQUARE("b", 1, -1, 2, 1)),
                         "{\"type\":\"LineString\",\"coordinates\":[[1,-2],[1,-0.25],[1,2]]}");
    double along = cor_geodesic_distance_m((cor_lonlat){ 1, -1 }, (cor_lonlat){ 1, 1 });
    CHECK(fabs(f.split.border_m - along) < 1e-3);
    CHECK(zone_m(&f, "a") == 0 && zone_m(&f, "b") == 0);
    CHECK(fabs(sum_m(&f) - f.split.total_m) < 1e-6);
    free_fixture(&f);
}

static void overlapping_zones_are_counted_once(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 0, -1, 2, 1) "," SQUARE("b", 1, -1, 3, 1)),
                         "{\"type\":\"LineString\",\"coordinates\":[[0.5,0],[2.5,0]]}");
    double degree = 6378137 * M_PI / 180;
    CHECK(fabs(f.split.overlap_m - degree) < 1e-3);
    CHECK(fabs(zone_m(&f, "a") - degree / 2) < 1e-3);
    CHECK(fabs(sum_m(&f) - f.split.total_m) < 1e-6);
    free_fixture(&f);
}

static void a_route_is_followed_across_the_antimeridian(void)
{
    fixture f = split_of(COLLECTION(SQUARE("west", 179, -1, 180, 1) ","
                                    SQUARE("east", -180, -1, -179, 1)),
                         "{\"type\":\"LineString\",\"coordinates\":[[178.5,0],[-178.5,0]]}");
    double degree = 6378137 * M_PI / 180;
    CHECK(fabs(zone_m(&f, "west") - degree) < 1e-3);
    CHECK(fabs(zone_m(&f, "east") - degree) < 1e-3);
    CHECK(fabs(f.split.outside_m - degree) < 1e-3);
    free_fixture(&f);
}

static void moving_a_border_gives_the_range_of_each_part(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 0, -1, 1, 1)),
                         "{\"type\":\"LineString\",\"coordinates\":[[0.5,0],[1.5,0]]}");
    cor_sensitivity s;
    double degree = 6378137 * M_PI / 180;
    cor_sensitivity_measure(&s, f.line, &f.line->features[0], f.borders, 500);
    CHECK(fabs(s.within_m - 1000) < 2);
    CHECK(fabs(s.zones[0].least_m - (degree / 2 - 500)) < 2);
    CHECK(fabs(s.zones[0].most_m - (degree / 2 + 500)) < 2);
    cor_sensitivity_free(&s);
    free_fixture(&f);
}

/* A generator of its own, so that a seed gives the same cases everywhere. */
static unsigned long long state;

static double random_between(double low, double high)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + (high - low) * (double)(state >> 11) / 9007199254740992.0;
}

static void put_star(cor_buf *out, const char *name, double lon, double lat, double size)
{
    char first[80] = "";
    cor_buf_printf(out, "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":{"
                        "\"type\":\"Polygon\",\"coordinates\":[[", name);
    for (int i = 0; i < 12; i++) {
        double r = random_between(0.3, 1) * size, turn = i * M_PI / 6;
        char corner[80];
        snprintf(corner, sizeof corner, "[%.9f,%.9f]", lon + r * cos(turn), lat + r * sin(turn));
        if (i == 0)
            strcpy(first, corner);
        cor_buf_printf(out, "%s%s", i ? "," : "", corner);
    }
    cor_buf_printf(out, ",%s]]}}", first);
}

/* Independent of the splitter: a metre at a time, even-odd over the rings as they were read. */
static bool is_inside(const cor_dataset *data, size_t feature, cor_lonlat p)
{
    const cor_part *part = &data->parts[data->features[feature].first_part];
    const cor_lonlat *r = data->coords + part->first;
    bool inside = false;
    for (size_t i = 1; i < part->count; i++)
        if ((r[i - 1].lat_deg > p.lat_deg) != (r[i].lat_deg > p.lat_deg) &&
            p.lon_deg < r[i - 1].lon_deg + (p.lat_deg - r[i - 1].lat_deg) *
                                               (r[i].lon_deg - r[i - 1].lon_deg) /
                                               (r[i].lat_deg - r[i - 1].lat_deg))
            inside = !inside;
    return inside;
}

static double walked_m(const fixture *f, size_t zone)
{
    const cor_part *part = &f->line->parts[0];
    const cor_lonlat *line = f->line->coords + part->first;
    double sum = 0;
    for (size_t i = 1; i < part->count; i++) {
        double edge_m = cor_geodesic_distance_m(line[i - 1], line[i]);
        int steps = (int)edge_m + 1;
        for (int k = 0; k < steps; k++) {
            double t = (k + 0.5) / steps;
            cor_lonlat p = { line[i - 1].lon_deg + t * (line[i].lon_deg - line[i - 1].lon_deg),
                             line[i - 1].lat_deg + t * (line[i].lat_deg - line[i - 1].lat_deg) };
            if (is_inside(f->polygons, zone, p) && !is_inside(f->polygons, 1 - zone, p))
                sum += edge_m / steps;
        }
    }
    return sum;
}

static void random_lines_are_split_as_a_walk_along_them_says(void)
{
    enum { CASES = 60 };
    for (unsigned seed = 1; seed <= CASES; seed++) {
        state = seed;
        cor_buf polygons = { 0 }, line = { 0 };
        double lon = random_between(-170, 170), lat = random_between(-75, 75);
        cor_buf_text(&polygons, "{\"type\":\"FeatureCollection\",\"features\":[");
        put_star(&polygons, "a", lon, lat, 0.02);
        cor_buf_char(&polygons, ',');
        put_star(&polygons, "b", lon + 0.02, lat, 0.02);
        cor_buf_text(&polygons, "]}");
        cor_buf_text(&line, "{\"type\":\"LineString\",\"coordinates\":[");
        for (int i = 0; i < 6; i++)
            cor_buf_printf(&line, "%s[%.9f,%.9f]", i ? "," : "",
                           lon + random_between(-0.03, 0.05), lat + random_between(-0.03, 0.03));
        cor_buf_text(&line, "]}");
        fixture f = split_of(polygons.ptr, line.ptr);
        CHECK(fabs(sum_m(&f) - cor_route_length_m(f.line, &f.line->features[0])) < 1e-6);
        /* A walk is wrong by half a step at each crossing. */
        double allowed = 0.6 * (double)f.split.count + 0.1;
        CHECK(fabs(f.split.zone_m[0] - walked_m(&f, 0)) < allowed);
        CHECK(fabs(f.split.zone_m[1] - walked_m(&f, 1)) < allowed);
        if (check_state.faults) {
            printf("seed %u\n", seed);
            seed = CASES;
        }
        free_fixture(&f);
        cor_buf_free(&polygons);
        cor_buf_free(&line);
    }
}

static void polygons_without_the_property_are_refused(void)
{
    cor_dataset *data = dataset_of(COLLECTION(SQUARE("a", 0, -1, 1, 1)));
    cor_borders *borders = NULL;
    cor_report report = { 0 };
    CHECK(!cor_borders_new(&borders, data, &(cor_border_choice){ .by = "iso" }, &report));
    CHECK(report.errors == 1 && !borders);
    cor_report_clear(&report);
    cor_dataset_free(data);
}

int main(void)
{
    RUN(a_line_is_split_where_it_crosses);
    RUN(a_line_along_a_border_belongs_to_neither_side);
    RUN(overlapping_zones_are_counted_once);
    RUN(a_route_is_followed_across_the_antimeridian);
    RUN(moving_a_border_gives_the_range_of_each_part);
    RUN(random_lines_are_split_as_a_walk_along_them_says);
    RUN(polygons_without_the_property_are_refused);
    return check_result();
}
