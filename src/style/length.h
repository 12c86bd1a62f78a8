/*
 * style/length: lengths with a unit, as `corridor:` writes them.
 *
 * On paper px (1/96 in), pt, mm, cm, in: to points. On the ground m, km, mi, nmi: to metres.
 * Angles: deg ("0.5deg"), min ("30min"). A number without a unit is an error.
 */
#ifndef COR_STYLE_LENGTH_H
#define COR_STYLE_LENGTH_H

#include <stdbool.h>

#include "base/report.h"
#include "base/str.h"
#include "style/language.h"

#define COR_PT_PER_MM (72.0 / 25.4)
#define COR_PT_PER_PX 0.75
#define COR_FILL_OUTLINE_PT COR_PT_PER_PX /* a pixel wide, whatever the map's scale */

COR_MUST_CHECK bool cor_length_parse(double *pt, cor_str text, cor_span at, cor_report *report);
COR_MUST_CHECK bool cor_ground_length_parse(double *m, cor_str text, cor_span at,
                                            cor_report *report);
/* A length on the ground as somebody wrote it: "42.50 km" has two decimals. False when it is none;
 * nothing is reported. */
typedef struct cor_written_length {
    double metres;
    int decimals;
    cor_ground_unit unit;
} cor_written_length;
bool cor_written_length_read(cor_written_length *out, cor_str text);
double cor_ground_unit_metres(cor_ground_unit unit);
/* "km"; false when there is no unit of that name. */
bool cor_ground_unit_named(cor_ground_unit *out, cor_str name);
COR_MUST_CHECK bool cor_angle_parse(double *deg, cor_str text, cor_span at, cor_report *report);
/* "5%" to 0.05 */
COR_MUST_CHECK bool cor_percent_parse(double *share, cor_str text, cor_span at, cor_report *report);

#endif
