#include "text/respace.h"

#include "text/paragraph.h"

/* Whether room comes after the glyph: it is the last of its cluster, and not of the run. */
static bool is_gap(const cor_run *run, const cor_run_span *span, size_t glyph)
{
    return !span->is_joined && glyph + 1 < run->glyph_count &&
           run->glyphs[glyph + 1].cluster != run->glyphs[glyph].cluster;
}

size_t cor_run_gaps(const cor_run *run)
{
    size_t gaps = 0;
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        for (size_t i = 0; i < span->glyph_count; i++)
            gaps += is_gap(run, span, span->first_glyph + i);
    }
    return gaps;
}

cor_run *cor_run_respaced(const cor_run *run, double spacing_pt, cor_arena *arena)
{
    cor_run *out = cor_arena_copy(arena, run, 1, sizeof *run);
    double more = spacing_pt - run->letter_spacing_pt, moved = 0;
    out->glyphs = cor_arena_copy(arena, run->glyphs, run->glyph_count, sizeof *run->glyphs);
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        for (size_t i = span->first_glyph; i < span->first_glyph + span->glyph_count; i++) {
            out->glyphs[i].x_pt += moved;
            if (!is_gap(run, span, i))
                continue;
            out->glyphs[i].advance_pt += more;
            moved += more;
        }
    }
    if (cor_run_gaps(run) > 0)
        out->letter_spacing_pt = spacing_pt;
    out->advance_pt += moved;
    cor_run_measure_ink(out);
    return out;
}
