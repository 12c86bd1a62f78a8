/*
 * picture/picture: a named image that symbol layers show as icons and that patterns repeat.
 *
 *   in    a cell of a sprite, a PNG file, an SVG file
 *   out   pixels, a distance field that takes any colour, or shapes
 *   not   where it stands on the page
 *
 * SVG files become shapes, not pixels: they are then as sharp in print as the map around them, in
 * every format, and need no library that could follow a reference out of the file.
 *
 * Memory: lives in the arena of its cor_pictures. Threads: one per sheet, for the outlines' sake.
 */
#ifndef COR_PICTURE_PICTURE_H
#define COR_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scene/scene.h"

/* Stretches of a side that grow when a picture is made to fit a text; points from its left or
 * top. */
typedef struct cor_picture_stretch {
    double from_pt, to_pt;
} cor_picture_stretch;

/* Outlines of a distance field that have been traced; picture/contour fills it. */
typedef struct cor_outlines cor_outlines;

typedef struct cor_picture {
    const char *name;
    double width_pt, height_pt;     /* at icon-size 1 */
    const uint8_t *rgba;            /* straight alpha, rows from the top; NULL when it is shapes */
    const uint8_t *rimmed;          /* the same within a rim of one clear pixel; or NULL */
    size_t width, height;           /* of the pixels, without a rim */
    bool is_field;                  /* alpha is the distance from the outline: picture/contour */
    cor_outlines *outlines;         /* of a field; NULL: none are kept */
    const cor_painted_path *shapes; /* in points, from the top left corner */
    size_t shape_count;
    double overhang_pt[4]; /* how far they reach beyond it, strokes and all: top, right, bottom,
                              left */
    const cor_picture_stretch *stretch_x, *stretch_y;
    size_t stretch_x_count, stretch_y_count;
    bool has_content;
    cor_rect content; /* where a text fitted into the picture stands */
} cor_picture;

#endif
