/*
 * The legend: what the layers say of themselves, in swatches drawn by the same code as the map.
 *
 * A layer's metadata `corridor:legend` is a text, or a map of members, or a list of these, or
 * false; in a figure none of whose layers has any, every layer but grounds and names has an entry
 * by its name. An entry appears only when the map shows a feature of it. Order: by `order`, then
 * the topmost layer first; entries of a group stand together.
 */
#include <math.h>
#include <stdlib.h>

#include "furniture/legend_key.h"
#include "style/length.h"

static const double swatch_gap_pt = 2 * COR_PT_PER_MM;
static const double column_gap_pt = 5 * COR_PT_PER_MM;
static const double widest_label_pt = 70 * COR_PT_PER_MM; /* unless the figure says otherwise */

typedef struct legend_row {
    const cor_legend_entry *entry;
    cor_words label;
    cor_size key;
    double height_pt;
    size_t column;
    double y_pt; /* from the top of its column */
} legend_row;

typedef struct legend {
    cor_words title;
    legend_row *rows;
    size_t count;
    double least_pt; /* height of a row with one line of text */
    double swatch_pt, column_pt;
    size_t columns;
    double height_pt; /* of the highest column */
    double padding_pt;
} legend;

static double label_room(const cor_plan *plan, const cor_planned_part *part)
{
    bool is_beside = part->spec->at >= COR_AT_MARGIN_LEFT && part->spec->at <= COR_AT_MARGIN_BOTTOM;
    const cor_rect around = is_beside ? plan->content : plan->main.frame;
    double room = fmin(widest_label_pt, (around.x1_pt - around.x0_pt) / 2 / part->spec->columns);
    return part->spec->width_pt > 0 ? part->spec->width_pt : room;
}

static bool shape_row(legend_row *row, legend *l, cor_plan *plan, const cor_planned_part *part,
                      cor_report *report)
{
    const cor_legend_entry *entry = row->entry;
    bool keyed = entry->kind == COR_LEGEND_RAMP || entry->kind == COR_LEGEND_CIRCLES;
    const cor_wording wording = { .role = entry->kind == COR_LEGEND_HEADING ? COR_TYPE_HEADING
                                                                            : COR_TYPE_LEGEND,
                                  .text = keyed ? NULL : entry->label,
                                  .width_pt = label_room(plan, part),
                                  .at = entry->at };
    if (!cor_words_shape(&row->label, plan, &wording, report) ||
        !cor_legend_key_measure(&row->key, plan, entry, report))
        return false;
    double gap = l->least_pt - plan->figure->theme.type[COR_TYPE_LEGEND].size_pt * 1.3;
    row->height_pt = fmax(row->label.block.height_pt, row->key.height_pt) + gap;
    if (entry->kind == COR_LEGEND_SWATCH)
        l->swatch_pt = fmax(l->swatch_pt, row->key.width_pt);
    return true;
}

/* Rows fill a column before the next; a heading goes with what follows. Returns how many columns
 * that takes when none is higher than this. */
static size_t fill_columns(legend *l, double highest_pt)
{
    size_t column = 0;
    double y = 0;
    for (size_t i = 0; i < l->count; i++) {
        legend_row *row = &l->rows[i];
        bool heading = row->entry->kind == COR_LEGEND_HEADING && i + 1 < l->count;
        double needed = row->height_pt + (heading ? l->rows[i + 1].height_pt : 0);
        if (y > 0 && y + needed > highest_pt + 1e-6) {
            column++;
            y = 0;
        }
        if (heading && y > 0)
            y += l->least_pt / 3;
        row->column = column;
        row->y_pt = y;
        y += row->height_pt;
        l->height_pt = fmax(l->height_pt, y);
    }
    return column + 1;
}

/* The lowest columns into which the rows go: halving between the highest row and all of them. */
static void break_into_columns(legend *l, size_t columns)
{
    double low = 0, high = l->least_pt;
    for (size_t i = 0; i < l->count; i++)
        high += l->rows[i].height_pt + l->least_pt / 3;
    for (int i = 0; i < 40 && columns > 1; i++) {
        double middle = (low + high) / 2;
        if (fill_columns(l, middle) <= columns)
            high = middle;
        else
            low = middle;
    }
    l->height_pt = 0;
    l->columns = fill_columns(l, high);
}

static void widen_columns(legend *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const legend_row *row = &l->rows[i];
        double beside = row->entry->kind == COR_LEGEND_SWATCH ? l->swatch_pt + swatch_gap_pt : 0;
        double key = row->entry->kind == COR_LEGEND_SWATCH ? 0 : row->key.width_pt;
        l->column_pt = fmax(l->column_pt, fmax(key, beside + row->label.block.width_pt));
    }
}

static bool build(legend *out, cor_plan *plan, const cor_planned_part *part, cor_report *report)
{
    cor_legend_entries entries;
    *out = (legend){ .padding_pt = part->spec->box ? COR_BOX_PADDING_PT : 0,
                     .swatch_pt = cor_swatch_width_pt };
    const cor_wording title = { .role = COR_TYPE_HEADING,
                                .text = part->title,
                                .at = part->spec->at_span };
    if (!cor_legend_collect(&entries, plan, report) ||
        !cor_words_shape(&out->title, plan, &title, report))
        return false;
    out->least_pt = plan->figure->theme.type[COR_TYPE_LEGEND].size_pt * 1.85;
    out->count = entries.count;
    out->rows = cor_arena_alloc(plan->arena, entries.count + 1, sizeof *out->rows);
    for (size_t i = 0; i < entries.count; i++) {
        out->rows[i].entry = &entries.items[i];
        if (!shape_row(&out->rows[i], out, plan, part, report))
            return false;
    }
    break_into_columns(out, (size_t)part->spec->columns);
    widen_columns(out);
    return true;
}

/* Built when it is measured, drawn as it was measured. */
static bool build_once(const legend **out, cor_plan *plan, cor_planned_part *part,
                       cor_report *report)
{
    if (!part->built) {
        legend *l = cor_arena_alloc(plan->arena, 1, sizeof *l);
        if (!build(l, plan, part, report))
            return false;
        part->built = l;
    }
    *out = part->built;
    return true;
}

static double title_height(const legend *l)
{
    return l->title.block.line_count ? l->title.block.height_pt + l->least_pt * 0.25 : 0;
}

bool cor_legend_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    const legend *l;
    if (!build_once(&l, plan, part, r))
        return false;
    *out = (cor_size){ 0, 0 };
    if (!l->count)
        return true;
    double columns = (double)l->columns;
    out->width_pt = columns * l->column_pt + (columns - 1) * column_gap_pt + 2 * l->padding_pt;
    out->width_pt = fmax(out->width_pt, l->title.block.width_pt + 2 * l->padding_pt);
    out->height_pt = l->height_pt + title_height(l) + 2 * l->padding_pt;
    return true;
}

static bool draw_row(const cor_page *page, const legend *l, const legend_row *row, cor_rect box)
{
    bool mirrored = cor_plan_right_to_left(page->plan);
    bool swatch = row->entry->kind == COR_LEGEND_SWATCH;
    double beside = swatch ? l->swatch_pt + swatch_gap_pt : 0;
    const double middle = (box.y0_pt + box.y1_pt) / 2;
    cor_rect key = box;
    if (swatch) {
        bool area = row->entry->layer->type == COR_LAYER_FILL;
        double half = area ? l->least_pt * 0.34 : row->key.height_pt / 2;
        double x = mirrored ? box.x1_pt - l->swatch_pt : box.x0_pt;
        key = (cor_rect){ x, middle - half, x + l->swatch_pt, middle + half };
    }
    if (!cor_legend_key_draw(page, row->entry, key))
        return false;
    const cor_rect words = { mirrored ? box.x0_pt : box.x0_pt + beside, box.y0_pt,
                             mirrored ? box.x1_pt - beside : box.x1_pt, box.y1_pt };
    cor_words_draw(page, "legend", &row->label,
                   cor_words_start(page, words, middle - row->label.block.height_pt / 2),
                   page->plan->figure->theme.text);
    return true;
}

bool cor_legend_draw(const cor_page *page, cor_planned_part *part)
{
    const legend *l;
    if (!build_once(&l, page->plan, part, page->report))
        return false;
    if (part->spec->box)
        cor_part_ground(page, "legend", part->rect);
    double x0 = part->rect.x0_pt + l->padding_pt, y0 = part->rect.y0_pt + l->padding_pt;
    const cor_rect inner = { x0, y0, part->rect.x1_pt - l->padding_pt, y0 };
    cor_words_draw(page, "legend", &l->title, cor_words_start(page, inner, y0),
                   page->plan->figure->theme.text);
    y0 += title_height(l);
    for (size_t i = 0; i < l->count; i++) {
        const legend_row *row = &l->rows[i];
        size_t column =
            cor_plan_right_to_left(page->plan) ? l->columns - 1 - row->column : row->column;
        double x = x0 + (double)column * (l->column_pt + column_gap_pt), y = y0 + row->y_pt;
        const cor_rect box = { x, y, x + l->column_pt, y + row->height_pt };
        if (!draw_row(page, l, row, box))
            return false;
    }
    return true;
}
