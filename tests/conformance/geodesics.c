/*
 * conformance/geodesics: geo/geodesics against reference sets.
 *
 *     conformance_geodesics karney < GeodTest.dat        lat1 lon1 azi1 lat2 lon2 azi2 s12 ...
 *     conformance_geodesics pairs < pairs_reference.txt  class lat1 lon1 lat2 lon2 azi1 azi2 s12
 *     conformance_geodesics routes < routes.geojson      LineStrings with a property length_m
 *
 * Prints the worst error of each class and what does not hold; 1 when something does not. Classes
 * are those of the file, or in karney nearly antipodal, tiny, polar and other. The bars: a distance
 * within 1e-6 m and 1e-12 of itself, a route within 1e-6 m or 1e-9 of itself.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/memory.h"
#include "geo/geodesics.h"

enum { LINE_MAX_BYTES = 1024, JSON_DEPTH = 16, CLASSES_MAX = 32, NAME_BYTES = 32 };

typedef struct tally {
    size_t passed, failed;
    struct {
        char name[NAME_BYTES];
        size_t count;
        double worst_m;
    } classes[CLASSES_MAX];
    size_t class_count;
} tally;

/* The class of that name; of too many classes the last takes the rest. */
static size_t class_of(tally *t, const char *name)
{
    size_t i = 0;
    while (i < t->class_count && strcmp(t->classes[i].name, name) != 0)
        i++;
    if (i == t->class_count && i < CLASSES_MAX)
        snprintf(t->classes[t->class_count++].name, NAME_BYTES, "%s", name);
    return i < CLASSES_MAX ? i : CLASSES_MAX - 1;
}

static void count(tally *t, const char *name, double got_m, double expected_m, double allowed_m)
{
    double error_m = fabs(got_m - expected_m);
    size_t i = class_of(t, name);
    t->classes[i].count++;
    if (!(error_m <= t->classes[i].worst_m))
        t->classes[i].worst_m = error_m;
    if (error_m <= allowed_m) {
        t->passed++;
        return;
    }
    t->failed++;
    printf("off by %g m: %s of %.9f m\n", error_m, name, expected_m);
}

static const char *kind_of(cor_lonlat a, cor_lonlat b, double distance_m)
{
    return distance_m > 1.99e7                            ? "nearly antipodal"
           : distance_m < 1000                            ? "tiny"
           : fabs(a.lat_deg) > 89 || fabs(b.lat_deg) > 89 ? "polar"
                                                          : "other";
}

static void check_pair(tally *t, const double *field, int lat2, int s12, const char *name)
{
    cor_lonlat a = { field[1], field[0] }, b = { field[lat2 + 1], field[lat2] };
    count(t, name ? name : kind_of(a, b, field[s12]), cor_geodesic_distance_m(a, b), field[s12],
          1e-6 + 1e-12 * field[s12]);
}

/* Numbers of `line`; how many there are. */
static int read_numbers(const char *line, double *out, int most)
{
    int n = 0;
    for (char *end; n < most; n++, line = end) {
        out[n] = strtod(line, &end);
        if (end == line)
            break;
    }
    return n;
}

static void check_lines(tally *t, bool has_class)
{
    char line[LINE_MAX_BYTES];
    double field[7];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        char *numbers = has_class ? line + strcspn(line, " ") : line;
        if (line[0] == '#' || read_numbers(numbers, field, 7) != 7)
            continue;
        if (has_class)
            *numbers = '\0';
        check_pair(t, field, has_class ? 2 : 3, 6, has_class ? line : NULL);
    }
}

static void check_route(tally *t, const cor_value *feature)
{
    const cor_value *properties = cor_value_get(feature, COR_STR("properties"));
    const cor_value *geometry = cor_value_get(feature, COR_STR("geometry"));
    const cor_value *length = cor_value_get(properties, COR_STR("length_m"));
    const cor_value *coords = cor_value_get(geometry, COR_STR("coordinates"));
    if (!length || !coords || coords->kind != COR_ARRAY)
        return;
    cor_lonlat *line = cor_alloc(coords->count, sizeof *line);
    for (size_t i = 0; i < coords->count; i++) {
        const cor_value *pair = &coords->as.items[i];
        line[i] = (cor_lonlat){ pair->as.items[0].as.number, pair->as.items[1].as.number };
    }
    double expected_m = length->as.number;
    count(t, "route", cor_geodesic_length_m(line, coords->count), expected_m,
          fmax(1e-6, 1e-9 * expected_m));
    cor_free(line);
}

static bool check_routes(tally *t)
{
    cor_buf text = { 0 };
    char piece[65536];
    for (size_t n; (n = fread(piece, 1, sizeof piece, stdin)) > 0;)
        cor_buf_append(&text, piece, n);
    cor_report report = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_source *source = cor_source_from_memory("routes", cor_buf_view(&text));
    cor_value document;
    bool ok = cor_json_document(&document, source, JSON_DEPTH, arena, &report);
    const cor_value *features = ok ? cor_value_get(&document, COR_STR("features")) : NULL;
    for (size_t i = 0; features && i < features->count; i++)
        check_route(t, &features->as.items[i]);
    cor_report_print(stderr, &report);
    cor_report_clear(&report);
    cor_source_free(source);
    cor_arena_free(arena);
    cor_buf_free(&text);
    return ok;
}

int main(int argc, char **argv)
{
    tally t = { 0 };
    const char *set = argc == 2 ? argv[1] : "";
    if (strcmp(set, "karney") == 0) {
        check_lines(&t, false);
    } else if (strcmp(set, "pairs") == 0) {
        check_lines(&t, true);
    } else if (strcmp(set, "routes") != 0 || !check_routes(&t)) {
        fprintf(stderr, "usage: conformance_geodesics karney|pairs|routes < FILE\n");
        return 2;
    }
    for (size_t i = 0; i < t.class_count; i++)
        printf("  %-18s %6zu, worst error %8.3f nm\n", t.classes[i].name, t.classes[i].count,
               t.classes[i].worst_m * 1e9);
    printf("%s: %zu hold, %zu do not\n", set, t.passed, t.failed);
    return t.failed || !t.passed;
}
