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

/* Where in the printed text the first member of "features" begins. */
static size_t features_offset(const cor_node *data)
{
    size_t at = 1;
    for (size_t i = 0; i < data->count; i++) {
        at += printed_key_length(data->entries[i].key) + 1;
        if (cor_str_is(data->entries[i].key, "features"))
            break;
        at += printed_length(data->entries[i].value) + 1;
    }
    return at + 1;
}

/* A feature that was left out has no place among those of the dataset. */
static void move_listed(cor_dataset *dataset, const cor_node *data, const cor_node *features)
{
    size_t next = 0, at = features_offset(data);
    for (size_t i = 0; i < features->count && next < dataset->feature_count; i++) {
        cor_feature *feature = &dataset->features[next];
        bool here = feature->column == at + 1;
        at += printed_length(features->items[i]) + 1;
        if (!here)
            continue;
        feature->line = features->items[i]->at.line;
        feature->column = features->items[i]->at.column;
        next++;
    }
}

static void move_features(cor_dataset *dataset, const cor_node *data)
{
    const cor_node *features = cor_node_get(data, "features");
    dataset->file = data->at.file;
    if (features && features->kind == COR_NODE_SEQ) {
        move_listed(dataset, data, features);
        return;
    }
    for (size_t i = 0; i < dataset->feature_count; i++) {
        dataset->features[i].line = data->at.line;
        dataset->features[i].column = data->at.column;
    }
}

bool cor_inline_load(cor_dataset **out, const cor_style_source *source,
                     const cor_source_options *options, cor_report *report)
{
    cor_buf text = { 0 };
    cor_node_print_json(&text, source->inline_data, 0);
    cor_source *bytes = cor_source_from_memory(text_name, cor_buf_view(&text));
    cor_buf_free(&text);
    cor_report said = { 0 };
    bool well = cor_geojson_read_in(out, bytes, options, source->at, &said);
    move_places(report, &said, source->inline_data);
    if (well)
        move_features(*out, source->inline_data);
    else
        cor_source_free(bytes);
    return well;
}
