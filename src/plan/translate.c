#include "plan/translate.h"

#include <math.h>

#include "style/length.h"

cor_pt cor_map_translation(const cor_map *map, const cor_layer *layer, cor_property translate,
                           cor_property anchor, cor_eval *eval)
{
    double v[2] = { 0, 0 };
    cor_layer_numbers(layer, translate, eval, v, 2);
    bool turns = cor_str_is(cor_layer_string(layer, anchor, eval), "map");
    double turn_rad = turns ? map->spec->bearing_deg * M_PI / 180 : 0;
    double x = v[0] * cos(turn_rad) + v[1] * sin(turn_rad);
    double y = v[1] * cos(turn_rad) - v[0] * sin(turn_rad);
    return (cor_pt){ x * COR_PT_PER_PX, y * COR_PT_PER_PX };
}

void cor_path_translate(cor_path *path, cor_pt by)
{
    for (size_t i = 0; i < path->point_count; i++) {
        path->points[i].x_pt += by.x_pt;
        path->points[i].y_pt += by.y_pt;
    }
}
