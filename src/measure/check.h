/*
 * measure/check: `corridor check` as a function.
 *
 *   in    a figure file, or a file of sources and claims alone
 *   out   its claims with their verdicts, as a table, JSON or JUnit
 */
#ifndef COR_MEASURE_CHECK_H
#define COR_MEASURE_CHECK_H

#include "style/style.h"

typedef enum cor_check_format { COR_CHECK_TEXT, COR_CHECK_JSON, COR_CHECK_JUNIT } cor_check_format;

/* Appends the answer; *surprised becomes true when a claim fails that is not marked so, or holds
 * though it is. An error when there is no claim. */
COR_MUST_CHECK bool cor_check_file(cor_buf *out, bool *surprised, const char *path,
                                   const cor_style_options *style, cor_check_format format,
                                   cor_report *report);

#endif
