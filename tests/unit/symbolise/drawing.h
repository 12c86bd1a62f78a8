/*
 * unit/symbolise/drawing: the image that the first layer of a figure becomes.
 *
 * Threads: one.
 */
#ifndef DRAWING_H
#define DRAWING_H

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "symbolise/symbolise.h"
#include "unit/check.h"

typedef struct drawing {
    cor_style *style;
    cor_plan *plan;
    cor_scene *scene;
    const cor_mark *image; /* NULL when there is none */
    cor_report report;
    bool well;
} drawing;

static inline void find_image(drawing *d)
{
    for (size_t i = 0; i < d->scene->count; i++)
        if (d->scene->marks[i].kind == COR_MARK_IMAGE)
            d->image = &d->scene->marks[i];
}

static inline drawing draw_figure(const char *yaml)
{
    drawing d = { 0 };
    static const cor_style_options none = { 0 };
    static const cor_plan_options plain = { 0 };
    d.well = cor_style_parse(&d.style, "figure.yaml", cor_str_of(yaml), &none, &d.report) &&
             cor_plan_new(&d.plan, d.style, &plain, &d.report);
    if (d.well) {
        d.scene = cor_scene_new(d.plan->width_pt, d.plan->height_pt);
        const cor_symboliser s = { d.scene, d.plan, &d.plan->main, &d.style->layers[0], &d.report };
        d.well = cor_symbolise_layer(&s);
        find_image(&d);
    }
    if (d.report.count)
        cor_report_print(stdout, &d.report);
    return d;
}

static inline void draw_done(drawing *d)
{
    cor_scene_free(d->scene);
    cor_plan_free(d->plan);
    cor_style_free(d->style);
    cor_report_clear(&d->report);
}

/* The pixel at a point of the page; NULL beside the image. */
static inline const uint8_t *pixel_at(const drawing *d, cor_pt p)
{
    if (!d->image)
        return NULL;
    cor_rect at = d->image->as.image.at;
    double width = (double)d->image->as.image.width, height = (double)d->image->as.image.height;
    double x = floor((p.x_pt - at.x0_pt) / (at.x1_pt - at.x0_pt) * width);
    double y = floor((p.y_pt - at.y0_pt) / (at.y1_pt - at.y0_pt) * height);
    if (x < 0 || y < 0 || x >= width || y >= height)
        return NULL;
    return d->image->as.image.rgba + ((size_t)y * d->image->as.image.width + (size_t)x) * 4;
}

/* The middle of a pixel of the image, on the page. */
static inline cor_pt point_of(const drawing *d, size_t x, size_t y)
{
    cor_rect at = d->image->as.image.at;
    double width = (double)d->image->as.image.width, height = (double)d->image->as.image.height;
    return (cor_pt){ at.x0_pt + ((double)x + 0.5) / width * (at.x1_pt - at.x0_pt),
                     at.y0_pt + ((double)y + 0.5) / height * (at.y1_pt - at.y0_pt) };
}

#endif
