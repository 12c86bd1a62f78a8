/*
 * batch/check: what there is to say about a figure, and the figure as one file.
 *
 *   in    a figure file, or a data file for which a plain style is made
 *   out   diagnostics; the merged figure as YAML or JSON
 *   not   files: nothing is written
 *
 * Memory: nothing stays. Threads: as batch/render.
 */
#ifndef COR_BATCH_CHECK_H
#define COR_BATCH_CHECK_H

#include "batch/render.h"

/* All faults of the figure file and of what it extends, data files unread. */
COR_MUST_CHECK bool cor_check_schema(const char *figure, const cor_render_options *options,
                                     cor_report *report);
/* All that drawing the figure would say. */
COR_MUST_CHECK bool cor_check_figure(const char *figure, const cor_render_options *options,
                                     cor_report *report);

/* Appends the figure with what it extends, as style/flatten says; strict JSON of the style spec or
 * YAML. */
COR_MUST_CHECK bool cor_print_figure(cor_buf *out, const char *figure,
                                     const cor_render_options *options, bool json,
                                     cor_report *report);

#endif
