#include "furniture/scale_fan.h"

#include <math.h>

#include "furniture/scale.h"
#include "furniture/words.h"
#include "style/length.h"

enum { MAX_ROWS = 8, MAX_DIVISIONS = 5, BETWEEN = 8 };

static const double row_gap_pt = 3.0 * COR_PT_PER_MM;
static const double label_gap_pt = 0.6 * COR_PT_PER_MM;
static const double column_gap_pt = 1.2 * COR_PT_PER_MM;
static const double line_pt = 0.15 * COR_PT_PER_MM;
static const double widest_pt = 60 * COR_PT_PER_MM;

/* Rows more than this wider than the narrowest would leave that one unreadable. */
static const double most_ratio = 4;

typedef struct fan {
    const cor_map *map;
    double from_deg, to_deg, step_deg; /* the last row's latitude, the first's */
    bool is_folded;                    /* each row stands for both hemispheres */
    double length_m;
    cor_ground_unit unit;
    int rows, divisions;
    cor_words latitudes[MAX_ROWS], numbers[MAX_DIVISIONS + 1], below;
    double column_pt; /* of the latitudes */
    double width_pt, padding_pt;
} fan;

static bool place_on(const fan *f, double lat_deg, cor_pt *at)
{
    return cor_view_point_anywhere(f->map->view, (cor_lonlat){ f->map->centre.lon_deg, lat_deg },
                                   at);
}

static bool width_at(const fan *f, double lat_deg, double length_m, double *width_pt)
{
    cor_pt at;
    return place_on(f, lat_deg, &at) && cor_scale_width(width_pt, f->map, at, length_m);
}

/* Points of paper to a metre; 0 where there is none. */
static double scale_on(const fan *f, double lat_deg)
{
    cor_pt at;
    double length;
    return place_on(f, lat_deg, &at) && cor_scale_length(&length, f->map, at, 1) ? 1 / length : 0;
}

/* What the frame shows along its upright middle. */
static bool latitudes_seen(fan *f)
{
    enum { SAMPLES = 64 };
    const cor_rect frame = f->map->frame;
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (int i = 0; i <= SAMPLES; i++) {
        cor_lonlat p;
        cor_pt at = { (frame.x0_pt + frame.x1_pt) / 2,
                      frame.y0_pt + (frame.y1_pt - frame.y0_pt) * i / SAMPLES };
        if (!cor_view_unproject(f->map->view, at, &p))
            continue;
        low = fmin(low, p.lat_deg);
        high = fmax(high, p.lat_deg);
    }
    f->from_deg = low;
    f->to_deg = high;
    if (low < 0 && high > 0) {
        f->is_folded = fabs(scale_on(f, 30) / scale_on(f, -30) - 1) < 1e-6;
        f->from_deg = f->is_folded ? 0 : low;
        f->to_deg = f->is_folded ? fmax(-low, high) : high;
    }
    return f->from_deg < f->to_deg;
}

/* Round latitudes, the widest row first; those that are too wide beside the narrowest are cut. */
static bool choose_rows(fan *f)
{
    static const double steps[] = { 0.5, 1, 2, 5, 10, 15, 20, 30 };
    double low = f->from_deg, high = f->to_deg;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        f->step_deg = steps[i];
        f->from_deg = ceil(low / steps[i] - 1e-9) * steps[i];
        f->to_deg = floor(high / steps[i] + 1e-9) * steps[i];
        f->rows = (int)lround((f->to_deg - f->from_deg) / steps[i]) + 1;
        if (f->rows <= MAX_ROWS - 2)
            break;
    }
    if (scale_on(f, f->from_deg) > scale_on(f, f->to_deg)) {
        double north = f->to_deg;
        f->to_deg = f->from_deg;
        f->from_deg = north;
        f->step_deg = -f->step_deg;
    }
    double narrowest = scale_on(f, f->from_deg);
    while (f->rows > 1 && !(scale_on(f, f->to_deg) <= narrowest * most_ratio)) {
        f->to_deg -= f->step_deg;
        f->rows--;
    }
    return narrowest > 0 && f->rows > 1;
}

static bool choose_length(fan *f, const cor_furniture_spec *spec)
{
    cor_pt at;
    double longest;
    double room_pt = fmin((f->map->frame.x1_pt - f->map->frame.x0_pt) / 3, widest_pt);
    f->unit = spec->unit_count ? spec->units[0] : COR_UNIT_KM;
    if (!place_on(f, f->to_deg, &at) || !cor_scale_length(&longest, f->map, at, room_pt))
        return false;
    f->unit = cor_scale_unit(f->unit, longest);
    double metres = cor_scale_unit_metres(f->unit);
    f->length_m =
        spec->length_m > 0 ? spec->length_m : cor_scale_round(longest / metres, false) * metres;
    f->divisions = cor_scale_divisions(f->length_m / metres);
    return width_at(f, f->to_deg, f->length_m, &f->width_pt);
}

static bool shape_labels(fan *f, const cor_plan *plan, const cor_planned_part *part,
                         cor_report *report)
{
    const cor_language *language = &plan->figure->language;
    double widest = 0;
    for (int i = 0; i < f->rows; i++) {
        cor_buf text = { 0 };
        cor_scale_put_latitude(&text, language, f->to_deg - i * f->step_deg, f->is_folded);
        if (!cor_scale_words(&f->latitudes[i], &text, plan, part, report))
            return false;
        f->column_pt = fmax(f->column_pt, f->latitudes[i].block.width_pt);
    }
    for (int i = 0; i <= f->divisions; i++) {
        cor_buf text = { 0 };
        cor_scale_put_length(&text, language, f->length_m * i / f->divisions, f->unit,
                             i == f->divisions);
        if (!cor_scale_words(&f->numbers[i], &text, plan, part, report))
            return false;
        widest = fmax(widest, f->numbers[i].block.width_pt);
    }
    if (widest * 1.25 > f->width_pt / f->divisions)
        for (int i = 1; i < f->divisions; i++)
            f->numbers[i] = (cor_words){ 0 };
    return true;
}

/* "1:90 000 000 at 0°", of the narrowest row. */
static bool shape_below(fan *f, const cor_plan *plan, const cor_planned_part *part,
                        cor_report *report)
{
    cor_buf text = { 0 };
    cor_pt at;
    double width;
    if (part->spec->numeric && place_on(f, f->from_deg, &at) &&
        cor_scale_width(&width, f->map, at, f->length_m)) {
        cor_scale_put_numeric(&text, plan, f->map, f->length_m / (width * 0.0254 / 72));
        cor_scale_put_place(&text, plan, f->map, at, HUGE_VAL);
    }
    return cor_scale_words(&f->below, &text, plan, part, report);
}

static bool build(fan *f, const cor_plan *plan, const cor_planned_part *part, cor_report *report)
{
    *f = (fan){ .map = &plan->main, .padding_pt = part->spec->box ? COR_BOX_PADDING_PT : 0 };
    if (part->spec->unit_count > 1)
        return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span, "name one of the units",
                        "a variable scale bar has one unit");
    if (!latitudes_seen(f) || !choose_rows(f))
        return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                        "write variable: false, or leave the scale bar out",
                        "the map shows no two round latitudes for a variable scale bar");
    if (!choose_length(f, part->spec))
        return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                        "give it a shorter length:, or leave the scale bar out",
                        "a scale bar of %g km does not fit into the map", f->length_m / 1000);
    return shape_labels(f, plan, part, report) && shape_below(f, plan, part, report);
}

/* From the numbers' top to the first row: they stand clear of that row's latitude. */
static double number_height(const fan *f)
{
    return f->numbers[0].block.height_pt +
           fmax(label_gap_pt, 0.4 * f->latitudes[0].block.height_pt);
}

bool cor_scale_fan_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    fan f;
    if (!build(&f, plan, part, r))
        return false;
    const double last_align = cor_scale_last_align(&plan->figure->language);
    double bar = f.width_pt + f.numbers[f.divisions].block.width_pt * (1 - last_align);
    out->width_pt =
        f.column_pt + column_gap_pt + fmax(bar, f.below.block.width_pt) + 2 * f.padding_pt;
    out->height_pt =
        number_height(&f) + (f.rows - 1) * row_gap_pt + f.latitudes[0].block.height_pt / 2 +
        (f.below.block.line_count ? label_gap_pt + f.below.block.height_pt : 0) + 2 * f.padding_pt;
    return true;
}

/* The ends of the first `division` parts of the length, from the first row to the last. */
static void draw_ends(const cor_page *page, const fan *f, cor_pt origin, int division)
{
    cor_stroke stroke = cor_hairline(page->plan->figure->theme.text, line_pt);
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    for (int i = 0; i <= (f->rows - 1) * BETWEEN; i++) {
        double width = 0, row = (double)i / BETWEEN;
        if (division && !width_at(f, f->to_deg - row * f->step_deg,
                                  f->length_m * division / f->divisions, &width))
            continue;
        cor_path_add(&path, (cor_pt){ origin.x_pt + width, origin.y_pt + row * row_gap_pt });
    }
    cor_path_end(&path);
    cor_scene_path(page->scene, "scale-bar", -1, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
}

static void draw_rows(const cor_page *page, const fan *f, cor_pt origin)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_stroke stroke = cor_hairline(theme->text, line_pt);
    for (int i = 0; i < f->rows; i++) {
        double width, y = origin.y_pt + i * row_gap_pt;
        const cor_words *words = &f->latitudes[i];
        if (width_at(f, f->to_deg - i * f->step_deg, f->length_m, &width))
            cor_scene_line(page->scene, "scale-bar", (cor_pt){ origin.x_pt, y },
                           (cor_pt){ origin.x_pt + width, y }, &stroke);
        cor_words_draw_on_map(
            page, "scale-bar", words,
            (cor_words_at){ origin.x_pt - column_gap_pt, y - words->block.height_pt / 2, 1 },
            theme->quiet);
    }
}

bool cor_scale_fan_draw(const cor_page *page, cor_planned_part *part)
{
    const cor_theme *theme = &page->plan->figure->theme;
    const double last_align = cor_scale_last_align(&page->plan->figure->language);
    fan f;
    if (!build(&f, page->plan, part, page->report))
        return false;
    double top = part->rect.y0_pt + f.padding_pt;
    cor_pt origin = { part->rect.x0_pt + f.padding_pt + f.column_pt + column_gap_pt,
                      top + number_height(&f) };
    draw_rows(page, &f, origin);
    for (int i = 0; i <= f.divisions; i++) {
        double width = 0;
        draw_ends(page, &f, origin, i);
        if (i && !width_at(&f, f.to_deg, f.length_m * i / f.divisions, &width))
            continue;
        cor_words_draw_on_map(
            page, "scale-bar", &f.numbers[i],
            (cor_words_at){ origin.x_pt + width, top, i == f.divisions ? last_align : 0.5 },
            theme->text);
    }
    double bottom = origin.y_pt + (f.rows - 1) * row_gap_pt + f.latitudes[0].block.height_pt / 2;
    cor_words_draw_on_map(page, "scale-bar", &f.below,
                          (cor_words_at){ origin.x_pt, bottom + label_gap_pt, 0 }, theme->quiet);
    return true;
}
