/*
 * plan/raster_source: opens the picture or the heights of a source.
 *
 * Fills plan->rasters[index], and plan->datasets[index] with its outline.
 */
#ifndef COR_PLAN_RASTER_SOURCE_H
#define COR_PLAN_RASTER_SOURCE_H

#include "plan/plan.h"

COR_MUST_CHECK bool cor_plan_open_raster(cor_plan *plan, size_t index,
                                         const cor_figure_source *options, cor_report *report);

#endif
