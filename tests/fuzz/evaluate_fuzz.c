/* Any bytes as an expression, or as a filter of old or new: refused with errors, or compiled so
 * well that its value has the type that was promised, whatever the feature says. The first byte
 * chooses what is asked for. */
#include <math.h>
#include <string.h>

#include "fuzz/target.h"
#include "style/expression.h"
#include "style/legacy.h"
#include "style/node_builder.h"

static cor_expected expected_of(uint8_t byte)
{
    static const cor_type number = { .kind = COR_T_NUMBER };
    cor_expected expected = { .typed = byte % 20 < COR_T_KIND_COUNT, .coerce = byte >= 128 };
    expected.type = cor_type_of_kind(expected.typed ? (cor_type_kind)(byte % 20) : COR_T_VALUE);
    if (expected.type.kind == COR_T_ARRAY && byte & 64)
        expected.type = (cor_type){ COR_T_ARRAY, &number, true, 2 };
    return expected;
}

/* Null stands for nothing in all types but those that an assertion or a conversion guards. */
static void check_value(const cor_expr *expr, const cor_datum *value, cor_arena *arena)
{
    cor_type promised = cor_expr_type(expr), found = cor_datum_type(value);
    bool plain = promised.kind == COR_T_NUMBER || promised.kind == COR_T_COLOUR ||
                 promised.kind == COR_T_BOOLEAN;
    REQUIRE(!plain || value->kind == COR_T_NULL || cor_type_fits(&promised, &found));
    cor_str text = cor_datum_text(value, arena);
    REQUIRE(cor_utf8_invalid(text) == text.len);
}

static bool evaluate(const cor_expr *expr, const cor_eval *eval, cor_datum *value)
{
    cor_failure failure;
    cor_buf key = { 0 };
    bool well = cor_expr_evaluate(expr, eval, value, &failure);
    if (well) {
        check_value(expr, value, eval->arena);
    } else {
        cor_key_print(&key, failure.key);
        REQUIRE(strlen(failure.message) < COR_MESSAGE_MAX);
    }
    cor_buf_free(&key);
    return well;
}

/* What is worked out beforehand gives what evaluation gives. */
static void evaluate_twice(const cor_expr *expr, const cor_value *properties, double zoom)
{
    static const cor_lonlat coords[] = { { 1, 1 }, { 2, 2 }, { -179, 3 } };
    static const cor_part parts[] = { { COR_PART_POINT, 0, 1 }, { COR_PART_LINE, 0, 3 } };
    cor_arena *arena = cor_arena_new();
    const cor_value id = { .kind = COR_NUMBER, .as.number = 7 };
    const cor_eval fixed = { .zoom = zoom, .state = properties, .arena = arena };
    const cor_eval eval = { .zoom = zoom,
                            .state = properties,
                            .properties = properties,
                            .id = &id,
                            .geometry_type = "Point",
                            .geometry = { parts, 2, coords },
                            .images = properties ? &properties->as.members[3].value : NULL,
                            .arena = arena };
    cor_datum value, settled;
    bool well = evaluate(expr, &eval, &value);
    REQUIRE(well == evaluate(cor_expr_settle(expr, &fixed, arena), &eval, &settled));
    REQUIRE(!well || value.kind == settled.kind);
    if (well && value.kind != COR_T_COLLATOR)
        REQUIRE(cor_str_equal(cor_datum_text(&value, arena), cor_datum_text(&settled, arena)));
    cor_arena_free(arena);
}

static void run(const cor_node *node, uint8_t choice, cor_arena *arena, cor_report *report)
{
    static const cor_value list[] = { { .kind = COR_NUMBER, .as.number = 1 },
                                      { .kind = COR_STRING, .as.string = { "a", 1 } } };
    static const cor_member members[] = {
        { { "n", 1 }, { .kind = COR_NUMBER, .as.number = -1e300 } },
        { { "s", 1 }, { .kind = COR_STRING, .as.string = { "\xd4\xb1x", 3 } } },
        { { "b", 1 }, { .kind = COR_BOOL, .as.boolean = true } },
        { { "l", 1 }, { .kind = COR_ARRAY, .count = 2, .as.items = list } },
    };
    const cor_value properties = { .kind = COR_OBJECT, .count = 4, .as.members = members };
    cor_expected expected = expected_of(choice);
    size_t before = report->errors;
    const cor_expr *expr = cor_expr_compile(node, &expected, arena, report);
    REQUIRE((expr != NULL) == (report->errors == before));
    if (!expr)
        return;
    cor_expr_zoom_fault(expr);
    evaluate_twice(expr, &properties, 6.5);
    evaluate_twice(expr, NULL, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    cor_report report = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_str text = { (const char *)data + 1, size - 1 };
    cor_source *source = cor_source_from_memory("fuzz.json", text);
    cor_node *node;
    if (cor_json_read(&node, source, "fuzz.json", arena, &report)) {
        run(node, data[0], arena, &report);
        cor_report_clear(&report);
        const cor_node *filter = cor_legacy_filter(node, arena, &report);
        if (filter && !report.errors)
            run(filter, COR_T_BOOLEAN, arena, &report);
    }
    cor_source_free(source);
    cor_report_clear(&report);
    cor_arena_free(arena);
    return 0;
}
