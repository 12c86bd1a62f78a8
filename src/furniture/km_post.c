/* Ticks at the km posts of a route; place/ writes the numbers beside them. */
#include <math.h>

#include "furniture/words.h"
#include "plan/posts.h"
#include "style/length.h"

static const double width_mm[] = {
    [COR_POST_KM] = 0.25, [COR_POST_MINOR] = 0.18, [COR_POST_END] = 0.4, [COR_POST_BORDER] = 0.4
};

bool cor_km_posts_draw(const cor_page *page, cor_planned_part *part)
{
    cor_posts posts;
    if (!cor_plan_posts(&posts, page->plan, &page->plan->main, part->spec, page->plan->arena,
                        page->report))
        return false;
    cor_colour colour =
        part->spec->colour.a < 0 ? page->plan->figure->theme.text : part->spec->colour;
    for (size_t i = 0; i < posts.count; i++) {
        const cor_post *post = &posts.items[i];
        cor_stroke stroke = cor_hairline(colour, width_mm[post->kind] * COR_PT_PER_MM);
        double reach = cor_post_reach_pt(post->kind);
        double x = -sin(post->angle_rad) * reach, y = cos(post->angle_rad) * reach;
        cor_scene_line(page->scene, "km-posts", (cor_pt){ post->at.x_pt - x, post->at.y_pt - y },
                       (cor_pt){ post->at.x_pt + x, post->at.y_pt + y }, &stroke);
    }
    return true;
}
