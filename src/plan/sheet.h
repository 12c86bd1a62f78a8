/*
 * plan/sheet: where the map frame and the texts of the margins stand on the sheet.
 *
 * From the top: title with subtitle; the map frame; below it room for graticule labels, notes,
 * credits. All share the left edge of the content rectangle. Graticule labels at the sides hang
 * into the margin, so that the frame stays in line with the title.
 */
#ifndef COR_PLAN_SHEET_H
#define COR_PLAN_SHEET_H

#include "plan/plan.h"

/* Sets width_pt, height_pt, content, the rectangles of the parts in the margins, and *frame. */
COR_MUST_CHECK bool cor_sheet_lay_out(cor_plan *plan, cor_rect *frame, cor_report *report);

/* What the graticule's labels need outside the frame on a side (COR_SIDE_...). */
double cor_sheet_graticule_room(const cor_plan *plan, unsigned side);

/* A text of the page: what it says, in which type, how wide it may be. */
typedef struct cor_wording {
    cor_type_role role;
    bool strong;      /* stands out from the others of its role */
    const char *text; /* NULL or empty: nothing */
    double width_pt;  /* 0: no wrapping */
    cor_span at;
} cor_wording;

/* Shapes it as furniture/ will draw it; an empty block for nothing. */
COR_MUST_CHECK bool cor_sheet_text(cor_block *out, const cor_plan *plan, const cor_wording *wording,
                                   cor_report *report);

enum { COR_BOX_PADDING_PT = 6 }; /* inside the frame of a part that asks for one */

/* Space between title and subtitle, and between the margins' texts and the frame. */
extern const double cor_sheet_subtitle_gap_pt;

#endif
