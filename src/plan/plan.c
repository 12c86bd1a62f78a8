#include "plan/plan.h"

#include <string.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "plan/chart.h"
#include "plan/chart_words.h"
#include "plan/credits.h"
#include "plan/pictures.h"
#include "plan/resolve.h"
#include "plan/sheet.h"
#include "plan/template.h"

bool cor_plan_right_to_left(const cor_plan *plan)
{
    return cor_language_is_right_to_left(plan->language);
}

cor_text_style cor_plan_text(const cor_plan *plan, cor_type_role role, bool strong)
{
    const cor_theme *theme = &plan->figure->theme;
    const cor_text_type *type = &theme->type[role];
    const cor_string_list *cascade = &theme->fonts[strong ? COR_FONT_BOLD : type->font];
    return (cor_text_style){ .fonts = cascade->items,
                             .font_count = cascade->count,
                             .size_pt = type->size_pt,
                             .language = plan->language,
                             .right_to_left = cor_plan_right_to_left(plan) };
}

/* Where the look of parts is said that nobody wrote: in the theme, else in the file as a whole. */
static cor_span default_at(const cor_style *style)
{
    const cor_node *theme = cor_node_get(style->corridor, "theme");
    return theme ? theme->at : style->root->at;
}

/* The figure's name is given once, for all languages. */
static void take_name(const cor_plan *plan, cor_report *report)
{
    const cor_node *name = cor_node_get(plan->style->root, "name");
    if (name)
        cor_language_text_given(&plan->figure->language, plan->style->name, name->at, report);
}

/* What a figure without `parts` gets: title from its name, legend, scale bar, credits. */
static void default_parts(cor_plan *plan, cor_furniture_spec *specs, size_t *count)
{
    static const cor_furniture_type types[] = { COR_FURNITURE_TITLE, COR_FURNITURE_LEGEND,
                                                COR_FURNITURE_SCALE_BAR, COR_FURNITURE_CREDITS };
    static const cor_anchor anchors[] = { COR_AT_TOP_LEFT, COR_AT_AUTO, COR_AT_AUTO,
                                          COR_AT_BOTTOM };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (types[i] == COR_FURNITURE_TITLE && !plan->style->name)
            continue;
        specs[(*count)++] = (cor_furniture_spec){
            .type = types[i],
            .at_span = default_at(plan->style),
            .at = anchors[i],
            .columns = 1,
            .numeric = true,
            .box = true,
            .max_error = 0.05,
            .colour = { 0, 0, 0, -1 },
        };
    }
}

static bool expand_dimension(cor_plan *plan, cor_planned_part *part, cor_report *report)
{
    const cor_furniture_spec *spec = part->spec;
    return cor_template_length(&part->text, plan, spec->text,
                               cor_geodesic_distance_m(spec->lonlat, spec->to), spec->text_at,
                               report);
}

static bool expand_part(cor_plan *plan, const cor_furniture_spec *spec, cor_report *report)
{
    cor_planned_part *part = &plan->parts[plan->part_count++];
    part->spec = spec;
    if (spec->type == COR_FURNITURE_DIMENSION)
        return expand_dimension(plan, part, report);
    const char *text = spec->text;
    cor_span text_at = spec->text_at;
    if (spec->type == COR_FURNITURE_TITLE && !text) {
        take_name(plan, report);
        text = plan->style->name;
        text_at = spec->at_span;
    }
    if (!cor_template_expand(&part->text, plan, NULL, text, text_at, report) ||
        !cor_template_expand(&part->subtitle, plan, NULL, spec->subtitle, spec->text_at, report) ||
        !cor_template_expand(&part->title, plan, NULL, spec->title, spec->at_span, report))
        return false;
    if (cor_is_chart(spec->type))
        cor_chart_words_note(plan, spec->at_span, report);
    if (spec->type == COR_FURNITURE_CREDITS)
        part->text = cor_credits_text(plan, part->text);
    return true;
}

static bool plan_parts(cor_plan *plan, cor_report *report)
{
    enum { MAX_DEFAULTS = 4 };
    const cor_furniture_spec *specs = plan->figure->parts;
    size_t count = plan->figure->part_count;
    if (!plan->figure->parts_given) {
        cor_furniture_spec *made = cor_arena_alloc(plan->arena, MAX_DEFAULTS, sizeof *made);
        count = 0;
        default_parts(plan, made, &count);
        specs = made;
    }
    plan->parts = cor_arena_alloc(plan->arena, count ? count : 1, sizeof *plan->parts);
    for (size_t i = 0; i < count; i++)
        if (!expand_part(plan, &specs[i], report))
            return false;
    return true;
}

static bool describe(cor_plan *plan, cor_report *report)
{
    plan->title = NULL;
    for (size_t i = 0; i < plan->part_count; i++)
        if (plan->parts[i].spec->type == COR_FURNITURE_TITLE && plan->parts[i].text)
            plan->title = plan->parts[i].text;
    if (!plan->title) {
        plan->title = plan->style->name;
        take_name(plan, report);
    }
    return cor_template_expand(&plan->description, plan, NULL, plan->figure->alt,
                               plan->figure->alt_at, report);
}

static bool check_claims(cor_plan *plan, cor_report *report)
{
    const cor_claims *claims = &plan->figure->claims;
    return !claims->count ||
           cor_claims_check(&plan->findings, plan->style, claims, plan->datasets, report);
}

static bool open_main(cor_plan *plan, cor_report *report)
{
    cor_rect frame;
    return cor_sheet_lay_out(plan, &frame, report) &&
           cor_map_open(&plan->main, plan, "main", &plan->figure->map, frame, report);
}

bool cor_plan_make_room(cor_plan *plan, cor_margins margins, cor_report *report)
{
    plan->margins = margins;
    cor_map_close(&plan->main);
    plan->main.name = "main";
    return open_main(plan, report);
}

static bool fill_in(cor_plan *plan, cor_report *report)
{
    return cor_fonts_new(&plan->fonts, report) && cor_resolve_sources(plan, report) &&
           cor_plan_load_pictures(plan, report) && check_claims(plan, report) &&
           plan_parts(plan, report) && describe(plan, report) && open_main(plan, report);
}

bool cor_plan_new(cor_plan **out, const cor_style *style, const cor_plan_options *options,
                  cor_report *report)
{
    cor_figure *figure;
    if (!cor_figure_read(&figure, style, report))
        return false;
    cor_plan *plan = cor_alloc(1, sizeof *plan);
    plan->style = style;
    plan->figure = figure;
    plan->arena = cor_arena_new();
    plan->ledger = cor_ledger_new(plan->arena);
    plan->dpi = options->dpi > 0 ? options->dpi : figure->sheet.dpi;
    plan->language = figure->language.count ? figure->language.order[0] : NULL;
    plan->main.name = "main";
    if (!fill_in(plan, report)) {
        cor_plan_free(plan);
        return false;
    }
    *out = plan;
    return true;
}

void cor_plan_free(cor_plan *plan)
{
    if (!plan)
        return;
    cor_map_close(&plan->main);
    for (size_t i = 0; plan->datasets && i < plan->style->source_count; i++)
        cor_dataset_free(plan->datasets[i]);
    for (size_t i = 0; plan->rasters && i < plan->style->source_count; i++)
        cor_raster_free(plan->rasters[i]);
    cor_findings_free(&plan->findings);
    cor_free(plan->datasets);
    cor_free(plan->rasters);
    cor_fonts_free(plan->fonts);
    cor_pictures_free(plan->pictures);
    cor_arena_free(plan->arena);
    cor_free(plan);
}
