#include "text/paragraph.h"

/* Common and inherited characters take the script of what is before them; those at the start the
 * first script that comes (UAX 24, section 5.2, without its look at brackets). */
static void find_scripts(cor_paragraph *p, const cor_shaper *s)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    p->scripts = cor_arena_alloc(s->arena, p->count + 1, sizeof *p->scripts);
    hb_script_t last = HB_SCRIPT_COMMON;
    size_t waiting = 0;
    for (size_t i = 0; i < p->count; i++) {
        hb_script_t script = hb_unicode_script(unicode, p->codes[i]);
        bool is_real = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
                       script != HB_SCRIPT_UNKNOWN;
        if (is_real && last == HB_SCRIPT_COMMON)
            for (; waiting < i; waiting++)
                p->scripts[waiting] = script;
        if (is_real)
            last = script;
        p->scripts[i] = last;
    }
}

/* Where a font lacks them, HarfBuzz draws any space as an advance, U+2011 as U+2010, and an
 * accented letter as letter and accent. */
static bool draws(const cor_face *face, uint32_t code)
{
    if (cor_face_has(face, code))
        return true;
    if (cor_is_space(code))
        return cor_face_has(face, ' ');
    if (code == 0x2011)
        return cor_face_has(face, 0x2010);
    hb_codepoint_t letter, accent;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), code, &letter, &accent) &&
           draws(face, letter) && (!accent || draws(face, accent));
}

/* The end of the cluster that begins at `first`: its marks and what is drawn as nothing. */
static size_t cluster_end(const cor_paragraph *p, size_t first)
{
    size_t end = first + 1;
    while (end < p->count && (cor_is_mark(p->codes[end]) || cor_is_ignorable(p->codes[end])))
        end++;
    return end;
}

/* The face draws all of the cluster: each character by itself or composed with those before it
 * (a face may have U+0439 but not the breve). */
static bool draws_cluster(const cor_face *face, const cor_paragraph *p, size_t first, size_t end)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t base = p->codes[first], composed;
    for (size_t i = first; i < end; i++) {
        uint32_t code = p->codes[i];
        if (cor_is_ignorable(code))
            continue;
        if (i > first && hb_unicode_compose(unicode, base, code, &composed) &&
            cor_face_has(face, composed)) {
            base = composed;
            continue;
        }
        if (!draws(face, code))
            return false;
    }
    return true;
}

static const char *cascade_names(const cor_shaper *s, size_t section)
{
    const cor_text_style *style = s->style;
    bool own = section < style->section_count && style->sections[section].font_count;
    const char *const *fonts = own ? style->sections[section].fonts : style->fonts;
    size_t count = own ? style->sections[section].font_count : style->font_count;
    cor_buf names = { 0 };
    for (size_t i = 0; i < count; i++) {
        cor_buf_text(&names, i > 0 ? ", " : "");
        cor_buf_printable(&names, cor_str_of(fonts[i]));
    }
    char *kept = cor_arena_strdup(s->arena, names.ptr ? names.ptr : "");
    cor_buf_free(&names);
    return kept;
}

static bool is_drawn(const cor_shaper_section *section, uint32_t code)
{
    for (size_t i = 0; i < section->face_count; i++)
        if (draws(section->faces[i], code))
            return true;
    return false;
}

/* Either no face has one of the characters, or each has a part of them. */
static bool fail_cluster(const cor_shaper *s, const cor_paragraph *p, size_t first, size_t end)
{
    const char *excerpt = cor_text_excerpt(s->arena, p->text);
    const char *tried = cascade_names(s, p->sections[first]);
    for (size_t i = first; i < end; i++)
        if (!cor_is_ignorable(p->codes[i]) &&
            !is_drawn(&s->sections[p->sections[first]], p->codes[i]))
            return cor_fail(
                s->report, COR_KIND_GLYPH, s->at, "add a font that has it to the cascade",
                "no font has %s of text '%s'%s (fonts tried: %s)",
                cor_character_name(s->arena, p->codes[i]), excerpt, cor_shaper_subject(s), tried);
    cor_str cluster = { p->clean + p->bytes[first], p->bytes[end] - p->bytes[first] };
    return cor_fail(s->report, COR_KIND_GLYPH, s->at,
                    "add a font that has the letter and its marks to the cascade",
                    "no single font has all of %s with its marks, '%s', of text '%s'%s (fonts "
                    "tried: %s)",
                    cor_character_name(s->arena, p->codes[first]),
                    cor_text_excerpt(s->arena, cluster), excerpt, cor_shaper_subject(s), tried);
}

/* Spaces, and what is drawn as nothing, stay with the face before them, lest they cut a span. */
static const cor_face *choose_face(const cor_shaper *s, const cor_paragraph *p, size_t first,
                                   size_t end)
{
    const cor_shaper_section *section = &s->sections[p->sections[first]];
    bool follows = first > 0 && p->sections[first - 1] == p->sections[first];
    const cor_face *before = follows ? p->faces[first - 1] : NULL;
    bool stays = cor_is_space(p->codes[first]) || cor_is_ignorable(p->codes[first]);
    if (before && stays && draws_cluster(before, p, first, end))
        return before;
    for (size_t i = 0; i < section->face_count; i++)
        if (draws_cluster(section->faces[i], p, first, end))
            return section->faces[i];
    return NULL;
}

static size_t rank_of(const cor_shaper_section *section, const cor_face *face)
{
    size_t rank = 0;
    while (rank < section->face_count && section->faces[rank] != face)
        rank++;
    return rank;
}

/* Spaces before a piece in the same script whose face comes earlier in the cascade go with it: the
 * space between an Armenian word and a dash is as wide as on the other side of the dash. */
static void settle_spaces(cor_paragraph *p, const cor_shaper *s)
{
    for (size_t i = p->count; i-- > 1;) {
        const cor_face *next = i + 1 < p->count ? p->faces[i + 1] : NULL;
        if (!next || next == p->faces[i] || !cor_is_space(p->codes[i]))
            continue;
        const cor_shaper_section *section = &s->sections[p->sections[i]];
        if (p->scripts[i] == p->scripts[i + 1] && p->sections[i] == p->sections[i + 1] &&
            draws(next, p->codes[i]) && rank_of(section, next) < rank_of(section, p->faces[i]))
            p->faces[i] = next;
    }
}

bool cor_paragraph_itemise(cor_paragraph *p, const cor_shaper *s)
{
    find_scripts(p, s);
    p->faces = cor_arena_alloc(s->arena, p->count + 1, sizeof(const cor_face *));
    for (size_t first = 0, end; first < p->count; first = end) {
        end = cluster_end(p, first);
        const cor_face *face = choose_face(s, p, first, end);
        if (!face)
            return fail_cluster(s, p, first, end);
        for (size_t i = first; i < end; i++)
            p->faces[i] = face;
    }
    settle_spaces(p, s);
    return true;
}

bool cor_paragraph_read(cor_paragraph *out, const cor_shaper *shaper, cor_str text)
{
    cor_paragraph p;
    if (!cor_paragraph_decode(&p, shaper, text))
        return false;
    cor_paragraph_bidi(&p, shaper);
    if (!cor_paragraph_itemise(&p, shaper))
        return false;
    *out = p;
    return true;
}
