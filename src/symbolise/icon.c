#include "symbolise/icon.h"

#include <math.h>

#include "plan/pictures.h"

void cor_icon_swatch(const cor_symboliser *s, cor_eval *eval, cor_rect box)
{
    const cor_picture *picture = cor_plan_picture(s->plan, s->layer, COR_P_ICON_IMAGE, eval);
    if (!picture)
        return;
    cor_picture_look look = cor_plan_icon_look(s->layer, eval);
    double width = box.x1_pt - box.x0_pt, height = box.y1_pt - box.y0_pt;
    double scale = cor_layer_number(s->layer, COR_P_ICON_SIZE, eval);
    scale = fmin(scale, fmin(width / picture->width_pt, height / picture->height_pt));
    look.width_pt = picture->width_pt * scale;
    look.height_pt = picture->height_pt * scale;
    look.angle_rad = cor_layer_number(s->layer, COR_P_ICON_ROTATE, eval) * M_PI / 180;
    double c = cos(look.angle_rad), sine = sin(look.angle_rad);
    double w = look.width_pt / 2, h = look.height_pt / 2;
    look.at = (cor_pt){ (box.x0_pt + box.x1_pt) / 2 - w * c + h * sine,
                        (box.y0_pt + box.y1_pt) / 2 - w * sine - h * c };
    cor_picture_draw(s->scene, s->layer->id, 0, picture, &look);
}
