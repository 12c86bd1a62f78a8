/*
 * corridor-tables: the tables by which figure files are checked, as JSON.
 *
 *   in    -
 *   out   {"layers", "properties", "blocks", "parts", "root", "layer", "sources", "operators"} on
 *         stdout; tools/reference.py makes the schema and the reference from it
 *
 * A property or a member without a line that says what it does is a fault, and so is a line about a
 * member that is not there.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "style/member_docs.h"
#include "style/property_docs.h"
#include "style/property_row.h"
#include "style/tables.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { BLOCKS_MAX = 32, SOURCES_MAX = 16, NAMES_MAX = 256 };

typedef struct printer {
    cor_buf out;
    bool used[COUNT(member_docs)];
    size_t faults;
} printer;

/* {"key":value,...: the comma belongs to the member. */
static void begin_member(printer *p, const char *key)
{
    char last = p->out.len ? p->out.ptr[p->out.len - 1] : '{';
    if (last != '{')
        cor_buf_char(&p->out, ',');
    cor_buf_json(&p->out, cor_str_of(key));
    cor_buf_char(&p->out, ':');
}

static void print_text(printer *p, const char *key, const char *text)
{
    begin_member(p, key);
    if (text)
        cor_buf_json(&p->out, cor_str_of(text));
    else
        cor_buf_text(&p->out, "null");
}

static void print_bool(printer *p, const char *key, bool value)
{
    begin_member(p, key);
    cor_buf_text(&p->out, value ? "true" : "false");
}

static void print_number(printer *p, const char *key, double value)
{
    begin_member(p, key);
    if (isfinite(value))
        cor_number_shortest(&p->out, value);
    else
        cor_buf_text(&p->out, "null");
}

static void print_words(printer *p, const char *key, const char *const *words, size_t count)
{
    begin_member(p, key);
    cor_buf_char(&p->out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i)
            cor_buf_char(&p->out, ',');
        cor_buf_json(&p->out, cor_str_of(words[i]));
    }
    cor_buf_char(&p->out, ']');
}

static const char *const layer_names[COR_LAYER_TYPE_COUNT] = {
    [COR_LAYER_BACKGROUND] = "background",
    [COR_LAYER_FILL] = "fill",
    [COR_LAYER_LINE] = "line",
    [COR_LAYER_CIRCLE] = "circle",
    [COR_LAYER_SYMBOL] = "symbol",
    [COR_LAYER_RASTER] = "raster",
    [COR_LAYER_HILLSHADE] = "hillshade",
    [COR_LAYER_HEATMAP] = "heatmap",
};

static void print_takes(printer *p, unsigned takes)
{
    static const char *const words[] = { "zoom", "feature", "density", "progress", "curves" };
    const char *taken[COUNT(words)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(words); i++)
        if (takes >> i & 1U)
            taken[count++] = words[i];
    print_words(p, "takes", taken, count);
}

static void print_property(printer *p, cor_property property)
{
    static const char *const types[] = {
        [COR_PROPERTY_NUMBER] = "number",
        [COR_PROPERTY_BOOLEAN] = "boolean",
        [COR_PROPERTY_COLOUR] = "color",
        [COR_PROPERTY_WORD] = "word",
        [COR_PROPERTY_TEXT] = "text",
        [COR_PROPERTY_IMAGE] = "image",
        [COR_PROPERTY_PADDING] = "padding",
        [COR_PROPERTY_NUMBERS] = "numbers",
        [COR_PROPERTY_COLOURS] = "colors",
        [COR_PROPERTY_ANCHORS] = "anchors",
        [COR_PROPERTY_NUMBER_LIST] = "number-list",
        [COR_PROPERTY_STRING_LIST] = "string-list",
        [COR_PROPERTY_WORD_LIST] = "word-list",
    };
    static const char *const uses[] = { "drawn", "screen", "plainly", "not-yet" };
    const cor_property_row *row = cor_property_find(property);
    const char *layers[COR_LAYER_TYPE_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COR_LAYER_TYPE_COUNT; i++)
        if (row->layers >> i & 1U)
            layers[count++] = layer_names[i];
    print_text(p, "name", row->name);
    print_text(p, "block", row->is_paint ? "paint" : "layout");
    print_words(p, "layers", layers, count);
    print_text(p, "type", types[row->type]);
    print_takes(p, row->takes);
    print_text(p, "default", row->fallback);
    print_number(p, "min", row->bounded ? row->min : -HUGE_VAL);
    print_number(p, "max", row->bounded ? row->max : HUGE_VAL);
    print_number(p, "length", (double)row->length);
    print_words(p, "words", row->words, row->word_count);
    print_text(p, "use", uses[cor_property_use_of(property)]);
    print_text(p, "doc", property_docs[property]);
    if (!property_docs[property]) {
        fprintf(stderr, "style/property_docs.h: nothing about %s\n", row->name);
        p->faults++;
    }
}

static const cor_member_doc *find_doc(printer *p, const char *block, const char *key)
{
    for (size_t i = 0; i < COUNT(member_docs); i++) {
        if (strcmp(member_docs[i].block, block) != 0 || strcmp(member_docs[i].key, key) != 0)
            continue;
        p->used[i] = true;
        return &member_docs[i];
    }
    return NULL;
}

/* Parts share some members, insets share others with the map. */
static const cor_member_doc *doc_of(printer *p, const char *block, bool part, const char *key)
{
    const cor_member_doc *doc = find_doc(p, block, key);
    if (!doc && part)
        doc = find_doc(p, "part", key);
    if (!doc && strcmp(block, "inset") == 0)
        doc = find_doc(p, "map", key);
    if (doc)
        return doc;
    fprintf(stderr, "style/member_docs.h: nothing about '%s' in '%s'\n", key, block);
    p->faults++;
    return NULL;
}

static void print_field(printer *p, const char *block, bool part, const cor_field *field)
{
    static const char *const types[] = {
        [COR_FIELD_TEXT] = "text",       [COR_FIELD_BOOL] = "boolean",
        [COR_FIELD_WORDS] = "words",     [COR_FIELD_INTEGER] = "integer",
        [COR_FIELD_NUMBER] = "number",   [COR_FIELD_LENGTH] = "length",
        [COR_FIELD_GROUND] = "ground",   [COR_FIELD_ANGLE] = "angle",
        [COR_FIELD_PERCENT] = "percent", [COR_FIELD_COLOUR] = "color",
        [COR_FIELD_WORD] = "word",       [COR_FIELD_LONLAT] = "lonlat",
        [COR_FIELD_OFFSET] = "offset",   [COR_FIELD_SIZE] = "size",
        [COR_FIELD_SCALE] = "scale",     [COR_FIELD_BBOX] = "bbox",
        [COR_FIELD_LIST] = "list",       [COR_FIELD_TEXT_SIZE] = "text-size",
        [COR_FIELD_CUSTOM] = "custom",
    };
    const cor_member_doc *doc = doc_of(p, block, part, field->key);
    bool bounded = field->min != 0 || field->max != 0;
    print_text(p, "key", field->key);
    print_text(p, "type", types[field->type]);
    print_number(p, "min", bounded ? field->min : -HUGE_VAL);
    print_number(p, "max", bounded ? field->max : HUGE_VAL);
    print_words(p, "words", field->words, field->word_count);
    print_bool(p, "required", part && cor_part_requires(block, field->key));
    print_text(p, "default", doc ? doc->fallback : NULL);
    print_text(p, "doc", doc ? doc->doc : NULL);
}

static void print_blocks(printer *p, const char *key, const cor_member_block *blocks, size_t count,
                         bool parts)
{
    begin_member(p, key);
    cor_buf_char(&p->out, '{');
    for (size_t i = 0; i < count; i++) {
        begin_member(p, blocks[i].name);
        cor_buf_char(&p->out, '[');
        for (size_t k = 0; k < blocks[i].table.count; k++) {
            cor_buf_text(&p->out, k ? ",{" : "{");
            print_field(p, blocks[i].name, parts, &blocks[i].table.fields[k]);
            cor_buf_char(&p->out, '}');
        }
        cor_buf_char(&p->out, ']');
    }
    cor_buf_char(&p->out, '}');
}

static void print_source(printer *p, const cor_source_keys *source)
{
    const char *names[NAMES_MAX];
    for (size_t i = 0; i < source->block->count; i++)
        names[i] = source->block->members[i].key;
    print_words(p, source->type, names, source->block->count);
}

static void print_keys(printer *p)
{
    cor_source_keys sources[SOURCES_MAX];
    const char *names[NAMES_MAX];
    size_t count = cor_style_source_keys(sources, SOURCES_MAX);
    print_words(p, "root", cor_style_root_keys().keys, cor_style_root_keys().count);
    print_words(p, "layer", cor_style_layer_keys().keys, cor_style_layer_keys().count);
    begin_member(p, "sources");
    cor_buf_char(&p->out, '{');
    for (size_t i = 0; i < count; i++)
        print_source(p, &sources[i]);
    cor_buf_char(&p->out, '}');
    count = cor_expr_names(names, NAMES_MAX);
    print_words(p, "operators", names, count < NAMES_MAX ? count : NAMES_MAX);
}

int main(void)
{
    static printer p;
    cor_member_block blocks[BLOCKS_MAX];
    cor_buf_char(&p.out, '{');
    print_words(&p, "layers", layer_names, COR_LAYER_TYPE_COUNT);
    begin_member(&p, "properties");
    for (int i = 0; i < COR_PROPERTY_COUNT; i++) {
        cor_buf_text(&p.out, i ? ",{" : "[{");
        print_property(&p, (cor_property)i);
        cor_buf_char(&p.out, '}');
    }
    cor_buf_char(&p.out, ']');
    print_blocks(&p, "blocks", blocks, cor_figure_blocks(blocks, BLOCKS_MAX), false);
    print_blocks(&p, "parts", blocks, cor_part_blocks(blocks, BLOCKS_MAX), true);
    print_keys(&p);
    cor_buf_text(&p.out, "}\n");
    for (size_t i = 0; i < COUNT(member_docs); i++) {
        if (p.used[i])
            continue;
        fprintf(stderr, "style/member_docs.h: there is no '%s' in '%s'\n", member_docs[i].key,
                member_docs[i].block);
        p.faults++;
    }
    fwrite(p.out.ptr, 1, p.out.len, stdout);
    cor_buf_free(&p.out);
    return fflush(stdout) != 0 || p.faults > 0;
}
