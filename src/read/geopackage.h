/*
 * read/geopackage: a look at a GeoPackage before GDAL opens it. Included by read/vector only.
 *
 *   in    the path of a .gpkg
 *   out   whether the tables that GDAL reads when it opens the file are tables
 *   not   what is in them; layers (read/vector asks about the one that is chosen)
 *
 * A view under the name of gpkg_contents is run as soon as the file is opened, and may run for
 * ever. The list of what a database holds is a B-tree that begins on its first page; it is read
 * here without SQL. Source: SQLite, "Database File Format" (sqlite.org/fileformat2.html).
 */
#ifndef COR_READ_GEOPACKAGE_H
#define COR_READ_GEOPACKAGE_H

#include "base/report.h"

COR_MUST_CHECK bool cor_geopackage_check(const char *path, cor_span at, cor_report *report);

#endif
