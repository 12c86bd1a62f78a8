/*
 * style/style: a MapLibre Style Spec v8 document, checked and compiled.
 *
 *   in    a figure file (style/node), `extends` merged, --set applied
 *   out   sources, layers with compiled filters and properties, state, and the `corridor` node
 *   not   the meaning of `corridor:` (style/figure), data, projection
 *
 * All faults of a file are reported in one run. Unknown keys are errors with did-you-mean,
 * everywhere but under `metadata` and keys that begin with "x-".
 *
 * Memory: owns an arena. Threads: frozen once loaded; evaluation needs one cor_eval per thread.
 */
#ifndef COR_STYLE_STYLE_H
#define COR_STYLE_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "geo/geometry.h"
#include "style/colour.h"
#include "style/language.h"
#include "style/node.h"
#include "style/property.h"

typedef enum cor_layer_type {
    COR_LAYER_BACKGROUND,
    COR_LAYER_FILL,
    COR_LAYER_LINE,
    COR_LAYER_CIRCLE,
    COR_LAYER_SYMBOL,
    COR_LAYER_RASTER,
    COR_LAYER_HILLSHADE,
    COR_LAYER_HEATMAP,
    COR_LAYER_TYPE_COUNT
} cor_layer_type;

typedef struct cor_expr cor_expr;

/* Why a source cannot be drawn, which is no fault until somebody does. */
typedef struct cor_source_refusal {
    cor_span at;
    const char *message, *hint;
    struct cor_source_refusal *next;
} cor_source_refusal;

typedef struct cor_style_source {
    const char *name;
    const char *type;             /* as the spec names it: "geojson", "raster", "vector" ... */
    cor_source_refusal *refusals; /* NULL: it can be drawn */
    const char *path; /* resolved against the file in which it was written; NULL if inline */
    const cor_node *inline_data; /* a GeoJSON object written in the style, or NULL */
    const char *attribution;     /* NULL when none */
    const cor_expr *filter;      /* NULL: all features; no zoom, no state of features */
    const char *promote_id;      /* the property that is the features' id; NULL: none */
    bool generate_id;            /* ids count what the filter leaves, from 0 */
    bool has_corners;            /* an image: */
    cor_lonlat corners[4];       /* top left, then clockwise */
    double unpack[4]; /* heights in three bytes: factors of red, green, blue; then what is
                       * taken off */
    cor_span at, path_at;
    const cor_node *node;
} cor_style_source;

/* A sprite as the root names it. */
typedef struct cor_style_sprite {
    const char *id; /* "default" when it has none */
    cor_str url;    /* as written: a path without extension, or an address */
    cor_span at;
} cor_style_sprite;

typedef struct cor_layer {
    const char *id;
    size_t index; /* in style->layers */
    cor_layer_type type;
    int source;              /* index into style->sources, -1 for background */
    double minzoom, maxzoom; /* 0 and 24 when not given */
    bool visible;
    const cor_expr *filter;                         /* NULL: all features */
    const cor_expr *properties[COR_PROPERTY_COUNT]; /* NULL: the default */
    cor_span property_at[COR_PROPERTY_COUNT];
    const cor_node *layout, *metadata; /* as written; NULL when none */
    const cor_expr *required; /* corridor:required: features whose label must stand; NULL: none */
    cor_span at;              /* of the layer's id */
} cor_layer;

typedef struct cor_style {
    const char *file;
    const char *name; /* NULL when none */
    cor_style_source *sources;
    size_t source_count;
    cor_style_sprite *sprites;
    size_t sprite_count;
    cor_layer *layers;
    size_t layer_count;
    bool lenient, plain;      /* as asked for when it was loaded */
    cor_value state;          /* COR_OBJECT: name -> value, --set applied */
    const char *language;     /* that is asked for; NULL: the figure's first */
    const cor_node *root;     /* merged */
    const cor_node *corridor; /* the `corridor` member with its variables' values, or NULL */
    const char *const *files; /* the figure file and all it extends; for depfile and audit */
    size_t file_count;
    cor_arena *arena;
} cor_style;

typedef struct cor_style_options {
    const char *const *set; /* "name=value", in order */
    size_t set_count;
    bool lenient;         /* texts with letters that no font has are left out with a warning */
    const char *language; /* of the figure; NULL: the first of its order */
    bool plain;           /* nobody has written it: messages name the file as a whole, and options
                           * of the command instead of members */
} cor_style_options;

COR_MUST_CHECK bool cor_style_load(cor_style **out, const char *path,
                                   const cor_style_options *options, cor_report *report);
/* From memory; paths are relative to the folder of `name`. */
COR_MUST_CHECK bool cor_style_parse(cor_style **out, const char *name, cor_str text,
                                    const cor_style_options *options, cor_report *report);
void cor_style_free(cor_style *style);

/* For whoever is about to read the source: an error for each reason why it cannot be drawn. */
COR_MUST_CHECK bool cor_style_source_check(const cor_style_source *source, cor_report *report);

/* What an expression is evaluated with. The feature members may be NULL. */
typedef struct cor_eval {
    double zoom;
    const cor_value *state;
    const cor_value *properties;
    const cor_value *id;
    const char *geometry_type; /* "Point", "LineString", "Polygon" */
    cor_geometry geometry;     /* of the feature, for within and distance; zeroed: none */
    double heatmap_density, line_progress; /* in [0, 1], for the ramps of colours */
    double elevation;                      /* for that of heights, in metres */
    const cor_value *feature_state; /* NULL: none, as on paper, where nobody hovers over features */
    const cor_language *language;   /* for casing, numbers and names; NULL: none */
    cor_name_use *names;            /* NULL: names as the expression has them */
    const cor_value *images;        /* COR_ARRAY: the names that "image" finds; NULL: none */
    cor_arena *arena;               /* for results; cleared by the caller between features */
    cor_report *report;  /* a warning when an evaluation fails; the default is then used */
    cor_span feature_at; /* for that warning */
    const struct cor_settled *settled; /* at this zoom; NULL: nothing is worked out beforehand */
} cor_eval;

/* All layers at one zoom: what no feature decides is evaluated once, not for each. Borrows the
 * style; freed by cor_settled_free, NULL allowed. Threads: frozen; may be shared. */
typedef struct cor_settled cor_settled;
cor_settled *cor_style_settle(const cor_style *style, double zoom);
void cor_settled_free(cor_settled *settled);

/* The filter's verdict; a failing evaluation is a warning and false. */
bool cor_layer_accepts(const cor_layer *layer, cor_eval *eval);

/* Whether the layer's label of the feature must stand; a failing evaluation is a warning and true:
 * nothing that is meant to be there goes unnoticed. */
bool cor_layer_requires(const cor_layer *layer, cor_eval *eval);

/* The value of a property for a feature: evaluated, range-clamped by the checker, else the spec's
 * default. Call the one that fits the property's type (style/property.h); anything else is a bug.
 * Numbers in px stay px. */
double cor_layer_number(const cor_layer *layer, cor_property property, cor_eval *eval);
bool cor_layer_bool(const cor_layer *layer, cor_property property, cor_eval *eval);
cor_colour cor_layer_colour(const cor_layer *layer, cor_property property, cor_eval *eval);
/* Enum and string; formatted text (text-field) as its plain text. In eval->arena. Of text-field,
 * names are those of the figure's language when eval->names is given. */
cor_str cor_layer_string(const cor_layer *layer, cor_property property, cor_eval *eval);
/* text-field with its sections. Returns its plain text, as cor_layer_string does. */
typedef struct cor_formatted_section {
    cor_str text;
    double scale; /* of text-size */
    bool has_colour;
    cor_colour colour;
    cor_str font; /* families joined with commas; ptr NULL: text-font */
} cor_formatted_section;
typedef struct cor_formatted {
    cor_formatted_section *sections; /* in eval->arena */
    size_t count;                    /* 0 or 1 for plain text */
    bool is_styled;                  /* a section differs from the layer's own look */
    bool has_image;                  /* a section is an image; its text is empty */
    bool is_raised;                  /* a section is to stand off the baseline */
} cor_formatted;
cor_str cor_layer_text(const cor_layer *layer, cor_property property, cor_eval *eval,
                       cor_formatted *out);
/* Arrays of numbers: at most `max` are written; returns how many there are. */
size_t cor_layer_numbers(const cor_layer *layer, cor_property property, cor_eval *eval, double *out,
                         size_t max);
/* One or many colours. */
size_t cor_layer_colours(const cor_layer *layer, cor_property property, cor_eval *eval,
                         cor_colour *out, size_t max);
/* Arrays of strings (text-font, text-variable-anchor). */
size_t cor_layer_strings(const cor_layer *layer, cor_property property, cor_eval *eval,
                         cor_str *out, size_t max);
/* text-variable-anchor-offset: anchors, each with its own offset in ems, right and down. At most
 * `max` are written; returns how many there are, 0 when the style gives none. */
typedef struct cor_anchor_offset {
    cor_str anchor;
    double x_em, y_em;
} cor_anchor_offset;
size_t cor_layer_anchor_offsets(const cor_layer *layer, cor_eval *eval, cor_anchor_offset *out,
                                size_t max);
/* True when the property has no value for the feature; text-field also when the text is empty.
 * False when its evaluation fails. */
bool cor_layer_is_empty(const cor_layer *layer, cor_property property, cor_eval *eval);
/* True when the property does not depend on the feature (constant for a layer at one zoom). */
bool cor_layer_is_constant(const cor_layer *layer, cor_property property);
bool cor_layer_has(const cor_layer *layer, cor_property property); /* given in the style */
const char *cor_property_name(cor_property property);              /* as the spec has it */

#endif
