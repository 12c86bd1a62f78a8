/*
 * style/yaml_scan: what the YAML reader asks beside libyaml's events. Private to style/yaml_*.
 */
#ifndef COR_STYLE_YAML_SCAN_H
#define COR_STYLE_YAML_SCAN_H

#include <yaml.h>

#include "style/node.h"

/* Every byte is UTF-8, and every character one that YAML 1.2 allows and that ends a line only when
 * other tools agree. libyaml reports such faults at 1:1, and takes U+0085, U+2028 and U+2029 for
 * ends of lines, which would shift all the lines after them. */
COR_MUST_CHECK bool cor_yaml_check_text(const cor_source *source, cor_report *report);

/* Reports the fault that stopped the parser. Always false. */
bool cor_yaml_fail(const yaml_parser_t *parser, const cor_source *source, cor_report *report);

/* The "#fff" of `color: #fff`, which is a comment to YAML: the length of a '#' with 3, 4, 6 or 8
 * hex digits that stand alone at the start of `text`, or 0. */
size_t cor_yaml_colour_comment(cor_str text);

/* Resolves a plain scalar by the 1.2 core types, narrowed to what JSON can say: null and ~, true,
 * false, decimal numbers without leading zeros. Everything else is a string. Fails on a number that
 * no double holds. */
COR_MUST_CHECK bool cor_yaml_resolve(cor_node *scalar, cor_report *report);

#endif
