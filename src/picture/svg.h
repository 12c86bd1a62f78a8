/*
 * picture/svg: an SVG file as shapes.
 *
 *   in    the bytes of a file
 *   out   filled and stroked paths in points, and the size of the drawing
 *   not   text, images, gradients, filters, masks, animation: an error that says where and what to
 *         do. Scripts and what editors leave behind are not looked at
 *
 * Nothing is opened, fetched or run: the reader knows no reference but "#name" within the file.
 * One px of the file is one px of a style.
 */
#ifndef COR_PICTURE_SVG_H
#define COR_PICTURE_SVG_H

#include "picture/picture.h"

#include "base/source_text.h"

enum { COR_SVG_BYTES_MAX = 1024 * 1024 };

/* Fills in size and shapes, in the arena. */
COR_MUST_CHECK bool cor_svg_read(cor_picture *out, const cor_source *source, cor_arena *arena,
                                 cor_report *report);

#endif
