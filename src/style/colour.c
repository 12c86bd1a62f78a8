#include "style/colour.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "style/colour_names.h"

/* Longer than any colour that people write; digits past it are noise. */
enum { TEXT_MAX = 160, ARGUMENTS_MAX = 4 };

/* One argument of rgb() or hsl(), and what stands before it. */
typedef struct argument {
    double value;
    enum { PLAIN, PERCENT, DEGREES } unit;
    enum { BY_SPACE, BY_COMMA, BY_SLASH } separator;
} argument;

static double clamp(double value, double least, double most)
{
    return fmin(fmax(value, least), most);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void skip_blanks(cor_str *rest)
{
    while (rest->len && is_blank(rest->ptr[0]))
        rest->ptr++, rest->len--;
}

static bool take(cor_str *rest, const char *text)
{
    if (!cor_str_starts(*rest, text))
        return false;
    size_t length = strlen(text);
    rest->ptr += length;
    rest->len -= length;
    return true;
}

/* Trimmed and in lower case; false when it is too long. */
static bool normalise(char out[TEXT_MAX], cor_str *text)
{
    skip_blanks(text);
    while (text->len && is_blank(text->ptr[text->len - 1]))
        text->len--;
    if (text->len > TEXT_MAX)
        return false;
    for (size_t i = 0; i < text->len; i++) {
        char c = text->ptr[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    text->ptr = out;
    return true;
}

static cor_colour from_bytes(uint32_t rgb, uint32_t alpha)
{
    return (cor_colour){ (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0,
                         alpha / 255.0 };
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool parse_hex(cor_str digits, cor_colour *out)
{
    bool one_each = digits.len == 3 || digits.len == 4;
    if (!one_each && digits.len != 6 && digits.len != 8)
        return false;
    uint32_t bytes[4] = { 0, 0, 0, 255 };
    size_t step = one_each ? 1 : 2;
    for (size_t i = 0; i < digits.len / step; i++) {
        int high = hex_digit(digits.ptr[i * step]);
        int low = hex_digit(digits.ptr[i * step + step - 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = (uint32_t)(high * 16 + low);
    }
    *out = from_bytes(bytes[0] << 16 | bytes[1] << 8 | bytes[2], bytes[3]);
    return true;
}

static bool take_number(cor_str *rest, double *value)
{
    size_t length = 0;
    while (length < rest->len && ((rest->ptr[length] >= '0' && rest->ptr[length] <= '9') ||
                                  rest->ptr[length] == '.' || rest->ptr[length] == '+' ||
                                  rest->ptr[length] == '-' || (rest->ptr[length] == 'e' && length)))
        length++;
    if (length > 1 && rest->ptr[length - 1] == 'e') /* never so in a number */
        return false;
    cor_str number = { rest->ptr, length };
    if (length && number.ptr[length - 1] == '.')
        number.len--;
    rest->ptr += length;
    rest->len -= length;
    return cor_number_parse(number, value);
}

/* Blanks, a comma or a slash between arguments: at least one of them. */
static bool take_separator(cor_str *rest, argument *next)
{
    size_t before = rest->len;
    skip_blanks(rest);
    if (take(rest, ","))
        next->separator = BY_COMMA;
    else if (take(rest, "/"))
        next->separator = BY_SLASH;
    else
        next->separator = BY_SPACE;
    skip_blanks(rest);
    return rest->len < before;
}

static bool take_argument(cor_str *rest, argument *out)
{
    if (!take_number(rest, &out->value))
        return false;
    out->unit = take(rest, "%") ? PERCENT : take(rest, "deg") ? DEGREES : PLAIN;
    return true;
}

/* The arguments up to the closing parenthesis, which ends the text; 0 when they are not well. */
static size_t take_arguments(cor_str rest, argument arguments[ARGUMENTS_MAX])
{
    skip_blanks(&rest);
    for (size_t count = 0; count < ARGUMENTS_MAX; count++) {
        if (count && !take_separator(&rest, &arguments[count]))
            return 0;
        if (!take_argument(&rest, &arguments[count]))
            return 0;
        cor_str end = rest;
        skip_blanks(&end);
        if (take(&end, ")"))
            return end.len ? 0 : count + 1;
    }
    return 0;
}

/* "a, b, c", "a, b, c, d", "a b c" or "a b c / d". */
static bool has_known_form(const argument *arguments, size_t count)
{
    if (count < 3 || arguments[1].separator != arguments[2].separator ||
        arguments[1].separator == BY_SLASH)
        return false;
    if (count == 3)
        return true;
    bool commas = arguments[1].separator == BY_COMMA;
    return arguments[3].separator == (commas ? BY_COMMA : BY_SLASH) && arguments[3].unit != DEGREES;
}

static double alpha_of(const argument *arguments, size_t count)
{
    if (count < 4)
        return 1;
    double value = arguments[3].value;
    return clamp(arguments[3].unit == PERCENT ? value / 100 : value, 0, 1);
}

static bool parse_rgb(const argument *a, size_t count, cor_colour *out)
{
    if (a[0].unit == DEGREES || a[1].unit != a[0].unit || a[2].unit != a[0].unit)
        return false;
    double most = a[0].unit == PERCENT ? 100 : 255;
    *out = (cor_colour){ clamp(a[0].value / most, 0, 1), clamp(a[1].value / most, 0, 1),
                         clamp(a[2].value / most, 0, 1), alpha_of(a, count) };
    return true;
}

/* CSS Color Module Level 4, section 7.1. */
static double hsl_channel(double step, double hue_deg, double saturation, double lightness)
{
    double k = fmod(step + hue_deg / 30, 12);
    double reach = saturation * fmin(lightness, 1 - lightness);
    return lightness - reach * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
}

static bool parse_hsl(const argument *a, size_t count, cor_colour *out)
{
    if (a[0].unit == PERCENT || a[1].unit != PERCENT || a[2].unit != PERCENT)
        return false;
    double hue_deg = fmod(fmod(a[0].value, 360) + 360, 360);
    double saturation = clamp(a[1].value, 0, 100) / 100;
    double lightness = clamp(a[2].value, 0, 100) / 100;
    *out = (cor_colour){ hsl_channel(0, hue_deg, saturation, lightness),
                         hsl_channel(8, hue_deg, saturation, lightness),
                         hsl_channel(4, hue_deg, saturation, lightness), alpha_of(a, count) };
    return true;
}

bool cor_colour_parse(cor_str text, cor_colour *out)
{
    char lower[TEXT_MAX];
    uint32_t rgb;
    argument arguments[ARGUMENTS_MAX] = { 0 };
    if (!normalise(lower, &text))
        return false;
    if (cor_str_is(text, "transparent")) {
        *out = (cor_colour){ 0 };
        return true;
    }
    if (cor_colour_named(text, &rgb)) {
        *out = from_bytes(rgb, 255);
        return true;
    }
    if (take(&text, "#"))
        return parse_hex(text, out);
    bool is_rgb = take(&text, "rgba(") || take(&text, "rgb(");
    if (!is_rgb && !take(&text, "hsla(") && !take(&text, "hsl("))
        return false;
    size_t count = take_arguments(text, arguments);
    if (!has_known_form(arguments, count))
        return false;
    return is_rgb ? parse_rgb(arguments, count, out) : parse_hsl(arguments, count, out);
}

void cor_colour_print(cor_buf *out, cor_colour colour)
{
    const double channels[] = { colour.r, colour.g, colour.b };
    cor_buf_text(out, "rgba(");
    for (size_t i = 0; i < 3; i++) {
        double value = colour.a > 0 ? floor(clamp(channels[i], 0, 1) * 255 + 0.5) : 0;
        cor_number_shortest(out, value);
        cor_buf_char(out, ',');
    }
    cor_number_shortest(out, colour.a);
    cor_buf_char(out, ')');
}
