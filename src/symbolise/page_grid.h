/*
 * symbolise/page_grid: the pixels of the sheet that cover a map frame. Private to symbolise.
 *
 * They are those of a PNG at the sheet's dpi, so that an image on this grid is drawn pixel for
 * pixel; coarser where there would be more than 64 million.
 */
#ifndef COR_SYMBOLISE_PAGE_GRID_H
#define COR_SYMBOLISE_PAGE_GRID_H

#include "symbolise/symbolise.h"

typedef struct cor_page_grid {
    size_t width, height;
    double x0_pt, y0_pt;        /* of the first pixel's corner */
    double width_pt, height_pt; /* of a pixel */
} cor_page_grid;

cor_page_grid cor_page_grid_of(const cor_plan *plan, const cor_map *map);
cor_pt cor_page_grid_point(const cor_page_grid *grid, double x, double y);
/* The part that begins at x, y. */
cor_page_grid cor_page_grid_part(const cor_page_grid *grid, size_t x, size_t y, size_t width,
                                 size_t height);
/* Pixels for an image on the grid, transparent; they live as long as the scene. */
uint8_t *cor_page_grid_pixels(const cor_page_grid *grid, cor_scene *scene);
void cor_page_grid_add(const cor_page_grid *grid, const cor_symboliser *s, const uint8_t *rgba);

/* A premultiplied colour as four straight bytes. */
void cor_put_colour(uint8_t *to, const float premultiplied[4]);

#endif
