/*
 * style/type_scale: the typographic scale of a figure, a size and a font for each role of a text.
 *
 *   in    `corridor.theme.type`
 *   out   cor_text_type by role; roles that it leaves out keep what stands there
 *   not   the fonts' names (style/figure), shaping (text), sizes of the map's labels: those are the
 *         layers', which share the scale by variables
 *
 * A size may be a bare number: px, as `text-size` has them, so that one variable gives both.
 *
 * Threads: safe.
 */
#ifndef COR_STYLE_TYPE_SCALE_H
#define COR_STYLE_TYPE_SCALE_H

#include "style/tables.h"

typedef enum cor_type_role {
    COR_TYPE_TITLE,
    COR_TYPE_SUBTITLE,
    COR_TYPE_HEADING, /* of legends and their groups, notes, charts, insets */
    COR_TYPE_LEGEND,
    COR_TYPE_NOTE,
    COR_TYPE_CHART, /* strips, bars, profiles, tables */
    COR_TYPE_CALLOUT,
    COR_TYPE_POST,
    COR_TYPE_SCALE,
    COR_TYPE_GRATICULE,
    COR_TYPE_NORTH,
    COR_TYPE_CREDITS,
    COR_TYPE_ROLE_COUNT
} cor_type_role;

/* One of the theme's cascades of fonts. */
typedef enum cor_type_font {
    COR_FONT_REGULAR,
    COR_FONT_BOLD,
    COR_FONT_ITALIC,
    COR_FONT_COUNT
} cor_type_font;

typedef struct cor_text_type {
    double size_pt;
    int font; /* cor_type_font */
} cor_text_type;

/* What figures have that say nothing. */
extern const cor_text_type cor_type_scale_default[COR_TYPE_ROLE_COUNT];

COR_MUST_CHECK bool cor_type_scale_read(cor_text_type scale[COR_TYPE_ROLE_COUNT],
                                        const cor_node *node, cor_arena *arena, cor_report *report);

/* The roles, and the members of one. */
cor_field_table cor_type_scale_fields(void);
cor_field_table cor_type_fields(void);

#endif
