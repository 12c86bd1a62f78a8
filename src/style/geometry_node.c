#include "style/geometry_node.h"

#include <math.h>
#include <string.h>

#include "geo/lonlat.h"

typedef struct builder {
    cor_part *parts;
    size_t part_count;
    cor_lonlat *coords;
    size_t coord_count;
    const char *fault;
    const cor_node *fault_at;
} builder;

/* No more coordinates than half the numbers; a ring may need one more to be closed. */
static size_t count_numbers(const cor_node *node)
{
    size_t count = node->kind == COR_NODE_NUMBER;
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        count += count_numbers(node->items[i]);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->count; i++)
        count += count_numbers(node->entries[i].value);
    return count;
}

static bool fail(builder *b, const cor_node *node, const char *fault)
{
    if (!b->fault) {
        b->fault = fault;
        b->fault_at = node;
    }
    return false;
}

static bool add_coord(builder *b, const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || node->count < 2 || node->items[0]->kind != COR_NODE_NUMBER ||
        node->items[1]->kind != COR_NODE_NUMBER)
        return fail(b, node, "a position is a list of longitude and latitude");
    cor_lonlat coord = { node->items[0]->number, node->items[1]->number };
    if (!(fabs(coord.lon_deg) <= 540) || !cor_latitude_settle(&coord.lat_deg))
        return fail(b, node, "a position outside the earth");
    b->coords[b->coord_count++] = coord;
    return true;
}

static bool add_run(builder *b, const cor_node *list, cor_part_kind kind)
{
    size_t least = kind == COR_PART_LINE ? 2 : 3, first = b->coord_count;
    if (list->kind != COR_NODE_SEQ || list->count < least)
        return fail(b, list,
                    kind == COR_PART_LINE ? "a line has two positions or more"
                                          : "a ring has four positions or more");
    for (size_t i = 0; i < list->count; i++)
        if (!add_coord(b, list->items[i]))
            return false;
    cor_lonlat head = b->coords[first], tail = b->coords[b->coord_count - 1];
    if (kind != COR_PART_LINE && (head.lon_deg != tail.lon_deg || head.lat_deg != tail.lat_deg))
        b->coords[b->coord_count++] = head;
    b->parts[b->part_count++] = (cor_part){ kind, first, b->coord_count - first };
    return true;
}

static bool add_point(builder *b, const cor_node *coords)
{
    b->parts[b->part_count++] = (cor_part){ COR_PART_POINT, b->coord_count, 1 };
    return add_coord(b, coords);
}

static bool add_line(builder *b, const cor_node *coords)
{
    return add_run(b, coords, COR_PART_LINE);
}

static bool add_polygon(builder *b, const cor_node *coords)
{
    if (coords->kind != COR_NODE_SEQ || !coords->count)
        return fail(b, coords, "a polygon is a list of rings");
    for (size_t i = 0; i < coords->count; i++)
        if (!add_run(b, coords->items[i], i ? COR_PART_RING_INNER : COR_PART_RING_OUTER))
            return false;
    return true;
}

static const struct geometry_type {
    const char *name;
    bool (*add)(builder *b, const cor_node *coords);
    bool many;
} types[] = {
    { "Point", add_point, false },     { "MultiPoint", add_point, true },
    { "LineString", add_line, false }, { "MultiLineString", add_line, true },
    { "Polygon", add_polygon, false }, { "MultiPolygon", add_polygon, true },
};

static bool is_named(const cor_node *node, const char *type)
{
    const cor_node *name = cor_node_get(node, "type");
    return name && name->kind == COR_NODE_STRING && cor_str_is(name->string, type);
}

static bool add_object(builder *b, const cor_node *node);

static bool add_members(builder *b, const cor_node *node, const char *key)
{
    const cor_node *list = cor_node_get(node, key);
    if (!list || list->kind != COR_NODE_SEQ)
        return fail(b, node, "a collection without its members");
    for (size_t i = 0; i < list->count; i++)
        if (!add_object(b, list->items[i]))
            return false;
    return true;
}

static bool add_coordinates(builder *b, const cor_node *node, const struct geometry_type *type)
{
    const cor_node *coords = cor_node_get(node, "coordinates");
    if (!coords || coords->kind != COR_NODE_SEQ)
        return fail(b, node, "a geometry without coordinates");
    if (!type->many)
        return type->add(b, coords);
    for (size_t i = 0; i < coords->count; i++)
        if (!type->add(b, coords->items[i]))
            return false;
    return true;
}

static bool add_object(builder *b, const cor_node *node)
{
    const cor_node *geometry = cor_node_get(node, "geometry");
    if (is_named(node, "FeatureCollection"))
        return add_members(b, node, "features");
    if (is_named(node, "GeometryCollection"))
        return add_members(b, node, "geometries");
    if (is_named(node, "Feature"))
        return !geometry || geometry->kind == COR_NODE_NULL || add_object(b, geometry);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_named(node, types[i].name))
            return add_coordinates(b, node, &types[i]);
    return fail(b, node, "not a GeoJSON object");
}

const char *cor_geometry_from_node(cor_geometry *out, const cor_node *node, cor_arena *arena,
                                   const cor_node **at)
{
    size_t room = count_numbers(node) + 1;
    builder b = { .parts = cor_arena_alloc(arena, room, sizeof(cor_part)),
                  .coords = cor_arena_alloc(arena, room, sizeof(cor_lonlat)) };
    if (!add_object(&b, node)) {
        *at = b.fault_at;
        return b.fault;
    }
    *out = (cor_geometry){ b.parts, b.part_count, b.coords };
    return NULL;
}
