#include "measure/outline.h"

#include "base/memory.h"
#include "measure/cuts.h"

/* Where an edge's stretches are in the list of all. */
typedef struct entry {
    bool is_known;
    uint32_t count;
    size_t first;
} entry;

struct cor_outline {
    entry *entries; /* by edge */
    cor_stretch *stretches;
    size_t count, capacity;
    cor_cuts cuts;
    uint32_t *zones; /* at a place */
};

static struct cor_outline *new_outline(const cor_borders *borders)
{
    struct cor_outline *o = cor_alloc(1, sizeof *o);
    o->entries = cor_alloc(borders->edge_count, sizeof *o->entries);
    o->zones = cor_alloc(borders->zone_count, sizeof *o->zones);
    return o;
}

void cor_outline_free(struct cor_outline *outline)
{
    if (!outline)
        return;
    cor_cuts_free(&outline->cuts);
    cor_free(outline->entries);
    cor_free(outline->stretches);
    cor_free(outline->zones);
    cor_free(outline);
}

static bool holds(cor_borders *b, uint32_t zone, cor_lonlat p)
{
    uint32_t *zones = b->outline->zones;
    size_t count = cor_borders_zones_at(b, p, zones);
    for (size_t i = 0; i < count; i++)
        if (zones[i] == zone)
            return true;
    return false;
}

static void add(struct cor_outline *o, entry *e, double from, double to)
{
    if (e->count && o->stretches[o->count - 1].to == from) {
        o->stretches[o->count - 1].to = to;
        return;
    }
    o->stretches = cor_grow(o->stretches, &o->capacity, o->count + 1, sizeof *o->stretches);
    o->stretches[o->count++] = (cor_stretch){ from, to };
    e->count++;
}

static void find(cor_borders *b, entry *e, const cor_border_edge *edge)
{
    struct cor_outline *o = b->outline;
    uint32_t zone = cor_border_zone(b, edge);
    double from = 0;
    *e = (entry){ .is_known = true, .first = o->count };
    cor_cuts_find(&o->cuts, b, edge->a, edge->b, zone);
    for (size_t i = 0; i <= o->cuts.count; i++) {
        double to = i < o->cuts.count ? o->cuts.items[i] : 1, middle = (from + to) / 2;
        if (holds(b, zone, cor_beside_edge(edge->a, edge->b, middle, 1)) !=
            holds(b, zone, cor_beside_edge(edge->a, edge->b, middle, -1)))
            add(o, e, from, to);
        from = to;
    }
}

cor_stretches cor_outline_of(cor_borders *borders, uint32_t edge)
{
    if (!borders->outline)
        borders->outline = new_outline(borders);
    entry *e = &borders->outline->entries[edge];
    if (!e->is_known)
        find(borders, e, &borders->edges[edge]);
    return (cor_stretches){ borders->outline->stretches + e->first, e->count };
}
