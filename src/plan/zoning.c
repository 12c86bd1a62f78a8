#include "plan/zoning.h"

#include <string.h>

#include "base/memory.h"
#include "measure/where.h"
#include "plan/chart_words.h"
#include "plan/course.h"
#include "plan/feature_name.h"

/* The polygons that the part's expression accepts. */
static bool accept(bool *accepted, const cor_plan *plan, const cor_furniture_spec *spec,
                   const cor_dataset *polygons, cor_report *report)
{
    cor_where *where = NULL;
    const cor_node *node = spec->route.split.where;
    if (node && !cor_where_compile(&where, node, &plan->style->state, report))
        return false;
    bool any = false;
    for (size_t i = 0; i < polygons->feature_count; i++) {
        accepted[i] =
            cor_feature_has_polygon(polygons, i) && cor_where_accepts(where, polygons, i, report);
        any = any || accepted[i];
    }
    cor_where_free(where);
    return any || cor_fail(report, COR_KIND_MEASURE, spec->route.split.at,
                           node ? "does where: accept one?" : NULL,
                           "source '%s' has no polygon to split by", spec->route.split.source);
}

static void add_split(cor_zoning *out, const cor_split *split, cor_arena *arena)
{
    cor_piece *pieces = cor_arena_alloc(arena, out->piece_count + split->count + 1, sizeof *pieces);
    if (out->piece_count)
        memcpy(pieces, out->pieces, out->piece_count * sizeof *pieces);
    if (split->count)
        memcpy(pieces + out->piece_count, split->pieces, split->count * sizeof *pieces);
    out->pieces = pieces;
    out->piece_count += split->count;
    for (size_t z = 0; z < out->zone_count; z++)
        out->zones[z].length_m += split->zone_m[z];
    out->outside_m += split->outside_m;
    out->border_m += split->border_m;
    out->overlap_m += split->overlap_m;
    out->total_m += split->total_m;
}

static bool open_borders(cor_borders **out, cor_zoning *zoning, const cor_plan *plan,
                         const cor_furniture_spec *spec, cor_report *report)
{
    const cor_route_spec *route = &spec->route;
    const cor_dataset *polygons = plan->datasets[zoning->source];
    bool *accepted = cor_arena_alloc(plan->arena, polygons->feature_count + 1, sizeof *accepted);
    const cor_border_choice choice = { route->split_by, accepted, route->split.at };
    if (!accept(accepted, plan, spec, polygons, report) ||
        !cor_borders_new(out, polygons, &choice, report))
        return false;
    zoning->zone_count = (*out)->zone_count;
    zoning->zones = cor_arena_alloc(plan->arena, zoning->zone_count + 1, sizeof *zoning->zones);
    for (size_t z = 0; z < zoning->zone_count; z++) {
        cor_str zone = (*out)->zones[z];
        size_t f = (*out)->zone_features[z];
        const char *name =
            cor_feature_name(plan, &polygons->features[f],
                             route->split_by ? route->split_by : "name", route->split.at, report);
        zoning->zones[z] = (cor_zone){ name ? name : cor_arena_str(plan->arena, zone).ptr, f, 0 };
    }
    return true;
}

bool cor_zoning_measure(cor_zoning *out, const cor_plan *plan, const cor_furniture_spec *spec,
                        const cor_dataset *data, const bool *counts, cor_report *report)
{
    const cor_claim_place *split = &spec->route.split;
    cor_zoning zoning = { .source = -1 };
    cor_borders *borders;
    *out = zoning;
    if (!split->source)
        return true;
    zoning.source = cor_plan_source(plan, split->source, split->at, report);
    if (zoning.source < 0 || !open_borders(&borders, &zoning, plan, spec, report))
        return false;
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_split s;
        if (counts && !counts[i])
            continue;
        cor_split_route(&s, data, &data->features[i], borders);
        add_split(&zoning, &s, plan->arena);
        cor_split_free(&s);
    }
    cor_borders_free(borders);
    *out = zoning;
    return true;
}

const char *cor_zoning_name(const cor_zoning *zoning, const cor_plan *plan, int zone)
{
    static const cor_chart_word words[] = { COR_WORD_OUTSIDE, COR_WORD_BORDER, COR_WORD_OVERLAP };
    return zone >= 0 ? zoning->zones[zone].name : cor_chart_word_of(plan, words[-zone - 1]);
}

double cor_zoning_length_m(const cor_zoning *zoning, int zone)
{
    const double sums[] = { zoning->outside_m, zoning->border_m, zoning->overlap_m };
    return zone >= 0 ? zoning->zones[zone].length_m : sums[-zone - 1];
}
