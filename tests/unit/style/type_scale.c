/* Roles of texts have a size and one of the theme's fonts. */
#include "style/type_scale.h"

#include <math.h>
#include <string.h>

#include "style/figure.h"
#include "unit/check.h"

/* Reads `type`; what is said against it goes to *told, which the caller clears. */
static bool read_scale(cor_text_type *out, const char *type, cor_report *told)
{
    cor_style *style = NULL;
    cor_figure *figure = NULL;
    cor_buf text = { 0 };
    cor_buf_printf(&text,
                   "version: 8\nstate: {small: {default: 8}}\nsources: {}\nlayers: []\n"
                   "corridor: {theme: {type: %s}}\n",
                   type);
    bool well = cor_style_parse(&style, "t.yaml", cor_buf_view(&text), NULL, told) &&
                cor_figure_read(&figure, style, told);
    if (well)
        memcpy(out, figure->theme.type, sizeof figure->theme.type);
    cor_style_free(style);
    cor_buf_free(&text);
    return well;
}

static void sizes_are_lengths_or_px_of_labels(void)
{
    static const struct {
        const char *written;
        double pt;
    } rows[] = { { "15pt", 15 }, { "20px", 15 }, { "20", 15 }, { "[global-state, small]", 6 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_report told = { 0 };
        cor_text_type scale[COR_TYPE_ROLE_COUNT];
        cor_buf type = { 0 };
        cor_buf_printf(&type, "{title: {size: %s}}", rows[i].written);
        CHECK(read_scale(scale, type.ptr, &told));
        CHECK(fabs(scale[COR_TYPE_TITLE].size_pt - rows[i].pt) < 1e-12);
        cor_buf_free(&type);
        cor_report_clear(&told);
    }
}

static void what_a_role_leaves_out_stays(void)
{
    cor_report told = { 0 };
    cor_text_type scale[COR_TYPE_ROLE_COUNT];
    CHECK(read_scale(scale, "{title: {size: 20pt}, note: {font: italic}}", &told));
    CHECK(scale[COR_TYPE_TITLE].font == COR_FONT_BOLD);
    CHECK(scale[COR_TYPE_NOTE].font == COR_FONT_ITALIC);
    CHECK(scale[COR_TYPE_NOTE].size_pt == cor_type_scale_default[COR_TYPE_NOTE].size_pt);
    CHECK(memcmp(&scale[COR_TYPE_CREDITS], &cor_type_scale_default[COR_TYPE_CREDITS],
                 sizeof *scale) == 0);
    cor_report_clear(&told);
}

static void faults_are_told_of(void)
{
    static const struct {
        const char *written, *part;
    } rows[] = {
        { "{titel: {size: 20pt}}", "titel" },     { "{title: {size: 0pt}}", "outside its range" },
        { "{title: {size: 1e9}}", "outside" },    { "{title: {font: bald}}", "bald" },
        { "{title: {weight: bold}}", "weight" },  { "{title: 15pt}", "map" },
        { "{title: {size: [1, 2]}}", "a value" }, { "[]", "map" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_report told = { 0 };
        cor_text_type scale[COR_TYPE_ROLE_COUNT];
        CHECK(!read_scale(scale, rows[i].written, &told));
        CHECK(told.errors == 1 && strstr(told.items[0].message, rows[i].part));
        cor_report_clear(&told);
    }
}

int main(void)
{
    RUN(sizes_are_lengths_or_px_of_labels);
    RUN(what_a_role_leaves_out_stays);
    RUN(faults_are_told_of);
    return check_result();
}
