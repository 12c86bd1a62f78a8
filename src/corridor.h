/*
 * corridor: print-ready maps from the command line, as a C library.
 *
 *   #include <corridor.h>
 *   char *messages;
 *   cor_request request = { .figure = "figure.yaml", .folder = "output", .formats = "png,pdf" };
 *   int code = cor_render(&request, &messages);
 *
 * The only installed header. Link with `pkg-config --libs corridor` or CMake's corridor::corridor.
 *
 * Threads: cor_render may be called from several threads, each with its own request. An allocation
 * that fails ends the process with exit code 75.
 */
#ifndef CORRIDOR_H
#define CORRIDOR_H

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

#ifdef __cplusplus
}
#endif

#endif
