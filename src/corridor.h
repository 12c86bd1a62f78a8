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
 * ours, 74 when an output could not be written; then nothing was written. `messages` (may be NULL)
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

#ifdef __cplusplus
}
#endif

#endif
