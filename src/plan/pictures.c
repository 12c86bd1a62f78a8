#include "plan/pictures.h"

#include <string.h>

#include "style/check.h"
#include "style/files.h"
#include "style/length.h"

static const double screen_dpi = 96;

static bool asks_for_pictures(const cor_style *style)
{
    static const cor_property properties[] = { COR_P_ICON_IMAGE, COR_P_FILL_PATTERN,
                                               COR_P_LINE_PATTERN, COR_P_BACKGROUND_PATTERN };
    for (size_t i = 0; i < style->layer_count; i++)
        for (size_t k = 0; k < sizeof properties / sizeof *properties; k++)
            if (style->layers[i].visible && cor_layer_has(&style->layers[i], properties[k]))
                return true;
    return false;
}

static bool is_address(cor_str path)
{
    for (size_t i = 0; i + 2 < path.len; i++)
        if (memcmp(path.ptr + i, "://", 3) == 0)
            return true;
    return false;
}

static bool add_sprite(cor_plan *plan, const cor_style_sprite *sprite, cor_report *report)
{
    static const char extension[] = ".json";
    if (is_address(sprite->url))
        return cor_fail(report, COR_KIND_UNSUPPORTED, sprite->at,
                        "download its .json and .png and give their path without extension, or "
                        "name a folder of icons in corridor.icons",
                        "nothing is fetched from the network");
    const char *index =
        cor_arena_printf(plan->arena, "%.*s%s", (int)sprite->url.len, sprite->url.ptr, extension);
    char *path = cor_resolve_path(sprite->at.file, cor_str_of(index), plan->arena);
    path[strlen(path) - strlen(extension)] = '\0';
    const cor_sprite_place place = { sprite->id, path, plan->dpi / screen_dpi, sprite->at };
    return cor_pictures_add_sprite(plan->pictures, &place, report);
}

static bool add_folder(cor_plan *plan, const cor_node *folder, cor_report *report)
{
    if (!cor_check_kind(folder, COR_NODE_STRING, report))
        return false;
    const char *path = cor_resolve_path(folder->at.file, folder->string, plan->arena);
    return cor_pictures_add_folder(plan->pictures, path, folder->at, report);
}

/* Where a folder of icons is given, it stands in for a sprite at an address. */
bool cor_plan_load_pictures(cor_plan *plan, cor_report *report)
{
    const cor_style *style = plan->style;
    const cor_node *icons = cor_node_get(style->corridor, "icons");
    if (!asks_for_pictures(style))
        return true;
    plan->pictures = cor_pictures_new(report->inputs);
    size_t count = icons && icons->kind == COR_NODE_SEQ ? icons->count : icons != NULL;
    for (size_t i = 0; i < count; i++)
        if (!add_folder(plan, icons->kind == COR_NODE_SEQ ? icons->items[i] : icons, report))
            return false;
    for (size_t i = 0; i < style->sprite_count; i++)
        if (!(count && is_address(style->sprites[i].url)) &&
            !add_sprite(plan, &style->sprites[i], report))
            return false;
    return true;
}

const cor_picture *cor_plan_picture(const cor_plan *plan, const cor_layer *layer,
                                    cor_property property, cor_eval *eval)
{
    if (!cor_layer_has(layer, property) || !plan->pictures)
        return NULL;
    const cor_picture_request request = { .name = cor_layer_string(layer, property, eval),
                                          .at = layer->property_at[property],
                                          .layer = layer->id,
                                          .feature = eval->properties };
    if (!request.name.len)
        return NULL;
    const cor_picture *picture = cor_pictures_find(plan->pictures, &request, eval->report);
    return picture && picture->width_pt > 0 && picture->height_pt > 0 ? picture : NULL;
}

static cor_paint paint(cor_colour c)
{
    return (cor_paint){ c.r, c.g, c.b, c.a };
}

cor_picture_look cor_plan_icon_look(const cor_layer *layer, cor_eval *eval)
{
    return (cor_picture_look){
        .fill = paint(cor_layer_colour(layer, COR_P_ICON_COLOR, eval)),
        .halo = paint(cor_layer_colour(layer, COR_P_ICON_HALO_COLOR, eval)),
        .halo_width_pt = cor_layer_number(layer, COR_P_ICON_HALO_WIDTH, eval) * COR_PT_PER_PX,
        .halo_blur_pt = cor_layer_number(layer, COR_P_ICON_HALO_BLUR, eval) * COR_PT_PER_PX,
        .opacity = cor_layer_number(layer, COR_P_ICON_OPACITY, eval),
    };
}
