#include "geo/inside.h"

#include <math.h>

static cor_area area_of(const cor_part *rings, size_t count, const cor_lonlat *coords)
{
    cor_area area = { rings, count, coords, HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i < rings[0].count; i++) {
        cor_lonlat c = coords[rings[0].first + i];
        area.west_deg = fmin(area.west_deg, c.lon_deg);
        area.east_deg = fmax(area.east_deg, c.lon_deg);
        area.south_deg = fmin(area.south_deg, c.lat_deg);
        area.north_deg = fmax(area.north_deg, c.lat_deg);
    }
    return area;
}

cor_areas cor_areas_of(const cor_geometry *geometry, cor_arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < geometry->part_count; i++)
        count += geometry->parts[i].kind == COR_PART_RING_OUTER;
    cor_areas areas = { .items = cor_arena_alloc(arena, count ? count : 1, sizeof(cor_area)) };
    for (size_t i = 0; i < geometry->part_count; i++) {
        if (geometry->parts[i].kind != COR_PART_RING_OUTER)
            continue;
        size_t end = i + 1;
        while (end < geometry->part_count && geometry->parts[end].kind == COR_PART_RING_INNER)
            end++;
        areas.items[areas.count++] = area_of(&geometry->parts[i], end - i, geometry->coords);
    }
    return areas;
}

/* Twice the area of the triangle: positive when c is to the left of the way from a to b. */
static double turn(cor_lonlat a, cor_lonlat b, cor_lonlat c)
{
    return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) -
           (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg);
}

static bool is_between(double x, double a, double b)
{
    return x >= fmin(a, b) && x <= fmax(a, b);
}

/* By the edges that a ray to the east crosses; an edge has its lower end, not its upper. */
cor_side cor_area_side(const cor_area *area, cor_lonlat place)
{
    bool inside = false;
    if (!is_between(place.lon_deg, area->west_deg, area->east_deg) ||
        !is_between(place.lat_deg, area->south_deg, area->north_deg))
        return COR_SIDE_OUTSIDE;
    for (size_t r = 0; r < area->ring_count; r++) {
        const cor_lonlat *ring = area->coords + area->rings[r].first;
        for (size_t i = 0; i + 1 < area->rings[r].count; i++) {
            cor_lonlat a = ring[i], b = ring[i + 1];
            if (!is_between(place.lat_deg, a.lat_deg, b.lat_deg))
                continue;
            double side = turn(a, b, place);
            if (side == 0 && is_between(place.lon_deg, a.lon_deg, b.lon_deg))
                return COR_SIDE_BOUNDARY;
            bool rises = b.lat_deg > a.lat_deg;
            if ((a.lat_deg > place.lat_deg) != (b.lat_deg > place.lat_deg) &&
                (rises ? side > 0 : side < 0))
                inside = !inside;
        }
    }
    return inside ? COR_SIDE_INSIDE : COR_SIDE_OUTSIDE;
}

static const double turns_deg[] = { 0, -360, 360 };
enum { TURN_COUNT = 3 };

cor_side cor_areas_side(const cor_areas *areas, cor_lonlat place)
{
    cor_side best = COR_SIDE_OUTSIDE;
    for (size_t i = 0; i < areas->count; i++) {
        for (size_t t = 0; t < TURN_COUNT; t++) {
            const cor_lonlat turned = { place.lon_deg + turns_deg[t], place.lat_deg };
            cor_side side = cor_area_side(&areas->items[i], turned);
            if (side == COR_SIDE_INSIDE)
                return side;
            best = side > best ? side : best;
        }
    }
    return best;
}

static bool opposed(double a, double b)
{
    return (a > 0 && b < 0) || (a < 0 && b > 0);
}

/* Each has its ends on both sides of the other: touching is not crossing. */
static bool edges_cross(cor_lonlat a, cor_lonlat b, cor_lonlat c, cor_lonlat d)
{
    return opposed(turn(a, b, c), turn(a, b, d)) && opposed(turn(c, d, a), turn(c, d, b));
}

/* Where on the way from a to b the place stands, from 0 to 1; NaN when it is not on it. */
static double share_of(cor_lonlat a, cor_lonlat b, cor_lonlat place)
{
    double dx = b.lon_deg - a.lon_deg, dy = b.lat_deg - a.lat_deg, length2 = dx * dx + dy * dy;
    double share = ((place.lon_deg - a.lon_deg) * dx + (place.lat_deg - a.lat_deg) * dy) / length2;
    return turn(a, b, place) == 0 && share > 0 && share < 1 ? share : (double)NAN;
}

/* The first corner of the area that the way from a to b touches beyond `from`; 1 when none. */
static double next_touch(const cor_area *area, cor_lonlat a, cor_lonlat b, double from)
{
    double next = 1;
    for (size_t r = 0; r < area->ring_count; r++) {
        const cor_lonlat *ring = area->coords + area->rings[r].first;
        for (size_t i = 0; i + 1 < area->rings[r].count; i++) {
            double share = share_of(a, b, ring[i]);
            if (share > from && share < next)
                next = share;
        }
    }
    return next;
}

/* Between two corners that it touches an edge is all inside or all outside. */
static bool leaves_at_corner(const cor_area *area, cor_lonlat a, cor_lonlat b)
{
    double from, to = next_touch(area, a, b, 0);
    while (to < 1) {
        from = to;
        to = next_touch(area, a, b, from);
        double middle = (from + to) / 2;
        const cor_lonlat place = { a.lon_deg + (b.lon_deg - a.lon_deg) * middle,
                                   a.lat_deg + (b.lat_deg - a.lat_deg) * middle };
        if (cor_area_side(area, place) == COR_SIDE_OUTSIDE)
            return true;
    }
    return false;
}

static bool crosses_boundary(const cor_area *area, cor_lonlat a, cor_lonlat b)
{
    for (size_t r = 0; r < area->ring_count; r++) {
        const cor_lonlat *ring = area->coords + area->rings[r].first;
        for (size_t i = 0; i + 1 < area->rings[r].count; i++)
            if (edges_cross(a, b, ring[i], ring[i + 1]))
                return true;
    }
    return leaves_at_corner(area, a, b);
}

static bool area_holds_line(const cor_area *area, const cor_lonlat *line, size_t count,
                            double turn_deg)
{
    cor_lonlat previous = { 0, 0 };
    for (size_t i = 0; i < count; i++) {
        const cor_lonlat place = { line[i].lon_deg + turn_deg, line[i].lat_deg };
        if (cor_area_side(area, place) != COR_SIDE_INSIDE ||
            (i && crosses_boundary(area, previous, place)))
            return false;
        previous = place;
    }
    return count > 0;
}

static bool areas_hold_line(const cor_areas *areas, const cor_lonlat *line, size_t count)
{
    for (size_t i = 0; i < areas->count; i++)
        for (size_t t = 0; t < TURN_COUNT; t++)
            if (area_holds_line(&areas->items[i], line, count, turns_deg[t]))
                return true;
    return false;
}

bool cor_areas_hold(const cor_areas *areas, const cor_geometry *geometry)
{
    for (size_t i = 0; i < geometry->part_count; i++) {
        const cor_part *part = &geometry->parts[i];
        const cor_lonlat *coords = geometry->coords + part->first;
        bool held =
            part->kind == COR_PART_POINT
                ? cor_areas_side(areas, coords[0]) == COR_SIDE_INSIDE
                : part->kind == COR_PART_LINE && areas_hold_line(areas, coords, part->count);
        if (!held)
            return false;
    }
    return geometry->part_count > 0;
}
