#include "property/geojson/generate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct generator {
    cor_buf *out;
    unsigned long long state;
    bool heights;
    enum { NO_IDS, NUMBERED, NAMED } ids;
} generator;

/* 0 to below `n`. */
static unsigned any(generator *g, unsigned n)
{
    g->state = g->state * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)((g->state >> 33) % n);
}

static double between(generator *g, double low, double high)
{
    return low + (high - low) * (any(g, 1000000) + any(g, 1000000) / 1e6) / 1e6;
}

static void space(generator *g)
{
    static const char *const spaces[] = { "", "", "", "", " ", "\n", "\t", "\r\n  " };
    cor_buf_text(g->out, spaces[any(g, 8)]);
}

static void mark(generator *g, const char *text)
{
    space(g);
    cor_buf_text(g->out, text);
    space(g);
}

/* The same number may be written in many ways. */
static void number(generator *g, double value)
{
    static const char *const formats[] = { "%.0f",  "%.1f",  "%.5f", "%.7f",
                                           "%.15g", "%.17g", "%.9e", "%.16E" };
    const char *format = formats[any(g, 8)];
    char text[64];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, format, value);
#pragma GCC diagnostic pop
    cor_buf_text(g->out, text);
}

static void position_at(generator *g, double lon_deg, double lat_deg)
{
    mark(g, "[");
    number(g, fmin(fmax(lon_deg, -180), 180));
    mark(g, ",");
    number(g, fmin(fmax(lat_deg, -90), 90));
    if (g->heights && any(g, 8)) {
        mark(g, ",");
        number(g, between(g, -400, 9000));
    }
    mark(g, "]");
}

static void position(generator *g)
{
    static const double lons[] = { -180, 180, 0, 90 }, lats[] = { -90, 90, 0, 45 };
    if (any(g, 10) == 0)
        position_at(g, lons[any(g, 4)], lats[any(g, 4)]);
    else
        position_at(g, between(g, -180, 180), between(g, -90, 90));
}

/* `count` of what `one` writes, in brackets. */
static void list(generator *g, unsigned count, void (*one)(generator *))
{
    mark(g, "[");
    for (unsigned i = 0; i < count; i++) {
        if (i)
            mark(g, ",");
        one(g);
    }
    mark(g, "]");
}

static void line(generator *g)
{
    list(g, 2 + any(g, any(g, 20) ? 8 : 300), position);
}

/* The first position again, as it was written. */
static void repeat_first(generator *g, size_t from, size_t to)
{
    mark(g, ",");
    for (size_t i = from; i < to; i++) {
        char c[2] = { g->out->ptr[i], 0 };
        cor_buf_text(g->out, c);
    }
}

/* Turns about its middle, outer rings to the left and holes to the right. */
static void ring_around(generator *g, bool hole)
{
    double lon = between(g, -150, 150), lat = between(g, -70, 70), radius = between(g, 1, 15);
    unsigned corners = 3 + any(g, 6);
    size_t first_begin = 0, first_end = 0;
    mark(g, "[");
    for (unsigned i = 0; i < corners; i++) {
        double turn = 6.283185307179586 * i / corners * (hole ? -1 : 1);
        if (i)
            mark(g, ",");
        size_t begin = g->out->len;
        position_at(g, lon + radius * cos(turn), lat + radius * sin(turn));
        if (i == 0) {
            first_begin = begin;
            first_end = g->out->len;
        }
    }
    repeat_first(g, first_begin, first_end);
    mark(g, "]");
}

static void polygon(generator *g)
{
    unsigned holes = any(g, 3);
    mark(g, "[");
    ring_around(g, false);
    for (unsigned i = 0; i < holes; i++) {
        mark(g, ",");
        ring_around(g, true);
    }
    mark(g, "]");
}

static void positions(generator *g)
{
    list(g, any(g, 5), position);
}

static void lines(generator *g)
{
    list(g, any(g, 4), line);
}

static void polygons(generator *g)
{
    list(g, any(g, 4), polygon);
}

/* A string with its quotes; what needs no escape may have one. */
static void string(generator *g, const char *text)
{
    cor_buf_text(g->out, "\"");
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        char plain[2] = { (char)*c, 0 };
        if (*c < 0x20 || (*c < 0x80 && any(g, 20) == 0))
            cor_buf_printf(g->out, "\\u%04x", *c);
        else if (*c == '"' || *c == '\\')
            cor_buf_printf(g->out, "\\%c", *c);
        else
            cor_buf_text(g->out, plain);
    }
    cor_buf_text(g->out, "\"");
}

static void key(generator *g, const char *name, bool first)
{
    if (!first)
        mark(g, ",");
    string(g, name);
    mark(g, ":");
}

/* A member of GeoJSON itself: GDAL knows a file by their plain names. */
static void member(generator *g, const char *name, bool first)
{
    if (!first)
        mark(g, ",");
    cor_buf_printf(g->out, "\"%s\"", name);
    mark(g, ":");
}

static const struct {
    const char *name;
    void (*coordinates)(generator *);
} shapes[] = {
    { "Point", position },       { "LineString", line },       { "Polygon", polygon },
    { "MultiPoint", positions }, { "MultiLineString", lines }, { "MultiPolygon", polygons },
};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static void shape(generator *g)
{
    unsigned i = any(g, SHAPES);
    bool coordinates_first = any(g, 4) == 0;
    mark(g, "{");
    if (coordinates_first) {
        member(g, "coordinates", true);
        shapes[i].coordinates(g);
    }
    member(g, "type", !coordinates_first);
    cor_buf_printf(g->out, "\"%s\"", shapes[i].name);
    if (!coordinates_first) {
        member(g, "coordinates", false);
        shapes[i].coordinates(g);
    }
    mark(g, "}");
}

static void geometry(generator *g)
{
    if (any(g, 6)) {
        shape(g);
        return;
    }
    cor_buf_text(g->out, "{\"type\":\"GeometryCollection\",\"geometries\":");
    list(g, 2 + any(g, 3), shape);
    cor_buf_text(g->out, "}");
}

static const char *const texts[] = { "",
                                     "Meghri",
                                     "\xd5\x84\xd5\xa5\xd5\xb2\xd6\x80\xd5\xab",
                                     "a \"b\" \\ /",
                                     "\xf0\x9f\x98\x80",
                                     "tab\there",
                                     "line\nbreak",
                                     "null",
                                     "12",
                                     "2025-08-08",
                                     "{\"a\":1}",
                                     " spaces " };
enum { TEXTS = sizeof texts / sizeof *texts };

static void text_value(generator *g)
{
    string(g, texts[any(g, TEXTS)]);
}

static void small_integer(generator *g)
{
    cor_buf_printf(g->out, "%d", (int)any(g, 2000001) - 1000000);
}

static void big_integer(generator *g)
{
    long long value = ((long long)any(g, 1u << 22) << 31) + any(g, 1u << 30);
    cor_buf_printf(g->out, "%lld", any(g, 2) ? value : -value);
}

static void real(generator *g)
{
    char text[64];
    snprintf(text, sizeof text, "%.17g", between(g, -10, 10) * pow(10, (int)any(g, 40) - 20));
    cor_buf_text(g->out, text);
    if (!strpbrk(text, ".e"))
        cor_buf_text(g->out, "e0");
}

static void boolean(generator *g)
{
    cor_buf_text(g->out, any(g, 2) ? "true" : "false");
}

static void integers(generator *g)
{
    list(g, 1 + any(g, 4), small_integer);
}

static void reals(generator *g)
{
    list(g, 1 + any(g, 4), real);
}

static void words(generator *g)
{
    list(g, 1 + any(g, 4), text_value);
}

static void object(generator *g)
{
    cor_buf_text(g->out, "{\"k\":");
    text_value(g);
    cor_buf_text(g->out, ",\"l\":[");
    small_integer(g);
    cor_buf_text(g->out, ",null,[],{}]}");
}

static const struct {
    const char *name;
    void (*value)(generator *);
} kinds[] = {
    { "name", text_value },
    { "population", small_integer },
    { "big", big_integer },
    { "ratio", real },
    { "open", boolean },
    { "stops", integers },
    { "weights", reals },
    { "tags", words },
    { "nested", object },
    { "name:hy", text_value },
    { "\xd5\xa1\xd5\xb6\xd5\xb8\xd6\x82\xd5\xb6", text_value },
    { "a \"quoted\"", boolean },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void properties(generator *g)
{
    bool first = true;
    mark(g, "{");
    for (unsigned i = any(g, 4); i < KINDS; i += 1 + any(g, 5)) {
        key(g, kinds[i].name, first);
        if (any(g, 10) == 0)
            cor_buf_text(g->out, "null");
        else
            kinds[i].value(g);
        first = false;
    }
    mark(g, "}");
}

static void feature(generator *g, unsigned index)
{
    cor_buf_text(g->out, "{");
    member(g, "type", true);
    cor_buf_text(g->out, "\"Feature\"");
    if (g->ids == NUMBERED)
        cor_buf_printf(g->out, ",\"id\":%u", index * 3 + 7);
    if (g->ids == NAMED)
        cor_buf_printf(g->out, ",\"id\":\"f%u\"", index);
    member(g, "geometry", false);
    if (any(g, 12) == 0)
        cor_buf_text(g->out, "null");
    else
        geometry(g);
    member(g, "properties", false);
    properties(g);
    if (any(g, 6) == 0)
        cor_buf_text(g->out, ",\"bbox\":[-180,-90,180,90]");
    mark(g, "}");
}

static void collection(generator *g)
{
    unsigned count = any(g, 8);
    mark(g, "{");
    member(g, "type", true);
    cor_buf_text(g->out, "\"FeatureCollection\"");
    if (any(g, 4) == 0)
        cor_buf_text(g->out, ",\"licence\":\"CC0\",\"made\":{\"by\":[1,2]}");
    member(g, "features", false);
    mark(g, "[");
    for (unsigned i = 0; i < count; i++) {
        if (i)
            mark(g, ",");
        feature(g, i);
    }
    mark(g, "]");
    mark(g, "}");
}

void generate_geojson(cor_buf *out, unsigned long long seed)
{
    generator g = { .out = out, .state = seed * 2654435761u + 1 };
    any(&g, 2);
    g.heights = any(&g, 3) == 0;
    g.ids = any(&g, 3);
    switch (any(&g, 8)) {
    case 0:
        geometry(&g);
        break;
    case 1:
        feature(&g, 0);
        break;
    default:
        collection(&g);
    }
}
