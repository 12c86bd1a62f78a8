#include "plan/chart_words.h"

#include <math.h>
#include <string.h>

#include "plan/template.h"

typedef struct row {
    const char *tag;
    const char *words[COR_CHART_WORD_COUNT];
} row;

static const row rows[] = {
    { "en",
      { "elsewhere", "along the border", "in several", "vertical exaggeration", "no heights", "",
        "%", "Source", "Published", "Measured", "Difference", "Verdict" } },
    { "az",
      { "kənarda", "sərhəd boyunca", "bir neçəsində", "şaquli böyütmə", "hündürlük məlum deyil", "",
        "%", "Mənbə", "Elan olunub", "Ölçülüb", "Fərq", "Nəticə" } },
    { "hy",
      { "այլուր", "սահմանի երկայնքով", "մի քանիսում", "ուղղաձիգ մեծացում", "բարձրությունն անհայտ է",
        "", "%", "Աղբյուր", "Հրապարակված", "Չափված", "Տարբերություն", "Արդյունք" } },
    { "ru",
      { "прочее", "вдоль границы", "в нескольких", "вертикальное увеличение", "высота неизвестна",
        "", "\xc2\xa0%", "Источник", "Опубликовано", "Измерено", "Разница", "Вывод" } },
    { "fa",
      { "بیرون", "در امتداد مرز", "در چند پهنه", "بزرگ‌نمایی قائم", "بدون ارتفاع",
        "", "٪", "منبع", "منتشرشده", "اندازه‌گیری‌شده", "تفاوت", "نتیجه" } },
    { "ka",
      { "გარეთ", "საზღვრის გასწვრივ", "რამდენიმეში", "ვერტიკალური გადიდება", "სიმაღლე უცნობია", "",
        "%", "წყარო", "გამოქვეყნებული", "გაზომილი", "სხვაობა", "დასკვნა" } },
    { "tr",
      { "dışarıda", "sınır boyunca", "birkaçında", "düşey abartma", "yükseklik bilinmiyor", "%", "",
        "Kaynak", "Yayımlanan", "Ölçülen", "Fark", "Sonuç" } },
};

/* NULL: the language has none. */
static const row *row_of(const cor_plan *plan)
{
    const cor_str tag = cor_language_primary(&plan->figure->language);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (cor_str_is(tag, rows[i].tag))
            return &rows[i];
    return NULL;
}

const char *cor_chart_word_of(const cor_plan *plan, cor_chart_word word)
{
    const row *own = row_of(plan);
    if (own)
        return own->words[word];
    cor_foreign_text_add(plan->figure->language.foreign, rows[0].words[word], rows[0].tag);
    return rows[0].words[word];
}

void cor_chart_words_note(const cor_plan *plan, cor_span at, cor_report *report)
{
    if (!row_of(plan))
        cor_language_note(report, at,
                          "the words that a chart says by itself ('%s', '%s') are not known in "
                          "'%s': they stand in 'en'",
                          rows[0].words[COR_WORD_OUTSIDE], rows[0].words[COR_WORD_MEASURED],
                          plan->language);
}

static const char *kept(const cor_plan *plan, cor_buf *text)
{
    const char *out = cor_arena_str(plan->arena, cor_buf_view(text)).ptr;
    cor_buf_free(text);
    return out;
}

/* A number and its unit, tied together and kept from being reordered. */
const char *cor_chart_km(const cor_plan *plan, double length_m, int decimals)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "\xe2\x81\xa8");
    cor_language_number(&text, &plan->figure->language, length_m / 1000, decimals);
    cor_buf_printf(
        &text, "\xc2\xa0%s\xe2\x81\xa9",
        cor_language_unit_of(&plan->figure->language, COR_UNIT_KM, length_m / 1000, decimals));
    return kept(plan, &text);
}

const char *cor_chart_number(const cor_plan *plan, double value, int decimals)
{
    cor_buf text = { 0 };
    double unit = pow(10, decimals);
    value = round(value * unit) == 0 ? 0 : value; /* no "-0.0" */
    cor_language_number(&text, &plan->figure->language, value, decimals);
    return kept(plan, &text);
}

/* Whole percents; what is less than half of one is not nothing. */
const char *cor_chart_percent(const cor_plan *plan, double share)
{
    cor_buf text = { 0 };
    double percent = round(share * 100);
    bool small = percent == 0 && share > 0;
    cor_buf_text(&text, "\xe2\x81\xa8");
    cor_buf_text(&text, small ? "<" : "");
    cor_buf_text(&text, cor_chart_word_of(plan, COR_WORD_PERCENT_BEFORE));
    cor_language_number(&text, &plan->figure->language, small ? 1 : percent, 0);
    cor_buf_printf(&text, "%s\xe2\x81\xa9", cor_chart_word_of(plan, COR_WORD_PERCENT_AFTER));
    return kept(plan, &text);
}

/* Three digits are all that a drawn length can claim. */
const char *cor_chart_scale(const cor_plan *plan, double denominator)
{
    const cor_language *language = &plan->figure->language;
    double power = pow(10, floor(log10(denominator)) - 2);
    cor_buf text = { 0 };
    cor_buf_text(&text, "\xe2\x81\xa6"); /* left to right in every language */
    cor_language_digits(&text, language, COR_STR("1:"));
    cor_template_grouped(&text, language, round(denominator / power) * power);
    cor_buf_text(&text, "\xe2\x81\xa9");
    return kept(plan, &text);
}

int cor_chart_decimals(const cor_furniture_spec *spec, double length_m)
{
    if (spec->route.decimals >= 0)
        return spec->route.decimals;
    return length_m >= 500e3 ? 0 : length_m >= 10e3 ? 1 : length_m >= 1e3 ? 2 : 3;
}
