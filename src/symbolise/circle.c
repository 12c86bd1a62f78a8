#include "symbolise/circle.h"

#include <math.h>

#include "style/length.h"
#include "symbolise/stroke.h"

static const cor_paint no_paint = { 0 };

/* A circle as a closed contour that is nowhere farther than 0.01 pt from the true one. */
static void add_circle(cor_path *path, cor_pt centre, double radius_pt)
{
    enum { LEAST = 12, MOST = 720 };
    cor_pt ring[MOST];
    double step = 2 * acos(fmax(1 - 0.01 / fmax(radius_pt, 0.02), 0));
    size_t n = (size_t)fmin(fmax(ceil(2 * M_PI / step), LEAST), MOST);
    double cosine = cos(2 * M_PI / (double)n), sine = sin(2 * M_PI / (double)n);
    double x = radius_pt, y = 0;
    for (size_t i = 0; i < n; i++) { /* each point is the one before it, turned */
        ring[i] = (cor_pt){ centre.x_pt + x, centre.y_pt + y };
        double turned = x * cosine - y * sine;
        y = x * sine + y * cosine;
        x = turned;
    }
    cor_path_begin(path, true);
    cor_path_add_many(path, ring, n);
    cor_path_end(path);
}

typedef struct look {
    double radius_pt, width_pt, blur;
    cor_paint fill, stroke;
} look;

static look look_of(const cor_layer *layer, cor_eval *eval)
{
    return (look){
        .radius_pt = cor_layer_number(layer, COR_P_CIRCLE_RADIUS, eval) * COR_PT_PER_PX,
        .width_pt = cor_layer_number(layer, COR_P_CIRCLE_STROKE_WIDTH, eval) * COR_PT_PER_PX,
        .blur = cor_layer_number(layer, COR_P_CIRCLE_BLUR, eval),
        .fill = cor_paint_of(cor_layer_colour(layer, COR_P_CIRCLE_COLOR, eval),
                             cor_layer_number(layer, COR_P_CIRCLE_OPACITY, eval)),
        .stroke = cor_paint_of(cor_layer_colour(layer, COR_P_CIRCLE_STROKE_COLOR, eval),
                               cor_layer_number(layer, COR_P_CIRCLE_STROKE_OPACITY, eval)),
    };
}

static double smooth(double t)
{
    t = fmin(fmax(t, 0), 1);
    return t * t * (3 - 2 * t);
}

static cor_paint mixed(cor_paint a, cor_paint b, double share)
{
    double alpha = a.a * (1 - share) + b.a * share;
    if (!(alpha > 0))
        return no_paint;
    double of_a = a.a * (1 - share) / alpha, of_b = b.a * share / alpha;
    return (cor_paint){ a.r * of_a + b.r * of_b, a.g * of_a + b.g * of_b, a.b * of_a + b.b * of_b,
                        alpha };
}

/* At a share of the way from the centre to the rim. The blur is a share of that way, too: over it
 * the opacity falls to nothing at the rim, and the fill passes into the stroke. */
static cor_paint blurred_paint(const look *l, double along)
{
    double edge = l->radius_pt / (l->radius_pt + l->width_pt);
    double to_stroke = l->width_pt > 0 ? smooth((along - edge + l->blur) / l->blur) : 0;
    cor_paint paint = mixed(l->fill, l->stroke, to_stroke);
    paint.a *= smooth((1 - along) / l->blur);
    return paint;
}

/* How far the sheet is from a place: its nearest point, and the farthest. */
static void sheet_distances(double *near_pt, double *far_pt, const cor_scene *scene, cor_pt from)
{
    double dx = fmax(fmax(-from.x_pt, from.x_pt - scene->width_pt), 0);
    double dy = fmax(fmax(-from.y_pt, from.y_pt - scene->height_pt), 0);
    *near_pt = hypot(dx, dy);
    *far_pt = hypot(fmax(fabs(from.x_pt), fabs(scene->width_pt - from.x_pt)),
                    fmax(fabs(from.y_pt), fabs(scene->height_pt - from.y_pt)));
}

static bool look_alike(cor_paint a, cor_paint b)
{
    static const double unseen = 1.0 / 1024;
    return fabs(a.a - b.a) < unseen && fabs(a.r * a.a - b.r * b.a) < unseen &&
           fabs(a.g * a.a - b.g * b.a) < unseen && fabs(a.b * a.a - b.b * b.a) < unseen;
}

/* The sheet may see so little of a huge circle that it is of one colour there: a gradient over all
 * pixels takes 25 times as long. */
static bool is_even(cor_paint *out, const look *l, const cor_scene *scene, cor_pt centre)
{
    enum { SAMPLES = 16 };
    double near_pt, far_pt, rim_pt = l->radius_pt + l->width_pt;
    sheet_distances(&near_pt, &far_pt, scene, centre);
    *out = blurred_paint(l, fmin(near_pt / rim_pt, 1));
    if (far_pt > rim_pt)
        return near_pt >= rim_pt;
    for (int i = 1; i <= SAMPLES; i++) {
        double at_pt = near_pt + (far_pt - near_pt) * i / SAMPLES;
        if (!look_alike(*out, blurred_paint(l, at_pt / rim_pt)))
            return false;
    }
    return true;
}

static void draw_gradient(const cor_symboliser *s, const look *l, int64_t feature, cor_pt centre)
{
    enum { STOPS = 33 };
    cor_gradient_stop stops[STOPS];
    for (int i = 0; i < STOPS; i++) {
        double at = (double)i / (STOPS - 1);
        stops[i] = (cor_gradient_stop){ at, blurred_paint(l, at) };
    }
    cor_gradient gradient = {
        .from = centre,
        .to = centre,
        .radius_pt = l->radius_pt + l->width_pt,
        .stops = stops,
        .stop_count = STOPS,
    };
    cor_path path = { 0 };
    add_circle(&path, centre, gradient.radius_pt);
    cor_scene_gradient(s->scene, s->layer->id, feature, &path, &gradient, NULL);
    cor_path_free(&path);
}

static void draw_blurred(const cor_symboliser *s, const look *l, int64_t feature, cor_pt centre)
{
    cor_paint even;
    if (!is_even(&even, l, s->scene, centre)) {
        draw_gradient(s, l, feature, centre);
        return;
    }
    cor_path path = { 0 };
    add_circle(&path, centre, l->radius_pt + l->width_pt);
    cor_scene_path(s->scene, s->layer->id, feature, &path, even, NULL);
    cor_path_free(&path);
}

/* The stroke of a circle lies outside its radius, as in the style spec. */
static void draw_sharp(const cor_symboliser *s, const look *l, int64_t feature, cor_pt centre)
{
    cor_stroke stroke = {
        .paint = l->stroke, .width_pt = l->width_pt, .join = COR_JOIN_ROUND, .miter_limit = 2
    };
    cor_path path = { 0 };
    if (l->radius_pt > 0)
        add_circle(&path, centre, l->radius_pt);
    cor_scene_path(s->scene, s->layer->id, feature, &path, l->fill, NULL);
    cor_path_clear(&path);
    if (l->width_pt > 0) {
        add_circle(&path, centre, l->radius_pt + l->width_pt / 2);
        cor_scene_path(s->scene, s->layer->id, feature, &path, no_paint, &stroke);
    }
    cor_path_free(&path);
}

void cor_circle_draw(const cor_symboliser *s, cor_eval *eval, int64_t feature, cor_pt centre)
{
    look l = look_of(s->layer, eval);
    if (l.blur > 0 && l.radius_pt + l.width_pt > 0)
        draw_blurred(s, &l, feature, centre);
    else
        draw_sharp(s, &l, feature, centre);
}
