/*
 * read/flatgeobuf: a look at a FlatGeobuf before GDAL opens it. Included by read/vector only.
 *
 *   in    the path of a .fgb
 *   out   whether the CRS in its header may be read: no text in it makes PROJ or GDAL open another
 * file not   the rest of the header (GDAL verifies it)
 *
 * Source: FlatGeobuf, header.fbs; "FlatBuffers Internals".
 */
#ifndef COR_READ_FLATGEOBUF_H
#define COR_READ_FLATGEOBUF_H

#include "base/report.h"

COR_MUST_CHECK bool cor_flatgeobuf_check(const char *path, cor_span at, cor_report *report);

#endif
