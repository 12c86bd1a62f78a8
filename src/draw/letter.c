#include "draw/letter.h"

#include <math.h>

#include "base/memory.h"

enum { PLACES = 8, FIRST_SLOTS = 1024 };

/* Of large letters in a script of many glyphs there could be gigabytes. */
static const size_t most_bytes = (size_t)64 << 20;

typedef struct kept {
    cor_letter_look look;
    int column, row; /* the place within a pixel, in PLACES-ths */
    cor_letter letter;
    size_t byte_count; /* of all this */
    uint8_t pixels[];  /* of the two masks */
} kept;

struct cor_letters {
    kept **slots; /* a hash table, never more than half full; NULL: free */
    size_t slot_count, count, byte_count;
};

cor_letters *cor_letters_new(void)
{
    cor_letters *letters = cor_alloc(1, sizeof *letters);
    letters->slot_count = FIRST_SLOTS;
    letters->slots = cor_alloc(FIRST_SLOTS, sizeof(kept *));
    return letters;
}

static void forget_all(cor_letters *letters)
{
    for (size_t i = 0; i < letters->slot_count; i++) {
        cor_free(letters->slots[i]);
        letters->slots[i] = NULL;
    }
    letters->count = letters->byte_count = 0;
}

void cor_letters_free(cor_letters *letters)
{
    if (!letters)
        return;
    forget_all(letters);
    cor_free(letters->slots);
    cor_free(letters);
}

/* em units of a glyph to a mask's pixels. */
typedef struct pen {
    cor_coverage *coverage;
    const cairo_matrix_t *matrix;
} pen;

static void pen_move(void *user, double x, double y)
{
    pen *p = user;
    cairo_matrix_transform_point(p->matrix, &x, &y);
    cor_coverage_move(p->coverage, x, y);
}

static void pen_line(void *user, double x, double y)
{
    pen *p = user;
    cairo_matrix_transform_point(p->matrix, &x, &y);
    cor_coverage_line(p->coverage, x, y);
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void pen_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    pen *p = user;
    double control[4] = { x1, y1, x2, y2 };
    cairo_matrix_transform_point(p->matrix, &control[0], &control[1]);
    cairo_matrix_transform_point(p->matrix, &control[2], &control[3]);
    cairo_matrix_transform_point(p->matrix, &x, &y);
    cor_coverage_cubic(p->coverage, control, x, y);
}

static void pen_close(void *user)
{
    pen *p = user;
    cor_coverage_close(p->coverage);
}

void cor_letter_trace(cor_coverage *coverage, const cor_face *face, uint32_t glyph,
                      const cairo_matrix_t *matrix)
{
    pen p = { coverage, matrix };
    cor_outline_sink sink = { .user = &p,
                              .move_to = pen_move,
                              .line_to = pen_line,
                              .cubic_to = pen_cubic,
                              .close = pen_close };
    cor_face_outline(face, glyph, &sink);
}

/* The bounds of an outline's points, those that control curves among them. */
static void bounds_point(void *user, double x, double y)
{
    cor_rect *r = user;
    *r = (cor_rect){ fmin(r->x0_pt, x), fmin(r->y0_pt, y), fmax(r->x1_pt, x), fmax(r->y1_pt, y) };
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void bounds_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    bounds_point(user, x1, y1);
    bounds_point(user, x2, y2);
    bounds_point(user, x, y);
}

static void bounds_close(void *user)
{
    (void)user;
}

static cor_window window_of(const cor_letter_look *look, double x_px, double y_px)
{
    cor_rect em = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    cor_outline_sink sink = { .user = &em,
                              .move_to = bounds_point,
                              .line_to = bounds_point,
                              .cubic_to = bounds_cubic,
                              .close = bounds_close };
    cor_face_outline(look->face, look->glyph, &sink);
    if (!(em.x0_pt <= em.x1_pt))
        return (cor_window){ 0 };
    double margin = look->reach_px > 0 ? ceil(look->reach_px) + 1 : 0;
    double x0 = floor(em.x0_pt * look->em_px + x_px - margin);
    double y0 = floor(em.y0_pt * look->em_px + y_px - margin);
    double x1 = ceil(em.x1_pt * look->em_px + x_px + margin);
    double y1 = ceil(em.y1_pt * look->em_px + y_px + margin);
    return (cor_window){ (int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0) };
}

static kept *make(const cor_letter_look *look, int column, int row)
{
    double x = (double)column / PLACES, y = (double)row / PLACES;
    cor_window w = window_of(look, x, y);
    size_t width = (size_t)w.width, height = (size_t)w.height, area = width * height;
    size_t size = sizeof(kept) + 2 * area;
    kept *made = cor_alloc(1, size);
    *made = (kept){ .look = *look, .column = column, .row = row, .byte_count = size };
    made->letter = (cor_letter){ w, { made->pixels, width, height, width }, { 0 } };
    if (!area)
        return made;
    cor_coverage coverage;
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, look->em_px, 0, 0, look->em_px, x - w.x, y - w.y);
    cor_coverage_init(&coverage, width, height);
    cor_letter_trace(&coverage, look->face, look->glyph, &matrix);
    cor_coverage_flush(&coverage, &made->letter.ink);
    cor_coverage_free(&coverage);
    if (look->reach_px > 0) {
        made->letter.halo = (cor_mask){ made->pixels + area, width, height, width };
        cor_halo_mask_grow(&made->letter.halo, &made->letter.ink, look->reach_px);
    }
    return made;
}

static bool is_same(const kept *k, const cor_letter_look *look, int column, int row)
{
    return k->look.glyph == look->glyph && k->column == column && k->row == row &&
           k->look.face == look->face && k->look.em_px == look->em_px &&
           k->look.reach_px == look->reach_px;
}

/* Of sizes and reaches there are few on a map: they need not spread. */
static size_t hash_of(const cor_letter_look *look, int column, int row)
{
    size_t hash = (size_t)cor_face_number(look->face) * 31 + look->glyph;
    return ((hash * PLACES + (size_t)row) * PLACES + (size_t)column) * 0x9e3779b97f4a7c15u >> 32;
}

/* The slot that holds the letter, or a free one for it. */
static kept **slot_of(cor_letters *letters, const cor_letter_look *look, int column, int row)
{
    size_t mask = letters->slot_count - 1, i = hash_of(look, column, row) & mask;
    while (letters->slots[i] && !is_same(letters->slots[i], look, column, row))
        i = (i + 1) & mask;
    return &letters->slots[i];
}

static void widen(cor_letters *letters)
{
    kept **old = letters->slots;
    size_t count = letters->slot_count;
    letters->slot_count = 2 * count;
    letters->slots = cor_alloc(letters->slot_count, sizeof(kept *));
    for (size_t i = 0; i < count; i++)
        if (old[i])
            *slot_of(letters, &old[i]->look, old[i]->column, old[i]->row) = old[i];
    cor_free(old);
}

cor_letter cor_letter_at(cor_letters *letters, const cor_letter_look *look, double x_px,
                         double y_px)
{
    double x = floor(x_px * PLACES + 0.5), y = floor(y_px * PLACES + 0.5);
    double whole_x = floor(x / PLACES), whole_y = floor(y / PLACES);
    int column = (int)(x - whole_x * PLACES), row = (int)(y - whole_y * PLACES);
    kept **slot = slot_of(letters, look, column, row);
    if (!*slot) {
        if (letters->byte_count > most_bytes)
            forget_all(letters);
        if (2 * (letters->count + 1) > letters->slot_count)
            widen(letters);
        slot = slot_of(letters, look, column, row);
        *slot = make(look, column, row);
        letters->byte_count += (*slot)->byte_count;
        letters->count++;
    }
    cor_letter letter = (*slot)->letter;
    letter.window.x += (int)whole_x;
    letter.window.y += (int)whole_y;
    return letter;
}
