/*
 * place/collect: the labels that the symbol layers of a map ask for. Private to place.
 */
#ifndef COR_PLACE_COLLECT_H
#define COR_PLACE_COLLECT_H

#include "place/known_text.h"
#include "place/label.h"
#include "place/occupy.h"

enum { COR_MISSING_FONTS_MAX = 32 };

struct cor_labels {
    cor_rect frame;
    double zoom;
    const cor_value *state; /* of the style */
    cor_label *items;
    size_t count, capacity;
    const char *missing_fonts[COR_MISSING_FONTS_MAX]; /* that have been told of */
    size_t missing_font_count;
    cor_known_texts known;
    cor_arena *arena;
};

/* Adds a copy; the pointer holds until the next is added. */
cor_label *cor_labels_add(cor_labels *labels, const cor_label *label);

/* Shapes the text of every feature and lists its candidates; adds circles, avoided lines and areas
 * of the map's other layers to `taken`. */
COR_MUST_CHECK bool cor_labels_collect(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                                       cor_collide *taken, cor_report *report);

#endif
