#include "style/colour_space.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* CIE 15: the white of D50, and the corner of the cube root. */
static const double white[3] = { 0.96422, 1, 0.82521 };
static const double corner = 6.0 / 29;

/* sRGB adapted to D50 by the Bradford method, and back (ICC.1:2022, annex E). */
static const double to_xyz[3][3] = {
    { 0.4360747, 0.3850649, 0.1430804 },
    { 0.2225045, 0.7168786, 0.0606169 },
    { 0.0139322, 0.0971045, 0.7141733 },
};
static const double from_xyz[3][3] = {
    { 3.1338561, -1.6168667, -0.4906146 },
    { -0.9787684, 1.9161415, 0.0334540 },
    { 0.0719453, -0.2289914, 1.4052427 },
};

typedef struct lab {
    double l, a, b;
} lab;

typedef struct hcl {
    double h, c, l; /* h in degrees; NaN for a grey */
} hcl;

static double mix(double from, double to, double share)
{
    return from + (to - from) * share;
}

static double linear_of(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double channel_of(double linear)
{
    double value = linear <= 0.00304 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055;
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static double root_of(double t)
{
    return t > corner * corner * corner ? cbrt(t) : t / (3 * corner * corner) + 4.0 / 29;
}

static double cube_of(double t)
{
    return t > corner ? t * t * t : 3 * corner * corner * (t - 4.0 / 29);
}

static lab lab_of(cor_colour colour)
{
    double rgb[3] = { linear_of(colour.r), linear_of(colour.g), linear_of(colour.b) }, f[3];
    for (int i = 0; i < 3; i++)
        f[i] = root_of((to_xyz[i][0] * rgb[0] + to_xyz[i][1] * rgb[1] + to_xyz[i][2] * rgb[2]) /
                       white[i]);
    double l = 116 * f[1] - 16;
    return (lab){ l < 0 ? 0 : l, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]) };
}

static cor_colour colour_of(lab colour, double alpha)
{
    double y = (colour.l + 16) / 116;
    double xyz[3] = { white[0] * cube_of(y + colour.a / 500), white[1] * cube_of(y),
                      white[2] * cube_of(y - colour.b / 200) };
    double rgb[3];
    for (int i = 0; i < 3; i++)
        rgb[i] =
            channel_of(from_xyz[i][0] * xyz[0] + from_xyz[i][1] * xyz[1] + from_xyz[i][2] * xyz[2]);
    return (cor_colour){ rgb[0], rgb[1], rgb[2], alpha };
}

/* A chroma that rounds to nothing has no hue: greys come out of the matrices with some 1e-5. */
static hcl hcl_of(cor_colour colour)
{
    lab from = lab_of(colour);
    double chroma = hypot(from.a, from.b);
    double hue = atan2(from.b, from.a) * 180 / pi;
    return (hcl){ chroma < 5e-5 ? (double)NAN : hue < 0 ? hue + 360 : hue, chroma, from.l };
}

static lab lab_of_hcl(hcl colour)
{
    double angle = isnan(colour.h) ? 0 : colour.h * pi / 180;
    double chroma = isnan(colour.h) ? 0 : colour.c;
    return (lab){ colour.l, chroma * cos(angle), chroma * sin(angle) };
}

static double mix_hues(double from, double to, double share)
{
    if (isnan(from))
        return to;
    if (isnan(to))
        return from;
    return from + remainder(to - from, 360) * share;
}

static cor_colour mix_hcl(cor_colour from, cor_colour to, double share)
{
    hcl a = hcl_of(from), b = hcl_of(to);
    hcl mixed = { mix_hues(a.h, b.h, share), mix(a.c, b.c, share), mix(a.l, b.l, share) };
    return colour_of(lab_of_hcl(mixed), mix(from.a, to.a, share));
}

static cor_colour mix_lab(cor_colour from, cor_colour to, double share)
{
    lab a = lab_of(from), b = lab_of(to);
    lab mixed = { mix(a.l, b.l, share), mix(a.a, b.a, share), mix(a.b, b.b, share) };
    return colour_of(mixed, mix(from.a, to.a, share));
}

cor_colour cor_colour_mix(cor_colour from, cor_colour to, double share, cor_colour_space space)
{
    if (space == COR_SPACE_LAB)
        return mix_lab(from, to, share);
    if (space == COR_SPACE_HCL)
        return mix_hcl(from, to, share);
    return (cor_colour){ mix(from.r, to.r, share), mix(from.g, to.g, share),
                         mix(from.b, to.b, share), mix(from.a, to.a, share) };
}
