#include "symbolise/geometry.h"

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

void cor_feature_boundary(const cor_symboliser *s, size_t index, cor_path *out)
{
    polygons p = { .view = s->map->view, .out = out };
    each_polygon(s, index, draw_boundary, &p);
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
