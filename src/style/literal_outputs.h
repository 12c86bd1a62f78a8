/*
 * style/literal_outputs: whether all that an expression may give is written in it. Private to
 * style/.
 *
 *   in    an expression as it is written
 *   out   yes or no
 *   not   which of it is given
 *
 * Web renderers load the fonts of a style before its data, so that the spec wants those of
 * `text-font` spelled out. A variable of `state` counts as written: it cannot come from the data.
 */
#ifndef COR_STYLE_LITERAL_OUTPUTS_H
#define COR_STYLE_LITERAL_OUTPUTS_H

#include "style/node.h"

bool cor_expr_outputs_are_literal(const cor_node *expression);

#endif
