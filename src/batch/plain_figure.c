#include "batch/plain_figure.h"

#include <string.h>

/* The name in the figure's language, else the one that it has, as GeoJSON and shapefiles write it.
 */
#define NAME                                                                                       \
    "\"text-size\":11,\"text-field\":[\"to-string\",[\"coalesce\",[\"get\",\"name:en\"],"          \
    "[\"get\",\"name\"],[\"get\",\"Name\"],[\"get\",\"NAME\"]]]"
#define HALO "\"text-halo-color\":\"#f7f6f2\",\"text-halo-width\":1"

static const char layers[] =
    "\"layers\":["
    "{\"id\":\"ground\",\"type\":\"background\",\"paint\":{\"background-color\":\"#f7f6f2\"}},"
    "{\"id\":\"areas\",\"type\":\"fill\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"Polygon\"],"
    "\"paint\":{\"fill-color\":\"#dfe6d6\",\"fill-outline-color\":\"#6f7a66\"}},"
    "{\"id\":\"lines\",\"type\":\"line\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"LineString\"],"
    "\"layout\":{\"line-join\":\"round\",\"line-cap\":\"round\"},"
    "\"paint\":{\"line-color\":\"#3b5a7a\",\"line-width\":1.6}},"
    "{\"id\":\"points\",\"type\":\"circle\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"Point\"],"
    "\"paint\":{\"circle-radius\":3,\"circle-color\":\"#ffffff\","
    "\"circle-stroke-color\":\"#222222\",\"circle-stroke-width\":1}},"
    "{\"id\":\"names of areas\",\"type\":\"symbol\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"Polygon\"],"
    "\"layout\":{" NAME ",\"text-max-width\":8},"
    "\"paint\":{\"text-color\":\"#4b5544\"," HALO "}},"
    "{\"id\":\"names of lines\",\"type\":\"symbol\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"LineString\"],"
    "\"layout\":{" NAME ",\"symbol-placement\":\"line\",\"symbol-spacing\":600,"
    "\"text-offset\":[0,-0.8]},"
    "\"paint\":{\"text-color\":\"#2f4a66\"," HALO "}},"
    "{\"id\":\"names of points\",\"type\":\"symbol\",\"source\":\"data\","
    "\"filter\":[\"==\",[\"geometry-type\"],\"Point\"],"
    "\"layout\":{" NAME ",\"text-radial-offset\":0.6,\"text-variable-anchor\":"
    "[\"left\",\"right\",\"top\",\"bottom\",\"top-left\",\"top-right\",\"bottom-left\","
    "\"bottom-right\"]},"
    "\"paint\":{\"text-color\":\"#222222\"," HALO "}}"
    "]";

/* "chile_towns.geojson" to "Chile towns". */
static void put_title(cor_buf *out, cor_str name)
{
    cor_buf title = { 0 };
    const char *dot = memchr(name.ptr, '.', name.len);
    cor_buf_str(&title,
                dot && dot > name.ptr ? (cor_str){ name.ptr, (size_t)(dot - name.ptr) } : name);
    for (size_t i = 0; i < title.len; i++)
        if (title.ptr[i] == '_' || title.ptr[i] == '-')
            title.ptr[i] = ' ';
    if (title.len && title.ptr[0] >= 'a' && title.ptr[0] <= 'z')
        title.ptr[0] = (char)(title.ptr[0] - 'a' + 'A');
    cor_buf_json(out, cor_buf_view(&title));
    cor_buf_free(&title);
}

static void put_member(cor_buf *out, const char *key, const char *value)
{
    if (!value)
        return;
    cor_buf_printf(out, "%s\"%s\":", out->ptr[out->len - 1] == '{' ? "" : ",", key);
    cor_buf_json(out, cor_str_of(value));
}

void cor_plain_figure(cor_buf *out, const char *path, const cor_data_options *options)
{
    const char *slash = strrchr(path, '/');
    cor_str name = cor_str_of(slash ? slash + 1 : path);
    cor_buf_text(out, "{\"version\":8,\"name\":");
    put_title(out, name);
    cor_buf_text(out, ",\"sources\":{\"data\":{\"type\":\"geojson\",\"data\":");
    cor_buf_json(out, name);
    cor_buf_text(out, "}},");
    cor_buf_text(out, layers);
    if (options->layer || options->crs) {
        cor_buf_text(out, ",\"corridor\":{\"sources\":{\"data\":{");
        put_member(out, "layer", options->layer);
        put_member(out, "crs", options->crs);
        cor_buf_text(out, "}}}");
    }
    cor_buf_text(out, "}");
}
