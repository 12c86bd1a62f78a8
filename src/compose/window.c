#include "compose/window.h"

#include "furniture/graticule.h"
#include "furniture/grid.h"
#include "plan/layer_check.h"
#include "symbolise/symbolise.h"

static void keep_clear(const cor_inner_lines *lines, cor_collide *obstacles)
{
    static const double clearance_pt = 2;
    static const cor_owner graticule = { -1, -1, -1, "graticule" };
    for (size_t i = 0; i < lines->count; i++) {
        const cor_rect r = lines->items[i].box;
        if (r.x1_pt > r.x0_pt)
            cor_collide_add(obstacles,
                            (cor_rect){ r.x0_pt - clearance_pt, r.y0_pt - clearance_pt,
                                        r.x1_pt + clearance_pt, r.y1_pt + clearance_pt },
                            graticule);
    }
}

bool cor_window_open(cor_window *out, const cor_plan *plan, const cor_map *map,
                     cor_collide *obstacles, cor_report *report)
{
    *out = (cor_window){ .map = map };
    if (map == &plan->main && !cor_graticule_name_inner(out->inner, plan, map, report))
        return false;
    cor_layers_check(plan, map, report);
    for (size_t i = 0; i < 2; i++)
        keep_clear(&out->inner[i], obstacles);
    return cor_labels_place(&out->labels, plan, map, obstacles, report);
}

void cor_window_close(cor_window *window)
{
    cor_labels_free(window->labels);
    *window = (cor_window){ 0 };
}

static void clip_to(const cor_page *page, const cor_map *map)
{
    cor_rect f = map->frame;
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, (cor_pt){ f.x0_pt, f.y0_pt });
    cor_path_add(&path, (cor_pt){ f.x1_pt, f.y0_pt });
    cor_path_add(&path, (cor_pt){ f.x1_pt, f.y1_pt });
    cor_path_add(&path, (cor_pt){ f.x0_pt, f.y1_pt });
    cor_path_end(&path);
    cor_scene_clip_push(page->scene, map->name, &path);
    cor_path_free(&path);
}

static bool is_ground(const cor_layer *layer)
{
    return layer->type == COR_LAYER_BACKGROUND || layer->type == COR_LAYER_FILL ||
           layer->type == COR_LAYER_RASTER || layer->type == COR_LAYER_HILLSHADE;
}

/* The first of the symbol layers that nothing else follows: those are drawn as labels. */
static size_t first_label_layer(const cor_page *page, const cor_window *window)
{
    const cor_style *style = page->plan->style;
    size_t first = style->layer_count;
    while (first > 0 && (style->layers[first - 1].type == COR_LAYER_SYMBOL ||
                         !cor_map_shows(page->plan, window->map, &style->layers[first - 1])))
        first--;
    return first;
}

/* Under what follows; named labels all the same, so that the certificate holds them. */
static void draw_symbols(const cor_page *page, const cor_window *window, const cor_layer *layer)
{
    cor_scene_group_push(page->scene, "labels", 1, layer->id, NULL);
    cor_labels_draw(window->labels, layer, page->scene);
    cor_scene_group_pop(page->scene);
}

static bool draw_layer(const cor_page *page, const cor_window *window, const cor_layer *layer)
{
    if (layer->type == COR_LAYER_SYMBOL) {
        draw_symbols(page, window, layer);
        return true;
    }
    const cor_symboliser s = { page->scene, page->plan, window->map, layer, page->report };
    cor_scene_group_push(page->scene, layer->id, cor_symbolise_opacity(&s), layer->id, NULL);
    if (!cor_symbolise_layer(&s))
        return false;
    cor_scene_group_pop(page->scene);
    return true;
}

static bool draw_nets(const cor_page *page, const cor_map *map)
{
    return cor_graticule_draw_lines(page, map) && cor_grid_draw_lines(page, map);
}

bool cor_window_draw_layers(const cor_page *page, const cor_window *window)
{
    const cor_style *style = page->plan->style;
    size_t end = first_label_layer(page, window);
    bool graticule_due = true;
    clip_to(page, window->map);
    for (size_t i = 0; i < end; i++) {
        const cor_layer *layer = &style->layers[i];
        if (!cor_map_shows(page->plan, window->map, layer))
            continue;
        if (graticule_due && !is_ground(layer)) {
            graticule_due = false;
            if (!draw_nets(page, window->map))
                return false;
        }
        if (!draw_layer(page, window, layer))
            return false;
    }
    return !graticule_due || draw_nets(page, window->map);
}

void cor_window_draw_labels(const cor_page *page, const cor_window *window)
{
    const cor_style *style = page->plan->style;
    size_t first = first_label_layer(page, window);
    cor_scene_group_push(page->scene, "labels", 1, "labels", NULL);
    /* Layers that are no symbols have labels, too: the kilometres along their lines. */
    for (size_t i = 0; i < style->layer_count; i++)
        if (i >= first || style->layers[i].type != COR_LAYER_SYMBOL)
            cor_labels_draw(window->labels, &style->layers[i], page->scene);
    cor_scene_group_pop(page->scene);
}

void cor_window_draw_neat_line(const cor_page *page, const cor_window *window)
{
    cor_colour colour = page->plan->figure->theme.line;
    double width = window->map->spec->neat_line_pt;
    if (!(width > 0))
        return;
    cor_stroke stroke = { .paint = { colour.r, colour.g, colour.b, colour.a },
                          .width_pt = width,
                          .join = COR_JOIN_MITER,
                          .miter_limit = 4 };
    cor_scene_rect(page->scene, window->map->name, window->map->frame, (cor_paint){ 0 }, &stroke);
}

bool cor_window_draw_frame_labels(const cor_page *page, const cor_window *window)
{
    cor_frame_labels labels = {
        .page = page, .map = window->map, .inner = window->inner, .inner_count = 2
    };
    for (size_t i = 0; i < 2; i++)
        cor_inner_lines_draw(page, &window->inner[i]);
    bool well = cor_graticule_add_labels(&labels) && cor_grid_add_labels(&labels) &&
                cor_frame_labels_draw(&labels);
    cor_frame_labels_free(&labels);
    return well;
}
