/*
 * symbolise/translate: what the *-translate properties of a layer move by. Private to symbolise.
 */
#ifndef COR_SYMBOLISE_TRANSLATE_H
#define COR_SYMBOLISE_TRANSLATE_H

#include "symbolise/symbolise.h"

/* On the page (x right, y down). Anchored to the map, x goes along the map's own right, which is
 * the page's unless the map is turned. */
cor_pt cor_translation(const cor_symboliser *s, cor_property translate, cor_property anchor,
                       cor_eval *eval);
void cor_path_translate(cor_path *path, cor_pt by);

#endif
