/* The labels of a map as text: what a user can ask for. */
#include <math.h>

#include "base/number.h"
#include "place/collect.h"
#include "place/dropped.h"
#include "style/length.h"

static double smallest_pt(const cor_label *label)
{
    double size = HUGE_VAL;
    for (size_t i = 0; i < label->block.line_count; i++)
        for (size_t k = 0; k < label->block.lines[i]->span_count; k++)
            size = fmin(size, label->block.lines[i]->spans[k].size_pt);
    return size;
}

static bool shows_text(const cor_label *label)
{
    return label->chosen >= 0 && label->candidates[label->chosen].shows_text;
}

static void put_summary(cor_buf *out, const cor_labels *labels, const cor_map *map)
{
    size_t placed = 0;
    double size = HUGE_VAL;
    for (size_t i = 0; i < labels->count; i++) {
        placed += labels->items[i].chosen >= 0;
        if (shows_text(&labels->items[i]))
            size = fmin(size, smallest_pt(&labels->items[i]));
    }
    cor_buf_printf(out, "map %s: %zu of %zu labels placed", map->name, placed, labels->count);
    if (isfinite(size)) {
        cor_buf_text(out, ", the smallest text has ");
        cor_number_fixed(out, size, 2);
        cor_buf_text(out, " pt");
    }
    cor_buf_char(out, '\n');
}

static cor_rect box_of(const cor_candidate *c)
{
    cor_rect r = c->pieces[0];
    for (size_t i = 1; i < c->piece_count - c->leader_piece_count; i++)
        r = (cor_rect){ fmin(r.x0_pt, c->pieces[i].x0_pt), fmin(r.y0_pt, c->pieces[i].y0_pt),
                        fmax(r.x1_pt, c->pieces[i].x1_pt), fmax(r.y1_pt, c->pieces[i].y1_pt) };
    return r;
}

static void put_place(cor_buf *out, const cor_label *label, const cor_candidate *c)
{
    cor_rect r = c->piece_count ? box_of(c) : c->box;
    const double mm[] = { r.x0_pt, r.y0_pt, r.x1_pt, r.y1_pt };
    cor_buf_text(out, " at");
    for (size_t i = 0; i < 4; i++) {
        cor_buf_char(out, ' ');
        cor_number_fixed(out, mm[i] / COR_PT_PER_MM, 2);
    }
    if (c->leader_piece_count)
        cor_buf_text(out, " with a leader");
    if (label->icon.picture && !c->shows_icon)
        cor_buf_text(out, " without its icon");
    if (label->block.line_count && !c->shows_text)
        cor_buf_text(out, " without its text");
}

/* On one line, whatever the name of the blocker. */
static void put_blocker(cor_buf *out, const cor_labels *labels, const cor_label *label)
{
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    cor_buf_printable(out, cor_buf_view(&by));
    cor_buf_free(&by);
}

static void put_one(cor_buf *out, const cor_labels *labels, const cor_label *label)
{
    const char *what;
    cor_str name = cor_label_name(label, &what);
    cor_buf_printf(out, "  %s %s %s ", label->chosen >= 0 ? "placed" : "dropped", label->layer->id,
                   what);
    cor_buf_json(out, name);
    if (label->chosen >= 0) {
        put_place(out, label, &label->candidates[label->chosen]);
    } else {
        cor_buf_text(out, label->is_spare ? ", one of several along its line: " : ": ");
        put_blocker(out, labels, label);
        cor_buf_text(out, " in the way");
    }
    cor_buf_char(out, '\n');
}

void cor_labels_list(const cor_labels *labels, const cor_map *map, cor_buf *out)
{
    put_summary(out, labels, map);
    for (size_t i = 0; i < labels->count; i++)
        put_one(out, labels, &labels->items[i]);
}
