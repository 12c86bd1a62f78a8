#include "symbolise/page_grid.h"

#include <math.h>

static const double most_pixels = 64e6, longest_side = 16384;

cor_page_grid cor_page_grid_of(const cor_plan *plan, const cor_map *map)
{
    cor_rect f = map->frame;
    double across = fmax(round(plan->width_pt / 72 * plan->dpi), 1) / plan->width_pt;
    double down = fmax(round(plan->height_pt / 72 * plan->dpi), 1) / plan->height_pt;
    double width = (f.x1_pt - f.x0_pt) * across, height = (f.y1_pt - f.y0_pt) * down;
    double too_many = fmax(sqrt(width * height / most_pixels), fmax(width, height) / longest_side);
    if (too_many > 1) {
        across /= too_many;
        down /= too_many;
    }
    double x0 = floor(f.x0_pt * across), y0 = floor(f.y0_pt * down);
    return (cor_page_grid){ .width = (size_t)(ceil(f.x1_pt * across) - x0),
                            .height = (size_t)(ceil(f.y1_pt * down) - y0),
                            .x0_pt = x0 / across,
                            .y0_pt = y0 / down,
                            .width_pt = 1 / across,
                            .height_pt = 1 / down };
}

cor_pt cor_page_grid_point(const cor_page_grid *grid, double x, double y)
{
    return (cor_pt){ grid->x0_pt + x * grid->width_pt, grid->y0_pt + y * grid->height_pt };
}

cor_page_grid cor_page_grid_part(const cor_page_grid *grid, size_t x, size_t y, size_t width,
                                 size_t height)
{
    cor_pt corner = cor_page_grid_point(grid, (double)x, (double)y);
    cor_page_grid part = *grid;
    part.width = width;
    part.height = height;
    part.x0_pt = corner.x_pt;
    part.y0_pt = corner.y_pt;
    return part;
}

uint8_t *cor_page_grid_pixels(const cor_page_grid *grid, cor_scene *scene)
{
    return cor_arena_alloc(scene->arena, grid->width * grid->height, 4);
}

void cor_page_grid_add(const cor_page_grid *grid, const cor_symboliser *s, const uint8_t *rgba)
{
    cor_pt end = cor_page_grid_point(grid, (double)grid->width, (double)grid->height);
    cor_scene_image(s->scene, s->layer->id, rgba, grid->width, grid->height,
                    (cor_rect){ grid->x0_pt, grid->y0_pt, end.x_pt, end.y_pt });
}

static uint8_t byte_of(float share)
{
    return (uint8_t)(fminf(fmaxf(share, 0), 1) * 255 + 0.5F);
}

void cor_put_colour(uint8_t *to, const float p[4])
{
    float alpha = p[3] > 0 ? p[3] : 1;
    for (int i = 0; i < 3; i++)
        to[i] = byte_of(p[i] / alpha);
    to[3] = byte_of(p[3]);
}
