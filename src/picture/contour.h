/*
 * picture/contour: the outline that a distance field stands for.
 *
 *   in    a picture that is a field, a level
 *   out   closed contours in points, to be filled even-odd
 *   not   colours
 *
 * In a sprite marked `sdf`, alpha falls with the distance from the outline: 191 on it, 32 less for
 * each pixel outwards (the values of the web renderers). Tracing it gives an icon that is as sharp
 * in print as text.
 *
 * Source: marching squares, after Lorensen and Cline 1987, doi:10.1145/37402.37422; crossings by
 * linear interpolation.
 */
#ifndef COR_PICTURE_CONTOUR_H
#define COR_PICTURE_CONTOUR_H

#include "picture/picture.h"

/* Keeps the first few outlines of a picture: a layer asks for the same one for each feature. */
cor_outlines *cor_outlines_new(cor_arena *arena);

/* `outward_px`: how far outside the outline, in pixels of the field; clipped to what it holds. */
void cor_picture_contour(cor_path *out, const cor_picture *picture, double outward_px);

#endif
