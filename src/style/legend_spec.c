#include "style/legend_spec.h"

#include <math.h>

#include "style/lookups.h"
#include "style/property_row.h"

static const cor_field fields[] = {
    { "label", COR_FIELD_WORDS, offsetof(cor_legend_spec, label), 0, 0, NULL, 0 },
    { "order", COR_FIELD_NUMBER, offsetof(cor_legend_spec, order), 0, 0, NULL, 0 },
    { "with", COR_FIELD_LIST, offsetof(cor_legend_spec, with), 0, 0, NULL, 0 },
    { "group", COR_FIELD_WORDS, offsetof(cor_legend_spec, group), 0, 0, NULL, 0 },
    { "from", COR_FIELD_TEXT, offsetof(cor_legend_spec, from), 0, 0, NULL, 0 },
    { "labels", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "properties", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

cor_field_table cor_legend_fields(void)
{
    return COR_FIELD_TABLE(fields, "in 'corridor:legend'");
}

/* A list or a map of texts for readers. */
static bool check_labels(const cor_node *labels, cor_arena *arena, cor_report *report)
{
    bool well = true;
    const char *text;
    if (labels->kind != COR_NODE_SEQ && labels->kind != COR_NODE_MAP)
        return cor_fail(report, COR_KIND_BAD_TYPE, labels->at,
                        "write {value: text, other: text}, or a list in the order of the style",
                        "'labels' must be a map or a list, not %s",
                        cor_node_kind_name(labels->kind));
    for (size_t i = 0; i < labels->count; i++) {
        const cor_node *item =
            labels->kind == COR_NODE_SEQ ? labels->items[i] : labels->entries[i].value;
        well = cor_language_text(&text, NULL, item, arena, report) && well;
    }
    return well;
}

static bool check_parts(const cor_legend_spec *spec, const cor_node *node, cor_report *report)
{
    if (!spec->label && !spec->from)
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, "add label: \"...\"",
                        "a legend entry has no label");
    if (spec->labels && !spec->from)
        return cor_fail(report, COR_KIND_MISSING_KEY, spec->labels->at,
                        "add from: and the property whose classes these are, like fill-color",
                        "'labels' name classes, and no property is given");
    return true;
}

bool cor_legend_spec_read(cor_legend_spec *out, const cor_node *node, const cor_language *language,
                          cor_arena *arena, cor_report *report)
{
    cor_field_table table = cor_legend_fields();
    table.language = language;
    cor_legend_spec spec = { .at = node->at,
                             .properties = cor_node_get(node, "properties"),
                             .labels = cor_node_get(node, "labels") };
    if (node->kind == COR_NODE_STRING) {
        if (!cor_language_text(&spec.label, language, node, arena, report))
            return false;
    } else if (!cor_fields_read(&spec, node, table, arena, report))
        return false;
    else if (!check_parts(&spec, node, report) ||
             (spec.labels && !check_labels(spec.labels, arena, report))) {
        return false;
    }
    *out = spec;
    return true;
}

cor_property cor_legend_property(const cor_layer *layer, const char *name)
{
    cor_property paint = cor_property_named(cor_str_of(name), layer->type, true);
    return paint != COR_PROPERTY_COUNT ? paint
                                       : cor_property_named(cor_str_of(name), layer->type, false);
}

/* What stands for a class in a map of labels: a value, the lower end of a range, "other". */
static bool is_key_of(cor_str key, const cor_class *item, cor_arena *arena)
{
    if (item->kind == COR_CLASS_REST)
        return cor_str_is(key, "other");
    for (size_t i = 0; item->kind == COR_CLASS_VALUES && i < item->count; i++) {
        const cor_datum datum = cor_datum_of(&item->values[i]);
        if (cor_str_equal(key, cor_datum_text(&datum, arena)))
            return true;
    }
    if (item->kind != COR_CLASS_RANGE)
        return false;
    const cor_datum low = cor_datum_number(item->low);
    return isinf(item->low) ? cor_str_is(key, "below")
                            : cor_str_equal(key, cor_datum_text(&low, arena));
}

const cor_node *cor_legend_class_label(const cor_node *labels, const cor_classes *classes,
                                       size_t index, cor_arena *arena)
{
    if (labels && labels->kind == COR_NODE_SEQ)
        return labels->items[index];
    for (size_t i = 0; labels && i < labels->count; i++)
        if (is_key_of(labels->entries[i].key, &classes->items[index], arena))
            return labels->entries[i].value;
    return NULL;
}

static bool check_keys(const cor_node *labels, const cor_classes *classes, cor_arena *arena,
                       cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < labels->count; i++) {
        bool known = false;
        for (size_t k = 0; k < classes->count && !known; k++)
            known = is_key_of(labels->entries[i].key, &classes->items[k], arena);
        if (!known)
            well = cor_fail(report, COR_KIND_REFERENCE, labels->entries[i].key_at,
                            "keys are the values of match, where a range begins, below, other",
                            "'%.*s' is none of the classes", (int)labels->entries[i].key.len,
                            labels->entries[i].key.ptr);
    }
    return well;
}

static bool check_labels_fit(const cor_legend_spec *spec, const cor_classes *classes,
                             cor_arena *arena, cor_report *report)
{
    const cor_node *labels = spec->labels;
    if (!labels || labels->kind == COR_NODE_MAP)
        return !labels || check_keys(labels, classes, arena, report);
    return labels->count == classes->count ||
           cor_fail(report, COR_KIND_BAD_VALUE, labels->at, "give one for each, in their order",
                    "%zu labels for the %zu classes of '%s'", labels->count, classes->count,
                    spec->from);
}

bool cor_legend_classes(cor_classes *out, const cor_layer *layer, const cor_legend_spec *spec,
                        cor_arena *arena, cor_report *report)
{
    cor_property property = cor_legend_property(layer, spec->from);
    cor_classes classes;
    if (property == COR_PROPERTY_COUNT)
        return cor_fail(report, COR_KIND_REFERENCE, spec->at,
                        "name a paint or layout property of this layer",
                        "layer '%s' has no property '%s'", layer->id, spec->from);
    if (!cor_classes_of(&classes, layer, property, arena))
        return cor_fail(report, COR_KIND_BAD_VALUE, spec->at,
                        "leave 'from' out, or let match, case, step or interpolate decide it",
                        "'%s' of layer '%s' does not sort its features into classes", spec->from,
                        layer->id);
    if (!check_labels_fit(spec, &classes, arena, report))
        return false;
    *out = classes;
    return true;
}

bool cor_legend_has_sizes(const cor_layer *layer, cor_arena *arena)
{
    cor_classes classes;
    if (layer->type != COR_LAYER_CIRCLE || cor_layer_is_constant(layer, COR_P_CIRCLE_RADIUS))
        return false;
    if (!cor_classes_of(&classes, layer, COR_P_CIRCLE_RADIUS, arena))
        return true;
    return classes.count == 1 && classes.items[0].kind == COR_CLASS_CURVE &&
           !cor_class_input_name(&classes.items[0]).ptr;
}

bool cor_legend_size_field(cor_str *out, const cor_layer *layer, cor_span at, cor_report *report)
{
    cor_lookup found[COR_LOOKUPS_MAX];
    size_t count = cor_expr_fields(layer->properties[COR_P_CIRCLE_RADIUS], found);
    if (count == 1) {
        *out = found[0].name;
        return true;
    }
    return cor_fail(report, COR_KIND_BAD_VALUE, at,
                    "give the layer entries of its own: corridor:legend: [{label: ..., properties: "
                    "...}]",
                    "the radius of layer '%s' depends on %zu properties of a feature: circles of a "
                    "legend stand for the values of one",
                    layer->id, count);
}
