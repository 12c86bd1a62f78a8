/*
 * text/along_line: a shaped line of text bent along a line of the page.
 *
 *   in    a run, a polyline in page points, where on it the middle of the text is to be
 *   out   the run with its glyphs turned, in page points; boxes around its pieces; how it bends
 *   not   which place is best (place/), drawing
 *
 * The baseline is the polyline smoothed over about the height of the text, so that a name flows
 * along a river and does not tremble with each of its bends, moved aside by the offset and by what
 * the line itself strays to that side. Letters stand one by one, each square to the baseline under
 * it; words of scripts that run from right to left, whose letters are joined, stay whole.
 *
 * Memory: everything is in the caller's arena. Threads: safe.
 */
#ifndef COR_TEXT_ALONG_LINE_H
#define COR_TEXT_ALONG_LINE_H

#include "base/arena.h"
#include "geo/coord.h"
#include "text/run.h"

/* A line made ready for texts of one size: samples at equal steps. */
typedef struct cor_baseline {
    cor_pt *at;
    double *stray_pt; /* of the line itself at the sample: to the right of its course > 0 */
    size_t count;
    double step_pt;
    double length_pt;
} cor_baseline;

/* `reversed`: the text runs against the order of the points. False for a line that is shorter than
 * two steps. */
bool cor_baseline_make(cor_baseline *out, const cor_pt *line, size_t count, bool reversed,
                       double size_pt, cor_arena *arena);

typedef struct cor_along {
    double middle_pt;     /* along the baseline, in [0, length_pt] */
    double offset_pt;     /* of the text's baseline; below the line as the text sees it > 0 */
    bool clear;           /* keep off what the line strays to that side */
    double max_angle_rad; /* between two letters */
    bool upright;         /* letters stand upright, each above its place on the line */
} cor_along;

typedef struct cor_curved {
    cor_run *run; /* positions in page points */
    cor_rect *boxes;
    size_t box_count;
    double bend_rad;  /* sum of all turns between letters */
    double slope_rad; /* of the whole, from its first to its last letter, in (-pi, pi] */
    double stray_pt;  /* by how much more than the offset it had to move aside */
} cor_curved;

/* False when the line is too short there or bends more than it may. */
bool cor_run_along(cor_curved *out, const cor_run *run, const cor_baseline *baseline,
                   const cor_along *how, cor_arena *arena);

#endif
