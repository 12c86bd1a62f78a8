#include "plan/ledger.h"

#include <string.h>

static const char *const kind_names[COR_NUMBER_KIND_COUNT] = {
    [COR_NUMBER_LENGTH] = "length",       [COR_NUMBER_CLAIM] = "claim",
    [COR_NUMBER_PUBLISHED] = "published", [COR_NUMBER_DIFFERENCE] = "difference",
    [COR_NUMBER_STATED] = "stated",       [COR_NUMBER_POST] = "km-post",
    [COR_NUMBER_STATION] = "station",     [COR_NUMBER_FEATURE] = "feature-length",
    [COR_NUMBER_DIMENSION] = "dimension", [COR_NUMBER_BAR] = "scale-bar",
    [COR_NUMBER_SCALE] = "scale",
};

const char *cor_number_kind_name(cor_number_kind kind)
{
    return kind_names[kind];
}

cor_ledger *cor_ledger_new(cor_arena *arena)
{
    cor_ledger *ledger = cor_arena_alloc(arena, 1, sizeof *ledger);
    *ledger = (cor_ledger){ .arena = arena };
    return ledger;
}

/* Arenas do not grow things in place: the old list stays behind, all of them together are as long
 * as the last. */
static void *grown(cor_arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? 2 * *capacity : 16;
    void *larger = cor_arena_alloc(arena, *capacity, item_size);
    if (count)
        memcpy(larger, items, count * item_size);
    return larger;
}

/* U+2066 to U+2069 keep a number together in a text of the other direction. */
static const char *without_marks(cor_arena *arena, const char *text)
{
    cor_buf out = { 0 };
    for (const char *at = text; *at; at++) {
        bool is_mark = strncmp(at, "\xe2\x81", 2) == 0 && (unsigned char)at[2] >= 0xa6 &&
                       (unsigned char)at[2] <= 0xa9;
        if (is_mark)
            at += 2;
        else
            cor_buf_char(&out, *at);
    }
    const char *kept = cor_arena_str(arena, cor_buf_view(&out)).ptr;
    cor_buf_free(&out);
    return kept;
}

static bool is_same_claim(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same(const cor_number_entry *a, const cor_number_entry *b)
{
    if (a->value != b->value || a->kind != b->kind || a->layer != b->layer ||
        a->at.line != b->at.line || a->at.column != b->at.column ||
        a->feature_count != b->feature_count || !is_same_claim(a->claim, b->claim))
        return false;
    return strcmp(a->printed, b->printed) == 0 &&
           (!a->feature_count ||
            memcmp(a->features, b->features, a->feature_count * sizeof *a->features) == 0);
}

void cor_ledger_number(cor_ledger *ledger, const cor_number_entry *entry)
{
    cor_number_entry kept = *entry;
    kept.printed = without_marks(ledger->arena, entry->printed);
    for (size_t i = 0; i < ledger->number_count; i++)
        if (is_same(&ledger->numbers[i], &kept))
            return;
    if (entry->feature_count)
        kept.features = cor_arena_copy(ledger->arena, entry->features, entry->feature_count,
                                       sizeof *entry->features);
    ledger->numbers = grown(ledger->arena, ledger->numbers, ledger->number_count,
                            &ledger->number_capacity, sizeof *ledger->numbers);
    ledger->numbers[ledger->number_count++] = kept;
}

void cor_ledger_label(cor_ledger *ledger, const cor_label_entry *entry)
{
    cor_label_entry kept = *entry;
    kept.text = without_marks(ledger->arena, entry->text);
    if (entry->blocked_by)
        kept.blocked_by = cor_arena_strdup(ledger->arena, entry->blocked_by);
    ledger->labels = grown(ledger->arena, ledger->labels, ledger->label_count,
                           &ledger->label_capacity, sizeof *ledger->labels);
    ledger->labels[ledger->label_count++] = kept;
}
