/*
 * scene/ink: where a label really is on the page: a box for each glyph, from its outline, turned
 * with its run; a box around what of an icon is not transparent, its strokes and all. For checks
 * (scene/label_check); drawing and placement do not use it.
 *
 * Memory: the caller's arena. Threads: as the fonts.
 */
#ifndef COR_SCENE_INK_H
#define COR_SCENE_INK_H

#include "scene/scene.h"

/* A rectangle about its centre; its own x axis points along (cosine, sine). */
typedef struct cor_ink_box {
    cor_pt centre;
    double half_width_pt, half_height_pt;
    double cosine, sine;
} cor_ink_box;

typedef struct cor_ink {
    cor_ink_box *boxes;
    size_t count;
    cor_rect around;
} cor_ink;

/* The ink of a glyph mark, each box larger by `padding_pt` on all sides; no boxes for spaces. */
cor_ink cor_ink_of(const cor_mark *mark, double padding_pt, cor_arena *arena);

/* That of a path, without the width of its stroke, or an image; nothing of other marks. */
cor_ink cor_ink_of_icon(const cor_mark *mark, double padding_pt, cor_arena *arena);

/* That of a stroked path: a box for each of its segments. */
cor_ink cor_ink_of_stroke(const cor_path *path, double width_pt, cor_arena *arena);

bool cor_ink_overlaps(const cor_ink *a, const cor_ink *b);
/* Whether a stroke of half-width `half_pt` from a to b covers any of the ink. */
bool cor_ink_under_stroke(const cor_ink *ink, cor_pt a, cor_pt b, double half_pt);
/* Whether any of the ink, less `slack_pt` on all sides, is on the area (even-odd). */
bool cor_ink_on_area(const cor_ink *ink, const cor_path *area, double slack_pt);
bool cor_ink_inside(const cor_ink *ink, cor_rect frame);

#endif
