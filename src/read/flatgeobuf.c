#include "read/flatgeobuf.h"

#include <stdint.h>
#include <string.h>

#include "base/source_text.h"
#include "geo/crs_check.h"

/* Members by their number in header.fbs. */
enum { HEADER_CRS = 10 };
enum { CRS_ORG = 0, CRS_WKT = 4, CRS_CODE_STRING = 5 };

/* Little-endian; 0 beyond the end, where nothing is found then. */
static uint32_t read_little(cor_str bytes, size_t at, size_t size)
{
    uint32_t value = 0;
    if (at > bytes.len || size > bytes.len - at)
        return 0;
    for (size_t i = size; i-- > 0;)
        value = value << 8 | (unsigned char)bytes.ptr[at + i];
    return value;
}

/* Where a member of the table at `table` stands; 0 when it has none. */
static size_t member_of(cor_str buffer, size_t table, size_t number)
{
    size_t back = read_little(buffer, table, 4); /* signed: two's complement in 32 bits */
    size_t fields = (uint32_t)(table - back);
    size_t entry = 4 + 2 * number;
    if (entry + 2 > read_little(buffer, fields, 2))
        return 0;
    uint32_t offset = read_little(buffer, fields + entry, 2);
    return offset ? table + offset : 0;
}

static size_t table_of(cor_str buffer, size_t table, size_t number)
{
    size_t at = member_of(buffer, table, number);
    return at ? at + read_little(buffer, at, 4) : 0;
}

/* Empty when there is none, or when it does not end in the buffer. */
static cor_str text_of(cor_str buffer, size_t table, size_t number)
{
    size_t at = table_of(buffer, table, number);
    size_t length = at ? read_little(buffer, at, 4) : 0;
    if (!at || at + 4 > buffer.len || length > buffer.len - at - 4)
        return (cor_str){ "", 0 };
    return (cor_str){ buffer.ptr + at + 4, length };
}

/* An authority and a code are words: GDAL joins them, and takes what is none for a name of a file.
 */
static bool is_word(cor_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '_' && c != '-')
            return false;
    }
    return true;
}

static bool is_harmless(cor_str buffer)
{
    size_t crs = table_of(buffer, read_little(buffer, 0, 4), HEADER_CRS);
    if (!crs)
        return true;
    return cor_crs_text_is_harmless(text_of(buffer, crs, CRS_WKT)) &&
           is_word(text_of(buffer, crs, CRS_ORG)) && is_word(text_of(buffer, crs, CRS_CODE_STRING));
}

bool cor_flatgeobuf_check(const char *path, cor_span at, cor_report *report)
{
    enum { MAGIC_BYTES = 8, SIZE_BYTES = 4 };
    static const size_t no_limit = SIZE_MAX / 2;
    cor_source *source;
    if (!cor_source_open(&source, path, no_limit, at, report))
        return false;
    cor_str text = source->text, header = { "", 0 };
    size_t size = read_little(text, MAGIC_BYTES, SIZE_BYTES);
    if (cor_str_starts(text, "fgb") && text.len >= MAGIC_BYTES + SIZE_BYTES &&
        size <= text.len - MAGIC_BYTES - SIZE_BYTES)
        header = (cor_str){ text.ptr + MAGIC_BYTES + SIZE_BYTES, size };
    bool ok = is_harmless(header) ||
              cor_fail(report, COR_KIND_CRS, at,
                       "give it a CRS of a code: ogr2ogr -a_srs EPSG:n new.fgb old.fgb",
                       "the CRS of '%s' names another file: it is refused", path);
    cor_source_free(source);
    return ok;
}
