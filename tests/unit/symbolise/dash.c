#include "symbolise/dash.h"

#include <math.h>

#include "unit/check.h"

/* The dashes of a line 2 pt wide with `dasharray` at `zoom`, all else being said elsewhere. */
static cor_stroke dashes(const char *dasharray, double zoom, cor_style **style, cor_arena *arena)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text,
                   "version: 8\nsources: {a: {type: geojson, data: x}}\nlayers:\n- id: a\n"
                   "  type: line\n  source: a\n  paint: {line-dasharray: %s}\n",
                   dasharray);
    cor_report report = { 0 };
    cor_stroke stroke = { .width_pt = 2 };
    cor_eval eval = { .zoom = zoom, .arena = arena, .report = &report };
    CHECK(cor_style_parse(style, "t.yaml", cor_buf_view(&text), NULL, &report));
    if (*style)
        cor_dash_set(&stroke, &(*style)->layers[0], &eval);
    cor_report_clear(&report);
    cor_buf_free(&text);
    return stroke;
}

static bool gives(const char *dasharray, double zoom, const double *wanted, size_t n, double from)
{
    cor_style *style = NULL;
    cor_arena *arena = cor_arena_new();
    cor_stroke stroke = dashes(dasharray, zoom, &style, arena);
    bool same = stroke.dash_count == n && fabs(stroke.dash_offset_pt - from) < 1e-9;
    for (size_t i = 0; same && i < n; i++)
        same = fabs(stroke.dash_pt[i] - wanted[i]) < 1e-9;
    cor_style_free(style);
    cor_arena_free(arena);
    return same;
}

static void lengths_are_in_line_widths(void)
{
    CHECK(gives("[3, 1]", 4, (const double[]){ 6, 2 }, 2, 0));
}

static void an_odd_list_ends_with_no_gap(void)
{
    CHECK(gives("[1, 1, 0]", 4, (const double[]){ 2, 2 }, 2, 0));
    CHECK(gives("[1, 2, 3]", 4, (const double[]){ 8, 4 }, 2, 6));
    CHECK(gives("[4]", 4, NULL, 0, 0));
}

static void dashes_that_touch_become_one(void)
{
    CHECK(gives("[1, 0, 1, 1]", 4, (const double[]){ 4, 2 }, 2, 0));
    CHECK(gives("[1, 2, 3, 0]", 4, (const double[]){ 8, 4 }, 2, 6));
    CHECK(gives("[1, 0]", 4, NULL, 0, 0));
}

static void a_dash_of_nothing_stays_for_round_caps(void)
{
    CHECK(gives("[0, 2]", 4, (const double[]){ 0, 4 }, 2, 0));
}

static void they_are_those_of_the_whole_zoom_below(void)
{
    static const char steps[] = "[step, [zoom], [literal, [1, 1]], 5, [literal, [2, 2]]]";
    CHECK(gives(steps, 4.9, (const double[]){ 2, 2 }, 2, 0));
    CHECK(gives(steps, 5, (const double[]){ 4, 4 }, 2, 0));
    static const char halves[] = "[step, [zoom], [literal, [1, 1]], 4.5, [literal, [2, 2]]]";
    CHECK(gives(halves, 4.9, (const double[]){ 2, 2 }, 2, 0));
}

int main(void)
{
    RUN(lengths_are_in_line_widths);
    RUN(an_odd_list_ends_with_no_gap);
    RUN(dashes_that_touch_become_one);
    RUN(a_dash_of_nothing_stays_for_round_caps);
    RUN(they_are_those_of_the_whole_zoom_below);
    return check_result();
}
