/*
 * place/posts: labels of km posts, beside the route. Private to place.
 */
#ifndef COR_PLACE_POSTS_H
#define COR_PLACE_POSTS_H

#include "place/collect.h"

/* Adds a label for every post of every km-posts part, with candidates on both sides of the line. */
COR_MUST_CHECK bool cor_labels_collect_posts(cor_labels *labels, const cor_plan *plan,
                                             const cor_map *map, cor_report *report);

#endif
