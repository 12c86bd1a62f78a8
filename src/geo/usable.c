#include "geo/usable.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/domain.h"

enum { COLUMNS = 36, ROWS = 36, WIDTH = COLUMNS + 1 };

static const double stretch_max = 8;

struct cor_usable {
    cor_crs *crs;
    cor_domain domain;
    cor_box box; /* of the images, in metres */
    cor_lonlat *places;
    cor_xy *images;
    size_t count;
};

typedef struct net {
    cor_crs *crs;
    cor_usable *out;
} net;

static bool is_finite(cor_xy p)
{
    return isfinite(p.x_m) && isfinite(p.y_m);
}

static void add(cor_usable *out, cor_lonlat place, cor_xy image)
{
    if (!is_finite(image))
        return;
    out->places[out->count] = place;
    out->images[out->count++] = image;
    cor_box *b = &out->box;
    b->x0_m = fmin(b->x0_m, image.x_m);
    b->y0_m = fmin(b->y0_m, image.y_m);
    b->x1_m = fmax(b->x1_m, image.x_m);
    b->y1_m = fmax(b->y1_m, image.y_m);
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static cor_lonlat place_at(cor_window w, int column, int row)
{
    return (cor_lonlat){ w.x0 + (w.x1 - w.x0) * column / COLUMNS,
                         w.y0 + (w.y1 - w.y0) * row / ROWS };
}

/* The image of a step northwards, a degree of it; infinite where there is none. */
static double stretch_m(const cor_xy *images, cor_window w, int column, int row)
{
    cor_xy a = images[row * WIDTH + column], b = images[(row + 1) * WIDTH + column];
    double stretch = hypot(b.x_m - a.x_m, b.y_m - a.y_m) / ((w.y1 - w.y0) / ROWS);
    return isfinite(stretch) ? stretch : HUGE_VAL;
}

static double find_limit(const cor_xy *images, cor_window w)
{
    double *stretches = cor_alloc((size_t)WIDTH * ROWS, sizeof *stretches);
    size_t count = 0;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column <= COLUMNS; column++)
            stretches[count++] = stretch_m(images, w, column, row);
    qsort(stretches, count, sizeof *stretches, compare_doubles);
    double limit = stretch_max * stretches[count / 2];
    cor_free(stretches);
    return limit;
}

static void add_window(net *n, cor_window w)
{
    cor_xy *images = cor_alloc((size_t)WIDTH * (ROWS + 1), sizeof *images);
    for (int row = 0; row <= ROWS; row++)
        for (int column = 0; column <= COLUMNS; column++)
            images[row * WIDTH + column] = cor_crs_forward(n->crs, place_at(w, column, row));
    double limit_m = find_limit(images, w);
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column <= COLUMNS; column++) {
            if (stretch_m(images, w, column, row) > limit_m)
                continue;
            add(n->out, place_at(w, column, row), images[row * WIDTH + column]);
            add(n->out, place_at(w, column, row + 1), images[(row + 1) * WIDTH + column]);
        }
    cor_free(images);
}

static void add_cap(net *n)
{
    const cor_domain *d = &n->out->domain;
    double radius_deg = fmin(d->radius_deg, d->shown_deg);
    for (int ring = 0; ring <= ROWS; ring++)
        for (int i = 0; i < COLUMNS; i++) {
            cor_lonlat p =
                cor_arc_point(d->centre, i * 2 * M_PI / COLUMNS, radius_deg * ring / ROWS);
            add(n->out, p, cor_crs_forward(n->crs, p));
        }
}

cor_usable *cor_usable_new(cor_crs *crs)
{
    cor_usable *out = cor_alloc(1, sizeof *out);
    *out = (cor_usable){ .crs = crs, .box = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL } };
    cor_domain_find(&out->domain, crs);
    net n = { .crs = crs, .out = out };
    size_t windows = out->domain.window_count ? out->domain.window_count : 1;
    size_t most = windows * 2 * (COLUMNS + 1) * (ROWS + 1);
    out->places = cor_alloc(most, sizeof *out->places);
    out->images = cor_alloc(most, sizeof *out->images);
    if (out->domain.kind == COR_DOMAIN_CAP)
        add_cap(&n);
    for (size_t i = 0; i < out->domain.window_count; i++)
        add_window(&n, out->domain.windows[i]);
    return out;
}

void cor_usable_free(cor_usable *usable)
{
    if (!usable)
        return;
    cor_free(usable->places);
    cor_free(usable->images);
    cor_free(usable);
}

bool cor_usable_holds(const cor_usable *usable, cor_lonlat place, cor_xy *image)
{
    const cor_box *b = &usable->box;
    *image = cor_crs_forward(usable->crs, place);
    double slack = 1e-9 * fmax(b->x1_m - b->x0_m, b->y1_m - b->y0_m);
    return is_finite(*image) && cor_domain_contains(&usable->domain, place) &&
           image->x_m >= b->x0_m - slack && image->x_m <= b->x1_m + slack &&
           image->y_m >= b->y0_m - slack && image->y_m <= b->y1_m + slack;
}

size_t cor_usable_count(const cor_usable *usable)
{
    return usable->count;
}

cor_lonlat cor_usable_place(const cor_usable *usable, size_t i)
{
    return usable->places[i];
}

cor_xy cor_usable_image(const cor_usable *usable, size_t i)
{
    return usable->images[i];
}
