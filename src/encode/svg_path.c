#include <math.h>
#include <stdint.h>

#include "base/number.h"
#include "encode/svg_writer.h"

/* Coordinates are counted in whole hundredths of a point: relative moves then add up without an
 * error that grows along the line. */
static const double UNITS_PER_PT = 100;

/* 3,500 km beyond the sheet: nobody sees it, and it keeps the integers small. */
static const double FAR_UNITS = 1e12;

typedef struct units {
    int64_t x, y;
} units;

static int64_t to_units(double value_pt)
{
    return (int64_t)round(fmin(fmax(value_pt * UNITS_PER_PT, -FAR_UNITS), FAR_UNITS));
}

static units point_units(cor_pt p)
{
    return (units){ to_units(p.x_pt), to_units(p.y_pt) };
}

/* What the grammar of path data needs between two numbers: nothing before a minus, and nothing
 * before a point when the number before had one. */
typedef struct coordinates {
    cor_buf *out;
    bool needs_separator, had_point;
} coordinates;

static void put_units(coordinates *c, int64_t value)
{
    char text[24];
    size_t at = sizeof text;
    uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value;
    uint64_t whole = size / 100, cents = size % 100;
    bool has_point = cents != 0;
    if (has_point) {
        if (cents % 10 != 0)
            text[--at] = (char)('0' + cents % 10);
        text[--at] = (char)('0' + cents / 10);
        text[--at] = '.';
    }
    for (uint64_t rest = whole; rest > 0; rest /= 10)
        text[--at] = (char)('0' + rest % 10);
    if (whole == 0 && !has_point)
        text[--at] = '0';
    if (value < 0)
        text[--at] = '-';
    else if (c->needs_separator && !(text[at] == '.' && c->had_point))
        text[--at] = ' ';
    cor_buf_append(c->out, text + at, sizeof text - at);
    c->needs_separator = true;
    c->had_point = has_point;
}

static void put_command(coordinates *c, char command)
{
    cor_buf_char(c->out, command);
    c->needs_separator = false;
    c->had_point = false;
}

static void put_contour(coordinates *c, const cor_pt *points, const cor_contour *contour)
{
    if (contour->count == 0)
        return;
    units last = point_units(points[0]);
    put_command(c, 'M');
    put_units(c, last.x);
    put_units(c, last.y);
    size_t written = 0;
    for (size_t i = 1; i < contour->count; i++) {
        units here = point_units(points[i]);
        bool is_needed = written == 0 && i + 1 == contour->count; /* a dot with round caps */
        if (here.x == last.x && here.y == last.y && !is_needed)
            continue;
        if (written++ == 0)
            put_command(c, 'l');
        put_units(c, here.x - last.x);
        put_units(c, here.y - last.y);
        last = here;
    }
    if (contour->closed)
        put_command(c, 'z');
}

void cor_svg_path_data(cor_buf *out, const cor_path *path)
{
    coordinates c = { .out = out };
    for (size_t i = 0; i < path->contour_count; i++)
        put_contour(&c, path->points + path->contours[i].first, &path->contours[i]);
}

static void put_dash(cor_buf *out, const cor_stroke *stroke)
{
    if (stroke->dash_count == 0)
        return;
    cor_buf_text(out, " stroke-dasharray=\"");
    for (size_t i = 0; i < stroke->dash_count; i++) {
        if (i > 0)
            cor_buf_char(out, ' ');
        cor_number_trimmed(out, stroke->dash_pt[i], 3);
    }
    cor_buf_char(out, '"');
    if (stroke->dash_offset_pt != 0)
        cor_svg_number(out, "stroke-dashoffset", stroke->dash_offset_pt);
}

void cor_svg_line_style(cor_buf *out, const cor_stroke *stroke)
{
    static const char *const caps[] = { NULL, "round", "square" };
    static const char *const joins[] = { NULL, "round", "bevel" };
    static const double default_miter_limit = 4;
    cor_svg_number(out, "stroke-width", stroke->width_pt);
    if (caps[stroke->cap])
        cor_svg_text_attribute(out, "stroke-linecap", caps[stroke->cap]);
    if (joins[stroke->join])
        cor_svg_text_attribute(out, "stroke-linejoin", joins[stroke->join]);
    else if (stroke->miter_limit < default_miter_limit || stroke->miter_limit > default_miter_limit)
        cor_svg_number(out, "stroke-miterlimit", stroke->miter_limit);
    put_dash(out, stroke);
}

void cor_svg_path_style(cor_buf *out, const cor_mark *mark)
{
    if (mark->as.path.fill.a > 0) {
        cor_svg_paint(out, "fill", mark->as.path.fill);
        if (!mark->as.path.nonzero)
            cor_buf_text(out, " fill-rule=\"evenodd\"");
    } else {
        cor_buf_text(out, " fill=\"none\"");
    }
    if (mark->as.path.is_crisp)
        cor_buf_text(out, " shape-rendering=\"crispEdges\"");
    if (mark->as.path.stroke.paint.a > 0) {
        cor_svg_paint(out, "stroke", mark->as.path.stroke.paint);
        cor_svg_line_style(out, &mark->as.path.stroke);
    }
}
