/*
 * picture/missing: names of images that a figure asks for and does not have.
 *
 *   in    who asked for what, each time it is asked for
 *   out   one warning for each property of a layer: the first names, and for how many features
 *   not   what is drawn instead: nothing
 *
 * Memory: cor_missing_free. Threads: one per sheet.
 */
#ifndef COR_PICTURE_MISSING_H
#define COR_PICTURE_MISSING_H

#include "base/report.h"
#include "base/str.h"

typedef struct cor_missing_use cor_missing_use;

typedef struct cor_missing {
    cor_missing_use *uses;
    size_t count, capacity;
} cor_missing;

typedef struct cor_picture_request {
    cor_str name;
    cor_span at;         /* of the property: it is what is told apart */
    const char *layer;   /* its id */
    const void *feature; /* whatever tells features of a layer apart; NULL: it has none */
} cor_picture_request;

void cor_missing_add(cor_missing *missing, const cor_picture_request *request);
/* `names` are those that there are. Empties the list. */
void cor_missing_report(cor_missing *missing, const char *const *names, size_t count,
                        cor_report *report);
void cor_missing_free(cor_missing *missing);

#endif
