#include "draw/tile_block.h"

#include <limits.h>
#include <math.h>

#include "base/memory.h"
#include "draw/image.h"
#include "draw/tiler.h"

typedef struct block {
    const cor_mark *mark;
    int columns, rows;
    cairo_surface_t *surface;
    double x_scale, y_scale; /* of the surface's units, to the tile's points */
} block;

struct cor_tile_blocks {
    block *items;
    size_t count, capacity;
};

cor_tile_blocks *cor_tile_blocks_new(void)
{
    return cor_alloc(1, sizeof(cor_tile_blocks));
}

void cor_tile_blocks_free(cor_tile_blocks *blocks)
{
    if (!blocks)
        return;
    for (size_t i = 0; i < blocks->count; i++)
        cairo_surface_destroy(blocks->items[i].surface);
    cor_free(blocks->items);
    cor_free(blocks);
}

static bool holds(cor_rect outer, cor_rect inner)
{
    static const double hair_pt = 1e-6;
    return inner.x0_pt > outer.x0_pt + hair_pt && inner.y0_pt > outer.y0_pt + hair_pt &&
           inner.x1_pt < outer.x1_pt - hair_pt && inner.y1_pt < outer.y1_pt - hair_pt;
}

static bool fills(cor_rect at, cor_rect edge)
{
    return fabs(at.x0_pt) < 1e-6 && fabs(at.y0_pt) < 1e-6 && fabs(at.x1_pt - edge.x1_pt) < 1e-6 &&
           fabs(at.y1_pt - edge.y1_pt) < 1e-6;
}

bool cor_tile_block_suits(const cor_mark *mark, cor_rect edge)
{
    cor_rect box = { 0 };
    if (mark->kind == COR_MARK_IMAGE)
        return fills(mark->as.image.at, edge) && mark->as.image.angle_rad == 0;
    cor_path_bounds(&mark->as.path.path, &box);
    return holds(edge, cor_mark_is_stroked(mark) ? cor_tile_stroke_box(mark) : box);
}

/* ---- Making one. */

/* Pixel for pixel: copies of an image leave no seam within one. */
static void make_image(block *b)
{
    cairo_surface_t *one = cor_draw_image_surface(b->mark);
    int width = (int)b->mark->as.image.width, height = (int)b->mark->as.image.height;
    b->surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, b->columns * width, b->rows * height);
    cairo_t *cr = cairo_create(b->surface);
    cairo_set_source_surface(cr, one, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(one);
    const cor_rect at = b->mark->as.image.at;
    b->x_scale = (at.x1_pt - at.x0_pt) / width;
    b->y_scale = (at.y1_pt - at.y0_pt) / height;
}

static void make_recording(block *b, cor_rect edge)
{
    b->surface = cairo_recording_surface_create(
        CAIRO_CONTENT_COLOR_ALPHA,
        &(cairo_rectangle_t){ 0, 0, ceil(b->columns * edge.x1_pt), ceil(b->rows * edge.y1_pt) });
    cor_tiler t = { .cr = cairo_create(b->surface), .edge = edge };
    cairo_matrix_init_identity(&t.laid);
    t.places = cor_alloc((size_t)b->columns * (size_t)b->rows, sizeof *t.places);
    for (int row = 0; row < b->rows; row++)
        for (int column = 0; column < b->columns; column++)
            t.places[t.place_count++] = (cor_tile_place){ column, row };
    cor_tiler_paint_path(&t, b->mark);
    cairo_destroy(t.cr);
    cor_free(t.places);
    b->x_scale = 1;
    b->y_scale = 1;
}

/* A power of two that is enough, or the largest up to `most`. */
static int side(int needed, int most)
{
    int side = 1;
    while (side < needed && side * 2 <= most)
        side *= 2;
    return side;
}

static const block *block_for(cor_tile_blocks *blocks, const cor_mark *mark, int columns, int rows,
                              cor_rect edge)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const block *b = &blocks->items[i];
        if (b->mark == mark && b->columns == columns && b->rows == rows)
            return b;
    }
    blocks->items =
        cor_grow(blocks->items, &blocks->capacity, blocks->count + 1, sizeof *blocks->items);
    block *b = &blocks->items[blocks->count++];
    *b = (block){ .mark = mark, .columns = columns, .rows = rows };
    if (mark->kind == COR_MARK_IMAGE)
        make_image(b);
    else
        make_recording(b, edge);
    return b;
}

/* ---- Laying it. */

typedef struct range {
    cor_tile_place first, last;
} range;

static range range_of(const cor_tiler *t)
{
    range r = { { INT_MAX, INT_MAX }, { INT_MIN, INT_MIN } };
    for (size_t i = 0; i < t->place_count; i++) {
        cor_tile_place p = t->places[i];
        r.first.column = p.column < r.first.column ? p.column : r.first.column;
        r.first.row = p.row < r.first.row ? p.row : r.first.row;
        r.last.column = p.column > r.last.column ? p.column : r.last.column;
        r.last.row = p.row > r.last.row ? p.row : r.last.row;
    }
    return r;
}

static void paint_block(const cor_tiler *t, const block *b, cor_tile_place place)
{
    cairo_save(t->cr);
    cor_tiler_go_to(t, place);
    cairo_scale(t->cr, b->x_scale, b->y_scale);
    cairo_set_source_surface(t->cr, b->surface, 0, 0);
    cairo_paint(t->cr);
    cairo_restore(t->cr);
}

void cor_tile_blocks_paint(cor_tile_blocks *blocks, const cor_tiler *t, const cor_mark *mark)
{
    static const int pixels_max = 2048, copies_max = 8; /* a side */
    bool is_image = mark->kind == COR_MARK_IMAGE;
    const range r = range_of(t);
    int width = r.last.column - r.first.column + 1, height = r.last.row - r.first.row + 1;
    if (!t->place_count)
        return;
    int columns = side(width, is_image ? pixels_max / (int)mark->as.image.width : copies_max);
    int rows = side(height, is_image ? pixels_max / (int)mark->as.image.height : copies_max);
    const block *b = block_for(blocks, mark, columns, rows, t->edge);
    int across = (width - 1) / columns + 1;
    bool *is_laid = cor_alloc((size_t)across * ((size_t)(height - 1) / (size_t)rows + 1), 1);
    for (size_t i = 0; i < t->place_count; i++) {
        int column = (t->places[i].column - r.first.column) / columns;
        int row = (t->places[i].row - r.first.row) / rows;
        bool *laid = &is_laid[(size_t)row * (size_t)across + (size_t)column];
        if (!*laid)
            paint_block(
                t, b,
                (cor_tile_place){ r.first.column + column * columns, r.first.row + row * rows });
        *laid = true;
    }
    cor_free(is_laid);
}
