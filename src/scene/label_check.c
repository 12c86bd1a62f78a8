#include "scene/label_check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/ink.h"

/* Lines are simplified after placement and before they are drawn; half of a twentieth of a
 * millimetre each. */
static const double drawn_slack_pt = 0.15;

enum { FAULTS_MAX = 100 };

typedef struct seen_label {
    const cor_mark *mark;
    const cor_check_layer *layer; /* never NULL */
    cor_ink ink;
} seen_label;

typedef struct check {
    const cor_check_rules *rules;
    cor_report *report;
    cor_arena *arena;
    cor_rect frame;     /* of the clip in force */
    seen_label *labels; /* in this clip */
    size_t label_count, label_capacity;
    const cor_mark **obstacles; /* in this clip */
    size_t obstacle_count, obstacle_capacity;
    size_t faults;
} check;

static const cor_check_layer *layer_of(const check *c, const cor_mark *mark)
{
    static const cor_check_layer unknown = { .id = "", .source = -1 };
    for (size_t i = 0; i < c->rules->layer_count; i++)
        if (strcmp(c->rules->layers[i].id, mark->layer) == 0)
            return &c->rules->layers[i];
    return &unknown;
}

/* What a label says; of a leader, what it is. */
static cor_str text_of(const cor_mark *mark)
{
    return mark->kind == COR_MARK_GLYPHS ? mark->as.glyphs.run->text : COR_STR("(leader)");
}

static void fault(check *c, const cor_mark *label, const char *what, cor_str other)
{
    cor_str text = text_of(label);
    if (c->faults++ < FAULTS_MAX)
        cor_fail(c->report, COR_KIND_CONFLICT, COR_NOWHERE,
                 "this is a fault of corridor: please report it with the figure",
                 "label '%.*s' of layer '%s' %s%.*s", (int)text.len, text.ptr, label->layer, what,
                 (int)other.len, other.ptr);
}

static void see_label(check *c, const cor_mark *mark)
{
    const cor_check_layer *layer = layer_of(c, mark);
    c->labels = cor_grow(c->labels, &c->label_capacity, c->label_count + 1, sizeof *c->labels);
    c->labels[c->label_count++] =
        (seen_label){ mark, layer, cor_ink_of(mark, layer->padding_pt, c->arena) };
    const cor_ink bare = cor_ink_of(mark, 0, c->arena);
    if (!cor_ink_inside(&bare, c->frame) && !layer->may_overlap)
        fault(c, mark, "is cut by the frame of its map", COR_STR(""));
    if (mark->as.glyphs.run->size_pt < c->rules->min_text_pt - 1e-6 && !layer->may_be_small)
        fault(c, mark, "is smaller than the sheet's min-text", COR_STR(""));
}

/* A leader is held to what labels are held to, without padding of its own. */
static void see_leader(check *c, const cor_mark *mark)
{
    const cor_ink ink =
        cor_ink_of_stroke(&mark->as.path.path, mark->as.path.stroke.width_pt, c->arena);
    c->labels = cor_grow(c->labels, &c->label_capacity, c->label_count + 1, sizeof *c->labels);
    c->labels[c->label_count++] = (seen_label){ mark, layer_of(c, mark), ink };
    if (!cor_ink_inside(&ink, c->frame))
        fault(c, mark, "is cut by the frame of its map", COR_STR(""));
}

static void see_obstacle(check *c, const cor_mark *mark)
{
    const cor_check_layer *layer = layer_of(c, mark);
    if (!layer->symbols && !layer->lines)
        return;
    c->obstacles =
        cor_grow(c->obstacles, &c->obstacle_capacity, c->obstacle_count + 1, sizeof *c->obstacles);
    c->obstacles[c->obstacle_count++] = mark;
}

static int by_left_side(const void *a, const void *b)
{
    const seen_label *p = a, *q = b;
    if (p->ink.around.x0_pt != q->ink.around.x0_pt)
        return p->ink.around.x0_pt < q->ink.around.x0_pt ? -1 : 1;
    return p->mark < q->mark ? -1 : p->mark > q->mark;
}

static bool is_same_label(const cor_mark *a, const cor_mark *b)
{
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
            if (!a->layer->may_overlap && !b->layer->may_overlap &&
                !is_same_label(a->mark, b->mark) && cor_ink_overlaps(&a->ink, &b->ink))
                fault(c, a->mark, "is too close to label ", text_of(b->mark));
        }
    }
}

static bool covers(const seen_label *label, const cor_mark *obstacle)
{
    const cor_path *path = &obstacle->as.path.path;
    double half = obstacle->as.path.stroke.paint.a > 0 ? obstacle->as.path.stroke.width_pt / 2 : 0;
    half = fmax(half - drawn_slack_pt, 0);
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_contour *contour = &path->contours[i];
        const cor_pt *p = path->points + contour->first;
        for (size_t k = contour->closed ? 0 : 1; k < contour->count; k++)
            if (cor_ink_under_stroke(&label->ink, p[k ? k - 1 : contour->count - 1], p[k],
                                     fmax(half, 1e-6)))
                return true;
    }
    return false;
}

/* The label of a feature may touch its own symbol. */
static bool is_own(const seen_label *label, const cor_check_layer *layer, const cor_mark *obstacle)
{
    return layer->symbols && layer->source >= 0 && layer->source == label->layer->source &&
           obstacle->feature == label->mark->feature;
}

static void check_obstacle(check *c, const cor_mark *obstacle)
{
    const cor_check_layer *layer = layer_of(c, obstacle);
    cor_rect r;
    if (!cor_path_bounds(&obstacle->as.path.path, &r))
        return;
    double half = obstacle->as.path.stroke.width_pt / 2;
    for (size_t i = 0; i < c->label_count; i++) {
        const seen_label *label = &c->labels[i];
        if (label->ink.around.x0_pt >= r.x1_pt + half)
            break;
        if (label->ink.around.x1_pt > r.x0_pt - half && !label->layer->may_overlap &&
            !is_own(label, layer, obstacle) && covers(label, obstacle))
            fault(c, label->mark, "lies on layer ", cor_str_of(obstacle->layer));
    }
}

static void close_window(check *c)
{
    if (c->label_count)
        qsort(c->labels, c->label_count, sizeof *c->labels, by_left_side);
    check_pairs(c);
    for (size_t i = 0; i < c->obstacle_count; i++)
        check_obstacle(c, c->obstacles[i]);
    c->label_count = c->obstacle_count = 0;
}

/* Maps lie one after another in a scene, each in a clip of its own; what is not in one is no map.
 */
static void walk(check *c, const cor_scene *scene)
{
    size_t clips = 0, depth = 0;
    size_t labels_at = 0,
           leader_at = 0; /* depths of the groups of labels and of a leader; 0: out */
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_CLIP_PUSH && clips++ == 0 &&
            !cor_path_bounds(&mark->as.clip.path, &c->frame))
            c->frame = (cor_rect){ 0, 0, scene->width_pt, scene->height_pt };
        else if (mark->kind == COR_MARK_CLIP_POP && --clips == 0)
            close_window(c);
        else if (mark->kind == COR_MARK_GROUP_PUSH && ++depth && !labels_at &&
                 strcmp(mark->layer, "labels") == 0)
            labels_at = depth;
        else if (mark->kind == COR_MARK_GROUP_PUSH && labels_at &&
                 strcmp(mark->layer, "leader") == 0)
            leader_at = depth;
        else if (mark->kind == COR_MARK_GROUP_POP && depth-- == labels_at)
            labels_at = 0;
        else if (mark->kind == COR_MARK_GROUP_POP && depth + 1 == leader_at)
            leader_at = 0;
        else if (mark->kind == COR_MARK_PATH && clips && leader_at)
            see_leader(c, mark);
        else if (mark->kind == COR_MARK_GLYPHS && clips && labels_at)
            see_label(c, mark);
        else if (mark->kind == COR_MARK_PATH && clips && !labels_at)
            see_obstacle(c, mark);
    }
}

bool cor_scene_check_labels(const cor_scene *scene, const cor_check_rules *rules,
                            cor_report *report)
{
    check c = { .rules = rules, .report = report, .arena = cor_arena_new() };
    walk(&c, scene);
    cor_free(c.labels);
    cor_free(c.obstacles);
    cor_arena_free(c.arena);
    return c.faults == 0;
}
