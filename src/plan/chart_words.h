/*
 * plan/chart_words: the few words and the numbers that charts of a route say by themselves.
 *
 * English where a language is not in the table; a figure's own texts are in the figure.
 */
#ifndef COR_PLAN_CHART_WORDS_H
#define COR_PLAN_CHART_WORDS_H

#include "plan/plan.h"

typedef enum cor_chart_word {
    COR_WORD_OUTSIDE,        /* of all polygons */
    COR_WORD_BORDER,         /* along a polygon's edge */
    COR_WORD_OVERLAP,        /* in several polygons */
    COR_WORD_EXAGGERATION,   /* of heights in a profile: before "10x" */
    COR_WORD_NO_HEIGHTS,     /* before the length of which the heights are not known */
    COR_WORD_PERCENT_BEFORE, /* what stands around the number of a percentage */
    COR_WORD_PERCENT_AFTER,
    COR_WORD_CLAIMED_BY, /* heads of a table of claims: who published it */
    COR_WORD_PUBLISHED,  /* what they say */
    COR_WORD_MEASURED,
    COR_WORD_DIFFERENCE,
    COR_WORD_VERDICT,
    COR_CHART_WORD_COUNT
} cor_chart_word;

const char *cor_chart_word_of(const cor_plan *plan, cor_chart_word word);
/* A note for a chart in a language that has no words here. */
void cor_chart_words_note(const cor_plan *plan, cor_span at, cor_report *report);

/* As the figure's language writes them: "42.5 km", "42.5", "37%", "1:156 000". In the arena. */
const char *cor_chart_km(const cor_plan *plan, double length_m, int decimals);
const char *cor_chart_number(const cor_plan *plan, double value, int decimals);
const char *cor_chart_percent(const cor_plan *plan, double share);
const char *cor_chart_scale(const cor_plan *plan, double denominator);

/* How many decimals kilometres have in the charts of a line of this length: what the figure says,
 * else 0 from 500 km on, 1 from 10 km, 2 from 1 km, 3. */
int cor_chart_decimals(const cor_furniture_spec *spec, double length_m);

#endif
