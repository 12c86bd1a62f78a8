/*
 * draw/tiler: what the files behind draw/tiles share; nobody else includes it.
 */
#ifndef COR_DRAW_TILER_H
#define COR_DRAW_TILER_H

#include <cairo.h>

#include "scene/scene.h"

/* A tile's place: tile (0, 0) has its corner at the tiling's origin. */
typedef struct cor_tile_place {
    int column, row;
} cor_tile_place;

typedef struct cor_tiler {
    cairo_t *cr;
    cairo_matrix_t laid; /* the tile's points to the surface */
    cor_rect edge;       /* of the tile, in its own points: from 0, 0 */
    cor_tile_place *places;
    size_t place_count, place_capacity;
} cor_tiler;

/* The matrix for a copy of the tile. */
void cor_tiler_go_to(const cor_tiler *t, cor_tile_place place);
cor_pt cor_tiler_corner(const cor_tiler *t, cor_tile_place place);

/* All copies of the mark: its fill, then its stroke. */
void cor_tiler_paint_path(const cor_tiler *t, const cor_mark *mark);
void cor_tiler_stroke(const cor_tiler *t, const cor_mark *mark);

/* Of all that a stroke may cover; how far that goes beyond the tile, 0 or less when it does not. */
cor_rect cor_tile_stroke_box(const cor_mark *mark);
double cor_tile_reach(const cor_mark *mark, cor_rect edge);

static inline bool cor_mark_is_stroked(const cor_mark *mark)
{
    return mark->kind == COR_MARK_PATH && mark->as.path.stroke.paint.a > 0;
}

#endif
