#include "measure/split.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/cuts.h"

typedef struct splitter {
    cor_split *out;
    cor_borders *borders;
    uint32_t *zones, *beside; /* at a place, and on the other side of the edge: room for all */
    cor_cuts cuts;            /* of the edge at hand */
    double before_m;
    int zone;       /* of the piece that was added last */
    bool begins;    /* a line, with the piece that comes next */
    bool is_unsure; /* a border touches the edge before: its end may have left the zone */
} splitter;

static int zone_of(const uint32_t *zones, size_t count)
{
    return count == 0 ? COR_PIECE_OUTSIDE : count == 1 ? (int)zones[0] : COR_PIECE_OVERLAP;
}

/* Where both sides are in the same zones no border runs along: an edge that polygons of one zone
 * share, or one that another polygon of it covers, is none. */
static int zone_along(splitter *s, cor_lonlat p, cor_lonlat q, double share)
{
    size_t left = cor_borders_zones_at(s->borders, cor_beside_edge(p, q, share, 1), s->zones);
    size_t right = cor_borders_zones_at(s->borders, cor_beside_edge(p, q, share, -1), s->beside);
    if (left != right || memcmp(s->zones, s->beside, left * sizeof *s->zones) != 0)
        return COR_PIECE_BORDER;
    return zone_of(s->zones, left);
}

static int zone_at(splitter *s, cor_lonlat p, cor_lonlat q, double share)
{
    if (s->cuts.runs_along)
        return zone_along(s, p, q, share);
    return zone_of(s->zones, cor_borders_zones_at(s->borders, cor_on_edge(p, q, share), s->zones));
}

static void add_sum(cor_split *out, int zone, double length_m)
{
    if (zone >= 0)
        out->zone_m[zone] += length_m;
    else if (zone == COR_PIECE_OUTSIDE)
        out->outside_m += length_m;
    else if (zone == COR_PIECE_BORDER)
        out->border_m += length_m;
    else
        out->overlap_m += length_m;
}

static void add_piece(splitter *s, cor_lonlat from, double from_m, double to_m, int zone)
{
    cor_split *out = s->out;
    add_sum(out, zone, to_m - from_m);
    if (out->count && !s->begins && s->zone == zone) {
        out->pieces[out->count - 1].to_m = to_m;
        return;
    }
    out->pieces = cor_grow(out->pieces, &out->capacity, out->count + 1, sizeof *out->pieces);
    from.lon_deg = remainder(from.lon_deg, 360);
    out->pieces[out->count++] = (cor_piece){ from_m, to_m, zone, from, s->begins };
    s->zone = zone;
    s->begins = false;
}

/* The distance of the place at share t of the edge, from its start: the geodesic and the straight
 * line in longitude and latitude differ by less than the place's distance from the geodesic. */
static double along(cor_lonlat p, cor_lonlat q, double t, double edge_m)
{
    cor_lonlat at = cor_on_edge(p, q, t);
    double to = cor_geodesic_distance_m(p, at), on = cor_geodesic_distance_m(at, q);
    return to + on > 0 ? edge_m * (to / (to + on)) : 0;
}

static void split_edge(splitter *s, cor_lonlat p, cor_lonlat q)
{
    double edge_m = cor_geodesic_distance_m(p, q), done_m = 0, done = 0;
    if (!(edge_m > 0))
        return;
    cor_cuts_find(&s->cuts, s->borders, p, q, COR_EVERY_ZONE);
    bool looks = s->cuts.touches || s->is_unsure;
    for (size_t i = 0; i <= s->cuts.count; i++) {
        double t = i < s->cuts.count ? s->cuts.items[i] : 1;
        double to_m = t < 1 ? along(p, q, t, edge_m) : edge_m;
        int zone = looks || s->begins ? zone_at(s, p, q, (done + t) / 2) : s->zone;
        add_piece(s, cor_on_edge(p, q, done), s->before_m + done_m, s->before_m + to_m, zone);
        done = t;
        done_m = to_m;
    }
    s->is_unsure = s->cuts.touches;
    s->before_m += edge_m;
}

static void split_line(splitter *s, const cor_lonlat *line, size_t n)
{
    cor_lonlat p = line[0];
    s->begins = true;
    for (size_t i = 1; i < n; i++) {
        cor_lonlat q = line[i];
        q.lon_deg = p.lon_deg + remainder(q.lon_deg - p.lon_deg, 360);
        split_edge(s, p, q);
        p = q;
        /* The line is followed across the antimeridian; it need not be followed for ever. */
        p.lon_deg = remainder(p.lon_deg, 360);
    }
}

void cor_split_route(cor_split *out, const cor_dataset *data, const cor_feature *feature,
                     cor_borders *borders)
{
    splitter s = { .out = out, .borders = borders };
    *out = (cor_split){ .zone_m = cor_alloc(borders->zone_count, sizeof *out->zone_m) };
    s.zones = cor_alloc(borders->zone_count, sizeof *s.zones);
    s.beside = cor_alloc(borders->zone_count, sizeof *s.beside);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            split_line(&s, data->coords + part->first, part->count);
    }
    out->total_m = s.before_m;
    cor_free(s.zones);
    cor_free(s.beside);
    cor_cuts_free(&s.cuts);
}

void cor_split_free(cor_split *split)
{
    cor_free(split->pieces);
    cor_free(split->zone_m);
    *split = (cor_split){ 0 };
}

cor_str cor_piece_name(const cor_borders *borders, int zone)
{
    static const char *const names[] = { "outside", "border", "overlap" };
    return zone >= 0 ? borders->zones[zone] : cor_str_of(names[-zone - 1]);
}
