#include "symbolise/shade.h"

#include <math.h>

static const float pi = (float)M_PI;

static void add(float out[4], const float colour[4], float share)
{
    for (int i = 0; i < 4; i++)
        out[i] += colour[i] * share;
}

/* 1 where the ground falls towards the light, 0 where it falls away from it. */
static float lit(float dx, float dy, float direction_rad)
{
    float aspect = dx == 0 && dy == 0 ? -pi / 2 : atan2f(dy, -dx);
    float turn = (aspect + direction_rad + pi) / pi + 0.5F;
    return fabsf(turn - 2 * floorf(turn / 2) - 1);
}

/* The cosine of the angle between the light and the normal of the ground. */
static float incidence(const cor_light *l, float dx, float dy)
{
    float towards = dx * sinf(l->direction_rad) - dy * cosf(l->direction_rad);
    return (l->sin_altitude - towards * l->cos_altitude) / sqrtf(1 + dx * dx + dy * dy);
}

static void standard(const cor_shade *s, float dx, float dy, float out[4])
{
    static const float flattening = 0.625F;
    float slope = atanf(flattening * hypotf(dx, dy)), intensity = s->exaggeration;
    float base = 1.875F - intensity * 1.75F, most = pi / 2;
    if (fabsf(intensity - 0.5F) > 1e-6F)
        slope = (powf(base, slope) - 1) / (powf(base, most) - 1) * most;
    float strength = fminf(intensity * 2, 1), shade = sinf(slope) * strength;
    float toward = lit(dx, dy, s->lights[0].direction_rad);
    add(out, s->lights[0].shadow, shade * (1 - toward));
    add(out, s->lights[0].highlight, shade * toward);
    add(out, s->accent, (1 - cosf(slope)) * strength * (1 - out[3]));
}

static void steepen(const cor_shade *s, float *dx, float *dy)
{
    *dx *= s->exaggeration * 2;
    *dy *= s->exaggeration * 2;
}

static void add_basic(const cor_light *l, float dx, float dy, float share, float out[4])
{
    float shade = fminf(fmaxf(incidence(l, dx, dy), 0), 1);
    if (shade > 0.5F)
        add(out, l->highlight, (2 * shade - 1) * share);
    else
        add(out, l->shadow, (1 - 2 * shade) * share);
}

static void basic(const cor_shade *s, float dx, float dy, float out[4])
{
    steepen(s, &dx, &dy);
    add_basic(&s->lights[0], dx, dy, 1, out);
}

static void multidirectional(const cor_shade *s, float dx, float dy, float out[4])
{
    steepen(s, &dx, &dy);
    for (int i = 0; i < s->light_count; i++)
        add_basic(&s->lights[i], dx, dy, 1 / (float)s->light_count, out);
}

static void combined(const cor_shade *s, float dx, float dy, float out[4])
{
    steepen(s, &dx, &dy);
    float cosine = fminf(fmaxf(incidence(&s->lights[0], dx, dy), -1), 1);
    float angle = fminf(acosf(cosine), pi / 2), slope = atanf(hypotf(dx, dy));
    add(out, s->lights[0].shadow, angle * slope * 4 / pi / pi);
    add(out, s->lights[0].highlight, (pi / 2 - angle) * slope * 4 / pi / pi);
}

static void igor(const cor_shade *s, float dx, float dy, float out[4])
{
    steepen(s, &dx, &dy);
    float slope = atanf(hypotf(dx, dy)) * 2 / pi;
    float toward = lit(dx, dy, s->lights[0].direction_rad);
    add(out, s->lights[0].shadow, slope * (1 - toward));
    add(out, s->lights[0].highlight, slope * toward);
}

static cor_shade_method *method_named(cor_str name)
{
    static const struct {
        const char *name;
        cor_shade_method *method;
    } methods[] = {
        { "standard", standard },
        { "basic", basic },
        { "combined", combined },
        { "igor", igor },
        { "multidirectional", multidirectional },
    };
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (cor_str_is(name, methods[i].name))
            return methods[i].method;
    return standard;
}

static void premultiply(float out[4], cor_colour colour)
{
    out[0] = (float)(colour.r * colour.a);
    out[1] = (float)(colour.g * colour.a);
    out[2] = (float)(colour.b * colour.a);
    out[3] = (float)colour.a;
}

/* How many of `given` are used; the rest is said. */
static size_t counted(const cor_layer *layer, cor_property property, const cor_eval *eval,
                      size_t given)
{
    if (given > COR_LIGHTS_MAX && eval->report)
        cor_warn(eval->report, COR_KIND_LIMIT, layer->property_at[property], NULL,
                 "a hillshade has at most %d lights, found %zu", COR_LIGHTS_MAX, given);
    return given > COR_LIGHTS_MAX ? COR_LIGHTS_MAX : given;
}

static size_t numbers(const cor_layer *layer, cor_property property, cor_eval *eval, double *out)
{
    return counted(layer, property, eval,
                   cor_layer_numbers(layer, property, eval, out, COR_LIGHTS_MAX));
}

static size_t colours(const cor_layer *layer, cor_property property, cor_eval *eval,
                      cor_colour *out)
{
    return counted(layer, property, eval,
                   cor_layer_colours(layer, property, eval, out, COR_LIGHTS_MAX));
}

static size_t capped(size_t index, size_t count)
{
    return index < count ? index : count - 1;
}

/* As many lights as the longest list has; shorter ones go on with their last. */
static void set_lights(cor_shade *s, const cor_layer *layer, cor_eval *eval)
{
    double directions[COR_LIGHTS_MAX], altitudes[COR_LIGHTS_MAX];
    cor_colour shadows[COR_LIGHTS_MAX], highlights[COR_LIGHTS_MAX];
    const size_t counts[4] = {
        numbers(layer, COR_P_HILLSHADE_ILLUMINATION_DIRECTION, eval, directions),
        numbers(layer, COR_P_HILLSHADE_ILLUMINATION_ALTITUDE, eval, altitudes),
        colours(layer, COR_P_HILLSHADE_SHADOW_COLOR, eval, shadows),
        colours(layer, COR_P_HILLSHADE_HIGHLIGHT_COLOR, eval, highlights),
    };
    size_t count = 1;
    for (size_t i = 0; i < 4; i++)
        count = counts[i] > count ? counts[i] : count;
    s->light_count = (int)count;
    for (size_t i = 0; i < count; i++) {
        cor_light *l = &s->lights[i];
        double altitude = altitudes[capped(i, counts[1])] * M_PI / 180;
        l->direction_rad = (float)(directions[capped(i, counts[0])] * M_PI / 180);
        l->sin_altitude = (float)sin(altitude);
        l->cos_altitude = (float)cos(altitude);
        premultiply(l->shadow, shadows[capped(i, counts[2])]);
        premultiply(l->highlight, highlights[capped(i, counts[3])]);
    }
}

static float steepening(double zoom)
{
    static const double true_zoom = 15;
    double factor = zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3;
    return zoom < true_zoom ? (float)exp2((true_zoom - zoom) * factor) : 1;
}

cor_shade cor_shade_of(const cor_layer *layer, cor_eval *eval)
{
    cor_shade s = {
        .method = method_named(cor_layer_string(layer, COR_P_HILLSHADE_METHOD, eval)),
        .exaggeration = (float)cor_layer_number(layer, COR_P_HILLSHADE_EXAGGERATION, eval),
        .steepening = steepening(eval->zoom),
        .follows_north =
            cor_str_is(cor_layer_string(layer, COR_P_HILLSHADE_ILLUMINATION_ANCHOR, eval), "map"),
    };
    premultiply(s.accent, cor_layer_colour(layer, COR_P_HILLSHADE_ACCENT_COLOR, eval));
    set_lights(&s, layer, eval);
    return s;
}

void cor_shade_colour(const cor_shade *s, float dx, float dy, float out[4])
{
    for (int i = 0; i < 4; i++)
        out[i] = 0;
    s->method(s, dx * s->steepening, dy * s->steepening, out);
}
