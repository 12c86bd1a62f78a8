#include "style/print_yaml.h"

#include <string.h>
#include <strings.h>

#include "base/number.h"

/* Members of the root are written as blocks however short they are. */
enum { LINE_COLUMNS = 100, STEP = 2, BLOCK_LEVELS = 1, SIMPLE_KEY_BYTES = 1000 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_special_word(cor_str text)
{
    static const char *const words[] = { "null", "true", "false", "yes", "no", "on",
                                         "off",  "y",    "n",     "inf", "nan" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.len == strlen(words[i]) && strncasecmp(text.ptr, words[i], text.len) == 0)
            return true;
    return false;
}

/* Needs no quotes in any place and for any reader. */
static bool is_plain(cor_str text)
{
    if (!text.len || !is_letter(text.ptr[0]) || text.ptr[text.len - 1] == ' ' ||
        text.ptr[text.len - 1] == ':' || is_special_word(text))
        return false;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        bool name = is_letter(c) || (c >= '0' && c <= '9') || (c && strchr("-./%() ", c));
        if (!name && !(c == ':' && is_letter(text.ptr[i + 1])))
            return false;
    }
    return true;
}

/* What YAML breaks lines at, does not allow, or nobody would see. */
static bool is_escaped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0xfffe || c == 0xffff ||
           cor_is_unprintable(c);
}

static void print_quoted(cor_buf *out, cor_str text)
{
    cor_buf_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t c = cor_utf8_next(text, &at);
        if (c == '"' || c == '\\')
            cor_buf_char(out, '\\');
        if (c == '\n')
            cor_buf_text(out, "\\n");
        else if (is_escaped(c))
            cor_buf_printf(out, c > 0xffff ? "\\U%08x" : "\\u%04x", (unsigned)c);
        else
            cor_buf_code_point(out, c);
    }
    cor_buf_char(out, '"');
}

static void print_text(cor_buf *out, cor_str text)
{
    if (is_plain(text))
        cor_buf_str(out, text);
    else
        print_quoted(out, text);
}

static void print_scalar(cor_buf *out, const cor_node *node)
{
    if (node->kind == COR_NODE_STRING)
        print_text(out, node->string);
    else
        cor_node_print_json(out, node, 0);
}

/* A reader looks for the colon within a kilobyte, unless a question mark tells it to. */
static bool has_long_key(const cor_node *map)
{
    for (size_t i = 0; i < map->count; i++)
        if (map->entries[i].key.len > SIMPLE_KEY_BYTES / 6)
            return true;
    return false;
}

/* On one line; false when it cannot be or is longer than `most` bytes. */
static bool print_line(cor_buf *out, const cor_node *node, size_t most)
{
    bool map = node->kind == COR_NODE_MAP;
    if (!map && node->kind != COR_NODE_SEQ) {
        print_scalar(out, node);
        return out->len <= most;
    }
    if (map && has_long_key(node))
        return false;
    cor_buf_char(out, map ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i)
            cor_buf_text(out, ", ");
        if (map) {
            print_text(out, node->entries[i].key);
            cor_buf_text(out, ": ");
        }
        if (!print_line(out, map ? node->entries[i].value : node->items[i], most))
            return false;
    }
    cor_buf_char(out, map ? '}' : ']');
    return out->len <= most;
}

/* Where the next line begins, and how far up the tree this is. */
typedef struct place {
    size_t indent, level;
} place;

static size_t column(const cor_buf *out)
{
    size_t length = 0;
    while (length < out->len && out->ptr[out->len - 1 - length] != '\n')
        length++;
    return length;
}

static void begin_line(cor_buf *out, size_t indent)
{
    if (column(out) == 0)
        for (size_t i = 0; i < indent; i++)
            cor_buf_char(out, ' ');
}

static void print_block(cor_buf *out, const cor_node *node, place at);

static bool is_leaf(const cor_node *node)
{
    return node->count == 0 || (node->kind != COR_NODE_MAP && node->kind != COR_NODE_SEQ);
}

static bool is_list_of_leaves(const cor_node *node)
{
    for (size_t i = 0; i < node->count; i++)
        if (node->kind != COR_NODE_SEQ || !is_leaf(node->items[i]))
            return false;
    return true;
}

/* After "key:" or "-": on the same line where it fits. */
static void print_value(cor_buf *out, const cor_node *node, place at, bool after_key)
{
    cor_buf line = { 0 };
    size_t used = column(out) + 1;
    bool may = at.level > BLOCK_LEVELS || is_list_of_leaves(node);
    bool fits = may && print_line(&line, node, used < LINE_COLUMNS ? LINE_COLUMNS - used : 0);
    if (fits || is_leaf(node)) {
        cor_buf_char(out, ' ');
        cor_buf_str(out, cor_buf_view(&line));
        cor_buf_char(out, '\n');
    } else {
        cor_buf_char(out, after_key ? '\n' : ' ');
        print_block(out, node, at);
    }
    cor_buf_free(&line);
}

static void print_key(cor_buf *out, cor_str key, place at, bool is_long)
{
    if (is_long)
        cor_buf_text(out, "? ");
    print_text(out, key);
    if (is_long) {
        cor_buf_char(out, '\n');
        begin_line(out, at.indent);
    }
    cor_buf_char(out, ':');
}

static void print_block(cor_buf *out, const cor_node *node, place at)
{
    place below = { at.indent + STEP, at.level + 1 };
    bool is_long = node->kind == COR_NODE_MAP && has_long_key(node);
    for (size_t i = 0; i < node->count; i++) {
        begin_line(out, at.indent);
        if (node->kind == COR_NODE_SEQ) {
            cor_buf_char(out, '-');
            print_value(out, node->items[i], below, false);
        } else {
            print_key(out, node->entries[i].key, at, is_long);
            print_value(out, node->entries[i].value, below, true);
        }
    }
}

void cor_node_print_yaml(cor_buf *out, const cor_node *node)
{
    if (is_leaf(node)) {
        print_line(out, node, SIZE_MAX);
        cor_buf_char(out, '\n');
    } else {
        print_block(out, node, (place){ 0 });
    }
}
