/*
 * corridor-bench-eval: how many properties of features are evaluated in a second.
 *
 * A layer of 100,000 features with ten properties each, as a road map has them. For each kind of
 * expression the whole layer is evaluated over and over for half a second, with all that drawing
 * does around it: an evaluation context per feature, an arena cleared after each.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "style/style.h"

enum { FEATURES = 100000, MEMBERS = 10, NAME_MAX_BYTES = 24 };

static const char style_text[] =
    "version: 8\n"
    "sources: {roads: {type: geojson, data: roads.geojson}}\n"
    "layers:\n"
    "  - id: roads\n"
    "    type: line\n"
    "    source: roads\n"
    "    filter: [all, [has, class], [\">\", [get, lanes], 0]]\n"
    "    layout:\n"
    "      line-sort-key: [match, [get, class], motorway, 8, trunk, 7, primary, 6, secondary, 5,\n"
    "                      tertiary, 4, [residential, living_street], 3, service, 2, track, 1, 0]\n"
    "    paint:\n"
    "      line-color: [match, [get, class], motorway, \"#e892a2\", trunk, \"#f9b29c\",\n"
    "                   primary, \"#fcd6a4\", [secondary, tertiary], \"#f7fabf\", \"#fff\"]\n"
    "      line-width: [interpolate, [exponential, 1.5], [get, lanes], 0, 0.5, 2, 1, 4, 2.5,\n"
    "                   8, 6]\n"
    "      line-opacity: [interpolate, [linear], [zoom], 5, 0.4, 8, 0.8, 12, 1]\n"
    "  - id: names\n"
    "    type: symbol\n"
    "    source: roads\n"
    "    layout:\n"
    "      text-field: [concat, [get, ref], \" \", [get, name]]\n"
    "      text-font: [Noto Sans]\n"
    "      text-size: [interpolate, [linear], [get, lanes], 1, 9, 8, 16]\n";

typedef struct road {
    cor_member members[MEMBERS];
    char name[NAME_MAX_BYTES], ref[NAME_MAX_BYTES];
} road;

static cor_value number(double value)
{
    return (cor_value){ .kind = COR_NUMBER, .as.number = value };
}

static cor_value string(const char *text)
{
    return (cor_value){ .kind = COR_STRING, .as.string = cor_str_of(text) };
}

static void fill(road *r, size_t index)
{
    static const char *const keys[MEMBERS] = { "osm_id", "surface", "oneway", "bridge", "tunnel",
                                               "layer",  "class",   "lanes",  "ref",    "name" };
    static const char *const classes[] = { "motorway", "trunk",       "primary", "secondary",
                                           "tertiary", "residential", "service", "footway" };
    snprintf(r->name, sizeof r->name, "Road number %zu", index);
    snprintf(r->ref, sizeof r->ref, "M%zu", index % 97);
    const cor_value values[MEMBERS] = {
        number((double)index),
        string("asphalt"),
        string("no"),
        string("no"),
        string("no"),
        number(0),
        string(classes[index * 7 % 8]),
        number((double)(1 + index * 13 % 8)),
        string(r->ref),
        string(r->name),
    };
    for (size_t i = 0; i < MEMBERS; i++)
        r->members[i] = (cor_member){ cor_str_of(keys[i]), values[i] };
}

typedef struct bench {
    const cor_style *style;
    const cor_value *properties; /* of each feature */
    cor_arena *arena;
    const cor_settled *settled;
    double sum; /* so that nothing is left out by the compiler */
} bench;

/* Each returns how many properties it has evaluated. */
typedef size_t kind_runner(bench *b, cor_eval *eval);

static size_t run_match(bench *b, cor_eval *eval)
{
    cor_colour colour = cor_layer_colour(&b->style->layers[0], COR_P_LINE_COLOR, eval);
    b->sum += colour.r + cor_layer_number(&b->style->layers[0], COR_P_LINE_SORT_KEY, eval);
    return 2;
}

static size_t run_interpolate(bench *b, cor_eval *eval)
{
    b->sum += cor_layer_number(&b->style->layers[0], COR_P_LINE_WIDTH, eval);
    b->sum += cor_layer_number(&b->style->layers[1], COR_P_TEXT_SIZE, eval);
    return 2;
}

static size_t run_concat(bench *b, cor_eval *eval)
{
    b->sum += (double)cor_layer_string(&b->style->layers[1], COR_P_TEXT_FIELD, eval).len;
    return 1;
}

static size_t run_zoom(bench *b, cor_eval *eval)
{
    b->sum += cor_layer_number(&b->style->layers[0], COR_P_LINE_OPACITY, eval);
    return 1;
}

static size_t run_filter(bench *b, cor_eval *eval)
{
    b->sum += cor_layer_accepts(&b->style->layers[0], eval);
    return 1;
}

static size_t run_all(bench *b, cor_eval *eval)
{
    return run_filter(b, eval) + run_match(b, eval) + run_interpolate(b, eval) +
           run_concat(b, eval) + run_zoom(b, eval);
}

static size_t run_layer(bench *b, kind_runner *run)
{
    static const cor_value id = { .kind = COR_NULL };
    size_t count = 0;
    for (size_t i = 0; i < FEATURES; i++) {
        cor_eval eval = { .zoom = 7,
                          .state = &b->style->state,
                          .properties = &b->properties[i],
                          .id = &id,
                          .geometry_type = "LineString",
                          .arena = b->arena,
                          .settled = b->settled };
        count += run(b, &eval);
        cor_arena_clear(b->arena);
    }
    return count;
}

/* Of this process: what else the machine does is left out. */
static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void measure(bench *b, const char *name, kind_runner *run)
{
    double start = now_s(), seconds;
    size_t count = 0;
    do {
        count += run_layer(b, run);
        seconds = now_s() - start;
    } while (seconds < 0.5);
    printf("%-12s %8.2f million evaluations a second\n", name, (double)count / seconds / 1e6);
}

int main(void)
{
    static road roads[FEATURES];
    static cor_value properties[FEATURES];
    static const cor_style_options options = { .lenient = true };
    cor_report report = { 0 };
    cor_style *style;
    for (size_t i = 0; i < FEATURES; i++) {
        fill(&roads[i], i);
        properties[i] =
            (cor_value){ .kind = COR_OBJECT, .count = MEMBERS, .as.members = roads[i].members };
    }
    if (!cor_style_parse(&style, "bench.yaml", cor_str_of(style_text), &options, &report)) {
        cor_report_print(stderr, &report);
        return 1;
    }
    cor_settled *settled = cor_style_settle(style, 7);
    bench b = { style, properties, cor_arena_new(), settled, 0 };
    measure(&b, "match", run_match);
    measure(&b, "interpolate", run_interpolate);
    measure(&b, "concat", run_concat);
    measure(&b, "zoom only", run_zoom);
    measure(&b, "filter", run_filter);
    measure(&b, "all of them", run_all);
    cor_arena_free(b.arena);
    cor_settled_free(settled);
    cor_style_free(style);
    cor_report_clear(&report);
    return b.sum > 0 ? 0 : 1;
}
