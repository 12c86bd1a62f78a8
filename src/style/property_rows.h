/*
 * style/property_rows: the facts of the style spec as a table. Private to style/property.
 *
 * Made by tools/property_rows.py.
 */
#ifndef COR_STYLE_PROPERTY_ROWS_H
#define COR_STYLE_PROPERTY_ROWS_H

#include <math.h>

#include "style/property_row.h"

static const char *const words_fill_translate_anchor[] = { "map", "viewport" };
static const char *const words_line_cap[] = { "butt", "round", "square" };
static const char *const words_line_join[] = { "bevel", "round", "miter" };
static const char *const words_line_translate_anchor[] = { "map", "viewport" };
static const char *const words_circle_translate_anchor[] = { "map", "viewport" };
static const char *const words_circle_pitch_scale[] = { "map", "viewport" };
static const char *const words_circle_pitch_alignment[] = { "map", "viewport" };
static const char *const words_symbol_placement[] = { "point", "line", "line-center" };
static const char *const words_symbol_z_order[] = { "auto", "viewport-y", "source" };
static const char *const words_icon_overlap[] = { "never", "always", "cooperative" };
static const char *const words_icon_rotation_alignment[] = { "map", "viewport", "auto" };
static const char *const words_icon_text_fit[] = { "none", "width", "height", "both" };
static const char *const words_icon_anchor[] = { "center",    "left",        "right",
                                                 "top",       "bottom",      "top-left",
                                                 "top-right", "bottom-left", "bottom-right" };
static const char *const words_icon_pitch_alignment[] = { "map", "viewport", "auto" };
static const char *const words_text_pitch_alignment[] = { "map", "viewport", "auto" };
static const char *const words_text_rotation_alignment[] = { "map", "viewport", "viewport-glyph",
                                                             "auto" };
static const char *const words_text_justify[] = { "auto", "left", "center", "right" };
static const char *const words_text_variable_anchor[] = {
    "center",   "left",      "right",       "top",         "bottom",
    "top-left", "top-right", "bottom-left", "bottom-right"
};
static const char *const words_text_anchor[] = { "center",    "left",        "right",
                                                 "top",       "bottom",      "top-left",
                                                 "top-right", "bottom-left", "bottom-right" };
static const char *const words_text_writing_mode[] = { "horizontal", "vertical" };
static const char *const words_text_transform[] = { "none", "uppercase", "lowercase" };
static const char *const words_text_overlap[] = { "never", "always", "cooperative" };
static const char *const words_icon_translate_anchor[] = { "map", "viewport" };
static const char *const words_text_translate_anchor[] = { "map", "viewport" };
static const char *const words_resampling[] = { "linear", "nearest" };
static const char *const words_raster_resampling[] = { "linear", "nearest" };
static const char *const words_hillshade_illumination_anchor[] = { "map", "viewport" };
static const char *const words_hillshade_method[] = { "standard", "basic", "combined", "igor",
                                                      "multidirectional" };

static const cor_property_row rows[COR_PROPERTY_COUNT] = {
    [COR_P_BACKGROUND_COLOR] = {
        "background-color", true, 1U << COR_LAYER_BACKGROUND, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "#000000", .has_transition = true,
    },
    [COR_P_BACKGROUND_PATTERN] = {
        "background-pattern", true, 1U << COR_LAYER_BACKGROUND, COR_PROPERTY_IMAGE,
        COR_TAKES_ZOOM, .fallback = NULL, .has_transition = true,
    },
    [COR_P_BACKGROUND_OPACITY] = {
        "background-opacity", true, 1U << COR_LAYER_BACKGROUND, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_FILL_SORT_KEY] = {
        "fill-sort-key", false, 1U << COR_LAYER_FILL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
    },
    [COR_P_FILL_ANTIALIAS] = {
        "fill-antialias", true, 1U << COR_LAYER_FILL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "true", .fallback_number = 1,
    },
    [COR_P_FILL_OPACITY] = {
        "fill-opacity", true, 1U << COR_LAYER_FILL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_FILL_LAYER_OPACITY] = {
        "fill-layer-opacity", true, 1U << COR_LAYER_FILL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_FILL_COLOR] = {
        "fill-color", true, 1U << COR_LAYER_FILL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_FILL_OUTLINE_COLOR] = {
        "fill-outline-color", true, 1U << COR_LAYER_FILL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = NULL,
        .has_transition = true,
    },
    [COR_P_FILL_TRANSLATE] = {
        "fill-translate", true, 1U << COR_LAYER_FILL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
        .has_transition = true,
    },
    [COR_P_FILL_TRANSLATE_ANCHOR] = {
        "fill-translate-anchor", true, 1U << COR_LAYER_FILL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "map", .words = words_fill_translate_anchor, .word_count = 2,
    },
    [COR_P_FILL_PATTERN] = {
        "fill-pattern", true, 1U << COR_LAYER_FILL, COR_PROPERTY_IMAGE,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL, .has_transition = true,
    },
    [COR_P_LINE_CAP] = {
        "line-cap", false, 1U << COR_LAYER_LINE, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "butt", .words = words_line_cap,
        .word_count = 3,
    },
    [COR_P_LINE_JOIN] = {
        "line-join", false, 1U << COR_LAYER_LINE, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "miter", .words = words_line_join,
        .word_count = 3,
    },
    [COR_P_LINE_MITER_LIMIT] = {
        "line-miter-limit", false, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "2",
        .fallback_number = 2,
    },
    [COR_P_LINE_ROUND_LIMIT] = {
        "line-round-limit", false, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1.05",
        .fallback_number = 1.05,
    },
    [COR_P_LINE_SORT_KEY] = {
        "line-sort-key", false, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
    },
    [COR_P_LINE_OPACITY] = {
        "line-opacity", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_LINE_LAYER_OPACITY] = {
        "line-layer-opacity", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_LINE_COLOR] = {
        "line-color", true, 1U << COR_LAYER_LINE, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_LINE_TRANSLATE] = {
        "line-translate", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
        .has_transition = true,
    },
    [COR_P_LINE_TRANSLATE_ANCHOR] = {
        "line-translate-anchor", true, 1U << COR_LAYER_LINE, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "map", .words = words_line_translate_anchor, .word_count = 2,
    },
    [COR_P_LINE_WIDTH] = {
        "line-width", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_LINE_GAP_WIDTH] = {
        "line-gap-width", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_LINE_OFFSET] = {
        "line-offset", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .has_transition = true,
    },
    [COR_P_LINE_BLUR] = {
        "line-blur", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_LINE_DASHARRAY] = {
        "line-dasharray", true, 1U << COR_LAYER_LINE, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
        .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_LINE_PATTERN] = {
        "line-pattern", true, 1U << COR_LAYER_LINE, COR_PROPERTY_IMAGE,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL, .has_transition = true,
    },
    [COR_P_LINE_GRADIENT] = {
        "line-gradient", true, 1U << COR_LAYER_LINE, COR_PROPERTY_COLOUR,
        COR_TAKES_PROGRESS | COR_TAKES_CURVES, .fallback = NULL,
    },
    [COR_P_CIRCLE_SORT_KEY] = {
        "circle-sort-key", false, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
    },
    [COR_P_CIRCLE_RADIUS] = {
        "circle-radius", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "5",
        .fallback_number = 5, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_CIRCLE_COLOR] = {
        "circle-color", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_CIRCLE_BLUR] = {
        "circle-blur", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .has_transition = true,
    },
    [COR_P_CIRCLE_OPACITY] = {
        "circle-opacity", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_CIRCLE_TRANSLATE] = {
        "circle-translate", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
        .has_transition = true,
    },
    [COR_P_CIRCLE_TRANSLATE_ANCHOR] = {
        "circle-translate-anchor", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM, .fallback = "map", .words = words_circle_translate_anchor,
        .word_count = 2,
    },
    [COR_P_CIRCLE_PITCH_SCALE] = {
        "circle-pitch-scale", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "map", .words = words_circle_pitch_scale, .word_count = 2,
    },
    [COR_P_CIRCLE_PITCH_ALIGNMENT] = {
        "circle-pitch-alignment", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "viewport", .words = words_circle_pitch_alignment, .word_count = 2,
    },
    [COR_P_CIRCLE_STROKE_WIDTH] = {
        "circle-stroke-width", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_CIRCLE_STROKE_COLOR] = {
        "circle-stroke-color", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_CIRCLE_STROKE_OPACITY] = {
        "circle-stroke-opacity", true, 1U << COR_LAYER_CIRCLE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_SYMBOL_PLACEMENT] = {
        "symbol-placement", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "point", .words = words_symbol_placement, .word_count = 3,
    },
    [COR_P_SYMBOL_SPACING] = {
        "symbol-spacing", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "250", .fallback_number = 250,
        .bounded = true, .min = 1, .max = HUGE_VAL,
    },
    [COR_P_SYMBOL_AVOID_EDGES] = {
        "symbol-avoid-edges", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_SYMBOL_SORT_KEY] = {
        "symbol-sort-key", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
    },
    [COR_P_SYMBOL_Z_ORDER] = {
        "symbol-z-order", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "auto", .words = words_symbol_z_order, .word_count = 3,
    },
    [COR_P_ICON_ALLOW_OVERLAP] = {
        "icon-allow-overlap", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_ICON_OVERLAP] = {
        "icon-overlap", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = NULL, .words = words_icon_overlap, .word_count = 3,
    },
    [COR_P_ICON_IGNORE_PLACEMENT] = {
        "icon-ignore-placement", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN,
        COR_TAKES_ZOOM, .fallback = "false", .fallback_number = 0,
    },
    [COR_P_ICON_OPTIONAL] = {
        "icon-optional", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_ICON_ROTATION_ALIGNMENT] = {
        "icon-rotation-alignment", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM, .fallback = "auto", .words = words_icon_rotation_alignment,
        .word_count = 3,
    },
    [COR_P_ICON_SIZE] = {
        "icon-size", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_ICON_TEXT_FIT] = {
        "icon-text-fit", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "none", .words = words_icon_text_fit, .word_count = 4,
    },
    [COR_P_ICON_TEXT_FIT_PADDING] = {
        "icon-text-fit-padding", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0, 0, 0]", .length = 4,
    },
    [COR_P_ICON_IMAGE] = {
        "icon-image", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_IMAGE,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = NULL,
    },
    [COR_P_ICON_ROTATE] = {
        "icon-rotate", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0,
    },
    [COR_P_ICON_PADDING] = {
        "icon-padding", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_PADDING,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "[2]",
    },
    [COR_P_ICON_KEEP_UPRIGHT] = {
        "icon-keep-upright", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_ICON_OFFSET] = {
        "icon-offset", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
    },
    [COR_P_ICON_ANCHOR] = {
        "icon-anchor", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "center", .words = words_icon_anchor,
        .word_count = 9,
    },
    [COR_P_ICON_PITCH_ALIGNMENT] = {
        "icon-pitch-alignment", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "auto", .words = words_icon_pitch_alignment, .word_count = 3,
    },
    [COR_P_TEXT_PITCH_ALIGNMENT] = {
        "text-pitch-alignment", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "auto", .words = words_text_pitch_alignment, .word_count = 3,
    },
    [COR_P_TEXT_ROTATION_ALIGNMENT] = {
        "text-rotation-alignment", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM, .fallback = "auto", .words = words_text_rotation_alignment,
        .word_count = 4,
    },
    [COR_P_TEXT_FIELD] = {
        "text-field", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_TEXT,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "",
    },
    [COR_P_TEXT_FONT] = {
        "text-font", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_STRING_LIST,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE,
        .fallback = "[\"Open Sans Regular\", \"Arial Unicode MS Regular\"]",
    },
    [COR_P_TEXT_SIZE] = {
        "text-size", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "16",
        .fallback_number = 16, .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_TEXT_MAX_WIDTH] = {
        "text-max-width", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "10",
        .fallback_number = 10, .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_TEXT_LINE_HEIGHT] = {
        "text-line-height", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1.2", .fallback_number = 1.2,
    },
    [COR_P_TEXT_LETTER_SPACING] = {
        "text-letter-spacing", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0,
    },
    [COR_P_TEXT_JUSTIFY] = {
        "text-justify", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "center", .words = words_text_justify,
        .word_count = 4,
    },
    [COR_P_TEXT_RADIAL_OFFSET] = {
        "text-radial-offset", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0,
    },
    [COR_P_TEXT_VARIABLE_ANCHOR] = {
        "text-variable-anchor", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD_LIST,
        COR_TAKES_ZOOM, .fallback = NULL, .words = words_text_variable_anchor, .word_count = 9,
    },
    [COR_P_TEXT_VARIABLE_ANCHOR_OFFSET] = {
        "text-variable-anchor-offset", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_ANCHORS,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = NULL,
    },
    [COR_P_TEXT_ANCHOR] = {
        "text-anchor", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "center", .words = words_text_anchor,
        .word_count = 9,
    },
    [COR_P_TEXT_MAX_ANGLE] = {
        "text-max-angle", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "45", .fallback_number = 45,
    },
    [COR_P_TEXT_WRITING_MODE] = {
        "text-writing-mode", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD_LIST,
        COR_TAKES_ZOOM, .fallback = NULL, .words = words_text_writing_mode, .word_count = 2,
    },
    [COR_P_TEXT_ROTATE] = {
        "text-rotate", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0,
    },
    [COR_P_TEXT_PADDING] = {
        "text-padding", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "2", .fallback_number = 2,
        .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_TEXT_KEEP_UPRIGHT] = {
        "text-keep-upright", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "true", .fallback_number = 1,
    },
    [COR_P_TEXT_TRANSFORM] = {
        "text-transform", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE, .fallback = "none", .words = words_text_transform,
        .word_count = 3,
    },
    [COR_P_TEXT_OFFSET] = {
        "text-offset", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
    },
    [COR_P_TEXT_ALLOW_OVERLAP] = {
        "text-allow-overlap", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_TEXT_OVERLAP] = {
        "text-overlap", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = NULL, .words = words_text_overlap, .word_count = 3,
    },
    [COR_P_TEXT_IGNORE_PLACEMENT] = {
        "text-ignore-placement", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN,
        COR_TAKES_ZOOM, .fallback = "false", .fallback_number = 0,
    },
    [COR_P_TEXT_OPTIONAL] = {
        "text-optional", false, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_BOOLEAN, COR_TAKES_ZOOM,
        .fallback = "false", .fallback_number = 0,
    },
    [COR_P_ICON_OPACITY] = {
        "icon-opacity", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_ICON_COLOR] = {
        "icon-color", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_ICON_HALO_COLOR] = {
        "icon-halo-color", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "rgba(0, 0, 0, 0)",
        .has_transition = true,
    },
    [COR_P_ICON_HALO_WIDTH] = {
        "icon-halo-width", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_ICON_HALO_BLUR] = {
        "icon-halo-blur", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_ICON_TRANSLATE] = {
        "icon-translate", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
        .has_transition = true,
    },
    [COR_P_ICON_TRANSLATE_ANCHOR] = {
        "icon-translate-anchor", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "map", .words = words_icon_translate_anchor, .word_count = 2,
    },
    [COR_P_TEXT_OPACITY] = {
        "text-opacity", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_TEXT_COLOR] = {
        "text-color", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "#000000",
        .has_transition = true,
    },
    [COR_P_TEXT_HALO_COLOR] = {
        "text-halo-color", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "rgba(0, 0, 0, 0)",
        .has_transition = true,
    },
    [COR_P_TEXT_HALO_WIDTH] = {
        "text-halo-width", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_TEXT_HALO_BLUR] = {
        "text-halo-blur", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "0",
        .fallback_number = 0, .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_TEXT_TRANSLATE] = {
        "text-translate", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_NUMBER_LIST,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "[0, 0]", .length = 2,
        .has_transition = true,
    },
    [COR_P_TEXT_TRANSLATE_ANCHOR] = {
        "text-translate-anchor", true, 1U << COR_LAYER_SYMBOL, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "map", .words = words_text_translate_anchor, .word_count = 2,
    },
    [COR_P_RASTER_OPACITY] = {
        "raster-opacity", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_RASTER_HUE_ROTATE] = {
        "raster-hue-rotate", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "0", .fallback_number = 0,
        .has_transition = true,
    },
    [COR_P_RASTER_BRIGHTNESS_MIN] = {
        "raster-brightness-min", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "0", .fallback_number = 0,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_RASTER_BRIGHTNESS_MAX] = {
        "raster-brightness-max", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_RASTER_SATURATION] = {
        "raster-saturation", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "0", .fallback_number = 0,
        .bounded = true, .min = -1, .max = 1, .has_transition = true,
    },
    [COR_P_RASTER_CONTRAST] = {
        "raster-contrast", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "0", .fallback_number = 0,
        .bounded = true, .min = -1, .max = 1, .has_transition = true,
    },
    [COR_P_RESAMPLING] = {
        "resampling", true, 1U << COR_LAYER_RASTER | 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM, .fallback = "linear", .words = words_resampling, .word_count = 2,
    },
    [COR_P_RASTER_RESAMPLING] = {
        "raster-resampling", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "linear", .words = words_raster_resampling, .word_count = 2,
    },
    [COR_P_RASTER_FADE_DURATION] = {
        "raster-fade-duration", true, 1U << COR_LAYER_RASTER, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "300", .fallback_number = 300,
        .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_HILLSHADE_ILLUMINATION_DIRECTION] = {
        "hillshade-illumination-direction", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_NUMBERS,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "335", .fallback_number = 335,
        .bounded = true, .min = 0, .max = 359,
    },
    [COR_P_HILLSHADE_ILLUMINATION_ALTITUDE] = {
        "hillshade-illumination-altitude", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_NUMBERS,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "45", .fallback_number = 45,
        .bounded = true, .min = 0, .max = 90,
    },
    [COR_P_HILLSHADE_ILLUMINATION_ANCHOR] = {
        "hillshade-illumination-anchor", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_WORD,
        COR_TAKES_ZOOM, .fallback = "viewport", .words = words_hillshade_illumination_anchor,
        .word_count = 2,
    },
    [COR_P_HILLSHADE_EXAGGERATION] = {
        "hillshade-exaggeration", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "0.5", .fallback_number = 0.5,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
    [COR_P_HILLSHADE_SHADOW_COLOR] = {
        "hillshade-shadow-color", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_COLOURS,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "#000000", .has_transition = true,
    },
    [COR_P_HILLSHADE_HIGHLIGHT_COLOR] = {
        "hillshade-highlight-color", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_COLOURS,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "#FFFFFF", .has_transition = true,
    },
    [COR_P_HILLSHADE_ACCENT_COLOR] = {
        "hillshade-accent-color", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_COLOUR,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "#000000", .has_transition = true,
    },
    [COR_P_HILLSHADE_METHOD] = {
        "hillshade-method", true, 1U << COR_LAYER_HILLSHADE, COR_PROPERTY_WORD, COR_TAKES_ZOOM,
        .fallback = "standard", .words = words_hillshade_method, .word_count = 5,
    },
    [COR_P_HEATMAP_RADIUS] = {
        "heatmap-radius", true, 1U << COR_LAYER_HEATMAP, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "30",
        .fallback_number = 30, .bounded = true, .min = 1, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_HEATMAP_WEIGHT] = {
        "heatmap-weight", true, 1U << COR_LAYER_HEATMAP, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_FEATURE | COR_TAKES_CURVES, .fallback = "1",
        .fallback_number = 1, .bounded = true, .min = 0, .max = HUGE_VAL,
    },
    [COR_P_HEATMAP_INTENSITY] = {
        "heatmap-intensity", true, 1U << COR_LAYER_HEATMAP, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = HUGE_VAL, .has_transition = true,
    },
    [COR_P_HEATMAP_COLOR] = {
        "heatmap-color", true, 1U << COR_LAYER_HEATMAP, COR_PROPERTY_COLOUR,
        COR_TAKES_DENSITY | COR_TAKES_CURVES,
        .fallback = "[\"interpolate\", [\"linear\"], [\"heatmap-density\"], 0, \"rgba(0, "
        "0, 255, 0)\", 0.1, \"royalblue\", 0.3, \"cyan\", 0.5, \"lime\", 0.7, \"yellow\", "
        "1, \"red\"]",
    },
    [COR_P_HEATMAP_OPACITY] = {
        "heatmap-opacity", true, 1U << COR_LAYER_HEATMAP, COR_PROPERTY_NUMBER,
        COR_TAKES_ZOOM | COR_TAKES_CURVES, .fallback = "1", .fallback_number = 1,
        .bounded = true, .min = 0, .max = 1, .has_transition = true,
    },
};

#endif
