/*
 * encode/svg_writer: what the files of the SVG writer share; nobody else includes it.
 *
 * Memory: a writer owns `ids` and the buffers in it; svg.c frees them.
 */
#ifndef COR_ENCODE_SVG_WRITER_H
#define COR_ENCODE_SVG_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "scene/scene.h"

/* Something written once and referred to: the pixels of icons, the tiles of patterns. */
typedef struct cor_svg_kept {
    const void *what;
    cor_tiling tiling; /* of a laid tile; scale 0: the tile or the pixels themselves */
    const char *id;
} cor_svg_kept;

typedef struct cor_svg_writer {
    cor_buf *out;
    const char *name;     /* of the figure */
    const char *language; /* of the document */
    char **ids;           /* given out so far */
    size_t id_count, id_capacity;
    size_t clip_count, gradient_count;
    cor_buf style;      /* attributes of the path in hand */
    cor_buf next_style; /* of the path after it */
    cor_svg_kept *kept;
    size_t kept_count, kept_capacity;
    bool in_style_group; /* a <g> with `style` is open */
} cor_svg_writer;

/* Character data or an attribute's value. What XML 1.0 cannot hold becomes U+FFFD. */
void cor_svg_escape(cor_buf *out, cor_str text);

/* ` name="value"`, with at most 3 decimals. */
void cor_svg_number(cor_buf *out, const char *name, double value);
void cor_svg_text_attribute(cor_buf *out, const char *name, const char *value);

/* ` fill="#rrggbb"`, and ` fill-opacity` when it is translucent; `property` is fill or stroke. */
void cor_svg_paint(cor_buf *out, const char *property, cor_paint paint);

/* ` stop-color` and ` stop-opacity` likewise. */
void cor_svg_stop_paint(cor_buf *out, cor_paint paint);

/* The value of a d attribute: hundredths of a point (3.5 micrometres), relative. */
void cor_svg_path_data(cor_buf *out, const cor_path *path);

/* ` xml:lang`, where the text is not in the language of the document. */
void cor_svg_language(cor_buf *out, const cor_svg_writer *writer, const cor_run *run);

/* All attributes of a path but d; and of a stroke but its colour. */
void cor_svg_path_style(cor_buf *out, const cor_mark *mark);
void cor_svg_line_style(cor_buf *out, const cor_stroke *stroke);

/* The family, with what comes in its place, weight and style. */
void cor_svg_font(cor_buf *out, const cor_face *face);

/* An id made of the figure's name and `name` that no other element has, also in a page with the
 * SVGs of other figures; borrowed from the writer. It needs no escaping, and must not be escaped:
 * see svg_id.c. */
const char *cor_svg_id(cor_svg_writer *writer, const char *name);
/* ` xlink:href="#id" href="#id"`: the first for SVG 1.1 and Inkscape 1.2, the second for SVG 2. */
void cor_svg_reference(cor_buf *out, const char *id);
/* Gives the ids in what was written from `start` their last part. */
void cor_svg_stamp_ids(cor_buf *out, size_t start);

void cor_svg_glyphs(cor_svg_writer *writer, const cor_mark *mark);
void cor_svg_gradient(cor_svg_writer *writer, const cor_mark *mark);
/* The id under which `what` was written, or a new one made of `name` and *is_new. */
const char *cor_svg_keep(cor_svg_writer *writer, const void *what, const cor_tiling *tiling,
                         const char *name, bool *is_new);

/* Any mark; `next` is the one after it, or NULL. */
void cor_svg_mark(cor_svg_writer *writer, const cor_mark *mark, const cor_mark *next);
void cor_svg_pattern(cor_svg_writer *writer, const cor_mark *mark);
/* A run whose glyphs are turned: see svg_curved.c. */
void cor_svg_curved(cor_svg_writer *writer, const cor_mark *mark);
void cor_svg_image(cor_svg_writer *writer, const cor_mark *mark);

#endif
