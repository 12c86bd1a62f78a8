/*
 * place/dropped: what is said of symbols that find no place. Private to place.
 */
#ifndef COR_PLACE_DROPPED_H
#define COR_PLACE_DROPPED_H

#include "place/collect.h"

/* The text, *what "label"; of a symbol without text the name of its picture, *what "icon". */
cor_str cor_label_name(const cor_label *label, const char **what);
/* Who is in the way of a label that found no place. */
void cor_label_put_blocker(cor_buf *out, const cor_labels *labels, const cor_label *label);

/* A warning for each layer whose labels or icons are left out, with the first of their names; one
 * that is alone is named with what is in its way. An error for each required one. The labels stand
 * in order of priority. */
void cor_labels_report_dropped(const cor_labels *labels, cor_report *report);

/* By serial number: a spare of this label stands elsewhere on its line. The caller frees it. */
bool *cor_labels_find_spares(const cor_labels *labels);

#endif
