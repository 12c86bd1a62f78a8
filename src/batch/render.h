/*
 * batch/render: one figure from its file to its outputs.
 *
 *   in    a figure file, or a data file for which a plain style is made
 *   out   NAME.png, NAME.svg, NAME.pdf in a folder, and NAME.audit.json beside them
 *   not   many figures (batch/workers)
 *
 * All formats are drawn from one scene. All outputs are encoded before the first is written, so
 * that a fault leaves none of them.
 *
 * Memory: nothing stays. Threads: one figure per process; figures run in processes of their own.
 */
#ifndef COR_BATCH_RENDER_H
#define COR_BATCH_RENDER_H

#include "base/report.h"
#include "base/str.h"
#include "plan/plan.h"
#include "scene/scene.h"

/* What is said of a data file that is named instead of a figure. */
typedef struct cor_data_options {
    const char *layer; /* table of a GeoPackage; NULL: the only one */
    const char *crs;   /* of its coordinates; NULL: as the file says */
} cor_data_options;

typedef struct cor_render_options {
    const char *folder;      /* where outputs go; made when missing */
    unsigned formats;        /* COR_OUTPUT_...; 0: as the figure says */
    double dpi;              /* 0: as the figure says */
    const char *language;    /* NULL: the figure's first */
    bool skip_abstract;      /* nothing is drawn for figures that only serve to be extended */
    bool dry;                /* all is done but writing */
    bool strict;             /* a warning is an error: nothing is written */
    bool lint;               /* and the figure is looked at as one (lint/lint) */
    cor_style_options style; /* --set, --lenient */
    cor_data_options data;
} cor_render_options;

/* Appends the path of each file written to `written`, a line each. */
COR_MUST_CHECK bool cor_render_figure(const char *figure, const cor_render_options *options,
                                      cor_buf *written, cor_report *report);

/* The figure file, or the plain figure of a data file, checked. */
COR_MUST_CHECK bool cor_load_style(cor_style **out, const char *figure,
                                   const cor_render_options *options, cor_report *report);

/* A figure as far as its plan, NULL for one that is skipped. Free the plan before the style. */
COR_MUST_CHECK bool cor_load_figure(cor_style **style, cor_plan **plan, const char *figure,
                                    const cor_render_options *options, cor_report *report);

/* "png,svg" to COR_OUTPUT_... bits; false with the first word that is no format. */
bool cor_formats_parse(unsigned *out, const char *text, cor_str *bad);

#endif
