/*
 * furniture/seen: whether a feature leaves a mark in the main map's frame, or lies in a map's.
 *
 *   in    a layer and the index of a feature that its filter accepts
 *   out   true when what is drawn of it touches the frame
 *   not   what other marks cover; whether its label found a place
 *
 * The layer's own drawing code is asked, in a scene that is thrown away: a line of no width, an
 * area of no opacity and a country whose bounds only reach into the map are not seen.
 */
#ifndef COR_FURNITURE_SEEN_H
#define COR_FURNITURE_SEEN_H

#include "symbolise/symbolise.h"

bool cor_feature_is_seen(const cor_plan *plan, const cor_layer *layer, size_t index,
                         cor_report *report);

/* Whether the feature's geometry, of which an icon or a heatmap has the place only, lies in the
 * map's frame. */
bool cor_feature_lies_in(const cor_plan *plan, const cor_map *map, const cor_layer *layer,
                         size_t index, cor_report *report);

/* Whether something of the mark is in the rectangle; images and texts count as a whole. */
bool cor_mark_touches(const cor_mark *mark, cor_rect rect);

/* Whether the path, filled or as lines, has something in the rectangle. */
bool cor_path_touches(const cor_path *path, bool filled, cor_rect rect);

#endif
