/*
 * place/label: one label to be placed, and the places it may take. Private to place.
 *
 * A candidate says where the lines of the label's text block would be drawn and which boxes they
 * would take. Candidates stand in order of preference.
 */
#ifndef COR_PLACE_LABEL_H
#define COR_PLACE_LABEL_H

#include "place/place.h"
#include "plan/pictures.h"
#include "text/along_line.h"

enum { COR_MAX_CANDIDATES = 64, COR_MAX_SPREAD = 96, COR_MAX_PIECES = 48 };

/* Where an icon stands: the part of its look that depends on the candidate. */
typedef struct cor_icon_place {
    cor_pt at;
    double angle_rad, width_pt, height_pt, fixed_scale;
} cor_icon_place;

/* Small: there may be hundreds of thousands. */
typedef struct cor_candidate {
    cor_pt at;              /* of the block's local origin: see cor_label_block */
    double angle_rad;       /* about `at` */
    double justify;         /* 0 left, 0.5 centre, 1 right */
    cor_rect box;           /* around the text's pieces */
    const cor_rect *pieces; /* the text's, then the icon's, then the leader's */
    size_t piece_count, text_piece_count, leader_piece_count; /* the leader's are the last */
    bool shows_text, shows_icon;
    bool crosses_symbols;       /* the leader */
    uint8_t leader_points;      /* 0: it has none; 2; 3: with a bend */
    const cor_icon_place *icon; /* where shows_icon */
    const cor_pt *leader;       /* from the symbol to the text */
    double steps;               /* of preference below the best; 0: as many as come before it */
    const cor_run *curved;      /* the text bent along a line, in page points; NULL: the block */
} cor_candidate;

/* The icon of a symbol, before it has a place. */
typedef struct cor_label_icon {
    const cor_picture *picture; /* NULL: none */
    double scale;
    double h, v; /* the point of the picture that stands at the anchor, from left and top */
    cor_pt offset, translate;
    double rotate_rad;
    double padding_pt[4]; /* top, right, bottom, left */
    bool fits_width, fits_height;
    double fit_padding_pt[4];
    cor_picture_look look;
    bool allow_overlap, cooperates, ignore_placement;
    bool optional, text_optional; /* which of the two may be left out */
} cor_label_icon;

typedef struct cor_label {
    const cor_layer *layer;
    size_t layer_index;
    int source;
    size_t feature;
    double post_m; /* of a kilometre post: how far along its line; 0: it is none */
    size_t serial; /* in the order of collection: the last word in every sort */
    cor_str text;
    cor_span at;
    double sort_key;
    bool required;
    bool may_lead; /* may stand away from its point, with a leader */
    bool led;      /* such places are among its candidates */
    bool allow_overlap, cooperates, ignore_placement; /* of the text */
    bool is_repeat;                                   /* one of many along a line */
    cor_pt anchor;                                    /* on the page; for the order of drawing */
    cor_pt translate;
    double turn_rad;   /* of the line that a text at a point follows */
    double rotate_rad; /* text-rotate */
    cor_label_icon icon;
    bool is_spare;   /* the name stands elsewhere on its line: no loss when it finds no place */
    size_t spare_of; /* serial of the label that it repeats */
    cor_block block;
    double cap_pt; /* height of capitals: the block's visual top is the first baseline less it */
    double padding_pt;
    cor_paint fill, halo;
    const cor_paint *section_fills; /* of formatted text, by section; NULL: `fill` */
    size_t section_count;
    double halo_width_pt;
    cor_candidate *candidates;
    size_t candidate_count, candidate_capacity;
    const cor_run
        *spread; /* the text on one line, to be set along an area's axis; NULL: it is not */
    int chosen;  /* index of the candidate, -1: dropped */
    int in_knot; /* the only candidate that may be chosen, -1: any; see place/knot */
    cor_owner blocked_by;
} cor_label;

/* The block's visual box (capitals' top of the first line to the last baseline, widest line) has
 * its point (h, v), each in [0, 1] from left and top, at `p`, and is turned about it. */
typedef struct cor_candidate_at {
    cor_pt p;
    double h, v;
    double angle_rad;
    double justify; /* 0 left, 0.5 centre, 1 right */
} cor_candidate_at;

/* How many candidates the label may have: more for one that is spread over an area, of which there
 * are few. */
size_t cor_label_candidates_max(const cor_label *label);
/* One more, to be filled in, while there are fewer than `most`, else NULL. Those before it may
 * move. */
cor_candidate *cor_label_new_candidate(cor_label *label, size_t most, cor_arena *arena);
/* The text at a place, without an icon. */
cor_candidate cor_label_candidate_at(const cor_label *label, const cor_candidate_at *at,
                                     cor_arena *arena);
void cor_label_add_candidate(cor_label *label, const cor_candidate_at *at, cor_arena *arena);

/* The height from the capitals' top of the first line to the last baseline. */
double cor_label_height(const cor_label *label);
/* Where the lines' own height begins and ends, from the capitals' top of the first. */
void cor_label_line_box(const cor_label *label, double *top_pt, double *bottom_pt);
/* The point of a text or an icon that an anchor's name means, from left and top. */
void cor_label_anchor(cor_str name, double *h, double *v);
/* The box around a rectangle in local coordinates, turned about `o`. */
cor_rect cor_rect_turned(cor_pt o, double angle_rad, cor_rect local);

/* Candidates for a point by the layer's text-anchor or text-variable-anchor. */
void cor_label_around_point(cor_label *label, cor_pt p, cor_eval *eval, cor_arena *arena);
/* How far below its line text-anchor and its offsets set the middle of a text that follows it. */
double cor_label_beside_line(const cor_label *label, cor_eval *eval);
/* The text bent along a line as one candidate. */
void cor_label_add_curved(cor_label *label, const cor_curved *curved, cor_arena *arena);
/* One of the equal shares of a line on the page that are to have a label each. */
typedef struct cor_line_share {
    const cor_pt *line;
    size_t n;
    size_t index, of;
} cor_line_share;
/* How often a line is to be labelled, by symbol-spacing; at least once. */
size_t cor_label_repeats(const cor_label *label, const cor_pt *line, size_t n, cor_eval *eval);
/* Candidates with their middle in a share of a line: bent with it, the straightest first. */
void cor_label_along_line(cor_label *label, const cor_line_share *share, cor_eval *eval,
                          cor_arena *arena);

/* Places the block's line `i` for candidate c: its origin on the page. */
cor_pt cor_label_line_origin(const cor_label *label, const cor_candidate *c, size_t i);

#endif
