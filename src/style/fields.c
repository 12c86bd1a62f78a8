#include "style/fields.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "geo/lonlat.h"
#include "style/check.h"
#include "style/colour.h"
#include "style/length.h"

enum { MAX_FIELDS = 32 };

typedef struct target {
    const cor_field *field;
    const cor_node *node;
    void *member;
    const cor_language *language;
    cor_arena *arena;
    cor_report *report;
} target;

static bool in_range(const target *t, double value)
{
    const cor_field *f = t->field;
    if (!isfinite(value))
        return false;
    return (f->min == 0 && f->max == 0) || (value >= f->min && value <= f->max);
}

static bool fail_range(const target *t, double value)
{
    return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, NULL,
                    "'%s' is %g pt, outside its range of %g to %g pt", t->field->key, value,
                    t->field->min, t->field->max);
}

static bool fail_positive(const target *t)
{
    return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, NULL, "'%s' must be greater than 0",
                    t->field->key);
}

static bool read_text(const target *t)
{
    if (!cor_check_kind(t->node, COR_NODE_STRING, t->report))
        return false;
    *(const char **)t->member = cor_arena_str(t->arena, t->node->string).ptr;
    return true;
}

static bool read_words(const target *t)
{
    return cor_language_text(t->member, t->language, t->node, t->arena, t->report);
}

static bool read_bool(const target *t)
{
    if (!cor_check_kind(t->node, COR_NODE_BOOL, t->report))
        return false;
    *(bool *)t->member = t->node->boolean;
    return true;
}

static bool read_integer(const target *t)
{
    double value;
    if (!cor_check_number(t->node, t->field->min, t->field->max, &value, t->report))
        return false;
    if (value != floor(value))
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, NULL,
                        "'%s' must be a whole number", t->field->key);
    *(int *)t->member = (int)value;
    return true;
}

static bool read_number(const target *t)
{
    bool bounded = t->field->min != 0 || t->field->max != 0;
    return cor_check_number(t->node, bounded ? t->field->min : -HUGE_VAL,
                            bounded ? t->field->max : HUGE_VAL, t->member, t->report);
}

/* A measure is written with its unit, so it is a string; a bare number gets the hint of the parser,
 * which is given the number as it stands in the file. */
static bool is_scalar(const target *t)
{
    if (t->node->kind == COR_NODE_STRING || t->node->kind == COR_NODE_NUMBER)
        return true;
    return cor_fail(t->report, COR_KIND_BAD_TYPE, t->node->at, NULL,
                    "'%s' must be a value with a unit, not %s", t->field->key,
                    cor_node_kind_name(t->node->kind));
}

static bool read_length(const target *t)
{
    double pt;
    if (!is_scalar(t) || !cor_length_parse(&pt, t->node->string, t->node->at, t->report))
        return false;
    if (!in_range(t, pt))
        return fail_range(t, pt);
    *(double *)t->member = pt;
    return true;
}

static bool read_text_size(const target *t)
{
    if (t->node->kind != COR_NODE_NUMBER)
        return read_length(t);
    double pt = t->node->number * COR_PT_PER_PX;
    if (!in_range(t, pt))
        return fail_range(t, pt);
    *(double *)t->member = pt;
    return true;
}

static bool read_ground(const target *t)
{
    double metres;
    if (!is_scalar(t) || !cor_ground_length_parse(&metres, t->node->string, t->node->at, t->report))
        return false;
    if (!(metres > 0))
        return fail_positive(t);
    *(double *)t->member = metres;
    return true;
}

static bool read_angle(const target *t)
{
    double deg;
    if (!is_scalar(t) || !cor_angle_parse(&deg, t->node->string, t->node->at, t->report))
        return false;
    if (!(deg > 0))
        return fail_positive(t);
    *(double *)t->member = deg;
    return true;
}

static bool read_percent(const target *t)
{
    return is_scalar(t) && cor_percent_parse(t->member, t->node->string, t->node->at, t->report);
}

static bool read_colour(const target *t)
{
    if (!cor_check_kind(t->node, COR_NODE_STRING, t->report))
        return false;
    if (cor_colour_parse(t->node->string, t->member))
        return true;
    return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at,
                    "colours are CSS: \"#b5301f\", \"rgb(181,48,31)\", \"firebrick\"",
                    "'%.*s' is not a colour", (int)t->node->string.len, t->node->string.ptr);
}

static bool read_word(const target *t)
{
    size_t index;
    if (!cor_check_word(t->node, t->field->words, t->field->word_count, &index, t->report))
        return false;
    *(int *)t->member = (int)index;
    return true;
}

static bool is_list_of(const target *t, size_t count, const char *form)
{
    if (t->node->kind == COR_NODE_SEQ && t->node->count == count)
        return true;
    return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, form, "'%s' must be a list of %zu",
                    t->field->key, count);
}

static bool read_lonlat(const target *t)
{
    cor_lonlat p;
    if (!is_list_of(t, 2, "write [longitude, latitude] in degrees") ||
        !cor_check_number(t->node->items[0], -540, 540, &p.lon_deg, t->report) ||
        !cor_check_latitude(t->node->items[1], &p.lat_deg, t->report))
        return false;
    *(cor_lonlat *)t->member = p;
    return true;
}

static bool read_offset(const target *t)
{
    cor_pt p;
    if (!is_list_of(t, 2, "write [right, down] with units, like [4mm, -2mm]"))
        return false;
    const cor_node *x = t->node->items[0], *y = t->node->items[1];
    if (!cor_length_parse(&p.x_pt, x->string, x->at, t->report) ||
        !cor_length_parse(&p.y_pt, y->string, y->at, t->report))
        return false;
    *(cor_pt *)t->member = p;
    return true;
}

static bool read_size(const target *t)
{
    static const char form[] = "write width x height, like 38mm x 30mm";
    if (!cor_check_kind(t->node, COR_NODE_STRING, t->report))
        return false;
    cor_str text = t->node->string;
    const char *cross = memchr(text.ptr, 'x', text.len);
    while (cross && cross > text.ptr && cross[-1] == 'p') /* the x of px */
        cross = memchr(cross + 1, 'x', text.len - (size_t)(cross + 1 - text.ptr));
    if (!cross)
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, form, "'%.*s' is not a size",
                        (int)text.len, text.ptr);
    cor_str w = { text.ptr, (size_t)(cross - text.ptr) };
    cor_str h = { cross + 1, text.len - w.len - 1 };
    while (w.len && w.ptr[w.len - 1] == ' ')
        w.len--;
    while (h.len && h.ptr[0] == ' ')
        h.ptr++, h.len--;
    double size[2];
    if (!cor_length_parse(&size[0], w, t->node->at, t->report) ||
        !cor_length_parse(&size[1], h, t->node->at, t->report))
        return false;
    if (!(size[0] > 0) || !(size[1] > 0))
        return fail_positive(t);
    memcpy(t->member, size, sizeof size);
    return true;
}

static bool read_scale(const target *t)
{
    cor_str text = t->node->string;
    cor_buf digits = { 0 };
    bool well = t->node->kind == COR_NODE_STRING && cor_str_starts(text, "1:");
    for (size_t i = 2; well && i < text.len; i++)
        if (text.ptr[i] != ' ')
            cor_buf_char(&digits, text.ptr[i]);
    double n = 0;
    well = well && cor_number_parse(cor_buf_view(&digits), &n) && n >= 1 && n <= 1e10;
    cor_buf_free(&digits);
    if (!well)
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at, "write a scale as \"1:250000\"",
                        "'%s' is not a scale", t->field->key);
    *(double *)t->member = n;
    return true;
}

/* Two of the numbers in a sentence, with all their digits. */
static bool fail_bbox(const target *t, const char *words, double first_deg, const char *between,
                      double second_deg, const char *end)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, words);
    cor_number_shortest(&text, first_deg);
    cor_buf_text(&text, between);
    cor_number_shortest(&text, second_deg);
    cor_buf_text(&text, end);
    cor_fail(t->report, COR_KIND_BAD_VALUE, t->node->at,
             "write [west, south, east, north] in degrees", "%s", text.ptr);
    cor_buf_free(&text);
    return false;
}

/* A box around the earth whose edges are rounded: from -180 to 180.0000000000001. */
static void settle_bbox(cor_bbox *b)
{
    cor_rounding found = { 0 };
    cor_lonlat corners[2] = { { b->west_deg, b->south_deg }, { b->east_deg, b->north_deg } };
    cor_lonlat_settle(corners, 2, &found);
    b->west_deg = corners[0].lon_deg;
    b->east_deg = corners[1].lon_deg;
}

static bool read_bbox(const target *t)
{
    cor_bbox b;
    if (!is_list_of(t, 4, "write [west, south, east, north] in degrees"))
        return false;
    cor_node *const *items = t->node->items;
    if (!cor_check_number(items[0], -540, 540, &b.west_deg, t->report) ||
        !cor_check_latitude(items[1], &b.south_deg, t->report) ||
        !cor_check_number(items[2], -540, 540, &b.east_deg, t->report) ||
        !cor_check_latitude(items[3], &b.north_deg, t->report))
        return false;
    settle_bbox(&b);
    if (!(b.south_deg < b.north_deg))
        return fail_bbox(t, "south (", b.south_deg, ") is not below north (", b.north_deg, ")");
    double width_deg = b.east_deg - b.west_deg;
    if (width_deg == 0 || width_deg > 360)
        return fail_bbox(t, "from west (", b.west_deg, ") to east (", b.east_deg,
                         width_deg == 0 ? ") is no distance" : ") is more than once around");
    *(cor_bbox *)t->member = b;
    return true;
}

static bool read_list(const target *t)
{
    size_t n = t->node->kind == COR_NODE_SEQ ? t->node->count : 1;
    const char **items = cor_arena_alloc(t->arena, n ? n : 1, sizeof *items);
    for (size_t i = 0; i < n; i++) {
        const cor_node *item = t->node->kind == COR_NODE_SEQ ? t->node->items[i] : t->node;
        if (!cor_check_kind(item, COR_NODE_STRING, t->report))
            return false;
        items[i] = cor_arena_str(t->arena, item->string).ptr;
    }
    *(cor_string_list *)t->member = (cor_string_list){ .items = items, .count = n };
    return true;
}

static bool read_custom(const target *t)
{
    (void)t;
    return true;
}

typedef bool field_reader(const target *t);

static field_reader *const readers[] = {
    [COR_FIELD_TEXT] = read_text,       [COR_FIELD_WORDS] = read_words,
    [COR_FIELD_BOOL] = read_bool,       [COR_FIELD_INTEGER] = read_integer,
    [COR_FIELD_NUMBER] = read_number,   [COR_FIELD_LENGTH] = read_length,
    [COR_FIELD_GROUND] = read_ground,   [COR_FIELD_ANGLE] = read_angle,
    [COR_FIELD_PERCENT] = read_percent, [COR_FIELD_COLOUR] = read_colour,
    [COR_FIELD_WORD] = read_word,       [COR_FIELD_LONLAT] = read_lonlat,
    [COR_FIELD_OFFSET] = read_offset,   [COR_FIELD_SIZE] = read_size,
    [COR_FIELD_SCALE] = read_scale,     [COR_FIELD_BBOX] = read_bbox,
    [COR_FIELD_LIST] = read_list,       [COR_FIELD_TEXT_SIZE] = read_text_size,
    [COR_FIELD_CUSTOM] = read_custom,
};

bool cor_fields_read(void *out, const cor_node *map, cor_field_table table, cor_arena *arena,
                     cor_report *report)
{
    const char *known[MAX_FIELDS] = { NULL };
    if (table.count > MAX_FIELDS)
        COR_NEVER("a table of fields is longer than its limit");
    for (size_t i = 0; i < table.count; i++)
        known[i] = table.fields[i].key;
    bool well = cor_check_map(map, known, table.count, table.where, report);
    for (size_t i = 0; i < table.count; i++) {
        const cor_field *field = &table.fields[i];
        const cor_node *node = cor_node_get(map, field->key);
        if (!node)
            continue;
        target t = { field, node, (char *)out + field->offset, table.language, arena, report };
        well = readers[field->type](&t) && well;
    }
    return well;
}
