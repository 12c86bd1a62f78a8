#include "batch/checksum.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "base/memory.h"

enum { PIECE_BYTES = 1 << 16 };

struct cor_summing {
    struct sha256_ctx context;
};

static cor_checksum finish(struct sha256_ctx *context)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    cor_checksum out = { { 0 } };
    sha256_digest(context, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        out.hex[2 * i] = digits[sum[i] >> 4];
        out.hex[2 * i + 1] = digits[sum[i] & 15];
    }
    return out;
}

cor_summing *cor_summing_begin(void)
{
    cor_summing *summing = cor_alloc(1, sizeof *summing);
    sha256_init(&summing->context);
    return summing;
}

void cor_summing_add(cor_summing *summing, cor_str bytes)
{
    sha256_update(&summing->context, bytes.len, (const uint8_t *)bytes.ptr);
}

cor_checksum cor_summing_end(cor_summing *summing)
{
    cor_checksum out = finish(&summing->context);
    cor_free(summing);
    return out;
}

cor_checksum cor_checksum_of(cor_str bytes)
{
    cor_summing *summing = cor_summing_begin();
    cor_summing_add(summing, bytes);
    return cor_summing_end(summing);
}

static bool add_all(struct sha256_ctx *context, int file)
{
    uint8_t piece[PIECE_BYTES];
    ssize_t got;
    do {
        got = read(file, piece, sizeof piece);
        if (got > 0)
            sha256_update(context, (size_t)got, piece);
    } while (got > 0 || (got < 0 && errno == EINTR));
    return got == 0;
}

static bool is_still(int file, const cor_stamp *stamp)
{
    cor_stamp now;
    return cor_stamp_of(&now, file) && cor_stamp_equal(&now, stamp);
}

bool cor_checksum_file(cor_checksum *out, int file, const cor_stamp *stamp)
{
    struct sha256_ctx context;
    sha256_init(&context);
    if (lseek(file, 0, SEEK_SET) != 0 || !is_still(file, stamp) || !add_all(&context, file) ||
        !is_still(file, stamp))
        return false;
    *out = finish(&context);
    return true;
}
