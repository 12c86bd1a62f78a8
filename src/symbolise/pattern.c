#include "symbolise/pattern.h"

#include <math.h>

#include "base/memory.h"
#include "picture/mark.h"
#include "plan/pictures.h"
#include "style/length.h"
#include "symbolise/offset.h"

/* A corner of a tile. A web map counts its tiles from the corner of its square world; so do we, at
 * the middle of the frame: the same style looks the same there. */
static cor_pt origin_of(const cor_map *map, const cor_picture *picture, double turn_rad)
{
    static const double side_px = 512, lat_max = 85.051128779806604;
    const cor_rect f = map->frame;
    double side_pt = side_px * COR_PT_PER_PX * exp2(map->zoom);
    double lat = fmin(fmax(map->centre.lat_deg, -lat_max), lat_max) * M_PI / 180;
    double x = (map->centre.lon_deg / 360 + 0.5) * side_pt;
    double y = (0.5 - asinh(tan(lat)) / (2 * M_PI)) * side_pt;
    x = fmod(x, picture->width_pt);
    y = fmod(y, picture->height_pt);
    double c = cos(turn_rad), sine = sin(turn_rad);
    return (cor_pt){ (f.x0_pt + f.x1_pt) / 2 - x * c + y * sine,
                     (f.y0_pt + f.y1_pt) / 2 - x * sine - y * c };
}

bool cor_pattern_fill(const cor_symboliser *s, cor_eval *eval, cor_property property,
                      int64_t feature, const cor_path *area, double opacity)
{
    if (!cor_layer_has(s->layer, property))
        return false;
    const cor_picture *picture = cor_plan_picture(s->plan, s->layer, property, eval);
    if (!picture)
        return true;
    double turn_rad = -s->map->spec->bearing_deg * M_PI / 180; /* of the map on the page */
    const cor_tiling tiling = { .origin = origin_of(s->map, picture, turn_rad),
                                .angle_rad = turn_rad,
                                .scale = 1,
                                .opacity = opacity };
    cor_scene_pattern(s->scene, s->layer->id, feature, area, cor_picture_tile(s->scene, picture),
                      &tiling);
    return true;
}

/* ---- Lines: a piece for each segment, with the tile turned along it. */

typedef struct ribbon {
    const cor_symboliser *s;
    int64_t feature;
    const cor_scene *tile;
    double half_pt, scale;
} ribbon;

/* Where two segments of unit directions a and b meet: half the width times this, to the left. */
static cor_pt corner(cor_pt a, cor_pt b)
{
    cor_pt n = { -a.y_pt - b.y_pt, a.x_pt + b.x_pt };
    double square = n.x_pt * n.x_pt + n.y_pt * n.y_pt; /* 4 cos^2 of half the turn */
    if (square < 1)                                    /* turns of more than 120 degrees */
        return (cor_pt){ -a.y_pt, a.x_pt };
    return (cor_pt){ n.x_pt * 2 / square, n.y_pt * 2 / square };
}

static cor_pt direction(cor_pt a, cor_pt b)
{
    double length = hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
    return (cor_pt){ (b.x_pt - a.x_pt) / length, (b.y_pt - a.y_pt) / length };
}

static cor_pt moved(cor_pt p, cor_pt by, double times)
{
    return (cor_pt){ p.x_pt + by.x_pt * times, p.y_pt + by.y_pt * times };
}

/* The outside of a sharp turn is a triangle. */
static void add_wedge(cor_path *path, cor_pt at, cor_pt before, cor_pt after, double half_pt)
{
    cor_pt sum = { before.x_pt + after.x_pt, before.y_pt + after.y_pt };
    if (sum.x_pt * sum.x_pt + sum.y_pt * sum.y_pt >= 1)
        return;
    double turn = before.x_pt * after.y_pt - before.y_pt * after.x_pt;
    double out = turn > 0 ? -half_pt : half_pt;
    cor_path_begin(path, true);
    cor_path_add(path, at);
    cor_path_add(path, moved(at, (cor_pt){ -before.y_pt, before.x_pt }, out));
    cor_path_add(path, moved(at, (cor_pt){ -after.y_pt, after.x_pt }, out));
    cor_path_end(path);
}

/* The piece from p[1] to p[2]; p[0] and p[3] are their neighbours, or the same at an end. */
static void draw_piece(const ribbon *r, const cor_pt p[4], double run_pt)
{
    cor_pt along = direction(p[1], p[2]);
    bool is_first = p[0].x_pt == p[1].x_pt && p[0].y_pt == p[1].y_pt;
    bool is_last = p[3].x_pt == p[2].x_pt && p[3].y_pt == p[2].y_pt;
    cor_pt before = is_first ? along : direction(p[0], p[1]);
    cor_pt after = is_last ? along : direction(p[2], p[3]);
    cor_pt from = corner(along, before), to = corner(along, after);
    /* A little under the next piece: between edges that only touch the ground would shine. */
    cor_pt end = moved(p[2], along, is_last ? 0 : 0.3);
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, moved(p[1], from, r->half_pt));
    cor_path_add(&path, moved(end, to, r->half_pt));
    cor_path_add(&path, moved(end, to, -r->half_pt));
    cor_path_add(&path, moved(p[1], from, -r->half_pt));
    cor_path_end(&path);
    add_wedge(&path, p[2], along, after, r->half_pt);
    cor_tiling tiling = { .angle_rad = atan2(along.y_pt, along.x_pt),
                          .scale = r->scale,
                          .opacity = 1,
                          .is_flipped = true };
    /* Web maps lay the tile's upper edge along the right of the line, its left side first. */
    cor_pt right = { -along.y_pt, along.x_pt };
    double period = r->tile->width_pt * r->scale;
    tiling.origin = moved(moved(p[1], right, r->half_pt), along, -fmod(run_pt, period));
    cor_scene_pattern(r->s->scene, r->s->layer->id, r->feature, &path, r->tile, &tiling);
    cor_path_free(&path);
}

/* Vertices that are nearer together than anyone sees would only be pieces without end. */
static size_t thinned(const cor_pt *in, size_t count, cor_pt *out)
{
    static const double apart_pt = 0.2;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_near = kept && hypot(in[i].x_pt - out[kept - 1].x_pt,
                                     in[i].y_pt - out[kept - 1].y_pt) < apart_pt;
        if (is_near && i + 1 == count && kept > 1)
            out[kept - 1] = in[i];
        else if (!is_near)
            out[kept++] = in[i];
    }
    return kept;
}

static void draw_contour(const ribbon *r, const cor_pt *points, const cor_contour *contour)
{
    cor_pt *line = cor_alloc(contour->count + 2, sizeof *line);
    size_t n = thinned(points, contour->count, line);
    if (contour->closed && n > 2)
        line[n++] = line[0];
    bool is_ring = contour->closed && n > 3;
    double run_pt = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        cor_pt before = i > 0 ? line[i - 1] : is_ring ? line[n - 2] : line[0];
        cor_pt after = i + 2 < n ? line[i + 2] : is_ring ? line[1] : line[n - 1];
        const cor_pt piece[4] = { before, line[i], line[i + 1], after };
        if (line[i].x_pt == line[i + 1].x_pt && line[i].y_pt == line[i + 1].y_pt)
            continue;
        draw_piece(r, piece, run_pt);
        run_pt += hypot(line[i + 1].x_pt - line[i].x_pt, line[i + 1].y_pt - line[i].y_pt);
    }
    cor_free(line);
}

static void draw_aside(const ribbon *r, const cor_path *path, double offset_pt)
{
    cor_path aside = { 0 };
    if (offset_pt != 0)
        cor_path_offset(&aside, path, offset_pt);
    const cor_path *drawn = offset_pt != 0 ? &aside : path;
    for (size_t i = 0; i < drawn->contour_count; i++)
        draw_contour(r, drawn->points + drawn->contours[i].first, &drawn->contours[i]);
    cor_path_free(&aside);
}

static void draw_line(const ribbon *r, cor_eval *eval, const cor_path *path)
{
    const cor_layer *layer = r->s->layer;
    double offset = cor_layer_number(layer, COR_P_LINE_OFFSET, eval) * COR_PT_PER_PX;
    double gap = cor_layer_number(layer, COR_P_LINE_GAP_WIDTH, eval) * COR_PT_PER_PX;
    if (gap > 0) {
        draw_aside(r, path, offset - gap / 2 - r->half_pt);
        draw_aside(r, path, offset + gap / 2 + r->half_pt);
    } else {
        draw_aside(r, path, offset);
    }
}

bool cor_pattern_line(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                      const cor_path *path)
{
    if (!cor_layer_has(s->layer, COR_P_LINE_PATTERN))
        return false;
    const cor_picture *picture = cor_plan_picture(s->plan, s->layer, COR_P_LINE_PATTERN, eval);
    double width = cor_layer_number(s->layer, COR_P_LINE_WIDTH, eval) * COR_PT_PER_PX;
    double opacity = cor_layer_number(s->layer, COR_P_LINE_OPACITY, eval);
    if (!picture || !(width > 0) || !(opacity > 0))
        return true;
    const ribbon r = { s, feature, cor_picture_tile(s->scene, picture), width / 2,
                       width / picture->height_pt };
    /* Pieces touch: only as a whole they may be translucent. */
    cor_scene_group_push(s->scene, s->layer->id, opacity, NULL, NULL);
    draw_line(&r, eval, path);
    cor_scene_group_pop(s->scene);
    return true;
}
