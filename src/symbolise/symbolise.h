/*
 * symbolise/symbolise: the features of one layer as marks of the scene.
 *
 *   in    a layer, the map it is drawn in, the layer's data
 *   out   paths in the scene, in feature order (or by sort key)
 *   not   labels (place), parts of the page (furniture)
 *
 * One entry per layer type; symbol layers draw nothing here. Property values in px become points
 * (0.75 pt).
 *
 * Threads: one scene, plan and map per sheet.
 */
#ifndef COR_SYMBOLISE_SYMBOLISE_H
#define COR_SYMBOLISE_SYMBOLISE_H

#include "plan/plan.h"
#include "scene/scene.h"

typedef struct cor_symboliser {
    cor_scene *scene;
    const cor_plan *plan;
    const cor_map *map;
    const cor_layer *layer;
    cor_report *report;
} cor_symboliser;

/* Fails where a raster cannot be read. */
COR_MUST_CHECK bool cor_symbolise_layer(const cor_symboliser *s);
/* One feature of a layer of areas, lines or circles, whatever the filter says. */
void cor_symbolise_feature(const cor_symboliser *s, size_t index);
/* fill-layer-opacity, line-layer-opacity: of the layer as a whole, for the group around its marks;
 * 1 for layers that have none. */
double cor_symbolise_opacity(const cor_symboliser *s);

/* The same marks for a made-up feature, for legend swatches: a ground filled into `box`, a line
 * through it, a circle in its middle, a ramp. `properties` are what the expressions see. */
void cor_symbolise_swatch(const cor_symboliser *s, const cor_value *properties, cor_rect box);

#endif
