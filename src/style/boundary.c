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
    { "ka", { "სადავო საზღვარი", "ფაქტობრივი საზღვარი", "პრეტენზიული საზღვარი" } },
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

const cor_node *cor_boundary_legend(const cor_layer *layer, const cor_language *language,
                                    cor_arena *arena)
{
    cor_boundary kind = cor_boundary_of(layer);
    const char *tag = cor_language_locale(language)->tag;
    size_t row = 0;
    if (kind == COR_BOUNDARY_COUNT)
        return NULL;
    while (row < ROW_COUNT && strcmp(legend_rows[row].tag, tag) != 0)
        row++;
    const char *label = legend_rows[row < ROW_COUNT ? row : 0].labels[kind];
    const cor_node node = { .kind = COR_NODE_STRING,
                            .string = cor_str_of(label),
                            .at = node_of(layer)->at };
    return cor_arena_copy(arena, &node, 1, sizeof node);
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

void cor_viewpoint_print(cor_buf *out, const cor_viewpoint *viewpoint)
{
    static const char *const stops[] = { ".", "\xd6\x89" }; /* the Armenian one, too */
    cor_str view = cor_str_of(viewpoint->view);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (cor_str_ends(view, stops[i]))
            view.len -= strlen(stops[i]);
    cor_buf_printf(out, "%.*s (%s, %s).", (int)view.len, view.ptr, viewpoint->source,
                   viewpoint->date);
}
