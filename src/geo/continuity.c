#include "geo/continuity.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/domain.h"

enum { COLUMNS = 72, ROWS = 36, WIDTH = COLUMNS + 1, HALVINGS = 48 };

/* An edge is looked at when its image is so many times longer than most for their lengths, and long
 * enough to be seen. */
static const double suspicious = 4, visible_pt = 0.1;

typedef struct grid {
    const cor_image *image;
    const cor_earth_part *part;
    cor_spot *spots; /* [(ROWS + 1) * WIDTH]; infinite where there is no image */
    double stretch;  /* the median of points on the page a degree */
    double sign;     /* of most cells' area */
    double turn;     /* of east and north at most places */
} grid;

static cor_lonlat place(const grid *g, int column, int row)
{
    const cor_window *w = &g->part->window;
    if (g->part->is_cap)
        return cor_arc_point(g->part->centre, column * 2 * M_PI / COLUMNS,
                             g->part->radius_deg * row / ROWS);
    return (cor_lonlat){ w->x0 + (w->x1 - w->x0) * column / COLUMNS,
                         w->y0 + (w->y1 - w->y0) * row / ROWS };
}

static cor_spot spot(const grid *g, int column, int row)
{
    return g->spots[row * WIDTH + column];
}

static double distance(cor_spot a, cor_spot b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static double area(cor_spot a, cor_spot b, cor_spot c)
{
    return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Most edges know how large the map is, and most cells which way round. */
static void measure(grid *g)
{
    double *stretches = cor_alloc((size_t)COLUMNS * ROWS, sizeof *stretches), turned = 0;
    size_t count = 0;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            cor_spot a = spot(g, column, row), b = spot(g, column, row + 1);
            double turn = area(a, spot(g, column + 1, row), b);
            double stretch =
                distance(a, b) / cor_arc_deg(place(g, column, row), place(g, column, row + 1));
            if (isfinite(stretch))
                stretches[count++] = stretch;
            if (isfinite(turn))
                turned += (turn > 0) - (turn < 0);
        }
    qsort(stretches, count, sizeof *stretches, compare_doubles);
    g->stretch = count ? stretches[count / 2] : 0;
    g->sign = turned < 0 ? -1 : 1;
    cor_free(stretches);
}

static bool is_torn(const grid *g, cor_lonlat a, cor_lonlat b)
{
    cor_spot from, to, middle;
    if (!cor_image_of(g->image, a, &from) || !cor_image_of(g->image, b, &to))
        return false; /* an end, not a tear */
    double first = distance(from, to), left = first;
    if (first <= fmax(suspicious * g->stretch * cor_arc_deg(a, b), visible_pt))
        return false;
    for (int i = 0; i < HALVINGS && left > first / 8; i++) {
        cor_lonlat m = { (a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2 };
        if (!cor_image_of(g->image, m, &middle))
            return false;
        double before = distance(from, middle), behind = distance(middle, to);
        bool is_before = before > behind;
        left = is_before ? before : behind;
        *(is_before ? &b : &a) = m;
        *(is_before ? &to : &from) = middle;
    }
    return left > first / 8;
}

/* Whether east and north have turned over against most of the map: -1, 0 where it cannot be told.
 */
static double turn_at(const grid *g, cor_lonlat p)
{
    static const double step_deg = 1e-4;
    cor_spot at, east, north;
    double up = p.lat_deg < 89.9 ? step_deg : -step_deg;
    if (!cor_image_of(g->image, p, &at) ||
        !cor_image_of(g->image, (cor_lonlat){ p.lon_deg + step_deg, p.lat_deg }, &east) ||
        !cor_image_of(g->image, (cor_lonlat){ p.lon_deg, p.lat_deg + up }, &north))
        return 0;
    double turn = area(at, east, north) * (up > 0 ? 1 : -1);
    double least = 1e-6 * step_deg * step_deg * g->stretch * g->stretch;
    return turn > least ? 1 : turn < -least ? -1 : 0;
}

static void measure_turn(grid *g)
{
    double sum = 0;
    for (int row = 1; row < ROWS; row += 3)
        for (int column = 0; column < COLUMNS; column += 3)
            sum += turn_at(g, place(g, column, row));
    g->turn = sum < 0 ? -1 : 1;
}

/* A cell of some degrees may look turned over where the image shears; places in it tell. */
static bool has_turned(const grid *g, int column, int row)
{
    enum { INSIDE = 8 };
    cor_lonlat a = place(g, column, row), b = place(g, column + 1, row + 1);
    double width = remainder(b.lon_deg - a.lon_deg, 360);
    for (int i = 0; i < INSIDE; i++)
        for (int k = 0; k < INSIDE; k++) {
            cor_lonlat p = { a.lon_deg + width * (i + 0.5) / INSIDE,
                             a.lat_deg + (b.lat_deg - a.lat_deg) * (k + 0.5) / INSIDE };
            if (turn_at(g, p) * g->turn < 0)
                return true;
        }
    return false;
}

/* Both halves of the cell, as large as can be told from rounding. */
static bool is_folded(const grid *g, const cor_spot c[4])
{
    double least = 1e-6 * g->stretch * g->stretch;
    return area(c[0], c[1], c[2]) * g->sign < -least || area(c[0], c[2], c[3]) * g->sign < -least;
}

static bool is_seen(const grid *g, const cor_spot c[4])
{
    const cor_window *clip = &g->image->clip;
    double x0 = HUGE_VAL, x1 = -HUGE_VAL, y0 = HUGE_VAL, y1 = -HUGE_VAL;
    for (int i = 0; i < 4; i++) {
        x0 = fmin(x0, c[i].x);
        x1 = fmax(x1, c[i].x);
        y0 = fmin(y0, c[i].y);
        y1 = fmax(y1, c[i].y);
    }
    return isfinite(x1 - x0) && isfinite(y1 - y0) && x1 >= clip->x0 && x0 <= clip->x1 &&
           y1 >= clip->y0 && y0 <= clip->y1;
}

/* Of a cap: whether anything is drawn there. */
static bool is_in_window(const grid *g, cor_lonlat p)
{
    const cor_window *w = &g->part->window;
    if (!g->part->is_cap || !isfinite(w->x0))
        return p.lat_deg >= w->y0 && p.lat_deg <= w->y1;
    double lon = p.lon_deg - 360 * floor((p.lon_deg - w->x0) / 360);
    return lon <= w->x1 && p.lat_deg >= w->y0 && p.lat_deg <= w->y1;
}

/* Polynomials far from home cover the plane again without turning over. Their inverse gives the
 * place at home. */
static bool is_covered_twice(const grid *g, int column, int row)
{
    cor_lonlat a = place(g, column, row), b = place(g, column + 1, row + 1);
    cor_xy image;
    double width = remainder(b.lon_deg - a.lon_deg, 360);
    cor_lonlat middle = { a.lon_deg + width / 2, (a.lat_deg + b.lat_deg) / 2 };
    return g->part->is_cap && row > 0 && !cor_crs_image(g->image->crs, middle, &image);
}

static cor_break check_cell(const grid *g, int column, int row)
{
    const cor_spot corners[4] = { spot(g, column, row), spot(g, column + 1, row),
                                  spot(g, column + 1, row + 1), spot(g, column, row + 1) };
    cor_lonlat a = place(g, column, row);
    if (!is_seen(g, corners) || !is_in_window(g, a))
        return COR_BREAK_NONE;
    if (is_torn(g, a, place(g, column + 1, row)) || is_torn(g, a, place(g, column, row + 1)))
        return COR_BREAK_TEAR;
    if (!is_folded(g, corners))
        return COR_BREAK_NONE;
    return has_turned(g, column, row) || is_covered_twice(g, column, row) ? COR_BREAK_FOLD
                                                                          : COR_BREAK_NONE;
}

static cor_break check_cells(cor_lonlat *at, const grid *g)
{
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            cor_break found = check_cell(g, column, row);
            if (found == COR_BREAK_NONE)
                continue;
            cor_lonlat a = place(g, column, row), b = place(g, column + 1, row + 1);
            *at = (cor_lonlat){ (a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2 };
            return found;
        }
    return COR_BREAK_NONE;
}

cor_break cor_continuity_check(cor_lonlat *at, const cor_image *image, const cor_earth_part *part)
{
    grid g = { .image = image, .part = part };
    g.spots = cor_alloc((size_t)WIDTH * (ROWS + 1), sizeof *g.spots);
    for (int row = 0; row <= ROWS; row++)
        for (int column = 0; column <= COLUMNS; column++)
            cor_image_of(image, place(&g, column, row), &g.spots[row * WIDTH + column]);
    measure(&g);
    measure_turn(&g);
    cor_break found = check_cells(at, &g);
    cor_free(g.spots);
    return found;
}
