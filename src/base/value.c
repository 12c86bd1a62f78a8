#include "base/value.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

const cor_value *cor_value_get(const cor_value *object, cor_str key)
{
    if (!object || object->kind != COR_OBJECT)
        return NULL;
    for (size_t i = 0; i < object->count; i++) {
        const cor_member *member = &object->as.members[i];
        if (member->key.len == key.len && memcmp(member->key.ptr, key.ptr, key.len) == 0)
            return &member->value;
    }
    return NULL;
}

static bool items_equal(const cor_value *a, const cor_value *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!cor_value_equal(&a->as.items[i], &b->as.items[i]))
            return false;
    return true;
}

/* The order of members does not matter, but it is mostly the same, so that place is tried first. */
static bool members_equal(const cor_value *a, const cor_value *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const cor_member *mine = &a->as.members[i], *yours = &b->as.members[i];
        bool in_place = cor_str_equal(mine->key, yours->key);
        const cor_value *other = in_place ? &yours->value : cor_value_get(b, mine->key);
        if (!other || !cor_value_equal(&mine->value, other))
            return false;
    }
    return true;
}

bool cor_value_equal(const cor_value *a, const cor_value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case COR_NULL:
        return true;
    case COR_BOOL:
        return a->as.boolean == b->as.boolean;
    case COR_NUMBER:
        return a->as.number == b->as.number;
    case COR_STRING:
        return cor_str_equal(a->as.string, b->as.string);
    case COR_ARRAY:
        return a->count == b->count && items_equal(a, b);
    case COR_OBJECT:
        return a->count == b->count && members_equal(a, b);
    }
    return false;
}

static void print_items(cor_buf *out, const cor_value *array)
{
    cor_buf_char(out, '[');
    for (size_t i = 0; i < array->count; i++) {
        if (i)
            cor_buf_char(out, ',');
        cor_value_print(out, &array->as.items[i]);
    }
    cor_buf_char(out, ']');
}

static void print_members(cor_buf *out, const cor_value *object)
{
    cor_buf_char(out, '{');
    for (size_t i = 0; i < object->count; i++) {
        if (i)
            cor_buf_char(out, ',');
        cor_buf_json(out, object->as.members[i].key);
        cor_buf_char(out, ':');
        cor_value_print(out, &object->as.members[i].value);
    }
    cor_buf_char(out, '}');
}

/* JSON has no NaN and no infinity. */
static void print_number(cor_buf *out, double number)
{
    if (isfinite(number))
        cor_number_shortest(out, number);
    else
        cor_buf_text(out, "null");
}

void cor_value_print(cor_buf *out, const cor_value *value)
{
    switch (value->kind) {
    case COR_NULL:
        cor_buf_text(out, "null");
        break;
    case COR_BOOL:
        cor_buf_text(out, value->as.boolean ? "true" : "false");
        break;
    case COR_NUMBER:
        print_number(out, value->as.number);
        break;
    case COR_STRING:
        cor_buf_json(out, value->as.string);
        break;
    case COR_ARRAY:
        print_items(out, value);
        break;
    case COR_OBJECT:
        print_members(out, value);
        break;
    }
}
