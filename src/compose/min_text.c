#include "compose/min_text.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "furniture/furniture.h"

static const double rounding_pt = 1e-6;

/* The smallest text that each layer draws, then each kind of part; HUGE_VAL: none. */
typedef struct smallest {
    const cor_plan *plan;
    double *of_layer_pt;
    double of_part_pt[COR_FURNITURE_TYPE_COUNT + 1]; /* the last: the graticule */
} smallest;

cor_span cor_text_size_span(const cor_layer *layer)
{
    return cor_layer_has(layer, COR_P_TEXT_SIZE) ? layer->property_at[COR_P_TEXT_SIZE] : layer->at;
}

static const char *part_name(size_t i)
{
    return i < COR_FURNITURE_TYPE_COUNT ? cor_furniture_name((cor_furniture_type)i) : "graticule";
}

static double *find(smallest *s, const char *name, bool is_label)
{
    const cor_style *style = s->plan->style;
    for (size_t i = 0; is_label && i < style->layer_count; i++)
        if (strcmp(style->layers[i].id, name) == 0)
            return &s->of_layer_pt[i];
    for (size_t i = 0; !is_label && i <= COR_FURNITURE_TYPE_COUNT; i++)
        if (strcmp(part_name(i), name) == 0)
            return &s->of_part_pt[i];
    return NULL;
}

static void look_at(smallest *s, const cor_mark *mark, bool is_label)
{
    const cor_run *run = mark->as.glyphs.run;
    double *found = find(s, mark->layer, is_label);
    for (size_t i = 0; found && i < run->span_count; i++)
        *found = fmin(*found, run->spans[i].size_pt);
}

static void walk(smallest *s, const cor_scene *scene)
{
    size_t depth = 0, labels_at = 0; /* depth of the group of labels; 0: outside */
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_GROUP_PUSH) {
            depth++;
            if (!labels_at && strcmp(mark->layer, "labels") == 0)
                labels_at = depth;
        } else if (mark->kind == COR_MARK_GROUP_POP) {
            if (depth-- == labels_at)
                labels_at = 0;
        } else if (mark->kind == COR_MARK_GLYPHS) {
            look_at(s, mark, labels_at > 0);
        }
    }
}

/* The part's own name; the graticule has none. */
static cor_span part_span(const cor_plan *plan, size_t type)
{
    for (size_t i = 0; i < plan->part_count; i++)
        if ((size_t)plan->parts[i].spec->type == type)
            return plan->parts[i].spec->at_span;
    return plan->figure->map.at;
}

void cor_min_text_report(const cor_scene *scene, const cor_plan *plan, cor_report *report)
{
    static const char hint[] = "make it larger, or lower sheet.min-text";
    const cor_style *style = plan->style;
    double least = plan->figure->sheet.min_text_pt - rounding_pt;
    smallest s = { .plan = plan };
    if (!(least > 0))
        return;
    s.of_layer_pt = cor_alloc(style->layer_count + 1, sizeof *s.of_layer_pt);
    for (size_t i = 0; i < style->layer_count; i++)
        s.of_layer_pt[i] = HUGE_VAL;
    for (size_t i = 0; i <= COR_FURNITURE_TYPE_COUNT; i++)
        s.of_part_pt[i] = HUGE_VAL;
    walk(&s, scene);
    for (size_t i = 0; i < style->layer_count; i++)
        if (s.of_layer_pt[i] < least)
            cor_warn(report, COR_KIND_SMALL_TEXT, cor_text_size_span(&style->layers[i]), hint,
                     "text of layer '%s' has %.4g pt, less than the %.4g pt of sheet.min-text",
                     style->layers[i].id, s.of_layer_pt[i], plan->figure->sheet.min_text_pt);
    for (size_t i = 0; i <= COR_FURNITURE_TYPE_COUNT; i++)
        if (s.of_part_pt[i] < least)
            cor_warn(report, COR_KIND_SMALL_TEXT, part_span(plan, i), hint,
                     "text of the %s has %.4g pt, less than the %.4g pt of sheet.min-text",
                     part_name(i), s.of_part_pt[i], plan->figure->sheet.min_text_pt);
    cor_free(s.of_layer_pt);
}
