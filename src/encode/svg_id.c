/*
 * Ids that are the figure's own: NAME-1a2b3c4d-clip-1. Several SVGs may stand in one page, where
 * url(#...) finds the first element with an id, of whichever figure. Names may be the same in two
 * folders, in two languages, in two themes: so a number follows that is made of all that the file
 * says. It stays while the file stays.
 *
 * The number is known when all is written; up to then MARKs, which nothing else in the file can be
 * (cor_svg_escape lets no such character through), keep its place.
 */
#include <string.h>

#include "base/memory.h"
#include "encode/svg_writer.h"

static const char MARKS[] = "\1\1\1\1\1\1\1\1";

static bool is_taken(const cor_svg_writer *writer, const char *id)
{
    for (size_t i = 0; i < writer->id_count; i++)
        if (strcmp(writer->ids[i], id) == 0)
            return true;
    return false;
}

/* Letters of all scripts, as XML has them: https://www.w3.org/TR/xml/#NT-NameStartChar, without the
 * colon. */
static bool begins_name(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        { 'A', 'Z' },       { '_', '_' },       { 'a', 'z' },         { 0xc0, 0xd6 },
        { 0xd8, 0xf6 },     { 0xf8, 0x2ff },    { 0x370, 0x37d },     { 0x37f, 0x1fff },
        { 0x200c, 0x200d }, { 0x2070, 0x218f }, { 0x2c00, 0x2fef },   { 0x3001, 0xd7ff },
        { 0xf900, 0xfdcf }, { 0xfdf0, 0xfffc }, { 0x10000, 0xeffff },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* Digits and accents, but no full stop, which CSS takes for a class. */
static bool goes_on_name(uint32_t c)
{
    return c == '-' || (c >= '0' && c <= '9') || c == 0xb7 || (c >= 0x300 && c <= 0x36f);
}

/* What an id may be in XML and needs no escaping in a url(#...) or a CSS selector. */
static void put_clean(cor_buf *out, cor_str name)
{
    size_t before = out->len;
    for (size_t at = 0; at < name.len;) {
        uint32_t c = cor_utf8_next(name, &at);
        if (goes_on_name(c) && out->len == 0)
            cor_buf_char(out, '_');
        cor_buf_code_point(out, begins_name(c) || goes_on_name(c) ? c : '-');
    }
    if (out->len == before)
        cor_buf_char(out, '_');
    if (out->ptr[0] == '-')
        out->ptr[0] = '_';
}

const char *cor_svg_id(cor_svg_writer *writer, const char *name)
{
    cor_buf id = { 0 };
    put_clean(&id, cor_str_of(writer->name));
    cor_buf_printf(&id, "-%s-", MARKS);
    put_clean(&id, cor_str_of(name));
    size_t stem = id.len;
    for (unsigned long long n = 2; is_taken(writer, id.ptr); n++) {
        id.len = stem;
        cor_buf_printf(&id, "-%llu", n);
    }
    writer->ids =
        cor_grow(writer->ids, &writer->id_capacity, writer->id_count + 1, sizeof *writer->ids);
    writer->ids[writer->id_count++] = id.ptr; /* the writer frees it */
    return id.ptr;
}

void cor_svg_reference(cor_buf *out, const char *id)
{
    cor_buf_printf(out, " xlink:href=\"#%s\" href=\"#%s\"", id, id);
}

/* FNV-1a: Fowler, Noll and Vo, draft-eastlake-fnv; folded to 32 bits. */
static uint32_t number_of(const char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash ^ hash >> 32);
}

void cor_svg_stamp_ids(cor_buf *out, size_t start)
{
    static const size_t length = sizeof MARKS - 1;
    cor_buf number = { 0 };
    if (out->len == start)
        return;
    cor_buf_printf(&number, "%08x", (unsigned)number_of(out->ptr + start, out->len - start));
    char *at = out->ptr + start, *end = out->ptr + out->len;
    while ((at = memchr(at, MARKS[0], (size_t)(end - at)))) {
        memcpy(at, number.ptr, length);
        at += length;
    }
    cor_buf_free(&number);
}
