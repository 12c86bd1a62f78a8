/*
 * furniture/legend_key: what stands beside the words of a legend: swatches, ramps, nested circles.
 * Private to furniture.
 *
 *   in    an entry, its texts' language
 *   out   the room it takes; marks in the scene
 *   not   the words of swatches and headings, columns (legend)
 */
#ifndef COR_FURNITURE_LEGEND_KEY_H
#define COR_FURNITURE_LEGEND_KEY_H

#include "furniture/legend_entries.h"
#include "furniture/words.h"

/* The swatch of a layer that needs more room than this is given it. */
extern const double cor_swatch_width_pt;

/* Of a swatch the marks alone, of ramps and circles their numbers too. */
COR_MUST_CHECK bool cor_legend_key_measure(cor_size *out, cor_plan *plan,
                                           const cor_legend_entry *entry, cor_report *report);

/* Draws it into `box`: the swatch's column, or for ramps and circles the whole row. */
COR_MUST_CHECK bool cor_legend_key_draw(const cor_page *page, const cor_legend_entry *entry,
                                        cor_rect box);

#endif
