/*
 * picture/mark: a picture as marks of a scene.
 *
 *   in    a picture, where it stands, how it is coloured
 *   out   an image, or paths
 *   not   whether there is room for it (place)
 */
#ifndef COR_PICTURE_MARK_H
#define COR_PICTURE_MARK_H

#include "picture/picture.h"

typedef struct cor_picture_look {
    cor_pt at;                          /* the picture's top left corner on the page */
    double angle_rad;                   /* clockwise, about `at` */
    double width_pt, height_pt;         /* on the page */
    double fixed_scale;                 /* of what does not stretch; 0: all of it is scaled alike */
    cor_paint fill;                     /* of a distance field */
    cor_paint halo;                     /* likewise; a == 0: none */
    double halo_width_pt, halo_blur_pt; /* the blur: on both sides of the halo's edge */
    double opacity;
} cor_picture_look;

/* `scene` keeps what it needs; the picture's pixels are borrowed. */
void cor_picture_draw(cor_scene *scene, const char *layer, int64_t feature,
                      const cor_picture *picture, const cor_picture_look *look);

/* The picture as a tile of the scene, in its own size. */
const cor_scene *cor_picture_tile(cor_scene *scene, const cor_picture *picture);

#endif
