/*
 * conformance/proj_points: points of PROJ's own tests, through geo/crs.
 *
 *     conformance_proj_points < projection_points.tsv
 *
 * A line is: file, line, operation, forward or inverse, tolerance, coordinates, expected
 * coordinates or "failure ...". Prints each line that does not hold and how many do; 1 when some do
 * not.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "geo/crs.h"
#include "geo/geodesics.h"

enum { FIELDS = 7, LINE_MAX_BYTES = 4096 };

typedef struct row {
    char *field[FIELDS];
} row;

enum field { FILE_NAME, LINE, OPERATION, DIRECTION, TOLERANCE, ACCEPT, EXPECT };

static bool split(row *out, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < FIELDS; i++) {
        out->field[i] = line;
        char *tab = strchr(line, '\t');
        if (!tab && i + 1 < FIELDS)
            return false;
        if (tab) {
            *tab = '\0';
            line = tab + 1;
        }
    }
    /* The continuation marks of the file the operation was written in. */
    for (char *at = out->field[OPERATION]; *at; at++)
        if (*at == '\\')
            *at = ' ';
    return true;
}

static double tolerance_m(const char *text)
{
    char *unit;
    double value = strtod(text, &unit);
    unit += strspn(unit, " ");
    return value * (strcmp(unit, "mm") == 0   ? 1e-3
                    : strcmp(unit, "cm") == 0 ? 1e-2
                    : strcmp(unit, "nm") == 0 ? 1e-9
                                              : 1);
}

/* Two numbers; PROJ allows underscores in them. */
static bool read_pair(const char *text, double *a, double *b)
{
    char plain[128];
    size_t length = 0;
    for (; *text && length + 1 < sizeof plain; text++)
        if (*text != '_')
            plain[length++] = *text;
    plain[length] = '\0';
    char *end, *last;
    *a = strtod(plain, &end);
    *b = strtod(end, &last);
    return end != plain && last != end;
}

static double word_number(const char *operation, const char *key, double otherwise)
{
    const char *found = strstr(operation, key);
    return found ? strtod(found + strlen(key), NULL) : otherwise;
}

static double radius_m(const char *operation)
{
    return word_number(operation, "+R=", word_number(operation, "+a=", 6378137));
}

/* How far the result is from the expected one, in metres; HUGE_VAL when there is none. */
static double miss_m(cor_crs *crs, const row *r)
{
    double a, b, x, y;
    if (!read_pair(r->field[ACCEPT], &a, &b) || !read_pair(r->field[EXPECT], &x, &y))
        return HUGE_VAL;
    double unit_m = word_number(r->field[OPERATION], "+to_meter=", 1);
    if (strcmp(r->field[DIRECTION], "forward") == 0) {
        cor_xy to = cor_crs_forward(crs, (cor_lonlat){ a, b });
        return to.x_m == HUGE_VAL ? HUGE_VAL : hypot(to.x_m - x * unit_m, to.y_m - y * unit_m);
    }
    cor_lonlat to = cor_crs_inverse(crs, (cor_xy){ a * unit_m, b * unit_m });
    if (to.lon_deg == HUGE_VAL)
        return HUGE_VAL;
    double radius = radius_m(r->field[OPERATION]) / 6378137;
    double miss = cor_geodesic_distance_m(to, (cor_lonlat){ x, y }) * radius;
    if (miss > 10)
        return miss;
    /* Where the map is flat (+proj=eqearth at a pole) a centimetre on it is a metre on the ground:
     * then the image of the result has to be the point that was given. */
    cor_xy again = cor_crs_forward(crs, to);
    return fmin(miss, hypot(again.x_m - a * unit_m, again.y_m - b * unit_m));
}

/* Fails as it should: the definition is refused, or the point has no image. */
static bool fails(cor_crs *crs, const row *r)
{
    double a, b;
    if (!crs)
        return true;
    if (!read_pair(r->field[ACCEPT], &a, &b))
        return false;
    if (strcmp(r->field[DIRECTION], "forward") == 0)
        return cor_crs_forward(crs, (cor_lonlat){ a, b }).x_m == HUGE_VAL;
    return cor_crs_inverse(crs, (cor_xy){ a, b }).lon_deg == HUGE_VAL;
}

static bool holds(const row *r, char *why, size_t size)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    bool opened = cor_crs_open(&crs, r->field[OPERATION], COR_NOWHERE, &report);
    bool ok;
    if (strncmp(r->field[EXPECT], "failure", 7) == 0) {
        ok = fails(opened ? crs : NULL, r);
        snprintf(why, size, "no failure");
    } else if (!opened) {
        ok = false;
        snprintf(why, size, "%s", report.items[0].message);
    } else {
        double miss = miss_m(crs, r), tolerance = tolerance_m(r->field[TOLERANCE]);
        /* No tolerance means a few units in the last place of a size of the earth. */
        ok = miss <= (tolerance > 5e-9 ? tolerance : 5e-9);
        snprintf(why, size, "off by %g m", miss);
    }
    if (opened)
        cor_crs_free(crs);
    cor_report_clear(&report);
    return ok;
}

int main(void)
{
    char line[LINE_MAX_BYTES], why[512];
    size_t passed = 0, failed = 0;
    row r;
    while (fgets(line, sizeof line, stdin)) {
        if (line[0] == '#' || !split(&r, line))
            continue;
        if (holds(&r, why, sizeof why)) {
            passed++;
            continue;
        }
        failed++;
        printf("%s:%s: %s %s (%s): %s, %s\n", r.field[FILE_NAME], r.field[LINE], r.field[OPERATION],
               r.field[DIRECTION], r.field[ACCEPT], r.field[EXPECT], why);
    }
    printf("%zu hold, %zu do not\n", passed, failed);
    return failed || !passed;
}
