#include "place/dropped.h"

#include "base/memory.h"

static const char hint[] = "give it more candidates (text-variable-anchor), a smaller size, or a "
                           "lower symbol-sort-key";

cor_str cor_label_name(const cor_label *label, const char **what)
{
    bool is_text = label->text.len > 0 || !label->icon.picture;
    *what = is_text ? "label" : "icon";
    return is_text ? label->text : cor_str_of(label->icon.picture->name);
}

void cor_label_put_blocker(cor_buf *out, const cor_labels *labels, const cor_label *label)
{
    const cor_owner *by = &label->blocked_by;
    const char *what;
    if (!label->candidate_count) {
        cor_buf_text(out, "the shape of its feature: no stretch or area is large enough");
    } else if (by->label >= 0) {
        cor_str name = cor_label_name(&labels->items[by->label], &what);
        cor_buf_text(out, what);
        cor_buf_char(out, ' ');
        cor_buf_str(out, name);
    } else {
        cor_buf_text(out, by->name);
    }
}

static void report_one(const cor_labels *labels, const cor_label *label, cor_report *report)
{
    const char *what;
    cor_str name = cor_label_name(label, &what);
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    if (label->required)
        cor_fail(report, COR_KIND_LABEL, label->at, hint,
                 "required %s '%.*s' of layer '%s' finds no place: %s is in the way", what,
                 (int)name.len, name.ptr, label->layer->id, by.ptr);
    else
        cor_warn(report, COR_KIND_LABEL, label->at, hint,
                 "%s '%.*s' of layer '%s' dropped: blocked by %s", what, (int)name.len, name.ptr,
                 label->layer->id, by.ptr);
    cor_buf_free(&by);
}

/* A symbol stands, but without its optional half. */
static void report_half(const cor_labels *labels, const cor_label *label, cor_report *report)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    bool lacks_icon = label->icon.picture && !c->shows_icon;
    bool lacks_text = label->block.line_count && !c->shows_text;
    cor_str name = lacks_icon ? cor_str_of(label->icon.picture->name) : label->text;
    if (!lacks_icon && !lacks_text)
        return;
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    cor_warn(report, COR_KIND_LABEL, label->at, NULL,
             "%s '%.*s' of layer '%s' dropped from its %s: blocked by %s",
             lacks_icon ? "icon" : "label", (int)name.len, name.ptr, label->layer->id,
             lacks_icon ? "label" : "icon", by.ptr);
    cor_buf_free(&by);
}

static void report_crossing(const cor_label *label, cor_report *report)
{
    static const char way_out[] = "smaller symbols, or a larger scale, leave a way between them";
    if (label->candidates[label->chosen].crosses_symbols)
        cor_warn(report, COR_KIND_LEADER, label->at, way_out,
                 "the leader of required label '%.*s' of layer '%s' crosses symbols of other "
                 "features",
                 (int)label->text.len, label->text.ptr, label->layer->id);
}

static bool is_same_line(const cor_label *a, const cor_label *b)
{
    return a->layer == b->layer && a->feature == b->feature;
}

static bool is_halved(const cor_label *label)
{
    if (label->chosen < 0)
        return false;
    const cor_candidate *c = &label->candidates[label->chosen];
    return (label->icon.picture && !c->shows_icon) || (label->block.line_count && !c->shows_text);
}

/* The repeats of a feature are neighbours in order of priority. Some give way on any map; the line
 * is told of once. Returns how many labels were looked at. */
static size_t report_repeats(const cor_labels *labels, size_t first, cor_report *report)
{
    size_t count = 0, dropped = 0, halved = 0;
    const cor_label *label = &labels->items[first];
    const char *what;
    cor_str name = cor_label_name(label, &what);
    for (size_t i = first;
         i < labels->count && labels->items[i].is_repeat && is_same_line(label, &labels->items[i]);
         i++) {
        count++;
        dropped += labels->items[i].chosen < 0;
        halved += is_halved(&labels->items[i]);
    }
    if (halved)
        cor_warn(report, COR_KIND_LABEL, label->at, NULL,
                 "%zu of %zu times %s '%.*s' of layer '%s' stands without its other half", halved,
                 count, what, (int)name.len, name.ptr, label->layer->id);
    if (dropped)
        cor_warn(report, COR_KIND_LABEL, label->at, NULL,
                 "%zu of %zu times %s '%.*s' of layer '%s' dropped along its line", dropped, count,
                 what, (int)name.len, name.ptr, label->layer->id);
    return count;
}

bool *cor_labels_find_spares(const cor_labels *labels)
{
    bool *stands = cor_alloc(labels->count + 1, sizeof *stands);
    for (size_t i = 0; i < labels->count; i++)
        if (labels->items[i].is_spare && labels->items[i].chosen >= 0)
            stands[labels->items[i].spare_of] = true;
    return stands;
}

void cor_labels_report_dropped(const cor_labels *labels, cor_report *report)
{
    bool *stands_elsewhere = cor_labels_find_spares(labels);
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        bool is_lost = label->chosen < 0 && !label->is_spare && !stands_elsewhere[label->serial];
        if (label->is_repeat && !label->required)
            i += report_repeats(labels, i, report) - 1;
        else if (is_lost)
            report_one(labels, label, report);
        else if (label->chosen >= 0) {
            report_half(labels, label, report);
            report_crossing(label, report);
        }
    }
    cor_free(stands_elsewhere);
}
