/*
 * plan/claims_table: published lengths and what became of them, as a table on the figure.
 *
 *   in    a part of type claims-table, the plan's findings; the width it may take
 *   out   a row a claim, its texts shaped, and where the columns stand along a line
 *   not   marks (furniture/claims_table)
 *
 * Each row is in the unit that its claim was published in: what is measured has one decimal more.
 * Numbers of a column stand with their decimal marks under each other, their units behind them. A
 * claim that cannot be decided has no difference, and says so where the data states no precision.
 * The table is as wide as the figure says, else as its texts; the first column wraps where there is
 * no room.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_CLAIMS_TABLE_H
#define COR_PLAN_CLAIMS_TABLE_H

#include "plan/chart_head.h"

enum { COR_CLAIMS_PUBLISHED, COR_CLAIMS_MEASURED, COR_CLAIMS_DIFFERENCE, COR_CLAIMS_NUMBER_COUNT };

typedef struct cor_claims_number {
    cor_block digits, unit;
    double before_pt;       /* of the digits, in front of their decimal mark */
    cor_number_entry entry; /* printed NULL: there is none, and a dash stands in its place */
} cor_claims_number;

typedef struct cor_claims_row {
    const cor_finding *finding;
    cor_block who, verdict;
    cor_claims_number numbers[COR_CLAIMS_NUMBER_COUNT];
    double height_pt;
} cor_claims_row;

/* Places along the line, from where the language begins it. */
typedef struct cor_claims_column {
    cor_block head;
    double end_pt;                /* the head ends here */
    double digits_pt, unit_pt;    /* where they begin */
    double before_pt, digit_room; /* the most in front of a decimal mark; the digits' room */
} cor_claims_column;

typedef struct cor_claims_table {
    cor_chart_head head;
    cor_block who_head, verdict_head;
    cor_claims_column columns[COR_CLAIMS_NUMBER_COUNT];
    cor_claims_row *rows;
    size_t count;
    double verdict_pt; /* where the last column begins */
    double width_pt, height_pt;
    double top_pt, first_pt; /* of the line over the heads, and of the first row */
    double pad_pt;           /* above and below the texts of a row */
} cor_claims_table;

COR_MUST_CHECK bool cor_claims_table_build(cor_claims_table *out, const cor_plan *plan,
                                           const cor_planned_part *part, double width_pt,
                                           cor_report *report);

#endif
