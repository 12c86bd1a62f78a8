/*
 * compose/compose: a plan becomes a scene.
 *
 *   in    a plan
 *   out   all marks of the sheet, in drawing order
 *   not   how any one of them looks
 *
 * The order: paper; the map in its frame (layers, with the graticule above the ground layers; km
 * posts and extents; labels); its neat line; the parts, insets with their own maps.
 *
 * Memory: the caller frees the scene. Threads: one plan per thread.
 */
#ifndef COR_COMPOSE_COMPOSE_H
#define COR_COMPOSE_COMPOSE_H

#include "plan/plan.h"
#include "scene/scene.h"

typedef struct cor_compose_options {
    bool certify;    /* hold the finished sheet's labels against the rules; builds with assertions
                        always do */
    cor_buf *labels; /* not NULL: the labels of each map are appended, and what was certified */
} cor_compose_options;

COR_MUST_CHECK bool cor_compose(cor_scene **out, cor_plan *plan, const cor_compose_options *options,
                                cor_report *report);

#endif
