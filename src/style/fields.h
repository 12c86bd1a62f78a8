/*
 * style/fields: a map of a figure file into a struct, by a table of its members.
 *
 *   in    a node of kind map, a table of fields, the struct
 *   out   the struct's members that the map gives; those it leaves out are untouched
 *   not   defaults (the caller fills them in first), the meaning of members
 *
 * All faults of the map are reported. A key that is in no row is an error with did-you-mean.
 */
#ifndef COR_STYLE_FIELDS_H
#define COR_STYLE_FIELDS_H

#include "style/language.h"
#include "style/node.h"

typedef enum cor_field_type {
    COR_FIELD_TEXT,      /* const char * */
    COR_FIELD_WORDS,     /* const char *: a text for readers, in the language of the table */
    COR_FIELD_BOOL,      /* bool */
    COR_FIELD_INTEGER,   /* int in [min, max] */
    COR_FIELD_NUMBER,    /* double in [min, max] */
    COR_FIELD_LENGTH,    /* double, points, in [min, max] */
    COR_FIELD_TEXT_SIZE, /* the same; a bare number is px, as in text-size */
    COR_FIELD_GROUND,    /* double, metres, > 0 */
    COR_FIELD_ANGLE,     /* double, degrees, > 0 */
    COR_FIELD_PERCENT,   /* double, share */
    COR_FIELD_COLOUR,    /* cor_colour */
    COR_FIELD_WORD,      /* int: index of the word */
    COR_FIELD_LONLAT,    /* cor_lonlat, from [lon, lat] */
    COR_FIELD_OFFSET,    /* cor_pt, from [length, length] */
    COR_FIELD_SIZE,      /* two doubles, from "38mm x 30mm" */
    COR_FIELD_SCALE,     /* double, from "1:250000" or "1:250 000" */
    COR_FIELD_BBOX,      /* cor_bbox, from [w, s, e, n] */
    COR_FIELD_LIST,      /* cor_string_list, from a list of strings or one string */
    COR_FIELD_CUSTOM     /* read by the caller; only known here */
} cor_field_type;

typedef struct cor_string_list {
    const char *const *items;
    size_t count;
} cor_string_list;

typedef struct cor_field {
    const char *key;
    cor_field_type type;
    size_t offset;   /* of the member in the struct */
    double min, max; /* both 0: unbounded */
    const char *const *words;
    size_t word_count;
} cor_field;

typedef struct cor_field_table {
    const cor_field *fields;
    size_t count;
    const char *where;            /* names the map in messages: "in 'sheet'" */
    const cor_language *language; /* NULL when there are no texts for readers */
} cor_field_table;

#define COR_FIELD_TABLE(rows, where)                                                               \
    ((cor_field_table){ rows, sizeof(rows) / sizeof *(rows), where, NULL })

/* Returns whether all was well. */
bool cor_fields_read(void *out, const cor_node *map, cor_field_table table, cor_arena *arena,
                     cor_report *report);

#endif
