/*
 * batch/checksum: SHA-256 of bytes and of files.
 *
 *   in    bytes, or the path of a regular file
 *   out   64 hexadecimal digits
 *
 * By libnettle, which uses the processor's own instructions where there are some.
 * Threads: safe. Source: FIPS 180-4.
 */
#ifndef COR_BATCH_CHECKSUM_H
#define COR_BATCH_CHECKSUM_H

#include "base/str.h"

typedef struct cor_checksum {
    char hex[65]; /* with its NUL */
} cor_checksum;

cor_checksum cor_checksum_of(cor_str bytes);
/* False when it is no regular file that can be read. */
COR_MUST_CHECK bool cor_checksum_file(cor_checksum *out, const char *path);

#endif
