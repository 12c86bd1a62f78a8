/* Colours as CSS writes them and as the style spec prints them. */
#include "style/colour.h"

#include <math.h>

#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct coloured {
    const char *text, *printed;
} coloured;

static void colours_print_as_the_spec_says(void)
{
    static const coloured rows[] = {
        { "#b2182b", "rgba(178,24,43,1)" },
        { "#B2182B", "rgba(178,24,43,1)" },
        { "#f0c", "rgba(255,0,204,1)" },
        { "#f0c8", "rgba(255,0,204,0.5333333333333333)" },
        { "#ff00cc80", "rgba(255,0,204,0.5019607843137255)" },
        { "red", "rgba(255,0,0,1)" },
        { " ReD ", "rgba(255,0,0,1)" },
        { "aliceblue", "rgba(240,248,255,1)" },
        { "yellowgreen", "rgba(154,205,50,1)" },
        { "rebeccapurple", "rgba(102,51,153,1)" },
        { "darkslategrey", "rgba(47,79,79,1)" },
        { "transparent", "rgba(0,0,0,0)" },
        { "rgb(1,2,3)", "rgba(1,2,3,1)" },
        { "rgb( 1 , 2 , 3 )", "rgba(1,2,3,1)" },
        { "rgb(1 2 3)", "rgba(1,2,3,1)" },
        { "rgba(1,2,3,0.5)", "rgba(1,2,3,0.5)" },
        { "rgba(1 2 3 / 50%)", "rgba(1,2,3,0.5)" },
        { "rgb(1 2 3/.5)", "rgba(1,2,3,0.5)" },
        { "rgb(100%,0%,50%)", "rgba(255,0,128,1)" },
        { "rgb(300,-5,0)", "rgba(255,0,0,1)" },
        { "rgba(1,2,3,7)", "rgba(1,2,3,1)" },
        { "rgb(12.5 1e1 +3)", "rgba(13,10,3,1)" },
        { "hsl(120,100%,50%)", "rgba(0,255,0,1)" },
        { "hsl(120deg 100% 25%)", "rgba(0,128,0,1)" },
        { "hsla(240 100% 50% / 0.25)", "rgba(0,0,255,0.25)" },
        { "hsl(-120,100%,50%)", "rgba(0,0,255,1)" },
        { "hsl(480,100%,50%)", "rgba(0,255,0,1)" },
        { "hsl(0,0%,50%)", "rgba(128,128,128,1)" },
        { "HSL(60, 200%, 50%)", "rgba(255,255,0,1)" },
        { "rgba(9,9,9,0)", "rgba(0,0,0,0)" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cor_colour colour;
        cor_buf out = { 0 };
        bool well = cor_colour_parse(cor_str_of(rows[i].text), &colour);
        CHECK(well);
        if (well)
            cor_colour_print(&out, colour);
        CHECK(well && strcmp(out.ptr, rows[i].printed) == 0);
        if (well && strcmp(out.ptr, rows[i].printed) != 0)
            printf("%s: %s\n", rows[i].text, out.ptr);
        cor_buf_free(&out);
    }
}

static void what_is_no_colour_is_refused(void)
{
    static const char *const texts[] = {
        "", "#", "#ff", "#fffff", "#fffffff", "#fffffffff", "#ggg", "fff", "redd", "re d",
        "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(1,2,3", "rgb(1,2,3))", "rgb(1,2 3)", "rgb(1 2,3)",
        "rgb(1 2 3 4)", "rgb(1 2 3, 4)", "rgba(1,2,3/4)", "rgb(1%,2,3)", "rgb(1,2,3%)", "rgb(,,)",
        "rgb()", "rgb(a,b,c)", "rgb(1..2,2,3)", "rgb(1e,2,3)", "rgb(nan,0,0)", "rgb(1e999,0,0)",
        "hsl(1,2,3)", "hsl(1%,2%,3%)", "hsl(1rad,2%,3%)", "rgb (1,2,3)", "rgb(1deg,2deg,3deg)",
        "hwb(1 2% 3%)", "rgb(1/2/3)", "rgb(1,2,3,)", "currentcolor",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        cor_colour colour = { 7, 7, 7, 7 };
        bool taken = cor_colour_parse(cor_str_of(texts[i]), &colour);
        CHECK(!taken && colour.r == 7);
        if (taken)
            printf("taken: %s\n", texts[i]);
    }
}

static void a_text_without_end_is_no_colour(void)
{
    cor_buf text = { 0 };
    for (int i = 0; i < 10000; i++)
        cor_buf_text(&text, "rgb(1");
    cor_colour colour;
    CHECK(!cor_colour_parse(cor_buf_view(&text), &colour));
    cor_buf_free(&text);
}

int main(void)
{
    RUN(colours_print_as_the_spec_says);
    RUN(what_is_no_colour_is_refused);
    RUN(a_text_without_end_is_no_colour);
    return check_result();
}
