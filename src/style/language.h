/*
 * style/language: the languages of a figure: which names and texts it takes, how it writes numbers.
 *
 *   in    the language that is asked for (--lang), the order of `corridor.language`
 *   out   the property that holds a name; the text of a map of languages; numbers and units
 *   not   shaping, the words themselves
 *
 * A style names its features in the first language of its order: `[get, "name:en"]` in a text-field
 * of a figure whose order is [en, ...]. Drawn in another language, the figure takes `name:az`
 * there, and where a feature lacks it the languages of the order in turn. Names in languages other
 * than the first are taken as they are written.
 *
 * Memory: a language lives in the style's arena. Threads: frozen once read.
 */
#ifndef COR_STYLE_LANGUAGE_H
#define COR_STYLE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/value.h"
#include "style/foreign_text.h"
#include "style/node.h"
#include "style/plural.h"
#include "style/punctuation.h"

typedef enum cor_ground_unit {
    COR_UNIT_M,
    COR_UNIT_KM,
    COR_UNIT_MI,
    COR_UNIT_NMI,
    COR_GROUND_UNIT_COUNT
} cor_ground_unit;

typedef enum cor_side_of_earth {
    COR_NORTH,
    COR_SOUTH,
    COR_EAST,
    COR_WEST,
    COR_EARTH_SIDE_COUNT
} cor_side_of_earth;

/* What a language writes: as Unicode's CLDR has it where it has it. */
typedef struct cor_locale {
    const char *tag;
    const char *decimal, *group;
    cor_plural_rule plural;
    cor_counted units[COR_GROUND_UNIT_COUNT];
    const char *sides[COR_EARTH_SIDE_COUNT]; /* behind a degree */
    const char *north;                       /* over an arrow */
    const char *east_west;                   /* of a line in that direction */
    const char *other;                       /* what is in none of the classes named */
    const char *no_data;                     /* what has no value */
} cor_locale;

typedef struct cor_language {
    const char *const *order; /* the figure's language first; no doubles */
    size_t count;             /* 0: no language is given or asked for */
    const char *named_in;     /* the language whose names the style asks for */
    const char *written_in;   /* that of texts given once, for all languages; NULL: nobody says */
    const cor_locale *locale; /* of the first; English when it is not known */
    bool native_digits;
    cor_foreign_texts *foreign; /* filled while texts are read; NULL: nobody asks */
} cor_language;

/* What became of the names that one evaluation has asked for. */
typedef struct cor_name_use {
    bool asked;        /* for a name in the figure's language */
    const char *found; /* the language of the last one, NULL: in none of the order */
    bool fell_back;    /* one was found in another language, or in none */
} cor_name_use;

/* `asked` NULL: the order's first. */
void cor_language_settle(cor_language *out, const char *asked, const char *const *order,
                         size_t count, cor_arena *arena);

/* A BCP 47 tag by its form: "az", "zh-Hant". */
bool cor_language_is_tag(cor_str text);

/* The member of `properties` that the key stands for in this language. */
const cor_value *cor_language_name(const cor_language *language, const cor_value *properties,
                                   cor_str key, cor_name_use *use);

/* A text for readers: a string, or a map of strings by language. A text that is not in the figure's
 * language is a note, and is entered among the foreign ones. */
COR_MUST_CHECK bool cor_language_text(const char **out, const cor_language *language,
                                      const cor_node *node, cor_arena *arena, cor_report *report);
/* The same for a text that is given once, for all languages. */
void cor_language_text_given(const cor_language *language, const char *text, cor_span at,
                             cor_report *report);
/* A note about languages, once at a place: parts are laid out more than once. */
void cor_language_note(cor_report *report, cor_span at, const char *format, ...) COR_PRINTF(3, 4);
/* The tag of the language that a text stands in; NULL when the figure has no language. */
const char *cor_language_of_text(const cor_language *language, const char *text);

/* Whether the script of a language, by its tag, runs from right to left. */
bool cor_language_is_right_to_left(const char *tag);

/* language may be NULL in these: English. */
cor_str cor_language_primary(const cor_language *language); /* "zh" of zh-Hant */
const cor_locale *cor_language_locale(const cor_language *language);
/* The units of length of all languages in all their forms, one after the other; "" for a form that
 * a language does not have, NULL behind the last. */
const char *cor_language_unit(size_t index);
/* The unit in the form that it has behind this number, in digits as programs write them: 1 миля,
 * 22 мили, 26 миль, 26,4 мили. */
const char *cor_language_unit_behind(const cor_language *language, cor_ground_unit unit,
                                     cor_str digits);
/* The same behind a value with fixed decimals. */
const char *cor_language_unit_of(const cor_language *language, cor_ground_unit unit, double value,
                                 int decimals);
const cor_punctuation *cor_language_punctuation(const cor_language *language);
/* Fixed decimals, the language's mark, no groups. */
void cor_language_number(cor_buf *out, const cor_language *language, double value, int decimals);
/* The same with its sign: + or the minus of type; nothing before what rounds to 0. */
void cor_language_signed(cor_buf *out, const cor_language *language, double value, int decimals);
/* What stands between groups of three digits where spaces would do. */
const char *cor_language_group(const cor_language *language, const char *space);
/* Text with digits and '.' as programs write them, in the language's own. */
void cor_language_digits(cor_buf *out, const cor_language *language, cor_str digits);

#endif
