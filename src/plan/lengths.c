#include "plan/lengths.h"

#include <math.h>

#include "plan/chart_words.h"
#include "plan/course.h"
#include "plan/sheet.h"
#include "style/length.h"

static const double column_gap_pt = 1.6 * COR_PT_PER_MM;
static const double bar_least_pt = 12 * COR_PT_PER_MM;
static const double bar_height_pt = 2 * COR_PT_PER_MM;
static const double head_gap_pt = 1 * COR_PT_PER_MM;
static const double knee_pt = 1.6 * COR_PT_PER_MM;

typedef struct builder {
    cor_lengths *lengths;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    cor_report *report;
    int decimals;
} builder;

static bool shape(cor_block *out, const builder *b, const char *text)
{
    const cor_wording wording = { .role = COR_TYPE_CHART, .text = text, .at = b->spec->at_span };
    return cor_sheet_text(out, b->plan, &wording, b->report);
}

static bool measure(builder *b)
{
    const cor_layer *layer;
    if (!cor_course_layer(&layer, b->plan, b->spec, b->report))
        return false;
    const cor_dataset *data = cor_plan_dataset(b->plan, layer);
    size_t n = data ? data->feature_count : 0;
    bool *counts = cor_arena_alloc(b->plan->arena, n + 1, sizeof *counts);
    for (size_t i = 0; i < n; i++)
        counts[i] = cor_plan_accepts(b->plan, layer, i, b->report);
    if (data && !cor_zoning_measure(&b->lengths->zoning, b->plan, b->spec, data, counts, b->report))
        return false;
    return b->lengths->zoning.total_m > 0 ||
           cor_fail(b->report, COR_KIND_MEASURE, b->spec->at_span, NULL,
                    "layer '%s' has no line to split", b->spec->layer);
}

static void add_row(builder *b, int zone)
{
    cor_lengths *l = b->lengths;
    double length = cor_zoning_length_m(&l->zoning, zone);
    for (size_t i = 0; i < l->count; i++)
        if (l->rows[i].zone == zone)
            return;
    if (round(length / 1000 * pow(10, b->decimals)) > 0) /* what rounds to nothing is no row */
        l->rows[l->count++] = (cor_lengths_row){ .zone = zone,
                                                 .length_m = length,
                                                 .share = length / l->zoning.total_m };
}

static void add_rows(builder *b)
{
    static const int others[] = { COR_PIECE_BORDER, COR_PIECE_OVERLAP, COR_PIECE_OUTSIDE };
    const cor_zoning *z = &b->lengths->zoning;
    b->lengths->rows = cor_arena_alloc(b->plan->arena, z->zone_count + 3, sizeof *b->lengths->rows);
    for (size_t i = 0; i < z->piece_count; i++)
        if (z->pieces[i].zone >= 0)
            add_row(b, z->pieces[i].zone);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        add_row(b, others[i]);
}

static const char *value_of(const builder *b, const cor_lengths_row *row)
{
    return cor_arena_printf(b->plan->arena, "%s (%s)",
                            cor_chart_km(b->plan, row->length_m, b->decimals),
                            cor_chart_percent(b->plan, row->share));
}

static bool set_bars(builder *b, double width_pt)
{
    cor_lengths *l = b->lengths;
    double ascent = 0, descent = 0;
    for (size_t i = 0; i < l->count; i++) {
        cor_lengths_row *row = &l->rows[i];
        if (!shape(&row->name, b, cor_zoning_name(&l->zoning, b->plan, row->zone)) ||
            !shape(&row->value, b, value_of(b, row)))
            return false;
        l->name_pt = fmax(l->name_pt, row->name.width_pt + column_gap_pt);
        l->value_pt = fmax(l->value_pt, row->value.width_pt + column_gap_pt);
        ascent = fmax(ascent, fmax(row->name.ascent_pt, row->value.ascent_pt));
        descent = fmax(descent, fmax(row->name.descent_pt, row->value.descent_pt));
    }
    l->bar_pt = width_pt - l->name_pt - l->value_pt;
    l->row_pt = (ascent + descent) * 1.15;
    l->baseline_pt = (l->row_pt + ascent - descent) / 2;
    l->bar_height_pt = bar_height_pt;
    l->height_pt = l->head_pt + (double)l->count * l->row_pt;
    if (l->bar_pt < bar_least_pt)
        return cor_fail(b->report, COR_KIND_LAYOUT, b->spec->at_span, "give it a larger width:",
                        "names and numbers leave %.1f mm too little for the bars",
                        (bar_least_pt - l->bar_pt) / COR_PT_PER_MM);
    return true;
}

static bool set_stacked(builder *b, double width_pt)
{
    cor_lengths *l = b->lengths;
    double before = 0;
    l->bar_pt = width_pt;
    l->bar_height_pt = 3.2 * COR_PT_PER_MM;
    l->labels = (cor_tiers){ cor_arena_alloc(b->plan->arena, l->count + 1, sizeof *l->labels.items),
                             l->count,
                             0,
                             false,
                             0,
                             0 };
    for (size_t i = 0; i < l->count; i++) {
        const cor_lengths_row *row = &l->rows[i];
        l->labels.items[i] =
            (cor_tier_label){ .anchor_pt = (before + row->share / 2) * width_pt,
                              .name = cor_zoning_name(&l->zoning, b->plan, row->zone),
                              .value = value_of(b, row) };
        before += row->share;
    }
    const cor_tiers_how how = { width_pt, knee_pt, "names", b->spec->at_span };
    if (!cor_tiers_set(&l->labels, b->plan, &how, b->report))
        return false;
    l->height_pt = l->head_pt + l->bar_height_pt + cor_tiers_height_pt(&l->labels);
    return true;
}

bool cor_lengths_build(cor_lengths *out, const cor_plan *plan, const cor_planned_part *part,
                       double width_pt, cor_report *report)
{
    builder b = { out, plan, part->spec, report, 0 };
    *out = (cor_lengths){ 0 };
    if (!measure(&b))
        return false;
    b.decimals = cor_chart_decimals(b.spec, out->zoning.total_m);
    if (!cor_chart_head_set(&out->head, plan, part,
                            cor_chart_km(plan, out->zoning.total_m, b.decimals), width_pt, report))
        return false;
    add_rows(&b);
    out->head_pt = out->head.height_pt + head_gap_pt;
    return b.spec->route.form == COR_LENGTHS_STACKED ? set_stacked(&b, width_pt)
                                                     : set_bars(&b, width_pt);
}
