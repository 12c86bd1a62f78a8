#include "draw/halo_mask.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One offset of the disc: what a covered pixel gives to the one at that offset, beyond its own
 * coverage; in 255ths, may be negative. In bytes throughout, so that compilers make it 16 or 32
 * pixels at a time. */
static void add_row(uint8_t *restrict to, const uint8_t *restrict from, size_t count, int more)
{
    const uint8_t plus = (uint8_t)(more > 255 ? 255 : more > 0 ? more : 0);
    const uint8_t minus = (uint8_t)(more < 0 ? -more : 0), most = (uint8_t)(255 - plus);
    for (size_t x = 0; x < count; x++) {
        uint8_t own = from[x] > minus ? from[x] : minus;
        own = (uint8_t)(own - minus);
        own = own < most ? own : most;
        uint8_t given = (uint8_t)(own + (from[x] ? plus : 0));
        to[x] = given > to[x] ? given : to[x];
    }
}

/* All rows at once: what is shifted out of one row into the next is blank. */
static void spread(cor_mask *to, const cor_mask *from, int dx, int dy, int more)
{
    long shift = dy * (long)from->stride + dx;
    size_t length = from->stride * from->height, skipped = (size_t)labs(shift);
    if (skipped >= length)
        return;
    if (shift >= 0)
        add_row(to->rows + skipped, from->rows, length - skipped, more);
    else
        add_row(to->rows, from->rows + skipped, length - skipped, more);
}

void cor_halo_mask_grow(cor_mask *to, const cor_mask *from, double reach_px)
{
    int last = (int)ceil(reach_px);
    for (int dy = -last; dy <= last; dy++) {
        for (int dx = -last; dx <= last; dx++) {
            int more = (int)floor(255 * (reach_px - sqrt(dx * dx + dy * dy)) + 0.5);
            if (more > -255)
                spread(to, from, dx, dy, more);
        }
    }
}

void cor_halo_mask_clear_edges(cor_mask *mask, double reach_px)
{
    size_t edge = (size_t)ceil(reach_px);
    edge = edge < mask->width ? edge : mask->width;
    for (size_t y = 0; y < mask->height; y++) {
        uint8_t *row = mask->rows + y * mask->stride;
        memset(row, 0, edge);
        memset(row + mask->width - edge, 0, edge);
    }
}
