/* Lengths that somebody typed into a text. */
#include "style/typed_numbers.h"

#include "unit/check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void a_number_beside_a_unit_is_found_in_any_language(void)
{
    static const char *const rows[][2] = {
        { "about 42.5 km long", "42.5 km" },
        { "43 miles", "43 miles" },
        { "a 200-metre strip", "200-metre" },
        { "41,3–45,3 km olur", "45,3 km" },
        { "1 768 км всего", "768 км" },
        { "200 մ հյուսիս", "200 մ" },
        { "57 კმ.", "57 კმ" },
        { "200 მ-ით", "200 მ" },
        { "منتشرشده: ۱۱۰٫۴ کیلومتر", "۱۱۰٫۴ کیلومتر" },
        { "در ۲۰۰ متری شمال", "۲۰۰ متری" },
        { "12\xc2\xa0km", "12\xc2\xa0km" },
        { "{route.length:.1f km} or 43 km", "43 km" },
        { "5 deniz mili", "5 deniz mili" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(cor_str_is(cor_typed_number_find(cor_str_of(rows[i][0])), rows[i][1]));
}

static void other_numbers_are_let_alone(void)
{
    static const char *const rows[] = {
        "",
        "{route.length:.1f km}",
        "{km:.0f} km",
        "{200 m} north",
        "1:200 000",
        "February 2026, Meghri",
        "18 months",
        "38.8° N",
        "BTC2 km",
        "WGS 84",
        "{never closed 42 km",
        "{{42 }}",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(cor_typed_number_find(cor_str_of(rows[i])).len == 0);
}

int main(void)
{
    RUN(a_number_beside_a_unit_is_found_in_any_language);
    RUN(other_numbers_are_let_alone);
    return check_result();
}
