#include <string.h>

#include "base/number.h"
#include "style/property_row.h"
#include "unit/check.h"

static void names_lead_to_their_rows(void)
{
    for (int i = 0; i < COR_PROPERTY_COUNT; i++) {
        const cor_property_row *row = cor_property_find((cor_property)i);
        CHECK(row->name && row->layers);
        for (int layer = 0; layer < COR_LAYER_TYPE_COUNT; layer++) {
            cor_property found = cor_property_named(cor_str_of(row->name), (cor_layer_type)layer,
                                                    row->is_paint);
            bool has = row->layers >> layer & 1U;
            CHECK(found == (has ? (cor_property)i : COR_PROPERTY_COUNT));
        }
    }
}

static void names_belong_to_their_block(void)
{
    CHECK(cor_property_named(COR_STR("line-cap"), COR_LAYER_LINE, false) == COR_P_LINE_CAP);
    CHECK(cor_property_named(COR_STR("line-cap"), COR_LAYER_LINE, true) == COR_PROPERTY_COUNT);
    CHECK(cor_property_named(COR_STR("line-cap"), COR_LAYER_FILL, false) == COR_PROPERTY_COUNT);
}

static void resampling_is_of_both_kinds_of_raster(void)
{
    CHECK(cor_property_named(COR_STR("resampling"), COR_LAYER_RASTER, true) == COR_P_RESAMPLING);
    CHECK(cor_property_named(COR_STR("resampling"), COR_LAYER_HILLSHADE, true) ==
          COR_P_RESAMPLING);
    CHECK(cor_property_named(COR_STR("raster-resampling"), COR_LAYER_HILLSHADE, true) ==
          COR_PROPERTY_COUNT);
}

static void defaults_lie_within_their_range_and_words(void)
{
    for (int i = 0; i < COR_PROPERTY_COUNT; i++) {
        const cor_property_row *row = cor_property_find((cor_property)i);
        if (row->bounded && row->fallback)
            CHECK(row->fallback_number >= row->min && row->fallback_number <= row->max);
        bool listed = !row->word_count || !row->fallback;
        for (size_t w = 0; w < row->word_count && row->fallback; w++)
            listed = listed || strcmp(row->words[w], row->fallback) == 0;
        CHECK(listed);
    }
}

static void the_two_forms_of_a_default_agree(void)
{
    size_t numbers = 0;
    for (int i = 0; i < COR_PROPERTY_COUNT; i++) {
        const cor_property_row *row = cor_property_find((cor_property)i);
        double number;
        if (row->type != COR_PROPERTY_NUMBER || !row->fallback)
            continue;
        CHECK(cor_number_parse(cor_str_of(row->fallback), &number));
        CHECK(number == row->fallback_number);
        numbers++;
    }
    CHECK(numbers > 40);
}

static void lists_expect_lists(void)
{
    cor_type type = cor_property_expects(cor_property_find(COR_P_TEXT_OFFSET));
    CHECK(strcmp(cor_type_print(&type).text, "array<number, 2>") == 0);
    type = cor_property_expects(cor_property_find(COR_P_TEXT_FONT));
    CHECK(strcmp(cor_type_print(&type).text, "array<string>") == 0);
    type = cor_property_expects(cor_property_find(COR_P_FILL_COLOR));
    CHECK(strcmp(cor_type_print(&type).text, "color") == 0);
}

int main(void)
{
    RUN(names_lead_to_their_rows);
    RUN(names_belong_to_their_block);
    RUN(resampling_is_of_both_kinds_of_raster);
    RUN(defaults_lie_within_their_range_and_words);
    RUN(the_two_forms_of_a_default_agree);
    RUN(lists_expect_lists);
    return check_result();
}
