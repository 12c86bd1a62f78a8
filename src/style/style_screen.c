/* Members of the root that steer a screen: nothing of them is drawn, but a mistake in them is one
 * all the same. */
#include <math.h>
#include <string.h>

#include "style/check.h"
#include "style/spec_members.h"
#include "style/style_parts.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const anchors[] = { "map", "viewport" };

static const cor_spec_member light_members[] = {
    { "anchor", COR_SPEC_WORD, .words = anchors, .word_count = COUNT(anchors) },
    { "position", COR_SPEC_NUMBERS, .count = 3, .changes = true },
    { "color", COR_SPEC_COLOUR, .changes = true },
    { "intensity", COR_SPEC_NUMBER, .max = 1, .changes = true },
};

static const cor_spec_member sky_members[] = {
    { "sky-color", COR_SPEC_COLOUR, .changes = true },
    { "horizon-color", COR_SPEC_COLOUR, .changes = true },
    { "fog-color", COR_SPEC_COLOUR, .changes = true },
    { "fog-ground-blend", COR_SPEC_NUMBER, .max = 1, .changes = true },
    { "horizon-fog-blend", COR_SPEC_NUMBER, .max = 1, .changes = true },
    { "sky-horizon-blend", COR_SPEC_NUMBER, .max = 1, .changes = true },
    { "atmosphere-blend", COR_SPEC_NUMBER, .max = 1, .changes = true },
};

static const cor_spec_member terrain_members[] = {
    { "source", .kind = COR_SPEC_TEXT },
    { "exaggeration", COR_SPEC_NUMBER, .max = HUGE_VAL },
};

static const cor_spec_member projection_members[] = {
    { "type", .kind = COR_SPEC_PROJECTION },
};

static const cor_spec_member root_members[] = {
    { "center", COR_SPEC_NUMBERS, .count = 2 }, { "centerAltitude", .kind = COR_SPEC_NUMBER },
    { "zoom", .kind = COR_SPEC_NUMBER },        { "bearing", .kind = COR_SPEC_NUMBER },
    { "pitch", .kind = COR_SPEC_NUMBER },       { "roll", .kind = COR_SPEC_NUMBER },
    { "font-faces", .kind = COR_SPEC_MAP },     { "glyphs", .kind = COR_SPEC_TEXT },
};

static const cor_spec_block root = { "root", root_members, COUNT(root_members),
                                     .takes_expressions = false };
static const cor_spec_block blocks[] = {
    { "light", light_members, COUNT(light_members), .takes_expressions = true },
    { "sky", sky_members, COUNT(sky_members), .takes_expressions = true },
    { "terrain", terrain_members, COUNT(terrain_members), .takes_expressions = false },
    { "projection", projection_members, COUNT(projection_members), .takes_expressions = true },
};

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

bool cor_style_check_screen(const cor_node *style, cor_report *report)
{
    const cor_node *transition = cor_node_get(style, "transition");
    bool ok = cor_spec_members_check(style, &root, report);
    for (size_t i = 0; i < COUNT(blocks); i++) {
        const cor_node *node = cor_node_get(style, blocks[i].name);
        if (node)
            ok = cor_spec_block_check(node, &blocks[i], report) && ok;
    }
    if (transition)
        ok = cor_spec_transition_check(transition, report) && ok;
    return check_glyphs(cor_node_get(style, "glyphs"), report) && ok;
}
