/*
 * symbolise/dash: line-dasharray as a dash pattern. Private to symbolise.
 *
 * Lengths are in line widths and, as the spec has it, taken at the whole zoom below. A list of odd
 * length ends with a gap of 0; dashes without a gap between them become one, since two that touch
 * show a seam. A pattern too fine to be seen is none.
 */
#ifndef COR_SYMBOLISE_DASH_H
#define COR_SYMBOLISE_DASH_H

#include "scene/scene.h"
#include "style/style.h"

/* Gives `stroke`, which has its width, the dashes of the layer; they live in eval->arena. */
void cor_dash_set(cor_stroke *stroke, const cor_layer *layer, cor_eval *eval);

#endif
