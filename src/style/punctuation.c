#include "style/punctuation.h"

#include <string.h>

#define ARMENIAN_STOP "\xd6\x89" /* U+0589 */
#define DANDA "\xe0\xa5\xa4"     /* U+0964 */
#define ARABIC_COMMA "\xd8\x8c " /* U+060C */

static const cor_punctuation rows[] = {
    { "en", ".", ", " },
    /* Armenian, Western Armenian */
    { "hy", ARMENIAN_STOP, ", " },
    { "hyw", ARMENIAN_STOP, ", " },
    /* Hindi, Nepali, Sanskrit, Maithili, Bhojpuri, Bengali, Assamese, Odia, Punjabi */
    { "hi", DANDA, ", " },
    { "ne", DANDA, ", " },
    { "sa", DANDA, ", " },
    { "mai", DANDA, ", " },
    { "bho", DANDA, ", " },
    { "bn", DANDA, ", " },
    { "as", DANDA, ", " },
    { "or", DANDA, ", " },
    { "pa", DANDA, ", " },
    /* Chinese, Cantonese, Japanese: U+3002 with U+FF0C or U+3001, as wide as a space with them */
    { "zh", "\xe3\x80\x82", "\xef\xbc\x8c" },
    { "yue", "\xe3\x80\x82", "\xef\xbc\x8c" },
    { "ja", "\xe3\x80\x82", "\xe3\x80\x81" },
    /* Thai and Lao part sentences by a space */
    { "th", "", ", " },
    { "lo", "", ", " },
    /* Burmese U+104B, U+104A; Khmer U+17D4; Tibetan U+0F0D; Amharic, Tigrinya U+1362, U+1363 */
    { "my", "\xe1\x81\x8b", "\xe1\x81\x8a " },
    { "km", "\xe1\x9f\x94", ", " },
    { "bo", "\xe0\xbc\x8d", "\xe0\xbc\x8d " },
    { "am", "\xe1\x8d\xa2", "\xe1\x8d\xa3 " },
    { "ti", "\xe1\x8d\xa2", "\xe1\x8d\xa3 " },
    /* Urdu U+06D4; then Persian, Arabic, Pashto, Central Kurdish, Sindhi, Uyghur, South Azerbaijani
     */
    { "ur", "\xdb\x94", ARABIC_COMMA },
    { "fa", ".", ARABIC_COMMA },
    { "ar", ".", ARABIC_COMMA },
    { "ps", ".", ARABIC_COMMA },
    { "ckb", ".", ARABIC_COMMA },
    { "sd", ".", ARABIC_COMMA },
    { "ug", ".", ARABIC_COMMA },
    { "azb", ".", ARABIC_COMMA },
};

const cor_punctuation *cor_punctuation_of(const char *tag)
{
    size_t primary = tag ? strcspn(tag, "-") : 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (primary && strlen(rows[i].tag) == primary && strncmp(rows[i].tag, tag, primary) == 0)
            return &rows[i];
    return &rows[0];
}

static bool is_one_of(uint32_t c, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == c)
            return true;
    return false;
}
#define IS_ONE_OF(c, list) is_one_of(c, list, sizeof(list) / sizeof *(list))

/* What ends a sentence and says no more than that. */
static bool is_stop(uint32_t c)
{
    static const uint32_t stops[] = { '.',    0x589,  0x6d4,  0x964,  0x965,  0xf0d,
                                      0xf0e,  0x104b, 0x1362, 0x17d4, 0x17d5, 0x3002,
                                      0xfe12, 0xfe52, 0xff0e, 0xff61 };
    return IS_ONE_OF(c, stops);
}

/* What ends a sentence, or leads to the next, and is not to be taken away. */
static bool is_loud(uint32_t c)
{
    static const uint32_t marks[] = { '!',    '?',    ':',   0x2026, 0x203c, 0x203d, 0x2047,
                                      0x2048, 0x2049, 0x61f, 0x1367, 0x22ef, 0xff01, 0xff1f };
    return IS_ONE_OF(c, marks);
}

/* Closing in some language: “ closes in Georgian and German. */
static bool is_closing_quote(uint32_t c)
{
    static const uint32_t quotes[] = { '"',    '\'',   0xbb,   0xab,   0x2018, 0x2019,
                                       0x201c, 0x201d, 0x203a, 0x2039, 0x300d, 0x300f };
    return IS_ONE_OF(c, quotes);
}

/* Blanks, and marks of direction that nobody sees. */
static bool is_unseen(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0xa0 || c == 0x202f || c == 0x61c ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2066 && c <= 0x2069);
}

/* Where the last character begins. */
static size_t last_place(cor_str text)
{
    size_t place = text.len;
    while (place > 0 && ((unsigned char)text.ptr[--place] & 0xc0) == 0x80)
        continue;
    return place;
}

static uint32_t last_of(cor_str text)
{
    size_t place = last_place(text);
    return text.len ? cor_utf8_next(text, &place) : 0;
}

static cor_str without(cor_str text, bool (*is_left_out)(uint32_t))
{
    while (text.len && is_left_out(last_of(text)))
        text.len = last_place(text);
    return text;
}

/* ASCII marks and digits, and the general punctuation: what stands before a word. */
static bool is_letter(uint32_t c)
{
    bool is_ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_ascii_letter || (c >= 0xc0 && !(c >= 0x2000 && c <= 0x2bff) && !is_stop(c));
}

/* The "." at the end of the text stands behind one or two letters: "լ.", "թ.", but not "4.0.". */
static bool is_abbreviation(cor_str text)
{
    enum { LETTERS_MAX = 2 };
    size_t letters = 0;
    text.len = last_place(text);
    while (is_letter(last_of(text)) && letters <= LETTERS_MAX) {
        text.len = last_place(text);
        letters++;
    }
    return letters > 0 && letters <= LETTERS_MAX;
}

/* The text ends in a stop that is one in this language. Armenian is often typed with ':' for it. */
static bool has_stop(cor_str text, const char *tag)
{
    const char *stop = cor_punctuation_of(tag)->stop;
    uint32_t last = last_of(text);
    if (last == ':')
        return strcmp(stop, ARMENIAN_STOP) == 0;
    return is_stop(last) && (last != '.' || strcmp(stop, ".") == 0 || !is_abbreviation(text));
}

/* Of a text that was written as a block of lines. */
static void drop_blanks(cor_buf *text)
{
    while (text->len && strchr(" \n\t", text->ptr[text->len - 1]))
        text->ptr[--text->len] = '\0';
}

void cor_sentence_end(cor_buf *text, const char *tag)
{
    drop_blanks(text);
    cor_str seen = without(cor_buf_view(text), is_unseen);
    cor_str inside = without(seen, is_closing_quote);
    if (!seen.len || has_stop(inside, tag) || is_loud(last_of(inside)))
        return;
    cor_buf_text(text, cor_punctuation_of(tag)->stop);
}

cor_str cor_sentence_open(cor_str text, const char *tag)
{
    text = without(text, is_unseen);
    if (has_stop(text, tag))
        text.len = last_place(text);
    return text;
}

void cor_sentence_space(cor_buf *text)
{
    static const uint32_t wide[] = { 0x3002, 0xff01, 0xff0e, 0xff1f };
    uint32_t last = last_of(cor_buf_view(text));
    if (last && !IS_ONE_OF(last, wide))
        cor_buf_char(text, ' ');
}
