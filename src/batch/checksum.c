#include "batch/checksum.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE_BYTES = 1 << 16 };

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

cor_checksum cor_checksum_of(cor_str bytes)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    return finish(&context);
}

static bool add_all(struct sha256_ctx *context, int file)
{
    uint8_t piece[PIECE_BYTES];
    ssize_t got;
    while ((got = read(file, piece, sizeof piece)) > 0)
        sha256_update(context, (size_t)got, piece);
    return got == 0;
}

bool cor_checksum_file(cor_checksum *out, const char *path)
{
    struct sha256_ctx context;
    struct stat status;
    /* A pipe that nobody writes to would be waited for. */
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return false;
    sha256_init(&context);
    bool well = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && add_all(&context, file);
    close(file);
    if (well)
        *out = finish(&context);
    return well;
}
