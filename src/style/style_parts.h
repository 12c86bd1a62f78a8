/*
 * style/style_parts: what the files of style/style*.c share. Private to them.
 */
#ifndef COR_STYLE_STYLE_PARTS_H
#define COR_STYLE_STYLE_PARTS_H

#include "style/style.h"

typedef struct cor_style_reader {
    cor_style *style;
    const cor_style_options *options;
    cor_report *report;
} cor_style_reader;

const char *cor_layer_type_name(cor_layer_type type); /* "line" */
/* Each reads its member of style->root, reports all that is wrong with it, and returns whether all
 * was well. Sources come before layers. */
bool cor_style_read_state(const cor_style_reader *reader);
/* style->corridor, in which [global-state, name] stands for the variable's value; after the state.
 */
bool cor_style_read_corridor(const cor_style_reader *reader);
bool cor_style_read_sources(const cor_style_reader *reader);
bool cor_style_read_sprites(const cor_style_reader *reader);
bool cor_style_read_layers(const cor_style_reader *reader);
/* A filter of a layer or a source, as it is written today or was once; NULL after an error. */
const cor_expr *cor_style_filter(const cor_node *filter, cor_arena *arena, cor_report *report);
/* The variable that may have been meant, or those there are. */
void cor_style_suggest_variable(cor_buf *hint, const cor_style *style, cor_str name);
/* A warning for each variable that expressions of the layers read and `state` does not have. */
void cor_style_check_variables(const cor_style *style, cor_report *report);
/* What sources of pictures and heights say beyond their path. */
bool cor_style_read_raster(cor_style_source *source, cor_report *report);
/* The members of the root that say something to screens only: their form. */
bool cor_style_check_screen(const cor_node *root, cor_report *report);
/* The `corridor` member, after sources and layers. */
bool cor_style_check_corridor(const cor_style *style, cor_report *report);
/* The `paint` or `layout` of a layer. */
bool cor_style_read_properties(const cor_style_reader *reader, cor_layer *layer,
                               const cor_node *block, bool is_paint);

#endif
