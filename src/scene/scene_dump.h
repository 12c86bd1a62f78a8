/*
 * scene/scene_dump: a scene as text, for golden tests and `corridor dump --stage=scene`.
 *
 *   in    a scene
 *   out   lines: one for the sheet, one for each mark, and below it one for each contour or glyph
 *         span; numbers in points, cut to 3 decimals; groups and clips indent what is in them
 *   not   pixels of images (their size and a checksum only)
 *
 * The text of a diff should read: label "Meghri" moved 3.2 pt.
 * Threads: safe for a frozen scene.
 */
#ifndef COR_SCENE_SCENE_DUMP_H
#define COR_SCENE_SCENE_DUMP_H

#include "base/str.h"
#include "scene/scene.h"

void cor_scene_dump(const cor_scene *scene, cor_buf *out);

#endif
