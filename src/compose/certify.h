/*
 * compose/certify: what the layers of a style allow their labels in each map of a sheet, for
 * scene/label_check. Private to compose.
 *
 *   in    a composed scene, the maps that are drawn in it
 *   out   how much was looked at; an error for each fault
 *
 * Threads: one plan per thread.
 */
#ifndef COR_COMPOSE_CERTIFY_H
#define COR_COMPOSE_CERTIFY_H

#include "plan/plan.h"
#include "scene/label_check.h"

/* Each map's layers are held to what they say at that map's own zoom. */
COR_MUST_CHECK bool cor_certify_labels(cor_check_count *count, const cor_scene *scene,
                                       const cor_plan *plan, const cor_map *const *maps,
                                       size_t map_count, cor_report *report);

#endif
