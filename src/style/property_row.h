/*
 * style/property_row: what the style spec says about each property. Private to style/.
 *
 *   in    style/property_rows.h, which tools/property_rows.py makes from the spec's v8.json
 *   out   a row per property: name, layers, type, default, range, words, what it may depend on
 *   not   whether we draw it: style/property.c keeps that by hand
 *
 * The spec has two names for one thing: `resampling` stands on raster and hillshade layers (and is
 * the name to use), `raster-resampling` on raster layers only. They are two rows here; whoever
 * draws asks for the first that is given, and a layer that gives both is an error.
 */
#ifndef COR_STYLE_PROPERTY_ROW_H
#define COR_STYLE_PROPERTY_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "style/property.h"
#include "style/style.h"
#include "style/type.h"

typedef enum cor_property_type {
    COR_PROPERTY_NUMBER,
    COR_PROPERTY_BOOLEAN,
    COR_PROPERTY_COLOUR,
    COR_PROPERTY_WORD,
    COR_PROPERTY_TEXT,
    COR_PROPERTY_IMAGE,
    COR_PROPERTY_PADDING,
    COR_PROPERTY_NUMBERS, /* one or many */
    COR_PROPERTY_COLOURS,
    COR_PROPERTY_ANCHORS,
    COR_PROPERTY_NUMBER_LIST,
    COR_PROPERTY_STRING_LIST,
    COR_PROPERTY_WORD_LIST
} cor_property_type;

/* What an expression may depend on, and whether its results may be interpolated. */
enum {
    COR_TAKES_ZOOM = 1,
    COR_TAKES_FEATURE = 2,
    COR_TAKES_DENSITY = 4,
    COR_TAKES_PROGRESS = 8,
    COR_TAKES_CURVES = 16
};

typedef struct cor_property_row {
    const char *name;
    bool is_paint;
    unsigned layers; /* bits: 1 << cor_layer_type */
    cor_property_type type;
    unsigned takes;
    const char *fallback;   /* the spec's default as JSON, colours and words bare; NULL: none */
    double fallback_number; /* the same, of numbers and booleans */
    bool bounded;
    double min, max;
    size_t length;       /* of a list; 0: any */
    bool has_transition; /* NAME-transition may stand beside it */
    const char *const *words;
    size_t word_count;
} cor_property_row;

typedef enum cor_property_use {
    COR_USE_DRAWN,
    COR_USE_SCREEN, /* says something about screens, tiles or tilted cameras: nothing on paper */
    COR_USE_PLAINLY /* what it belongs to is drawn, without it: a warning says so */
} cor_property_use;

const cor_property_row *cor_property_find(cor_property property);
cor_property_use cor_property_use_of(cor_property property);
/* The property of that name on layers of that type, and in that block; COR_PROPERTY_COUNT: none. */
cor_property cor_property_named(cor_str name, cor_layer_type type, bool is_paint);
/* The expression depends on nothing but what the property allows, and on zoom as the spec has
 * it. */
bool cor_property_check_use(const cor_expr *expr, const cor_property_row *row, cor_report *report);
/* A default that is an expression, compiled. */
const cor_expr *cor_property_default(cor_property property, cor_arena *arena, cor_report *report);
/* A value that is no expression and no function: all its faults. True for those. */
bool cor_property_check_literal(const cor_node *node, const cor_property_row *row,
                                cor_report *report);
/* A colour that tells features apart by their values: of areas, lines and circles. Those of texts,
 * icons and rasters are none. */
bool cor_property_shows_values(const cor_property_row *row);
/* What stands there for a feature without a value. The spec's default is black, which readers would
 * take for one. */
#define COR_NO_DATA_COLOUR "#c8c8c8"
/* The type that an expression for it has to give. */
cor_type cor_property_expects(const cor_property_row *row);

#endif
