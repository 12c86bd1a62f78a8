/*
 * The scale bar: as long as the geodesic between its ends, at its place of reference.
 *
 * Where scale varies by more than max-error over the frame, the bar says where it holds; where it
 * varies so much that this would say too little, a fan of bars by latitude takes its place, or the
 * part is refused. The numeric scale is the bar's own length over its width: they cannot disagree.
 */
#include <math.h>

#include "furniture/scale.h"
#include "furniture/scale_fan.h"
#include "furniture/words.h"
#include "style/length.h"

enum { MAX_DIVISIONS = 5 };

static const double bar_height_pt = 1.1 * COR_PT_PER_MM;
static const double label_gap_pt = 0.6 * COR_PT_PER_MM;
static const double widest_pt = 60 * COR_PT_PER_MM, narrowest_pt = 3 * COR_PT_PER_MM;

/* A length in one unit. */
typedef struct ruler {
    cor_ground_unit unit;
    double length_m, width_pt;
    int divisions;
    cor_words labels[MAX_DIVISIONS + 1]; /* empty where a label would not fit */
} ruler;

typedef struct scale_bar {
    cor_pt at; /* where it holds */
    ruler rulers[COR_SCALE_UNITS_MAX];
    size_t count;
    cor_words below;  /* numeric scale and where it holds */
    double before_pt; /* how far the first labels reach past the bar */
    double whole_pt;  /* from there to where the last ones end */
    double padding_pt;
} scale_bar;

typedef enum scale_form { FORM_BAR, FORM_FAN, FORM_NONE } scale_form;

/* A figure that names no parts does without what cannot be. */
static bool refuse(scale_form *form, const cor_plan *plan, const cor_planned_part *part,
                   const char *why, cor_report *report)
{
    *form = FORM_NONE;
    if (!plan->figure->parts_given) {
        cor_note(report, COR_KIND_LAYOUT, part->spec->at_span, NULL, "no scale bar: %s", why);
        return true;
    }
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "leave the scale bar out, and show a graticule", "no scale bar can be true: %s",
                    why);
}

static bool choose_form(scale_form *form, const cor_plan *plan, const cor_planned_part *part,
                        cor_report *report)
{
    const cor_map *map = &plan->main;
    const cor_variable_scale variable = part->spec->variable;
    cor_pt at;
    if (!cor_scale_place(&at, map, part->spec))
        return refuse(form, plan, part, "its place is off the map", report);
    double variation = cor_scale_variation(map, at);
    bool is_steady = variation <= cor_scale_most_variation;
    const cor_scale_direction direction = cor_scale_direction_of(map, at, part->spec->max_error);
    const bool is_one_way = direction != COR_SCALE_ALL_WAYS;
    if (direction == COR_SCALE_OBLIQUE)
        return refuse(form, plan, part, "at its place the scale goes by direction", report);
    *form = FORM_BAR;
    if (is_steady && variable != COR_VARIABLE_ALWAYS)
        return true;
    *form = FORM_FAN;
    if (variable != COR_VARIABLE_NEVER && cor_scale_goes_by_latitude(map))
        return true;
    if (is_steady)
        return refuse(form, plan, part,
                      "the scale does not go by latitude alone, as variable: asks", report);
    return refuse(form, plan, part,
                  cor_arena_printf(plan->arena, "the scale changes by %.0f %% over the map%s",
                                   variation * 100, is_one_way ? ", and with the direction" : ""),
                  report);
}

/* The unit in which a length was written: the first in which it has three digits at most. */
static cor_ground_unit unit_of(double length_m)
{
    for (cor_ground_unit unit = COR_UNIT_KM; unit < COR_GROUND_UNIT_COUNT; unit++) {
        double value = length_m / cor_scale_unit_metres(unit);
        double step = pow(10, floor(log10(value)) - 2);
        if (fabs(value / step - round(value / step)) < 1e-6)
            return unit;
    }
    return COR_UNIT_KM;
}

static double round_in(cor_ground_unit unit, double longest_m, bool finely)
{
    double metres = cor_scale_unit_metres(unit);
    return cor_scale_round(longest_m / metres, finely) * metres;
}

/* The first ruler as long as is asked for, or round and at most a quarter of the frame; the second
 * the next shorter one in its unit. */
static bool choose_lengths(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                           cor_report *report)
{
    const cor_map *map = &plan->main;
    const cor_furniture_spec *spec = part->spec;
    double longest, wanted = spec->length_m;
    double room_pt = fmin((map->frame.x1_pt - map->frame.x0_pt) / 4, widest_pt);
    bar->count = spec->unit_count ? spec->unit_count : 1;
    for (size_t i = 0; i < bar->count; i++) {
        ruler *r = &bar->rulers[i];
        r->unit = spec->unit_count ? spec->units[i] : wanted > 0 ? unit_of(wanted) : COR_UNIT_KM;
        longest = i ? bar->rulers[0].length_m : wanted;
        if (!(longest > 0) && !cor_scale_length(&longest, map, bar->at, room_pt))
            longest = room_pt * 0.0254 / 72 * map->scale_denominator;
        r->unit = cor_scale_unit(r->unit, longest);
        r->length_m = !i && wanted > 0 ? wanted : round_in(r->unit, longest, i > 0);
        r->unit = cor_scale_unit(r->unit, r->length_m);
        r->divisions = cor_scale_divisions(r->length_m / cor_scale_unit_metres(r->unit));
        if (!cor_scale_width(&r->width_pt, map, bar->at, r->length_m))
            return cor_fail(report, COR_KIND_LAYOUT, spec->at_span,
                            "give it a shorter length:, or leave the scale bar out",
                            "a scale bar of %g km does not fit into the map", r->length_m / 1000);
        if (r->width_pt < narrowest_pt)
            return cor_fail(report, COR_KIND_LAYOUT, spec->at_span,
                            "give it a longer length:", "a scale bar of %g km is only %.2g mm long",
                            r->length_m / 1000, r->width_pt / COR_PT_PER_MM);
    }
    return true;
}

/* The two ends always; those between when all have room. */
static bool shape_labels(ruler *r, const cor_plan *plan, const cor_planned_part *part,
                         cor_report *report)
{
    double widest = 0;
    for (int i = 0; i <= r->divisions; i++) {
        cor_buf text = { 0 };
        cor_scale_put_length(&text, &plan->figure->language, r->length_m * i / r->divisions,
                             r->unit, i == r->divisions);
        if (!cor_scale_words(&r->labels[i], &text, plan, part, report))
            return false;
        widest = fmax(widest, r->labels[i].block.width_pt);
    }
    if (widest * 1.25 > r->width_pt / r->divisions)
        for (int i = 1; i < r->divisions; i++)
            r->labels[i] = (cor_words){ 0 };
    return true;
}

static double denominator_of(const ruler *r)
{
    return r->length_m / (r->width_pt * 0.0254 / 72);
}

/* "1:1 500 000", and where scale varies "at 39.2° N". */
static bool shape_below(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                        cor_report *report)
{
    const cor_map *map = &plan->main;
    cor_buf text = { 0 };
    if (part->spec->numeric)
        cor_scale_put_numeric(&text, plan, map, denominator_of(&bar->rulers[0]));
    if (cor_scale_variation(map, bar->at) > part->spec->max_error)
        cor_scale_put_place(&text, plan, map, bar->at, part->spec->max_error);
    return cor_scale_words(&bar->below, &text, plan, part, report);
}

static bool build(scale_bar *bar, cor_pt at, const cor_plan *plan, const cor_planned_part *part,
                  cor_report *report)
{
    *bar = (scale_bar){ .at = at, .padding_pt = part->spec->box ? COR_BOX_PADDING_PT : 0 };
    if (!choose_lengths(bar, plan, part, report))
        return false;
    double after = 0, last_align = cor_scale_last_align(&plan->figure->language);
    for (size_t i = 0; i < bar->count; i++) {
        ruler *r = &bar->rulers[i];
        if (!shape_labels(r, plan, part, report))
            return false;
        bar->before_pt = fmax(bar->before_pt, r->labels[0].block.width_pt / 2);
        after =
            fmax(after, r->width_pt + r->labels[r->divisions].block.width_pt * (1 - last_align));
    }
    if (!shape_below(bar, plan, part, report))
        return false;
    bar->whole_pt = bar->before_pt + fmax(after, bar->below.block.width_pt);
    return true;
}

static double label_height(const scale_bar *bar)
{
    return bar->rulers[0].labels[0].block.height_pt;
}

bool cor_scale_bar_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    scale_bar bar;
    scale_form form;
    cor_pt at;
    *out = (cor_size){ 0 };
    if (!choose_form(&form, plan, part, r))
        return false;
    if (form == FORM_NONE || !cor_scale_place(&at, &plan->main, part->spec))
        return true;
    if (form == FORM_FAN)
        return cor_scale_fan_measure(out, plan, part, r);
    if (!build(&bar, at, plan, part, r))
        return false;
    const double row_pt = label_height(&bar) + label_gap_pt + bar_height_pt;
    out->width_pt = bar.whole_pt + 2 * bar.padding_pt;
    out->height_pt = (double)bar.count * row_pt +
                     (bar.below.block.line_count ? label_gap_pt + bar.below.block.height_pt : 0) +
                     2 * bar.padding_pt;
    return true;
}

/* The second ruler's dark parts lie beside the first's light ones. */
static void draw_ruler(const cor_page *page, const ruler *r, double x, double y, bool is_below)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_stroke frame = cor_hairline(theme->text, 0.15 * COR_PT_PER_MM);
    double step = r->width_pt / r->divisions;
    for (int i = 0; i < r->divisions; i++) {
        cor_rect box = { x + i * step, y, x + (i + 1) * step, y + bar_height_pt };
        cor_scene_rect(page->scene, "scale-bar", box,
                       cor_paint_from((i % 2 == 1) != is_below ? theme->paper : theme->text), NULL);
    }
    cor_scene_rect(page->scene, "scale-bar", (cor_rect){ x, y, x + r->width_pt, y + bar_height_pt },
                   (cor_paint){ 0 }, &frame);
}

static void draw_labels(const cor_page *page, const ruler *r, double x, double y)
{
    const double last_align = cor_scale_last_align(&page->plan->figure->language);
    for (int i = 0; i <= r->divisions; i++)
        cor_words_draw_on_map(page, "scale-bar", &r->labels[i],
                              (cor_words_at){ x + r->width_pt * i / r->divisions, y,
                                              i == r->divisions ? last_align : 0.5 },
                              page->plan->figure->theme.text);
}

/* Where a bar stands that holds at its own place depends on how long it is. */
static bool build_at_own_place(scale_bar *bar, const cor_page *page, const cor_planned_part *part)
{
    enum { STEPS = 6 };
    for (int i = 0; i < STEPS; i++) {
        const cor_rect r = part->rect;
        cor_pt at = { r.x0_pt + bar->padding_pt + bar->before_pt + bar->rulers[0].width_pt / 2,
                      r.y0_pt + bar->padding_pt + label_height(bar) + label_gap_pt +
                          bar_height_pt * (bar->count == 1 ? 0.5 : 1) };
        if (!build(bar, at, page->plan, part, page->report))
            return false;
    }
    return true;
}

static void record_text(const cor_page *page, const cor_planned_part *part, cor_number_kind kind,
                        double value, cor_buf *text)
{
    cor_ledger_number(page->plan->ledger, &(cor_number_entry){ .kind = kind,
                                                               .value = value,
                                                               .printed = text->ptr,
                                                               .at = part->spec->at_span });
    cor_buf_free(text);
}

static void record_numbers(const cor_page *page, const cor_planned_part *part, const scale_bar *bar)
{
    const cor_plan *plan = page->plan;
    for (size_t i = 0; i < bar->count; i++) {
        const ruler *r = &bar->rulers[i];
        cor_buf text = { 0 };
        cor_scale_put_length(&text, &plan->figure->language, r->length_m, r->unit, true);
        record_text(page, part, COR_NUMBER_BAR, r->length_m, &text);
    }
    if (part->spec->numeric) {
        cor_buf text = { 0 };
        cor_scale_put_numeric(&text, plan, &plan->main, denominator_of(&bar->rulers[0]));
        record_text(page, part, COR_NUMBER_SCALE, denominator_of(&bar->rulers[0]), &text);
    }
}

/* Where the bar is on the page, and where on the earth it is as long as it says. */
static void record_ends(const cor_plan *plan, const scale_bar *bar, double x, double y)
{
    cor_bar_entry *entry = &plan->ledger->bar;
    double half = bar->rulers[0].width_pt / 2;
    if (entry->length_m > 0)
        return;
    for (int i = 0; i < 2; i++) {
        cor_pt end = { bar->at.x_pt + (i ? half : -half), bar->at.y_pt };
        entry->ends_pt[i] = (cor_pt){ x + (i ? 2 * half : 0), y };
        if (!cor_view_unproject(plan->main.view, end, &entry->ends[i]))
            return;
    }
    entry->length_m = bar->rulers[0].length_m;
}

bool cor_scale_bar_draw(const cor_page *page, cor_planned_part *part)
{
    scale_bar bar;
    scale_form form;
    cor_pt at;
    if (!choose_form(&form, page->plan, part, page->report) ||
        !cor_scale_place(&at, &page->plan->main, part->spec))
        return false;
    if (part->spec->box)
        cor_part_ground(page, "scale-bar", part->rect);
    if (form == FORM_FAN)
        return cor_scale_fan_draw(page, part);
    if (!build(&bar, at, page->plan, part, page->report) ||
        (part->spec->reference == COR_REFERENCE_OWN_PLACE && !build_at_own_place(&bar, page, part)))
        return false;
    const cor_theme *theme = &page->plan->figure->theme;
    double x = part->rect.x0_pt + bar.padding_pt + bar.before_pt;
    double y = part->rect.y0_pt + bar.padding_pt;
    draw_labels(page, &bar.rulers[0], x, y);
    y += label_height(&bar) + label_gap_pt;
    record_numbers(page, part, &bar);
    record_ends(page->plan, &bar, x, y);
    for (size_t i = 0; i < bar.count; i++) {
        draw_ruler(page, &bar.rulers[i], x, y, i > 0);
        y += bar_height_pt;
    }
    if (bar.count > 1) {
        draw_labels(page, &bar.rulers[1], x, y + label_gap_pt);
        y += label_gap_pt + label_height(&bar);
    }
    cor_words_draw_on_map(page, "scale-bar", &bar.below, (cor_words_at){ x, y + label_gap_pt, 0 },
                          theme->quiet);
    return true;
}
