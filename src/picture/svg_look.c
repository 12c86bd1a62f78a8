#include "picture/svg_look.h"

#include <math.h>
#include <string.h>

#include "picture/svg_path.h"

cor_svg_look cor_svg_look_initial(void)
{
    return (cor_svg_look){ .fill = { 0, 0, 0, 1 },
                           .current = { 0, 0, 0, 1 },
                           .fill_opacity = 1,
                           .stroke_opacity = 1,
                           .opacity = 1,
                           .stroke_width = 1,
                           .miter_limit = 4 };
}

bool cor_svg_refuse(const cor_svg_context *context, size_t offset, const char *what, cor_str name)
{
    return cor_fail(
        context->report, COR_KIND_UNSUPPORTED, cor_source_span(context->source, offset, 1),
        "turn it into plain paths in a drawing program, or give the icon as PNG",
        "an icon cannot have %s '%.*s'", what, (int)(name.len < 40 ? name.len : 40), name.ptr);
}

static cor_str trimmed(cor_str text)
{
    while (text.len && strchr(" \t\r\n\f", text.ptr[0]))
        text = (cor_str){ text.ptr + 1, text.len - 1 };
    while (text.len && strchr(" \t\r\n\f", text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* ---- Setters: false when the value is not understood. */

static bool read_colour(const cor_svg_look *look, cor_str value, cor_colour *out)
{
    if (cor_str_is(value, "none") || cor_str_is(value, "transparent")) {
        *out = (cor_colour){ 0 };
        return true;
    }
    if (cor_str_is(value, "currentColor") || cor_str_is(value, "currentcolor")) {
        *out = look->current;
        return true;
    }
    return cor_colour_parse(value, out);
}

static bool set_fill(cor_svg_look *look, cor_str value)
{
    return read_colour(look, value, &look->fill);
}

static bool set_stroke(cor_svg_look *look, cor_str value)
{
    return read_colour(look, value, &look->stroke);
}

static bool set_current(cor_svg_look *look, cor_str value)
{
    return read_colour(look, value, &look->current);
}

static bool read_number(cor_str value, double *out)
{
    size_t at = 0;
    return cor_svg_scan_number(value, &at, out) && cor_svg_is_end(value, at);
}

static bool read_length(cor_str value, double *out)
{
    size_t at = 0;
    return cor_svg_scan_length(value, &at, out) && cor_svg_is_end(value, at);
}

/* A number or a percentage. */
static bool read_share(cor_str value, double *out)
{
    bool is_percent = cor_str_ends(value, "%");
    double number;
    value.len -= is_percent;
    if (!read_number(value, &number))
        return false;
    *out = fmin(fmax(is_percent ? number / 100 : number, 0), 1);
    return true;
}

static bool set_fill_opacity(cor_svg_look *look, cor_str value)
{
    return read_share(value, &look->fill_opacity);
}

static bool set_stroke_opacity(cor_svg_look *look, cor_str value)
{
    return read_share(value, &look->stroke_opacity);
}

static bool set_opacity(cor_svg_look *look, cor_str value)
{
    return read_share(value, &look->own_opacity);
}

static bool set_stroke_width(cor_svg_look *look, cor_str value)
{
    return read_length(value, &look->stroke_width) && look->stroke_width >= 0;
}

static bool set_miter(cor_svg_look *look, cor_str value)
{
    return read_number(value, &look->miter_limit) && look->miter_limit >= 1;
}

static bool set_dash_offset(cor_svg_look *look, cor_str value)
{
    return read_length(value, &look->dash_offset);
}

static bool set_dash(cor_svg_look *look, cor_str value)
{
    size_t at = 0;
    double sum = 0;
    look->dash_count = 0;
    if (cor_str_is(value, "none"))
        return true;
    while (!cor_svg_is_end(value, at)) {
        double *dash = &look->dash[look->dash_count];
        if (look->dash_count == COR_SVG_DASHES_MAX || !cor_svg_scan_length(value, &at, dash) ||
            *dash < 0)
            return false;
        sum += *dash;
        look->dash_count++;
    }
    look->dash_count = sum > 0 ? look->dash_count : 0;
    return true;
}

static bool set_cap(cor_svg_look *look, cor_str value)
{
    look->cap = cor_str_is(value, "round")    ? COR_CAP_ROUND
                : cor_str_is(value, "square") ? COR_CAP_SQUARE
                                              : COR_CAP_BUTT;
    return true;
}

static bool set_join(cor_svg_look *look, cor_str value)
{
    look->join = cor_str_is(value, "round")   ? COR_JOIN_ROUND
                 : cor_str_is(value, "bevel") ? COR_JOIN_BEVEL
                                              : COR_JOIN_MITER;
    return true;
}

static bool set_rule(cor_svg_look *look, cor_str value)
{
    look->even_odd = cor_str_is(value, "evenodd");
    return true;
}

static bool set_display(cor_svg_look *look, cor_str value)
{
    look->gone = cor_str_is(value, "none");
    return true;
}

static bool set_visibility(cor_svg_look *look, cor_str value)
{
    look->hidden = cor_str_is(value, "hidden") || cor_str_is(value, "collapse");
    return true;
}

static bool set_clip(cor_svg_look *look, cor_str value)
{
    look->clip = value;
    return true;
}

static bool set_nothing(cor_svg_look *look, cor_str value)
{
    (void)look;
    return cor_str_is(value, "none");
}

static bool set_normal(cor_svg_look *look, cor_str value)
{
    (void)look;
    return cor_str_is(value, "normal");
}

/* Fill, then stroke; what is not named comes after what is. */
static bool set_order(cor_svg_look *look, cor_str value)
{
    (void)look;
    cor_str markers = COR_STR("markers");
    if (cor_str_starts(value, markers.ptr))
        value = trimmed((cor_str){ value.ptr + markers.len, value.len - markers.len });
    return !value.len || cor_str_is(value, "normal") || cor_str_starts(value, "fill");
}

static const char gradient[] = "the gradient or pattern";

static const struct property {
    const char *name;
    bool (*set)(cor_svg_look *look, cor_str value);
    const char *refused; /* what a value that is not set is; NULL: a fault */
} properties[] = {
    { "color", set_current, NULL },
    { "fill", set_fill, gradient },
    { "stroke", set_stroke, gradient },
    { "fill-opacity", set_fill_opacity, NULL },
    { "stroke-opacity", set_stroke_opacity, NULL },
    { "opacity", set_opacity, NULL },
    { "stroke-width", set_stroke_width, NULL },
    { "stroke-miterlimit", set_miter, NULL },
    { "stroke-dasharray", set_dash, NULL },
    { "stroke-dashoffset", set_dash_offset, NULL },
    { "stroke-linecap", set_cap, NULL },
    { "stroke-linejoin", set_join, NULL },
    { "fill-rule", set_rule, NULL },
    { "display", set_display, NULL },
    { "visibility", set_visibility, NULL },
    { "filter", set_nothing, "a" },
    { "mask", set_nothing, "a" },
    { "marker-start", set_nothing, "a" },
    { "marker-mid", set_nothing, "a" },
    { "marker-end", set_nothing, "a" },
    { "clip-path", set_clip, NULL },
    { "transform", set_nothing, "the style" },
    { "rotate", set_nothing, "the style" },
    { "scale", set_nothing, "the style" },
    { "translate", set_nothing, "the style" },
    { "mix-blend-mode", set_normal, "the style" },
    { "paint-order", set_order, "the style" },
    { "vector-effect", set_nothing, "the style" },
};
enum { PROPERTY_COUNT = sizeof properties / sizeof *properties };

static bool set_property(cor_svg_look *look, cor_str name, cor_str value, size_t offset,
                         const cor_svg_context *context)
{
    value = trimmed(value);
    if (cor_str_ends(value, "!important"))
        value = trimmed((cor_str){ value.ptr, value.len - strlen("!important") });
    for (size_t i = 0; i < PROPERTY_COUNT; i++) {
        if (!cor_str_is(name, properties[i].name) || cor_str_is(value, "inherit"))
            continue;
        const char *refused = properties[i].refused;
        if (properties[i].set == set_clip)
            look->clip_offset = offset;
        if (properties[i].set(look, value))
            return true;
        if (refused && refused != gradient)
            return cor_svg_refuse(context, offset, refused, name);
        if (refused && cor_str_starts(value, "url("))
            return cor_svg_refuse(context, offset, refused, value);
        return cor_fail(context->report, COR_KIND_BAD_VALUE,
                        cor_source_span(context->source, offset, 1), NULL,
                        "'%.*s' is no value of '%s'", (int)(value.len < 40 ? value.len : 40),
                        value.ptr, properties[i].name);
    }
    return true; /* fonts, editors' own words */
}

/* "fill: red; stroke: none", which stands at an offset of the file. */
static bool set_declarations(cor_svg_look *look, cor_str text, size_t offset,
                             const cor_svg_context *context)
{
    size_t at = 0;
    while (at < text.len) {
        const char *start = text.ptr + at;
        const char *end = memchr(start, ';', text.len - at);
        size_t length = end ? (size_t)(end - start) : text.len - at;
        const char *colon = memchr(start, ':', length);
        if (colon) {
            cor_str name = trimmed((cor_str){ start, (size_t)(colon - start) });
            cor_str value = { colon + 1, length - (size_t)(colon - start) - 1 };
            size_t from = offset + (size_t)(name.ptr - text.ptr);
            if (!set_property(look, name, value, from, context))
                return false;
        }
        at += length + 1;
    }
    return true;
}

static bool has_class(cor_str list, cor_str name)
{
    for (size_t at = 0; at < list.len;) {
        size_t from = at;
        while (at < list.len && !strchr(" \t\r\n", list.ptr[at]))
            at++;
        if (cor_str_equal((cor_str){ list.ptr + from, at - from }, name))
            return true;
        at++;
    }
    return false;
}

static bool selects(const cor_svg_rule *rule, const cor_svg_element *element)
{
    cor_str rest = { rule->selector.ptr + 1, rule->selector.len - 1 };
    if (rule->selector.ptr[0] == '.')
        return has_class(cor_svg_value(element, "class"), rest);
    if (rule->selector.ptr[0] == '#')
        return cor_str_equal(cor_svg_value(element, "id"), rest);
    return cor_str_is(rule->selector, "*") || cor_str_equal(rule->selector, element->name);
}

static int rank(const cor_svg_rule *rule)
{
    char first = rule->selector.ptr[0];
    return first == '#' ? 2 : first == '.' ? 1 : 0;
}

/* The attribute `transform` is of another grammar, the others are attributes of nothing drawn. */
static bool is_of_style_only(cor_str name)
{
    return cor_str_is(name, "transform") || cor_str_is(name, "rotate") ||
           cor_str_is(name, "scale") || cor_str_is(name, "translate");
}

bool cor_svg_look_at(cor_svg_look *look, const cor_svg_element *element,
                     const cor_svg_context *context)
{
    look->own_opacity = 1;
    look->clip = (cor_str){ 0 };
    for (size_t i = 0; i < element->attribute_count; i++) {
        const cor_svg_attribute *a = &element->attributes[i];
        if (!is_of_style_only(a->name) &&
            !set_property(look, a->name, a->value, a->offset, context))
            return false;
    }
    for (int level = 0; level <= 2; level++)
        for (size_t i = 0; i < context->rules->count; i++) {
            const cor_svg_rule *rule = &context->rules->items[i];
            if (rank(rule) == level && selects(rule, element) &&
                !set_declarations(look, rule->declarations, rule->offset, context))
                return false;
        }
    const cor_svg_attribute *own = cor_svg_attribute_named(element, "style");
    bool well = !own || set_declarations(look, own->value, own->offset, context);
    look->opacity *= look->own_opacity;
    return well;
}

/* ---- <style> */

typedef struct rule_reader {
    cor_svg_rules *out;
    const cor_source *source;
    cor_arena *arena;
    cor_report *report;
} rule_reader;

enum { RULES_MAX = 500 };

static bool is_plain(cor_str selector)
{
    for (size_t i = 0; i < selector.len; i++)
        if (strchr(" >+~:[@\t\r\n", selector.ptr[i]) || (i > 0 && strchr(".#*", selector.ptr[i])))
            return false;
    return selector.len > 0;
}

/* The selectors stand at `offset`; `rule` has its declarations. */
static bool add_rules(const rule_reader *r, cor_str selectors, size_t offset, cor_svg_rule rule)
{
    for (size_t at = 0; at <= selectors.len;) {
        const char *comma =
            at < selectors.len ? memchr(selectors.ptr + at, ',', selectors.len - at) : NULL;
        size_t length = comma ? (size_t)(comma - selectors.ptr) - at : selectors.len - at;
        rule.selector = trimmed((cor_str){ selectors.ptr + at, length });
        size_t from = offset + (size_t)(rule.selector.ptr - selectors.ptr);
        if (r->out->count == RULES_MAX)
            return cor_fail(r->report, COR_KIND_LIMIT, cor_source_span(r->source, from, 1),
                            "simplify the drawing", "more than %d rules of style", RULES_MAX);
        if (!is_plain(rule.selector))
            return cor_fail(r->report, COR_KIND_UNSUPPORTED, cor_source_span(r->source, from, 1),
                            "rules are for an element, a .class or an #id",
                            "the style sheet's selector '%.*s' is not understood",
                            (int)(rule.selector.len < 40 ? rule.selector.len : 40),
                            rule.selector.ptr);
        r->out->items[r->out->count++] = rule;
        at += length + 1;
    }
    return true;
}

/* Comments become spaces. */
static cor_str without_comments(cor_str css, cor_arena *arena)
{
    char *copy = cor_arena_copy(arena, css.ptr, css.len ? css.len : 1, 1);
    for (size_t i = 0; i + 1 < css.len; i++) {
        if (copy[i] != '/' || copy[i + 1] != '*')
            continue;
        size_t end = i + 2;
        while (end + 1 < css.len && !(copy[end] == '*' && copy[end + 1] == '/'))
            end++;
        end = end + 1 < css.len ? end + 2 : css.len;
        memset(copy + i, ' ', end - i);
    }
    return (cor_str){ copy, css.len };
}

static bool read_sheet(const rule_reader *r, const cor_svg_text *sheet)
{
    cor_str css = sheet->text.len ? without_comments(sheet->text, r->arena) : sheet->text;
    for (size_t at = 0; !cor_svg_is_end(css, at);) {
        at = (size_t)(trimmed((cor_str){ css.ptr + at, css.len - at }).ptr - css.ptr);
        const char *open = memchr(css.ptr + at, '{', css.len - at);
        const char *close = open ? memchr(open, '}', css.len - (size_t)(open - css.ptr)) : NULL;
        if (!close)
            return cor_fail(r->report, COR_KIND_DATA,
                            cor_source_span(r->source, sheet->offset + at, 1), NULL,
                            "a style sheet that is not understood");
        cor_str selectors = { css.ptr + at, (size_t)(open - css.ptr) - at };
        size_t body = (size_t)(open - css.ptr) + 1, end = (size_t)(close - css.ptr);
        const cor_svg_rule rule = { .declarations = { css.ptr + body, end - body },
                                    .offset = sheet->offset + body };
        if (!add_rules(r, selectors, sheet->offset + at, rule))
            return false;
        at = end + 1;
    }
    return true;
}

static bool read_sheets(const rule_reader *r, const cor_svg_element *element)
{
    if (cor_str_is(element->name, "style"))
        for (const cor_svg_text *sheet = element->texts; sheet; sheet = sheet->next)
            if (!read_sheet(r, sheet))
                return false;
    for (const cor_svg_element *child = element->first_child; child; child = child->next)
        if (!read_sheets(r, child))
            return false;
    return true;
}

bool cor_svg_read_rules(cor_svg_rules *out, const cor_svg_element *root, const cor_source *source,
                        cor_arena *arena, cor_report *report)
{
    *out = (cor_svg_rules){ .items = cor_arena_alloc(arena, RULES_MAX, sizeof *out->items) };
    const rule_reader r = { out, source, arena, report };
    return read_sheets(&r, root);
}
