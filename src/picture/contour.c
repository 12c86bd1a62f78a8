#include "picture/contour.h"

#include <math.h>

#include "base/memory.h"

/* The field with a border of nothing around it: samples at (column, row) from -1 to width. */
typedef struct field {
    const cor_picture *picture;
    double level;
    size_t columns, rows; /* of samples, with the border */
    size_t *next;         /* by edge: the edge where the contour goes on, plus 1; 0: none */
} field;

static double sample(const field *f, size_t column, size_t row)
{
    const cor_picture *p = f->picture;
    if (column == 0 || row == 0 || column > p->width || row > p->height)
        return 0;
    return p->rgba[((row - 1) * p->width + column - 1) * 4 + 3];
}

/* Corners of a cell clockwise from its top left one; edge k goes from corner k to corner k + 1. */
static const size_t corner_x[5] = { 0, 1, 1, 0, 0 };
static const size_t corner_y[5] = { 0, 0, 1, 1, 0 };

/* Edges are numbered by their left or upper end: across 2i, down 2i + 1. */
static size_t edge_id(const field *f, size_t x, size_t y, int k)
{
    size_t at_x = x + (k == 1), at_y = y + (k == 2);
    return (at_y * f->columns + at_x) * 2 + (size_t)(k % 2);
}

static void march_cell(field *f, size_t x, size_t y)
{
    bool inside[5];
    for (int k = 0; k < 5; k++)
        inside[k] = sample(f, x + corner_x[k], y + corner_y[k]) >= f->level;
    for (int k = 0; k < 4; k++) {
        if (!inside[k] || inside[k + 1])
            continue;
        int to = k; /* from where the contour leaves the cell's rim to where it comes back */
        do
            to = (to + 1) % 4;
        while (inside[to] || !inside[to + 1]);
        f->next[edge_id(f, x, y, k)] = edge_id(f, x, y, to) + 1;
    }
}

static cor_pt crossing(const field *f, size_t edge)
{
    /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): the border alone has two columns */
    size_t x = edge / 2 % f->columns, y = edge / 2 / f->columns;
    bool is_down = edge % 2;
    double a = sample(f, x, y), b = sample(f, x + !is_down, y + is_down);
    double t = (f->level - a) / (b - a);
    const cor_picture *p = f->picture;
    /* Sample 1 stands in the middle of the first pixel. */
    double px = (double)x - 0.5 + (is_down ? 0 : t), py = (double)y - 0.5 + (is_down ? t : 0);
    return (cor_pt){ px * p->width_pt / (double)p->width, py * p->height_pt / (double)p->height };
}

static void follow(field *f, size_t first, cor_path *out)
{
    cor_path_begin(out, true);
    for (size_t edge = first; f->next[edge];) {
        size_t next = f->next[edge] - 1;
        f->next[edge] = 0;
        cor_path_add(out, crossing(f, edge));
        edge = next;
    }
    cor_path_end(out);
}

static void trace(cor_path *out, const cor_picture *picture, double outward_px)
{
    static const double on_outline = 191.25, a_pixel = 31.875;
    field f = { .picture = picture,
                .level = fmax(on_outline - outward_px * a_pixel, 1),
                .columns = picture->width + 2,
                .rows = picture->height + 2 };
    f.next = cor_alloc(f.columns * f.rows * 2, sizeof *f.next);
    for (size_t y = 0; y + 1 < f.rows; y++)
        for (size_t x = 0; x + 1 < f.columns; x++)
            march_cell(&f, x, y);
    for (size_t edge = 0; edge < f.columns * f.rows * 2; edge++)
        if (f.next[edge])
            follow(&f, edge, out);
    cor_free(f.next);
}

enum { KEPT_MAX = 16 };

struct cor_outlines {
    cor_arena *arena;
    size_t count;
    double outward_px[KEPT_MAX];
    cor_path paths[KEPT_MAX];
};

cor_outlines *cor_outlines_new(cor_arena *arena)
{
    cor_outlines *outlines = cor_arena_alloc(arena, 1, sizeof *outlines);
    outlines->arena = arena;
    return outlines;
}

static void keep(cor_outlines *o, const cor_path *path, double outward_px)
{
    if (!o || o->count == KEPT_MAX)
        return;
    o->outward_px[o->count] = outward_px;
    o->paths[o->count++] = (cor_path){
        .points = cor_arena_copy(o->arena, path->points, path->point_count, sizeof *path->points),
        .point_count = path->point_count,
        .contours =
            cor_arena_copy(o->arena, path->contours, path->contour_count, sizeof *path->contours),
        .contour_count = path->contour_count,
    };
}

void cor_picture_contour(cor_path *out, const cor_picture *picture, double outward_px)
{
    const cor_outlines *o = picture->outlines;
    for (size_t i = 0; o && i < o->count; i++)
        if (o->outward_px[i] == outward_px) {
            cor_path_append(out, &o->paths[i]);
            return;
        }
    cor_path path = { 0 };
    trace(&path, picture, outward_px);
    cor_path_append(out, &path);
    keep(picture->outlines, &path, outward_px);
    cor_path_free(&path);
}
