/*
 * style/boundary: lines whose course or standing is not agreed by all.
 *
 *   in    a layer's metadata `corridor:boundary`, the figure's `corridor.viewpoint`
 *   out   the kind of line; its words for the legend; whose view the figure shows, when, after whom
 *   not   whether the line is in sight (compose/boundary), where the view is printed (plan)
 *
 * Memory: in the arena that is given, or static. Threads: safe.
 */
#ifndef COR_STYLE_BOUNDARY_H
#define COR_STYLE_BOUNDARY_H

#include "style/fields.h"
#include "style/style.h"

typedef enum cor_boundary {
    COR_BOUNDARY_DISPUTED,
    COR_BOUNDARY_DE_FACTO,
    COR_BOUNDARY_CLAIMED,
    COR_BOUNDARY_COUNT /* no such line */
} cor_boundary;

/* As they are written, in the order of cor_boundary. */
extern const char *const cor_boundary_words[COR_BOUNDARY_COUNT];

cor_boundary cor_boundary_of(const cor_layer *layer);

/* What stands for the layer's `corridor:legend` when it has none: the words of its kind in the
 * figure's language, English where we have none. NULL: the layer is no such line. */
const cor_node *cor_boundary_legend(const cor_layer *layer, const cor_language *language,
                                    cor_arena *arena);

typedef struct cor_viewpoint {
    const char *view, *date, *source;
    bool given;
    cor_span at;
} cor_viewpoint;

cor_field_table cor_viewpoint_fields(void);
COR_MUST_CHECK bool cor_viewpoint_read(cor_viewpoint *out, const cor_node *node,
                                       const cor_language *language, cor_arena *arena,
                                       cor_report *report);
/* "The view (source, date).", as the language of the view, by its tag, writes it. */
void cor_viewpoint_print(cor_buf *out, const cor_viewpoint *viewpoint, const char *tag);

#endif
