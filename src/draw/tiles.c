#include "draw/tiles.h"

#include <math.h>

#include "base/memory.h"
#include "draw/pattern.h"
#include "draw/tiler.h"
#include "draw/trace.h"

/* A page of A3 with a pitch of 4 pt has 60,000. */
static const size_t PLACES_MAX = 80000;
static const double CANDIDATES_MAX = 1e6;

/* ---- Which tiles are seen. */

/* The boxes of an area's contours, in the tile's points. */
typedef struct boxes {
    cor_rect *items;
    size_t count;
    cor_rect all;
} boxes;

static const cor_rect NOWHERE = { INFINITY, INFINITY, -INFINITY, -INFINITY };

static cor_rect with(cor_rect a, cor_rect b)
{
    return (cor_rect){ fmin(a.x0_pt, b.x0_pt), fmin(a.y0_pt, b.y0_pt), fmax(a.x1_pt, b.x1_pt),
                       fmax(a.y1_pt, b.y1_pt) };
}

static cor_rect turned(const cairo_matrix_t *m, cor_rect box)
{
    cor_rect out = NOWHERE;
    for (int i = 0; i < 4; i++) {
        double x = i & 1 ? box.x1_pt : box.x0_pt, y = i & 2 ? box.y1_pt : box.y0_pt;
        cairo_matrix_transform_point(m, &x, &y);
        out = with(out, (cor_rect){ x, y, x, y });
    }
    return out;
}

static boxes boxes_of(const cor_path *path, const cairo_matrix_t *to_tile)
{
    boxes b = { .items = cor_alloc(path->contour_count + 1, sizeof *b.items), .all = NOWHERE };
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_contour *contour = &path->contours[i];
        const cor_path one = { .points = path->points + contour->first,
                               .point_count = contour->count };
        cor_rect box;
        if (!cor_path_bounds(&one, &box))
            continue;
        b.items[b.count] = turned(to_tile, box);
        b.all = with(b.all, b.items[b.count++]);
    }
    return b;
}

static cor_rect grown(cor_rect r, double by_pt)
{
    return (cor_rect){ r.x0_pt - by_pt, r.y0_pt - by_pt, r.x1_pt + by_pt, r.y1_pt + by_pt };
}

static bool touches(const boxes *b, cor_rect r)
{
    for (size_t i = 0; i < b->count; i++) {
        const cor_rect *box = &b->items[i];
        if (r.x0_pt < box->x1_pt && box->x0_pt < r.x1_pt && r.y0_pt < box->y1_pt &&
            box->y0_pt < r.y1_pt)
            return true;
    }
    return false;
}

static void add_place(cor_tiler *t, cor_tile_place place)
{
    t->places = cor_grow(t->places, &t->place_capacity, t->place_count + 1, sizeof *t->places);
    t->places[t->place_count++] = place;
}

/* Tiles beside the area count as far as their strokes reach into it. */
static bool find_places(cor_tiler *t, const boxes *b, double reach_pt)
{
    const double w = t->edge.x1_pt, h = t->edge.y1_pt;
    const cor_rect r = grown(b->all, reach_pt);
    double x0 = floor(r.x0_pt / w), x1 = ceil(r.x1_pt / w);
    double y0 = floor(r.y0_pt / h), y1 = ceil(r.y1_pt / h);
    if (!((x1 - x0) * (y1 - y0) < CANDIDATES_MAX) || fabs(x0) > 1e9 || fabs(y0) > 1e9)
        return false;
    for (int row = (int)y0; row < (int)y1; row++)
        for (int column = (int)x0; column < (int)x1; column++) {
            const cor_rect edge = { column * w, row * h, column * w + w, row * h + h };
            if (touches(b, grown(edge, reach_pt)))
                add_place(t, (cor_tile_place){ column, row });
        }
    return t->place_count <= PLACES_MAX;
}

static double farthest_reach(const cor_scene *tile, cor_rect edge)
{
    double reach_pt = 0;
    for (size_t i = 0; i < tile->count; i++)
        if (cor_mark_is_stroked(&tile->marks[i]))
            reach_pt = fmax(reach_pt, cor_tile_reach(&tile->marks[i], edge));
    return reach_pt;
}

/* ---- Painting. */

cor_pt cor_tiler_corner(const cor_tiler *t, cor_tile_place place)
{
    return (cor_pt){ place.column * t->edge.x1_pt, place.row * t->edge.y1_pt };
}

void cor_tiler_go_to(const cor_tiler *t, cor_tile_place place)
{
    cor_pt corner = cor_tiler_corner(t, place);
    cairo_set_matrix(t->cr, &t->laid);
    cairo_translate(t->cr, corner.x_pt, corner.y_pt);
}

static void paint_fill(const cor_tiler *t, const cor_mark *mark)
{
    const cor_paint paint = mark->as.path.fill;
    cairo_new_path(t->cr);
    for (size_t i = 0; i < t->place_count; i++) {
        cor_tiler_go_to(t, t->places[i]);
        cor_trace_add_area(t->cr, &mark->as.path.path, t->edge);
    }
    cairo_set_source_rgba(t->cr, paint.r, paint.g, paint.b, paint.a);
    cairo_set_fill_rule(t->cr,
                        mark->as.path.nonzero ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(t->cr);
}

void cor_tiler_paint_path(const cor_tiler *t, const cor_mark *mark)
{
    if (mark->as.path.fill.a > 0)
        paint_fill(t, mark);
    if (cor_mark_is_stroked(mark))
        cor_tiler_stroke(t, mark);
}

static void paint_marks(const cor_tiler *t, const cor_scene *tile, cor_tile_blocks *blocks)
{
    for (size_t i = 0; i < tile->count; i++) {
        if (cor_tile_block_suits(&tile->marks[i], t->edge))
            cor_tile_blocks_paint(blocks, t, &tile->marks[i]);
        else
            cor_tiler_paint_path(t, &tile->marks[i]);
    }
}

/* The tiles lie on a surface of their own, so that the area is written once, and not for each of
 * them. */
static cairo_surface_t *surface_for(const cor_path *area)
{
    cor_rect box = { 0 };
    cor_path_bounds(area, &box);
    const cairo_rectangle_t extents = { floor(box.x0_pt), floor(box.y0_pt),
                                        ceil(box.x1_pt) - floor(box.x0_pt),
                                        ceil(box.y1_pt) - floor(box.y0_pt) };
    return cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
}

static void fill_with(cairo_t *cr, const cor_mark *mark, cairo_surface_t *tiles)
{
    const double opacity = mark->as.pattern.tiling.opacity;
    cairo_save(cr);
    cor_trace_area(cr, &mark->as.pattern.path);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cr);
    cairo_set_source_surface(cr, tiles, 0, 0);
    if (opacity < 1)
        cairo_paint_with_alpha(cr, opacity);
    else
        cairo_paint(cr);
    cairo_restore(cr);
}

static void paint(cor_tiler *t, cairo_t *cr, const cor_mark *mark, cor_tile_blocks *blocks)
{
    cairo_surface_t *tiles = surface_for(&mark->as.pattern.path);
    t->cr = cairo_create(tiles);
    paint_marks(t, mark->as.pattern.tile, blocks);
    cairo_destroy(t->cr);
    fill_with(cr, mark, tiles);
    cairo_surface_destroy(tiles);
}

static bool is_repeatable(const cor_scene *tile, cor_rect edge)
{
    for (size_t i = 0; i < tile->count; i++)
        if (tile->marks[i].kind != COR_MARK_PATH && !cor_tile_block_suits(&tile->marks[i], edge))
            return false;
    return true;
}

bool cor_draw_tiles(cairo_t *cr, const cor_mark *mark, cor_tile_blocks *blocks)
{
    const cor_scene *tile = mark->as.pattern.tile;
    cor_tiler t = { .edge = { 0, 0, tile->width_pt, tile->height_pt } };
    cor_draw_tiling_matrix(&t.laid, &mark->as.pattern.tiling);
    cairo_matrix_t to_tile = t.laid;
    if (!is_repeatable(tile, t.edge) || cairo_matrix_invert(&to_tile) != CAIRO_STATUS_SUCCESS)
        return false;
    boxes b = boxes_of(&mark->as.pattern.path, &to_tile);
    bool ok = find_places(&t, &b, farthest_reach(tile, t.edge));
    if (ok)
        paint(&t, cr, mark, blocks);
    cor_free(b.items);
    cor_free(t.places);
    return ok;
}
