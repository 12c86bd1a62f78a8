/*
 * plan/plan: one sheet, resolved. No defaults are left, all lengths are points.
 *
 *   in    a style, its figure block, the data of its sources
 *   out   the sheet, the map frame and its view, the texts with their measured numbers
 *   not   marks (symbolise, place, furniture make them)
 *
 * Memory: cor_plan_free frees plan, views, fonts and (unless they are shared) datasets. Everything
 * else lives in its arena.
 * Threads: one plan per sheet (views and fonts are not shared).
 */
#ifndef COR_PLAN_PLAN_H
#define COR_PLAN_PLAN_H

#include "geo/linework.h"
#include "measure/claim.h"
#include "picture/pictures.h"
#include "plan/ledger.h"
#include "read/raster.h"
#include "style/figure.h"
#include "text/shape.h"

/* One map window: the figure's main map, or an inset. */
typedef struct cor_map {
    const char *name; /* "main", or the inset's name */
    const cor_map_spec *spec;
    cor_crs *crs;
    cor_view *view;
    cor_rect frame;
    cor_box extent;
    double scale_denominator; /* true scale at the frame's centre is 1 : this */
    double zoom;              /* of the web map at this scale and latitude */
    cor_lonlat centre;
    cor_settled *settled; /* the style at this map's zoom */
} cor_map;

/* A part with its texts expanded, and where it stands if the sheet's layout decides that (title,
 * credits, notes in the margins). */
typedef struct cor_planned_part {
    const cor_furniture_spec *spec;
    const char *text, *subtitle, *title; /* templates expanded; NULL when none */
    bool in_margin;                      /* rect is final; else furniture/layout places it */
    cor_rect rect;
    cor_pt offset; /* of a callout: the figure's, or as furniture/layout chose it */
    void *built;   /* what furniture/ keeps between measuring and drawing; in the plan's arena */
} cor_planned_part;

typedef struct cor_margins {
    double left_pt, right_pt, top_pt, bottom_pt;
} cor_margins;

typedef struct cor_plan_options {
    double dpi; /* 0: the figure's */
} cor_plan_options;

typedef struct cor_plan {
    const cor_style *style;   /* borrowed */
    const cor_figure *figure; /* borrowed from the style */
    cor_arena *arena;
    cor_fonts *fonts;
    cor_pictures *pictures;    /* NULL when no layer asks for one */
    const char **attributions; /* by source, in the figure's language; NULL: none */
    const char **credit_with;  /* by source: the name of the one that is credited for it, or NULL */
    cor_dataset **datasets;    /* by source; NULL for a source that no layer uses */
    cor_raster **rasters; /* by source; NULL for one of features. Their datasets are outlines */
    double width_pt, height_pt, dpi;
    cor_rect content;       /* the sheet without its margin */
    cor_margins margins;    /* room that parts beside the frame have asked for */
    double least_height_pt; /* of a frame whose height nobody gave: of the parts beside it */
    cor_map main;
    cor_planned_part *parts;
    size_t part_count;
    cor_findings findings;   /* of the figure's claims, in their order */
    cor_ledger *ledger;      /* filled by whoever writes numbers and labels */
    const char *title;       /* document metadata */
    const char *description; /* alt text */
    const char *language;    /* NULL when none is given */
} cor_plan;

COR_MUST_CHECK bool cor_plan_new(cor_plan **out, const cor_style *style,
                                 const cor_plan_options *options, cor_report *report);
void cor_plan_free(cor_plan *plan);

/* Lays the sheet out again with this room beside the frame, and opens the main map in what is left.
 */
COR_MUST_CHECK bool cor_plan_make_room(cor_plan *plan, cor_margins margins, cor_report *report);

/* Opens the map of an inset in `frame`; the caller closes it. */
COR_MUST_CHECK bool cor_map_open(cor_map *out, const cor_plan *plan, const char *name,
                                 const cor_map_spec *spec, cor_rect frame, cor_report *report);
void cor_map_close(cor_map *map);

/* The dataset of a layer, or NULL (background). */
const cor_dataset *cor_plan_dataset(const cor_plan *plan, const cor_layer *layer);

/* The pictures or heights of a layer, or NULL. */
cor_raster *cor_plan_raster(const cor_plan *plan, const cor_layer *layer);

/* Whether `layer` is drawn in `map`: by its metadata `corridor:map` (a name or a list of names;
 * "main" when absent), its visibility, and its zoom range. An inset that no layer names shows the
 * main map's layers, without the symbols. */
bool cor_map_shows(const cor_plan *plan, const cor_map *map, const cor_layer *layer);

/* What an expression needs to know of feature `index` of a layer's dataset. */
cor_eval cor_plan_eval(const cor_plan *plan, const cor_map *map, const cor_layer *layer,
                       size_t index, cor_arena *arena, cor_report *report);

/* The figure is in a language that is written from right to left. */
bool cor_plan_right_to_left(const cor_plan *plan);

/* A text style of the theme, ready for shaping; a strong one is bold whatever its role is. */
cor_text_style cor_plan_text(const cor_plan *plan, cor_type_role role, bool strong);

#endif
