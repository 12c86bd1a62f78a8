#include "furniture/seen.h"

#include <math.h>

#include "symbolise/geometry.h"

/* Liang and Barsky: the stretch of the segment inside one side after the other. */
static bool segment_touches(cor_pt a, cor_pt b, cor_rect r)
{
    double from = 0, to = 1, dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt;
    const double p[4] = { -dx, dx, -dy, dy };
    const double q[4] = { a.x_pt - r.x0_pt, r.x1_pt - a.x_pt, a.y_pt - r.y0_pt, r.y1_pt - a.y_pt };
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0)
            return false;
        if (p[i] < 0)
            from = fmax(from, q[i] / p[i]);
        else if (p[i] > 0)
            to = fmin(to, q[i] / p[i]);
    }
    return from <= to;
}

static bool holds(const cor_path *path, cor_pt at)
{
    bool inside = false;
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        const cor_pt *p = path->points + contour->first;
        for (size_t i = 0, k = contour->count - 1; i < contour->count; k = i++)
            if ((p[i].y_pt > at.y_pt) != (p[k].y_pt > at.y_pt) &&
                at.x_pt <
                    (p[k].x_pt - p[i].x_pt) * (at.y_pt - p[i].y_pt) / (p[k].y_pt - p[i].y_pt) +
                        p[i].x_pt)
                inside = !inside;
    }
    return inside;
}

bool cor_path_touches(const cor_path *path, bool filled, cor_rect rect)
{
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        const cor_pt *p = path->points + contour->first;
        if (contour->count == 1 && segment_touches(p[0], p[0], rect))
            return true;
        for (size_t i = contour->closed ? 0 : 1; i < contour->count; i++)
            if (segment_touches(p[i ? i - 1 : contour->count - 1], p[i], rect))
                return true;
    }
    return filled &&
           holds(path, (cor_pt){ (rect.x0_pt + rect.x1_pt) / 2, (rect.y0_pt + rect.y1_pt) / 2 });
}

bool cor_mark_touches(const cor_mark *mark, cor_rect frame)
{
    switch (mark->kind) {
    case COR_MARK_PATH:
        return cor_path_touches(&mark->as.path.path, mark->as.path.fill.a > 0, frame);
    case COR_MARK_GRADIENT:
        return cor_path_touches(&mark->as.gradient.path, !(mark->as.gradient.stroke.width_pt > 0),
                                frame);
    case COR_MARK_PATTERN:
        return cor_path_touches(&mark->as.pattern.path, true, frame);
    case COR_MARK_IMAGE:
    case COR_MARK_GLYPHS:
        return true;
    default:
        return false;
    }
}

static bool is_drawn(const cor_plan *plan, const cor_layer *layer, size_t index, cor_report *report)
{
    cor_scene *scene = cor_scene_new(plan->width_pt, plan->height_pt);
    const cor_symboliser s = { scene, plan, &plan->main, layer, report };
    bool seen = false;
    cor_symbolise_feature(&s, index);
    for (size_t i = 0; i < scene->count && !seen; i++)
        seen = cor_mark_touches(&scene->marks[i], plan->main.frame);
    cor_scene_free(scene);
    return seen;
}

static bool has_point_inside(const cor_symboliser *s, size_t index)
{
    cor_arena *arena = cor_arena_new();
    const cor_rect r = s->map->frame;
    cor_point_list points = cor_feature_points(s, index, arena);
    bool inside = false;
    for (size_t i = 0; i < points.count && !inside; i++)
        inside = points.items[i].x_pt >= r.x0_pt && points.items[i].x_pt <= r.x1_pt &&
                 points.items[i].y_pt >= r.y0_pt && points.items[i].y_pt <= r.y1_pt;
    cor_arena_free(arena);
    return inside;
}

bool cor_feature_lies_in(const cor_plan *plan, const cor_map *map, const cor_layer *layer,
                         size_t index, cor_report *report)
{
    const cor_symboliser s = { NULL, plan, map, layer, report };
    cor_path path = { 0 };
    cor_feature_area(&s, index, &path);
    bool seen = cor_path_touches(&path, true, map->frame);
    cor_path_clear(&path);
    cor_feature_lines(&s, index, &path);
    seen = seen || cor_path_touches(&path, false, map->frame);
    cor_path_free(&path);
    return seen || has_point_inside(&s, index);
}

bool cor_feature_is_seen(const cor_plan *plan, const cor_layer *layer, size_t index,
                         cor_report *report)
{
    switch (layer->type) {
    case COR_LAYER_FILL:
    case COR_LAYER_LINE:
    case COR_LAYER_CIRCLE:
        return is_drawn(plan, layer, index, report);
    case COR_LAYER_SYMBOL:
    case COR_LAYER_HEATMAP:
        return cor_feature_lies_in(plan, &plan->main, layer, index, report);
    default:
        return true; /* pixels: their outline is not hidden */
    }
}
