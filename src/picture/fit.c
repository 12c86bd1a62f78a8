#include "picture/fit.h"

#include <math.h>

typedef struct side {
    const cor_picture_stretch *stretches;
    size_t count;
    double length_pt, content_from, content_to;
} side;

static side side_of(const cor_picture *p, bool across)
{
    side s = across ? (side){ p->stretch_x, p->stretch_x_count, p->width_pt, 0, 0 }
                    : (side){ p->stretch_y, p->stretch_y_count, p->height_pt, 0, 0 };
    s.content_to = s.length_pt;
    if (p->has_content) {
        s.content_from = across ? p->content.x0_pt : p->content.y0_pt;
        s.content_to = across ? p->content.x1_pt : p->content.y1_pt;
    }
    return s;
}

/* How much of a part is of stretches. */
static double stretching_within(const side *s, double from, double to)
{
    double sum = 0;
    for (size_t i = 0; i < s->count; i++)
        sum += fmax(fmin(to, s->stretches[i].to_pt) - fmax(from, s->stretches[i].from_pt), 0);
    return sum;
}

/* How long the side is when its content is to be `wanted_pt` long. */
static double fitted_length(const side *s, double wanted_pt, double scale)
{
    double content = s->content_to - s->content_from;
    double soft = stretching_within(s, s->content_from, s->content_to);
    double all = stretching_within(s, 0, s->length_pt);
    if (!(soft > 0))
        return content > 0 ? s->length_pt * wanted_pt / content : wanted_pt;
    double growth = fmax(wanted_pt - (content - soft) * scale, 0) / soft;
    return (s->length_pt - all) * scale + all * growth;
}

void cor_picture_fit(cor_picture_look *look, const cor_picture *picture,
                     const cor_picture_room *room, double scale)
{
    side across = side_of(picture, true), down = side_of(picture, false);
    look->fixed_scale = scale;
    look->width_pt = room->fits_width ? fitted_length(&across, room->width_pt, scale)
                                      : picture->width_pt * scale;
    look->height_pt = room->fits_height ? fitted_length(&down, room->height_pt, scale)
                                        : picture->height_pt * scale;
}

static double stretched(const side *s, double target_pt, double fixed_scale, double at)
{
    double all = stretching_within(s, 0, s->length_pt);
    if (!(fixed_scale > 0) || !(all > 0))
        return at * target_pt / s->length_pt;
    double soft = stretching_within(s, 0, at);
    double grown = target_pt - (s->length_pt - all) * fixed_scale;
    return (at - soft) * fixed_scale + soft * fmax(grown, 0) / all;
}

cor_pt cor_picture_stretched(const cor_picture *picture, const cor_picture_look *look, cor_pt p)
{
    side across = side_of(picture, true), down = side_of(picture, false);
    return (cor_pt){ stretched(&across, look->width_pt, look->fixed_scale, p.x_pt),
                     stretched(&down, look->height_pt, look->fixed_scale, p.y_pt) };
}

/* Bisected: the mapping is monotonous. */
static double unstretched(const side *s, double target_pt, double fixed_scale, double to)
{
    double low = 0, high = s->length_pt;
    for (int i = 0; i < 40; i++) {
        double middle = (low + high) / 2;
        if (stretched(s, target_pt, fixed_scale, middle) < to)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

cor_pt cor_picture_unstretched(const cor_picture *picture, const cor_picture_look *look, cor_pt p)
{
    side across = side_of(picture, true), down = side_of(picture, false);
    return (cor_pt){ unstretched(&across, look->width_pt, look->fixed_scale, p.x_pt),
                     unstretched(&down, look->height_pt, look->fixed_scale, p.y_pt) };
}

cor_pt cor_picture_content(const cor_picture *picture, const cor_picture_look *look)
{
    side across = side_of(picture, true), down = side_of(picture, false);
    return cor_picture_stretched(picture, look, (cor_pt){ across.content_from, down.content_from });
}
