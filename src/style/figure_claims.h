/*
 * style/figure_claims: the list corridor.claims, typed.
 *
 *   in    the node of the list
 *   out   what is claimed of which line, by whom
 *   not   data and measuring (measure/claim)
 *
 * A claim's value is `expect: 42km`; or `value: 32km` beside `expect: fails`, for one that is known
 * not to hold. Its tolerance is a length, a percentage, or what the words mean that the value was
 * written with (style/published_length): "43 km" is 42.5 to 43.5 km.
 */
#ifndef COR_STYLE_FIGURE_CLAIMS_H
#define COR_STYLE_FIGURE_CLAIMS_H

#include "style/language.h"
#include "style/length.h"
#include "style/node.h"

typedef enum cor_claim_measure { COR_CLAIM_LENGTH, COR_CLAIM_END_TO_END } cor_claim_measure;

/* Features of a source. */
typedef struct cor_claim_place {
    const char *source;    /* NULL: not given */
    const cor_node *where; /* an expression; NULL: all */
    cor_span at;
} cor_claim_place;

typedef struct cor_claim {
    const char *id;
    cor_span at;
    cor_claim_measure measure;
    const char *layer; /* the line is what this layer draws; NULL: `route` says */
    cor_claim_place route;
    cor_claim_place within; /* only what lies in these polygons */
    double value_m;         /* the middle of what is claimed */
    const char *value;      /* as written */
    bool is_plain; /* a number and a unit that figures print; else the text itself is printed */
    cor_written_length written;
    double tolerance_m;
    bool tolerance_implied; /* by the digits of the value */
    bool known_to_fail;
    const char *label;  /* who says so, in a few words; NULL */
    const char *text;   /* what is claimed, in words; NULL */
    const char *source; /* publisher, date, address */
} cor_claim;

typedef struct cor_claims {
    cor_claim *items;
    size_t count;
} cor_claims;

/* `node` NULL: none. All faults are reported. */
COR_MUST_CHECK bool cor_claims_read(cor_claims *out, const cor_node *node,
                                    const cor_language *language, cor_arena *arena,
                                    cor_report *report);

#endif
