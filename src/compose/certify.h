/*
 * compose/certify: what the layers of a style allow their labels, for scene/label_check. Private to
 * compose.
 */
#ifndef COR_COMPOSE_CERTIFY_H
#define COR_COMPOSE_CERTIFY_H

#include "plan/plan.h"
#include "scene/scene.h"

/* Checks the labels of a composed scene; adds an error for each fault. */
COR_MUST_CHECK bool cor_certify_labels(const cor_scene *scene, const cor_plan *plan,
                                       const cor_map *map, cor_report *report);

#endif
