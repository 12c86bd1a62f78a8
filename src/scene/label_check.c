#include "scene/label_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/ink.h"

/* Lines are simplified after placement and before they are drawn; half of a twentieth of a
 * millimetre each. */
static const double drawn_slack_pt = 0.15;

enum { FAULTS_MAX = 100 };

typedef enum label_part { TEXT, ICON, LEADER } label_part;

typedef struct seen_label {
    const cor_mark *mark;
    const cor_check_layer *layer; /* never NULL */
    label_part part;
    bool may_overlap;
    cor_ink ink;
} seen_label;

typedef struct check {
    const cor_check_rules *rules;
    const cor_check_map *map; /* of the clip in force; NULL: none that is known */
    cor_report *report;
    cor_arena *arena;
    seen_label *labels; /* in this map */
    size_t label_count, label_capacity;
    const cor_mark **obstacles; /* in this map */
    size_t obstacle_count, obstacle_capacity;
    cor_check_count seen;
    size_t faults;
} check;

static const cor_check_layer *layer_of(const check *c, const cor_mark *mark)
{
    static const cor_check_layer unknown = { .id = "", .source = -1 };
    for (size_t i = 0; c->map && i < c->map->layer_count; i++)
        if (strcmp(c->map->layers[i].id, mark->layer) == 0)
            return &c->map->layers[i];
    return &unknown;
}

static void put_name(cor_buf *out, const seen_label *label)
{
    static const char *const words[] = { [TEXT] = "label", [ICON] = "icon", [LEADER] = "leader" };
    cor_buf_text(out, words[label->part]);
    if (label->part == TEXT) {
        cor_str text = label->mark->as.glyphs.run->text;
        cor_buf_printf(out, " '%.*s'", (int)text.len, text.ptr);
    }
    cor_buf_printf(out, " of layer '%s'", label->mark->layer);
}

/* `other`: a second label that it has to do with, or NULL. */
static void fault(check *c, const seen_label *label, const char *what, const seen_label *other)
{
    cor_buf text = { 0 };
    if (c->faults++ >= FAULTS_MAX)
        return;
    put_name(&text, label);
    cor_buf_printf(&text, " %s", what);
    if (other)
        put_name(&text, other);
    cor_fail(c->report, COR_KIND_BUG, COR_NOWHERE,
             "this is a fault of corridor: please report it with the figure", "%.*s", (int)text.len,
             text.ptr);
    cor_buf_free(&text);
}

static seen_label *see(check *c, const cor_mark *mark, label_part part, cor_ink ink)
{
    const cor_check_layer *layer = layer_of(c, mark);
    c->labels = cor_grow(c->labels, &c->label_capacity, c->label_count + 1, sizeof *c->labels);
    seen_label *label = &c->labels[c->label_count++];
    *label = (seen_label){ .mark = mark, .layer = layer, .part = part, .ink = ink };
    label->may_overlap = part == TEXT   ? layer->may_overlap
                         : part == ICON ? layer->icon_may_overlap
                                        : false;
    if (!c->map)
        fault(c, label, "lies in no map", NULL);
    return label;
}

static double smallest_pt(const cor_run *run)
{
    double size = run->size_pt;
    for (size_t i = 0; i < run->span_count; i++)
        size = fmin(size, run->spans[i].size_pt);
    return size;
}

static void see_text(check *c, const cor_mark *mark)
{
    const cor_check_layer *layer = layer_of(c, mark);
    const cor_ink bare = cor_ink_of(mark, 0, c->arena);
    const seen_label *label = see(c, mark, TEXT, cor_ink_of(mark, layer->padding_pt, c->arena));
    c->seen.texts++;
    if (c->map && !layer->may_overlap && !cor_ink_inside(&bare, c->map->frame))
        fault(c, label, "is cut by the frame of its map", NULL);
    if (!layer->may_be_small && smallest_pt(mark->as.glyphs.run) < c->rules->min_text_pt - 1e-6)
        fault(c, label, "is smaller than the sheet's min-text", NULL);
}

static void see_icon(check *c, const cor_mark *mark)
{
    const cor_ink ink = cor_ink_of_icon(mark, layer_of(c, mark)->icon_padding_pt, c->arena);
    if (!ink.count)
        return;
    see(c, mark, ICON, ink);
    c->seen.icons++;
}

/* A leader is held to what labels are held to, without padding of its own. */
static void see_leader(check *c, const cor_mark *mark)
{
    const cor_ink ink =
        cor_ink_of_stroke(&mark->as.path.path, mark->as.path.stroke.width_pt, c->arena);
    const seen_label *label = see(c, mark, LEADER, ink);
    c->seen.leaders++;
    if (c->map && !cor_ink_inside(&ink, c->map->frame))
        fault(c, label, "is cut by the frame of its map", NULL);
}

/* ---- What labels keep clear of. */

typedef struct obstacle {
    const cor_path *path;
    double half_pt; /* of its stroke; 0: none */
    bool is_filled;
} obstacle;

static obstacle obstacle_of(const cor_mark *mark)
{
    const cor_stroke *stroke;
    switch (mark->kind) {
    case COR_MARK_PATH:
        stroke = &mark->as.path.stroke;
        return (obstacle){ &mark->as.path.path, stroke->paint.a > 0 ? stroke->width_pt / 2 : 0,
                           mark->as.path.fill.a > 0 };
    case COR_MARK_GRADIENT:
        stroke = &mark->as.gradient.stroke;
        return (obstacle){ &mark->as.gradient.path, stroke->width_pt / 2, !(stroke->width_pt > 0) };
    case COR_MARK_PATTERN:
        return (obstacle){ &mark->as.pattern.path, 0, true };
    default:
        return (obstacle){ 0 };
    }
}

static void see_obstacle(check *c, const cor_mark *mark)
{
    const cor_check_layer *layer = layer_of(c, mark);
    if (!obstacle_of(mark).path || !(layer->symbols || layer->lines || layer->areas))
        return;
    c->obstacles =
        cor_grow(c->obstacles, &c->obstacle_capacity, c->obstacle_count + 1, sizeof *c->obstacles);
    c->obstacles[c->obstacle_count++] = mark;
    c->seen.obstacles++;
}

static bool crosses(const cor_ink *ink, const obstacle *o)
{
    double half = fmax(o->half_pt - drawn_slack_pt, 1e-6);
    for (size_t i = 0; o->path && i < o->path->contour_count; i++) {
        const cor_contour *contour = &o->path->contours[i];
        const cor_pt *p = o->path->points + contour->first;
        for (size_t k = contour->closed ? 0 : 1; k < contour->count; k++)
            if (cor_ink_under_stroke(ink, p[k ? k - 1 : contour->count - 1], p[k], half))
                return true;
    }
    return false;
}

static bool covers(const seen_label *label, const obstacle *o)
{
    if (o->half_pt > 0 && crosses(&label->ink, o))
        return true;
    return o->is_filled && cor_ink_on_area(&label->ink, o->path, drawn_slack_pt);
}

/* The label of a feature may touch its own symbol and lie in its own area. */
static bool is_own(const seen_label *label, const cor_check_layer *layer, const cor_mark *mark)
{
    return !layer->lines && layer->source >= 0 && layer->source == label->layer->source &&
           mark->feature == label->mark->feature;
}

static bool may_cross(const seen_label *label, const cor_check_layer *layer)
{
    bool may = false;
    for (size_t i = 0; layer->symbols && label->part == LEADER && i < label->layer->crossing_count;
         i++)
        may = may || label->layer->crossing[i] == label->mark->feature;
    return may;
}

static void check_obstacle(check *c, const cor_mark *mark)
{
    const cor_check_layer *layer = layer_of(c, mark);
    const obstacle o = obstacle_of(mark);
    char what[160];
    cor_rect r;
    if (!cor_path_bounds(o.path, &r))
        return;
    snprintf(what, sizeof what, "lies on layer '%s'", layer->id);
    for (size_t i = 0; i < c->label_count; i++) {
        const seen_label *label = &c->labels[i];
        if (label->ink.around.x0_pt >= r.x1_pt + o.half_pt)
            break;
        if (label->ink.around.x1_pt > r.x0_pt - o.half_pt && !label->may_overlap &&
            !is_own(label, layer, mark) && !may_cross(label, layer) && covers(label, &o))
            fault(c, label, what, NULL);
    }
}

/* ---- The walk over the sheet. */

static int by_left_side(const void *a, const void *b)
{
    const seen_label *p = a, *q = b;
    if (p->ink.around.x0_pt != q->ink.around.x0_pt)
        return p->ink.around.x0_pt < q->ink.around.x0_pt ? -1 : 1;
    return p->mark < q->mark ? -1 : p->mark > q->mark;
}

/* A feature may have several labels: along its line, at each of its points. */
static bool is_same_label(const cor_mark *a, const cor_mark *b)
{
    if (a->label && b->label)
        return a->label == b->label;
    return a->feature == b->feature && strcmp(a->layer, b->layer) == 0;
}

static void check_pairs(check *c)
{
    for (size_t i = 0; i < c->label_count; i++) {
        const seen_label *a = &c->labels[i];
        for (size_t k = i + 1; k < c->label_count; k++) {
            const seen_label *b = &c->labels[k];
            if (b->ink.around.x0_pt >= a->ink.around.x1_pt)
                break;
            if (!a->may_overlap && !b->may_overlap && !is_same_label(a->mark, b->mark) &&
                cor_ink_overlaps(&a->ink, &b->ink))
                fault(c, a, "is too close to ", b);
        }
    }
}

static void open_map(check *c, const cor_mark *mark)
{
    cor_rect r = { 0 };
    c->map = NULL;
    cor_path_bounds(&mark->as.clip.path, &r);
    for (size_t i = 0; i < c->rules->map_count && !c->map; i++) {
        const cor_check_map *map = &c->rules->maps[i];
        if (strcmp(map->name, mark->layer) == 0 && map->frame.x0_pt == r.x0_pt &&
            map->frame.y0_pt == r.y0_pt && map->frame.x1_pt == r.x1_pt &&
            map->frame.y1_pt == r.y1_pt)
            c->map = map;
    }
}

static void close_map(check *c)
{
    if (c->label_count)
        qsort(c->labels, c->label_count, sizeof *c->labels, by_left_side);
    check_pairs(c);
    for (size_t i = 0; i < c->obstacle_count; i++)
        check_obstacle(c, c->obstacles[i]);
    c->label_count = c->obstacle_count = 0;
    c->map = NULL;
}

/* Where the walk is. Groups are told apart by their depth; 0: outside. A layer of the style may
 * have any name: its marks are known by what the rules say of it. */
typedef struct place {
    size_t clips, depth, labels_at, leader_at;
} place;

static void enter_group(place *at, const cor_mark *mark)
{
    at->depth++;
    if (!at->labels_at && strcmp(mark->layer, "labels") == 0)
        at->labels_at = at->depth;
    else if (at->labels_at && strcmp(mark->layer, "leader") == 0 && mark->as.group.opacity == 1)
        at->leader_at = at->depth;
}

static void leave_group(place *at)
{
    if (at->depth == at->labels_at)
        at->labels_at = 0;
    if (at->depth == at->leader_at)
        at->leader_at = 0;
    at->depth--;
}

static void look_at(check *c, const place *at, const cor_mark *mark)
{
    if (at->labels_at && mark->kind == COR_MARK_GLYPHS)
        see_text(c, mark);
    else if (at->leader_at && mark->kind == COR_MARK_PATH)
        see_leader(c, mark);
    else if (at->labels_at && layer_of(c, mark)->icons)
        see_icon(c, mark);
    else if (at->clips)
        see_obstacle(c, mark);
}

/* Maps lie one after another in a scene, each in a clip of its own. */
static void walk(check *c, const cor_scene *scene)
{
    place at = { 0 };
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        switch (mark->kind) {
        case COR_MARK_CLIP_PUSH:
            if (at.clips++ == 0)
                open_map(c, mark);
            break;
        case COR_MARK_CLIP_POP:
            if (--at.clips == 0)
                close_map(c);
            break;
        case COR_MARK_GROUP_PUSH:
            enter_group(&at, mark);
            break;
        case COR_MARK_GROUP_POP:
            leave_group(&at);
            break;
        default:
            look_at(c, &at, mark);
        }
    }
}

bool cor_scene_check_labels(cor_check_count *count, const cor_scene *scene,
                            const cor_check_rules *rules, cor_report *report)
{
    check c = { .rules = rules, .report = report, .arena = cor_arena_new() };
    walk(&c, scene);
    cor_free(c.labels);
    cor_free(c.obstacles);
    cor_arena_free(c.arena);
    *count = c.seen;
    return c.faults == 0;
}
