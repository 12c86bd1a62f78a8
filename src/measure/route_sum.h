/*
 * measure/route_sum: the lines of a route together.
 *
 *   in    lines that are joined (measure/join); borders, when only what lies within them counts
 *   out   how long they are, how far it is from end to end, and how surely the data says so
 *   not   which lines these are, verdicts (measure/claim)
 *
 * A route that is cut, shuffled and spread over features is the same route: only its free ends are
 * ends, and where pieces join nothing is uncertain. Both ends of a chain may lie as far along it as
 * the data says it was drawn, so sqrt(2) times `precision_m`, the largest of its lines and of the
 * borders. A feature may say it better, in `length_uncertainty_m`; pieces of a chain that say the
 * same number say it of the one thing that they were cut from, so it counts once. Chains add up.
 *
 * What lies along a border lies within it as much as within its neighbour.
 *
 * Memory: cor_route_sum_free. Threads: the borders are written to.
 */
#ifndef COR_MEASURE_ROUTE_SUM_H
#define COR_MEASURE_ROUTE_SUM_H

#include "measure/borders.h"
#include "measure/join.h"

typedef struct cor_route_sum {
    double length_m;
    double end_to_end_m; /* from where it begins, or first comes within, to where it ends or last
                            leaves; NaN: it is a ring, forks, or is in too many pieces */
    /* Half-widths of both; NaN: the data does not state how precisely it is drawn. */
    double length_uncertainty_m, end_to_end_uncertainty_m;
    double gaps_m; /* in all, between where it begins and where it ends */
    size_t gaps;
    size_t *features; /* that count, ascending */
    size_t feature_count;
    bool is_schematic; /* one of them says so of itself: drawn to show what joins what */
} cor_route_sum;

/* `borders` NULL: everywhere. `border_precision_m`: how exactly they are drawn; 0: not stated. */
void cor_route_sum_up(cor_route_sum *out, const cor_joined *route, cor_borders *borders,
                      double border_precision_m);
void cor_route_sum_free(cor_route_sum *sum);

/* A number of metres that a feature, or the file for all of them, states; 0 when none does. */
double cor_stated_m(const cor_dataset *data, size_t feature, const char *key);

#endif
