/*
 * unit/map_drawn: one map of a plan on a scene of its own, layers and labels, without furniture.
 *
 * Threads: one a plan.
 */
#ifndef UNIT_MAP_DRAWN_H
#define UNIT_MAP_DRAWN_H

#include "compose/window.h"
#include "unit/check.h"

/* The caller frees the scene. */
static inline cor_scene *map_drawn(cor_plan *plan, const cor_map *map)
{
    cor_report report = { 0 };
    cor_window window;
    cor_collide *taken = cor_collide_new(map->frame);
    cor_scene *scene = cor_scene_new(400, 400);
    const cor_page page = { scene, plan, &report };
    CHECK(cor_window_open(&window, plan, map, taken, &report));
    CHECK(cor_window_draw_layers(&page, &window));
    cor_window_draw_labels(&page, &window);
    cor_scene_clip_pop(scene);
    cor_window_close(&window);
    cor_collide_free(taken);
    cor_report_clear(&report);
    return scene;
}

#endif
