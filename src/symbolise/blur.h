/*
 * symbolise/blur: a soft edge as strokes upon each other. Private to symbolise.
 *
 * Vectors in every format: the strokes lie concentrically, each as translucent as brings the sum to
 * what the soft edge has there. The edge is that of the web renderers: the opacity rises from
 * nothing, half a pixel outside of the line, to all of it within blur + 1 pixels.
 */
#ifndef COR_SYMBOLISE_BLUR_H
#define COR_SYMBOLISE_BLUR_H

#include "scene/scene.h"

enum { COR_BLUR_STROKES_MAX = 33 };

/* Writes the strokes in drawing order and returns how many; one, the line itself, without blur. */
size_t cor_blur_strokes(cor_stroke out[COR_BLUR_STROKES_MAX], const cor_stroke *line,
                        double blur_pt);

#endif
