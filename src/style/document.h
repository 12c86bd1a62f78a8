/*
 * style/document: a figure file and all that it extends, as one tree.
 *
 *   in    a path, or a text with a name
 *   out   the merged tree (every value keeps the span of the file in which it was written) and the
 *         files it came from
 *   not   meaning: the checker sees the merged tree only
 *
 * The theme that the figure is drawn in (style/theme) is laid over all of it.
 *
 * `corridor.extends` is one path or a list of them, later ones over earlier ones, the file itself
 * over all. A path is looked for as style/files says. A chain that comes back to itself is an error
 * that prints the chain. `extends` and `abstract` are not inherited.
 *
 * Memory: lives in the arena, also the file names of the spans.
 */
#ifndef COR_STYLE_DOCUMENT_H
#define COR_STYLE_DOCUMENT_H

#include "style/node.h"
#include "style/style.h"

typedef struct cor_document {
    cor_node *root; /* NULL when it could not be read; there after faults of merging only */
    const char *const *files; /* each once, in the order in which they were first read */
    size_t file_count;
} cor_document;

/* `options` say the theme; NULL: the figure's own. */
COR_MUST_CHECK bool cor_document_load(cor_document *out, const char *path,
                                      const cor_style_options *options, cor_arena *arena,
                                      cor_report *report);
/* From memory; paths are relative to the folder of `name`. */
COR_MUST_CHECK bool cor_document_parse(cor_document *out, const char *name, cor_str text,
                                       const cor_style_options *options, cor_arena *arena,
                                       cor_report *report);

#endif
