#include "style/property_rows.h"

/* Kept by hand. What is in neither list is drawn. */
static const cor_property screen_only[] = {
    COR_P_CIRCLE_PITCH_SCALE,   COR_P_CIRCLE_PITCH_ALIGNMENT, COR_P_SYMBOL_AVOID_EDGES,
    COR_P_ICON_PITCH_ALIGNMENT, COR_P_TEXT_PITCH_ALIGNMENT,   COR_P_RASTER_FADE_DURATION,
};

/* Halos of texts are sharp: in print, and in formats of vectors, there is no blur. */
static const cor_property plainly[] = {
    COR_P_TEXT_HALO_BLUR,
};

const cor_property_row *cor_property_find(cor_property property)
{
    return &rows[property];
}

static bool is_among(cor_property property, const cor_property *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == property)
            return true;
    return false;
}

cor_property_use cor_property_use_of(cor_property property)
{
    if (is_among(property, screen_only, sizeof screen_only / sizeof *screen_only))
        return COR_USE_SCREEN;
    if (is_among(property, plainly, sizeof plainly / sizeof *plainly))
        return COR_USE_PLAINLY;
    return COR_USE_DRAWN;
}

cor_property cor_property_named(cor_str name, cor_layer_type type, bool is_paint)
{
    for (int i = 0; i < COR_PROPERTY_COUNT; i++)
        if (rows[i].layers >> type & 1U && rows[i].is_paint == is_paint &&
            cor_str_is(name, rows[i].name))
            return (cor_property)i;
    return COR_PROPERTY_COUNT;
}

const char *cor_property_name(cor_property property)
{
    return cor_property_find(property)->name;
}

bool cor_property_shows_values(const cor_property_row *row)
{
    const unsigned layers = 1U << COR_LAYER_FILL | 1U << COR_LAYER_LINE | 1U << COR_LAYER_CIRCLE;
    return row->type == COR_PROPERTY_COLOUR && row->layers & layers &&
           row->takes & COR_TAKES_FEATURE;
}

cor_type cor_property_expects(const cor_property_row *row)
{
    static const cor_type_kind kinds[] = {
        [COR_PROPERTY_NUMBER] = COR_T_NUMBER,      [COR_PROPERTY_BOOLEAN] = COR_T_BOOLEAN,
        [COR_PROPERTY_COLOUR] = COR_T_COLOUR,      [COR_PROPERTY_WORD] = COR_T_STRING,
        [COR_PROPERTY_TEXT] = COR_T_FORMATTED,     [COR_PROPERTY_IMAGE] = COR_T_IMAGE,
        [COR_PROPERTY_PADDING] = COR_T_PADDING,    [COR_PROPERTY_NUMBERS] = COR_T_NUMBERS,
        [COR_PROPERTY_COLOURS] = COR_T_COLOURS,    [COR_PROPERTY_ANCHORS] = COR_T_ANCHORS,
        [COR_PROPERTY_NUMBER_LIST] = COR_T_NUMBER, [COR_PROPERTY_STRING_LIST] = COR_T_STRING,
        [COR_PROPERTY_WORD_LIST] = COR_T_STRING,
    };
    if (row->type < COR_PROPERTY_NUMBER_LIST)
        return cor_type_of_kind(kinds[row->type]);
    cor_type list = cor_type_array(cor_type_static(kinds[row->type]));
    list.has_length = row->length > 0;
    list.length = row->length;
    return list;
}
