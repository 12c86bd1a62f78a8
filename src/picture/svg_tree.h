/*
 * picture/svg_tree: an XML file as a tree of elements. Private to picture/svg*.
 *
 *   in    the bytes of an SVG file
 *   out   elements with their attributes and text, each with its place in the file
 *   not   what they mean
 *
 * A document type may be named but not define anything: what it would define (entities) is how an
 * XML file reads other files or grows without bound. Elements, attributes and nesting are counted.
 *
 * Memory: lives in the arena; names and values may be borrowed from the source.
 */
#ifndef COR_PICTURE_SVG_TREE_H
#define COR_PICTURE_SVG_TREE_H

#include "base/arena.h"
#include "base/source_text.h"

enum { COR_SVG_ELEMENTS_MAX = 20000, COR_SVG_DEPTH_MAX = 64, COR_SVG_ATTRIBUTES_MAX = 64 };

typedef struct cor_svg_attribute {
    cor_str name, value;
    size_t offset; /* of the value, in the source */
} cor_svg_attribute;

/* Of a <style>: what stands between comments and the ends of a <![CDATA[. */
typedef struct cor_svg_text {
    cor_str text;
    size_t offset; /* in the source; a byte of the text is there, or further on where references
                    * (&amp;) stand before it */
    struct cor_svg_text *next;
} cor_svg_text;

typedef struct cor_svg_element {
    cor_str name; /* with its prefix, but for "svg:" */
    size_t offset;
    cor_svg_attribute *attributes;
    size_t attribute_count;
    cor_svg_text *texts, *last_text;
    struct cor_svg_element *parent, *first_child, *next;
} cor_svg_element;

COR_MUST_CHECK bool cor_svg_parse(cor_svg_element **out, const cor_source *source, cor_arena *arena,
                                  cor_report *report);

/* ptr NULL when there is none. */
const cor_svg_attribute *cor_svg_attribute_named(const cor_svg_element *element, const char *name);
cor_str cor_svg_value(const cor_svg_element *element, const char *name);
/* The element with that id, or NULL. */
const cor_svg_element *cor_svg_find(const cor_svg_element *root, cor_str id);

#endif
