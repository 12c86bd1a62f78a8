#include "text/fonts.h"

#include <string.h>

#include "base/memory.h"
#include "text/catalogue.h"
#include "text/face.h"
#include "text/line_ends.h"

/* A name that has been asked for, and its face. Two names may mean one face. */
typedef struct named_face {
    char *name;
    cor_face *face;
} named_face;

struct cor_fonts {
    cor_catalogue catalogue;
    FT_Library library;
    named_face *names;
    size_t name_count, name_capacity;
    cor_face **faces;
    size_t face_count, face_capacity;
    cor_line_ends *line_ends;
};

bool cor_fonts_new(cor_fonts **out, cor_report *report)
{
    cor_fonts *fonts = cor_alloc(1, sizeof *fonts);
    if (FT_Init_FreeType(&fonts->library) != 0)
        cor_out_of_memory();
    fonts->line_ends = cor_line_ends_new();
    if (!cor_catalogue_read(&fonts->catalogue, report)) {
        cor_fonts_free(fonts);
        return false;
    }
    *out = fonts;
    return true;
}

void cor_fonts_free(cor_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->face_count; i++)
        cor_face_free(fonts->faces[i]);
    for (size_t i = 0; i < fonts->name_count; i++)
        cor_free(fonts->names[i].name);
    cor_free(fonts->faces);
    cor_free(fonts->names);
    cor_catalogue_free(&fonts->catalogue);
    cor_line_ends_free(fonts->line_ends);
    FT_Done_FreeType(fonts->library);
    cor_free(fonts);
}

static bool is_same_face(const cor_font_entry *a, const cor_font_entry *b)
{
    return a->index == b->index && strcmp(a->file, b->file) == 0;
}

static bool open_entry(cor_face **out, cor_fonts *fonts, const cor_font_entry *entry, cor_span at,
                       cor_report *report)
{
    for (size_t i = 0; i < fonts->face_count; i++)
        if (is_same_face(fonts->faces[i]->entry, entry)) {
            *out = fonts->faces[i];
            return true;
        }
    cor_face *face;
    if (!cor_face_open(&face, fonts->library, entry, at, report))
        return false;
    face->number = (int)fonts->face_count;
    fonts->faces =
        cor_grow(fonts->faces, &fonts->face_capacity, fonts->face_count + 1, sizeof *fonts->faces);
    fonts->faces[fonts->face_count++] = face;
    *out = face;
    return true;
}

bool cor_fonts_face(cor_fonts *fonts, const char *name, cor_span at, const cor_face **out,
                    cor_report *report)
{
    for (size_t i = 0; i < fonts->name_count; i++)
        if (strcmp(fonts->names[i].name, name) == 0) {
            *out = fonts->names[i].face;
            return true;
        }
    const cor_font_entry *entry;
    cor_face *face;
    if (!cor_catalogue_find(&entry, &fonts->catalogue, name, at, report) ||
        !open_entry(&face, fonts, entry, at, report))
        return false;
    fonts->names =
        cor_grow(fonts->names, &fonts->name_capacity, fonts->name_count + 1, sizeof *fonts->names);
    fonts->names[fonts->name_count++] = (named_face){ .name = cor_strdup(name), .face = face };
    *out = face;
    return true;
}

cor_line_ends *cor_fonts_line_ends(cor_fonts *fonts)
{
    return fonts->line_ends;
}
