/*
 * plan/posts: the kilometre posts of a route.
 *
 *   in    a part of type km-posts: a line layer, a spacing, where counting begins
 *   out   a place on the page for every post inside the frame
 *   not   ticks (furniture), labels (place)
 *
 * Measured along the geodesics of the layer's line. A post that is nearer to an end than a tenth of
 * the spacing is left out: ends are marked as such (`ends`) or are the route's stations. So are the
 * places where the line passes from one polygon of `split` into another.
 */
#ifndef COR_PLAN_POSTS_H
#define COR_PLAN_POSTS_H

#include "plan/plan.h"

typedef enum cor_post_kind {
    COR_POST_KM,
    COR_POST_MINOR, /* without a label */
    COR_POST_END,
    COR_POST_BORDER
} cor_post_kind;

/* How far its tick reaches to each side of the line. */
double cor_post_reach_pt(cor_post_kind kind);

typedef struct cor_post {
    cor_post_kind kind;
    const char *text; /* of an end or a border; NULL: the part's label says */
    cor_pt at;
    double angle_rad;  /* of the line on the page, clockwise, towards its end */
    double distance_m; /* as it is counted */
} cor_post;

typedef struct cor_posts {
    cor_post *items; /* in `arena` */
    size_t count;
    const cor_layer *layer;
} cor_posts;

COR_MUST_CHECK bool cor_plan_posts(cor_posts *out, const cor_plan *plan, const cor_map *map,
                                   const cor_furniture_spec *spec, cor_arena *arena,
                                   cor_report *report);

#endif
