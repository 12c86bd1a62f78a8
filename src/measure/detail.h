/*
 * measure/detail: the length of a line as a function of its detail.
 *
 * The line is simplified (Douglas and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727) so that no
 * vertex that is left out is farther from the rest than a tolerance, and measured again: a length
 * that shrinks fast depends on how finely the line was drawn. Distances are taken across great
 * circles of a sphere, to 0.5 %, which is enough for a tolerance.
 *
 * Threads: pure functions.
 */
#ifndef COR_MEASURE_DETAIL_H
#define COR_MEASURE_DETAIL_H

#include "read/dataset.h"

/* Length in metres of the feature's lines simplified by `tolerance_m`; *vertices (may be NULL): how
 * many are left. Lines keep their ends; a closed line keeps the vertex farthest from them too. */
double cor_detail_length_m(const cor_dataset *data, const cor_feature *feature, double tolerance_m,
                           size_t *vertices);

#endif
