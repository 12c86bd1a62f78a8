/* Draws the scene of d3-geo's snapshots (white, land black, graticule, outline of the sphere) in a
 * projection of PROJ, and counts the pixels in which it differs from the picture that d3 made.
 *
 *   d3_scene FOLDER PROJ SCALE_PX TX TY HORIZON_DEG REFERENCE.png [OUT.png]
 *
 * FOLDER holds land-50m.geojson and graticule.geojson. HORIZON_DEG 0 is the projection's own.
 * Prints the count and its share. */
#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "conformance/d3/pixel_difference.h"
#include "geo/linework.h"
#include "read/geojson.h"

enum { WIDTH = 960, HEIGHT = 500 };

typedef struct scene {
    const char *folder;
    cor_view *view;
    cairo_t *cr;
    cor_report report;
} scene;

static cor_dataset *read_layer(scene *s, const char *name)
{
    cor_buf path = { 0 };
    cor_buf_printf(&path, "%s/%s", s->folder, name);
    cor_source *source = NULL;
    cor_dataset *data = NULL;
    if (cor_source_open(&source, path.ptr, (size_t)1 << 30, COR_NOWHERE, &s->report) &&
        !cor_geojson_read(&data, source, &s->report))
        cor_source_free(source);
    cor_buf_free(&path);
    return data;
}

static void add_to_cairo(cairo_t *cr, const cor_path *path)
{
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_contour *c = &path->contours[i];
        for (size_t k = 0; k < c->count; k++) {
            cor_pt p = path->points[c->first + k];
            if (k == 0)
                cairo_move_to(cr, p.x_pt, p.y_pt);
            else
                cairo_line_to(cr, p.x_pt, p.y_pt);
        }
        if (c->closed)
            cairo_close_path(cr);
    }
}

static void add_polygon(scene *s, const cor_dataset *data, size_t first, size_t count,
                        cor_path *path)
{
    const cor_lonlat **rings = cor_alloc(count, sizeof *rings);
    size_t *counts = cor_alloc(count, sizeof *counts);
    for (size_t i = 0; i < count; i++) {
        rings[i] = data->coords + data->parts[first + i].first;
        counts[i] = data->parts[first + i].count;
    }
    cor_view_polygon(s->view, rings, counts, count, path);
    cor_free(rings);
    cor_free(counts);
}

static void add_layer(scene *s, const cor_dataset *data, cor_path *path)
{
    for (size_t i = 0; i < data->part_count; i++) {
        const cor_part *part = &data->parts[i];
        if (part->kind == COR_PART_LINE)
            cor_view_line(s->view, data->coords + part->first, part->count, path);
        if (part->kind != COR_PART_RING_OUTER)
            continue;
        size_t count = 1;
        while (i + count < data->part_count && data->parts[i + count].kind == COR_PART_RING_INNER)
            count++;
        add_polygon(s, data, i, count, path);
    }
}

static bool draw_scene(scene *s)
{
    cor_dataset *land = read_layer(s, "land-50m.geojson");
    cor_dataset *lines = land ? read_layer(s, "graticule.geojson") : NULL;
    if (lines) {
        cor_path path = { 0 };
        add_layer(s, land, &path);
        add_to_cairo(s->cr, &path);
        cairo_set_fill_rule(s->cr, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_fill(s->cr);
        cor_path_clear(&path);
        add_layer(s, lines, &path);
        add_to_cairo(s->cr, &path);
        cairo_set_line_width(s->cr, 1);
        cairo_set_miter_limit(s->cr, 10);
        cairo_set_source_rgba(s->cr, 119 / 255.0, 119 / 255.0, 119 / 255.0, 0.5);
        cairo_stroke(s->cr);
        cor_path_clear(&path);
        cor_view_sphere(s->view, &path);
        add_to_cairo(s->cr, &path);
        cairo_set_source_rgb(s->cr, 0, 0, 0);
        cairo_stroke(s->cr);
        cor_path_free(&path);
    }
    bool ok = lines != NULL;
    cor_dataset_free(land);
    cor_dataset_free(lines);
    return ok;
}

static double number(const char *text)
{
    double value = 0;
    if (!cor_number_parse(cor_str_of(text), &value)) {
        fprintf(stderr, "d3_scene: no number: %s\n", text);
        exit(2);
    }
    return value;
}

static bool open_view(scene *s, cor_crs **crs, char **argv)
{
    double scale = number(argv[3]), tx = number(argv[4]), ty = number(argv[5]);
    if (!cor_crs_open(crs, argv[2], COR_NOWHERE, &s->report))
        return false;
    const cor_view_options options = {
        .crs = *crs,
        .extent = { -tx / scale, (ty - HEIGHT) / scale, (WIDTH - tx) / scale, ty / scale },
        .frame = { 0, 0, WIDTH, HEIGHT },
        .margin_pt = 4,
        .tolerance_pt = 0.05 * 72 / 25.4,
        .edges = COR_EDGES_GEODESIC, /* as d3's are */
        .horizon_deg = number(argv[6]),
    };
    return cor_view_new(&s->view, &options, COR_NOWHERE, &s->report);
}

static int compare(cairo_surface_t *drawn, const char *reference)
{
    cairo_surface_t *expected = cairo_image_surface_create_from_png(reference);
    bool fits = cairo_surface_status(expected) == CAIRO_STATUS_SUCCESS &&
                cairo_image_surface_get_width(expected) == WIDTH &&
                cairo_image_surface_get_height(expected) == HEIGHT;
    if (fits) {
        cairo_surface_flush(drawn);
        size_t stride = (size_t)cairo_image_surface_get_stride(expected);
        size_t count =
            pixel_difference(cairo_image_surface_get_data(drawn),
                             cairo_image_surface_get_data(expected), WIDTH, HEIGHT, stride, 0.1);
        printf("%zu %.6f\n", count, (double)count / (WIDTH * HEIGHT));
    } else {
        fprintf(stderr, "d3_scene: cannot compare with %s\n", reference);
    }
    cairo_surface_destroy(expected);
    return fits ? 0 : 2;
}

int main(int argc, char **argv)
{
    if (argc < 8) {
        fprintf(stderr, "usage: d3_scene FOLDER PROJ SCALE_PX TX TY HORIZON_DEG REFERENCE.png "
                        "[OUT.png]\n");
        return 2;
    }
    scene s = { .folder = argv[1] };
    cor_crs *crs = NULL;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    s.cr = cairo_create(surface);
    cairo_set_source_rgb(s.cr, 1, 1, 1);
    cairo_paint(s.cr);
    cairo_set_source_rgb(s.cr, 0, 0, 0);
    bool ok = open_view(&s, &crs, argv) && draw_scene(&s);
    if (!ok)
        cor_report_print(stderr, &s.report);
    int code = ok ? compare(surface, argv[7]) : 2;
    if (ok && argc > 8)
        cairo_surface_write_to_png(surface, argv[8]);
    cor_view_free(s.view);
    cor_crs_free(crs);
    cairo_destroy(s.cr);
    cairo_surface_destroy(surface);
    cor_report_clear(&s.report);
    return code;
}
