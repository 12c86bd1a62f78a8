#include "furniture/inner_lines.h"

#include <math.h>

#include "furniture/layout.h"
#include "style/length.h"

static const double between_pt = 2;

static bool is_apart(cor_rect a, cor_rect b)
{
    return cor_overlap_x(a, b) < -between_pt || cor_overlap_y(a, b) < -between_pt;
}

static bool is_named(const cor_inner_line *line)
{
    return line->box.x1_pt > line->box.x0_pt;
}

/* Not over the earth's edge, where other names are. */
static bool is_on_earth(const cor_map *map, cor_rect box)
{
    const cor_pt corners[] = { { box.x0_pt - between_pt, box.y0_pt },
                               { box.x1_pt + between_pt, box.y0_pt },
                               { box.x0_pt - between_pt, box.y1_pt },
                               { box.x1_pt + between_pt, box.y1_pt } };
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        cor_lonlat on;
        if (!cor_view_unproject(map->view, corners[i], &on))
            return false;
    }
    return true;
}

/* Where the line crosses the other one, if the map and its parts leave room there. */
static bool find_box(cor_rect *out, const cor_plan *plan, const cor_map *map,
                     const cor_inner_line *line, cor_lonlat place)
{
    const cor_rect f = map->frame;
    const cor_block *block = &line->words.block;
    cor_pt at;
    if (!block->line_count || !cor_view_point(map->view, place, &at))
        return false;
    /* The middle of what is seen of the letters is on the line. */
    double ink = (block->lines[0]->ink_y0_pt + block->lines[0]->ink_y1_pt) / 2;
    double top = at.y_pt - ink - block->ascent_pt, half = block->width_pt / 2;
    *out = (cor_rect){ at.x_pt - half, top, at.x_pt + half, top + block->height_pt };
    if (out->x0_pt < f.x0_pt + between_pt || out->x1_pt > f.x1_pt - between_pt ||
        out->y0_pt < f.y0_pt + between_pt || out->y1_pt > f.y1_pt - between_pt ||
        !is_on_earth(map, *out))
        return false;
    for (size_t i = 0; i < plan->part_count; i++)
        if (cor_part_is_placed(&plan->parts[i]) && !is_apart(*out, plan->parts[i].rect))
            return false;
    return true;
}

typedef struct fitting {
    size_t placed, clashes; /* with each other */
} fitting;

/* Boxes along a line of the other family, on multiples of the stride. */
static fitting place_along(cor_inner_lines *lines, const cor_plan *plan, const cor_map *map,
                           double along_deg, long stride)
{
    fitting n = { 0, 0 };
    for (size_t i = 0; i < lines->count; i++) {
        cor_inner_line *line = &lines->items[i];
        const cor_lonlat place = lines->latitude ? (cor_lonlat){ along_deg, line->deg }
                                                 : (cor_lonlat){ line->deg, along_deg };
        cor_rect box;
        line->box = (cor_rect){ 0 };
        if (line->index % stride || !find_box(&box, plan, map, line, place))
            continue;
        bool fits = true;
        for (size_t k = 0; fits && k < i; k++)
            fits = !is_named(&lines->items[k]) || is_apart(box, lines->items[k].box);
        if (fits)
            line->box = box;
        n.placed += fits;
        n.clashes += !fits;
    }
    return n;
}

/* Least where labels stand in an upright column (of meridians: a level row) near the middle. */
static double badness(const cor_inner_lines *lines, cor_rect frame)
{
    double low = HUGE_VAL, high = -HUGE_VAL, far = 0;
    size_t n = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const cor_rect r = lines->items[i].box;
        double x = (r.x0_pt + r.x1_pt) / 2, y = (r.y0_pt + r.y1_pt) / 2;
        if (!is_named(&lines->items[i]))
            continue;
        low = fmin(low, lines->latitude ? x : y);
        high = fmax(high, lines->latitude ? x : y);
        far += hypot(x - (frame.x0_pt + frame.x1_pt) / 2, y - (frame.y0_pt + frame.y1_pt) / 2);
        n++;
    }
    return n ? high - low + far / (double)n : 0;
}

static bool shape(cor_inner_lines *lines, const cor_plan *plan, const cor_map *map,
                  cor_report *report)
{
    for (size_t i = 0; i < lines->count; i++) {
        const cor_wording wording = { .role = COR_TYPE_GRATICULE,
                                      .text = lines->items[i].text,
                                      .at = map->spec->at };
        if (!cor_words_shape(&lines->items[i].words, plan, &wording, report))
            return false;
    }
    return true;
}

/* The line of the other family along which the labels stand. */
static double choose_along(cor_inner_lines *lines, const cor_plan *plan, const cor_map *map,
                           cor_along along)
{
    static const double slack_pt = 0.1;
    size_t most = 0;
    double least = HUGE_VAL, best_deg = 0;
    for (long i = along.first; i <= along.last; i++) {
        size_t n = place_along(lines, plan, map, (double)i * along.step_deg, 1).placed;
        double bad = badness(lines, map->frame);
        if (n < most || (n == most && bad > least - slack_pt))
            continue;
        most = n;
        least = bad;
        best_deg = (double)i * along.step_deg;
    }
    return best_deg;
}

bool cor_inner_lines_name(cor_inner_lines *lines, const cor_plan *plan, const cor_map *map,
                          cor_along along, cor_report *report)
{
    static const long strides[] = { 1, 2, 3, 4, 6, 10 };
    if (!lines->count)
        return true;
    if (!shape(lines, plan, map, report))
        return false;
    double deg = choose_along(lines, plan, map, along);
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++)
        if (!place_along(lines, plan, map, deg, strides[i]).clashes)
            break;
    return true;
}

void cor_inner_lines_draw(const cor_page *page, const cor_inner_lines *lines)
{
    const cor_theme *theme = &page->plan->figure->theme;
    for (size_t i = 0; i < lines->count; i++) {
        const cor_inner_line *line = &lines->items[i];
        if (!is_named(line))
            continue;
        cor_words_draw_on_map(page, "graticule", &line->words,
                              (cor_words_at){ line->box.x0_pt, line->box.y0_pt, 0 }, theme->quiet);
    }
}
