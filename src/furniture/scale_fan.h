/*
 * furniture/scale_fan: a variable scale bar, one length at several latitudes. Private to
 * furniture/scale_bar.
 *
 *   in    a map whose parallels are level, with one scale along each
 *   out   a row for each of a few round latitudes, as wide as the length is there; lines that join
 *         the rows' ends in between
 *   not   maps whose scale changes otherwise (cor_scale_goes_by_latitude)
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_SCALE_FAN_H
#define COR_FURNITURE_SCALE_FAN_H

#include "furniture/parts.h"

cor_part_measure cor_scale_fan_measure;
cor_part_draw cor_scale_fan_draw;

#endif
