/*
 * geo/view: what a view is made of; for the files behind geo/linework.h only.
 */
#ifndef COR_GEO_VIEW_H
#define COR_GEO_VIEW_H

#include "geo/clip.h"
#include "geo/domain.h"
#include "geo/horizon.h"
#include "geo/linework.h"
#include "geo/trace.h"

struct cor_view {
    cor_view_options options;
    cor_image image;
    cor_domain domain;
    cor_horizon horizon;
    cor_trace trace;

    bool sees_anything;
    cor_bbox bounds; /* of what is in the clip rectangle */
    bool culls;      /* `seen` is less than the domain */
    bool is_filled;  /* all of the clip rectangle is earth */
    cor_window seen; /* bounds and some more, x within a turn of the projection's centre */
    bool cuts_horizon;
    double thin_deg; /* what is closer together than this in the plane cannot be told apart */
    cor_window windows[COR_DOMAIN_WINDOWS_MAX]; /* of the domain, within `seen` */
    size_t window_count;

    cor_clipper clipper; /* scratch, all that follows */
    cor_shape source, turned, cut, page, clipped;
};

/* Fills bounds, seen, cuts_horizon, thin_deg and the windows. `spare` times the size of what is in
 * sight is added on each side of it. */
void cor_view_look(cor_view *view, double spare);
static const double cor_usual_spare = 1.0 / 8; /* samples may miss the farthest place */

/* After a change of the domain's cap. */
void cor_view_set_horizon(cor_view *view);

/* geo/view_check: refuses what would come out torn, folded or without its sea. */
bool cor_view_check(cor_view *view, cor_span at, cor_report *report);

#endif
