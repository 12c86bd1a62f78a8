/*
 * place/segment: how far straight pieces of lines are from each other and from boxes, on the page.
 * Private to place.
 *
 * Threads: any.
 */
#ifndef COR_PLACE_SEGMENT_H
#define COR_PLACE_SEGMENT_H

#include "geo/coord.h"

typedef struct cor_segment {
    cor_pt a, b;
} cor_segment;

/* 0 when they touch or cross. */
double cor_segment_to_point(cor_segment s, cor_pt p);
double cor_segment_to_segment(cor_segment s, cor_segment t);
double cor_segment_to_rect(cor_segment s, cor_rect r);

#endif
