#include "batch/relative_path.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* Appends the names of `path` to "/a/b" without "." and "..". */
static void append(cor_buf *out, const char *path)
{
    for (const char *at = path; *at;) {
        size_t length = strcspn(at, "/");
        cor_str name = { at, length };
        if (cor_str_is(name, "..")) {
            while (out->len && out->ptr[--out->len] != '/')
                ;
        } else if (length && !cor_str_is(name, ".")) {
            cor_buf_char(out, '/');
            cor_buf_str(out, name);
        }
        at += length + (at[length] == '/');
    }
}

static cor_buf absolute(const char *path)
{
    char here[PATH_MAX];
    cor_buf out = { 0 };
    if (*path != '/' && getcwd(here, sizeof here))
        append(&out, here);
    append(&out, path);
    return out;
}

void cor_relative_path(cor_buf *out, const char *path, const char *from)
{
    cor_buf to = absolute(path), base = absolute(from);
    size_t same = 0; /* up to here both are equal, and a name begins behind it */
    for (size_t i = 0; i < to.len && i < base.len && to.ptr[i] == base.ptr[i]; i++)
        if (to.ptr[i] == '/')
            same = i + 1;
    for (size_t i = same; i < base.len; i++)
        if (base.ptr[i] == '/')
            cor_buf_text(out, "../");
    cor_buf_append(out, to.ptr + same, to.len - same);
    cor_buf_free(&to);
    cor_buf_free(&base);
}
