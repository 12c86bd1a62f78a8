#include "plan/posts.h"

#include <math.h>

#include "geo/geodesics.h"
#include "measure/stationing.h"
#include "plan/chart_words.h"
#include "plan/course.h"
#include "plan/zoning.h"
#include "style/length.h"

enum { MAX_POSTS = 10000 };

double cor_post_reach_pt(cor_post_kind kind)
{
    static const double reach_mm[] = {
        [COR_POST_KM] = 1.3, [COR_POST_MINOR] = 0.7, [COR_POST_END] = 1.9, [COR_POST_BORDER] = 1.9
    };
    return reach_mm[kind] * COR_PT_PER_MM;
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

typedef struct builder {
    cor_posts *posts;
    const cor_map *map;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    cor_course course;
    cor_stationing stationing;
    size_t capacity;
} builder;

/* `along_m` from the line's start. */
static void add(builder *b, cor_post_kind kind, double along_m, const char *text)
{
    cor_station s = cor_stationing_at(&b->stationing, along_m);
    cor_post post = { .kind = kind, .text = text, .distance_m = along_m - b->course.zero_m };
    if (on_page(&post, b->map, &s))
        b->posts->items[b->posts->count++] = post;
}

/* Multiples of the spacing by the count; small ticks leave out what the others have. */
static void add_regular(builder *b, cor_post_kind kind, double every_m)
{
    const cor_course *c = &b->course;
    double margin = every_m / 10, from = margin - c->zero_m, to = c->length_m - margin - c->zero_m;
    long long end = (long long)floor(to / every_m + 1e-9);
    for (long long k = (long long)ceil(from / every_m - 1e-9); k <= end; k++) {
        double counted = (double)k * every_m, posts = counted / b->spec->every_m;
        if (kind == COR_POST_KM || fabs(posts - round(posts)) > 1e-6)
            add(b, kind, counted + c->zero_m, NULL);
    }
}

static void add_ends(builder *b)
{
    int decimals = cor_chart_decimals(b->spec, b->course.length_m);
    for (int i = 0; b->spec->route.ends && i < 2; i++) {
        double along = i ? b->course.length_m : 0;
        add(b, COR_POST_END, along, cor_chart_km(b->plan, along - b->course.zero_m, decimals));
    }
}

static bool add_borders(builder *b, cor_report *report)
{
    cor_zoning zoning;
    cor_course_data made;
    int decimals = cor_chart_decimals(b->spec, b->course.length_m);
    cor_course_as_data(&made, &b->course);
    if (!cor_zoning_measure(&zoning, b->plan, b->spec, &made.data, NULL, report))
        return false;
    if (b->posts->count + zoning.piece_count > b->capacity)
        return cor_fail(report, COR_KIND_LIMIT, b->spec->at_span, NULL,
                        "the line crosses more than %d borders", MAX_POSTS);
    for (size_t i = 1; i < zoning.piece_count; i++)
        add(b, COR_POST_BORDER, zoning.pieces[i].from_m,
            cor_arena_printf(
                b->plan->arena, "%s / %s\n%s",
                cor_zoning_name(&zoning, b->plan, zoning.pieces[i - 1].zone),
                cor_zoning_name(&zoning, b->plan, zoning.pieces[i].zone),
                cor_chart_km(b->plan, zoning.pieces[i].from_m - b->course.zero_m, decimals)));
    return true;
}

bool cor_plan_posts(cor_posts *out, const cor_plan *plan, const cor_map *map,
                    const cor_furniture_spec *spec, cor_arena *arena, cor_report *report)
{
    builder b = { .posts = out, .map = map, .plan = plan, .spec = spec };
    if (!cor_course_find(&b.course, plan, spec, arena, report))
        return false;
    double minor = spec->route.minor_m;
    double n = b.course.length_m / spec->every_m + (minor > 0 ? b.course.length_m / minor : 0);
    if (!(n < MAX_POSTS))
        return cor_fail(report, COR_KIND_LIMIT, spec->at_span, "make every: or minor: larger",
                        "more than %d km posts on layer '%s'", MAX_POSTS, spec->layer);
    b.capacity = (size_t)n + MAX_POSTS;
    *out = (cor_posts){ cor_arena_alloc(arena, b.capacity, sizeof(cor_post)), 0, b.course.layer };
    b.stationing = cor_stationing_new(b.course.line, b.course.count);
    if (minor > 0)
        add_regular(&b, COR_POST_MINOR, minor);
    add_regular(&b, COR_POST_KM, spec->every_m);
    add_ends(&b);
    bool well = add_borders(&b, report);
    cor_stationing_free(&b.stationing);
    return well;
}
