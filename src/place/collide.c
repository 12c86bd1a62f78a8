#include "place/collide.h"

#include <math.h>

#include "base/memory.h"

enum { CELLS = 48 };

typedef struct item {
    cor_owner owner;
    bool cooperates, is_area, is_round;
} item;

/* With the box at hand: most of a cell's items do not overlap what is asked for. */
typedef struct entry {
    cor_rect box;
    size_t item;
} entry;

typedef struct cell {
    entry *entries;
    size_t count, capacity;
} cell;

struct cor_collide {
    cor_rect frame;
    double per_pt_x, per_pt_y; /* cells */
    item *items;
    size_t count, capacity;
    cell cells[CELLS * CELLS];
};

typedef struct span {
    int x0, y0, x1, y1;
} span;

cor_collide *cor_collide_new(cor_rect frame)
{
    cor_collide *grid = cor_alloc(1, sizeof *grid);
    grid->frame = frame;
    grid->per_pt_x = CELLS / (frame.x1_pt - frame.x0_pt);
    grid->per_pt_y = CELLS / (frame.y1_pt - frame.y0_pt);
    return grid;
}

void cor_collide_free(cor_collide *grid)
{
    if (!grid)
        return;
    for (size_t i = 0; i < CELLS * CELLS; i++)
        cor_free(grid->cells[i].entries);
    cor_free(grid->items);
    cor_free(grid);
}

static int clamp_cell(double at)
{
    if (!(at > 0))
        return 0;
    return at < CELLS - 1 ? (int)at : CELLS - 1;
}

/* Boxes beyond the frame count to its outermost cells. */
static span cells_of(const cor_collide *grid, cor_rect box)
{
    const cor_rect *f = &grid->frame;
    double x = grid->per_pt_x, y = grid->per_pt_y;
    return (span){ clamp_cell((box.x0_pt - f->x0_pt) * x), clamp_cell((box.y0_pt - f->y0_pt) * y),
                   clamp_cell((box.x1_pt - f->x0_pt) * x), clamp_cell((box.y1_pt - f->y0_pt) * y) };
}

void cor_collide_add(cor_collide *grid, cor_rect box, cor_owner owner)
{
    grid->items = cor_grow(grid->items, &grid->capacity, grid->count + 1, sizeof *grid->items);
    grid->items[grid->count] = (item){ .owner = owner };
    span s = cells_of(grid, box);
    for (int y = s.y0; y <= s.y1; y++) {
        for (int x = s.x0; x <= s.x1; x++) {
            cell *c = &grid->cells[y * CELLS + x];
            c->entries = cor_grow(c->entries, &c->capacity, c->count + 1, sizeof *c->entries);
            c->entries[c->count++] = (entry){ box, grid->count };
        }
    }
    grid->count++;
}

void cor_collide_add_circle(cor_collide *grid, cor_pt p, double r, cor_owner owner)
{
    cor_collide_add(grid, (cor_rect){ p.x_pt - r, p.y_pt - r, p.x_pt + r, p.y_pt + r }, owner);
    grid->items[grid->count - 1].is_round = true;
}

void cor_collide_add_cooperating(cor_collide *grid, cor_rect box, cor_owner owner)
{
    cor_collide_add(grid, box, owner);
    grid->items[grid->count - 1].cooperates = true;
}

void cor_collide_add_area(cor_collide *grid, cor_rect box, cor_owner owner)
{
    cor_collide_add(grid, box, owner);
    grid->items[grid->count - 1].is_area = true;
}

void cor_collide_add_line(cor_collide *grid, const cor_pt *points, size_t n, double half_pt,
                          cor_owner owner)
{
    static const double piece_pt = 3;
    for (size_t i = 1; i < n; i++) {
        cor_pt a = points[i - 1], b = points[i];
        double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt;
        int pieces = (int)fmin(ceil(hypot(dx, dy) / piece_pt) + 1, 10000);
        for (int k = 0; k < pieces; k++) {
            double t0 = (double)k / pieces, t1 = (double)(k + 1) / pieces;
            double x0 = a.x_pt + dx * t0, x1 = a.x_pt + dx * t1;
            double y0 = a.y_pt + dy * t0, y1 = a.y_pt + dy * t1;
            cor_collide_add(grid,
                            (cor_rect){ fmin(x0, x1) - half_pt, fmin(y0, y1) - half_pt,
                                        fmax(x0, x1) + half_pt, fmax(y0, y1) + half_pt },
                            owner);
        }
    }
}

static bool overlaps(cor_rect a, cor_rect b)
{
    return a.x0_pt < b.x1_pt && b.x0_pt < a.x1_pt && a.y0_pt < b.y1_pt && b.y0_pt < a.y1_pt;
}

static bool is_own(const cor_owner *owner, const cor_owner *self)
{
    if (owner->label >= 0)
        return owner->label == self->label;
    return owner->feature >= 0 && owner->source == self->source && owner->feature == self->feature;
}

static const cor_owner *find(const cor_collide *grid, cor_rect box, cor_owner self, bool cooperates)
{
    span s = cells_of(grid, box);
    size_t first = grid->count;
    for (int y = s.y0; y <= s.y1; y++) {
        for (int x = s.x0; x <= s.x1; x++) {
            const cell *c = &grid->cells[y * CELLS + x];
            for (size_t i = 0; i < c->count && c->entries[i].item < first; i++) {
                const item *it = &grid->items[c->entries[i].item];
                if (overlaps(c->entries[i].box, box) && !(cooperates && it->cooperates) &&
                    !is_own(&it->owner, &self))
                    first = c->entries[i].item;
            }
        }
    }
    return first < grid->count ? &grid->items[first].owner : NULL;
}

const cor_owner *cor_collide_find(const cor_collide *grid, cor_rect box, cor_owner self)
{
    return find(grid, box, self, false);
}

const cor_owner *cor_collide_find_cooperating(const cor_collide *grid, cor_rect box, cor_owner self)
{
    return find(grid, box, self, true);
}

static double distance_to(const item *it, cor_rect r, cor_segment line)
{
    const cor_pt middle = { (r.x0_pt + r.x1_pt) / 2, (r.y0_pt + r.y1_pt) / 2 };
    return it->is_round ? cor_segment_to_point(line, middle) - (r.x1_pt - r.x0_pt) / 2
                        : cor_segment_to_rect(line, r);
}

static cor_rect room_of(const cor_passage *p)
{
    const cor_segment s = p->line;
    return (cor_rect){ fmin(s.a.x_pt, s.b.x_pt) - p->half_pt, fmin(s.a.y_pt, s.b.y_pt) - p->half_pt,
                       fmax(s.a.x_pt, s.b.x_pt) + p->half_pt,
                       fmax(s.a.y_pt, s.b.y_pt) + p->half_pt };
}

static bool bars(const item *it, cor_rect box, const cor_passage *p, const cor_owner *self)
{
    return !(it->is_round && p->over_circles) && !is_own(&it->owner, self) &&
           distance_to(it, box, p->line) < p->half_pt;
}

const cor_owner *cor_collide_find_along(const cor_collide *grid, const cor_passage *passage,
                                        cor_owner self)
{
    const cor_rect room = room_of(passage);
    span s = cells_of(grid, room);
    size_t first = grid->count;
    for (int y = s.y0; y <= s.y1; y++) {
        for (int x = s.x0; x <= s.x1; x++) {
            const cell *c = &grid->cells[y * CELLS + x];
            for (size_t i = 0; i < c->count && c->entries[i].item < first; i++) {
                const entry *e = &c->entries[i];
                if (overlaps(e->box, room) && bars(&grid->items[e->item], e->box, passage, &self))
                    first = e->item;
            }
        }
    }
    return first < grid->count ? &grid->items[first].owner : NULL;
}

static double covered(const item *it, cor_rect box, const cor_passage *p, const cor_owner *self)
{
    double radius = (box.x1_pt - box.x0_pt) / 2;
    if (!it->is_round || is_own(&it->owner, self))
        return 0;
    return fmax(fmin((p->half_pt - distance_to(it, box, p->line)) / (radius + p->half_pt), 1), 0);
}

double cor_collide_covered_circles(const cor_collide *grid, const cor_passage *passage,
                                   cor_owner self)
{
    span s = cells_of(grid, room_of(passage));
    double sum = 0;
    for (int y = s.y0; y <= s.y1; y++) {
        for (int x = s.x0; x <= s.x1; x++) {
            const cell *c = &grid->cells[y * CELLS + x];
            for (size_t i = 0; i < c->count; i++) {
                const entry *e = &c->entries[i];
                span own = cells_of(grid, e->box);
                bool begins_here = (x == own.x0 || x == s.x0) && (y == own.y0 || y == s.y0);
                sum += begins_here ? covered(&grid->items[e->item], e->box, passage, &self) : 0;
            }
        }
    }
    return sum;
}

static bool contains(cor_rect r, cor_pt p)
{
    return p.x_pt >= r.x0_pt && p.x_pt <= r.x1_pt && p.y_pt >= r.y0_pt && p.y_pt <= r.y1_pt;
}

bool cor_collide_own_symbol(const cor_collide *grid, cor_pt at, cor_owner self, cor_rect *out)
{
    span s = cells_of(grid, (cor_rect){ at.x_pt, at.y_pt, at.x_pt, at.y_pt });
    const cell *c = &grid->cells[s.y0 * CELLS + s.x0];
    bool found = false;
    for (size_t i = 0; i < c->count; i++) {
        const item *it = &grid->items[c->entries[i].item];
        const cor_rect b = c->entries[i].box;
        if (it->owner.label >= 0 || !is_own(&it->owner, &self) || !contains(b, at))
            continue;
        *out = !found ? b
                      : (cor_rect){ fmin(out->x0_pt, b.x0_pt), fmin(out->y0_pt, b.y0_pt),
                                    fmax(out->x1_pt, b.x1_pt), fmax(out->y1_pt, b.y1_pt) };
        found = true;
    }
    return found;
}

static bool cuts(const item *it, const cor_owner *self)
{
    bool is_part = it->owner.label < 0 && it->owner.source < 0;
    return is_part || (it->is_area && !is_own(&it->owner, self));
}

bool cor_collide_is_cut(const cor_collide *grid, cor_rect box, cor_owner self)
{
    span s = cells_of(grid, box);
    for (int y = s.y0; y <= s.y1; y++) {
        for (int x = s.x0; x <= s.x1; x++) {
            const cell *c = &grid->cells[y * CELLS + x];
            for (size_t i = 0; i < c->count; i++) {
                const item *it = &grid->items[c->entries[i].item];
                if (overlaps(c->entries[i].box, box) && cuts(it, &self))
                    return true;
            }
        }
    }
    return false;
}
