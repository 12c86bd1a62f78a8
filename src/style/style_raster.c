/* What sources of pictures and heights say beyond their path. */
#include <string.h>

#include "style/check.h"
#include "style/style_parts.h"

static bool has_braces(cor_str text)
{
    return memchr(text.ptr, '{', text.len) != NULL;
}

/* One file may stand in `tiles` as well as in `url`. */
const cor_node *cor_style_raster_path(const cor_node *source, cor_report *report)
{
    const cor_node *url = cor_node_get(source, "url"), *tiles = cor_node_get(source, "tiles");
    if (tiles && !cor_check_kind(tiles, COR_NODE_SEQ, report))
        return NULL;
    if (url || !tiles)
        return url;
    const cor_node *only = tiles->count == 1 ? tiles->items[0] : NULL;
    if (only && only->kind == COR_NODE_STRING && !has_braces(only->string))
        return only;
    cor_fail(report, COR_KIND_UNSUPPORTED, tiles->at,
             "make one GeoTIFF of them (gdalbuildvrt, then gdal_translate) and give it as 'url'",
             "tiles are not read");
    return NULL;
}

static bool read_corner(cor_lonlat *out, const cor_node *node, cor_report *report)
{
    if (!cor_check_kind(node, COR_NODE_SEQ, report))
        return false;
    if (node->count != 2)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "[longitude, latitude]",
                        "expected 2 numbers, found %zu", node->count);
    bool well = cor_check_number(node->items[0], -540, 540, &out->lon_deg, report);
    return cor_check_number(node->items[1], -90, 90, &out->lat_deg, report) && well;
}

static bool read_corners(cor_style_source *source, cor_report *report)
{
    const cor_node *node = cor_node_get(source->node, "coordinates");
    if (!node)
        return cor_fail(report, COR_KIND_MISSING_KEY, source->at,
                        "coordinates: [top left, top right, bottom right, bottom left], each "
                        "[longitude, latitude]",
                        "source '%s' has no 'coordinates'", source->name);
    if (!cor_check_kind(node, COR_NODE_SEQ, report))
        return false;
    if (node->count != 4)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at,
                        "top left, top right, bottom right, bottom left",
                        "an image has 4 corners, found %zu", node->count);
    bool well = true;
    for (size_t i = 0; i < 4; i++)
        well = read_corner(&source->corners[i], node->items[i], report) && well;
    source->has_corners = true;
    return well;
}

typedef struct encoding {
    const char *word;
    double unpack[4];
} encoding;

/* How three bytes make a height; "custom" names its own factors. */
static const encoding encodings[] = {
    { "mapbox", { 6553.6, 25.6, 0.1, 10000 } },
    { "terrarium", { 256, 1, 1.0 / 256, 32768 } },
    { "custom", { 1, 1, 1, 0 } },
};

enum { ENCODINGS = sizeof encodings / sizeof *encodings, CUSTOM = 2 };

static bool read_encoding(cor_style_source *source, cor_report *report)
{
    static const char *const factors[] = { "redFactor", "greenFactor", "blueFactor", "baseShift" };
    const char *words[ENCODINGS];
    for (size_t i = 0; i < ENCODINGS; i++)
        words[i] = encodings[i].word;
    size_t index = 0;
    const cor_node *node = cor_node_get(source->node, "encoding");
    if (node && !cor_check_word(node, words, ENCODINGS, &index, report))
        return false;
    memcpy(source->unpack, encodings[index].unpack, sizeof source->unpack);
    bool well = true;
    for (size_t i = 0; i < 4; i++) {
        double given;
        const cor_node *factor = cor_node_get(source->node, factors[i]);
        if (!factor)
            continue;
        if (!cor_check_number(factor, -1e9, 1e9, &given, report))
            well = false;
        else if (index == CUSTOM)
            source->unpack[i] = given;
    }
    return well;
}

bool cor_style_read_raster(cor_style_source *source, cor_report *report)
{
    if (strcmp(source->type, "image") == 0)
        return read_corners(source, report);
    if (strcmp(source->type, "raster-dem") == 0)
        return read_encoding(source, report);
    return true;
}
