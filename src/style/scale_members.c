#include "style/scale_members.h"

#include "style/check.h"
#include "style/length.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* In the order of cor_reference. */
static const char *const reference_words[] = { "map-centre", "own-place" };
/* In the order of cor_ground_unit. */
static const char *const unit_words[] = { "m", "km", "mi", "nmi" };

static bool read_reference(cor_furniture_spec *part, const cor_node *node, cor_arena *arena,
                           cor_report *report)
{
    static const cor_field lonlat[] = { { "reference", COR_FIELD_LONLAT, 0, 0, 0, NULL, 0 } };
    size_t index;
    if (node->kind == COR_NODE_SEQ) {
        cor_node value = *node;
        cor_entry entry = { COR_STR("reference"), node->at, &value };
        cor_node map = { .kind = COR_NODE_MAP, .at = node->at, .entries = &entry, .count = 1 };
        part->reference = COR_REFERENCE_LONLAT;
        return cor_fields_read(&part->lonlat, &map, COR_FIELD_TABLE(lonlat, "in 'reference'"),
                               arena, report);
    }
    if (!cor_check_word(node, reference_words, COUNT(reference_words), &index, report))
        return false;
    part->reference = (cor_reference)index;
    return true;
}

static bool read_unit(cor_furniture_spec *part, const cor_node *node, cor_report *report)
{
    size_t index;
    if (!cor_check_word(node, unit_words, COUNT(unit_words), &index, report))
        return false;
    for (size_t i = 0; i < part->unit_count; i++)
        if (part->units[i] == (cor_ground_unit)index)
            return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                            "the unit '%s' is given twice", unit_words[index]);
    part->units[part->unit_count++] = (cor_ground_unit)index;
    return true;
}

/* One word or a list of them. */
static bool read_units(cor_furniture_spec *part, const cor_node *node, cor_report *report)
{
    if (node->kind != COR_NODE_SEQ)
        return read_unit(part, node, report);
    if (node->count == 0 || node->count > COR_SCALE_UNITS_MAX)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "write units: [km, mi]",
                        "a scale bar has one unit, or one above and one below it");
    bool well = true;
    for (size_t i = 0; i < node->count; i++)
        well = read_unit(part, node->items[i], report) && well;
    return well;
}

static bool read_variable(cor_furniture_spec *part, const cor_node *node, cor_report *report)
{
    if (node->kind == COR_NODE_BOOL) {
        part->variable = node->boolean ? COR_VARIABLE_ALWAYS : COR_VARIABLE_NEVER;
        return true;
    }
    part->variable = COR_VARIABLE_AUTO;
    if (node->kind == COR_NODE_STRING && cor_str_is(node->string, "auto"))
        return true;
    return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                    "'variable' must be auto, true or false");
}

static bool read_max_error(cor_furniture_spec *part, const cor_node *node, cor_report *report)
{
    static const double most = 0.3;
    double share;
    if (node->kind != COR_NODE_STRING && node->kind != COR_NODE_NUMBER)
        return cor_check_kind(node, COR_NODE_STRING, report);
    if (!cor_percent_parse(&share, node->string, node->at, report))
        return false;
    if (!(share >= 0 && share <= most))
        return cor_fail(
            report, COR_KIND_BAD_VALUE, node->at, "variable: true shows a scale that changes more",
            "'max-error' is %g %%, outside its range of 0 to %g %%", share * 100, most * 100);
    part->max_error = share;
    return true;
}

/* YAML reads `true` as a boolean; true north is meant. */
static bool read_kind(cor_furniture_spec *part, const cor_node *node, cor_report *report)
{
    static const char *const words[] = { "true", "grid" };
    size_t index = 0;
    if (node->kind == COR_NODE_BOOL && node->boolean)
        return true;
    if (!cor_check_word(node, words, COUNT(words), &index, report))
        return false;
    part->grid_north = index == 1;
    return true;
}

bool cor_scale_members_read(cor_furniture_spec *part, const cor_node *value, cor_arena *arena,
                            cor_report *report)
{
    const cor_node *node;
    bool well = true;
    if ((node = cor_node_get(value, "reference")))
        well = read_reference(part, node, arena, report) && well;
    if ((node = cor_node_get(value, "units")))
        well = read_units(part, node, report) && well;
    if ((node = cor_node_get(value, "variable")))
        well = read_variable(part, node, report) && well;
    if ((node = cor_node_get(value, "max-error")))
        well = read_max_error(part, node, report) && well;
    if ((node = cor_node_get(value, "kind")))
        well = read_kind(part, node, report) && well;
    return well;
}
