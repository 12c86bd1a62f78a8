/*
 * compose/shown: maps that show nothing of their data.
 *
 *   in    the marks of one map, its layers and their data
 *   out   a warning when none of the data lies in the frame, else a note for each layer of which
 *         nothing does
 *   not   labels that found no place (place/dropped), layers that come to nothing anywhere
 *         (plan/layer_check)
 */
#ifndef COR_COMPOSE_SHOWN_H
#define COR_COMPOSE_SHOWN_H

#include "compose/window.h"

/* `first`: the scene's marks from there on are this map's. */
void cor_shown_report(const cor_page *page, const cor_window *window, size_t first);

#endif
