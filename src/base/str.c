#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

cor_str cor_str_of(const char *text)
{
    return (cor_str){ text ? text : "", text ? strlen(text) : 0 };
}

bool cor_str_equal(cor_str a, cor_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool cor_str_is(cor_str a, const char *text)
{
    return cor_str_equal(a, cor_str_of(text));
}

bool cor_str_starts(cor_str text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.len >= length && cor_str_is((cor_str){ text.ptr, length }, prefix);
}

bool cor_str_ends(cor_str text, const char *suffix)
{
    size_t length = strlen(suffix);
    if (length == 0)
        return true;
    return text.len >= length &&
           cor_str_is((cor_str){ text.ptr + (text.len - length), length }, suffix);
}

cor_str cor_path_stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return (cor_str){ name, dot && dot != name ? (size_t)(dot - name) : strlen(name) };
}

int cor_str_compare(cor_str a, cor_str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Source: Knuth, Morris and Pratt 1977, doi:10.1137/0206024. reach[i]: how many of the first bytes
 * of `part` its first i + 1 bytes end with. */
static void measure_reach(cor_str part, size_t *reach)
{
    reach[0] = 0;
    for (size_t i = 1, have = 0; i < part.len; i++) {
        while (have && part.ptr[i] != part.ptr[have])
            have = reach[have - 1];
        have += part.ptr[i] == part.ptr[have];
        reach[i] = have;
    }
}

static size_t find_long(cor_str text, cor_str part, size_t from)
{
    size_t *reach = cor_alloc(part.len, sizeof *reach), found = SIZE_MAX;
    measure_reach(part, reach);
    for (size_t at = from, have = 0; at < text.len && found == SIZE_MAX; at++) {
        while (have && text.ptr[at] != part.ptr[have])
            have = reach[have - 1];
        have += text.ptr[at] == part.ptr[have];
        if (have == part.len)
            found = at + 1 - part.len;
    }
    cor_free(reach);
    return found;
}

size_t cor_str_find(cor_str text, cor_str part, size_t from)
{
    static const size_t short_bytes = 16; /* where to begin again costs little */
    if (from > text.len || part.len > text.len - from)
        return SIZE_MAX;
    if (part.len > short_bytes)
        return find_long(text, part, from);
    for (size_t at = from; at + part.len <= text.len; at++)
        if (part.len == 0 || memcmp(text.ptr + at, part.ptr, part.len) == 0)
            return at;
    return SIZE_MAX;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: rows[i] is the row of a's first i bytes; three of them are enough. */
static size_t align_words(cor_str a, cor_str b, size_t *rows[3])
{
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            bool same = a.ptr[i - 1] == b.ptr[j - 1];
            now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + !same);
            bool swapped =
                i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
            if (swapped)
                now[j] = least(now[j], two_before[j - 2] + 1);
        }
    }
    return rows[a.len % 3][b.len];
}

size_t cor_str_distance(cor_str a, cor_str b)
{
    size_t width = b.len + 1;
    size_t *cells = cor_alloc(3 * width, sizeof *cells);
    size_t distance = align_words(a, b, (size_t *[3]){ cells, cells + width, cells + 2 * width });
    cor_free(cells);
    return distance;
}

const char *cor_str_nearest(cor_str word, const char *const *words, size_t count)
{
    static const size_t longest = 64; /* comparing takes time by the square of the length */
    const char *nearest = NULL;
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        cor_str other = cor_str_of(words[i]);
        size_t longer = word.len > other.len ? word.len : other.len;
        size_t apart = longer - least(word.len, other.len);
        if (apart > longer / 3 || longer > longest)
            continue;
        size_t distance = cor_str_distance(word, other);
        if (distance <= longer / 3 && distance < best) {
            best = distance;
            nearest = words[i];
        }
    }
    return nearest;
}

static void reserve(cor_buf *buf, size_t more)
{
    if (more > PTRDIFF_MAX - buf->len - 1)
        cor_out_of_memory();
    buf->ptr = cor_grow(buf->ptr, &buf->capacity, buf->len + more + 1, 1);
}

void cor_buf_append(cor_buf *buf, const void *bytes, size_t length)
{
    reserve(buf, length);
    if (length)
        memcpy(buf->ptr + buf->len, bytes, length);
    buf->len += length;
    buf->ptr[buf->len] = '\0';
}

void cor_buf_str(cor_buf *buf, cor_str text)
{
    cor_buf_append(buf, text.ptr, text.len);
}

void cor_buf_text(cor_buf *buf, const char *text)
{
    cor_buf_append(buf, text, strlen(text));
}

void cor_buf_char(cor_buf *buf, char c)
{
    cor_buf_append(buf, &c, 1);
}

void cor_buf_vprintf(cor_buf *buf, const char *format, va_list arguments)
{
    enum { USUAL = 60 };
    va_list again;
    va_copy(again, arguments);
    reserve(buf, USUAL);
    size_t room = buf->capacity - buf->len;
    int length = vsnprintf(buf->ptr + buf->len, room, format, arguments);
    if (length < 0)
        COR_NEVER("a format that cannot be printed");
    if ((size_t)length >= room) {
        reserve(buf, (size_t)length);
        vsnprintf(buf->ptr + buf->len, (size_t)length + 1, format, again);
    }
    buf->len += (size_t)length;
    va_end(again);
}

void cor_buf_printf(cor_buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    cor_buf_vprintf(buf, format, arguments);
    va_end(arguments);
}

void cor_buf_code_point(cor_buf *buf, uint32_t code_point)
{
    char bytes[4];
    cor_buf_append(buf, bytes, cor_utf8_encode(code_point, bytes));
}

static void json_code_point(cor_buf *buf, uint32_t code_point)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = code_point && code_point < 0x80 ? strchr(plain, (int)code_point) : NULL;
    if (found)
        cor_buf_printf(buf, "\\%c", letters[found - plain]);
    else if (code_point < 0x20 || code_point == 0x7f)
        cor_buf_printf(buf, "\\u%04x", (unsigned)code_point);
    else
        cor_buf_code_point(buf, code_point);
}

static bool is_plain_in_json(char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void cor_buf_json(cor_buf *buf, cor_str text)
{
    cor_buf_char(buf, '"');
    for (size_t at = 0; at < text.len;) {
        size_t first = at;
        while (at < text.len && is_plain_in_json(text.ptr[at]))
            at++;
        if (at > first)
            cor_buf_append(buf, text.ptr + first, at - first);
        else
            json_code_point(buf, cor_utf8_next(text, &at));
    }
    cor_buf_char(buf, '"');
}

static void append_escape(cor_buf *out, uint32_t code_point)
{
    static const char plain[] = "\t\n\r", letters[] = "tnr";
    const char *found = code_point && code_point < 0x20 ? strchr(plain, (int)code_point) : NULL;
    if (found)
        cor_buf_printf(out, "\\%c", letters[found - plain]);
    else if (code_point < 0x100)
        cor_buf_printf(out, "\\x%02x", (unsigned)code_point);
    else
        cor_buf_printf(out, "\\u%04x", (unsigned)code_point);
}

void cor_buf_printable(cor_buf *buf, cor_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t before = at;
        while (at < text.len && text.ptr[at] >= 0x20 && text.ptr[at] < 0x7f)
            at++;
        cor_buf_append(buf, text.ptr + before, at - before);
        if (at == text.len)
            break;
        before = at;
        uint32_t code_point = cor_utf8_next(text, &at);
        bool invalid = code_point == 0xfffd && at - before == 1;
        if (invalid)
            append_escape(buf, (unsigned char)text.ptr[before]);
        else if (cor_is_unprintable(code_point))
            append_escape(buf, code_point);
        else
            cor_buf_code_point(buf, code_point);
    }
    cor_buf_append(buf, NULL, 0); /* so that an empty text is a string, too */
}

void cor_buf_padded(cor_buf *buf, cor_str text, size_t width)
{
    size_t before = buf->len;
    cor_buf_printable(buf, text);
    size_t n = cor_utf8_count((cor_str){ buf->ptr + before, buf->len - before });
    for (; n < width; n++)
        cor_buf_char(buf, ' ');
}

void cor_buf_free(cor_buf *buf)
{
    cor_free(buf->ptr);
    *buf = (cor_buf){ 0 };
}

cor_str cor_buf_view(const cor_buf *buf)
{
    return (cor_str){ buf->ptr ? buf->ptr : "", buf->len };
}
