/*
 * unit/place/placed: the labels of a map of one symbol layer, placed.
 *
 * Threads: one.
 */
#ifndef PLACED_H
#define PLACED_H

#include <math.h>
#include <string.h>

#include "place/collect.h"
#include "unit/check.h"
#include "unit/planned.h"

typedef struct placed {
    opened figure;
    cor_collide *taken;
    cor_labels *labels; /* NULL: it failed */
    cor_report report;
} placed;

#define POINT(name, x, y)                                                                          \
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"" name                                       \
    "\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[" #x "," #y "]}}"
#define LINE(coordinates)                                                                          \
    "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","               \
    "\"coordinates\":[" coordinates "]}}"

/* `layout`: of the layer, in Noto Sans of 10 px where it does not say otherwise; `map`: members of
 * corridor.map. */
static inline placed place_in(const char *features, const char *layout, const char *map)
{
    placed p = { .labels = NULL };
    cor_buf text = { 0 };
    cor_buf_printf(&text,
                   "{\"version\":8,\"sources\":{\"a\":{\"type\":\"geojson\",\"data\":{\"type\":"
                   "\"FeatureCollection\",\"features\":[%s]}}},\"layers\":[{\"id\":\"names\","
                   "\"type\":\"symbol\",\"source\":\"a\",\"layout\":{%s}}],\"corridor\":{"
                   "\"sheet\":{\"width\":\"100mm\",\"height\":\"100mm\",\"margin\":\"0mm\"},"
                   "\"parts\":[],\"map\":{%s}}}",
                   features, layout, map);
    p.figure = open_text(&text, NULL);
    if (!p.figure.plan) {
        cor_report_print(stdout, &p.figure.report);
        return p;
    }
    const cor_map *main = &p.figure.plan->main;
    p.taken = cor_collide_new(main->frame);
    if (!cor_labels_place(&p.labels, p.figure.plan, main, p.taken, &p.report)) {
        cor_report_print(stdout, &p.report);
        p.labels = NULL;
    }
    return p;
}

static inline placed place(const char *features, const char *layout)
{
    return place_in(features, layout, "\"crs\":\"EPSG:3857\",\"extent\":[-10,-10,10,10]");
}

static inline void done(placed *p)
{
    cor_labels_free(p->labels);
    cor_collide_free(p->taken);
    cor_report_clear(&p->report);
    close_figure(&p->figure);
}

/* NULL when there is no such label, or it found no place. */
static inline const cor_candidate *stands(const placed *p, size_t index)
{
    const cor_label *label =
        p->labels && index < p->labels->count ? &p->labels->items[index] : NULL;
    return label && label->chosen >= 0 ? &label->candidates[label->chosen] : NULL;
}

#endif
