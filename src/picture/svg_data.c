/* Path data and lists of numbers. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "picture/svg_path.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void skip_spaces(cor_str text, size_t *at)
{
    while (*at < text.len && is_space(text.ptr[*at]))
        ++*at;
}

static void skip_comma(cor_str text, size_t *at)
{
    skip_spaces(text, at);
    if (*at < text.len && text.ptr[*at] == ',')
        ++*at;
    skip_spaces(text, at);
}

bool cor_svg_is_end(cor_str text, size_t at)
{
    skip_spaces(text, &at);
    return at == text.len;
}

static size_t digits(cor_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
        end++;
    return end - at;
}

/* Bytes of the number at `at`: [+-] digits [. digits] [e [+-] digits]; `mantissa`: those before a
 * point that no digit follows. */
static size_t number_length(cor_str text, size_t at, size_t *mantissa)
{
    size_t end = at;
    if (end < text.len && (text.ptr[end] == '+' || text.ptr[end] == '-'))
        end++;
    size_t whole = digits(text, end), part = 0;
    end += whole;
    *mantissa = end - at;
    if (end < text.len && text.ptr[end] == '.') {
        part = digits(text, end + 1);
        end += 1 + part;
        *mantissa = part ? end - at : *mantissa;
    }
    if (!whole && !part)
        return 0;
    if (end < text.len && (text.ptr[end] | 0x20) == 'e') {
        size_t sign = end + 1 < text.len && strchr("+-", text.ptr[end + 1]) ? 1 : 0;
        size_t exponent = digits(text, end + 1 + sign);
        if (exponent) {
            end += 1 + sign + exponent;
            *mantissa = part || text.ptr[at + *mantissa] != '.' ? end - at : *mantissa;
        }
    }
    return end - at;
}

bool cor_svg_scan_number(cor_str text, size_t *at, double *out)
{
    size_t from = *at, mantissa;
    skip_comma(text, &from);
    size_t length = number_length(text, from, &mantissa);
    if (!length)
        return false;
    cor_str number = { text.ptr + from, mantissa };
    size_t sign = number.ptr[0] == '+' || number.ptr[0] == '-';
    bool minus = number.ptr[0] == '-';
    number = (cor_str){ number.ptr + sign, number.len - sign };
    /* Leading zeros are no JSON but well in SVG. */
    while (number.len > 1 && number.ptr[0] == '0' && isdigit((unsigned char)number.ptr[1]))
        number = (cor_str){ number.ptr + 1, number.len - 1 };
    if (!cor_number_parse(number, out))
        return false;
    *out = minus ? -*out : *out;
    *at = from + length;
    return true;
}

bool cor_svg_scan_length(cor_str text, size_t *at, double *out)
{
    static const struct {
        const char *name;
        double px;
    } units[] = { { "", 1 },           { "px", 1 },         { "pt", 96 / 72.0 },
                  { "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 } };
    size_t from = *at, end;
    double number;
    if (!cor_svg_scan_number(text, &from, &number))
        return false;
    for (end = from;
         end < text.len && (isalpha((unsigned char)text.ptr[end]) || text.ptr[end] == '%');)
        end++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cor_str_is((cor_str){ text.ptr + from, end - from }, units[i].name)) {
            *out = number * units[i].px;
            *at = end;
            return true;
        }
    return false;
}

cor_svg_matrix cor_svg_multiply(cor_svg_matrix o, cor_svg_matrix i)
{
    return (cor_svg_matrix){ o.a * i.a + o.c * i.b,       o.b * i.a + o.d * i.b,
                             o.a * i.c + o.c * i.d,       o.b * i.c + o.d * i.d,
                             o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f };
}

static cor_svg_matrix rotation(const double *v, size_t count)
{
    double c = cos(v[0] * M_PI / 180), s = sin(v[0] * M_PI / 180);
    cor_svg_matrix turn = { c, s, -s, c, 0, 0 };
    if (count < 3)
        return turn;
    cor_svg_matrix there = { 1, 0, 0, 1, v[1], v[2] }, back = { 1, 0, 0, 1, -v[1], -v[2] };
    return cor_svg_multiply(cor_svg_multiply(there, turn), back);
}

static bool make_matrix(cor_str name, const double *v, size_t n, cor_svg_matrix *out)
{
    if (cor_str_is(name, "matrix") && n == 6)
        *out = (cor_svg_matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
    else if (cor_str_is(name, "translate") && (n == 1 || n == 2))
        *out = (cor_svg_matrix){ 1, 0, 0, 1, v[0], n == 2 ? v[1] : 0 };
    else if (cor_str_is(name, "scale") && (n == 1 || n == 2))
        *out = (cor_svg_matrix){ v[0], 0, 0, n == 2 ? v[1] : v[0], 0, 0 };
    else if (cor_str_is(name, "rotate") && (n == 1 || n == 3))
        *out = rotation(v, n);
    else if (cor_str_is(name, "skewX") && n == 1)
        *out = (cor_svg_matrix){ 1, 0, tan(v[0] * M_PI / 180), 1, 0, 0 };
    else if (cor_str_is(name, "skewY") && n == 1)
        *out = (cor_svg_matrix){ 1, tan(v[0] * M_PI / 180), 0, 1, 0, 0 };
    else
        return false;
    return true;
}

bool cor_svg_read_matrix(cor_str text, cor_svg_matrix *out)
{
    *out = (cor_svg_matrix){ 1, 0, 0, 1, 0, 0 };
    for (size_t at = 0; !cor_svg_is_end(text, at);) {
        double values[6];
        size_t count = 0;
        skip_comma(text, &at);
        size_t from = at;
        while (at < text.len && isalpha((unsigned char)text.ptr[at]))
            at++;
        cor_str name = { text.ptr + from, at - from };
        skip_spaces(text, &at);
        if (at == text.len || text.ptr[at++] != '(')
            return false;
        while (count < 6 && cor_svg_scan_number(text, &at, &values[count]))
            count++;
        skip_spaces(text, &at);
        cor_svg_matrix one;
        if (at == text.len || text.ptr[at++] != ')' || !make_matrix(name, values, count, &one))
            return false;
        *out = cor_svg_multiply(*out, one);
    }
    return true;
}

/* Where path data stands: the last control point serves S and T. */
typedef struct drawing {
    cor_svg_pen *pen;
    double start_x, start_y, control_x, control_y;
    char last;
} drawing;

static size_t arguments_of(char command)
{
    static const char letters[] = "MLHVCSQTAZ";
    static const size_t counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
    const char *found = command ? strchr(letters, command & ~0x20) : NULL;
    return found ? counts[found - letters] : 99;
}

/* The flags of an arc may stand without a space between them. */
static bool scan_flag(cor_str text, size_t *at, double *out)
{
    skip_comma(text, at);
    if (*at == text.len || (text.ptr[*at] != '0' && text.ptr[*at] != '1'))
        return false;
    *out = text.ptr[(*at)++] - '0';
    return true;
}

static bool scan_arguments(cor_str text, size_t *at, char command, double *v)
{
    for (size_t i = 0; i < arguments_of(command); i++) {
        bool is_flag = (command | 0x20) == 'a' && (i == 3 || i == 4);
        if (!(is_flag ? scan_flag(text, at, &v[i]) : cor_svg_scan_number(text, at, &v[i])))
            return false;
    }
    return true;
}

static void make_absolute(const cor_svg_pen *pen, char command, double *v)
{
    size_t count = arguments_of(command);
    if (command == 'h') {
        v[0] += pen->x;
    } else if (command == 'v') {
        v[0] += pen->y;
    } else if (command == 'a') {
        v[5] += pen->x;
        v[6] += pen->y;
    } else {
        for (size_t i = 0; i + 1 < count; i += 2) {
            v[i] += pen->x;
            v[i + 1] += pen->y;
        }
    }
}

static void draw_cubic(drawing *d, double x1, double y1, const double rest[4])
{
    const double at[6] = { x1, y1, rest[0], rest[1], rest[2], rest[3] };
    cor_svg_curve(d->pen, at);
    d->control_x = rest[0];
    d->control_y = rest[1];
}

static void draw_quadratic(drawing *d, double qx, double qy, double x, double y)
{
    double x0 = d->pen->x, y0 = d->pen->y;
    const double at[6] = { x0 + (qx - x0) * 2 / 3,
                           y0 + (qy - y0) * 2 / 3,
                           x + (qx - x) * 2 / 3,
                           y + (qy - y) * 2 / 3,
                           x,
                           y };
    cor_svg_curve(d->pen, at);
    d->control_x = qx;
    d->control_y = qy;
}

/* The control point mirrored, when the command before was of the same family. */
static void mirror(drawing *d, const char *family, double *x, double *y)
{
    bool goes_on = d->last && strchr(family, d->last);
    *x = goes_on ? 2 * d->pen->x - d->control_x : d->pen->x;
    *y = goes_on ? 2 * d->pen->y - d->control_y : d->pen->y;
}

static void draw_curve(drawing *d, char command, const double *v)
{
    double x, y;
    if (command == 'C') {
        draw_cubic(d, v[0], v[1], v + 2);
    } else if (command == 'S') {
        mirror(d, "CS", &x, &y);
        draw_cubic(d, x, y, v);
    } else if (command == 'Q') {
        draw_quadratic(d, v[0], v[1], v[2], v[3]);
    } else if (command == 'T') {
        mirror(d, "QT", &x, &y);
        draw_quadratic(d, x, y, v[0], v[1]);
    } else {
        const cor_svg_arc_to arc = { v[0], v[1], v[2], v[3] > 0, v[4] > 0, v[5], v[6] };
        cor_svg_arc(d->pen, &arc);
    }
}

static void draw_command(drawing *d, char command, const double *v)
{
    switch (command) {
    case 'M':
        cor_svg_move(d->pen, v[0], v[1]);
        d->start_x = v[0];
        d->start_y = v[1];
        break;
    case 'L':
        cor_svg_line(d->pen, v[0], v[1]);
        break;
    case 'H':
        cor_svg_line(d->pen, v[0], d->pen->y);
        break;
    case 'V':
        cor_svg_line(d->pen, d->pen->x, v[0]);
        break;
    case 'Z':
        cor_svg_close(d->pen);
        d->pen->x = d->start_x;
        d->pen->y = d->start_y;
        break;
    default:
        draw_curve(d, command, v);
    }
    d->last = command;
}

size_t cor_svg_draw_data(cor_svg_pen *pen, cor_str text)
{
    drawing d = { .pen = pen };
    char command = '\0';
    size_t at = 0, fault = text.len;
    while (!cor_svg_is_end(text, at)) {
        double v[7] = { 0 };
        skip_comma(text, &at);
        fault = at;
        if (at < text.len && isalpha((unsigned char)text.ptr[at]))
            command = text.ptr[at++];
        else if ((command | 0x20) == 'z')
            break;
        if (arguments_of(command) > 7 || (!d.last && (command | 0x20) != 'm') ||
            !scan_arguments(text, &at, command, v))
            break;
        if (islower((unsigned char)command))
            make_absolute(pen, command, v);
        draw_command(&d, (char)(command & ~0x20), v);
        if ((command | 0x20) == 'm') /* more points are lines */
            command = command == 'm' ? 'l' : 'L';
        fault = text.len;
    }
    cor_svg_end(pen);
    return fault;
}
