/*
 * picture/svg_path: path data and basic shapes as contours. Private to picture/svg*.
 *
 *   in    numbers and path data as SVG writes them, a matrix
 *   out   contours in points, curves replaced by chords that leave them by less than 0.004 pt
 *   not   colours, strokes
 *
 * Source: SVG 1.1 (W3C), 8.3 path data, F.6 elliptical arcs.
 */
#ifndef COR_PICTURE_SVG_PATH_H
#define COR_PICTURE_SVG_PATH_H

#include "base/str.h"
#include "geo/path.h"

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct cor_svg_matrix {
    double a, b, c, d, e, f;
} cor_svg_matrix;

enum { COR_SVG_POINTS_MAX = 200000 };
static const double COR_SVG_REACH_PT = 1e6; /* of coordinates and widths */

cor_svg_matrix cor_svg_multiply(cor_svg_matrix outer, cor_svg_matrix inner);
/* The value of a transform attribute; false when it is not understood. */
bool cor_svg_read_matrix(cor_str text, cor_svg_matrix *out);

/* The next number of a list (spaces and a comma before it are skipped); false when there is none.
 * Moves *at behind it. */
bool cor_svg_scan_number(cor_str text, size_t *at, double *out);
/* Likewise with a unit, in px; false for % and the units of fonts too: an icon has neither a page
 * nor a font that they could be of. */
bool cor_svg_scan_length(cor_str text, size_t *at, double *out);
/* At the end but for spaces. */
bool cor_svg_is_end(cor_str text, size_t at);

typedef struct cor_svg_pen {
    cor_path *path;
    cor_svg_matrix matrix;
    double x, y; /* in the user's units */
    bool is_open;
} cor_svg_pen;

void cor_svg_move(cor_svg_pen *pen, double x, double y);
void cor_svg_line(cor_svg_pen *pen, double x, double y);
/* Two control points and the end. */
void cor_svg_curve(cor_svg_pen *pen, const double at[6]);
typedef struct cor_svg_arc_to {
    double rx, ry, turn_deg;
    bool large, sweep;
    double x, y;
} cor_svg_arc_to;
void cor_svg_arc(cor_svg_pen *pen, const cor_svg_arc_to *arc);
void cor_svg_close(cor_svg_pen *pen);
void cor_svg_end(cor_svg_pen *pen); /* of an open contour */

/* Draws path data; returns the offset of the first thing that is not understood, text.len when all
 * was. */
size_t cor_svg_draw_data(cor_svg_pen *pen, cor_str text);

#endif
