#include "measure/inline_data.h"

#include <string.h>

#include "read/geojson.h"

static const char text_name[] = "data";

static size_t printed_key_length(cor_str key)
{
    cor_buf text = { 0 };
    cor_buf_json(&text, key);
    size_t length = cor_utf8_count(cor_buf_view(&text));
    cor_buf_free(&text);
    return length;
}

static size_t printed_length(const cor_node *node)
{
    cor_buf text = { 0 };
    cor_node_print_json(&text, node, 0);
    size_t length = cor_utf8_count(cor_buf_view(&text));
    cor_buf_free(&text);
    return length;
}

/* Where in the figure file the character at `offset` of the printed node comes from. */
static cor_span place_of(const cor_node *node, size_t offset)
{
    size_t at = 1; /* behind the bracket */
    for (size_t i = 0; i < node->count && at <= offset; i++) {
        const cor_node *child =
            node->kind == COR_NODE_MAP ? node->entries[i].value : node->items[i];
        if (node->kind == COR_NODE_MAP) {
            size_t length = printed_key_length(node->entries[i].key);
            if (offset < at + length)
                return node->entries[i].key_at;
            at += length + 1; /* and the colon */
        }
        size_t length = printed_length(child);
        if (offset >= at && offset < at + length)
            return place_of(child, offset - at);
        at += length + 1; /* and the comma */
    }
    return node->at;
}

static void say_again(cor_report *report, const cor_diagnostic *d, cor_span at)
{
    if (d->severity == COR_ERROR)
        cor_fail(report, d->kind, at, d->hint, "%s", d->message);
    else if (d->severity == COR_WARNING)
        cor_warn(report, d->kind, at, d->hint, "%s", d->message);
    else
        cor_note(report, d->kind, at, d->hint, "%s", d->message);
}

/* What was said about the printed text is said about the figure file. */
static void move_places(cor_report *to, cor_report *from, const cor_node *data)
{
    for (size_t i = 0; i < from->count; i++) {
        const cor_diagnostic *d = &from->items[i];
        bool printed = d->at.file && strcmp(d->at.file, text_name) == 0 && d->at.line;
        say_again(to, d, printed ? place_of(data, d->at.column - 1) : d->at);
    }
    cor_report_clear(from);
}

static void move_features(cor_dataset *dataset, const cor_node *data)
{
    const cor_node *features = cor_node_get(data, "features");
    bool listed =
        features && features->kind == COR_NODE_SEQ && features->count == dataset->feature_count;
    dataset->file = data->at.file;
    for (size_t i = 0; i < dataset->feature_count; i++) {
        cor_span at = listed ? features->items[i]->at : data->at;
        dataset->features[i].line = at.line;
        dataset->features[i].column = at.column;
    }
}

bool cor_inline_load(cor_dataset **out, const cor_style_source *source, const char *crs,
                     cor_report *report)
{
    cor_buf text = { 0 };
    cor_node_print_json(&text, source->inline_data, 0);
    cor_source *bytes = cor_source_from_memory(text_name, cor_buf_view(&text));
    cor_buf_free(&text);
    cor_report said = { 0 };
    bool well = cor_geojson_read_in(out, bytes, crs, source->at, &said);
    move_places(report, &said, source->inline_data);
    if (well)
        move_features(*out, source->inline_data);
    else
        cor_source_free(bytes);
    return well;
}
