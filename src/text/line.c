#include <fribidi.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "text/paragraph.h"

/* A stretch of one level, script and face: what HarfBuzz shapes at once. */
typedef struct item {
    size_t first, end; /* characters of the paragraph */
    int8_t level;
} item;

typedef struct line {
    const cor_paragraph *p;
    const cor_shaper *s;
    size_t first, end;
    const int8_t *levels; /* of the characters from `first` */
    item *items;
    size_t item_count;
    cor_run *run;
    size_t glyph_capacity;
    bool *is_spaced; /* per span: letters may be spaced out */
} line;

/* Rule L1: blanks at the end of a line go where the paragraph ends. */
static const int8_t *line_levels(const line *l)
{
    size_t count = l->end - l->first;
    int8_t *levels = cor_arena_alloc(l->s->arena, count + 1, sizeof *levels);
    memcpy(levels, l->p->levels + l->first, count * sizeof *levels);
    for (size_t i = count; i > 0; i--) {
        FriBidiCharType type = fribidi_get_bidi_type(l->p->codes[l->first + i - 1]);
        if (type != FRIBIDI_TYPE_WS && !(type & (FRIBIDI_MASK_ISOLATE | FRIBIDI_MASK_BN)))
            break;
        levels[i - 1] = l->p->base_level;
    }
    return levels;
}

static bool is_one_item(const line *l, size_t a, size_t b)
{
    return l->levels[a - l->first] == l->levels[b - l->first] &&
           l->p->scripts[a] == l->p->scripts[b] && l->p->faces[a] == l->p->faces[b] &&
           l->p->sections[a] == l->p->sections[b];
}

static void cut_items(line *l)
{
    l->items = cor_arena_alloc(l->s->arena, l->end - l->first + 1, sizeof *l->items);
    for (size_t i = l->first; i < l->end; i++) {
        if (i > l->first && is_one_item(l, i - 1, i)) {
            l->items[l->item_count - 1].end = i + 1;
            continue;
        }
        l->items[l->item_count++] =
            (item){ .first = i, .end = i + 1, .level = l->levels[i - l->first] };
    }
}

static void reverse(item *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        item kept = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = kept;
    }
}

/* Rule L2, with whole items: inside one, HarfBuzz does it. */
static void reorder_items(line *l)
{
    int highest = 0;
    for (size_t i = 0; i < l->item_count; i++)
        highest = l->items[i].level > highest ? l->items[i].level : highest;
    for (int level = highest; level > 0; level--)
        for (size_t i = 0, end; i < l->item_count; i = end + 1) {
            for (end = i; end < l->item_count && l->items[end].level >= level; end++)
                continue;
            reverse(l->items + i, end - i);
        }
}

/* Letters of these scripts touch: spacing would tear words apart (CSS Text 3, section 8.2). */
static bool is_joined(hb_script_t script)
{
    static const hb_script_t joined[] = {
        HB_SCRIPT_ARABIC,     HB_SCRIPT_SYRIAC,          HB_SCRIPT_MONGOLIAN,
        HB_SCRIPT_NKO,        HB_SCRIPT_MANDAIC,         HB_SCRIPT_MANICHAEAN,
        HB_SCRIPT_PHAGS_PA,   HB_SCRIPT_PSALTER_PAHLAVI, HB_SCRIPT_ADLAM,
        HB_SCRIPT_SOGDIAN,    HB_SCRIPT_HANIFI_ROHINGYA, HB_SCRIPT_CHORASMIAN,
        HB_SCRIPT_OLD_UYGHUR,
    };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (joined[i] == script)
            return true;
    return false;
}

static bool takes_spacing(const line *l, const item *it)
{
    return fabs(l->s->style->letter_spacing_pt) > 0 && !is_joined(l->p->scripts[it->first]);
}

static double size_of(const line *l, const item *it)
{
    return l->s->sections[l->p->sections[it->first]].size_pt;
}

static void shape_item(const line *l, const item *it, hb_buffer_t *buffer)
{
    const cor_paragraph *p = l->p;
    unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
    flags |= it->first == l->first ? (unsigned)HB_BUFFER_FLAG_BOT : 0;
    flags |= it->end == l->end ? (unsigned)HB_BUFFER_FLAG_EOT : 0;
    hb_buffer_reset(buffer);
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    hb_buffer_set_direction(buffer, it->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, p->scripts[it->first]);
    hb_buffer_set_language(buffer, l->s->language);
    hb_buffer_add_codepoints(buffer, p->codes + l->first, (int)(l->end - l->first),
                             (unsigned)(it->first - l->first), (int)(it->end - it->first));
    /* A ligature cannot be spaced out (CSS Text 3, section 8.2). */
    static const hb_feature_t apart[] = {
        { HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
        { HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
    };
    hb_shape(p->faces[it->first]->hb, buffer, apart, takes_spacing(l, it) ? 2 : 0);
}

static void make_room(line *l, size_t more)
{
    cor_run *run = l->run;
    size_t need = run->glyph_count + more;
    if (need <= l->glyph_capacity)
        return;
    size_t capacity = need + need / 2;
    cor_glyph *glyphs = cor_arena_alloc(l->s->arena, capacity, sizeof *glyphs);
    if (run->glyphs)
        memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
    run->glyphs = glyphs;
    l->glyph_capacity = capacity;
}

/* Fonts may still answer with their box, if their own tables send a character they have to
 * nowhere. */
static bool check_glyphs(const line *l, const hb_glyph_info_t *infos, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (infos[i].codepoint != 0)
            continue;
        size_t at = l->first + infos[i].cluster;
        return cor_fail(l->s->report, COR_KIND_GLYPH, l->s->at,
                        "put a font that has it before this one in the cascade",
                        "font '%s' draws %s of text '%s'%s as a box",
                        cor_face_family(l->p->faces[at]),
                        cor_character_name(l->s->arena, l->p->codes[at]),
                        cor_text_excerpt(l->s->arena, l->p->text), cor_shaper_subject(l->s));
    }
    return true;
}

static bool append_item(line *l, const item *it, hb_buffer_t *buffer)
{
    cor_run *run = l->run;
    const cor_face *face = l->p->faces[it->first];
    double size_pt = size_of(l, it), scale = size_pt / face->units_per_em;
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    if (!check_glyphs(l, infos, count))
        return false;
    make_room(l, count);
    size_t origin = l->p->bytes[l->first];
    for (unsigned i = 0; i < count; i++) {
        size_t at = l->first + infos[i].cluster;
        run->glyphs[run->glyph_count++] =
            (cor_glyph){ .id = infos[i].codepoint,
                         .cluster = (uint32_t)(l->p->bytes[at] - origin),
                         .x_pt = run->advance_pt + positions[i].x_offset * scale,
                         .y_pt = 0.0 - positions[i].y_offset * scale,
                         .advance_pt = positions[i].x_advance * scale };
        run->advance_pt += positions[i].x_advance * scale;
    }
    run->ascent_pt = fmax(run->ascent_pt, face->ascent * size_pt);
    run->descent_pt = fmax(run->descent_pt, face->descent * size_pt);
    return true;
}

static void append_span(line *l, const item *it, size_t first_glyph)
{
    cor_run *run = l->run;
    if (run->glyph_count == first_glyph) /* nothing but what is drawn as nothing */
        return;
    const size_t *bytes = l->p->bytes;
    l->is_spaced[run->span_count] = takes_spacing(l, it);
    run->spans[run->span_count++] =
        (cor_run_span){ .face = l->p->faces[it->first],
                        .first_glyph = first_glyph,
                        .glyph_count = run->glyph_count - first_glyph,
                        .first_byte = bytes[it->first] - bytes[l->first],
                        .byte_count = bytes[it->end] - bytes[it->first],
                        .right_to_left = it->level % 2 != 0,
                        .is_joined = is_joined(l->p->scripts[it->first]),
                        .size_pt = size_of(l, it),
                        .section = l->p->sections[it->first] };
}

static bool append_items(line *l, hb_buffer_t *buffer)
{
    for (size_t i = 0; i < l->item_count; i++) {
        size_t first_glyph = l->run->glyph_count;
        shape_item(l, &l->items[i], buffer);
        if (!hb_buffer_allocation_successful(buffer))
            cor_out_of_memory();
        if (!append_item(l, &l->items[i], buffer))
            return false;
        append_span(l, &l->items[i], first_glyph);
    }
    return true;
}

/* Moves a span and spaces its clusters out, but not behind the last of the run. Returns how far
 * what follows is to move. */
static double space_span(cor_run *run, const cor_run_span *span, double moved, double spacing_pt)
{
    for (size_t k = 0; k < span->glyph_count; k++) {
        size_t i = span->first_glyph + k;
        cor_glyph *glyph = &run->glyphs[i];
        glyph->x_pt += moved;
        if (i + 1 == run->glyph_count || glyph[1].cluster == glyph->cluster)
            continue;
        glyph->advance_pt += spacing_pt;
        moved += spacing_pt;
    }
    return moved;
}

static void space_letters(line *l)
{
    cor_run *run = l->run;
    double moved = 0;
    for (size_t i = 0; i < run->span_count; i++) {
        double spacing_pt = l->is_spaced[i] ? l->s->style->letter_spacing_pt : 0;
        moved = space_span(run, &run->spans[i], moved, spacing_pt);
        if (l->is_spaced[i])
            run->letter_spacing_pt = spacing_pt;
    }
    run->advance_pt += moved;
}

static cor_run *new_run(const line *l)
{
    const cor_paragraph *p = l->p;
    size_t from = p->bytes[l->first], length = p->bytes[l->end] - from;
    cor_run *run = cor_arena_alloc(l->s->arena, 1, sizeof *run);
    *run = (cor_run){ .text = cor_arena_str(l->s->arena, (cor_str){ p->clean + from, length }),
                      .language = l->s->style->language,
                      .size_pt = l->s->style->size_pt };
    run->spans = cor_arena_alloc(l->s->arena, l->item_count + 1, sizeof *run->spans);
    return run;
}

bool cor_paragraph_line(cor_run **out, const cor_paragraph *paragraph, const cor_shaper *shaper,
                        size_t first, size_t end)
{
    line l = { .p = paragraph, .s = shaper, .first = first, .end = end };
    l.levels = line_levels(&l);
    cut_items(&l);
    reorder_items(&l);
    l.run = new_run(&l);
    l.is_spaced = cor_arena_alloc(shaper->arena, l.item_count + 1, sizeof *l.is_spaced);
    hb_buffer_t *buffer = hb_buffer_create();
    bool ok = append_items(&l, buffer);
    hb_buffer_destroy(buffer);
    if (!ok)
        return false;
    if (l.run->span_count == 0) {
        const cor_face *face = shaper->sections[shaper->style->section_count].faces[0];
        l.run->ascent_pt = face->ascent * shaper->style->size_pt;
        l.run->descent_pt = face->descent * shaper->style->size_pt;
    }
    space_letters(&l);
    cor_run_measure_ink(l.run);
    *out = l.run;
    return true;
}
