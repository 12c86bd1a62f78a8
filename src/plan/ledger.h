/*
 * plan/ledger: what a sheet says in numbers, and which labels it has; for the audit, and for the
 * certificate of labels (compose/certify), which asks it only whose leaders may cross symbols.
 *
 *   in    each number as it is written into a text, with the value that it was rounded from; each
 *         label, with its place or with what is in its way; the ends of the scale bar
 *   out   lists in the order in which they were made
 *   not   files, checksums, JSON (batch/audit)
 *
 * Texts are laid out more than once: a number that stands at the same place of the figure file,
 * with the same value and in the same words, is kept once.
 *
 * Memory: everything lives in the arena it was made with. Threads: one a sheet.
 */
#ifndef COR_PLAN_LEDGER_H
#define COR_PLAN_LEDGER_H

#include "base/arena.h"
#include "base/report.h"
#include "geo/coord.h"
#include "style/style.h"

/* What a number is. */
typedef enum cor_number_kind {
    COR_NUMBER_LENGTH,     /* of the lines of a layer */
    COR_NUMBER_CLAIM,      /* what a claim is about, measured */
    COR_NUMBER_PUBLISHED,  /* what a claim says */
    COR_NUMBER_DIFFERENCE, /* measured less published */
    COR_NUMBER_STATED,     /* written into the figure, and said to be so */
    COR_NUMBER_DIMENSION,  /* from one place to another */
    COR_NUMBER_POST,       /* distance from the start of a line to its kilometre post */
    COR_NUMBER_STATION,    /* corridor:km of a feature */
    COR_NUMBER_FEATURE,    /* corridor:length_km of a feature */
    COR_NUMBER_BAR,        /* length of the scale bar */
    COR_NUMBER_SCALE,      /* denominator of the scale */
    COR_NUMBER_KIND_COUNT
} cor_number_kind;

typedef struct cor_number_entry {
    cor_number_kind kind;
    double value;           /* metres, or the denominator of a scale; not rounded */
    const char *printed;    /* as it stands on the figure, without marks of direction */
    cor_span at;            /* the text of the figure file that shows it */
    const cor_layer *layer; /* NULL: none */
    const char *claim;      /* NULL: none */
    const size_t *features; /* of the layer's source, in file order */
    size_t feature_count;
} cor_number_entry;

typedef struct cor_label_entry {
    const char *text; /* a symbol without one: the name of its icon */
    const char *map;
    const cor_layer *layer;
    int64_t feature; /* -1: a kilometre post */
    bool is_placed;
    bool crosses_symbols;   /* its leader, those of other features */
    cor_rect box;           /* around the text, or the icon; when placed */
    const char *blocked_by; /* when dropped */
} cor_label_entry;

typedef struct cor_bar_entry {
    double length_m; /* 0: there is no bar */
    cor_pt ends_pt[2];
    cor_lonlat ends[2]; /* of the bar put level at the middle of the map, where it holds */
} cor_bar_entry;

typedef struct cor_ledger {
    cor_arena *arena; /* borrowed */
    cor_number_entry *numbers;
    size_t number_count, number_capacity;
    cor_label_entry *labels;
    size_t label_count, label_capacity;
    cor_bar_entry bar; /* the first */
} cor_ledger;

cor_ledger *cor_ledger_new(cor_arena *arena);
/* Copy what they are given. */
void cor_ledger_number(cor_ledger *ledger, const cor_number_entry *entry);
void cor_ledger_label(cor_ledger *ledger, const cor_label_entry *entry);

const char *cor_number_kind_name(cor_number_kind kind);

#endif
