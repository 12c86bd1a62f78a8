#include "place/label_font.h"

#include <string.h>

#include "style/length.h"

enum { NAMES_MAX = 16 };

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

static size_t add_theme(cor_label_font *out, size_t count, const cor_plan *plan, bool bold)
{
    const cor_theme *theme = &plan->figure->theme;
    const cor_string_list *list = &theme->fonts[bold ? COR_FONT_BOLD : COR_FONT_REGULAR];
    for (size_t i = 0; i < list->count && count < COR_LABEL_FONTS_MAX; i++)
        out->names[count++] = list->items[i];
    return count;
}

void cor_label_font_read(cor_label_font *out, cor_labels *labels, const cor_plan *plan,
                         const cor_layer *layer, cor_eval *eval)
{
    cor_str words[NAMES_MAX];
    const cor_string_list *regular = &plan->figure->theme.fonts[COR_FONT_REGULAR];
    out->style = cor_plan_text(plan, COR_TYPE_CALLOUT, false);
    out->style.fonts = regular->items;
    out->style.font_count = regular->count;
    out->style.size_pt = cor_layer_number(layer, COR_P_TEXT_SIZE, eval) * COR_PT_PER_PX;
    out->style.letter_spacing_pt =
        cor_layer_number(layer, COR_P_TEXT_LETTER_SPACING, eval) * out->style.size_pt;
    if (!cor_layer_has(layer, COR_P_TEXT_FONT))
        return;
    bool is_of_service = cor_node_get(plan->style->root, "glyphs") != NULL, bold = false;
    size_t n = cor_layer_strings(layer, COR_P_TEXT_FONT, eval, words, NAMES_MAX), count = 0;
    for (size_t i = 0; i < n && i < NAMES_MAX; i++) {
        const char *name = cor_arena_str(labels->arena, words[i]).ptr;
        bold = bold || (i == 0 && is_bold(name));
        if (!is_of_service || is_installed(labels, plan, name))
            out->names[count++] = name;
        else
            tell(labels, layer, name, eval);
    }
    if (is_of_service)
        count = add_theme(out, count, plan, bold);
    out->style.fonts = out->names;
    out->style.font_count = count;
}
