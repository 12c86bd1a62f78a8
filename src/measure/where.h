/*
 * measure/where: an expression of the style spec as the choice of features.
 *
 * Memory: cor_where_free. Threads: one a thread (it evaluates into its own arena).
 */
#ifndef COR_MEASURE_WHERE_H
#define COR_MEASURE_WHERE_H

#include "read/dataset.h"
#include "style/node.h"

typedef struct cor_where cor_where;

/* From a text, JSON or YAML; `name` stands for it in messages. */
COR_MUST_CHECK bool cor_where_parse(cor_where **out, const char *name, const char *text,
                                    cor_report *report);
/* From a node of a style with this state; both must live as long. */
COR_MUST_CHECK bool cor_where_compile(cor_where **out, const cor_node *node, const cor_value *state,
                                      cor_report *report);
void cor_where_free(cor_where *where); /* NULL allowed */

/* True for every feature when `where` is NULL. A feature for which it fails is left out, with a
 * warning. */
bool cor_where_accepts(cor_where *where, const cor_dataset *data, size_t feature,
                       cor_report *report);

#endif
