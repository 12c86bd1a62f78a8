/*
 * furniture/scale: how true scale changes over a map, and how wide a ground length is on paper.
 *
 *   in    a map's view; the place on the page at which a scale is to hold
 *   out   widths of level bars, how far scale departs from theirs, the words that say both
 *   not   drawing (furniture/scale_bar, furniture/scale_fan)
 *
 * A bar lies level on the page, its middle at its place; it is as long as the geodesic between its
 * own two ends, put there.
 *
 * Threads: as the map's view.
 */
#ifndef COR_FURNITURE_SCALE_H
#define COR_FURNITURE_SCALE_H

#include "furniture/words.h"
#include "plan/plan.h"

/* A part's place of reference on the page; for its own place the corner or side where it is going
 * to stand. False when it is off the map or off the earth. */
bool cor_scale_place(cor_pt *at, const cor_map *map, const cor_furniture_spec *spec);

/* Width on the page of `length_m` about `at`. False when it is wider than the frame, or an end is
 * off the earth. */
bool cor_scale_width(double *width_pt, const cor_map *map, cor_pt at, double length_m);

/* Ground length of `width_pt` about `at`; false where an end is off the earth. */
bool cor_scale_length(double *length_m, const cor_map *map, cor_pt at, double width_pt);

/* Largest relative difference of the scale, level and upright, from the level one at `at`: over a
 * net across the frame. */
double cor_scale_variation(const cor_map *map, cor_pt at);

/* Above this variation a bar of one length misleads, whatever it says about its place. */
extern const double cor_scale_most_variation;

/* In which directions a scale that is measured level holds, to max_error. */
typedef enum cor_scale_direction {
    COR_SCALE_ALL_WAYS,
    COR_SCALE_EAST_WEST, /* only along the parallel, which is level */
    COR_SCALE_OBLIQUE    /* only along no direction that has a name */
} cor_scale_direction;
cor_scale_direction cor_scale_direction_of(const cor_map *map, cor_pt at, double max_error);

/* Parallels lie level, and scale is the same all along each, and in all directions. */
bool cor_scale_goes_by_latitude(const cor_map *map);

/* The largest of 1, 2, 5 times a power of ten that is at most `x`; `finely`: of 1, 2, 3, 4, 5. */
double cor_scale_round(double x, bool finely);

/* 5 for 5, 50, ...; 3 for 3, 4 for 4; else 2. */
int cor_scale_divisions(double length);

/* The unit of a bar of `length_m`: metres in place of kilometres for the short ones. */
cor_ground_unit cor_scale_unit(cor_ground_unit unit, double length_m);
double cor_scale_unit_metres(cor_ground_unit unit);

/* "20" or, with its unit, "20 km". */
void cor_scale_put_length(cor_buf *out, const cor_language *language, double length_m,
                          cor_ground_unit unit, bool with_unit);

/* How a bar's last label stands (cor_words_at): its number, not its unit, over the end. */
double cor_scale_last_align(const cor_language *language);

/* "1:1 500 000": the denominator to three digits, or as the figure states it where both agree. */
void cor_scale_put_numeric(cor_buf *out, const cor_plan *plan, const cor_map *map,
                           double denominator);

/* "at 39.2° N", with the longitude where scale changes along the parallel, "E–W" where it holds
 * that way only; in brackets in the languages that have no word for it here. */
void cor_scale_put_place(cor_buf *out, const cor_plan *plan, const cor_map *map, cor_pt at,
                         double max_error);

/* "39.2° N" */
void cor_scale_put_latitude(cor_buf *out, const cor_language *language, double lat_deg,
                            bool is_bare);

/* Shapes a label of a bar; frees the text. */
COR_MUST_CHECK bool cor_scale_words(cor_words *out, cor_buf *text, const cor_plan *plan,
                                    const cor_planned_part *part, cor_report *report);

#endif
