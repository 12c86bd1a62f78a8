/*
 * encode/page: what the three formats share: the limits of a page, the date in the file.
 */
#ifndef COR_ENCODE_PAGE_H
#define COR_ENCODE_PAGE_H

#include "base/report.h"
#include "scene/scene.h"

/* PDF's own limit (ISO 32000-1, annex C); cairo would take 1e12. */
static const double COR_PAGE_MAX_PT = 14400;

/* Fails with COR_KIND_LIMIT. */
COR_MUST_CHECK bool cor_page_check(const cor_scene *scene, cor_report *report);

/* "2001-09-09T01:46:40Z": SOURCE_DATE_EPOCH, or 1970-01-01 where it is missing or no number. */
void cor_page_date(char out[32]);

#endif
