#include "style/published_length.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

typedef enum sense { SENSE_PLAIN, SENSE_ABOUT, SENSE_OVER, SENSE_UNDER } sense;

typedef struct word {
    const char *text;
    sense sense;
} word;

/* Longer ones before those that they begin with. */
static const word words[] = {
    { "about", SENSE_ABOUT },       { "approximately", SENSE_ABOUT },
    { "approx.", SENSE_ABOUT },     { "around", SENSE_ABOUT },
    { "roughly", SENSE_ABOUT },     { "some", SENSE_ABOUT },
    { "circa", SENSE_ABOUT },       { "ca.", SENSE_ABOUT },
    { "ca", SENSE_ABOUT },          { "c.", SENSE_ABOUT },
    { "~", SENSE_ABOUT },           { "\xe2\x89\x88", SENSE_ABOUT },
    { "over", SENSE_OVER },         { "more than", SENSE_OVER },
    { "at least", SENSE_OVER },     { "exceeding", SENSE_OVER },
    { "above", SENSE_OVER },        { ">", SENSE_OVER },
    { "\xe2\x89\xa5", SENSE_OVER }, { "under", SENSE_UNDER },
    { "less than", SENSE_UNDER },   { "below", SENSE_UNDER },
    { "up to", SENSE_UNDER },       { "almost", SENSE_UNDER },
    { "nearly", SENSE_UNDER },      { "at most", SENSE_UNDER },
    { "<", SENSE_UNDER },           { "\xe2\x89\xa4", SENSE_UNDER },
    { "between", SENSE_PLAIN },
};

typedef struct unit {
    const char *name;
    double metres;
    cor_ground_unit printed;
    bool is_plain; /* the name that figures have for it */
} unit;

static const double chain_m = 20.1168, survey_foot_m = 1200.0 / 3937;

static const unit units[] = {
    { "km", 1000, COR_UNIT_KM, true },
    { "kilometre", 1000, COR_UNIT_KM, false },
    { "kilometres", 1000, COR_UNIT_KM, false },
    { "kilometer", 1000, COR_UNIT_KM, false },
    { "kilometers", 1000, COR_UNIT_KM, false },
    { "kms", 1000, COR_UNIT_KM, false },
    { "m", 1, COR_UNIT_M, true },
    { "metre", 1, COR_UNIT_M, false },
    { "metres", 1, COR_UNIT_M, false },
    { "meter", 1, COR_UNIT_M, false },
    { "meters", 1, COR_UNIT_M, false },
    { "mi", 1609.344, COR_UNIT_MI, true },
    { "mile", 1609.344, COR_UNIT_MI, false },
    { "miles", 1609.344, COR_UNIT_MI, false },
    { "nmi", 1852, COR_UNIT_NMI, true },
    { "nautical mile", 1852, COR_UNIT_NMI, false },
    { "nautical miles", 1852, COR_UNIT_NMI, false },
    { "ch", chain_m, COR_UNIT_MI, false },
    { "chain", chain_m, COR_UNIT_MI, false },
    { "chains", chain_m, COR_UNIT_MI, false },
    { "yd", 0.9144, COR_UNIT_M, false },
    { "yard", 0.9144, COR_UNIT_M, false },
    { "yards", 0.9144, COR_UNIT_M, false },
    { "ft", 0.3048, COR_UNIT_M, false },
    { "foot", 0.3048, COR_UNIT_M, false },
    { "feet", 0.3048, COR_UNIT_M, false },
    { "US survey feet", survey_foot_m, COR_UNIT_M, false },
    { "verst", 1066.8, COR_UNIT_KM, false },
    { "versts", 1066.8, COR_UNIT_KM, false },
};

static const char units_hint[] =
    "units are m, km, mi, nmi, ft, US survey feet, yd, chains and versts, short or in words";

/* What is left of the text, and what was read of it. */
typedef struct reader {
    cor_str rest, whole;
    cor_span at;
    cor_report *report;
} reader;

typedef struct number {
    double value;
    int decimals;
} number;

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

static bool fail(const reader *r, const char *hint, const char *what)
{
    return cor_fail(r->report, COR_KIND_BAD_VALUE, r->at, hint, "%s in the length '%.*s'", what,
                    shown(r->whole), r->whole.ptr);
}

static void skip(reader *r, size_t bytes)
{
    r->rest = (cor_str){ r->rest.ptr + bytes, r->rest.len - bytes };
}

static bool is_digit(cor_str text, size_t i)
{
    return i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9';
}

/* Bytes of a blank of any width at the place; 0: there is none. */
static size_t blank_at(cor_str text, size_t i)
{
    static const char *const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89" };
    for (size_t k = 0; k < sizeof blanks / sizeof *blanks; k++)
        if (cor_str_starts((cor_str){ text.ptr + i, text.len - i }, blanks[k]))
            return strlen(blanks[k]);
    return 0;
}

static void skip_blanks(reader *r)
{
    for (size_t bytes; r->rest.len && (bytes = blank_at(r->rest, 0)) > 0;)
        skip(r, bytes);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool begins(cor_str text, const char *with)
{
    size_t n = strlen(with);
    for (size_t i = 0; i < n; i++)
        if (i >= text.len || lower(text.ptr[i]) != lower(with[i]))
            return false;
    return true;
}

static bool is_letter(cor_str text, size_t i)
{
    char c = i < text.len ? lower(text.ptr[i]) : 0;
    return c >= 'a' && c <= 'z';
}

/* A word ends where no letter follows its last one. */
static bool take(reader *r, const char *text)
{
    size_t n = strlen(text);
    bool is_word = is_letter((cor_str){ text, n }, n - 1);
    if (!begins(r->rest, text) || (is_word && is_letter(r->rest, n)))
        return false;
    skip(r, n);
    skip_blanks(r);
    return true;
}

static sense read_sense(reader *r)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (take(r, words[i].text))
            return words[i].sense;
    return SENSE_PLAIN;
}

/* Three digits follow, and no fourth. */
static bool is_group(cor_str text, size_t i)
{
    return is_digit(text, i) && is_digit(text, i + 1) && is_digit(text, i + 2) &&
           !is_digit(text, i + 3);
}

static size_t count_points(cor_str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len && (is_digit(text, i) || text.ptr[i] == '.'); i++)
        n += text.ptr[i] == '.';
    return n;
}

/* Bytes of what separates groups at the place; 0: nothing does. */
static size_t separator_at(cor_str text, size_t i, size_t digits_before)
{
    size_t blank = blank_at(text, i);
    bool is_sign =
        text.ptr[i] == ',' || text.ptr[i] == '\'' || (text.ptr[i] == '.' && count_points(text) > 1);
    size_t bytes = blank ? blank : is_sign ? 1 : 0;
    return bytes && digits_before > 0 && digits_before <= 3 && is_group(text, i + bytes) ? bytes
                                                                                         : 0;
}

static bool read_number(number *out, reader *r)
{
    cor_buf digits = { 0 };
    size_t i = 0, run = 0;
    bool is_fraction = false;
    *out = (number){ 0 };
    while (i < r->rest.len) {
        size_t separator = is_fraction ? 0 : separator_at(r->rest, i, run);
        bool is_mark = (r->rest.ptr[i] == '.' || r->rest.ptr[i] == ',') && is_digit(r->rest, i + 1);
        if (is_digit(r->rest, i)) {
            cor_buf_char(&digits, r->rest.ptr[i++]);
            run++;
            out->decimals += is_fraction;
        } else if (separator) {
            i += separator;
            run = 0;
        } else if (is_mark && !is_fraction && run > 0) {
            cor_buf_char(&digits, '.');
            is_fraction = true;
            i++;
        } else {
            break;
        }
    }
    bool well = run > 0 && cor_number_parse(cor_buf_view(&digits), &out->value);
    cor_buf_free(&digits);
    skip(r, i);
    skip_blanks(r);
    return well;
}

static const unit *read_unit(reader *r)
{
    const unit *found = NULL;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i].name);
        bool is_longer = !found || n > strlen(found->name);
        if (is_longer && begins(r->rest, units[i].name) && !is_letter(r->rest, n))
            found = &units[i];
    }
    if (found) {
        skip(r, strlen(found->name));
        skip_blanks(r);
    }
    return found;
}

static double last_digit(number n)
{
    return pow(10, -n.decimals);
}

/* The place of the last digit that is no zero. */
static double round_to(number n)
{
    double place = last_digit(n);
    while (n.decimals == 0 && place < n.value && fmod(n.value, place * 10) == 0)
        place *= 10;
    return place;
}

static void set_interval(cor_published_length *out, sense how, number from, number to,
                         const unit *in)
{
    double low = from.value - last_digit(from) / 2, high = to.value + last_digit(to) / 2;
    if (how == SENSE_ABOUT) {
        low = from.value - fmax(last_digit(from), round_to(from) / 2);
        high = to.value + fmax(last_digit(to), round_to(to) / 2);
    } else if (how == SENSE_OVER) {
        low = from.value;
        high = to.value + round_to(to);
    } else if (how == SENSE_UNDER) {
        low = from.value - round_to(from);
        high = to.value;
    }
    out->low_m = low * in->metres;
    out->high_m = high * in->metres;
}

static bool read_range_end(number *to, reader *r, bool *is_range)
{
    static const char *const between[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94", "to", "and" };
    *is_range = false;
    for (size_t i = 0; i < sizeof between / sizeof *between && !*is_range; i++)
        *is_range = take(r, between[i]);
    return !*is_range || read_number(to, r);
}

/* "23 mi 40 ch": so many of a smaller unit more. */
static bool add_smaller(cor_published_length *out, reader *r, const unit *first)
{
    number more;
    if (!is_digit(r->rest, 0))
        return true;
    const unit *in = read_number(&more, r) ? read_unit(r) : NULL;
    if (!in || in->metres >= first->metres)
        return fail(r, "write the larger unit first: 23 mi 40 ch",
                    "a second number without a unit");
    double half_m = last_digit(more) / 2 * in->metres;
    double middle_m = (out->low_m + out->high_m) / 2 + more.value * in->metres;
    out->low_m = middle_m - half_m;
    out->high_m = middle_m + half_m;
    out->decimals = 1;
    out->is_plain = false;
    return true;
}

static bool read_length(cor_published_length *out, reader *r)
{
    number from, to;
    bool is_range;
    const char *begin = r->rest.ptr;
    sense how = read_sense(r);
    bool is_bare = r->rest.ptr == begin;
    if (!read_number(&from, r))
        return fail(r, "write a number with its unit: about 40 km", "no number");
    to = from;
    const unit *in = read_unit(r);
    if (!read_range_end(&to, r, &is_range))
        return fail(r, "write a range as 42-43 km", "no second number");
    if (is_range) {
        const unit *last = read_unit(r);
        in = last ? last : in;
    }
    if (!in)
        return fail(r, units_hint, r->rest.len ? "an unknown unit" : "no unit");
    if (!(from.value > 0))
        return fail(r, "a claimed length is larger than 0", "nothing");
    if (to.value < from.value)
        return fail(r, "write the smaller number first: 42-43 km", "a range that falls");
    *out = (cor_published_length){ .unit = in->printed, .decimals = from.decimals };
    out->is_plain = is_bare && !is_range && in->is_plain;
    if (!in->is_plain && in->metres != cor_ground_unit_metres(in->printed))
        out->decimals = 1;
    set_interval(out, how, from, to, in);
    return add_smaller(out, r, in);
}

static void take_both(cor_published_length *out, const cor_published_length *other, const reader *r)
{
    bool agree = other->low_m <= out->high_m && other->high_m >= out->low_m;
    out->is_plain = false;
    if (agree) {
        out->low_m = fmax(out->low_m, other->low_m);
        out->high_m = fmin(out->high_m, other->high_m);
        return;
    }
    cor_warn(
        r->report, COR_KIND_MEASURE, r->at, "the first of them counts",
        "the two lengths of '%.*s' do not agree: the first is %.1f to %.1f km, the second %.1f to "
        "%.1f km",
        shown(r->whole), r->whole.ptr, out->low_m / 1000, out->high_m / 1000, other->low_m / 1000,
        other->high_m / 1000);
}

bool cor_published_length_parse(cor_published_length *out, cor_str text, cor_span at,
                                cor_report *report)
{
    reader r = { text, text, at, report };
    cor_published_length other = { 0 };
    skip_blanks(&r);
    if (!read_length(out, &r))
        return false;
    bool has_two = take(&r, "(") || take(&r, "/");
    if (has_two && !read_length(&other, &r))
        return false;
    if (has_two)
        take_both(out, &other, &r);
    take(&r, ")");
    return !r.rest.len ||
           fail(&r, "write it as 26 miles (42 km)", "something else behind the unit");
}
