#include "style/type_scale.h"

#define ROLE(key)                                                                                  \
    {                                                                                              \
        key, COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0                                                    \
    }

static const cor_field roles[COR_TYPE_ROLE_COUNT] = {
    [COR_TYPE_TITLE] = ROLE("title"),     [COR_TYPE_SUBTITLE] = ROLE("subtitle"),
    [COR_TYPE_HEADING] = ROLE("heading"), [COR_TYPE_LEGEND] = ROLE("legend"),
    [COR_TYPE_NOTE] = ROLE("note"),       [COR_TYPE_CHART] = ROLE("chart"),
    [COR_TYPE_CALLOUT] = ROLE("callout"), [COR_TYPE_POST] = ROLE("post"),
    [COR_TYPE_SCALE] = ROLE("scale"),     [COR_TYPE_GRATICULE] = ROLE("graticule"),
    [COR_TYPE_NORTH] = ROLE("north"),     [COR_TYPE_CREDITS] = ROLE("credits"),
};

/* Balanced for a sheet 180 mm wide. What stands beside the frame is smaller than what stands in it:
 * there it has a narrow margin. */
const cor_text_type cor_type_scale_default[COR_TYPE_ROLE_COUNT] = {
    [COR_TYPE_TITLE] = { 13, COR_FONT_BOLD },
    [COR_TYPE_SUBTITLE] = { 9, COR_FONT_REGULAR },
    [COR_TYPE_HEADING] = { 7, COR_FONT_BOLD },
    [COR_TYPE_LEGEND] = { 7, COR_FONT_REGULAR },
    [COR_TYPE_NOTE] = { 7, COR_FONT_REGULAR },
    [COR_TYPE_CHART] = { 7, COR_FONT_REGULAR },
    [COR_TYPE_CALLOUT] = { 7.5, COR_FONT_REGULAR },
    [COR_TYPE_POST] = { 6.5, COR_FONT_REGULAR },
    [COR_TYPE_SCALE] = { 7, COR_FONT_REGULAR },
    [COR_TYPE_GRATICULE] = { 6.5, COR_FONT_REGULAR },
    [COR_TYPE_NORTH] = { 7, COR_FONT_BOLD },
    [COR_TYPE_CREDITS] = { 6, COR_FONT_REGULAR },
};

static const char *const font_words[COR_FONT_COUNT] = {
    [COR_FONT_REGULAR] = "regular", [COR_FONT_BOLD] = "bold", [COR_FONT_ITALIC] = "italic"
};

static const cor_field members[] = {
    { "size", COR_FIELD_TEXT_SIZE, offsetof(cor_text_type, size_pt), 1, 500, NULL, 0 },
    { "font", COR_FIELD_WORD, offsetof(cor_text_type, font), 0, 0, font_words, COR_FONT_COUNT },
};

cor_field_table cor_type_scale_fields(void)
{
    return COR_FIELD_TABLE(roles, "in 'type'");
}

cor_field_table cor_type_fields(void)
{
    return COR_FIELD_TABLE(members, "of a type");
}

bool cor_type_scale_read(cor_text_type scale[COR_TYPE_ROLE_COUNT], const cor_node *node,
                         cor_arena *arena, cor_report *report)
{
    bool well = cor_fields_read(scale, node, cor_type_scale_fields(), arena, report);
    for (size_t i = 0; i < COR_TYPE_ROLE_COUNT; i++) {
        const cor_node *role = cor_node_get(node, roles[i].key);
        if (role)
            well = cor_fields_read(&scale[i], role, cor_type_fields(), arena, report) && well;
    }
    return well;
}
