#include "style/language.h"

#include <stdlib.h>
#include <string.h>

#include "style/figure.h"
#include "style/letter_case.h"
#include "style/style.h"
#include "unit/check.h"

static cor_arena *arena;

static cor_language language_of(const char *asked, const char *first)
{
    cor_language out = { 0 };
    cor_language_settle(&out, asked, &first, first ? 1 : 0, arena);
    return out;
}

static const cor_value *town(void)
{
    static const cor_member members[] = {
        { { "name", 4 }, { .kind = COR_STRING, .as.string = { "Shusha", 6 } } },
        { { "name:en", 7 }, { .kind = COR_STRING, .as.string = { "Shusha", 6 } } },
        { { "name:az", 7 }, { .kind = COR_STRING, .as.string = { "Şuşa", 6 } } },
        { { "name:zh", 7 }, { .kind = COR_STRING, .as.string = { "舒沙", 6 } } },
        { { "name_long:az", 12 }, { .kind = COR_STRING, .as.string = { "Şuşa şəhəri", 16 } } },
        { { "name:ka", 7 }, { .kind = COR_STRING, .as.string = { "", 0 } } },
    };
    static const cor_value object = { .kind = COR_OBJECT,
                                      .count = sizeof members / sizeof *members,
                                      .as.members = members };
    return &object;
}

static bool name_is(const cor_language *language, const char *key, const char *wanted,
                    cor_name_use *use)
{
    *use = (cor_name_use){ 0 };
    const cor_value *found = cor_language_name(language, town(), cor_str_of(key), use);
    return wanted ? found && cor_str_is(found->as.string, wanted) : !found;
}

static void names_are_those_of_the_language_asked_for(void)
{
    cor_language az = language_of("az", "en"), own = language_of(NULL, "en");
    cor_name_use use;
    CHECK(name_is(&az, "name:en", "Şuşa", &use) && use.asked && !use.fell_back);
    CHECK(strcmp(use.found, "az") == 0);
    CHECK(name_is(&own, "name:en", "Shusha", &use) && use.asked && !use.fell_back);
    CHECK(name_is(&az, "name_long:en", "Şuşa şəhəri", &use));
}

static void names_in_other_languages_stay_as_they_are_written(void)
{
    cor_language az = language_of("az", "en");
    cor_name_use use;
    CHECK(name_is(&az, "name:zh", "舒沙", &use) && !use.asked);
    CHECK(name_is(&az, "name", "Shusha", &use) && !use.asked);
    CHECK(name_is(&az, "surname:xen", NULL, &use) && !use.asked);
}

static void what_is_missing_falls_back_along_the_order_and_is_told(void)
{
    cor_language hy = language_of("hy", "en"), ka = language_of("ka", "az");
    cor_language script = language_of("zh-Hant", "en");
    cor_name_use use;
    CHECK(name_is(&hy, "name:en", "Shusha", &use) && use.fell_back);
    CHECK(strcmp(use.found, "en") == 0);
    CHECK(name_is(&ka, "name:az", "Şuşa", &use) && use.fell_back); /* an empty name is none */
    CHECK(name_is(&script, "name:en", "舒沙", &use) && !use.fell_back);
    CHECK(name_is(&hy, "name_short:en", NULL, &use) && use.fell_back && !use.found);
}

static void tags_are_known_by_their_form(void)
{
    static const char *const good[] = { "en", "az", "zh-Hant", "sr-Latn-RS", "ast" };
    static const char *const bad[] = { "",      "e",  "en-",    "-en",       "en_US",
                                       "en us", "1a", "en--us", "abcdefghij" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK(cor_language_is_tag(cor_str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!cor_language_is_tag(cor_str_of(bad[i])));
}

static bool number_is(const cor_language *language, double value, int decimals, const char *wanted)
{
    cor_buf out = { 0 };
    cor_language_number(&out, language, value, decimals);
    bool same = cor_str_is(cor_buf_view(&out), wanted);
    cor_buf_free(&out);
    return same;
}

static void numbers_follow_the_language(void)
{
    cor_language az = language_of("az", "en"), fa = language_of("fa", "en");
    CHECK(number_is(NULL, 42.5, 1, "42.5") && number_is(&az, -42.5, 1, "-42,5"));
    CHECK(number_is(&fa, 42.5, 1, "42.5"));
    fa.native_digits = az.native_digits = true;
    CHECK(number_is(&fa, 1042.5, 1, "۱۰۴۲٫۵") && number_is(&az, 42.5, 1, "42,5"));
    CHECK(strcmp(cor_language_locale(&fa)->units[COR_UNIT_KM], "کیلومتر") == 0);
    cor_language unknown = language_of("xx", NULL);
    CHECK(number_is(&unknown, 42.5, 1, "42.5"));
}

static bool upper_is(const char *language, const char *text, const char *wanted)
{
    return cor_str_is(cor_text_upper(cor_str_of(text), language, arena), wanted);
}

static bool lower_is(const char *language, const char *text, const char *wanted)
{
    return cor_str_is(cor_text_lower(cor_str_of(text), language, arena), wanted);
}

static void letters_have_the_case_of_their_language(void)
{
    CHECK(upper_is("az", "imişli", "İMİŞLİ") && upper_is("tr-TR", "ısparta", "ISPARTA"));
    CHECK(upper_is(NULL, "iran", "IRAN") && upper_is("en", "iran", "IRAN"));
    CHECK(lower_is("tr", "İZMİR ISPARTA", "izmir ısparta"));
    CHECK(lower_is(NULL, "ISPARTA", "isparta") && lower_is(NULL, "İ", "i\u0307"));
    CHECK(upper_is("hy", "երևան", "ԵՐԵՎԱՆ") && upper_is(NULL, "երևան", "ԵՐԵՒԱՆ"));
    CHECK(upper_is("ka", "თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ") && upper_is("fa", "ارس", "ارس"));
    CHECK(lower_is("el", "ΟΔΟΣ ΣΑΣ.", "οδος σας.") && lower_is("el", "Σ", "σ"));
    CHECK(upper_is("de", "straße", "STRASSE"));
}

typedef struct drawn {
    cor_style *style;
    cor_figure *figure;
    cor_report report;
} drawn;

static drawn load(const char *text, const char *language)
{
    drawn d = { 0 };
    const cor_style_options options = { .language = language };
    if (!cor_style_parse(&d.style, "figure.yaml", cor_str_of(text), &options, &d.report))
        d.style = NULL;
    if (d.style && !cor_figure_read(&d.figure, d.style, &d.report))
        d.figure = NULL;
    return d;
}

static void done(drawn *d)
{
    cor_style_free(d->style);
    cor_report_clear(&d->report);
}

#define HEAD                                                                                       \
    "version: 8\nsources:\n  towns: {type: geojson, data: {type: FeatureCollection, "              \
    "features: []}}\n"
#define LAYER(field)                                                                               \
    "layers:\n- {id: t, type: symbol, source: towns, layout: {text-field: " field "}}\n"

static const char titled[] =
    HEAD "layers: []\ncorridor:\n  version: 1\n  language: {order: [en, ru]}\n  parts:\n"
         "  - title: {text: {en: Railways, az: Dəmir yolları, ru: Железные дороги}}\n"
         "  alt: A map\n";

static void texts_may_be_maps_of_languages(void)
{
    drawn d = load(titled, "az");
    CHECK(d.figure && strcmp(d.figure->parts[0].text, "Dəmir yolları") == 0);
    CHECK(d.figure && strcmp(d.figure->alt, "A map") == 0 && d.report.count == 0);
    done(&d);
    d = load(titled, NULL);
    CHECK(d.figure && strcmp(d.figure->parts[0].text, "Railways") == 0 && d.report.count == 0);
    done(&d);
}

static void texts_fall_back_with_a_note(void)
{
    drawn d = load(titled, "hy");
    CHECK(d.figure && strcmp(d.figure->parts[0].text, "Railways") == 0);
    CHECK(d.report.count == 1 && d.report.items[0].severity == COR_NOTE);
    CHECK(d.report.items[0].at.line == 9 && strstr(d.report.items[0].message, "'hy'"));
    done(&d);
}

static void texts_in_no_language_are_refused_where_they_stand(void)
{
    drawn d = load(HEAD "layers: []\ncorridor:\n  version: 1\n  parts:\n"
                        "  - title: {text: {english: Railways, az: 5}}\n",
                   NULL);
    CHECK(!d.figure && d.report.errors == 2);
    CHECK(d.report.items[0].at.line == 8 && d.report.items[0].at.column == 20);
    CHECK(strstr(d.report.items[0].message, "'english' is no language"));
    CHECK(d.report.items[1].at.column == 43);
    done(&d);
    d = load(HEAD "layers: []\ncorridor:\n  version: 1\n  language: {order: [e]}\n", NULL);
    CHECK(!d.figure && d.report.items[0].at.line == 7);
    done(&d);
}

static bool text_is(drawn *d, const char *wanted, cor_name_use *use)
{
    cor_eval eval = { .zoom = 6,
                      .state = &d->style->state,
                      .properties = town(),
                      .language = &d->figure->language,
                      .names = use,
                      .arena = arena,
                      .report = &d->report };
    cor_formatted formatted;
    cor_str text = cor_layer_text(&d->style->layers[0], COR_P_TEXT_FIELD, &eval, &formatted);
    return cor_str_is(text, wanted);
}

static void fields_are_in_the_language_and_its_letters(void)
{
    static const char figure[] =
        HEAD LAYER("[upcase, [get, \"name:en\"]]") "corridor: {version: 1, language: {order: "
                                                   "[en]}}\n";
    cor_name_use use = { 0 };
    drawn d = load(figure, "az");
    CHECK(text_is(&d, "ŞUŞA", &use));
    CHECK(text_is(&d, "SHUSHA", NULL)); /* names as written: the casing of no name */
    done(&d);
}

static void numbers_in_fields_follow_the_language(void)
{
    static const char figure[] = HEAD LAYER("[number-format, 1042.5, {unit: kilometer, "
                                            "min-fraction-digits: 1}]") "corridor: {version: 1, "
                                                                        "language: {order: [en], "
                                                                        "digits: native}}\n";
    cor_name_use use = { 0 };
    drawn d = load(figure, NULL);
    CHECK(text_is(&d, "1,042.5\u00a0km", &use));
    done(&d);
    d = load(figure, "ru");
    CHECK(text_is(&d, "1\u00a0042,5\u00a0км", &use));
    done(&d);
    d = load(figure, "fa");
    CHECK(text_is(&d, "۱٬۰۴۲٫۵\u00a0کیلومتر", &use));
    done(&d);
}

static void the_language_is_a_variable_where_the_style_has_it(void)
{
    static const char figure[] = HEAD "state: {language: {default: en}}\n" LAYER(
        "[concat, \"in \", [global-state, language]]") "corridor: {version: 1}\n";
    cor_name_use use = { 0 };
    drawn d = load(figure, "hy");
    CHECK(text_is(&d, "in hy", &use));
    done(&d);
    d = load(figure, NULL);
    CHECK(text_is(&d, "in en", &use));
    done(&d);
}

static void sections_keep_their_look(void)
{
    drawn d = load(HEAD LAYER("[format, [get, name], {font-scale: 0.8, text-color: red}, \" x\", "
                              "{text-font: [literal, [A, B]]}]") "corridor: {version: 1}\n",
                   NULL);
    cor_eval eval = { .properties = town(), .arena = arena, .report = &d.report };
    cor_formatted f;
    cor_str text = cor_layer_text(&d.style->layers[0], COR_P_TEXT_FIELD, &eval, &f);
    CHECK(cor_str_is(text, "Shusha x") && f.count == 2 && f.is_styled);
    CHECK(f.sections[0].scale == 0.8 && f.sections[0].has_colour && f.sections[0].colour.r == 1);
    CHECK(f.sections[1].scale == 1 && cor_str_is(f.sections[1].font, "A,B"));
    done(&d);
}

int main(void)
{
    arena = cor_arena_new();
    RUN(names_are_those_of_the_language_asked_for);
    RUN(names_in_other_languages_stay_as_they_are_written);
    RUN(what_is_missing_falls_back_along_the_order_and_is_told);
    RUN(tags_are_known_by_their_form);
    RUN(numbers_follow_the_language);
    RUN(letters_have_the_case_of_their_language);
    RUN(texts_may_be_maps_of_languages);
    RUN(texts_fall_back_with_a_note);
    RUN(texts_in_no_language_are_refused_where_they_stand);
    RUN(fields_are_in_the_language_and_its_letters);
    RUN(numbers_in_fields_follow_the_language);
    RUN(the_language_is_a_variable_where_the_style_has_it);
    RUN(sections_keep_their_look);
    cor_arena_free(arena);
    return check_result();
}
