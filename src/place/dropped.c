#include "place/dropped.h"

#include "base/memory.h"

static const char hint[] = "give it more candidates (text-variable-anchor), a smaller size, or a "
                           "lower symbol-sort-key";
static const char hint_many[] = "the audit lists them with what is in the way; give them more "
                                "candidates (text-variable-anchor) or a smaller size";

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

enum { NAMED_MAX = 5, NAME_MAX = 40 };

/* What happened to labels of one layer, of one kind of mishap. */
typedef struct tally {
    size_t count;           /* of labels, or of lines */
    const cor_label *first; /* in order of priority */
    size_t lacking, all;    /* repeats along these lines */
    cor_buf names;          /* of the first ones */
} tally;

typedef struct layer_tally {
    const cor_layer *layer;
    size_t labels;
    tally lost, halved, repeats, halved_repeats;
} layer_tally;

/* On one line, and no more of it than tells it from others. */
static void put_name(cor_buf *out, cor_str name)
{
    size_t at = 0, shown = 0;
    for (; at < name.len && shown < NAME_MAX; shown++) {
        uint32_t code_point = cor_utf8_next(name, &at);
        cor_buf_code_point(out, code_point == '\n' ? ' ' : code_point);
    }
    cor_buf_text(out, at < name.len ? "..." : "");
}

static void add(tally *t, const cor_label *label, cor_str name)
{
    if (t->count < NAMED_MAX) {
        cor_buf_text(&t->names, t->count ? ", '" : "'");
        put_name(&t->names, name);
        cor_buf_char(&t->names, '\'');
    }
    if (!t->count++)
        t->first = label;
}

static const char *names_of(tally *t)
{
    if (t->count > NAMED_MAX)
        cor_buf_printf(&t->names, " and %zu more", t->count - NAMED_MAX);
    return t->names.ptr;
}

static void fail_required(const cor_labels *labels, const cor_label *label, cor_report *report)
{
    const char *what;
    cor_str name = cor_label_name(label, &what);
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    cor_fail(report, COR_KIND_LABEL, label->at, hint,
             "required %s '%.*s' of layer '%s' finds no place: %s is in the way", what,
             (int)name.len, name.ptr, label->layer->id, by.ptr);
    cor_buf_free(&by);
}

/* The half that a symbol stands without; ptr NULL: it is whole. */
static cor_str lacking_half(const cor_label *label)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    if (label->icon.picture && !c->shows_icon)
        return cor_str_of(label->icon.picture->name);
    return label->block.line_count && !c->shows_text ? label->text : (cor_str){ NULL, 0 };
}

static void report_one_lost(const cor_labels *labels, const cor_label *label, cor_report *report)
{
    const char *what;
    cor_str name = cor_label_name(label, &what);
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    cor_warn(report, COR_KIND_LABEL, label->at, hint,
             "%s '%.*s' of layer '%s' dropped: blocked by %s", what, (int)name.len, name.ptr,
             label->layer->id, by.ptr);
    cor_buf_free(&by);
}

static void report_lost(const cor_labels *labels, layer_tally *t, cor_report *report)
{
    if (t->lost.count == 1)
        report_one_lost(labels, t->lost.first, report);
    else if (t->lost.count)
        cor_warn(report, COR_KIND_LABEL, t->layer->at, hint_many,
                 "%zu of %zu labels of layer '%s' dropped: %s", t->lost.count, t->labels,
                 t->layer->id, names_of(&t->lost));
}

static void report_one_half(const cor_labels *labels, const cor_label *label, cor_report *report)
{
    const cor_str name = lacking_half(label);
    bool lacks_icon = name.ptr != label->text.ptr;
    cor_buf by = { 0 };
    cor_label_put_blocker(&by, labels, label);
    cor_warn(report, COR_KIND_LABEL, label->at, NULL,
             "%s '%.*s' of layer '%s' dropped from its %s: blocked by %s",
             lacks_icon ? "icon" : "label", (int)name.len, name.ptr, label->layer->id,
             lacks_icon ? "label" : "icon", by.ptr);
    cor_buf_free(&by);
}

/* Symbols that stand, but without their optional half. */
static void report_halved(const cor_labels *labels, layer_tally *t, cor_report *report)
{
    if (t->halved.count == 1)
        report_one_half(labels, t->halved.first, report);
    else if (t->halved.count)
        cor_warn(report, COR_KIND_LABEL, t->layer->at, NULL,
                 "%zu of %zu symbols of layer '%s' stand without their label or icon: %s",
                 t->halved.count, t->labels, t->layer->id, names_of(&t->halved));
}

static void report_repeats(layer_tally *t, cor_report *report)
{
    if (t->halved_repeats.count)
        cor_warn(report, COR_KIND_LABEL, t->halved_repeats.first->at, NULL,
                 "%zu of %zu repeats of layer '%s' stand without their other half, along %s",
                 t->halved_repeats.lacking, t->halved_repeats.all, t->layer->id,
                 names_of(&t->halved_repeats));
    if (t->repeats.count)
        cor_warn(report, COR_KIND_LABEL, t->repeats.first->at, NULL,
                 "%zu of %zu repeats of layer '%s' dropped along their lines: %s",
                 t->repeats.lacking, t->repeats.all, t->layer->id, names_of(&t->repeats));
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

/* The repeats of a feature are neighbours in order of priority. Returns how many labels were looked
 * at. */
static size_t count_repeats(const cor_labels *labels, size_t first, layer_tally *t)
{
    size_t count = 0, dropped = 0, halved = 0;
    const cor_label *label = &labels->items[first];
    const char *what;
    const cor_str name = cor_label_name(label, &what);
    for (size_t i = first;
         i < labels->count && labels->items[i].is_repeat && is_same_line(label, &labels->items[i]);
         i++) {
        count++;
        dropped += labels->items[i].chosen < 0;
        halved += labels->items[i].chosen >= 0 && lacking_half(&labels->items[i]).ptr;
    }
    if (halved) {
        add(&t->halved_repeats, label, name);
        t->halved_repeats.lacking += halved;
        t->halved_repeats.all += count;
    }
    if (dropped) {
        add(&t->repeats, label, name);
        t->repeats.lacking += dropped;
        t->repeats.all += count;
    }
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

static layer_tally *tally_of(layer_tally *tallies, size_t *count, const cor_layer *layer)
{
    size_t i = 0;
    while (i < *count && tallies[i].layer != layer)
        i++;
    if (i == *count)
        tallies[(*count)++].layer = layer;
    return &tallies[i];
}

static void tally_up(const cor_labels *labels, layer_tally *tallies, size_t *count,
                     cor_report *report)
{
    bool *stands_elsewhere = cor_labels_find_spares(labels);
    const char *what;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        layer_tally *t = tally_of(tallies, count, label->layer);
        bool is_lost = label->chosen < 0 && !label->is_spare && !stands_elsewhere[label->serial];
        t->labels += !label->is_spare;
        if (label->is_repeat && !label->required) {
            i += count_repeats(labels, i, t) - 1;
        } else if (is_lost && label->required) {
            fail_required(labels, label, report);
        } else if (is_lost) {
            add(&t->lost, label, cor_label_name(label, &what));
        } else if (label->chosen >= 0) {
            if (lacking_half(label).ptr)
                add(&t->halved, label, lacking_half(label));
            report_crossing(label, report);
        }
    }
    cor_free(stands_elsewhere);
}

static void report_layer(const cor_labels *labels, layer_tally *t, cor_report *report)
{
    report_lost(labels, t, report);
    report_halved(labels, t, report);
    report_repeats(t, report);
    cor_buf_free(&t->lost.names);
    cor_buf_free(&t->halved.names);
    cor_buf_free(&t->repeats.names);
    cor_buf_free(&t->halved_repeats.names);
}

/* As many as there are layers among the labels. */
static size_t most_layers(const cor_labels *labels)
{
    size_t most = 0;
    for (size_t i = 0; i < labels->count; i++)
        most = labels->items[i].layer->index > most ? labels->items[i].layer->index : most;
    return most + 1;
}

void cor_labels_report_dropped(const cor_labels *labels, cor_report *report)
{
    layer_tally *tallies = cor_alloc(most_layers(labels) + 1, sizeof *tallies);
    size_t count = 0;
    tally_up(labels, tallies, &count, report);
    for (size_t i = 0; i < count; i++)
        report_layer(labels, &tallies[i], report);
    cor_free(tallies);
}
