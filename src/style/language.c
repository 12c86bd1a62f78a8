#include "style/language.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "style/locale_rows.h"

static cor_str primary_of(cor_str tag)
{
    const char *dash = memchr(tag.ptr, '-', tag.len);
    return dash ? (cor_str){ tag.ptr, (size_t)(dash - tag.ptr) } : tag;
}

static const cor_locale *locale_named(cor_str tag)
{
    cor_str primary = primary_of(tag);
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (cor_str_is(primary, locales[i].tag))
            return &locales[i];
    return &locales[0];
}

static bool is_listed(const char *const *list, size_t count, const char *tag)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], tag) == 0)
            return true;
    return false;
}

/* "zh-Hant", then "zh". */
static void add_tag(const char **list, size_t *count, const char *tag, cor_arena *arena)
{
    const char *primary = cor_arena_str(arena, primary_of(cor_str_of(tag))).ptr;
    if (!is_listed(list, *count, tag))
        list[(*count)++] = cor_arena_strdup(arena, tag);
    if (!is_listed(list, *count, primary))
        list[(*count)++] = primary;
}

void cor_language_settle(cor_language *out, const char *asked, const char *const *order,
                         size_t count, cor_arena *arena)
{
    const char **list = cor_arena_alloc(arena, 2 * (count + 1), sizeof *list);
    out->count = 0;
    if (asked)
        add_tag(list, &out->count, asked, arena);
    for (size_t i = 0; i < count; i++)
        add_tag(list, &out->count, order[i], arena);
    out->order = list;
    out->named_in = count ? order[0] : "en";
    out->written_in = count ? order[0] : NULL;
    out->locale = out->count ? locale_named(cor_str_of(list[0])) : &locales[0];
}

bool cor_language_is_tag(cor_str text)
{
    enum { LONGEST = 35, PRIMARY_MIN = 2, PRIMARY_MAX = 3, PART_MAX = 8 };
    size_t part = 0;
    if (text.len < PRIMARY_MIN || text.len > LONGEST)
        return false;
    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? text.ptr[i] : '-';
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool is_first = part == i;
        if (c == '-') {
            if (part == 0 || part > (is_first ? PRIMARY_MAX : PART_MAX) ||
                (is_first && part < PRIMARY_MIN))
                return false;
            part = 0;
        } else if (is_letter || (!is_first && c >= '0' && c <= '9')) {
            part++;
        } else {
            return false;
        }
    }
    return true;
}

/* What stands before the language: "name:" of "name:en", also "name_" and "name_long:"; 0 when the
 * key is no name in the language that the style names things in. */
static size_t stem_of(const cor_language *language, cor_str key)
{
    size_t tag = strlen(language->named_in);
    if (!cor_str_starts(key, "name") || !cor_str_ends(key, language->named_in) ||
        key.len < tag + sizeof "name:" - 1)
        return 0;
    char mark = key.ptr[key.len - tag - 1];
    return mark == ':' || mark == '_' ? key.len - tag : 0;
}

static bool is_text(const cor_value *value)
{
    return value && value->kind == COR_STRING && value->as.string.len > 0;
}

const cor_value *cor_language_name(const cor_language *language, const cor_value *properties,
                                   cor_str key, cor_name_use *use)
{
    size_t stem = language->count ? stem_of(language, key) : 0;
    if (!stem)
        return cor_value_get(properties, key);
    use->asked = true;
    const cor_value *found = NULL;
    cor_buf name = { 0 };
    size_t i = 0;
    for (; i < language->count && !is_text(found); i++) {
        name.len = 0;
        cor_buf_append(&name, key.ptr, stem);
        cor_buf_text(&name, language->order[i]);
        found = cor_value_get(properties, cor_buf_view(&name));
    }
    cor_buf_free(&name);
    use->found = is_text(found) ? language->order[i - 1] : NULL;
    /* "zh" in place of "zh-Hant" is still the figure's language. */
    bool is_own = use->found && cor_str_equal(primary_of(cor_str_of(use->found)),
                                              primary_of(cor_str_of(language->order[0])));
    use->fell_back = use->fell_back || !is_own;
    return found ? found : cor_value_get(properties, key);
}

static bool check_texts(const cor_node *node, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < node->count; i++) {
        const cor_entry *entry = &node->entries[i];
        if (!cor_language_is_tag(entry->key))
            well = cor_fail(report, COR_KIND_BAD_VALUE, entry->key_at,
                            "a text is a string, or a map of strings by language: {en: ..., az: "
                            "...}",
                            "'%.*s' is no language", (int)entry->key.len, entry->key.ptr);
        else if (entry->value->kind != COR_NODE_STRING)
            well = cor_fail(report, COR_KIND_BAD_TYPE, entry->value->at, NULL,
                            "the text in '%.*s' must be a string, not %s", (int)entry->key.len,
                            entry->key.ptr, cor_node_kind_name(entry->value->kind));
    }
    if (well && node->count == 0)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "write {en: \"...\"}",
                        "a text in no language");
    return well;
}

static bool is_own(const cor_language *language, cor_str tag)
{
    return cor_str_equal(primary_of(tag), primary_of(cor_str_of(language->order[0])));
}

/* Parts are laid out more than once, and their texts read again. */
static bool is_told(const cor_report *report, cor_span at, const char *message)
{
    for (size_t i = 0; i < report->count; i++) {
        const cor_diagnostic *d = &report->items[i];
        if (d->kind == COR_KIND_LANGUAGE && d->at.line == at.line && d->at.column == at.column &&
            strcmp(d->at.file ? d->at.file : "", at.file ? at.file : "") == 0 &&
            strcmp(d->message, message) == 0)
            return true;
    }
    return false;
}

void cor_language_note(cor_report *report, cor_span at, const char *format, ...)
{
    cor_buf message = { 0 };
    va_list arguments;
    va_start(arguments, format);
    cor_buf_vprintf(&message, format, arguments);
    va_end(arguments);
    if (!is_told(report, at, message.ptr))
        cor_note(report, COR_KIND_LANGUAGE, at, NULL, "%s", message.ptr);
    cor_buf_free(&message);
}

static void tell_fallback(const cor_language *language, const char *text, const char *tag,
                          cor_span at, cor_report *report)
{
    cor_foreign_text_add(language->foreign, text, tag);
    cor_language_note(report, at, "this text is not given in '%s': it stands in '%s'",
                      language->order[0], tag);
}

/* Something to read besides values in braces, numbers and marks. */
static bool has_words(cor_str text)
{
    bool in_braces = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        in_braces = c == '{' || (in_braces && c != '}');
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xc3;
        bool is_mark = c == 0xe2; /* U+2000 to U+2FFF: dashes, quotation marks, signs */
        if (!in_braces && is_letter && !is_mark)
            return true;
    }
    return false;
}

void cor_language_text_given(const cor_language *language, const char *text, cor_span at,
                             cor_report *report)
{
    if (text && language && language->count && language->written_in &&
        has_words(cor_str_of(text)) && !is_own(language, cor_str_of(language->written_in)))
        tell_fallback(language, text, language->written_in, at, report);
}

/* The entry that is nearest to the language in the figure's order; the first when none is in it. */
static const cor_entry *entry_for(const cor_language *language, const cor_node *map)
{
    for (size_t i = 0; language && i < language->count; i++) {
        const cor_entry *entry = cor_node_entry(map, language->order[i]);
        if (entry)
            return entry;
    }
    return &map->entries[0];
}

bool cor_language_text(const char **out, const cor_language *language, const cor_node *node,
                       cor_arena *arena, cor_report *report)
{
    if (node->kind == COR_NODE_STRING) {
        *out = cor_arena_str(arena, node->string).ptr;
        cor_language_text_given(language, *out, node->at, report);
        return true;
    }
    if (node->kind != COR_NODE_MAP)
        return cor_fail(report, COR_KIND_BAD_TYPE, node->at,
                        "a text is a string, or a map of strings by language: {en: ..., az: ...}",
                        "this must be a text, not %s", cor_node_kind_name(node->kind));
    if (!check_texts(node, report))
        return false;
    const cor_entry *entry = entry_for(language, node);
    *out = cor_arena_str(arena, entry->value->string).ptr;
    if (language && language->count && !is_own(language, entry->key))
        tell_fallback(language, *out, cor_arena_str(arena, entry->key).ptr, node->at, report);
    return true;
}

const char *cor_language_of_text(const cor_language *language, const char *text)
{
    const char *tag = cor_foreign_text_tag(language->foreign, text);
    return tag ? tag : language->count ? language->order[0] : NULL;
}

/* By the script where the tag names one: "az-Arab". */
bool cor_language_is_right_to_left(const char *tag)
{
    static const char *const scripts[] = { "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg" };
    static const char *const languages[] = { "ar",  "arc", "azb", "bal", "bgn", "ckb", "dv",  "fa",
                                             "glk", "he",  "khw", "ks",  "lrc", "mzn", "pnb", "ps",
                                             "sd",  "sdh", "skr", "syr", "ug",  "ur",  "yi" };
    enum { SCRIPT_LENGTH = 4 };
    cor_str primary = primary_of(cor_str_of(tag));
    const char *second = tag && tag[primary.len] ? tag + primary.len + 1 : "";
    cor_str script = { second, strcspn(second, "-") };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts && script.len == SCRIPT_LENGTH; i++)
        if (cor_str_is(script, scripts[i]))
            return true;
    for (size_t i = 0; i < sizeof languages / sizeof *languages && script.len != SCRIPT_LENGTH; i++)
        if (cor_str_is(primary, languages[i]))
            return true;
    return false;
}

const cor_punctuation *cor_language_punctuation(const cor_language *language)
{
    return cor_punctuation_of(language && language->count ? language->order[0] : NULL);
}

cor_str cor_language_primary(const cor_language *language)
{
    bool has_one = language && language->count;
    return has_one ? primary_of(cor_str_of(language->order[0])) : cor_str_of(locales[0].tag);
}

const cor_locale *cor_language_locale(const cor_language *language)
{
    return language && language->locale ? language->locale : &locales[0];
}

const char *cor_language_unit(size_t index)
{
    size_t noun = index / COR_PLURAL_FORM_COUNT, row = noun / COR_GROUND_UNIT_COUNT;
    if (row >= sizeof locales / sizeof *locales)
        return NULL;
    const cor_counted *unit = &locales[row].units[noun % COR_GROUND_UNIT_COUNT];
    const char *const forms[COR_PLURAL_FORM_COUNT] = { unit->other, unit->one, unit->few,
                                                       unit->many };
    const char *form = forms[index % COR_PLURAL_FORM_COUNT];
    return form ? form : "";
}

const char *cor_language_unit_behind(const cor_language *language, cor_ground_unit unit,
                                     cor_str digits)
{
    const cor_locale *locale = cor_language_locale(language);
    return cor_counted_form(&locale->units[unit], locale->plural, digits);
}

const char *cor_language_unit_of(const cor_language *language, cor_ground_unit unit, double value,
                                 int decimals)
{
    cor_buf digits = { 0 };
    cor_number_fixed(&digits, value, decimals);
    const char *name = cor_language_unit_behind(language, unit, cor_buf_view(&digits));
    cor_buf_free(&digits);
    return name;
}

/* The digits that a language has beside the European ones, by their zero. */
static uint32_t zero_of(const cor_language *language)
{
    static const struct native {
        const char *tag;
        uint32_t zero;
    } natives[] = { { "fa", 0x6f0 }, { "ar", 0x660 } };
    const cor_locale *locale = cor_language_locale(language);
    for (size_t i = 0; language && language->native_digits && i < 2; i++)
        if (strcmp(natives[i].tag, locale->tag) == 0)
            return natives[i].zero;
    return '0';
}

void cor_language_digits(cor_buf *out, const cor_language *language, cor_str digits)
{
    uint32_t zero = zero_of(language);
    const char *decimal = zero == '0' ? cor_language_locale(language)->decimal : "\xd9\xab";
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        if (c >= '0' && c <= '9')
            cor_buf_code_point(out, zero + (uint32_t)(c - '0'));
        else if (c == '.')
            cor_buf_text(out, decimal);
        else
            cor_buf_char(out, c);
    }
}

const char *cor_language_group(const cor_language *language, const char *space)
{
    return zero_of(language) == '0' ? space : "\xd9\xac";
}

void cor_language_number(cor_buf *out, const cor_language *language, double value, int decimals)
{
    cor_buf digits = { 0 };
    cor_number_fixed(&digits, value, decimals);
    cor_language_digits(out, language, cor_buf_view(&digits));
    cor_buf_free(&digits);
}

void cor_language_signed(cor_buf *out, const cor_language *language, double value, int decimals)
{
    double least = pow(10, -decimals) / 2;
    if (value >= least)
        cor_buf_char(out, '+');
    else if (value <= -least)
        cor_buf_text(out, "\xe2\x88\x92");
    cor_language_number(out, language, fabs(value), decimals);
}
