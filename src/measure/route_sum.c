#include "measure/route_sum.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/split.h"

double cor_stated_m(const cor_dataset *data, size_t feature, const char *key)
{
    const cor_value *value = cor_value_get(&data->features[feature].properties, cor_str_of(key));
    if (!value)
        value = cor_value_get(&data->members, cor_str_of(key));
    return value && value->kind == COR_NUMBER && value->as.number > 0 ? value->as.number : 0;
}

/* What of a line counts, and where that begins and ends along the route. */
typedef struct share {
    double length_m;
    cor_lonlat first, last;
} share;

static share all_of(const cor_joined *route, const cor_joined_line *line)
{
    return (
        share){ cor_geodesic_length_m(route->data->coords + line->part->first, line->part->count),
                cor_joined_end(route, line, false), cor_joined_end(route, line, true) };
}

static share within(const cor_joined *route, const cor_joined_line *line, cor_borders *borders)
{
    const cor_feature alone = { .first_part = (size_t)(line->part - route->data->parts),
                                .part_count = 1 };
    share out = { .length_m = 0 };
    cor_split split;
    cor_split_route(&split, route->data, &alone, borders);
    for (size_t i = 0; i < split.count; i++) {
        const cor_piece *piece = &split.pieces[i];
        if (piece->zone == COR_PIECE_OUTSIDE)
            continue;
        if (!(out.length_m > 0))
            out.first = piece->from;
        out.last =
            i + 1 < split.count ? piece[1].from : cor_joined_end(route, line, !line->is_turned);
        out.length_m += piece->to_m - piece->from_m;
    }
    cor_split_free(&split);
    if (line->is_turned)
        return (share){ out.length_m, out.last, out.first };
    return out;
}

/* ---- How surely. */

typedef struct certainty {
    double precision_m; /* of the lines that do not state their uncertainty */
    double *stated_m;   /* by those that do */
    size_t stated_count, capacity;
    bool is_unknown; /* a line states nothing */
} certainty;

static void ask(certainty *c, const cor_dataset *data, size_t feature, double border_precision_m)
{
    double stated_m = cor_stated_m(data, feature, "length_uncertainty_m");
    double precision_m = cor_stated_m(data, feature, "precision_m");
    if (stated_m > 0) {
        c->stated_m = cor_grow(c->stated_m, &c->capacity, c->stated_count + 1, sizeof(double));
        c->stated_m[c->stated_count++] = stated_m;
    } else if (precision_m > 0) {
        c->precision_m = fmax(c->precision_m, fmax(precision_m, border_precision_m));
    } else {
        c->is_unknown = true;
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Of what was asked for since the last time. */
static double take_uncertainty(certainty *c)
{
    double sum_m = sqrt(2) * c->precision_m;
    if (c->stated_count)
        qsort(c->stated_m, c->stated_count, sizeof(double), ascending);
    for (size_t i = 0; i < c->stated_count; i++)
        if (!i || c->stated_m[i] != c->stated_m[i - 1])
            sum_m += c->stated_m[i];
    double uncertainty_m = c->is_unknown ? (double)NAN : sum_m;
    c->precision_m = 0;
    c->stated_count = 0;
    c->is_unknown = false;
    return uncertainty_m;
}

/* ---- All together. */

/* Drawn to show what joins what: its length is not that of the thing. */
static bool is_schematic(const cor_feature *feature)
{
    const cor_value *value = cor_value_get(&feature->properties, COR_STR("schematic"));
    return value && value->kind == COR_BOOL && value->as.boolean;
}

typedef struct summing {
    cor_route_sum *out;
    const cor_joined *route;
    certainty chain, whole; /* of the chain at hand, and of the route */
    cor_lonlat first, last;
    double gaps_m; /* since the last line that counts */
    size_t gaps;
} summing;

static void add_line(summing *s, const cor_joined_line *line, const share *part,
                     double border_precision_m)
{
    cor_route_sum *out = s->out;
    if (!out->feature_count)
        s->first = part->first;
    else {
        out->gaps += s->gaps;
        out->gaps_m += s->gaps_m;
    }
    s->gaps = 0;
    s->gaps_m = 0;
    s->last = part->last;
    out->length_m += part->length_m;
    out->features[out->feature_count++] = line->feature;
    out->is_schematic |= is_schematic(&s->route->data->features[line->feature]);
    ask(&s->chain, s->route->data, line->feature, border_precision_m);
    ask(&s->whole, s->route->data, line->feature, border_precision_m);
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

/* Each once, in the order of the file. */
static void sort_features(cor_route_sum *out)
{
    size_t kept = 0;
    if (out->feature_count)
        qsort(out->features, out->feature_count, sizeof *out->features, by_number);
    for (size_t i = 0; i < out->feature_count; i++)
        if (!i || out->features[i] != out->features[i - 1])
            out->features[kept++] = out->features[i];
    out->feature_count = kept;
}

static double end_to_end_m(const summing *s)
{
    static const double closed_m = 1e-3;
    bool forks = s->route->chains > 1 && s->route->forks > 0;
    double away_m = cor_geodesic_distance_m(s->first, s->last);
    return forks || !s->route->is_ordered || away_m <= closed_m ? (double)NAN : away_m;
}

void cor_route_sum_up(cor_route_sum *out, const cor_joined *route, cor_borders *borders,
                      double border_precision_m)
{
    *out = (cor_route_sum){ .features = cor_alloc(route->count + 1, sizeof *out->features) };
    summing s = { .out = out, .route = route };
    for (size_t i = 0; i < route->count; i++) {
        const cor_joined_line *line = &route->lines[i];
        if (line->begins) {
            out->length_uncertainty_m += take_uncertainty(&s.chain);
            s.gaps += i > 0;
            s.gaps_m += line->gap_m;
        }
        share part = borders ? within(route, line, borders) : all_of(route, line);
        if (part.length_m > 0)
            add_line(&s, line, &part, border_precision_m);
    }
    out->length_uncertainty_m += take_uncertainty(&s.chain);
    out->end_to_end_uncertainty_m = take_uncertainty(&s.whole);
    out->end_to_end_m = out->feature_count ? end_to_end_m(&s) : (double)NAN;
    sort_features(out);
    cor_free(s.chain.stated_m);
    cor_free(s.whole.stated_m);
}

void cor_route_sum_free(cor_route_sum *sum)
{
    cor_free(sum->features);
    *sum = (cor_route_sum){ 0 };
}
