#include "measure/claim.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/feature_eval.h"
#include "measure/route.h"
#include "measure/source_data.h"
#include "measure/split.h"
#include "measure/where.h"
#include "style/verdict_words.h"

/* Data that is surer than this share of the length bears a verdict. */
static const double most_uncertain = 0.1;

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

static double stated_m(const cor_dataset *data, const cor_feature *feature, const char *key)
{
    const cor_value *value = cor_value_get(&feature->properties, cor_str_of(key));
    if (!value)
        value = cor_value_get(&data->members, cor_str_of(key));
    return value && value->kind == COR_NUMBER && value->as.number > 0 ? value->as.number : 0;
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
        accepted[i] = cor_where_accepts(where, areas, i, c->report);
        if (accepted[i])
            s->border_precision_m =
                fmax(s->border_precision_m, stated_m(areas, &areas->features[i], "precision_m"));
    }
    const cor_border_choice choice = { .accepted = accepted, .at = within->at };
    bool well = cor_borders_new(&s->borders, areas, &choice, c->report);
    cor_free(accepted);
    cor_where_free(where);
    return well;
}

static bool is_line(checker *c, const subject *s, size_t index)
{
    const cor_feature *feature = &s->data->features[index];
    if (!(cor_route_length_m(s->data, feature) > 0))
        return false;
    if (!s->layer)
        return cor_where_accepts(s->where, s->data, index, c->report);
    cor_arena_clear(c->arena);
    cor_eval eval = cor_feature_eval(s->data, index, &c->style->state, c->arena, c->report);
    return cor_layer_accepts(s->layer, &eval);
}

static double end_to_end_m(const cor_dataset *data, const cor_feature *feature)
{
    const cor_part *first = NULL, *last = NULL;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind != COR_PART_LINE)
            continue;
        first = first ? first : part;
        last = part;
    }
    if (!first)
        return 0;
    return cor_geodesic_distance_m(data->coords[first->first],
                                   data->coords[last->first + last->count - 1]);
}

/* What lies along a border of a polygon lies within it as much as within its neighbour. */
static double length_within_m(const subject *s, const cor_feature *feature)
{
    cor_split split;
    cor_split_route(&split, s->data, feature, s->borders);
    double inside = split.total_m - split.outside_m;
    cor_split_free(&split);
    return inside;
}

static double measured_m(const subject *s, const cor_claim *claim, const cor_feature *feature)
{
    if (claim->measure == COR_CLAIM_END_TO_END)
        return end_to_end_m(s->data, feature);
    return s->borders ? length_within_m(s, feature) : cor_route_length_m(s->data, feature);
}

/* Drawn to show what joins what: its length is not that of the thing. */
static bool is_schematic(const cor_feature *feature)
{
    const cor_value *value = cor_value_get(&feature->properties, COR_STR("schematic"));
    return value && value->kind == COR_BOOL && value->as.boolean;
}

static double uncertainty_m(const subject *s, const cor_feature *feature)
{
    double stated = stated_m(s->data, feature, "length_uncertainty_m");
    if (stated > 0)
        return stated;
    double precision = fmax(stated_m(s->data, feature, "precision_m"), s->border_precision_m);
    return sqrt(2) * precision;
}

static cor_verdict verdict_of(const cor_finding *f)
{
    double away = fabs(f->measured_m - f->claim->value_m);
    if (!f->features || f->schematic || f->uncertainty_m > most_uncertain * f->measured_m)
        return COR_UNDECIDABLE;
    /* A nanometre for the rounding of what is compared. */
    return away <= f->claim->tolerance_m + f->uncertainty_m + 1e-9 ? COR_HOLDS : COR_FAILS;
}

static void add_lines(cor_finding *f, checker *c, const subject *s)
{
    size_t capacity = 0;
    for (size_t i = 0; i < s->data->feature_count; i++) {
        if (!is_line(c, s, i))
            continue;
        double length_m = measured_m(s, f->claim, &s->data->features[i]);
        if (!(length_m > 0))
            continue;
        f->measured_m = (f->features ? f->measured_m : 0) + length_m;
        f->uncertainty_m += uncertainty_m(s, &s->data->features[i]);
        f->schematic |= is_schematic(&s->data->features[i]);
        f->lines = cor_grow(f->lines, &capacity, f->features + 1, sizeof *f->lines);
        f->lines[f->features++] = i;
    }
}

static bool measure(cor_finding *f, checker *c)
{
    subject s = { 0 };
    bool well =
        find_lines(&s, c, f->claim) && (!f->claim->within.source || find_borders(&s, c, f->claim));
    if (well)
        add_lines(f, c, &s);
    f->verdict = verdict_of(f);
    cor_where_free(s.where);
    cor_borders_free(s.borders);
    return well;
}

static void warn(const cor_finding *f, cor_report *report)
{
    if (!f->features)
        cor_warn(report, COR_KIND_MEASURE, f->claim->at, "check layer, route and within",
                 "claim '%s' is undecidable: there is no line to measure", f->claim->id);
    else if (f->schematic)
        cor_warn(report, COR_KIND_MEASURE, f->claim->at, NULL,
                 "claim '%s' is undecidable: the line is schematic", f->claim->id);
    else
        cor_warn(report, COR_KIND_MEASURE, f->claim->at, NULL,
                 "claim '%s' is undecidable: the data is sure to %.0f m only", f->claim->id,
                 f->uncertainty_m);
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
