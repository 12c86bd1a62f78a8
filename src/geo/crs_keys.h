/*
 * geo/crs_keys: the white list of keys in a PROJ string.
 */
#ifndef COR_GEO_CRS_KEYS_H
#define COR_GEO_CRS_KEYS_H

#include "base/report.h"
#include "geo/crs_words.h"

/* Every word is known, has a value of its kind and stands once; +proj is a map projection. */
COR_MUST_CHECK bool cor_crs_keys_check(const cor_crs_words *words, cor_span at, cor_report *report);

#endif
