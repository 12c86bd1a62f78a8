#include "base/str.h"
#include "text/catalogue.h"

typedef struct style_word {
    const char *word;
    cor_font_look look; /* what the word says; 0 is nothing */
} style_word;

static const style_word style_words[] = {
    { "thin", { .weight = 100 } },        { "hairline", { .weight = 100 } },
    { "extralight", { .weight = 200 } },  { "ultralight", { .weight = 200 } },
    { "light", { .weight = 300 } },       { "regular", { .weight = 400 } },
    { "normal", { .weight = 400 } },      { "book", { .weight = 400 } },
    { "roman", { .weight = 400 } },       { "medium", { .weight = 500 } },
    { "semibold", { .weight = 600 } },    { "demibold", { .weight = 600 } },
    { "demi", { .weight = 600 } },        { "bold", { .weight = 700 } },
    { "extrabold", { .weight = 800 } },   { "ultrabold", { .weight = 800 } },
    { "black", { .weight = 900 } },       { "heavy", { .weight = 900 } },
    { "italic", { .italic = true } },     { "oblique", { .italic = true } },
    { "ultracondensed", { .width = 1 } }, { "extracondensed", { .width = 2 } },
    { "condensed", { .width = 3 } },      { "semicondensed", { .width = 4 } },
    { "semiexpanded", { .width = 6 } },   { "expanded", { .width = 7 } },
    { "extraexpanded", { .width = 8 } },  { "ultraexpanded", { .width = 9 } },
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int cor_font_name_compare(cor_str a, cor_str b)
{
    for (size_t i = 0; i < a.len && i < b.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return (unsigned char)lower(a.ptr[i]) < (unsigned char)lower(b.ptr[i]) ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_joint(char c)
{
    return c == ' ' || c == '-';
}

/* `text` is `word`, whatever the case and with any joints: "Semi Bold", "SemiBold", "semi-bold". */
static bool is_word(cor_str text, const char *word)
{
    size_t i = 0;
    for (; *word && i < text.len; i++) {
        if (is_joint(text.ptr[i]))
            continue;
        if (lower(text.ptr[i]) != *word++)
            return false;
    }
    return !*word && i == text.len;
}

static const style_word *find_word(cor_str text)
{
    for (size_t i = 0; i < sizeof style_words / sizeof *style_words; i++)
        if (is_word(text, style_words[i].word))
            return &style_words[i];
    return NULL;
}

static size_t word_start(cor_str text, size_t end)
{
    while (end > 0 && !is_joint(text.ptr[end - 1]))
        end--;
    return end;
}

/* Cuts the last word of style, "Extra Bold" before "Bold", off the end of *text. */
static const style_word *cut_word(cor_str *text)
{
    size_t last = word_start(*text, text->len);
    size_t before = last > 0 ? word_start(*text, last - 1) : 0;
    const size_t starts[] = { before, last };
    for (size_t i = 0; i < 2; i++) {
        size_t start = starts[i];
        const style_word *found = find_word((cor_str){ text->ptr + start, text->len - start });
        if (!found)
            continue;
        text->len = start > 0 ? start - 1 : 0;
        return found;
    }
    return NULL;
}

bool cor_font_look_read(cor_font_look *out, cor_str words)
{
    cor_font_look look = { 0 };
    while (words.len > 0) {
        const style_word *word = cut_word(&words);
        if (!word)
            return false;
        if (word->look.weight)
            look.weight = word->look.weight;
        if (word->look.width)
            look.width = word->look.width;
        look.italic = look.italic || word->look.italic;
    }
    *out = look;
    return true;
}

size_t cor_font_name_stem(cor_str name)
{
    cor_str stem = name;
    while (cut_word(&stem) && stem.len > 0)
        name = stem;
    return name.len;
}
