/*
 * style/figure: the `corridor:` block of a figure file, typed.
 *
 *   in    the `corridor` node of a style (merged, with spans)
 *   out   sheet, map, parts, theme, language, outputs; lengths in points, members with their spans
 *   not   layout (plan), drawing (furniture)
 *
 * Every member may be left out; what was not given is 0, NULL or COR_..._AUTO: plan/ resolves it.
 * All faults are reported in one run.
 *
 * Memory: lives in the style's arena. Threads: frozen once read.
 */
#ifndef COR_STYLE_FIGURE_H
#define COR_STYLE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "geo/coord.h"
#include "style/boundary.h"
#include "style/colour.h"
#include "style/fields.h"
#include "style/figure_claims.h"
#include "style/route_spec.h"
#include "style/style.h"
#include "style/type_scale.h"

/* Where a part stands: on an edge or in a corner of the map frame, or at a point of the sheet. */
typedef enum cor_anchor {
    COR_AT_AUTO,
    COR_AT_TOP_LEFT,
    COR_AT_TOP,
    COR_AT_TOP_RIGHT,
    COR_AT_LEFT,
    COR_AT_CENTRE,
    COR_AT_RIGHT,
    COR_AT_BOTTOM_LEFT,
    COR_AT_BOTTOM,
    COR_AT_BOTTOM_RIGHT,
    COR_AT_MARGIN_LEFT, /* beside the frame, which makes room */
    COR_AT_MARGIN_RIGHT,
    COR_AT_MARGIN_TOP,
    COR_AT_MARGIN_BOTTOM,
    COR_AT_POINT
} cor_anchor;

typedef enum cor_extent_kind {
    COR_EXTENT_AUTO,   /* all that the layers show */
    COR_EXTENT_BBOX,   /* degrees */
    COR_EXTENT_LAYERS, /* what the named layers show, padded */
    COR_EXTENT_SCALE   /* a scale denominator about a centre */
} cor_extent_kind;

typedef struct cor_extent {
    cor_extent_kind kind;
    cor_bbox bbox;
    cor_string_list layers;
    double pad_pt;
    double scale_denominator;
    cor_lonlat centre;
    cor_span at;
} cor_extent;

enum { COR_SIDE_LEFT = 1, COR_SIDE_RIGHT = 2, COR_SIDE_TOP = 4, COR_SIDE_BOTTOM = 8 };

typedef struct cor_graticule_spec {
    bool shown;
    double step_deg; /* 0: chosen by the extent */
    unsigned sides;  /* COR_SIDE_... that carry labels */
    cor_colour colour;
    double width_pt;
} cor_graticule_spec;

typedef enum cor_grid_style { COR_GRID_LINES, COR_GRID_CROSSES, COR_GRID_TICKS } cor_grid_style;

/* A net of whole kilometres or metres of a projection. */
typedef struct cor_grid_spec {
    bool shown;
    const char *crs; /* NULL: the map's own */
    cor_span at, crs_at;
    double step_m; /* 0: chosen by the extent */
    int style;     /* cor_grid_style */
    unsigned sides;
    cor_colour colour;
    double width_pt;
} cor_grid_spec;

/* What is straight between two coordinates of the data. */
typedef enum cor_edge_kind { COR_EDGE_PLANAR, COR_EDGE_GEODESIC, COR_EDGE_MERCATOR } cor_edge_kind;

typedef struct cor_map_spec {
    const char *crs; /* NULL: fitted to the extent */
    cor_span crs_at;
    double bearing_deg; /* what is up on the page, clockwise from grid north */
    cor_extent extent;
    cor_edge_kind edges;
    double tolerance_pt;
    cor_graticule_spec graticule;
    cor_grid_spec grid;
    cor_string_list layers; /* inset: what is drawn in it; empty: by the layers' metadata */
    double neat_line_pt;    /* width; 0: none */
    double height_pt;       /* of the main map's frame; 0: what the sheet or the extent leaves it */
    cor_span at;
} cor_map_spec;

typedef enum cor_furniture_type {
    COR_FURNITURE_TITLE,
    COR_FURNITURE_LEGEND,
    COR_FURNITURE_SCALE_BAR,
    COR_FURNITURE_NORTH,
    COR_FURNITURE_INSET,
    COR_FURNITURE_KM_POSTS,
    COR_FURNITURE_CALLOUT,
    COR_FURNITURE_DIMENSION,
    COR_FURNITURE_NOTE,
    COR_FURNITURE_CREDITS,
    COR_FURNITURE_STRIP,
    COR_FURNITURE_LENGTHS,
    COR_FURNITURE_PROFILE,
    COR_FURNITURE_CLAIMS_TABLE,
    COR_FURNITURE_TYPE_COUNT
} cor_furniture_type;

/* Which extent is outlined where. */
typedef enum cor_inset_show {
    COR_SHOW_NOTHING,
    COR_SHOW_MAIN_EXTENT, /* a locator: the main map's extent, in the inset */
    COR_SHOW_IN_MAIN      /* an enlargement: its own extent in the main map, with a leader */
} cor_inset_show;

/* The place at which a scale bar holds, or from which an arrow points north. */
typedef enum cor_reference {
    COR_REFERENCE_MAP_CENTRE,
    COR_REFERENCE_OWN_PLACE, /* where the part stands */
    COR_REFERENCE_LONLAT
} cor_reference;

/* Whether a scale bar shows a length at several latitudes. */
typedef enum cor_variable_scale {
    COR_VARIABLE_AUTO, /* where one bar would mislead */
    COR_VARIABLE_NEVER,
    COR_VARIABLE_ALWAYS
} cor_variable_scale;

enum { COR_SCALE_UNITS_MAX = 2 };

/* One entry of corridor.parts. Which members mean something depends on the type. */
typedef struct cor_furniture_spec {
    cor_furniture_type type;
    cor_span at_span; /* of the part's name */
    cor_anchor at;
    cor_pt point;     /* for COR_AT_POINT: page points from the top left */
    cor_pt offset;    /* page points; leader of a callout, nudge of any other part */
    const char *text; /* title, callout, note, credits */
    const char *subtitle;
    const char *title; /* of a legend or an inset */
    cor_span text_at;
    double width_pt;  /* wrapping width of texts; 0: as wide as there is room */
    double height_pt; /* of an inset; stands after width_pt, which COR_FIELD_SIZE relies on */
    int columns;      /* of a legend */
    bool box;         /* a ground of paper behind it */
    double length_m;  /* scale bar; 0: a round length that fits; inset: its bar; 0: none */
    double max_error; /* share by which scale may vary over the frame */
    bool numeric;     /* scale bar: print 1:n too; inset: print it at all */
    cor_reference reference;                    /* scale bar, north */
    cor_variable_scale variable;                /* scale bar */
    cor_ground_unit units[COR_SCALE_UNITS_MAX]; /* scale bar: above and below it */
    size_t unit_count;                          /* 0: as the length is written, or kilometres */
    bool grid_north;                            /* north: of the projection, not of the earth */
    cor_lonlat lonlat; /* callout; COR_REFERENCE_LONLAT; of a dimension its first end */
    cor_lonlat to;     /* dimension: its second */
    double beside_pt;  /* dimension: of the line from its ends, to the left of its direction */
    bool leader;       /* callout */
    const char *layer; /* km posts and charts: whose line it is */
    double every_m;
    int from;             /* 0: start of the line, 1: its end */
    const char *label;    /* km posts: a template with {km} */
    cor_route_spec route; /* km posts and charts */
    const char *name;     /* inset: layers whose metadata `corridor:map` says so are drawn in it */
    cor_map_spec map;     /* inset */
    cor_inset_show show;  /* inset */
    int leader_from;      /* cor_anchor: where on its extent an enlargement's leader begins */
    int leader_to;        /* cor_anchor: where on the inset it ends; AUTO: the sides that face */
    cor_string_list claims; /* claims-table: their ids; empty: all */
    const cor_node *claims_node;
    cor_colour colour; /* callout text, extent box; a < 0: the theme's */
    bool bold;
} cor_furniture_spec;

/* One place for the look of everything around the map. */
typedef struct cor_theme {
    cor_string_list fonts[COR_FONT_COUNT]; /* cascades of families */
    cor_text_type type[COR_TYPE_ROLE_COUNT];
    cor_colour paper, text, quiet, line, accent;
    cor_colour box, halo;       /* grounds of parts; around their text */
    cor_colour graticule, grid; /* of maps that say none */
} cor_theme;

static const double COR_SHEET_MAX_PT = 14400; /* a side: what PDF readers take */

static const double COR_SHEET_MARGIN_PT = 6 * 72 / 25.4; /* of a sheet that says none */

typedef struct cor_sheet_spec {
    double width_pt, height_pt; /* 0: by the extent */
    double dpi;
    double min_text_pt;
    double margin_pt;
} cor_sheet_spec;

enum { COR_OUTPUT_PNG = 1, COR_OUTPUT_SVG = 2, COR_OUTPUT_PDF = 4 };

typedef struct cor_figure {
    cor_sheet_spec sheet;
    cor_map_spec map;
    cor_theme theme;
    cor_furniture_spec *parts;
    size_t part_count;
    bool parts_given;
    cor_language language;
    const char *alt;
    cor_span alt_at;
    unsigned outputs; /* COR_OUTPUT_... */
    bool abstract;    /* only to be extended */
    cor_claims claims;
    cor_viewpoint viewpoint;
} cor_figure;

/* Reads style->corridor (which may be NULL: all defaults). */
COR_MUST_CHECK bool cor_figure_read(cor_figure **out, const cor_style *style, cor_report *report);

/* Where a part stands when the figure does not say, and nothing speaks against it. */
cor_anchor cor_part_usual_place(cor_furniture_type type);

/* Options of corridor.sources.<name>; all members NULL or false when there are none. */
typedef struct cor_figure_source {
    const char *layer;
    const char *crs;
    const char *encoding;    /* of a Shapefile's texts */
    bool measure;            /* lines get the property corridor:length_km */
    const char *attribution; /* in place of the source's own, in the figure's language */
    const char *credit_with; /* the source whose attribution is that of this one, too */
    const char *station_on;  /* points get corridor:km, measured along this source's line */
    cor_span at;
} cor_figure_source;
/* language: that of the attribution, the figure's; NULL when nobody reads it. */
COR_MUST_CHECK bool cor_figure_source_options(cor_figure_source *out, const cor_style *style,
                                              const char *name, const cor_language *language,
                                              cor_report *report);

#endif
