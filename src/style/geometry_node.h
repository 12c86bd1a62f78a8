/*
 * style/geometry_node: a GeoJSON object written in a style, as a geometry. Private to style/.
 *
 *   in    a map: a geometry, a Feature or a FeatureCollection
 *   out   points, lines and polygons, flattened
 *   not   properties, references to files
 *
 * Memory: the geometry lives in the arena.
 */
#ifndef COR_STYLE_GEOMETRY_NODE_H
#define COR_STYLE_GEOMETRY_NODE_H

#include "base/arena.h"
#include "geo/geometry.h"
#include "style/node.h"

/* NULL, or what is wrong, in words; *at is then where. Features without geometry count as nothing,
 * rings that are open are closed. */
const char *cor_geometry_from_node(cor_geometry *out, const cor_node *node, cor_arena *arena,
                                   const cor_node **at);

#endif
