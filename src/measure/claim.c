#include "measure/claim.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "measure/feature_eval.h"
#include "measure/route_sum.h"
#include "measure/source_data.h"
#include "measure/where.h"
#include "style/verdict_words.h"

/* Data that is surer than this share of the length bears a verdict. */
static const double most_uncertain = 0.1;
/* What is so many times as far away as the data is unsure is refuted all the same. */
static const double far_away = 3;
/* No line is drawn so roughly that it is half as long as the thing, or twice. */
static const double too_long = 2;

typedef struct checker {
    const cor_style *style;
    cor_dataset *const *loaded; /* by source, borrowed; NULL: none is */
    cor_dataset **datasets;     /* by source; the others, loaded when first asked for */
    cor_arena *arena;
    cor_report *report;
} checker;

/* The lines that a claim is about, and the polygons in which they count. */
typedef struct subject {
    const cor_dataset *data;
    const cor_layer *layer; /* NULL: `where` says which features */
    cor_where *where;
    cor_borders *borders; /* NULL: everywhere */
    double border_precision_m;
} subject;

static const cor_dataset *dataset(checker *c, size_t source)
{
    if (c->loaded && c->loaded[source])
        return c->loaded[source];
    if (!c->datasets[source] && !cor_source_data_load(&c->datasets[source], c->style,
                                                      &c->style->sources[source], c->report))
        return NULL;
    return c->datasets[source];
}

static const cor_dataset *dataset_named(checker *c, const cor_claim_place *place)
{
    const char *names[256];
    size_t n = 0;
    for (size_t i = 0; i < c->style->source_count; i++) {
        if (strcmp(c->style->sources[i].name, place->source) == 0)
            return dataset(c, i);
        if (n < 256)
            names[n++] = c->style->sources[i].name;
    }
    const char *nearest = cor_str_nearest(cor_str_of(place->source), names, n);
    cor_fail(c->report, COR_KIND_REFERENCE, place->at,
             nearest ? cor_arena_printf(c->arena, "did you mean '%s'?", nearest) : NULL,
             "there is no source '%s'", place->source);
    return NULL;
}

static const cor_layer *layer_named(checker *c, const cor_claim *claim)
{
    for (size_t i = 0; i < c->style->layer_count; i++)
        if (strcmp(c->style->layers[i].id, claim->layer) == 0)
            return &c->style->layers[i];
    cor_fail(c->report, COR_KIND_REFERENCE, claim->at, "layer: names a line layer by id",
             "there is no layer '%s' to measure", claim->layer);
    return NULL;
}

static bool find_lines(subject *s, checker *c, const cor_claim *claim)
{
    if (!claim->layer) {
        s->data = dataset_named(c, &claim->route);
        return s->data && (!claim->route.where || cor_where_compile(&s->where, claim->route.where,
                                                                    &c->style->state, c->report));
    }
    s->layer = layer_named(c, claim);
    if (!s->layer)
        return false;
    if (s->layer->source >= 0)
        s->data = dataset(c, (size_t)s->layer->source);
    else
        cor_fail(c->report, COR_KIND_REFERENCE, claim->at, NULL,
                 "layer '%s' has no data to measure", claim->layer);
    return s->data != NULL;
}

static bool find_borders(subject *s, checker *c, const cor_claim *claim)
{
    const cor_claim_place *within = &claim->within;
    cor_where *where = NULL;
    const cor_dataset *areas = dataset_named(c, within);
    if (!areas ||
        (within->where && !cor_where_compile(&where, within->where, &c->style->state, c->report)))
        return false;
    bool *accepted = cor_alloc(areas->feature_count + 1, sizeof *accepted);
    for (size_t i = 0; i < areas->feature_count; i++) {
        accepted[i] =
            cor_feature_has_polygon(areas, i) && cor_where_accepts(where, areas, i, c->report);
        if (accepted[i])
            s->border_precision_m =
                fmax(s->border_precision_m, cor_stated_m(areas, i, "precision_m"));
    }
    const cor_border_choice choice = { .accepted = accepted, .at = within->at };
    bool well = cor_borders_new(&s->borders, areas, &choice, c->report);
    cor_free(accepted);
    cor_where_free(where);
    return well;
}

static bool is_meant(checker *c, const subject *s, size_t index)
{
    if (!s->layer)
        return cor_where_accepts(s->where, s->data, index, c->report);
    cor_arena_clear(c->arena);
    cor_eval eval = cor_feature_eval(s->data, index, &c->style->state, c->arena, c->report);
    return cor_layer_accepts(s->layer, &eval);
}

static bool has_line(const cor_dataset *data, size_t index)
{
    const cor_feature *f = &data->features[index];
    for (size_t i = 0; i < f->part_count; i++)
        if (data->parts[f->first_part + i].kind == COR_PART_LINE)
            return true;
    return false;
}

static void sum_up(cor_finding *f, checker *c, const subject *s)
{
    cor_joined route = { 0 };
    cor_route_sum sum;
    for (size_t i = 0; i < s->data->feature_count; i++)
        if (has_line(s->data, i) && is_meant(c, s, i))
            cor_joined_add(&route, s->data, i);
    cor_joined_join(&route);
    cor_route_sum_up(&sum, &route, s->borders, s->border_precision_m);
    bool is_end_to_end = f->claim->measure == COR_CLAIM_END_TO_END;
    f->features = sum.feature_count;
    f->lines = sum.features;
    f->uncertainty_m = is_end_to_end ? sum.end_to_end_uncertainty_m : sum.length_uncertainty_m;
    f->gaps_m = is_end_to_end ? sum.gaps_m : 0;
    if (sum.feature_count)
        f->measured_m = is_end_to_end ? sum.end_to_end_m : sum.length_m;
    f->doubt = !sum.feature_count     ? COR_DOUBT_NO_LINE
               : sum.is_schematic     ? COR_DOUBT_SCHEMATIC
               : isnan(f->measured_m) ? COR_DOUBT_ENDS
                                      : COR_DOUBT_NONE;
    cor_joined_free(&route);
}

/* Between the claim's interval and the measurement. */
static double away_m(const cor_finding *f)
{
    /* A nanometre for the rounding of what is compared. */
    return fabs(f->measured_m - f->claim->value_m) - f->claim->tolerance_m - 1e-9;
}

static bool is_out_of_reason(const cor_finding *f)
{
    const cor_claim *claim = f->claim;
    return claim->value_m - claim->tolerance_m > too_long * f->measured_m ||
           f->measured_m > too_long * (claim->value_m + claim->tolerance_m);
}

/* Of lines that say nothing against a verdict. */
static cor_verdict judge(const cor_finding *f, cor_doubt *doubt)
{
    bool is_stated = !isnan(f->uncertainty_m);
    bool is_unsure = is_stated && f->uncertainty_m > most_uncertain * f->measured_m;
    double sure_m = is_stated ? f->uncertainty_m : 0;
    if (!is_unsure && away_m(f) <= sure_m)
        return COR_HOLDS;
    if (f->gaps_m > 0)
        *doubt = COR_DOUBT_GAPS;
    else if (!is_stated && !is_out_of_reason(f))
        *doubt = COR_DOUBT_NOT_STATED;
    else if (is_unsure && away_m(f) <= far_away * sure_m)
        *doubt = COR_DOUBT_UNSURE;
    return *doubt ? COR_UNDECIDABLE : COR_FAILS;
}

static bool measure(cor_finding *f, checker *c)
{
    subject s = { 0 };
    bool well =
        find_lines(&s, c, f->claim) && (!f->claim->within.source || find_borders(&s, c, f->claim));
    if (well)
        sum_up(f, c, &s);
    f->verdict = f->doubt ? COR_UNDECIDABLE : judge(f, &f->doubt);
    cor_where_free(s.where);
    cor_borders_free(s.borders);
    return well;
}

typedef struct reason {
    const char *name, *words, *hint;
} reason;

static const reason reasons[] = {
    [COR_DOUBT_NONE] = { NULL, "", NULL },
    [COR_DOUBT_NO_LINE] = { "no-line", "there is no line to measure",
                            "check layer, route and within" },
    [COR_DOUBT_SCHEMATIC] = { "schematic", "the line is schematic", NULL },
    [COR_DOUBT_ENDS] = { "no-ends", "its lines make a ring, or fork: they have no two ends", NULL },
    [COR_DOUBT_GAPS] = { "gaps", "no line covers", NULL },
    [COR_DOUBT_NOT_STATED] = { "precision-not-stated",
                               "it differs by more than its tolerance, and the data does not state "
                               "its precision",
                               "state it in the data: precision_m, in metres, of a feature or of "
                               "the file" },
    [COR_DOUBT_UNSURE] = { "unsure", "the data is sure to", NULL },
};

static void warn(const cor_finding *f, cor_report *report)
{
    const reason *why = &reasons[f->doubt];
    cor_buf words = { 0 };
    cor_buf_text(&words, why->words);
    if (f->doubt == COR_DOUBT_GAPS)
        cor_buf_printf(&words, " %.0f m between its ends", f->gaps_m);
    else if (f->doubt == COR_DOUBT_UNSURE)
        cor_buf_printf(&words, " %.0f m only", f->uncertainty_m);
    cor_warn(report, COR_KIND_MEASURE, f->claim->at, why->hint, "claim '%s' is undecidable: %s",
             f->claim->id, words.ptr);
    cor_buf_free(&words);
}

void cor_findings_warn(const cor_findings *findings, cor_report *report)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].verdict == COR_UNDECIDABLE)
            warn(&findings->items[i], report);
}

bool cor_claims_check(cor_findings *out, const cor_style *style, const cor_claims *claims,
                      cor_dataset *const *loaded, cor_report *report)
{
    checker c = { .style = style, .loaded = loaded, .report = report };
    bool well = true;
    c.datasets = cor_alloc(style->source_count + 1, sizeof(cor_dataset *));
    c.arena = cor_arena_new();
    cor_findings findings = { cor_alloc(claims->count + 1, sizeof(cor_finding)), claims->count };
    for (size_t i = 0; i < claims->count; i++) {
        findings.items[i] = (cor_finding){ .claim = &claims->items[i], .measured_m = (double)NAN };
        well = measure(&findings.items[i], &c) && well;
    }
    for (size_t i = 0; i < style->source_count; i++)
        cor_dataset_free(c.datasets[i]);
    cor_free(c.datasets);
    cor_arena_free(c.arena);
    if (well)
        *out = findings;
    else
        cor_findings_free(&findings);
    return well;
}

void cor_findings_free(cor_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        cor_free(findings->items[i].lines);
    cor_free(findings->items);
    *findings = (cor_findings){ 0 };
}

const char *cor_verdict_name(cor_verdict verdict)
{
    static const char *const names[] = { "holds", "fails", "undecidable" };
    return names[verdict];
}

const char *cor_doubt_name(cor_doubt doubt)
{
    return reasons[doubt].name;
}

const char *cor_verdict_word(const cor_language *language, cor_verdict verdict)
{
    return cor_language_verdict(language, verdict);
}

bool cor_finding_surprises(const cor_finding *finding)
{
    if (finding->verdict == COR_UNDECIDABLE)
        return false;
    return (finding->verdict == COR_FAILS) != finding->claim->known_to_fail;
}
