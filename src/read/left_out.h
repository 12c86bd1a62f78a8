/*
 * read/left_out: features that a reader passes over, since something in them cannot be read.
 *
 *   in    the one error that reading a feature gave
 *   out   one warning a file, with the first reason and its place and with their number; an error
 *         when no feature is left
 *   not   how the reader gets behind the feature
 *
 * Only a fault of the feature itself is passed over: of its GeoJSON or of its geometry. Broken
 * syntax, a limit or a CRS concerns the file. Private to read.
 *
 * Memory: cor_left_out_free.
 */
#ifndef COR_READ_LEFT_OUT_H
#define COR_READ_LEFT_OUT_H

#include "base/report.h"

typedef struct cor_left_out {
    size_t count;
    cor_report first; /* the error of the first */
} cor_left_out;

/* Counts the feature whose only error is `fault`, which is empty afterwards; false, with nothing
 * done, when the fault concerns the file. */
bool cor_left_out_add(cor_left_out *left, cor_report *fault);

/* `read` features are there. */
COR_MUST_CHECK bool cor_left_out_tell(cor_left_out *left, size_t read, cor_report *report);
void cor_left_out_free(cor_left_out *left);

#endif
