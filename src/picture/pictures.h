/*
 * picture/pictures: all pictures that a figure may name.
 *
 *   in    sprites (NAME.json with NAME.png) and folders of SVG and PNG files
 *   out   pictures by name, read when they are first asked for
 *   not   which of them a style asks for
 *
 * A picture of a sprite whose id is not "default" is called ID:NAME, one of a folder by its file
 * name without the extension. When several places have a name, the first counts.
 *
 * Memory: owns its pictures; cor_pictures_free. Threads: one per sheet (reading fills it).
 */
#ifndef COR_PICTURE_PICTURES_H
#define COR_PICTURE_PICTURES_H

#include "base/report.h"
#include "base/value.h"
#include "picture/missing.h"
#include "picture/picture.h"

typedef struct cor_pictures cor_pictures;

/* `inputs` hears of the files, whoever asks for them first; NULL: nobody does. */
cor_pictures *cor_pictures_new(struct cor_inputs *inputs);
void cor_pictures_free(cor_pictures *pictures); /* NULL allowed */

typedef struct cor_sprite_place {
    const char *id;     /* "default": names stand for themselves */
    const char *path;   /* without extension */
    double pixel_ratio; /* above 1: NAME@2x is taken when it is there */
    cor_span at;        /* where the style names it */
} cor_sprite_place;

/* Each fails with errors that point into the sprite's JSON, or at `at`. */
COR_MUST_CHECK bool cor_pictures_add_sprite(cor_pictures *pictures, const cor_sprite_place *place,
                                            cor_report *report);
COR_MUST_CHECK bool cor_pictures_add_folder(cor_pictures *pictures, const char *folder, cor_span at,
                                            cor_report *report);

/* NULL when it cannot be read, which is an error once, or there is none of that name, which is
 * noted for cor_pictures_report_missing: the rest of the figure is drawn without it. */
const cor_picture *cor_pictures_find(cor_pictures *pictures, const cor_picture_request *request,
                                     cor_report *report);
/* A warning for each property of a layer whose images were not there. */
void cor_pictures_report_missing(cor_pictures *pictures, cor_report *report);

/* An array of their names, for ["image", name]. */
const cor_value *cor_pictures_names(const cor_pictures *pictures);

/* The files that have been read, in that order; borrowed until more are read. */
const char *const *cor_pictures_files(const cor_pictures *pictures, size_t *count);

#endif
