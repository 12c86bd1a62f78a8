#include "measure/route.h"

#include "geo/geodesics.h"

double cor_route_length_m(const cor_dataset *dataset, const cor_feature *feature)
{
    double sum = 0;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &dataset->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            sum += cor_geodesic_length_m(dataset->coords + part->first, part->count);
    }
    return sum;
}
