#include "symbolise/geometry.h"

#include <math.h>

#include "base/memory.h"
#include "geo/unite.h"

/* What is drawn of the polygons of one feature. */
typedef struct polygons {
    cor_view *view;
    cor_path *out;
    size_t *starts; /* of each polygon's contours in the path */
    size_t count;
    bool ok; /* none crosses itself too often */
} polygons;

typedef void polygon_drawer(polygons *p, const cor_lonlat *const *rings, const size_t *counts,
                            size_t ring_count);

static size_t polygon_end(const cor_part *parts, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && parts[end].kind == COR_PART_RING_INNER)
        end++;
    return end;
}

/* Hands each polygon of the feature (an outer ring with its holes) to `draw`. */
static void each_polygon(const cor_symboliser *s, size_t index, polygon_drawer *draw, polygons *p)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    const cor_feature *feature = &data->features[index];
    const cor_part *parts = data->parts + feature->first_part;
    const cor_lonlat **rings = cor_alloc(feature->part_count + 1, sizeof *rings);
    size_t *counts = cor_alloc(feature->part_count + 1, sizeof *counts);
    for (size_t i = 0; i < feature->part_count;) {
        if (parts[i].kind != COR_PART_RING_OUTER) {
            i++;
            continue;
        }
        size_t end = polygon_end(parts, i, feature->part_count);
        for (size_t k = i; k < end; k++) {
            rings[k - i] = data->coords + parts[k].first;
            counts[k - i] = parts[k].count;
        }
        draw(p, rings, counts, end - i);
        i = end;
    }
    cor_free(rings);
    cor_free(counts);
}

static void draw_area(polygons *p, const cor_lonlat *const *rings, const size_t *counts,
                      size_t ring_count)
{
    p->starts[p->count++] = p->out->contour_count;
    p->ok = cor_view_polygon(p->view, rings, counts, ring_count, p->out) && p->ok;
}

bool cor_feature_area(const cor_symboliser *s, size_t index, cor_path *out)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    polygons p = { .view = s->map->view, .out = out, .ok = true };
    p.starts = cor_alloc(data->features[index].part_count + 1, sizeof *p.starts);
    each_polygon(s, index, draw_area, &p);
    bool ok = cor_unite(out, p.starts, p.count);
    cor_free(p.starts);
    return ok && p.ok;
}

static void draw_boundary(polygons *p, const cor_lonlat *const *rings, const size_t *counts,
                          size_t ring_count)
{
    cor_view_outline(p->view, rings, counts, ring_count, p->out);
}

/* With its inside at the right, as one looks at a map with north up. Inside of a ring about a pole
 * is where the pole is. */
static bool is_clockwise(const cor_lonlat *ring, size_t count)
{
    double turn_deg = 0, area = 0, lat_sum = 0;
    for (size_t i = 1; i < count; i++) {
        double step = remainder(ring[i].lon_deg - ring[i - 1].lon_deg, 360);
        area += step * (ring[i].lat_deg + ring[i - 1].lat_deg);
        lat_sum += ring[i].lat_deg;
        turn_deg += step;
    }
    return fabs(turn_deg) > 180 ? (turn_deg > 0) == (lat_sum < 0) : area > 0;
}

static cor_lonlat *backwards(const cor_lonlat *ring, size_t count)
{
    cor_lonlat *out = cor_alloc(count + 1, sizeof *out);
    for (size_t i = 0; i < count; i++)
        out[i] = ring[count - 1 - i];
    return out;
}

/* The outline with the polygon's inside at its right, however the data wind it: that is where a
 * positive line-offset leads. */
static void draw_from_inside(polygons *p, const cor_lonlat *const *rings, const size_t *counts,
                             size_t ring_count)
{
    const cor_lonlat **turned = cor_alloc(ring_count + 1, sizeof *turned);
    cor_lonlat **own = cor_alloc(ring_count + 1, sizeof *own);
    for (size_t i = 0; i < ring_count; i++) {
        if (is_clockwise(rings[i], counts[i]) != (i == 0))
            own[i] = backwards(rings[i], counts[i]);
        turned[i] = own[i] ? own[i] : rings[i];
    }
    cor_view_outline(p->view, turned, counts, ring_count, p->out);
    for (size_t i = 0; i < ring_count; i++)
        cor_free(own[i]);
    cor_free(own);
    cor_free(turned);
}

void cor_feature_boundary(const cor_symboliser *s, size_t index, cor_path *out)
{
    polygons p = { .view = s->map->view, .out = out };
    bool is_aside = cor_layer_has(s->layer, COR_P_LINE_OFFSET);
    each_polygon(s, index, is_aside ? draw_from_inside : draw_boundary, &p);
}

void cor_feature_lines(const cor_symboliser *s, size_t index, cor_path *out)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    const cor_feature *feature = &data->features[index];
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            cor_view_line(s->map->view, data->coords + part->first, part->count, out);
    }
    cor_feature_boundary(s, index, out);
}

cor_point_list cor_feature_points(const cor_symboliser *s, size_t index, cor_arena *arena)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->layer);
    const cor_feature *feature = &data->features[index];
    size_t total = 0;
    for (size_t i = 0; i < feature->part_count; i++)
        total += data->parts[feature->first_part + i].count;
    cor_point_list list = { cor_arena_alloc(arena, total + 1, sizeof(cor_pt)), 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        for (size_t k = 0; k < part->count; k++)
            if (cor_view_point(s->map->view, data->coords[part->first + k],
                               &list.items[list.count]))
                list.count++;
    }
    return list;
}
