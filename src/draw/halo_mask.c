#include "draw/halo_mask.h"

#include <math.h>
#include <stdbool.h>

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

static bool is_blank(const uint8_t *row, size_t count)
{
    uint8_t any = 0;
    for (size_t x = 0; x < count; x++)
        any |= row[x];
    return any == 0;
}

/* Gives row y of `from` to the rows `dy` away. */
static void spread_row(cor_mask *to, const cor_mask *from, size_t y, int dy, double reach_px)
{
    const uint8_t *source = from->rows + y * from->stride;
    uint8_t *target = to->rows + (size_t)((long)y + dy) * to->stride;
    int last = (int)ceil(reach_px);
    for (int dx = -last; dx <= last; dx++) {
        int more = (int)floor(255 * (reach_px - sqrt(dx * dx + dy * dy)) + 0.5);
        size_t shift = (size_t)(dx < 0 ? -dx : dx);
        if (more <= -255 || shift >= from->width)
            continue;
        if (dx >= 0)
            add_row(target + shift, source, from->width - shift, more);
        else
            add_row(target, source + shift, from->width - shift, more);
    }
}

void cor_halo_mask_grow(cor_mask *to, const cor_mask *from, double reach_px)
{
    int last = (int)ceil(reach_px);
    for (size_t y = 0; y < from->height; y++) {
        if (is_blank(from->rows + y * from->stride, from->width))
            continue;
        for (int dy = -last; dy <= last; dy++)
            if ((long)y + dy >= 0 && (long)y + dy < (long)to->height)
                spread_row(to, from, y, dy, reach_px);
    }
}
