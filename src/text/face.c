#include "text/face.h"

#include <hb-ot.h>

#include "base/memory.h"

static bool open_freetype(cor_face *face, FT_Library library, cor_span at, cor_report *report)
{
    const cor_font_entry *entry = face->entry;
    FT_Error fault = FT_New_Face(library, entry->file, entry->index, &face->ft);
    if (fault != 0)
        return cor_fail(report, COR_KIND_FONT, at, NULL,
                        "font file %s of '%s' cannot be opened (FreeType error %d)", entry->file,
                        entry->family, fault);
    if (!FT_IS_SCALABLE(face->ft) || FT_HAS_MULTIPLE_MASTERS(face->ft))
        return cor_fail(report, COR_KIND_FONT, at, "name a font that is static and has outlines",
                        "font file %s of '%s' has %s", entry->file, entry->family,
                        FT_IS_SCALABLE(face->ft) ? "variable outlines" : "no outlines");
    return true;
}

/* Scaled to font units: positions are whole numbers, whatever the size of the text. */
static bool open_harfbuzz(cor_face *face, cor_span at, cor_report *report)
{
    const cor_font_entry *entry = face->entry;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(entry->file);
    if (!blob)
        return cor_fail(report, COR_KIND_FONT, at, NULL, "font file %s of '%s' cannot be read",
                        entry->file, entry->family);
    hb_face_t *hb_face = hb_face_create(blob, (unsigned)entry->index);
    hb_blob_destroy(blob);
    unsigned units = hb_face_get_upem(hb_face);
    face->hb = hb_font_create(hb_face);
    face->units_per_em = units;
    bool has_glyphs = hb_face_get_glyph_count(hb_face) > 0;
    hb_face_destroy(hb_face);
    hb_font_set_scale(face->hb, (int)units, (int)units);
    hb_font_make_immutable(face->hb);
    if (!has_glyphs)
        return cor_fail(report, COR_KIND_FONT, at, NULL, "font file %s of '%s' has no glyphs",
                        entry->file, entry->family);
    return true;
}

/* A height in em: what the font says, or else the top of a letter, or else what is usual. */
static double height_of(const cor_face *face, hb_ot_metrics_tag_t tag, uint32_t letter,
                        double usual)
{
    hb_position_t said = 0;
    if (hb_ot_metrics_get_position(face->hb, tag, &said) && said > 0)
        return said / face->units_per_em;
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (hb_font_get_nominal_glyph(face->hb, letter, &glyph) &&
        hb_font_get_glyph_extents(face->hb, glyph, &extents) && extents.y_bearing > 0)
        return extents.y_bearing / face->units_per_em;
    return usual;
}

static void measure(cor_face *face)
{
    hb_font_extents_t extents = { 0 };
    hb_font_get_h_extents(face->hb, &extents);
    face->ascent = extents.ascender > 0 ? extents.ascender / face->units_per_em : 0.8;
    face->descent = extents.descender < 0 ? -extents.descender / face->units_per_em : 0.2;
    face->cap_height = height_of(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H', 0.7);
    face->x_height = height_of(face, HB_OT_METRICS_TAG_X_HEIGHT, 'x', 0.5);
}

bool cor_face_open(cor_face **out, FT_Library library, const cor_font_entry *entry, cor_span at,
                   cor_report *report)
{
    cor_face *face = cor_alloc(1, sizeof *face);
    face->entry = entry;
    if (!open_freetype(face, library, at, report) || !open_harfbuzz(face, at, report)) {
        cor_face_free(face);
        return false;
    }
    measure(face);
    *out = face;
    return true;
}

void cor_face_free(cor_face *face)
{
    if (!face)
        return;
    hb_font_destroy(face->hb);
    if (face->ft)
        FT_Done_Face(face->ft);
    cor_free(face);
}

bool cor_face_has(const cor_face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->hb, code_point, &glyph);
}

const char *cor_face_file(const cor_face *face)
{
    return face->entry->file;
}

int cor_face_index(const cor_face *face)
{
    return face->entry->index;
}

const char *cor_face_family(const cor_face *face)
{
    return face->entry->family;
}

bool cor_face_is_bold(const cor_face *face)
{
    return face->entry->look.weight >= 600;
}

int cor_face_weight(const cor_face *face)
{
    return face->entry->look.weight;
}

bool cor_face_is_italic(const cor_face *face)
{
    return face->entry->look.italic;
}

int cor_face_number(const cor_face *face)
{
    return face->number;
}

double cor_face_cap_height(const cor_face *face)
{
    return face->cap_height;
}

double cor_face_x_height(const cor_face *face)
{
    return face->x_height;
}
