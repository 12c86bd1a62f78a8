/*
 * scene/label_check: the certificate of a sheet's labels. Placement decides with boxes of its own;
 * this looks at what is about to be drawn: outlines of glyphs, strokes and symbols.
 *
 *   in    a scene; what its layers may do
 *   out   an error (label.conflict) for each fault: two labels closer than their padding, a label
 *         cut by its map's frame, on a symbol of another feature or on a line that is to be
 *         avoided, or smaller than the sheet allows
 *         likewise for leaders: through another label or leader, a symbol or an avoided line
 *   not   whether more labels could have been placed
 *
 * Labels are the glyphs in groups of layer "labels"; the frame of each is the clip around its
 * group. Paths in groups named "leader" there are the leaders. What a later layer is drawn over is
 * held like the rest: placement kept room for it. Lines of one label are drawn under one layer and
 * feature; they are not held against each other.
 *
 * Memory: none is kept. Threads: as the fonts of the scene.
 */
#ifndef COR_SCENE_LABEL_CHECK_H
#define COR_SCENE_LABEL_CHECK_H

#include "base/report.h"
#include "scene/scene.h"

typedef struct cor_check_layer {
    const char *id;
    int source;        /* features of layers with the same source are the same; -1: none */
    double padding_pt; /* around its labels */
    bool may_overlap;  /* its labels may be over and under others */
    bool may_be_small; /* its text may be smaller than the sheet allows */
    bool symbols;      /* what it draws are symbols: no other feature's label may cover them */
    bool lines;        /* what it draws are lines that no label may cover */
} cor_check_layer;

typedef struct cor_check_rules {
    const cor_check_layer *layers;
    size_t layer_count;
    double min_text_pt;
} cor_check_rules;

/* Returns false when there is a fault. At most a hundred are reported. */
bool cor_scene_check_labels(const cor_scene *scene, const cor_check_rules *rules,
                            cor_report *report);

#endif
