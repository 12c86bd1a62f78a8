#include "base/memory.h"
#include "base/number.h"
#include "encode/encode.h"
#include "encode/page.h"
#include "encode/svg_writer.h"

static void put_length_mm(cor_buf *out, const char *name, double value_pt)
{
    cor_buf_printf(out, " %s=\"", name);
    cor_number_trimmed(out, value_pt * 25.4 / 72, 3);
    cor_buf_text(out, "mm\"");
}

typedef struct words {
    const char *id, *language, *text; /* each may be NULL */
} words;

static void put_element(cor_buf *out, const char *element, words w)
{
    if (!w.text)
        return;
    cor_buf_printf(out, "<%s", element);
    if (w.id)
        cor_buf_printf(out, " id=\"%s\"", w.id);
    if (w.language)
        cor_svg_text_attribute(out, "xml:lang", w.language);
    cor_buf_char(out, '>');
    cor_svg_escape(out, cor_str_of(w.text));
    cor_buf_printf(out, "</%s>\n", element);
}

static void put_head(cor_svg_writer *writer, const cor_scene *scene)
{
    cor_buf *out = writer->out;
    cor_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\""
                      " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    put_length_mm(out, "width", scene->width_pt);
    put_length_mm(out, "height", scene->height_pt);
    cor_buf_text(out, " viewBox=\"0 0 ");
    cor_number_trimmed(out, scene->width_pt, 3);
    cor_buf_char(out, ' ');
    cor_number_trimmed(out, scene->height_pt, 3);
    cor_buf_text(out, "\" text-rendering=\"geometricPrecision\"");
    if (scene->language)
        cor_svg_text_attribute(out, "xml:lang", scene->language);
    const char *title = scene->title ? cor_svg_id(writer, "title") : NULL;
    const char *description = scene->description ? cor_svg_id(writer, "description") : NULL;
    cor_buf_text(out, " role=\"img\"");
    if (title)
        cor_buf_printf(out, " aria-labelledby=\"%s\"", title);
    if (description)
        cor_buf_printf(out, " aria-describedby=\"%s\"", description);
    cor_buf_text(out, ">\n");
    put_element(out, "title", (words){ title, scene->title_language, scene->title });
    put_element(out, "desc",
                (words){ description, scene->description_language, scene->description });
}

/* Neighbours of one style, as the features of a layer are, share it in one <g>. */
static void put_path(cor_svg_writer *writer, const cor_mark *mark, const cor_mark *next)
{
    writer->style.len = 0;
    cor_svg_path_style(&writer->style, mark);
    bool goes_on = false;
    if (next && next->kind == COR_MARK_PATH) {
        writer->next_style.len = 0;
        cor_svg_path_style(&writer->next_style, next);
        goes_on = cor_str_equal(cor_buf_view(&writer->style), cor_buf_view(&writer->next_style));
    }
    if (goes_on && !writer->in_style_group)
        cor_buf_printf(writer->out, "<g%s>\n", writer->style.ptr);
    bool has_style = writer->in_style_group || goes_on;
    cor_buf_printf(writer->out, "<path%s d=\"", has_style ? "" : writer->style.ptr);
    cor_svg_path_data(writer->out, &mark->as.path.path);
    cor_buf_text(writer->out, "\"/>\n");
    if (writer->in_style_group && !goes_on)
        cor_buf_text(writer->out, "</g>\n");
    writer->in_style_group = goes_on;
}

static void push_clip(cor_svg_writer *writer, const cor_mark *mark)
{
    cor_buf label = { 0 };
    cor_buf_printf(&label, "clip-%zu", ++writer->clip_count);
    const char *id = cor_svg_id(writer, label.ptr);
    cor_buf_printf(writer->out, "<clipPath id=\"%s\"><path clip-rule=\"evenodd\" d=\"", id);
    cor_svg_path_data(writer->out, &mark->as.clip.path);
    cor_buf_printf(writer->out, "\"/></clipPath>\n<g clip-path=\"url(#%s)\">\n", id);
    cor_buf_free(&label);
}

static void push_group(cor_svg_writer *writer, const cor_mark *mark)
{
    cor_buf_text(writer->out, "<g");
    if (mark->as.group.name)
        cor_buf_printf(writer->out, " id=\"%s\"", cor_svg_id(writer, mark->as.group.name));
    if (mark->as.group.opacity < 1)
        cor_svg_number(writer->out, "opacity", mark->as.group.opacity);
    cor_buf_text(writer->out, ">\n");
    put_element(writer->out, "title", (words){ .text = mark->as.group.title });
}

void cor_svg_mark(cor_svg_writer *writer, const cor_mark *mark, const cor_mark *next)
{
    switch (mark->kind) {
    case COR_MARK_PATH:
        put_path(writer, mark, next);
        break;
    case COR_MARK_GLYPHS:
        cor_svg_glyphs(writer, mark);
        break;
    case COR_MARK_CLIP_PUSH:
        push_clip(writer, mark);
        break;
    case COR_MARK_GROUP_PUSH:
        push_group(writer, mark);
        break;
    case COR_MARK_CLIP_POP:
    case COR_MARK_GROUP_POP:
        cor_buf_text(writer->out, "</g>\n");
        break;
    case COR_MARK_IMAGE:
        cor_svg_image(writer, mark);
        break;
    case COR_MARK_GRADIENT:
        cor_svg_gradient(writer, mark);
        break;
    case COR_MARK_PATTERN:
        cor_svg_pattern(writer, mark);
        break;
    }
}

bool cor_encode_svg(const cor_scene *scene, cor_buf *out, cor_report *report)
{
    if (!cor_page_check(scene, report))
        return false;
    if (scene->depth != 0)
        COR_NEVER("a scene with a push that was never popped");
    cor_svg_writer writer = { .out = out,
                              .name = scene->name ? scene->name : "figure",
                              .language = scene->language };
    const size_t start = out->len;
    put_head(&writer, scene);
    for (size_t i = 0; i < scene->count; i++)
        cor_svg_mark(&writer, &scene->marks[i], i + 1 < scene->count ? &scene->marks[i + 1] : NULL);
    cor_buf_text(out, "</svg>\n");
    cor_svg_stamp_ids(out, start);
    for (size_t i = 0; i < writer.id_count; i++)
        cor_free(writer.ids[i]);
    cor_free(writer.ids);
    cor_free(writer.kept);
    cor_buf_free(&writer.style);
    cor_buf_free(&writer.next_style);
    return true;
}
