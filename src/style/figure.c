#include "style/figure.h"

#include <string.h>

#include "style/check.h"
#include "style/figure_parts.h"
#include "style/legend_spec.h"
#include "style/length.h"
#include "style/tables.h"

#define AT(type, member) offsetof(type, member)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const cor_field sheet_fields[] = {
    { "width", COR_FIELD_LENGTH, AT(cor_sheet_spec, width_pt), 10, 14400, NULL, 0 },
    { "height", COR_FIELD_LENGTH, AT(cor_sheet_spec, height_pt), 10, 14400, NULL, 0 },
    { "dpi", COR_FIELD_NUMBER, AT(cor_sheet_spec, dpi), 10, 2400, NULL, 0 },
    { "min-text", COR_FIELD_LENGTH, AT(cor_sheet_spec, min_text_pt), 0.1, 100, NULL, 0 },
    { "margin", COR_FIELD_LENGTH, AT(cor_sheet_spec, margin_pt), 0, 1000, NULL, 0 },
};

static const cor_field theme_fields[] = {
    { "regular", COR_FIELD_LIST, AT(cor_theme, fonts[COR_FONT_REGULAR]), 0, 0, NULL, 0 },
    { "bold", COR_FIELD_LIST, AT(cor_theme, fonts[COR_FONT_BOLD]), 0, 0, NULL, 0 },
    { "italic", COR_FIELD_LIST, AT(cor_theme, fonts[COR_FONT_ITALIC]), 0, 0, NULL, 0 },
    { "type", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "paper", COR_FIELD_COLOUR, AT(cor_theme, paper), 0, 0, NULL, 0 },
    { "text", COR_FIELD_COLOUR, AT(cor_theme, text), 0, 0, NULL, 0 },
    { "quiet", COR_FIELD_COLOUR, AT(cor_theme, quiet), 0, 0, NULL, 0 },
    { "line", COR_FIELD_COLOUR, AT(cor_theme, line), 0, 0, NULL, 0 },
    { "accent", COR_FIELD_COLOUR, AT(cor_theme, accent), 0, 0, NULL, 0 },
    { "box", COR_FIELD_COLOUR, AT(cor_theme, box), 0, 0, NULL, 0 },
    { "halo", COR_FIELD_COLOUR, AT(cor_theme, halo), 0, 0, NULL, 0 },
    { "graticule", COR_FIELD_COLOUR, AT(cor_theme, graticule), 0, 0, NULL, 0 },
    { "grid", COR_FIELD_COLOUR, AT(cor_theme, grid), 0, 0, NULL, 0 },
};

static const char *const edge_words[] = {
    [COR_EDGE_PLANAR] = "planar", [COR_EDGE_GEODESIC] = "geodesic", [COR_EDGE_MERCATOR] = "mercator"
};

typedef struct map_members {
    const char *crs;
    int edges;
    double bearing_deg, tolerance_pt, neat_line_pt, height_pt;
} map_members;

static const cor_field map_fields[] = {
    { "crs", COR_FIELD_TEXT, AT(map_members, crs), 0, 0, NULL, 0 },
    { "bearing", COR_FIELD_NUMBER, AT(map_members, bearing_deg), -360, 360, NULL, 0 },
    { "edges", COR_FIELD_WORD, AT(map_members, edges), 0, 0, edge_words, COUNT(edge_words) },
    { "tolerance", COR_FIELD_LENGTH, AT(map_members, tolerance_pt), 0.001, 100, NULL, 0 },
    { "neat-line", COR_FIELD_LENGTH, AT(map_members, neat_line_pt), 0, 50, NULL, 0 },
    { "height", COR_FIELD_LENGTH, AT(map_members, height_pt), 10, 14400, NULL, 0 },
    { "extent", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "graticule", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "grid", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

typedef struct extent_members {
    cor_bbox bbox;
    cor_string_list layers;
    double pad_pt, scale;
    cor_lonlat centre;
} extent_members;

static const cor_field extent_fields[] = {
    { "bbox", COR_FIELD_BBOX, AT(extent_members, bbox), 0, 0, NULL, 0 },
    { "layers", COR_FIELD_LIST, AT(extent_members, layers), 0, 0, NULL, 0 },
    { "pad", COR_FIELD_LENGTH, AT(extent_members, pad_pt), 0, 1000, NULL, 0 },
    { "scale", COR_FIELD_SCALE, AT(extent_members, scale), 0, 0, NULL, 0 },
    { "center", COR_FIELD_LONLAT, AT(extent_members, centre), 0, 0, NULL, 0 },
};

static cor_extent_kind extent_kind(const extent_members *m, const cor_node *node)
{
    if (m->scale > 0)
        return COR_EXTENT_SCALE;
    if (cor_node_get(node, "bbox"))
        return COR_EXTENT_BBOX;
    return m->layers.count ? COR_EXTENT_LAYERS : COR_EXTENT_AUTO;
}

static bool check_one_kind(const cor_node *node, cor_report *report)
{
    static const char *const kinds[] = { "bbox", "layers", "scale" };
    const cor_entry *first = NULL;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        const cor_entry *entry = cor_node_entry(node, kinds[i]);
        if (entry && first)
            return cor_fail(report, COR_KIND_BAD_VALUE, entry->key_at,
                            "give one of bbox, layers, scale",
                            "the extent has both '%.*s' and '%s'", (int)first->key.len,
                            first->key.ptr, kinds[i]);
        first = entry ? entry : first;
    }
    return true;
}

static bool read_extent(cor_extent *out, const cor_node *node, cor_arena *arena, cor_report *report)
{
    extent_members m = { .pad_pt = out->pad_pt };
    out->at = node->at;
    if (node->kind == COR_NODE_SEQ) { /* [w, s, e, n] */
        static const cor_field whole[] = { { "extent", COR_FIELD_BBOX, 0, 0, 0, NULL, 0 } };
        cor_entry entry = { COR_STR("extent"), node->at, NULL };
        cor_node copy = *node;
        entry.value = &copy;
        cor_node map = { .kind = COR_NODE_MAP, .at = node->at, .entries = &entry, .count = 1 };
        out->kind = COR_EXTENT_BBOX;
        return cor_fields_read(&out->bbox, &map, COR_FIELD_TABLE(whole, "in 'extent'"), arena,
                               report);
    }
    if (!cor_fields_read(&m, node, COR_FIELD_TABLE(extent_fields, "in 'extent'"), arena, report) ||
        !check_one_kind(node, report))
        return false;
    *out = (cor_extent){ .kind = extent_kind(&m, node),
                         .bbox = m.bbox,
                         .layers = m.layers,
                         .pad_pt = m.pad_pt,
                         .scale_denominator = m.scale,
                         .centre = m.centre,
                         .at = node->at };
    if (out->kind == COR_EXTENT_SCALE && !cor_node_get(node, "center"))
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, "add center: [longitude, latitude]",
                        "an extent by scale has no center");
    return true;
}

typedef struct graticule_members {
    double step_deg, width_pt;
    cor_colour colour;
    cor_string_list sides;
} graticule_members;

/* In the order of COR_SIDE_... */
static const char *const side_words[] = { "left", "right", "top", "bottom" };

static const cor_field graticule_fields[] = {
    { "step", COR_FIELD_ANGLE, AT(graticule_members, step_deg), 0, 0, NULL, 0 },
    { "labels", COR_FIELD_LIST, AT(graticule_members, sides), 0, 0, side_words, COUNT(side_words) },
    { "color", COR_FIELD_COLOUR, AT(graticule_members, colour), 0, 0, NULL, 0 },
    { "width", COR_FIELD_LENGTH, AT(graticule_members, width_pt), 0.001, 20, NULL, 0 },
};

static bool read_side(unsigned *sides, const cor_node *word, cor_report *report)
{
    size_t index;
    if (!cor_check_word(word, side_words, COUNT(side_words), &index, report))
        return false;
    *sides |= 1u << index;
    return true;
}

/* One word or a list of them; other kinds have been refused. */
static bool read_sides(unsigned *sides, const cor_node *labels, cor_report *report)
{
    bool well = true;
    *sides = 0;
    if (labels->kind != COR_NODE_SEQ)
        return read_side(sides, labels, report);
    for (size_t i = 0; i < labels->count; i++)
        well = read_side(sides, labels->items[i], report) && well;
    return well;
}

static bool read_graticule(cor_graticule_spec *out, const cor_node *node, cor_arena *arena,
                           cor_report *report)
{
    if (node->kind == COR_NODE_BOOL) {
        out->shown = node->boolean;
        return true;
    }
    graticule_members m = { 0, out->width_pt, out->colour, { 0 } };
    if (!cor_fields_read(&m, node, COR_FIELD_TABLE(graticule_fields, "in 'graticule'"), arena,
                         report))
        return false;
    out->shown = true;
    out->step_deg = m.step_deg;
    out->colour = m.colour;
    out->width_pt = m.width_pt;
    const cor_node *labels = cor_node_get(node, "labels");
    return !labels || read_sides(&out->sides, labels, report);
}

static const char *const grid_styles[] = { "lines", "crosses", "ticks" };

typedef struct grid_members {
    cor_grid_spec grid;
    cor_string_list sides;
} grid_members;

static const cor_field grid_fields[] = {
    { "step", COR_FIELD_GROUND, AT(grid_members, grid.step_m), 0, 0, NULL, 0 },
    { "crs", COR_FIELD_TEXT, AT(grid_members, grid.crs), 0, 0, NULL, 0 },
    { "style", COR_FIELD_WORD, AT(grid_members, grid.style), 0, 0, grid_styles,
      COUNT(grid_styles) },
    { "labels", COR_FIELD_LIST, AT(grid_members, sides), 0, 0, side_words, COUNT(side_words) },
    { "color", COR_FIELD_COLOUR, AT(grid_members, grid.colour), 0, 0, NULL, 0 },
    { "width", COR_FIELD_LENGTH, AT(grid_members, grid.width_pt), 0.001, 20, NULL, 0 },
};

/* Each side of the frame has one kind of label: the grid takes those that the graticule leaves. */
static bool read_grid(cor_map_spec *map, const cor_node *node, cor_arena *arena, cor_report *report)
{
    const unsigned all = COR_SIDE_LEFT | COR_SIDE_BOTTOM | COR_SIDE_RIGHT | COR_SIDE_TOP;
    unsigned taken = map->graticule.shown ? map->graticule.sides : 0;
    grid_members m = { map->grid, { 0 } };
    const cor_node *labels = NULL;
    m.grid.at = m.grid.crs_at = node->at;
    m.grid.sides = taken ? all & ~taken : COR_SIDE_LEFT | COR_SIDE_BOTTOM;
    m.grid.shown = node->kind != COR_NODE_BOOL || node->boolean;
    if (node->kind != COR_NODE_BOOL) {
        if (!cor_fields_read(&m, node, COR_FIELD_TABLE(grid_fields, "in 'grid'"), arena, report))
            return false;
        const cor_node *crs = cor_node_get(node, "crs");
        m.grid.crs_at = crs ? crs->at : node->at;
        labels = cor_node_get(node, "labels");
        if (labels && !read_sides(&m.grid.sides, labels, report))
            return false;
    }
    map->grid = m.grid;
    if (m.grid.shown && (taken & m.grid.sides))
        return cor_fail(report, COR_KIND_BAD_VALUE, labels ? labels->at : node->at,
                        "give graticule and grid labels: on different sides",
                        "a side of the map would carry labels of the graticule and of the grid");
    return true;
}

/* Until the theme is known: a colour that nobody has given. */
static const cor_colour theirs = { 0, 0, 0, -1 };

cor_map_spec cor_map_spec_default(void)
{
    return (cor_map_spec){
        .tolerance_pt = 0.05 * COR_PT_PER_MM,
        .neat_line_pt = 0.25 * COR_PT_PER_MM,
        .extent = { .pad_pt = 5 * COR_PT_PER_MM },
        .graticule = { .sides = COR_SIDE_LEFT | COR_SIDE_BOTTOM,
                       .colour = theirs,
                       .width_pt = 0.1 * COR_PT_PER_MM },
        .grid = { .colour = theirs, .width_pt = 0.1 * COR_PT_PER_MM },
    };
}

bool cor_map_spec_read(cor_map_spec *out, const cor_node *node, cor_arena *arena,
                       cor_report *report)
{
    map_members m = { out->crs,          (int)out->edges,   out->bearing_deg,
                      out->tolerance_pt, out->neat_line_pt, out->height_pt };
    bool well = cor_fields_read(&m, node, COR_FIELD_TABLE(map_fields, "in 'map'"), arena, report);
    out->crs = m.crs && strcmp(m.crs, "auto") != 0 ? m.crs : NULL;
    out->edges = (cor_edge_kind)m.edges;
    out->bearing_deg = m.bearing_deg;
    out->tolerance_pt = m.tolerance_pt;
    out->neat_line_pt = m.neat_line_pt;
    out->height_pt = m.height_pt;
    out->at = out->extent.at = node->at;
    const cor_node *crs = cor_node_get(node, "crs");
    out->crs_at = crs ? crs->at : node->at;
    const cor_node *extent = cor_node_get(node, "extent");
    if (extent)
        well = read_extent(&out->extent, extent, arena, report) && well;
    const cor_node *graticule = cor_node_get(node, "graticule");
    if (graticule)
        well = read_graticule(&out->graticule, graticule, arena, report) && well;
    const cor_node *grid = cor_node_get(node, "grid");
    if (grid)
        well = read_grid(out, grid, arena, report) && well;
    return well;
}

/* In the order of COR_OUTPUT_... */
static const char *const output_words[] = { "png", "svg", "pdf" };

static bool read_outputs(unsigned *outputs, const cor_node *node, cor_report *report)
{
    bool well = cor_check_kind(node, COR_NODE_SEQ, report);
    *outputs = 0;
    for (size_t i = 0; well && i < node->count; i++) {
        size_t index;
        well = cor_check_word(node->items[i], output_words, COUNT(output_words), &index, report);
        if (well)
            *outputs |= 1u << index;
    }
    if (well && !*outputs)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "outputs are png, svg, pdf",
                        "no output is asked for");
    return well;
}

static bool read_version(const cor_node *node, cor_report *report)
{
    double version;
    if (!cor_check_number(node, 0, 1e6, &version, report))
        return false;
    if (version == 1)
        return true;
    return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "write version: 1",
                    "'corridor' has version %g", version);
}

/* The last has the minus sign, which Noto Sans lacks. */
#define FONTS(italic, weight)                                                                      \
    {                                                                                              \
        (const char *const[]){ "Noto Sans" italic weight, "Noto Sans Armenian" weight,             \
                               "Noto Sans Georgian" weight, "Noto Sans Arabic" weight,             \
                               "Noto Sans Math" },                                                 \
            5                                                                                      \
    }
static const cor_string_list default_fonts[COR_FONT_COUNT] = { [COR_FONT_REGULAR] = FONTS("", ""),
                                                               [COR_FONT_BOLD] = FONTS("", " Bold"),
                                                               [COR_FONT_ITALIC] =
                                                                   FONTS(" Italic", "") };

static cor_figure figure_defaults(void)
{
    cor_figure figure = {
        .sheet = { .width_pt = 180 * COR_PT_PER_MM, .dpi = 300, .min_text_pt = 0,
                   .margin_pt = COR_SHEET_MARGIN_PT },
        .map = cor_map_spec_default(),
        .theme = {
            .paper = { 1, 1, 1, 1 },
            .text = { 0.17, 0.165, 0.157, 1 },
            .quiet = { 0.357, 0.345, 0.322, 1 },
            .line = { 0.357, 0.345, 0.322, 1 },
            .accent = { 0.71, 0.188, 0.122, 1 },
            .box = theirs,
            .halo = theirs,
            .graticule = { 0.5, 0.5, 0.5, 0.4 },
            .grid = { 0.25, 0.38, 0.5, 0.5 },
        },
        .outputs = COR_OUTPUT_PNG,
    };
    memcpy(figure.theme.fonts, default_fonts, sizeof default_fonts);
    memcpy(figure.theme.type, cor_type_scale_default, sizeof figure.theme.type);
    return figure;
}

typedef struct root_members {
    const char *alt;
    bool abstract;
    cor_string_list icons;
} root_members;

static const cor_field root_fields[] = {
    { "alt", COR_FIELD_WORDS, AT(root_members, alt), 0, 0, NULL, 0 },
    { "abstract", COR_FIELD_BOOL, AT(root_members, abstract), 0, 0, NULL, 0 },
    { "version", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "extends", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 }, /* style/merge has done it */
    { "sheet", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "map", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "theme", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "viewpoint", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "themes", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 }, /* style/document has laid one over all */
    { "parts", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "sources", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "icons", COR_FIELD_LIST, AT(root_members, icons), 0, 0, NULL, 0 }, /* for plan/pictures */
    { "language", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "outputs", COR_FIELD_CUSTOM, 0, 0, 0, output_words, COUNT(output_words) },
    { "claims", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
};

static const char *const digit_words[] = { "latin", "native" };

typedef struct language_members {
    cor_string_list order;
    int digits;
} language_members;

static const cor_field language_fields[] = {
    { "order", COR_FIELD_LIST, AT(language_members, order), 0, 0, NULL, 0 },
    { "digits", COR_FIELD_WORD, AT(language_members, digits), 0, 0, digit_words,
      COUNT(digit_words) },
};

static bool check_tags(const cor_node *order, cor_report *report)
{
    bool well = true;
    size_t n = !order ? 0 : order->kind == COR_NODE_SEQ ? order->count : 1;
    for (size_t i = 0; i < n; i++) {
        const cor_node *tag = order->kind == COR_NODE_SEQ ? order->items[i] : order;
        if (!cor_language_is_tag(tag->string))
            well = cor_fail(report, COR_KIND_BAD_VALUE, tag->at,
                            "languages are tags such as en, az, hy, zh-Hant",
                            "'%.*s' is no language", (int)tag->string.len, tag->string.ptr);
    }
    return well;
}

static bool read_language(cor_language *out, const cor_style *style, cor_report *report)
{
    language_members m = { 0 };
    const cor_node *node = cor_node_get(style->corridor, "language");
    bool well = true;
    if (node)
        well = cor_fields_read(&m, node, COR_FIELD_TABLE(language_fields, "in 'language'"),
                               style->arena, report) &&
               check_tags(cor_node_get(node, "order"), report);
    cor_language_settle(out, style->language, m.order.items, m.order.count, style->arena);
    out->native_digits = m.digits == 1;
    out->foreign = cor_foreign_texts_new(style->arena);
    if (!cor_str_is(cor_language_primary(out), cor_language_locale(out)->tag))
        cor_language_note(report, node ? node->at : style->root->at,
                          "units and sides of the earth are not known in '%s': they stand in '%s'",
                          out->order[0], cor_language_locale(out)->tag);
    return well;
}

static bool read_theme(cor_theme *theme, const cor_node *node, cor_arena *arena, cor_report *report)
{
    const cor_node *type = cor_node_get(node, "type");
    bool well =
        cor_fields_read(theme, node, COR_FIELD_TABLE(theme_fields, "in 'theme'"), arena, report);
    return (!type || cor_type_scale_read(theme->type, type, arena, report)) && well;
}

static bool read_blocks(cor_figure *figure, const cor_node *root, cor_arena *arena, cor_report *r)
{
    const cor_node *node;
    bool well = true;
    if ((node = cor_node_get(root, "version")))
        well = read_version(node, r) && well;
    if ((node = cor_node_get(root, "sheet")))
        well = cor_fields_read(&figure->sheet, node, COR_FIELD_TABLE(sheet_fields, "in 'sheet'"),
                               arena, r) &&
               well;
    if ((node = cor_node_get(root, "map")))
        well = cor_map_spec_read(&figure->map, node, arena, r) && well;
    if ((node = cor_node_get(root, "theme")))
        well = read_theme(&figure->theme, node, arena, r) && well;
    if ((node = cor_node_get(root, "viewpoint")))
        well = cor_viewpoint_read(&figure->viewpoint, node, &figure->language, arena, r) && well;
    if ((node = cor_node_get(root, "outputs")))
        well = read_outputs(&figure->outputs, node, r) && well;
    if ((node = cor_node_get(root, "parts")))
        well = cor_furniture_read(figure, node, arena, r) && well;
    return cor_claims_read(&figure->claims, cor_node_get(root, "claims"), &figure->language, arena,
                           r) &&
           cor_parts_check_claims(figure, arena, r) && well;
}

static void settle_net(cor_map_spec *map, const cor_theme *theme)
{
    if (map->graticule.colour.a < 0)
        map->graticule.colour = theme->graticule;
    if (map->grid.colour.a < 0)
        map->grid.colour = theme->grid;
}

/* Colours that follow others unless they are given. */
static void settle_colours(cor_figure *figure)
{
    cor_theme *theme = &figure->theme;
    const cor_colour paper = theme->paper;
    if (theme->box.a < 0)
        theme->box = paper;
    if (theme->halo.a < 0)
        theme->halo = (cor_colour){ paper.r, paper.g, paper.b, 0.9 * paper.a };
    settle_net(&figure->map, theme);
    for (size_t i = 0; i < figure->part_count; i++)
        settle_net(&figure->parts[i].map, theme);
}

bool cor_figure_read(cor_figure **out, const cor_style *style, cor_report *report)
{
    cor_figure *figure = cor_arena_alloc(style->arena, 1, sizeof *figure);
    *figure = figure_defaults();
    bool well = read_language(&figure->language, style, report);
    const cor_node *root = style->corridor;
    figure->map.at = figure->map.crs_at = figure->map.extent.at =
        root ? root->at : style->root->at; /* messages have a place without `map`, too */
    if (root) {
        root_members m = { 0 };
        cor_field_table table = COR_FIELD_TABLE(root_fields, "in 'corridor'");
        table.language = &figure->language;
        well = cor_fields_read(&m, root, table, style->arena, report) && well;
        figure->alt = m.alt;
        figure->abstract = m.abstract;
        const cor_node *alt = cor_node_get(root, "alt");
        figure->alt_at = alt ? alt->at : root->at;
        well = read_blocks(figure, root, style->arena, report) && well;
    }
    if (!well)
        return false;
    if (figure->sheet.width_pt > COR_SHEET_MAX_PT || figure->sheet.height_pt > COR_SHEET_MAX_PT)
        return cor_fail(report, COR_KIND_LIMIT, root ? root->at : COR_NOWHERE, NULL,
                        "the sheet is larger than %g pt", COR_SHEET_MAX_PT);
    settle_colours(figure);
    *out = figure;
    return true;
}

static const cor_field source_fields[] = {
    { "layer", COR_FIELD_TEXT, AT(cor_figure_source, layer), 0, 0, NULL, 0 },
    { "crs", COR_FIELD_TEXT, AT(cor_figure_source, crs), 0, 0, NULL, 0 },
    { "encoding", COR_FIELD_TEXT, AT(cor_figure_source, encoding), 0, 0, NULL, 0 },
    { "attribution", COR_FIELD_WORDS, AT(cor_figure_source, attribution), 0, 0, NULL, 0 },
    { "credit-with", COR_FIELD_TEXT, AT(cor_figure_source, credit_with), 0, 0, NULL, 0 },
    { "measure", COR_FIELD_BOOL, AT(cor_figure_source, measure), 0, 0, NULL, 0 },
    { "station-on", COR_FIELD_TEXT, AT(cor_figure_source, station_on), 0, 0, NULL, 0 },
};

bool cor_figure_source_options(cor_figure_source *out, const cor_style *style, const char *name,
                               const cor_language *language, cor_report *report)
{
    *out = (cor_figure_source){ 0 };
    const cor_node *node = cor_node_get(cor_node_get(style->corridor, "sources"), name);
    if (!node)
        return true;
    out->at = node->at;
    cor_field_table table = COR_FIELD_TABLE(source_fields, "in 'sources'");
    table.language = language;
    return cor_fields_read(out, node, table, style->arena, report);
}

size_t cor_figure_blocks(cor_member_block *out, size_t max)
{
    const cor_member_block blocks[] = {
        { "corridor", COR_FIELD_TABLE(root_fields, "") },
        { "sheet", COR_FIELD_TABLE(sheet_fields, "") },
        { "map", COR_FIELD_TABLE(map_fields, "") },
        { "extent", COR_FIELD_TABLE(extent_fields, "") },
        { "graticule", COR_FIELD_TABLE(graticule_fields, "") },
        { "grid", COR_FIELD_TABLE(grid_fields, "") },
        { "theme", COR_FIELD_TABLE(theme_fields, "") },
        { "type", cor_type_scale_fields() },
        { "role", cor_type_fields() },
        { "sources", COR_FIELD_TABLE(source_fields, "") },
        { "language", COR_FIELD_TABLE(language_fields, "") },
        { "claims", cor_claim_fields() },
        { "place", cor_claim_place_fields() },
        { "split", cor_split_fields() },
        { "viewpoint", cor_viewpoint_fields() },
        { "metadata", cor_metadata_fields() },
        { "corridor:legend", cor_legend_fields() },
    };
    for (size_t i = 0; i < COUNT(blocks) && i < max; i++)
        out[i] = blocks[i];
    return COUNT(blocks);
}
