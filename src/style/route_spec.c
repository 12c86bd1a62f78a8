#include "style/route_spec.h"

#include <stddef.h>

typedef struct split_members {
    const char *source, *by;
} split_members;

static const cor_field split_fields[] = {
    { "source", COR_FIELD_TEXT, offsetof(split_members, source), 0, 0, NULL, 0 },
    { "by", COR_FIELD_TEXT, offsetof(split_members, by), 0, 0, NULL, 0 },
    { "where", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

cor_field_table cor_split_fields(void)
{
    return COR_FIELD_TABLE(split_fields, "in 'split'");
}

static bool read_split(cor_route_spec *out, const cor_node *node, cor_arena *arena,
                       cor_report *report)
{
    split_members m = { 0 };
    if (!cor_fields_read(&m, node, cor_split_fields(), arena, report))
        return false;
    out->split = (cor_claim_place){ m.source, cor_node_get(node, "where"), node->at };
    out->split_by = m.by;
    return m.source ||
           cor_fail(report, COR_KIND_MISSING_KEY, node->at,
                    "add source: the name of a source of polygons", "the split has no 'source'");
}

/* [longitude, latitude], or the kilometre with which counting begins. */
static bool read_origin(cor_origin *out, const cor_node *node, cor_arena *arena, cor_report *report)
{
    static const double most_m = 1e9;
    static const cor_field place[] = { { "origin", COR_FIELD_LONLAT, 0, 0, 0, NULL, 0 } };
    static const cor_field distance[] = { { "origin", COR_FIELD_GROUND, 0, 0, 0, NULL, 0 } };
    bool is_place = node->kind == COR_NODE_SEQ;
    cor_node value = *node;
    cor_entry entry = { COR_STR("origin"), node->at, &value };
    const cor_node map = { .kind = COR_NODE_MAP, .at = node->at, .entries = &entry, .count = 1 };
    out->kind = is_place ? COR_ORIGIN_PLACE : COR_ORIGIN_DISTANCE;
    out->at = node->at;
    if (is_place)
        return cor_fields_read(&out->place, &map, COR_FIELD_TABLE(place, "in 'origin'"), arena,
                               report);
    return cor_fields_read(&out->distance_m, &map, COR_FIELD_TABLE(distance, "in 'origin'"), arena,
                           report) &&
           (out->distance_m <= most_m ||
            cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                     "no line on the earth begins with km %g", out->distance_m / 1000));
}

bool cor_route_spec_read(cor_route_spec *out, const cor_node *options, cor_arena *arena,
                         cor_report *report)
{
    const cor_node *split = cor_node_get(options, "split");
    const cor_node *origin = cor_node_get(options, "origin");
    bool well = !split || read_split(out, split, arena, report);
    return (!origin || read_origin(&out->origin, origin, arena, report)) && well;
}
