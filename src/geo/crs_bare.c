#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "geo/crs_methods.h"
#include "geo/crs_parts.h"

/* Metres east and north is what PROJ gives without these, and the false origin is in metres
 * whatever they are. */
static const char *const units_and_axes[] = { "units", "to_meter", "axis", NULL };

/* These change nothing, but for no_defs, which takes the default ellipsoid away. */
static const char *const bookkeeping[] = { "type", "no_defs", "wktext", "nadgrids", NULL };

static bool is_among(cor_str key, const char *const *keys)
{
    while (*keys && !cor_str_is(key, *keys))
        keys++;
    return *keys != NULL;
}

static PJ *create(PJ_CONTEXT *proj, const cor_crs_words *words, bool with_units)
{
    cor_buf text = { 0 };
    for (size_t i = 0; i < words->count; i++) {
        cor_str key = words->items[i].key;
        if (is_among(key, bookkeeping) || (!with_units && is_among(key, units_and_axes)))
            continue;
        cor_buf_text(&text, text.len > 0 ? " " : "");
        cor_buf_str(&text, words->items[i].text);
    }
    PJ *made = proj_create(proj, text.ptr);
    cor_buf_free(&text);
    return made;
}

/* Once with units and axes, so that wrong ones are not left out in silence. */
static PJ *create_bare(PJ_CONTEXT *proj, const cor_crs_words *words)
{
    PJ *probe = create(proj, words, true);
    if (!probe)
        return NULL;
    proj_destroy(probe);
    return create(proj, words, false);
}

/* PROJ's description of a method is its name in words, then keys and hints on further lines. */
static char *method_words(const char *id)
{
    const PJ_OPERATIONS *list = proj_list_operations();
    while (list->id && strcmp(list->id, id) != 0)
        list++;
    const char *text = list->id && list->descr ? *list->descr : NULL;
    size_t length = text ? strcspn(text, "\n\t") : 0;
    return length > 0 ? cor_strndup(text, length) : NULL;
}

static double utm_meridian_deg(const cor_crs_words *words)
{
    const cor_crs_word *zone = cor_crs_words_find(words, "zone");
    double number;
    if (zone && cor_number_parse(zone->value, &number))
        return 6 * number - 183;
    double lon_deg = cor_crs_words_angle_deg(words, "lon_0", 0);
    return 6 * fmin(floor((lon_deg + 180) / 6), 59) - 177;
}

/* Methods with an origin that their names imply. */
static const struct {
    const char *id;
    double lon_deg, lat_deg;
} fixed_origins[] = {
    { "alsk", -152, 64 },    { "gs48", -96, 39 },  { "gs50", -120, 45 },
    { "lee_os", -165, -10 }, { "mil_os", 20, 18 }, { "nzmg", 173, -41 },
};

static void set_centre(cor_crs *crs, const char *id, const cor_crs_words *words)
{
    double lon_deg = cor_crs_words_angle_deg(words, "lon_0", 0);
    lon_deg = cor_crs_words_angle_deg(words, "lonc", lon_deg);
    crs->central_lat_deg = cor_crs_words_angle_deg(words, "lat_0", 0);
    if (strcmp(id, "utm") == 0) {
        lon_deg = utm_meridian_deg(words);
    } else if (strcmp(id, "ups") == 0) {
        crs->central_lat_deg = cor_crs_words_has(words, "south") ? -90 : 90;
    } else if (strcmp(id, "krovak") == 0) {
        lon_deg = cor_crs_words_angle_deg(words, "lon_0", 24 + 50.0 / 60);
        crs->central_lat_deg = cor_crs_words_angle_deg(words, "lat_0", 49.5);
    }
    for (size_t i = 0; i < sizeof fixed_origins / sizeof *fixed_origins; i++) {
        if (strcmp(id, fixed_origins[i].id) != 0)
            continue;
        lon_deg = fixed_origins[i].lon_deg;
        crs->central_lat_deg = fixed_origins[i].lat_deg;
    }
    crs->central_lon_deg = remainder(lon_deg + crs->meridian_deg, 360);
}

PJ *cor_crs_bare(cor_crs *crs, const cor_crs_words *words)
{
    const cor_crs_word *proj = cor_crs_words_find(words, "proj");
    if (!proj || !proj->value.ptr)
        return NULL;
    const cor_crs_method_entry *entry = cor_crs_method_find(proj->value);
    if (!entry || entry->family == COR_FAMILY_GEOGRAPHIC)
        return NULL;
    PJ *bare = create_bare(cor_crs_context_proj(crs->context), words);
    if (!bare)
        return NULL;
    cor_free(crs->method);
    crs->method = method_words(entry->id);
    crs->family = entry->family;
    snprintf(crs->proj_id, sizeof crs->proj_id, "%s",
             strcmp(entry->id, "utm") == 0 ? "tmerc" : entry->id);
    set_centre(crs, entry->id, words);
    return bare;
}
