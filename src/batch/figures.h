/*
 * batch/figures: which figure files a command line means.
 *
 *   in    files and folders
 *   out   figure files: folders' *.yaml, *.yml and *.json in the order of their names, but not
 *         *.schema.json and *.audit.json
 *   not   whether they are figures: files in a folder that only serve to be extended
 *         (corridor.abstract) are left out by the one who reads them
 *
 * Memory: cor_figures_free.
 */
#ifndef COR_BATCH_FIGURES_H
#define COR_BATCH_FIGURES_H

#include "base/report.h"

typedef struct cor_figure_file {
    char *path;
    bool from_folder;
} cor_figure_file;

typedef struct cor_figures {
    cor_figure_file *items;
    size_t count, capacity;
} cor_figures;

/* A file as it is named. */
void cor_figures_add(cor_figures *figures, const char *path);
COR_MUST_CHECK bool cor_figures_find(cor_figures *out, const char *const *names, size_t count,
                                     cor_report *report);
/* Two figures that would write the same output are an error. */
bool cor_figures_check_outputs(const cor_figures *figures, cor_report *report);
void cor_figures_free(cor_figures *figures);

#endif
