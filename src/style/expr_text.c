/* Strings: concat, upcase, downcase, number-format. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "style/expr.h"
#include "style/letter_case.h"

/* Most texts are joined from few parts, whose views fit on the stack. */
enum { FEW_PARTS = 16 };

static bool evaluate_concat(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_arena *arena = frame->eval->arena;
    cor_str few[FEW_PARTS], *parts = few;
    size_t count = expr->count, length = 0;
    if (count > FEW_PARTS)
        parts = cor_arena_alloc(arena, count, sizeof *parts);
    for (size_t i = 0; i < count; i++) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (!cor_evaluate_text(frame, expr, out, &parts[i]))
            return false;
        length += parts[i].len;
    }
    if (!cor_evaluate_room(frame, expr, length))
        return false;
    char *text = cor_arena_alloc(arena, length + 1, 1), *at = text;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len)
            memcpy(at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    *out = cor_datum_string((cor_str){ text, length });
    return true;
}

/* That of the name that was looked up last, else the figure's: a name that fell back to English is
 * put into English capitals. */
static const char *language_of(const cor_frame *frame)
{
    const cor_eval *eval = frame->eval;
    if (eval->names && eval->names->asked)
        return eval->names->found;
    return eval->language && eval->language->count ? eval->language->order[0] : NULL;
}

static bool evaluate_upcase(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    out->as.string = cor_text_upper(out->as.string, language_of(frame), frame->eval->arena);
    return cor_evaluate_room(frame, expr, out->as.string.len);
}

static bool evaluate_downcase(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    out->as.string = cor_text_lower(out->as.string, language_of(frame), frame->eval->arena);
    return cor_evaluate_room(frame, expr, out->as.string.len);
}

/* Which of the arguments behind the number is which; 0: not given. */
typedef struct number_options {
    size_t locale, currency, unit, min_digits, max_digits;
} number_options;

static const struct number_key {
    const char *key;
    cor_type_kind kind;
    size_t offset;
} number_keys[] = {
    { "locale", COR_T_STRING, offsetof(number_options, locale) },
    { "currency", COR_T_STRING, offsetof(number_options, currency) },
    { "unit", COR_T_STRING, offsetof(number_options, unit) },
    { "min-fraction-digits", COR_T_NUMBER, offsetof(number_options, min_digits) },
    { "max-fraction-digits", COR_T_NUMBER, offsetof(number_options, max_digits) },
};

enum { NUMBER_KEY_COUNT = sizeof number_keys / sizeof *number_keys };

/* ["number-format", number, {options}] */
static const cor_expr *compile_number_format(cor_compiler *compiler, const cor_operator *op,
                                             const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3)
        return cor_compile_fail(compiler, node, NULL, "Expected two arguments.");
    const cor_node *map = node->items[2];
    if (map->kind != COR_NODE_MAP)
        return cor_compile_fail(compiler, map, "[number-format, number, {max-fraction-digits: 2}]",
                                "NumberFormat options argument must be an object.");
    number_options *options = cor_arena_alloc(compiler->arena, 1, sizeof *options);
    cor_expr *expr = cor_expr_new(compiler, op, node, 1 + NUMBER_KEY_COUNT);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], 1, COR_T_NUMBER);
    bool well = expr->args[0] != NULL;
    expr->count = 1;
    for (size_t i = 0; i < NUMBER_KEY_COUNT; i++) {
        const cor_node *given = cor_node_get(map, number_keys[i].key);
        if (!given)
            continue;
        size_t at = expr->count++;
        memcpy((char *)options + number_keys[i].offset, &at, sizeof at);
        expr->args[at] = cor_compile_kind(compiler, given, 1, number_keys[i].kind);
        well = well && expr->args[at];
    }
    if (well && options->currency && options->unit)
        return cor_compile_fail(
            compiler, map, NULL,
            "NumberFormat options `currency` and `unit` are mutually exclusive");
    expr->data = options;
    return well ? cor_expr_finish(expr) : NULL;
}

/* `decimals` digits behind the point, cut down to `least` where they are zeros. */
static void fix_digits(cor_buf *digits, double number, int decimals, int least)
{
    cor_number_fixed(digits, fabs(number), decimals);
    size_t point = strcspn(digits->ptr, ".");
    while (digits->len > point + 1 + (size_t)least && digits->ptr[digits->len - 1] == '0')
        digits->len--;
    if (digits->len == point + 1)
        digits->len = point;
}

/* Digits in threes. */
static void print_grouped(cor_buf *out, const cor_language *language, cor_str digits)
{
    size_t point = 0;
    while (point < digits.len && digits.ptr[point] != '.')
        point++;
    for (size_t i = 0; i < digits.len; i++) {
        if (i && i < point && (point - i) % 3 == 0)
            cor_buf_text(out, cor_language_group(language, cor_language_locale(language)->group));
        cor_language_digits(out, language, (cor_str){ digits.ptr + i, 1 });
    }
}

/* Short signs as Unicode's CLDR has them for English; the rest stands as it is written. */
typedef struct sign {
    const char *name, *text;
    int decimals;
} sign;

static const sign currencies[] = {
    { "USD", "$", 2 },   { "EUR", "€", 2 }, { "GBP", "£", 2 }, { "JPY", "¥", 0 },
    { "CNY", "CN¥", 2 }, { "INR", "₹", 2 }, { "KRW", "₩", 0 },
};

static const sign units[] = {
    { "meter", " m", 0 },       { "kilometer", " km", 0 }, { "centimeter", " cm", 0 },
    { "millimeter", " mm", 0 }, { "mile", " mi", 0 },      { "foot", " ft", 0 },
    { "celsius", "°C", 0 },     { "fahrenheit", "°F", 0 }, { "percent", "%", 0 },
    { "kilobyte", " kB", 0 },   { "megabyte", " MB", 0 },  { "kilogram", " kg", 0 },
    { "gram", " g", 0 },        { "liter", " L", 0 },      { "hour", " hr", 0 },
    { "minute", " min", 0 },    { "second", " sec", 0 },   { "degree", " deg", 0 },
};

static const sign *sign_of(cor_str name, const sign *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cor_str_is(name, signs[i].name))
            return &signs[i];
    return NULL;
}

/* Units that a language has names for stand behind a no-break space, all others as in English. */
static void print_unit(cor_buf *out, const cor_language *language, cor_str name, cor_str digits)
{
    static const struct ground {
        const char *name;
        cor_ground_unit unit;
    } grounds[] = { { "meter", COR_UNIT_M },
                    { "kilometer", COR_UNIT_KM },
                    { "mile", COR_UNIT_MI },
                    { "nautical-mile", COR_UNIT_NMI } };
    for (size_t i = 0; language && i < sizeof grounds / sizeof *grounds; i++) {
        if (!cor_str_is(name, grounds[i].name))
            continue;
        cor_buf_text(out, "\xc2\xa0");
        cor_buf_text(out, cor_language_unit_behind(language, grounds[i].unit, digits));
        return;
    }
    const sign *unit = sign_of(name, units, sizeof units / sizeof *units);
    cor_buf_text(out, unit ? unit->text : " ");
    cor_buf_str(out, unit ? COR_STR("") : name);
}

static bool read_digits(const cor_expr *expr, cor_frame *frame, size_t at, int *digits)
{
    cor_datum given;
    if (!at)
        return true;
    if (!cor_evaluate_arg(expr, at, frame, &given))
        return false;
    if (!(given.as.number >= 0 && given.as.number <= 20))
        return cor_evaluate_fail(frame, expr, "digits are from 0 to 20, found %g", given.as.number);
    *digits = (int)given.as.number;
    return true;
}

static bool print_number(const cor_expr *expr, cor_frame *frame, double number, cor_buf *text)
{
    const number_options *options = expr->data;
    cor_datum name = cor_datum_string(COR_STR(""));
    size_t named = options->currency ? options->currency : options->unit;
    if (named && !cor_evaluate_arg(expr, named, frame, &name))
        return false;
    const sign *currency = NULL;
    if (options->currency)
        currency = sign_of(name.as.string, currencies, sizeof currencies / sizeof *currencies);
    int least = options->currency ? currency ? currency->decimals : 2 : 0;
    int most = options->currency ? least : 3;
    if (!read_digits(expr, frame, options->min_digits, &least))
        return false;
    most = most < least ? least : most;
    if (!read_digits(expr, frame, options->max_digits, &most))
        return false;
    if (options->currency) {
        cor_buf_str(text, currency ? cor_str_of(currency->text) : name.as.string);
        cor_buf_text(text, currency ? "" : " ");
    }
    /* A locale that the expression names is written as English: it does not know the figure's. */
    const cor_language *language = options->locale ? NULL : frame->eval->language;
    cor_buf digits = { 0 };
    fix_digits(&digits, number, most, least < most ? least : most);
    cor_buf_text(text, number < 0 ? "-" : "");
    print_grouped(text, language, cor_buf_view(&digits));
    if (options->unit)
        print_unit(text, language, name.as.string, cor_buf_view(&digits));
    cor_buf_free(&digits);
    return true;
}

static bool evaluate_number_format(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    double number = out->as.number;
    if (!isfinite(number))
        return cor_evaluate_fail(frame, expr, "cannot format a number that is not finite");
    cor_buf text = { 0 };
    bool well =
        print_number(expr, frame, number, &text) && cor_evaluate_room(frame, expr, text.len);
    if (well)
        *out = cor_datum_string(cor_arena_str(frame->eval->arena, cor_buf_view(&text)));
    cor_buf_free(&text);
    return well;
}

/* Every script is shaped. */
static bool evaluate_script(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    *out = cor_datum_boolean(true);
    return true;
}

static const cor_operator rows[] = {
    { .name = "concat", .evaluate = evaluate_concat, .result.kind = COR_T_STRING, .params = "v*" },
    { .name = "upcase",
      .evaluate = evaluate_upcase,
      .result.kind = COR_T_STRING,
      .params = "s",
      .uses = COR_USES_ELSE },
    { .name = "downcase",
      .evaluate = evaluate_downcase,
      .result.kind = COR_T_STRING,
      .params = "s",
      .uses = COR_USES_ELSE },
    { .name = "number-format",
      .compile = compile_number_format,
      .evaluate = evaluate_number_format,
      .result.kind = COR_T_STRING,
      .uses = COR_USES_ELSE },
    { .name = "is-supported-script",
      .evaluate = evaluate_script,
      .result.kind = COR_T_BOOLEAN,
      .params = "s",
      .uses = COR_USES_ELSE },
};

const cor_operators cor_operators_text = { rows, sizeof rows / sizeof *rows };
