#include "picture/pictures.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/inputs.h"
#include "base/memory.h"
#include "picture/sprite.h"
#include "picture/svg.h"
#include "style/length.h"

typedef struct entry {
    cor_picture picture; /* its name; the rest when it has been read */
    size_t serial;       /* which place comes first */
    const char *file;    /* of a folder's picture; NULL: of a sprite */
    cor_sprite *sprite;
    const cor_sprite_cell *cell;
    bool is_read, is_bad;
} entry;

enum { ENTRIES_MAX = 100000, PIXELS_MAX = 100000000 };

struct cor_pictures {
    entry *entries; /* by name, names unique, but while places are added */
    size_t count, capacity;
    cor_missing missing;
    size_t pixels; /* of sheets, their cells and PNG files that have been read */
    cor_value names;
    cor_inputs *inputs;
    char **files; /* that have been read */
    size_t file_count, file_capacity;
    cor_arena *arena;
};

cor_pictures *cor_pictures_new(cor_inputs *inputs)
{
    cor_pictures *pictures = cor_alloc(1, sizeof *pictures);
    pictures->arena = cor_arena_new();
    pictures->names.kind = COR_ARRAY;
    pictures->inputs = inputs;
    return pictures;
}

void cor_pictures_free(cor_pictures *pictures)
{
    if (!pictures)
        return;
    cor_missing_free(&pictures->missing);
    cor_free(pictures->entries);
    for (size_t i = 0; i < pictures->file_count; i++)
        cor_free(pictures->files[i]);
    cor_free(pictures->files);
    cor_arena_free(pictures->arena);
    cor_free(pictures);
}

const char *const *cor_pictures_files(const cor_pictures *pictures, size_t *count)
{
    *count = pictures->file_count;
    return (const char *const *)pictures->files;
}

static void note_file(cor_pictures *p, const char *stem, const char *extension)
{
    cor_buf path = { 0 };
    cor_buf_printf(&path, "%s%s", stem, extension);
    p->files = cor_grow(p->files, &p->file_capacity, p->file_count + 1, sizeof *p->files);
    p->files[p->file_count++] = cor_strndup(path.ptr, path.len);
    cor_buf_free(&path);
}

static int by_name(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->picture.name, y->picture.name);
    if (order)
        return order;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

/* Sorts, drops later entries of the same name, lists the names. */
static void settle(cor_pictures *p)
{
    size_t kept = 0;
    if (p->count)
        qsort(p->entries, p->count, sizeof *p->entries, by_name);
    for (size_t i = 0; i < p->count; i++)
        if (!kept || strcmp(p->entries[kept - 1].picture.name, p->entries[i].picture.name) != 0)
            p->entries[kept++] = p->entries[i];
    p->count = kept;
    cor_value *names = cor_arena_alloc(p->arena, kept + 1, sizeof *names);
    for (size_t i = 0; i < kept; i++)
        names[i] =
            (cor_value){ .kind = COR_STRING, .as.string = cor_str_of(p->entries[i].picture.name) };
    p->names = (cor_value){ .kind = COR_ARRAY, .count = kept, .as.items = names };
}

static bool add_entry(cor_pictures *p, const entry *new, cor_span at, cor_report *report)
{
    if (p->count == ENTRIES_MAX)
        return cor_fail(report, COR_KIND_LIMIT, at, NULL, "more than %d images", ENTRIES_MAX);
    p->entries = cor_grow(p->entries, &p->capacity, p->count + 1, sizeof *p->entries);
    p->entries[p->count] = *new;
    p->entries[p->count].serial = p->count;
    p->count++;
    return true;
}

/* Before memory is asked for where the size is known by then. */
static bool take_pixels(cor_pictures *p, size_t width, size_t height, cor_span at,
                        cor_report *report)
{
    p->pixels += width * height; /* a side is bounded, and so is the number of pictures */
    return p->pixels <= PIXELS_MAX ||
           cor_fail(report, COR_KIND_LIMIT, at, "scale them down, or turn them into SVG",
                    "icons of more than %d million pixels in all", PIXELS_MAX / 1000000);
}

/* ---- Sprites. */

static bool is_there(cor_arena *arena, const char *path)
{
    return access(cor_arena_printf(arena, "%s.json", path), F_OK) == 0 &&
           access(cor_arena_printf(arena, "%s.png", path), F_OK) == 0;
}

bool cor_pictures_add_sprite(cor_pictures *p, const cor_sprite_place *place, cor_report *report)
{
    cor_sprite *sprite = cor_arena_alloc(p->arena, 1, sizeof *sprite);
    const char *fine = cor_arena_printf(p->arena, "%s@2x", place->path);
    bool is_fine = place->pixel_ratio > 1 && is_there(p->arena, fine);
    if (!cor_sprite_load(sprite, is_fine ? fine : place->path, place->at, p->arena, report) ||
        !take_pixels(p, sprite->sheet.width, sprite->sheet.height, place->at, report))
        return false;
    note_file(p, is_fine ? fine : place->path, ".json");
    note_file(p, is_fine ? fine : place->path, ".png");
    bool is_plain = strcmp(place->id, "default") == 0;
    for (size_t i = 0; i < sprite->count; i++) {
        cor_str name = sprite->cells[i].name;
        const entry one = {
            .picture.name =
                is_plain ? name.ptr : cor_arena_printf(p->arena, "%s:%s", place->id, name.ptr),
            .sprite = sprite,
            .cell = &sprite->cells[i],
        };
        if (!add_entry(p, &one, place->at, report))
            return false;
    }
    settle(p);
    return true;
}

/* ---- Folders. */

/* The name without .svg or .png; len 0 for any other file. */
static cor_str stem_of(const char *file)
{
    size_t length = strlen(file);
    if (length < 5 || file[0] == '.' ||
        (strcasecmp(file + length - 4, ".svg") != 0 && strcasecmp(file + length - 4, ".png") != 0))
        return (cor_str){ file, 0 };
    return (cor_str){ file, length - 4 };
}

/* Two files for one name: which of them is meant? */
static bool check_twins(const cor_pictures *p, size_t first, cor_span at, cor_report *report)
{
    for (size_t i = first + 1; i < p->count; i++)
        if (strcmp(p->entries[i - 1].picture.name, p->entries[i].picture.name) == 0)
            return cor_fail(report, COR_KIND_REFERENCE, at, "keep one of them",
                            "two files for the image '%s': '%s' and '%s'",
                            p->entries[i].picture.name, p->entries[i - 1].file, p->entries[i].file);
    return true;
}

static bool read_folder(cor_pictures *p, DIR *stream, const char *folder, cor_span at,
                        cor_report *report)
{
    size_t first = p->count;
    const struct dirent *item;
    while ((item = readdir(stream))) {
        cor_str stem = stem_of(item->d_name);
        if (!stem.len)
            continue;
        const entry one = { .picture.name = cor_arena_str(p->arena, stem).ptr,
                            .file = cor_arena_printf(p->arena, "%s/%s", folder, item->d_name) };
        if (!add_entry(p, &one, at, report))
            return false;
    }
    if (p->count == first)
        return cor_fail(report, COR_KIND_REFERENCE, at, NULL,
                        "there is no .svg and no .png in the folder '%s'", folder);
    qsort(p->entries + first, p->count - first, sizeof *p->entries, by_name);
    return check_twins(p, first, at, report);
}

bool cor_pictures_add_folder(cor_pictures *p, const char *folder, cor_span at, cor_report *report)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return cor_fail(report, COR_KIND_IO_READ, at, NULL, "cannot open the folder '%s': %s",
                        folder, strerror(errno));
    bool well = read_folder(p, stream, folder, at, report);
    closedir(stream);
    if (well)
        settle(p);
    return well;
}

/* ---- Finding. */

static bool read_file(cor_pictures *p, entry *e, cor_span at, cor_report *report)
{
    static const size_t png_bytes_max = (size_t)64 << 20;
    bool is_svg = strcasecmp(e->file + strlen(e->file) - 4, ".svg") == 0;
    const cor_png_rules rules = { COR_ICON_SIDE_MAX, COR_ICON_PIXELS_MAX, at, p->arena };
    cor_source *source;
    cor_png png;
    cor_inputs *askers = report->inputs;
    report->inputs = p->inputs; /* the first to ask may throw its report away */
    bool is_open =
        cor_source_open(&source, e->file, is_svg ? COR_SVG_BYTES_MAX : png_bytes_max, at, report);
    report->inputs = askers;
    if (!is_open)
        return false;
    bool well = is_svg ? cor_svg_read(&e->picture, source, p->arena, report)
                       : cor_png_read(&png, source, &rules, report);
    cor_source_free(source);
    note_file(p, e->file, "");
    if (!well || is_svg)
        return well;
    if (!take_pixels(p, png.width, png.height, at, report))
        return false;
    e->picture.rgba = png.rgba;
    e->picture.width = png.width;
    e->picture.height = png.height;
    e->picture.width_pt = (double)png.width * COR_PT_PER_PX;
    e->picture.height_pt = (double)png.height * COR_PT_PER_PX;
    return true;
}

/* Enlarged or turned, a picture that is coloured up to its edge must fade there like any other
 * outline; tiles of patterns have to touch and take the pixels alone. */
static const uint8_t *in_rim(const cor_picture *picture, cor_arena *arena)
{
    if (!picture->rgba || picture->is_field || !picture->width || !picture->height)
        return NULL;
    size_t row = picture->width * 4, wide = row + 8;
    uint8_t *out = cor_arena_alloc(arena, picture->height + 2, wide);
    for (size_t y = 0; y < picture->height; y++)
        memcpy(out + (y + 1) * wide + 4, picture->rgba + y * row, row);
    return out;
}

static bool cut_cell(cor_pictures *p, entry *e, cor_span at, cor_report *report)
{
    if (!take_pixels(p, (size_t)e->cell->width, (size_t)e->cell->height, at, report))
        return false;
    cor_sprite_cut(&e->picture, e->sprite, e->cell, p->arena);
    return true;
}

static const cor_picture *read_entry(cor_pictures *p, entry *e, cor_span at, cor_report *report)
{
    /* Its fault may have been told to a report that was thrown away, as a legend's that is measured
     * before it is drawn: where nothing else is wrong, it is told again. */
    if (!e->is_read || (e->is_bad && !report->errors)) {
        e->is_read = true;
        e->is_bad = !(e->file ? read_file(p, e, at, report) : cut_cell(p, e, at, report));
        if (!e->is_bad)
            e->picture.rimmed = in_rim(&e->picture, p->arena);
    }
    return e->is_bad ? NULL : &e->picture;
}

const cor_picture *cor_pictures_find(cor_pictures *p, const cor_picture_request *request,
                                     cor_report *report)
{
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = cor_str_compare(cor_str_of(p->entries[middle].picture.name), request->name);
        if (order == 0)
            return read_entry(p, &p->entries[middle], request->at, report);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    cor_missing_add(&p->missing, request);
    return NULL;
}

void cor_pictures_report_missing(cor_pictures *p, cor_report *report)
{
    const char **names = cor_alloc(p->count + 1, sizeof *names);
    for (size_t i = 0; i < p->count; i++)
        names[i] = p->entries[i].picture.name;
    cor_missing_report(&p->missing, names, p->count, report);
    cor_free(names);
}

const cor_value *cor_pictures_names(const cor_pictures *p)
{
    return &p->names;
}
