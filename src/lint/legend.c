/* Classes of the legend that eyes without red or green cones, or a grey copy, cannot tell apart.
 *
 * Swatches are looked at as they are drawn: dashes, hatches and widths count as much as colours. A
 * swatch becomes one profile from left to right: in each column, how far its ink departs from the
 * ground, gathered over the height; so half a pixel up or down makes no difference. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "lint/checks.h"
#include "style/length.h"

static const double ink_distance = 2; /* of colours: less is the ground itself */
static const double apart_fill = 4;   /* of profiles: less are one class to the eye */
static const double apart_mark = 6;
static const double half_height_pt = 1.2 * COR_PT_PER_MM;

typedef struct swatch {
    const cor_layer *layer; /* the topmost of it */
    cor_rect bounds;
    cor_str label;
} swatch;

typedef struct swatches {
    swatch *items;
    size_t count;
    bool open; /* the last one has no label yet */
} swatches;

static const cor_layer *layer_named(const cor_style *style, const char *id)
{
    for (size_t i = 0; i < style->layer_count; i++)
        if (strcmp(style->layers[i].id, id) == 0)
            return &style->layers[i];
    return NULL;
}

static const cor_path *path_of(const cor_mark *mark)
{
    switch (mark->kind) {
    case COR_MARK_PATH:
        return &mark->as.path.path;
    case COR_MARK_GRADIENT:
        return &mark->as.gradient.path;
    case COR_MARK_PATTERN:
        return &mark->as.pattern.path;
    default:
        return NULL;
    }
}

static void add_mark(swatches *s, const cor_layer *layer, cor_rect bounds)
{
    if (!s->open)
        s->items[s->count++] = (swatch){ .bounds = bounds };
    swatch *last = &s->items[s->count - 1];
    s->open = true;
    last->layer = layer;
    last->bounds =
        (cor_rect){ fmin(last->bounds.x0_pt, bounds.x0_pt), fmin(last->bounds.y0_pt, bounds.y0_pt),
                    fmax(last->bounds.x1_pt, bounds.x1_pt),
                    fmax(last->bounds.y1_pt, bounds.y1_pt) };
}

static void look_at(swatches *s, const cor_mark *mark, const cor_style *style)
{
    const cor_path *path = path_of(mark);
    const cor_layer *layer = path ? layer_named(style, mark->layer) : NULL;
    cor_rect bounds;
    if (layer && cor_path_bounds(path, &bounds))
        add_mark(s, layer, bounds);
    if (mark->kind != COR_MARK_GLYPHS || !s->open)
        return;
    s->items[s->count - 1].label = mark->as.glyphs.run->text;
    s->open = false;
}

/* In the legend the marks of a swatch come before its label. */
static swatches collect(const cor_scene *scene, const cor_style *style)
{
    swatches s = { .items = cor_alloc(scene->count + 1, sizeof *s.items) };
    size_t depth = 0, legend_at = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_GROUP_PUSH) {
            depth++;
            if (!legend_at && strcmp(mark->layer, "legend") == 0)
                legend_at = depth;
        } else if (mark->kind == COR_MARK_GROUP_POP) {
            legend_at = depth-- == legend_at ? 0 : legend_at;
        } else if (legend_at) {
            look_at(&s, mark, style);
        }
    }
    return s;
}

/* The page in pixels from the middle of a swatch; outside of the page is its edge. */
static cor_rgb pixel_of(const cor_pixels *ground, const swatch *s, long dx, long dy)
{
    long x = lround((s->bounds.x0_pt + s->bounds.x1_pt) / 2 * ground->per_pt) + dx;
    long y = lround((s->bounds.y0_pt + s->bounds.y1_pt) / 2 * ground->per_pt) + dy;
    long right = (long)ground->width - 1, low = (long)ground->height - 1;
    x = x < 0 ? 0 : x > right ? right : x;
    y = y < 0 ? 0 : y > low ? low : y;
    return cor_pixel_at(ground, (size_t)x, (size_t)y);
}

typedef struct profile {
    cor_lab *columns; /* sums over the height of departures from the ground */
    double height;    /* of its ink, in pixels: a mean, as a graticule may cross it */
} profile;

static profile profile_of(const cor_pixels *ground, const swatch *s, cor_eyes eyes, long half_width)
{
    long half = lround(half_height_pt * ground->per_pt);
    bool is_fill = s->layer->type == COR_LAYER_FILL;
    profile out = { cor_alloc((size_t)(2 * half_width + 1), sizeof *out.columns), 1 };
    size_t total = 0, columns = 0;
    /* Just above the swatch of a line; the swatches of fills stand for themselves. */
    cor_lab base =
        is_fill ? (cor_lab){ 0 } : cor_lab_seen(pixel_of(ground, s, -half_width, -half), eyes);
    for (long dx = -half_width; dx <= half_width; dx++) {
        cor_lab *sum = &out.columns[dx + half_width];
        size_t inked = 0;
        for (long dy = -half; dy <= half; dy++) {
            cor_lab c = cor_lab_seen(pixel_of(ground, s, dx, dy), eyes);
            if (cor_lab_distance(c, base) < ink_distance)
                continue;
            sum->l += c.l - base.l;
            sum->a += c.a - base.a;
            sum->b += c.b - base.b;
            inked++;
        }
        total += inked;
        columns += inked > 0;
    }
    out.height = columns ? fmax((double)total / (double)columns, 1) : 1;
    return out;
}

static double distance(const cor_pixels *ground, const swatch *a, const swatch *b, cor_eyes eyes)
{
    double width = fmax(a->bounds.x1_pt - a->bounds.x0_pt, b->bounds.x1_pt - b->bounds.x0_pt) * 0.9;
    long half = lround(width / 2 * ground->per_pt);
    profile p = profile_of(ground, a, eyes, half), q = profile_of(ground, b, eyes, half);
    double sum = 0;
    for (long i = 0; i <= 2 * half; i++)
        sum += cor_lab_distance(p.columns[i], q.columns[i]);
    cor_free(p.columns);
    cor_free(q.columns);
    return sum / (double)(2 * half + 1) / fmax(p.height, q.height);
}

static bool can_be_confused(const swatch *a, const swatch *b)
{
    cor_layer_type type = a->layer->type;
    return type == b->layer->type &&
           (type == COR_LAYER_FILL || type == COR_LAYER_LINE || type == COR_LAYER_CIRCLE);
}

static void compare(const cor_pixels *ground, const swatch *a, const swatch *b, cor_report *report)
{
    double wanted = a->layer->type == COR_LAYER_FILL ? apart_fill : apart_mark;
    cor_buf eyes = { 0 };
    for (int i = 0; i < COR_EYES_COUNT; i++)
        if (distance(ground, a, b, (cor_eyes)i) < wanted)
            cor_buf_printf(&eyes, "%s%s", eyes.len ? ", " : "", cor_eyes_names[i]);
    if (eyes.len)
        cor_warn(report, COR_KIND_VISION, a->layer->at,
                 "make them differ in lightness, dashes, hatching or width",
                 "'%.*s' and '%.*s' look alike %s", (int)a->label.len, a->label.ptr,
                 (int)b->label.len, b->label.ptr, eyes.ptr);
    cor_buf_free(&eyes);
}

void cor_lint_legend(const cor_scene *scene, const cor_pixels *ground, const cor_plan *plan,
                     cor_report *report)
{
    swatches s = collect(scene, plan->style);
    for (size_t i = 0; i < s.count; i++)
        for (size_t k = i + 1; k < s.count; k++)
            if (can_be_confused(&s.items[i], &s.items[k]))
                compare(ground, &s.items[i], &s.items[k], report);
    cor_free(s.items);
}
