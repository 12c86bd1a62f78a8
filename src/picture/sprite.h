/*
 * picture/sprite: the index of a sprite. Private to picture/pictures.
 *
 *   in    NAME.json, and the PNG that it cuts up
 *   out   a cell for each name
 *   not   the pictures themselves
 */
#ifndef COR_PICTURE_SPRITE_H
#define COR_PICTURE_SPRITE_H

#include "picture/picture.h"
#include "read/png.h"

/* Of a sheet, or of a file of a folder, in pixels. */
enum { COR_ICON_SIDE_MAX = 4096, COR_ICON_PIXELS_MAX = COR_ICON_SIDE_MAX * COR_ICON_SIDE_MAX };

typedef struct cor_sprite_cell {
    cor_str name;
    double x, y, width, height; /* pixels of the sheet */
    double pixel_ratio;
    bool is_field, has_content;
    double content[4];
    const cor_picture_stretch *stretch_x, *stretch_y; /* in pixels of the cell */
    size_t stretch_x_count, stretch_y_count;
} cor_sprite_cell;

typedef struct cor_sprite {
    cor_sprite_cell *cells; /* in the arena */
    size_t count;
    cor_png sheet;
} cor_sprite;

/* `path` has no extension. */
COR_MUST_CHECK bool cor_sprite_load(cor_sprite *out, const char *path, cor_span at,
                                    cor_arena *arena, cor_report *report);
void cor_sprite_cut(cor_picture *out, const cor_sprite *sprite, const cor_sprite_cell *cell,
                    cor_arena *arena);

#endif
