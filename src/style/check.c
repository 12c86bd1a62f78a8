#include "style/check.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "geo/lonlat.h"

/* Names in messages: nobody needs more of a hostile one. */
static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

void cor_suggest(cor_buf *hint, cor_str word, const char *const *words, size_t count,
                 const char *noun)
{
    static const size_t few = 12;
    const char *nearest = cor_str_nearest(word, words, count);
    if (nearest) {
        cor_buf_printf(hint, "did you mean '%s'?", nearest);
    } else if (count && count <= few) {
        cor_buf_text(hint, noun);
        for (size_t i = 0; i < count; i++)
            cor_buf_printf(hint, "%s%s", i ? ", " : " ", words[i]);
    }
}

bool cor_check_is_known(cor_str key, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cor_str_is(key, known[i]))
            return true;
    return cor_str_starts(key, "x-");
}

bool cor_check_map(const cor_node *map, const char *const *known, size_t known_count,
                   const char *where, cor_report *report)
{
    if (map->kind != COR_NODE_MAP)
        return cor_fail(report, COR_KIND_BAD_TYPE, map->at, NULL, "expected a map %s, found %s",
                        where, cor_node_kind_name(map->kind));
    bool well = true;
    for (size_t i = 0; i < map->count; i++) {
        const cor_entry *entry = &map->entries[i];
        if (cor_check_is_known(entry->key, known, known_count))
            continue;
        cor_buf hint = { 0 };
        cor_suggest(&hint, entry->key, known, known_count, "known keys are");
        well = cor_fail(report, COR_KIND_UNKNOWN_KEY, entry->key_at, hint.ptr,
                        "unknown key '%.*s' %s", shown(entry->key), entry->key.ptr, where);
        cor_buf_free(&hint);
    }
    return well;
}

bool cor_check_kind(const cor_node *node, cor_node_kind kind, cor_report *report)
{
    if (node->kind == kind)
        return true;
    const char *hint = kind == COR_NODE_STRING && node->kind == COR_NODE_NUMBER
                           ? "put it in quotes if it is a text"
                           : NULL;
    return cor_fail(report, COR_KIND_BAD_TYPE, node->at, hint, "expected %s, found %s",
                    cor_node_kind_name(kind), cor_node_kind_name(node->kind));
}

bool cor_check_spec_kind(const cor_node *node, cor_node_kind kind, cor_report *report)
{
    static const char *const names[] = {
        [COR_NODE_NULL] = "null",     [COR_NODE_BOOL] = "boolean", [COR_NODE_NUMBER] = "number",
        [COR_NODE_STRING] = "string", [COR_NODE_SEQ] = "array",    [COR_NODE_MAP] = "object",
    };
    return node->kind == kind || cor_fail(report, COR_KIND_BAD_TYPE, node->at, NULL,
                                          "%s expected, %s found", names[kind], names[node->kind]);
}

bool cor_check_word(const cor_node *node, const char *const *words, size_t word_count,
                    size_t *index, cor_report *report)
{
    if (!cor_check_kind(node, COR_NODE_STRING, report))
        return false;
    for (size_t i = 0; i < word_count; i++) {
        if (cor_str_is(node->string, words[i])) {
            *index = i;
            return true;
        }
    }
    cor_buf hint = { 0 };
    cor_suggest(&hint, node->string, words, word_count, "write one of");
    cor_fail(report, COR_KIND_BAD_VALUE, node->at, hint.ptr, "unknown value '%.*s'",
             shown(node->string), node->string.ptr);
    cor_buf_free(&hint);
    return false;
}

/* "between 0 and 1", "at least 0", "at most 24", or empty. */
static void print_range(cor_buf *out, double min, double max)
{
    if (isfinite(min) && isfinite(max)) {
        cor_buf_text(out, "between ");
        cor_number_shortest(out, min);
        cor_buf_text(out, " and ");
        cor_number_shortest(out, max);
    } else if (isfinite(min)) {
        cor_buf_text(out, "at least ");
        cor_number_shortest(out, min);
    } else if (isfinite(max)) {
        cor_buf_text(out, "at most ");
        cor_number_shortest(out, max);
    }
}

bool cor_check_number(const cor_node *node, double min, double max, double *out, cor_report *report)
{
    if (!cor_check_kind(node, COR_NODE_NUMBER, report))
        return false;
    if (isfinite(node->number) && node->number >= min && node->number <= max) {
        *out = node->number;
        return true;
    }
    cor_buf range = { 0 };
    print_range(&range, min, max);
    cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL, "%.*s is out of range, it must be %s",
             shown(node->string), node->string.ptr, range.ptr ? range.ptr : "finite");
    cor_buf_free(&range);
    return false;
}

/* A figure is read twice: for its faults and for what it says. */
static bool is_said(const cor_report *report, const cor_span *at)
{
    for (size_t i = 0; i < report->count; i++) {
        const cor_span *other = &report->items[i].at;
        if (other->line == at->line && other->column == at->column && other->file && at->file &&
            strcmp(other->file, at->file) == 0)
            return true;
    }
    return false;
}

bool cor_check_latitude(const cor_node *node, double *out, cor_report *report)
{
    double lat_deg = node->kind == COR_NODE_NUMBER ? node->number : HUGE_VAL;
    if (!cor_latitude_settle(&lat_deg) || lat_deg == node->number)
        return cor_check_number(node, -90, 90, out, report);
    if (!is_said(report, &node->at))
        cor_note(report, COR_KIND_BAD_VALUE, node->at, NULL,
                 "%.*s lies beyond a pole: brought back to it as rounding", shown(node->string),
                 node->string.ptr);
    *out = lat_deg;
    return true;
}
