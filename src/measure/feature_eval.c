#include "measure/feature_eval.h"

cor_eval cor_feature_eval(const cor_dataset *data, size_t index, const cor_value *state,
                          cor_arena *arena, cor_report *report)
{
    static const cor_value no_state = { .kind = COR_OBJECT };
    const cor_feature *feature = &data->features[index];
    return (cor_eval){
        .state = state ? state : &no_state,
        .properties = &feature->properties,
        .id = &feature->id,
        .geometry = { &data->parts[feature->first_part], feature->part_count, data->coords },
        .geometry_type = cor_feature_geometry_type(data, feature),
        .arena = arena,
        .report = report,
        .feature_at = cor_feature_span(data, index),
    };
}
