#include "style/datum.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* What both unions can hold stands at the same place in both. */
cor_datum cor_datum_of(const cor_value *value)
{
    static const cor_type_kind kinds[] = {
        [COR_NULL] = COR_T_NULL,     [COR_BOOL] = COR_T_BOOLEAN, [COR_NUMBER] = COR_T_NUMBER,
        [COR_STRING] = COR_T_STRING, [COR_ARRAY] = COR_T_ARRAY,  [COR_OBJECT] = COR_T_OBJECT,
    };
    cor_datum datum = { .kind = kinds[value->kind], .count = value->count };
    memcpy(&datum.as, &value->as, sizeof value->as);
    return datum;
}

bool cor_datum_value(const cor_datum *datum, cor_value *out)
{
    *out = (cor_value){ .count = datum->count };
    switch (datum->kind) {
    case COR_T_NULL:
        out->kind = COR_NULL;
        return true;
    case COR_T_BOOLEAN:
        out->kind = COR_BOOL;
        out->as.boolean = datum->as.boolean;
        return true;
    case COR_T_NUMBER:
        out->kind = COR_NUMBER;
        out->as.number = datum->as.number;
        return true;
    case COR_T_STRING:
        out->kind = COR_STRING;
        out->as.string = datum->as.string;
        return true;
    case COR_T_ARRAY:
    case COR_T_PADDING:
    case COR_T_NUMBERS:
    case COR_T_ANCHORS:
        out->kind = COR_ARRAY;
        out->as.items = datum->as.items;
        return true;
    case COR_T_PROJECTION:
        out->kind = datum->count ? COR_ARRAY : COR_STRING;
        if (datum->count)
            out->as.items = datum->as.items;
        else
            out->as.string = datum->as.string;
        return true;
    case COR_T_OBJECT:
        out->kind = COR_OBJECT;
        out->as.members = datum->as.members;
        return true;
    default:
        return false;
    }
}

/* The kind that all items share, else value. Lists within lists only agree with themselves. */
static cor_type_kind item_kind(const cor_datum *array)
{
    cor_type_kind kind = COR_T_VALUE;
    for (size_t i = 0; i < array->count; i++) {
        cor_type_kind own = cor_datum_of(&array->as.items[i]).kind;
        if (i && (own != kind || own == COR_T_ARRAY))
            return COR_T_VALUE;
        kind = own;
    }
    return kind;
}

cor_type cor_datum_type(const cor_datum *datum)
{
    if (datum->kind != COR_T_ARRAY)
        return cor_type_of_kind(datum->kind);
    cor_type type = cor_type_array(cor_type_static(item_kind(datum)));
    type.has_length = true;
    type.length = datum->count;
    return type;
}

bool cor_datum_same(const cor_datum *a, const cor_datum *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case COR_T_NULL:
        return true;
    case COR_T_BOOLEAN:
        return a->as.boolean == b->as.boolean;
    case COR_T_NUMBER:
        return a->as.number == b->as.number;
    case COR_T_STRING:
        return cor_str_equal(a->as.string, b->as.string);
    default:
        return false;
    }
}

/* ECMAScript writes 1e+21 where base/number writes 1e21, and has no exponent below that. */
static void print_number(cor_buf *out, double number)
{
    if (isnan(number) || isinf(number)) {
        cor_buf_text(out, isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
        return;
    }
    cor_buf shortest = { 0 };
    cor_number_shortest(&shortest, number);
    for (size_t i = 0; i < shortest.len; i++) {
        cor_buf_char(out, shortest.ptr[i]);
        if (shortest.ptr[i] == 'e' && i + 1 < shortest.len && shortest.ptr[i + 1] != '-' &&
            shortest.ptr[i + 1] != '+')
            cor_buf_char(out, '+');
    }
    cor_buf_free(&shortest);
}

static void print_parts(cor_buf *out, const cor_datum *datum)
{
    if (datum->kind == COR_T_COLOURS) {
        cor_buf_char(out, '[');
        for (size_t i = 0; i < datum->count; i++) {
            cor_buf_text(out, i ? ",\"" : "\"");
            cor_colour_print(out, datum->as.colours[i]);
            cor_buf_char(out, '"');
        }
        cor_buf_char(out, ']');
    }
    for (size_t i = 0; datum->kind == COR_T_FORMATTED && i < datum->count; i++)
        cor_buf_str(out, datum->as.sections[i].text);
    cor_value value;
    if (cor_datum_value(datum, &value))
        cor_value_print(out, &value);
}

cor_str cor_datum_text(const cor_datum *datum, cor_arena *arena)
{
    cor_buf buf = { 0 };
    if (datum->kind == COR_T_STRING || (datum->kind == COR_T_PROJECTION && !datum->count))
        return datum->as.string;
    if (datum->kind == COR_T_IMAGE)
        return datum->as.image->name;
    if (datum->kind == COR_T_FORMATTED && datum->count == 1)
        return datum->as.sections[0].text;
    if (datum->kind == COR_T_BOOLEAN)
        return datum->as.boolean ? COR_STR("true") : COR_STR("false");
    if (datum->kind == COR_T_NULL)
        return COR_STR("");
    if (datum->kind == COR_T_NUMBER)
        print_number(&buf, datum->as.number);
    else if (datum->kind == COR_T_COLOUR)
        cor_colour_print(&buf, datum->as.colour);
    else
        print_parts(&buf, datum);
    cor_str text = cor_arena_str(arena, cor_buf_view(&buf));
    cor_buf_free(&buf);
    return text;
}

bool cor_datum_truth(const cor_datum *datum)
{
    switch (datum->kind) {
    case COR_T_NULL:
        return false;
    case COR_T_BOOLEAN:
        return datum->as.boolean;
    case COR_T_NUMBER:
        return datum->as.number != 0 && !isnan(datum->as.number);
    case COR_T_STRING:
        return datum->as.string.len > 0;
    default:
        return true;
    }
}

static cor_str trim(cor_str text)
{
    static const char blanks[] = " \t\n\r\f\v";
    while (text.len && memchr(blanks, text.ptr[0], sizeof blanks - 1)) {
        text.ptr++;
        text.len--;
    }
    while (text.len && memchr(blanks, text.ptr[text.len - 1], sizeof blanks - 1))
        text.len--;
    return text;
}

/* 0x1f, 0o17, 0b11: digits of a base behind its letter. */
static bool scan_based(cor_str text, double *out)
{
    static const char digits[] = "0123456789abcdef";
    char letter = text.len > 2 && text.ptr[0] == '0' ? (char)(text.ptr[1] | 0x20) : '\0';
    unsigned base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    *out = 0;
    for (size_t i = 2; base && i < text.len; i++) {
        char c =
            (char)(text.ptr[i] >= 'A' && text.ptr[i] <= 'F' ? text.ptr[i] | 0x20 : text.ptr[i]);
        const char *digit = memchr(digits, c, base);
        if (!digit)
            return false;
        *out = *out * base + (double)(digit - digits);
    }
    return base != 0;
}

/* As ECMAScript reads a number: blanks around it, "5.", other bases, "" for 0. */
static bool scan_number(cor_str given, double *out)
{
    cor_str text = trim(given);
    *out = 0;
    if (!text.len || scan_based(text, out))
        return true;
    bool sign = text.ptr[0] == '-' || text.ptr[0] == '+';
    if (cor_str_is((cor_str){ text.ptr + sign, text.len - sign }, "Infinity")) {
        *out = text.ptr[0] == '-' ? -HUGE_VAL : HUGE_VAL;
        return true;
    }
    bool bare_point = text.len > 1 && text.ptr[text.len - 1] == '.' &&
                      text.ptr[text.len - 2] >= '0' && text.ptr[text.len - 2] <= '9';
    return cor_number_parse((cor_str){ text.ptr, text.len - bare_point }, out);
}

/* A list of one is taken for its item, an empty one for nothing. */
static bool list_to_number(const cor_datum *list, double *out)
{
    *out = 0;
    if (list->count != 1)
        return !list->count;
    cor_datum item = cor_datum_of(&list->as.items[0]);
    return item.kind != COR_T_BOOLEAN && cor_datum_to_number(&item, out);
}

bool cor_datum_to_number(const cor_datum *datum, double *out)
{
    switch (datum->kind) {
    case COR_T_NULL:
        *out = 0;
        return true;
    case COR_T_BOOLEAN:
        *out = datum->as.boolean;
        return true;
    case COR_T_NUMBER:
        *out = datum->as.number;
        return !isnan(*out);
    case COR_T_STRING:
        return scan_number(datum->as.string, out);
    case COR_T_ARRAY:
        return list_to_number(datum, out);
    default:
        return false;
    }
}

bool cor_datum_to_colour(const cor_datum *datum, cor_colour *out)
{
    if (datum->kind == COR_T_COLOUR) {
        *out = datum->as.colour;
        return true;
    }
    if (datum->kind == COR_T_STRING)
        return cor_colour_parse(datum->as.string, out);
    if (datum->kind != COR_T_ARRAY || datum->count < 3 || datum->count > 4)
        return false;
    double part[4] = { 0, 0, 0, 1 };
    for (size_t i = 0; i < datum->count; i++) {
        const cor_value *item = &datum->as.items[i];
        part[i] = item->kind == COR_NUMBER ? item->as.number : (double)NAN;
        if (!(part[i] >= 0 && part[i] <= (i < 3 ? 255 : 1)))
            return false;
    }
    *out = (cor_colour){ part[0] / 255, part[1] / 255, part[2] / 255, part[3] };
    return true;
}
