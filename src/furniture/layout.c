#include "furniture/layout.h"

#include <math.h>

#include "furniture/dimension.h"
#include "furniture/frame_labels.h"
#include "furniture/graticule.h"
#include "furniture/grid.h"
#include "furniture/margins.h"
#include "style/length.h"

static const double inset_pt = 4 * COR_PT_PER_MM; /* from the frame, and between stacked parts */

/* How much of each anchor is taken already, from the frame's edge inwards. */
typedef struct stacks {
    double used_pt[COR_AT_POINT + 1];
} stacks;

static double column_of(cor_anchor at)
{
    switch (at) {
    case COR_AT_TOP_LEFT:
    case COR_AT_LEFT:
    case COR_AT_BOTTOM_LEFT:
        return 0;
    case COR_AT_TOP_RIGHT:
    case COR_AT_RIGHT:
    case COR_AT_BOTTOM_RIGHT:
        return 1;
    default:
        return 0.5;
    }
}

static double row_of(cor_anchor at)
{
    switch (at) {
    case COR_AT_TOP_LEFT:
    case COR_AT_TOP:
    case COR_AT_TOP_RIGHT:
        return 0;
    case COR_AT_BOTTOM_LEFT:
    case COR_AT_BOTTOM:
    case COR_AT_BOTTOM_RIGHT:
        return 1;
    default:
        return 0.5;
    }
}

cor_pt cor_anchor_point(cor_rect rect, cor_anchor at)
{
    return (cor_pt){ rect.x0_pt + column_of(at) * (rect.x1_pt - rect.x0_pt),
                     rect.y0_pt + row_of(at) * (rect.y1_pt - rect.y0_pt) };
}

static cor_rect in_frame(cor_rect frame, cor_anchor at, cor_size size, const stacks *s)
{
    double column = column_of(at), row = row_of(at), used = s->used_pt[at];
    double x = frame.x0_pt + inset_pt +
               column * (frame.x1_pt - frame.x0_pt - 2 * inset_pt - size.width_pt);
    double y =
        frame.y0_pt + inset_pt + row * (frame.y1_pt - frame.y0_pt - 2 * inset_pt - size.height_pt);
    y += row == 1 ? -used : used;
    return (cor_rect){ x, y, x + size.width_pt, y + size.height_pt };
}

static void take(stacks *s, cor_anchor at, cor_size size)
{
    s->used_pt[at] += size.height_pt + inset_pt;
}

static cor_rect moved(cor_rect r, cor_pt by)
{
    return (cor_rect){ r.x0_pt + by.x_pt, r.y0_pt + by.y_pt, r.x1_pt + by.x_pt, r.y1_pt + by.y_pt };
}

double cor_overlap_x(cor_rect a, cor_rect b)
{
    return fmin(a.x1_pt, b.x1_pt) - fmax(a.x0_pt, b.x0_pt);
}

double cor_overlap_y(cor_rect a, cor_rect b)
{
    return fmin(a.y1_pt, b.y1_pt) - fmax(a.y0_pt, b.y0_pt);
}

bool cor_part_is_placed(const cor_planned_part *part)
{
    return part->rect.x1_pt > part->rect.x0_pt;
}

static bool is_free(const cor_plan *plan, cor_rect rect)
{
    const cor_rect f = plan->main.frame;
    if (rect.x0_pt < f.x0_pt || rect.y0_pt < f.y0_pt || rect.x1_pt > f.x1_pt ||
        rect.y1_pt > f.y1_pt)
        return false;
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_rect other = plan->parts[i].rect;
        if (cor_part_is_placed(&plan->parts[i]) && cor_overlap_x(rect, other) > 0 &&
            cor_overlap_y(rect, other) > 0)
            return false;
    }
    return true;
}

static void place_fixed(cor_plan *plan, cor_planned_part *part, cor_size size, stacks *s)
{
    const cor_furniture_spec *spec = part->spec;
    const cor_pt p = spec->point;
    if (spec->at == COR_AT_POINT) {
        part->rect = (cor_rect){ p.x_pt, p.y_pt, p.x_pt + size.width_pt, p.y_pt + size.height_pt };
        return;
    }
    part->rect = moved(in_frame(plan->main.frame, spec->at, size, s), spec->offset);
    take(s, spec->at, size);
}

/* Corners before edges; among those where as little is hidden the part's own first. */
static void place_free(cor_plan *plan, cor_planned_part *part, cor_size size, stacks *s,
                       const cor_ground *ground)
{
    static const cor_anchor anchors[] = { COR_AT_BOTTOM_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_TOP_LEFT,
                                          COR_AT_TOP_RIGHT,   COR_AT_BOTTOM,       COR_AT_TOP,
                                          COR_AT_LEFT,        COR_AT_RIGHT };
    enum { CORNERS = 4 };
    cor_anchor own = cor_part_usual_place(part->spec->type), best = own;
    double least = HUGE_VAL;
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
        cor_rect rect = moved(in_frame(plan->main.frame, anchors[i], size, s), part->spec->offset);
        double hidden = cor_ground_under(ground, rect) * (i < CORNERS ? 1 : 1.5) +
                        (anchors[i] == own ? 0 : inset_pt) + (i < CORNERS ? 0 : 4 * inset_pt);
        if (is_free(plan, rect) && hidden < least) {
            best = anchors[i];
            least = hidden;
        }
    }
    part->rect = moved(in_frame(plan->main.frame, best, size, s), part->spec->offset);
    take(s, best, size);
}

/* The part needs nothing of the others to be placed. */
static bool is_first(const cor_furniture_spec *spec)
{
    if (spec->type == COR_FURNITURE_DIMENSION)
        return true;
    if (spec->type == COR_FURNITURE_CALLOUT)
        return spec->offset.x_pt != 0 || spec->offset.y_pt != 0;
    return spec->at != COR_AT_AUTO;
}

static void warn_off_map(const cor_furniture_spec *spec, cor_report *report)
{
    cor_warn(report, COR_KIND_LAYOUT, spec->at_span, NULL,
             "the callout's place %g, %g is off the map: it is not drawn", spec->lonlat.lon_deg,
             spec->lonlat.lat_deg);
}

static void place_dimension(const cor_plan *plan, cor_planned_part *part, cor_size size,
                            cor_report *report)
{
    cor_dimension d;
    if (cor_dimension_at(&d, plan, part))
        part->rect = cor_dimension_text(&d, size);
    else
        cor_warn(report, COR_KIND_LAYOUT, part->spec->at_span, NULL,
                 "the dimension's ends are off the map or one place: it is not drawn");
}

static void place_callout(cor_plan *plan, cor_planned_part *part, cor_size size,
                          const cor_ground *ground, cor_report *report)
{
    cor_pt anchor;
    part->offset = part->spec->offset;
    if (!cor_view_point(plan->main.view, part->spec->lonlat, &anchor))
        warn_off_map(part->spec, report);
    else if (ground)
        cor_callout_choose(plan, part, size, ground);
    else
        cor_callout_place(&part->rect, &anchor, plan, part, size);
}

typedef struct layout {
    cor_plan *plan;
    cor_size *sizes; /* by part; 0 x 0 for those that are not placed here */
    stacks stacks;
    cor_report *report;
} layout;

/* One of the rounds: `ground` is known when the parts without a place have their turn. */
static void place_round(layout *l, bool callouts, const cor_ground *ground)
{
    for (size_t i = 0; i < l->plan->part_count; i++) {
        cor_planned_part *part = &l->plan->parts[i];
        const cor_furniture_spec *spec = part->spec;
        bool callout = spec->type == COR_FURNITURE_CALLOUT;
        if (!(l->sizes[i].width_pt > 0) || cor_margins_hold(spec) || callout != callouts ||
            is_first(spec) == (ground != NULL))
            continue;
        if (spec->type == COR_FURNITURE_DIMENSION)
            place_dimension(l->plan, part, l->sizes[i], l->report);
        else if (callout)
            place_callout(l->plan, part, l->sizes[i], ground, l->report);
        else if (ground)
            place_free(l->plan, part, l->sizes[i], &l->stacks, ground);
        else
            place_fixed(l->plan, part, l->sizes[i], &l->stacks);
    }
}

static bool measure_all(layout *l)
{
    cor_plan *plan = l->plan;
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_part_measure *measure = cor_part_measurer(plan->parts[i].spec->type);
        if (!plan->parts[i].in_margin && measure &&
            !measure(&l->sizes[i], plan, &plan->parts[i], l->report))
            return false;
    }
    return true;
}

/* To the right of a map that keeps most of its width, else below it in as many columns as there is
 * room for. */
static void stand_beside(cor_furniture_spec *legend, cor_size size, double frame_width_pt)
{
    static const double most = 0.4, between_pt = 5 * COR_PT_PER_MM;
    bool is_wide = size.width_pt > most * frame_width_pt;
    legend->at = is_wide ? COR_AT_MARGIN_BOTTOM : COR_AT_MARGIN_RIGHT;
    legend->box = false;
    double column_pt = size.width_pt - 2 * COR_BOX_PADDING_PT + between_pt;
    if (is_wide)
        legend->columns = (int)fmax(floor((frame_width_pt + between_pt) / column_pt), 1);
}

/* Nobody has said where the legend of a figure without parts stands: one that would hide much of
 * the map stands beside it. */
static bool move_large_legend(layout *l)
{
    static const double share = 0.1;
    cor_plan *plan = l->plan;
    const cor_rect f = plan->main.frame;
    double frame = (f.x1_pt - f.x0_pt) * (f.y1_pt - f.y0_pt);
    for (size_t i = 0; i < plan->part_count && !plan->figure->parts_given; i++) {
        const cor_furniture_spec *spec = plan->parts[i].spec;
        if (spec->type != COR_FURNITURE_LEGEND || spec->at != COR_AT_AUTO ||
            l->sizes[i].width_pt * l->sizes[i].height_pt < share * frame)
            continue;
        cor_furniture_spec *copy = cor_arena_copy(plan->arena, spec, 1, sizeof *spec);
        stand_beside(copy, l->sizes[i], f.x1_pt - f.x0_pt);
        plan->parts[i].spec = copy;
        return true;
    }
    return false;
}

/* Such a legend beside a map of a given height gets columns until it is no higher. */
static bool add_column(layout *l)
{
    enum { COLUMNS_MAX = 4 };
    cor_plan *plan = l->plan;
    double frame = plan->main.frame.y1_pt - plan->main.frame.y0_pt;
    bool is_given = plan->figure->sheet.height_pt > 0 || plan->figure->map.height_pt > 0;
    for (size_t i = 0; i < plan->part_count && is_given && !plan->figure->parts_given; i++) {
        const cor_furniture_spec *spec = plan->parts[i].spec;
        if (spec->at != COR_AT_MARGIN_RIGHT || l->sizes[i].height_pt <= frame ||
            spec->columns >= COLUMNS_MAX)
            continue;
        cor_furniture_spec *copy = cor_arena_copy(plan->arena, spec, 1, sizeof *spec);
        copy->columns++;
        plan->parts[i].spec = copy;
        return true;
    }
    return false;
}

/* A sheet that is too small for a legend beside the map: it comes back into the map, and is left
 * out where it would lie on other parts. False when none had been moved. */
static bool take_legend_back(layout *l)
{
    cor_plan *plan = l->plan;
    for (size_t i = 0; i < plan->part_count && !plan->figure->parts_given; i++) {
        if (!cor_margins_hold(plan->parts[i].spec))
            continue;
        cor_furniture_spec *copy =
            cor_arena_copy(plan->arena, plan->parts[i].spec, 1, sizeof *copy);
        copy->at = COR_AT_AUTO;
        copy->box = true;
        plan->parts[i].spec = copy;
        plan->least_height_pt = 0;
        return true;
    }
    return false;
}

static bool is_roomy(cor_margins has, cor_margins wanted)
{
    return has.left_pt >= wanted.left_pt && has.right_pt >= wanted.right_pt &&
           has.top_pt >= wanted.top_pt && has.bottom_pt >= wanted.bottom_pt;
}

static cor_margins larger(cor_margins a, cor_margins b)
{
    return (cor_margins){ fmax(a.left_pt, b.left_pt), fmax(a.right_pt, b.right_pt),
                          fmax(a.top_pt, b.top_pt), fmax(a.bottom_pt, b.bottom_pt) };
}

/* The names of a graticule or grid beside the map stand in the margins of the sheet, which may be
 * too narrow for them. */
static bool add_room_for_names(cor_margins *wanted, const layout *l)
{
    const cor_page page = { NULL, l->plan, l->report };
    cor_frame_labels labels = { .page = &page, .map = &l->plan->main };
    double left, right;
    bool well = cor_graticule_add_labels(&labels) && cor_grid_add_labels(&labels) &&
                cor_frame_labels_missing(&left, &right, &labels);
    cor_frame_labels_free(&labels);
    if (!well)
        return false;
    if (left > 0)
        wanted->left_pt = fmax(wanted->left_pt, l->plan->margins.left_pt + left);
    if (right > 0)
        wanted->right_pt = fmax(wanted->right_pt, l->plan->margins.right_pt + right);
    return true;
}

/* *done: the map has the room that the parts beside it need. */
static bool measure_round(layout *l, int round, bool *done)
{
    cor_plan *plan = l->plan;
    for (size_t i = 0; i < plan->part_count; i++)
        plan->parts[i].built = NULL;
    if (!measure_all(l))
        return false;
    bool moved = round == 0 ? move_large_legend(l) : add_column(l);
    cor_margins wanted = cor_margins_wanted(plan, l->sizes);
    if (!add_room_for_names(&wanted, l))
        return false;
    double height = cor_margins_height(plan, l->sizes);
    *done = !moved && is_roomy(plan->margins, wanted) && plan->least_height_pt >= height;
    if (*done)
        return true;
    plan->least_height_pt = fmax(plan->least_height_pt, height);
    cor_report fault = { 0 };
    bool well = cor_plan_make_room(plan, larger(plan->margins, wanted), &fault);
    if (!well && take_legend_back(l)) {
        cor_report_clear(&fault);
        well = cor_plan_make_room(plan, (cor_margins){ 0 }, l->report);
    }
    cor_report_move(l->report, &fault);
    return well;
}

/* What parts beside the map need changes the map, and with it what a legend lists and a scale bar
 * can say: the room only grows, so that this ends. Only the last round is spoken of. */
static bool measure_with_margins(layout *l)
{
    enum { ROUNDS = 8 };
    cor_report *whole = l->report;
    bool well = true, done = false;
    for (int round = 0; round < ROUNDS && well && !done; round++) {
        cor_report told = { .inputs = whole->inputs };
        l->report = &told;
        well = measure_round(l, round, &done);
        if (done || !well || round == ROUNDS - 1)
            cor_report_move(whole, &told);
        cor_report_clear(&told);
    }
    l->report = whole;
    return well;
}

static bool needs_ground(const layout *l)
{
    for (size_t i = 0; i < l->plan->part_count; i++)
        if (l->sizes[i].width_pt > 0 && !is_first(l->plan->parts[i].spec))
            return true;
    return false;
}

bool cor_furniture_lay_out(cor_plan *plan, cor_report *report)
{
    layout l = { .plan = plan, .report = report };
    l.sizes = cor_arena_alloc(plan->arena, plan->part_count + 1, sizeof *l.sizes);
    if (!measure_with_margins(&l))
        return false;
    cor_margins_place(plan, l.sizes);
    place_round(&l, false, NULL);
    place_round(&l, true, NULL);
    if (needs_ground(&l)) {
        const cor_ground *ground = cor_ground_survey(plan);
        place_round(&l, false, ground);
        place_round(&l, true, ground);
    }
    return cor_layout_check(plan, report);
}
