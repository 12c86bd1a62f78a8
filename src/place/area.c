#include "place/area.h"

#include <math.h>
#include <stdlib.h>

#include "geo/label_point.h"

enum { GRID = 24 };

/* A place for the middle of the level label. */
typedef struct spot {
    cor_pt at;
    double
        cost; /* away from the best place, in widths and heights of the label; too near a border */
    int index;
} spot;

typedef struct leveller {
    cor_label *label;
    const cor_room *room;
    double angle_rad;
    cor_pt best;         /* the point with the most room, moved by text-offset */
    size_t spread_count; /* of candidates: they are preferred */
    spot spots[GRID * GRID];
    size_t count;
} leveller;

/* The least room around the label, turned: at its corners and places along its sides. Negative when
 * it is not inside. */
static double room_around(const leveller *l, cor_pt middle)
{
    double w = l->label->block.width_pt / 2, h = cor_label_height(l->label) / 2;
    double c = cos(l->angle_rad), s = sin(l->angle_rad), least = HUGE_VAL;
    for (int i = -3; i <= 3; i++)
        for (int side = -1; side <= 1; side += 2) {
            double x = w * i / 3, y = h * side;
            cor_pt p = { middle.x_pt + x * c - y * s, middle.y_pt + x * s + y * c };
            if (!cor_room_holds(l->room, p))
                return -1;
            least = fmin(least, cor_room_clear(l->room, p));
        }
    return least;
}

/* Up to a height of the label away from the borders is worth something, more is not. */
static double lack_of_room(const leveller *l, double room_pt)
{
    static const double weight = 0.5;
    return weight * fmax(1 - room_pt / cor_label_height(l->label), 0);
}

static void try_spot(leveller *l, cor_pt p, int index)
{
    double room_pt = room_around(l, p);
    double dx = (p.x_pt - l->best.x_pt) / l->label->block.width_pt;
    double dy = (p.y_pt - l->best.y_pt) / (4 * cor_label_height(l->label));
    if (room_pt >= 0)
        l->spots[l->count++] = (spot){ p, hypot(dx, dy) + lack_of_room(l, room_pt), index };
}

static int by_cost(const void *a, const void *b)
{
    const spot *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Places on a grid over the area where the label fits, the best first. */
static void find_spots(leveller *l)
{
    cor_rect box;
    if (!cor_path_bounds(&l->room->outline, &box))
        return;
    for (int i = 0; i < GRID * GRID; i++) {
        int column = i % GRID, row = i / GRID;
        cor_pt p = { box.x0_pt + (box.x1_pt - box.x0_pt) * (column + 0.5) / GRID,
                     box.y0_pt + (box.y1_pt - box.y0_pt) * (row + 0.5) / GRID };
        try_spot(l, p, i);
    }
    if (l->count)
        qsort(l->spots, l->count, sizeof *l->spots, by_cost);
}

/* A name that was to be spread is set level only where all else is much worse. */
static const double steps_to_level = 60;

static void add_level(const leveller *l, cor_pt at, cor_arena *arena)
{
    cor_label *label = l->label;
    cor_label_add_candidate(label, &(cor_candidate_at){ at, 0.5, 0.5, l->angle_rad, 0.5 }, arena);
    size_t levels = label->candidate_count - l->spread_count;
    if (l->spread_count > 0 && levels > 0)
        label->candidates[label->candidate_count - 1].steps = steps_to_level + (double)levels;
}

/* The best place comes first where the label fits there, last where it sticks out. */
static void add_levels(leveller *l, cor_arena *arena)
{
    bool fits = room_around(l, l->best) >= 0;
    if (fits)
        add_level(l, l->best, arena);
    find_spots(l);
    /* Spread over the whole area: the best place may lie under a large part of the page. */
    size_t free = cor_label_candidates_max(l->label) - l->label->candidate_count;
    size_t stride = free > 1 ? l->count / (free - 1) + 1 : l->count + 1;
    for (size_t i = 0; i < l->count && free > 1; i += stride)
        add_level(l, l->spots[i].at, arena);
    if (!fits)
        add_level(l, l->best, arena);
}

void cor_label_inside_area(cor_label *label, const cor_path *area, const cor_collide *taken,
                           cor_eval *eval, cor_arena *arena)
{
    cor_room room;
    cor_pt best;
    double offset[2] = { 0, 0 };
    if (!label->block.line_count)
        return;
    double size = label->block.lines[0]->size_pt;
    const cor_owner self = { -1, label->source, (int64_t)label->feature, NULL };
    if (cor_room_make(&room, area, taken, self))
        best = room.best;
    else if (!cor_label_point(area, 0.5, &best))
        return;
    cor_layer_numbers(label->layer, COR_P_TEXT_OFFSET, eval, offset, 2);
    leveller l = { .label = label,
                   .room = &room,
                   .angle_rad =
                       label->turn_rad +
                       cor_layer_number(label->layer, COR_P_TEXT_ROTATE, eval) * M_PI / 180,
                   .best = { best.x_pt + offset[0] * size, best.y_pt + offset[1] * size } };
    cor_label_spread(label, &room, taken, arena);
    l.spread_count = label->candidate_count;
    add_levels(&l, arena);
    cor_room_free(&room);
}
