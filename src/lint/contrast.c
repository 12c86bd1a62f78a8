/* Text against what is really under it: the pixels of the page beneath each glyph, behind its halo.
 * A name may cross a line; it is swallowed when a good part of it is. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lint/checks.h"
#include "scene/ink.h"

static const double least = 4.5, least_large = 3;
static const double large_pt = 10.5; /* names of countries and seas, titles */
static const double share = 0.3;     /* of a text: as much of its ground may be too near to it */
static const double halo_min_pt = 0.4;

typedef struct finding {
    const char *layer; /* or part */
    const cor_mark *mark;
    double contrast, wanted;
} finding;

typedef struct findings {
    finding *items;
    size_t count;
} findings;

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static cor_rgb over(cor_paint above, cor_rgb below)
{
    double a = above.a;
    return (cor_rgb){ a * above.r + (1 - a) * below.r, a * above.g + (1 - a) * below.g,
                      a * above.b + (1 - a) * below.b };
}

static size_t clamp(double value, size_t end)
{
    return value <= 0 ? 0 : value >= (double)end ? end : (size_t)value;
}

typedef struct samples {
    double *values;
    size_t count, capacity;
} samples;

static void add(samples *s, double value)
{
    s->values = cor_grow(s->values, &s->capacity, s->count + 1, sizeof *s->values);
    s->values[s->count++] = value;
}

static void sample_box(samples *s, const cor_pixels *ground, const cor_mark *mark,
                       const cor_ink_box *box)
{
    double w = box->half_width_pt * fabs(box->cosine) + box->half_height_pt * fabs(box->sine);
    double h = box->half_width_pt * fabs(box->sine) + box->half_height_pt * fabs(box->cosine);
    const cor_paint ink = cor_mark_span_fill(mark, &mark->as.glyphs.run->spans[0]);
    bool has_halo = mark->as.glyphs.halo_width_pt >= halo_min_pt;
    size_t x1 = clamp(ceil((box->centre.x_pt + w) * ground->per_pt), ground->width);
    size_t y1 = clamp(ceil((box->centre.y_pt + h) * ground->per_pt), ground->height);
    for (size_t y = clamp((box->centre.y_pt - h) * ground->per_pt, ground->height); y < y1; y++)
        for (size_t x = clamp((box->centre.x_pt - w) * ground->per_pt, ground->width); x < x1;
             x++) {
            cor_rgb under = cor_pixel_at(ground, x, y);
            if (has_halo)
                under = over(mark->as.glyphs.halo, under);
            add(s, cor_contrast(over(ink, under), under));
        }
}

/* What `share` of the text's ground falls below; HUGE_VAL for text off the page. */
static double contrast_of(const cor_mark *mark, const cor_pixels *ground, cor_arena *arena)
{
    samples s = { 0 };
    cor_ink ink = cor_ink_of(mark, 0, arena);
    for (size_t i = 0; i < ink.count; i++)
        sample_box(&s, ground, mark, &ink.boxes[i]);
    double out = HUGE_VAL;
    if (s.count) {
        qsort(s.values, s.count, sizeof *s.values, by_value);
        out = s.values[(size_t)((double)(s.count - 1) * share)];
    }
    cor_free(s.values);
    return out;
}

/* The worst text of each layer and part. */
static void remember(findings *f, const finding *found)
{
    for (size_t i = 0; i < f->count; i++) {
        if (strcmp(f->items[i].layer, found->layer) != 0)
            continue;
        if (found->contrast < f->items[i].contrast)
            f->items[i] = *found;
        return;
    }
    f->items[f->count++] = *found;
}

static cor_span span_of(const cor_plan *plan, const finding *f)
{
    const cor_style *style = plan->style;
    for (size_t i = 0; f->mark->feature >= 0 && i < style->layer_count; i++) {
        const cor_layer *layer = &style->layers[i];
        if (strcmp(layer->id, f->layer) == 0)
            return cor_layer_has(layer, COR_P_TEXT_COLOR) ? layer->property_at[COR_P_TEXT_COLOR]
                                                          : layer->at;
    }
    const cor_node *theme = cor_node_get(style->corridor, "theme");
    return theme ? theme->at : style->root->at;
}

void cor_lint_contrast(const cor_scene *scene, const cor_pixels *ground, const cor_plan *plan,
                       cor_report *report)
{
    findings f = { cor_alloc(scene->count + 1, sizeof *f.items), 0 };
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind != COR_MARK_GLYPHS)
            continue;
        cor_arena *arena = cor_arena_new();
        const cor_run *run = mark->as.glyphs.run;
        finding found = { mark->layer, mark, contrast_of(mark, ground, arena),
                          run->spans[0].size_pt < large_pt ? least : least_large };
        if (found.contrast < found.wanted)
            remember(&f, &found);
        cor_arena_free(arena);
    }
    for (size_t i = 0; i < f.count; i++) {
        const cor_str text = f.items[i].mark->as.glyphs.run->text;
        cor_warn(report, COR_KIND_CONTRAST, span_of(plan, &f.items[i]),
                 "darken or lighten the text, or give it a halo",
                 "'%.*s' (%s) has a contrast of %.1f:1 with its ground, less than %.1f:1",
                 (int)(text.len < 60 ? text.len : 60), text.ptr, f.items[i].layer,
                 f.items[i].contrast, f.items[i].wanted);
    }
    cor_free(f.items);
}
