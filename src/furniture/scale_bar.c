/*
 * The scale bar: as long as the geodesic between its ends, at the middle of the map.
 *
 * Where scale varies by more than max-error over the frame, the bar says at which latitude it
 * holds. The numeric scale is computed from the same place, so that the two cannot disagree.
 */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "furniture/scale.h"
#include "furniture/words.h"
#include "plan/template.h"
#include "style/length.h"

enum { MAX_DIVISIONS = 5 };

static const double bar_height_pt = 1.1 * COR_PT_PER_MM;
static const double label_gap_pt = 0.6 * COR_PT_PER_MM;

typedef struct scale_bar {
    double length_m, width_pt;
    int divisions;
    cor_words labels[MAX_DIVISIONS + 1]; /* empty where a label would not fit */
    cor_words below;                     /* numeric scale and where it holds */
    double before_pt, after_pt;          /* how far the end labels reach past the bar */
    double padding_pt;
} scale_bar;

/* A round length of at most a quarter of the frame, or 60 mm. */
static bool choose_length(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                          cor_report *report)
{
    const cor_map *map = &plan->main;
    double room_pt = fmin((map->frame.x1_pt - map->frame.x0_pt) / 4, 60 * COR_PT_PER_MM);
    double wanted = part->spec->length_m;
    if (!(wanted > 0)) {
        double longest = room_pt * 0.0254 / 72 * map->scale_denominator;
        wanted = cor_scale_round(longest);
    }
    bar->length_m = wanted;
    if (cor_scale_width(&bar->width_pt, map, wanted))
        return true;
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "give it a shorter length:, or leave the scale bar out",
                    "a scale bar of %g km does not fit into the map", wanted / 1000);
}

static bool label(cor_words *out, const scale_bar *bar, int division, const cor_plan *plan,
                  const cor_planned_part *part, cor_report *report)
{
    bool km = bar->length_m >= 1000;
    double value = bar->length_m * division / bar->divisions / (km ? 1000 : 1);
    const cor_language *language = &plan->figure->language;
    cor_buf text = { 0 }, digits = { 0 };
    cor_number_trimmed(&digits, value, 3);
    if (value >= 1000)
        cor_template_grouped(&text, language, value);
    else
        cor_language_digits(&text, language, cor_buf_view(&digits));
    cor_buf_free(&digits);
    if (division == bar->divisions)
        cor_buf_printf(&text, "\xc2\xa0%s",
                       cor_language_locale(language)->units[km ? COR_UNIT_KM : COR_UNIT_M]);
    const char *kept = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return cor_words_shape(
        out, plan,
        &(cor_wording){ .role = COR_TYPE_SCALE, .text = kept, .at = part->spec->at_span }, report);
}

/* The two ends always; those between when all have room. The last is centred by its number alone.
 */
static bool shape_labels(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                         cor_report *report)
{
    double widest = 0;
    for (int i = 0; i <= bar->divisions; i++) {
        if (!label(&bar->labels[i], bar, i, plan, part, report))
            return false;
        widest = fmax(widest, bar->labels[i].block.width_pt);
    }
    if (widest * 1.25 > bar->width_pt / bar->divisions)
        for (int i = 1; i < bar->divisions; i++)
            bar->labels[i] = (cor_words){ 0 };
    bar->before_pt = bar->labels[0].block.width_pt / 2;
    bar->after_pt = bar->labels[bar->divisions].block.width_pt * 0.75;
    return true;
}

/* " at 39.2° N"; in brackets in the languages that have no word for it here. */
static void put_latitude(cor_buf *text, const cor_language *language, double lat_deg)
{
    const cor_locale *locale = cor_language_locale(language);
    const char *side = locale->sides[lat_deg < 0 ? COR_SOUTH : COR_NORTH];
    bool is_english = strcmp(locale->tag, "en") == 0;
    cor_buf_text(text, text->len ? " " : "");
    cor_buf_text(text, is_english ? "at " : "(");
    cor_language_number(text, language, fabs(lat_deg), 1);
    cor_buf_text(text, "\xc2\xb0");
    cor_buf_text(text, (unsigned char)*side < 0x80 ? "\xc2\xa0" : "");
    cor_buf_text(text, side);
    cor_buf_text(text, is_english ? "" : ")");
}

/* "1:1 500 000", and where scale varies "at 39.2° N". Three digits are all that a map of one scale
 * can claim; a scale that the figure states is printed as stated. */
static bool shape_below(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                        cor_report *report)
{
    const cor_map *map = &plan->main;
    const cor_language *language = &plan->figure->language;
    double variation = cor_scale_variation(map);
    cor_buf text = { 0 };
    if (part->spec->numeric) {
        double stated = plan->figure->map.extent.scale_denominator;
        double power = pow(10, floor(log10(map->scale_denominator)) - 2);
        cor_buf_text(&text, "\xe2\x81\xa6"); /* left to right in every language */
        cor_language_digits(&text, language, COR_STR("1:"));
        cor_template_grouped(&text, language,
                             stated > 0 ? stated : round(map->scale_denominator / power) * power);
        cor_buf_text(&text, "\xe2\x81\xa9");
    }
    if (variation > part->spec->max_error)
        put_latitude(&text, language, map->centre.lat_deg);
    const char *kept = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return cor_words_shape(
        &bar->below, plan,
        &(cor_wording){ .role = COR_TYPE_SCALE, .text = kept, .at = part->spec->at_span }, report);
}

static bool build(scale_bar *bar, const cor_plan *plan, const cor_planned_part *part,
                  cor_report *report)
{
    *bar = (scale_bar){ .padding_pt = part->spec->box ? COR_BOX_PADDING_PT : 0 };
    if (!choose_length(bar, plan, part, report))
        return false;
    double digit = bar->length_m / pow(10, floor(log10(bar->length_m) + 1e-12));
    bar->divisions = fabs(digit - 5) < 1e-6 ? 5 : fabs(digit - 3) < 1e-6 ? 3 : 2;
    return shape_labels(bar, plan, part, report) && shape_below(bar, plan, part, report);
}

static double label_height(const scale_bar *bar)
{
    return bar->labels[0].block.height_pt;
}

bool cor_scale_bar_measure(cor_size *out, cor_plan *plan, const cor_planned_part *part,
                           cor_report *r)
{
    scale_bar bar;
    if (!build(&bar, plan, part, r))
        return false;
    double pad = 2 * bar.padding_pt;
    double width = bar.before_pt + bar.width_pt + bar.after_pt;
    out->width_pt = fmax(width, bar.before_pt + bar.below.block.width_pt) + pad;
    out->height_pt = label_height(&bar) + label_gap_pt + bar_height_pt +
                     (bar.below.block.line_count ? label_gap_pt + bar.below.block.height_pt : 0) +
                     pad;
    return true;
}

static void draw_bar(const cor_page *page, const scale_bar *bar, double x, double y)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_stroke frame = cor_hairline(theme->text, 0.15 * COR_PT_PER_MM);
    double step = bar->width_pt / bar->divisions;
    for (int i = 0; i < bar->divisions; i++) {
        cor_rect box = { x + i * step, y, x + (i + 1) * step, y + bar_height_pt };
        cor_scene_rect(page->scene, "scale-bar", box,
                       cor_paint_from(i % 2 ? theme->paper : theme->text), NULL);
    }
    cor_scene_rect(page->scene, "scale-bar",
                   (cor_rect){ x, y, x + bar->width_pt, y + bar_height_pt }, (cor_paint){ 0 },
                   &frame);
}

bool cor_scale_bar_draw(const cor_page *page, const cor_planned_part *part)
{
    scale_bar bar;
    if (!build(&bar, page->plan, part, page->report))
        return false;
    if (part->spec->box)
        cor_part_ground(page, "scale-bar", part->rect);
    const cor_theme *theme = &page->plan->figure->theme;
    double x = part->rect.x0_pt + bar.padding_pt + bar.before_pt;
    double y = part->rect.y0_pt + bar.padding_pt;
    for (int i = 0; i <= bar.divisions; i++) {
        /* The last label's number, not its unit, stands over the end. */
        double align = i == bar.divisions ? 0.25 : 0.5;
        cor_words_draw(page, "scale-bar", &bar.labels[i],
                       (cor_words_at){ x + bar.width_pt * i / bar.divisions, y, align },
                       theme->text);
    }
    y += label_height(&bar) + label_gap_pt;
    draw_bar(page, &bar, x, y);
    cor_words_draw(page, "scale-bar", &bar.below,
                   (cor_words_at){ x, y + bar_height_pt + label_gap_pt, 0 }, theme->quiet);
    return true;
}
