/*
 * cli/option_readers: the readers of options that stand in files of their own. Private to cli.
 *
 * Each reads one value into the options; false after it has printed what is wrong.
 */
#ifndef COR_CLI_OPTION_READERS_H
#define COR_CLI_OPTION_READERS_H

#include "cli/options.h"

typedef struct cor_option {
    cor_cli_options *out;
    const cor_command *command;
    const char *value; /* NULL for an option without one */
} cor_option;

bool cor_read_layer(const cor_option *r);
bool cor_read_source_crs(const cor_option *r);
bool cor_read_where(const cor_option *r);
bool cor_read_split(const cor_option *r);
bool cor_read_by(const cor_option *r);
bool cor_read_crs(const cor_option *r);
bool cor_read_every(const cor_option *r);
bool cor_read_dem(const cor_option *r);
bool cor_read_detail(const cor_option *r);
bool cor_read_unit(const cor_option *r);
bool cor_read_json(const cor_option *r);
bool cor_read_csv(const cor_option *r);
bool cor_read_junit(const cor_option *r);
bool cor_read_at(const cor_option *r);
bool cor_read_point(const cor_option *r);
bool cor_read_events(const cor_option *r);
bool cor_read_posts(const cor_option *r);
bool cor_read_time_limit(const cor_option *r);
bool cor_read_memory_limit(const cor_option *r);

#endif
