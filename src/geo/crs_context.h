/*
 * geo/crs_context: PROJ on a leash.
 *
 *   in    nothing
 *   out   a PJ_CONTEXT that reaches no network, opens no file but PROJ's own database, prints
 *         nothing and keeps its last message
 *   not   what is asked of it
 *
 * Left to itself PROJ opens whatever file a definition names (grids, init files), looks into the
 * user's home and the current folder first, and takes other datum shifts on a machine that happens
 * to have grids. Here all of that fails as "file not found", so the same definition gives the same
 * map everywhere. It also saves the 5 ms that opening the database takes where nobody needs it.
 *
 * Memory: cor_crs_context_free, after every PJ made in it. Threads: one per thread.
 */
#ifndef COR_GEO_CRS_CONTEXT_H
#define COR_GEO_CRS_CONTEXT_H

#include <proj.h>
#include <stdbool.h>

typedef struct cor_crs_context cor_crs_context;

cor_crs_context *cor_crs_context_new(void);
void cor_crs_context_free(cor_crs_context *context);
PJ_CONTEXT *cor_crs_context_proj(const cor_crs_context *context);

/* From here on the database may be opened. */
void cor_crs_context_allow_database(cor_crs_context *context);

/* What PROJ said last, without the name of its function; "" when it said nothing. */
const char *cor_crs_context_message(const cor_crs_context *context);
void cor_crs_context_clear_message(cor_crs_context *context);

#endif
