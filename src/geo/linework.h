/*
 * geo/linework: from longitude and latitude to finished contours on the page.
 *
 *   in    points, lines and polygons of a dataset, and the view of one map frame
 *   out   paths in page points, clipped to the view, within tolerance of their true image
 *   not   style, stroking
 *
 * The steps, each in its own file: cut at the seams of the projection's domain (geo/domain: the
 * antimeridian of the projection, a horizon circle, a pole), resample so that no point of the true
 * image (edges straight in longitude and latitude, or geodesics) is farther than `tolerance_pt`
 * from the drawn polyline (geo/densify), project, clip to a rectangle (geo/clip), simplify to what
 * the page can show (geo/simplify).
 *
 * A polygon's fill may contain edges along the seam or the clip rectangle that are not border:
 * fills come from cor_view_polygon, strokes of polygon boundaries from cor_view_outline, which
 * leaves seam, pole and clip edges out.
 *
 * Threads: one view per thread (it uses the crs).
 */
#ifndef COR_GEO_LINEWORK_H
#define COR_GEO_LINEWORK_H

#include "geo/crs.h"
#include "geo/path.h"

/* Straight in longitude and latitude; the shortest way; straight in Mercator, as web maps draw. */
typedef enum cor_edges { COR_EDGES_PLANAR, COR_EDGES_GEODESIC, COR_EDGES_MERCATOR } cor_edges;

/* A map frame's view of the earth. page = ((x - x0_m) * pt_per_m + x0_pt, (y0_m - y) * pt_per_m +
 * y0_pt), perhaps turned. */
typedef struct cor_view_options {
    cor_crs *crs;        /* borrowed */
    cor_box extent;      /* what of the projected plane is in the frame */
    cor_rect frame;      /* where it lies on the page; same aspect ratio */
    double margin_pt;    /* clip rectangle = frame grown by this (half the widest stroke) */
    double tolerance_pt; /* of resampling; default 0.05 mm */
    double simplify_pt;  /* of simplification; 0: none */
    cor_edges edges;
    bool is_lenient;    /* where the image tears or folds there is a warning, no error */
    double horizon_deg; /* azimuthal: nothing farther from the centre is drawn; 0: no limit */
} cor_view_options;

typedef struct cor_view cor_view;

COR_MUST_CHECK bool cor_view_new(cor_view **out, const cor_view_options *options, cor_span at,
                                 cor_report *report);
void cor_view_free(cor_view *view);
const cor_view_options *cor_view_get_options(const cor_view *view);

/* A single point; false when it has no image or lies outside the clip rectangle. */
bool cor_view_point(cor_view *view, cor_lonlat p, cor_pt *out);
/* Same, but also for points outside the clip rectangle. */
bool cor_view_point_anywhere(cor_view *view, cor_lonlat p, cor_pt *out);
/* Back from the page; false where there is no inverse. */
bool cor_view_unproject(cor_view *view, cor_pt p, cor_lonlat *out);

/* A bounding box that cannot be seen: true only when nothing inside `bounds` is drawn. */
bool cor_view_hides(cor_view *view, cor_bbox bounds);

/* One line of n >= 2 coordinates; appends 0 or more open contours. */
void cor_view_line(cor_view *view, const cor_lonlat *coords, size_t n, cor_path *out);

/* One polygon: rings[i] has counts[i] coordinates (closed; outer first); appends closed contours to
 * be filled by the even-odd rule. Where a polygon of more than a turn lies on itself it counts
 * once; false when it crosses itself there too often to be united (geo/unite). */
bool cor_view_polygon(cor_view *view, const cor_lonlat *const *rings, const size_t *counts,
                      size_t ring_count, cor_path *out);

/* The boundary of one polygon as lines, without seam, pole and clip edges. */
void cor_view_outline(cor_view *view, const cor_lonlat *const *rings, const size_t *counts,
                      size_t ring_count, cor_path *out);

/* The whole domain of the projection (the sphere's outline) as closed contours. */
void cor_view_sphere(cor_view *view, cor_path *out);

/* Meridians and parallels: a line at constant lon (or lat) between two values, resampled. */
void cor_view_meridian(cor_view *view, double lon_deg, double south_deg, double north_deg,
                       cor_path *out);
void cor_view_parallel(cor_view *view, double lat_deg, double west_deg, double east_deg,
                       cor_path *out);

/* What of the earth is in the frame: a bounding box in degrees, by sampling frame and interior,
 * poles and antimeridian considered; false when nothing is. */
bool cor_view_bounds(cor_view *view, cor_bbox *out);

#endif
