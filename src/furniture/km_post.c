/* Ticks at the km posts of a route; place/ writes the numbers beside them. */
#include <math.h>

#include "furniture/words.h"
#include "plan/posts.h"
#include "style/length.h"

static const double tick_pt = 1.3 * COR_PT_PER_MM; /* to each side of the line */

bool cor_km_posts_draw(const cor_page *page, cor_planned_part *part)
{
    cor_posts posts;
    if (!cor_plan_posts(&posts, page->plan, &page->plan->main, part->spec, page->plan->arena,
                        page->report))
        return false;
    cor_colour colour =
        part->spec->colour.a < 0 ? page->plan->figure->theme.text : part->spec->colour;
    cor_stroke stroke = cor_hairline(colour, 0.25 * COR_PT_PER_MM);
    for (size_t i = 0; i < posts.count; i++) {
        const cor_post *post = &posts.items[i];
        double x = -sin(post->angle_rad) * tick_pt, y = cos(post->angle_rad) * tick_pt;
        cor_scene_line(page->scene, "km-posts", (cor_pt){ post->at.x_pt - x, post->at.y_pt - y },
                       (cor_pt){ post->at.x_pt + x, post->at.y_pt + y }, &stroke);
    }
    return true;
}
