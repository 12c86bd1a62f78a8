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

/* What the map shows of a picture, as small as the box: all its colours, whatever they mean. */
static void draw_thumbnail(const cor_symboliser *s, cor_rect box)
{
    static const double pixels_across = 96;
    const cor_rect frame = s->map->frame;
    cor_report ignored = { 0 }; /* spoken of when the map is drawn */
    cor_plan coarse = *s->plan;
    coarse.dpi = fmin(coarse.dpi, pixels_across * 72 / (frame.x1_pt - frame.x0_pt));
    cor_symboliser small = *s;
    small.scene = cor_scene_new(s->plan->width_pt, s->plan->height_pt);
    small.plan = &coarse;
    small.report = &ignored;
    bool well = cor_raster_draw(&small);
    for (size_t i = 0; well && i < small.scene->count; i++) {
        const cor_mark *mark = &small.scene->marks[i];
        if (mark->kind != COR_MARK_IMAGE)
            continue;
        size_t width = mark->as.image.width, height = mark->as.image.height;
        const uint8_t *rgba =
            cor_arena_copy(s->scene->arena, mark->as.image.rgba, width * height, 4);
        cor_scene_image(s->scene, s->layer->id, rgba, width, height, box);
    }
    cor_scene_free(small.scene);
    cor_report_clear(&ignored);
}

void cor_raster_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box)
{
    if (s->layer->type == COR_LAYER_RASTER) {
        draw_thumbnail(s, box);
        return;
    }
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
