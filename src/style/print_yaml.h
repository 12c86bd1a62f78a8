/*
 * style/print_yaml: a tree as a YAML document.
 *
 *   in    a tree (style/node)
 *   out   text that style/node reads back as the same tree: block style, with what fits a line of a
 *         hundred columns written in one
 *   not   comments, the order or form of the file that the tree came from
 *
 * Words that other readers of YAML take for something else (yes, off, 012) are quoted, too.
 */
#ifndef COR_STYLE_PRINT_YAML_H
#define COR_STYLE_PRINT_YAML_H

#include "style/node.h"

void cor_node_print_yaml(cor_buf *out, const cor_node *node);

#endif
