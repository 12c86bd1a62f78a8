#include "geo/warp.h"

#include <math.h>

#include "base/memory.h"

enum {
    ROOT = 64, /* pixels a side of the squares to begin with */
    BLIND = 16 /* squares of this size and nine samples without an image have none */
};

static const double tolerance_px = 0.05;

typedef struct sample {
    bool valid;
    cor_pixel at;
} sample;

typedef struct run {
    cor_warp *out;
    const cor_warp_task *task;
} run;

/* Clockwise from the top left, the middles of the edges likewise. */
typedef struct square {
    size_t x, y, size;
    sample corners[4];
} square;

static sample sample_at(const run *r, double x, double y)
{
    sample s = { 0 };
    s.valid = r->task->locate(r->task->user, x + 0.5, y + 0.5, &s.at) && isfinite(s.at.column) &&
              isfinite(s.at.row);
    return s;
}

double cor_warp_column(double column, double columns, double period)
{
    if (!(period > 0))
        return column;
    double first = (columns - period) / 2;
    return column - period * floor((column - first) / period);
}

static sample beside(const run *r, sample s, sample reference)
{
    double period = r->task->period;
    if (period > 0)
        s.at.column += period * round((reference.at.column - s.at.column) / period);
    return s;
}

cor_pixel cor_warp_reach(const cor_warp_patch *p)
{
    double i = (double)(p->width - 1) / 2, j = (double)(p->height - 1) / 2;
    cor_pixel x = { p->along_x.column + j * p->across.column, p->along_x.row + j * p->across.row };
    cor_pixel y = { p->along_y.column + i * p->across.column, p->along_y.row + i * p->across.row };
    return (cor_pixel){ hypot(x.column, y.column), hypot(x.row, y.row) };
}

typedef struct range {
    double low, high;
} range;

static range range_of(double a, double along_x, double along_y, double last)
{
    double corners[4] = { a, a + along_x, a + along_y, last };
    range r = { corners[0], corners[0] };
    for (int i = 1; i < 4; i++) {
        r.low = fmin(r.low, corners[i]);
        r.high = fmax(r.high, corners[i]);
    }
    return r;
}

static void add_range(double *low, double *high, range r)
{
    *low = fmin(*low, r.low);
    *high = fmax(*high, r.high);
}

static void ranges(const cor_warp_patch *p, cor_pixel reach, range *columns, range *rows)
{
    double i = (double)(p->width - 1), j = (double)(p->height - 1);
    cor_pixel x = { i * p->along_x.column, i * p->along_x.row };
    cor_pixel y = { j * p->along_y.column, j * p->along_y.row };
    double last_column = p->origin.column + x.column + y.column + i * j * p->across.column;
    double last_row = p->origin.row + x.row + y.row + i * j * p->across.row;
    *columns = range_of(p->origin.column, x.column, y.column, last_column);
    *rows = range_of(p->origin.row, x.row, y.row, last_row);
    double dx = fmax(reach.column, 1) / 2, dy = fmax(reach.row, 1) / 2;
    *columns = (range){ columns->low - dx, columns->high + dx };
    *rows = (range){ rows->low - dy, rows->high + dy };
}

/* Of a raster around the earth, what runs over an end needs the other end too. */
static bool clip_columns(const cor_warp_task *task, range *columns)
{
    if (task->period > 0) {
        double low = cor_warp_column(columns->low, task->columns, task->period);
        columns->high += low - columns->low;
        columns->low = low;
        if (columns->high > (task->columns + task->period) / 2)
            *columns = (range){ 0, task->columns };
    }
    return columns->low < task->columns && columns->high > 0;
}

static void emit(const run *r, cor_warp_patch patch)
{
    cor_warp *out = r->out;
    range columns, rows;
    cor_pixel reach = cor_warp_reach(&patch);
    ranges(&patch, reach, &columns, &rows);
    if (!clip_columns(r->task, &columns) || rows.low >= r->task->rows || rows.high <= 0)
        return;
    out->patches = cor_grow(out->patches, &out->capacity, out->count + 1, sizeof *out->patches);
    out->patches[out->count++] = patch;
    add_range(&out->column0, &out->column1, columns);
    add_range(&out->row0, &out->row1, rows);
    out->x0 = patch.x < out->x0 ? patch.x : out->x0;
    out->y0 = patch.y < out->y0 ? patch.y : out->y0;
    out->x1 = patch.x + patch.width > out->x1 ? patch.x + patch.width : out->x1;
    out->y1 = patch.y + patch.height > out->y1 ? patch.y + patch.height : out->y1;
    if (reach.column > 0 && reach.row > 0) {
        out->least_columns = fmin(out->least_columns, reach.column);
        out->least_rows = fmin(out->least_rows, reach.row);
    }
}

static cor_pixel difference(cor_pixel a, cor_pixel b)
{
    return (cor_pixel){ b.column - a.column, b.row - a.row };
}

/* From one pixel to the next, on the side where there is no jump. */
static cor_pixel step_beside(const run *r, sample at, sample before, sample after)
{
    cor_pixel back = { 0 }, forth = { 0 };
    if (before.valid)
        back = difference(beside(r, before, at).at, at.at);
    if (after.valid)
        forth = difference(at.at, beside(r, after, at).at);
    if (!before.valid || !after.valid)
        return before.valid ? back : forth;
    return hypot(back.column, back.row) < hypot(forth.column, forth.row) ? back : forth;
}

static void emit_single(const run *r, const square *q)
{
    sample at = q->corners[0];
    double x = (double)q->x, y = (double)q->y;
    if (!at.valid)
        return;
    emit(r, (cor_warp_patch){
                .x = q->x,
                .y = q->y,
                .width = 1,
                .height = 1,
                .origin = at.at,
                .along_x = step_beside(r, at, sample_at(r, x - 1, y), sample_at(r, x + 1, y)),
                .along_y = step_beside(r, at, sample_at(r, x, y - 1), sample_at(r, x, y + 1)),
            });
}

static cor_warp_patch patch_of(const run *r, const square *q, const sample s[4])
{
    double n = (double)q->size;
    cor_pixel top = difference(s[0].at, s[1].at), bottom = difference(s[3].at, s[2].at);
    cor_pixel left = difference(s[0].at, s[3].at), twist = difference(top, bottom);
    size_t width = r->task->width - q->x, height = r->task->height - q->y;
    return (cor_warp_patch){
        .x = q->x,
        .y = q->y,
        .width = q->size < width ? q->size : width,
        .height = q->size < height ? q->size : height,
        .origin = s[0].at,
        .along_x = { top.column / n, top.row / n },
        .along_y = { left.column / n, left.row / n },
        .across = { twist.column / (n * n), twist.row / (n * n) },
    };
}

/* How far the exact place is from the middle of others, in pixels of the image. */
static bool is_near(const cor_warp_patch *patch, cor_pixel middle, cor_pixel exact)
{
    static const double nothing = 1e-6;
    double a = patch->along_x.column, b = patch->along_y.column;
    double c = patch->along_x.row, d = patch->along_y.row, det = a * d - b * c;
    cor_pixel off = difference(middle, exact);
    if (fabs(off.column) < nothing && fabs(off.row) < nothing)
        return true;
    double x = (d * off.column - b * off.row) / det, y = (a * off.row - c * off.column) / det;
    return hypot(x, y) <= tolerance_px;
}

static cor_pixel middle_of(cor_pixel a, cor_pixel b)
{
    return (cor_pixel){ (a.column + b.column) / 2, (a.row + b.row) / 2 };
}

/* `between`: the middles of the edges, then the centre. */
static bool emit_flat(const run *r, const square *q, const sample between[5])
{
    sample s[4], m[5];
    for (int i = 0; i < 4; i++)
        s[i] = beside(r, q->corners[i], q->corners[0]);
    for (int i = 0; i < 5; i++)
        m[i] = beside(r, between[i], q->corners[0]);
    cor_warp_patch patch = patch_of(r, q, s);
    for (int i = 0; i < 4; i++)
        if (!is_near(&patch, middle_of(s[i].at, s[(i + 1) % 4].at), m[i].at))
            return false;
    cor_pixel centre = middle_of(middle_of(s[0].at, s[1].at), middle_of(s[3].at, s[2].at));
    if (!is_near(&patch, centre, m[4].at))
        return false;
    emit(r, patch);
    return true;
}

static int count_valid(const sample *samples, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += samples[i].valid;
    return count;
}

static void refine(const run *r, const square *q)
{
    if (q->x >= r->task->width || q->y >= r->task->height)
        return;
    if (q->size == 1) {
        emit_single(r, q);
        return;
    }
    size_t half = q->size / 2;
    double x = (double)q->x, y = (double)q->y, n = (double)q->size, h = (double)half;
    const sample m[5] = { sample_at(r, x + h, y), sample_at(r, x + n, y + h),
                          sample_at(r, x + h, y + n), sample_at(r, x, y + h),
                          sample_at(r, x + h, y + h) };
    int valid = count_valid(q->corners, 4) + count_valid(m, 5);
    if ((valid == 0 && q->size <= BLIND) || (valid == 9 && emit_flat(r, q, m)))
        return;
    const sample *c = q->corners;
    const square quarters[4] = {
        { q->x, q->y, half, { c[0], m[0], m[4], m[3] } },
        { q->x + half, q->y, half, { m[0], c[1], m[1], m[4] } },
        { q->x, q->y + half, half, { m[3], m[4], m[2], c[3] } },
        { q->x + half, q->y + half, half, { m[4], m[1], c[2], m[2] } },
    };
    for (int i = 0; i < 4; i++)
        refine(r, &quarters[i]);
}

static void sample_row(const run *r, sample *row, size_t count, double y)
{
    for (size_t i = 0; i < count; i++)
        row[i] = sample_at(r, (double)(i * ROOT), y);
}

void cor_warp_run(cor_warp *out, const cor_warp_task *task)
{
    *out = (cor_warp){ .x0 = task->width,
                       .y0 = task->height,
                       .column0 = HUGE_VAL,
                       .row0 = HUGE_VAL,
                       .column1 = -HUGE_VAL,
                       .row1 = -HUGE_VAL,
                       .least_columns = HUGE_VAL,
                       .least_rows = HUGE_VAL };
    const run r = { out, task };
    size_t count = task->width / ROOT + 2;
    sample *above = cor_alloc(count, sizeof *above), *below = cor_alloc(count, sizeof *below);
    sample_row(&r, above, count, 0);
    for (size_t y = 0; y < task->height; y += ROOT) {
        sample_row(&r, below, count, (double)(y + ROOT));
        for (size_t i = 0; i * ROOT < task->width; i++) {
            const square q = {
                i * ROOT, y, ROOT, { above[i], above[i + 1], below[i + 1], below[i] }
            };
            refine(&r, &q);
        }
        sample *swap = above;
        above = below;
        below = swap;
    }
    cor_free(above);
    cor_free(below);
}

void cor_warp_free(cor_warp *warp)
{
    cor_free(warp->patches);
    *warp = (cor_warp){ 0 };
}
