#include "text/line_ends.h"

#include <unicode/ubrk.h>

#include "base/memory.h"

struct cor_line_ends {
    UBreakIterator *rules; /* NULL: not yet read */
    UText *text;
};

cor_line_ends *cor_line_ends_new(void)
{
    return cor_alloc(1, sizeof(cor_line_ends));
}

void cor_line_ends_free(cor_line_ends *ends)
{
    if (!ends)
        return;
    if (ends->rules)
        ubrk_close(ends->rules);
    if (ends->text)
        utext_close(ends->text);
    cor_free(ends);
}

static bool set_text(cor_line_ends *ends, cor_str text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!ends->rules)
        ends->rules = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    ends->text = utext_openUTF8(ends->text, text.ptr, (int64_t)text.len, &status);
    if (ends->rules && U_SUCCESS(status))
        ubrk_setUText(ends->rules, ends->text, &status);
    return U_SUCCESS(status);
}

static void after_spaces(cor_str text, void (*found)(void *user, size_t byte), void *user)
{
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i - 1] == ' ' && text.ptr[i] != ' ')
            found(user, i);
}

void cor_line_ends_find(cor_line_ends *ends, cor_str text, void (*found)(void *user, size_t byte),
                        void *user)
{
    if (!set_text(ends, text)) {
        after_spaces(text, found, user);
        return;
    }
    for (int32_t at = ubrk_next(ends->rules); at != UBRK_DONE; at = ubrk_next(ends->rules))
        if ((size_t)at < text.len)
            found(user, (size_t)at);
}
