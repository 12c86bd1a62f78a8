#include "base/str.h"

static const uint32_t replacement = 0xfffd;

/* The shape of a sequence by its first byte, and the least code point that may be written so long:
 * less is an overlong form. */
typedef struct sequence {
    unsigned char mask, lead;
    unsigned char length;
    uint32_t least;
} sequence;

static const sequence *sequence_of(unsigned char first)
{
    static const sequence forms[] = {
        { 0x80, 0x00, 1, 0 },
        { 0xe0, 0xc0, 2, 0x80 },
        { 0xf0, 0xe0, 3, 0x800 },
        { 0xf8, 0xf0, 4, 0x10000 },
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if ((first & forms[i].mask) == forms[i].lead)
            return &forms[i];
    return NULL;
}

/* Bytes of the sequence at `at`, or 0 when it is not valid. */
static size_t decode(cor_str text, size_t at, uint32_t *code_point)
{
    unsigned char first = (unsigned char)text.ptr[at];
    const sequence *form = sequence_of(first);
    if (!form || text.len - at < form->length)
        return 0;
    uint32_t value = (unsigned char)~form->mask & first;
    for (size_t i = 1; i < form->length; i++) {
        unsigned char next = (unsigned char)text.ptr[at + i];
        if ((next & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3fu);
    }
    bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (value < form->least || value > 0x10ffff || surrogate)
        return 0;
    *code_point = value;
    return form->length;
}

uint32_t cor_utf8_next(cor_str text, size_t *at)
{
    uint32_t code_point = replacement;
    size_t length = decode(text, *at, &code_point);
    *at += length ? length : 1;
    return code_point;
}

size_t cor_utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point > 0x10ffff || (code_point >= 0xd800 && code_point <= 0xdfff))
        code_point = replacement;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code_point >>= 6)
        out[i] = (char)(0x80 | (code_point & 0x3f));
    static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
    out[0] = (char)(leads[length] | code_point);
    return length;
}

size_t cor_utf8_count(cor_str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        cor_utf8_next(text, &at);
    return count;
}

size_t cor_utf8_invalid(cor_str text)
{
    uint32_t ignored;
    for (size_t at = 0; at < text.len;) {
        size_t length = decode(text, at, &ignored);
        if (!length)
            return at;
        at += length;
    }
    return text.len;
}

/* Controls, and the format characters of Unicode TR 36, section 2.6. */
bool cor_is_unprintable(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        { 0x00, 0x1f },     { 0x7f, 0x9f },     { 0x61c, 0x61c },
        { 0x200e, 0x200f }, { 0x2028, 0x202e }, { 0x2066, 0x2069 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}
