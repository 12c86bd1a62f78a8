/*
 * read/recognise: what a file is, by its first bytes and, where they say nothing, by its name.
 *
 *   in    the path of a file or a folder
 *   out   one of the formats that are read, a figure, or the name of something else and what to do
 *         about it
 *   not   whether the file is whole; a file that cannot be read is unknown
 *
 * JSON is told by its first members, which lie in its first 64 KiB: a style and a collection of
 * features may both be called x.json.
 */
#ifndef COR_READ_RECOGNISE_H
#define COR_READ_RECOGNISE_H

#include "base/report.h"

typedef enum cor_format {
    COR_FORMAT_UNKNOWN,
    COR_FORMAT_GEOJSON,
    COR_FORMAT_GEOPACKAGE,
    COR_FORMAT_FLATGEOBUF,
    COR_FORMAT_SHAPEFILE,
    COR_FORMAT_FIGURE,
    COR_FORMAT_TABLE, /* CSV, which `corridor locate` reads */
    COR_FORMAT_OTHER  /* known, and not read here */
} cor_format;

typedef struct cor_recognised {
    cor_format format;
    const char *words; /* "a GPX file", static; NULL when unknown */
    const char
        *advice; /* static: what to do; # is the path without its extension, @ the path; NULL */
    bool is_folder;
} cor_recognised;

cor_recognised cor_recognise(const char *path);

/* The format whose extension the path has, in capitals or not; unknown for .json, which a figure
 * may have, too. */
cor_format cor_format_of_name(const char *path);

/* Fails with "'PATH' is WORDS" and the advice. */
bool cor_refuse_recognised(const char *path, const cor_recognised *found, cor_span at,
                           cor_report *report);

#endif
