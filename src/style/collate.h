/*
 * style/collate: the order of two strings by letters, then accents, then case.
 *
 * A small part of the Unicode Collation Algorithm (UTS 10): three levels over Latin letters with
 * accents as one code point or with combining marks; other letters in the order of code points.
 * German, Swedish, Finnish, Danish and Norwegian have their own letters; the order of all others
 * is the same. Nothing depends on the machine.
 * Threads: safe.
 */
#ifndef COR_STYLE_COLLATE_H
#define COR_STYLE_COLLATE_H

#include "style/datum.h"

int cor_collate(const cor_collator *collator, cor_str a, cor_str b);

#endif
