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
    { "ru", { "подтверждается", "не подтверждается", "не определено" } },
    { "ka", { "დასტურდება", "არ დასტურდება", "გაურკვეველია" } },
    { "fa", { "تأیید می‌شود", "تأیید نمی‌شود", "نامعین" } },
    { "tr", { "doğrulanıyor", "doğrulanmıyor", "belirsiz" } },
    { "de", { "trifft zu", "trifft nicht zu", "unentscheidbar" } },
    { "fr", { "confirmé", "infirmé", "indécidable" } },
    { "es", { "se cumple", "no se cumple", "indecidible" } },
    { "uk", { "підтверджується", "не підтверджується", "невизначено" } },
};

const char *cor_language_verdict(const cor_language *language, size_t index)
{
    const cor_str tag = cor_language_primary(language);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (cor_str_is(tag, rows[i].tag))
            return rows[i].words[index];
    cor_foreign_text_add(language ? language->foreign : NULL, rows[0].words[index], rows[0].tag);
    return rows[0].words[index];
}

typedef struct note {
    const char *tag, *words;
} note;

static const note not_stated[] = {
    { "en", "precision not stated" },       { "az", "dəqiqliyi göstərilməyib" },
    { "hy", "ճշգրտությունը նշված չէ" },     { "ru", "точность не указана" },
    { "ka", "სიზუსტე მითითებული არ არის" }, { "fa", "دقت ذکر نشده است" },
    { "tr", "doğruluk belirtilmemiş" },     { "de", "Genauigkeit nicht angegeben" },
    { "fr", "précision non indiquée" },     { "es", "precisión no indicada" },
    { "uk", "точність не вказано" },
};

const char *cor_language_not_stated(const cor_language *language)
{
    const char *tag = cor_language_locale(language)->tag;
    for (size_t i = 0; i < sizeof not_stated / sizeof *not_stated; i++)
        if (strcmp(not_stated[i].tag, tag) == 0)
            return not_stated[i].words;
    return not_stated[0].words;
}
