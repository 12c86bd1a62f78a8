/*
 * style/route_spec: what the parts about a route (km posts and charts) say of it, typed.
 *
 *   in    the options of such a part
 *   out   from where it is counted, by which polygons it is split, which stations it has
 *   not   the line itself, measuring (plan/course, plan/zoning)
 */
#ifndef COR_STYLE_ROUTE_SPEC_H
#define COR_STYLE_ROUTE_SPEC_H

#include "geo/coord.h"
#include "style/fields.h"
#include "style/figure_claims.h"

typedef enum cor_origin_kind {
    COR_ORIGIN_START,   /* the end at which counting begins is km 0 */
    COR_ORIGIN_PLACE,   /* km 0 is the point of the line nearest to a place */
    COR_ORIGIN_DISTANCE /* counting begins with this kilometre */
} cor_origin_kind;

typedef struct cor_origin {
    cor_origin_kind kind;
    cor_lonlat place;
    double distance_m;
    cor_span at;
} cor_origin;

typedef enum cor_start_at { COR_START_AS_ON_MAP, COR_START_LEFT, COR_START_RIGHT } cor_start_at;
typedef enum cor_lengths_form { COR_LENGTHS_BARS, COR_LENGTHS_STACKED } cor_lengths_form;

typedef struct cor_route_spec {
    cor_origin origin;
    cor_claim_place split;    /* source NULL: not split */
    const char *split_by;     /* the property that names the polygons; NULL: "name" */
    double minor_m;           /* between small ticks; 0: none that the figure asks for */
    bool ends;                /* km posts: start and end are marked */
    cor_string_list stations; /* ids of layers, or names of sources, of points */
    const char *station_name; /* their property; NULL: "name" */
    double scale_denominator; /* of a strip; 0: as wide as there is room */
    int start_at;             /* cor_start_at */
    int form;                 /* cor_lengths_form */
    int decimals;             /* of kilometres; < 0: by the length */
    const char *dem;          /* source of heights; NULL: the line's own */
    double exaggeration;      /* of a profile; 0: as the height allows */
} cor_route_spec;

/* `origin` and `split` of a part's options; the other members are read by the part's table. */
COR_MUST_CHECK bool cor_route_spec_read(cor_route_spec *out, const cor_node *options,
                                        cor_arena *arena, cor_report *report);
cor_field_table cor_split_fields(void);

#endif
