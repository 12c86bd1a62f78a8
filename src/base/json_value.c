#include <stdlib.h>

#include "base/json_scan.h"
#include "base/memory.h"

/* A member (or an item: no key) of a container that is not yet closed. */
struct cor_json_pending {
    cor_member member;
    size_t key_offset, key_length;
};

static bool read_any(cor_json *json, cor_value *out);

static cor_json_pending *push(cor_json *json)
{
    json->pending = cor_grow(json->pending, &json->pending_capacity, json->pending_count + 1,
                             sizeof *json->pending);
    cor_json_pending *top = &json->pending[json->pending_count++];
    *top = (cor_json_pending){ 0 };
    return top;
}

static int by_key(const void *a, const void *b)
{
    const cor_json_pending *const *left = a, *const *right = b;
    int order = cor_str_compare((*left)->member.key, (*right)->member.key);
    if (order)
        return order;
    return (*left)->key_offset < (*right)->key_offset ? -1 : 1;
}

/* The first member whose key stands before it already, or NULL. Sorting keeps an object of many
 * thousand keys from taking quadratic time. */
static const cor_json_pending *repeated_sorted(const cor_json_pending *members, size_t count)
{
    const cor_json_pending **order = cor_alloc(count, sizeof(const cor_json_pending *));
    for (size_t i = 0; i < count; i++)
        order[i] = &members[i];
    qsort(order, count, sizeof *order, by_key);
    const cor_json_pending *first = NULL;
    for (size_t i = 1; i < count; i++)
        if (cor_str_equal(order[i]->member.key, order[i - 1]->member.key) &&
            (!first || order[i]->key_offset < first->key_offset))
            first = order[i];
    cor_free(order);
    return first;
}

static const cor_json_pending *repeated(const cor_json_pending *members, size_t count)
{
    static const size_t few = 16;
    if (count > few)
        return repeated_sorted(members, count);
    for (size_t i = 1; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (cor_str_equal(members[i].member.key, members[j].member.key))
                return &members[i];
    return NULL;
}

static bool close_object(cor_json *json, size_t base, cor_value *out)
{
    size_t count = json->pending_count - base;
    const cor_json_pending *members = count ? json->pending + base : NULL;
    const cor_json_pending *twice = repeated(members, count);
    if (twice) {
        json->token = (cor_json_token){ .kind = COR_JSON_KEY,
                                        .offset = twice->key_offset,
                                        .length = twice->key_length,
                                        .string = twice->member.key };
        return cor_json_duplicate(json);
    }
    cor_member *copy = count ? cor_arena_alloc(json->arena, count, sizeof *copy) : NULL;
    for (size_t i = 0; i < count; i++)
        copy[i] = members[i].member;
    *out = (cor_value){ .kind = COR_OBJECT, .count = count, .as.members = copy };
    json->pending_count = base;
    return true;
}

static bool read_object(cor_json *json, cor_value *out)
{
    size_t base = json->pending_count;
    for (;;) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_OBJECT_END)
            return close_object(json, base, out);
        cor_json_pending *member = push(json);
        member->member.key = json->token.string;
        member->key_offset = json->token.offset;
        member->key_length = json->token.length;
        size_t index = json->pending_count - 1;
        cor_value value;
        if (!cor_json_next(json) || !read_any(json, &value))
            return false;
        json->pending[index].member.value = value;
    }
}

static void close_array(cor_json *json, size_t base, cor_value *out)
{
    size_t count = json->pending_count - base;
    cor_value *copy = count ? cor_arena_alloc(json->arena, count, sizeof *copy) : NULL;
    for (size_t i = 0; i < count; i++)
        copy[i] = json->pending[base + i].member.value;
    *out = (cor_value){ .kind = COR_ARRAY, .count = count, .as.items = copy };
    json->pending_count = base;
}

static bool read_array(cor_json *json, cor_value *out)
{
    size_t base = json->pending_count;
    for (;;) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_ARRAY_END) {
            close_array(json, base, out);
            return true;
        }
        cor_value value;
        if (!read_any(json, &value))
            return false;
        push(json)->member.value = value;
    }
}

/* Recursive as the text is; the reader's depth limit bounds it. */
static bool read_any(cor_json *json, cor_value *out)
{
    const cor_json_token *token = &json->token;
    switch (token->kind) {
    case COR_JSON_OBJECT:
        return read_object(json, out);
    case COR_JSON_ARRAY:
        return read_array(json, out);
    case COR_JSON_STRING:
        *out = (cor_value){ .kind = COR_STRING, .as.string = token->string };
        return true;
    case COR_JSON_NUMBER:
        *out = (cor_value){ .kind = COR_NUMBER, .as.number = token->number };
        return true;
    case COR_JSON_TRUE:
    case COR_JSON_FALSE:
        *out = (cor_value){ .kind = COR_BOOL, .as.boolean = token->kind == COR_JSON_TRUE };
        return true;
    case COR_JSON_NULL:
        *out = (cor_value){ .kind = COR_NULL };
        return true;
    default:
        COR_NEVER("a JSON value was asked for where none begins");
    }
}

bool cor_json_value(cor_json *json, cor_value *out)
{
    cor_value value;
    json->pending_count = 0;
    if (!read_any(json, &value))
        return false;
    *out = value;
    return true;
}

bool cor_json_document(cor_value *out, const cor_source *source, size_t max_depth, cor_arena *arena,
                       cor_report *report)
{
    cor_json json;
    cor_value value;
    if (!cor_json_open(&json, source, max_depth, arena, report))
        return false;
    bool ok = cor_json_next(&json) && cor_json_value(&json, &value) && cor_json_next(&json);
    cor_json_close(&json);
    if (ok)
        *out = value;
    return ok;
}
