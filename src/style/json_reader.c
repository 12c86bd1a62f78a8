#include "base/json.h"
#include "style/node_builder.h"

/* Lines and columns of tokens, which come in the order of the text: counting each from the start
 * would take quadratic time. */
typedef struct json_place {
    const char *file;
    cor_str text;
    size_t offset;
    uint32_t line, column;
} json_place;

static cor_span span_of(json_place *place, const cor_json_token *token, size_t length)
{
    while (place->offset < token->offset) {
        if (cor_utf8_next(place->text, &place->offset) == '\n') {
            place->line++;
            place->column = 1;
        } else {
            place->column++;
        }
    }
    cor_str piece = { place->text.ptr + token->offset, length };
    return (cor_span){ place->file, place->line, place->column, (uint32_t)cor_utf8_count(piece) };
}

static bool add_container(cor_node_builder *builder, const cor_json_token *token, json_place *place)
{
    cor_node_kind kind = token->kind == COR_JSON_OBJECT ? COR_NODE_MAP : COR_NODE_SEQ;
    return cor_node_builder_begin(builder, kind, span_of(place, token, 1));
}

static void add_scalar(cor_node_builder *builder, const cor_json_token *token, json_place *place)
{
    cor_node node = { .at = span_of(place, token, token->length) };
    switch (token->kind) {
    case COR_JSON_STRING:
        node.kind = COR_NODE_STRING;
        node.string = cor_arena_str(builder->arena, token->string);
        break;
    case COR_JSON_NUMBER:
        node.kind = COR_NODE_NUMBER;
        node.number = token->number;
        node.string = cor_arena_str(builder->arena, token->string);
        break;
    case COR_JSON_TRUE:
    case COR_JSON_FALSE:
        node.kind = COR_NODE_BOOL;
        node.boolean = token->kind == COR_JSON_TRUE;
        break;
    default:
        node.kind = COR_NODE_NULL;
        break;
    }
    cor_node_builder_scalar(builder, node);
}

static bool add_token(cor_node_builder *builder, const cor_json_token *token, json_place *place)
{
    switch (token->kind) {
    case COR_JSON_OBJECT:
    case COR_JSON_ARRAY:
        return add_container(builder, token, place);
    case COR_JSON_OBJECT_END:
    case COR_JSON_ARRAY_END:
        cor_node_builder_end(builder);
        return true;
    case COR_JSON_KEY: {
        cor_span at = span_of(place, token, token->length);
        cor_node_builder_key(builder, cor_arena_str(builder->arena, token->string), at);
        return true;
    }
    default:
        add_scalar(builder, token, place);
        return true;
    }
}

bool cor_json_read(cor_node **out, const cor_source *source, const char *file, cor_arena *arena,
                   cor_report *report)
{
    size_t errors = report->errors;
    cor_json json;
    cor_node_builder builder = { .arena = arena, .report = report };
    json_place place = { .file = file, .text = source->text, .line = 1, .column = 1 };
    if (!cor_json_open(&json, source, COR_NODE_DEPTH_MAX, arena, report))
        return false;
    bool well = cor_json_next(&json);
    while (well && json.token.kind != COR_JSON_END && report->errors - errors < COR_NODE_FAULTS_MAX)
        well = add_token(&builder, &json.token, &place) && cor_json_next(&json);
    cor_json_close(&json);
    cor_node_builder_close(&builder);
    if (report->errors > errors)
        return false;
    *out = builder.root;
    return true;
}
