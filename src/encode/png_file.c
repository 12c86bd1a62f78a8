#include "encode/png_file.h"

#include <libdeflate.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"

/* Measured on a dense map of A4 at 150 dpi: level 1 takes 14 ms and is 3.5 % larger than level 6,
 * which takes 30 ms. On flat colours no filter is faster than each filter of PNG, and a quarter
 * smaller. */
enum { LEVEL = 1 };

static void put_u32(uint8_t *to, size_t value)
{
    to[0] = (uint8_t)(value >> 24);
    to[1] = (uint8_t)(value >> 16);
    to[2] = (uint8_t)(value >> 8);
    to[3] = (uint8_t)value;
}

static void put_chunk(cor_buf *out, const char *type, const void *data, size_t length)
{
    uint8_t number[4];
    put_u32(number, length);
    cor_buf_append(out, number, 4);
    size_t start = out->len;
    cor_buf_append(out, type, 4);
    if (length > 0)
        cor_buf_append(out, data, length);
    put_u32(number, libdeflate_crc32(0, out->ptr + start, length + 4));
    cor_buf_append(out, number, 4);
}

static void put_header(cor_buf *out, const cor_png_image *image)
{
    enum { BIT_DEPTH = 8 };
    static const uint8_t colour_types[] = { [1] = 0, [3] = 2, [4] = 6 }; /* by channels */
    static const uint8_t signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
    cor_buf_append(out, signature, sizeof signature);
    uint8_t header[13] = { 0 };
    put_u32(header, image->width);
    put_u32(header + 4, image->height);
    header[8] = BIT_DEPTH;
    header[9] = colour_types[image->channels];
    put_chunk(out, "IHDR", header, sizeof header);
}

static void put_resolution(cor_buf *out, double dpi)
{
    enum { UNIT_METRE = 1 };
    size_t per_metre = (size_t)lround(dpi / 0.0254);
    uint8_t data[9];
    put_u32(data, per_metre);
    put_u32(data + 4, per_metre);
    data[8] = UNIT_METRE;
    put_chunk(out, "pHYs", data, sizeof data);
}

/* iTXt, not tEXt: titles are UTF-8, and tEXt is Latin-1. */
static void put_text(cor_buf *out, const char *keyword, const char *text)
{
    if (!text || !*text)
        return;
    cor_buf data = { 0 };
    cor_buf_append(&data, keyword, strlen(keyword) + 1);
    cor_buf_append(&data, "\0\0\0\0", 4); /* not compressed, no language, no translated keyword */
    cor_buf_text(&data, text);
    put_chunk(out, "iTXt", data.ptr, data.len);
    cor_buf_free(&data);
}

size_t cor_png_row_size(const cor_png_image *image)
{
    return 1 + image->width * image->channels;
}

static void put_pixels(cor_buf *out, const cor_png_image *image)
{
    size_t size = image->height * cor_png_row_size(image);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        COR_NEVER("no memory for a compressor");
    size_t room = libdeflate_zlib_compress_bound(compressor, size);
    uint8_t *packed = cor_realloc(NULL, room, 1); /* little of it is used: not cleared */
    size_t length = libdeflate_zlib_compress(compressor, image->rows, size, packed, room);
    put_chunk(out, "IDAT", packed, length);
    libdeflate_free_compressor(compressor);
    cor_free(packed);
}

void cor_png_file(cor_buf *out, const cor_png_image *image)
{
    static const uint8_t perceptual[] = { 0 };
    put_header(out, image);
    put_chunk(out, "sRGB", perceptual, sizeof perceptual);
    put_resolution(out, image->dpi);
    put_text(out, "Title", image->title);
    put_text(out, "Description", image->description);
    put_text(out, "Software", "corridor");
    put_pixels(out, image);
    put_chunk(out, "IEND", NULL, 0);
}
