#include "furniture/frame_labels.h"

#include <math.h>

#include "base/memory.h"
#include "furniture/words.h"
#include "style/length.h"

static const double side_gap_pt = 1.0 * COR_PT_PER_MM;
static const double between_pt = 2; /* two labels of the same side */

/* Sine of the least angle between a line and the side that it is labelled on: just under 45
 * degrees, so that a map turned by so much has both families on all sides. */
static const double least_sine = 0.64;

static const unsigned all_sides[] = { COR_SIDE_LEFT, COR_SIDE_RIGHT, COR_SIDE_TOP,
                                      COR_SIDE_BOTTOM };

static bool is_level(unsigned side)
{
    return side == COR_SIDE_TOP || side == COR_SIDE_BOTTOM;
}

static double place_of(unsigned side, cor_rect f)
{
    return side == COR_SIDE_LEFT    ? f.x0_pt
           : side == COR_SIDE_RIGHT ? f.x1_pt
           : side == COR_SIDE_TOP   ? f.y0_pt
                                    : f.y1_pt;
}

static cor_pt outward(unsigned side)
{
    double sign = side == COR_SIDE_LEFT || side == COR_SIDE_TOP ? -1 : 1;
    return is_level(side) ? (cor_pt){ 0, sign } : (cor_pt){ sign, 0 };
}

/* Where the edge from p to q crosses a side of the frame. */
static bool crossing(cor_frame_crossing *out, cor_pt p, cor_pt q, unsigned side, cor_rect frame)
{
    bool level = is_level(side);
    double at = place_of(side, frame), a = level ? p.y_pt : p.x_pt, b = level ? q.y_pt : q.x_pt;
    if ((a < at) == (b < at))
        return false;
    double t = (at - a) / (b - a), length = hypot(q.x_pt - p.x_pt, q.y_pt - p.y_pt);
    cor_pt on = { p.x_pt + t * (q.x_pt - p.x_pt), p.y_pt + t * (q.y_pt - p.y_pt) };
    double along = level ? on.x_pt : on.y_pt;
    if (along < (level ? frame.x0_pt : frame.y0_pt) || along > (level ? frame.x1_pt : frame.y1_pt))
        return false;
    cor_pt n = outward(side);
    cor_pt v = { (q.x_pt - p.x_pt) / length, (q.y_pt - p.y_pt) / length };
    double sign = v.x_pt * n.x_pt + v.y_pt * n.y_pt < 0 ? -1 : 1;
    *out = (cor_frame_crossing){ side, on, { sign * v.x_pt, sign * v.y_pt } };
    return true;
}

size_t cor_frame_crossings(cor_frame_crossing *out, size_t max, const cor_path *line,
                           cor_rect frame)
{
    size_t n = 0;
    for (size_t i = 0; i < line->contour_count; i++) {
        const cor_pt *p = line->points + line->contours[i].first;
        for (size_t k = 1; k < line->contours[i].count; k++)
            for (size_t s = 0; s < 4 && n < max; s++)
                n += crossing(&out[n], p[k - 1], p[k], all_sides[s], frame);
    }
    return n;
}

static void push(cor_frame_labels *labels, cor_frame_label label)
{
    if (labels->count == labels->capacity)
        labels->items =
            cor_grow(labels->items, &labels->capacity, labels->count + 1, sizeof *labels->items);
    labels->items[labels->count++] = label;
}

static bool is_inside(cor_rect f, cor_pt p, double by_pt)
{
    return p.x_pt > f.x0_pt + by_pt && p.x_pt < f.x1_pt - by_pt && p.y_pt > f.y0_pt + by_pt &&
           p.y_pt < f.y1_pt - by_pt;
}

/* Away from the earth at its edge: the middle of the directions in which there is none. False where
 * there is earth all around. */
static bool edge_normal(cor_view *view, cor_pt at, cor_pt *out)
{
    enum { DIRECTIONS = 32 };
    static const double reach_pt = 3;
    cor_pt sum = { 0, 0 };
    for (int i = 0; i < DIRECTIONS; i++) {
        cor_lonlat beyond;
        double dx = cos(i * 2 * M_PI / DIRECTIONS), dy = sin(i * 2 * M_PI / DIRECTIONS);
        cor_pt there = { at.x_pt + reach_pt * dx, at.y_pt + reach_pt * dy };
        if (cor_view_unproject(view, there, &beyond))
            continue;
        sum = (cor_pt){ sum.x_pt + dx, sum.y_pt + dy };
    }
    double length = hypot(sum.x_pt, sum.y_pt);
    if (length < 1)
        return false;
    *out = (cor_pt){ sum.x_pt / length, sum.y_pt / length };
    return true;
}

/* Close by, they lie side by side on a flat outline: nearer than words could tell apart. */
static bool is_meeting(const cor_line_name *name, cor_pt end)
{
    static const double near_pt = 9;
    for (size_t i = 0; i < name->meet_count; i++)
        if (hypot(end.x_pt - name->meet[i].x_pt, end.y_pt - name->meet[i].y_pt) < near_pt)
            return true;
    return false;
}

/* The end of a line inside the frame or on it, if the map ends there too. */
static void add_end(cor_frame_labels *labels, cor_pt end, cor_line_name name, unsigned sides)
{
    cor_pt out;
    if (is_meeting(&name, end) || !is_inside(labels->map->frame, end, -1) ||
        !edge_normal(labels->map->view, end, &out))
        return;
    unsigned side = fabs(out.x_pt) > fabs(out.y_pt)
                        ? (out.x_pt < 0 ? COR_SIDE_LEFT : COR_SIDE_RIGHT)
                        : (out.y_pt < 0 ? COR_SIDE_TOP : COR_SIDE_BOTTOM);
    if (sides & side)
        push(labels, (cor_frame_label){ name, side, end, out, true });
}

void cor_frame_labels_add(cor_frame_labels *labels, const cor_path *line, cor_line_name name,
                          unsigned sides)
{
    enum { MAX_CROSSINGS = 64 };
    cor_frame_crossing found[MAX_CROSSINGS];
    size_t n = cor_frame_crossings(found, MAX_CROSSINGS, line, labels->map->frame);
    for (size_t i = 0; i < n; i++) {
        cor_pt out = outward(found[i].side);
        double sine = found[i].along.x_pt * out.x_pt + found[i].along.y_pt * out.y_pt;
        if ((sides & found[i].side) && sine >= least_sine && !is_meeting(&name, found[i].at))
            push(labels, (cor_frame_label){ name, found[i].side, found[i].at, out, false });
    }
    for (size_t i = 0; i < line->contour_count; i++) {
        const cor_contour *c = &line->contours[i];
        if (c->closed || c->count < 2)
            continue;
        add_end(labels, line->points[c->first], name, sides);
        add_end(labels, line->points[c->first + c->count - 1], name, sides);
    }
}

static bool shape(cor_words *out, const cor_frame_labels *labels, const char *text)
{
    return cor_words_shape(
        out, labels->page->plan,
        &(cor_wording){ .role = COR_TYPE_GRATICULE, .text = text, .at = labels->map->spec->at },
        labels->page->report);
}

/* Words at the earth's edge that would stand across the neat line go beyond it. */
static double past(double from, double to, double line, double outward)
{
    if (!(from < line && to > line))
        return 0;
    return outward < 0 ? line - side_gap_pt - to : line + side_gap_pt - from;
}

static cor_rect clear_of_neat_line(cor_rect box, cor_rect frame, unsigned side)
{
    double dx = 0, dy = 0;
    if (is_level(side))
        dy = side == COR_SIDE_TOP ? past(box.y0_pt, box.y1_pt, frame.y0_pt, -1)
                                  : past(box.y0_pt, box.y1_pt, frame.y1_pt, 1);
    else
        dx = side == COR_SIDE_LEFT ? past(box.x0_pt, box.x1_pt, frame.x0_pt, -1)
                                   : past(box.x0_pt, box.x1_pt, frame.x1_pt, 1);
    return (cor_rect){ box.x0_pt + dx, box.y0_pt + dy, box.x1_pt + dx, box.y1_pt + dy };
}

/* Away from the frame by a gap; beside a level side the line's own leading is half of it. */
static cor_rect box_of(const cor_frame_labels *labels, const cor_frame_label *label,
                       const cor_words *words)
{
    double w = words->block.width_pt / 2, h = words->block.height_pt / 2;
    double gap = side_gap_pt * (1 - fabs(label->out.y_pt) / 2);
    double away = gap + w * fabs(label->out.x_pt) + h * fabs(label->out.y_pt);
    double x = label->at.x_pt + label->out.x_pt * away, y = label->at.y_pt + label->out.y_pt * away;
    cor_rect box = { x - w, y - h, x + w, y + h };
    return label->is_end ? clear_of_neat_line(box, labels->map->frame, label->side) : box;
}

static double off_sheet(const cor_plan *plan, cor_rect r)
{
    return fmax(fmax(-r.x0_pt, -r.y0_pt),
                fmax(r.x1_pt - plan->width_pt, r.y1_pt - plan->height_pt));
}

/* Whether words do not fit beside a side, and numbers alone will tell. With both families on it
 * they would not, nor where both sides of the equator or of a meridian are in view. */
static bool is_bare(bool *bare, const cor_frame_labels *labels, unsigned side)
{
    bool families[2] = { false, false }, needs_side = false;
    *bare = false;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_frame_label *label = &labels->items[i];
        cor_words words;
        if (label->side != side || is_level(side))
            continue;
        families[label->name.family] = true;
        if (!shape(&words, labels, label->name.text))
            return false;
        needs_side = needs_side || labels->needs_side[label->name.family];
        *bare = *bare || off_sheet(labels->page->plan, box_of(labels, label, &words)) > 0;
    }
    *bare = *bare && !(families[0] && families[1]) && !needs_side;
    return true;
}

static bool has_default_margin(const cor_plan *plan)
{
    return plan->figure->sheet.margin_pt <= COR_SHEET_MARGIN_PT + 1e-9;
}

bool cor_frame_labels_missing(double *left_pt, double *right_pt, const cor_frame_labels *labels)
{
    static const double edge_pt = 2 * COR_PT_PER_MM; /* of a sheet is hard to print on */
    const cor_plan *plan = labels->page->plan;
    bool is_default = has_default_margin(plan);
    double edge = is_default ? edge_pt : 0;
    *left_pt = *right_pt = 0;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_frame_label *label = &labels->items[i];
        bool is_whole = is_default || labels->needs_side[label->name.family];
        cor_words words;
        if (is_level(label->side))
            continue;
        if (!shape(&words, labels, is_whole ? label->name.text : label->name.bare))
            return false;
        const cor_rect box = box_of(labels, label, &words);
        *left_pt = fmax(*left_pt, edge - box.x0_pt);
        *right_pt = fmax(*right_pt, box.x1_pt + edge - plan->width_pt);
    }
    return true;
}

static bool touch(cor_rect a, cor_rect b, double gap_pt)
{
    return a.x0_pt < b.x1_pt + gap_pt && b.x0_pt < a.x1_pt + gap_pt && a.y0_pt < b.y1_pt + gap_pt &&
           b.y0_pt < a.y1_pt + gap_pt;
}

static bool touches_inner(const cor_inner_lines *lines, cor_rect box)
{
    for (size_t i = 0; i < lines->count; i++) {
        cor_rect r = lines->items[i].box;
        if (r.x1_pt > r.x0_pt && touch(box, r, between_pt))
            return true;
    }
    return false;
}

static bool is_free(const cor_frame_labels *labels, cor_rect box)
{
    const cor_plan *plan = labels->page->plan;
    for (size_t i = 0; i < labels->taken_count; i++)
        if (touch(box, labels->taken[i], between_pt))
            return false;
    for (size_t i = 0; i < labels->inner_count; i++)
        if (touches_inner(&labels->inner[i], box))
            return false;
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_rect r = plan->parts[i].rect;
        if (r.x1_pt > r.x0_pt && touch(box, r, 0))
            return false;
    }
    return true;
}

typedef struct row {
    bool bare, begun;
    long stride[2];    /* by family: only multiples of it are labelled */
    double missing_pt; /* how far the farthest label leaves the sheet */
} row;

static bool draw_label(cor_frame_labels *labels, const cor_frame_label *label, row *r)
{
    const cor_page *page = labels->page;
    bool bare = r->bare || (label->name.once && r->begun);
    cor_words words;
    if (!shape(&words, labels, bare ? label->name.bare : label->name.text))
        return false;
    cor_rect box = box_of(labels, label, &words);
    double missing = off_sheet(page->plan, box);
    /* At the end of a level side a label may reach beyond a narrow margin. */
    if (missing > 0 && !is_level(label->side))
        r->missing_pt = fmax(r->missing_pt, missing);
    if (missing > 0 || !is_free(labels, box))
        return true;
    r->begun = true;
    labels->taken[labels->taken_count++] = box;
    cor_words_draw(page, label->name.part, &words, (cor_words_at){ box.x0_pt, box.y0_pt, 0 },
                   page->plan->figure->theme.quiet);
    return true;
}

static bool is_in_row(const cor_frame_label *label, unsigned side, int family)
{
    return label->side == side && label->name.family == family && !label->is_end;
}

/* Whether two labels of a family that follow each other on a side touch. */
static bool row_touches(bool *touches, const cor_frame_labels *labels, unsigned side, int family,
                        const row *r)
{
    cor_rect before = { 0 };
    bool begun = *touches = false;
    for (size_t i = 0; i < labels->count && !*touches; i++) {
        const cor_frame_label *label = &labels->items[i];
        cor_words words;
        if (!is_in_row(label, side, family) || label->name.index % r->stride[family])
            continue;
        if (!shape(&words, labels,
                   r->bare || label->name.once ? label->name.bare : label->name.text))
            return false;
        cor_rect box = box_of(labels, label, &words);
        *touches = begun && touch(before, box, between_pt);
        before = box;
        begun = true;
    }
    return true;
}

static bool choose_stride(row *r, const cor_frame_labels *labels, unsigned side, int family)
{
    static const long strides[] = { 1, 2, 3, 4, 6, 10, 20, 50, 100 };
    bool touches = true;
    for (size_t i = 0; touches && i < sizeof strides / sizeof *strides; i++) {
        r->stride[family] = strides[i];
        if (!row_touches(&touches, labels, side, family, r))
            return false;
    }
    return true;
}

static bool draw_side(cor_frame_labels *labels, unsigned side)
{
    row r = { 0 };
    if (!is_bare(&r.bare, labels, side) || !choose_stride(&r, labels, side, 0) ||
        !choose_stride(&r, labels, side, 1))
        return false;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_frame_label *label = &labels->items[i];
        if (label->side != side ||
            (!label->is_end && label->name.index % r.stride[label->name.family]))
            continue;
        if (!draw_label(labels, label, &r))
            return false;
    }
    if (r.missing_pt > 0)
        cor_warn(labels->page->report, COR_KIND_LAYOUT, labels->map->spec->at,
                 "make sheet.margin wider, or put the labels on other sides",
                 "labels beside the map are left out: %.1f mm of margin are missing",
                 r.missing_pt / COR_PT_PER_MM);
    return true;
}

bool cor_frame_labels_draw(cor_frame_labels *labels)
{
    labels->taken =
        cor_arena_alloc(labels->page->plan->arena, labels->count + 1, sizeof *labels->taken);
    for (size_t s = 0; s < 4; s++)
        if (!draw_side(labels, all_sides[s]))
            return false;
    return true;
}

void cor_frame_labels_free(cor_frame_labels *labels)
{
    cor_free(labels->items);
    labels->items = NULL;
    labels->count = labels->capacity = 0;
}
