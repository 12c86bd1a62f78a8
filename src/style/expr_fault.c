/* What went wrong in an expression, and where: for people by line and column, for tools by key. */
#include <stdarg.h>
#include <stdio.h>

#include "style/expr.h"

void cor_key_print(cor_buf *out, const cor_key *key)
{
    if (!key)
        return;
    cor_key_print(out, key->parent);
    cor_buf_printf(out, "[%zu]", key->index);
}

const char *cor_node_typeof(const cor_node *node)
{
    switch (node->kind) {
    case COR_NODE_NUMBER:
        return "number";
    case COR_NODE_STRING:
        return "string";
    case COR_NODE_BOOL:
        return "boolean";
    default:
        return "object";
    }
}

/* A report that is full keeps no more: then there is nothing to name. */
COR_PRINTF(5, 0)
static void fail(cor_compiler *compiler, const cor_node *node, const cor_key *key, const char *hint,
                 const char *format, va_list arguments)
{
    cor_buf message = { 0 };
    cor_buf_vprintf(&message, format, arguments);
    size_t before = compiler->report->count;
    cor_fail(compiler->report, COR_KIND_EXPRESSION, node->at, hint, "%s", message.ptr);
    cor_buf_free(&message);
    if (!compiler->stopped && compiler->report->count > before) {
        cor_buf place = { 0 };
        cor_key_print(&place, key);
        cor_report_set_key(compiler->report, place.ptr ? place.ptr : "");
        cor_buf_free(&place);
    }
    compiler->stopped = true;
}

const cor_expr *cor_compile_fail(cor_compiler *compiler, const cor_node *node, const char *hint,
                                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail(compiler, node, compiler->key, hint, format, arguments);
    va_end(arguments);
    return NULL;
}

const cor_expr *cor_compile_fail_item(cor_compiler *compiler, const cor_node *node, size_t index,
                                      const char *hint, const char *format, ...)
{
    const cor_key key = { compiler->key, index };
    va_list arguments;
    va_start(arguments, format);
    fail(compiler, node, &key, hint, format, arguments);
    va_end(arguments);
    return NULL;
}

bool cor_compile_fits(cor_compiler *compiler, const cor_node *node, size_t index,
                      const cor_type *wanted, const cor_type *found)
{
    if (cor_type_fits(wanted, found))
        return true;
    return cor_compile_fail_item(compiler, node, index, NULL, "Expected %s but found %s instead.",
                                 cor_type_print(wanted).text, cor_type_print(found).text);
}

bool cor_evaluate_fail(cor_frame *frame, const cor_expr *expr, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(frame->failure->message, COR_MESSAGE_MAX, format, arguments);
    va_end(arguments);
    frame->failure->at = expr->at;
    frame->failure->key = expr->key;
    return false;
}

bool cor_evaluate_room(cor_frame *frame, const cor_expr *expr, size_t bytes)
{
    if (bytes > COR_MADE_MAX - frame->made)
        return cor_evaluate_fail(frame, expr, "texts and lists of more than %d bytes are made here",
                                 COR_MADE_MAX);
    frame->made += bytes;
    return true;
}

bool cor_evaluate_text(cor_frame *frame, const cor_expr *expr, const cor_datum *value,
                       cor_str *text)
{
    *text = cor_datum_text(value, frame->eval->arena);
    return value->kind == COR_T_STRING || cor_evaluate_room(frame, expr, text->len);
}
