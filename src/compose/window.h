/*
 * compose/window: one map window with its layers and labels, the main map's or an inset's. Private
 * to compose.
 */
#ifndef COR_COMPOSE_WINDOW_H
#define COR_COMPOSE_WINDOW_H

#include "furniture/inner_lines.h"
#include "place/place.h"

typedef struct cor_window {
    const cor_map *map;
    cor_labels *labels;
    cor_inner_lines inner[2]; /* of the main map's graticule */
} cor_window;

/* Places the labels; `obstacles` may already hold what stands in front of the map. */
COR_MUST_CHECK bool cor_window_open(cor_window *out, const cor_plan *plan, const cor_map *map,
                                    cor_collide *obstacles, cor_report *report);
void cor_window_close(cor_window *window);

/* The layers in their order, clipped to the frame; the caller pops the clip after what it adds. The
 * symbol layers at the end wait for cor_window_draw_labels. */
COR_MUST_CHECK bool cor_window_draw_layers(const cor_page *page, const cor_window *window);
void cor_window_draw_labels(const cor_page *page, const cor_window *window);
void cor_window_draw_neat_line(const cor_page *page, const cor_window *window);
/* What graticule and grid say outside the frame. */
COR_MUST_CHECK bool cor_window_draw_frame_labels(const cor_page *page, const cor_window *window);

#endif
