#include "geo/warp.h"

#include <math.h>

#include "base/memory.h"
#include "unit/check.h"

enum { SIDE = 300 };

/* Angle and distance about a pole in the image: every column of the raster meets there. */
static bool polar(void *user, double x, double y, cor_pixel *out)
{
    double dx = x - 140.3, dy = y - 160.7, radius = hypot(dx, dy);
    (void)user;
    *out = (cor_pixel){ (atan2(dy, dx) / M_PI + 1) * 180, radius };
    return radius < 130;
}

/* Bends more and more; all of it has an image. */
static bool bent(void *user, double x, double y, cor_pixel *out)
{
    (void)user;
    *out = (cor_pixel){ x + x * x / 4000 + y * 0.3 + 20, 20 * sin(y / 70) + y + x * 0.2 };
    return true;
}

/* Nothing but pixels 40 ... 60 across and down. */
static bool window(void *user, double x, double y, cor_pixel *out)
{
    (void)user;
    *out = (cor_pixel){ x - 40, y - 40 };
    return true;
}

static bool fine(void *user, double x, double y, cor_pixel *out)
{
    (void)user;
    *out = (cor_pixel){ 8 * x, 3 * y };
    return true;
}

typedef struct visits {
    unsigned char counts[SIDE][SIDE];
    double worst_px;
} visits;

/* How far the patch's place of a pixel is from the exact one, by the exact one's own scale. */
static double error_px(const cor_warp_task *task, const cor_warp_patch *p, size_t i, size_t j)
{
    double x = (double)(p->x + i) + 0.5, y = (double)(p->y + j) + 0.5;
    double u = (double)i, v = (double)j;
    cor_pixel exact, right, below;
    double column =
        p->origin.column + u * p->along_x.column + v * p->along_y.column + u * v * p->across.column;
    double row = p->origin.row + u * p->along_x.row + v * p->along_y.row + u * v * p->across.row;
    if (!task->locate(NULL, x, y, &exact))
        return HUGE_VAL;
    task->locate(NULL, x + 1e-3, y, &right);
    task->locate(NULL, x, y + 1e-3, &below);
    double period = task->period, off = column - exact.column;
    off -= period > 0 ? period * round(off / period) : 0;
    double a = (right.column - exact.column) / 1e-3, b = (below.column - exact.column) / 1e-3;
    double c = (right.row - exact.row) / 1e-3, d = (below.row - exact.row) / 1e-3;
    double det = a * d - b * c, down = row - exact.row;
    return hypot(d * off - b * down, a * down - c * off) / fabs(det);
}

static visits *visit(const cor_warp *warp, const cor_warp_task *task)
{
    visits *v = cor_alloc(1, sizeof *v);
    for (size_t k = 0; k < warp->count; k++) {
        const cor_warp_patch *p = &warp->patches[k];
        for (size_t j = 0; j < p->height; j++)
            for (size_t i = 0; i < p->width; i++) {
                v->counts[p->y + j][p->x + i]++;
                v->worst_px = fmax(v->worst_px, error_px(task, p, i, j));
            }
    }
    return v;
}

static void every_pixel_with_an_image_is_in_one_patch_near_its_place(void)
{
    static const cor_warp_task tasks[] = {
        { polar, NULL, SIDE, SIDE, 360, 1000, 360 },
        { bent, NULL, SIDE, SIDE, 10000, 10000, 0 },
    };
    for (size_t k = 0; k < 2; k++) {
        cor_warp warp;
        cor_warp_run(&warp, &tasks[k]);
        visits *v = visit(&warp, &tasks[k]);
        size_t wrong = 0;
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                cor_pixel ignored;
                bool has = tasks[k].locate(NULL, x + 0.5, y + 0.5, &ignored);
                wrong += v->counts[y][x] != has;
            }
        CHECK(wrong == 0);
        CHECK(v->worst_px < 0.1);
        printf("  %zu patches, worst error %.4f px\n", warp.count, v->worst_px);
        cor_free(v);
        cor_warp_free(&warp);
    }
}

static void what_bends_little_needs_few_patches(void)
{
    const cor_warp_task task = { bent, NULL, SIDE, SIDE, 10000, 10000, 0 };
    cor_warp warp;
    cor_warp_run(&warp, &task);
    CHECK(warp.count < SIDE * SIDE / 50);
    cor_warp_free(&warp);
}

static void what_is_beside_the_raster_is_left_out(void)
{
    const cor_warp_task task = { window, NULL, SIDE, SIDE, 20, 20, 0 };
    cor_warp warp;
    cor_warp_run(&warp, &task);
    CHECK(warp.count == 1);
    CHECK(warp.x0 == 0 && warp.x1 == 64 && warp.column0 <= 0 && warp.column1 >= 20);
    cor_warp_free(&warp);
}

static void the_reach_of_a_pixel_is_known(void)
{
    const cor_warp_task task = { fine, NULL, SIDE, SIDE, 5000, 5000, 0 };
    cor_warp warp;
    cor_warp_run(&warp, &task);
    CHECK(fabs(warp.least_columns - 8) < 1e-9 && fabs(warp.least_rows - 3) < 1e-9);
    cor_warp_free(&warp);
}

static void columns_come_round(void)
{
    CHECK(cor_warp_column(370, 360, 360) == 10);
    CHECK(cor_warp_column(-10, 360, 360) == 350);
    CHECK(cor_warp_column(-10, 100, 360) == -10); /* beside a raster of 100 columns */
    CHECK(cor_warp_column(300, 100, 360) == -60);
    CHECK(cor_warp_column(300, 100, 0) == 300);
}

int main(void)
{
    RUN(every_pixel_with_an_image_is_in_one_patch_near_its_place);
    RUN(what_bends_little_needs_few_patches);
    RUN(what_is_beside_the_raster_is_left_out);
    RUN(the_reach_of_a_pixel_is_known);
    RUN(columns_come_round);
    return check_result();
}
