/*
 * The legend: what the layers say of themselves, in swatches drawn by the same code as the map.
 *
 * A layer's metadata `corridor:legend` is a text, or {label, properties, order}, or a list of
 * these; `properties` are what the layer's expressions see when the swatch is drawn. An entry
 * appears only when the map shows a feature with these properties. Order: by `order`, then the
 * topmost layer first.
 */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "furniture/words.h"
#include "plan/template.h"
#include "style/length.h"
#include "furniture/legend_entries.h"

static const double swatch_width_pt = 8 * COR_PT_PER_MM;
static const double swatch_gap_pt = 2 * COR_PT_PER_MM;
static const double column_gap_pt = 5 * COR_PT_PER_MM;

typedef struct legend {
    cor_legend_entries entries;
    cor_words title;
    cor_words *labels;
    double row_pt, column_pt; /* height of a row, width of a column */
    size_t rows;
    double padding_pt;
} legend;

static bool build(legend *out, cor_plan *plan, const cor_planned_part *part, cor_report *report)
{
    *out = (legend){ .padding_pt = part->spec->box ? COR_BOX_PADDING_PT : 0 };
    if (!cor_legend_collect(&out->entries, plan, report) ||
        !cor_words_shape(&out->title, plan,
                         &(cor_wording){ .role = COR_TYPE_LEGEND,
                                         .bold = true,
                                         .text = part->title,
                                         .at = part->spec->at_span },
                         report))
        return false;
    size_t n = out->entries.count;
    out->labels = cor_arena_alloc(plan->arena, n ? n : 1, sizeof *out->labels);
    double widest = 0;
    for (size_t i = 0; i < n; i++) {
        const cor_legend_entry *entry = &out->entries.items[i];
        if (!cor_words_shape(
                &out->labels[i], plan,
                &(cor_wording){ .role = COR_TYPE_LEGEND, .text = entry->label, .at = entry->at },
                report))
            return false;
        widest = fmax(widest, out->labels[i].block.width_pt);
    }
    size_t columns = (size_t)part->spec->columns;
    out->rows = (n + columns - 1) / columns;
    out->row_pt = plan->figure->theme.size_pt[COR_TYPE_LEGEND] * 1.85;
    out->column_pt = swatch_width_pt + swatch_gap_pt + widest;
    return true;
}

static double title_height(const legend *l)
{
    return l->title.block.line_count ? l->title.block.height_pt + l->row_pt * 0.25 : 0;
}

bool cor_legend_measure(cor_size *out, cor_plan *plan, const cor_planned_part *part, cor_report *r)
{
    legend l;
    if (!build(&l, plan, part, r))
        return false;
    *out = (cor_size){ 0, 0 };
    if (!l.entries.count)
        return true;
    double columns = part->spec->columns;
    out->width_pt = columns * l.column_pt + (columns - 1) * column_gap_pt + 2 * l.padding_pt;
    out->width_pt = fmax(out->width_pt, l.title.block.width_pt + 2 * l.padding_pt);
    out->height_pt = (double)l.rows * l.row_pt + title_height(&l) + 2 * l.padding_pt;
    return true;
}

static void draw_swatch(const cor_page *page, const cor_legend_entry *entry, cor_rect row)
{
    double inset = entry->layer->type == COR_LAYER_FILL ? (row.y1_pt - row.y0_pt) * 0.16 : 0;
    double x0 = cor_plan_right_to_left(page->plan) ? row.x1_pt - swatch_width_pt : row.x0_pt;
    cor_rect box = { x0, row.y0_pt + inset, x0 + swatch_width_pt, row.y1_pt - inset };
    for (size_t i = 0; i < entry->part_count; i++) {
        const cor_symboliser s = { page->scene, page->plan, &page->plan->main, entry->parts[i],
                                   page->report };
        cor_symbolise_swatch(&s, &entry->properties, box);
    }
}

bool cor_legend_draw(const cor_page *page, const cor_planned_part *part)
{
    legend l;
    if (!build(&l, page->plan, part, page->report))
        return false;
    if (part->spec->box)
        cor_part_ground(page, "legend", part->rect);
    const cor_colour text = page->plan->figure->theme.text;
    double x0 = part->rect.x0_pt + l.padding_pt, y0 = part->rect.y0_pt + l.padding_pt;
    const cor_rect inner = { x0, y0, part->rect.x1_pt - l.padding_pt, y0 };
    cor_words_draw(page, "legend", &l.title, cor_words_start(page, inner, y0), text);
    y0 += title_height(&l);
    bool mirrored = cor_plan_right_to_left(page->plan);
    double beside = swatch_width_pt + swatch_gap_pt;
    for (size_t i = 0; i < l.entries.count; i++) {
        size_t column = mirrored ? (size_t)part->spec->columns - 1 - i / l.rows : i / l.rows;
        double x = x0 + (double)column * (l.column_pt + column_gap_pt);
        double y = y0 + (double)(i % l.rows) * l.row_pt;
        cor_rect row = { x, y, x + l.column_pt, y + l.row_pt };
        draw_swatch(page, &l.entries.items[i], row);
        const cor_rect label = { mirrored ? x : x + beside, y,
                                 x + l.column_pt - (mirrored ? beside : 0), y + l.row_pt };
        cor_words_draw(
            page, "legend", &l.labels[i],
            cor_words_start(page, label, y + (l.row_pt - l.labels[i].block.height_pt) / 2), text);
    }
    return true;
}
