#include "plan/claims_table.h"

#include <math.h>
#include <string.h>

#include "plan/chart_words.h"
#include "plan/course.h"
#include "plan/sheet.h"
#include "style/length.h"
#include "style/verdict_words.h"

static const double column_gap_pt = 3 * COR_PT_PER_MM;
static const double unit_gap_pt = 0.5 * COR_PT_PER_MM;
static const double head_gap_pt = 1 * COR_PT_PER_MM;
static const double row_pad_pt = 0.5 * COR_PT_PER_MM;
static const double who_least_pt = 14 * COR_PT_PER_MM;
static const char dash[] = "\xe2\x80\x93";

typedef struct builder {
    cor_claims_table *table;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    cor_report *report;
} builder;

static bool shape(cor_block *out, const builder *b, const char *text, bool strong)
{
    const cor_wording wording = {
        .role = COR_TYPE_CHART, .strong = strong, .text = text, .at = b->spec->at_span
    };
    return cor_sheet_text(out, b->plan, &wording, b->report);
}

/* Who says so, in a few words: the claim's label, else its source up to the first comma. */
static const char *who_of(const builder *b, const cor_claim *claim)
{
    return claim->label ? claim->label
                        : cor_arena_printf(b->plan->arena, "%.*s",
                                           (int)strcspn(claim->source, ",;"), claim->source);
}

/* Left to right in every language. */
static bool shape_digits(cor_block *out, const builder *b, cor_str digits)
{
    return shape(out, b,
                 cor_arena_printf(b->plan->arena, "\xe2\x81\xa6%.*s\xe2\x81\xa9", (int)digits.len,
                                  digits.ptr),
                 false);
}

static bool set_dash(cor_claims_number *n, const builder *b)
{
    if (!shape(&n->digits, b, dash, false))
        return false;
    n->before_pt = n->digits.width_pt;
    return true;
}

static bool set_number(cor_claims_number *n, const builder *b, const cor_claim *claim, int decimals)
{
    const cor_language *language = &b->plan->figure->language;
    double value = n->entry.value / cor_ground_unit_metres(claim->written.unit);
    const char *unit = cor_language_unit_of(language, claim->written.unit, value, decimals);
    cor_buf digits = { 0 };
    if (n->entry.kind == COR_NUMBER_DIFFERENCE)
        cor_language_signed(&digits, language, value, decimals);
    else
        cor_language_number(&digits, language, value, decimals);
    const char *mark = strstr(digits.ptr, cor_language_locale(language)->decimal);
    size_t before = mark ? (size_t)(mark - digits.ptr) : digits.len;
    cor_block whole;
    bool well = shape_digits(&n->digits, b, cor_buf_view(&digits)) &&
                shape_digits(&whole, b, (cor_str){ digits.ptr, before }) &&
                shape(&n->unit, b, unit, false);
    n->before_pt = well ? whole.width_pt : 0;
    n->entry.at = b->spec->at_span;
    n->entry.claim = claim->id;
    n->entry.printed = cor_arena_printf(b->plan->arena, "%s\xc2\xa0%s", digits.ptr, unit);
    cor_buf_free(&digits);
    return well;
}

/* "over 40 km", "26 miles (42 km)": as it was published. */
static bool set_words(cor_claims_number *n, const builder *b, const cor_claim *claim)
{
    n->entry.at = b->spec->at_span;
    n->entry.claim = claim->id;
    n->entry.printed = claim->value;
    bool well = shape(&n->digits, b, claim->value, false);
    n->before_pt = well ? n->digits.width_pt : 0;
    return well;
}

static bool set_measured(cor_claims_number *n, const builder *b, const cor_finding *f,
                         cor_number_kind kind)
{
    const cor_claim *claim = f->claim;
    bool is_difference = kind == COR_NUMBER_DIFFERENCE;
    if (isnan(f->measured_m) || (is_difference && f->verdict == COR_UNDECIDABLE))
        return set_dash(n, b);
    n->entry = (cor_number_entry){ .kind = kind,
                                   .value = f->measured_m - (is_difference ? claim->value_m : 0),
                                   .layer = cor_plan_layer(b->plan, cor_str_of(claim->layer)),
                                   .features = f->lines,
                                   .feature_count = f->features };
    return set_number(n, b, claim, claim->written.decimals + 1);
}

/* On a second line why there is no verdict, where the data could have decided. */
static const char *verdict_of(const builder *b, const cor_finding *f)
{
    const cor_language *language = &b->plan->figure->language;
    const char *word = cor_verdict_word(language, f->verdict);
    return f->doubt != COR_DOUBT_NOT_STATED ? word
                                            : cor_arena_printf(b->plan->arena, "%s\n%s", word,
                                                               cor_language_not_stated(language));
}

static bool set_row(cor_claims_row *row, const builder *b, const cor_finding *f)
{
    cor_claims_number *published = &row->numbers[COR_CLAIMS_PUBLISHED];
    *row = (cor_claims_row){ .finding = f };
    published->entry =
        (cor_number_entry){ .kind = COR_NUMBER_PUBLISHED, .value = f->claim->value_m };
    return shape(&row->who, b, who_of(b, f->claim), false) &&
           (f->claim->is_plain ? set_number(published, b, f->claim, f->claim->written.decimals)
                               : set_words(published, b, f->claim)) &&
           set_measured(&row->numbers[COR_CLAIMS_MEASURED], b, f, COR_NUMBER_CLAIM) &&
           set_measured(&row->numbers[COR_CLAIMS_DIFFERENCE], b, f, COR_NUMBER_DIFFERENCE) &&
           shape(&row->verdict, b, verdict_of(b, f), f->verdict == COR_FAILS);
}

static const cor_finding *finding_named(const cor_findings *findings, const char *id)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].claim->id, id) == 0)
            return &findings->items[i];
    return NULL;
}

/* In the order of the figure, or of the part's own list. */
static bool add_rows(builder *b)
{
    const cor_findings *findings = &b->plan->findings;
    const cor_string_list *chosen = &b->spec->claims;
    cor_claims_table *t = b->table;
    size_t count = chosen->count ? chosen->count : findings->count;
    t->rows = cor_arena_alloc(b->plan->arena, count + 1, sizeof *t->rows);
    for (size_t i = 0; i < count; i++) {
        const cor_finding *f =
            chosen->count ? finding_named(findings, chosen->items[i]) : &findings->items[i];
        /* style/figure has refused ids of no claim */
        if (f && !set_row(&t->rows[t->count++], b, f))
            return false;
    }
    return true;
}

static bool set_heads(builder *b)
{
    static const cor_chart_word words[COR_CLAIMS_NUMBER_COUNT] = { COR_WORD_PUBLISHED,
                                                                   COR_WORD_MEASURED,
                                                                   COR_WORD_DIFFERENCE };
    cor_claims_table *t = b->table;
    for (size_t i = 0; i < COR_CLAIMS_NUMBER_COUNT; i++)
        if (!shape(&t->columns[i].head, b, cor_chart_word_of(b->plan, words[i]), false))
            return false;
    return shape(&t->who_head, b, cor_chart_word_of(b->plan, COR_WORD_CLAIMED_BY), false) &&
           shape(&t->verdict_head, b, cor_chart_word_of(b->plan, COR_WORD_VERDICT), false);
}

/* Places within a column, as if it began at 0; its width. */
static double set_column(cor_claims_table *t, size_t index)
{
    cor_claims_column *c = &t->columns[index];
    double after = 0, unit = 0;
    for (size_t i = 0; i < t->count; i++) {
        const cor_claims_number *n = &t->rows[i].numbers[index];
        c->before_pt = fmax(c->before_pt, n->before_pt);
        after = fmax(after, n->digits.width_pt - n->before_pt);
        unit = fmax(unit, n->unit.width_pt);
    }
    c->digit_room = c->before_pt + after;
    double numbers = c->digit_room + unit_gap_pt + unit;
    c->end_pt = fmax(numbers, c->head.width_pt);
    c->digits_pt = c->end_pt - numbers;
    c->unit_pt = c->digits_pt + c->digit_room + unit_gap_pt;
    return c->end_pt;
}

static void move_column(cor_claims_column *c, double by_pt)
{
    c->end_pt += by_pt;
    c->digits_pt += by_pt;
    c->unit_pt += by_pt;
}

static bool wrap_first(builder *b, double room_pt)
{
    cor_claims_table *t = b->table;
    for (size_t i = 0; i < t->count; i++) {
        const cor_wording wording = { .role = COR_TYPE_CHART,
                                      .text = who_of(b, t->rows[i].finding->claim),
                                      .width_pt = room_pt,
                                      .at = b->spec->at_span };
        if (!cor_sheet_text(&t->rows[i].who, b->plan, &wording, b->report))
            return false;
    }
    return true;
}

static bool set_columns(builder *b, double width_pt)
{
    cor_claims_table *t = b->table;
    double who = t->who_head.width_pt, verdict = t->verdict_head.width_pt, rest = 0;
    for (size_t i = 0; i < t->count; i++) {
        who = fmax(who, t->rows[i].who.width_pt);
        verdict = fmax(verdict, t->rows[i].verdict.width_pt);
    }
    for (size_t i = 0; i < COR_CLAIMS_NUMBER_COUNT; i++)
        rest += column_gap_pt + set_column(t, i);
    rest += column_gap_pt + verdict;
    bool is_given = b->spec->width_pt > 0;
    double room = is_given ? width_pt - rest : fmin(who, width_pt - rest);
    double missing = fmin(who, who_least_pt) - room;
    if (missing > 0)
        return cor_fail(b->report, COR_KIND_LAYOUT, b->spec->at_span, "give it a larger width:",
                        "the numbers leave %.1f mm too little for who claims them",
                        missing / COR_PT_PER_MM);
    double at = room;
    for (size_t i = 0; i < COR_CLAIMS_NUMBER_COUNT; i++) {
        move_column(&t->columns[i], at + column_gap_pt);
        at = t->columns[i].end_pt;
    }
    t->verdict_pt = at + column_gap_pt;
    t->width_pt = room + rest;
    return who <= room || wrap_first(b, room);
}

static void set_heights(cor_claims_table *t)
{
    bool has_title = t->head.height_pt > 0;
    t->pad_pt = row_pad_pt;
    t->top_pt = has_title ? t->head.height_pt + head_gap_pt : 0;
    t->first_pt = t->top_pt + t->who_head.height_pt + 2 * t->pad_pt;
    t->height_pt = t->first_pt;
    for (size_t i = 0; i < t->count; i++) {
        cor_claims_row *row = &t->rows[i];
        double text = fmax(row->who.height_pt, row->verdict.height_pt);
        for (size_t k = 0; k < COR_CLAIMS_NUMBER_COUNT; k++)
            text = fmax(text, row->numbers[k].unit.height_pt);
        row->height_pt = text + 2 * t->pad_pt;
        t->height_pt += row->height_pt;
    }
}

bool cor_claims_table_build(cor_claims_table *out, const cor_plan *plan,
                            const cor_planned_part *part, double width_pt, cor_report *report)
{
    builder b = { out, plan, part->spec, report };
    *out = (cor_claims_table){ 0 };
    if (!set_heads(&b) || !add_rows(&b) || !set_columns(&b, width_pt) ||
        !cor_chart_head_set(&out->head, plan, part, NULL, out->width_pt, report))
        return false;
    set_heights(out);
    return true;
}
