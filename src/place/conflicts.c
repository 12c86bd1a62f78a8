#include "place/conflicts.h"

#include <math.h>

#include "base/memory.h"

enum { MAX_SIDE = 1024, CELL_ROOM = 256, MIN_CELL_ROOM = 8 };

/* Pairs to look at, all cells together: more than this takes seconds and gigabytes. */
static const double max_pairs = 6e7;

typedef struct grid {
    double x0, y0, per_cell_x, per_cell_y;
    size_t columns, rows;
    size_t *start; /* of each cell in `items` */
    uint32_t *items;
} grid;

typedef struct reach {
    size_t x0, y0, x1, y1;
} reach;

typedef struct pairs {
    uint32_t (*items)[2];
    size_t count, capacity;
} pairs;

static size_t cell_at(double x, double x0, double per_cell, size_t cells)
{
    double at = (x - x0) / per_cell, last = (double)(cells - 1);
    if (!(at > 0))
        return 0;
    return at < last ? (size_t)at : cells - 1;
}

static reach reach_of(const grid *g, cor_rect r)
{
    return (reach){ cell_at(r.x0_pt, g->x0, g->per_cell_x, g->columns),
                    cell_at(r.y0_pt, g->y0, g->per_cell_y, g->rows),
                    cell_at(r.x1_pt, g->x0, g->per_cell_x, g->columns),
                    cell_at(r.y1_pt, g->y0, g->per_cell_y, g->rows) };
}

static size_t cells_across(double length, double *per_cell)
{
    double cells = ceil(length / *per_cell);
    if (!(cells >= 1))
        cells = 1;
    if (cells > MAX_SIDE) {
        cells = MAX_SIDE;
        *per_cell = length / MAX_SIDE;
    }
    return (size_t)cells;
}

/* With cells of the root mean square size, options lie in four cells on average at most. */
static void lay_out(grid *g, const cor_contest *contest)
{
    cor_rect all = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    double w2 = 0, h2 = 0;
    for (size_t i = 0; i < contest->option_count; i++) {
        cor_rect r = contest->options[i].around;
        all = (cor_rect){ fmin(all.x0_pt, r.x0_pt), fmin(all.y0_pt, r.y0_pt),
                          fmax(all.x1_pt, r.x1_pt), fmax(all.y1_pt, r.y1_pt) };
        w2 += (r.x1_pt - r.x0_pt) * (r.x1_pt - r.x0_pt);
        h2 += (r.y1_pt - r.y0_pt) * (r.y1_pt - r.y0_pt);
    }
    double n = (double)contest->option_count;
    g->x0 = all.x0_pt;
    g->y0 = all.y0_pt;
    g->per_cell_x = fmax(sqrt(w2 / n), 1e-3);
    g->per_cell_y = fmax(sqrt(h2 / n), 1e-3);
    g->columns = cells_across(all.x1_pt - all.x0_pt, &g->per_cell_x);
    g->rows = cells_across(all.y1_pt - all.y0_pt, &g->per_cell_y);
}

static bool has_room(const grid *g, const size_t *used, reach s, size_t room)
{
    for (size_t y = s.y0; y <= s.y1; y++)
        for (size_t x = s.x0; x <= s.x1; x++)
            if (used[y * g->columns + x] >= room)
                return false;
    return true;
}

/* Counts the options of each cell, at most `room`; returns the number of pairs to look at. */
static double count_cells(const grid *g, size_t *used, bool *crowded, const cor_contest *contest,
                          size_t room)
{
    double found = 0;
    for (size_t i = 0; i < g->columns * g->rows; i++)
        used[i] = 0;
    for (size_t i = 0; i < contest->option_count; i++) {
        reach s = reach_of(g, contest->options[i].around);
        crowded[i] = !has_room(g, used, s, room);
        for (size_t y = s.y0; y <= s.y1 && !crowded[i]; y++)
            for (size_t x = s.x0; x <= s.x1; x++)
                found += (double)used[y * g->columns + x]++;
    }
    return found;
}

static void fill_cells(grid *g, size_t *used, const bool *crowded, const cor_contest *contest)
{
    size_t cells = g->columns * g->rows, sum = 0;
    g->start = cor_alloc(cells + 1, sizeof *g->start);
    for (size_t i = 0; i < cells; i++) {
        g->start[i] = sum;
        sum += used[i];
        used[i] = g->start[i];
    }
    g->start[cells] = sum;
    g->items = cor_alloc(sum + 1, sizeof *g->items);
    for (size_t i = 0; i < contest->option_count; i++) {
        reach s = reach_of(g, contest->options[i].around);
        for (size_t y = s.y0; y <= s.y1 && !crowded[i]; y++)
            for (size_t x = s.x0; x <= s.x1; x++)
                g->items[used[y * g->columns + x]++] = (uint32_t)i;
    }
}

static bool boxes_overlap(const cor_rect *a, const cor_rect *b)
{
    return a->x0_pt < b->x1_pt && b->x0_pt < a->x1_pt && a->y0_pt < b->y1_pt && b->y0_pt < a->y1_pt;
}

static bool options_overlap(const cor_option *a, const cor_option *b)
{
    for (uint32_t i = 0; i < a->box_count; i++)
        for (uint32_t k = 0; k < b->box_count; k++)
            if (boxes_overlap(&a->boxes[i], &b->boxes[k]))
                return true;
    return false;
}

/* A pair that shares several cells counts in the one where its overlap begins. */
static bool begins_in(const grid *g, const cor_rect *a, const cor_rect *b, size_t cell)
{
    double x0 = a->x0_pt > b->x0_pt ? a->x0_pt : b->x0_pt;
    double y0 = a->y0_pt > b->y0_pt ? a->y0_pt : b->y0_pt;
    size_t x = cell_at(x0, g->x0, g->per_cell_x, g->columns);
    size_t y = cell_at(y0, g->y0, g->per_cell_y, g->rows);
    return y * g->columns + x == cell;
}

/* An option of the cell that is looked at, with what decides at hand. */
typedef struct entry {
    cor_rect around;
    uint32_t option, owner;
    bool unseen;
} entry;

static void add_pair(pairs *out, uint32_t a, uint32_t b)
{
    if (out->count == out->capacity)
        out->items = cor_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count][0] = a;
    out->items[out->count++][1] = b;
}

static void pair_cell(pairs *out, const grid *g, size_t cell, const cor_contest *contest,
                      const uint32_t *owner)
{
    entry entries[CELL_ROOM];
    size_t n = g->start[cell + 1] - g->start[cell];
    for (size_t i = 0; i < n; i++) {
        uint32_t o = g->items[g->start[cell] + i];
        const entry *one = &entries[i];
        entries[i] = (entry){ contest->options[o].around, o, owner[o],
                              contest->contenders[owner[o]].unseen };
        for (const entry *two = entries; two < one; two++) {
            if (!boxes_overlap(&one->around, &two->around) || one->owner == two->owner ||
                two->unseen || !begins_in(g, &one->around, &two->around, cell) ||
                !options_overlap(&contest->options[o], &contest->options[two->option]))
                continue;
            add_pair(out, o, two->option);
        }
    }
}

static void list_neighbours(cor_conflicts *out, const pairs *found, size_t n)
{
    out->start = cor_alloc(n + 2, sizeof *out->start);
    out->to = cor_alloc(2 * found->count + 1, sizeof *out->to);
    for (size_t i = 0; i < found->count; i++)
        for (int side = 0; side < 2; side++)
            out->start[found->items[i][side] + 2]++;
    for (size_t i = 2; i <= n + 1; i++)
        out->start[i] += out->start[i - 1];
    for (size_t i = 0; i < found->count; i++)
        for (int side = 0; side < 2; side++)
            out->to[out->start[found->items[i][side] + 1]++] = found->items[i][1 - side];
}

void cor_conflicts_find(cor_conflicts *out, const cor_contest *contest)
{
    size_t n = contest->option_count;
    grid g = { 0 };
    pairs found = { 0 };
    out->owner = cor_alloc(n + 1, sizeof *out->owner);
    out->crowded = cor_alloc(n + 1, sizeof *out->crowded);
    for (size_t i = 0; i < contest->count; i++)
        for (size_t k = 0; k < contest->contenders[i].count; k++)
            out->owner[contest->contenders[i].first + k] = (uint32_t)i;
    if (n) {
        lay_out(&g, contest);
        size_t *used = cor_alloc(g.columns * g.rows, sizeof *used);
        for (size_t room = CELL_ROOM; room >= MIN_CELL_ROOM; room /= 2)
            if (count_cells(&g, used, out->crowded, contest, room) <= max_pairs)
                break;
        fill_cells(&g, used, out->crowded, contest);
        for (size_t i = 0; i < g.columns * g.rows; i++)
            pair_cell(&found, &g, i, contest, out->owner);
        cor_free(used);
    }
    list_neighbours(out, &found, n);
    cor_free(found.items);
    cor_free(g.start);
    cor_free(g.items);
}

void cor_conflicts_free(cor_conflicts *conflicts)
{
    cor_free(conflicts->owner);
    cor_free(conflicts->crowded);
    cor_free(conflicts->start);
    cor_free(conflicts->to);
}
