#include <math.h>
#include <string.h>

#include "place/label.h"
#include "style/length.h"

typedef struct anchor {
    const char *name;
    double h, v; /* the point of the block that stands at the anchor */
} anchor;

static const anchor anchors[] = {
    { "center", 0.5, 0.5 }, { "left", 0, 0.5 },      { "right", 1, 0.5 },
    { "top", 0.5, 0 },      { "bottom", 0.5, 1 },    { "top-left", 0, 0 },
    { "top-right", 1, 0 },  { "bottom-left", 0, 1 }, { "bottom-right", 1, 1 },
};

static const anchor *anchor_named(cor_str name)
{
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
        if (cor_str_is(name, anchors[i].name))
            return &anchors[i];
    return &anchors[0];
}

void cor_label_anchor(cor_str name, double *h, double *v)
{
    const anchor *a = anchor_named(name);
    *h = a->h;
    *v = a->v;
}

double cor_label_height(const cor_label *label)
{
    return label->cap_pt + label->block.drops_pt[label->block.line_count - 1];
}

cor_pt cor_label_line_origin(const cor_label *label, const cor_candidate *c, size_t i)
{
    double x = (label->block.width_pt - label->block.lines[i]->advance_pt) * c->justify;
    double y = label->cap_pt + label->block.drops_pt[i];
    if (c->angle_rad == 0)
        return (cor_pt){ c->at.x_pt + x, c->at.y_pt + y };
    double cosine = cos(c->angle_rad), sine = sin(c->angle_rad);
    return (cor_pt){ c->at.x_pt + x * cosine - y * sine, c->at.y_pt + x * sine + y * cosine };
}

cor_rect cor_rect_turned(cor_pt o, double angle, cor_rect l)
{
    const double xs[4] = { l.x0_pt, l.x1_pt, l.x1_pt, l.x0_pt };
    const double ys[4] = { l.y0_pt, l.y0_pt, l.y1_pt, l.y1_pt };
    if (angle == 0) /* that of most labels, of which there are many */
        return (cor_rect){ o.x_pt + l.x0_pt, o.y_pt + l.y0_pt, o.x_pt + l.x1_pt, o.y_pt + l.y1_pt };
    double c = cos(angle), s = sin(angle);
    cor_rect r = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (int i = 0; i < 4; i++) {
        double x = o.x_pt + xs[i] * c - ys[i] * s, y = o.y_pt + xs[i] * s + ys[i] * c;
        r = (cor_rect){ fmin(r.x0_pt, x), fmin(r.y0_pt, y), fmax(r.x1_pt, x), fmax(r.y1_pt, y) };
    }
    return r;
}

/* The boxes of one line: one when it is level, else a chain of nearly square ones. */
static size_t line_pieces(const cor_label *label, const cor_candidate *c, size_t i, cor_rect *out,
                          size_t room)
{
    const cor_run *run = label->block.lines[i];
    cor_pt o = cor_label_line_origin(label, c, i);
    double pad = label->padding_pt, x0 = run->ink_x0_pt - pad, x1 = run->ink_x1_pt + pad;
    double y0 = run->ink_y0_pt - pad, y1 = run->ink_y1_pt + pad;
    size_t n = 1;
    if (c->angle_rad != 0)
        n = (size_t)fmin(fmax(ceil((x1 - x0) / fmax(y1 - y0, 1)), 1), (double)room);
    for (size_t k = 0; k < n; k++)
        out[k] = cor_rect_turned(o, c->angle_rad,
                                 (cor_rect){ x0 + (x1 - x0) * (double)k / (double)n, y0,
                                             x0 + (x1 - x0) * (double)(k + 1) / (double)n, y1 });
    return n;
}

static cor_rect around(const cor_rect *boxes, size_t n)
{
    cor_rect r = boxes[0];
    for (size_t i = 1; i < n; i++)
        r = (cor_rect){ fmin(r.x0_pt, boxes[i].x0_pt), fmin(r.y0_pt, boxes[i].y0_pt),
                        fmax(r.x1_pt, boxes[i].x1_pt), fmax(r.y1_pt, boxes[i].y1_pt) };
    return r;
}

size_t cor_label_candidates_max(const cor_label *label)
{
    return label->spread && !label->icon.picture ? COR_MAX_SPREAD : COR_MAX_CANDIDATES;
}

/* Room for the most that a label may have would be 13 kB, for a label that has eight at the most as
 * a rule; there may be very many labels. */
cor_candidate *cor_label_new_candidate(cor_label *label, size_t most, cor_arena *arena)
{
    enum { FIRST = 8 };
    if (label->candidate_count >= most)
        return NULL;
    if (label->candidate_count == label->candidate_capacity) {
        size_t room = label->candidate_capacity ? 2 * label->candidate_capacity : FIRST;
        cor_candidate *old = label->candidates;
        label->candidate_capacity = room < most ? room : most;
        label->candidates = cor_arena_alloc(arena, label->candidate_capacity, sizeof *old);
        if (old)
            memcpy(label->candidates, old, label->candidate_count * sizeof *old);
    }
    return &label->candidates[label->candidate_count++];
}

cor_candidate cor_label_candidate_at(const cor_label *label, const cor_candidate_at *at,
                                     cor_arena *arena)
{
    if (!label->block.line_count)
        return (cor_candidate){ 0 };
    double x = -at->h * label->block.width_pt, y = -at->v * cor_label_height(label);
    double cosine = cos(at->angle_rad), sine = sin(at->angle_rad);
    cor_pt p = { at->p.x_pt + label->translate.x_pt, at->p.y_pt + label->translate.y_pt };
    cor_candidate c = { .at = { p.x_pt + x * cosine - y * sine, p.y_pt + x * sine + y * cosine },
                        .angle_rad = at->angle_rad,
                        .justify = at->justify,
                        .shows_text = true };
    cor_rect pieces[COR_MAX_PIECES];
    for (size_t i = 0; i < label->block.line_count && c.piece_count < COR_MAX_PIECES; i++)
        c.piece_count +=
            line_pieces(label, &c, i, pieces + c.piece_count, COR_MAX_PIECES - c.piece_count);
    c.pieces = cor_arena_copy(arena, pieces, c.piece_count, sizeof *pieces);
    c.text_piece_count = c.piece_count;
    c.box = around(c.pieces, c.piece_count);
    return c;
}

void cor_label_add_candidate(cor_label *label, const cor_candidate_at *at, cor_arena *arena)
{
    if (!label->block.line_count)
        return;
    cor_candidate *out = cor_label_new_candidate(label, cor_label_candidates_max(label), arena);
    if (out)
        *out = cor_label_candidate_at(label, at, arena);
}

enum { MAX_ANCHORS = COR_MAX_CANDIDATES };

/* ---- The line box: each line as high as text-line-height says, its letters below the middle. A
 * fixed anchor is a point of it, as in web renderers. Where the style leaves the choice of the
 * anchor to the map (text-variable-anchor) the capitals stand in the middle: print is looked at
 * closely, and the point beside a name is level with them. */

static bool has_variable_anchor(const cor_label *label)
{
    return cor_layer_has(label->layer, COR_P_TEXT_VARIABLE_ANCHOR) ||
           cor_layer_has(label->layer, COR_P_TEXT_VARIABLE_ANCHOR_OFFSET);
}

/* How far the first baseline lies below the middle of its line. */
static double sink_of(const cor_label *label)
{
    return has_variable_anchor(label) ? label->cap_pt / 2
                                      : COR_BASELINE_EM * label->block.sizes_pt[0];
}

void cor_label_line_box(const cor_label *label, double *top_pt, double *bottom_pt)
{
    const cor_block *block = &label->block;
    double first_pt = block->line_height_pt * block->sizes_pt[0] / block->lines[0]->size_pt;
    *top_pt = label->cap_pt - sink_of(label) - first_pt / 2;
    *bottom_pt = *top_pt + block->lines_height_pt;
}

/* ---- Anchors and offsets. */

/* What all anchors of a label have in common. */
typedef struct manner {
    bool variable, radial;
    double em_pt, radial_em, offset_em[2];
    double near_pt; /* how much nearer than the edge of the line box a text at a distance stands */
    double justify; /* as in a candidate; < 0: by the anchor */
} manner;

static double justify_named(cor_str word)
{
    if (cor_str_is(word, "left"))
        return 0;
    if (cor_str_is(word, "right"))
        return 1;
    return cor_str_is(word, "auto") ? -1 : 0.5;
}

/* Distances of variable anchors, and those in text-radial-offset, are meant to what is seen. Web
 * renderers take 7/24 em of the line box's edge away for that; with capitals in the middle of a
 * line of 1.2 em it is known what is to be taken away. */
static double nearer_pt(const cor_label *label, const manner *m)
{
    static const double web_em = 7.0 / 24, line_em = 1.2;
    if (m->variable)
        return (line_em * m->em_pt - label->cap_pt) / 2;
    return m->radial ? web_em * m->em_pt : 0;
}

static manner manner_of(const cor_label *label, cor_eval *eval)
{
    const cor_layer *layer = label->layer;
    manner m = {
        .variable = has_variable_anchor(label),
        .em_pt = label->block.lines[0]->size_pt,
        .radial_em = cor_layer_number(layer, COR_P_TEXT_RADIAL_OFFSET, eval),
        .justify = justify_named(cor_layer_string(layer, COR_P_TEXT_JUSTIFY, eval)),
    };
    m.radial = m.variable ? cor_layer_has(layer, COR_P_TEXT_RADIAL_OFFSET) : m.radial_em != 0;
    m.radial_em = fmax(m.radial_em, 0);
    m.near_pt = nearer_pt(label, &m);
    cor_layer_numbers(layer, COR_P_TEXT_OFFSET, eval, m.offset_em, 2);
    return m;
}

/* Which way an anchor pushes the text: text at anchor "left" lies to the right of its point. */
static cor_pt push_of(const anchor *a, const manner *m)
{
    double em = m->em_pt, dx = (0.5 - a->h) * 2, dy = (0.5 - a->v) * 2;
    if (m->radial) {
        double away = m->radial_em * (dx != 0 && dy != 0 ? M_SQRT1_2 : 1) * em;
        return (cor_pt){ dx * away, dy * away };
    }
    if (m->variable)
        return (cor_pt){ dx * fabs(m->offset_em[0]) * em, dy * fabs(m->offset_em[1]) * em };
    return (cor_pt){ m->offset_em[0] * em, m->offset_em[1] * em };
}

/* An anchor to try, and how far it pushes the text. */
typedef struct tried {
    const anchor *anchor;
    cor_pt push;
} tried;

static size_t with_own_offsets(tried *out, const cor_label *label, const manner *m, cor_eval *eval)
{
    cor_anchor_offset list[MAX_ANCHORS];
    double em = m->em_pt;
    size_t n = cor_layer_anchor_offsets(label->layer, eval, list, MAX_ANCHORS);
    n = n < MAX_ANCHORS ? n : MAX_ANCHORS;
    for (size_t i = 0; i < n; i++)
        out[i] = (tried){ anchor_named(list[i].anchor), { list[i].x_em * em, list[i].y_em * em } };
    return n;
}

static tried fixed_anchor(const cor_label *label, const manner *m, cor_eval *eval)
{
    tried t = { anchor_named(cor_layer_string(label->layer, COR_P_TEXT_ANCHOR, eval)), { 0, 0 } };
    t.push = push_of(t.anchor, m);
    return t;
}

/* text-variable-anchor-offset, else text-variable-anchor, else the one text-anchor. */
static size_t anchors_of(tried *out, const cor_label *label, const manner *m, cor_eval *eval)
{
    cor_str words[MAX_ANCHORS];
    size_t n = with_own_offsets(out, label, m, eval);
    if (n)
        return n;
    n = cor_layer_strings(label->layer, COR_P_TEXT_VARIABLE_ANCHOR, eval, words, MAX_ANCHORS);
    n = n < MAX_ANCHORS ? n : MAX_ANCHORS;
    for (size_t i = 0; i < n; i++) {
        out[i].anchor = anchor_named(words[i]);
        out[i].push = push_of(out[i].anchor, m);
    }
    if (n)
        return n;
    out[0] = fixed_anchor(label, m, eval);
    return 1;
}

/* From the point to that of the visual box which the anchor names. */
static cor_pt to_visual(const cor_label *label, const tried *t, const manner *m)
{
    double top, bottom, v = t->anchor->v;
    cor_label_line_box(label, &top, &bottom);
    double in_lines = top + v * (bottom - top), seen = v * cor_label_height(label);
    return (cor_pt){ t->push.x_pt, t->push.y_pt - (0.5 - v) * 2 * m->near_pt - in_lines + seen };
}

static cor_pt turned(cor_pt v, double angle_rad)
{
    double c = cos(angle_rad), s = sin(angle_rad);
    return (cor_pt){ v.x_pt * c - v.y_pt * s, v.x_pt * s + v.y_pt * c };
}

/* text-rotate turns a text with a fixed anchor about its point, offset and all. One with a variable
 * anchor is turned about its own middle, and the box around it stands at the point. */
static cor_candidate_at placed(const cor_label *label, cor_pt p, const tried *t, const manner *m)
{
    const anchor *a = t->anchor;
    double rotate = label->rotate_rad, width = label->block.width_pt;
    cor_candidate_at at = { .h = a->h, .v = a->v, .justify = m->justify < 0 ? a->h : m->justify };
    cor_pt push = to_visual(label, t, m);
    if (m->variable) {
        double c = fabs(cos(rotate)), s = fabs(sin(rotate)), height = cor_label_height(label);
        push.x_pt += (0.5 - a->h) * (width * c + height * s);
        push.y_pt += (0.5 - a->v) * (width * s + height * c);
        at.h = at.v = 0.5;
    }
    push = turned(push, label->turn_rad + (m->variable ? 0 : rotate));
    at.angle_rad = label->turn_rad + rotate;
    at.p = (cor_pt){ p.x_pt + push.x_pt, p.y_pt + push.y_pt };
    return at;
}

void cor_label_around_point(cor_label *label, cor_pt p, cor_eval *eval, cor_arena *arena)
{
    tried list[MAX_ANCHORS];
    manner m = manner_of(label, eval);
    size_t n = anchors_of(list, label, &m, eval);
    label->rotate_rad = cor_layer_number(label->layer, COR_P_TEXT_ROTATE, eval) * M_PI / 180;
    for (size_t i = 0; i < n; i++) {
        cor_candidate_at at = placed(label, p, &list[i], &m);
        cor_label_add_candidate(label, &at, arena);
    }
}

double cor_label_beside_line(const cor_label *label, cor_eval *eval)
{
    manner m = manner_of(label, eval);
    tried t = fixed_anchor(label, &m, eval);
    if (m.variable || t.anchor->v == 0.5)
        return m.offset_em[1] * m.em_pt;
    return to_visual(label, &t, &m).y_pt + (0.5 - t.anchor->v) * cor_label_height(label);
}
