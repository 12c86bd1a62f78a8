/*
 * furniture/legend_number: numbers of a legend. Private to furniture.
 */
#ifndef COR_FURNITURE_LEGEND_NUMBER_H
#define COR_FURNITURE_LEGEND_NUMBER_H

#include "plan/plan.h"

/* As many decimals as the number is written with, and groups of three, as the figure's language has
 * them. */
void cor_legend_put_number(cor_buf *out, const cor_language *language, double value);
/* The same in the plan's arena. */
const char *cor_legend_number(const cor_plan *plan, double value);

#endif
