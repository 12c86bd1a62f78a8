/*
 * read/geopackage: a look at a GeoPackage before GDAL opens it. Included by read/vector only.
 *
 *   in    the path of a .gpkg
 *   out   whether GDAL may open it: the tables that it reads when it opens the file are tables, and
 * no CRS in it makes PROJ open another file not   what is in them; layers (read/vector asks about
 * the one that is chosen)
 *
 * A view or a generated column under the name of gpkg_contents is run as soon as the file is
 * opened, and may run for ever or take all memory. Triggers, which every GeoPackage has, run when
 * somebody writes.
 */
#ifndef COR_READ_GEOPACKAGE_H
#define COR_READ_GEOPACKAGE_H

#include "base/report.h"

COR_MUST_CHECK bool cor_geopackage_check(const char *path, cor_span at, cor_report *report);

#endif
