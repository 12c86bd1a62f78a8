/*
 * style/check: the questions every part of the checker asks of a node.
 *
 * Each reports its own fault, so that callers read as a list of what is allowed.
 */
#ifndef COR_STYLE_CHECK_H
#define COR_STYLE_CHECK_H

#include "style/node.h"

/* Appends "did you mean 'x'?", else `noun` and the words themselves when they are few. */
void cor_suggest(cor_buf *hint, cor_str word, const char *const *words, size_t count,
                 const char *noun);

/* Among `known`, or beginning with "x-". */
bool cor_check_is_known(cor_str key, const char *const *known, size_t count);
/* Every key of `map` is one of `known` or begins with "x-": one error with did-you-mean for each
 * that is not. `where` names the map in the message ("in 'sheet'"). A node that is not a map is one
 * error. Returns whether all was well. */
bool cor_check_map(const cor_node *map, const char *const *known, size_t known_count,
                   const char *where, cor_report *report);

/* The node is of this kind; else an error "expected a number, found a string". */
bool cor_check_kind(const cor_node *node, cor_node_kind kind, cor_report *report);

/* The same of a member of the style spec, in the words of its own checker: "number expected, string
 * found". */
bool cor_check_spec_kind(const cor_node *node, cor_node_kind kind, cor_report *report);

/* A string that is one of `words`; *index tells which. Did-you-mean in the hint. */
bool cor_check_word(const cor_node *node, const char *const *words, size_t word_count,
                    size_t *index, cor_report *report);

/* A finite number in [min, max]. */
bool cor_check_number(const cor_node *node, double min, double max, double *out,
                      cor_report *report);

/* Degrees north, within the poles; what rounding puts beyond one (geo/lonlat) is taken back, with a
 * note. */
bool cor_check_latitude(const cor_node *node, double *out, cor_report *report);

#endif
