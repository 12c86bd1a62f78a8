#include "plan/feature_name.h"

const char *cor_feature_name(const cor_plan *plan, const cor_feature *feature, const char *property,
                             cor_span at, cor_report *report)
{
    const cor_language *language = &plan->figure->language;
    cor_name_use use = { 0 };
    const cor_value *value =
        cor_language_name(language, &feature->properties, cor_str_of(property), &use);
    if (!value || value->kind != COR_STRING || !value->as.string.len)
        return NULL;
    const char *name = cor_arena_str(plan->arena, value->as.string).ptr;
    if (use.asked && use.fell_back) {
        const char *found = use.found ? use.found : language->named_in;
        cor_foreign_text_add(language->foreign, name, found);
        cor_language_note(report, at, "the name '%s' is not given in '%s': it stands in '%s'", name,
                          plan->language, found);
    }
    return name;
}
