/* Layers of type hillshade. Slopes are found in the raster and shaded on the page: colours of
 * slopes cannot be interpolated, slopes can. */
#include <math.h>

#include "base/memory.h"
#include "symbolise/raster.h"
#include "symbolise/shade.h"
#include "symbolise/slope.h"
#include "symbolise/warped.h"

typedef struct relief {
    const cor_symboliser *s;
    const cor_warped *w;
    const cor_slope *slopes;
    const cor_shade *shade;
    bool is_nearest;
} relief;

typedef struct arrow {
    double x, y; /* right and down the page */
} arrow;

/* The raster's rows and, at right angles, its columns on the page; and how north turns over it. */
typedef struct bearing {
    arrow along, across;
    arrow north[4]; /* at the corners, clockwise from the top left */
} bearing;

static arrow unit(arrow a)
{
    double length = hypot(a.x, a.y);
    return length > 0 ? (arrow){ a.x / length, a.y / length } : (arrow){ 0, 0 };
}

static void set_axes(bearing *out, const cor_warp_patch *p)
{
    double i = (double)(p->width - 1) / 2, j = (double)(p->height - 1) / 2;
    double a = p->along_x.column + j * p->across.column, c = p->along_x.row + j * p->across.row;
    double b = p->along_y.column + i * p->across.column, d = p->along_y.row + i * p->across.row;
    double sign = a * d - b * c < 0 ? -1 : 1;
    out->along = unit((arrow){ sign * d, -sign * c });
    out->across = (arrow){ -sign * out->along.y, sign * out->along.x };
}

static arrow north_at(const relief *r, double x, double y)
{
    static const double step_deg = 1e-4;
    cor_view *view = r->s->map->view;
    cor_pt at = cor_page_grid_point(&r->w->grid, x, y), beyond;
    cor_lonlat p;
    if (!cor_view_unproject(view, at, &p))
        return (arrow){ 0, -1 };
    double sign = p.lat_deg > 0 ? -1 : 1; /* away from the pole, where there is room */
    p.lat_deg += sign * step_deg;
    if (!cor_view_point_anywhere(view, p, &beyond))
        return (arrow){ 0, -1 };
    return unit((arrow){ sign * (beyond.x_pt - at.x_pt), sign * (beyond.y_pt - at.y_pt) });
}

static void set_north(bearing *out, const relief *r, const cor_warp_patch *p)
{
    double x0 = (double)p->x + 0.5, y0 = (double)p->y + 0.5;
    double x1 = x0 + (double)p->width, y1 = y0 + (double)p->height;
    const double corners[4][2] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };
    for (int i = 0; i < 4; i++)
        out->north[i] =
            r->shade->follows_north ? north_at(r, corners[i][0], corners[i][1]) : (arrow){ 0, -1 };
}

/* Turns an arrow of the page so that north is up. */
static arrow turned(arrow a, const bearing *b, double tx, double ty)
{
    const double w[4] = { (1 - tx) * (1 - ty), tx * (1 - ty), tx * ty, (1 - tx) * ty };
    arrow n = { 0, 0 };
    for (int i = 0; i < 4; i++) {
        n.x += w[i] * b->north[i].x;
        n.y += w[i] * b->north[i].y;
    }
    n = unit(n);
    return (arrow){ -a.x * n.y + a.y * n.x, -a.x * n.x - a.y * n.y };
}

typedef struct mean {
    float along, across, weight, whole; /* whole: with the cells that have no slope */
} mean;

static void add_row(mean *m, const relief *r, const cor_warped_spot *spot, const cor_slope *row,
                    float weight)
{
    for (int i = 0; i < spot->across.count; i++) {
        ptrdiff_t x = cor_tap_index(spot->across.first + i, r->w->cells.width, r->w->is_cyclic);
        float k = weight * cor_tap_weight(&spot->across, i);
        if (x < 0)
            continue;
        m->whole += k;
        if (isnan(row[x].along) || isnan(row[x].across))
            continue;
        m->along += k * row[x].along;
        m->across += k * row[x].across;
        m->weight += k;
    }
}

static mean mean_of(const relief *r, const cor_warped_spot *spot)
{
    mean m = { 0 };
    const cor_raster_cells *cells = &r->w->cells;
    for (int j = 0; j < spot->down.count; j++) {
        ptrdiff_t y = cor_tap_index(spot->down.first + j, cells->height, false);
        if (y >= 0)
            add_row(&m, r, spot, r->slopes + (size_t)y * cells->width,
                    cor_tap_weight(&spot->down, j));
    }
    return m;
}

/* The spot's own cell alone. */
static void narrow(cor_warped_spot *spot)
{
    spot->across = (cor_taps){ (ptrdiff_t)floor(spot->column), 1, 1, 1 };
    spot->down = (cor_taps){ (ptrdiff_t)floor(spot->row), 1, 1, 1 };
}

static void shade_pixel(const relief *r, const bearing *b, const mean *m, const double t[2],
                        uint8_t *to)
{
    double along = (double)(m->along / m->weight), across = (double)(m->across / m->weight);
    arrow rise = { along * b->along.x + across * b->across.x,
                   along * b->along.y + across * b->across.y };
    if (r->shade->follows_north)
        rise = turned(rise, b, t[0], t[1]);
    float colour[4], share = m->weight / m->whole;
    cor_shade_colour(r->shade, (float)rise.x, (float)rise.y, colour);
    for (int i = 0; i < 4; i++)
        colour[i] *= share;
    cor_put_colour(to, colour);
}

static void draw_patch(const relief *r, const cor_warp_patch *patch, uint8_t *rgba)
{
    bearing b;
    set_axes(&b, patch);
    set_north(&b, r, patch);
    cor_extent_cells extent = cor_warped_extent(r->w, patch);
    bool takes_one = r->is_nearest && extent.columns <= 1 && extent.rows <= 1;
    for (size_t y = 0; y < patch->height; y++) {
        uint8_t *to = rgba + ((patch->y + y) * r->w->grid.width + patch->x) * 4;
        for (size_t x = 0; x < patch->width; x++) {
            cor_warped_spot spot;
            cor_warped_find(r->w, patch, extent, x, y, &spot);
            if (takes_one)
                narrow(&spot);
            mean m = mean_of(r, &spot);
            const double t[2] = { (double)x / (double)patch->width,
                                  (double)y / (double)patch->height };
            m.whole /= spot.share;
            if (m.weight > 0 && spot.share > 0)
                shade_pixel(r, &b, &m, t, to + x * 4);
        }
    }
}

static void draw_relief(const relief *r)
{
    uint8_t *rgba = cor_page_grid_pixels(&r->w->grid, r->s->scene);
    for (size_t i = 0; i < r->w->warp.count; i++)
        draw_patch(r, &r->w->warp.patches[i], rgba);
    cor_page_grid_add(&r->w->grid, r->s, rgba);
}

bool cor_hillshade_draw(const cor_symboliser *s)
{
    cor_warped w;
    cor_arena *arena = cor_arena_new();
    cor_eval eval = cor_plan_eval(s->plan, s->map, s->layer, 0, arena, s->report);
    const cor_shade shade = cor_shade_of(s->layer, &eval);
    relief r = {
        .s = s, .w = &w, .shade = &shade, .is_nearest = cor_raster_is_nearest(s->layer, &eval)
    };
    cor_arena_free(arena);
    cor_raster *raster = cor_plan_raster(s->plan, s->layer);
    if (!cor_warped_open(&w, s, raster, 2))
        return false;
    if (w.warp.count) {
        cor_slope *slopes = cor_slopes(&w.cells, raster);
        r.slopes = slopes;
        draw_relief(&r);
        cor_free(slopes);
    }
    cor_warped_close(&w);
    return true;
}
