#include "read/geotiff.h"

#include <stdint.h>

#include "base/source_text.h"
#include "geo/crs_check.h"

enum { GEO_ASCII_PARAMS = 34737 };

/* The two widths of TIFF: how a directory is laid out. */
typedef struct layout {
    bool big_endian;
    size_t first_at;       /* where the place of the first directory stands */
    size_t word;           /* bytes of a count or a place */
    size_t entries, entry; /* bytes of the number of entries, and of one of them */
} layout;

static uint64_t read_number(cor_str bytes, const layout *l, uint64_t at, size_t size)
{
    uint64_t value = 0;
    if (at > bytes.len || size > bytes.len - at)
        return 0;
    for (size_t i = 0; i < size; i++) {
        size_t place = l->big_endian ? i : size - 1 - i;
        value = value << 8 | (unsigned char)bytes.ptr[at + place];
    }
    return value;
}

static bool read_layout(layout *out, cor_str bytes)
{
    enum { CLASSIC = 42, BIG = 43 };
    *out = (layout){ .big_endian = cor_str_starts(bytes, "MM") };
    if (!out->big_endian && !cor_str_starts(bytes, "II"))
        return false;
    uint64_t version = read_number(bytes, out, 2, 2);
    bool big = version == BIG;
    out->first_at = big ? 8 : 4;
    out->word = big ? 8 : 4;
    out->entries = big ? 8 : 2;
    out->entry = big ? 20 : 12;
    return big || version == CLASSIC;
}

/* An entry: tag and type of two bytes each, a count, and the place of what does not fit there. */
static cor_str text_of(cor_str bytes, const layout *l, uint64_t entry)
{
    uint64_t length = read_number(bytes, l, entry + 4, l->word);
    uint64_t at = entry + 4 + l->word;
    if (length > l->word)
        at = read_number(bytes, l, at, l->word);
    if (at > bytes.len || length > bytes.len - at)
        return (cor_str){ "", 0 };
    return (cor_str){ bytes.ptr + at, (size_t)length };
}

/* Of the first image, whose place GDAL takes. */
static bool is_harmless(cor_str bytes)
{
    layout l;
    if (!read_layout(&l, bytes))
        return true;
    uint64_t directory = read_number(bytes, &l, l.first_at, l.word);
    uint64_t count = read_number(bytes, &l, directory, l.entries);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t entry = directory + l.entries + i * l.entry;
        if (entry < directory || entry > bytes.len)
            return true;
        if (read_number(bytes, &l, entry, 2) == GEO_ASCII_PARAMS &&
            !cor_crs_text_is_harmless(text_of(bytes, &l, entry)))
            return false;
    }
    return true;
}

bool cor_geotiff_check(const char *path, cor_span at, cor_report *report)
{
    static const size_t no_limit = SIZE_MAX / 2;
    cor_source *source;
    if (!cor_source_open(&source, path, no_limit, at, report))
        return false;
    bool ok = is_harmless(source->text) ||
              cor_fail(report, COR_KIND_CRS, at,
                       "give it a CRS of a code: gdal_translate -a_srs EPSG:n old.tif new.tif",
                       "the CRS of '%s' names another file: it is refused", path);
    cor_source_free(source);
    return ok;
}
