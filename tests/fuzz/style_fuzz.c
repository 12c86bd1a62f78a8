/* Any bytes as a style: refused with errors, or checked so well that every property of every layer
 * has a value of its type, whatever the feature says. */
#include <math.h>
#include <string.h>

#include "fuzz/target.h"
#include "style/flatten.h"
#include "style/property_row.h"

enum { ITEMS_MAX = 8 };

static void evaluate(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    double numbers[ITEMS_MAX];
    cor_str strings[ITEMS_MAX];
    const cor_property_row *row = cor_property_find(property);
    switch (row->type) {
    case COR_PROPERTY_NUMBER: {
        double number = cor_layer_number(layer, property, eval);
        REQUIRE(!isnan(number));
        REQUIRE(!row->bounded || (number >= row->min && number <= row->max));
        break;
    }
    case COR_PROPERTY_BOOLEAN:
        cor_layer_bool(layer, property, eval);
        break;
    case COR_PROPERTY_COLOUR: {
        cor_colour colour = cor_layer_colour(layer, property, eval);
        REQUIRE(colour.a >= 0 && colour.a <= 1 && colour.r >= 0 && colour.r <= 1);
        break;
    }
    case COR_PROPERTY_WORD:
    case COR_PROPERTY_TEXT:
    case COR_PROPERTY_IMAGE: {
        cor_str text = cor_layer_string(layer, property, eval);
        REQUIRE(cor_utf8_invalid(text) == text.len);
        break;
    }
    case COR_PROPERTY_NUMBERS:
    case COR_PROPERTY_PADDING:
    case COR_PROPERTY_NUMBER_LIST:
        cor_layer_numbers(layer, property, eval, numbers, ITEMS_MAX);
        break;
    case COR_PROPERTY_STRING_LIST:
    case COR_PROPERTY_WORD_LIST:
        cor_layer_strings(layer, property, eval, strings, ITEMS_MAX);
        break;
    case COR_PROPERTY_COLOURS:
    case COR_PROPERTY_ANCHORS:
        break;
    }
}

static void evaluate_all(const cor_style *style, const cor_value *properties)
{
    cor_report report = { 0 };
    cor_arena *arena = cor_arena_new();
    const cor_value id = { .kind = COR_NUMBER, .as.number = 7 };
    cor_eval eval = { .zoom = 6.5,
                      .state = &style->state,
                      .properties = properties,
                      .id = &id,
                      .geometry_type = "LineString",
                      .arena = arena,
                      .report = &report };
    for (size_t i = 0; i < style->layer_count; i++) {
        cor_layer_accepts(&style->layers[i], &eval);
        for (int p = 0; p < COR_PROPERTY_COUNT; p++)
            if (cor_layer_has(&style->layers[i], (cor_property)p))
                evaluate(&style->layers[i], (cor_property)p, &eval);
        cor_arena_clear(arena);
    }
    cor_report_clear(&report);
    cor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
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
    const cor_style_options options = { .lenient = true };
    cor_report report = { 0 };
    cor_style *style = NULL;
    bool well = cor_style_parse(&style, "fuzz.yaml", (cor_str){ (const char *)data, size },
                                &options, &report);
    REQUIRE(well == (report.errors == 0));
    if (well) {
        evaluate_all(style, &properties);
        evaluate_all(style, NULL);
        REQUIRE(cor_style_flatten(style, true, style->arena)->kind == COR_NODE_MAP);
        cor_style_free(style);
    }
    cor_report_clear(&report);
    return 0;
}
