/* Layers of type raster: pictures, with the spec's changes of colour. */
#include "symbolise/raster.h"

#include <math.h>

#include "symbolise/warped.h"

/* What the layer does to colours; the spec's names, as factors. */
typedef struct look {
    float opacity, low, high, saturation, contrast;
    float spin[3];
    bool is_plain, is_nearest;
} look;

/* Of the change towards grey (negative: away from it). */
static double saturation_factor(double saturation)
{
    return saturation > 0 ? 1 - 1 / (1.001 - saturation) : -saturation;
}

static double contrast_factor(double contrast)
{
    return contrast > 0 ? 1 / (1 - contrast) : 1 + contrast;
}

bool cor_raster_is_nearest(const cor_layer *layer, cor_eval *eval)
{
    cor_property property =
        cor_layer_has(layer, COR_P_RESAMPLING) || layer->type != COR_LAYER_RASTER
            ? COR_P_RESAMPLING
            : COR_P_RASTER_RESAMPLING;
    return cor_str_is(cor_layer_string(layer, property, eval), "nearest");
}

static look look_of(const cor_layer *layer, cor_eval *eval)
{
    double hue = cor_layer_number(layer, COR_P_RASTER_HUE_ROTATE, eval) * M_PI / 180;
    double low = cor_layer_number(layer, COR_P_RASTER_BRIGHTNESS_MIN, eval);
    double high = cor_layer_number(layer, COR_P_RASTER_BRIGHTNESS_MAX, eval);
    double saturation = cor_layer_number(layer, COR_P_RASTER_SATURATION, eval);
    double contrast = cor_layer_number(layer, COR_P_RASTER_CONTRAST, eval);
    double s = sin(hue) * sqrt(3), c = cos(hue);
    return (look){
        .opacity = (float)cor_layer_number(layer, COR_P_RASTER_OPACITY, eval),
        .low = (float)low,
        .high = (float)high,
        .saturation = (float)saturation_factor(saturation),
        .contrast = (float)fmin(contrast_factor(contrast), 1e6),
        .spin = { (float)((2 * c + 1) / 3), (float)((1 - c - s) / 3), (float)((1 - c + s) / 3) },
        .is_plain = hue == 0 && low == 0 && high == 1 && saturation == 0 && contrast == 0,
        .is_nearest = cor_raster_is_nearest(layer, eval),
    };
}

/* Straight colours in and out. A turn about the grey axis, then saturation, contrast, brightness.
 */
static void change(const look *l, float rgb[3])
{
    float r = rgb[0], g = rgb[1], b = rgb[2], average = (r + g + b) / 3;
    float turned[3] = { r * l->spin[0] + g * l->spin[1] + b * l->spin[2],
                        r * l->spin[2] + g * l->spin[0] + b * l->spin[1],
                        r * l->spin[1] + g * l->spin[2] + b * l->spin[0] };
    for (int i = 0; i < 3; i++) {
        float v = turned[i] + (average - turned[i]) * l->saturation;
        v = (v - 0.5F) * l->contrast + 0.5F;
        rgb[i] = fminf(fmaxf(l->low + (l->high - l->low) * v, 0), 1);
    }
}

typedef struct mean {
    float r, g, b, a, weight; /* colours times alpha times weight */
} mean;

static void add_row(mean *m, const cor_warped *w, const cor_warped_spot *spot, const uint8_t *row,
                    float weight)
{
    for (int i = 0; i < spot->across.count; i++) {
        ptrdiff_t x = cor_tap_index(spot->across.first + i, w->cells.width, w->is_cyclic);
        if (x < 0)
            continue;
        const uint8_t *cell = row + x * 4;
        float k = weight * cor_tap_weight(&spot->across, i), a = k * (float)cell[3];
        m->r += a * (float)cell[0];
        m->g += a * (float)cell[1];
        m->b += a * (float)cell[2];
        m->a += a;
        m->weight += k;
    }
}

static mean mean_of(const cor_warped *w, const cor_warped_spot *spot)
{
    mean m = { 0 };
    for (int j = 0; j < spot->down.count; j++) {
        ptrdiff_t y = cor_tap_index(spot->down.first + j, w->cells.height, false);
        if (y >= 0)
            add_row(&m, w, spot, w->cells.rgba + (size_t)y * w->cells.width * 4,
                    cor_tap_weight(&spot->down, j));
    }
    return m;
}

static mean nearest(const cor_warped *w, const cor_warped_spot *spot)
{
    ptrdiff_t x = cor_tap_index((ptrdiff_t)floor(spot->column), w->cells.width, w->is_cyclic);
    ptrdiff_t y = cor_tap_index((ptrdiff_t)floor(spot->row), w->cells.height, false);
    if (x < 0 || y < 0)
        return (mean){ 0 };
    const uint8_t *cell = w->cells.rgba + ((size_t)y * w->cells.width + (size_t)x) * 4;
    float a = cell[3];
    return (mean){ a * (float)cell[0], a * (float)cell[1], a * (float)cell[2], a, 1 };
}

static void put(const look *l, const mean *m, float share, uint8_t *to)
{
    if (!(m->a > 0) || !(share > 0))
        return;
    float rgb[3] = { m->r / m->a / 255, m->g / m->a / 255, m->b / m->a / 255 };
    float alpha = m->a / m->weight / 255 * share * l->opacity;
    if (!l->is_plain)
        change(l, rgb);
    for (int i = 0; i < 3; i++)
        to[i] = (uint8_t)(rgb[i] * 255 + 0.5F);
    to[3] = (uint8_t)(alpha * 255 + 0.5F);
}

static void draw_patch(const cor_warped *w, const look *l, const cor_warp_patch *patch,
                       uint8_t *rgba)
{
    cor_extent_cells extent = cor_warped_extent(w, patch);
    bool takes_one = l->is_nearest && extent.columns <= 1 && extent.rows <= 1;
    for (size_t y = 0; y < patch->height; y++) {
        uint8_t *to = rgba + ((patch->y + y) * w->grid.width + patch->x) * 4;
        for (size_t x = 0; x < patch->width; x++) {
            cor_warped_spot spot;
            cor_warped_find(w, patch, extent, x, y, &spot);
            mean m = takes_one ? nearest(w, &spot) : mean_of(w, &spot);
            put(l, &m, spot.share, to + x * 4);
        }
    }
}

bool cor_raster_draw(const cor_symboliser *s)
{
    cor_warped w;
    cor_arena *arena = cor_arena_new();
    cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, 0, arena, s->report);
    const look l = look_of(s->layer, &eval);
    cor_arena_free(arena);
    if (!(l.opacity > 0))
        return true;
    if (!cor_warped_open(&w, s, cor_plan_raster(s->plan, s->layer), 1))
        return false;
    if (w.warp.count) {
        uint8_t *rgba = cor_page_grid_pixels(&w.grid, s->scene);
        for (size_t i = 0; i < w.warp.count; i++)
            draw_patch(&w, &l, &w.warp.patches[i], rgba);
        cor_page_grid_add(&w.grid, s, rgba);
    }
    cor_warped_close(&w);
    return true;
}
