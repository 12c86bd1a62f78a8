/*
 * draw/tile_block: many copies of a tile's mark as one surface. Private to draw/tiles.
 *
 *   in    a mark that does not touch the tile's edge, or an image that fills the tile
 *   out   the mark painted in all places of a tiler, block by block
 *   not   what touches the edge without filling it: blocks would show
 *
 * Blocks have a power of two of tiles a side, so that features of all sizes share a few of them; a
 * PDF holds each once.
 *
 * Memory: cor_tile_blocks_free. Threads: one context.
 */
#ifndef COR_DRAW_TILE_BLOCK_H
#define COR_DRAW_TILE_BLOCK_H

#include "scene/scene.h"

typedef struct cor_tile_blocks cor_tile_blocks;
struct cor_tiler;

cor_tile_blocks *cor_tile_blocks_new(void);
void cor_tile_blocks_free(cor_tile_blocks *blocks); /* NULL allowed */

bool cor_tile_block_suits(const cor_mark *mark, cor_rect edge);
void cor_tile_blocks_paint(cor_tile_blocks *blocks, const struct cor_tiler *tiler,
                           const cor_mark *mark);

#endif
