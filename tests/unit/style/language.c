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
    CHECK(strcmp(cor_language_unit_of(&fa, COR_UNIT_KM, 42.5, 1), "کیلومتر") == 0);
    cor_language unknown = language_of("xx", NULL);
    CHECK(number_is(&unknown, 42.5, 1, "42.5"));
}

static bool unit_is(const char *tag, cor_ground_unit unit, const char *digits, const char *wanted)
{
    const cor_language language = language_of(tag, "en");
    return strcmp(cor_language_unit_behind(&language, unit, cor_str_of(digits)), wanted) == 0;
}

static void units_have_the_form_that_their_number_asks_for(void)
{
    static const struct mile {
        const char *tag, *digits, *form;
    } miles[] = {
        { "ru", "1", "миля" },    { "ru", "22", "мили" },   { "ru", "26", "миль" },
        { "ru", "11", "миль" },   { "ru", "12", "миль" },   { "ru", "101", "миля" },
        { "ru", "111", "миль" },  { "ru", "0", "миль" },    { "ru", "26.4", "мили" },
        { "ru", "1.0", "мили" },  { "ru", "-0.4", "мили" }, { "uk", "2", "милі" },
        { "uk", "5", "миль" },    { "uk", "1.5", "милі" },  { "uk", "21", "миля" },
        { "kk", "26.4", "миля" }, { "kk", "5", "миля" },    { "pl", "1", "mila" },
        { "pl", "21", "mil" },    { "pl", "22", "mile" },   { "pl", "13", "mil" },
        { "pl", "26.4", "mili" }, { "ar", "2", "ميل" },     { "ar", "3", "أميال" },
        { "ar", "3.0", "أميال" }, { "ar", "10", "أميال" },  { "ar", "11", "ميلاً" },
        { "ar", "26.4", "ميل" },  { "ar", "100", "ميل" },   { "ar", "103", "أميال" },
        { "hy", "26.4", "մղոն" }, { "ka", "26", "მილი" },   { "fa", "26", "مایل" },
        { "tr", "26", "mil" },    { "az", "26.4", "mil" },  { "en", "26.4", "mi" },
        { "ru-RU", "2", "мили" },
    };
    for (size_t i = 0; i < sizeof miles / sizeof *miles; i++)
        CHECK(unit_is(miles[i].tag, COR_UNIT_MI, miles[i].digits, miles[i].form));
    CHECK(unit_is("ru", COR_UNIT_NMI, "3", "мор. мили") && unit_is("ru", COR_UNIT_KM, "3", "км"));
}

static void every_language_says_the_sides_of_the_earth_behind_a_no_break_space(void)
{
    static const char *const tags[] = { "en", "az", "hy", "ru", "ka", "fa", "tr", "ar",
                                        "de", "fr", "es", "pl", "uk", "kk", "he" };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const cor_language language = language_of(tags[i], NULL);
        for (size_t side = 0; side < COR_EARTH_SIDE_COUNT; side++)
            CHECK(strncmp(cor_language_locale(&language)->sides[side], "\u00a0", 2) == 0);
    }
}

static void directions_follow_the_script(void)
{
    static const char *const from_right[] = { "fa", "ar", "he", "ur", "az-Arab", "ckb", "fa-AF" };
    static const char *const from_left[] = {
        "en", "az", "az-Cyrl", "ar-Latn", "hy", "zh-Hant", "fr"
    };
    for (size_t i = 0; i < sizeof from_right / sizeof *from_right; i++)
        CHECK(cor_language_is_right_to_left(from_right[i]));
    for (size_t i = 0; i < sizeof from_left / sizeof *from_left; i++)
        CHECK(!cor_language_is_right_to_left(from_left[i]));
    CHECK(!cor_language_is_right_to_left(NULL));
}

static bool ends_as(const char *tag, const char *text, const char *wanted)
{
    cor_buf buf = { 0 };
    cor_buf_text(&buf, text);
    cor_sentence_end(&buf, tag);
    bool same = cor_str_is(cor_buf_view(&buf), wanted);
    cor_buf_free(&buf);
    return same;
}

static void sentences_end_as_their_language_ends_them(void)
{
    CHECK(ends_as("en", "Towns", "Towns.") && ends_as(NULL, "Towns", "Towns."));
    CHECK(ends_as("hy", "Քաղաքներ", "Քաղաքներ։") && ends_as("hi", "नगर", "नगर।"));
    CHECK(ends_as("ne-NP", "नगर", "नगर।") && ends_as("zh-Hant", "城鎮", "城鎮。"));
    CHECK(ends_as("ja", "町", "町。") && ends_as("th", "เมือง", "เมือง"));
    CHECK(ends_as("ur", "شہر", "شہر۔") && ends_as("am", "ከተማ", "ከተማ።"));
    CHECK(ends_as("fa", "شهرها", "شهرها.") && ends_as("en", "", ""));
}

static void a_stop_is_not_put_behind_another(void)
{
    static const char *const ended[] = { "done.", "done։", "done।", "done。",  "done?",
                                         "done؟", "done…", "done!", "«done.»", "“done.”" };
    for (size_t i = 0; i < sizeof ended / sizeof *ended; i++)
        CHECK(ends_as("en", ended[i], ended[i]) && ends_as("ja", ended[i], ended[i]));
    CHECK(ends_as("en", "Towns. \n", "Towns.") && ends_as("en", "“x”", "“x”."));
    CHECK(ends_as("hy", "Փորձ:", "Փորձ:")); /* as it is typed without the stop's own key */
}

static void the_point_of_an_abbreviation_is_no_stop_where_another_mark_is(void)
{
    CHECK(ends_as("hy", "39° հս. լ.", "39° հս. լ.։") && ends_as("hy", "2026 թ.", "2026 թ.։"));
    CHECK(ends_as("hy", "Երկրորդ.", "Երկրորդ.") && ends_as("hy", "CC BY 4.0.", "CC BY 4.0."));
    CHECK(ends_as("ru", "2026 г.", "2026 г.") && ends_as("az", "39° şm. e.", "39° şm. e."));
}

static void what_is_added_to_a_sentence_stands_before_its_stop(void)
{
    const cor_viewpoint armenian = { .view = "Փորձ է։", .source = "X", .date = "2026" };
    const cor_viewpoint hindi = { .view = "यह सीमा है।", .source = "X", .date = "2026" };
    const cor_viewpoint persian = { .view = "از ما.", .source = "X", .date = "2026" };
    const cor_viewpoint asks = { .view = "Whose?", .source = "X", .date = "2026" };
    cor_buf text = { 0 };
    cor_viewpoint_print(&text, &armenian, "hy");
    cor_sentence_space(&text);
    cor_viewpoint_print(&text, &hindi, "hi");
    cor_sentence_space(&text);
    cor_viewpoint_print(&text, &asks, "en");
    cor_sentence_space(&text);
    cor_viewpoint_print(&text, &persian, "fa");
    CHECK(cor_str_is(cor_buf_view(&text),
                     "Փորձ է (X, 2026)։ यह सीमा है (X, 2026)। Whose? (X, 2026). "
                     "از ما (\u2068X\u2069\u060c \u2068"
                     "2026\u2069)."));
    cor_buf_free(&text);
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
    CHECK(d.figure && !cor_foreign_text_tag(d.figure->language.foreign, d.figure->parts[0].text));
    done(&d);
    d = load(titled, NULL);
    CHECK(d.figure && strcmp(d.figure->parts[0].text, "Railways") == 0 && d.report.count == 0);
    done(&d);
}

static const char *language_of_text(const drawn *d, const char *text)
{
    return d->figure ? cor_language_of_text(&d->figure->language, text) : "";
}

static void texts_fall_back_with_a_note(void)
{
    drawn d = load(titled, "hy");
    CHECK(d.figure && strcmp(d.figure->parts[0].text, "Railways") == 0);
    CHECK(d.report.count == 2 && d.report.items[1].severity == COR_NOTE);
    CHECK(d.report.items[1].at.line == 9 && strstr(d.report.items[1].message, "'hy'"));
    CHECK(d.figure && strcmp(language_of_text(&d, d.figure->parts[0].text), "en") == 0);
    done(&d);
}

static void a_text_given_once_is_in_the_first_language_of_the_order(void)
{
    drawn d = load(titled, "az");
    CHECK(d.figure && strcmp(d.figure->alt, "A map") == 0);
    CHECK(d.figure && strcmp(language_of_text(&d, d.figure->alt), "en") == 0);
    CHECK(d.report.count == 1 && d.report.items[0].at.line == 10);
    CHECK(strcmp(d.report.items[0].message, "this text is not given in 'az': it stands in 'en'") ==
          0);
    done(&d);
}

static void a_text_without_words_is_in_every_language(void)
{
    drawn d = load(HEAD "layers: []\ncorridor:\n  version: 1\n  language: {order: [en]}\n  parts:\n"
                        "  - note: {text: \"± {1 km} — 42–43 ©\"}\n",
                   "hy");
    CHECK(d.figure && d.report.count == 0);
    done(&d);
}

static void nothing_is_said_of_texts_whose_language_nobody_says(void)
{
    drawn d = load(HEAD "layers: []\ncorridor:\n  version: 1\n  alt: Քարտեզ\n", "hy");
    CHECK(d.figure && d.report.count == 0);
    CHECK(d.figure && strcmp(language_of_text(&d, d.figure->alt), "hy") == 0);
    done(&d);
}

static void languages_whose_units_are_not_known_are_told(void)
{
    drawn d = load(HEAD "layers: []\ncorridor: {version: 1}\n", "sw");
    CHECK(d.report.count == 1 && strstr(d.report.items[0].message, "not known in 'sw'"));
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
    RUN(units_have_the_form_that_their_number_asks_for);
    RUN(every_language_says_the_sides_of_the_earth_behind_a_no_break_space);
    RUN(directions_follow_the_script);
    RUN(sentences_end_as_their_language_ends_them);
    RUN(a_stop_is_not_put_behind_another);
    RUN(the_point_of_an_abbreviation_is_no_stop_where_another_mark_is);
    RUN(what_is_added_to_a_sentence_stands_before_its_stop);
    RUN(letters_have_the_case_of_their_language);
    RUN(texts_may_be_maps_of_languages);
    RUN(texts_fall_back_with_a_note);
    RUN(a_text_given_once_is_in_the_first_language_of_the_order);
    RUN(a_text_without_words_is_in_every_language);
    RUN(nothing_is_said_of_texts_whose_language_nobody_says);
    RUN(languages_whose_units_are_not_known_are_told);
    RUN(texts_in_no_language_are_refused_where_they_stand);
    RUN(fields_are_in_the_language_and_its_letters);
    RUN(numbers_in_fields_follow_the_language);
    RUN(the_language_is_a_variable_where_the_style_has_it);
    RUN(sections_keep_their_look);
    cor_arena_free(arena);
    return check_result();
}
