#include "style/legend_spec.h"

static const cor_field fields[] = {
    { "label", COR_FIELD_WORDS, offsetof(cor_legend_spec, label), 0, 0, NULL, 0 },
    { "order", COR_FIELD_NUMBER, offsetof(cor_legend_spec, order), 0, 0, NULL, 0 },
    { "with", COR_FIELD_LIST, offsetof(cor_legend_spec, with), 0, 0, NULL, 0 },
    { "properties", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

cor_field_table cor_legend_fields(void)
{
    return COR_FIELD_TABLE(fields, "in 'corridor:legend'");
}

bool cor_legend_spec_read(cor_legend_spec *out, const cor_node *node, const cor_language *language,
                          cor_arena *arena, cor_report *report)
{
    cor_field_table table = cor_legend_fields();
    table.language = language;
    cor_legend_spec spec = { .at = node->at, .properties = cor_node_get(node, "properties") };
    if (node->kind == COR_NODE_STRING)
        spec.label = cor_arena_str(arena, node->string).ptr;
    else if (!cor_fields_read(&spec, node, table, arena, report))
        return false;
    else if (!spec.label)
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, "add label: \"...\"",
                        "a legend entry has no label");
    *out = spec;
    return true;
}
