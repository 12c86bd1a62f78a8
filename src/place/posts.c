#include "place/posts.h"

#include <math.h>

#include "plan/posts.h"
#include "plan/template.h"
#include "style/length.h"

typedef struct post_labels {
    cor_labels *labels;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    const cor_layer *layer;
    cor_report *report;
} post_labels;

/* Right-angled to the line, beyond its tick on either side, then further out; a text's nearest edge
 * faces the line. */
static void add_candidates(const post_labels *p, cor_label *label, const cor_post *post)
{
    static const double beyond_mm[] = { 0.5, 1.5, 2.9 };
    for (size_t i = 0; i < sizeof beyond_mm / sizeof *beyond_mm; i++) {
        for (int side = 1; side >= -1; side -= 2) {
            double x = -sin(post->angle_rad) * side, y = cos(post->angle_rad) * side;
            double away = cor_post_reach_pt(post->kind) + beyond_mm[i] * COR_PT_PER_MM;
            cor_pt at = { post->at.x_pt + x * away, post->at.y_pt + y * away };
            double h = fabs(x) < 0.35 ? 0.5 : x > 0 ? 0 : 1;
            double v = fabs(y) < 0.35 ? 0.5 : y > 0 ? 0 : 1;
            cor_label_add_candidate(label, &(cor_candidate_at){ at, h, v, 0, h }, p->labels->arena);
        }
    }
}

static bool add_label(const post_labels *p, const cor_post *post, size_t index)
{
    const char *text = post->text;
    const cor_theme *theme = &p->plan->figure->theme;
    if (!text && !cor_template_km(&text, p->plan, p->spec->label, post->distance_m,
                                  p->spec->at_span, p->report))
        return false;
    cor_colour colour = p->spec->colour.a < 0 ? theme->text : p->spec->colour;
    cor_label label = {
        .layer = p->layer,
        .layer_index = (size_t)(p->layer - p->plan->style->layers),
        .source = -1,
        .feature = index,
        .post_m = post->distance_m,
        .text = cor_str_of(text),
        .at = p->spec->at_span,
        .chosen = -1,
        .in_knot = -1,
        .blocked_by = { -1, -1, -1, "nothing" },
        .padding_pt = 0.6,
        .fill = { colour.r, colour.g, colour.b, colour.a },
        .halo_width_pt = 0.9,
        .halo = { theme->halo.r, theme->halo.g, theme->halo.b, theme->halo.a },
    };
    cor_text_style style = cor_plan_text(p->plan, COR_TYPE_POST, p->spec->bold);
    style.at = p->spec->at_span;
    if (!cor_shape_block(&label.block, p->plan->fonts, &style, label.text, p->labels->arena,
                         p->report))
        return false;
    if (!label.block.line_count || !label.block.lines[0]->span_count)
        return true;
    label.cap_pt = cor_face_cap_height(label.block.lines[0]->spans[0].face) * style.size_pt;
    add_candidates(p, &label, post);
    cor_labels_add(p->labels, &label);
    return true;
}

bool cor_labels_collect_posts(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                              cor_report *report)
{
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_furniture_spec *spec = plan->parts[i].spec;
        cor_posts posts;
        if (spec->type != COR_FURNITURE_KM_POSTS)
            continue;
        if (!cor_plan_posts(&posts, plan, map, spec, labels->arena, report))
            return false;
        const post_labels p = { labels, plan, spec, posts.layer, report };
        for (size_t k = 0; k < posts.count; k++)
            if (posts.items[k].kind != COR_POST_MINOR && !add_label(&p, &posts.items[k], k))
                return false;
    }
    return true;
}
