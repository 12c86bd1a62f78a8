/*
 * read/source_options: what its user says about a data file.
 */
#ifndef COR_READ_SOURCE_OPTIONS_H
#define COR_READ_SOURCE_OPTIONS_H

/* What each option is called where the user is: "in corridor.sources.roads.crs", "with
 * --source-crs". For hints; NULL where there is no such option. */
typedef struct cor_option_names {
    const char *layer, *crs, *encoding;
} cor_option_names;

/* Of the commands that read a data file: `--layer`, `--source-crs`. */
extern const cor_option_names cor_command_option_names;

typedef struct cor_source_options {
    const char *layer;    /* table of a GeoPackage; NULL: the only one */
    const char *crs;      /* overrides or supplies the file's CRS; NULL: as the file says */
    const char *encoding; /* of a Shapefile's texts; NULL: as the file says */
    cor_option_names names;
} cor_source_options;

#endif
