#include "place/label_font.h"

#include <string.h>

#include "style/length.h"

/* Looks once for each name; `missing` keeps those that were not there. */
static bool is_installed(cor_labels *labels, const cor_plan *plan, const char *name)
{
    for (size_t i = 0; i < labels->missing_font_count; i++)
        if (strcmp(labels->missing_fonts[i], name) == 0)
            return false;
    const cor_face *face;
    cor_report quiet = { 0 };
    bool is_there = cor_fonts_face(plan->fonts, name, COR_NOWHERE, &face, &quiet);
    cor_report_clear(&quiet);
    return is_there;
}

static void tell(cor_labels *labels, const cor_layer *layer, const char *name, cor_eval *eval)
{
    for (size_t i = 0; i < labels->missing_font_count; i++)
        if (strcmp(labels->missing_fonts[i], name) == 0)
            return;
    if (labels->missing_font_count < COR_MISSING_FONTS_MAX)
        labels->missing_fonts[labels->missing_font_count++] = name;
    if (eval->report)
        cor_warn(eval->report, COR_KIND_FONT, layer->property_at[COR_P_TEXT_FONT],
                 "install it, or name another in 'text-font'",
                 "font '%s' is not installed; the fonts of the theme stand in", name);
}

static bool is_bold(const char *name)
{
    static const char *const words[] = { "Bold", "bold", "Black", "Heavy" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

static const cor_string_list *theme_fonts(const cor_plan *plan, bool bold)
{
    return &plan->figure->theme.fonts[bold ? COR_FONT_BOLD : COR_FONT_REGULAR];
}

/* The fonts that the layer names, as many as there are. */
static cor_str *named_fonts(size_t *count, const cor_layer *layer, cor_eval *eval)
{
    *count = cor_layer_strings(layer, COR_P_TEXT_FONT, eval, NULL, 0);
    cor_str *words = cor_arena_alloc(eval->arena, *count + 1, sizeof *words);
    cor_layer_strings(layer, COR_P_TEXT_FONT, eval, words, *count);
    return words;
}

static void read_fonts(cor_text_style *out, cor_labels *labels, const cor_plan *plan,
                       const cor_layer *layer, cor_eval *eval)
{
    bool is_of_service = cor_node_get(plan->style->root, "glyphs") != NULL;
    size_t n, count = 0;
    const cor_str *words = named_fonts(&n, layer, eval);
    bool bold = n && is_bold(cor_arena_str(eval->arena, words[0]).ptr);
    const cor_string_list *theme = theme_fonts(plan, bold);
    const char **names = cor_arena_alloc(eval->arena, n + theme->count + 1, sizeof(const char *));
    for (size_t i = 0; i < n; i++) {
        const char *name = cor_arena_str(labels->arena, words[i]).ptr;
        if (!is_of_service || is_installed(labels, plan, name))
            names[count++] = name;
        else
            tell(labels, layer, name, eval);
    }
    for (size_t i = 0; is_of_service && i < theme->count; i++)
        names[count++] = theme->items[i];
    out->fonts = names;
    out->font_count = count;
}

void cor_label_font_read(cor_text_style *out, cor_labels *labels, const cor_plan *plan,
                         const cor_layer *layer, cor_eval *eval)
{
    const cor_string_list *regular = theme_fonts(plan, false);
    *out = cor_plan_text(plan, COR_TYPE_CALLOUT, false);
    out->fonts = regular->items;
    out->font_count = regular->count;
    out->size_pt = cor_layer_number(layer, COR_P_TEXT_SIZE, eval) * COR_PT_PER_PX;
    out->letter_spacing_pt =
        cor_layer_number(layer, COR_P_TEXT_LETTER_SPACING, eval) * out->size_pt;
    if (cor_layer_has(layer, COR_P_TEXT_FONT))
        read_fonts(out, labels, plan, layer, eval);
}
