#include "read/sql_columns.h"

#include <string.h>
#include <strings.h>

/* A word, a quoted text without its quotes, or any other character. */
typedef struct token {
    enum { END, WORD, QUOTED, SIGN } kind;
    cor_str text;
} token;

typedef struct reader {
    cor_str sql;
    size_t at;
    size_t depth; /* brackets that are open behind the token */
} reader;

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || (c & 0x80);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool begins_with(const reader *r, const char *start)
{
    size_t length = strlen(start);
    return r->sql.len - r->at >= length && memcmp(r->sql.ptr + r->at, start, length) == 0;
}

static void skip_behind(reader *r, const char *end)
{
    while (r->at < r->sql.len && !begins_with(r, end))
        r->at++;
    r->at = r->at < r->sql.len ? r->at + strlen(end) : r->sql.len;
}

static void skip_blanks(reader *r)
{
    for (;;) {
        while (r->at < r->sql.len && is_blank(r->sql.ptr[r->at]))
            r->at++;
        if (begins_with(r, "--"))
            skip_behind(r, "\n");
        else if (begins_with(r, "/*"))
            skip_behind(r, "*/");
        else
            return;
    }
}

/* A doubled quote inside ends one text and begins the next: no name that is asked for has one. */
static token next_quoted(reader *r)
{
    char open = r->sql.ptr[r->at++];
    const char close[] = { open == '[' ? ']' : open, '\0' };
    size_t start = r->at;
    skip_behind(r, close);
    size_t end = r->at > start && r->sql.ptr[r->at - 1] == close[0] ? r->at - 1 : r->at;
    return (token){ QUOTED, { r->sql.ptr + start, end - start } };
}

static token next(reader *r)
{
    skip_blanks(r);
    if (r->at == r->sql.len)
        return (token){ END, { "", 0 } };
    size_t start = r->at;
    char c = r->sql.ptr[start];
    if (c == '"' || c == '\'' || c == '`' || c == '[')
        return next_quoted(r);
    r->at++;
    while (is_letter(c) && r->at < r->sql.len && is_letter(r->sql.ptr[r->at]))
        r->at++;
    r->depth += c == '(';
    r->depth -= c == ')' && r->depth > 0;
    return (token){ is_letter(c) ? WORD : SIGN, { r->sql.ptr + start, r->at - start } };
}

static bool is_named(const token *t, const char *name)
{
    return t->text.len == strlen(name) && strncasecmp(t->text.ptr, name, t->text.len) == 0;
}

bool cor_sql_has_computed_column(cor_str sql)
{
    reader r = { .sql = sql };
    for (token t = next(&r); t.kind != END; t = next(&r))
        if (r.depth == 1 && t.kind == WORD && is_named(&t, "as"))
            return true;
    return false;
}

int cor_sql_column(cor_str sql, const char *name)
{
    reader r = { .sql = sql };
    bool begins = false;
    int index = -1;
    for (token t = next(&r); t.kind != END; t = next(&r)) {
        if (begins && t.kind != SIGN && is_named(&t, name))
            return index;
        begins = r.depth == 1 && t.kind == SIGN && (t.text.ptr[0] == '(' || t.text.ptr[0] == ',');
        index += begins;
    }
    return -1;
}
