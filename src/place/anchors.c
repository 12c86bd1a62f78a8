#include "place/anchors.h"

#include <math.h>

#include "geo/label_point.h"
#include "place/icon.h"
#include "plan/north.h"
#include "style/length.h"

typedef struct adder {
    cor_labels *labels;
    const cor_label *prototype;
    const cor_symbol_place *place;
    const cor_dataset *data;
    const cor_feature *feature;
    bool is_along; /* icons, texts follow the line */
    bool icon_turns, text_turns, icon_upright, text_upright;
} adder;

static bool is_in_frame(const adder *a, cor_pt p)
{
    const cor_rect f = a->place->map->frame;
    return p.x_pt >= f.x0_pt && p.x_pt <= f.x1_pt && p.y_pt >= f.y0_pt && p.y_pt <= f.y1_pt;
}

/* Not upside down. */
static double upright(double angle)
{
    if (angle > M_PI_2 || angle <= -M_PI_2)
        return angle + (angle > 0 ? -M_PI : M_PI);
    return angle;
}

double cor_symbol_turn(const cor_map *map, cor_pt p, const cor_layer *layer, cor_property alignment,
                       cor_eval *eval)
{
    double angle;
    bool on_map = cor_str_is(cor_layer_string(layer, alignment, eval), "map");
    return on_map && cor_map_north(map, p, &angle) ? angle : 0;
}

static double turn_of(const adder *a, cor_pt p, cor_property alignment)
{
    return cor_symbol_turn(a->place->map, p, a->prototype->layer, alignment, a->place->eval);
}

static void add_at(const adder *a, cor_pt p, double angle_rad)
{
    if (!is_in_frame(a, p))
        return;
    cor_arena *arena = a->labels->arena;
    cor_label *label = cor_labels_add(a->labels, a->prototype);
    double turn = a->icon_turns ? angle_rad : 0;
    label->anchor = p;
    label->is_repeat = a->is_along;
    label->turn_rad = a->text_turns ? angle_rad : 0;
    if (!a->is_along) {
        turn = turn_of(a, p, COR_P_ICON_ROTATION_ALIGNMENT);
        label->turn_rad = turn_of(a, p, COR_P_TEXT_ROTATION_ALIGNMENT);
    }
    if (a->text_upright && a->is_along)
        label->turn_rad = upright(label->turn_rad);
    if (a->icon_upright && a->is_along)
        turn = upright(turn);
    if (label->block.line_count)
        cor_label_around_point(label, p, a->place->eval, arena);
    cor_label_join_icon(label, p, turn, arena);
}

/* ---- Points. */

static void add_points(const adder *a)
{
    for (size_t i = 0; i < a->feature->part_count; i++) {
        const cor_part *part = &a->data->parts[a->feature->first_part + i];
        cor_pt p;
        bool stands = part->kind == COR_PART_POINT || part->kind == COR_PART_LINE;
        if (stands && part->count &&
            cor_view_point(a->place->map->view, a->data->coords[part->first], &p))
            add_at(a, p, 0);
    }
}

/* The middle of each polygon, as far as it is seen. */
static void add_areas(const adder *a)
{
    cor_path path = { 0 };
    for (size_t i = 0; i < a->feature->part_count; i++) {
        const cor_part *part = &a->data->parts[a->feature->first_part + i];
        const cor_lonlat *ring = a->data->coords + part->first;
        cor_pt p;
        if (part->kind != COR_PART_RING_OUTER)
            continue;
        cor_path_clear(&path);
        cor_view_polygon(a->place->map->view, &ring, &part->count, 1, &path);
        if (path.contour_count && cor_label_point(&path, 0.5, &p))
            add_at(a, p, 0);
    }
    cor_path_free(&path);
}

/* ---- Lines. */

static double length_of(const cor_pt *line, size_t n)
{
    double sum = 0;
    for (size_t i = 1; i < n; i++)
        sum += hypot(line[i].x_pt - line[i - 1].x_pt, line[i].y_pt - line[i - 1].y_pt);
    return sum;
}

/* A symbol at the distance `run_pt` from the line's start. */
static void add_on_line(const adder *a, const cor_pt *line, size_t n, double run_pt)
{
    for (size_t i = 1; i < n; i++) {
        double dx = line[i].x_pt - line[i - 1].x_pt, dy = line[i].y_pt - line[i - 1].y_pt;
        double length = hypot(dx, dy);
        if (length > 0 && (run_pt <= length || i + 1 == n)) {
            double t = fmin(run_pt / length, 1);
            cor_pt p = { line[i - 1].x_pt + dx * t, line[i - 1].y_pt + dy * t };
            add_at(a, p, atan2(dy, dx));
            return;
        }
        run_pt -= length;
    }
}

/* The distances are those of the web renderers: the first symbol stands two ems and half its own
 * length from the start, at the size of a text of 24 px. */
static void add_repeated(const adder *a, const cor_pt *line, size_t n)
{
    static const double em_px = 24;
    const cor_layer *layer = a->prototype->layer;
    const cor_picture *picture = a->prototype->icon.picture;
    double scale = cor_layer_number(layer, COR_P_TEXT_SIZE, a->place->eval) / em_px;
    double spacing = cor_layer_number(layer, COR_P_SYMBOL_SPACING, a->place->eval) * COR_PT_PER_PX;
    double own = fmax(a->prototype->block.width_pt, picture ? picture->width_pt * scale : 0);
    double length = length_of(line, n);
    if (spacing - own < spacing / 4)
        spacing = own + spacing / 4;
    double first = fmod(own / 2 + 2 * em_px * COR_PT_PER_PX * scale, spacing);
    size_t before = a->labels->count;
    for (size_t i = 0; first + (double)i * spacing + own / 2 <= length; i++)
        if (first + (double)i * spacing >= own / 2)
            add_on_line(a, line, n, first + (double)i * spacing);
    if (a->labels->count == before && length > own)
        add_on_line(a, line, n, length / 2);
}

static void add_lines(const adder *a, bool is_centre)
{
    cor_path path = { 0 };
    for (size_t i = 0; i < a->feature->part_count; i++) {
        const cor_part *part = &a->data->parts[a->feature->first_part + i];
        const cor_lonlat *coords = a->data->coords + part->first;
        if (part->kind == COR_PART_LINE)
            cor_view_line(a->place->map->view, coords, part->count, &path);
        else if (part->kind != COR_PART_POINT)
            cor_view_outline(a->place->map->view, &coords, &part->count, 1, &path);
    }
    for (size_t i = 0; i < path.contour_count; i++) {
        const cor_pt *line = path.points + path.contours[i].first;
        size_t n = path.contours[i].count;
        if (is_centre)
            add_on_line(a, line, n, length_of(line, n) / 2);
        else
            add_repeated(a, line, n);
    }
    cor_path_free(&path);
}

bool cor_symbol_has_anchors(const cor_label *prototype, cor_eval *eval)
{
    const cor_layer *layer = prototype->layer;
    if (prototype->icon.picture)
        return true;
    cor_str turning = cor_layer_string(layer, COR_P_TEXT_ROTATION_ALIGNMENT, eval);
    return !cor_str_is(cor_layer_string(layer, COR_P_SYMBOL_PLACEMENT, eval), "point") &&
           cor_str_is(turning, "viewport");
}

void cor_symbol_add_anchors(cor_labels *labels, const cor_label *prototype,
                            const cor_symbol_place *place)
{
    const cor_layer *layer = prototype->layer;
    cor_eval *eval = place->eval;
    const cor_dataset *data = cor_plan_dataset(place->plan, layer);
    adder a = {
        labels, prototype, place, data, &data->features[place->feature], .is_along = false
    };
    cor_str placement = cor_layer_string(layer, COR_P_SYMBOL_PLACEMENT, eval);
    cor_str icon = cor_layer_string(layer, COR_P_ICON_ROTATION_ALIGNMENT, eval);
    cor_str text = cor_layer_string(layer, COR_P_TEXT_ROTATION_ALIGNMENT, eval);
    cor_part_kind kind = data->parts[a.feature->first_part].kind;
    a.is_along = !cor_str_is(placement, "point");
    a.icon_turns = !cor_str_is(icon, "viewport");
    a.text_turns = !cor_str_starts(text, "viewport");
    a.icon_upright = cor_layer_bool(layer, COR_P_ICON_KEEP_UPRIGHT, eval);
    a.text_upright = cor_layer_bool(layer, COR_P_TEXT_KEEP_UPRIGHT, eval);
    if (a.is_along && kind != COR_PART_POINT)
        add_lines(&a, cor_str_is(placement, "line-center"));
    else if (!a.is_along && kind != COR_PART_POINT && kind != COR_PART_LINE)
        add_areas(&a);
    else
        add_points(&a); /* a point in a layer of lines, too: nothing is left out */
}
