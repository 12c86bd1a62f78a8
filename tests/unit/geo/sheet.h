/*
 * unit/geo/sheet: a view for tests, and measures of what it draws.
 *
 * Threads: one.
 */
#ifndef UNIT_GEO_SHEET_H
#define UNIT_GEO_SHEET_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "geo/linework.h"

static const double sheet_mm = 72 / 25.4;
static const double sheet_radius_m = 6371000;

typedef struct sheet {
    cor_crs *crs;
    cor_view *view;
    cor_path path;
    double pt_per_m;
} sheet;

/* A sheet 600 pt wide around (x, y), which sees `half_m` to all sides. Ends the program when the
 * CRS is bad. */
/* With `is_lenient` even where the image tears. */
static inline sheet sheet_open_torn(const char *crs, cor_xy centre, double half_m, cor_edges edges,
                                    bool is_lenient)
{
    sheet s = { 0 };
    cor_report report = { 0 };
    cor_view_options options = {
        .extent = { centre.x_m - half_m, centre.y_m - half_m, centre.x_m + half_m,
                    centre.y_m + half_m },
        .frame = { 0, 0, 600, 600 },
        .margin_pt = 5,
        .tolerance_pt = 0.05 * sheet_mm,
        .simplify_pt = 0.025 * sheet_mm,
        .edges = edges,
        .is_lenient = is_lenient,
    };
    bool ok = cor_crs_open(&s.crs, crs, COR_NOWHERE, &report);
    options.crs = s.crs;
    if (!ok || !cor_view_new(&s.view, &options, COR_NOWHERE, &report)) {
        cor_report_print(stdout, &report);
        exit(2);
    }
    cor_report_clear(&report);
    s.pt_per_m = 600 / (2 * half_m);
    return s;
}

static inline sheet sheet_open(const char *crs, cor_xy centre, double half_m, cor_edges edges)
{
    return sheet_open_torn(crs, centre, half_m, edges, false);
}

static inline void sheet_close(sheet *s)
{
    cor_view_free(s->view);
    cor_crs_free(s->crs);
    cor_path_free(&s->path);
}

/* Of a place in the plane, in metres. */
static inline cor_xy sheet_image(const char *definition, cor_lonlat p)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    if (!cor_crs_open(&crs, definition, COR_NOWHERE, &report))
        exit(2);
    cor_xy image = cor_crs_forward(crs, p);
    cor_crs_free(crs);
    return image;
}

static inline void sheet_polygon(sheet *s, const cor_lonlat *ring, size_t n)
{
    cor_view_polygon(s->view, &ring, &n, 1, &s->path);
}

static inline void sheet_outline(sheet *s, const cor_lonlat *ring, size_t n)
{
    cor_view_outline(s->view, &ring, &n, 1, &s->path);
}

/* Of contours that do not overlap, on the earth's scale. */
static inline double sheet_area_m2(const sheet *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->path.contour_count; i++) {
        cor_contour c = s->path.contours[i];
        double twice = 0;
        for (size_t k = 0; k < c.count; k++) {
            cor_pt a = s->path.points[c.first + k];
            cor_pt b = s->path.points[c.first + (k + 1) % c.count];
            twice += a.x_pt * b.y_pt - b.x_pt * a.y_pt;
        }
        sum += fabs(twice) / 2;
    }
    return sum / (s->pt_per_m * s->pt_per_m);
}

static inline double sheet_segment_distance(cor_pt p, cor_pt a, cor_pt b)
{
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x_pt - a.x_pt) * dx + (p.y_pt - a.y_pt) * dy) / square : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(a.x_pt + t * dx - p.x_pt, a.y_pt + t * dy - p.y_pt);
}

/* From the nearest segment of the path. */
static inline double sheet_distance_pt(const sheet *s, cor_pt p)
{
    double nearest = HUGE_VAL;
    for (size_t i = 0; i < s->path.contour_count; i++) {
        cor_contour c = s->path.contours[i];
        for (size_t k = 0; k + 1 < c.count + c.closed; k++)
            nearest =
                fmin(nearest, sheet_segment_distance(p, s->path.points[c.first + k],
                                                     s->path.points[c.first + (k + 1) % c.count]));
    }
    return nearest;
}

/* By the even-odd rule. */
static inline bool sheet_fills(const sheet *s, cor_pt p)
{
    bool inside = false;
    for (size_t i = 0; i < s->path.contour_count; i++) {
        cor_contour c = s->path.contours[i];
        for (size_t k = 0; k < c.count; k++) {
            cor_pt a = s->path.points[c.first + k];
            cor_pt b = s->path.points[c.first + (k + 1) % c.count];
            if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
                a.x_pt + (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt) > p.x_pt)
                inside = !inside;
        }
    }
    return inside;
}

/* A generator of its own, so that a seed gives the same cases everywhere. */
static inline double sheet_random(unsigned long long *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) / 9007199254740992.0;
}

#endif
