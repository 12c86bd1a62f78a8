/* What stands in a legend for a layer made of pixels. */
#include <math.h>

#include "symbolise/page_grid.h"
#include "symbolise/raster.h"

enum { STEPS = 64 };

static cor_colour density_colour(const cor_symboliser *s, cor_eval *eval, double share)
{
    eval->heatmap_density = share;
    cor_colour colour = cor_layer_colour(s->layer, COR_P_HEATMAP_COLOR, eval);
    colour.a *= cor_layer_number(s->layer, COR_P_HEATMAP_OPACITY, eval);
    return colour;
}

/* From a slope in the light over level ground to one in the shadow. */
static cor_colour relief_colour(const cor_symboliser *s, cor_eval *eval, double share)
{
    cor_property side =
        share < 0.5 ? COR_P_HILLSHADE_HIGHLIGHT_COLOR : COR_P_HILLSHADE_SHADOW_COLOR;
    cor_colour colour;
    cor_layer_colours(s->layer, side, eval, &colour, 1);
    colour.a *= fabs(2 * share - 1);
    return colour;
}

void cor_raster_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box)
{
    if (s->layer->type == COR_LAYER_RASTER)
        return;
    uint8_t *rgba = cor_arena_alloc(s->scene->arena, STEPS, 4);
    for (int i = 0; i < STEPS; i++) {
        double share = ((double)i + 0.5) / STEPS;
        cor_colour c = s->layer->type == COR_LAYER_HEATMAP ? density_colour(s, eval, share)
                                                           : relief_colour(s, eval, share);
        const float premultiplied[4] = { (float)(c.r * c.a), (float)(c.g * c.a), (float)(c.b * c.a),
                                         (float)c.a };
        cor_put_colour(rgba + i * 4, premultiplied);
    }
    cor_scene_image(s->scene, s->layer->id, rgba, STEPS, 1, box);
}
