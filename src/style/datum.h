/*
 * style/datum: what an expression evaluates to. Private to style/ (and to the expression tests).
 *
 *   in    JSON values of features and literals
 *   out   the same, and the kinds that JSON lacks: colours, formatted text, images ...
 *   not   expressions
 *
 * Numbers and colours stand in the datum itself, so evaluating them allocates nothing.
 * Memory: strings, items and members are borrowed from features, the style's arena or the arena of
 * the evaluation.
 */
#ifndef COR_STYLE_DATUM_H
#define COR_STYLE_DATUM_H

#include "base/arena.h"
#include "base/value.h"
#include "style/colour.h"
#include "style/type.h"

typedef struct cor_collator {
    bool case_sensitive, diacritic_sensitive;
    cor_str locale;
} cor_collator;

typedef struct cor_image {
    cor_str name;
    bool available;
} cor_image;

/* One stretch of a formatted text. */
typedef struct cor_section {
    cor_str text;
    const cor_image *image; /* NULL: text */
    bool has_scale, has_colour;
    double scale;
    cor_colour colour;
    cor_str font;   /* families joined with commas; ptr NULL: none */
    cor_str valign; /* ptr NULL: none */
} cor_section;

typedef struct cor_datum {
    cor_type_kind kind; /* never COR_T_VALUE */
    size_t count;       /* items, members, colours, sections */
    union {
        bool boolean;
        double number;
        cor_str string; /* also a projection's name */
        cor_colour colour;
        const cor_value *items; /* array, padding, numbers, anchors, projection's mixture */
        const cor_member *members;
        const cor_colour *colours;
        const cor_section *sections;
        const cor_collator *collator;
        const cor_image *image;
    } as;
} cor_datum;

cor_datum cor_datum_of(const cor_value *value);
/* As JSON; false for kinds that JSON lacks. */
bool cor_datum_value(const cor_datum *datum, cor_value *out);
/* The type as `typeof` names it, item types and length of arrays included. */
cor_type cor_datum_type(const cor_datum *datum);
/* Strictly, as == does: arrays and objects equal nothing. */
bool cor_datum_same(const cor_datum *a, const cor_datum *b);
/* As to-string prints it. */
cor_str cor_datum_text(const cor_datum *datum, cor_arena *arena);
bool cor_datum_truth(const cor_datum *datum);
bool cor_datum_to_number(const cor_datum *datum, double *out);
/* From a string or [r, g, b] or [r, g, b, a] with r, g, b of 255. */
bool cor_datum_to_colour(const cor_datum *datum, cor_colour *out);

static inline cor_datum cor_datum_number(double number)
{
    return (cor_datum){ .kind = COR_T_NUMBER, .as.number = number };
}

static inline cor_datum cor_datum_boolean(bool boolean)
{
    return (cor_datum){ .kind = COR_T_BOOLEAN, .as.boolean = boolean };
}

static inline cor_datum cor_datum_string(cor_str string)
{
    return (cor_datum){ .kind = COR_T_STRING, .as.string = string };
}

#endif
