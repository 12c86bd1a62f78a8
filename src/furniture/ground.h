/*
 * furniture/ground: how much of the map would lie under a part. Private to furniture.
 *
 *   in    the main map
 *   out   for a rectangle of the page, the ink that the map has there
 *   not   labels, which move out of the way of parts
 *
 * Lines count by their length, areas a little by their size, places each; layers on top count more
 * than those below. Of large layers some features stand for all: this only chooses among places.
 *
 * Memory: in the plan's arena. Threads: one a sheet.
 */
#ifndef COR_FURNITURE_GROUND_H
#define COR_FURNITURE_GROUND_H

#include "plan/plan.h"

typedef struct cor_ground cor_ground;

cor_ground *cor_ground_survey(const cor_plan *plan);
double cor_ground_under(const cor_ground *ground, cor_rect rect);

#endif
