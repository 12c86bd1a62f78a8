/*
 * symbolise/shade: the colour of a slope under the lights of a hillshade layer. Private to
 * symbolise.
 *
 *   in    a layer's properties; a slope in the page's directions
 *   out   a premultiplied colour
 *   not   slopes (symbolise/slope)
 *
 * The methods are those of the style spec's renderers. Below zoom 15 slopes are steepened, more so
 * the smaller the scale, as these do: true ones would hardly be seen.
 */
#ifndef COR_SYMBOLISE_SHADE_H
#define COR_SYMBOLISE_SHADE_H

#include "style/style.h"

enum { COR_LIGHTS_MAX = 16 };

typedef struct cor_light {
    float direction_rad, sin_altitude, cos_altitude;
    float shadow[4], highlight[4]; /* premultiplied */
} cor_light;

typedef struct cor_shade cor_shade;
typedef void cor_shade_method(const cor_shade *shade, float dx, float dy, float out[4]);

struct cor_shade {
    cor_shade_method *method;
    cor_light lights[COR_LIGHTS_MAX];
    int light_count;
    float accent[4];
    float exaggeration;
    float steepening;   /* of slopes, by the zoom */
    bool follows_north; /* directions count from true north, not from the page's top */
};

cor_shade cor_shade_of(const cor_layer *layer, cor_eval *eval);
/* Rise to the right and down the page, in metres to a metre. */
void cor_shade_colour(const cor_shade *shade, float dx, float dy, float out[4]);

#endif
