/* A blurred circle costs a gradient only where the sheet sees one. */
#include "unit/symbolise/drawing.h"

#define FIGURE(paint)                                                                              \
    "version: 8\nsources: {p: {type: geojson, data: {type: Point, coordinates: [5, 5]}}}\n"        \
    "layers: [{id: c, type: circle, source: p, paint: {" paint "}}]\n"                             \
    "corridor: {version: 1, sheet: {width: 60mm, height: 60mm, margin: 2mm}, parts: [], "          \
    "map: {crs: 'EPSG:4326', extent: [0, 0, 10, 10]}}\n"

static bool has_gradient(const char *figure, double opacity)
{
    drawing d = draw_figure(figure);
    bool found = false, filled = false;
    for (size_t i = 0; d.well && i < d.scene->count; i++) {
        const cor_mark *mark = &d.scene->marks[i];
        found |= mark->kind == COR_MARK_GRADIENT;
        filled |= mark->kind == COR_MARK_PATH && fabs(mark->as.path.fill.a - opacity) < 0.002;
    }
    CHECK(d.well && found != filled);
    draw_done(&d);
    return found;
}

static void a_circle_that_fades_on_the_sheet_is_a_gradient(void)
{
    CHECK(has_gradient(FIGURE("circle-radius: 20, circle-blur: 1"), 1));
    CHECK(has_gradient(FIGURE("circle-radius: 2000, circle-blur: 1"), 1));
    /* The rim is on the sheet, and so is the step from fill to stroke. */
    CHECK(has_gradient(FIGURE("circle-radius: 90, circle-blur: 0.001"), 1));
    CHECK(has_gradient(FIGURE("circle-radius: 50, circle-blur: 1e-9, circle-stroke-width: 1e9, "
                              "circle-stroke-color: red"),
                       1));
}

static void a_circle_of_which_the_sheet_sees_one_colour_is_filled(void)
{
    CHECK(!has_gradient(FIGURE("circle-radius: 1e9, circle-blur: 1"), 1));
    CHECK(!has_gradient(FIGURE("circle-radius: 1e9, circle-blur: 2"), 0.5));
    CHECK(!has_gradient(FIGURE("circle-radius: 4000, circle-blur: 0.1, circle-opacity: 0.3"), 0.3));
}

int main(void)
{
    RUN(a_circle_that_fades_on_the_sheet_is_a_gradient);
    RUN(a_circle_of_which_the_sheet_sees_one_colour_is_filled);
    return check_result();
}
