/*
 * place/place: the labels and icons of one map.
 *
 *   in    the symbol layers that a map shows, and what else takes room
 *   out   each label's place, drawn into the scene layer by layer; a warning for each dropped one
 *
 * Labels of later layers come first, then by symbol-sort-key: a label never loses its place to any
 * number of less important ones, but may take another of its candidates for them. Among equals as
 * many as can be are placed. Circles are kept clear unless their layer's metadata says
 * `corridor:avoid: false`, lines where it says `corridor:avoid: true`. A label's icon takes room
 * like its text, and the two stand or fall together unless the layer says that one is optional.
 * `corridor:required` makes a dropped label an error; such a label of a point, and one of a layer
 * with `corridor:leader: true`, may stand away from its point with a thin line that leads there.
 *
 * Memory: cor_labels_free. Threads: one per map.
 */
#ifndef COR_PLACE_PLACE_H
#define COR_PLACE_PLACE_H

#include "place/collide.h"
#include "plan/plan.h"
#include "scene/scene.h"

typedef struct cor_labels cor_labels;

/* A required label that finds no place is an error in the report; the labels are there all the
 * same. `taken` already holds the parts of the page that stand in the frame; symbols and avoided
 * lines of the map's layers are added to it, and the placed labels. */
COR_MUST_CHECK bool cor_labels_place(cor_labels **out, const cor_plan *plan, const cor_map *map,
                                     cor_collide *taken, cor_report *report);
/* Appends a line for the map, and one for every label: where it stands, or who is in its way. */
void cor_labels_list(const cor_labels *labels, const cor_map *map, cor_buf *out);
void cor_labels_draw(const cor_labels *labels, const cor_layer *layer, cor_scene *scene);
/* Whether the layer has labels or icons in the map, with a place or without. */
bool cor_labels_has(const cor_labels *labels, const cor_layer *layer);
void cor_labels_free(cor_labels *labels);

#endif
