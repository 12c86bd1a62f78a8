#include "style/figure_claims.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "style/check.h"
#include "style/fields.h"
#include "style/length.h"
#include "style/published_length.h"
#include "style/tables.h"

#define AT(member) offsetof(cor_claim, member)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const measure_words[] = { "length", "end-to-end" };

static const cor_field fields[] = {
    { "id", COR_FIELD_TEXT, AT(id), 0, 0, NULL, 0 },
    { "layer", COR_FIELD_TEXT, AT(layer), 0, 0, NULL, 0 },
    { "label", COR_FIELD_WORDS, AT(label), 0, 0, NULL, 0 },
    { "text", COR_FIELD_TEXT, AT(text), 0, 0, NULL, 0 },
    { "source", COR_FIELD_TEXT, AT(source), 0, 0, NULL, 0 },
    { "measure", COR_FIELD_CUSTOM, 0, 0, 0, measure_words, COUNT(measure_words) },
    { "route", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "within", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "value", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "expect", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "tolerance", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

static const cor_field place_fields[] = {
    { "source", COR_FIELD_TEXT, offsetof(cor_claim_place, source), 0, 0, NULL, 0 },
    { "where", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

cor_field_table cor_claim_fields(void)
{
    return COR_FIELD_TABLE(fields, "in a claim");
}

cor_field_table cor_claim_place_fields(void)
{
    return COR_FIELD_TABLE(place_fields, "in a claim's place");
}

static bool read_measure(cor_claim *claim, const cor_node *node, cor_report *report)
{
    size_t index;
    if (!cor_check_word(node, measure_words, COUNT(measure_words), &index, report))
        return false;
    claim->measure = (cor_claim_measure)index;
    return true;
}

static bool read_place(cor_claim_place *out, const cor_node *node, cor_arena *arena,
                       cor_report *report)
{
    if (!cor_fields_read(out, node, cor_claim_place_fields(), arena, report))
        return false;
    out->at = node->at;
    out->where = cor_node_get(node, "where");
    return out->source != NULL ||
           cor_fail(report, COR_KIND_MISSING_KEY, node->at, "add source: the name of a source",
                    "the place has no 'source'");
}

static bool read_value(cor_claim *claim, const cor_node *node, cor_arena *arena, cor_report *report)
{
    if (node->kind != COR_NODE_STRING && node->kind != COR_NODE_NUMBER)
        return cor_check_kind(node, COR_NODE_STRING, report);
    cor_published_length length;
    if (!cor_published_length_parse(&length, node->string, node->at, report))
        return false;
    claim->value_m = (length.low_m + length.high_m) / 2;
    claim->tolerance_m = (length.high_m - length.low_m) / 2;
    claim->value = cor_arena_str(arena, node->string).ptr;
    claim->written = (cor_written_length){ claim->value_m, length.decimals, length.unit };
    claim->is_plain = length.is_plain;
    claim->tolerance_implied = true;
    return true;
}

static bool read_tolerance(cor_claim *claim, const cor_node *node, cor_report *report)
{
    double share;
    claim->tolerance_implied = false;
    if (!cor_str_ends(node->string, "%"))
        return cor_ground_length_parse(&claim->tolerance_m, node->string, node->at, report);
    if (!cor_percent_parse(&share, node->string, node->at, report))
        return false;
    claim->tolerance_m = share * claim->value_m;
    return true;
}

/* `expect` is the value itself, or the word for a claim whose value stands in `value`. */
static bool read_expectation(cor_claim *claim, const cor_node *node, cor_arena *arena,
                             cor_report *report)
{
    const cor_node *value = cor_node_get(node, "value"), *expect = cor_node_get(node, "expect");
    if (!value && !expect)
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, "add expect: 42km",
                        "the claim has no value");
    if (!value)
        return read_value(claim, expect, arena, report);
    static const char *const words[] = { "holds", "fails" };
    size_t index = 0;
    if (expect && !cor_check_word(expect, words, COUNT(words), &index, report))
        return false;
    claim->known_to_fail = index == 1;
    return read_value(claim, value, arena, report);
}

static bool check_whole(const cor_claim *claim, cor_report *report)
{
    if (!claim->layer && !claim->route.source)
        return cor_fail(report, COR_KIND_MISSING_KEY, claim->at,
                        "add layer: the id of a line layer, or route: {source: ...}",
                        "the claim does not say of which line");
    if (!claim->source)
        return cor_fail(report, COR_KIND_MISSING_KEY, claim->at,
                        "add source: \"publisher, date, address\"",
                        "the claim does not say who makes it");
    return true;
}

static bool read_claim(cor_claim *claim, const cor_node *node, const cor_language *language,
                       cor_arena *arena, cor_report *report)
{
    cor_field_table table = cor_claim_fields();
    table.language = language;
    const cor_node *child;
    *claim = (cor_claim){ .at = node->at };
    bool well = cor_check_kind(node, COR_NODE_MAP, report) &&
                cor_fields_read(claim, node, table, arena, report);
    if (!well)
        return false;
    if ((child = cor_node_get(node, "measure")))
        well = read_measure(claim, child, report) && well;
    if ((child = cor_node_get(node, "route")))
        well = read_place(&claim->route, child, arena, report) && well;
    if ((child = cor_node_get(node, "within")))
        well = read_place(&claim->within, child, arena, report) && well;
    well = read_expectation(claim, node, arena, report) && well;
    if (well && (child = cor_node_get(node, "tolerance")))
        well = read_tolerance(claim, child, report);
    return well && check_whole(claim, report);
}

static bool check_ids(cor_claims *claims, cor_arena *arena, cor_report *report)
{
    for (size_t i = 0; i < claims->count; i++) {
        cor_claim *claim = &claims->items[i];
        if (!claim->id)
            claim->id = cor_arena_printf(arena, "claim-%zu", i + 1);
        for (size_t k = 0; k < i; k++)
            if (strcmp(claims->items[k].id, claim->id) == 0)
                return cor_fail(report, COR_KIND_REFERENCE, claim->at, "ids of claims are unique",
                                "there is another claim '%s'", claim->id);
    }
    return true;
}

bool cor_claims_read(cor_claims *out, const cor_node *node, const cor_language *language,
                     cor_arena *arena, cor_report *report)
{
    bool well = true;
    *out = (cor_claims){ 0 };
    if (!node)
        return true;
    if (!cor_check_kind(node, COR_NODE_SEQ, report))
        return false;
    out->items = cor_arena_alloc(arena, node->count + 1, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        if (read_claim(&out->items[out->count], node->items[i], language, arena, report))
            out->count++;
        else
            well = false;
    }
    return well && check_ids(out, arena, report);
}
