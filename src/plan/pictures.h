/*
 * plan/pictures: which pictures a figure has, and which one a layer asks for.
 *
 *   in    the root's `sprite`, corridor.icons
 *   out   plan->pictures
 *   not   how pictures are read and drawn (picture/)
 *
 * Nothing is opened for a figure whose layers ask for no picture: a web style's sprite at an
 * address is a fault only when it would be needed.
 */
#ifndef COR_PLAN_PICTURES_H
#define COR_PLAN_PICTURES_H

#include "picture/mark.h"
#include "plan/plan.h"

COR_MUST_CHECK bool cor_plan_load_pictures(cor_plan *plan, cor_report *report);

/* The picture that a property of type image names for a feature; NULL when it names none, or one
 * that is not there, which is told when the figure is drawn (cor_pictures_report_missing). */
const cor_picture *cor_plan_picture(const cor_plan *plan, const cor_layer *layer,
                                    cor_property property, cor_eval *eval);

/* icon-color, icon-halo-color and -width, icon-opacity; the place is the caller's. */
cor_picture_look cor_plan_icon_look(const cor_layer *layer, cor_eval *eval);

#endif
