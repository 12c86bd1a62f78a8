/*
 * base/encoding: encodings of texts by their many names, in the name that iconv has for them.
 *
 *   in    a word of a person or of a .cpg file; the number in the head of a .dbf file
 *   out   "UTF-8", "CP1251", ...; NULL for what is not known
 *   not   the texts
 *
 * Source: dBase's language drivers as Esri lists them; ArcGIS on .cpg files.
 */
#ifndef COR_BASE_ENCODING_H
#define COR_BASE_ENCODING_H

#include "base/str.h"

/* For hints: a sentence with examples. */
extern const char cor_encoding_examples[];

/* "UTF8", "1251", "CP1251", "windows-1251", "ANSI 1251", "ISO-8859-5", "88595", "LDID/201", ... */
const char *cor_encoding_of_word(cor_str word);

/* Byte 29 of a .dbf. NULL for 0 and for 87, "the code page of this computer": they say nothing. */
const char *cor_encoding_of_driver(unsigned char number);

#endif
