/*
 * read/sqlite: the rows of tables in a SQLite file, without SQL and without running anything in it.
 *
 *   in    the bytes of the file; the first page of a table
 *   out   its rows, one after the other
 *   not   indexes, WITHOUT ROWID tables, journals, what the columns are called
 *
 * Pages may be damaged or point in a circle: every step is checked and counted. Private to read.
 * Source: SQLite, "Database File Format" (sqlite.org/fileformat2.html).
 */
#ifndef COR_READ_SQLITE_H
#define COR_READ_SQLITE_H

#include <stdint.h>

#include "base/str.h"

typedef struct cor_sqlite {
    cor_str bytes;
    size_t page_size, usable;
    size_t pages_left; /* that may still be visited */
} cor_sqlite;

/* The list of what is in the file begins on this page; its rows are type, name, table, first page,
 * SQL. */
enum { COR_SQLITE_SCHEMA_PAGE = 1 };

enum { COR_SQLITE_COLUMNS_MAX = 64 };

typedef struct cor_sqlite_value {
    bool is_text, is_number; /* a text or a blob; a whole number */
    cor_str text;
    int64_t number;
} cor_sqlite_value;

typedef struct cor_sqlite_row {
    int64_t id; /* also that of a column INTEGER PRIMARY KEY, which is NULL in the row */
    cor_sqlite_value columns[COR_SQLITE_COLUMNS_MAX];
    size_t count;
} cor_sqlite_row;

/* False to stop. What the row's texts point to is gone afterwards. */
typedef bool cor_sqlite_take(void *user, const cor_sqlite_row *row);

typedef enum cor_sqlite_verdict {
    COR_SQLITE_FINE,
    COR_SQLITE_STOPPED,
    COR_SQLITE_BROKEN /* damaged, too large, or in another encoding than UTF-8 */
} cor_sqlite_verdict;

bool cor_sqlite_open(cor_sqlite *out, cor_str bytes);
cor_sqlite_verdict cor_sqlite_rows(cor_sqlite *db, uint64_t first_page, cor_sqlite_take *take,
                                   void *user);

#endif
