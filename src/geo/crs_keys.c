#include "geo/crs_keys.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "geo/crs_methods.h"

typedef enum value_kind {
    FLAG,
    NUMBER,
    FRACTION, /* 0.3048 or 1/3 */
    ANGLE,
    WORD, /* letters, digits, - _ */
    WORD_OR_ANGLE,
    NUMBERS, /* with commas */
    NO_FILE, /* @null only */
    METHOD
} value_kind;

typedef struct key_entry {
    const char *key;
    value_kind kind;
} key_entry;

static const key_entry allowed[] = {
    { "proj", METHOD },
    { "o_proj", METHOD },
    /* The size of the earth. */
    { "R", NUMBER },
    { "a", NUMBER },
    { "b", NUMBER },
    { "f", NUMBER },
    { "rf", NUMBER },
    { "es", NUMBER },
    { "e", NUMBER },
    { "ellps", WORD },
    { "datum", WORD },
    { "towgs84", NUMBERS },
    { "nadgrids", NO_FILE },
    { "pm", WORD_OR_ANGLE },
    { "R_A", FLAG },
    { "R_V", FLAG },
    { "R_a", FLAG },
    { "R_g", FLAG },
    { "R_h", FLAG },
    { "R_C", FLAG },
    { "R_lat_a", ANGLE },
    { "R_lat_g", ANGLE },
    /* Units and bookkeeping. */
    { "units", WORD },
    { "to_meter", FRACTION },
    { "axis", WORD },
    { "type", WORD },
    { "no_defs", FLAG },
    { "wktext", FLAG },
    /* Origins and scale. */
    { "lat_0", ANGLE },
    { "lat_1", ANGLE },
    { "lat_2", ANGLE },
    { "lat_3", ANGLE },
    { "lat_ts", ANGLE },
    { "lat_b", ANGLE },
    { "lat_t", ANGLE },
    { "lon_0", ANGLE },
    { "lon_1", ANGLE },
    { "lon_2", ANGLE },
    { "lon_3", ANGLE },
    { "lonc", ANGLE },
    { "x_0", NUMBER },
    { "y_0", NUMBER },
    { "k", NUMBER },
    { "k_0", NUMBER },
    { "zone", NUMBER },
    { "south", FLAG },
    /* Of single methods. */
    { "alpha", ANGLE },
    { "gamma", ANGLE },
    { "azi", ANGLE },
    { "tilt", ANGLE },
    { "theta", ANGLE },
    { "rot_xy", ANGLE },
    { "h", NUMBER },
    { "h_0", NUMBER },
    { "W", NUMBER },
    { "M", NUMBER },
    { "n", NUMBER },
    { "m", NUMBER },
    { "q", NUMBER },
    { "sweep", WORD },
    { "algo", WORD },
    { "approx", FLAG },
    { "guam", FLAG },
    { "hyperbolic", FLAG },
    { "ns", FLAG },
    { "no_cut", FLAG },
    { "no_off", FLAG },
    { "no_uoff", FLAG },
    { "no_rot", FLAG },
    { "czech", FLAG },
    { "lsat", NUMBER },
    { "path", NUMBER },
    { "orient", WORD },
    { "mode", WORD },
    { "aperture", NUMBER },
    { "resolution", NUMBER },
    { "shape", WORD },
    { "scrollx", NUMBER },
    { "scrolly", NUMBER },
    { "UVtoST", WORD },
    { "north_square", NUMBER },
    { "south_square", NUMBER },
    { "plat_0", ANGLE },
    { "plon_0", ANGLE },
    { "phdg_0", ANGLE },
    /* Of ob_tran. */
    { "o_lat_p", ANGLE },
    { "o_lon_p", ANGLE },
    { "o_alpha", ANGLE },
    { "o_lat_c", ANGLE },
    { "o_lon_c", ANGLE },
    { "o_lat_1", ANGLE },
    { "o_lat_2", ANGLE },
    { "o_lon_1", ANGLE },
    { "o_lon_2", ANGLE },
};
enum { ALLOWED_COUNT = sizeof allowed / sizeof *allowed };

static const struct {
    const char *key, *reason, *hint;
} refused[] = {
    { "nadgrids", "names a file",
      "grids of datum shifts are not read; +towgs84=dx,dy,dz gives one in three numbers" },
    { "geoidgrids", "names a file", "a map has no heights: leave it out" },
    { "grids", "names a file", NULL },
    { "file", "names a file", NULL },
    { "model", "names a file", NULL },
    { "catalog", "names a file", NULL },
    { "init", "names a file", "write EPSG:32638 for +init=epsg:32638" },
    { "over", "would draw the earth more than once", "leave it out" },
    { "lon_wrap", "moves the edge of a map that has none", "+proj=eqc +lon_0=... moves the edge" },
    { "vunits", "is about heights", "a map has no heights: leave it out" },
    { "vto_meter", "is about heights", "a map has no heights: leave it out" },
    { "geoc", "takes latitudes for geocentric ones", "leave it out" },
};

static const key_entry *allowed_key(cor_str key)
{
    for (size_t i = 0; i < ALLOWED_COUNT; i++)
        if (cor_str_is(key, allowed[i].key))
            return &allowed[i];
    return NULL;
}

static bool is_word(cor_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
    }
    return text.len > 0;
}

static bool is_number(cor_str text)
{
    double ignored;
    return cor_number_parse(text, &ignored);
}

/* Cuts the piece before `separator` off *rest; the piece may be empty. */
static cor_str cut_piece(cor_str *rest, char separator)
{
    cor_str piece = *rest;
    const char *end = rest->len > 0 ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (!end) {
        *rest = (cor_str){ NULL, 0 };
        return piece;
    }
    piece.len = (size_t)(end - piece.ptr);
    rest->len -= piece.len + 1;
    rest->ptr = end + 1;
    return piece;
}

static bool is_numbers(cor_str text, char separator, size_t most)
{
    size_t count = 0;
    while (text.ptr) {
        if (!is_number(cut_piece(&text, separator)))
            return false;
        count++;
    }
    return count > 0 && count <= most;
}

static bool is_flag(cor_str text)
{
    static const char *const words[] = { "T", "t", "True", "true", "F", "f", "False", "false" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cor_str_is(text, words[i]))
            return true;
    return text.ptr == NULL;
}

static bool is_angle(cor_str text)
{
    double ignored;
    return cor_crs_angle_parse(text, &ignored);
}

static bool value_fits(value_kind kind, cor_str value)
{
    switch (kind) {
    case FLAG:
        return is_flag(value);
    case NUMBER:
        return is_number(value);
    case FRACTION:
        return is_numbers(value, '/', 2);
    case ANGLE:
        return is_angle(value);
    case WORD:
        return is_word(value);
    case WORD_OR_ANGLE:
        return is_word(value) || is_angle(value);
    case NUMBERS:
        return is_numbers(value, ',', 7);
    case NO_FILE:
        return cor_str_is(value, "@null");
    case METHOD:
        return is_word(value);
    }
    return false;
}

static int shown(cor_str text)
{
    return text.len < 40 ? (int)text.len : 40;
}

static bool refuse_key(cor_str key, cor_span at, cor_report *report)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (cor_str_is(key, refused[i].key))
            return cor_fail(report, COR_KIND_CRS, at, refused[i].hint,
                            "'+%s' in a PROJ string %s: it is refused", refused[i].key,
                            refused[i].reason);
    const char *keys[ALLOWED_COUNT];
    for (size_t i = 0; i < ALLOWED_COUNT; i++)
        keys[i] = allowed[i].key;
    const char *nearest = cor_str_nearest(key, keys, ALLOWED_COUNT);
    if (!nearest)
        return cor_fail(report, COR_KIND_CRS, at, NULL, "unknown key '+%.*s' in a PROJ string",
                        shown(key), key.ptr);
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean '+%s'?", nearest);
    return cor_fail(report, COR_KIND_CRS, at, hint, "unknown key '+%.*s' in a PROJ string",
                    shown(key), key.ptr);
}

static bool check_method(cor_str id, cor_span at, cor_report *report)
{
    if (cor_crs_method_find(id))
        return true;
    if (cor_str_is(id, "geocent") || cor_str_is(id, "cart"))
        return cor_fail(report, COR_KIND_CRS, at, "a map needs a projection such as +proj=laea",
                        "'+proj=%.*s' is geocentric: it has no plane", shown(id), id.ptr);
    const char *nearest = cor_crs_method_nearest(id);
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean '+proj=%s'?", nearest ? nearest : "");
    return cor_fail(report, COR_KIND_CRS, at, nearest ? hint : "`proj -l` lists the projections",
                    "'%.*s' is not a map projection", shown(id), id.ptr);
}

static bool check_word(const cor_crs_word *word, cor_span at, cor_report *report)
{
    static const char *const wanted[] = {
        [FLAG] = "it takes no value",
        [NUMBER] = "it takes a number",
        [FRACTION] = "it takes a number",
        [ANGLE] = "it takes an angle such as 46.5 or 46d30'E",
        [WORD] = "it takes one word",
        [WORD_OR_ANGLE] = "it takes a name or an angle",
        [NUMBERS] = "it takes three or seven numbers with commas",
        [NO_FILE] = "it names a file",
        [METHOD] = "it takes the name of a projection",
    };
    const key_entry *entry = allowed_key(word->key);
    if (!entry)
        return refuse_key(word->key, at, report);
    if (value_fits(entry->kind, word->value))
        return entry->kind != METHOD || check_method(word->value, at, report);
    if (entry->kind == NO_FILE)
        return refuse_key(word->key, at, report);
    return cor_fail(report, COR_KIND_CRS, at, wanted[entry->kind],
                    "bad value in '%.*s' of a PROJ string", shown(word->text), word->text.ptr);
}

/* PROJ takes an ellipsoid a million times as wide as high, and gives nonsense. */
static bool check_axes(const cor_crs_words *words, cor_span at, cor_report *report)
{
    static const double flattest = 0.01;
    const cor_crs_word *a = cor_crs_words_find(words, "a"), *b = cor_crs_words_find(words, "b");
    double a_m, b_m;
    if (!a || !b || !cor_number_parse(a->value, &a_m) || !cor_number_parse(b->value, &b_m) ||
        (b_m > flattest * a_m && a_m > flattest * b_m))
        return true;
    return cor_fail(report, COR_KIND_CRS, at, "the earth has +a=6378137 +b=6356752.3142",
                    "'+a=%.*s +b=%.*s' is no ellipsoid", shown(a->value), a->value.ptr,
                    shown(b->value), b->value.ptr);
}

bool cor_crs_keys_check(const cor_crs_words *words, cor_span at, cor_report *report)
{
    for (size_t i = 0; i < words->count; i++) {
        const cor_crs_word *word = &words->items[i];
        if (!check_word(word, at, report))
            return false;
        for (size_t k = 0; k < i; k++)
            if (cor_str_equal(words->items[k].key, word->key))
                return cor_fail(report, COR_KIND_CRS, at, NULL,
                                "'+%.*s' stands twice in a PROJ string", shown(word->key),
                                word->key.ptr);
    }
    if (!cor_crs_words_has(words, "proj"))
        return cor_fail(report, COR_KIND_CRS, at, "a PROJ string begins like +proj=utm +zone=38",
                        "a PROJ string without '+proj'");
    return check_axes(words, at, report);
}
