/* What the reference says about defaults is so: a member that is given its default changes nothing.
 */
#include "style/member_docs.h"

#include <math.h>
#include <string.h>

#include "style/figure.h"
#include "unit/check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct loaded {
    cor_style *style;
    cor_figure *figure;
} loaded;

static int load(loaded *out, const char *corridor)
{
    cor_report report = { 0 };
    cor_buf text = { 0 };
    cor_buf_printf(&text,
                   "version: 8\nsources: {}\nlayers:\n  - {id: route, type: background}\n"
                   "corridor: %s\n",
                   corridor);
    int well = cor_style_parse(&out->style, "t.yaml", cor_buf_view(&text), NULL, &report) &&
               cor_figure_read(&out->figure, out->style, &report);
    if (!well) {
        printf("of: %s\n", corridor);
        cor_report_print(stdout, &report);
    }
    cor_report_clear(&report);
    cor_buf_free(&text);
    return well;
}

static int close_to(const void *a, const void *b, size_t count)
{
    const double *x = a, *y = b;
    for (size_t i = 0; i < count; i++)
        if (!(fabs(x[i] - y[i]) < 0.003)) /* a colour has 255 steps */
            return 0;
    return 1;
}

static int same_colours(cor_colour a, cor_colour b)
{
    return close_to((double[]){ a.r, a.g, a.b, a.a }, (double[]){ b.r, b.g, b.b, b.a }, 4);
}

static int same_maps(const cor_map_spec *a, const cor_map_spec *b)
{
    return a->crs == b->crs && a->edges == b->edges && a->bearing_deg == b->bearing_deg &&
           a->tolerance_pt == b->tolerance_pt && a->neat_line_pt == b->neat_line_pt &&
           a->extent.pad_pt == b->extent.pad_pt && a->graticule.sides == b->graticule.sides &&
           a->graticule.width_pt == b->graticule.width_pt &&
           same_colours(a->graticule.colour, b->graticule.colour);
}

static int same_themes(const cor_theme *a, const cor_theme *b)
{
    return memcmp(a->type, b->type, sizeof a->type) == 0 && same_colours(a->paper, b->paper) &&
           same_colours(a->text, b->text) && same_colours(a->quiet, b->quiet) &&
           same_colours(a->line, b->line) && same_colours(a->accent, b->accent);
}

static int same_parts(const cor_furniture_spec *a, const cor_furniture_spec *b)
{
    return a->at == b->at && a->columns == b->columns && a->numeric == b->numeric &&
           a->box == b->box && a->max_error == b->max_error && a->leader == b->leader &&
           a->from == b->from && a->show == b->show && a->leader_from == b->leader_from &&
           a->leader_to == b->leader_to && same_maps(&a->map, &b->map);
}

static int same(const cor_figure *a, const cor_figure *b)
{
    int well = memcmp(&a->sheet, &b->sheet, sizeof a->sheet) == 0 && a->outputs == b->outputs &&
               a->abstract == b->abstract && same_maps(&a->map, &b->map) &&
               same_themes(&a->theme, &b->theme) && a->part_count == b->part_count;
    for (size_t i = 0; well && i < a->part_count; i++)
        well = same_parts(&a->parts[i], &b->parts[i]);
    return well;
}

/* How a block is written around one of its members, and what it needs besides. */
static const struct frame {
    const char *block, *before, *after;
} frames[] = {
    { "corridor", "{x-a: 1", "}" },
    { "sheet", "{sheet: {x-a: 1", "}}" },
    { "map", "{map: {x-a: 1", "}}" },
    { "extent", "{map: {extent: {layers: [route]", "}}}" },
    { "graticule", "{map: {graticule: {x-a: 1", "}}}" },
    { "theme", "{theme: {x-a: 1", "}}" },
    { "type", "{theme: {type: {x-a: 1", "}}}" },
    { "legend", "{parts: [legend: {x-a: 1", "}]}" },
    { "title", "{parts: [title: {x-a: 1", "}]}" },
    { "note", "{parts: [note: {text: a", "}]}" },
    { "credits", "{parts: [credits: {x-a: 1", "}]}" },
    { "strip", "{parts: [strip: {layer: route", "}]}" },
    { "profile", "{parts: [profile: {layer: route", "}]}" },
    { "scale-bar", "{parts: [scale-bar: {x-a: 1", "}]}" },
    { "inset", "{parts: [inset: {size: 40mm x 30mm", "}]}" },
    { "km-posts", "{parts: [km-posts: {layer: route, every: 5km", "}]}" },
    { "callout", "{parts: [callout: {lonlat: [46, 39], text: a", "}]}" },
};

static int holds(const struct frame *frame, const cor_member_doc *doc)
{
    loaded without = { 0 }, with = { 0 };
    cor_buf plain = { 0 }, given = { 0 };
    cor_buf_printf(&plain, "%s%s", frame->before, frame->after);
    cor_buf_printf(&given, "%s, %s: ", frame->before, doc->key);
    bool quoted =
        strchr(doc->fallback, '#') || strchr(doc->fallback, '(') ||
        (strchr(doc->fallback, '{') && !strchr(doc->fallback, ':')); /* a text with a number */
    const char *quote = quoted ? "\"" : "";
    cor_buf_printf(&given, "%s%s%s%s", quote, doc->fallback, quote, frame->after);
    int well =
        load(&without, plain.ptr) && load(&with, given.ptr) && same(without.figure, with.figure);
    if (!well)
        printf("differs: %s\n", given.ptr);
    cor_style_free(without.style);
    cor_style_free(with.style);
    cor_buf_free(&plain);
    cor_buf_free(&given);
    return well;
}

static void defaults_are_as_the_reference_says(void)
{
    size_t checked = 0;
    for (size_t i = 0; i < COUNT(member_docs); i++) {
        const cor_member_doc *doc = &member_docs[i];
        for (size_t k = 0; k < COUNT(frames); k++) {
            if (strcmp(frames[k].block, doc->block) != 0 || !doc->fallback ||
                doc->fallback[0] == '(')
                continue;
            CHECK(holds(&frames[k], doc));
            checked++;
        }
    }
    CHECK(checked > 35);
}

static void a_wrong_default_is_found(void)
{
    const cor_member_doc wrong[] = {
        { "sheet", "width", "181mm", "" },
        { "theme", "accent", "#b5401f", "" },
        { "type", "title", "{size: 13pt, font: regular}", "" },
        { "map", "edges", "geodesic", "" },
        { "legend", "columns", "2", "" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++)
        for (size_t k = 0; k < COUNT(frames); k++)
            if (strcmp(frames[k].block, wrong[i].block) == 0)
                CHECK(!holds(&frames[k], &wrong[i]));
}

int main(void)
{
    RUN(defaults_are_as_the_reference_says);
    RUN(a_wrong_default_is_found);
    return check_result();
}
