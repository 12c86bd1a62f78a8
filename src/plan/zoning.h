/*
 * plan/zoning: how much of a route lies in which polygon, with the polygons' names for readers.
 *
 *   in    lines; a part's `split`: a source of polygons and the property that names them
 *   out   stretches of the route in order, and the sums (measure/split), named in the figure's
 *         language
 *   not   colours (furniture draws a zone as the map draws its polygon)
 *
 * Memory: in the arena.
 */
#ifndef COR_PLAN_ZONING_H
#define COR_PLAN_ZONING_H

#include "measure/split.h"
#include "plan/plan.h"

typedef struct cor_zone {
    const char *name;
    size_t feature; /* the first polygon of the zone, in the source's data */
    double length_m;
} cor_zone;

typedef struct cor_zoning {
    int source;
    cor_zone *zones;
    size_t zone_count;
    cor_piece *pieces; /* of all lines, one line after the other */
    size_t piece_count;
    double outside_m, border_m, overlap_m, total_m;
} cor_zoning;

/* Splits these features' lines; all zeroes when the part has no `split`. */
COR_MUST_CHECK bool cor_zoning_measure(cor_zoning *out, const cor_plan *plan,
                                       const cor_furniture_spec *spec, const cor_dataset *data,
                                       const bool *counts, cor_report *report);

/* A zone's name, or the words for what lies outside, along a border, in several zones. */
const char *cor_zoning_name(const cor_zoning *zoning, const cor_plan *plan, int zone);
/* The length of a zone or of COR_PIECE_... */
double cor_zoning_length_m(const cor_zoning *zoning, int zone);

#endif
