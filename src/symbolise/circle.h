/*
 * symbolise/circle: the circle of a circle layer, sharp or blurred. Private to symbolise.
 */
#ifndef COR_SYMBOLISE_CIRCLE_H
#define COR_SYMBOLISE_CIRCLE_H

#include "symbolise/symbolise.h"

void cor_circle_draw(const cor_symboliser *s, cor_eval *eval, int64_t feature, cor_pt centre);

#endif
