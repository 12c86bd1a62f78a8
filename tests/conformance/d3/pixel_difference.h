/*
 * conformance/d3/pixel_difference: in how many pixels two pictures differ to the eye.
 *
 * Colours are compared in YIQ with a threshold between 0 and 1 (mapbox/pixelmatch takes 0.1 by
 * default); pixels on the edge of antialiased shapes do not count. Source: Kotsarenko & Ramos 2010,
 * "Measuring perceived color difference using YIQ NTSC transmission color space in mobile
 * applications"; Vysniauskas 2009, "Anti-aliased pixel and intensity slope detector".
 */
#ifndef CONFORMANCE_PIXEL_DIFFERENCE_H
#define CONFORMANCE_PIXEL_DIFFERENCE_H

#include <stddef.h>

/* Two pictures of opaque BGRX or BGRA pixels, of one size and stride (bytes). */
size_t pixel_difference(const unsigned char *a, const unsigned char *b, int width, int height,
                        size_t stride, double threshold);

#endif
