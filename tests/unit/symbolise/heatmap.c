/* The sum of bells, through a ramp. */
#include <stdlib.h>

#include "unit/symbolise/drawing.h"

#define FIGURE(features, paint)                                                                    \
    "version: 8\nsources: {p: {type: geojson, data: {type: FeatureCollection, features: "          \
    "[" features "]}}}\nlayers: [{id: h, type: heatmap, source: p, paint: {" paint "}}]\n"         \
    "corridor: {version: 1, sheet: {width: 60mm, height: 60mm, margin: 2mm, dpi: 192}, "           \
    "parts: [], map: {crs: 'EPSG:4326', extent: [0, 0, 10, 10]}}\n"
#define POINT(lon, weight)                                                                         \
    "{type: Feature, properties: {w: " weight "}, geometry: {type: Point, coordinates: [" lon      \
    ", 5]}}"

/* Density is red: 255 for 1. */
#define RED                                                                                        \
    "heatmap-color: [interpolate, [linear], [heatmap-density], 0, 'rgb(0,0,0)', 1, "               \
    "'rgb(255,0,0)']"

/* Red at a distance in px from the point at 5, 5. */
static double density(const drawing *d, double px)
{
    cor_pt p;
    if (!d->well || !cor_view_point(d->plan->main.view, (cor_lonlat){ 5, 5 }, &p))
        return -1;
    p.x_pt += px * 0.75 + 0.01; /* within a pixel, not between two */
    p.y_pt += 0.01;
    const uint8_t *pixel = pixel_at(d, p);
    return pixel ? pixel[0] / 255.0 : -1;
}

static void a_point_is_a_bell_of_its_radius(void)
{
    drawing d = draw_figure(FIGURE(POINT("5", "1"), RED ", heatmap-radius: 40"));
    static const double at[] = { 0, 10, 20, 30, 40, 48 };
    for (int i = 0; i < 6; i++) {
        double expected = 0.3989422804 * exp(-4.5 * at[i] * at[i] / 1600);
        double got = density(&d, at[i]);
        CHECK(fabs(got - expected) < 0.006);
        if (fabs(got - expected) >= 0.006)
            printf("  at %g px: %.4f, not %.4f\n", at[i], got, expected);
    }
    CHECK(density(&d, 60) == 0);
    draw_done(&d);
}

static void weights_and_intensity_multiply_and_points_add_up(void)
{
    drawing d = draw_figure(FIGURE(POINT("5", "0.8") ", " POINT("5", "0.4"),
                                   RED ", heatmap-weight: [get, w], heatmap-intensity: 1.5"));
    CHECK(fabs(density(&d, 0) - 1.2 * 1.5 * 0.39894) < 0.006);
    draw_done(&d);
    d = draw_figure(FIGURE(POINT("5", "50"), RED ", heatmap-weight: [get, w]"));
    CHECK(density(&d, 0) == 1);
    draw_done(&d);
    d = draw_figure(FIGURE(POINT("5", "0"), RED ", heatmap-weight: [get, w]"));
    CHECK(density(&d, 0) == 0);
    draw_done(&d);
}

static void the_ramp_of_the_spec_begins_transparent(void)
{
    drawing d = draw_figure(FIGURE(POINT("5", "9"), "heatmap-weight: [get, w], "
                                                    "heatmap-opacity: 0.5"));
    cor_pt p;
    CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 5, 5 }, &p));
    const uint8_t *middle = pixel_at(&d, p), *corner = pixel_at(&d, point_of(&d, 2, 2));
    CHECK(middle && middle[0] == 255 && middle[1] == 0 && middle[3] == 128);
    CHECK(corner && corner[3] == 0);
    draw_done(&d);
}

static void a_point_beside_the_frame_reaches_into_it(void)
{
    drawing d = draw_figure(FIGURE(POINT("10.4", "9"), RED ", heatmap-weight: [get, w], "
                                                           "heatmap-radius: 60"));
    cor_pt p;
    CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 9.8, 5 }, &p));
    const uint8_t *pixel = pixel_at(&d, p);
    CHECK(pixel && pixel[0] > 200);
    draw_done(&d);
}

int main(void)
{
    RUN(a_point_is_a_bell_of_its_radius);
    RUN(weights_and_intensity_multiply_and_points_add_up);
    RUN(the_ramp_of_the_spec_begins_transparent);
    RUN(a_point_beside_the_frame_reaches_into_it);
    return check_result();
}
