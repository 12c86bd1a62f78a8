#include "furniture/margins.h"

#include <math.h>

#include "plan/sheet.h"
#include "style/length.h"

static const double gap_pt = 4 * COR_PT_PER_MM; /* from the frame, and between parts */

bool cor_margins_hold(const cor_furniture_spec *spec)
{
    return spec->at >= COR_AT_MARGIN_LEFT && spec->at <= COR_AT_MARGIN_BOTTOM;
}

cor_margins cor_margins_wanted(const cor_plan *plan, const cor_size *sizes)
{
    double most[4] = { 0 };
    static const unsigned sides[] = { COR_SIDE_LEFT, COR_SIDE_RIGHT };
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_furniture_spec *spec = plan->parts[i].spec;
        if (!cor_margins_hold(spec) || !(sizes[i].width_pt > 0))
            continue;
        size_t side = (size_t)(spec->at - COR_AT_MARGIN_LEFT);
        double across = side < 2 ? sizes[i].width_pt : sizes[i].height_pt;
        double labels = side < 2 ? cor_sheet_graticule_room(plan, sides[side]) : 0;
        most[side] = fmax(most[side], across + gap_pt + labels);
    }
    return (cor_margins){ most[0], most[1], most[2], most[3] };
}

double cor_margins_height(const cor_plan *plan, const cor_size *sizes)
{
    double heights[2] = { 0 };
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_furniture_spec *spec = plan->parts[i].spec;
        size_t side = (size_t)(spec->at - COR_AT_MARGIN_LEFT);
        if (cor_margins_hold(spec) && side < 2 && sizes[i].width_pt > 0)
            heights[side] += sizes[i].height_pt + (heights[side] > 0 ? gap_pt : 0);
    }
    return fmax(heights[0], heights[1]);
}

/* Where the next part of each margin begins, and the gaps between those above and below the map. */
typedef struct cursor {
    double left_y_pt, right_y_pt, top_x_pt, bottom_x_pt;
    double top_gap_pt, bottom_gap_pt;
} cursor;

/* Several parts in a row reach from one side of the frame to the other. */
static double row_gap(const cor_plan *plan, const cor_size *sizes, cor_anchor at)
{
    const cor_rect f = plan->main.frame;
    double room = f.x1_pt - f.x0_pt;
    int count = 0;
    for (size_t i = 0; i < plan->part_count; i++)
        if (plan->parts[i].spec->at == at && sizes[i].width_pt > 0) {
            room -= sizes[i].width_pt;
            count++;
        }
    return count > 1 ? fmax(gap_pt, room / (count - 1)) : gap_pt;
}

static cor_pt next_beside(double *y_pt, double x_pt, cor_size size)
{
    const cor_pt at = { x_pt, *y_pt };
    *y_pt += size.height_pt + gap_pt;
    return at;
}

static cor_pt next_along(double *x_pt, double y_pt, double step_pt, bool mirrored, double width_pt)
{
    const cor_pt at = { mirrored ? *x_pt - width_pt : *x_pt, y_pt };
    *x_pt += mirrored ? -step_pt : step_pt;
    return at;
}

static cor_pt corner_of(const cor_plan *plan, cor_anchor at, cor_size size, cursor *c)
{
    const cor_rect f = plan->main.frame;
    bool mirrored = cor_plan_right_to_left(plan);
    double above = f.y0_pt - cor_sheet_graticule_room(plan, COR_SIDE_TOP) - plan->margins.top_pt;
    double below = f.y1_pt + cor_sheet_graticule_room(plan, COR_SIDE_BOTTOM) + gap_pt;
    switch (at) {
    case COR_AT_MARGIN_LEFT:
        return next_beside(&c->left_y_pt, plan->content.x0_pt, size);
    case COR_AT_MARGIN_RIGHT:
        return next_beside(&c->right_y_pt, plan->content.x1_pt - size.width_pt, size);
    case COR_AT_MARGIN_TOP:
        return next_along(&c->top_x_pt, above, size.width_pt + c->top_gap_pt, mirrored,
                          size.width_pt);
    default:
        return next_along(&c->bottom_x_pt, below, size.width_pt + c->bottom_gap_pt, mirrored,
                          size.width_pt);
    }
}

void cor_margins_place(cor_plan *plan, const cor_size *sizes)
{
    const cor_rect f = plan->main.frame;
    double begin = cor_plan_right_to_left(plan) ? f.x1_pt : f.x0_pt;
    cursor c = { f.y0_pt,
                 f.y0_pt,
                 begin,
                 begin,
                 row_gap(plan, sizes, COR_AT_MARGIN_TOP),
                 row_gap(plan, sizes, COR_AT_MARGIN_BOTTOM) };
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_planned_part *part = &plan->parts[i];
        if (!cor_margins_hold(part->spec) || !(sizes[i].width_pt > 0))
            continue;
        const cor_pt p = corner_of(plan, part->spec->at, sizes[i], &c);
        part->rect =
            (cor_rect){ p.x_pt, p.y_pt, p.x_pt + sizes[i].width_pt, p.y_pt + sizes[i].height_pt };
    }
}
