#include "text/along_line.h"

#include <math.h>
#include <string.h>

#include "text/paragraph.h"

/* The stretch of a baseline under one text, moved aside, with lengths from its start. */
typedef struct track {
    cor_pt *at;
    double *along_pt;
    size_t count;
} track;

/* Glyphs that turn as one: a cluster, or a word whose letters are joined. */
typedef struct piece {
    const cor_run_span *span;
    size_t first, end;       /* of the run's glyphs */
    double start_pt, end_pt; /* along the straight run */
} piece;

typedef struct bender {
    const cor_run *run;
    const cor_baseline *baseline;
    const cor_along *how;
    cor_arena *arena;
    piece *pieces;
    size_t piece_count;
    track track;
    double text_start_pt; /* along the track */
} bender;

static bool is_space(const cor_run *run, size_t glyph)
{
    return run->text.ptr[run->glyphs[glyph].cluster] == ' ';
}

static bool is_one_piece(const cor_run *run, const cor_run_span *span, size_t a, size_t b)
{
    if (run->glyphs[a].cluster == run->glyphs[b].cluster)
        return true;
    return span->right_to_left && !is_space(run, a) && !is_space(run, b);
}

static void cut_pieces(bender *b)
{
    const cor_run *run = b->run;
    double pen = 0;
    b->pieces = cor_arena_alloc(b->arena, run->glyph_count + 1, sizeof *b->pieces);
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        size_t end = span->first_glyph + span->glyph_count;
        for (size_t i = span->first_glyph; i < end; i++) {
            bool goes_on = i > span->first_glyph && is_one_piece(run, span, i - 1, i);
            if (!goes_on)
                b->pieces[b->piece_count++] = (piece){ span, i, i, pen, pen };
            piece *last = &b->pieces[b->piece_count - 1];
            pen += run->glyphs[i].advance_pt;
            last->end = i + 1;
            last->end_pt = pen;
        }
    }
}

/* The furthest that the line strays to the text's side among the samples under it. */
static double stray_under(const bender *b, size_t first, size_t last)
{
    double side = b->how->offset_pt < 0 ? -1 : 1, most = 0;
    for (size_t i = first; b->how->clear && i <= last; i++)
        most = fmax(most, b->baseline->stray_pt[i] * side);
    return most;
}

static cor_pt normal_at(const cor_baseline *line, size_t i)
{
    size_t before = i > 0 ? i - 1 : i, after = i + 1 < line->count ? i + 1 : i;
    double dx = line->at[after].x_pt - line->at[before].x_pt;
    double dy = line->at[after].y_pt - line->at[before].y_pt;
    double length = fmax(hypot(dx, dy), 1e-9);
    return (cor_pt){ -dy / length, dx / length };
}

static bool lay_track(bender *b, double *stray_pt)
{
    const cor_baseline *line = b->baseline;
    double half = b->run->advance_pt / 2, step = line->step_pt, middle = b->how->middle_pt;
    double spare = half * 0.5 + 4 * step; /* the inside of a bend is shorter */
    if (middle - half < 0 || middle + half > line->length_pt)
        return false;
    size_t under_first = (size_t)((middle - half) / step);
    size_t under_last = (size_t)fmin(ceil((middle + half) / step), (double)(line->count - 1));
    size_t first = (size_t)(fmax(middle - half - spare, 0) / step);
    size_t last = (size_t)fmin(ceil((middle + half + spare) / step), (double)(line->count - 1));
    *stray_pt = stray_under(b, under_first, under_last);
    double offset = b->how->offset_pt + (b->how->offset_pt < 0 ? -*stray_pt : *stray_pt);
    double aside = b->how->upright ? 0 : offset, below = b->how->upright ? offset : 0;
    track *t = &b->track;
    t->at = cor_arena_alloc(b->arena, last - first + 1, sizeof *t->at);
    t->along_pt = cor_arena_alloc(b->arena, last - first + 1, sizeof *t->along_pt);
    for (size_t i = first; i <= last; i++) {
        cor_pt n = normal_at(line, i);
        cor_pt p = { line->at[i].x_pt + n.x_pt * aside, line->at[i].y_pt + n.y_pt * aside + below };
        size_t k = t->count++;
        t->at[k] = p;
        if (k > 0)
            t->along_pt[k] =
                t->along_pt[k - 1] + hypot(p.x_pt - t->at[k - 1].x_pt, p.y_pt - t->at[k - 1].y_pt);
    }
    size_t centre = (size_t)fmin(round(middle / step), (double)last) - first;
    b->text_start_pt = t->along_pt[centre] - half;
    return b->text_start_pt >= 0 && b->text_start_pt + 2 * half <= t->along_pt[t->count - 1];
}

static cor_pt point_on(const track *t, double along)
{
    size_t low = 0, high = t->count - 1;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (t->along_pt[middle] <= along)
            low = middle;
        else
            high = middle;
    }
    double step = t->along_pt[high] - t->along_pt[low];
    double share = step > 0 ? fmin(fmax((along - t->along_pt[low]) / step, 0), 1) : 0;
    return (cor_pt){ t->at[low].x_pt + share * (t->at[high].x_pt - t->at[low].x_pt),
                     t->at[low].y_pt + share * (t->at[high].y_pt - t->at[low].y_pt) };
}

static void turn_piece(const bender *b, const piece *p, cor_glyph *glyphs, double *angle_rad)
{
    double middle = (p->start_pt + p->end_pt) / 2, at = b->text_start_pt + middle;
    double half = fmax((p->end_pt - p->start_pt) / 2, b->baseline->step_pt);
    cor_pt before = point_on(&b->track, at - half), after = point_on(&b->track, at + half);
    cor_pt on = point_on(&b->track, at);
    double angle = atan2(after.y_pt - before.y_pt, after.x_pt - before.x_pt);
    double turn = b->how->upright ? 0 : angle, cosine = cos(turn), sine = sin(turn);
    for (size_t i = p->first; i < p->end; i++) {
        double x = glyphs[i].x_pt - middle, y = glyphs[i].y_pt;
        glyphs[i].x_pt = on.x_pt + x * cosine - y * sine;
        glyphs[i].y_pt = on.y_pt + x * sine + y * cosine;
        glyphs[i].angle_rad = turn;
    }
    *angle_rad = angle;
}

static double turn_between(double a, double b)
{
    return remainder(b - a, 2 * M_PI);
}

/* Where each glyph's box lies; spaces have none. */
static void box_pieces(cor_curved *out, const bender *b)
{
    out->boxes = cor_arena_alloc(b->arena, b->piece_count + 1, sizeof *out->boxes);
    for (size_t i = 0; i < b->piece_count; i++) {
        cor_rect box = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
        for (size_t k = b->pieces[i].first; k < b->pieces[i].end; k++) {
            double ink[4];
            if (!cor_glyph_ink(ink, b->pieces[i].span, &out->run->glyphs[k]))
                continue;
            box = (cor_rect){ fmin(box.x0_pt, ink[0]), fmin(box.y0_pt, ink[1]),
                              fmax(box.x1_pt, ink[2]), fmax(box.y1_pt, ink[3]) };
        }
        if (box.x0_pt <= box.x1_pt)
            out->boxes[out->box_count++] = box;
    }
}

bool cor_run_along(cor_curved *out, const cor_run *run, const cor_baseline *baseline,
                   const cor_along *how, cor_arena *arena)
{
    bender b = { .run = run, .baseline = baseline, .how = how, .arena = arena };
    cor_curved curved = { .run = cor_arena_copy(arena, run, 1, sizeof *run) };
    if (!run->glyph_count || !lay_track(&b, &curved.stray_pt))
        return false;
    cut_pieces(&b);
    cor_glyph *glyphs = cor_arena_copy(arena, run->glyphs, run->glyph_count, sizeof *glyphs);
    double before = 0;
    for (size_t i = 0; i < b.piece_count; i++) {
        double angle;
        turn_piece(&b, &b.pieces[i], glyphs, &angle);
        double turn = i > 0 ? fabs(turn_between(before, angle)) : 0;
        if (turn > how->max_angle_rad)
            return false;
        curved.bend_rad += turn;
        before = angle;
    }
    curved.run->glyphs = glyphs;
    curved.run->is_curved = true;
    cor_run_measure_ink(curved.run);
    box_pieces(&curved, &b);
    cor_pt from = point_on(&b.track, b.text_start_pt);
    cor_pt to = point_on(&b.track, b.text_start_pt + run->advance_pt);
    curved.slope_rad = atan2(to.y_pt - from.y_pt, to.x_pt - from.x_pt);
    *out = curved;
    return curved.box_count > 0;
}
