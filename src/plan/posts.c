#include "plan/posts.h"

#include <math.h>

#include "geo/geodesics.h"
#include "measure/stationing.h"

enum { MAX_POSTS = 10000 };

const cor_layer *cor_plan_layer(const cor_plan *plan, cor_str id)
{
    for (size_t i = 0; i < plan->style->layer_count; i++)
        if (cor_str_is(id, plan->style->layers[i].id))
            return &plan->style->layers[i];
    return NULL;
}

static const cor_part *first_line(const cor_dataset *data)
{
    for (size_t i = 0; data && i < data->part_count; i++)
        if (data->parts[i].kind == COR_PART_LINE)
            return &data->parts[i];
    return NULL;
}

/* Which way the line goes on the page at a station: towards the image of a point a little on. */
static bool on_page(cor_post *out, const cor_map *map, const cor_station *s)
{
    static const double ahead_m = 20;
    cor_pt next;
    cor_lonlat on = cor_geodesic_direct(s->at, s->azimuth_deg, ahead_m);
    if (!cor_view_point(map->view, s->at, &out->at) ||
        !cor_view_point_anywhere(map->view, on, &next))
        return false;
    out->angle_rad = atan2(next.y_pt - out->at.y_pt, next.x_pt - out->at.x_pt);
    return out->at.x_pt >= map->frame.x0_pt && out->at.x_pt <= map->frame.x1_pt &&
           out->at.y_pt >= map->frame.y0_pt && out->at.y_pt <= map->frame.y1_pt;
}

bool cor_plan_posts(cor_posts *out, const cor_plan *plan, const cor_map *map,
                    const cor_furniture_spec *spec, cor_arena *arena, cor_report *report)
{
    const cor_layer *layer = cor_plan_layer(plan, cor_str_of(spec->layer));
    if (!layer)
        return cor_fail(report, COR_KIND_REFERENCE, spec->at_span,
                        "layer: names a line layer by id",
                        "there is no layer '%s' for the km posts", spec->layer);
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    const cor_part *part = first_line(data);
    if (!part)
        return cor_fail(report, COR_KIND_MEASURE, spec->at_span, NULL,
                        "layer '%s' has no line for km posts", spec->layer);
    const cor_lonlat *line = data->coords + part->first;
    if (!(cor_geodesic_length_m(line, part->count) / spec->every_m < MAX_POSTS))
        return cor_fail(report, COR_KIND_LIMIT, spec->at_span, "make every: larger",
                        "more than %d km posts on layer '%s'", MAX_POSTS, spec->layer);
    cor_stationing stationing = cor_stationing_new(line, part->count);
    double total = stationing.length_m;
    size_t n = (size_t)(total / spec->every_m);
    *out = (cor_posts){ cor_arena_alloc(arena, n ? n : 1, sizeof(cor_post)), 0, layer };
    for (size_t k = 1; k <= n; k++) {
        double distance = (double)k * spec->every_m;
        if (total - distance < spec->every_m / 10)
            break;
        cor_station s = cor_stationing_at(&stationing, spec->from ? total - distance : distance);
        cor_post post = { .distance_m = distance };
        if (on_page(&post, map, &s))
            out->items[out->count++] = post;
    }
    cor_stationing_free(&stationing);
    return true;
}
