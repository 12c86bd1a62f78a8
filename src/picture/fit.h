/*
 * picture/fit: a picture whose stretches grow or shrink while the rest keeps its size.
 *
 *   in    a picture, and how long its content is to be
 *   out   the size of the whole, and where each of its points then lies
 *   not   where it stands on the page (place), drawing (picture/mark)
 */
#ifndef COR_PICTURE_FIT_H
#define COR_PICTURE_FIT_H

#include "picture/mark.h"

/* A side that is not fitted is as long as the scale makes it. */
typedef struct cor_picture_room {
    bool fits_width, fits_height;
    double width_pt, height_pt; /* of the content */
} cor_picture_room;

/* Sets the look's sizes; what does not stretch is drawn at `scale`. */
void cor_picture_fit(cor_picture_look *look, const cor_picture *picture,
                     const cor_picture_room *room, double scale);

/* Where the point of a picture lies when it is stretched to the look's size, from its top left
 * corner. */
cor_pt cor_picture_stretched(const cor_picture *picture, const cor_picture_look *look, cor_pt p);
/* The other way round. */
cor_pt cor_picture_unstretched(const cor_picture *picture, const cor_picture_look *look, cor_pt p);
/* Where the upper left corner of its content then lies. */
cor_pt cor_picture_content(const cor_picture *picture, const cor_picture_look *look);

#endif
