#include "style/typed_numbers.h"

#include <string.h>

/* As long words are written beside the short ones of style/language. */
static const char *const words[] = {
    "metre",      "metres",     "meter",     "meters", "kilometre",  "kilometres", "kilometer",
    "kilometers", "mile",       "miles",     "ft",     "feet",       "yd",         "yards",
    "KM",         "Km",         "Kilometer", "Meter",  "Meilen",     "kilomètres", "mètres",
    "kilómetros", "metros",     "millas",    "метр",   "метра",      "метров",     "километр",
    "километра",  "километров", "миля",      "мили",   "кілометрів", "метрів",     "kilometr",
    "kilometre",  "մետր",       "կիլոմետր",  "მეტრი",  "კილომეტრი",  "کیلومتر",    "متر",
    "کیلومتری",   "متری",
};

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

/* Good enough to see where a word ends: all beyond ASCII that is no blank, mark or sign. */
static bool is_letter(uint32_t c)
{
    static const uint32_t marks[] = { 0xa0,  0xab,  0xb0,  0xb1,  0xb7,  0xbb,  0xd7,  0x55a, 0x55b,
                                      0x55d, 0x55e, 0x589, 0x5be, 0x60c, 0x61b, 0x61f, 0x6d4 };
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return false;
    return !is_digit(c) && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f);
}

/* Decimal marks and blanks between groups; ٫ and ٬ of Arabic script. */
static bool is_mark(uint32_t c)
{
    return c == '.' || c == ',' || c == 0x66b || c == 0x66c || c == 0xa0 || c == 0x202f ||
           c == 0x2009;
}

static uint32_t at(cor_str text, size_t place)
{
    return place < text.len ? cor_utf8_next(text, &place) : 0;
}

/* Behind the number that begins at `place`: a mark belongs to it when a digit follows. */
static size_t number_end(cor_str text, size_t place)
{
    while (place < text.len) {
        size_t next = place;
        uint32_t c = cor_utf8_next(text, &next);
        if (!is_digit(c) && !(is_mark(c) && is_digit(at(text, next))))
            break;
        place = next;
    }
    return place;
}

/* "42 km", "42-km", "42km". */
static size_t skip_join(cor_str text, size_t place)
{
    while (place < text.len) {
        size_t next = place;
        uint32_t c = cor_utf8_next(text, &next);
        if (c != ' ' && c != '-' && c != 0xa0 && c != 0x202f && c != 0x2009 && c != 0x2011)
            break;
        place = next;
    }
    return place;
}

static size_t unit_length(cor_str rest, const char *unit)
{
    size_t length = strlen(unit);
    bool is_there = cor_str_starts(rest, unit) && !is_letter(at(rest, length));
    return is_there ? length : 0;
}

/* The bytes of the unit of length with which `rest` begins; 0: with none. */
static size_t unit_at(cor_str rest)
{
    size_t length = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !length; i++)
        length = unit_length(rest, words[i]);
    for (size_t i = 0; !length && cor_language_unit(i); i++)
        length = unit_length(rest, cor_language_unit(i));
    return length;
}

/* Behind what stands in braces; two of them are a brace. */
static size_t skip_braces(cor_str text, size_t place)
{
    const char *end = memchr(text.ptr + place, '}', text.len - place);
    if (at(text, place + 1) == '{')
        return place + 2;
    return end ? (size_t)(end - text.ptr) + 1 : text.len;
}

cor_str cor_typed_number_find(cor_str text)
{
    uint32_t before = 0;
    for (size_t place = 0; place < text.len;) {
        size_t next = place;
        uint32_t c = cor_utf8_next(text, &next);
        if (c == '{') {
            next = skip_braces(text, place);
        } else if (is_digit(c) && !is_letter(before)) {
            next = number_end(text, place);
            size_t unit = skip_join(text, next);
            size_t length = unit_at((cor_str){ text.ptr + unit, text.len - unit });
            if (length)
                return (cor_str){ text.ptr + place, unit + length - place };
        }
        before = c;
        place = next;
    }
    return (cor_str){ text.ptr, 0 };
}

static void look_at_text(const cor_node *text, const char *hint, cor_report *report)
{
    cor_str found = cor_typed_number_find(text->string);
    if (found.len)
        cor_warn(report, COR_KIND_TYPED_NUMBER, text->at, hint,
                 "'%.*s' is typed by hand: nothing says that it is true", (int)found.len,
                 found.ptr);
}

static void look_at(const cor_node *node, const char *hint, cor_report *report)
{
    if (!node)
        return;
    if (node->kind == COR_NODE_STRING)
        look_at_text(node, hint, report);
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        look_at(node->items[i], hint, report);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->count; i++)
        look_at(node->entries[i].value, hint, report);
}

static const char in_text[] = "measure it, {LAYER.length:.1f km}; take it from a claim, "
                              "{claims.ID.expected}; or say that it is stated, {200 m}";
static const char in_label[] = "take it from the data: [get, \"corridor:length_km\"]";

/* The texts of a part: title: {text: ..., subtitle: ...}. */
static void look_at_part(const cor_node *part, cor_report *report)
{
    static const char *const texts[] = { "text", "subtitle", "title", "label" };
    const cor_node *members =
        part->kind == COR_NODE_MAP && part->count ? part->entries[0].value : NULL;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        look_at(cor_node_get(members, texts[i]), in_text, report);
}

static void look_at_legend(const cor_node *legend, cor_report *report)
{
    if (!legend)
        return;
    if (legend->kind == COR_NODE_STRING)
        look_at_text(legend, in_text, report);
    for (size_t i = 0; legend->kind == COR_NODE_SEQ && i < legend->count; i++)
        look_at_legend(legend->items[i], report);
    look_at(cor_node_get(legend, "label"), in_text, report);
}

void cor_typed_numbers_warn(const cor_style *style, cor_report *report)
{
    const cor_node *parts = cor_node_get(style->corridor, "parts");
    const cor_node *sources = cor_node_get(style->corridor, "sources");
    for (size_t i = 0; i < style->layer_count; i++) {
        look_at_legend(cor_node_get(style->layers[i].metadata, "corridor:legend"), report);
        look_at(cor_node_get(style->layers[i].layout, "text-field"), in_label, report);
    }
    for (size_t i = 0; sources && sources->kind == COR_NODE_MAP && i < sources->count; i++)
        look_at(cor_node_get(sources->entries[i].value, "attribution"), in_text, report);
    for (size_t i = 0; parts && parts->kind == COR_NODE_SEQ && i < parts->count; i++)
        look_at_part(parts->items[i], report);
    look_at(cor_node_get(style->corridor, "alt"), in_text, report);
}
