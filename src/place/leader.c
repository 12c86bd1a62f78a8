#include "place/leader.h"

#include <math.h>

#include "place/pieces.h"
#include "style/length.h"

/* From the point to the text. Leaders longer than these are hard to follow. */
static const double rings_mm[] = { 2.5, 4, 5.5, 7, 9, 11, 13, 15 };
static const double width_pt = 0.4;
/* What is left free between the symbol and the leader, and between the leader and the text. */
static const double symbol_gap_pt = 0.4, text_gap_pt = 1.2;
static const double clearance_pt = 0.7; /* of other marks, from the middle of the line */
static const double shortest_pt = 2;
static const double piece_pt = 1.2;
/* In a knot every gap between the symbols is needed: a leader passes that near to them, two leaders
 * twice that near to each other. Cut finely enough, the boxes of two that do not meet are apart. */
static const double knot_passing_pt = 0.6, knot_clearance_pt = 0.1, knot_piece_pt = 0.8;

enum { RINGS = sizeof rings_mm / sizeof *rings_mm, PLAIN = 16, WAYS = COR_MAX_CANDIDATES + PLAIN };

/* Directions that a label is pushed in, unit vectors on the page; no two the same. */
typedef struct ways {
    cor_pt to[WAYS];
    size_t count;
} ways;

static void add_way(ways *w, double x, double y)
{
    double length = hypot(x, y);
    if (!(length > 0) || w->count == WAYS)
        return;
    cor_pt way = { x / length, y / length };
    for (size_t i = 0; i < w->count; i++)
        if (hypot(w->to[i].x_pt - way.x_pt, w->to[i].y_pt - way.y_pt) < 0.1)
            return;
    w->to[w->count++] = way;
}

/* Which side of the point a candidate's text lies on: -1, 0 or 1 for each axis. */
static void add_way_of(ways *w, const cor_label *label, const cor_candidate *c)
{
    const cor_rect b = c->box;
    const cor_pt p = label->anchor;
    add_way(w, (p.x_pt <= b.x0_pt) - (p.x_pt >= b.x1_pt),
            (p.y_pt <= b.y0_pt) - (p.y_pt >= b.y1_pt));
}

/* Imhof's order: right before left, above before below; then what lies between. */
static void find_ways(ways *w, const cor_label *label)
{
    static const double degrees[PLAIN] = { 45,   -45,   135,   -135,   22.5, -22.5, 157.5, -157.5,
                                           67.5, -67.5, 112.5, -112.5, 0,    180,   90,    -90 };
    w->count = 0;
    for (size_t i = 0; i < label->candidate_count; i++)
        add_way_of(w, label, &label->candidates[i]);
    for (size_t i = 0; i < PLAIN; i++)
        add_way(w, cos(degrees[i] * M_PI / 180), -sin(degrees[i] * M_PI / 180));
}

/* How far the own symbol reaches in a direction: a circle to its edge, an icon to that of its box.
 */
static double reach(const cor_label *label, cor_pt way, const cor_leader_room *room)
{
    const cor_candidate *own = label->candidates;
    const cor_pt p = label->anchor;
    cor_rect r;
    double most = 0;
    if (cor_collide_own_symbol(room->taken, p, room->self, &r))
        most = fmax(fmax(p.x_pt - r.x0_pt, r.x1_pt - p.x_pt),
                    fmax(p.y_pt - r.y0_pt, r.y1_pt - p.y_pt));
    for (size_t i = own->text_piece_count; own->shows_icon && i < own->piece_count; i++) {
        r = own->pieces[i];
        double x = way.x_pt > 0 ? r.x1_pt - p.x_pt : r.x0_pt - p.x_pt;
        double y = way.y_pt > 0 ? r.y1_pt - p.y_pt : r.y0_pt - p.y_pt;
        double tx = fabs(way.x_pt) > 1e-9 ? x / way.x_pt : HUGE_VAL;
        double ty = fabs(way.y_pt) > 1e-9 ? y / way.y_pt : HUGE_VAL;
        most = fmax(most, fmin(tx, ty));
    }
    return most;
}

/* How finely a leader is cut into boxes, and how much they are larger than it. */
typedef struct cut {
    double piece_pt, clearance_pt;
} cut;

static size_t pieces_between(cor_pt a, cor_pt b, cut by)
{
    return (size_t)ceil(hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt) / by.piece_pt);
}

static size_t cut_line(cor_rect *out, cor_pt a, cor_pt b, cut by)
{
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, more = by.clearance_pt;
    size_t n = pieces_between(a, b, by);
    for (size_t i = 0; i < n; i++) {
        double t0 = (double)i / (double)n, t1 = (double)(i + 1) / (double)n;
        double x0 = a.x_pt + dx * t0, x1 = a.x_pt + dx * t1;
        double y0 = a.y_pt + dy * t0, y1 = a.y_pt + dy * t1;
        out[i] = (cor_rect){ fmin(x0, x1) - more, fmin(y0, y1) - more, fmax(x0, x1) + more,
                             fmax(y0, y1) + more };
    }
    return n;
}

/* The pieces of the text, of the icon that stays where it is, and of the leader. */
static void add_pieces(cor_candidate *c, const cor_candidate *own, cut by, cor_arena *arena)
{
    size_t icons = own->shows_icon ? own->piece_count - own->text_piece_count : 0, n = 0, k = 0;
    for (size_t i = 1; i < c->leader_points; i++)
        n += pieces_between(c->leader[i - 1], c->leader[i], by);
    cor_rect *all = cor_arena_alloc(arena, c->text_piece_count + icons + n + 1, sizeof *all);
    for (size_t i = 0; i < c->text_piece_count; i++)
        all[k++] = c->pieces[i];
    for (size_t i = 0; i < icons; i++)
        all[k++] = own->pieces[own->text_piece_count + i];
    for (size_t i = 1; i < c->leader_points; i++)
        k += cut_line(all + k, c->leader[i - 1], c->leader[i], by);
    c->pieces = all;
    c->piece_count = k;
    c->leader_piece_count = n;
    c->shows_icon = own->shows_icon;
    c->icon = own->icon;
}

/* The middle of the text's side that faces the point when it lies that way. */
static void near_side(double *h, double *v, cor_pt way)
{
    *h = fabs(way.x_pt) < 0.5 ? 0.5 : way.x_pt > 0 ? 0 : 1;
    *v = *h != 0.5 ? 0.5 : way.y_pt > 0 ? 0 : 1;
}

/* Adds the place at a distance in a direction when it is free. */
static void try_place(cor_label *label, cor_pt way, double distance_pt, const cor_leader_room *room)
{
    const cor_pt p = label->anchor;
    double from = reach(label, way, room) + symbol_gap_pt, to = distance_pt - text_gap_pt;
    double h, v;
    cor_owner blocker;
    near_side(&h, &v, way);
    if (to - from < shortest_pt || label->candidate_count == COR_MAX_CANDIDATES)
        return;
    cor_pt at = { p.x_pt + way.x_pt * distance_pt - label->translate.x_pt,
                  p.y_pt + way.y_pt * distance_pt - label->translate.y_pt };
    cor_label_add_candidate(label, &(cor_candidate_at){ at, h, v, 0, h }, room->arena);
    cor_candidate *c = &label->candidates[label->candidate_count - 1];
    cor_pt leader[2] = { { p.x_pt + way.x_pt * from, p.y_pt + way.y_pt * from },
                         { p.x_pt + way.x_pt * to, p.y_pt + way.y_pt * to } };
    c->leader = cor_arena_copy(room->arena, leader, 2, sizeof *leader);
    c->leader_points = 2;
    add_pieces(c, label->candidates, (cut){ piece_pt, clearance_pt }, room->arena);
    if (!cor_candidate_is_free(c, label, room->taken, room->frame, room->self, &blocker))
        label->candidate_count--;
}

bool cor_label_add_away(cor_label *label, const cor_leader_room *room)
{
    size_t before = label->candidate_count;
    ways w;
    if (!label->may_lead || label->led || !label->block.line_count || !before ||
        !label->candidates->shows_text)
        return false;
    label->led = true;
    find_ways(&w, label);
    for (size_t ring = 0; ring < RINGS; ring++)
        for (size_t i = 0; i < w.count; i++)
            try_place(label, w.to[i], rings_mm[ring] * COR_PT_PER_MM, room);
    return label->candidate_count > before;
}

/* ---- In a knot. */

static cor_pt towards(cor_pt from, cor_pt to, double distance_pt)
{
    double dx = to.x_pt - from.x_pt, dy = to.y_pt - from.y_pt, length = hypot(dx, dy);
    return (cor_pt){ from.x_pt + dx / length * distance_pt, from.y_pt + dy / length * distance_pt };
}

static double distance(cor_pt a, cor_pt b)
{
    return hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
}

/* Its points; how many: 0 where there is no room between symbol, bend and text. */
static uint8_t lead(cor_pt out[3], const cor_label *label, const cor_led_place *to,
                    const cor_leader_room *room)
{
    const cor_pt p = label->anchor;
    bool is_bent = distance(to->bend, to->text) > 1e-6;
    double first = distance(p, to->bend), last = distance(is_bent ? to->bend : p, to->text);
    uint8_t n = 0;
    if (!(first > 0))
        return 0;
    cor_pt way = { (to->bend.x_pt - p.x_pt) / first, (to->bend.y_pt - p.y_pt) / first };
    double from = reach(label, way, room) + symbol_gap_pt;
    if (first < from + (is_bent ? 0 : shortest_pt + text_gap_pt) || last < 2 * text_gap_pt)
        return 0;
    out[n++] = towards(p, to->bend, from);
    if (is_bent)
        out[n++] = to->bend;
    out[n++] = towards(to->text, is_bent ? to->bend : p, text_gap_pt);
    return n;
}

static cor_passage passage_of(const cor_candidate *c, size_t i, const cor_leader_room *room)
{
    return (cor_passage){ { c->leader[i - 1], c->leader[i] }, knot_passing_pt, room->over_symbols };
}

static bool passes(const cor_candidate *c, const cor_leader_room *room)
{
    for (size_t i = 1; i < c->leader_points; i++) {
        const cor_passage passage = passage_of(c, i, room);
        if (cor_collide_find_along(room->taken, &passage, room->self))
            return false;
    }
    return true;
}

double cor_leader_covered(const cor_candidate *c, const cor_leader_room *room)
{
    double sum = 0;
    for (size_t i = 1; i < c->leader_points; i++) {
        const cor_passage passage = passage_of(c, i, room);
        sum += cor_collide_covered_circles(room->taken, &passage, room->self);
    }
    return sum;
}

cor_candidate *cor_label_add_led(cor_label *label, const cor_led_place *to, size_t most,
                                 const cor_leader_room *room)
{
    cor_pt points[3];
    cor_candidate way = { .leader = points };
    cor_owner blocker;
    way.leader_points = lead(points, label, to, room);
    if (!way.leader_points || !passes(&way, room))
        return NULL;
    cor_pt at = { to->text.x_pt - label->translate.x_pt, to->text.y_pt - label->translate.y_pt };
    cor_candidate *c = cor_label_new_candidate(label, most, room->arena);
    if (!c)
        return NULL;
    *c = cor_label_candidate_at(label, &(cor_candidate_at){ at, to->h, to->v, 0, to->h },
                                room->arena);
    add_pieces(c, label->candidates, (cut){ 1, 0 }, room->arena);
    if (!cor_candidate_is_free(c, label, room->taken, room->frame, room->self, &blocker)) {
        label->candidate_count--;
        return NULL;
    }
    c->leader = cor_arena_copy(room->arena, points, way.leader_points, sizeof *points);
    c->leader_points = way.leader_points;
    c->piece_count = c->text_piece_count;
    add_pieces(c, label->candidates, (cut){ knot_piece_pt, knot_clearance_pt }, room->arena);
    return c;
}

void cor_label_add_rings(cor_label *label, size_t most, const cor_leader_room *room)
{
    ways w;
    find_ways(&w, label);
    for (size_t ring = 0; ring < RINGS; ring++)
        for (size_t i = 0; i < w.count; i++) {
            double away = rings_mm[ring] * COR_PT_PER_MM;
            cor_led_place to = { .text = { label->anchor.x_pt + w.to[i].x_pt * away,
                                           label->anchor.y_pt + w.to[i].y_pt * away } };
            to.bend = to.text;
            near_side(&to.h, &to.v, w.to[i]);
            cor_label_add_led(label, &to, most, room);
        }
}

static bool meets_boxes(const cor_candidate *a, const cor_candidate *b)
{
    for (size_t i = 1; i < a->leader_points; i++)
        for (size_t k = 0; k < b->piece_count - b->leader_piece_count; k++)
            if (cor_segment_to_rect((cor_segment){ a->leader[i - 1], a->leader[i] }, b->pieces[k]) <
                knot_passing_pt)
                return true;
    return false;
}

bool cor_leaders_meet(const cor_candidate *a, const cor_candidate *b)
{
    for (size_t i = 1; i < a->leader_points; i++)
        for (size_t k = 1; k < b->leader_points; k++)
            if (cor_segment_to_segment((cor_segment){ a->leader[i - 1], a->leader[i] },
                                       (cor_segment){ b->leader[k - 1], b->leader[k] }) <
                2 * knot_passing_pt)
                return true;
    return meets_boxes(a, b) || meets_boxes(b, a);
}

double cor_leader_length(const cor_candidate *c)
{
    double sum = 0;
    for (size_t i = 1; i < c->leader_points; i++)
        sum += distance(c->leader[i - 1], c->leader[i]);
    return sum;
}

/* ---- */

void cor_leader_draw(const cor_label *label, const cor_candidate *c, cor_scene *scene)
{
    const cor_stroke stroke = { .paint = label->fill, .width_pt = width_pt, .miter_limit = 4 };
    cor_path line = { 0 };
    if (!c->leader_piece_count)
        return;
    cor_path_begin(&line, false);
    for (size_t i = 0; i < c->leader_points; i++)
        cor_path_add(&line, c->leader[i]);
    cor_path_end(&line);
    cor_scene_group_push(scene, "leader", 1, NULL, NULL);
    cor_scene_path(scene, label->layer->id, (int64_t)label->feature, &line, (cor_paint){ 0 },
                   &stroke);
    cor_scene_group_pop(scene);
    cor_path_free(&line);
}
