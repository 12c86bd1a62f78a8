#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/legacy.h"

static const char *const function_keys[] = { "stops", "base",    "property",
                                             "type",  "default", "colorSpace" };

typedef struct function {
    const cor_node *node;
    const cor_property_row *row;
    const cor_node *stops, *property, *fallback;
    bool exponential, categorical, identity;
    cor_node *kind;          /* ["exponential", base] */
    const char *interpolate; /* the operator, for its colour space */
    cor_arena *arena;
    cor_report *report;
} function;

static bool fail(const function *f, const cor_node *node, const char *message)
{
    return cor_fail(f->report, COR_KIND_BAD_VALUE, node->at,
                    "functions look like {stops: [[5, 1], [10, 4]]}", "%s", message);
}

static bool check_base(const function *f, const cor_node *base)
{
    if (!base || base->kind == COR_NODE_NUMBER)
        return true;
    return cor_fail(f->report, COR_KIND_BAD_TYPE, base->at, NULL, "number expected, %s found",
                    cor_legacy_type(base));
}

static cor_node *text(const function *f, const char *word)
{
    return cor_node_new_text(f->node, word, f->arena);
}

static cor_node *copy_of(const function *f, const cor_node *node)
{
    return cor_arena_copy(f->arena, node, 1, sizeof *node);
}

const cor_node *cor_legacy_tokens(const cor_node *node, cor_arena *arena)
{
    if (node->kind != COR_NODE_STRING || !memchr(node->string.ptr, '{', node->string.len))
        return node;
    cor_str rest = node->string;
    cor_node *concat = cor_node_new_room(node, 2 * rest.len + 2, arena);
    concat->items[concat->count++] = cor_node_new_text(node, "concat", arena);
    while (rest.len) {
        const char *open = memchr(rest.ptr, '{', rest.len);
        const char *close = open ? memchr(open, '}', rest.len - (size_t)(open - rest.ptr)) : NULL;
        size_t before = close ? (size_t)(open - rest.ptr) : rest.len;
        if (before) {
            cor_str plain = { rest.ptr, before };
            concat->items[concat->count] = cor_node_new_text(node, "", arena);
            concat->items[concat->count++]->string = cor_arena_str(arena, plain);
        }
        if (!close)
            break;
        cor_node *name = cor_node_new_text(node, "", arena);
        name->string = cor_arena_str(arena, (cor_str){ open + 1, (size_t)(close - open) - 1 });
        concat->items[concat->count++] = cor_node_new_list(
            node, arena, 2, cor_node_new_text(node, "to-string", arena),
            cor_node_new_list(node, arena, 2, cor_node_new_text(node, "get", arena), name));
        size_t used = (size_t)(close - rest.ptr) + 1;
        rest = (cor_str){ rest.ptr + used, rest.len - used };
    }
    return concat;
}

/* An output as an expression: lists become literals, texts of functions of zoom have tokens. */
static cor_node *output(const function *f, const cor_node *value)
{
    bool is_text = f->row->type == COR_PROPERTY_TEXT || f->row->type == COR_PROPERTY_IMAGE;
    if (is_text && !f->property)
        return copy_of(f, cor_legacy_tokens(value, f->arena));
    if (value->kind != COR_NODE_SEQ)
        return copy_of(f, value);
    return cor_node_new_list(value, f->arena, 2, cor_node_new_text(value, "literal", f->arena),
                             value);
}

static cor_node *subject(const function *f)
{
    return cor_node_new_list(f->property, f->arena, 2, text(f, "get"), f->property);
}

/* A step or an interpolation over `count` stops; of stops at one place the first counts. A single
 * stop of a property still asks whether there is a number: it steps to the same. */
static const cor_node *curve(const function *f, cor_node *input, cor_node **stops, size_t count)
{
    if (!f->exponential && count == 1 && !f->property)
        return stops[0]->items[1];
    cor_node *list = cor_node_new_room(f->node, 2 * count + 3, f->arena);
    list->items[list->count++] = text(f, f->exponential ? f->interpolate : "step");
    if (f->exponential)
        list->items[list->count++] = f->kind;
    list->items[list->count++] = input;
    for (size_t i = 0; i < count; i++) {
        if (i && stops[i]->items[0]->number == stops[i - 1]->items[0]->number)
            continue;
        if (i || f->exponential)
            list->items[list->count++] = stops[i]->items[0];
        list->items[list->count++] = stops[i]->items[1];
    }
    if (!f->exponential && list->count == 3) {
        list->items[list->count++] = stops[0]->items[0];
        list->items[list->count++] = stops[0]->items[1];
    }
    return list;
}

/* The property's default, as the table has it: JSON, but colours, words and texts bare. */
static cor_node *default_of_row(const function *f)
{
    const cor_property_row *row = f->row;
    if (cor_property_shows_values(row))
        return text(f, COR_NO_DATA_COLOUR);
    if (!row->fallback)
        return row->type == COR_PROPERTY_IMAGE ? text(f, "") : NULL;
    if (row->type != COR_PROPERTY_NUMBER && row->type != COR_PROPERTY_BOOLEAN &&
        row->type < COR_PROPERTY_PADDING)
        return text(f, row->fallback);
    cor_node *node;
    cor_source *source = cor_source_from_memory(row->name, cor_str_of(row->fallback));
    bool ok = cor_node_read(&node, source, f->arena, f->report);
    cor_source_free(source);
    return ok ? output(f, node) : NULL;
}

static const cor_node *categories(const function *f, cor_node **stops, size_t count)
{
    cor_node *list = cor_node_new_room(f->node, 2 * count + 2, f->arena);
    list->items[list->count++] = text(f, "case");
    for (size_t i = 0; i < count; i++) {
        list->items[list->count++] =
            cor_node_new_list(f->node, f->arena, 3, text(f, "=="), subject(f), stops[i]->items[0]);
        list->items[list->count++] = stops[i]->items[1];
    }
    cor_node *fallback = f->fallback ? output(f, f->fallback) : default_of_row(f);
    list->items[list->count++] = fallback
                                     ? fallback
                                     : cor_node_new_list(f->node, f->arena, 2, text(f, "error"),
                                                         text(f, "no stop has this value"));
    return list;
}

/* A value that is no number takes the function's default; with none it is an error, and the
 * property's default counts. */
static const cor_node *by_property(const function *f, cor_node **stops, size_t count)
{
    if (f->categorical)
        return categories(f, stops, count);
    cor_node *number = cor_node_new_list(f->node, f->arena, 2, text(f, "number"), subject(f));
    const cor_node *value = curve(f, number, stops, count);
    if (!f->fallback)
        return value;
    cor_node *type = cor_node_new_list(f->node, f->arena, 2, text(f, "typeof"), subject(f));
    cor_node *is_number =
        cor_node_new_list(f->node, f->arena, 3, text(f, "=="), type, text(f, "number"));
    return cor_node_new_list(f->node, f->arena, 4, text(f, "case"), is_number, value,
                             output(f, f->fallback));
}

static cor_node *nothing(const function *f)
{
    cor_node *node = text(f, "");
    node->kind = COR_NODE_NULL;
    return node;
}

/* One of the property's words, else the default. */
static const cor_node *identity_word(const function *f)
{
    cor_node *words = cor_node_new_room(f->node, f->row->word_count, f->arena);
    for (size_t i = 0; i < f->row->word_count; i++)
        words->items[words->count++] = text(f, f->row->words[i]);
    cor_node *word = cor_node_new_list(f->node, f->arena, 2, text(f, "string"), subject(f));
    return cor_node_new_list(f->node, f->arena, 5, text(f, "match"), subject(f), words, word,
                             output(f, f->fallback));
}

static const cor_node *identity(const function *f)
{
    static const char *const assertions[] = {
        [COR_PROPERTY_NUMBER] = "number",
        [COR_PROPERTY_BOOLEAN] = "boolean",
        [COR_PROPERTY_COLOUR] = "to-color",
        [COR_PROPERTY_WORD] = "string",
    };
    if (!f->fallback)
        return subject(f);
    if (f->row->type == COR_PROPERTY_WORD && f->row->word_count)
        return identity_word(f);
    cor_node *fallback = output(f, f->fallback);
    if (f->row->type <= COR_PROPERTY_WORD)
        return cor_node_new_list(f->node, f->arena, 3, text(f, assertions[f->row->type]),
                                 subject(f), fallback);
    bool numbers = f->row->type == COR_PROPERTY_NUMBER_LIST;
    if (numbers || f->row->type > COR_PROPERTY_NUMBER_LIST)
        return cor_node_new_list(f->node, f->arena, 5, text(f, "array"),
                                 text(f, numbers ? "number" : "string"), nothing(f), subject(f),
                                 fallback);
    return cor_node_new_list(f->node, f->arena, 3, text(f, "coalesce"), subject(f), fallback);
}

static const cor_node *zoom(const function *f)
{
    return cor_node_new_list(f->node, f->arena, 1, text(f, "zoom"));
}

/* [{zoom, value}, output] pairs: a function of the property for each zoom, between them a curve. */
static const cor_node *by_both(const function *f, cor_node **stops, size_t count)
{
    cor_node **zooms = cor_arena_alloc(f->arena, count, sizeof *zooms);
    size_t zoom_count = 0;
    for (size_t from = 0, to; from < count; from = to) {
        const cor_node *level = cor_node_get(stops[from]->items[0], "zoom");
        for (to = from; to < count; to++) {
            const cor_node *key = stops[to]->items[0];
            if (cor_node_get(key, "zoom")->number != level->number)
                break;
            stops[to]->items[0] = copy_of(f, cor_node_get(key, "value"));
        }
        zooms[zoom_count++] =
            cor_node_new_list(f->node, f->arena, 2, level, by_property(f, stops + from, to - from));
    }
    function outer = *f;
    outer.exponential = f->row->takes & COR_TAKES_CURVES;
    outer.interpolate = "interpolate";
    return curve(&outer, copy_of(f, zoom(f)), zooms, zoom_count);
}

static void read_stops(const function *f, cor_node **stops)
{
    for (size_t i = 0; i < f->stops->count; i++) {
        const cor_node *stop = f->stops->items[i];
        stops[i] = cor_node_new_list(stop, f->arena, 2, stop->items[0], output(f, stop->items[1]));
    }
}

static bool check_stops(const function *f)
{
    const cor_stops_rule rule = { .categorical = f->categorical };
    if (f->identity)
        return !f->stops ||
               fail(f, f->stops, "identity function may not have a \"stops\" property");
    if (!f->stops)
        return fail(f, f->node, "missing required property \"stops\"");
    bool sound = cor_legacy_check_stops(f->stops, &rule, f->report), well = sound;
    for (size_t i = 0; sound && i < f->stops->count; i++)
        well = cor_property_check_literal(f->stops->items[i]->items[1], f->row, f->report) && well;
    return well;
}

static bool needs_property(const function *f)
{
    if (f->identity || f->categorical)
        return true;
    const cor_node *first =
        f->stops && f->stops->kind == COR_NODE_SEQ && f->stops->count ? f->stops->items[0] : NULL;
    return first && first->kind == COR_NODE_SEQ && first->count &&
           first->items[0]->kind == COR_NODE_MAP;
}

static bool check_fallback(const function *f)
{
    if (!f->fallback)
        return true;
    const cor_expected expected = { true, cor_property_expects(f->row), false };
    if (!cor_property_check_literal(f->fallback, f->row, f->report))
        return false;
    return cor_expr_compile(output(f, f->fallback), &expected, f->arena, f->report) != NULL;
}

static bool check_function(const function *f)
{
    bool well = cor_check_map(f->node, function_keys, sizeof function_keys / sizeof *function_keys,
                              "in a function", f->report);
    if (f->property)
        well = cor_check_kind(f->property, COR_NODE_STRING, f->report) && well;
    else if (needs_property(f))
        well = fail(f, f->node,
                    f->identity ? "missing required property \"property\""
                                : "\"property\" property is required");
    bool of_zoom = !f->categorical && !f->property;
    unsigned needs = of_zoom ? COR_TAKES_ZOOM : COR_TAKES_FEATURE;
    if (!(f->row->takes & needs))
        well = fail(f, f->node,
                    of_zoom ? "zoom functions not supported" : "property functions not supported");
    well = check_fallback(f) && well;
    return check_stops(f) && well;
}

static bool read_type(function *f)
{
    static const char *const words[] = { "exponential", "interval", "categorical", "identity" };
    const cor_node *type = cor_node_get(f->node, "type"), *base = cor_node_get(f->node, "base");
    const cor_node *space = cor_node_get(f->node, "colorSpace");
    size_t index = f->row->takes & COR_TAKES_CURVES ? 0 : 1;
    if (type && !cor_check_word(type, words, 4, &index, f->report))
        return false;
    f->exponential = index == 0;
    f->categorical = index == 2;
    f->identity = index == 3;
    bool well = true;
    if (f->exponential && !(f->row->takes & COR_TAKES_CURVES))
        well = fail(f, f->node, "exponential functions not supported");
    well = check_base(f, base) && well;
    f->interpolate = "interpolate";
    if (space && space->kind == COR_NODE_STRING && cor_str_is(space->string, "hcl"))
        f->interpolate = "interpolate-hcl";
    if (space && space->kind == COR_NODE_STRING && cor_str_is(space->string, "lab"))
        f->interpolate = "interpolate-lab";
    cor_node *number = cor_arena_alloc(f->arena, 1, sizeof *number);
    *number =
        (cor_node){ .kind = COR_NODE_NUMBER, .at = f->node->at, .number = base ? base->number : 1 };
    f->kind = cor_node_new_list(f->node, f->arena, 2, text(f, "exponential"), number);
    return well;
}

const cor_node *cor_legacy_function(const cor_node *node, const cor_property_row *row,
                                    cor_arena *arena, cor_report *report)
{
    function f = { .node = node,
                   .row = row,
                   .arena = arena,
                   .report = report,
                   .stops = cor_node_get(node, "stops"),
                   .property = cor_node_get(node, "property"),
                   .fallback = cor_node_get(node, "default") };
    bool well = read_type(&f);
    if (!check_function(&f) || !well)
        return NULL;
    if (f.identity)
        return identity(&f);
    cor_node **stops = cor_arena_alloc(arena, f.stops->count, sizeof *stops);
    read_stops(&f, stops);
    if (stops[0]->items[0]->kind == COR_NODE_MAP)
        return by_both(&f, stops, f.stops->count);
    return f.property ? by_property(&f, stops, f.stops->count)
                      : curve(&f, copy_of(&f, zoom(&f)), stops, f.stops->count);
}
