/*
 * lint/lint: faults of a figure as a figure.
 *
 *   in    a plan and the scene that was composed of it
 *   out   warnings: text that its ground swallows, classes of the legend that some eyes cannot tell
 *         apart, no words for those who do not see the figure, sources that nobody is thanked for
 *   not   faults of the file (style), labels without a place (place), text too small
 *         (compose/min_text): drawing tells of those
 *
 * Threads: as the plan.
 */
#ifndef COR_LINT_LINT_H
#define COR_LINT_LINT_H

#include "plan/plan.h"
#include "scene/scene.h"

/* Fails only where the figure cannot be looked at. */
COR_MUST_CHECK bool cor_lint(const cor_scene *scene, const cor_plan *plan, cor_report *report);

#endif
