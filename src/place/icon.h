/*
 * place/icon: the icon of a symbol, and the candidates that it joins. Private to place.
 *
 *   in    a label with the candidates of its text, if it has one, about an anchor
 *   out   the same candidates with the icon; and candidates without it, or without the text, where
 *         the layer says that one of them is optional
 *   not   where anchors are (place/anchors)
 */
#ifndef COR_PLACE_ICON_H
#define COR_PLACE_ICON_H

#include "place/label.h"

/* icon-* of a layer for a feature; picture NULL when it has no icon. */
void cor_label_read_icon(cor_label_icon *out, const cor_plan *plan, const cor_layer *layer,
                         cor_eval *eval);

/* To every candidate of the label, about `p`; `turn_rad`: of the line that the icon follows. */
void cor_label_join_icon(cor_label *label, cor_pt p, double turn_rad, cor_arena *arena);

#endif
