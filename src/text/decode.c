#include <string.h>

#include "text/paragraph.h"

enum {
    EMBED_LEFT = 0x202a,
    EMBED_RIGHT = 0x202b,
    POP_EMBEDDING = 0x202c,
    OVERRIDE_LEFT = 0x202d,
    OVERRIDE_RIGHT = 0x202e,
    LINE_SEPARATOR = 0x2028,
    PARAGRAPH_SEPARATOR = 0x2029,
    ISOLATE_LEFT = 0x2066,
    ISOLATE_FIRST = 0x2068,
    POP_ISOLATE = 0x2069,
    DEEPEST = 125 /* max_depth of UAX 9 */
};

static bool check_utf8(const cor_shaper *s, cor_str text)
{
    size_t bad = cor_utf8_invalid(text);
    if (bad == text.len)
        return true;
    return cor_fail(s->report, COR_KIND_ENCODING, s->at, "save the text as UTF-8",
                    "byte 0x%02X of text '%s' is not UTF-8", (unsigned)(unsigned char)text.ptr[bad],
                    cor_text_excerpt(s->arena, text));
}

static bool check_length(const cor_shaper *s, cor_str text)
{
    size_t count = cor_utf8_count(text);
    if (count <= COR_TEXT_MAX_CODE_POINTS)
        return true;
    return cor_fail(s->report, COR_KIND_LIMIT, s->at, NULL,
                    "text '%s' has %zu characters; the limit is %d",
                    cor_text_excerpt(s->arena, text), count, COR_TEXT_MAX_CODE_POINTS);
}

static const char *forbidden(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7f && code < 0xa0))
        return "control character";
    if (code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR)
        return "line separator";
    if (code == OVERRIDE_LEFT || code == OVERRIDE_RIGHT)
        return "bidi override";
    return NULL;
}

static bool check_characters(const cor_shaper *s, const cor_paragraph *p)
{
    size_t marks = 0;
    for (size_t i = 0; i < p->count; i++) {
        const char *what = forbidden(p->codes[i]);
        if (what)
            return cor_fail(s->report, COR_KIND_ENCODING, s->at, "remove it from the text",
                            "text '%s' holds a %s, U+%04X", cor_text_excerpt(s->arena, p->text),
                            what, (unsigned)p->codes[i]);
        bool joins = cor_is_mark(p->codes[i]) || cor_is_ignorable(p->codes[i]);
        marks = joins ? marks + 1 : 0;
        if (marks > COR_TEXT_MAX_MARKS)
            return cor_fail(s->report, COR_KIND_LIMIT, s->at, NULL,
                            "text '%s' has more than %d marks on one character",
                            cor_text_excerpt(s->arena, p->text), COR_TEXT_MAX_MARKS);
    }
    return true;
}

/* What closes an opening control; 0 for all other characters. */
static uint32_t closing_of(uint32_t code)
{
    if (code == EMBED_LEFT || code == EMBED_RIGHT)
        return POP_EMBEDDING;
    return code >= ISOLATE_LEFT && code <= ISOLATE_FIRST ? POP_ISOLATE : 0;
}

static bool fail_pairing(const cor_shaper *s, const cor_paragraph *p, uint32_t code)
{
    return cor_fail(s->report, COR_KIND_ENCODING, s->at,
                    "close each embedding (U+202C) and isolate (U+2069) where it was opened",
                    "bidi control U+%04X of text '%s' has no partner", (unsigned)code,
                    cor_text_excerpt(s->arena, p->text));
}

/* Unpaired controls would reach past the end of a label into what is set beside it. */
static bool check_pairs(const cor_shaper *s, const cor_paragraph *p)
{
    uint32_t open[DEEPEST];
    size_t depth = 0;
    for (size_t i = 0; i < p->count; i++) {
        uint32_t code = p->codes[i];
        if (closing_of(code)) {
            if (depth == DEEPEST)
                return cor_fail(s->report, COR_KIND_LIMIT, s->at, NULL,
                                "text '%s' nests more than %d bidi controls",
                                cor_text_excerpt(s->arena, p->text), DEEPEST);
            open[depth++] = code;
        } else if (code == POP_EMBEDDING || code == POP_ISOLATE) {
            if (depth == 0 || closing_of(open[--depth]) != code)
                return fail_pairing(s, p, code);
        }
    }
    return depth == 0 || fail_pairing(s, p, open[depth - 1]);
}

static void read_characters(cor_paragraph *p, const cor_shaper *s, cor_str text)
{
    p->codes = cor_arena_alloc(s->arena, text.len + 1, sizeof *p->codes);
    p->bytes = cor_arena_alloc(s->arena, text.len + 1, sizeof *p->bytes);
    p->clean = cor_arena_alloc(s->arena, text.len + 1, 1);
    p->sections = cor_arena_alloc(s->arena, text.len + 1, sizeof *p->sections);
    size_t used = 0, section = 0, section_end = 0;
    size_t before = text.len ? (size_t)(text.ptr - s->whole.ptr) : 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = cor_utf8_next(text, &at);
        p->codes[p->count] = code;
        while (section < s->style->section_count &&
               section_end + s->style->sections[section].byte_count <= before + start)
            section_end += s->style->sections[section++].byte_count;
        p->sections[p->count] = section;
        p->bytes[p->count++] = used;
        if (cor_is_bidi_control(code))
            continue;
        memcpy(p->clean + used, text.ptr + start, at - start);
        used += at - start;
    }
    p->bytes[p->count] = used;
}

bool cor_paragraph_decode(cor_paragraph *out, const cor_shaper *shaper, cor_str text)
{
    if (!check_utf8(shaper, text) || !check_length(shaper, text))
        return false;
    cor_paragraph p = { .text = text };
    read_characters(&p, shaper, text);
    if (!check_characters(shaper, &p) || !check_pairs(shaper, &p))
        return false;
    *out = p;
    return true;
}
