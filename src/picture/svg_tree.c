#include "picture/svg_tree.h"

#include <string.h>

typedef struct parser {
    const cor_source *source;
    cor_arena *arena;
    cor_report *report;
    size_t at, elements;
    cor_svg_element *open; /* the innermost */
    cor_svg_element *root;
    size_t depth;
} parser;

static bool fail_at(const parser *p, size_t offset, const char *what)
{
    return cor_fail(p->report, COR_KIND_DATA, cor_source_span(p->source, offset, 1), NULL,
                    "not a sound SVG: %s", what);
}

static bool starts(const parser *p, const char *word)
{
    size_t length = strlen(word);
    return p->source->text.len - p->at >= length &&
           memcmp(p->source->text.ptr + p->at, word, length) == 0;
}

static char peek(const parser *p)
{
    return p->at < p->source->text.len ? p->source->text.ptr[p->at] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_spaces(parser *p)
{
    while (is_space(peek(p)))
        p->at++;
}

/* Moves behind the next `end`. */
static bool skip_past(parser *p, const char *end, const char *what)
{
    size_t from = p->at;
    while (p->at < p->source->text.len && !starts(p, end))
        p->at++;
    if (p->at == p->source->text.len)
        return fail_at(p, from, what);
    p->at += strlen(end);
    return true;
}

static bool is_name_byte(char c)
{
    unsigned char u = (unsigned char)c;
    unsigned char lower = u | 0x20;
    return (lower >= 'a' && lower <= 'z') || (u >= '0' && u <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':' || u >= 0x80;
}

static bool read_name(parser *p, cor_str *out)
{
    size_t from = p->at;
    while (is_name_byte(peek(p)))
        p->at++;
    *out = (cor_str){ p->source->text.ptr + from, p->at - from };
    return p->at > from || fail_at(p, from, "a name is missing here");
}

/* What stands behind an ampersand, up to the semicolon. */
static bool put_reference(cor_buf *out, cor_str name)
{
    static const struct {
        const char *name, *text;
    } known[] = { { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (cor_str_is(name, known[i].name)) {
            cor_buf_text(out, known[i].text);
            return true;
        }
    bool hex = name.len > 1 && name.ptr[1] == 'x';
    uint32_t code = 0;
    for (size_t i = hex ? 2 : 1; i < name.len; i++) {
        char c = (char)(name.ptr[i] | 0x20);
        bool digit = name.ptr[i] >= '0' && name.ptr[i] <= '9';
        if (code > 0x10ffff || (!digit && !(hex && c >= 'a' && c <= 'f')))
            return false;
        code = code * (hex ? 16 : 10) + (uint32_t)(digit ? name.ptr[i] - '0' : c - 'a' + 10);
    }
    if (name.len < 2 || name.ptr[0] != '#' || code == 0 || code > 0x10ffff)
        return false;
    cor_buf_code_point(out, code);
    return true;
}

static bool unescape(parser *p, cor_str raw, cor_str *out)
{
    *out = raw;
    if (!raw.len || !memchr(raw.ptr, '&', raw.len))
        return true;
    cor_buf text = { 0 };
    bool well = true;
    for (size_t i = 0; well && i < raw.len; i++) {
        const char *end = raw.ptr[i] == '&' ? memchr(raw.ptr + i, ';', raw.len - i) : NULL;
        if (raw.ptr[i] != '&') {
            cor_buf_char(&text, raw.ptr[i]);
            continue;
        }
        cor_str name = { raw.ptr + i + 1, end ? (size_t)(end - raw.ptr) - i - 1 : 0 };
        well = end && put_reference(&text, name);
        i += name.len + 1;
    }
    if (well)
        *out = cor_arena_str(p->arena, cor_buf_view(&text));
    cor_buf_free(&text);
    return well || fail_at(p, (size_t)(raw.ptr - p->source->text.ptr), "an unknown &reference;");
}

static bool read_attribute(parser *p, cor_svg_attribute *out)
{
    if (!read_name(p, &out->name))
        return false;
    skip_spaces(p);
    if (peek(p) != '=')
        return fail_at(p, p->at, "an attribute without a value");
    p->at++;
    skip_spaces(p);
    char quote = peek(p);
    if (quote != '"' && quote != '\'')
        return fail_at(p, p->at, "an attribute's value without quotes");
    size_t from = ++p->at;
    while (p->at < p->source->text.len && peek(p) != quote && peek(p) != '<')
        p->at++;
    if (peek(p) != quote)
        return fail_at(p, from, "an attribute's value that does not end");
    out->offset = from;
    cor_str raw = { p->source->text.ptr + from, p->at - from };
    p->at++;
    return unescape(p, raw, &out->value);
}

static bool read_attributes(parser *p, cor_svg_element *element)
{
    cor_svg_attribute list[COR_SVG_ATTRIBUTES_MAX];
    size_t count = 0;
    for (skip_spaces(p); peek(p) != '>' && peek(p) != '/'; skip_spaces(p)) {
        if (count == COR_SVG_ATTRIBUTES_MAX)
            return fail_at(p, p->at, "an element of more than 64 attributes");
        if (!read_attribute(p, &list[count]))
            return false;
        for (size_t i = 0; i < count; i++)
            if (cor_str_equal(list[i].name, list[count].name))
                return fail_at(p, list[count].offset, "an attribute that is given twice");
        count++;
    }
    element->attributes = cor_arena_copy(p->arena, list, count, sizeof *list);
    element->attribute_count = count;
    return true;
}

static void append_child(cor_svg_element *parent, cor_svg_element *child)
{
    cor_svg_element **last = &parent->first_child;
    /* The list is kept in reverse while it grows, and turned when its parent ends. */
    child->next = *last;
    *last = child;
    child->parent = parent;
}

static void turn_children(cor_svg_element *element)
{
    cor_svg_element *turned = NULL;
    for (cor_svg_element *child = element->first_child; child;) {
        cor_svg_element *next = child->next;
        child->next = turned;
        turned = child;
        child = next;
    }
    element->first_child = turned;
}

static void close_element(parser *p)
{
    turn_children(p->open);
    p->open = p->open->parent;
    p->depth--;
}

static bool open_element(parser *p)
{
    cor_svg_element *element = cor_arena_alloc(p->arena, 1, sizeof *element);
    element->offset = p->at++;
    if (!p->open && p->root)
        return fail_at(p, element->offset, "a second root element");
    if (++p->elements > COR_SVG_ELEMENTS_MAX || p->depth == COR_SVG_DEPTH_MAX)
        return cor_fail(p->report, COR_KIND_LIMIT, cor_source_span(p->source, element->offset, 1),
                        "simplify the drawing", "more than %d elements, or %d inside each other",
                        COR_SVG_ELEMENTS_MAX, COR_SVG_DEPTH_MAX);
    if (!read_name(p, &element->name) || !read_attributes(p, element))
        return false;
    if (cor_str_starts(element->name, "svg:"))
        element->name = (cor_str){ element->name.ptr + 4, element->name.len - 4 };
    if (p->open)
        append_child(p->open, element);
    else
        p->root = element;
    p->open = element;
    p->depth++;
    bool is_empty = peek(p) == '/';
    p->at += is_empty;
    if (peek(p) != '>')
        return fail_at(p, p->at, "a tag that does not end");
    p->at++;
    if (is_empty)
        close_element(p);
    return true;
}

static bool end_element(parser *p)
{
    size_t from = p->at;
    cor_str name;
    p->at += 2;
    if (!read_name(p, &name))
        return false;
    if (cor_str_starts(name, "svg:"))
        name = (cor_str){ name.ptr + 4, name.len - 4 };
    if (!p->open || !cor_str_equal(name, p->open->name))
        return fail_at(p, from, "an end tag that closes another element");
    skip_spaces(p);
    if (peek(p) != '>')
        return fail_at(p, p->at, "a tag that does not end");
    p->at++;
    close_element(p);
    return true;
}

static bool skip_document_type(parser *p)
{
    size_t from = p->at;
    while (p->at < p->source->text.len && peek(p) != '>' && peek(p) != '[')
        p->at++;
    if (peek(p) == '[')
        return cor_fail(p->report, COR_KIND_UNSUPPORTED, cor_source_span(p->source, p->at, 1),
                        "save it as plain SVG", "definitions of entities are not read");
    return skip_past(p, ">", "a <!DOCTYPE that does not end") || p->at < from;
}

static void add_text(parser *p, cor_str text, size_t offset)
{
    cor_svg_text *piece = cor_arena_alloc(p->arena, 1, sizeof *piece);
    *piece = (cor_svg_text){ text, offset, NULL };
    *(p->open->last_text ? &p->open->last_text->next : &p->open->texts) = piece;
    p->open->last_text = piece;
}

static bool is_in_style(const parser *p)
{
    return p->open && cor_str_is(p->open->name, "style");
}

static bool read_text(parser *p)
{
    size_t from = p->at;
    while (p->at < p->source->text.len && peek(p) != '<')
        p->at++;
    cor_str text = { p->source->text.ptr + from, p->at - from };
    if (!is_in_style(p))
        return true;
    if (!unescape(p, text, &text))
        return false;
    add_text(p, text, from);
    return true;
}

static bool read_raw_text(parser *p)
{
    size_t from = p->at + strlen("<![CDATA[");
    if (!skip_past(p, "]]>", "a <![CDATA[ that does not end"))
        return false;
    if (is_in_style(p))
        add_text(p, (cor_str){ p->source->text.ptr + from, p->at - strlen("]]>") - from }, from);
    return true;
}

static bool read_piece(parser *p)
{
    if (peek(p) != '<')
        return read_text(p);
    if (starts(p, "<!--"))
        return skip_past(p, "-->", "a comment that does not end");
    if (starts(p, "<![CDATA["))
        return read_raw_text(p);
    if (starts(p, "<?"))
        return skip_past(p, "?>", "a <? that does not end");
    if (starts(p, "<!DOCTYPE"))
        return skip_document_type(p);
    return starts(p, "</") ? end_element(p) : open_element(p);
}

bool cor_svg_parse(cor_svg_element **out, const cor_source *source, cor_arena *arena,
                   cor_report *report)
{
    parser p = { .source = source, .arena = arena, .report = report };
    size_t bad = cor_utf8_invalid(source->text);
    if (bad < source->text.len)
        return cor_fail(report, COR_KIND_ENCODING, cor_source_span(source, bad, 1),
                        "save it as UTF-8", "bytes that are not UTF-8");
    while (p.at < source->text.len)
        if (!read_piece(&p))
            return false;
    if (p.open)
        return fail_at(&p, p.open->offset, "an element that does not end");
    if (!p.root || !cor_str_is(p.root->name, "svg"))
        return fail_at(&p, p.root ? p.root->offset : 0, "its root is no <svg>");
    *out = p.root;
    return true;
}

const cor_svg_attribute *cor_svg_attribute_named(const cor_svg_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (cor_str_is(element->attributes[i].name, name))
            return &element->attributes[i];
    return NULL;
}

cor_str cor_svg_value(const cor_svg_element *element, const char *name)
{
    const cor_svg_attribute *attribute = cor_svg_attribute_named(element, name);
    return attribute ? attribute->value : (cor_str){ 0 };
}

const cor_svg_element *cor_svg_find(const cor_svg_element *root, cor_str id)
{
    if (id.len && cor_str_equal(cor_svg_value(root, "id"), id))
        return root;
    for (const cor_svg_element *child = root->first_child; child; child = child->next) {
        const cor_svg_element *found = cor_svg_find(child, id);
        if (found)
            return found;
    }
    return NULL;
}
