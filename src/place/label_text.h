/*
 * place/label_text: what a label says, in which type. Private to place.
 *
 *   in    a symbol layer's text-field, text-transform, text-font and their like, for a feature
 *   out   the label's text, its shaped lines, the colours of its sections
 *   not   where it stands
 *
 * Names are those of the figure's language (style/language); what had to be taken from another one
 * is told once for the layer.
 */
#ifndef COR_PLACE_LABEL_TEXT_H
#define COR_PLACE_LABEL_TEXT_H

#include "place/collect.h"

/* What a layer's texts do not have: the figure's language, letters in its fonts, what is not drawn.
 */
typedef struct cor_fallbacks {
    size_t asked, missing;
    cor_buf examples;          /* the first few, each with the language it was found in */
    size_t not_shaped;         /* with `lenient`: an error without */
    cor_report not_shaped_why; /* of the first of them */
    cor_span not_shaped_at;    /* its feature */
    size_t images;             /* texts that have images in them */
    size_t raised;             /* texts with sections that were to stand off the baseline */
    size_t upright;            /* texts that were to be written from top to bottom */
} cor_fallbacks;

typedef struct cor_label_reader {
    const cor_plan *plan;
    const cor_layer *layer;
    cor_labels *labels; /* their arena takes what the label keeps */
    cor_fallbacks *fallbacks;
    cor_report *report;
} cor_label_reader;

/* Sets text, block, cap_pt, section_fills; a text that is empty leaves block without lines. */
COR_MUST_CHECK bool cor_label_read_text(cor_label *label, const cor_label_reader *reader,
                                        cor_eval *eval);

/* A note when some names fell back, warnings when some are left out or lack a part. Empties it. */
void cor_fallbacks_report(cor_fallbacks *fallbacks, const cor_plan *plan, const cor_layer *layer,
                          cor_report *report);

#endif
