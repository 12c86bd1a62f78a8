/* SVG files as shapes. */
#include <math.h>
#include <string.h>

#include "picture/svg.h"
#include "picture/svg_path.h"
#include "unit/check.h"

static cor_arena *arena;
static cor_report report;

static bool read(cor_picture *out, const char *text)
{
    *out = (cor_picture){ .name = "test" };
    cor_report_clear(&report);
    cor_source *source = cor_source_from_memory("test.svg", cor_str_of(text));
    bool well = cor_svg_read(out, source, arena, &report);
    cor_source_free(source);
    return well;
}

#define SVG(body) "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'>" body "</svg>"

static bool is_near(double a, double b)
{
    return fabs(a - b) < 0.01;
}

static bool has_box(const cor_painted_path *shape, double x0, double y0, double x1, double y1)
{
    cor_rect box;
    return cor_path_bounds(&shape->path, &box) && is_near(box.x0_pt, x0) &&
           is_near(box.y0_pt, y0) && is_near(box.x1_pt, x1) && is_near(box.y1_pt, y1);
}

/* The first error stands there and says this. */
static bool fails_at(const char *text, unsigned line, unsigned column, const char *words)
{
    cor_picture picture;
    bool well = read(&picture, text);
    const cor_diagnostic *d = report.count ? &report.items[0] : NULL;
    bool right = !well && report.errors == 1 && d->at.line == line && d->at.column == column &&
                 strstr(d->message, words);
    if (!right)
        printf("%s: %s at %u:%u\n", text, d ? d->message : "no error", d ? d->at.line : 0,
               d ? d->at.column : 0);
    return right;
}

static void a_px_is_three_quarters_of_a_point(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<rect width='8' height='4'/>")));
    CHECK(is_near(p.width_pt, 6) && is_near(p.height_pt, 6));
    CHECK(p.shape_count == 1 && has_box(&p.shapes[0], 0, 0, 6, 3));
    CHECK(read(&p, "<svg width='1in' height='36pt' viewBox='0 0 2 1'><rect width='2' height='1'/>"
                   "</svg>"));
    CHECK(is_near(p.width_pt, 72) && is_near(p.height_pt, 36));
    CHECK(has_box(&p.shapes[0], 0, 0, 72, 36));
}

static void lengths_have_units(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<rect x='1.5pt' width='25.4mm' height='2.54cm' stroke='red' "
                       "stroke-width='1in' stroke-dasharray='1pt 2pt'/>")));
    CHECK(has_box(&p.shapes[0], 1.5, 0, 73.5, 72) && is_near(p.shapes[0].stroke.width_pt, 72));
    CHECK(p.shapes[0].stroke.dash_count == 2 && is_near(p.shapes[0].stroke.dash_pt[1], 2));
    CHECK(read(&p, "<svg width='1em' height='100%' viewBox='0 0 4 8'/>"));
    CHECK(is_near(p.width_pt, 3) && is_near(p.height_pt, 6));
    CHECK(fails_at("<svg width='9' height='9'>\n<rect width='50%' height='1'/></svg>", 2, 14,
                   "'50%' is no length"));
    CHECK(fails_at("<svg width='9' height='9'>\n<circle cx='1em' r='1'/></svg>", 2, 13, "'1em'"));
    CHECK(fails_at("<svg width='9' height='9'>\n<path stroke-width='5%'/></svg>", 2, 21, "'5%'"));
    CHECK(fails_at("<svg\n width='9furlongs' height='9'/>", 2, 9, "'9furlongs'"));
    CHECK(fails_at("<svg width='9' height='9'>\n<polyline points='1,1 2,2 3'/></svg>", 2, 28,
                   "points"));
}

static void styles_that_are_not_drawn_are_refused(void)
{
    static const char *const refused[] = {
        "transform: scale(2)", "mix-blend-mode: multiply",
        "clip-path: url(#c)",  "paint-order: stroke fill",
        "rotate: 45deg",       "vector-effect: non-scaling-stroke"
    };
    static const char *const drawn[] = { "transform: none", "mix-blend-mode: normal",
                                         "clip-path: none", "paint-order: markers fill",
                                         "rotate: none",    "vector-effect: none" };
    for (size_t i = 0; i < 6; i++) {
        cor_buf text = { 0 };
        cor_picture p;
        cor_buf_printf(&text, "<svg width='8' height='8'>\n<path style='fill:red; %s'/></svg>",
                       refused[i]);
        CHECK(fails_at(text.ptr, 2, 24, "an icon cannot have"));
        text.len = 0;
        cor_buf_printf(&text,
                       "<svg width='8' height='8'>\n<style>\n rect {\n %s}</style>"
                       "<rect width='1' height='1'/></svg>",
                       refused[i]);
        CHECK(fails_at(text.ptr, 4, 2, "an icon cannot have"));
        text.len = 0;
        cor_buf_printf(&text, SVG("<rect width='1' height='1' style='%s'/>"), drawn[i]);
        CHECK(read(&p, text.ptr) && p.shape_count == 1);
        cor_buf_free(&text);
    }
}

static void a_clip_around_everything_clips_nothing_wherever_it_is_said(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<clipPath id='c'><rect width='8' height='8'/></clipPath>"
                       "<style>.a{clip-path:url(#c)}</style><g class='a'><path d='M0 0h1v1z'/></g>"
                       "<path style='clip-path:url(#c)' d='M0 0h1v1z'/>")));
    CHECK(p.shape_count == 2);
}

static void a_fault_in_a_sheet_is_told_where_it_stands(void)
{
    CHECK(
        fails_at("<svg width='9' height='9'><style>\n/* one */\n.a { fill: red }\n.b { fill: rde }"
                 "\n</style><path class='b' d='M0 0h1v1z'/></svg>",
                 4, 6, "'rde'"));
    CHECK(fails_at("<svg width='9' height='9'><style>\n.a {}\n a, b > c {}</style></svg>", 3, 5,
                   "'b > c'"));
    CHECK(fails_at("<svg width='9' height='9'><style><![CDATA[\n.b { fill: rde }]]>\n</style>"
                   "<path class='b'/></svg>",
                   2, 6, "'rde'"));
    CHECK(fails_at("<svg width='9' height='9'><style>\n.a {}\n.b {</style></svg>", 3, 1,
                   "not understood"));
    CHECK(fails_at("<svg width='9' height='9'>\n<path style='fill:red;stroke:rde'/></svg>", 2, 23,
                   "'rde'"));
}

static void a_sheet_counts_in_all_its_pieces(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<style> .a{fill:#010000} <!-- --> .b{fill:#020000} "
                       "<![CDATA[.c{fill:#030000}]]> </style><path class='a' d='M0 0h1v1z'/>"
                       "<path class='b' d='M0 0h1v1z'/><path class='c' d='M0 0h1v1z'/>")));
    CHECK(p.shape_count == 3);
    for (size_t i = 0; i < p.shape_count && i < 3; i++)
        CHECK(is_near(p.shapes[i].fill.r * 255, (double)i + 1));
}

static void a_view_box_of_another_shape_stands_in_the_middle(void)
{
    cor_picture p;
    CHECK(read(&p, "<svg width='16' height='8' viewBox='-2 -2 4 4'><rect x='-2' y='-2' width='4' "
                   "height='4'/></svg>"));
    CHECK(has_box(&p.shapes[0], 3, 0, 9, 6));
}

static void every_command_of_path_data_is_understood(void)
{
    static const struct {
        const char *data;
        double x0, y0, x1, y1; /* px */
    } cases[] = {
        { "M0 0L4 0 4 4z", 0, 0, 4, 4 },
        { "m1,1 2,0v3h-2z", 1, 1, 3, 4 },
        { "M0 0H4V4", 0, 0, 4, 4 },
        { "M0 4C0-1.333 8-1.333 8 4z", 0, 0, 8, 4 },
        { "M0 4c0-2 1-2 2-2s2 0 2 2z", 0, 2, 4, 4 },
        { "M0 2Q2-2 4 2T8 2z", 0, 0, 8, 4 },
        { "M0 4a4 4 0 0 1 8 0z", 0, 0, 8, 4 },
        { "M0 4a4 4 0 018 0z", 0, 0, 8, 4 },
        { "M4 0A4 4 0 1 0 4 8z", 0, 0, 4, 8 },
        { "M0 0 1e0 0 1 1.5-.5.5z", -0.5, 0, 1, 1.5 },
        { "M+1 01L2 02.50 2 3z", 1, 1, 2, 3 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cor_path path = { 0 };
        cor_rect box = { 0 };
        cor_svg_pen pen = { .path = &path, .matrix = { 1, 0, 0, 1, 0, 0 } };
        cor_str data = cor_str_of(cases[i].data);
        bool well = cor_svg_draw_data(&pen, data) == data.len && cor_path_bounds(&path, &box) &&
                    is_near(box.x0_pt, cases[i].x0) && is_near(box.y0_pt, cases[i].y0) &&
                    is_near(box.x1_pt, cases[i].x1) && is_near(box.y1_pt, cases[i].y1);
        if (!well)
            printf("%s: %g %g %g %g\n", cases[i].data, box.x0_pt, box.y0_pt, box.x1_pt, box.y1_pt);
        CHECK(well);
        cor_path_free(&path);
    }
}

static void curves_are_followed_closely(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<circle cx='4' cy='4' r='4'/>")));
    const cor_path *path = &p.shapes[0].path;
    double worst = 0;
    for (size_t i = 0; i < path->point_count; i++) {
        cor_pt a = path->points[i], b = path->points[(i + 1) % path->point_count];
        double middle = hypot((a.x_pt + b.x_pt) / 2 - 3, (a.y_pt + b.y_pt) / 2 - 3);
        worst = fmax(worst, fabs(middle - 3));
    }
    CHECK(worst < 0.005);
}

static void the_nearest_rule_of_style_wins(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<style>path{fill:#010000} .b{fill:#020000} #c{fill:#030000}</style>"
                       "<g fill='#090000'><path d='M0 0h1v1z' fill='#080000'/>"
                       "<path class='a b' d='M0 0h1v1z'/><path id='c' class='b' d='M0 0h1v1z'/>"
                       "<path id='d' style='fill:#040000' d='M0 0h1v1z'/>"
                       "<rect width='1' height='1'/></g>")));
    static const double wanted[] = { 1, 2, 3, 4, 9 };
    CHECK(p.shape_count == 5);
    for (size_t i = 0; i < p.shape_count && i < 5; i++)
        CHECK(is_near(p.shapes[i].fill.r * 255, wanted[i]));
}

static void strokes_opacities_and_fill_rules_are_kept(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<g opacity='.5' transform='scale(2)'><path d='M0 0h1v1z' "
                       "fill-opacity='50%' fill-rule='evenodd' stroke='red' stroke-width='2' "
                       "stroke-linecap='round' stroke-dasharray='1,2'/></g>"
                       "<path d='M0 0h1v1z' fill='none' stroke='currentColor'/>")));
    const cor_painted_path *s = &p.shapes[0];
    CHECK(p.shape_count == 2 && is_near(s->fill.a, 0.25) && !s->nonzero);
    CHECK(is_near(s->stroke.width_pt, 3) && s->stroke.cap == COR_CAP_ROUND);
    CHECK(s->stroke.dash_count == 2 && is_near(s->stroke.dash_pt[1], 3));
    CHECK(is_near(s->stroke.paint.a, 0.5) && s->stroke.paint.r > 0.99);
    CHECK(p.shapes[1].fill.a == 0 && p.shapes[1].nonzero);
}

static void what_is_referred_to_within_the_file_is_drawn(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<defs><g id='a'><rect width='2' height='2'/></g></defs>"
                       "<use href='#a' x='4' y='2'/>")));
    CHECK(p.shape_count == 1 && has_box(&p.shapes[0], 3, 1.5, 4.5, 3));
}

static void what_cannot_be_drawn_is_named_where_it_stands(void)
{
    CHECK(fails_at("<svg width='9' height='9'>\n<text>A</text></svg>", 2, 1, "'text'"));
    CHECK(fails_at("<svg width='9' height='9'>\n<rect fill='url(#g)' width='1' height='1'/></svg>",
                   2, 13, "gradient"));
    CHECK(fails_at("<svg width='9' height='9'>\n<g filter='url(#f)'/></svg>", 2, 12, "filter"));
    CHECK(fails_at("<svg width='9' height='9'>\n<path d='M0 0L1 x'/></svg>", 2, 14, "path data"));
    CHECK(fails_at("<svg/>", 1, 1, "size"));
    CHECK(fails_at("<svg width='9' height='9'><g></svg>", 1, 30, "end tag"));
    CHECK(fails_at("<svg width='99999' height='9'/>", 1, 1, "99999"));
}

static void nothing_leads_out_of_the_file(void)
{
    CHECK(fails_at(SVG("<image href='http://example.com/a.png'/>"), 1, 62, "'image'"));
    CHECK(fails_at(SVG("<use href='file:///etc/passwd#a'/>"), 1, 62, "out of its file"));
    CHECK(fails_at("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg/>", 1, 15,
                   "entities"));
    cor_picture p;
    CHECK(read(&p, SVG("<script>alert(1)</script><rect width='1' height='1' onclick='x()'/>")));
    CHECK(p.shape_count == 1);
}

static void what_grows_without_end_is_stopped(void)
{
    cor_buf text = { 0 };
    cor_picture p;
    cor_buf_text(&text, "<svg width='9' height='9'><g id='a0'><path d='M0 0h1v1z'/></g>");
    for (int i = 0; i < 7; i++) {
        cor_buf_printf(&text, "<g id='a%d'>", i + 1);
        for (int k = 0; k < 10; k++)
            cor_buf_printf(&text, "<use href='#a%d'/>", i);
        cor_buf_text(&text, "</g>");
    }
    cor_buf_text(&text, "</svg>");
    CHECK(!read(&p, text.ptr) && report.errors == 1);
    CHECK(report.items[0].kind == COR_KIND_LIMIT);
    CHECK(!read(&p, SVG("<g id='a'><use href='#a'/></g>")) && report.errors == 1);
    cor_buf_free(&text);
}

static void a_path_without_a_number_is_closed_safely(void)
{
    cor_picture p;
    CHECK(read(&p, SVG("<path transform='scale(1e300) scale(1e300)' d='M0 0h1v1z'/>"
                       "<rect width='1' height='1'/>")));
    CHECK(p.shape_count >= 1 && report.errors == 0);
}

int main(void)
{
    arena = cor_arena_new();
    RUN(a_px_is_three_quarters_of_a_point);
    RUN(lengths_have_units);
    RUN(styles_that_are_not_drawn_are_refused);
    RUN(a_clip_around_everything_clips_nothing_wherever_it_is_said);
    RUN(a_fault_in_a_sheet_is_told_where_it_stands);
    RUN(a_sheet_counts_in_all_its_pieces);
    RUN(a_view_box_of_another_shape_stands_in_the_middle);
    RUN(every_command_of_path_data_is_understood);
    RUN(curves_are_followed_closely);
    RUN(the_nearest_rule_of_style_wins);
    RUN(strokes_opacities_and_fill_rules_are_kept);
    RUN(what_is_referred_to_within_the_file_is_drawn);
    RUN(what_cannot_be_drawn_is_named_where_it_stands);
    RUN(nothing_leads_out_of_the_file);
    RUN(a_path_without_a_number_is_closed_safely);
    RUN(what_grows_without_end_is_stopped);
    cor_report_clear(&report);
    cor_arena_free(arena);
    return check_result();
}
