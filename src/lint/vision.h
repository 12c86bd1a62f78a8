/*
 * lint/vision: colours as eyes see them.
 *
 *   in    sRGB
 *   out   contrast between two colours; the difference of two colours to eyes of a kind
 *   not   figures
 *
 * Threads: safe.
 * Source: contrast, WCAG 2.1; eyes without red or green cones, Machado, Oliveira and Fernandes
 *         2009, doi:10.1109/TVCG.2009.113; differences in CIELAB, D65 (CIE 1976).
 */
#ifndef COR_LINT_VISION_H
#define COR_LINT_VISION_H

typedef struct cor_rgb {
    double r, g, b; /* sRGB in [0, 1] */
} cor_rgb;

typedef enum cor_eyes {
    COR_EYES_PROTANOPIA,
    COR_EYES_DEUTERANOPIA,
    COR_EYES_GREY, /* a copy without colour */
    COR_EYES_COUNT
} cor_eyes;

extern const char *const cor_eyes_names[COR_EYES_COUNT]; /* "with deuteranopia" */

/* 1 to 21. */
double cor_contrast(cor_rgb a, cor_rgb b);

typedef struct cor_lab {
    double l, a, b; /* lightness in [0, 100] */
} cor_lab;

cor_lab cor_lab_seen(cor_rgb colour, cor_eyes eyes);
double cor_lab_distance(cor_lab a, cor_lab b);

#endif
