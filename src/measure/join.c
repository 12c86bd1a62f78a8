#include "measure/join.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/geodesics.h"

static const double touch_m = 1;

enum {
    FORK_MAX = 32,   /* ends at one place: of more nobody can tell which go on in which */
    CHAINS_MAX = 400 /* that are put in order: all of their ends are held against each other */
};

#define NONE SIZE_MAX

/* Line i has the ends 2 i (its start) and 2 i + 1. */
typedef struct joiner {
    const cor_joined *joined; /* the lines as they were added */
    size_t *partners;         /* by end: the end that it is joined to, or NONE */
    size_t *parents;          /* by line: towards the line that stands for its chain */
    bool *over_gap;           /* by end: it is joined over a gap */
    size_t forks;
} joiner;

static size_t chain_of(joiner *j, size_t line)
{
    while (j->parents[line] != line)
        line = j->parents[line] = j->parents[j->parents[line]];
    return line;
}

static void link_ends(joiner *j, size_t a, size_t b)
{
    j->partners[a] = b;
    j->partners[b] = a;
    j->parents[chain_of(j, a / 2)] = chain_of(j, b / 2);
}

static bool is_free(const joiner *j, size_t end)
{
    return j->partners[end] == NONE;
}

/* Both are free, and no chain is closed on itself. */
static bool may_link(joiner *j, size_t a, size_t b)
{
    return is_free(j, a) && is_free(j, b) && chain_of(j, a / 2) != chain_of(j, b / 2);
}

static cor_lonlat place_of(const joiner *j, size_t end)
{
    const cor_part *part = j->joined->lines[end / 2].part;
    return j->joined->data->coords[part->first + (end % 2 ? part->count - 1 : 0)];
}

/* ---- Ends at one place. */

typedef struct spot {
    cor_lonlat at; /* one for each place: in [-180, 180), and 0 at the poles */
    size_t end;
} spot;

static spot spot_of(const joiner *j, size_t end)
{
    cor_lonlat at = place_of(j, end);
    at.lon_deg = fabs(at.lat_deg) >= 90 ? 0 : remainder(at.lon_deg, 360);
    if (at.lon_deg >= 180)
        at.lon_deg -= 360;
    return (spot){ at, end };
}

static int by_place(const void *a, const void *b)
{
    const spot *x = a, *y = b;
    if (x->at.lon_deg != y->at.lon_deg)
        return x->at.lon_deg < y->at.lon_deg ? -1 : 1;
    if (x->at.lat_deg != y->at.lat_deg)
        return x->at.lat_deg < y->at.lat_deg ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static size_t spots_together(const spot *spots, size_t count)
{
    size_t n = 1;
    while (n < count && spots[n].at.lon_deg == spots[0].at.lon_deg &&
           spots[n].at.lat_deg == spots[0].at.lat_deg)
        n++;
    return n;
}

/* Towards the first vertex that is elsewhere. */
static double direction_deg(const joiner *j, size_t end)
{
    const cor_part *part = j->joined->lines[end / 2].part;
    const cor_lonlat *line = j->joined->data->coords + part->first;
    cor_lonlat at = place_of(j, end), to = at;
    for (size_t i = 1; i < part->count && to.lon_deg == at.lon_deg && to.lat_deg == at.lat_deg; i++)
        to = line[end % 2 ? part->count - 1 - i : i];
    return cor_geodesic_azimuth_deg(at, to);
}

typedef struct pair {
    size_t a, b;
    double cost; /* the least goes first */
} pair;

static int by_cost(const void *a, const void *b)
{
    const pair *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static void join_fork(joiner *j, const spot *spots, size_t count)
{
    pair pairs[FORK_MAX * (FORK_MAX - 1) / 2];
    size_t n = 0;
    double azimuth_deg[FORK_MAX];
    for (size_t i = 0; i < count && count <= FORK_MAX; i++)
        azimuth_deg[i] = direction_deg(j, spots[i].end);
    for (size_t i = 1; i < count && count <= FORK_MAX; i++)
        for (size_t k = 0; k < i; k++)
            pairs[n++] = (pair){ spots[k].end, spots[i].end,
                                 180 - fabs(remainder(azimuth_deg[i] - azimuth_deg[k], 360)) };
    if (n)
        qsort(pairs, n, sizeof *pairs, by_cost);
    for (size_t i = 0; i < n; i++)
        if (may_link(j, pairs[i].a, pairs[i].b))
            link_ends(j, pairs[i].a, pairs[i].b);
    for (size_t i = 0; i < count; i++)
        j->forks += is_free(j, spots[i].end);
}

/* First where two meet, then the forks: those must not close a chain that others go on. */
static void join_places(joiner *j)
{
    size_t count = 2 * j->joined->count;
    spot *spots = cor_alloc(count, sizeof *spots);
    for (size_t i = 0; i < count; i++)
        spots[i] = spot_of(j, i);
    qsort(spots, count, sizeof *spots, by_place);
    for (int forks = 0; forks < 2; forks++) {
        for (size_t i = 0, n; i < count; i += n) {
            n = spots_together(spots + i, count - i);
            if (!forks && n == 2)
                link_ends(j, spots[i].end, spots[i + 1].end);
            else if (forks && n > 2)
                join_fork(j, spots + i, n);
        }
    }
    cor_free(spots);
}

/* ---- Free ends, over a distance. */

typedef struct free_end {
    cor_xyz at;
    double level_m; /* along a direction in which no meridian and no parallel is level for long */
    size_t end;
} free_end;

static int by_level(const void *a, const void *b)
{
    const free_end *x = a, *y = b;
    if (x->level_m != y->level_m)
        return x->level_m < y->level_m ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static size_t find_free(const joiner *j, free_end **out)
{
    size_t count = 0;
    *out = cor_alloc(2 * j->joined->count, sizeof **out);
    for (size_t i = 0; i < 2 * j->joined->count; i++) {
        if (!is_free(j, i))
            continue;
        cor_xyz at = cor_geodesic_in_space(place_of(j, i));
        (*out)[count++] = (free_end){ at, 0.48 * at.x_m + 0.6 * at.y_m + 0.64 * at.z_m, i };
    }
    if (count)
        qsort(*out, count, sizeof **out, by_level);
    return count;
}

/* Straight through the earth. */
static double apart_m(cor_xyz a, cor_xyz b)
{
    return hypot(hypot(a.x_m - b.x_m, a.y_m - b.y_m), a.z_m - b.z_m);
}

/* Ends of different chains, no farther than `most_m` from each other, by their places in `ends`:
 * of equal distances not the order of the file decides. */
static size_t find_pairs(pair **out, joiner *j, const free_end *ends, size_t count, double most_m)
{
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && ends[k].level_m - ends[i].level_m <= most_m; k++) {
            double away_m = apart_m(ends[i].at, ends[k].at);
            if (away_m > most_m || chain_of(j, ends[i].end / 2) == chain_of(j, ends[k].end / 2))
                continue;
            *out = cor_grow(*out, &capacity, n + 1, sizeof **out);
            (*out)[n++] = (pair){ i, k, away_m };
        }
    if (n)
        qsort(*out, n, sizeof **out, by_cost);
    return n;
}

/* The nearest first. */
static void join_free(joiner *j, double most_m)
{
    free_end *ends;
    pair *pairs = NULL;
    size_t count = find_free(j, &ends), n = find_pairs(&pairs, j, ends, count, most_m);
    for (size_t i = 0; i < n; i++) {
        size_t a = ends[pairs[i].a].end, b = ends[pairs[i].b].end;
        if (!may_link(j, a, b))
            continue;
        link_ends(j, a, b);
        j->over_gap[a] = j->over_gap[b] = most_m > touch_m;
    }
    cor_free(ends);
    cor_free(pairs);
}

/* ---- In order. */

/* The start of the chain that the line is in, walking back from the line's own start. */
static size_t start_of(const joiner *j, size_t line)
{
    size_t end = 2 * line;
    while (!is_free(j, end)) {
        end = j->partners[end] ^ 1;
        if (end == 2 * line)
            break; /* a ring */
    }
    return end;
}

/* A ring is opened where its first line begins. */
static void open_rings(joiner *j)
{
    bool *is_seen = cor_alloc(j->joined->count, sizeof *is_seen);
    for (size_t i = 0; i < j->joined->count; i++) {
        if (is_seen[i])
            continue;
        size_t start = start_of(j, i), end = start;
        do {
            is_seen[end / 2] = true;
            end = j->partners[end ^ 1];
        } while (end != NONE && end != start);
        if (end == start) {
            j->partners[j->partners[start]] = NONE;
            j->partners[start] = NONE;
        }
    }
    cor_free(is_seen);
}

static size_t count_chains(const joiner *j)
{
    size_t free_ends = 0;
    for (size_t i = 0; i < 2 * j->joined->count; i++)
        free_ends += is_free(j, i);
    return free_ends / 2;
}

static void put_chain(cor_joined *out, const joiner *j, bool *is_put, size_t start)
{
    size_t end = start;
    do {
        cor_joined_line line = j->joined->lines[end / 2];
        line.is_turned = end % 2;
        line.begins = end == start || j->over_gap[end];
        out->lines[out->count++] = line;
        is_put[end / 2] = true;
        end = j->partners[end ^ 1];
    } while (end != NONE);
}

static void put_in_order(cor_joined *out, const joiner *j)
{
    size_t count = j->joined->count;
    bool *is_put = cor_alloc(count, sizeof *is_put);
    for (size_t i = 0; i < count; i++)
        if (!is_put[i])
            put_chain(out, j, is_put, start_of(j, i));
    for (size_t i = 1; i < count; i++)
        if (out->lines[i].begins)
            out->lines[i].gap_m =
                cor_geodesic_distance_m(cor_joined_end(out, &out->lines[i - 1], true),
                                        cor_joined_end(out, &out->lines[i], false));
    cor_free(is_put);
}

static bool has_length(const cor_dataset *data, const cor_part *part)
{
    const cor_lonlat *p = data->coords + part->first;
    for (size_t i = 1; i < part->count; i++)
        if (p[i].lon_deg != p[0].lon_deg || p[i].lat_deg != p[0].lat_deg)
            return true;
    return false;
}

void cor_joined_add(cor_joined *joined, const cor_dataset *data, size_t feature)
{
    const cor_feature *f = &data->features[feature];
    joined->data = data;
    for (size_t i = 0; i < f->part_count; i++) {
        const cor_part *part = &data->parts[f->first_part + i];
        if (part->kind != COR_PART_LINE || !has_length(data, part))
            continue;
        joined->lines =
            cor_grow(joined->lines, &joined->capacity, joined->count + 1, sizeof *joined->lines);
        joined->lines[joined->count++] = (cor_joined_line){ .feature = feature, .part = part };
    }
}

void cor_joined_join(cor_joined *joined)
{
    size_t n = joined->count;
    if (!n)
        return;
    joiner j = { .joined = joined,
                 .partners = cor_alloc(2 * n, sizeof *j.partners),
                 .parents = cor_alloc(n, sizeof *j.parents),
                 .over_gap = cor_alloc(2 * n, sizeof *j.over_gap) };
    for (size_t i = 0; i < 2 * n; i++)
        j.partners[i] = NONE;
    for (size_t i = 0; i < n; i++)
        j.parents[i] = i;
    join_places(&j);
    open_rings(&j);
    join_free(&j, touch_m);
    cor_joined out = { .data = joined->data,
                       .lines = cor_alloc(n, sizeof *out.lines),
                       .capacity = n,
                       .chains = count_chains(&j),
                       .forks = j.forks };
    out.is_ordered = out.chains <= CHAINS_MAX;
    if (out.is_ordered)
        join_free(&j, HUGE_VAL);
    put_in_order(&out, &j);
    cor_free(j.partners);
    cor_free(j.parents);
    cor_free(j.over_gap);
    cor_joined_free(joined);
    *joined = out;
}

void cor_joined_free(cor_joined *joined)
{
    cor_free(joined->lines);
    *joined = (cor_joined){ 0 };
}

cor_lonlat cor_joined_end(const cor_joined *joined, const cor_joined_line *line, bool last)
{
    size_t at = last != line->is_turned ? line->part->count - 1 : 0;
    return joined->data->coords[line->part->first + at];
}
