/*
 * batch/library: what the files behind corridor.h share. Private to batch.
 */
#ifndef COR_BATCH_LIBRARY_H
#define COR_BATCH_LIBRARY_H

#include "base/report.h"

/* All diagnostics as text, for cor_messages_free; NULL when there is no memory for it. */
char *cor_messages_of(const cor_report *report);

#endif
