/*
 * draw/tiles: a pattern drawn tile by tile, for PDF.
 *
 *   in    a pattern mark whose tile is of paths and images, as those of pictures are
 *   out   the tile's marks, each again and again, in the mark's area
 *   not   pixels, which take cairo's repeated surfaces (draw/pattern)
 *
 * A PDF has patterns of its own, but programs do not draw them alike: Poppler and Ghostscript round
 * the tile to whole pixels, so that the pitch depends on the resolution, and MuPDF leaves seams
 * between tiles. So what touches the tile's edge becomes one path of all its copies, within which
 * edges that meet leave no seam. What does not is drawn in blocks of many tiles, which a file holds
 * once (draw/tile_block); so are pixels, which fill their tiles exactly.
 *
 * A fill is cut off along the tile's edge before it is repeated. A stroke cannot be: see
 * draw/tile_stroke.
 *
 * Memory: blocks belong to a cor_tile_blocks. Threads: as draw/draw.
 */
#ifndef COR_DRAW_TILES_H
#define COR_DRAW_TILES_H

#include <cairo.h>

#include "base/attributes.h"
#include "draw/tile_block.h"
#include "scene/scene.h"

/* False, with nothing drawn, when there would be too many tiles for a file of sensible size. */
COR_MUST_CHECK bool cor_draw_tiles(cairo_t *cr, const cor_mark *mark, cor_tile_blocks *blocks);

#endif
