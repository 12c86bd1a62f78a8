#include "compose/compose.h"

#include "base/memory.h"
#include "compose/boundary.h"
#include "compose/certify.h"
#include "compose/min_text.h"
#include "compose/shown.h"
#include "compose/window.h"
#include "furniture/dimension.h"
#include "furniture/extent.h"
#include "furniture/inset.h"
#include "style/length.h"

typedef struct inset {
    const cor_planned_part *part;
    cor_map map;
    cor_window window;
    cor_collide *taken;
} inset;

typedef struct composition {
    cor_page page;
    cor_window main;
    cor_collide *taken;
    inset *insets;
    size_t inset_count;
} composition;

static bool is_inset(const cor_planned_part *part)
{
    return part->spec->type == COR_FURNITURE_INSET && part->rect.x1_pt > part->rect.x0_pt;
}

static bool open_inset(composition *c, const cor_planned_part *part)
{
    const cor_plan *plan = c->page.plan;
    inset *in = &c->insets[c->inset_count++];
    cor_rect window;
    in->part = part;
    if (!cor_inset_window(&window, plan, part, c->page.report) ||
        !cor_map_open(&in->map, plan, part->spec->name ? part->spec->name : "inset",
                      &part->spec->map, window, c->page.report))
        return false;
    in->taken = cor_collide_new(window);
    return cor_window_open(&in->window, plan, &in->map, in->taken, c->page.report);
}

static bool open_insets(composition *c)
{
    const cor_plan *plan = c->page.plan;
    c->insets = cor_arena_alloc(plan->arena, plan->part_count + 1, sizeof *c->insets);
    for (size_t i = 0; i < plan->part_count; i++)
        if (is_inset(&plan->parts[i]) && !open_inset(c, &plan->parts[i]))
            return false;
    return true;
}

static const double clearance_pt = 1.2 * COR_PT_PER_MM; /* between a part and a label */

/* A callout's leader, to the middle of its text: that part of it lies under the text anyway. */
static void keep_leader_clear(composition *c, const cor_planned_part *part, cor_owner owner)
{
    const cor_rect r = part->rect;
    cor_pt line[2] = { { 0 }, { (r.x0_pt + r.x1_pt) / 2, (r.y0_pt + r.y1_pt) / 2 } };
    if (part->spec->leader && cor_view_point(c->page.plan->main.view, part->spec->lonlat, &line[0]))
        cor_collide_add_line(c->taken, line, 2, clearance_pt / 2, owner);
}

static void keep_dimension_clear(composition *c, const cor_planned_part *part, cor_owner owner)
{
    cor_dimension d;
    if (!cor_dimension_at(&d, c->page.plan, part))
        return;
    for (size_t i = 0; i < 3; i++)
        cor_collide_add_line(c->taken, d.lines[i], 2, clearance_pt / 2, owner);
}

/* An enlargement's outline in the main map, and the leader from it. */
static void keep_enlargement_clear(composition *c, const inset *in)
{
    const cor_map *map = &c->page.plan->main;
    const cor_owner owner = { -1, -1, -1, cor_furniture_name(COR_FURNITURE_INSET) };
    cor_path outline = { 0 };
    cor_pt leader[2];
    cor_extent_outline(&in->map, map, &outline);
    for (size_t i = 0; i < outline.contour_count; i++)
        cor_collide_add_line(c->taken, outline.points + outline.contours[i].first,
                             outline.contours[i].count, clearance_pt / 2, owner);
    if (cor_inset_leader(map, in->part, &in->map, leader))
        cor_collide_add_line(c->taken, leader, 2, clearance_pt / 2, owner);
    cor_path_free(&outline);
}

/* Parts in front of the map take room that labels must leave. */
static bool open_main(composition *c)
{
    const cor_plan *plan = c->page.plan;
    c->taken = cor_collide_new(plan->main.frame);
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_planned_part *part = &plan->parts[i];
        const cor_owner owner = { -1, -1, -1, cor_furniture_name(part->spec->type) };
        const cor_rect r = part->rect;
        if (part->spec->type == COR_FURNITURE_CALLOUT && r.x1_pt > r.x0_pt)
            keep_leader_clear(c, part, owner);
        keep_dimension_clear(c, part, owner);
        if (!part->in_margin && r.x1_pt > r.x0_pt)
            cor_collide_add(c->taken,
                            (cor_rect){ r.x0_pt - clearance_pt, r.y0_pt - clearance_pt,
                                        r.x1_pt + clearance_pt, r.y1_pt + clearance_pt },
                            owner);
    }
    for (size_t i = 0; i < c->inset_count; i++)
        if (c->insets[i].part->spec->show == COR_SHOW_IN_MAIN)
            keep_enlargement_clear(c, &c->insets[i]);
    return cor_window_open(&c->main, plan, &plan->main, c->taken, c->page.report);
}

static bool draw_main(composition *c)
{
    const cor_plan *plan = c->page.plan;
    size_t first = c->page.scene->count;
    cor_scene_group_push(c->page.scene, "main", 1, "map", NULL);
    if (!cor_window_draw_layers(&c->page, &c->main))
        return false;
    for (size_t i = 0; i < c->inset_count; i++)
        if (c->insets[i].part->spec->show == COR_SHOW_IN_MAIN)
            cor_inset_draw_in_main(&c->page, c->insets[i].part, &c->insets[i].map);
    for (size_t i = 0; i < plan->part_count; i++)
        if (plan->parts[i].spec->type == COR_FURNITURE_KM_POSTS &&
            !cor_furniture_draw(&c->page, &plan->parts[i]))
            return false;
    cor_window_draw_labels(&c->page, &c->main);
    cor_shown_report(&c->page, &c->main, first);
    cor_scene_clip_pop(c->page.scene);
    cor_window_draw_neat_line(&c->page, &c->main);
    if (!cor_window_draw_frame_labels(&c->page, &c->main))
        return false;
    cor_scene_group_pop(c->page.scene);
    return true;
}

static bool draw_inset(composition *c, const cor_planned_part *part)
{
    for (size_t i = 0; i < c->inset_count; i++) {
        inset *in = &c->insets[i];
        if (in->part != part)
            continue;
        size_t first = c->page.scene->count;
        cor_scene_group_push(c->page.scene, in->map.name, 1, in->map.name, NULL);
        if (!cor_window_draw_layers(&c->page, &in->window))
            return false;
        if (part->spec->show == COR_SHOW_MAIN_EXTENT)
            cor_inset_draw_main_extent(&c->page, part, &in->map);
        cor_window_draw_labels(&c->page, &in->window);
        cor_shown_report(&c->page, &in->window, first);
        cor_scene_clip_pop(c->page.scene);
        cor_window_draw_neat_line(&c->page, &in->window);
        cor_scene_group_pop(c->page.scene);
        if (!cor_inset_draw_scale(&c->page, part, &in->map))
            return false;
    }
    return true;
}

static bool draw_parts(composition *c)
{
    const cor_plan *plan = c->page.plan;
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_planned_part *part = &plan->parts[i];
        if (part->spec->type == COR_FURNITURE_KM_POSTS)
            continue;
        if (!cor_furniture_draw(&c->page, part) || (is_inset(part) && !draw_inset(c, part)))
            return false;
    }
    return true;
}

static void draw_paper(composition *c)
{
    const cor_plan *plan = c->page.plan;
    cor_colour paper = plan->figure->theme.paper;
    cor_scene_rect(c->page.scene, "paper", (cor_rect){ 0, 0, plan->width_pt, plan->height_pt },
                   (cor_paint){ paper.r, paper.g, paper.b, paper.a }, NULL);
}

static void close_all(composition *c)
{
    for (size_t i = 0; i < c->inset_count; i++) {
        cor_window_close(&c->insets[i].window);
        cor_collide_free(c->insets[i].taken);
        cor_map_close(&c->insets[i].map);
    }
    cor_window_close(&c->main);
    cor_collide_free(c->taken);
}

/* The maps in the order in which they are drawn. */
static size_t list_maps(const composition *c, const cor_map **out)
{
    size_t n = 0;
    out[n++] = &c->page.plan->main;
    for (size_t i = 0; i < c->inset_count; i++)
        out[n++] = &c->insets[i].map;
    return n;
}

static void list_labels(const composition *c, cor_buf *out)
{
    cor_labels_list(c->main.labels, c->main.map, out);
    for (size_t i = 0; i < c->inset_count; i++)
        cor_labels_list(c->insets[i].window.labels, &c->insets[i].map, out);
}

static bool certify(const composition *c, cor_buf *labels)
{
    const cor_map **maps = cor_alloc(c->inset_count + 1, sizeof *maps);
    cor_check_count n;
    bool well = cor_certify_labels(&n, c->page.scene, c->page.plan, maps, list_maps(c, maps),
                                   c->page.report);
    cor_free(maps);
    if (well && labels)
        cor_buf_printf(labels,
                       "certificate: no conflict among %zu lines of text, %zu marks of icons and "
                       "%zu leaders, nor with %zu marks to be kept clear\n",
                       n.texts, n.icons, n.leaders, n.obstacles);
    return well;
}

static bool check_labels(const composition *c, const cor_compose_options *options)
{
    bool wanted = options->certify;
#ifndef NDEBUG
    wanted = true;
#endif
    return !wanted || certify(c, options->labels);
}

static bool draw_sheet(composition *c)
{
    draw_paper(c);
    if (!draw_main(c) || !draw_parts(c))
        return false;
    cor_min_text_report(c->page.scene, c->page.plan, c->page.report);
    if (c->page.plan->pictures)
        cor_pictures_report_missing(c->page.plan->pictures, c->page.report);
    return true;
}

static const char *kept(const cor_scene *scene, const char *text)
{
    return text ? cor_arena_strdup(scene->arena, text) : NULL;
}

/* What a reader learns without seeing the sheet, and in which languages. */
static void describe(cor_scene *scene, const cor_plan *plan)
{
    const cor_foreign_texts *foreign = plan->figure->language.foreign;
    scene->name = cor_arena_str(scene->arena, cor_path_stem(plan->style->file)).ptr;
    scene->title = kept(scene, plan->title);
    scene->title_language = kept(scene, cor_foreign_text_tag(foreign, plan->title));
    scene->description = kept(scene, plan->description);
    scene->description_language = kept(scene, cor_foreign_text_tag(foreign, plan->description));
    scene->language = kept(scene, plan->language);
}

bool cor_compose(cor_scene **out, cor_plan *plan, const cor_compose_options *options,
                 cor_report *report)
{
    if (!cor_furniture_lay_out(plan, report)) /* it may change the sheet */
        return false;
    composition c = { .page = { cor_scene_new(plan->width_pt, plan->height_pt), plan, report } };
    cor_scene *scene = c.page.scene;
    size_t errors = report->errors;
    describe(scene, plan);
    bool well = open_insets(&c) && open_main(&c);
    if (well && options->labels)
        list_labels(&c, options->labels);
    well = well && draw_sheet(&c);
    well = well && cor_boundary_check(scene, plan, report);
    /* Pictures that cannot be read, required labels without a place: all are named. */
    well = well && report->errors == errors;
    well = well && check_labels(&c, options);
    close_all(&c);
    if (!well) {
        cor_scene_free(scene);
        return false;
    }
    *out = scene;
    return true;
}
