/* Any bytes as an expression: refused at a place in the text, or a tree that evaluates to a value
 * of its type or to a failure with a message, for every feature. */
#include <string.h>

#include "fuzz/target.h"
#include "style/expression.h"

static const cor_value items[] = { { .kind = COR_NUMBER, .as.number = 3 },
                                   { .kind = COR_STRING, .as.string = { "x", 1 } } };
static const cor_member members[] = {
    { { "n", 1 }, { .kind = COR_NUMBER, .as.number = -2.5e300 } },
    { { "s", 1 }, { .kind = COR_STRING, .as.string = { "\xd4\xb1\xd5\xb6", 4 } } },
    { { "b", 1 }, { .kind = COR_BOOL, .as.boolean = true } },
    { { "l", 1 }, { .kind = COR_ARRAY, .count = 2, .as.items = items } },
    { { "z", 1 }, { .kind = COR_NULL } },
};
static const cor_value properties = { .kind = COR_OBJECT, .count = 5, .as.members = members };

static void evaluate(const cor_expr *expr, cor_eval *eval)
{
    cor_failure failure = { .message = "" };
    cor_datum value;
    if (!cor_expr_evaluate(expr, eval, &value, &failure)) {
        REQUIRE(failure.message[0]);
        return;
    }
    cor_type type = cor_expr_type(expr);
    REQUIRE(type.kind != COR_T_NUMBER || value.kind == COR_T_NUMBER);
    REQUIRE(type.kind != COR_T_BOOLEAN || value.kind == COR_T_BOOLEAN);
    REQUIRE(type.kind != COR_T_STRING || value.kind == COR_T_STRING);
    REQUIRE(type.kind != COR_T_COLOUR || value.kind == COR_T_COLOUR);
}

static void evaluate_everywhere(const cor_expr *expr, cor_arena *arena, cor_report *report)
{
    static const char *const types[] = { NULL, "Point", "LineString", "Polygon" };
    static const cor_value id = { .kind = COR_NUMBER, .as.number = 7 };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        cor_eval eval = {
            .zoom = 5.5 * (double)i,
            .properties = i ? &properties : NULL,
            .id = i ? &id : NULL,
            .geometry_type = types[i],
            .line_progress = 0.3,
            .arena = arena,
            .report = report,
        };
        evaluate(expr, &eval);
    }
}

static void compile(const cor_node *node, const cor_expected *expected, cor_arena *arena)
{
    cor_report report = { 0 };
    const cor_expr *expr = cor_expr_compile(node, expected, arena, &report);
    REQUIRE((expr == NULL) == (report.errors > 0));
    if (expr) {
        cor_expr_zoom_fault(expr);
        evaluate_everywhere(expr, arena, &report);
    }
    cor_report_clear(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const cor_type_kind kinds[] = { COR_T_NUMBER, COR_T_STRING, COR_T_BOOLEAN,
                                           COR_T_COLOUR };
    static const size_t most = 4096;
    if (size > most)
        return 0;
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_node *node = NULL;
    cor_source *source = cor_source_from_memory("fuzz.json", (cor_str){ (const char *)data, size });
    if (cor_node_read(&node, source, arena, &report)) {
        compile(node, &(cor_expected){ 0 }, arena);
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            cor_expected expected = { .typed = true, .coerce = i % 2 };
            expected.type = cor_type_of_kind(kinds[i]);
            compile(node, &expected, arena);
        }
    }
    cor_source_free(source);
    cor_report_clear(&report);
    cor_arena_free(arena);
    return 0;
}
