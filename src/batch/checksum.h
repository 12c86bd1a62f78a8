/*
 * batch/checksum: SHA-256 of bytes, in pieces or at once, and of files.
 *
 *   in    bytes; an open file and what it was when it was read
 *   out   64 hexadecimal digits
 *
 * By libnettle, which uses the processor's own instructions where there are some.
 * Threads: safe. Source: FIPS 180-4.
 */
#ifndef COR_BATCH_CHECKSUM_H
#define COR_BATCH_CHECKSUM_H

#include "base/inputs.h"
#include "base/str.h"

typedef struct cor_checksum {
    char hex[65]; /* with its NUL */
} cor_checksum;

cor_checksum cor_checksum_of(cor_str bytes);

/* A sum in the making; cor_summing_end frees it. */
typedef struct cor_summing cor_summing;
cor_summing *cor_summing_begin(void);
void cor_summing_add(cor_summing *summing, cor_str bytes);
cor_checksum cor_summing_end(cor_summing *summing);

/* Of all of an open file. False when it cannot be read, or is not what it was. */
COR_MUST_CHECK bool cor_checksum_file(cor_checksum *out, int file, const cor_stamp *stamp);

#endif
