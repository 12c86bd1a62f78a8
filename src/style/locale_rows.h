/*
 * style/locale_rows: marks, units and sides of the earth by language. Private to style/language.
 *
 * Decimal marks, groups and short units after Unicode CLDR 42; the sides of the earth as the
 * atlases of each language shorten them. U+202F and U+00A0 hold a number together in either
 * direction of writing (bidi class CS), which a thin space does not.
 */
#ifndef COR_STYLE_LOCALE_ROWS_H
#define COR_STYLE_LOCALE_ROWS_H

#include "style/language.h"

#define NBSP "\xc2\xa0"

static const cor_locale locales[] = {
    { "en", ".", ",", false, { "m", "km", "mi", "nmi" }, { "N", "S", "E", "W" } },
    { "az",
      ",",
      ".",
      false,
      { "m", "km", "mil", "dəniz mili" },
      { NBSP "şm. e.", NBSP "c. e.", NBSP "ş. u.", NBSP "q. u." } },
    { "hy",
      ",",
      NBSP,
      false,
      { "մ", "կմ", "մղոն", "ծովային մղոն" },
      { NBSP "հս. լ.", NBSP "հվ. լ.", NBSP "ավ. ե.", NBSP "ամ. ե." } },
    { "ru",
      ",",
      NBSP,
      false,
      { "м", "км", "миль", "мор. миль" },
      { NBSP "с. ш.", NBSP "ю. ш.", NBSP "в. д.", NBSP "з. д." } },
    { "ka",
      ",",
      NBSP,
      false,
      { "მ", "კმ", "მილი", "საზღვაო მილი" },
      { NBSP "ჩ. გ.", NBSP "ს. გ.", NBSP "ა. გ.", NBSP "დ. გ." } },
    { "fa",
      ".",
      ",",
      true,
      { "متر", "کیلومتر", "مایل", "مایل دریایی" },
      { NBSP "شمالی", NBSP "جنوبی", NBSP "شرقی", NBSP "غربی" } },
    { "tr", ",", ".", false, { "m", "km", "mil", "deniz mili" }, { "K", "G", "D", "B" } },
    { "ar",
      ".",
      ",",
      true,
      { "م", "كم", "ميل", "ميل بحري" },
      { NBSP "شمالاً", NBSP "جنوباً", NBSP "شرقاً", NBSP "غرباً" } },
    { "de",
      ",",
      ".",
      false,
      { "m", "km", "mi", "sm" },
      { NBSP "N", NBSP "S", NBSP "O", NBSP "W" } },
    { "fr",
      ",",
      "\xe2\x80\xaf",
      false,
      { "m", "km", "mi", "nmi" },
      { NBSP "N", NBSP "S", NBSP "E", NBSP "O" } },
    { "es",
      ",",
      ".",
      false,
      { "m", "km", "mi", "nmi" },
      { NBSP "N", NBSP "S", NBSP "E", NBSP "O" } },
    { "uk",
      ",",
      NBSP,
      false,
      { "м", "км", "миль", "мор. миль" },
      { NBSP "пн. ш.", NBSP "пд. ш.", NBSP "сх. д.", NBSP "зх. д." } },
    { "kk",
      ",",
      NBSP,
      false,
      { "м", "км", "миля", "теңіз милясы" },
      { NBSP "с. е.", NBSP "о. е.", NBSP "ш. б.", NBSP "б. б." } },
    { "he",
      ".",
      ",",
      true,
      { "מ׳", "ק״מ", "מייל", "מייל ימי" },
      { NBSP "צפון", NBSP "דרום", NBSP "מזרח", NBSP "מערב" } },
};

#undef NBSP

#endif
