/*
 * read/dbf: which encoding the texts of a Shapefile are in. Included by read/vector only.
 *
 *   in    the path of a .shp; what the user says
 *   out   the encoding in iconv's name for it: as the user, the .cpg file or the head of the .dbf
 * says; else a guess, with a warning where it decides how a text reads not   the texts (GDAL turns
 * them into UTF-8)
 */
#ifndef COR_READ_DBF_H
#define COR_READ_DBF_H

#include "base/report.h"
#include "read/source_options.h"

/* Fails with COR_KIND_ENCODING on a word of the user's that names none. */
COR_MUST_CHECK bool cor_dbf_encoding(const char **out, const char *path,
                                     const cor_source_options *options, cor_span at,
                                     cor_report *report);

#endif
