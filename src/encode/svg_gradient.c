#include "encode/svg_writer.h"

static void put_place(cor_svg_writer *writer, const cor_gradient *g)
{
    if (g->radius_pt > 0) {
        cor_svg_number(writer->out, "cx", g->from.x_pt);
        cor_svg_number(writer->out, "cy", g->from.y_pt);
        cor_svg_number(writer->out, "r", g->radius_pt);
        return;
    }
    cor_svg_number(writer->out, "x1", g->from.x_pt);
    cor_svg_number(writer->out, "y1", g->from.y_pt);
    cor_svg_number(writer->out, "x2", g->to.x_pt);
    cor_svg_number(writer->out, "y2", g->to.y_pt);
}

static void put_gradient(cor_svg_writer *writer, const cor_gradient *g, const char *id)
{
    const char *element = g->radius_pt > 0 ? "radialGradient" : "linearGradient";
    cor_buf_printf(writer->out, "<%s id=\"%s\" gradientUnits=\"userSpaceOnUse\"", element, id);
    put_place(writer, g);
    cor_buf_char(writer->out, '>');
    for (size_t i = 0; i < g->stop_count; i++) {
        cor_buf_text(writer->out, "<stop");
        cor_svg_number(writer->out, "offset", g->stops[i].at);
        cor_svg_stop_paint(writer->out, g->stops[i].paint);
        cor_buf_text(writer->out, "/>");
    }
    cor_buf_printf(writer->out, "</%s>\n", element);
}

void cor_svg_gradient(cor_svg_writer *writer, const cor_mark *mark)
{
    const cor_stroke *stroke = &mark->as.gradient.stroke;
    cor_buf label = { 0 };
    cor_buf_printf(&label, "gradient-%zu", ++writer->gradient_count);
    const char *id = cor_svg_id(writer, label.ptr);
    put_gradient(writer, &mark->as.gradient.gradient, id);
    if (stroke->width_pt > 0) {
        cor_buf_printf(writer->out, "<path fill=\"none\" stroke=\"url(#%s)\"", id);
        cor_svg_line_style(writer->out, stroke);
    } else {
        cor_buf_printf(writer->out, "<path fill=\"url(#%s)\" fill-rule=\"evenodd\"", id);
    }
    cor_buf_text(writer->out, " d=\"");
    cor_svg_path_data(writer->out, &mark->as.gradient.path);
    cor_buf_text(writer->out, "\"/>\n");
    cor_buf_free(&label);
}
