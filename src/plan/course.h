/*
 * plan/course: the line of a route as it is counted: from which end, from which zero.
 *
 *   in    a part about a route: a line layer, the end and the origin from which to count
 *   out   one line in the direction of counting, its length, where its km 0 is
 *   not   posts (plan/posts), charts (plan/strip, plan/profile)
 *
 * The lines that the layer draws are joined where their ends touch; those that make no single line
 * are an error. Measured along geodesics.
 */
#ifndef COR_PLAN_COURSE_H
#define COR_PLAN_COURSE_H

#include "plan/plan.h"

typedef struct cor_course {
    const cor_layer *layer;
    size_t feature;   /* the first of the layer's with a line: how the course looks on the map */
    cor_lonlat *line; /* two coordinates or more, in the arena; from the end that counts as start */
    double *heights_m; /* third ordinates, NaN: none; NULL when no coordinate has one */
    size_t count;
    double length_m;
    double zero_m; /* how far along the line its km 0 is; may lie beyond either end */
} cor_course;

/* The layer that the part names; an error names a similar one when it is not there. */
COR_MUST_CHECK bool cor_course_layer(const cor_layer **out, const cor_plan *plan,
                                     const cor_furniture_spec *spec, cor_report *report);

COR_MUST_CHECK bool cor_course_find(cor_course *out, const cor_plan *plan,
                                    const cor_furniture_spec *spec, cor_arena *arena,
                                    cor_report *report);

/* The line as the one feature of a dataset, for what measures features. Borrows from the course. */
typedef struct cor_course_data {
    cor_dataset data;
    cor_feature feature;
    cor_part part;
} cor_course_data;
void cor_course_as_data(cor_course_data *out, const cor_course *course);

/* The layer with this id, or NULL. */
const cor_layer *cor_plan_layer(const cor_plan *plan, cor_str id);
/* The index of the source with this name, or -1 after an error that names a similar one. */
int cor_plan_source(const cor_plan *plan, const char *name, cor_span at, cor_report *report);

/* Whether the layer draws the feature, when the map is not open yet too. */
bool cor_plan_accepts(const cor_plan *plan, const cor_layer *layer, size_t feature,
                      cor_report *report);

#endif
