/*
 * measure/calibration: kilometres as a railway or road counts them, against what is measured.
 *
 * Posts whose kilometre is known are put on the line at the point nearest to them; between two of
 * them the difference is distributed evenly, beyond the first and the last a metre is a metre. The
 * line may run against the count: kilometres fall along it then.
 *
 * Memory: posts are borrowed. Threads: pure functions.
 */
#ifndef COR_MEASURE_CALIBRATION_H
#define COR_MEASURE_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cor_post_mark {
    double measured_m; /* along the line */
    double counted_m;  /* as the post says */
} cor_post_mark;

/* No posts: what is measured counts. */
typedef struct cor_calibration {
    const cor_post_mark *posts; /* along the line; their kilometres rise all the way, or fall */
    size_t count;
    bool falls;
} cor_calibration;

double cor_counted_m(const cor_calibration *calibration, double measured_m);
double cor_measured_m(const cor_calibration *calibration, double counted_m);

#endif
