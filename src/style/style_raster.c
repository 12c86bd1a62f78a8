/* What sources of pictures and heights say beyond their path: their form has been checked. */
#include <string.h>

#include "style/check.h"
#include "style/style_parts.h"

static bool read_corner(cor_lonlat *out, const cor_node *node, cor_report *report)
{
    bool ok = cor_check_number(node->items[0], -540, 540, &out->lon_deg, report);
    return cor_check_latitude(node->items[1], &out->lat_deg, report) && ok;
}

static bool read_corners(cor_style_source *source, cor_report *report)
{
    const cor_node *node = cor_node_get(source->node, "coordinates");
    bool ok = true;
    for (size_t i = 0; i < 4; i++)
        ok = read_corner(&source->corners[i], node->items[i], report) && ok;
    source->has_corners = true;
    return ok;
}

typedef struct encoding {
    const char *word;
    double unpack[4];
} encoding;

/* How three bytes make a height; "custom", the last, names its own factors. */
static const encoding encodings[] = {
    { "mapbox", { 6553.6, 25.6, 0.1, 10000 } },
    { "terrarium", { 256, 1, 1.0 / 256, 32768 } },
    { "custom", { 1, 1, 1, 0 } },
};

enum { ENCODINGS = sizeof encodings / sizeof *encodings, CUSTOM = 2 };

static size_t encoding_of(const cor_node *word)
{
    size_t i = 0;
    while (i + 1 < ENCODINGS && !cor_str_is(word->string, encodings[i].word))
        i++;
    return i;
}

static bool fail_factor(const cor_style_source *source, const cor_node *factor, const char *key,
                        const cor_node *given, cor_report *report)
{
    return cor_fail(report, COR_KIND_BAD_VALUE, factor->at, NULL,
                    "In \"sources.%.60s\": \"%s\" is only valid when \"encoding\" is set to "
                    "\"custom\". %s%s%s encoding found",
                    source->name, key, given ? "\"" : "",
                    given ? encodings[encoding_of(given)].word : "Default", given ? "\"" : "");
}

static bool read_encoding(cor_style_source *source, cor_report *report)
{
    static const char *const factors[] = { "redFactor", "greenFactor", "blueFactor", "baseShift" };
    const cor_node *given = cor_node_get(source->node, "encoding");
    size_t index = given ? encoding_of(given) : 0;
    bool ok = true;
    memcpy(source->unpack, encodings[index].unpack, sizeof source->unpack);
    for (size_t i = 0; i < 4; i++) {
        const cor_node *factor = cor_node_get(source->node, factors[i]);
        if (factor && index != CUSTOM)
            ok = fail_factor(source, factor, factors[i], given, report);
        else if (factor)
            ok = cor_check_number(factor, -1e9, 1e9, &source->unpack[i], report) && ok;
    }
    return ok;
}

bool cor_style_read_raster(cor_style_source *source, cor_report *report)
{
    if (strcmp(source->type, "image") == 0)
        return read_corners(source, report);
    if (strcmp(source->type, "raster-dem") == 0)
        return read_encoding(source, report);
    return true;
}
