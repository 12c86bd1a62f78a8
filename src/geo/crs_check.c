#include "geo/crs_check.h"

#include <stdio.h>
#include <string.h>

#include "geo/crs_keys.h"

enum { PROJ_STRING_MAX = 2048, WKT_MAX = 65536 };

static const char spellings[] =
    "write EPSG:32638, OGC:CRS84, ESRI:54030, a PROJ string such as \"+proj=laea +lat_0=39 "
    "+lon_0=46\", or WKT";

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static cor_str trimmed(cor_str text)
{
    while (text.len > 0 && is_space(text.ptr[0])) {
        text.ptr++;
        text.len--;
    }
    while (text.len > 0 && is_space(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

static bool starts_anycase(cor_str text, const char *prefix)
{
    size_t length = strlen(prefix);
    if (text.len < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (lower(text.ptr[i]) != lower(prefix[i]))
            return false;
    return true;
}

static const char *find_anycase(cor_str text, const char *word)
{
    for (; text.len > 0; text.ptr++, text.len--)
        if (starts_anycase(text, word))
            return text.ptr;
    return NULL;
}

/* What GeoJSON and GML write: urn:ogc:def:crs:EPSG::32638, http://www.opengis.net/def/crs/EPSG/0/n.
 * Leaves AUTHORITY and CODE in *authority and *code. */
static bool split_long_code(cor_str text, cor_str *authority, cor_str *code)
{
    static const struct {
        const char *prefix;
        char separator;
    } forms[] = {
        { "urn:ogc:def:crs:", ':' },
        { "urn:x-ogc:def:crs:", ':' },
        { "http://www.opengis.net/def/crs/", '/' },
        { "https://www.opengis.net/def/crs/", '/' },
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!starts_anycase(text, forms[i].prefix))
            continue;
        size_t skip = strlen(forms[i].prefix);
        const char *rest = text.ptr + skip, *end = text.ptr + text.len;
        const char *first = memchr(rest, forms[i].separator, (size_t)(end - rest));
        const char *second =
            first ? memchr(first + 1, forms[i].separator, (size_t)(end - first - 1)) : NULL;
        if (!second)
            return false;
        *authority = (cor_str){ rest, (size_t)(first - rest) };
        *code = (cor_str){ second + 1, (size_t)(end - second - 1) };
        return true;
    }
    return false;
}

static bool split_code(cor_str text, cor_str *authority, cor_str *code)
{
    const char *colon = memchr(text.ptr, ':', text.len);
    if (!colon)
        return false;
    *authority = (cor_str){ text.ptr, (size_t)(colon - text.ptr) };
    *code = (cor_str){ colon + 1, text.len - authority->len - 1 };
    return true;
}

static bool is_code(cor_str code)
{
    for (size_t i = 0; i < code.len; i++) {
        char c = lower(code.ptr[i]);
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return code.len > 0 && code.len <= 32;
}

static bool read_code(cor_crs_text *out, cor_span at, cor_report *report)
{
    static const char *const authorities[] = { "EPSG", "OGC", "ESRI", "IGNF" };
    cor_str authority, code;
    int shown = out->text.len < 60 ? (int)out->text.len : 60;
    if ((!split_long_code(out->text, &authority, &code) &&
         !split_code(out->text, &authority, &code)) ||
        !is_code(code))
        return cor_fail(report, COR_KIND_CRS, at, spellings,
                        "'%.*s' is not a coordinate reference system", shown, out->text.ptr);
    for (size_t i = 0; i < sizeof authorities / sizeof *authorities; i++) {
        if (authority.len != strlen(authorities[i]) || !starts_anycase(authority, authorities[i]))
            continue;
        snprintf(out->code, sizeof out->code, "%s:%.*s", authorities[i], (int)code.len, code.ptr);
        return true;
    }
    return cor_fail(report, COR_KIND_CRS, at, "the authorities are EPSG, OGC, ESRI and IGNF",
                    "unknown authority in '%.*s'", shown, out->text.ptr);
}

/* The first word of a text, WKT or not, that makes PROJ open a file; NULL for none. */
static const char *file_word(cor_str text)
{
    static const char *const words[] = { "PARAMETERFILE", "PROJ4_GRIDS", "+init=",
                                         "geoidgrids=",   "+file=",      "+model=" };
    static const char grids[] = "grids=";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (find_anycase(text, words[i]))
            return words[i];
    cor_str rest = text;
    for (const char *found; (found = find_anycase(rest, grids)) != NULL;) {
        found += strlen(grids);
        rest = (cor_str){ found, (size_t)(text.ptr + text.len - found) };
        if (!starts_anycase(rest, "@null"))
            return grids;
    }
    return NULL;
}

/* The context opens no file whatever the text says (geo/crs_context): this gives the user a reason,
 * and keeps a shift that would be left out from being left out in silence. */
static bool check_wkt(cor_str text, cor_span at, cor_report *report)
{
    const char *word = file_word(text);
    return !word || cor_fail(report, COR_KIND_CRS, at, "leave the file out",
                             "WKT that names a file ('%s') is refused", word);
}

static bool is_wkt(cor_str text)
{
    static const char *const keywords[] = {
        "PROJCS",        "PROJCRS",  "PROJECTEDCRS", "GEOGCS",         "GEOGCRS",
        "GEOGRAPHICCRS", "GEODCRS",  "GEODETICCRS",  "GEOCCS",         "COMPD_CS",
        "COMPOUNDCRS",   "BOUNDCRS", "VERT_CS",      "VERTCS",         "VERTCRS",
        "VERTICALCRS",   "LOCAL_CS", "ENGCRS",       "ENGINEERINGCRS", "DERIVEDPROJCRS",
    };
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t length = strlen(keywords[i]);
        cor_str rest = text;
        if (!starts_anycase(text, keywords[i]))
            continue;
        rest.ptr += length;
        rest.len -= length;
        rest = trimmed(rest);
        if (rest.len > 0 && (rest.ptr[0] == '[' || rest.ptr[0] == '('))
            return true;
    }
    return false;
}

static bool is_proj_string(cor_str text)
{
    return text.ptr[0] == '+' || starts_anycase(text, "proj=") || starts_anycase(text, "init=");
}

static bool check_size(cor_str text, size_t most, cor_span at, cor_report *report)
{
    if (text.len <= most)
        return true;
    return cor_fail(report, COR_KIND_LIMIT, at, NULL,
                    "the definition of a CRS has %zu bytes; %zu are allowed", text.len, most);
}

static bool check_characters(cor_str text, cor_span at, cor_report *report)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((c < ' ' && !is_space((char)c)) || c == 0x7f)
            return cor_fail(report, COR_KIND_CRS, at, NULL,
                            "control character U+%04X in the definition of a CRS", c);
    }
    if (cor_utf8_invalid(text) < text.len)
        return cor_fail(report, COR_KIND_CRS, at, NULL, "the definition of a CRS is not UTF-8");
    return true;
}

static bool read_proj(cor_crs_text *out, cor_span at, cor_report *report)
{
    out->kind = COR_CRS_PROJ;
    if (!cor_crs_words_split(&out->words, out->text))
        return cor_fail(report, COR_KIND_LIMIT, at, NULL, "a PROJ string has more than %d words",
                        COR_CRS_WORDS_MAX);
    return cor_crs_keys_check(&out->words, at, report);
}

static bool read_text(cor_crs_text *out, cor_span at, cor_report *report)
{
    if (is_wkt(out->text)) {
        out->kind = COR_CRS_WKT;
        return check_wkt(out->text, at, report);
    }
    if (!check_size(out->text, PROJ_STRING_MAX, at, report))
        return false;
    if (is_proj_string(out->text))
        return read_proj(out, at, report);
    out->kind = COR_CRS_CODE;
    return read_code(out, at, report);
}

bool cor_crs_text_check(cor_crs_text *out, cor_str definition, cor_span at, cor_report *report)
{
    cor_crs_text text = { .text = trimmed(definition) };
    if (text.text.len == 0)
        return cor_fail(report, COR_KIND_CRS, at, spellings, "the definition of a CRS is empty");
    if (!check_size(text.text, WKT_MAX, at, report) || !check_characters(text.text, at, report) ||
        !read_text(&text, at, report))
        return false;
    *out = text;
    return true;
}

bool cor_crs_text_is_harmless(cor_str text)
{
    text = trimmed(text);
    if (text.len > WKT_MAX || (text.len && text.ptr[0] == '{') || file_word(text))
        return false;
    if (!text.len || is_wkt(text) || (!find_anycase(text, "proj=") && !find_anycase(text, "init=")))
        return true;
    cor_report ignored = { 0 };
    cor_crs_text parsed;
    bool ok = cor_crs_text_check(&parsed, text, COR_NOWHERE, &ignored);
    cor_report_clear(&ignored);
    return ok;
}
