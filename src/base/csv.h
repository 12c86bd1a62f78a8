/*
 * base/csv: a table of comma-separated values with a header (RFC 4180), every cell with its place.
 *
 *   in    UTF-8 text; cells may be quoted; rows end in LF or CRLF
 *   out   the names of the columns, rows of cells
 *   not   types: cells are text
 *
 * A row with another number of cells than the header, a quote that is not closed and a name that
 * stands twice are errors. Empty rows are skipped.
 *
 * Memory: cells live in the arena or in the source, which must live as long.
 */
#ifndef COR_BASE_CSV_H
#define COR_BASE_CSV_H

#include "base/arena.h"
#include "base/report.h"
#include "base/source_text.h"

typedef struct cor_cell {
    cor_str text;
    cor_span at;
} cor_cell;

typedef struct cor_csv {
    const cor_cell *header;
    size_t columns;
    const cor_cell *cells; /* rows * columns */
    size_t rows;
} cor_csv;

enum { COR_CSV_COLUMNS_MAX = 256 };

COR_MUST_CHECK bool cor_csv_read(cor_csv *out, const cor_source *source, cor_arena *arena,
                                 cor_report *report);

/* The number of the column, or -1. */
int cor_csv_column(const cor_csv *csv, const char *name);
static inline const cor_cell *cor_csv_cell(const cor_csv *csv, size_t row, int column)
{
    return &csv->cells[row * csv->columns + (size_t)column];
}

#endif
