#include "style/spec_members.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "style/check.h"
#include "style/expression.h"
#include "style/legacy.h"

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

static bool check_number(const cor_node *node, const cor_spec_member *m, cor_report *report)
{
    if (!cor_check_spec_kind(node, COR_NODE_NUMBER, report))
        return false;
    const cor_property_row row = { .bounded = m->min < m->max, .min = m->min, .max = m->max };
    return cor_property_check_literal(node, &row, report);
}

static bool check_colour(const cor_node *node, cor_report *report)
{
    const cor_property_row row = { .type = COR_PROPERTY_COLOUR };
    return cor_property_check_literal(node, &row, report);
}

static bool check_length(const cor_node *node, size_t count, cor_report *report)
{
    if (!cor_check_spec_kind(node, COR_NODE_SEQ, report))
        return false;
    return node->count == count ||
           cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                    "array length %zu expected, length %zu found", count, node->count);
}

static bool check_items(const cor_node *node, cor_node_kind kind, cor_report *report)
{
    bool ok = true;
    for (size_t i = 0; i < node->count; i++)
        ok = cor_check_spec_kind(node->items[i], kind, report) && ok;
    return ok;
}

static bool check_numbers(const cor_node *node, size_t count, cor_report *report)
{
    return check_length(node, count, report) && check_items(node, COR_NODE_NUMBER, report);
}

static bool check_corners(const cor_node *node, cor_report *report)
{
    enum { CORNERS = 4, PLACE = 2 };
    if (!check_length(node, CORNERS, report))
        return false;
    bool ok = true;
    for (size_t i = 0; i < CORNERS; i++)
        ok = check_numbers(node->items[i], PLACE, report) && ok;
    return ok;
}

static bool check_names(const cor_node *node, cor_report *report)
{
    bool ok = true;
    if (node->kind != COR_NODE_MAP)
        return node->kind == COR_NODE_NULL || cor_check_spec_kind(node, COR_NODE_STRING, report);
    for (size_t i = 0; i < node->count; i++)
        ok = cor_check_spec_kind(node->entries[i].value, COR_NODE_STRING, report) && ok;
    return ok;
}

/* "expected one of [map, viewport], true found" */
static bool check_word(const cor_node *node, const cor_spec_member *m, cor_report *report)
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

/* A name, or [from, to, share]. */
static bool check_projection(const cor_node *node, cor_report *report)
{
    bool mixture =
        node->kind == COR_NODE_SEQ && node->count == 3 && node->items[0]->kind == COR_NODE_STRING &&
        node->items[1]->kind == COR_NODE_STRING && node->items[2]->kind == COR_NODE_NUMBER;
    if (mixture || node->kind == COR_NODE_STRING)
        return true;
    return cor_fail(report, COR_KIND_BAD_TYPE, node->at, NULL,
                    node->kind == COR_NODE_SEQ ? "projection expected, invalid array found"
                                               : "projection expected, invalid type \"%s\" found",
                    cor_legacy_type(node));
}

static bool check_member(const cor_node *node, const cor_spec_member *m, cor_report *report)
{
    switch (m->kind) {
    case COR_SPEC_NUMBER:
        return check_number(node, m, report);
    case COR_SPEC_NUMBERS:
        return check_numbers(node, m->count, report);
    case COR_SPEC_TEXT:
        return cor_check_spec_kind(node, COR_NODE_STRING, report);
    case COR_SPEC_TEXTS:
        return cor_check_spec_kind(node, COR_NODE_SEQ, report) &&
               check_items(node, COR_NODE_STRING, report);
    case COR_SPEC_BOOLEAN:
        return cor_check_spec_kind(node, COR_NODE_BOOL, report);
    case COR_SPEC_COLOUR:
        return check_colour(node, report);
    case COR_SPEC_WORD:
        return check_word(node, m, report);
    case COR_SPEC_MAP:
        return cor_check_spec_kind(node, COR_NODE_MAP, report);
    case COR_SPEC_CORNERS:
        return check_corners(node, report);
    case COR_SPEC_NAMES:
        return check_names(node, report);
    case COR_SPEC_PROJECTION:
        return check_projection(node, report);
    case COR_SPEC_ANY:
        break;
    }
    return true;
}

/* What a member is as a property that may depend on the zoom. */
static cor_property_row row_of(const cor_spec_member *m)
{
    static const cor_property_type types[] = { [COR_SPEC_NUMBER] = COR_PROPERTY_NUMBER,
                                               [COR_SPEC_NUMBERS] = COR_PROPERTY_NUMBER_LIST,
                                               [COR_SPEC_COLOUR] = COR_PROPERTY_COLOUR,
                                               [COR_SPEC_WORD] = COR_PROPERTY_WORD,
                                               [COR_SPEC_PROJECTION] = COR_PROPERTY_WORD };
    return (cor_property_row){ .name = m->key,
                               .is_paint = true,
                               .type = types[m->kind],
                               .takes = COR_TAKES_ZOOM |
                                        (m->kind != COR_SPEC_WORD ? COR_TAKES_CURVES : 0U),
                               .bounded = m->min < m->max,
                               .min = m->min,
                               .max = m->max,
                               .length = m->count,
                               .words = m->words,
                               .word_count = m->word_count };
}

/* An expression, or a function as it was once written. */
static bool check_computed(const cor_node *node, const cor_spec_member *m, cor_report *report)
{
    cor_arena *arena = cor_arena_new();
    const cor_property_row row = row_of(m);
    cor_expected expected = { true, cor_property_expects(&row), false };
    if (m->kind == COR_SPEC_PROJECTION)
        expected.type = cor_type_of_kind(COR_T_PROJECTION);
    if (node->kind == COR_NODE_MAP)
        node = cor_legacy_function(node, &row, arena, report);
    const cor_expr *expr = node ? cor_expr_compile(node, &expected, arena, report) : NULL;
    bool ok = expr && cor_property_check_use(expr, &row, report);
    cor_arena_free(arena);
    return ok;
}

static bool is_computed(const cor_node *node, const cor_spec_block *block)
{
    return block->takes_expressions && (cor_expr_is(node) || node->kind == COR_NODE_MAP);
}

bool cor_spec_members_check(const cor_node *map, const cor_spec_block *block, cor_report *report)
{
    bool ok = true;
    for (size_t i = 0; i < block->count; i++) {
        const cor_spec_member *m = &block->members[i];
        const cor_node *node = cor_node_get(map, m->key);
        if (!node && m->required)
            ok = cor_fail(report, COR_KIND_MISSING_KEY, map->at, NULL,
                          "missing required property \"%s\"", m->key);
        else if (node && is_computed(node, block))
            ok = check_computed(node, m, report) && ok;
        else if (node)
            ok = check_member(node, m, report) && ok;
    }
    return ok;
}

bool cor_spec_transition_check(const cor_node *node, cor_report *report)
{
    static const cor_spec_member members[] = {
        { "duration", COR_SPEC_NUMBER, .max = HUGE_VAL },
        { "delay", COR_SPEC_NUMBER, .max = HUGE_VAL },
    };
    static const cor_spec_block transition = { "transition", members, 2, .is_open = false };
    return cor_spec_block_check(node, &transition, report);
}

/* The member that `NAME-transition` belongs to. */
static const cor_spec_member *changed_by(cor_str key, const cor_spec_block *block)
{
    static const char suffix[] = "-transition";
    if (!cor_str_ends(key, suffix))
        return NULL;
    key.len -= sizeof suffix - 1;
    for (size_t i = 0; i < block->count; i++)
        if (block->members[i].changes && cor_str_is(key, block->members[i].key))
            return &block->members[i];
    return NULL;
}

static bool is_known(cor_str key, const cor_spec_block *block)
{
    for (size_t i = 0; i < block->count; i++)
        if (cor_str_is(key, block->members[i].key))
            return true;
    return cor_str_starts(key, "x-");
}

void cor_spec_note_unknown(const cor_entry *entry, const char *const *known, size_t count,
                           const char *where, cor_report *report)
{
    const char *nearest = cor_str_nearest(entry->key, known, count);
    cor_buf hint = { 0 };
    if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    cor_note(report, COR_KIND_UNKNOWN_KEY, entry->key_at, hint.ptr, "'%.*s' says nothing %s",
             shown(entry->key), entry->key.ptr, where);
    cor_buf_free(&hint);
}

static bool check_unknown(const cor_entry *entry, const cor_spec_block *block, cor_report *report)
{
    const char **known = cor_alloc(block->count + 1, sizeof *known);
    for (size_t i = 0; i < block->count; i++)
        known[i] = block->members[i].key;
    if (block->is_open) {
        cor_spec_note_unknown(entry, known, block->count, block->name, report);
    } else {
        cor_buf hint = { 0 };
        cor_suggest(&hint, entry->key, known, block->count, "known keys are");
        cor_fail(report, COR_KIND_UNKNOWN_KEY, entry->key_at, hint.ptr, "unknown property \"%.*s\"",
                 shown(entry->key), entry->key.ptr);
        cor_buf_free(&hint);
    }
    cor_free(known);
    return block->is_open;
}

bool cor_spec_block_check(const cor_node *map, const cor_spec_block *block, cor_report *report)
{
    if (!cor_check_spec_kind(map, COR_NODE_MAP, report))
        return false;
    bool ok = true;
    for (size_t i = 0; i < map->count; i++) {
        const cor_entry *entry = &map->entries[i];
        if (changed_by(entry->key, block))
            ok = cor_spec_transition_check(entry->value, report) && ok;
        else if (!is_known(entry->key, block))
            ok = check_unknown(entry, block, report) && ok;
    }
    return cor_spec_members_check(map, block, report) && ok;
}
