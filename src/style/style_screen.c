/* Members of the root that steer a screen: nothing of them is drawn, but a mistake in them is one
 * all the same. */
#include <math.h>
#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/property_row.h"
#include "style/style_parts.h"

typedef enum member_kind {
    MEMBER_NUMBER,
    MEMBER_NUMBERS, /* so many, or an expression */
    MEMBER_COLOUR,
    MEMBER_WORD,
    MEMBER_MAP,
    MEMBER_TEXT,
    MEMBER_ANY
} member_kind;

typedef struct member {
    const char *key;
    member_kind kind;
    double min, max; /* both 0: unbounded */
    size_t count;    /* of numbers */
    const char *const *words;
    size_t word_count;
} member;

static const char *const anchors[] = { "map", "viewport" };

static const member light_members[] = {
    { "anchor", MEMBER_WORD, 0, 0, 0, anchors, 2 },
    { "position", MEMBER_NUMBERS, 0, 0, 3, NULL, 0 },
    { "color", MEMBER_COLOUR, 0, 0, 0, NULL, 0 },
    { "intensity", MEMBER_NUMBER, 0, 1, 0, NULL, 0 },
};

static const member sky_members[] = {
    { "sky-color", MEMBER_COLOUR, 0, 0, 0, NULL, 0 },
    { "horizon-color", MEMBER_COLOUR, 0, 0, 0, NULL, 0 },
    { "fog-color", MEMBER_COLOUR, 0, 0, 0, NULL, 0 },
    { "fog-ground-blend", MEMBER_NUMBER, 0, 1, 0, NULL, 0 },
    { "horizon-fog-blend", MEMBER_NUMBER, 0, 1, 0, NULL, 0 },
    { "sky-horizon-blend", MEMBER_NUMBER, 0, 1, 0, NULL, 0 },
    { "atmosphere-blend", MEMBER_NUMBER, 0, 1, 0, NULL, 0 },
};

static const member terrain_members[] = {
    { "source", MEMBER_TEXT, 0, 0, 0, NULL, 0 },
    { "exaggeration", MEMBER_NUMBER, 0, HUGE_VAL, 0, NULL, 0 },
};

static const member projection_members[] = {
    { "type", MEMBER_ANY, 0, 0, 0, NULL, 0 },
};

static const member transition_members[] = {
    { "duration", MEMBER_NUMBER, 0, HUGE_VAL, 0, NULL, 0 },
    { "delay", MEMBER_NUMBER, 0, HUGE_VAL, 0, NULL, 0 },
};

static const member root_members[] = {
    { "center", MEMBER_NUMBERS, 0, 0, 2, NULL, 0 },
    { "centerAltitude", MEMBER_NUMBER, 0, 0, 0, NULL, 0 },
    { "zoom", MEMBER_NUMBER, 0, 0, 0, NULL, 0 },
    { "bearing", MEMBER_NUMBER, 0, 0, 0, NULL, 0 },
    { "pitch", MEMBER_NUMBER, 0, 0, 0, NULL, 0 },
    { "roll", MEMBER_NUMBER, 0, 0, 0, NULL, 0 },
    { "font-faces", MEMBER_MAP, 0, 0, 0, NULL, 0 },
    { "glyphs", MEMBER_TEXT, 0, 0, 0, NULL, 0 },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct block {
    const char *key;
    const member *members;
    size_t count;
} blocks[] = {
    { "light", light_members, COUNT(light_members) },
    { "sky", sky_members, COUNT(sky_members) },
    { "terrain", terrain_members, COUNT(terrain_members) },
    { "projection", projection_members, COUNT(projection_members) },
    { "transition", transition_members, COUNT(transition_members) },
};

static bool check_numbers(const cor_node *node, size_t count, cor_report *report)
{
    if (!cor_check_spec_kind(node, COR_NODE_SEQ, report))
        return false;
    if (node->count != count)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                        "array length %zu expected, length %zu found", count, node->count);
    bool well = true;
    for (size_t i = 0; i < count; i++)
        well = cor_check_spec_kind(node->items[i], COR_NODE_NUMBER, report) && well;
    return well;
}

static bool check_number(const cor_node *node, const member *m, cor_report *report)
{
    const cor_property_row row = { .bounded = m->min < m->max, .min = m->min, .max = m->max };
    return cor_property_check_literal(node, &row, report);
}

static bool check_colour(const cor_node *node, cor_report *report)
{
    const cor_property_row row = { .type = COR_PROPERTY_COLOUR };
    return cor_property_check_literal(node, &row, report);
}

/* "expected one of [map, viewport], true found" */
static bool check_word(const cor_node *node, const member *m, cor_report *report)
{
    cor_buf message = { 0 };
    for (size_t i = 0; i < m->word_count; i++) {
        if (node->kind == COR_NODE_STRING && cor_str_is(node->string, m->words[i])) {
            cor_buf_free(&message);
            return true;
        }
        cor_buf_printf(&message, "%s%s", i ? ", " : "expected one of [", m->words[i]);
    }
    cor_buf_text(&message, "], ");
    cor_node_print_json(&message, node, 0);
    cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL, "%s found", message.ptr);
    cor_buf_free(&message);
    return false;
}

static bool check_member(const cor_node *node, const member *m, cor_report *report)
{
    if (cor_expr_is(node) || (node->kind == COR_NODE_MAP && m->kind != MEMBER_MAP))
        return true;
    switch (m->kind) {
    case MEMBER_NUMBER:
        return check_number(node, m, report);
    case MEMBER_NUMBERS:
        return check_numbers(node, m->count, report);
    case MEMBER_COLOUR:
        return check_colour(node, report);
    case MEMBER_WORD:
        return check_word(node, m, report);
    case MEMBER_MAP:
        return cor_check_spec_kind(node, COR_NODE_MAP, report);
    case MEMBER_TEXT:
        return cor_check_spec_kind(node, COR_NODE_STRING, report);
    case MEMBER_ANY:
        break;
    }
    return true;
}

static bool check_members(const cor_node *map, const member *members, size_t count,
                          cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < count; i++) {
        const cor_node *node = cor_node_get(map, members[i].key);
        if (node)
            well = check_member(node, &members[i], report) && well;
    }
    return well;
}

/* `sky-color-transition` and its like stand beside what they change. */
static bool is_known(cor_str key, const struct block *block)
{
    static const char suffix[] = "-transition";
    cor_str stem = key;
    if (cor_str_ends(key, suffix))
        stem.len -= sizeof suffix - 1;
    for (size_t i = 0; i < block->count; i++)
        if (cor_str_is(stem, block->members[i].key))
            return true;
    return cor_str_starts(key, "x-");
}

static bool check_block(const cor_node *node, const struct block *block, cor_report *report)
{
    if (!cor_check_spec_kind(node, COR_NODE_MAP, report))
        return false;
    bool well = true;
    for (size_t i = 0; i < node->count; i++)
        if (!is_known(node->entries[i].key, block))
            well = cor_fail(report, COR_KIND_UNKNOWN_KEY, node->entries[i].key_at, NULL,
                            "unknown property \"%.*s\"",
                            (int)(node->entries[i].key.len < 60 ? node->entries[i].key.len : 60),
                            node->entries[i].key.ptr);
    return check_members(node, block->members, block->count, report) && well;
}

static bool contains(cor_str text, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= text.len; i++)
        if (memcmp(text.ptr + i, part, length) == 0)
            return true;
    return false;
}

static bool check_glyphs(const cor_node *glyphs, cor_report *report)
{
    static const char *const tokens[] = { "{fontstack}", "{range}" };
    bool well = true;
    for (size_t i = 0; glyphs && glyphs->kind == COR_NODE_STRING && i < 2; i++)
        if (!contains(glyphs->string, tokens[i]))
            well = cor_fail(report, COR_KIND_BAD_VALUE, glyphs->at, NULL,
                            "\"glyphs\" url must include a \"%s\" token", tokens[i]);
    return well;
}

bool cor_style_check_screen(const cor_node *root, cor_report *report)
{
    bool well = check_members(root, root_members, COUNT(root_members), report);
    for (size_t i = 0; i < COUNT(blocks); i++) {
        const cor_node *node = cor_node_get(root, blocks[i].key);
        if (node)
            well = check_block(node, &blocks[i], report) && well;
    }
    return check_glyphs(cor_node_get(root, "glyphs"), report) && well;
}
