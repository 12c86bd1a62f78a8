/* The placed labels of a layer into the scene. */
#include <stdlib.h>

#include "base/memory.h"
#include "place/collect.h"
#include "place/leader.h"

typedef struct drawn {
    const cor_label *label;
    double key;
} drawn;

static int by_key(const void *a, const void *b)
{
    const drawn *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->label->serial < y->label->serial ? -1 : x->label->serial > y->label->serial;
}

/* symbol-z-order: by symbol-sort-key when there is one, else what stands lower on the page lies
 * over what stands higher; or as in the source. */
static double key_of(const cor_label *label, cor_str order)
{
    if (cor_str_is(order, "source"))
        return 0;
    if (cor_layer_has(label->layer, COR_P_SYMBOL_SORT_KEY) && cor_str_is(order, "auto"))
        return label->sort_key;
    return label->anchor.y_pt;
}

static void draw_text(const cor_label *label, const cor_candidate *c, cor_scene *scene)
{
    const char *layer = label->layer->id;
    cor_glyph_look look = { .fill = label->fill,
                            .halo = label->halo,
                            .halo_width_pt = label->halo_width_pt,
                            .section_fills = label->section_fills,
                            .section_count = label->section_count };
    if (c->curved) {
        cor_scene_glyphs(scene, layer, (int64_t)label->feature, c->curved, &look);
        return;
    }
    look.angle_rad = c->angle_rad;
    for (size_t k = 0; k < label->block.line_count; k++) {
        look.origin = cor_label_line_origin(label, c, k);
        cor_scene_glyphs(scene, layer, (int64_t)label->feature, label->block.lines[k], &look);
    }
}

static void draw_icon(const cor_label *label, const cor_candidate *c, cor_scene *scene)
{
    cor_picture_look look = label->icon.look;
    look.at = c->icon->at;
    look.angle_rad = c->icon->angle_rad;
    look.width_pt = c->icon->width_pt;
    look.height_pt = c->icon->height_pt;
    look.fixed_scale = c->icon->fixed_scale;
    cor_picture_draw(scene, label->layer->id, (int64_t)label->feature, label->icon.picture, &look);
}

void cor_labels_draw(const cor_labels *labels, const cor_layer *layer, cor_scene *scene)
{
    cor_eval eval = { .zoom = labels->zoom, .state = labels->state, .arena = labels->arena };
    cor_str order = cor_layer_string(layer, COR_P_SYMBOL_Z_ORDER, &eval);
    drawn *list = cor_alloc(labels->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < labels->count; i++)
        if (labels->items[i].layer == layer && labels->items[i].chosen >= 0)
            list[count++] = (drawn){ &labels->items[i], key_of(&labels->items[i], order) };
    qsort(list, count, sizeof *list, by_key);
    for (size_t i = 0; i < count; i++) {
        const cor_label *label = list[i].label;
        const cor_candidate *c = &label->candidates[label->chosen];
        cor_scene_label_begin(scene);
        cor_leader_draw(label, c, scene);
        if (c->shows_icon)
            draw_icon(label, c, scene);
        if (c->shows_text)
            draw_text(label, c, scene);
        cor_scene_label_end(scene);
    }
    cor_free(list);
}
