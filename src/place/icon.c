#include "place/icon.h"

#include <math.h>

#include "picture/fit.h"
#include "style/length.h"

static void read_four(double out[4], const cor_layer *layer, cor_property property, cor_eval *eval)
{
    double v[4] = { 0 };
    size_t n = cor_layer_numbers(layer, property, eval, v, 4);
    /* As CSS has it: top, right, bottom, left; what is left out mirrors. */
    v[1] = n > 1 ? v[1] : v[0];
    v[2] = n > 2 ? v[2] : v[0];
    v[3] = n > 3 ? v[3] : v[1];
    for (size_t i = 0; i < 4; i++)
        out[i] = v[i] * COR_PT_PER_PX;
}

static void read_fit(cor_label_icon *out, const cor_layer *layer, cor_eval *eval)
{
    cor_str fit = cor_layer_string(layer, COR_P_ICON_TEXT_FIT, eval);
    out->fits_width = cor_str_is(fit, "width") || cor_str_is(fit, "both");
    out->fits_height = cor_str_is(fit, "height") || cor_str_is(fit, "both");
    read_four(out->fit_padding_pt, layer, COR_P_ICON_TEXT_FIT_PADDING, eval);
}

static void read_rules(cor_label_icon *out, const cor_layer *layer, cor_eval *eval)
{
    out->allow_overlap = cor_layer_bool(layer, COR_P_ICON_ALLOW_OVERLAP, eval);
    if (cor_layer_has(layer, COR_P_ICON_OVERLAP)) {
        cor_str overlap = cor_layer_string(layer, COR_P_ICON_OVERLAP, eval);
        out->allow_overlap = cor_str_is(overlap, "always");
        out->cooperates = cor_str_is(overlap, "cooperative");
    }
    out->cooperates = out->cooperates || out->allow_overlap;
    out->ignore_placement = cor_layer_bool(layer, COR_P_ICON_IGNORE_PLACEMENT, eval);
    out->optional = cor_layer_bool(layer, COR_P_ICON_OPTIONAL, eval);
    out->text_optional = cor_layer_bool(layer, COR_P_TEXT_OPTIONAL, eval);
}

void cor_label_read_icon(cor_label_icon *out, const cor_plan *plan, const cor_layer *layer,
                         cor_eval *eval)
{
    double offset[2] = { 0, 0 };
    *out = (cor_label_icon){ .picture = cor_plan_picture(plan, layer, COR_P_ICON_IMAGE, eval) };
    if (!out->picture)
        return;
    out->scale = cor_layer_number(layer, COR_P_ICON_SIZE, eval);
    out->rotate_rad = cor_layer_number(layer, COR_P_ICON_ROTATE, eval) * M_PI / 180;
    cor_label_anchor(cor_layer_string(layer, COR_P_ICON_ANCHOR, eval), &out->h, &out->v);
    cor_layer_numbers(layer, COR_P_ICON_OFFSET, eval, offset, 2);
    double px = COR_PT_PER_PX;
    out->offset = (cor_pt){ offset[0] * px * out->scale, offset[1] * px * out->scale };
    read_four(out->padding_pt, layer, COR_P_ICON_PADDING, eval);
    read_fit(out, layer, eval);
    read_rules(out, layer, eval);
    out->look = cor_plan_icon_look(layer, eval);
    if (!(out->scale > 0))
        out->picture = NULL;
}

/* ---- Fitting a picture to a text. */

/* The text's box with its padding, from the candidate's own origin; lines count at their full
 * height, as in the web renderers. */
static cor_rect text_box(const cor_label *label)
{
    const double *pad = label->icon.fit_padding_pt;
    double top, bottom;
    cor_label_line_box(label, &top, &bottom);
    return (cor_rect){ -pad[3], top - pad[0], label->block.width_pt + pad[1], bottom + pad[2] };
}

/* Size and upper left corner of the icon about a text, from the candidate's origin. */
static cor_rect fitted_box(const cor_label *label, cor_picture_look *look)
{
    const cor_label_icon *icon = &label->icon;
    const cor_picture *p = icon->picture;
    cor_rect box = text_box(label);
    const cor_picture_room room = { icon->fits_width, icon->fits_height, box.x1_pt - box.x0_pt,
                                    box.y1_pt - box.y0_pt };
    cor_picture_fit(look, p, &room, icon->scale);
    cor_pt content = cor_picture_content(p, look);
    double x =
        icon->fits_width ? box.x0_pt - content.x_pt : (box.x0_pt + box.x1_pt - look->width_pt) / 2;
    double y = icon->fits_height ? box.y0_pt - content.y_pt
                                 : (box.y0_pt + box.y1_pt - look->height_pt) / 2;
    x += icon->offset.x_pt;
    y += icon->offset.y_pt;
    return (cor_rect){ x, y, x + look->width_pt, y + look->height_pt };
}

/* ---- Candidates. */

/* The icon's box from its anchor. */
static cor_rect plain_box(const cor_label_icon *icon, cor_picture_look *look)
{
    look->width_pt = icon->picture->width_pt * icon->scale;
    look->height_pt = icon->picture->height_pt * icon->scale;
    double x = icon->offset.x_pt - icon->h * look->width_pt;
    double y = icon->offset.y_pt - icon->v * look->height_pt;
    return (cor_rect){ x, y, x + look->width_pt, y + look->height_pt };
}

typedef struct icon_place {
    cor_pt p;
    double turn_rad;
} icon_place;

/* The padding, and what of the picture lies beyond its own size. */
static void read_margins(double out[4], const cor_label_icon *icon, const cor_picture_look *look)
{
    const cor_picture *p = icon->picture;
    double scale = fmax(look->width_pt / p->width_pt, look->height_pt / p->height_pt);
    for (int i = 0; i < 4; i++)
        out[i] = icon->padding_pt[i] + p->overhang_pt[i] * fmax(scale, look->fixed_scale);
}

static void put_icon(cor_label *label, cor_candidate *c, const icon_place *place, cor_arena *arena)
{
    const cor_label_icon *icon = &label->icon;
    bool fits = (icon->fits_width || icon->fits_height) && c->shows_text;
    cor_picture_look look = icon->look;
    cor_rect box = fits ? fitted_box(label, &look) : plain_box(icon, &look);
    cor_pt from = fits ? c->at : place->p;
    double angle = fits ? c->angle_rad : place->turn_rad + icon->rotate_rad;
    double cosine = cos(angle), sine = sin(angle);
    from.x_pt += icon->translate.x_pt;
    from.y_pt += icon->translate.y_pt;
    look.at = (cor_pt){ from.x_pt + box.x0_pt * cosine - box.y0_pt * sine,
                        from.y_pt + box.x0_pt * sine + box.y0_pt * cosine };
    cor_icon_place stands = { look.at, angle, look.width_pt, look.height_pt, look.fixed_scale };
    c->icon = cor_arena_copy(arena, &stands, 1, sizeof stands);
    c->shows_icon = true;
    cor_rect *pieces = cor_arena_alloc(arena, c->piece_count + 1, sizeof *pieces);
    for (size_t i = 0; i < c->piece_count; i++)
        pieces[i] = c->pieces[i];
    double pad[4];
    read_margins(pad, icon, &look);
    pieces[c->piece_count++] =
        cor_rect_turned(from, angle,
                        (cor_rect){ box.x0_pt - pad[3], box.y0_pt - pad[0], box.x1_pt + pad[1],
                                    box.y1_pt + pad[2] });
    c->pieces = pieces;
}

/* An icon alone has one place only; a layer of icons may have very many of them. */
static cor_candidate *new_candidate(cor_label *label, cor_arena *arena)
{
    return cor_label_new_candidate(label, label->block.line_count ? COR_MAX_CANDIDATES : 1, arena);
}

static void add_bare(cor_label *label, const icon_place *place, cor_arena *arena)
{
    cor_candidate *c = new_candidate(label, arena);
    if (!c)
        return;
    *c = (cor_candidate){ .at = place->p };
    put_icon(label, c, place, arena);
}

void cor_label_join_icon(cor_label *label, cor_pt p, double turn_rad, cor_arena *arena)
{
    const icon_place place = { p, turn_rad };
    size_t count = label->candidate_count;
    if (!label->icon.picture)
        return;
    if (!label->block.line_count) {
        add_bare(label, &place, arena);
        return;
    }
    cor_candidate text_only[COR_MAX_CANDIDATES];
    for (size_t i = 0; i < count; i++) {
        text_only[i] = label->candidates[i];
        put_icon(label, &label->candidates[i], &place, arena);
    }
    if (label->icon.text_optional)
        add_bare(label, &place, arena);
    for (size_t i = 0; i < count && label->icon.optional; i++) {
        cor_candidate *c = new_candidate(label, arena);
        if (c)
            *c = text_only[i];
    }
}
