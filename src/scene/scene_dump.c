#include "scene/scene_dump.h"

#include <math.h>

#include "base/number.h"

static const char *const CAPS[] = { "butt", "round", "square" };
static const char *const JOINS[] = { "miter", "round", "bevel" };
static const double PI = 3.14159265358979323846;

typedef struct dump {
    cor_buf *out;
    size_t depth;
} dump;

static void put_number(dump *d, const char *before, double value)
{
    cor_buf_text(d->out, before);
    cor_number_trimmed(d->out, value, 3);
}

static void put_text(dump *d, const char *before, const char *text)
{
    cor_buf_text(d->out, before);
    cor_buf_json(d->out, cor_str_of(text));
}

static void indent(dump *d, size_t more)
{
    for (size_t i = 0; i < d->depth + more; i++)
        cor_buf_text(d->out, "  ");
}

static unsigned to_byte(double channel)
{
    return (unsigned)lround(channel * 255);
}

static void put_paint(dump *d, const char *before, cor_paint paint)
{
    cor_buf_printf(d->out, "%s#%02x%02x%02x", before, to_byte(paint.r), to_byte(paint.g),
                   to_byte(paint.b));
    if (paint.a < 1)
        put_number(d, "/", paint.a);
}

static void put_points(dump *d, const cor_path *path)
{
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        indent(d, 1);
        cor_buf_text(d->out, contour->closed ? "ring" : "line");
        for (size_t i = 0; i < contour->count; i++) {
            put_number(d, " ", path->points[contour->first + i].x_pt);
            put_number(d, ",", path->points[contour->first + i].y_pt);
        }
        cor_buf_char(d->out, '\n');
    }
}

static void put_line_style(dump *d, const cor_stroke *stroke)
{
    put_number(d, " width ", stroke->width_pt);
    cor_buf_printf(d->out, " %s %s", CAPS[stroke->cap], JOINS[stroke->join]);
    if (stroke->join == COR_JOIN_MITER)
        put_number(d, " ", stroke->miter_limit);
    if (stroke->dash_count == 0)
        return;
    for (size_t i = 0; i < stroke->dash_count; i++)
        put_number(d, i == 0 ? " dash " : ",", stroke->dash_pt[i]);
    if (stroke->dash_offset_pt != 0)
        put_number(d, " from ", stroke->dash_offset_pt);
}

static void put_stroke(dump *d, const cor_stroke *stroke)
{
    put_paint(d, " stroke ", stroke->paint);
    put_line_style(d, stroke);
}

static void dump_gradient(dump *d, const cor_mark *mark)
{
    const cor_gradient *g = &mark->as.gradient.gradient;
    put_number(d, g->radius_pt > 0 ? " about " : " from ", g->from.x_pt);
    put_number(d, ",", g->from.y_pt);
    put_number(d, g->radius_pt > 0 ? " radius " : " to ",
               g->radius_pt > 0 ? g->radius_pt : g->to.x_pt);
    if (!(g->radius_pt > 0))
        put_number(d, ",", g->to.y_pt);
    if (mark->as.gradient.stroke.width_pt > 0)
        put_line_style(d, &mark->as.gradient.stroke);
    for (size_t i = 0; i < g->stop_count; i++) {
        put_number(d, " ", g->stops[i].at);
        put_paint(d, ":", g->stops[i].paint);
    }
    cor_buf_char(d->out, '\n');
    put_points(d, &mark->as.gradient.path);
}

static void dump_path(dump *d, const cor_mark *mark)
{
    if (mark->as.path.nonzero)
        cor_buf_text(d->out, " nonzero");
    if (mark->as.path.fill.a > 0)
        put_paint(d, mark->as.path.is_crisp ? " crisp fill " : " fill ", mark->as.path.fill);
    if (mark->as.path.stroke.paint.a > 0)
        put_stroke(d, &mark->as.path.stroke);
    cor_buf_char(d->out, '\n');
    put_points(d, &mark->as.path.path);
}

/* Glyph ids and faces belong to the installed fonts and stay out; the glyphs' places do not. */
static void put_span(dump *d, const cor_run *run, const cor_run_span *span)
{
    indent(d, 1);
    cor_buf_text(d->out, span->right_to_left ? "rtl " : "ltr ");
    cor_buf_json(d->out, (cor_str){ run->text.ptr + span->first_byte, span->byte_count });
    cor_buf_text(d->out, " x");
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        put_number(d, " ", glyph->x_pt);
        if (!run->is_curved)
            continue;
        put_number(d, ",", glyph->y_pt);
        put_number(d, "/", glyph->angle_rad * 180 / PI);
    }
    cor_buf_char(d->out, '\n');
}

static void dump_glyphs(dump *d, const cor_mark *mark)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_buf_char(d->out, ' ');
    cor_buf_json(d->out, run->text);
    put_number(d, " at ", mark->as.glyphs.origin.x_pt);
    put_number(d, ",", mark->as.glyphs.origin.y_pt);
    put_number(d, " size ", run->size_pt);
    put_number(d, " advance ", run->advance_pt);
    if (mark->as.glyphs.angle_rad != 0)
        put_number(d, " turned ", mark->as.glyphs.angle_rad * 180 / PI);
    if (run->is_curved)
        cor_buf_text(d->out, " curved");
    put_paint(d, " fill ", mark->as.glyphs.fill);
    if (mark->as.glyphs.halo.a > 0) {
        put_paint(d, " halo ", mark->as.glyphs.halo);
        put_number(d, " reach ", mark->as.glyphs.halo_width_pt);
    }
    cor_buf_char(d->out, '\n');
    for (size_t i = 0; i < run->span_count; i++)
        put_span(d, run, &run->spans[i]);
}

static void dump_clip(dump *d, const cor_mark *mark)
{
    cor_buf_char(d->out, '\n');
    put_points(d, &mark->as.clip.path);
}

static void dump_group(dump *d, const cor_mark *mark)
{
    put_number(d, " opacity ", mark->as.group.opacity);
    if (mark->as.group.name)
        put_text(d, " name ", mark->as.group.name);
    if (mark->as.group.title)
        put_text(d, " title ", mark->as.group.title);
    cor_buf_char(d->out, '\n');
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
static uint64_t checksum(const uint8_t *bytes, size_t count)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    return hash;
}

static void dump_image(dump *d, const cor_mark *mark)
{
    size_t width = mark->as.image.width, height = mark->as.image.height;
    cor_buf_printf(d->out, " %zux%zu sum %016llx", width, height,
                   (unsigned long long)checksum(mark->as.image.rgba, width * height * 4));
    put_number(d, " at ", mark->as.image.at.x0_pt);
    put_number(d, ",", mark->as.image.at.y0_pt);
    put_number(d, " to ", mark->as.image.at.x1_pt);
    put_number(d, ",", mark->as.image.at.y1_pt);
    if (mark->as.image.angle_rad != 0)
        put_number(d, " turned ", mark->as.image.angle_rad * 180 / PI);
    cor_buf_char(d->out, '\n');
}

static void dump_mark(dump *d, const cor_mark *mark);

static void dump_pattern(dump *d, const cor_mark *mark)
{
    const cor_scene *tile = mark->as.pattern.tile;
    const cor_tiling *tiling = &mark->as.pattern.tiling;
    put_number(d, " tile ", tile->width_pt);
    put_number(d, " x ", tile->height_pt);
    put_number(d, " from ", tiling->origin.x_pt);
    put_number(d, ",", tiling->origin.y_pt);
    put_number(d, " scale ", tiling->scale);
    if (tiling->is_flipped)
        cor_buf_text(d->out, " flipped");
    if (tiling->angle_rad != 0)
        put_number(d, " turned ", tiling->angle_rad * 180 / PI);
    if (tiling->opacity < 1)
        put_number(d, " opacity ", tiling->opacity);
    cor_buf_char(d->out, '\n');
    put_points(d, &mark->as.pattern.path);
    d->depth++;
    for (size_t i = 0; i < tile->count; i++)
        dump_mark(d, &tile->marks[i]);
    d->depth--;
}

static const struct {
    const char *word;
    void (*rest)(dump *d, const cor_mark *mark);
} KINDS[] = {
    [COR_MARK_PATH] = { "path", dump_path },
    [COR_MARK_GLYPHS] = { "glyphs", dump_glyphs },
    [COR_MARK_CLIP_PUSH] = { "clip", dump_clip },
    [COR_MARK_CLIP_POP] = { "end clip", NULL },
    [COR_MARK_GROUP_PUSH] = { "group", dump_group },
    [COR_MARK_GROUP_POP] = { "end group", NULL },
    [COR_MARK_IMAGE] = { "image", dump_image },
    [COR_MARK_GRADIENT] = { "gradient", dump_gradient },
    [COR_MARK_PATTERN] = { "pattern", dump_pattern },
};

static void dump_mark(dump *d, const cor_mark *mark)
{
    bool is_pop = mark->kind == COR_MARK_CLIP_POP || mark->kind == COR_MARK_GROUP_POP;
    bool is_push = mark->kind == COR_MARK_CLIP_PUSH || mark->kind == COR_MARK_GROUP_PUSH;
    d->depth -= is_pop;
    indent(d, 0);
    cor_buf_printf(d->out, "%s %s", KINDS[mark->kind].word, mark->layer);
    if (mark->feature >= 0)
        cor_buf_printf(d->out, "#%lld", (long long)mark->feature);
    if (KINDS[mark->kind].rest)
        KINDS[mark->kind].rest(d, mark);
    else
        cor_buf_char(d->out, '\n');
    d->depth += is_push;
}

void cor_scene_dump(const cor_scene *scene, cor_buf *out)
{
    dump d = { .out = out };
    put_number(&d, "sheet ", scene->width_pt);
    put_number(&d, " x ", scene->height_pt);
    if (scene->title)
        put_text(&d, " title ", scene->title);
    if (scene->title_language)
        put_text(&d, " in ", scene->title_language);
    if (scene->description)
        put_text(&d, " description ", scene->description);
    if (scene->description_language)
        put_text(&d, " in ", scene->description_language);
    if (scene->language)
        put_text(&d, " language ", scene->language);
    cor_buf_char(out, '\n');
    for (size_t i = 0; i < scene->count; i++)
        dump_mark(&d, &scene->marks[i]);
}
