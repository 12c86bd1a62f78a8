/*
 * symbolise/stroke: the line properties of a layer as strokes. Private to symbolise.
 */
#ifndef COR_SYMBOLISE_STROKE_H
#define COR_SYMBOLISE_STROKE_H

#include "symbolise/progress.h"

cor_paint cor_paint_of(cor_colour colour, double opacity);

/* line-color, -width, -cap, -join, -dasharray, ... for one feature. The dash pattern lives in
 * eval->arena. width_pt is 0 when nothing is to be drawn. */
cor_stroke cor_line_stroke(const cor_layer *layer, cor_eval *eval);

typedef struct cor_line {
    int64_t feature; /* -1: none */
    const cor_path *path;
    const cor_stretch *stretches; /* of the contours, for line-gradient; NULL: each is a line */
} cor_line;

/* Strokes a path as the layer says: offset aside, doubled where it has a gap, blurred, in one
 * colour or with a gradient. */
void cor_line_draw(const cor_symboliser *s, cor_eval *eval, const cor_line *line);

#endif
