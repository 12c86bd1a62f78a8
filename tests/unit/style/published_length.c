#include "style/published_length.h"

#include <math.h>
#include <string.h>

#include "unit/check.h"

typedef struct row {
    const char *text;
    double low_m, high_m; /* 0, 0: refused */
    bool is_plain;
} row;

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-6;
}

static const row rows[] = {
    { "43 km", 42500, 43500, true },
    { "43km", 42500, 43500, true },
    { "42.50 km", 42495, 42505, true },
    { "42,5 km", 42450, 42550, true },
    { "1,768 km", 1767500, 1768500, true },
    { "1\xc2\xa0"
      "768 km",
      1767500, 1768500, true },
    { "1'768 km", 1767500, 1768500, true },
    { "1.768 km", 1767.5, 1768.5, true },
    { "1.234.567 m", 1234566.5, 1234567.5, true },
    { "1,234.5 km", 1234450, 1234550, true },
    { "12,34 km", 12335, 12345, true },
    { "about 40 km", 35000, 45000, false },
    { "About 42 km", 41000, 43000, false },
    { "some 42.5 km", 42400, 42600, false },
    { "~43 km", 42000, 44000, false },
    { "c. 100 km", 50000, 150000, false },
    { "over 40 km", 40000, 50000, false },
    { "more than 42 km", 42000, 43000, false },
    { "up to 40 km", 30000, 40000, false },
    { "nearly 400 km", 300000, 400000, false },
    { "42-43 km", 41500, 43500, false },
    { "42\xe2\x80\x93"
      "43 km",
      41500, 43500, false },
    { "42 to 43 kilometres", 41500, 43500, false },
    { "between 42 and 43 km", 41500, 43500, false },
    { "42 km to 43 km", 41500, 43500, false },
    { "about 40-45 km", 35000, 46000, false },
    { "40 kilometers", 39500, 40500, false },
    { "40 KM", 39500, 40500, true },
    { "26 miles", 25.5 * 1609.344, 26.5 * 1609.344, false },
    { "23 mi 40 ch", 23 * 1609.344 + 39.5 * 20.1168, 23 * 1609.344 + 40.5 * 20.1168, false },
    { "40 versts", 39.5 * 1066.8, 40.5 * 1066.8, false },
    { "100 yd", 99.5 * 0.9144, 100.5 * 0.9144, false },
    { "3937 US survey feet", 3936.5 * 1200 / 3937, 3937.5 * 1200 / 3937, false },
    { "7 nautical miles", 6.5 * 1852, 7.5 * 1852, false },
    { "26 miles (42 km)", 41500, 42500, false },
    { "40 leagues", 0, 0, false },
    { "40", 0, 0, false },
    { "", 0, 0, false },
    { "km", 0, 0, false },
    { "0 km", 0, 0, false },
    { "-5 km", 0, 0, false },
    { "43-42 km", 0, 0, false },
    { "40 km or so", 0, 0, false },
    { "40 ch 3 mi", 0, 0, false },
    { "nan km", 0, 0, false },
    { "about", 0, 0, false },
};

static void lengths_are_read_as_they_are_printed(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_report report = { 0 };
        cor_published_length length = { 0 };
        bool well =
            cor_published_length_parse(&length, cor_str_of(rows[i].text), COR_NOWHERE, &report);
        bool is_right = rows[i].high_m > 0
                            ? well && is_near(length.low_m, rows[i].low_m) &&
                                  is_near(length.high_m, rows[i].high_m) &&
                                  length.is_plain == rows[i].is_plain && report.count == 0
                            : !well && report.errors == 1;
        CHECK(is_right);
        if (!is_right)
            printf("  '%s': %d, %.3f to %.3f\n", rows[i].text, well, length.low_m, length.high_m);
        cor_report_clear(&report);
    }
}

static void two_units_that_do_not_agree_are_said(void)
{
    cor_report report = { 0 };
    cor_published_length length;
    CHECK(cor_published_length_parse(&length, COR_STR("26 miles (50 km)"), COR_NOWHERE, &report));
    CHECK(is_near(length.low_m, 25.5 * 1609.344) && is_near(length.high_m, 26.5 * 1609.344));
    CHECK(report.warnings == 1 && strstr(report.items[0].message, "do not agree"));
    cor_report_clear(&report);
}

int main(void)
{
    RUN(lengths_are_read_as_they_are_printed);
    RUN(two_units_that_do_not_agree_are_said);
    return check_result();
}
