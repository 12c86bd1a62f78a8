/*
 * symbolise/icon: the icon of a symbol layer, for legends. Private to symbolise.
 */
#ifndef COR_SYMBOLISE_ICON_H
#define COR_SYMBOLISE_ICON_H

#include "symbolise/symbolise.h"

/* In the middle of the box; made smaller when it does not fit. */
void cor_icon_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box);

#endif
