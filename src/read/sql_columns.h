/*
 * read/sql_columns: the columns of a table, from its SQL.
 *
 *   in    CREATE TABLE ... as SQLite keeps it in its list of what there is
 *   out   whether a column is computed: GENERATED ALWAYS AS (...), with those words or with AS
 * alone; the place of a column in a row not   any other meaning of the SQL
 *
 * Quoted names, texts and comments are taken as a whole. Outside of them, one bracket deep, AS
 * stands for nothing else than a generated column (CAST(x AS y) lies deeper). Private to read.
 */
#ifndef COR_READ_SQL_COLUMNS_H
#define COR_READ_SQL_COLUMNS_H

#include "base/str.h"

bool cor_sql_has_computed_column(cor_str sql);

/* Where the column stands among those of the table, from 0; -1 when there is none of that name. */
int cor_sql_column(cor_str sql, const char *name);

#endif
