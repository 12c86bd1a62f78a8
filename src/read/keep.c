#include "read/keep.h"

#include <string.h>

/* Moves a part's coordinates to the end of those that stay. Parts and coordinates stand in the
 * order of the features, so nothing is overwritten that is still to be moved. */
static void move_part(cor_dataset *dataset, const cor_part *from)
{
    cor_part part = *from;
    size_t to = dataset->coord_count;
    memmove(dataset->coords + to, dataset->coords + part.first,
            part.count * sizeof *dataset->coords);
    if (dataset->heights_m)
        memmove(dataset->heights_m + to, dataset->heights_m + part.first,
                part.count * sizeof *dataset->heights_m);
    part.first = to;
    dataset->parts[dataset->part_count++] = part;
    dataset->coord_count += part.count;
}

void cor_dataset_keep(cor_dataset *dataset, const bool *stays)
{
    size_t features = dataset->feature_count;
    dataset->feature_count = dataset->part_count = dataset->coord_count = 0;
    for (size_t i = 0; i < features; i++) {
        cor_feature feature = dataset->features[i];
        if (!stays[i])
            continue;
        size_t first = dataset->part_count;
        for (size_t k = 0; k < feature.part_count; k++)
            move_part(dataset, &dataset->parts[feature.first_part + k]);
        feature.first_part = first;
        dataset->features[dataset->feature_count++] = feature;
    }
}
