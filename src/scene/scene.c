#include "scene/scene.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

cor_scene *cor_scene_new(double width_pt, double height_pt)
{
    if (!(isfinite(width_pt) && width_pt > 0 && isfinite(height_pt) && height_pt > 0))
        COR_NEVER("a scene without a size");
    cor_scene *scene = cor_alloc(1, sizeof *scene);
    *scene = (cor_scene){ .width_pt = width_pt, .height_pt = height_pt, .arena = cor_arena_new() };
    return scene;
}

void cor_scene_free(cor_scene *scene)
{
    if (!scene)
        return;
    for (size_t i = 0; i < scene->tile_count; i++)
        cor_scene_free(scene->tiles[i].tile);
    cor_free(scene->tiles);
    cor_free(scene->marks);
    cor_arena_free(scene->arena);
    cor_free(scene);
}

static void check_finite(const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(numbers[i]))
            COR_NEVER("a number in the scene that is not finite");
}

/* Neighbouring marks nearly always come from the same layer: they share one copy of its name. */
static const char *layer_name(cor_scene *scene, const char *layer)
{
    if (scene->count > 0) {
        const char *last = scene->marks[scene->count - 1].layer;
        if (last == layer || strcmp(last, layer) == 0)
            return last;
    }
    return cor_arena_strdup(scene->arena, layer);
}

static cor_mark *add_mark(cor_scene *scene, cor_mark_kind kind, const char *layer, int64_t feature)
{
    const char *name = layer_name(scene, layer);
    scene->marks = cor_grow(scene->marks, &scene->capacity, scene->count + 1, sizeof *scene->marks);
    cor_mark *mark = &scene->marks[scene->count++];
    *mark = (cor_mark){ .kind = kind, .layer = name, .feature = feature, .label = scene->label };
    return mark;
}

void cor_scene_label_begin(cor_scene *scene)
{
    scene->label = ++scene->label_count;
}

void cor_scene_label_end(cor_scene *scene)
{
    scene->label = 0;
}

/* Whole 255ths: cairo rounds a channel up where SVG's #rrggbb rounds to the nearest. */
static cor_paint whole_paint(cor_paint paint)
{
    check_finite((const double[]){ paint.r, paint.g, paint.b, paint.a }, 4);
    return (cor_paint){ .r = round(fmin(fmax(paint.r, 0), 1) * 255) / 255,
                        .g = round(fmin(fmax(paint.g, 0), 1) * 255) / 255,
                        .b = round(fmin(fmax(paint.b, 0), 1) * 255) / 255,
                        .a = fmin(fmax(paint.a, 0), 1) };
}

static cor_path copy_path(cor_scene *scene, const cor_path *path)
{
    for (size_t i = 0; i < path->point_count; i++)
        if (!isfinite(path->points[i].x_pt) || !isfinite(path->points[i].y_pt))
            COR_NEVER("a point of a path that is not finite");
    cor_path copy = {
        .point_count = path->point_count,
        .point_capacity = path->point_count,
        .contour_count = path->contour_count,
        .contour_capacity = path->contour_count,
    };
    if (path->point_count > 0)
        copy.points =
            cor_arena_copy(scene->arena, path->points, path->point_count, sizeof *path->points);
    if (path->contour_count > 0)
        copy.contours = cor_arena_copy(scene->arena, path->contours, path->contour_count,
                                       sizeof *path->contours);
    return copy;
}

static bool is_visible(const cor_stroke *stroke)
{
    return stroke && stroke->paint.a > 0 && stroke->width_pt > 0;
}

/* cairo puts the whole context into its error state for a dash whose lengths sum to nothing. */
static void check_dash(const cor_stroke *stroke)
{
    double sum = 0;
    for (size_t i = 0; i < stroke->dash_count; i++) {
        if (stroke->dash_pt[i] < 0)
            COR_NEVER("a dash of negative length");
        sum += stroke->dash_pt[i];
    }
    if (stroke->dash_count > 0 && !(sum > 0 && isfinite(sum)))
        COR_NEVER("a dash pattern without length");
}

static cor_stroke copy_stroke(cor_scene *scene, const cor_stroke *stroke)
{
    check_finite((const double[]){ stroke->width_pt, stroke->dash_offset_pt }, 2);
    check_dash(stroke);
    cor_stroke copy = *stroke;
    copy.paint = whole_paint(stroke->paint);
    copy.miter_limit = stroke->miter_limit >= 1 ? stroke->miter_limit : 1;
    if (stroke->dash_count > 0)
        copy.dash_pt = cor_arena_copy(scene->arena, stroke->dash_pt, stroke->dash_count,
                                      sizeof *stroke->dash_pt);
    else
        copy.dash_pt = NULL;
    return copy;
}

void cor_scene_path(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                    cor_paint fill, const cor_stroke *stroke)
{
    bool is_stroked = is_visible(stroke);
    if (path->point_count == 0 || (!is_stroked && !(fill.a > 0)))
        return;
    cor_path copy = copy_path(scene, path);
    cor_mark *mark = add_mark(scene, COR_MARK_PATH, layer, feature);
    mark->as.path.path = copy;
    mark->as.path.fill = whole_paint(fill);
    mark->as.path.stroke = is_stroked ? copy_stroke(scene, stroke) : (cor_stroke){ 0 };
}

void cor_scene_crisp_area(cor_scene *scene, const char *layer, int64_t feature,
                          const cor_path *path, cor_paint fill)
{
    size_t before = scene->count;
    cor_scene_path(scene, layer, feature, path, fill, NULL);
    if (scene->count > before)
        scene->marks[before].as.path.is_crisp = true;
}

static cor_gradient copy_gradient(cor_scene *scene, const cor_gradient *gradient)
{
    check_finite((const double[]){ gradient->from.x_pt, gradient->from.y_pt, gradient->to.x_pt,
                                   gradient->to.y_pt, gradient->radius_pt },
                 5);
    cor_gradient_stop *stops =
        cor_arena_copy(scene->arena, gradient->stops, gradient->stop_count, sizeof *stops);
    for (size_t i = 0; i < gradient->stop_count; i++) {
        if (!(stops[i].at >= (i ? stops[i - 1].at : 0) && stops[i].at <= 1))
            COR_NEVER("the stops of a gradient are out of order");
        stops[i].paint = whole_paint(stops[i].paint);
    }
    cor_gradient copy = *gradient;
    copy.stops = stops;
    return copy;
}

/* NOLINTNEXTLINE(readability-function-size): as scene.h has it */
void cor_scene_gradient(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                        const cor_gradient *gradient, const cor_stroke *stroke)
{
    if (path->point_count == 0 || gradient->stop_count == 0 || (stroke && !(stroke->width_pt > 0)))
        return;
    cor_path copy = copy_path(scene, path);
    cor_mark *mark = add_mark(scene, COR_MARK_GRADIENT, layer, feature);
    mark->as.gradient.path = copy;
    mark->as.gradient.gradient = copy_gradient(scene, gradient);
    mark->as.gradient.stroke = stroke ? copy_stroke(scene, stroke) : (cor_stroke){ 0 };
}

void cor_scene_painted_path(cor_scene *scene, const char *layer, int64_t feature,
                            const cor_painted_path *shape)
{
    size_t before = scene->count;
    cor_scene_path(scene, layer, feature, &shape->path, shape->fill, &shape->stroke);
    if (scene->count > before)
        scene->marks[before].as.path.nonzero = shape->nonzero;
}

cor_scene *cor_scene_tile_for(cor_scene *scene, const void *key, double width_pt, double height_pt,
                              bool *is_new)
{
    *is_new = false;
    for (size_t i = 0; i < scene->tile_count; i++)
        if (scene->tiles[i].key == key)
            return scene->tiles[i].tile;
    *is_new = true;
    scene->tiles =
        cor_grow(scene->tiles, &scene->tile_capacity, scene->tile_count + 1, sizeof *scene->tiles);
    cor_scene *tile = cor_scene_new(width_pt, height_pt);
    scene->tiles[scene->tile_count++] = (cor_scene_tile){ key, tile };
    return tile;
}

void cor_scene_pattern(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                       const cor_scene *tile, const cor_tiling *tiling)
{
    check_finite((const double[]){ tiling->origin.x_pt, tiling->origin.y_pt, tiling->angle_rad,
                                   tiling->scale, tiling->opacity },
                 5);
    if (path->point_count == 0 || !(tiling->scale > 0) || !(tiling->opacity > 0))
        return;
    cor_path copy = copy_path(scene, path);
    cor_mark *mark = add_mark(scene, COR_MARK_PATTERN, layer, feature);
    mark->as.pattern.path = copy;
    mark->as.pattern.tile = tile;
    mark->as.pattern.tiling = *tiling;
    mark->as.pattern.tiling.opacity = fmin(tiling->opacity, 1);
}

static const cor_run *copy_run(cor_scene *scene, const cor_run *run)
{
    for (size_t i = 0; i < run->glyph_count; i++)
        if (!isfinite(run->glyphs[i].x_pt) || !isfinite(run->glyphs[i].y_pt))
            COR_NEVER("a glyph at a place that is not finite");
    cor_run *copy = cor_arena_copy(scene->arena, run, 1, sizeof *run);
    copy->text = cor_arena_str(scene->arena, run->text);
    copy->glyphs = cor_arena_copy(scene->arena, run->glyphs, run->glyph_count, sizeof *run->glyphs);
    copy->spans = cor_arena_copy(scene->arena, run->spans, run->span_count, sizeof *run->spans);
    return copy;
}

static const cor_paint *copy_fills(cor_scene *scene, const cor_glyph_look *look)
{
    if (!look->section_fills || !look->section_count)
        return NULL;
    cor_paint *fills = cor_arena_alloc(scene->arena, look->section_count, sizeof *fills);
    for (size_t i = 0; i < look->section_count; i++)
        fills[i] = whole_paint(look->section_fills[i]);
    return fills;
}

cor_paint cor_mark_span_fill(const cor_mark *mark, const cor_run_span *span)
{
    const cor_paint *fills = mark->as.glyphs.section_fills;
    return fills ? fills[span->section] : mark->as.glyphs.fill;
}

/* NOLINTNEXTLINE(readability-function-size): as scene.h has it */
void cor_scene_glyphs(cor_scene *scene, const char *layer, int64_t feature, const cor_run *run,
                      const cor_glyph_look *look)
{
    if (run->glyph_count == 0)
        return;
    check_finite((const double[]){ look->origin.x_pt, look->origin.y_pt, look->angle_rad,
                                   look->halo_width_pt, run->size_pt },
                 5);
    const cor_run *copy = copy_run(scene, run);
    bool has_halo = look->halo.a > 0 && look->halo_width_pt > 0;
    cor_mark *mark = add_mark(scene, COR_MARK_GLYPHS, layer, feature);
    mark->as.glyphs.run = copy;
    mark->as.glyphs.origin = look->origin;
    mark->as.glyphs.angle_rad = look->angle_rad;
    mark->as.glyphs.fill = whole_paint(look->fill);
    mark->as.glyphs.section_fills = copy_fills(scene, look);
    mark->as.glyphs.halo = has_halo ? whole_paint(look->halo) : (cor_paint){ 0 };
    mark->as.glyphs.halo_width_pt = has_halo ? look->halo_width_pt : 0;
}

/* The mark just added waits for its pop. */
static void open_level(cor_scene *scene)
{
    if (scene->depth == COR_SCENE_MAX_DEPTH)
        COR_NEVER("clips and groups nested too deep");
    scene->open[scene->depth++] = scene->count - 1;
}

static void close_level(cor_scene *scene, cor_mark_kind push, cor_mark_kind pop)
{
    if (scene->depth == 0 || scene->marks[scene->open[scene->depth - 1]].kind != push)
        COR_NEVER("a pop that does not match its push");
    const char *layer = scene->marks[scene->open[--scene->depth]].layer;
    add_mark(scene, pop, layer, -1);
}

void cor_scene_clip_push(cor_scene *scene, const char *layer, const cor_path *path)
{
    cor_path copy = copy_path(scene, path);
    cor_mark *mark = add_mark(scene, COR_MARK_CLIP_PUSH, layer, -1);
    mark->as.clip.path = copy;
    open_level(scene);
}

void cor_scene_clip_pop(cor_scene *scene)
{
    close_level(scene, COR_MARK_CLIP_PUSH, COR_MARK_CLIP_POP);
}

static const char *copy_text(cor_scene *scene, const char *text)
{
    return text ? cor_arena_strdup(scene->arena, text) : NULL;
}

void cor_scene_group_push(cor_scene *scene, const char *layer, double opacity, const char *name,
                          const char *title)
{
    if (!(opacity >= 0 && opacity <= 1))
        COR_NEVER("an opacity outside 0 to 1");
    cor_mark *mark = add_mark(scene, COR_MARK_GROUP_PUSH, layer, -1);
    mark->as.group.opacity = opacity;
    mark->as.group.name = copy_text(scene, name);
    mark->as.group.title = copy_text(scene, title);
    open_level(scene);
}

void cor_scene_group_pop(cor_scene *scene)
{
    close_level(scene, COR_MARK_GROUP_PUSH, COR_MARK_GROUP_POP);
}

void cor_scene_image(cor_scene *scene, const char *layer, const uint8_t *rgba, size_t width,
                     size_t height, cor_rect at)
{
    check_finite((const double[]){ at.x0_pt, at.y0_pt, at.x1_pt, at.y1_pt }, 4);
    if (width == 0 || height == 0 || !(at.x1_pt > at.x0_pt && at.y1_pt > at.y0_pt))
        return;
    cor_mark *mark = add_mark(scene, COR_MARK_IMAGE, layer, -1);
    mark->as.image.rgba = rgba;
    mark->as.image.width = width;
    mark->as.image.height = height;
    mark->as.image.at = at;
}

void cor_scene_icon(cor_scene *scene, const char *layer, int64_t feature,
                    const cor_scene_pixels *pixels, cor_rect at, double angle_rad)
{
    size_t before = scene->count;
    check_finite(&angle_rad, 1);
    cor_scene_image(scene, layer, pixels->rgba, pixels->width, pixels->height, at);
    if (scene->count == before)
        return;
    scene->marks[before].feature = feature;
    scene->marks[before].as.image.angle_rad = angle_rad;
}

void cor_scene_rect(cor_scene *scene, const char *layer, cor_rect rect, cor_paint fill,
                    const cor_stroke *stroke)
{
    cor_pt corners[] = { { rect.x0_pt, rect.y0_pt },
                         { rect.x1_pt, rect.y0_pt },
                         { rect.x1_pt, rect.y1_pt },
                         { rect.x0_pt, rect.y1_pt } };
    cor_contour contour = { .count = 4, .closed = true };
    cor_path path = {
        .points = corners, .point_count = 4, .contours = &contour, .contour_count = 1
    };
    cor_scene_path(scene, layer, -1, &path, fill, stroke);
}

void cor_scene_line(cor_scene *scene, const char *layer, cor_pt a, cor_pt b,
                    const cor_stroke *stroke)
{
    cor_pt ends[] = { a, b };
    cor_contour contour = { .count = 2 };
    cor_path path = { .points = ends, .point_count = 2, .contours = &contour, .contour_count = 1 };
    cor_scene_path(scene, layer, -1, &path, (cor_paint){ 0 }, stroke);
}
