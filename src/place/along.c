/* Labels along a line: bent with it, on the stretches where they bend least. */
#include <math.h>
#include <stdlib.h>

#include "place/label.h"
#include "style/length.h"
#include "text/along_line.h"

enum { MAX_STARTS = 64, MAX_KEPT = 40, DISTANCES = 3 };

/* One way to set the label, and how far from ideal it is. */
typedef struct setting {
    cor_curved curved;
    double middle_pt; /* along the line, from its first point */
    double cost;
    int index;
} setting;

typedef struct liner {
    cor_label *label;
    cor_baseline forward, backward;
    double from_pt, to_pt; /* where the middle of the label may be */
    double beside_pt;      /* of the text's middle from the line; 0: on it */
    bool below;            /* the side that text-offset names */
    double max_angle_rad;
    bool upright; /* text that would stand on its head runs the other way */
    bool letters_upright;
    setting *settings;
    size_t count;
    cor_arena *arena;
} liner;

/* On the side that the style names rather than the other; turned letters, a crooked line and the
 * ends of the stretch are worse. The weights are radians: a name that turns by 30 degrees in all is
 * as bad as one on the wrong side. */
static double cost_of(const liner *l, const cor_curved *curved, double middle_pt, bool astray)
{
    static const double astray_rad = 0.5, stray_rad = 0.8, aside_rad = 0.25, steep_rad = 0.5;
    double size = l->label->block.lines[0]->size_pt;
    double half = fmax((l->to_pt - l->from_pt) / 2, 1e-9);
    double aside = fabs(middle_pt - (l->from_pt + l->to_pt) / 2) / half;
    double steep = fmax(fabs(sin(curved->slope_rad)) - M_SQRT1_2, 0);
    return curved->bend_rad + (astray ? astray_rad : 0) + stray_rad * curved->stray_pt / size +
           aside_rad * aside + steep_rad * steep;
}

static bool set_at(liner *l, double middle_pt, bool reversed, double offset_pt)
{
    static const double further_rad = 1.2; /* for once the distance more */
    const cor_baseline *line = reversed ? &l->backward : &l->forward;
    double cap = l->label->cap_pt;
    const cor_along how = { .middle_pt = reversed ? line->length_pt - middle_pt : middle_pt,
                            .offset_pt = offset_pt + cap / 2,
                            .clear = offset_pt != 0,
                            .max_angle_rad = l->max_angle_rad,
                            .upright = l->letters_upright };
    setting s = { .middle_pt = middle_pt, .index = (int)l->count };
    if (!cor_run_along(&s.curved, l->label->block.lines[0], line, &how, l->arena))
        return false;
    if (l->upright && cos(s.curved.slope_rad) < -1e-6)
        return false;
    s.cost = cost_of(l, &s.curved, middle_pt, offset_pt != 0 && (offset_pt > 0) != l->below);
    if (l->beside_pt > 0)
        s.cost += further_rad * (fabs(offset_pt) / l->beside_pt - 1);
    l->settings[l->count++] = s;
    return true;
}

/* Both sides, a little further off where the line is lined by others, and against the line's course
 * where the text would stand on its head. */
static void set_around(liner *l, double middle_pt)
{
    static const double times[DISTANCES] = { 1, 1.3, 1.6 };
    size_t ways = l->beside_pt > 0 ? 2 * DISTANCES : 1;
    for (size_t i = 0; i < ways; i++) {
        double offset = ways == 1 ? 0 : l->beside_pt * times[i / 2] * (i % 2 ? 1 : -1);
        if (!set_at(l, middle_pt, false, offset) && l->upright)
            (void)set_at(l, middle_pt, true, offset);
    }
}

static int by_cost(const void *a, const void *b)
{
    const setting *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

void cor_label_add_curved(cor_label *label, const cor_curved *curved, cor_arena *arena)
{
    cor_candidate *out = cor_label_new_candidate(label, cor_label_candidates_max(label), arena);
    if (!out)
        return;
    /* The corner of a turned letter reaches farthest at 45 degrees. */
    double pad = label->padding_pt * M_SQRT2;
    size_t stride = (curved->box_count + COR_MAX_PIECES - 1) / COR_MAX_PIECES;
    size_t n = (curved->box_count + stride - 1) / stride;
    cor_rect *pieces = cor_arena_alloc(arena, n, sizeof *pieces);
    cor_rect all = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i < n; i++) {
        cor_rect r = curved->boxes[i * stride];
        for (size_t k = i * stride; k < curved->box_count && k < (i + 1) * stride; k++) {
            cor_rect o = curved->boxes[k];
            r = (cor_rect){ fmin(r.x0_pt, o.x0_pt), fmin(r.y0_pt, o.y0_pt), fmax(r.x1_pt, o.x1_pt),
                            fmax(r.y1_pt, o.y1_pt) };
        }
        r = (cor_rect){ r.x0_pt - pad, r.y0_pt - pad, r.x1_pt + pad, r.y1_pt + pad };
        pieces[i] = r;
        all = (cor_rect){ fmin(all.x0_pt, r.x0_pt), fmin(all.y0_pt, r.y0_pt),
                          fmax(all.x1_pt, r.x1_pt), fmax(all.y1_pt, r.y1_pt) };
    }
    *out = (cor_candidate){ .box = all,
                            .pieces = pieces,
                            .piece_count = n,
                            .text_piece_count = n,
                            .shows_text = true,
                            .curved = curved->run };
}

static void add_best(liner *l)
{
    if (l->count)
        qsort(l->settings, l->count, sizeof *l->settings, by_cost);
    for (size_t i = 0; i < l->count && i < MAX_KEPT; i++)
        cor_label_add_curved(l->label, &l->settings[i].curved, l->arena);
}

static bool open_line(liner *l, const cor_pt *line, size_t n, cor_eval *eval)
{
    const cor_layer *layer = l->label->layer;
    double size = l->label->block.lines[0]->size_pt;
    double below_pt = cor_label_beside_line(l->label, eval);
    l->beside_pt = fabs(below_pt);
    l->below = below_pt > 0;
    l->max_angle_rad = cor_layer_number(layer, COR_P_TEXT_MAX_ANGLE, eval) * M_PI / 180;
    l->upright = cor_layer_bool(layer, COR_P_TEXT_KEEP_UPRIGHT, eval);
    l->letters_upright =
        cor_str_is(cor_layer_string(layer, COR_P_TEXT_ROTATION_ALIGNMENT, eval), "viewport-glyph");
    return cor_baseline_make(&l->forward, line, n, false, size, l->arena) &&
           cor_baseline_make(&l->backward, line, n, true, size, l->arena);
}

/* The middles that are tried: across [from, to], and all the same at its middle alone. */
static void try_middles(liner *l, bool centred)
{
    double half = l->label->block.lines[0]->advance_pt / 2;
    double from = fmax(l->from_pt, half), to = fmin(l->to_pt, l->forward.length_pt - half);
    if (!(from <= to))
        return;
    double size = l->label->block.lines[0]->size_pt;
    size_t starts = centred ? 1 : (size_t)fmin((to - from) / (size / 2) + 1, MAX_STARTS);
    l->settings = cor_arena_alloc(l->arena, 2 * DISTANCES * starts, sizeof *l->settings);
    for (size_t i = 0; i < starts; i++)
        set_around(l, starts == 1 ? (from + to) / 2
                                  : from + (to - from) * (double)i / (double)(starts - 1));
    add_best(l);
}

size_t cor_label_repeats(const cor_label *label, const cor_pt *line, size_t n, cor_eval *eval)
{
    enum { MAX_REPEATS = 200 };
    double length = 0;
    for (size_t i = 1; i < n; i++)
        length += hypot(line[i].x_pt - line[i - 1].x_pt, line[i].y_pt - line[i - 1].y_pt);
    double spacing = cor_layer_number(label->layer, COR_P_SYMBOL_SPACING, eval) * COR_PT_PER_PX;
    if (cor_str_is(cor_layer_string(label->layer, COR_P_SYMBOL_PLACEMENT, eval), "line-center"))
        return 1;
    double count = floor(length / fmax(spacing, label->block.width_pt));
    return (size_t)fmin(fmax(count, 1), MAX_REPEATS);
}

void cor_label_along_line(cor_label *label, const cor_line_share *share, cor_eval *eval,
                          cor_arena *arena)
{
    liner l = { .label = label, .arena = arena };
    if (!label->block.line_count || !open_line(&l, share->line, share->n, eval))
        return;
    cor_str placement = cor_layer_string(label->layer, COR_P_SYMBOL_PLACEMENT, eval);
    double step = l.forward.length_pt / (double)share->of;
    l.from_pt = step * (double)share->index;
    l.to_pt = step * (double)(share->index + 1);
    try_middles(&l, cor_str_is(placement, "line-center"));
}
