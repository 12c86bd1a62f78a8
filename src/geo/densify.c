#include "geo/densify.h"

#include <math.h>

#include "base/memory.h"

enum { DEPTH = 14, BATCH = 256 };

typedef struct node {
    double t;
    cor_spot at;
    bool valid;
} node;

typedef struct bend {
    cor_image *image;
    cor_curve *curve;
    const void *user;
    cor_shape *out;
    bool breaks; /* a jump begins another run */
    bool open;   /* the run begun last goes on */
} bend;

static cor_spot on_page(const cor_image *image, cor_xy p)
{
    return (cor_spot){ image->x0_pt + (p.x_m - image->x0_m) * image->scale,
                       image->y0_pt - (p.y_m - image->y0_m) * image->scale };
}

static bool is_finite(cor_spot s)
{
    /* Past this no double of a page is worth its digits, and squares overflow. */
    return fabs(s.x) < 1e100 && fabs(s.y) < 1e100;
}

bool cor_image_of(const cor_image *image, cor_lonlat p, cor_spot *out)
{
    *out = on_page(image, cor_crs_forward(image->crs, p));
    return is_finite(*out);
}

void cor_image_free(cor_image *image)
{
    cor_free(image->row);
    image->row = NULL;
    image->row_capacity = 0;
}

static node node_at(const bend *b, double t)
{
    node n = { .t = t };
    n.valid = cor_image_of(b->image, b->curve(b->user, t), &n.at);
    return n;
}

static void emit(bend *b, cor_spot s)
{
    if (!b->open && b->breaks)
        cor_shape_begin(b->out);
    b->open = true;
    cor_shape_add(b->out, s);
}

static double length(cor_spot a, cor_spot b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static double distance_to_chord(cor_spot p, cor_spot a, cor_spot b)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

/* The five nodes of an edge in its order. */
static bool is_flat(const cor_image *image, const node n[5])
{
    cor_spot a = n[0].at, b = n[4].at;
    /* Half, since the worst departure may lie between the nodes and simplification adds its own. */
    double chord = length(a, b), tolerance = image->tolerance_pt / 2;
    for (int i = 1; i < 4; i++)
        if (distance_to_chord(n[i].at, a, b) > tolerance)
            return false;
    if (chord <= tolerance)
        return true;
    for (int i = 0; i < 4; i++)
        if (length(n[i].at, n[i + 1].at) > 0.7 * chord)
            return false;
    return true;
}

/* All nodes on the outer side of one and the same side of the clip rectangle. */
static bool is_beside(cor_window w, const node n[5])
{
    bool left = true, right = true, above = true, below = true;
    for (int i = 0; i < 5; i++) {
        left = left && n[i].at.x < w.x0;
        right = right && n[i].at.x > w.x1;
        above = above && n[i].at.y < w.y0;
        below = below && n[i].at.y > w.y1;
    }
    return left || right || above || below;
}

/* At the last halving what is left is a jump when it is longer than any bend could be. */
static void end_edge(bend *b, node from, node to)
{
    bool jumps = !from.valid || !to.valid || length(from.at, to.at) > 8 * b->image->tolerance_pt;
    if (jumps && b->breaks)
        b->open = false;
    if (to.valid)
        emit(b, to.at);
}

/* Adds the points after `from` up to `to`. */
static void refine(bend *b, node from, node middle, node to, int depth)
{
    node n[5] = { from, node_at(b, (from.t + middle.t) / 2), middle,
                  node_at(b, (middle.t + to.t) / 2), to };
    int valid = n[0].valid + n[1].valid + n[2].valid + n[3].valid + n[4].valid;
    if (valid == 0) {
        b->open = b->open && !b->breaks;
        return;
    }
    if (valid == 5 && (is_beside(b->image->clip, n) || is_flat(b->image, n))) {
        emit(b, to.at);
        return;
    }
    if (depth == 0) {
        end_edge(b, from, to);
        return;
    }
    refine(b, n[0], n[1], n[2], depth - 1);
    refine(b, n[2], n[3], n[4], depth - 1);
}

/* The points after `from` up to `to`, in `parts` equal parts to begin with. */
static void refine_parts(bend *b, node from, node to, int parts)
{
    double start = from.t, step = (to.t - from.t) / parts;
    node a = from;
    for (int i = 1; i <= parts; i++) {
        node c = i < parts ? node_at(b, start + step * i) : to;
        refine(b, a, node_at(b, (a.t + c.t) / 2), c, DEPTH);
        a = c;
    }
}

typedef struct edge {
    cor_spot from, to; /* degrees */
} edge;

/* From whichever end: the point at 1 - t of the edge turned round is the same to the last bit. */
static cor_lonlat along_edge(const void *user, double t)
{
    const edge *e = user;
    bool turned = e->to.x < e->from.x || (e->to.x == e->from.x && e->to.y < e->from.y);
    return cor_spot_lonlat(turned ? cor_spot_mix(e->to, e->from, 1 - t)
                                  : cor_spot_mix(e->from, e->to, t));
}

/* A short edge departs from its image by less than its length on the page times the angle it spans,
 * whatever the projection: the image turns by less than that but at a singularity. */
static bool needs_no_bend(const cor_image *image, const edge *e, cor_spot from, cor_spot to)
{
    static const double square_radian = (M_PI / 180) * (M_PI / 180);
    double dx = e->to.x - e->from.x, dy = e->to.y - e->from.y;
    double angle = (dx * dx + dy * dy) * square_radian;
    double px = to.x - from.x, py = to.y - from.y;
    double tolerance = image->tolerance_pt;
    return angle < 0.04 && (px * px + py * py) * angle <= 4 * tolerance * tolerance;
}

static int parts_of(const edge *e)
{
    static const double part_deg = 15;
    double span = fmax(fabs(e->to.x - e->from.x), fabs(e->to.y - e->from.y));
    return (int)fmin(ceil(span / part_deg), 100) + (span == 0);
}

static void bend_edge(bend *b, edge e, cor_spot from, cor_spot to)
{
    node first = { 0, from, is_finite(from) }, last = { 1, to, is_finite(to) };
    if (first.valid && last.valid && needs_no_bend(b->image, &e, from, to)) {
        emit(b, to);
        return;
    }
    b->user = &e;
    refine_parts(b, first, last, parts_of(&e));
    b->user = NULL;
}

/* The vertices of a run on the page, in the image's row. */
static void project_row(cor_image *image, const cor_spot *spots, size_t count)
{
    if (image->row_capacity < count)
        image->row = cor_grow(image->row, &image->row_capacity, count, sizeof *image->row);
    cor_lonlat in[BATCH];
    cor_xy out[BATCH];
    for (size_t i = 0; i < count; i += BATCH) {
        size_t n = count - i < BATCH ? count - i : BATCH;
        for (size_t k = 0; k < n; k++)
            in[k] = cor_spot_lonlat(spots[i + k]);
        cor_crs_forward_many(image->crs, in, out, n);
        for (size_t k = 0; k < n; k++)
            image->row[i + k] = on_page(image, out[k]);
    }
}

static void bend_run(bend *b, const cor_spot *spots, size_t count, bool closed)
{
    project_row(b->image, spots, count);
    const cor_spot *row = b->image->row;
    b->open = false;
    if (is_finite(row[0]))
        emit(b, row[0]);
    for (size_t i = 1; i < count; i++)
        bend_edge(b, (edge){ spots[i - 1], spots[i] }, row[i - 1], row[i]);
    if (closed)
        bend_edge(b, (edge){ spots[count - 1], spots[0] }, row[count - 1], row[0]);
}

void cor_densify_lines(cor_image *image, const cor_shape *degrees, cor_shape *page)
{
    bend b = { .image = image, .curve = along_edge, .out = page, .breaks = true };
    for (size_t i = 0; i < degrees->run_count; i++)
        bend_run(&b, degrees->spots + degrees->runs[i].first, degrees->runs[i].count, false);
}

void cor_densify_pieces(cor_image *image, const cor_shape *degrees, cor_shape *page)
{
    bend b = { .image = image, .curve = along_edge, .out = page };
    for (size_t i = 0; i < degrees->run_count; i++) {
        cor_shape_begin(page);
        bend_run(&b, degrees->spots + degrees->runs[i].first, degrees->runs[i].count, false);
    }
}

/* A ring's last edge ends where its first began. Outside of a projection nothing is left of it. */
static void drop_repetition(cor_shape *page)
{
    cor_run *run = &page->runs[page->run_count - 1];
    if (run->count < 2)
        return;
    cor_spot first = page->spots[run->first], last = page->spots[page->count - 1];
    if (first.x == last.x && first.y == last.y) {
        run->count--;
        page->count--;
    }
}

void cor_densify_rings(cor_image *image, const cor_shape *degrees, cor_shape *page)
{
    bend b = { .image = image, .curve = along_edge, .out = page };
    for (size_t i = 0; i < degrees->run_count; i++) {
        cor_shape_begin(page);
        bend_run(&b, degrees->spots + degrees->runs[i].first, degrees->runs[i].count, true);
        drop_repetition(page);
        cor_shape_end(page, 3);
    }
}

void cor_densify_curve(cor_image *image, cor_curve *curve, const void *user, double from, double to,
                       cor_shape *page)
{
    bend b = { .image = image, .curve = curve, .user = user, .out = page };
    node last = node_at(&b, to);
    refine_parts(&b, node_at(&b, from), last, 8);
    if (last.valid) { /* it has been added last */
        page->count--;
        page->runs[page->run_count - 1].count--;
    }
}
