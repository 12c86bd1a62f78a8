#include "picture/sprite.h"

#include <math.h>
#include <string.h>

#include "picture/contour.h"
#include "style/check.h"
#include "style/length.h"
#include "style/node.h"

static const char *const cell_keys[] = {
    "x",        "y",        "width",        "height",        "pixelRatio",  "sdf",    "content",
    "stretchX", "stretchY", "textFitWidth", "textFitHeight", "placeholder", "visible"
};

typedef struct cell_reader {
    const cor_sprite *sprite;
    cor_arena *arena;
    cor_report *report;
} cell_reader;

/* A whole number of pixels. */
static bool read_pixels(double *out, const cor_entry *cell, const char *key, double max,
                        cor_report *report)
{
    const cor_node *node = cor_node_get(cell->value, key);
    if (!node)
        return cor_fail(report, COR_KIND_MISSING_KEY, cell->key_at, NULL,
                        "the image '%.*s' has no '%s'",
                        (int)(cell->key.len < 60 ? cell->key.len : 60), cell->key.ptr, key);
    if (!cor_check_number(node, 0, max, out, report))
        return false;
    return *out == floor(*out) || cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                                           "'%s' is a whole number of pixels", key);
}

static bool read_stretches(const cor_picture_stretch **out, size_t *count, const cor_node *node,
                           double max, const cell_reader *r)
{
    if (!node)
        return true;
    if (!cor_check_kind(node, COR_NODE_SEQ, r->report))
        return false;
    cor_picture_stretch *list = cor_arena_alloc(r->arena, node->count + 1, sizeof *list);
    double last = 0;
    for (size_t i = 0; i < node->count; i++) {
        const cor_node *pair = node->items[i];
        if (!cor_check_kind(pair, COR_NODE_SEQ, r->report))
            return false;
        if (pair->count != 2)
            return cor_fail(r->report, COR_KIND_BAD_VALUE, pair->at, NULL,
                            "a stretch is [from, to]");
        if (!cor_check_number(pair->items[0], last, max, &list[i].from_pt, r->report) ||
            !cor_check_number(pair->items[1], list[i].from_pt, max, &list[i].to_pt, r->report))
            return false;
        last = list[i].to_pt;
    }
    *out = list;
    *count = node->count;
    return true;
}

static bool read_content(cor_sprite_cell *cell, const cor_node *node, cor_report *report)
{
    if (!node)
        return true;
    if (!cor_check_kind(node, COR_NODE_SEQ, report))
        return false;
    if (node->count != 4)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                        "'content' is [left, top, right, bottom]");
    for (size_t i = 0; i < 4; i++)
        if (!cor_check_number(node->items[i], i < 2 ? 0 : cell->content[i - 2],
                              i % 2 ? cell->height : cell->width, &cell->content[i], report))
            return false;
    cell->has_content = true;
    return true;
}

static bool check_inside(const cor_sprite_cell *cell, const cor_entry *entry, const cell_reader *r)
{
    const cor_png *sheet = &r->sprite->sheet;
    if (cell->x + cell->width <= (double)sheet->width &&
        cell->y + cell->height <= (double)sheet->height)
        return true;
    return cor_fail(r->report, COR_KIND_BAD_VALUE, entry->value->at, NULL,
                    "the image '%.*s' reaches beyond its sheet of %zu x %zu pixels",
                    (int)(entry->key.len < 60 ? entry->key.len : 60), entry->key.ptr, sheet->width,
                    sheet->height);
}

static bool read_cell(cor_sprite_cell *cell, const cor_entry *entry, const cell_reader *r)
{
    static const double side_max = COR_ICON_SIDE_MAX;
    const cor_node *node = entry->value;
    const cor_node *ratio, *field;
    cell->name = cor_arena_str(r->arena, entry->key);
    cell->pixel_ratio = 1;
    if (!cor_check_map(node, cell_keys, sizeof cell_keys / sizeof *cell_keys, "in a sprite",
                       r->report) ||
        !read_pixels(&cell->x, entry, "x", side_max, r->report) ||
        !read_pixels(&cell->y, entry, "y", side_max, r->report) ||
        !read_pixels(&cell->width, entry, "width", side_max, r->report) ||
        !read_pixels(&cell->height, entry, "height", side_max, r->report) ||
        !check_inside(cell, entry, r))
        return false;
    if ((ratio = cor_node_get(node, "pixelRatio")) &&
        !cor_check_number(ratio, 0.1, 16, &cell->pixel_ratio, r->report))
        return false;
    if ((field = cor_node_get(node, "sdf")) && !cor_check_kind(field, COR_NODE_BOOL, r->report))
        return false;
    cell->is_field = field && field->boolean;
    return read_content(cell, cor_node_get(node, "content"), r->report) &&
           read_stretches(&cell->stretch_x, &cell->stretch_x_count, cor_node_get(node, "stretchX"),
                          cell->width, r) &&
           read_stretches(&cell->stretch_y, &cell->stretch_y_count, cor_node_get(node, "stretchY"),
                          cell->height, r);
}

/* What other programs use and this one does not: a note at the first cell that has it. */
static void note_unused(const cor_sprite *sprite, const cor_node *root, cor_report *report)
{
    static const char *const unused[] = { "textFitWidth", "textFitHeight", "placeholder",
                                          "visible" };
    for (size_t k = 0; k < sizeof unused / sizeof *unused; k++)
        for (size_t i = 0; i < sprite->count; i++) {
            const cor_node *value = cor_node_get(root->entries[i].value, unused[k]);
            bool is_default =
                value &&
                ((value->kind == COR_NODE_BOOL && value->boolean) ||
                 (value->kind == COR_NODE_STRING && cor_str_is(value->string, "stretchOrShrink")));
            if (!value || is_default)
                continue;
            cor_note(report, COR_KIND_UNSUPPORTED, value->at, NULL, "'%s' changes nothing here",
                     unused[k]);
            break;
        }
}

static bool read_index(cor_sprite *out, const cor_source *source, cor_arena *arena,
                       cor_report *report)
{
    cor_node *root;
    if (!cor_node_read(&root, source, arena, report) || !cor_check_kind(root, COR_NODE_MAP, report))
        return false;
    out->cells = cor_arena_alloc(arena, root->count + 1, sizeof *out->cells);
    out->count = root->count;
    const cell_reader r = { out, arena, report };
    bool well = true;
    for (size_t i = 0; i < root->count; i++)
        well = read_cell(&out->cells[i], &root->entries[i], &r) && well;
    if (well)
        note_unused(out, root, report);
    return well;
}

bool cor_sprite_load(cor_sprite *out, const char *path, cor_span at, cor_arena *arena,
                     cor_report *report)
{
    static const size_t sheet_bytes_max = (size_t)64 << 20;
    cor_source *sheet, *index;
    *out = (cor_sprite){ 0 };
    if (!cor_source_open(&sheet, cor_arena_printf(arena, "%s.png", path), sheet_bytes_max, at,
                         report))
        return false;
    const cor_png_rules rules = { COR_ICON_SIDE_MAX, COR_ICON_PIXELS_MAX, at, arena };
    bool well = cor_png_read(&out->sheet, sheet, &rules, report);
    cor_source_free(sheet);
    if (!well || !cor_source_open(&index, cor_arena_printf(arena, "%s.json", path),
                                  COR_NODE_BYTES_MAX, at, report))
        return false;
    well = read_index(out, index, arena, report);
    cor_source_free(index);
    return well;
}

static const cor_picture_stretch *in_points(const cor_picture_stretch *list, size_t count,
                                            double pt, cor_arena *arena)
{
    cor_picture_stretch *out = cor_arena_alloc(arena, count + 1, sizeof *out);
    for (size_t i = 0; i < count; i++)
        out[i] = (cor_picture_stretch){ list[i].from_pt * pt, list[i].to_pt * pt };
    return out;
}

void cor_sprite_cut(cor_picture *out, const cor_sprite *sprite, const cor_sprite_cell *cell,
                    cor_arena *arena)
{
    double pt = COR_PT_PER_PX / cell->pixel_ratio; /* a pixel */
    size_t width = (size_t)cell->width, height = (size_t)cell->height;
    size_t x = (size_t)cell->x, y = (size_t)cell->y, stride = sprite->sheet.width;
    uint8_t *rgba = cor_arena_alloc(arena, width * height + 1, 4);
    for (size_t row = 0; row < height && width; row++)
        memcpy(rgba + row * width * 4, sprite->sheet.rgba + ((y + row) * stride + x) * 4,
               width * 4);
    *out = (cor_picture){
        .name = out->name,
        .width_pt = cell->width * pt,
        .height_pt = cell->height * pt,
        .rgba = rgba,
        .width = width,
        .height = height,
        .is_field = cell->is_field,
        .outlines = cell->is_field ? cor_outlines_new(arena) : NULL,
        .has_content = cell->has_content,
        .content = { cell->content[0] * pt, cell->content[1] * pt, cell->content[2] * pt,
                     cell->content[3] * pt },
        .stretch_x = in_points(cell->stretch_x, cell->stretch_x_count, pt, arena),
        .stretch_x_count = cell->stretch_x_count,
        .stretch_y = in_points(cell->stretch_y, cell->stretch_y_count, pt, arena),
        .stretch_y_count = cell->stretch_y_count,
    };
}
