#include "measure/source_features.h"

#include "base/memory.h"
#include "measure/feature_eval.h"
#include "read/keep.h"

static void filter(cor_dataset *dataset, const cor_style *style, const cor_style_source *source,
                   cor_report *report)
{
    const cor_layer judge = { .filter = source->filter };
    bool *stays = cor_alloc(dataset->feature_count + 1, sizeof *stays);
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < dataset->feature_count; i++) {
        cor_eval eval = cor_feature_eval(dataset, i, &style->state, arena, report);
        stays[i] = cor_layer_accepts(&judge, &eval);
        cor_arena_clear(arena);
    }
    cor_dataset_keep(dataset, stays);
    cor_arena_free(arena);
    cor_free(stays);
}

static void generate_ids(cor_dataset *dataset)
{
    for (size_t i = 0; i < dataset->feature_count; i++)
        dataset->features[i].id = (cor_value){ .kind = COR_NUMBER, .as.number = (double)i };
}

static void promote_ids(cor_dataset *dataset, const cor_style_source *source, cor_report *report)
{
    size_t missing = 0;
    for (size_t i = 0; i < dataset->feature_count; i++) {
        cor_feature *feature = &dataset->features[i];
        const cor_value *value =
            cor_value_get(&feature->properties, cor_str_of(source->promote_id));
        bool is_id = value && (value->kind == COR_NUMBER || value->kind == COR_STRING);
        feature->id = is_id ? *value : (cor_value){ .kind = COR_NULL };
        missing += !is_id;
    }
    if (missing)
        cor_warn(report, COR_KIND_DATA, source->at, NULL,
                 "%zu of %zu features have no number or string '%s' for an id", missing,
                 dataset->feature_count, source->promote_id);
}

void cor_source_features(cor_dataset *dataset, const cor_style *style,
                         const cor_style_source *source, cor_report *report)
{
    if (source->filter)
        filter(dataset, style, source, report);
    if (source->promote_id)
        promote_ids(dataset, source, report);
    else if (source->generate_id)
        generate_ids(dataset);
}
