#include <string.h>

#include "base/memory.h"
#include "style/node_builder.h"
#include "style/yaml_scan.h"

typedef struct yaml_reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    cor_node_builder builder;
    const cor_source *source;
    const char *file;
    size_t at_index, at_offset; /* a place in the text: code points and bytes before it */
    bool has_document, at_end;
} yaml_reader;

static cor_span event_span(const yaml_reader *reader)
{
    yaml_mark_t start = reader->event.start_mark, end = reader->event.end_mark;
    size_t length = end.line == start.line ? end.column - start.column : 1;
    return (cor_span){ reader->file, (uint32_t)start.line + 1, (uint32_t)start.column + 1,
                       (uint32_t)length };
}

/* The text from the current event on. libyaml's marks count code points; events come in the order
 * of the text, so that the walk is linear. */
static cor_str text_from(yaml_reader *reader, yaml_mark_t mark)
{
    cor_str text = reader->source->text;
    if (mark.index < reader->at_index)
        reader->at_index = reader->at_offset = 0;
    for (; reader->at_index < mark.index && reader->at_offset < text.len; reader->at_index++)
        cor_utf8_next(text, &reader->at_offset);
    return (cor_str){ text.ptr + reader->at_offset, text.len - reader->at_offset };
}

static void check_anchor(yaml_reader *reader, const yaml_char_t *anchor, cor_span at)
{
    if (!anchor)
        return;
    at.length = (uint32_t)strlen((const char *)anchor) + 1;
    cor_fail(reader->builder.report, COR_KIND_YAML, at,
             "figures share by corridor.extends; quote text that begins with '&'",
             "anchor '&%s': figure files have no anchors", (const char *)anchor);
}

static void check_tag(yaml_reader *reader, const yaml_char_t *tag, cor_span at)
{
    static const char core[] = "tag:yaml.org,2002:";
    static const char *const operators[] = { "!", "!=", "!has", "!in" };
    if (!tag)
        return;
    cor_str name = cor_str_of((const char *)tag);
    const char *sign = "";
    if (cor_str_starts(name, core)) {
        name = (cor_str){ name.ptr + strlen(core), name.len - strlen(core) };
        sign = "!!";
    }
    bool is_operator = false;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        is_operator = is_operator || cor_str_is(name, operators[i]);
    cor_buf hint = { 0 };
    if (is_operator)
        cor_buf_printf(&hint, "quote the operator: \"%.*s\"", (int)name.len, name.ptr);
    else
        cor_buf_text(&hint, "quote text that begins with '!'");
    at.length = (uint32_t)(strlen(sign) + cor_utf8_count(name));
    cor_fail(reader->builder.report, COR_KIND_YAML, at, hint.ptr,
             "'%s%.*s' is a tag: figure files have no tags", sign, (int)name.len, name.ptr);
    cor_buf_free(&hint);
}

/* `color: #fff` reads as null with a comment; nobody ever means that. */
static bool check_comment(yaml_reader *reader)
{
    cor_str text = text_from(reader, reader->event.start_mark);
    size_t blanks = 0;
    while (blanks < text.len && (text.ptr[blanks] == ' ' || text.ptr[blanks] == '\t'))
        blanks++;
    cor_str comment = { text.ptr + blanks, text.len - blanks };
    size_t length = cor_yaml_colour_comment(comment);
    if (!length)
        return true;
    cor_span at = event_span(reader);
    at.column += (uint32_t)blanks;
    at.length = (uint32_t)length;
    return cor_fail(reader->builder.report, COR_KIND_YAML, at, "quote colours: \"#b2182b\"",
                    "'%.*s' is a comment here, not a colour", (int)length, comment.ptr);
}

static bool add_key(yaml_reader *reader, cor_str key, bool plain)
{
    cor_span at = event_span(reader);
    if (plain && cor_str_is(key, "<<"))
        cor_fail(reader->builder.report, COR_KIND_YAML, at, "figures share by corridor.extends",
                 "'<<': figure files have no merge keys");
    else if (plain && !key.len)
        cor_fail(reader->builder.report, COR_KIND_YAML, at, NULL, "a key is missing before ':'");
    cor_node_builder_key(&reader->builder, key, at);
    return true;
}

static bool add_scalar(yaml_reader *reader)
{
    cor_str text = { (const char *)reader->event.data.scalar.value,
                     reader->event.data.scalar.length };
    bool plain = reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    cor_span at = event_span(reader);
    check_anchor(reader, reader->event.data.scalar.anchor, at);
    check_tag(reader, reader->event.data.scalar.tag, at);
    text = cor_arena_str(reader->builder.arena, text);
    if (cor_node_builder_wants_key(&reader->builder))
        return add_key(reader, text, plain);
    cor_node node = { .kind = COR_NODE_STRING, .at = at, .string = text };
    bool tagged = reader->event.data.scalar.tag || reader->event.data.scalar.anchor;
    if (plain && (!text.len && !tagged ? check_comment(reader) : true))
        (void)!cor_yaml_resolve(&node, reader->builder.report);
    cor_node_builder_scalar(&reader->builder, node);
    return true;
}

static bool fail_key(const yaml_reader *reader)
{
    return cor_fail(reader->builder.report, COR_KIND_YAML, event_span(reader),
                    "keys are words; a list or a map cannot be one", "expected a key");
}

static bool begin_list(yaml_reader *reader)
{
    cor_span at = event_span(reader);
    if (cor_node_builder_wants_key(&reader->builder))
        return fail_key(reader);
    check_anchor(reader, reader->event.data.sequence_start.anchor, at);
    check_tag(reader, reader->event.data.sequence_start.tag, at);
    at.length = 1;
    return cor_node_builder_begin(&reader->builder, COR_NODE_SEQ, at);
}

static bool begin_map(yaml_reader *reader)
{
    cor_span at = event_span(reader);
    if (cor_node_builder_wants_key(&reader->builder))
        return fail_key(reader);
    check_anchor(reader, reader->event.data.mapping_start.anchor, at);
    check_tag(reader, reader->event.data.mapping_start.tag, at);
    at.length = 1;
    return cor_node_builder_begin(&reader->builder, COR_NODE_MAP, at);
}

static bool end_container(yaml_reader *reader)
{
    cor_node_builder_end(&reader->builder);
    return true;
}

static bool refuse_alias(yaml_reader *reader)
{
    const char *name = (const char *)reader->event.data.alias.anchor;
    cor_span at = event_span(reader);
    cor_fail(reader->builder.report, COR_KIND_YAML, at,
             "figures share by corridor.extends; quote text that begins with '*'",
             "alias '*%s': figure files have no aliases", name);
    if (cor_node_builder_wants_key(&reader->builder))
        return fail_key(reader);
    cor_node_builder_scalar(&reader->builder, (cor_node){ .kind = COR_NODE_NULL, .at = at });
    return true;
}

static bool begin_document(yaml_reader *reader)
{
    cor_report *report = reader->builder.report;
    cor_span at = event_span(reader);
    if (reader->has_document)
        return cor_fail(report, COR_KIND_YAML, at, "write one figure to a file",
                        "a second document begins");
    reader->has_document = true;
    if (reader->event.data.document_start.tag_directives.start !=
        reader->event.data.document_start.tag_directives.end)
        return cor_fail(report, COR_KIND_YAML, at, "remove the directive",
                        "figure files have no tags");
    return true;
}

static bool end_stream(yaml_reader *reader)
{
    reader->at_end = true;
    if (reader->builder.root)
        return true;
    cor_span whole = { .file = reader->file, .line = 1, .column = 1 };
    return cor_fail(reader->builder.report, COR_KIND_YAML, whole, NULL, "the file is empty");
}

static bool ignore(yaml_reader *reader)
{
    (void)reader;
    return true;
}

typedef bool event_handler(yaml_reader *reader);

static event_handler *const handlers[] = {
    [YAML_NO_EVENT] = ignore,
    [YAML_STREAM_START_EVENT] = ignore,
    [YAML_STREAM_END_EVENT] = end_stream,
    [YAML_DOCUMENT_START_EVENT] = begin_document,
    [YAML_DOCUMENT_END_EVENT] = ignore,
    [YAML_ALIAS_EVENT] = refuse_alias,
    [YAML_SCALAR_EVENT] = add_scalar,
    [YAML_SEQUENCE_START_EVENT] = begin_list,
    [YAML_SEQUENCE_END_EVENT] = end_container,
    [YAML_MAPPING_START_EVENT] = begin_map,
    [YAML_MAPPING_END_EVENT] = end_container,
};

static bool read_event(yaml_reader *reader)
{
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        if (reader->parser.error == YAML_MEMORY_ERROR)
            cor_out_of_memory();
        return cor_yaml_fail(&reader->parser, reader->source, reader->builder.report);
    }
    bool well = handlers[reader->event.type](reader);
    yaml_event_delete(&reader->event);
    return well;
}

bool cor_yaml_read(cor_node **out, const cor_source *source, const char *file, cor_arena *arena,
                   cor_report *report)
{
    size_t errors = report->errors;
    yaml_reader reader = { .builder = { .arena = arena, .report = report },
                           .source = source,
                           .file = file };
    if (!cor_yaml_check_text(source, report))
        return false;
    if (!yaml_parser_initialize(&reader.parser))
        cor_out_of_memory();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)source->text.ptr,
                                 source->text.len);
    bool well = true;
    while (well && !reader.at_end && report->errors - errors < COR_NODE_FAULTS_MAX)
        well = read_event(&reader);
    yaml_parser_delete(&reader.parser);
    cor_node_builder_close(&reader.builder);
    if (report->errors > errors)
        return false;
    *out = reader.builder.root;
    return true;
}
