/* Labels set from letters that are kept, against labels that are traced where they stand. */
#include "draw/letter.h"

#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"
#include "unit/text/texts.h"

enum { WIDTH = 240, HEIGHT = 60 };

typedef struct picture {
    uint32_t pixels[HEIGHT][WIDTH];
} picture;

/* A turn too small to be seen has the label traced. */
static const double NO_TURN = 0, HARDLY_A_TURN = 1e-7;

static bool draw(picture *out, const cor_scene *scene)
{
    memset(out, 0xff, sizeof *out);
    cor_report report = { 0 };
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)out->pixels, CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT, WIDTH * 4);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, 2, 2);
    bool well = cor_draw_scene(cr, scene, COR_DRAW_TEXT_OUTLINES, &report);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    cor_report_clear(&report);
    return well;
}

static void add_label(cor_scene *scene, const cor_run *run, cor_pt origin, double turn)
{
    const cor_glyph_look look = { .origin = origin,
                                  .angle_rad = turn,
                                  .fill = { 0, 0, 0, 1 },
                                  .halo = { 1, 0, 0, 0.5 },
                                  .halo_width_pt = 1.1 };
    cor_scene_glyphs(scene, "a", -1, run, &look);
}

static picture picture_of(const cor_run *run, cor_pt origin, double turn)
{
    picture p;
    cor_scene *scene = cor_scene_new(WIDTH / 2.0, HEIGHT / 2.0);
    add_label(scene, run, origin, turn);
    CHECK(draw(&p, scene));
    cor_scene_free(scene);
    return p;
}

/* In levels of green, of all pixels that are not white in one of the two. */
static double mean_difference(const picture *a, const picture *b)
{
    double sum = 0;
    size_t count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        uint32_t of_a = a->pixels[i / WIDTH][i % WIDTH], of_b = b->pixels[i / WIDTH][i % WIDTH];
        count += of_a != 0xffffffff || of_b != 0xffffffff;
        sum += abs((int)(of_a >> 8 & 255) - (int)(of_b >> 8 & 255));
    }
    return count ? sum / (double)count : 1e9;
}

/* Persian joins its letters, so that two of them share a pixel. */
static void a_set_label_looks_like_a_traced_one(void)
{
    static const char *const words[] = { "Agarak", "Ağdam", "تهران", "Երևան", "V. AV" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const cor_run *run = shape(words[i]);
        for (int k = 0; run && k < 10; k++) {
            cor_pt origin = { 10 + 0.137 * k, 18 + 0.071 * k };
            picture set = picture_of(run, origin, NO_TURN);
            picture traced = picture_of(run, origin, HARDLY_A_TURN);
            CHECK(mean_difference(&set, &traced) < 4);
            picture beside = picture_of(run, (cor_pt){ origin.x_pt + 0.25, origin.y_pt }, NO_TURN);
            CHECK(mean_difference(&beside, &traced) > 4); /* half a pixel would be seen */
        }
    }
}

static void a_label_is_cut_where_the_sheet_ends(void)
{
    const cor_run *run = shape("Agarak");
    for (int k = 0; run && k < 8; k++) {
        cor_pt origin = { k % 2 ? -9.3 : 105.2, k % 4 < 2 ? 1.5 : 31.4 };
        picture set = picture_of(run, origin, NO_TURN);
        picture traced = picture_of(run, origin, HARDLY_A_TURN);
        CHECK(mean_difference(&set, &traced) < 6);
    }
}

static void what_is_kept_looks_as_it_did(void)
{
    const cor_run *run = shape("anna");
    cor_scene *scene = cor_scene_new(WIDTH / 2.0, HEIGHT / 2.0);
    picture p;
    add_label(scene, run, (cor_pt){ 5, 10 }, NO_TURN);
    add_label(scene, run, (cor_pt){ 65, 25 }, NO_TURN);
    CHECK(draw(&p, scene));
    for (int y = 0; y < 30; y++)
        CHECK(memcmp(p.pixels[y], p.pixels[y + 30] + 120, 110 * sizeof p.pixels[0][0]) == 0);
    cor_scene_free(scene);
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(a_set_label_looks_like_a_traced_one);
    RUN(a_label_is_cut_where_the_sheet_ends);
    RUN(what_is_kept_looks_as_it_did);
    return texts_close();
}
