#include "measure/survey.h"

#include <math.h>

#include "geo/geodesics.h"
#include "measure/detail.h"
#include "measure/route.h"

static const double tolerances_m[COR_DETAILS] = { 10, 20, 50, 100, 200, 500 };
static const double distances_m[COR_SENSITIVITIES] = { 100, 250, 500 };

typedef struct line_view {
    const cor_lonlat *coords;
    const double *heights_m; /* NULL: none */
    size_t count;
} line_view;

static bool line_at(line_view *out, const cor_dataset *data, const cor_feature *feature, size_t i)
{
    const cor_part *part = &data->parts[feature->first_part + i];
    if (part->kind != COR_PART_LINE)
        return false;
    *out = (line_view){ data->coords + part->first,
                        data->heights_m ? data->heights_m + part->first : NULL, part->count };
    return true;
}

static double precision_of(const cor_dataset *data, const cor_feature *feature)
{
    const cor_value *value = cor_value_get(&feature->properties, COR_STR("precision_m"));
    if (!value)
        value = cor_value_get(&data->members, COR_STR("precision_m"));
    return value && value->kind == COR_NUMBER && value->as.number > 0 ? value->as.number
                                                                      : (double)NAN;
}

static size_t heights_of(line_view line)
{
    size_t count = 0;
    for (size_t i = 0; line.heights_m && i < line.count; i++)
        count += isnan(line.heights_m[i]) ? 0 : 1;
    return count;
}

static void add_gap(cor_survey *out, double gap_m)
{
    static const double least_m = 1e-3;
    out->gaps += gap_m > least_m;
    out->gaps_m += gap_m > least_m ? gap_m : 0;
}

static void measure_lines(cor_survey *out, const cor_dataset *data, const cor_feature *feature)
{
    line_view line;
    cor_lonlat first = { 0, 0 }, last = { 0, 0 };
    for (size_t i = 0; i < feature->part_count; i++) {
        if (!line_at(&line, data, feature, i))
            continue;
        if (!out->lines++)
            first = line.coords[0];
        else
            add_gap(out, cor_geodesic_distance_m(last, line.coords[0]));
        last = line.coords[line.count - 1];
        out->vertices += line.count;
        out->heights += heights_of(line);
        out->length_3d_m += line.heights_m
                                ? cor_geodesic_slant_m(line.coords, line.heights_m, line.count)
                                : (double)NAN;
    }
    out->end_to_end_m = cor_geodesic_distance_m(first, last);
    out->length_m = cor_route_length_m(data, feature);
    out->precision_m = precision_of(data, feature);
}

/* Scale in the direction of an edge, at its middle: along the meridian and the parallel scales
 * differ unless the projection is conformal. */
static bool scale_along(cor_crs *crs, cor_lonlat a, cor_lonlat b, double *scale)
{
    cor_factors factors;
    double azimuth = cor_geodesic_azimuth_deg(a, b);
    cor_lonlat middle = cor_geodesic_direct(a, azimuth, cor_geodesic_distance_m(a, b) / 2);
    if (!cor_crs_factors(crs, middle, &factors))
        return false;
    double turn = azimuth * M_PI / 180;
    *scale = hypot(factors.meridional_scale * cos(turn), factors.parallel_scale * sin(turn));
    return true;
}

static void add_plane_edge(cor_plane_length *out, cor_crs *crs, cor_lonlat a, cor_lonlat b)
{
    cor_xy p = cor_crs_forward(crs, a), q = cor_crs_forward(crs, b);
    double edge_m = cor_geodesic_distance_m(a, b), scale;
    if (!(edge_m > 0))
        return;
    out->length_m += hypot(q.x_m - p.x_m, q.y_m - p.y_m);
    if (!scale_along(crs, a, b, &scale))
        scale = (double)NAN;
    out->predicted_m += edge_m * scale;
    out->scale_min = fmin(out->scale_min, scale);
    out->scale_max = fmax(out->scale_max, scale);
}

static void measure_in_plane(cor_survey *out, const cor_dataset *data, const cor_feature *feature,
                             cor_crs *crs)
{
    line_view line;
    out->plane = (cor_plane_length){ .scale_min = HUGE_VAL, .scale_max = 0 };
    for (size_t i = 0; i < feature->part_count; i++)
        if (line_at(&line, data, feature, i))
            for (size_t k = 1; k < line.count; k++)
                add_plane_edge(&out->plane, crs, line.coords[k - 1], line.coords[k]);
    if (!isfinite(out->plane.length_m))
        out->plane.length_m = (double)NAN;
}

bool cor_survey_feature(cor_survey *out, const cor_dataset *data, size_t feature,
                        const cor_survey_options *options)
{
    const cor_feature *f = &data->features[feature];
    cor_survey survey = { .feature = feature };
    measure_lines(&survey, data, f);
    if (!survey.lines)
        return false;
    if (options->crs)
        measure_in_plane(&survey, data, f, options->crs);
    for (size_t i = 0; options->detail && i < COR_DETAILS; i++) {
        cor_detail *detail = &survey.details[survey.detail_count++];
        detail->tolerance_m = tolerances_m[i];
        detail->length_m = cor_detail_length_m(data, f, tolerances_m[i], &detail->vertices);
    }
    if (options->borders) {
        cor_split_route(&survey.split, data, f, options->borders);
        for (size_t i = 0; i < COR_SENSITIVITIES; i++)
            cor_sensitivity_measure(&survey.sensitivities[survey.sensitivity_count++], data, f,
                                    options->borders, distances_m[i]);
    }
    *out = survey;
    return true;
}

void cor_survey_free(cor_survey *survey)
{
    cor_split_free(&survey->split);
    for (size_t i = 0; i < survey->sensitivity_count; i++)
        cor_sensitivity_free(&survey->sensitivities[i]);
    *survey = (cor_survey){ 0 };
}
