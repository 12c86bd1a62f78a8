/*
 * read/sidecar: the files beside a Shapefile or a GeoPackage. Included by read/vector only.
 *
 *   in    the path of the .shp or .gpkg
 *   out   whether GDAL may open what lies beside it
 *   not   what is in them, but for a CRS that names another file
 *
 * GDAL opens .shx, .dbf, .prj and .cpg without a look at what they are, and hangs on a FIFO. Beside
 * a GeoPackage a journal holds changes that are not in it yet: SQLite would write them into the
 * file, or with immutable=1 pass over them.
 */
#ifndef COR_READ_SIDECAR_H
#define COR_READ_SIDECAR_H

#include "base/report.h"

/* GDAL takes many names for something else than a file ("/vsi...", "http://..."): false for those.
 */
COR_MUST_CHECK bool cor_file_name_check(const char *path, cor_span at, cor_report *report);

/* False when `path` is no regular file that can be opened: COR_KIND_IO_READ. A library opens it
 * next: it is told as an input. */
COR_MUST_CHECK bool cor_file_check(const char *path, cor_span at, cor_report *report);
/* The same of a file that is only looked at: its reader tells of it. */
COR_MUST_CHECK bool cor_file_look(const char *path, cor_span at, cor_report *report);

/* Those beside `path`, which ends with .shp: the .shx has to be there; without a .dbf there is a
 * warning, since the features have no properties then. */
COR_MUST_CHECK bool cor_shapefile_check(const char *path, cor_span at, cor_report *report);

/* Beside `path`, a database, there must be no journal with something in it. */
COR_MUST_CHECK bool cor_journal_check(const char *path, cor_span at, cor_report *report);

#endif
