/*
 * picture/svg_look: how an element of an SVG file is painted. Private to picture/svg*.
 *
 *   in    the look of the parent; attributes, rules of <style> for elements, classes and ids, the
 *         style attribute, in the order in which they win
 *   out   the look of the element
 *   not   gradients, filters, masks, blending, transforms of CSS: an error that names them
 *
 * The opacity of a group counts for each shape in it by itself.
 */
#ifndef COR_PICTURE_SVG_LOOK_H
#define COR_PICTURE_SVG_LOOK_H

#include "picture/svg_tree.h"
#include "scene/scene.h"
#include "style/colour.h"

enum { COR_SVG_DASHES_MAX = 8 };

typedef struct cor_svg_look {
    cor_colour fill, stroke, current;             /* a == 0: none */
    double fill_opacity, stroke_opacity, opacity; /* opacity: of all around it too */
    double own_opacity;
    double stroke_width, miter_limit; /* in the user's units */
    double dash[COR_SVG_DASHES_MAX], dash_offset;
    size_t dash_count;
    cor_cap cap;
    cor_join join;
    bool even_odd, hidden, gone; /* gone: display none */
    cor_str clip;                /* of the element itself; len 0: none */
    size_t clip_offset;
} cor_svg_look;

typedef struct cor_svg_rule {
    cor_str selector; /* "path", ".name", "#name", "*" */
    cor_str declarations;
    size_t offset; /* of the declarations, in the source */
} cor_svg_rule;

typedef struct cor_svg_rules {
    cor_svg_rule *items; /* in the arena */
    size_t count;
} cor_svg_rules;

/* What an SVG file's root begins with. */
cor_svg_look cor_svg_look_initial(void);

COR_MUST_CHECK bool cor_svg_read_rules(cor_svg_rules *out, const cor_svg_element *root,
                                       const cor_source *source, cor_arena *arena,
                                       cor_report *report);

typedef struct cor_svg_context {
    const cor_source *source;
    const cor_svg_element *root;
    const cor_svg_rules *rules;
    cor_report *report;
} cor_svg_context;

COR_MUST_CHECK bool cor_svg_look_at(cor_svg_look *look, const cor_svg_element *element,
                                    const cor_svg_context *context);

/* Fails at an offset of the file with what is not drawn. */
bool cor_svg_refuse(const cor_svg_context *context, size_t offset, const char *what, cor_str name);

#endif
