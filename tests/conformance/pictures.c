/* Counts the pixels in which two PNG files differ to the eye, each seen on white paper.
 *
 *   conformance_pictures A.png B.png THRESHOLD
 *
 * Prints the count and its share. */
#include <cairo.h>
#include <stdio.h>

#include "base/number.h"
#include "conformance/d3/pixel_difference.h"

static cairo_surface_t *on_white(const char *path)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    cairo_surface_t *paper =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(picture),
                                   cairo_image_surface_get_height(picture));
    cairo_t *cr = cairo_create(paper);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_surface(cr, picture, 0, 0);
    cairo_paint(cr);
    bool read = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_destroy(picture);
    cairo_surface_flush(paper);
    if (read)
        return paper;
    cairo_surface_destroy(paper);
    return NULL;
}

static int compare(cairo_surface_t *a, cairo_surface_t *b, double threshold)
{
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    if (cairo_image_surface_get_width(b) != width || cairo_image_surface_get_height(b) != height) {
        fprintf(stderr, "the pictures differ in size\n");
        return 2;
    }
    size_t count =
        pixel_difference(cairo_image_surface_get_data(a), cairo_image_surface_get_data(b), width,
                         height, (size_t)cairo_image_surface_get_stride(a), threshold);
    printf("%zu %.6f\n", count, (double)count / ((double)width * height));
    return 0;
}

int main(int argc, char **argv)
{
    double threshold = 0;
    if (argc != 4 || !cor_number_parse(cor_str_of(argv[3]), &threshold)) {
        fprintf(stderr, "usage: conformance_pictures A.png B.png THRESHOLD\n");
        return 2;
    }
    cairo_surface_t *a = on_white(argv[1]), *b = on_white(argv[2]);
    int code = 2;
    if (a && b)
        code = compare(a, b, threshold);
    else
        fprintf(stderr, "cannot read %s\n", a ? argv[2] : argv[1]);
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
    return code;
}
