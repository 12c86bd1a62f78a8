/*
 * symbolise/raster: layers that are made of pixels. Private to symbolise.
 *
 *   in    a layer of type raster, hillshade or heatmap
 *   out   one image in the scene, on the page's own pixels
 *   not   reading (read/raster), placing (symbolise/warped)
 */
#ifndef COR_SYMBOLISE_RASTER_H
#define COR_SYMBOLISE_RASTER_H

#include "symbolise/symbolise.h"

COR_MUST_CHECK bool cor_raster_draw(const cor_symboliser *s);
COR_MUST_CHECK bool cor_hillshade_draw(const cor_symboliser *s);
void cor_heatmap_draw(const cor_symboliser *s);
/* A box filled with the layer's ramp: of densities, or of a slope turned from the light to the
 * shadow. A picture's is what the map shows of it, small. */
void cor_raster_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box);

/* `resampling`, or `raster-resampling`: cells are not to be interpolated. */
bool cor_raster_is_nearest(const cor_layer *layer, cor_eval *eval);

#endif
