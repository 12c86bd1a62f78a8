#include "geo/unite.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/arrangement.h"

/* All edges that lie on each other. `covers` says how many areas lie above, and below; above is to
 * the left, on the way from `from` to `to`. */
typedef struct strand {
    size_t first, count; /* of the edges */
    size_t covers[2];
    bool is_known[2], is_drawn;
} strand;

/* End 2 * i is strand i's `from`, 2 * i + 1 its `to`. It also stands for the way that leaves it,
 * and for what is left of that: covers[0] of the one, covers[1] of the other. */
typedef struct strand_end {
    cor_joint at, towards;
    size_t end;
} strand_end;

typedef struct uniting {
    cor_arrangement edges;
    cor_columns columns;
    size_t *contours; /* the first edge of each, as long as the edges are whole */
    size_t contour_count, contour_capacity;
    strand *strands;
    size_t strand_count;
    strand_end *ends; /* sorted by place, then counterclockwise; those of one place are a meeting */
    size_t *place_of; /* by end: among the sorted ones */
    size_t *meeting_of; /* by end */
    size_t meeting_count;
    size_t *first_end;   /* of each meeting, among the sorted ones; one more than there are */
    size_t *leaving_end; /* of each meeting, the first that may not be drawn yet */
    size_t least;        /* areas that a place must be in to be drawn */
    bool *is_odd;        /* by area: whether one is in it */
    size_t inside;       /* areas that one is in */
    size_t *passed;      /* edges that were passed on the way from outside */
    size_t passed_count, passed_capacity;
    double unit_pt;
} uniting;

/* ---- In. */

static double unit_of(const cor_path *path)
{
    cor_rect box = { 0 };
    cor_path_bounds(path, &box);
    double reach =
        fmax(fmax(fabs(box.x0_pt), fabs(box.x1_pt)), fmax(fabs(box.y0_pt), fabs(box.y1_pt)));
    return fmax(1.0 / 4096, reach / (double)COR_JOINT_MAX);
}

static cor_joint joint_at(const uniting *u, cor_pt p)
{
    return (cor_joint){ llround(p.x_pt / u->unit_pt), llround(p.y_pt / u->unit_pt) };
}

static void add_contour(uniting *u, const cor_pt *points, size_t count, size_t area)
{
    u->contours =
        cor_grow(u->contours, &u->contour_capacity, u->contour_count + 1, sizeof *u->contours);
    u->contours[u->contour_count++] = u->edges.count;
    for (size_t i = 0; i < count; i++)
        cor_arrangement_add(&u->edges, joint_at(u, points[i]),
                            joint_at(u, points[i + 1 < count ? i + 1 : 0]), area);
}

static size_t end_of(const cor_path *path, const size_t *starts, size_t count, size_t area)
{
    return area + 1 < count ? starts[area + 1] : path->contour_count;
}

static void add_edges(uniting *u, const cor_path *path, const size_t *starts, size_t count)
{
    for (size_t area = 0; area < count; area++)
        for (size_t i = starts[area]; i < end_of(path, starts, count, area); i++)
            add_contour(u, path->points + path->contours[i].first, path->contours[i].count, area);
}

/* ---- Strands. */

static int compare_edges(const void *left, const void *right)
{
    const cor_edge *a = left, *b = right;
    int from = cor_joint_compare(a->from, b->from), to = cor_joint_compare(a->to, b->to);
    if (from || to)
        return from ? from : to;
    return a->area < b->area ? -1 : a->area > b->area;
}

/* Sorted; an edge that an area has twice bounds nothing. */
static void drop_pairs(cor_arrangement *edges)
{
    size_t kept = 0;
    if (edges->count > 1)
        qsort(edges->edges, edges->count, sizeof *edges->edges, compare_edges);
    for (size_t i = 0; i < edges->count; i++) {
        if (kept && compare_edges(&edges->edges[kept - 1], &edges->edges[i]) == 0)
            kept--;
        else
            edges->edges[kept++] = edges->edges[i];
    }
    edges->count = kept;
}

static bool is_on(const cor_edge *a, const cor_edge *b)
{
    return cor_joint_compare(a->from, b->from) == 0 && cor_joint_compare(a->to, b->to) == 0;
}

static void make_strands(uniting *u)
{
    const cor_arrangement *edges = &u->edges;
    u->strands = cor_alloc(edges->count + 1, sizeof *u->strands);
    for (size_t i = 0; i < edges->count; i++) {
        if (i == 0 || !is_on(&edges->edges[i - 1], &edges->edges[i]))
            u->strands[u->strand_count++].first = i;
        u->strands[u->strand_count - 1].count++;
    }
}

/* In the upper half of the plane, and to the right. */
static bool is_first_half(const strand_end *e)
{
    int64_t dy = e->towards.y - e->at.y;
    return dy > 0 || (dy == 0 && e->towards.x > e->at.x);
}

/* Counterclockwise, for ends at one place. */
static int compare_directions(const strand_end *a, const strand_end *b)
{
    bool first = is_first_half(a), other = is_first_half(b);
    if (first != other)
        return first ? -1 : 1;
    int64_t ax = a->towards.x - a->at.x, ay = a->towards.y - a->at.y;
    int64_t left = ax * (b->towards.y - b->at.y), right = ay * (b->towards.x - b->at.x);
    return left > right ? -1 : left < right;
}

static int compare_ends(const void *left, const void *right)
{
    const strand_end *a = left, *b = right;
    int order = cor_joint_compare(a->at, b->at);
    return order ? order : compare_directions(a, b);
}

static void sort_ends(uniting *u)
{
    size_t count = 2 * u->strand_count;
    u->ends = cor_alloc(count + 1, sizeof *u->ends);
    u->place_of = cor_alloc(count + 1, sizeof *u->place_of);
    for (size_t i = 0; i < u->strand_count; i++) {
        const cor_edge *e = &u->edges.edges[u->strands[i].first];
        u->ends[2 * i] = (strand_end){ e->from, e->to, 2 * i };
        u->ends[2 * i + 1] = (strand_end){ e->to, e->from, 2 * i + 1 };
    }
    if (count > 1)
        qsort(u->ends, count, sizeof *u->ends, compare_ends);
    for (size_t i = 0; i < count; i++)
        u->place_of[u->ends[i].end] = i;
}

static void find_meetings(uniting *u)
{
    size_t count = 2 * u->strand_count;
    u->meeting_of = cor_alloc(count + 1, sizeof *u->meeting_of);
    u->first_end = cor_alloc(count + 1, sizeof *u->first_end);
    u->leaving_end = cor_alloc(count + 1, sizeof *u->leaving_end);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || cor_joint_compare(u->ends[i - 1].at, u->ends[i].at) != 0)
            u->first_end[u->meeting_count++] = i;
        u->meeting_of[u->ends[i].end] = u->meeting_count - 1;
    }
    u->first_end[u->meeting_count] = count;
}

/* ---- How many areas lie on either side. */

static void turn_over(uniting *u, size_t edge)
{
    bool *is_odd = &u->is_odd[u->edges.edges[edge].area];
    *is_odd = !*is_odd;
    u->inside = *is_odd ? u->inside + 1 : u->inside - 1;
}

/* Whether the edge is below a place, which is given twice as large, that is not on it. */
static bool is_below(const cor_edge *e, cor_joint twice)
{
    if (2 * e->from.x > twice.x || 2 * e->to.x <= twice.x)
        return false;
    return (e->to.x - e->from.x) * (twice.y - 2 * e->from.y) >
           (e->to.y - e->from.y) * (twice.x - 2 * e->from.x);
}

/* Comes from below to the middle of an edge. One that is upright counts as leaning a little to the
 * right, so that what is below it is on its right. */
static void come_below(uniting *u, const cor_edge *e)
{
    const cor_joint twice = { e->from.x + e->to.x, e->from.y + e->to.y };
    size_t column = cor_columns_at(&u->columns, e->from.x + (e->to.x - e->from.x) / 2);
    size_t end = u->columns.first[column + 1];
    for (size_t i = u->columns.first[column]; i < end; i++) {
        const cor_column_item item = u->columns.items[i];
        if (2 * item.low > twice.y) /* and so are those after it */
            break;
        if (!is_below(&u->edges.edges[item.edge], twice))
            continue;
        turn_over(u, item.edge);
        u->passed =
            cor_grow(u->passed, &u->passed_capacity, u->passed_count + 1, sizeof *u->passed);
        u->passed[u->passed_count++] = item.edge;
    }
}

static void go_back(uniting *u)
{
    while (u->passed_count > 0)
        turn_over(u, u->passed[--u->passed_count]);
}

static void cross(uniting *u, size_t end)
{
    const strand *s = &u->strands[end / 2];
    for (size_t i = 0; i < s->count; i++)
        turn_over(u, s->first + i);
}

/* The way that goes on with the same face on its left. */
static size_t next_around(const uniting *u, size_t end)
{
    size_t back = end ^ 1, meeting = u->meeting_of[back], place = u->place_of[back];
    if (place == u->first_end[meeting])
        place = u->first_end[meeting + 1];
    return u->ends[place - 1].end;
}

static bool is_known(const uniting *u, size_t end)
{
    return u->strands[end / 2].is_known[end % 2];
}

/* The face on the left of the way is the one that one is in. */
static void note_face(uniting *u, size_t end)
{
    size_t at = end;
    do {
        u->strands[at / 2].covers[at % 2] = u->inside;
        u->strands[at / 2].is_known[at % 2] = true;
        at = next_around(u, at);
    } while (at != end);
}

/* A face: the way by which it was entered, and the one that is looked across next. */
typedef struct face {
    size_t entry, at;
    bool is_done;
} face;

typedef struct walk {
    face *faces; /* from the first one to the one that one is in */
    size_t count, capacity;
} walk;

static void enter(uniting *u, walk *w, size_t end)
{
    note_face(u, end);
    w->faces = cor_grow(w->faces, &w->capacity, w->count + 1, sizeof *w->faces);
    w->faces[w->count++] = (face){ end, end, false };
}

static void leave(uniting *u, walk *w)
{
    size_t entry = w->faces[--w->count].entry;
    if (w->count > 0)
        cross(u, entry);
}

/* Walks from face to face, over all strands that hang together, and back again. */
static void walk_from(uniting *u, walk *w, size_t end)
{
    enter(u, w, end);
    while (w->count > 0) {
        face *f = &w->faces[w->count - 1];
        if (f->is_done) {
            leave(u, w);
            continue;
        }
        size_t beyond = f->at ^ 1;
        f->at = next_around(u, f->at);
        f->is_done = f->at == f->entry;
        if (is_known(u, beyond))
            continue;
        cross(u, beyond);
        enter(u, w, beyond);
    }
}

static void look_all(uniting *u)
{
    walk w = { 0 };
    for (size_t i = 0; i < u->strand_count; i++) {
        if (u->strands[i].is_known[0])
            continue;
        come_below(u, &u->edges.edges[u->strands[i].first]);
        walk_from(u, &w, 2 * i + 1);
        go_back(u);
    }
    cor_free(w.faces);
}

/* ---- Out. */

/* Of what lies in `least` areas or more. */
static bool is_border(const uniting *u, size_t index)
{
    const size_t *covers = u->strands[index].covers;
    return (covers[0] >= u->least) != (covers[1] >= u->least);
}

/* Contours are walked with the inside above edges that go from `from` to `to`. */
static size_t tail_of(const uniting *u, size_t index)
{
    return 2 * index + (u->strands[index].covers[0] < u->least);
}

/* The strand that is not yet drawn and leaves the meeting; as many leave as come in. */
static bool find_leaving(uniting *u, size_t meeting, size_t *index)
{
    size_t *at = &u->leaving_end[meeting];
    for (; *at < u->first_end[meeting + 1]; (*at)++) {
        *index = u->ends[*at].end / 2;
        if (is_border(u, *index) && !u->strands[*index].is_drawn &&
            tail_of(u, *index) == u->ends[*at].end)
            return true;
    }
    return false;
}

static void draw_contour(uniting *u, size_t index, cor_path *out)
{
    const size_t start = u->meeting_of[tail_of(u, index)];
    size_t meeting = start;
    cor_path_begin(out, true);
    do {
        const cor_joint at = u->ends[u->first_end[meeting]].at;
        cor_path_add(out, (cor_pt){ (double)at.x * u->unit_pt, (double)at.y * u->unit_pt });
        u->strands[index].is_drawn = true;
        meeting = u->meeting_of[tail_of(u, index) ^ 1];
    } while (meeting != start && find_leaving(u, meeting, &index));
    cor_path_end(out);
}

static void draw_common(uniting *u, size_t least, cor_path *out)
{
    u->least = least;
    for (size_t i = 0; i < u->meeting_count; i++)
        u->leaving_end[i] = u->first_end[i];
    for (size_t i = 0; i < u->strand_count; i++)
        u->strands[i].is_drawn = false;
    for (size_t i = 0; i < u->strand_count; i++)
        if (is_border(u, i) && !u->strands[i].is_drawn)
            draw_contour(u, i, out);
}

/* ---- What areas share. */

/* The area by half the way around it: the width of what is long, half that of what is round. */
static double width_of(const cor_pt *points, size_t count)
{
    double twice = 0, around = 0;
    for (size_t i = 0; i < count; i++) {
        cor_pt a = points[i], b = points[i + 1 < count ? i + 1 : 0];
        twice += (a.x_pt - points[0].x_pt) * (b.y_pt - points[0].y_pt) -
                 (a.y_pt - points[0].y_pt) * (b.x_pt - points[0].x_pt);
        around += hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
    }
    return around > 0 ? fabs(twice) / around : 0;
}

/* Neighbours along a seam, or along a line that was rounded, share slivers that nobody sees. */
static bool overlap_is_seen(uniting *u)
{
    static const double least_width_pt = 0.01;
    cor_path shared = { 0 };
    bool is_seen = false;
    draw_common(u, 2, &shared);
    for (size_t i = 0; i < shared.contour_count && !is_seen; i++)
        is_seen = width_of(shared.points + shared.contours[i].first, shared.contours[i].count) >
                  fmax(least_width_pt, 2 * u->unit_pt);
    cor_path_free(&shared);
    return is_seen;
}

/* ---- Which areas need it. */

static cor_rect bounds_of(const cor_path *path, size_t first, size_t end)
{
    cor_rect box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < path->contours[i].count; k++) {
            cor_pt p = path->points[path->contours[i].first + k];
            box.x0_pt = fmin(box.x0_pt, p.x_pt);
            box.y0_pt = fmin(box.y0_pt, p.y_pt);
            box.x1_pt = fmax(box.x1_pt, p.x_pt);
            box.y1_pt = fmax(box.y1_pt, p.y_pt);
        }
    return box;
}

static int compare_boxes(const void *left, const void *right)
{
    const cor_rect *a = left, *b = right;
    return a->x0_pt < b->x0_pt ? -1 : a->x0_pt > b->x0_pt;
}

static bool boxes_overlap(cor_rect *boxes, size_t count)
{
    if (count > 1)
        qsort(boxes, count, sizeof *boxes, compare_boxes);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && boxes[k].x0_pt < boxes[i].x1_pt; k++)
            if (boxes[k].y0_pt < boxes[i].y1_pt && boxes[i].y0_pt < boxes[k].y1_pt)
                return true;
    return false;
}

/* Most features have one area, or some that lie apart. */
static bool may_overlap(const cor_path *path, const size_t *starts, size_t count)
{
    if (count < 2)
        return false;
    cor_rect *boxes = cor_alloc(count, sizeof *boxes);
    for (size_t i = 0; i < count; i++)
        boxes[i] = bounds_of(path, starts[i], end_of(path, starts, count, i));
    bool overlap = boxes_overlap(boxes, count);
    cor_free(boxes);
    return overlap;
}

static void cut_path(cor_path *path, size_t contour_count)
{
    if (contour_count < path->contour_count)
        path->point_count = path->contours[contour_count].first;
    path->contour_count = contour_count;
}

static void free_all(uniting *u)
{
    cor_arrangement_free(&u->edges);
    cor_columns_free(&u->columns);
    cor_free(u->contours);
    cor_free(u->strands);
    cor_free(u->ends);
    cor_free(u->place_of);
    cor_free(u->meeting_of);
    cor_free(u->first_end);
    cor_free(u->leaving_end);
    cor_free(u->is_odd);
    cor_free(u->passed);
}

/* No edge of one area is in another one, whose contours it does not meet. */
static bool lie_apart(uniting *u)
{
    bool apart = true;
    for (size_t i = 0; i < u->contour_count && apart; i++) {
        if (u->contours[i] == u->edges.count) /* no edges are left of the last ones */
            break;
        const cor_edge *e = &u->edges.edges[u->contours[i]];
        come_below(u, e);
        apart = u->inside == (u->is_odd[e->area] ? 1 : 0);
        go_back(u);
    }
    return apart;
}

/* What most features are found to be without cutting any edge. */
static bool is_plain(uniting *u)
{
    cor_columns_make(&u->columns, &u->edges);
    bool apart = !cor_arrangement_meets(&u->edges, &u->columns) && lie_apart(u);
    cor_columns_free(&u->columns);
    return apart;
}

static bool unite(uniting *u, cor_path *path, size_t contours_before)
{
    if (!cor_arrangement_cut(&u->edges))
        return false;
    drop_pairs(&u->edges);
    make_strands(u);
    sort_ends(u);
    find_meetings(u);
    cor_columns_make(&u->columns, &u->edges);
    look_all(u);
    if (overlap_is_seen(u)) {
        cut_path(path, contours_before);
        draw_common(u, 1, path);
    }
    return true;
}

bool cor_unite(cor_path *path, const size_t *starts, size_t count)
{
    if (!may_overlap(path, starts, count))
        return true;
    uniting u = { .unit_pt = unit_of(path), .is_odd = cor_alloc(count, sizeof *u.is_odd) };
    add_edges(&u, path, starts, count);
    bool ok = is_plain(&u) || unite(&u, path, starts[0]);
    free_all(&u);
    return ok;
}
