#include "read/dataset.h"

#include "base/memory.h"

void cor_dataset_free(cor_dataset *dataset)
{
    if (!dataset)
        return;
    cor_free(dataset->features);
    cor_free(dataset->parts);
    cor_free(dataset->coords);
    cor_free(dataset->heights_m);
    cor_arena_free(dataset->arena);
    if (dataset->free_backing)
        dataset->free_backing(dataset->backing);
    cor_free(dataset);
}

cor_span cor_feature_span(const cor_dataset *dataset, size_t index)
{
    const cor_feature *feature = &dataset->features[index];
    return (cor_span){ .file = dataset->file,
                       .line = feature->line,
                       .column = feature->column,
                       .length = feature->line ? 1 : 0 };
}

const char *cor_feature_geometry_type(const cor_dataset *dataset, const cor_feature *feature)
{
    static const char *const names[] = {
        [COR_PART_POINT] = "Point",
        [COR_PART_LINE] = "LineString",
        [COR_PART_RING_OUTER] = "Polygon",
        [COR_PART_RING_INNER] = "Polygon",
    };
    if (feature->part_count == 0)
        return "Unknown";
    return names[dataset->parts[feature->first_part].kind];
}
