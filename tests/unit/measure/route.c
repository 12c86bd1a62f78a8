#include "measure/route.h"

#include <math.h>

#include "geo/geodesics.h"
#include "unit/check.h"

/* One degree of longitude on the equator of WGS 84: a * pi / 180. */
static const double equator_degree_m = 6378137.0 * M_PI / 180;

static void length_counts_lines_and_nothing_else(void)
{
    cor_lonlat coords[] = { { 0, 0 }, { 1, 0 }, { 5, 5 }, { 0, 0 }, { 0, 1 } };
    cor_part parts[] = { { COR_PART_LINE, 0, 2 }, { COR_PART_POINT, 2, 1 },
                         { COR_PART_LINE, 3, 2 } };
    cor_feature feature = { .first_part = 0, .part_count = 3 };
    cor_dataset data = { .features = &feature, .feature_count = 1, .parts = parts,
                         .part_count = 3, .coords = coords, .coord_count = 5 };
    double meridian_degree_m = 110574.388558;
    CHECK(fabs(cor_route_length_m(&data, &feature) - equator_degree_m - meridian_degree_m) < 1e-3);
}

int main(void)
{
    RUN(length_counts_lines_and_nothing_else);
    return check_result();
}
