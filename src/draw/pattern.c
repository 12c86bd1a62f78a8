#include "draw/pattern.h"

#include <math.h>

#include "draw/tiles.h"
#include "draw/trace.h"

/* cairo repeats a recording by whole units of its own: so many that a pitch is exact whatever it is
 * in points. */
enum { TILE_SIDE_MAX = 8192, UNITS = 1000 };

typedef struct tile_size {
    int width, height; /* pixels */
} tile_size;

static bool is_image(const cor_scene *tile)
{
    return tile->count == 1 && tile->marks[0].kind == COR_MARK_IMAGE;
}

/* How many pixels a tile takes that is painted for a surface. */
static tile_size size_of(cairo_t *cr, const cor_scene *tile, double scale)
{
    if (is_image(tile))
        return (tile_size){ (int)fmin((double)tile->marks[0].as.image.width, TILE_SIDE_MAX),
                            (int)fmin((double)tile->marks[0].as.image.height, TILE_SIDE_MAX) };
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    double per_pt = hypot(m.xx, m.yx) * scale;
    return (tile_size){ (int)fmin(fmax(ceil(tile->width_pt * per_pt), 1), TILE_SIDE_MAX),
                        (int)fmin(fmax(ceil(tile->height_pt * per_pt), 1), TILE_SIDE_MAX) };
}

static cairo_surface_t *tile_surface(cairo_t *cr, const cor_mark *mark, cor_draw_text text,
                                     tile_size *size)
{
    const cor_scene *tile = mark->as.pattern.tile;
    if (text == COR_DRAW_TEXT_FONTS && !is_image(tile)) {
        *size = (tile_size){ UNITS, UNITS };
        return cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA,
                                              &(cairo_rectangle_t){ 0, 0, UNITS, UNITS });
    }
    *size = size_of(cr, tile, mark->as.pattern.tiling.scale);
    return cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size->width, size->height);
}

/* The tile on a surface of its own; `to_tile` takes the tile's points to that surface. */
static bool draw_tile(cairo_surface_t *surface, const cor_mark *mark, cairo_matrix_t to_tile,
                      cor_draw_text text, cor_report *report)
{
    cairo_t *cr = cairo_create(surface);
    cairo_set_matrix(cr, &to_tile);
    bool well = cor_draw_scene(cr, mark->as.pattern.tile, text, report);
    cairo_destroy(cr);
    return well;
}

void cor_draw_tiling_matrix(cairo_matrix_t *out, const cor_tiling *tiling)
{
    cairo_matrix_init_translate(out, tiling->origin.x_pt, tiling->origin.y_pt);
    cairo_matrix_rotate(out, tiling->angle_rad);
    cairo_matrix_scale(out, tiling->scale, tiling->is_flipped ? -tiling->scale : tiling->scale);
}

static void fill_with(cairo_t *cr, const cor_mark *mark, cairo_surface_t *surface,
                      cairo_matrix_t to_tile)
{
    const cor_tiling *tiling = &mark->as.pattern.tiling;
    cairo_pattern_t *pattern = cairo_pattern_create_for_surface(surface);
    cairo_matrix_t laid, page_to_tile;
    cor_draw_tiling_matrix(&laid, tiling);
    if (cairo_matrix_invert(&laid) == CAIRO_STATUS_SUCCESS) {
        cairo_matrix_multiply(&page_to_tile, &laid, &to_tile);
        cairo_pattern_set_matrix(pattern, &page_to_tile);
    }
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
    cairo_save(cr);
    cor_trace_area(cr, &mark->as.pattern.path);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_source(cr, pattern);
    if (tiling->opacity < 1) {
        cairo_clip(cr);
        cairo_paint_with_alpha(cr, tiling->opacity);
    } else {
        cairo_fill(cr);
    }
    cairo_restore(cr);
    cairo_new_path(cr);
    cairo_pattern_destroy(pattern);
}

bool cor_draw_pattern(cairo_t *cr, const cor_mark *mark, cor_draw_text text,
                      cor_tile_blocks *blocks, cor_report *report)
{
    const cor_scene *tile = mark->as.pattern.tile;
    tile_size size;
    if (text == COR_DRAW_TEXT_FONTS && cor_draw_tiles(cr, mark, blocks))
        return true;
    cairo_surface_t *surface = tile_surface(cr, mark, text, &size);
    cairo_matrix_t to_tile;
    cairo_matrix_init_scale(&to_tile, size.width / tile->width_pt, size.height / tile->height_pt);
    bool well = draw_tile(surface, mark, to_tile, text, report);
    if (well)
        fill_with(cr, mark, surface, to_tile);
    cairo_surface_destroy(surface);
    return well;
}
