#include "measure/terrain.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/elevation.h"
#include "read/raster.h"

static const double samples_max = 1e8;

struct cor_terrain {
    cor_raster *raster;
    cor_elevation *ground;
    double spacing_m;
};

/* The longer side of a cell in the middle of the raster; NaN where it has no place. */
static double cell_side_m(cor_raster *raster)
{
    double x = floor((double)cor_raster_width(raster) / 2);
    double y = floor((double)cor_raster_height(raster) / 2);
    cor_lonlat at, right, below;
    if (!cor_raster_place(raster, (cor_pixel){ x, y }, &at) ||
        !cor_raster_place(raster, (cor_pixel){ x + 1, y }, &right) ||
        !cor_raster_place(raster, (cor_pixel){ x, y + 1 }, &below))
        return (double)NAN;
    return fmax(cor_geodesic_distance_m(at, right), cor_geodesic_distance_m(at, below));
}

bool cor_terrain_open(cor_terrain **out, const char *path, cor_span at, cor_report *report)
{
    const cor_raster_options options = { .use = COR_RASTER_HEIGHTS };
    cor_raster *raster;
    if (!cor_raster_open(&raster, path, &options, at, report))
        return false;
    double side_m = cell_side_m(raster);
    if (!(side_m > 0)) {
        cor_raster_free(raster);
        return cor_fail(report, COR_KIND_DATA, at, NULL,
                        "the middle of '%s' has no place on the earth", path);
    }
    cor_terrain *t = cor_alloc(1, sizeof *t);
    t->raster = raster;
    t->ground = cor_elevation_new(raster);
    t->spacing_m = side_m / 2;
    *out = t;
    return true;
}

void cor_terrain_free(cor_terrain *terrain)
{
    if (!terrain)
        return;
    cor_elevation_free(terrain->ground);
    cor_raster_free(terrain->raster);
    cor_free(terrain);
}

const char *cor_terrain_file(const cor_terrain *terrain)
{
    return cor_raster_file(terrain->raster);
}

typedef struct walk {
    cor_terrain *terrain;
    cor_profile *out;
    double height_m; /* where the walk stands; NaN: none */
    cor_report *report;
} walk;

static bool begin(walk *w, cor_lonlat p)
{
    if (!cor_elevation_at(&w->height_m, w->terrain->ground, p, w->report))
        return false;
    w->out->lowest_m = fmin(w->out->lowest_m, w->height_m);
    w->out->highest_m = fmax(w->out->highest_m, w->height_m);
    return true;
}

static bool step_to(walk *w, cor_lonlat p, double step_m)
{
    double before_m = w->height_m;
    if (!begin(w, p))
        return false;
    double rise_m = w->height_m - before_m;
    if (isnan(rise_m)) {
        w->out->without_m += step_m;
        w->out->length_m += step_m;
        return true;
    }
    w->out->length_m += hypot(step_m, rise_m);
    w->out->climb_m += fmax(rise_m, 0);
    w->out->descent_m += fmax(-rise_m, 0);
    return true;
}

static bool walk_edge(walk *w, cor_lonlat a, cor_lonlat b)
{
    double edge_m = cor_geodesic_distance_m(a, b), azimuth = cor_geodesic_azimuth_deg(a, b);
    size_t steps = (size_t)fmax(ceil(edge_m / w->out->spacing_m), 1);
    for (size_t k = 1; k < steps; k++) {
        double share = (double)k / (double)steps;
        if (!step_to(w, cor_geodesic_direct(a, azimuth, share * edge_m), edge_m / (double)steps))
            return false;
    }
    return step_to(w, b, edge_m / (double)steps);
}

static bool walk_line(walk *w, const cor_lonlat *line, size_t n)
{
    if (!(cor_geodesic_length_m(line, n) / w->out->spacing_m < samples_max))
        return cor_fail(
            w->report, COR_KIND_LIMIT, (cor_span){ .file = "--dem" }, "take a coarser height model",
            "the line needs more than %.0f heights, every %g m", samples_max, w->out->spacing_m);
    bool well = begin(w, line[0]);
    for (size_t i = 1; well && i < n; i++)
        well = walk_edge(w, line[i - 1], line[i]);
    return well;
}

bool cor_terrain_measure(cor_profile *out, cor_terrain *terrain, const cor_dataset *data,
                         size_t feature, cor_report *report)
{
    const cor_feature *f = &data->features[feature];
    cor_profile profile = { .spacing_m = terrain->spacing_m,
                            .lowest_m = HUGE_VAL,
                            .highest_m = -HUGE_VAL };
    walk w = { .terrain = terrain, .out = &profile, .report = report };
    for (size_t i = 0; i < f->part_count; i++) {
        const cor_part *part = &data->parts[f->first_part + i];
        if (part->kind == COR_PART_LINE && !walk_line(&w, data->coords + part->first, part->count))
            return false;
    }
    if (profile.without_m > 0)
        cor_warn(report, COR_KIND_MEASURE, cor_feature_span(data, feature),
                 "there it is measured flat",
                 "%.3f km of the line have no height in '%s': outside, or no data",
                 profile.without_m / 1000, cor_terrain_file(terrain));
    *out = profile;
    return true;
}
