/*
 * measure/sensitivity: how far a split depends on where the borders are drawn.
 *
 *   in    a route, its split, a distance d
 *   out   the length within d of any border; for each zone the least and the most that it can hold
 *         when no border moves by more than d
 *   not   which way borders move
 *
 * The border of a zone is that of the union of its polygons (measure/outline). The least is what
 * lies in the zone and farther than d from its border, the most what lies in it or within d of its
 * border. The route is sampled; between two samples the distance to a border changes by no more
 * than their spacing, and where it passes d the place is interpolated. Distances to borders are
 * taken in a plane that is true at the sample: to 0.1 % at 10 km.
 *
 * Threads: writes into the borders; one thread a borders.
 */
#ifndef COR_MEASURE_SENSITIVITY_H
#define COR_MEASURE_SENSITIVITY_H

#include "measure/split.h"

typedef struct cor_zone_range {
    double least_m, most_m;
} cor_zone_range;

typedef struct cor_sensitivity {
    double distance_m;     /* d, as asked for */
    double spacing_m;      /* of the samples */
    double within_m;       /* length nearer than d to a border */
    cor_zone_range *zones; /* by zone */
} cor_sensitivity;

void cor_sensitivity_measure(cor_sensitivity *out, const cor_dataset *data,
                             const cor_feature *feature, cor_borders *borders, double distance_m);
void cor_sensitivity_free(cor_sensitivity *sensitivity);

#endif
