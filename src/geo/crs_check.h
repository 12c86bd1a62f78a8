/*
 * geo/crs_check: what a definition of a CRS may say.
 *
 *   in    what the user wrote
 *   out   its kind, and a text that PROJ may see; or a message
 *   not   whether the CRS exists (geo/crs_open)
 *
 * The keys of a PROJ string come from a white list; none of them names a file. PROJ itself reads
 * "+lat_0=abc" as 0 and skips keys that it does not know: here both are errors. Names of CRS are
 * refused, since PROJ would search its database for anything like them.
 *
 * Memory: borrows from the definition, except `code`.
 */
#ifndef COR_GEO_CRS_CHECK_H
#define COR_GEO_CRS_CHECK_H

#include "base/report.h"
#include "geo/crs_words.h"

typedef enum cor_crs_kind { COR_CRS_CODE, COR_CRS_PROJ, COR_CRS_WKT } cor_crs_kind;

enum { COR_CRS_CODE_MAX = 48 };

typedef struct cor_crs_text {
    cor_crs_kind kind;
    cor_str text;                /* trimmed */
    char code[COR_CRS_CODE_MAX]; /* CODE: authority in upper case, colon, code */
    cor_crs_words words;         /* PROJ */
} cor_crs_text;

COR_MUST_CHECK bool cor_crs_text_check(cor_crs_text *out, cor_str definition, cor_span at,
                                       cor_report *report);

/* For texts in data files, which another PROJ than ours (geo/crs_context) is going to read: it
 * opens no file for it, whether or not it is a CRS. False for one that might, and for JSON, which
 * can spell anything in other letters. */
bool cor_crs_text_is_harmless(cor_str text);

#endif
