#include <math.h>

#include "text/along_line.h"

/* Shares of the text's size. Smoothing reaches over about one and a half times the size to either
 * side: three passes of a moving average come close to a Gaussian. */
static const double step_em = 0.25;
static const int reach_steps = 4;
enum { PASSES = 3, SAMPLES_MAX = 20000 };

static double length_of(const cor_pt *line, size_t count)
{
    double sum = 0;
    for (size_t i = 1; i < count; i++)
        sum += hypot(line[i].x_pt - line[i - 1].x_pt, line[i].y_pt - line[i - 1].y_pt);
    return sum;
}

/* Samples at equal distances along the line, its ends included. */
static void sample(cor_pt *out, size_t samples, const cor_pt *line, size_t count, double length)
{
    double before = 0;
    size_t i = 1;
    for (size_t k = 0; k < samples; k++) {
        double want = length * (double)k / (double)(samples - 1);
        double piece = hypot(line[i].x_pt - line[i - 1].x_pt, line[i].y_pt - line[i - 1].y_pt);
        while (i + 1 < count && before + piece < want) {
            before += piece;
            i++;
            piece = hypot(line[i].x_pt - line[i - 1].x_pt, line[i].y_pt - line[i - 1].y_pt);
        }
        double share = piece > 0 ? fmin(fmax((want - before) / piece, 0), 1) : 0;
        out[k] = (cor_pt){ line[i - 1].x_pt + share * (line[i].x_pt - line[i - 1].x_pt),
                           line[i - 1].y_pt + share * (line[i].y_pt - line[i - 1].y_pt) };
    }
}

/* Mean over as many samples to either side as there are, at most `reach`: ends stay. */
static void smooth(cor_pt *to, const cor_pt *from, size_t count, size_t reach)
{
    for (size_t i = 0; i < count; i++) {
        size_t own = i < reach ? i : reach;
        own = count - 1 - i < own ? count - 1 - i : own;
        double x = 0, y = 0;
        for (size_t k = i - own; k <= i + own; k++) {
            x += from[k].x_pt;
            y += from[k].y_pt;
        }
        double n = (double)(2 * own + 1);
        to[i] = (cor_pt){ x / n, y / n };
    }
}

static double stray_of(const cor_baseline *b, const cor_pt *line, size_t i)
{
    size_t before = i > 0 ? i - 1 : i, after = i + 1 < b->count ? i + 1 : i;
    double dx = b->at[after].x_pt - b->at[before].x_pt, dy = b->at[after].y_pt - b->at[before].y_pt;
    double length = fmax(hypot(dx, dy), 1e-9);
    double x = line[i].x_pt - b->at[i].x_pt, y = line[i].y_pt - b->at[i].y_pt;
    return (y * dx - x * dy) / length;
}

bool cor_baseline_make(cor_baseline *out, const cor_pt *line, size_t count, bool reversed,
                       double size_pt, cor_arena *arena)
{
    double length = count >= 2 ? length_of(line, count) : 0, step = size_pt * step_em;
    if (!(length > 2 * step) || !(length / step < SAMPLES_MAX))
        return false;
    size_t samples = (size_t)ceil(length / step) + 1;
    cor_pt *raw = cor_arena_alloc(arena, samples, sizeof *raw);
    cor_pt *a = cor_arena_alloc(arena, samples, sizeof *a);
    cor_pt *b = cor_arena_alloc(arena, samples, sizeof *b);
    sample(raw, samples, line, count, length);
    for (size_t i = 0; reversed && i < samples / 2; i++) {
        cor_pt kept = raw[i];
        raw[i] = raw[samples - 1 - i];
        raw[samples - 1 - i] = kept;
    }
    const cor_pt *from = raw;
    for (int pass = 0; pass < PASSES; pass++) {
        cor_pt *to = from == a ? b : a;
        smooth(to, from, samples, (size_t)reach_steps);
        from = to;
    }
    *out = (cor_baseline){ .at = from == a ? a : b,
                           .count = samples,
                           .step_pt = length / (double)(samples - 1),
                           .length_pt = length };
    out->stray_pt = cor_arena_alloc(arena, samples, sizeof *out->stray_pt);
    for (size_t i = 0; i < samples; i++)
        out->stray_pt[i] = stray_of(out, raw, i);
    return true;
}
