#include "furniture/scale.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "furniture/furniture.h"
#include "geo/geodesics.h"
#include "plan/template.h"

const double cor_scale_most_variation = 0.3;

enum { NET = 9 }; /* places across and down the frame */

static cor_pt middle_of(cor_rect r)
{
    return (cor_pt){ (r.x0_pt + r.x1_pt) / 2, (r.y0_pt + r.y1_pt) / 2 };
}

static bool is_within(cor_rect r, cor_pt p)
{
    return p.x_pt >= r.x0_pt && p.x_pt <= r.x1_pt && p.y_pt >= r.y0_pt && p.y_pt <= r.y1_pt;
}

static cor_pt own_place(const cor_map *map, const cor_furniture_spec *spec)
{
    return spec->at == COR_AT_POINT ? spec->point : cor_anchor_point(map->frame, spec->at);
}

bool cor_scale_place(cor_pt *at, const cor_map *map, const cor_furniture_spec *spec)
{
    cor_lonlat on_earth;
    cor_pt p = middle_of(map->frame);
    if (spec->reference == COR_REFERENCE_OWN_PLACE)
        p = own_place(map, spec);
    if (spec->reference == COR_REFERENCE_LONLAT &&
        !cor_view_point_anywhere(map->view, spec->lonlat, &p))
        return false;
    *at = p;
    return is_within(map->frame, p) && cor_view_unproject(map->view, p, &on_earth);
}

static bool length_between(double *length_m, const cor_map *map, cor_pt a, cor_pt b)
{
    cor_lonlat p, q;
    if (!cor_view_unproject(map->view, a, &p) || !cor_view_unproject(map->view, b, &q))
        return false;
    *length_m = cor_geodesic_distance_m(p, q);
    return isfinite(*length_m) && *length_m > 0;
}

/* The length of a bar grows with its width, and nearly so in proportion: a few steps of the secant
 * through 0 do. */
bool cor_scale_width(double *width_pt, const cor_map *map, cor_pt at, double length_m)
{
    double frame = map->frame.x1_pt - map->frame.x0_pt;
    double width = 1, got;
    for (int i = 0; i < 20; i++) {
        cor_pt from = { at.x_pt - width / 2, at.y_pt }, to = { at.x_pt + width / 2, at.y_pt };
        if (!length_between(&got, map, from, to))
            return false;
        if (fabs(got / length_m - 1) < 1e-9)
            break;
        width *= length_m / got;
        if (!(width <= frame))
            return false;
    }
    *width_pt = width;
    return true;
}

bool cor_scale_length(double *length_m, const cor_map *map, cor_pt at, double width_pt)
{
    return length_between(length_m, map, (cor_pt){ at.x_pt - width_pt / 2, at.y_pt },
                          (cor_pt){ at.x_pt + width_pt / 2, at.y_pt });
}

/* Metres of ground to a point of paper, level or upright about p. */
static bool scale_at(double *scale, const cor_map *map, cor_pt p, bool upright)
{
    double dx = upright ? 0 : 0.5, dy = upright ? 0.5 : 0;
    return length_between(scale, map, (cor_pt){ p.x_pt - dx, p.y_pt - dy },
                          (cor_pt){ p.x_pt + dx, p.y_pt + dy });
}

static cor_pt net_place(cor_rect frame, int column, int row)
{
    static const double rim_pt = 2;
    double w = frame.x1_pt - frame.x0_pt - 2 * rim_pt, h = frame.y1_pt - frame.y0_pt - 2 * rim_pt;
    return (cor_pt){ frame.x0_pt + rim_pt + w * column / (NET - 1),
                     frame.y0_pt + rim_pt + h * row / (NET - 1) };
}

double cor_scale_variation(const cor_map *map, cor_pt at)
{
    double here, scale, worst = 0;
    if (!scale_at(&here, map, at, false))
        return HUGE_VAL;
    for (int i = 0; i < NET * NET * 2; i++) {
        const int place = i / 2, column = place % NET, row = place / NET;
        if (scale_at(&scale, map, net_place(map->frame, column, row), i % 2))
            worst = fmax(worst, fmax(scale / here, here / scale) - 1);
    }
    return worst;
}

/* The upright scale is another than the level one. */
static bool goes_by_direction(const cor_map *map, cor_pt at, double max_error)
{
    double level, upright;
    return scale_at(&level, map, at, false) && scale_at(&upright, map, at, true) &&
           fmax(level / upright, upright / level) - 1 > max_error;
}

/* Whether a level line runs east and west. */
static bool lies_along_parallel(const cor_map *map, cor_pt at)
{
    cor_lonlat a, b;
    if (!cor_view_unproject(map->view, (cor_pt){ at.x_pt - 1, at.y_pt }, &a) ||
        !cor_view_unproject(map->view, (cor_pt){ at.x_pt + 1, at.y_pt }, &b))
        return false;
    return fabs(fabs(cor_geodesic_azimuth_deg(a, b)) - 90) < 5;
}

cor_scale_direction cor_scale_direction_of(const cor_map *map, cor_pt at, double max_error)
{
    if (!goes_by_direction(map, at, max_error))
        return COR_SCALE_ALL_WAYS;
    return lies_along_parallel(map, at) ? COR_SCALE_EAST_WEST : COR_SCALE_OBLIQUE;
}

bool cor_scale_goes_by_latitude(const cor_map *map)
{
    for (int row = 0; row < NET; row++) {
        double first_scale = 0, first_lat_deg = 0;
        for (int column = 0; column < NET; column++) {
            cor_lonlat p;
            double scale;
            cor_pt at = net_place(map->frame, column, row);
            if (!cor_view_unproject(map->view, at, &p) || !scale_at(&scale, map, at, false))
                continue;
            if (first_scale > 0 &&
                (fabs(scale / first_scale - 1) > 1e-3 || fabs(p.lat_deg - first_lat_deg) > 1e-3))
                return false;
            if (goes_by_direction(map, at, 0.02))
                return false;
            first_scale = scale;
            first_lat_deg = p.lat_deg;
        }
    }
    return true;
}

/* Level and upright scale at the frame's places on the parallel of `at` are within max_error. */
static bool holds_along_parallel(const cor_map *map, cor_pt at, cor_lonlat p, double max_error)
{
    cor_bbox seen;
    double here, scale;
    if (!cor_view_bounds(map->view, &seen) || !scale_at(&here, map, at, false))
        return false;
    double width_deg = seen.east_deg - seen.west_deg + (seen.east_deg < seen.west_deg ? 360 : 0);
    for (int i = 0; i < NET * 4 * 2; i++) {
        const int column = i / 2;
        cor_pt there;
        cor_lonlat on = { seen.west_deg + width_deg * (column + 0.5) / (NET * 4), p.lat_deg };
        if (cor_view_point(map->view, on, &there) && scale_at(&scale, map, there, i % 2) &&
            fmax(scale / here, here / scale) - 1 > max_error)
            return false;
    }
    return true;
}

static double power_of_ten(double x)
{
    return pow(10, floor(log10(x) + 1e-12));
}

double cor_scale_round(double x, bool finely)
{
    double power = power_of_ten(x);
    double digit = x / power + 1e-9;
    if (finely)
        return fmin(floor(digit), 5) * power;
    return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

int cor_scale_divisions(double length)
{
    double digit = length / power_of_ten(length);
    for (int n = 3; n <= 5; n++)
        if (fabs(digit - n) < 1e-6)
            return n;
    return 2;
}

/* In the order of cor_ground_unit. */
static const double unit_metres[COR_GROUND_UNIT_COUNT] = { 1, 1000, 1609.344, 1852 };

double cor_scale_unit_metres(cor_ground_unit unit)
{
    return unit_metres[unit];
}

cor_ground_unit cor_scale_unit(cor_ground_unit unit, double length_m)
{
    return unit == COR_UNIT_KM && length_m < 999.9 ? COR_UNIT_M : unit;
}

double cor_scale_last_align(const cor_language *language)
{
    const char *tag = language->count ? language->order[0] : NULL;
    return cor_language_is_right_to_left(tag) ? 0.75 : 0.25;
}

void cor_scale_put_length(cor_buf *out, const cor_language *language, double length_m,
                          cor_ground_unit unit, bool with_unit)
{
    double value = fabs(length_m) / unit_metres[unit];
    cor_buf digits = { 0 };
    cor_buf_text(out, length_m < 0 ? "\xe2\x88\x92" : "");
    cor_number_trimmed(&digits, value, 3);
    if (value > 999.5 && fabs(value - round(value)) < 1e-6)
        cor_template_grouped(out, language, value);
    else
        cor_language_digits(out, language, cor_buf_view(&digits));
    if (with_unit)
        cor_buf_printf(out, "\xc2\xa0%s",
                       cor_language_unit_behind(language, unit, cor_buf_view(&digits)));
    cor_buf_free(&digits);
}

/* Three digits are all that a map of one scale can claim. */
void cor_scale_put_numeric(cor_buf *out, const cor_plan *plan, const cor_map *map,
                           double denominator)
{
    const cor_language *language = &plan->figure->language;
    double stated = map->spec->extent.scale_denominator;
    double power = pow(10, floor(log10(denominator)) - 2);
    double rounded = round(denominator / power) * power;
    bool agrees = stated > 0 && fabs(stated / denominator - 1) < 0.005;
    cor_buf_text(out, "\xe2\x81\xa6"); /* left to right in every language */
    cor_language_digits(out, language, COR_STR("1:"));
    cor_template_grouped(out, language, agrees ? stated : rounded);
    cor_buf_text(out, "\xe2\x81\xa9");
}

static void put_angle(cor_buf *out, const cor_language *language, double deg, const char *side)
{
    cor_buf digits = { 0 };
    cor_number_trimmed(&digits, fabs(deg), 1);
    cor_buf_text(out, "\xe2\x81\xa6"); /* or the sign stands before Persian digits */
    cor_language_digits(out, language, cor_buf_view(&digits));
    cor_buf_text(out, "\xc2\xb0\xe2\x81\xa9");
    cor_buf_text(out, side ? side : "");
    cor_buf_free(&digits);
}

void cor_scale_put_latitude(cor_buf *out, const cor_language *language, double lat_deg,
                            bool is_bare)
{
    const cor_locale *locale = cor_language_locale(language);
    bool has_side = !is_bare && fabs(lat_deg) >= 0.05;
    put_angle(out, language, lat_deg,
              has_side ? locale->sides[lat_deg < 0 ? COR_SOUTH : COR_NORTH] : NULL);
}

void cor_scale_put_place(cor_buf *out, const cor_plan *plan, const cor_map *map, cor_pt at,
                         double max_error)
{
    const cor_language *language = &plan->figure->language;
    const cor_locale *locale = cor_language_locale(language);
    const char *comma = cor_language_punctuation(language)->comma;
    bool is_english = strcmp(locale->tag, "en") == 0;
    cor_lonlat p;
    if (!cor_view_unproject(map->view, at, &p))
        return;
    cor_buf_text(out, out->len ? " " : "");
    cor_buf_text(out, is_english ? "at " : "(");
    cor_scale_put_latitude(out, language, p.lat_deg, false);
    if (!holds_along_parallel(map, at, p, max_error)) {
        cor_buf_text(out, comma);
        double lon_deg = remainder(p.lon_deg, 360);
        bool has_side = fabs(lon_deg) >= 0.05 && fabs(lon_deg) < 179.95;
        put_angle(out, language, lon_deg,
                  has_side ? locale->sides[lon_deg < 0 ? COR_WEST : COR_EAST] : NULL);
    }
    if (cor_scale_direction_of(map, at, max_error) == COR_SCALE_EAST_WEST)
        cor_buf_printf(out, "%s%s", comma, locale->east_west);
    cor_buf_text(out, is_english ? "" : ")");
}

bool cor_scale_words(cor_words *out, cor_buf *text, const cor_plan *plan,
                     const cor_planned_part *part, cor_report *report)
{
    const char *kept = cor_arena_str(plan->arena, cor_buf_view(text)).ptr;
    cor_buf_free(text);
    return cor_words_shape(
        out, plan,
        &(cor_wording){ .role = COR_TYPE_SCALE, .text = kept, .at = part->spec->at_span }, report);
}
