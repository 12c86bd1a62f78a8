#include "style/table_words.h"

#include <string.h>

typedef struct row {
    const char *tag;
    const char *words[COR_TABLE_WORD_COUNT];
} row;

static const row rows[] = {
    { "en",
      { "Source", "Published", "Measured", "Difference", "Verdict", "holds", "fails",
        "undecidable" } },
    { "az",
      { "Mənbə", "Elan olunub", "Ölçülüb", "Fərq", "Nəticə", "təsdiqlənir", "təsdiqlənmir",
        "müəyyən deyil" } },
    { "hy",
      { "Աղբյուր", "Հրապարակված", "Չափված", "Տարբերություն", "Եզրակացություն", "հաստատվում է",
        "չի հաստատվում", "որոշելի չէ" } },
    { "ru",
      { "Источник", "Опубликовано", "Измерено", "Разница", "Вывод", "подтверждается",
        "не подтверждается", "неразрешимо" } },
    { "ka",
      { "წყარო", "გამოქვეყნებული", "გაზომილი", "სხვაობა", "დასკვნა", "დასტურდება", "არ დასტურდება",
        "გაურკვეველია" } },
    { "fa",
      { "منبع", "منتشرشده", "اندازه‌گیری", "تفاوت", "نتیجه", "درست", "نادرست",
        "نامعین" } },
    { "tr",
      { "Kaynak", "Yayımlanan", "Ölçülen", "Fark", "Sonuç", "doğrulanıyor", "doğrulanmıyor",
        "belirsiz" } },
    { "de",
      { "Quelle", "Veröffentlicht", "Gemessen", "Differenz", "Befund", "trifft zu",
        "trifft nicht zu", "unentscheidbar" } },
    { "fr",
      { "Source", "Publié", "Mesuré", "Écart", "Verdict", "confirmé", "infirmé", "indécidable" } },
    { "es",
      { "Fuente", "Publicado", "Medido", "Diferencia", "Veredicto", "se cumple", "no se cumple",
        "indecidible" } },
    { "uk",
      { "Джерело", "Опубліковано", "Виміряно", "Різниця", "Висновок", "підтверджується",
        "не підтверджується", "невизначено" } },
};

const char *cor_table_word(const cor_language *language, cor_table_word_id id)
{
    const char *tag = cor_language_locale(language)->tag;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].tag, tag) == 0)
            return rows[i].words[id];
    return rows[0].words[id];
}
