/*
 * style/figure_parts: the entries of corridor.parts and the map block that insets share with the
 * figure. Private to style/figure.
 */
#ifndef COR_STYLE_FIGURE_PARTS_H
#define COR_STYLE_FIGURE_PARTS_H

#include "style/figure.h"

/* Reads the list `node` into figure->parts. */
bool cor_furniture_read(cor_figure *figure, const cor_node *node, cor_arena *arena,
                        cor_report *report);

/* The claims that tables name, when those of the figure have been read. */
bool cor_parts_check_claims(const cor_figure *figure, cor_arena *arena, cor_report *report);

cor_map_spec cor_map_spec_default(void);
bool cor_map_spec_read(cor_map_spec *out, const cor_node *node, cor_arena *arena,
                       cor_report *report);

#endif
