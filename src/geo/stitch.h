/*
 * geo/stitch: puts the pieces of a cut polygon together again along the border that cut it.
 *
 *   in    pieces: runs inside the region, each from a point of the border to another; for each end
 *         where it lies along the border
 *   out   closed rings for the even-odd rule, made of pieces and stretches of the border
 *   not   finding the pieces (geo/clip_ring, geo/horizon)
 *
 * Along the border, being inside and being outside of the polygon alternate from one end to the
 * next, whatever the rings do to each other (even-odd): so the ends are sorted and joined in pairs.
 * Nothing depends on the orientation of rings or on which is the hole of which.
 *
 * After the idea of Weiler & Atherton 1977, doi:10.1145/965141.563896, for one convex region.
 */
#ifndef COR_GEO_STITCH_H
#define COR_GEO_STITCH_H

#include "geo/shape.h"

typedef struct cor_piece_end {
    double along; /* where on the border */
    size_t end;   /* 2 * piece for its first point, 2 * piece + 1 for its last */
} cor_piece_end;

/* Adds to `out` what lies between two places of the border, both excluded; across the origin of a
 * closed border one of them is a period on. */
typedef void cor_border(void *user, double from, double to, cor_shape *out);

typedef struct cor_stitch {
    cor_piece_end *ends; /* two for each piece */
    size_t end_count, end_capacity;
    size_t *partners; /* by end */
    size_t partner_capacity;
    double period; /* of `along` on a border that closes on itself */
} cor_stitch;

void cor_stitch_clear(cor_stitch *stitch);
void cor_stitch_free(cor_stitch *stitch);
/* Of the piece after the last one known: first point, then last point. */
void cor_stitch_add_end(cor_stitch *stitch, double along);

/* Sorts the ends along the border. Pieces that are added afterwards need another call. */
void cor_stitch_sort(cor_stitch *stitch);

/* `skip` is 0 when the stretch between the first two sorted ends is inside the polygon; 1 when the
 * one between the second and the third is, and the one from the last round to the first.
 * `border` may be NULL: a straight border needs no points. */
void cor_stitch_join(cor_stitch *stitch, size_t skip, const cor_shape *pieces, cor_border *border,
                     void *user, cor_shape *out);

#endif
