#include "style/boundary.h"

#include <string.h>

const char *const cor_boundary_words[COR_BOUNDARY_COUNT] = { "disputed", "de-facto", "claimed" };

typedef struct legend_row {
    const char *tag, *labels[COR_BOUNDARY_COUNT];
} legend_row;

static const legend_row legend_rows[] = {
    { "en", { "Boundary, disputed", "Boundary, de facto", "Boundary, claimed" } },
    { "az", { "Mübahisəli sərhəd", "Faktiki sərhəd", "İddia edilən sərhəd" } },
    { "hy", { "Վիճելի սահման", "Փաստացի սահման", "Հավակնվող սահման" } },
    { "ru", { "Граница, спорная", "Граница, фактическая", "Граница, на которую претендуют" } },
    { "fa", { "مرز مورد اختلاف", "مرز بالفعل", "مرز مورد ادعا" } },
    { "ka",
      { "სადავო საზღვარი", "ფაქტობრივი საზღვარი", "საზღვარი, რომელზეც აცხადებენ პრეტენზიას" } },
    { "tr", { "İhtilaflı sınır", "Fiilî sınır", "Talep edilen sınır" } },
};
enum { ROW_COUNT = sizeof legend_rows / sizeof *legend_rows };

static const cor_node *node_of(const cor_layer *layer)
{
    return cor_node_get(layer->metadata, "corridor:boundary");
}

cor_boundary cor_boundary_of(const cor_layer *layer)
{
    const cor_node *node = node_of(layer);
    size_t kind = 0;
    while (kind < COR_BOUNDARY_COUNT && !(node && node->kind == COR_NODE_STRING &&
                                          cor_str_is(node->string, cor_boundary_words[kind])))
        kind++;
    return (cor_boundary)kind;
}

/* A map of one entry. */
static cor_node *map_of(const char *key, cor_node *value, cor_arena *arena)
{
    const cor_entry entry = { .key = cor_str_of(key), .key_at = value->at, .value = value };
    const cor_node map = { .kind = COR_NODE_MAP,
                           .at = value->at,
                           .entries = cor_arena_copy(arena, &entry, 1, sizeof entry),
                           .count = 1 };
    return cor_arena_copy(arena, &map, 1, sizeof map);
}

/* {label: {en: Boundary, disputed}}: the tag says whose words they are. */
const cor_node *cor_boundary_legend(const cor_layer *layer, const cor_language *language,
                                    cor_arena *arena)
{
    cor_boundary kind = cor_boundary_of(layer);
    const cor_str tag = cor_language_primary(language);
    size_t row = 0;
    if (kind == COR_BOUNDARY_COUNT)
        return NULL;
    while (row < ROW_COUNT && !cor_str_is(tag, legend_rows[row].tag))
        row++;
    const legend_row *words = &legend_rows[row < ROW_COUNT ? row : 0];
    cor_node label = { .kind = COR_NODE_STRING,
                       .string = cor_str_of(words->labels[kind]),
                       .at = node_of(layer)->at };
    cor_node *kept = cor_arena_copy(arena, &label, 1, sizeof label);
    return map_of("label", map_of(words->tag, kept, arena), arena);
}

static const cor_field fields[] = {
    { "view", COR_FIELD_WORDS, offsetof(cor_viewpoint, view), 0, 0, NULL, 0 },
    { "date", COR_FIELD_TEXT, offsetof(cor_viewpoint, date), 0, 0, NULL, 0 },
    { "source", COR_FIELD_TEXT, offsetof(cor_viewpoint, source), 0, 0, NULL, 0 },
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

cor_field_table cor_viewpoint_fields(void)
{
    return COR_FIELD_TABLE(fields, "in 'viewpoint'");
}

/* A year, with its month, with its day: 2026, 2026-09, 2026-09-16. */
static bool is_date(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    size_t n = strlen(text);
    for (size_t i = 0; i < n && i < strlen(form); i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return n == strlen("dddd") || n == strlen("dddd-dd") || n == strlen(form);
}

static bool check_all_given(const cor_node *node, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (!cor_node_get(node, fields[i].key))
            well = cor_fail(report, COR_KIND_MISSING_KEY, node->at,
                            "write whose view of the boundaries it is, of what date, after whom",
                            "the viewpoint has no '%s'", fields[i].key);
    return well;
}

bool cor_viewpoint_read(cor_viewpoint *out, const cor_node *node, const cor_language *language,
                        cor_arena *arena, cor_report *report)
{
    cor_field_table table = cor_viewpoint_fields();
    table.language = language;
    *out = (cor_viewpoint){ .given = true, .at = node->at };
    if (!cor_fields_read(out, node, table, arena, report) || !check_all_given(node, report))
        return false;
    const cor_node *date = cor_node_get(node, "date");
    return is_date(out->date) ||
           cor_fail(report, COR_KIND_BAD_VALUE, date->at, "write it as 2026-09-16, 2026-09 or 2026",
                    "'%.40s' is not a date", out->date);
}

/* Where lines begin at the right, source and date are isolated: each is read in its own direction,
 * and they follow each other in that of the text. */
void cor_viewpoint_print(cor_buf *out, const cor_viewpoint *viewpoint, const char *tag)
{
    bool is_from_right = cor_language_is_right_to_left(tag);
    const char *isolate = is_from_right ? "\xe2\x81\xa8" : "";
    const char *end = is_from_right ? "\xe2\x81\xa9" : "";
    cor_buf_str(out, cor_sentence_open(cor_str_of(viewpoint->view), tag));
    cor_buf_printf(out, " (%s%s%s%s%s%s%s)", isolate, viewpoint->source, end,
                   cor_punctuation_of(tag)->comma, isolate, viewpoint->date, end);
    cor_sentence_end(out, tag);
}
