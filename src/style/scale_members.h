/*
 * style/scale_members: the members of scale bars and north arrows that take more than one kind of
 * value. Private to style/figure_parts.
 *
 *   in    the options of a part
 *   out   its reference, units, variable, max_error and grid_north; those not given untouched
 *   not   parts that have none of them
 *
 * Threads: none of its own state.
 */
#ifndef COR_STYLE_SCALE_MEMBERS_H
#define COR_STYLE_SCALE_MEMBERS_H

#include "style/figure.h"

/* reference: map-centre, own-place or [lon, lat]; units: [km, mi]; variable: auto or a boolean;
 * max-error: up to 30%; kind: true or grid. */
COR_MUST_CHECK bool cor_scale_members_read(cor_furniture_spec *part, const cor_node *value,
                                           cor_arena *arena, cor_report *report);

#endif
