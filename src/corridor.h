/*
 * corridor: print-ready maps from the command line, as a C library.
 *
 *   #include <corridor.h>
 *   char *messages;
 *   cor_request request = { .figure = "figure.yaml", .folder = "output", .formats = "png,pdf" };
 *   int code = cor_render(&request, &messages);
 *
 *   cor_routes routes;
 *   code = cor_measure(&routes, "route.geojson", &messages);
 *
 * The only installed header. Link with `pkg-config --libs corridor` or CMake's corridor::corridor.
 *
 * Threads: every function may be called from several threads, each with its own arguments. An
 * allocation that fails ends the process with exit code 75.
 *
 * Limits and signals are the caller's: nothing here sets any. Inputs of more than 8 MiB are mapped:
 * one that is cut shorter meanwhile is a SIGBUS.
 */
#ifndef CORRIDOR_H
#define CORRIDOR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define COR_API __attribute__((visibility("default")))
#else
#define COR_API
#endif

/* "major.minor.patch" */
COR_API const char *cor_version(void);

/* What to draw. A zeroed member asks for what the figure says. */
typedef struct cor_request {
    const char *figure;   /* path of a figure file or a data file */
    const char *folder;   /* where outputs go; made when missing; NULL: the current folder */
    const char *formats;  /* "png,svg,pdf", or NULL */
    const char *language; /* "az", or NULL */
    double dpi;           /* pixels an inch of a PNG, or 0 */
} cor_request;

/* Draws one figure. Returns 0, or 1 for faults in the input, 2 for a bad request, 70 for a bug of
 * ours, 74 when an output could not be written, 75 when somebody wrote to an input meanwhile; then
 * nothing was written. `messages` (may be NULL)
 * gets all diagnostics as text, to be freed with cor_messages_free. */
COR_API int cor_render(const cor_request *request, char **messages);
COR_API void cor_messages_free(char *messages);

/* One line feature of a file. Lengths are metres along geodesics of WGS 84 (Karney 2013,
 * doi:10.1007/s00190-012-0578-z). */
typedef struct cor_route {
    size_t feature;      /* its number in the file, from 0 */
    const char *name;    /* "name:en" or "name"; "" when it has none */
    double length_m;     /* from vertex to vertex, summed over the feature's lines */
    double end_to_end_m; /* from the first vertex to the last */
    double precision_m;  /* as the data states of itself; NaN when it does not */
    size_t vertices;
} cor_route;

typedef struct cor_routes {
    cor_route *items; /* in file order */
    size_t count;
} cor_routes;

/* Measures every line feature of a data file. Returns as cor_render does; on anything but 0 *out is
 * empty. Free with cor_routes_free. */
COR_API int cor_measure(cor_routes *out, const char *file, char **messages);
COR_API void cor_routes_free(cor_routes *routes);

/* How much of a line lies where. */
typedef enum cor_where_kind {
    COR_WITHIN,       /* the polygons of one name, which together are one area */
    COR_OUTSIDE,      /* all of them */
    COR_ALONG_BORDER, /* on an edge with such an area on one side only, within 0.1 mm */
    COR_IN_OVERLAP    /* polygons of several names */
} cor_where_kind;

typedef struct cor_share {
    cor_where_kind where;
    const char *name; /* of the polygons; "" for the rest */
    double length_m;  /* above 0 */
} cor_share;

/* They add up to the line's length. */
typedef struct cor_shares {
    cor_share *items; /* polygons in the order of their file, then the rest */
    size_t count;
} cor_shares;

/* Splits line feature number `feature` of a file by the polygons of another, which the property
 * `by` tells apart (NULL: "name"). Edges of polygons are straight in longitude and latitude.
 * Returns as cor_measure does. */
COR_API int cor_measure_split(cor_shares *out, const char *file, size_t feature,
                              const char *polygons, const char *by, char **messages);
COR_API void cor_shares_free(cor_shares *shares);

/* A place on a line. */
typedef struct cor_place {
    double distance_m; /* from the line's start */
    double lon_deg, lat_deg;
    double bearing_deg; /* of the line there, towards its end; clockwise from north */
} cor_place;

typedef struct cor_places {
    cor_place *items;
    size_t count;
} cor_places;

/* The start of a line feature (its first line), a place every `every_m` metres (above 0; a million
 * at most), and its end. Returns as cor_measure does, 2 for an `every_m` that will not do. */
COR_API int cor_measure_places(cor_places *out, const char *file, size_t feature, double every_m,
                               char **messages);
COR_API void cor_places_free(cor_places *places);

#ifdef __cplusplus
}
#endif

#endif
