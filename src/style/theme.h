/*
 * style/theme: which theme a figure is drawn in.
 *
 *   in    the merged tree of a figure: `corridor.themes`, the variable `theme` and its --set
 *   out   the entry of that theme
 *   not   reading its file and laying it over the figure (style/document), colours
 *
 * A theme is a figure file like any other that gives other values to the figure's variables. The
 * one that has no file is the figure as it stands.
 *
 * Memory: borrowed from the tree. Threads: safe.
 */
#ifndef COR_STYLE_THEME_H
#define COR_STYLE_THEME_H

#include "style/node.h"
#include "style/style.h"

/* *out is the path of the theme's file, or NULL when nothing is to be laid over the figure.
 * `options` may be NULL. */
COR_MUST_CHECK bool cor_theme_find(const cor_node **out, const cor_node *root,
                                   const cor_style_options *options, cor_report *report);

#endif
