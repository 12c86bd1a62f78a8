#include <math.h>

#include "base/memory.h"
#include "base/number.h"
#include "encode/svg_writer.h"

static bool is_same(const cor_tiling *a, const cor_tiling *b)
{
    return a->origin.x_pt == b->origin.x_pt && a->origin.y_pt == b->origin.y_pt &&
           a->angle_rad == b->angle_rad && a->scale == b->scale && a->is_flipped == b->is_flipped;
}

const char *cor_svg_keep(cor_svg_writer *writer, const void *what, const cor_tiling *tiling,
                         const char *name, bool *is_new)
{
    *is_new = false;
    for (size_t i = writer->kept_count; i-- > 0;)
        if (writer->kept[i].what == what && is_same(&writer->kept[i].tiling, tiling))
            return writer->kept[i].id;
    *is_new = true;
    writer->kept = cor_grow(writer->kept, &writer->kept_capacity, writer->kept_count + 1,
                            sizeof *writer->kept);
    cor_svg_kept *kept = &writer->kept[writer->kept_count++];
    *kept = (cor_svg_kept){ what, *tiling, cor_svg_id(writer, name) };
    return kept->id;
}

/* The tile itself, in its own points. */
static const char *keep_tile(cor_svg_writer *writer, const cor_scene *tile)
{
    static const cor_tiling none = { 0 };
    bool is_new;
    const char *id = cor_svg_keep(writer, tile, &none, "tile", &is_new);
    if (!is_new)
        return id;
    cor_buf_printf(writer->out, "<pattern id=\"%s\" patternUnits=\"userSpaceOnUse\"", id);
    cor_svg_number(writer->out, "width", tile->width_pt);
    cor_svg_number(writer->out, "height", tile->height_pt);
    cor_buf_text(writer->out, ">\n");
    for (size_t i = 0; i < tile->count; i++)
        cor_svg_mark(writer, &tile->marks[i], i + 1 < tile->count ? &tile->marks[i + 1] : NULL);
    cor_buf_text(writer->out, "</pattern>\n");
    return id;
}

static void put_pair(cor_buf *out, const char *word, double x, double y)
{
    cor_buf_printf(out, "%s(", word);
    cor_number_trimmed(out, x, 3);
    cor_buf_char(out, ' ');
    cor_number_trimmed(out, y, 3);
    cor_buf_char(out, ')');
}

/* The tile as it is laid: another <pattern> that takes the first one's drawing. */
static const char *keep_laid(cor_svg_writer *writer, const cor_scene *tile,
                             const cor_tiling *tiling)
{
    bool is_new;
    const char *of = keep_tile(writer, tile);
    const char *id = cor_svg_keep(writer, tile, tiling, "pattern", &is_new);
    if (!is_new)
        return id;
    cor_buf_printf(writer->out, "<pattern id=\"%s\"", id);
    cor_svg_reference(writer->out, of);
    cor_buf_text(writer->out, " patternTransform=\"");
    put_pair(writer->out, "translate", tiling->origin.x_pt, tiling->origin.y_pt);
    cor_buf_text(writer->out, "rotate(");
    cor_number_trimmed(writer->out, tiling->angle_rad * 180 / M_PI, 3);
    cor_buf_text(writer->out, ")scale(");
    cor_number_trimmed(writer->out, tiling->scale, 5);
    if (tiling->is_flipped) {
        cor_buf_text(writer->out, " -");
        cor_number_trimmed(writer->out, tiling->scale, 5);
    }
    cor_buf_text(writer->out, ")\"/>\n");
    return id;
}

void cor_svg_pattern(cor_svg_writer *writer, const cor_mark *mark)
{
    const cor_tiling *tiling = &mark->as.pattern.tiling;
    const char *id = keep_laid(writer, mark->as.pattern.tile, tiling);
    cor_buf_printf(writer->out, "<path fill=\"url(#%s)\" fill-rule=\"evenodd\"", id);
    if (tiling->opacity < 1)
        cor_svg_number(writer->out, "fill-opacity", tiling->opacity);
    cor_buf_text(writer->out, " d=\"");
    cor_svg_path_data(writer->out, &mark->as.pattern.path);
    cor_buf_text(writer->out, "\"/>\n");
}
