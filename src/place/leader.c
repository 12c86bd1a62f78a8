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

/* The pieces of the text, of the icon that stays where it is, and of the leader. */
static void add_pieces(cor_candidate *c, const cor_candidate *own, cor_arena *arena)
{
    const cor_pt a = c->leader[0], b = c->leader[1];
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt;
    size_t n = (size_t)ceil(hypot(dx, dy) / piece_pt);
    size_t icons = own->shows_icon ? own->piece_count - own->text_piece_count : 0, k = 0;
    cor_rect *all = cor_arena_alloc(arena, c->text_piece_count + icons + n + 1, sizeof *all);
    for (size_t i = 0; i < c->text_piece_count; i++)
        all[k++] = c->pieces[i];
    for (size_t i = 0; i < icons; i++)
        all[k++] = own->pieces[own->text_piece_count + i];
    for (size_t i = 0; i < n; i++) {
        double t0 = (double)i / (double)n, t1 = (double)(i + 1) / (double)n;
        double x0 = a.x_pt + dx * t0, x1 = a.x_pt + dx * t1;
        double y0 = a.y_pt + dy * t0, y1 = a.y_pt + dy * t1;
        all[k++] = (cor_rect){ fmin(x0, x1) - clearance_pt, fmin(y0, y1) - clearance_pt,
                               fmax(x0, x1) + clearance_pt, fmax(y0, y1) + clearance_pt };
    }
    c->pieces = all;
    c->piece_count = k;
    c->leader_piece_count = n;
    c->shows_icon = own->shows_icon;
    c->icon = own->icon;
}

/* Adds the place at a distance in a direction when it is free. */
static void try_place(cor_label *label, cor_pt way, double distance_pt, const cor_leader_room *room)
{
    const cor_pt p = label->anchor;
    double from = reach(label, way, room) + symbol_gap_pt, to = distance_pt - text_gap_pt;
    double h = fabs(way.x_pt) < 0.5 ? 0.5 : way.x_pt > 0 ? 0 : 1;
    double v = h != 0.5 ? 0.5 : way.y_pt > 0 ? 0 : 1;
    cor_owner blocker;
    if (to - from < shortest_pt || label->candidate_count == COR_MAX_CANDIDATES)
        return;
    cor_pt at = { p.x_pt + way.x_pt * distance_pt - label->translate.x_pt,
                  p.y_pt + way.y_pt * distance_pt - label->translate.y_pt };
    cor_label_add_candidate(label, &(cor_candidate_at){ at, h, v, 0, h }, room->arena);
    cor_candidate *c = &label->candidates[label->candidate_count - 1];
    cor_pt leader[2] = { { p.x_pt + way.x_pt * from, p.y_pt + way.y_pt * from },
                         { p.x_pt + way.x_pt * to, p.y_pt + way.y_pt * to } };
    c->leader = cor_arena_copy(room->arena, leader, 2, sizeof *leader);
    add_pieces(c, label->candidates, room->arena);
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

void cor_leader_draw(const cor_label *label, const cor_candidate *c, cor_scene *scene)
{
    const cor_stroke stroke = { .paint = label->fill, .width_pt = width_pt, .miter_limit = 4 };
    cor_path line = { 0 };
    if (!c->leader_piece_count)
        return;
    cor_path_begin(&line, false);
    cor_path_add(&line, c->leader[0]);
    cor_path_add(&line, c->leader[1]);
    cor_path_end(&line);
    cor_scene_group_push(scene, "leader", 1, NULL, NULL);
    cor_scene_path(scene, label->layer->id, (int64_t)label->feature, &line, (cor_paint){ 0 },
                   &stroke);
    cor_scene_group_pop(scene);
    cor_path_free(&line);
}
