/*
 * scene/label_check: the certificate of a sheet's labels. Placement decides with boxes of its own;
 * this looks at what is about to be drawn: outlines of glyphs, pixels, strokes and symbols.
 *
 *   in    a scene; what the layers may do in each of its maps
 *   out   how much was looked at; an error (corridor.bug) for each fault: two labels closer than
 *         their padding, a text cut by its map's frame, a label on a symbol of another feature or
 *         on a line or an area that is to be avoided, a text smaller than the sheet allows; icons
 *         and leaders are held to the same, but an icon may be cut by the frame
 *   not   whether more labels could have been placed
 *
 * Labels are the marks in groups of layer "labels": glyphs, icons, and the leaders in groups named
 * "leader". The map of each is the outermost clip around it. What a later layer is drawn over is
 * held like the rest: placement kept room for it. The lines, the icon and the leader of one label
 * (cor_scene_label_begin; else all that is of one layer and feature) are not held against each
 * other.
 *
 * Memory: none is kept. Threads: as the fonts of the scene.
 */
#ifndef COR_SCENE_LABEL_CHECK_H
#define COR_SCENE_LABEL_CHECK_H

#include "base/report.h"
#include "scene/scene.h"

typedef struct cor_check_layer {
    const char *id;
    int source;             /* features of layers with the same source are the same; -1: none */
    double padding_pt;      /* around its texts */
    double icon_padding_pt; /* around its icons, at least */
    bool icons;             /* what of its labels is no text is an icon */
    bool may_overlap;       /* its texts may be over and under others */
    bool icon_may_overlap;  /* its icons may */
    bool may_be_small;      /* its text may be smaller than the sheet allows */
    bool symbols;           /* what it draws are symbols: no other feature's label may cover them */
    bool lines;             /* what it draws are lines that no label may cover */
    bool areas;             /* what it draws are areas that no other feature's label may touch */
    const int64_t *crossing; /* features whose leaders may cross symbols: the figure says which */
    size_t crossing_count;
} cor_check_layer;

/* A map is known by its name and frame. */
typedef struct cor_check_map {
    const char *name;
    cor_rect frame;
    const cor_check_layer *layers;
    size_t layer_count;
} cor_check_map;

typedef struct cor_check_rules {
    const cor_check_map *maps;
    size_t map_count;
    double min_text_pt;
} cor_check_rules;

typedef struct cor_check_count {
    size_t texts, icons, leaders, obstacles;
} cor_check_count;

/* Returns false when there is a fault. At most a hundred are reported. */
bool cor_scene_check_labels(cor_check_count *count, const cor_scene *scene,
                            const cor_check_rules *rules, cor_report *report);

#endif
