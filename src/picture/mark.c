#include "picture/mark.h"

#include <math.h>

#include "picture/contour.h"
#include "picture/fit.h"
#include "style/length.h"

typedef struct drawing {
    cor_scene *scene;
    const char *layer;
    int64_t feature;
    const cor_picture *picture;
    const cor_picture_look *look;
    bool is_tile;
} drawing;

static cor_pt on_page(const drawing *d, cor_pt p)
{
    cor_pt q = cor_picture_stretched(d->picture, d->look, p);
    double c = cos(d->look->angle_rad), s = sin(d->look->angle_rad);
    return (cor_pt){ d->look->at.x_pt + q.x_pt * c - q.y_pt * s,
                     d->look->at.y_pt + q.x_pt * s + q.y_pt * c };
}

/* Puts the path's points on the page. */
static void lay(const drawing *d, cor_path *path)
{
    for (size_t i = 0; i < path->point_count; i++)
        path->points[i] = on_page(d, path->points[i]);
}

static double scale_of(const drawing *d)
{
    if (d->look->fixed_scale > 0)
        return d->look->fixed_scale;
    return sqrt(d->look->width_pt / d->picture->width_pt * d->look->height_pt /
                d->picture->height_pt);
}

static cor_stroke scaled_stroke(const drawing *d, const cor_stroke *from)
{
    cor_stroke stroke = *from;
    double scale = scale_of(d);
    stroke.width_pt *= scale;
    stroke.dash_offset_pt *= scale;
    if (!from->dash_count)
        return stroke;
    double *dash = cor_arena_alloc(d->scene->arena, from->dash_count, sizeof *dash), sum = 0;
    for (size_t i = 0; i < from->dash_count; i++) {
        dash[i] = from->dash_pt[i] * scale;
        sum += dash[i];
    }
    stroke.dash_pt = dash;
    stroke.dash_count = sum > 0 ? from->dash_count : 0;
    return stroke;
}

static void draw_shape(const drawing *d, const cor_painted_path *from)
{
    cor_painted_path shape = { .fill = from->fill,
                               .stroke = scaled_stroke(d, &from->stroke),
                               .nonzero = from->nonzero };
    cor_path_append(&shape.path, &from->path);
    lay(d, &shape.path);
    cor_scene_painted_path(d->scene, d->layer, d->feature, &shape);
    cor_path_free(&shape.path);
}

/* A translucent fill lies on what is below, not on its halo: then the halo has a hole for it. */
static void draw_contour(const drawing *d, double outward_px, cor_paint fill)
{
    cor_path path = { 0 };
    cor_picture_contour(&path, d->picture, outward_px);
    if (outward_px > 0 && d->look->fill.a < 1)
        cor_picture_contour(&path, d->picture, 0);
    lay(d, &path);
    cor_scene_path(d->scene, d->layer, d->feature, &path, fill, NULL);
    cor_path_free(&path);
}

/* Sheets over each other, the widest first, that together have the opacity of a smooth step. */
static void draw_blurred(const drawing *d, double width_px, double blur_px)
{
    enum { SHEETS = 12 };
    double before = 0;
    for (int i = 0; i < SHEETS; i++) {
        double t = (i + 0.5) / SHEETS, wanted = t * t * (3 - 2 * t) * d->look->halo.a;
        double outward = width_px + blur_px * (1 - 2 * t);
        cor_paint sheet = d->look->halo;
        sheet.a = before < 1 ? (wanted - before) / (1 - before) : 0;
        before = wanted;
        if (outward > 0)
            draw_contour(d, outward, sheet);
    }
}

/* The halo is said in px on the page; the field is in pixels of its own. */
static void draw_field(const drawing *d)
{
    static const double reach_of_blur = 1.19; /* of the web renderers */
    double per_pt = 1 / COR_PT_PER_PX / scale_of(d);
    double width = d->look->halo_width_pt * per_pt;
    if (d->look->halo.a > 0 && width > 0 && d->look->halo_blur_pt > 0)
        draw_blurred(d, width, d->look->halo_blur_pt * per_pt * reach_of_blur);
    else if (d->look->halo.a > 0 && width > 0)
        draw_contour(d, width, d->look->halo);
    if (d->look->fill.a > 0)
        draw_contour(d, 0, d->look->fill);
}

static uint8_t mixed(const uint8_t *rgba[4], const double w[4], int channel, double alpha)
{
    double sum = 0;
    for (int i = 0; i < 4; i++)
        sum += w[i] * rgba[i][channel] * (channel == 3 ? 1 : rgba[i][3] / 255.0);
    if (channel < 3)
        sum = alpha > 0 ? sum * 255 / alpha : 0;
    return (uint8_t)fmin(fmax(round(sum), 0), 255);
}

/* The pixel of the picture at (x, y), between its four neighbours. */
static void sample(const cor_picture *p, double x, double y, uint8_t *out)
{
    double fx = fmin(fmax(x - 0.5, 0), (double)p->width - 1);
    double fy = fmin(fmax(y - 0.5, 0), (double)p->height - 1);
    size_t x0 = (size_t)fx, y0 = (size_t)fy;
    size_t x1 = x0 + 1 < p->width ? x0 + 1 : x0, y1 = y0 + 1 < p->height ? y0 + 1 : y0;
    double tx = fx - (double)x0, ty = fy - (double)y0;
    const uint8_t *four[4] = { p->rgba + (y0 * p->width + x0) * 4,
                               p->rgba + (y0 * p->width + x1) * 4,
                               p->rgba + (y1 * p->width + x0) * 4,
                               p->rgba + (y1 * p->width + x1) * 4 };
    const double weights[4] = { (1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty };
    out[3] = mixed(four, weights, 3, 0);
    double alpha = 0;
    for (int i = 0; i < 4; i++)
        alpha += weights[i] * four[i][3];
    for (int channel = 0; channel < 3; channel++)
        out[channel] = mixed(four, weights, channel, alpha);
}

/* The pixels at the size that they are stretched to, in the scene's arena. */
static cor_scene_pixels stretch_pixels(const drawing *d)
{
    static const double side_max = 4096;
    const cor_picture *p = d->picture;
    double per_pt = (double)p->width / p->width_pt / scale_of(d) * 2;
    size_t width = (size_t)fmin(fmax(ceil(d->look->width_pt * per_pt), 1), side_max);
    size_t height = (size_t)fmin(fmax(ceil(d->look->height_pt * per_pt), 1), side_max);
    uint8_t *rgba = cor_arena_alloc(d->scene->arena, width * height, 4);
    double *from_x = cor_arena_alloc(d->scene->arena, width, sizeof *from_x);
    for (size_t i = 0; i < width; i++) {
        double at = ((double)i + 0.5) / (double)width * d->look->width_pt;
        from_x[i] = cor_picture_unstretched(p, d->look, (cor_pt){ at, 0 }).x_pt * (double)p->width /
                    p->width_pt;
    }
    for (size_t k = 0; k < height; k++) {
        double at = ((double)k + 0.5) / (double)height * d->look->height_pt;
        double from_y = cor_picture_unstretched(p, d->look, (cor_pt){ 0, at }).y_pt *
                        (double)p->height / p->height_pt;
        for (size_t i = 0; i < width; i++)
            sample(p, from_x[i], from_y, rgba + (k * width + i) * 4);
    }
    return (cor_scene_pixels){ rgba, width, height };
}

static void draw_pixels(const drawing *d)
{
    const cor_picture_look *look = d->look;
    cor_scene_pixels pixels = { d->picture->rgba, d->picture->width, d->picture->height };
    if (look->fixed_scale > 0 && (d->picture->stretch_x_count || d->picture->stretch_y_count))
        pixels = stretch_pixels(d);
    double c = cos(look->angle_rad), s = sin(look->angle_rad);
    double w = look->width_pt / 2, h = look->height_pt / 2;
    cor_pt middle = { look->at.x_pt + w * c - h * s, look->at.y_pt + w * s + h * c };
    if (pixels.rgba == d->picture->rgba && d->picture->rimmed && !d->is_tile) {
        w += w * 2 / (double)pixels.width;
        h += h * 2 / (double)pixels.height;
        pixels = (cor_scene_pixels){ d->picture->rimmed, pixels.width + 2, pixels.height + 2 };
    }
    cor_scene_icon(d->scene, d->layer, d->feature, &pixels,
                   (cor_rect){ middle.x_pt - w, middle.y_pt - h, middle.x_pt + w, middle.y_pt + h },
                   look->angle_rad);
}

static void draw(const drawing *d)
{
    const cor_picture *picture = d->picture;
    for (size_t i = 0; i < picture->shape_count; i++)
        draw_shape(d, &picture->shapes[i]);
    if (picture->is_field)
        draw_field(d);
    else if (picture->rgba)
        draw_pixels(d);
}

void cor_picture_draw(cor_scene *scene, const char *layer, int64_t feature,
                      const cor_picture *picture, const cor_picture_look *look)
{
    const drawing d = { scene, layer, feature, picture, look, false };
    if (!(look->width_pt > 0) || !(look->height_pt > 0) || !(look->opacity > 0))
        return;
    bool is_group = look->opacity < 1;
    if (is_group)
        cor_scene_group_push(scene, layer, look->opacity, NULL, NULL);
    draw(&d);
    if (is_group)
        cor_scene_group_pop(scene);
}

const cor_scene *cor_picture_tile(cor_scene *scene, const cor_picture *picture)
{
    bool is_new;
    cor_scene *tile =
        cor_scene_tile_for(scene, picture, picture->width_pt, picture->height_pt, &is_new);
    const cor_picture_look look = { .width_pt = picture->width_pt,
                                    .height_pt = picture->height_pt,
                                    .fill = { 0, 0, 0, 1 },
                                    .opacity = 1 };
    const drawing d = { tile, picture->name, -1, picture, &look, true };
    if (is_new && picture->width_pt > 0 && picture->height_pt > 0)
        draw(&d);
    return tile;
}
