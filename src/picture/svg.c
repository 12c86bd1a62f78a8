#include "picture/svg.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "picture/svg_look.h"
#include "picture/svg_path.h"
#include "style/length.h"

enum { USES_MAX = 8, TOTAL_USES_MAX = 2000, SHAPES_MAX = 20000 };

typedef struct walker {
    cor_svg_context context;
    cor_arena *arena;
    cor_painted_path *shapes;
    size_t count, capacity, points;
    int uses, total_uses; /* <use> inside <use>, and all of them */
} walker;

typedef struct place {
    cor_svg_matrix matrix;
    cor_svg_look look;
} place;

static double number_of(const cor_svg_element *element, const char *name, double otherwise)
{
    cor_str value = cor_svg_value(element, name);
    double number;
    size_t at = 0;
    return value.len && cor_svg_scan_length(value, &at, &number) ? number : otherwise;
}

static bool is_length(cor_str text)
{
    double px;
    size_t at = 0;
    return cor_svg_scan_length(text, &at, &px) && cor_svg_is_end(text, at);
}

static bool fail_length(const walker *w, const cor_svg_attribute *a)
{
    return cor_fail(w->context.report, COR_KIND_BAD_VALUE,
                    cor_source_span(w->context.source, a->offset, 1),
                    "units are px, pt, mm, cm, in", "'%.*s' is no length of an icon",
                    (int)(a->value.len < 40 ? a->value.len : 40), a->value.ptr);
}

/* So that number_of need not fail. */
static bool check_lengths(const walker *w, const cor_svg_element *element)
{
    static const char *const names[] = { "x",  "y",  "width", "height", "cx", "cy", "r",
                                         "rx", "ry", "x1",    "y1",     "x2", "y2" };
    bool is_use = cor_str_is(element->name, "use"); /* its size is of no shape */
    for (size_t i = 0; i < (is_use ? 2 : sizeof names / sizeof *names); i++) {
        const cor_svg_attribute *a = cor_svg_attribute_named(element, names[i]);
        if (a && !is_length(a->value) && !cor_str_is(a->value, "auto"))
            return fail_length(w, a);
    }
    return true;
}

/* ---- Geometry of one element. */

static bool draw_path(cor_svg_pen *pen, const cor_svg_element *element, const walker *w)
{
    const cor_svg_attribute *d = cor_svg_attribute_named(element, "d");
    if (!d || cor_str_is(d->value, "none"))
        return true;
    size_t fault = cor_svg_draw_data(pen, d->value);
    return fault == d->value.len ||
           cor_fail(w->context.report, COR_KIND_DATA,
                    cor_source_span(w->context.source, d->offset + fault, 1), NULL,
                    "path data that is not understood");
}

static void draw_ellipse(cor_svg_pen *pen, double cx, double cy, double rx, double ry)
{
    if (!(rx > 0) || !(ry > 0))
        return;
    cor_svg_move(pen, cx + rx, cy);
    cor_svg_arc(pen, &(cor_svg_arc_to){ rx, ry, 0, false, true, cx - rx, cy });
    cor_svg_arc(pen, &(cor_svg_arc_to){ rx, ry, 0, false, true, cx + rx, cy });
    cor_svg_close(pen);
}

static bool draw_circle(cor_svg_pen *pen, const cor_svg_element *e, const walker *w)
{
    (void)w;
    double r = number_of(e, "r", 0);
    draw_ellipse(pen, number_of(e, "cx", 0), number_of(e, "cy", 0), number_of(e, "rx", r),
                 number_of(e, "ry", r));
    return true;
}

static bool draw_rect(cor_svg_pen *pen, const cor_svg_element *e, const walker *w)
{
    (void)w;
    double x = number_of(e, "x", 0), y = number_of(e, "y", 0);
    double width = number_of(e, "width", 0), height = number_of(e, "height", 0);
    double rx = number_of(e, "rx", number_of(e, "ry", 0)), ry = number_of(e, "ry", rx);
    if (!(width > 0) || !(height > 0))
        return true;
    rx = fmin(fmax(rx, 0), width / 2);
    ry = fmin(fmax(ry, 0), height / 2);
    bool round = rx > 0 && ry > 0;
    rx = round ? rx : 0;
    ry = round ? ry : 0;
    const double turns[4][4] = { { x + width - rx, y, x + width, y + ry },
                                 { x + width, y + height - ry, x + width - rx, y + height },
                                 { x + rx, y + height, x, y + height - ry },
                                 { x, y + ry, x + rx, y } };
    cor_svg_move(pen, x + rx, y);
    for (int i = 0; i < 4; i++) {
        if (!round) {
            cor_svg_line(pen, turns[i][2], turns[i][3]);
            continue;
        }
        cor_svg_line(pen, turns[i][0], turns[i][1]);
        cor_svg_arc(pen, &(cor_svg_arc_to){ rx, ry, 0, false, true, turns[i][2], turns[i][3] });
    }
    cor_svg_close(pen);
    return true;
}

static bool draw_line(cor_svg_pen *pen, const cor_svg_element *e, const walker *w)
{
    (void)w;
    cor_svg_move(pen, number_of(e, "x1", 0), number_of(e, "y1", 0));
    cor_svg_line(pen, number_of(e, "x2", 0), number_of(e, "y2", 0));
    cor_svg_end(pen);
    return true;
}

static bool draw_points(cor_svg_pen *pen, const cor_svg_element *e, const walker *w)
{
    const cor_svg_attribute *points = cor_svg_attribute_named(e, "points");
    if (!points)
        return true;
    cor_str list = points->value;
    bool first = true;
    for (size_t at = 0; !cor_svg_is_end(list, at);) {
        double x, y;
        if (!cor_svg_scan_number(list, &at, &x) || !cor_svg_scan_number(list, &at, &y))
            return cor_fail(w->context.report, COR_KIND_DATA,
                            cor_source_span(w->context.source, points->offset + at, 1), NULL,
                            "points that are not understood");
        if (first)
            cor_svg_move(pen, x, y);
        else
            cor_svg_line(pen, x, y);
        first = false;
    }
    if (cor_str_is(e->name, "polygon"))
        cor_svg_close(pen);
    cor_svg_end(pen);
    return true;
}

/* ---- Shapes. */

static cor_paint paint(cor_colour colour, double opacity)
{
    return (cor_paint){ colour.r, colour.g, colour.b, colour.a * opacity };
}

static cor_stroke stroke_of(const place *p, cor_arena *arena)
{
    const cor_svg_matrix *m = &p->matrix;
    const cor_svg_look *look = &p->look;
    double scale = sqrt(fabs(m->a * m->d - m->b * m->c));
    scale = scale < COR_SVG_REACH_PT ? scale : COR_SVG_REACH_PT;
    cor_stroke stroke = { .paint = paint(look->stroke, look->stroke_opacity * look->opacity),
                          .width_pt = fmin(look->stroke_width * scale, COR_SVG_REACH_PT),
                          .cap = look->cap,
                          .join = look->join,
                          .miter_limit = look->miter_limit };
    if (!look->dash_count)
        return stroke;
    double *dash = cor_arena_alloc(arena, look->dash_count, sizeof *dash), sum = 0;
    for (size_t i = 0; i < look->dash_count; i++)
        dash[i] = fmin(look->dash[i] * scale, COR_SVG_REACH_PT);
    for (size_t i = 0; i < look->dash_count; i++)
        sum += dash[i];
    if (!(sum > 0)) /* so small that nothing is left */
        return stroke;
    stroke.dash_pt = dash;
    stroke.dash_count = look->dash_count;
    stroke.dash_offset_pt =
        fmin(fmax(look->dash_offset * scale, -COR_SVG_REACH_PT), COR_SVG_REACH_PT);
    return stroke;
}

static void keep_path(cor_path *path, cor_arena *arena)
{
    cor_pt *points = cor_arena_copy(arena, path->points, path->point_count, sizeof *points);
    cor_contour *contours =
        cor_arena_copy(arena, path->contours, path->contour_count, sizeof *contours);
    cor_path kept = { points,   path->point_count,   path->point_count,
                      contours, path->contour_count, path->contour_count };
    cor_path_free(path);
    *path = kept;
}

static bool check_count(walker *w, const cor_path *path, size_t offset)
{
    w->points += path->point_count;
    if (w->points < COR_SVG_POINTS_MAX && w->count < SHAPES_MAX)
        return true;
    return cor_fail(w->context.report, COR_KIND_LIMIT,
                    cor_source_span(w->context.source, offset, 1), "simplify the drawing",
                    "an icon of more than %d points or %d shapes", COR_SVG_POINTS_MAX, SHAPES_MAX);
}

static bool add_shape(walker *w, const cor_svg_element *element, const place *p,
                      bool (*draw)(cor_svg_pen *, const cor_svg_element *, const walker *))
{
    cor_path path = { 0 };
    cor_svg_pen pen = { .path = &path, .matrix = p->matrix };
    if (!draw(&pen, element, w) || !check_count(w, &path, element->offset)) {
        cor_path_free(&path);
        return false;
    }
    cor_painted_path shape = { .fill = paint(p->look.fill, p->look.fill_opacity * p->look.opacity),
                               .stroke = stroke_of(p, w->arena),
                               .nonzero = !p->look.even_odd };
    bool is_seen = !p->look.hidden && path.point_count &&
                   (shape.fill.a > 0 || (shape.stroke.paint.a > 0 && shape.stroke.width_pt > 0));
    if (!is_seen) {
        cor_path_free(&path);
        return true;
    }
    keep_path(&path, w->arena);
    shape.path = path;
    w->shapes = cor_grow(w->shapes, &w->capacity, w->count + 1, sizeof *w->shapes);
    w->shapes[w->count++] = shape;
    return true;
}

static bool walk(walker *w, const cor_svg_element *element, place p);

static bool walk_children(walker *w, const cor_svg_element *element, const place *p)
{
    for (const cor_svg_element *child = element->first_child; child; child = child->next)
        if (!walk(w, child, *p))
            return false;
    return true;
}

static bool walk_use(walker *w, const cor_svg_element *element, place p)
{
    const cor_svg_attribute *href = cor_svg_attribute_named(element, "href");
    href = href ? href : cor_svg_attribute_named(element, "xlink:href");
    cor_str name = href ? href->value : (cor_str){ 0 };
    if (!name.len || name.ptr[0] != '#')
        return cor_svg_refuse(&w->context, element->offset, "a reference out of its file:", name);
    const cor_svg_element *target =
        cor_svg_find(w->context.root, (cor_str){ name.ptr + 1, name.len - 1 });
    if (!target)
        return cor_fail(w->context.report, COR_KIND_REFERENCE,
                        cor_source_span(w->context.source, href->offset, (uint32_t)name.len), NULL,
                        "there is no element of that id");
    if (w->uses == USES_MAX || w->total_uses++ == TOTAL_USES_MAX)
        return cor_fail(w->context.report, COR_KIND_LIMIT,
                        cor_source_span(w->context.source, href->offset, (uint32_t)name.len),
                        "simplify the drawing", "more than %d <use>, or %d inside each other",
                        TOTAL_USES_MAX, USES_MAX);
    cor_svg_matrix shift = { 1, 0, 0, 1, number_of(element, "x", 0), number_of(element, "y", 0) };
    p.matrix = cor_svg_multiply(p.matrix, shift);
    w->uses++;
    bool well =
        cor_str_is(target->name, "symbol") ? walk_children(w, target, &p) : walk(w, target, p);
    w->uses--;
    return well;
}

/* A clip that covers the whole drawing, as some programs write around everything, hides nothing. */
static bool clips_nothing(const walker *w, cor_str reference)
{
    if (!cor_str_starts(reference, "url(#") || !cor_str_ends(reference, ")"))
        return cor_str_is(reference, "none");
    const cor_svg_element *clip =
        cor_svg_find(w->context.root, (cor_str){ reference.ptr + 5, reference.len - 6 });
    const cor_svg_element *rect = clip ? clip->first_child : NULL;
    if (!rect || rect->next || !cor_str_is(rect->name, "rect") ||
        cor_svg_value(rect, "transform").len)
        return false;
    double box[4] = { 0, 0, number_of(w->context.root, "width", HUGE_VAL),
                      number_of(w->context.root, "height", HUGE_VAL) };
    cor_str view = cor_svg_value(w->context.root, "viewBox");
    for (size_t i = 0, at = 0; view.len && i < 4; i++)
        if (!cor_svg_scan_number(view, &at, &box[i]))
            return false;
    double x = number_of(rect, "x", 0), y = number_of(rect, "y", 0);
    return x <= box[0] && y <= box[1] && x + number_of(rect, "width", 0) >= box[0] + box[2] &&
           y + number_of(rect, "height", 0) >= box[1] + box[3];
}

/* Descends into, or draws, what an icon is made of. */
static const struct {
    const char *name;
    bool (*draw)(cor_svg_pen *pen, const cor_svg_element *element, const walker *w);
} drawn[] = {
    { "path", draw_path },      { "rect", draw_rect },      { "circle", draw_circle },
    { "line", draw_line },      { "ellipse", draw_circle }, { "polyline", draw_points },
    { "polygon", draw_points },
};

static bool is_among(cor_str name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cor_str_is(name, list[i]))
            return true;
    return false;
}

#define IS_AMONG(name, list) is_among(name, list, sizeof(list) / sizeof *(list))

static bool draw_element(walker *w, const cor_svg_element *element, const place *p)
{
    if (!check_lengths(w, element))
        return false;
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (cor_str_is(element->name, drawn[i].name))
            return add_shape(w, element, p, drawn[i].draw);
    if (cor_str_is(element->name, "use"))
        return walk_use(w, element, *p);
    return cor_svg_refuse(&w->context, element->offset, "the element", element->name);
}

static bool walk(walker *w, const cor_svg_element *element, place p)
{
    /* What only serves to be referred to, and what is not to be seen. */
    static const char *const silent[] = {
        "defs",     "symbol",         "title",          "desc",
        "metadata", "style",          "script",         "clipPath",
        "mask",     "linearGradient", "radialGradient", "pattern",
        "filter",   "marker",         "animate",        "animateTransform",
        "set"
    };
    static const char *const groups[] = { "g", "a", "switch" };
    bool is_foreign = element->name.len && memchr(element->name.ptr, ':', element->name.len);
    if (is_foreign || IS_AMONG(element->name, silent))
        return true;
    const cor_svg_attribute *transform = cor_svg_attribute_named(element, "transform");
    cor_svg_matrix own;
    if (transform && !cor_svg_read_matrix(transform->value, &own))
        return cor_fail(w->context.report, COR_KIND_DATA,
                        cor_source_span(w->context.source, transform->offset, 1), NULL,
                        "a transform that is not understood");
    if (!cor_svg_look_at(&p.look, element, &w->context))
        return false;
    if (p.look.clip.len && !clips_nothing(w, p.look.clip))
        return cor_svg_refuse(&w->context, p.look.clip_offset, "a", COR_STR("clip-path"));
    if (transform)
        p.matrix = cor_svg_multiply(p.matrix, own);
    if (p.look.gone)
        return true;
    return IS_AMONG(element->name, groups) ? walk_children(w, element, &p)
                                           : draw_element(w, element, &p);
}

/* ---- The drawing's size. */

/* In px; `otherwise` when it depends on what is around the drawing. */
static bool read_side(double *out, const walker *w, const char *name, double otherwise)
{
    const cor_svg_attribute *side = cor_svg_attribute_named(w->context.root, name);
    *out = otherwise;
    if (!side || cor_str_is(side->value, "auto") || cor_str_ends(side->value, "%") ||
        cor_str_ends(side->value, "em"))
        return true;
    if (!is_length(side->value))
        return fail_length(w, side);
    double px = number_of(w->context.root, name, 0);
    *out = px > 0 ? px : otherwise;
    return true;
}

static bool read_box(cor_str text, double box[4])
{
    size_t at = 0;
    for (int i = 0; i < 4; i++)
        if (!cor_svg_scan_number(text, &at, &box[i]))
            return false;
    return box[2] > 0 && box[3] > 0;
}

/* The view box fitted into width and height, in the middle (preserveAspectRatio as it is without
 * being said), in points. */
static bool read_size(cor_picture *out, cor_svg_matrix *matrix, const walker *w)
{
    static const double side_max_px = 4096;
    const cor_svg_context *context = &w->context;
    const cor_svg_element *root = context->root;
    double box[4], width, height;
    bool has_box = read_box(cor_svg_value(root, "viewBox"), box);
    if (!read_side(&width, w, "width", has_box ? box[2] : 0) ||
        !read_side(&height, w, "height", has_box ? box[3] : 0))
        return false;
    if (!(width > 0 && height > 0))
        return cor_fail(context->report, COR_KIND_DATA,
                        cor_source_span(context->source, root->offset, 1),
                        "give it width and height, or a viewBox", "a drawing without a size");
    if (width > side_max_px || height > side_max_px)
        return cor_fail(context->report, COR_KIND_LIMIT,
                        cor_source_span(context->source, root->offset, 1), "scale it down",
                        "an icon of %.0f x %.0f px; it has at most %.0f a side", width, height,
                        side_max_px);
    if (!has_box)
        memcpy(box, (const double[]){ 0, 0, width, height }, sizeof box);
    double sx = width / box[2], sy = height / box[3];
    if (!cor_str_is(cor_svg_value(root, "preserveAspectRatio"), "none"))
        sx = sy = fmin(sx, sy);
    double px = COR_PT_PER_PX;
    *matrix = (cor_svg_matrix){ sx * px,
                                0,
                                0,
                                sy * px,
                                (width / 2 - (box[0] + box[2] / 2) * sx) * px,
                                (height / 2 - (box[1] + box[3] / 2) * sy) * px };
    out->width_pt = width * px;
    out->height_pt = height * px;
    return true;
}

/* What lies beyond the picture's size is drawn, and takes room. */
static void measure_overhang(cor_picture *picture)
{
    double *out = picture->overhang_pt;
    for (size_t i = 0; i < picture->shape_count; i++) {
        const cor_painted_path *shape = &picture->shapes[i];
        double half = shape->stroke.paint.a > 0 ? shape->stroke.width_pt / 2 : 0;
        cor_rect r;
        if (!cor_path_bounds(&shape->path, &r))
            continue;
        out[0] = fmax(out[0], half - r.y0_pt);
        out[1] = fmax(out[1], r.x1_pt + half - picture->width_pt);
        out[2] = fmax(out[2], r.y1_pt + half - picture->height_pt);
        out[3] = fmax(out[3], half - r.x0_pt);
    }
}

bool cor_svg_read(cor_picture *out, const cor_source *source, cor_arena *arena, cor_report *report)
{
    cor_svg_element *root;
    cor_svg_rules rules;
    place p = { .look = cor_svg_look_initial() };
    if (!cor_svg_parse(&root, source, arena, report) ||
        !cor_svg_read_rules(&rules, root, source, arena, report))
        return false;
    walker w = { .context = { source, root, &rules, report }, .arena = arena };
    bool well = read_size(out, &p.matrix, &w) && cor_svg_look_at(&p.look, root, &w.context) &&
                walk_children(&w, root, &p);
    if (well) {
        out->shapes = cor_arena_copy(arena, w.shapes, w.count, sizeof *w.shapes);
        out->shape_count = w.count;
        measure_overhang(out);
    }
    cor_free(w.shapes);
    return well;
}
