/*
 * batch/dump: a figure at any stage of its making, as text; for developers and tests.
 */
#ifndef COR_BATCH_DUMP_H
#define COR_BATCH_DUMP_H

#include "batch/render.h"

/* stage: "data", "style", "plan", "scene" or "labels". Fails with COR_KIND_USAGE for another. */
COR_MUST_CHECK bool cor_dump(cor_buf *out, const char *stage, const char *figure,
                             const cor_render_options *options, cor_report *report);

#endif
