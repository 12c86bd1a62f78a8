#include "style/verdict_words.h"

#include <string.h>

typedef struct row {
    const char *tag;
    const char *words[COR_VERDICT_WORD_COUNT];
} row;

static const row rows[] = {
    { "en", { "holds", "fails", "undecidable" } },
    { "az", { "təsdiqlənir", "təsdiqlənmir", "müəyyən deyil" } },
    { "hy", { "հաստատվում է", "չի հաստատվում", "որոշելի չէ" } },
    { "ru", { "подтверждается", "не подтверждается", "неразрешимо" } },
    { "ka", { "დასტურდება", "არ დასტურდება", "გაურკვეველია" } },
    { "fa", { "درست", "نادرست", "نامعین" } },
    { "tr", { "doğrulanıyor", "doğrulanmıyor", "belirsiz" } },
    { "de", { "trifft zu", "trifft nicht zu", "unentscheidbar" } },
    { "fr", { "confirmé", "infirmé", "indécidable" } },
    { "es", { "se cumple", "no se cumple", "indecidible" } },
    { "uk", { "підтверджується", "не підтверджується", "невизначено" } },
};

const char *cor_language_verdict(const cor_language *language, size_t index)
{
    const char *tag = cor_language_locale(language)->tag;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].tag, tag) == 0)
            return rows[i].words[index];
    return rows[0].words[index];
}
