/*
 * plan/frame: what of the earth a map window shows.
 *
 *   in    the extent that the figure asks for, a CRS, the shape of the window
 *   out   a box in projected metres, of the window's shape
 *   not   where the window stands on the sheet (plan/sheet)
 */
#ifndef COR_PLAN_FRAME_H
#define COR_PLAN_FRAME_H

#include "plan/plan.h"

/* Opens the CRS of a map: as written, or fitted to the extent; turned as the map is. */
COR_MUST_CHECK bool cor_frame_crs(cor_crs **out, const cor_plan *plan, const char *map_name,
                                  const cor_map_spec *spec, cor_report *report);

/* That every layer that `who` names is there. */
COR_MUST_CHECK bool cor_frame_check_layers(const cor_plan *plan, const char *who,
                                           const cor_string_list *layers, cor_span at,
                                           cor_report *report);

/* A map window whose box is asked for. */
typedef struct cor_window_request {
    const char *map_name;
    const cor_map_spec *spec;
    cor_crs *crs;
    double width_pt;
} cor_window_request;

/* The box for a window of this width and of *height_pt; where that is 0, the height is as the
 * extent asks, and is told. */
COR_MUST_CHECK bool cor_frame_box(cor_box *out, const cor_plan *plan,
                                  const cor_window_request *window, double *height_pt,
                                  cor_report *report);

#endif
