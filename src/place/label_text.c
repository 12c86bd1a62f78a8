#include "place/label_text.h"

#include <math.h>
#include <string.h>

#include "place/label_font.h"
#include "style/letter_case.h"
#include "style/length.h"

enum { MAX_EXAMPLES = 4 };

static const char *language_of(const cor_label_reader *r, const cor_name_use *use)
{
    return use->asked ? use->found : r->plan->language;
}

static cor_str transformed(const cor_label_reader *r, cor_str text, const char *language,
                           cor_eval *eval)
{
    cor_str how = cor_layer_string(r->layer, COR_P_TEXT_TRANSFORM, eval);
    if (cor_str_is(how, "uppercase"))
        return cor_text_upper(text, language, r->labels->arena);
    if (cor_str_is(how, "lowercase"))
        return cor_text_lower(text, language, r->labels->arena);
    return cor_arena_str(r->labels->arena, text);
}

static void remember(cor_fallbacks *fallbacks, cor_str text, const cor_name_use *use)
{
    fallbacks->asked += use->asked;
    if (!use->asked || !use->fell_back)
        return;
    if (fallbacks->missing++ >= MAX_EXAMPLES)
        return;
    size_t line = 0;
    while (line < text.len && text.ptr[line] != '\n')
        line++;
    cor_buf_text(&fallbacks->examples, fallbacks->examples.len ? ", " : "");
    cor_buf_char(&fallbacks->examples, '\'');
    cor_buf_printable(&fallbacks->examples, (cor_str){ text.ptr, line < 60 ? line : 60 });
    if (use->found)
        cor_buf_printf(&fallbacks->examples, "' (%s)", use->found);
    else
        cor_buf_text(&fallbacks->examples, "' (in none of its languages)");
}

static void report_not_shaped(const cor_fallbacks *fallbacks, const cor_layer *layer,
                              cor_report *report)
{
    const cor_diagnostic *why = &fallbacks->not_shaped_why.items[0];
    const char *hint =
        why->kind == COR_KIND_GLYPH ? "name fonts that have the letters in 'text-font'" : why->hint;
    cor_warn(report, why->kind, fallbacks->not_shaped_at, hint,
             "layer '%s': labels that are left out: %zu; %s", layer->id, fallbacks->not_shaped,
             why->message);
}

static void report_not_drawn(const cor_fallbacks *fallbacks, const cor_layer *layer,
                             cor_report *report)
{
    if (fallbacks->images)
        cor_warn(report, COR_KIND_UNSUPPORTED, layer->property_at[COR_P_TEXT_FIELD],
                 "icon-image draws it beside the text, or with icon-text-fit around it",
                 "layer '%s': images in texts are not drawn (texts without theirs: %zu)", layer->id,
                 fallbacks->images);
    if (fallbacks->raised)
        cor_warn(report, COR_KIND_UNSUPPORTED, layer->property_at[COR_P_TEXT_FIELD], NULL,
                 "layer '%s': 'vertical-align' is not drawn (texts that stand on one baseline: "
                 "%zu)",
                 layer->id, fallbacks->raised);
    if (fallbacks->upright)
        cor_warn(report, COR_KIND_UNSUPPORTED, layer->property_at[COR_P_TEXT_WRITING_MODE], NULL,
                 "layer '%s': nothing is written from top to bottom (texts that are set level: "
                 "%zu)",
                 layer->id, fallbacks->upright);
}

void cor_fallbacks_report(cor_fallbacks *fallbacks, const cor_plan *plan, const cor_layer *layer,
                          cor_report *report)
{
    if (fallbacks->missing)
        cor_note(report, COR_KIND_LANGUAGE, layer->property_at[COR_P_TEXT_FIELD], NULL,
                 "layer '%s': %zu of %zu names are not given in '%s': %s%s", layer->id,
                 fallbacks->missing, fallbacks->asked, plan->language,
                 fallbacks->examples.ptr ? fallbacks->examples.ptr : "",
                 fallbacks->missing > MAX_EXAMPLES ? ", ..." : "");
    if (fallbacks->not_shaped_why.count)
        report_not_shaped(fallbacks, layer, report);
    report_not_drawn(fallbacks, layer, report);
    cor_buf_free(&fallbacks->examples);
    cor_report_clear(&fallbacks->not_shaped_why);
    *fallbacks = (cor_fallbacks){ 0 };
}

/* A section's fonts, separated by commas. */
static void read_section_fonts(cor_text_section *out, cor_str list, cor_arena *arena)
{
    size_t commas = 0;
    for (size_t i = 0; i < list.len; i++)
        commas += list.ptr[i] == ',';
    const char **names = cor_arena_alloc(arena, commas + 1, sizeof *names);
    out->fonts = names;
    for (size_t at = 0; at < list.len;) {
        size_t end = at;
        while (end < list.len && list.ptr[end] != ',')
            end++;
        names[out->font_count++] = cor_arena_str(arena, (cor_str){ list.ptr + at, end - at }).ptr;
        at = end + 1;
    }
}

/* The sections of a formatted text, each in its own case, and their text as one. */
static cor_str read_sections(cor_label *label, cor_text_style *style, const cor_label_reader *r,
                             const cor_formatted *formatted, cor_eval *eval)
{
    size_t count = formatted->count;
    cor_text_section *sections = cor_arena_alloc(r->labels->arena, count, sizeof *sections);
    cor_paint *fills = cor_arena_alloc(r->labels->arena, count + 1, sizeof *fills);
    cor_buf text = { 0 };
    double opacity = cor_layer_number(r->layer, COR_P_TEXT_OPACITY, eval);
    for (size_t i = 0; i < count; i++) {
        const cor_formatted_section *from = &formatted->sections[i];
        cor_str own = transformed(r, from->text, style->language, eval);
        sections[i] = (cor_text_section){ .byte_count = own.len, .scale = from->scale };
        if (from->font.ptr)
            read_section_fonts(&sections[i], from->font, r->labels->arena);
        fills[i] = from->has_colour ? (cor_paint){ from->colour.r, from->colour.g, from->colour.b,
                                                   from->colour.a * opacity }
                                    : label->fill;
        cor_buf_str(&text, own);
    }
    fills[count] = label->fill;
    style->sections = sections;
    style->section_count = count;
    label->section_fills = fills;
    label->section_count = count + 1;
    cor_str whole = cor_arena_str(r->labels->arena, cor_buf_view(&text));
    cor_buf_free(&text);
    return whole;
}

static bool is_at_point(const cor_layer *layer, cor_eval *eval)
{
    return cor_str_is(cor_layer_string(layer, COR_P_SYMBOL_PLACEMENT, eval), "point");
}

/* Along a line there is one line of text. */
static cor_str on_one_line(cor_str text, cor_arena *arena)
{
    char *out = cor_arena_copy(arena, text.ptr, text.len + 1, 1);
    for (size_t i = 0; i < text.len; i++)
        if (out[i] == '\n')
            out[i] = ' ';
    return (cor_str){ out, text.len };
}

static cor_str read_words(cor_label *label, cor_text_style *style, const cor_label_reader *r,
                          cor_eval *eval, cor_formatted *formatted)
{
    cor_name_use use = { 0 };
    eval->names = &use;
    cor_str plain = cor_layer_text(r->layer, COR_P_TEXT_FIELD, eval, formatted);
    eval->names = NULL;
    style->language = language_of(r, &use);
    cor_str text = formatted->count > 1 || formatted->is_styled
                       ? read_sections(label, style, r, formatted, eval)
                       : transformed(r, plain, style->language, eval);
    if (text.len && !is_at_point(r->layer, eval))
        text = on_one_line(text, r->labels->arena);
    if (text.len)
        remember(r->fallbacks, text, &use);
    return text;
}

static const char *subject_of(const cor_label *label, const cor_label_reader *r)
{
    return cor_arena_printf(r->labels->arena, "layer '%s', feature at %s:%u", r->layer->id,
                            label->at.file ? label->at.file : "?", (unsigned)label->at.line);
}

/* With `lenient` a text with letters that no font has is left out, and told of with the others of
 * its layer. */
static bool shape_new(cor_label *label, const cor_text_style *style, const cor_label_reader *r)
{
    cor_report own = { 0 };
    bool lenient = r->plan->style->lenient;
    if (cor_shape_block(&label->block, r->plan->fonts, style, label->text, r->labels->arena,
                        lenient ? &own : r->report))
        return true;
    if (lenient && !r->fallbacks->not_shaped++) {
        cor_report_move(&r->fallbacks->not_shaped_why, &own);
        r->fallbacks->not_shaped_at = label->at;
    }
    cor_report_clear(&own);
    label->block = (cor_block){ 0 };
    return lenient;
}

static bool shape(cor_label *label, cor_text_style *style, const cor_label_reader *r)
{
    cor_known_texts *known = &r->labels->known;
    const cor_block *block = cor_known_text_find(known, style, label->text);
    if (block) {
        label->block = *block;
        return true;
    }
    style->at = r->layer->property_at[COR_P_TEXT_FIELD];
    style->subject = subject_of(label, r);
    if (!shape_new(label, style, r))
        return false;
    if (label->block.line_count)
        cor_known_text_add(known, style, label->text, &label->block, r->labels->arena);
    return true;
}

/* The text on one line, where the layer asks for it along the axes of areas. */
static bool read_spread(cor_label *label, cor_text_style *style, const cor_label_reader *r)
{
    cor_run **line = label->block.lines;
    cor_block block;
    if (!label->block.line_count || !cor_layer_flag(r->layer, "corridor:spread", false))
        return true;
    if (label->block.line_count > 1) {
        cor_str text = on_one_line(label->text, r->labels->arena);
        style->max_width_pt = 0;
        if (!cor_shape_block(&block, r->plan->fonts, style, text, r->labels->arena, r->report))
            return false;
        line = block.lines;
    }
    label->spread = line[0];
    return true;
}

static bool is_to_stand(const cor_label *label, const cor_layer *layer, cor_eval *eval)
{
    cor_str modes[2];
    size_t n = cor_layer_strings(layer, COR_P_TEXT_WRITING_MODE, eval, modes, 2);
    for (size_t i = 0; i < n && i < 2; i++)
        if (cor_str_is(modes[i], "vertical"))
            return is_at_point(layer, eval) && cor_text_may_stand(label->text);
    return false;
}

bool cor_label_read_text(cor_label *label, const cor_label_reader *r, cor_eval *eval)
{
    cor_text_style own, *style = &own;
    cor_formatted formatted;
    cor_label_font_read(style, r->labels, r->plan, r->layer, eval);
    /* The way styles hide the labels of some features. */
    if (style->size_pt == 0)
        return true;
    label->text = read_words(label, style, r, eval, &formatted);
    r->fallbacks->images += formatted.has_image;
    r->fallbacks->raised += formatted.is_raised;
    if (!label->text.len)
        return true;
    r->fallbacks->upright += is_to_stand(label, r->layer, eval);
    /* A width of 0 is one that no word has: each has a line of its own. */
    if (is_at_point(r->layer, eval))
        style->max_width_pt =
            fmax(cor_layer_number(r->layer, COR_P_TEXT_MAX_WIDTH, eval), 1e-3) * style->size_pt;
    style->line_height_em = cor_layer_number(r->layer, COR_P_TEXT_LINE_HEIGHT, eval);
    if (!shape(label, style, r) || !read_spread(label, style, r))
        return false;
    const cor_run *first = label->block.line_count ? label->block.lines[0] : NULL;
    label->cap_pt = 0.72 * style->size_pt;
    if (first && first->span_count)
        label->cap_pt = cor_face_cap_height(first->spans[0].face) * first->spans[0].size_pt;
    return true;
}
