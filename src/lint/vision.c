#include "lint/vision.h"

#include <math.h>

const char *const cor_eyes_names[COR_EYES_COUNT] = { "with protanopia", "with deuteranopia",
                                                     "in grey" };

/* Of linear red, green and blue. */
static const double luminance_of[3] = { 0.2126, 0.7152, 0.0722 };

static const double eyes_matrices[COR_EYES_COUNT][3][3] = {
    [COR_EYES_PROTANOPIA] = { { 0.152286, 1.052583, -0.204868 },
                              { 0.114503, 0.786281, 0.099216 },
                              { -0.003882, -0.048116, 1.051998 } },
    [COR_EYES_DEUTERANOPIA] = { { 0.367322, 0.860646, -0.227968 },
                                { 0.280085, 0.672501, 0.047413 },
                                { -0.011820, 0.042940, 0.968881 } },
    [COR_EYES_GREY] = { { 0.2126, 0.7152, 0.0722 },
                        { 0.2126, 0.7152, 0.0722 },
                        { 0.2126, 0.7152, 0.0722 } },
};

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(cor_rgb c)
{
    return luminance_of[0] * linear(c.r) + luminance_of[1] * linear(c.g) +
           luminance_of[2] * linear(c.b);
}

double cor_contrast(cor_rgb a, cor_rgb b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The cube root of CIELAB with its straight foot. */
static double root(double t)
{
    static const double foot = 216.0 / 24389;
    return t > foot ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static cor_lab lab_of(const double rgb[3])
{
    double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
    double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.0890;
    return (cor_lab){ 116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z)) };
}

cor_lab cor_lab_seen(cor_rgb colour, cor_eyes eyes)
{
    const double in[3] = { linear(colour.r), linear(colour.g), linear(colour.b) };
    double out[3];
    for (int i = 0; i < 3; i++) {
        const double *row = eyes_matrices[eyes][i];
        out[i] = fmin(fmax(row[0] * in[0] + row[1] * in[1] + row[2] * in[2], 0), 1);
    }
    return lab_of(out);
}

double cor_lab_distance(cor_lab a, cor_lab b)
{
    double l = a.l - b.l, x = a.a - b.a, y = a.b - b.b;
    return sqrt(l * l + x * x + y * y);
}
