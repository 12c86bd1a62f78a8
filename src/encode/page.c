#include "encode/page.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

bool cor_page_check(const cor_scene *scene, cor_report *report)
{
    if (scene->width_pt <= COR_PAGE_MAX_PT && scene->height_pt <= COR_PAGE_MAX_PT)
        return true;
    return cor_fail(report, COR_KIND_LIMIT, COR_NOWHERE, "at most 5080 mm a side",
                    "sheet of %.0f x %.0f mm is too large", scene->width_pt * 25.4 / 72,
                    scene->height_pt * 25.4 / 72);
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static time_t source_date(void)
{
    static const long long year_10000 = 253402300800;
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || *text < '0' || *text > '9')
        return 0;
    char *end = NULL;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || seconds >= year_10000)
        return 0;
    return (time_t)seconds;
}

void cor_page_date(char out[32])
{
    time_t seconds = source_date();
    struct tm tm = { 0 };
    gmtime_r(&seconds, &tm);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
}
