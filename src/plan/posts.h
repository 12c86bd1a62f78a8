/*
 * plan/posts: the kilometre posts of a route.
 *
 *   in    a part of type km-posts: a line layer, a spacing, the end from which to count
 *   out   a place on the page for every post inside the frame
 *   not   ticks (furniture), labels (place)
 *
 * Measured along the geodesics of the layer's first line. The ends carry no post: these are the
 * route's stations.
 */
#ifndef COR_PLAN_POSTS_H
#define COR_PLAN_POSTS_H

#include "plan/plan.h"

typedef struct cor_post {
    cor_pt at;
    double angle_rad;  /* of the line on the page, clockwise, towards its end */
    double distance_m; /* from the end from which the figure counts */
} cor_post;

typedef struct cor_posts {
    cor_post *items; /* in `arena` */
    size_t count;
    const cor_layer *layer;
} cor_posts;

COR_MUST_CHECK bool cor_plan_posts(cor_posts *out, const cor_plan *plan, const cor_map *map,
                                   const cor_furniture_spec *spec, cor_arena *arena,
                                   cor_report *report);

/* The layer with this id, or NULL. */
const cor_layer *cor_plan_layer(const cor_plan *plan, cor_str id);

#endif
