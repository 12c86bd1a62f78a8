/*
 * compose/min_text: tells of text that is smaller than the sheet's min-text. Private to compose.
 *
 *   in    a composed scene
 *   out   a warning (text.small) for each layer, at its text-size, and each part of the page, with
 *         the smallest size that is drawn
 *   not   whether labels are in order otherwise (scene/label_check)
 *
 * Memory: none is kept. Threads: any number.
 */
#ifndef COR_COMPOSE_MIN_TEXT_H
#define COR_COMPOSE_MIN_TEXT_H

#include "plan/plan.h"
#include "scene/scene.h"

void cor_min_text_report(const cor_scene *scene, const cor_plan *plan, cor_report *report);

/* Where the size of a layer's text is written. */
cor_span cor_text_size_span(const cor_layer *layer);

#endif
