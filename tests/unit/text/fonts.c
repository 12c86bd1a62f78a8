#include "text/fonts.h"

#include "unit/text/texts.h"

static const cor_face *open(const char *name)
{
    const cor_face *face = NULL;
    cor_report_clear(&shared.report);
    if (!cor_fonts_face(shared.fonts, name, COR_NOWHERE, &face, &shared.report))
        CHECK(face == NULL && shared.report.errors == 1 &&
              shared.report.items[0].kind == COR_KIND_FONT);
    return face;
}

static bool is_file(const cor_face *face, const char *end)
{
    return face && cor_str_ends(cor_str_of(cor_face_file(face)), end);
}

static void a_family_alone_is_its_regular_face(void)
{
    const cor_face *face = open("Noto Sans");
    CHECK(is_file(face, "/NotoSans-Regular.ttf"));
    CHECK(face && cor_face_weight(face) == 400 && !cor_face_is_bold(face));
    CHECK(face && !cor_face_is_italic(face) && cor_face_index(face) == 0);
    CHECK(face && strcmp(cor_face_family(face), "Noto Sans") == 0);
}

static void styles_are_read_by_their_words(void)
{
    CHECK(is_file(open("Noto Sans Regular"), "/NotoSans-Regular.ttf"));
    CHECK(is_file(open("Noto Sans Bold"), "/NotoSans-Bold.ttf"));
    CHECK(is_file(open("Noto Sans Italic"), "/NotoSans-Italic.ttf"));
    CHECK(is_file(open("Noto Sans Bold Italic"), "/NotoSans-BoldItalic.ttf"));
    CHECK(is_file(open("noto sans bold oblique"), "/NotoSans-BoldItalic.ttf"));
    CHECK(is_file(open("DejaVu Sans Book"), "/DejaVuSans.ttf"));
    const cor_face *bold = open("Noto Sans Bold");
    CHECK(bold && cor_face_is_bold(bold) && cor_face_weight(bold) == 700);
}

static void longer_family_names_win(void)
{
    CHECK(is_file(open("Noto Sans Armenian"), "/NotoSansArmenian-Regular.ttf"));
    CHECK(is_file(open("Noto Sans Armenian Bold"), "/NotoSansArmenian-Bold.ttf"));
}

static void faces_are_cached_and_numbered_in_the_order_of_opening(void)
{
    const cor_face *sans = open("Noto Sans"), *georgian = open("Noto Sans Georgian Bold");
    CHECK(sans && sans == open("Noto Sans") && sans == open("NOTO SANS regular"));
    CHECK(sans && georgian && cor_face_number(sans) < cor_face_number(georgian));
}

static void missing_families_name_the_nearest(void)
{
    CHECK(!open("Noto Snas") && strstr(message(), "'Noto Snas' is not installed"));
    CHECK(strstr(hint(), "did you mean 'Noto Sans'?"));
    CHECK(!open("Noto Sans Armenain Bold") && strstr(hint(), "Noto Sans Armenian"));
    CHECK(!open("Open Sans Semibold Italic") && strstr(message(), "is not installed"));
    CHECK(!open("Completely Imaginary Typeface") && strstr(hint(), "fc-list"));
    CHECK(!open("") && strstr(message(), "(empty)"));
}

static void generic_names_are_not_substituted(void)
{
    CHECK(!open("sans-serif"));
    CHECK(!open("Helvetica"));
    CHECK(!open("Noto Sans:weight=200"));
}

static void missing_styles_name_those_that_are_installed(void)
{
    CHECK(!open("Noto Naskh Arabic Italic"));
    CHECK(strstr(message(), "'Noto Naskh Arabic' is installed, but not in the style 'Italic'"));
    CHECK(strstr(hint(), "Regular") && strstr(hint(), "Bold"));
}

static void names_with_control_characters_are_shown_escaped(void)
{
    CHECK(!open("Noto\x1b[2J") && !strchr(message(), 0x1b));
}

static void heights_are_fractions_of_the_em(void)
{
    const cor_face *face = open("Noto Sans");
    CHECK(face && fabs(cor_face_cap_height(face) - 0.714) < 1e-3);
    CHECK(face && fabs(cor_face_x_height(face) - 0.536) < 1e-3);
}

typedef struct trace {
    int contours, closed, curves;
    double x0, y0, x1, y1;
} trace;

static void reach(trace *t, double x, double y)
{
    t->x0 = fmin(t->x0, x);
    t->x1 = fmax(t->x1, x);
    t->y0 = fmin(t->y0, y);
    t->y1 = fmax(t->y1, y);
}

static void trace_move(void *user, double x, double y)
{
    ((trace *)user)->contours++;
    reach(user, x, y);
}

static void trace_line(void *user, double x, double y)
{
    reach(user, x, y);
}

static void trace_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)x1, (void)y1, (void)x2, (void)y2;
    ((trace *)user)->curves++;
    reach(user, x, y);
}

static void trace_close(void *user)
{
    ((trace *)user)->closed++;
}

static trace trace_letter(const char *letter)
{
    static const cor_outline_sink sink_of_trace = {
        .move_to = trace_move, .line_to = trace_line, .cubic_to = trace_cubic, .close = trace_close
    };
    trace t = { .x0 = 1e9, .y0 = 1e9, .x1 = -1e9, .y1 = -1e9 };
    cor_outline_sink sink = sink_of_trace;
    sink.user = &t;
    cor_run *run = shape(letter);
    CHECK(run && run->glyph_count == 1);
    if (run)
        cor_face_outline(run->spans[0].face, run->glyphs[0].id, &sink);
    return t;
}

static void outlines_are_closed_and_stand_on_the_baseline(void)
{
    trace o = trace_letter("o"), h = trace_letter("H"), space = trace_letter(" ");
    CHECK(o.contours == 2 && o.closed == 2 && o.curves >= 8);
    CHECK(h.contours == 1 && h.closed == 1 && h.curves == 0);
    CHECK(near(h.y1, 0) && fabs(h.y0 + 0.714) < 1e-3);
    CHECK(space.contours == 0 && space.closed == 0);
}

static void ink_boxes_are_those_of_the_outlines(void)
{
    trace h = trace_letter("H");
    cor_run *run = shape("H");
    CHECK(run && near(run->ink_x0_pt, 10 * h.x0) && near(run->ink_x1_pt, 10 * h.x1));
    CHECK(run && near(run->ink_y0_pt, 10 * h.y0) && near(run->ink_y1_pt, 10 * h.y1));
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(a_family_alone_is_its_regular_face);
    RUN(styles_are_read_by_their_words);
    RUN(longer_family_names_win);
    RUN(faces_are_cached_and_numbered_in_the_order_of_opening);
    RUN(missing_families_name_the_nearest);
    RUN(generic_names_are_not_substituted);
    RUN(missing_styles_name_those_that_are_installed);
    RUN(names_with_control_characters_are_shown_escaped);
    RUN(heights_are_fractions_of_the_em);
    RUN(outlines_are_closed_and_stand_on_the_baseline);
    RUN(ink_boxes_are_those_of_the_outlines);
    return texts_close();
}
