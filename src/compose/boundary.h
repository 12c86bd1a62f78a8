/*
 * compose/boundary: a figure that shows a line not all agree on says whose view it is. Private to
 * compose.
 *
 *   in    a composed scene, its plan
 *   out   an error for each such layer that is in sight, where the figure is silent
 */
#ifndef COR_COMPOSE_BOUNDARY_H
#define COR_COMPOSE_BOUNDARY_H

#include "plan/plan.h"
#include "scene/scene.h"

COR_MUST_CHECK bool cor_boundary_check(const cor_scene *scene, const cor_plan *plan,
                                       cor_report *report);

#endif
