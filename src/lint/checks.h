/*
 * lint/checks: the checks that lint/lint calls. Private to lint.
 *
 * `ground` is the scene without its text.
 */
#ifndef COR_LINT_CHECKS_H
#define COR_LINT_CHECKS_H

#include "draw/pixels.h"
#include "lint/vision.h"
#include "plan/plan.h"
#include "scene/scene.h"

void cor_lint_contrast(const cor_scene *scene, const cor_pixels *ground, const cor_plan *plan,
                       cor_report *report);
void cor_lint_legend(const cor_scene *scene, const cor_pixels *ground, const cor_plan *plan,
                     cor_report *report);
void cor_lint_words(const cor_plan *plan, cor_report *report);

cor_rgb cor_pixel_at(const cor_pixels *pixels, size_t x, size_t y);

#endif
