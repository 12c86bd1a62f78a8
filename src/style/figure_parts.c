#include "style/figure_parts.h"

#include <string.h>

#include "style/check.h"
#include "style/length.h"
#include "style/scale_members.h"
#include "style/tables.h"

#define AT(member) offsetof(cor_furniture_spec, member)
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TEXT(key, member)                                                                          \
    {                                                                                              \
        key, COR_FIELD_TEXT, AT(member), 0, 0, NULL, 0                                             \
    }
#define WORDS(key, member)                                                                         \
    {                                                                                              \
        key, COR_FIELD_WORDS, AT(member), 0, 0, NULL, 0                                            \
    }
#define BOOL(key, member)                                                                          \
    {                                                                                              \
        key, COR_FIELD_BOOL, AT(member), 0, 0, NULL, 0                                             \
    }
#define CUSTOM(key)                                                                                \
    {                                                                                              \
        key, COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0                                                    \
    }
#define WIDTH                                                                                      \
    {                                                                                              \
        "width", COR_FIELD_LENGTH, AT(width_pt), 1, 14400, NULL, 0                                 \
    }
#define COLOUR                                                                                     \
    {                                                                                              \
        "color", COR_FIELD_COLOUR, AT(colour), 0, 0, NULL, 0                                       \
    }
#define DECIMALS                                                                                   \
    {                                                                                              \
        "decimals", COR_FIELD_INTEGER, AT(route.decimals), 0, 6, NULL, 0                           \
    }
#define OFFSET                                                                                     \
    {                                                                                              \
        "offset", COR_FIELD_OFFSET, AT(offset), 0, 0, NULL, 0                                      \
    }

/* In the order of cor_anchor. */
static const char *const anchor_words[] = { "auto",         "top-left",     "top",
                                            "top-right",    "left",         "centre",
                                            "right",        "bottom-left",  "bottom",
                                            "bottom-right", "margin-left",  "margin-right",
                                            "margin-top",   "margin-bottom" };
enum { SIDE_WORDS = COR_AT_MARGIN_LEFT }; /* those that are places of a rectangle */
static const char *const show_words[] = { "nothing", "main-extent", "in-main" };
static const char *const from_words[] = { "start", "end" };
static const char *const start_words[] = { "auto", "left", "right" };
static const char *const form_words[] = { "bars", "stacked" };
static const char *const legend_words[] = { "layers" };
static const char *const credit_words[] = { "sources" };

#define PLACE { "at", COR_FIELD_CUSTOM, 0, 0, 0, anchor_words, COUNT(anchor_words) }, OFFSET

static const cor_field title_fields[] = {
    WORDS("text", text),
    WORDS("subtitle", subtitle),
    WIDTH,
    PLACE,
};
static const cor_field legend_fields[] = {
    { "from", COR_FIELD_WORD, AT(from), 0, 0, legend_words, COUNT(legend_words) },
    { "columns", COR_FIELD_INTEGER, AT(columns), 1, 8, NULL, 0 },
    WORDS("title", title),
    BOOL("box", box),
    WIDTH,
    PLACE,
};
static const cor_field scale_bar_fields[] = {
    { "length", COR_FIELD_GROUND, AT(length_m), 0, 0, NULL, 0 },
    CUSTOM("max-error"),
    CUSTOM("reference"),
    CUSTOM("units"),
    CUSTOM("variable"),
    BOOL("numeric", numeric),
    BOOL("box", box),
    PLACE,
};
static const cor_field north_fields[] = {
    CUSTOM("kind"),
    CUSTOM("reference"),
    WORDS("label", label),
    PLACE,
};
static const cor_field inset_fields[] = {
    TEXT("name", name),
    WORDS("title", title),
    { "size", COR_FIELD_SIZE, AT(width_pt), 0, 0, NULL, 0 },
    { "layers", COR_FIELD_LIST, AT(map.layers), 0, 0, NULL, 0 },
    BOOL("numeric", numeric),
    { "scale-bar", COR_FIELD_GROUND, AT(length_m), 0, 0, NULL, 0 },
    { "show", COR_FIELD_WORD, AT(show), 0, 0, show_words, COUNT(show_words) },
    { "leader-from", COR_FIELD_WORD, AT(leader_from), 0, 0, anchor_words, SIDE_WORDS },
    { "leader-to", COR_FIELD_WORD, AT(leader_to), 0, 0, anchor_words, SIDE_WORDS },
    COLOUR,
    PLACE,
    CUSTOM("crs"),
    CUSTOM("extent"),
    CUSTOM("graticule"),
    CUSTOM("edges"),
    CUSTOM("tolerance"),
    CUSTOM("neat-line"),
};
static const cor_field km_post_fields[] = {
    TEXT("layer", layer),
    { "every", COR_FIELD_GROUND, AT(every_m), 0, 0, NULL, 0 },
    { "from", COR_FIELD_WORD, AT(from), 0, 0, from_words, COUNT(from_words) },
    WORDS("label", label),
    { "minor", COR_FIELD_GROUND, AT(route.minor_m), 0, 0, NULL, 0 },
    BOOL("ends", route.ends),
    CUSTOM("origin"),
    CUSTOM("split"),
    DECIMALS,
    COLOUR,
};
/* What the charts of a route share. */
#define CHART TEXT("layer", layer), WORDS("title", title), WIDTH, BOOL("box", box), DECIMALS, PLACE
#define ALONG                                                                                      \
    { "from", COR_FIELD_WORD, AT(from), 0, 0, from_words, COUNT(from_words) },                     \
        { "every", COR_FIELD_GROUND, AT(every_m), 0, 0, NULL, 0 }, CUSTOM("origin"),               \
    {                                                                                              \
        "start-at", COR_FIELD_WORD, AT(route.start_at), 0, 0, start_words, COUNT(start_words)      \
    }
static const cor_field strip_fields[] = {
    CHART,
    ALONG,
    { "minor", COR_FIELD_GROUND, AT(route.minor_m), 0, 0, NULL, 0 },
    { "stations", COR_FIELD_LIST, AT(route.stations), 0, 0, NULL, 0 },
    TEXT("station-name", route.station_name),
    { "scale", COR_FIELD_SCALE, AT(route.scale_denominator), 0, 0, NULL, 0 },
    CUSTOM("split"),
};
static const cor_field lengths_fields[] = {
    CHART,
    CUSTOM("split"),
    { "form", COR_FIELD_WORD, AT(route.form), 0, 0, form_words, COUNT(form_words) },
};
static const cor_field profile_fields[] = {
    CHART,
    ALONG,
    TEXT("dem", route.dem),
    { "exaggeration", COR_FIELD_NUMBER, AT(route.exaggeration), 0.01, 10000, NULL, 0 },
    { "height", COR_FIELD_LENGTH, AT(height_pt), 10, 14400, NULL, 0 },
};
static const cor_field callout_fields[] = {
    { "lonlat", COR_FIELD_LONLAT, AT(lonlat), 0, 0, NULL, 0 },
    WORDS("text", text),
    WIDTH,
    COLOUR,
    OFFSET,
    BOOL("leader", leader),
    BOOL("bold", bold),
};
static const cor_field dimension_fields[] = {
    { "from", COR_FIELD_LONLAT, AT(lonlat), 0, 0, NULL, 0 },
    { "to", COR_FIELD_LONLAT, AT(to), 0, 0, NULL, 0 },
    { "beside", COR_FIELD_LENGTH, AT(beside_pt), -14400, 14400, NULL, 0 },
    WORDS("text", text),
    COLOUR,
    BOOL("bold", bold),
};
static const cor_field note_fields[] = {
    WORDS("text", text), WORDS("title", title), WIDTH, COLOUR,
    BOOL("box", box),    BOOL("bold", bold),    PLACE,
};
static const cor_field claims_table_fields[] = {
    { "claims", COR_FIELD_LIST, AT(claims), 0, 0, NULL, 0 },
    WORDS("title", title),
    WIDTH,
    BOOL("box", box),
    PLACE,
};
static const cor_field credits_fields[] = {
    { "from", COR_FIELD_WORD, AT(from), 0, 0, credit_words, COUNT(credit_words) },
    WORDS("text", text),
    WIDTH,
    PLACE,
};

typedef struct part_kind {
    const char *name;
    const cor_field *fields;
    size_t field_count;
    cor_anchor at; /* where it stands when the figure does not say */
} part_kind;

static const part_kind kinds[COR_FURNITURE_TYPE_COUNT] = {
    [COR_FURNITURE_TITLE] = { "title", title_fields, COUNT(title_fields), COR_AT_TOP_LEFT },
    [COR_FURNITURE_LEGEND] = { "legend", legend_fields, COUNT(legend_fields), COR_AT_BOTTOM_LEFT },
    [COR_FURNITURE_SCALE_BAR] = { "scale-bar", scale_bar_fields, COUNT(scale_bar_fields),
                                  COR_AT_BOTTOM_RIGHT },
    [COR_FURNITURE_NORTH] = { "north", north_fields, COUNT(north_fields), COR_AT_TOP_RIGHT },
    [COR_FURNITURE_INSET] = { "inset", inset_fields, COUNT(inset_fields), COR_AT_TOP_RIGHT },
    [COR_FURNITURE_KM_POSTS] = { "km-posts", km_post_fields, COUNT(km_post_fields), COR_AT_AUTO },
    [COR_FURNITURE_CALLOUT] = { "callout", callout_fields, COUNT(callout_fields), COR_AT_AUTO },
    [COR_FURNITURE_DIMENSION] = { "dimension", dimension_fields, COUNT(dimension_fields),
                                  COR_AT_AUTO },
    [COR_FURNITURE_NOTE] = { "note", note_fields, COUNT(note_fields), COR_AT_BOTTOM },
    [COR_FURNITURE_CREDITS] = { "credits", credits_fields, COUNT(credits_fields), COR_AT_BOTTOM },
    [COR_FURNITURE_STRIP] = { "strip", strip_fields, COUNT(strip_fields), COR_AT_BOTTOM },
    [COR_FURNITURE_LENGTHS] = { "lengths", lengths_fields, COUNT(lengths_fields), COR_AT_BOTTOM },
    [COR_FURNITURE_PROFILE] = { "profile", profile_fields, COUNT(profile_fields), COR_AT_BOTTOM },
    [COR_FURNITURE_CLAIMS_TABLE] = { "claims-table", claims_table_fields,
                                     COUNT(claims_table_fields), COR_AT_BOTTOM },
};

static bool read_place(cor_furniture_spec *part, const cor_node *at, cor_arena *arena,
                       cor_report *report)
{
    static const cor_field fields[] = { { "at", COR_FIELD_OFFSET, 0, 0, 0, NULL, 0 } };
    if (at->kind == COR_NODE_SEQ) {
        cor_node value = *at;
        cor_entry entry = { COR_STR("at"), at->at, &value };
        cor_node map = { .kind = COR_NODE_MAP, .at = at->at, .entries = &entry, .count = 1 };
        part->at = COR_AT_POINT;
        return cor_fields_read(&part->point, &map, COR_FIELD_TABLE(fields, "in 'at'"), arena,
                               report);
    }
    size_t index;
    if (!cor_check_word(at, anchor_words, COUNT(anchor_words), &index, report))
        return false;
    if (index)
        part->at = (cor_anchor)index;
    return true;
}

/* The members that an inset shares with `map:`, as a map of their own. */
static bool read_inset_map(cor_furniture_spec *part, const cor_node *value, cor_arena *arena,
                           cor_report *report)
{
    static const char *const shared[] = { "crs",   "extent",    "graticule",
                                          "edges", "tolerance", "neat-line" };
    cor_entry entries[COUNT(shared)];
    cor_node map = { .kind = COR_NODE_MAP, .at = value->at, .entries = entries };
    for (size_t i = 0; i < COUNT(shared); i++) {
        const cor_entry *entry = cor_node_entry(value, shared[i]);
        if (entry)
            entries[map.count++] = *entry;
    }
    const cor_string_list layers = part->map.layers;
    part->map = cor_map_spec_default();
    part->map.layers = layers;
    part->map.extent.pad_pt = 2 * COR_PT_PER_MM;
    part->map.graticule.sides = 0;
    if (!cor_map_spec_read(&part->map, &map, arena, report))
        return false;
    if (part->map.graticule.sides)
        return cor_fail(report, COR_KIND_UNSUPPORTED, cor_node_get(value, "graticule")->at,
                        "leave labels: out", "the graticule of an inset has no room for labels");
    return true;
}

typedef struct required_key {
    cor_furniture_type type;
    const char *key;
    const char *hint;
} required_key;

static const required_key required[] = {
    { COR_FURNITURE_CALLOUT, "lonlat", "add lonlat: [longitude, latitude]" },
    { COR_FURNITURE_CALLOUT, "text", "add text: \"...\"" },
    { COR_FURNITURE_DIMENSION, "from", "add from: [longitude, latitude]" },
    { COR_FURNITURE_DIMENSION, "to", "add to: [longitude, latitude]" },
    { COR_FURNITURE_NOTE, "text", "add text: \"...\"" },
    { COR_FURNITURE_INSET, "size", "add size: 40mm x 30mm" },
    { COR_FURNITURE_KM_POSTS, "layer", "add layer: the id of a line layer" },
    { COR_FURNITURE_KM_POSTS, "every", "add every: 5km" },
    { COR_FURNITURE_STRIP, "layer", "add layer: the id of a line layer" },
    { COR_FURNITURE_LENGTHS, "layer", "add layer: the id of a line layer" },
    { COR_FURNITURE_LENGTHS, "split", "add split: {source: the name of a source of polygons}" },
    { COR_FURNITURE_PROFILE, "layer", "add layer: the id of a line layer" },
};

static bool check_required(const cor_furniture_spec *part, const cor_node *value,
                           cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < COUNT(required); i++)
        if (required[i].type == part->type && !cor_node_get(value, required[i].key))
            well = cor_fail(report, COR_KIND_MISSING_KEY, part->at_span, required[i].hint,
                            "the %s has no '%s'", kinds[part->type].name, required[i].key);
    return well;
}

bool cor_part_requires(const char *part, const char *key)
{
    for (size_t i = 0; i < COUNT(required); i++)
        if (strcmp(kinds[required[i].type].name, part) == 0 && strcmp(required[i].key, key) == 0)
            return true;
    return false;
}

size_t cor_part_blocks(cor_member_block *out, size_t max)
{
    for (size_t i = 0; i < COUNT(kinds) && i < max; i++)
        out[i] =
            (cor_member_block){ kinds[i].name,
                                { kinds[i].fields, kinds[i].field_count, kinds[i].name, NULL } };
    return COUNT(kinds);
}

/* Parts on the map stand where the map has room for them; texts of the margins have their place. */
static bool is_movable(cor_furniture_type type)
{
    return type == COR_FURNITURE_LEGEND || type == COR_FURNITURE_SCALE_BAR ||
           type == COR_FURNITURE_NORTH || type == COR_FURNITURE_INSET;
}

cor_anchor cor_part_usual_place(cor_furniture_type type)
{
    return kinds[type].at;
}

static cor_furniture_spec part_defaults(cor_furniture_type type, cor_span at)
{
    return (cor_furniture_spec){ .type = type,
                                 .at_span = at,
                                 .at = is_movable(type) ? COR_AT_AUTO : kinds[type].at,
                                 .columns = 1,
                                 .numeric = type == COR_FURNITURE_SCALE_BAR,
                                 .max_error = 0.05,
                                 .leader = true,
                                 .beside_pt = 5 * COR_PT_PER_MM,
                                 .route = { .decimals = -1 },
                                 .colour = { 0, 0, 0, -1 } };
}

static bool read_part(cor_furniture_spec *part, const cor_node *item, const cor_language *language,
                      cor_arena *arena, cor_report *report)
{
    const char *names[COUNT(kinds)];
    for (size_t i = 0; i < COUNT(kinds); i++)
        names[i] = kinds[i].name;
    if (item->kind != COR_NODE_MAP || item->count != 1)
        return cor_fail(report, COR_KIND_BAD_TYPE, item->at,
                        "write each part as a list entry, like - legend: {at: bottom-left}",
                        "a part must be one name with its options");
    if (!cor_check_map(item, names, COUNT(names), "in 'parts'", report))
        return false;
    size_t type = 0;
    while (!cor_str_is(item->entries[0].key, names[type]))
        type++;
    *part = part_defaults((cor_furniture_type)type, item->entries[0].key_at);
    const cor_node *value = item->entries[0].value;
    const cor_node nothing = { .kind = COR_NODE_MAP, .at = value->at };
    if (value->kind == COR_NODE_NULL)
        value = &nothing;
    cor_field_table table = { kinds[type].fields, kinds[type].field_count,
                              cor_arena_printf(arena, "in '%s'", kinds[type].name), language };
    bool well = cor_fields_read(part, value, table, arena, report);
    if (!well || !check_required(part, value, report))
        return false;
    const cor_node *text = cor_node_get(value, "text");
    part->text_at = text ? text->at : part->at_span;
    part->claims_node = cor_node_get(value, "claims");
    const cor_node *at = cor_node_get(value, "at");
    if ((at && !read_place(part, at, arena, report)) ||
        !cor_route_spec_read(&part->route, value, arena, report))
        return false;
    if (part->at == COR_AT_AUTO && (part->offset.x_pt != 0 || part->offset.y_pt != 0))
        part->at = kinds[type].at; /* moved from there */
    if (type == COR_FURNITURE_INSET)
        return read_inset_map(part, value, arena, report);
    return cor_scale_members_read(part, value, arena, report);
}

bool cor_furniture_read(cor_figure *figure, const cor_node *node, cor_arena *arena,
                        cor_report *report)
{
    if (!cor_check_kind(node, COR_NODE_SEQ, report))
        return false;
    figure->parts_given = true;
    figure->parts = cor_arena_alloc(arena, node->count ? node->count : 1, sizeof *figure->parts);
    bool well = true;
    for (size_t i = 0; i < node->count; i++) {
        if (read_part(&figure->parts[figure->part_count], node->items[i], &figure->language, arena,
                      report))
            figure->part_count++;
        else
            well = false;
    }
    return well;
}

static bool check_id(const cor_figure *figure, const cor_node *id, cor_arena *arena,
                     cor_report *report)
{
    const cor_claims *claims = &figure->claims;
    const char **ids = cor_arena_alloc(arena, claims->count, sizeof *ids);
    for (size_t i = 0; i < claims->count; i++) {
        ids[i] = claims->items[i].id;
        if (cor_str_is(id->string, ids[i]))
            return true;
    }
    const char *nearest = cor_str_nearest(id->string, ids, claims->count);
    return cor_fail(report, COR_KIND_REFERENCE, id->at,
                    nearest ? cor_arena_printf(arena, "did you mean '%s'?", nearest)
                            : "name a claim of this figure by its id",
                    "there is no claim '%.*s'", (int)id->string.len, id->string.ptr);
}

bool cor_parts_check_claims(const cor_figure *figure, cor_arena *arena, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < figure->part_count; i++) {
        const cor_furniture_spec *part = &figure->parts[i];
        const cor_node *list = part->claims_node;
        if (part->type != COR_FURNITURE_CLAIMS_TABLE)
            continue;
        if (!figure->claims.count)
            well = cor_fail(report, COR_KIND_MISSING_KEY, part->at_span,
                            "add claims: beside parts:", "the figure has no claims for its table");
        else if (list && list->kind == COR_NODE_STRING)
            well = check_id(figure, list, arena, report) && well;
        else
            for (size_t k = 0; list && k < list->count; k++)
                well = check_id(figure, list->items[k], arena, report) && well;
    }
    return well;
}
