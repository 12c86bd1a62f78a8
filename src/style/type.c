#include "style/type.h"

#include <stdio.h>

static const cor_type plain[COR_T_KIND_COUNT] = {
    { COR_T_NULL, NULL, false, 0 },     { COR_T_NUMBER, NULL, false, 0 },
    { COR_T_STRING, NULL, false, 0 },   { COR_T_BOOLEAN, NULL, false, 0 },
    { COR_T_COLOUR, NULL, false, 0 },   { COR_T_OBJECT, NULL, false, 0 },
    { COR_T_VALUE, NULL, false, 0 },    { COR_T_NEVER, NULL, false, 0 },
    { COR_T_COLLATOR, NULL, false, 0 }, { COR_T_FORMATTED, NULL, false, 0 },
    { COR_T_IMAGE, NULL, false, 0 },    { COR_T_PADDING, NULL, false, 0 },
    { COR_T_NUMBERS, NULL, false, 0 },  { COR_T_COLOURS, NULL, false, 0 },
    { COR_T_ANCHORS, NULL, false, 0 },  { COR_T_PROJECTION, NULL, false, 0 },
    { COR_T_ARRAY, NULL, false, 0 },
};

static const char *const names[COR_T_KIND_COUNT] = {
    "null",
    "number",
    "string",
    "boolean",
    "color",
    "object",
    "value",
    "error",
    "collator",
    "formatted",
    "resolvedImage",
    "padding",
    "numberArray",
    "colorArray",
    "variableAnchorOffsetCollection",
    "projectionDefinition",
    "array",
};

const cor_type *cor_type_static(cor_type_kind kind)
{
    return &plain[kind];
}

cor_type cor_type_of_kind(cor_type_kind kind)
{
    return plain[kind];
}

cor_type cor_type_array(const cor_type *item)
{
    return (cor_type){ .kind = COR_T_ARRAY, .item = item };
}

static const cor_type *item_of(const cor_type *array)
{
    return array->item ? array->item : &plain[COR_T_VALUE];
}

cor_type_kind cor_type_item_kind(const cor_type *array)
{
    return item_of(array)->kind;
}

bool cor_type_equal(const cor_type *a, const cor_type *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind != COR_T_ARRAY)
        return true;
    return a->has_length == b->has_length && (!a->has_length || a->length == b->length) &&
           cor_type_equal(item_of(a), item_of(b));
}

static bool array_fits(const cor_type *wanted, const cor_type *found)
{
    if (found->kind != COR_T_ARRAY)
        return false;
    bool empty = found->has_length && !found->length && cor_type_item_kind(found) == COR_T_VALUE;
    if (!empty && !cor_type_fits(item_of(wanted), item_of(found)))
        return false;
    return !wanted->has_length || (found->has_length && wanted->length == found->length);
}

bool cor_type_fits(const cor_type *wanted, const cor_type *found)
{
    if (found->kind == COR_T_NEVER)
        return true;
    if (wanted->kind == COR_T_ARRAY)
        return array_fits(wanted, found);
    if (wanted->kind == COR_T_VALUE)
        return found->kind != COR_T_COLLATOR;
    return wanted->kind == found->kind;
}

static void print_into(cor_type_name *out, size_t *at, const char *text)
{
    int written = snprintf(out->text + *at, COR_TYPE_NAME_MAX - *at, "%s", text);
    *at += (size_t)written;
    if (*at >= COR_TYPE_NAME_MAX)
        *at = COR_TYPE_NAME_MAX - 1;
}

static void print_type(cor_type_name *out, size_t *at, const cor_type *type)
{
    print_into(out, at, names[type->kind]);
    bool of_anything = cor_type_item_kind(type) == COR_T_VALUE;
    if (type->kind != COR_T_ARRAY || (of_anything && !type->has_length))
        return;
    print_into(out, at, "<");
    print_type(out, at, item_of(type));
    if (type->has_length) {
        char length[32];
        snprintf(length, sizeof length, ", %zu", type->length);
        print_into(out, at, length);
    }
    print_into(out, at, ">");
}

cor_type_name cor_type_print(const cor_type *type)
{
    cor_type_name name = { { 0 } };
    size_t at = 0;
    print_type(&name, &at, type);
    return name;
}
