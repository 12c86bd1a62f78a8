/* Where a text stands by its anchor, its offsets and its alignment. */
#include "unit/place/placed.h"

static const double near_em = 2e-3;
static const double cap_em = 0.714; /* of Noto Sans */

/* The start of a line's baseline from the label's point, in ems, as if it were not turned. */
typedef struct from_point {
    double x_em, y_em, angle_deg;
} from_point;

static from_point baseline(const placed *p, size_t index, size_t line)
{
    const cor_candidate *c = stands(p, index);
    if (!c || line >= p->labels->items[index].block.line_count)
        return (from_point){ NAN, NAN, NAN };
    const cor_label *label = &p->labels->items[index];
    cor_pt o = cor_label_line_origin(label, c, line);
    double em = label->block.lines[0]->size_pt, cosine = cos(c->angle_rad),
           sine = sin(c->angle_rad);
    double x = (o.x_pt - label->anchor.x_pt) / em, y = (o.y_pt - label->anchor.y_pt) / em;
    return (from_point){ x * cosine + y * sine, y * cosine - x * sine, c->angle_rad * 180 / M_PI };
}

static double width_em(const placed *p)
{
    const cor_label *label = p->labels ? &p->labels->items[0] : NULL;
    return label ? label->block.width_pt / label->block.lines[0]->size_pt : (double)NAN;
}

/* Noto Sans of 30 px: "Hxg" at the middle of the map. */
static placed one(const char *layout)
{
    cor_buf all = { 0 };
    cor_buf_printf(&all, "\"text-field\":\"Hxg\",\"text-font\":[\"Noto Sans\"],\"text-size\":30,%s",
                   layout);
    placed p = place(POINT("a", 0, 0), all.ptr);
    cor_buf_free(&all);
    return p;
}

static bool is_at(double a, double b)
{
    if (fabs(a - b) < near_em)
        return true;
    printf("%g is not %g\n", a, b);
    return false;
}

typedef struct anchor_case {
    const char *name;
    double h, v;
} anchor_case;

static const anchor_case anchors[] = {
    { "center", 0.5, 0.5 }, { "left", 0, 0.5 },      { "right", 1, 0.5 },
    { "top", 0.5, 0 },      { "bottom", 0.5, 1 },    { "top-left", 0, 0 },
    { "top-right", 1, 0 },  { "bottom-left", 0, 1 }, { "bottom-right", 1, 1 },
};
enum { ANCHORS = sizeof anchors / sizeof *anchors };

/* A line of 1.2 em, its letters 0.4 em below the middle: MapLibre GL JS 6.17 sets them 0.4375 em
 * below in the browser's letters, 0.375 em in those of a font server. */
static void a_fixed_anchor_is_a_point_of_the_line_box(void)
{
    for (size_t i = 0; i < ANCHORS; i++) {
        char layout[64];
        snprintf(layout, sizeof layout, "\"text-anchor\":\"%s\"", anchors[i].name);
        placed p = one(layout);
        from_point at = baseline(&p, 0, 0);
        CHECK(is_at(at.x_em, -anchors[i].h * width_em(&p)));
        CHECK(is_at(at.y_em, (0.5 - anchors[i].v) * 1.2 + 0.4));
        done(&p);
    }
}

static void lines_are_as_high_as_the_style_says(void)
{
    placed p = one("\"text-anchor\":\"top\",\"text-line-height\":2");
    CHECK(is_at(baseline(&p, 0, 0).y_em, 1 + 0.4));
    done(&p);
    static const char two[] = "\"text-field\":\"Hxg\\nHH\",\"text-font\":[\"Noto Sans\"],";
    char layout[256];
    snprintf(layout, sizeof layout, "%s\"text-anchor\":\"bottom\",\"text-line-height\":1.5", two);
    p = place(POINT("a", 0, 0), layout);
    CHECK(is_at(baseline(&p, 0, 1).y_em, -0.75 + 0.4));
    CHECK(is_at(baseline(&p, 0, 0).y_em, -0.75 + 0.4 - 1.5));
    done(&p);
    snprintf(layout, sizeof layout, "%s\"text-anchor\":\"center\"", two);
    p = place(POINT("a", 0, 0), layout);
    CHECK(is_at(baseline(&p, 0, 0).y_em, -0.6 + 0.4));
    done(&p);
}

/* As web renderers have it: 7/24 em nearer than the box's edge, above and below. */
static void a_radial_offset_pushes_a_fixed_anchor(void)
{
    placed p = one("\"text-anchor\":\"left\",\"text-radial-offset\":2");
    CHECK(is_at(baseline(&p, 0, 0).x_em, 2) && is_at(baseline(&p, 0, 0).y_em, 0.4));
    done(&p);
    p = one("\"text-anchor\":\"top\",\"text-radial-offset\":2,\"text-offset\":[1,1]");
    CHECK(is_at(baseline(&p, 0, 0).y_em, 2 + 1 - 7.0 / 24));
    CHECK(is_at(baseline(&p, 0, 0).x_em, -width_em(&p) / 2));
    done(&p);
    p = one("\"text-anchor\":\"bottom-right\",\"text-radial-offset\":2");
    CHECK(is_at(baseline(&p, 0, 0).x_em, -M_SQRT2 - width_em(&p)));
    CHECK(is_at(baseline(&p, 0, 0).y_em, -M_SQRT2 - 0.6 + 0.4 + 7.0 / 24));
    done(&p);
    p = one("\"text-anchor\":\"left\",\"text-radial-offset\":-2,\"text-offset\":[1,1]");
    CHECK(is_at(baseline(&p, 0, 0).x_em, 0) && is_at(baseline(&p, 0, 0).y_em, 0.4));
    done(&p);
}

static void an_offset_turns_with_its_text(void)
{
    placed p = one("\"text-anchor\":\"left\",\"text-offset\":[1,0.5],\"text-rotate\":90");
    from_point at = baseline(&p, 0, 0);
    CHECK(is_at(at.angle_deg, 90) && is_at(at.x_em, 1) && is_at(at.y_em, 0.5 + 0.4));
    done(&p);
}

/* Print is looked at closely: capitals stand at the distance below, baselines above, and beside the
 * point they are level with it. */
static void variable_anchors_set_what_is_seen_at_the_distance(void)
{
    placed p = one("\"text-variable-anchor\":[\"top\"],\"text-radial-offset\":1");
    CHECK(is_at(baseline(&p, 0, 0).y_em, 1 + cap_em));
    done(&p);
    p = one("\"text-variable-anchor\":[\"bottom\"],\"text-radial-offset\":1");
    CHECK(is_at(baseline(&p, 0, 0).y_em, -1));
    done(&p);
    p = one("\"text-variable-anchor\":[\"left\"],\"text-offset\":[-1,3]");
    CHECK(is_at(baseline(&p, 0, 0).x_em, 1) && is_at(baseline(&p, 0, 0).y_em, cap_em / 2));
    done(&p);
    p = one("\"text-variable-anchor\":[\"top\"],\"text-radial-offset\":0,\"text-offset\":[2,2]");
    CHECK(is_at(baseline(&p, 0, 0).y_em, cap_em));
    done(&p);
    p = one("\"text-variable-anchor-offset\":[\"bottom\",[1,-2]]");
    CHECK(is_at(baseline(&p, 0, 0).y_em, -2));
    CHECK(is_at(baseline(&p, 0, 0).x_em, 1 - width_em(&p) / 2));
    done(&p);
    p = one("\"text-variable-anchor\":[\"top\"],\"text-radial-offset\":1,\"text-line-height\":2");
    CHECK(is_at(baseline(&p, 0, 0).y_em, 1 + 0.4 + cap_em)); /* half of what is beyond 1.2 */
    done(&p);
}

/* Turned by a right angle, a text below its point has its width between the two. */
static void a_turned_text_with_variable_anchors_stands_off_its_point(void)
{
    placed p =
        one("\"text-variable-anchor\":[\"top\"],\"text-radial-offset\":1,\"text-rotate\":90");
    from_point at = baseline(&p, 0, 0);
    CHECK(is_at(at.angle_deg, 90) && is_at(at.x_em, 1) && is_at(at.y_em, cap_em / 2));
    done(&p);
}

static double turn_deg(const char *layout, const char *map)
{
    placed p = place_in(POINT("a", 3, 60), layout, map);
    double angle = baseline(&p, 0, 0).angle_deg;
    done(&p);
    return angle;
}

/* Up is the direction of the bearing, and 6 degrees from the central meridian of a UTM zone, at 60
 * degrees north, true north leans by about 6 sin 60 degrees from the grid's. */
static void a_text_that_is_aligned_with_the_map_has_north_up(void)
{
    static const char map[] = "\"text-field\":\"a\",\"text-rotation-alignment\":\"map\"";
    static const char page[] = "\"text-field\":\"a\",\"text-rotation-alignment\":\"viewport\"";
    static const char turned[] = "\"crs\":\"EPSG:3857\",\"extent\":[2,59,4,61],\"bearing\":45";
    static const char zone[] = "\"crs\":\"EPSG:32632\",\"extent\":[2,59,4,61]";
    CHECK(is_at(turn_deg(map, turned), -45));
    CHECK(is_at(turn_deg(page, turned), 0) && is_at(turn_deg("\"text-field\":\"a\"", turned), 0));
    CHECK(fabs(turn_deg(map, zone) - 6 * sin(M_PI / 3)) < 0.05);
    CHECK(is_at(turn_deg(page, zone), 0));
    static const char rotated[] = "\"text-field\":\"a\",\"text-rotation-alignment\":\"map\","
                                  "\"text-anchor\":\"left\",\"text-rotate\":30";
    CHECK(is_at(turn_deg(rotated, turned), -15));
}

#define AT_ONE_POINT                                                                               \
    POINT("aaa", 0, 0)                                                                             \
    "," POINT("bbb", 0, 0) "," POINT("ccc", 0, 0) "," POINT("ddd", 0, 0) "," POINT("eee", 0, 0)
#define FOUR_SIDES                                                                                 \
    "\"text-field\":[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"text-variable-anchor\":"    \
    "[\"left\",\"right\",\"top\",\"bottom\"],\"text-radial-offset\":1,"

/* As in web renderers: others are covered only where no anchor is free. */
static void texts_that_may_overlap_take_free_anchors_first(void)
{
    static const char *const rules[] = { "\"text-allow-overlap\":true",
                                         "\"text-overlap\":\"cooperative\"" };
    for (size_t i = 0; i < 2; i++) {
        char layout[256];
        snprintf(layout, sizeof layout, FOUR_SIDES "%s", rules[i]);
        placed p = place(AT_ONE_POINT, layout);
        for (size_t k = 0; k < 4; k++)
            CHECK(p.labels && p.labels->items[k].chosen == (int)k);
        CHECK(p.labels && p.labels->items[4].chosen == 0);
        done(&p);
    }
    placed p = place(AT_ONE_POINT, FOUR_SIDES "\"text-overlap\":\"never\"");
    size_t count = 0;
    for (size_t k = 0; p.labels && k < 5; k++)
        count += p.labels->items[k].chosen >= 0;
    CHECK(count == 4);
    done(&p);
}

int main(void)
{
    RUN(a_fixed_anchor_is_a_point_of_the_line_box);
    RUN(lines_are_as_high_as_the_style_says);
    RUN(a_radial_offset_pushes_a_fixed_anchor);
    RUN(an_offset_turns_with_its_text);
    RUN(variable_anchors_set_what_is_seen_at_the_distance);
    RUN(a_turned_text_with_variable_anchors_stands_off_its_point);
    RUN(a_text_that_is_aligned_with_the_map_has_north_up);
    RUN(texts_that_may_overlap_take_free_anchors_first);
    return check_result();
}
