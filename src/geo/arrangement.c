#include "geo/arrangement.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* Half a second or so; a tangle that needs more is nothing that a map can show. */
static const size_t TESTS_MAX = 200000000, CUTS_MAX = 1000000;
static const int ROUNDS_MAX = 32;

int cor_joint_compare(cor_joint a, cor_joint b)
{
    if (a.x != b.x)
        return a.x < b.x ? -1 : 1;
    return a.y < b.y ? -1 : a.y > b.y;
}

int64_t cor_edge_side(const cor_edge *e, cor_joint p)
{
    return (e->to.x - e->from.x) * (p.y - e->from.y) - (e->to.y - e->from.y) * (p.x - e->from.x);
}

static void add(cor_arrangement *a, cor_edge edge)
{
    int order = cor_joint_compare(edge.from, edge.to);
    if (order == 0)
        return;
    a->edges = cor_grow(a->edges, &a->capacity, a->count + 1, sizeof *a->edges);
    if (order > 0) {
        cor_joint from = edge.to;
        edge.to = edge.from;
        edge.from = from;
    }
    a->edges[a->count++] = edge;
}

void cor_arrangement_add(cor_arrangement *arrangement, cor_joint a, cor_joint b, size_t area)
{
    add(arrangement, (cor_edge){ a, b, area, true });
}

void cor_arrangement_free(cor_arrangement *a)
{
    cor_free(a->edges);
    *a = (cor_arrangement){ 0 };
}

static bool is_one_side(int64_t a, int64_t b)
{
    return (a > 0 && b > 0) || (a < 0 && b < 0);
}

/* On which side of each other the ends of two edges lie. */
typedef struct sides {
    int64_t f_from, f_to, e_from, e_to;
} sides;

/* False when one edge lies on one side of the other. */
static bool find_sides(sides *s, const cor_edge *e, const cor_edge *f)
{
    *s = (sides){ cor_edge_side(e, f->from), cor_edge_side(e, f->to), cor_edge_side(f, e->from),
                  cor_edge_side(f, e->to) };
    return !is_one_side(s->f_from, s->f_to) && !is_one_side(s->e_from, s->e_to);
}

/* Called once for two edges that may meet; false: that is enough. */
typedef bool pair_visitor(void *user, const cor_edge *edges, size_t i, size_t k);

typedef struct visit {
    const cor_edge *edges;
    const cor_columns *columns;
    pair_visitor *pair;
    void *user;
    size_t *waiting; /* edges of the column that others may still meet */
    size_t tests;
} visit;

static int64_t high(const cor_edge *e)
{
    return e->from.y > e->to.y ? e->from.y : e->to.y;
}

/* Two edges may share many columns: they are visited in the first of them. */
static bool is_first_column(const visit *v, size_t column, const cor_edge *e, const cor_edge *f)
{
    int64_t x = e->from.x > f->from.x ? e->from.x : f->from.x;
    return x <= e->to.x && x <= f->to.x && cor_columns_at(v->columns, x) == column;
}

/* After the first round most columns are as they were. */
static bool has_fresh(const visit *v, size_t column)
{
    for (size_t i = v->columns->first[column]; i < v->columns->first[column + 1]; i++)
        if (v->edges[v->columns->items[i].edge].is_fresh)
            return true;
    return false;
}

/* From below to above. */
static bool visit_column(visit *v, size_t column)
{
    size_t waiting = 0;
    for (size_t i = v->columns->first[column]; i < v->columns->first[column + 1]; i++) {
        const cor_column_item item = v->columns->items[i];
        const cor_edge *e = &v->edges[item.edge];
        size_t kept = 0;
        v->tests += waiting;
        for (size_t k = 0; k < waiting; k++) {
            const cor_edge *f = &v->edges[v->waiting[k]];
            if (high(f) < item.low)
                continue;
            v->waiting[kept++] = v->waiting[k];
            if ((e->is_fresh || f->is_fresh) && is_first_column(v, column, e, f) &&
                !v->pair(v->user, v->edges, v->waiting[k], item.edge))
                return false;
        }
        v->waiting[kept++] = item.edge;
        waiting = kept;
    }
    return v->tests <= TESTS_MAX;
}

/* False when the visitor had enough, or there are too many pairs to visit. */
static bool visit_pairs(const cor_arrangement *a, const cor_columns *columns, pair_visitor *pair,
                        void *user)
{
    visit v = { .edges = a->edges, .columns = columns, .pair = pair, .user = user };
    bool ok = true;
    v.waiting = cor_alloc(a->count + 1, sizeof *v.waiting);
    for (size_t i = 0; i < columns->count && ok; i++)
        ok = !has_fresh(&v, i) || visit_column(&v, i);
    cor_free(v.waiting);
    return ok;
}

static bool are_apart(void *user, const cor_edge *edges, size_t i, size_t k)
{
    sides s;
    (void)user;
    return edges[i].area == edges[k].area || !find_sides(&s, &edges[i], &edges[k]);
}

bool cor_arrangement_meets(const cor_arrangement *a, const cor_columns *columns)
{
    return !visit_pairs(a, columns, are_apart, NULL);
}

/* ---- Cutting. */

typedef struct cut {
    size_t edge;
    int64_t along; /* the edge */
    cor_joint at;
} cut;

typedef struct cuts {
    cut *items;
    size_t count, capacity;
} cuts;

/* Cuts the edge at a place on it, or nearly so, unless that is one of its ends. */
static void cut_at(cuts *c, const cor_edge *edges, size_t edge, cor_joint at)
{
    const cor_edge *e = &edges[edge];
    if (cor_joint_compare(at, e->from) == 0 || cor_joint_compare(at, e->to) == 0)
        return;
    int64_t along =
        (at.x - e->from.x) * (e->to.x - e->from.x) + (at.y - e->from.y) * (e->to.y - e->from.y);
    c->items = cor_grow(c->items, &c->capacity, c->count + 1, sizeof *c->items);
    c->items[c->count++] = (cut){ edge, along, at };
}

/* The place is on the edge's line. */
static void cut_between(cuts *c, const cor_edge *edges, size_t edge, cor_joint at)
{
    const cor_edge *e = &edges[edge];
    if (cor_joint_compare(e->from, at) < 0 && cor_joint_compare(at, e->to) < 0)
        cut_at(c, edges, edge, at);
}

static cor_joint crossing(const cor_edge *e, const sides *s)
{
    double t = (double)s->e_from / ((double)s->e_from - (double)s->e_to);
    return (cor_joint){ e->from.x + llround((double)(e->to.x - e->from.x) * t),
                        e->from.y + llround((double)(e->to.y - e->from.y) * t) };
}

static bool cut_pair(void *user, const cor_edge *edges, size_t i, size_t k)
{
    cuts *c = user;
    sides s;
    if (!find_sides(&s, &edges[i], &edges[k]))
        return true;
    if (s.f_from && s.f_to && s.e_from && s.e_to) {
        cor_joint at = crossing(&edges[i], &s);
        cut_at(c, edges, i, at);
        cut_at(c, edges, k, at);
    }
    if (!s.f_from)
        cut_between(c, edges, i, edges[k].from);
    if (!s.f_to)
        cut_between(c, edges, i, edges[k].to);
    if (!s.e_from)
        cut_between(c, edges, k, edges[i].from);
    if (!s.e_to)
        cut_between(c, edges, k, edges[i].to);
    return c->count <= CUTS_MAX;
}

static int compare_cuts(const void *left, const void *right)
{
    const cut *a = left, *b = right;
    if (a->edge != b->edge)
        return a->edge < b->edge ? -1 : 1;
    if (a->along != b->along)
        return a->along < b->along ? -1 : 1;
    return cor_joint_compare(a->at, b->at);
}

static void apply_cuts(cor_arrangement *a, cuts *c)
{
    cor_arrangement whole = *a, parts = { 0 };
    if (c->count > 1)
        qsort(c->items, c->count, sizeof *c->items, compare_cuts);
    for (size_t i = 0, k = 0; i < whole.count; i++) {
        const cor_edge *e = &whole.edges[i];
        const bool is_cut = k < c->count && c->items[k].edge == i;
        cor_joint from = e->from;
        for (; k < c->count && c->items[k].edge == i; k++) {
            add(&parts, (cor_edge){ from, c->items[k].at, e->area, true });
            from = c->items[k].at;
        }
        add(&parts, (cor_edge){ from, e->to, e->area, is_cut });
    }
    cor_arrangement_free(&whole);
    *a = parts;
}

static bool find_cuts(cuts *c, const cor_arrangement *a)
{
    cor_columns columns;
    c->count = 0;
    cor_columns_make(&columns, a);
    bool ok = visit_pairs(a, &columns, cut_pair, c);
    cor_columns_free(&columns);
    return ok;
}

bool cor_arrangement_cut(cor_arrangement *a)
{
    cuts c = { 0 };
    bool ok = true, is_done = a->count == 0;
    for (int round = 0; ok && !is_done && round < ROUNDS_MAX; round++) {
        ok = find_cuts(&c, a);
        is_done = c.count == 0;
        if (ok && !is_done)
            apply_cuts(a, &c);
    }
    cor_free(c.items);
    return ok && is_done;
}
