/*
 * plan/axis: the ticks of a scale along the page, at round values.
 *
 *   in    the least and the greatest value, how long the axis is, a step that the figure asks for
 *   out   ticks with their numbers, shaped; numbers that would touch are left out
 *   not   drawing, what the values mean
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_AXIS_H
#define COR_PLAN_AXIS_H

#include "plan/plan.h"

typedef struct cor_tick {
    double at_pt; /* from the beginning of the axis */
    double value;
    bool is_minor;
    cor_block text; /* empty: none */
} cor_tick;

typedef struct cor_axis {
    cor_tick *ticks;
    size_t count;
    double step;               /* between two ticks with numbers */
    double ascent_pt, text_pt; /* of the numbers: their baseline, their height */
} cor_axis;

typedef struct cor_axis_how {
    double from, to; /* values at the two ends, from < to */
    double length_pt;
    double step, minor;   /* 0: chosen */
    double room_pt;       /* that a chosen step takes at least */
    cor_ground_unit unit; /* of the numbers, whose values are metres; named behind the last one */
    bool upright;         /* numbers stand beside each other's heights, not widths */
    cor_span at;
} cor_axis_how;

COR_MUST_CHECK bool cor_axis_set(cor_axis *out, const cor_plan *plan, const cor_axis_how *how,
                                 cor_report *report);

/* The least of 1, 2, 5 times a power of ten that is at least `x`. */
double cor_axis_round_up(double x);

#endif
