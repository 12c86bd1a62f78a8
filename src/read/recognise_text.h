/*
 * read/recognise_text: what a text is, by the root of an XML document or the first members of JSON.
 * Private to read/recognise.
 */
#ifndef COR_READ_RECOGNISE_TEXT_H
#define COR_READ_RECOGNISE_TEXT_H

#include "base/str.h"
#include "read/recognise.h"

/* `head` is the beginning of the file, cut anywhere. */
cor_recognised cor_recognise_text(cor_str head);

#endif
