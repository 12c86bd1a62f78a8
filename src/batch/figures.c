#include "batch/figures.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/str.h"
#include "read/recognise.h"

static void add(cor_figures *figures, char *path, bool from_folder)
{
    figures->items =
        cor_grow(figures->items, &figures->capacity, figures->count + 1, sizeof *figures->items);
    figures->items[figures->count++] = (cor_figure_file){ path, from_folder };
}

void cor_figures_add(cor_figures *figures, const char *path)
{
    add(figures, cor_strdup(path), false);
}

/* A folder of figures may hold their data, too. */
static bool is_figure(const char *path)
{
    return !cor_str_ends(cor_str_of(path), ".json") ||
           cor_recognise(path).format != COR_FORMAT_GEOJSON;
}

static bool is_figure_name(const char *name)
{
    cor_str text = cor_str_of(name);
    return name[0] != '.' && !cor_str_ends(text, ".schema.json") &&
           !cor_str_ends(text, ".audit.json") &&
           (cor_str_ends(text, ".yaml") || cor_str_ends(text, ".yml") ||
            cor_str_ends(text, ".json"));
}

static char *join(const char *folder, const char *name)
{
    cor_buf path = { 0 };
    cor_buf_text(&path, folder);
    if (path.len && path.ptr[path.len - 1] != '/')
        cor_buf_char(&path, '/');
    cor_buf_text(&path, name);
    return path.ptr;
}

static int by_path(const void *a, const void *b)
{
    const cor_figure_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static bool add_folder(cor_figures *figures, const char *folder, cor_report *report)
{
    size_t first = figures->count;
    DIR *dir = opendir(folder);
    if (!dir)
        return cor_fail(report, COR_KIND_IO_READ, (cor_span){ .file = folder }, NULL,
                        "cannot read this folder: %s", strerror(errno));
    bool data = false;
    for (struct dirent *entry; (entry = readdir(dir));) {
        char *path = join(folder, entry->d_name);
        if (is_figure_name(entry->d_name) && is_figure(path))
            add(figures, path, true);
        else
            data |= cor_format_of_name(path) != COR_FORMAT_UNKNOWN, cor_free(path);
    }
    closedir(dir);
    if (figures->count == first)
        return cor_fail(report, COR_KIND_IO_READ, (cor_span){ .file = folder },
                        data ? "name its data files to draw them without a figure"
                             : "figures are .yaml, .yml or .json files",
                        "there is no figure in this folder");
    qsort(figures->items + first, figures->count - first, sizeof *figures->items, by_path);
    return true;
}

typedef struct named {
    cor_str stem;
    size_t index;
} named;

static int by_stem(const void *a, const void *b)
{
    const named *x = a, *y = b;
    int order = cor_str_compare(x->stem, y->stem);
    return order ? order : x->index < y->index ? -1 : 1;
}

bool cor_figures_check_outputs(const cor_figures *figures, cor_report *report)
{
    named *list = cor_alloc(figures->count, sizeof *list);
    bool well = true;
    for (size_t i = 0; i < figures->count; i++)
        list[i] = (named){ cor_path_stem(figures->items[i].path), i };
    qsort(list, figures->count, sizeof *list, by_stem);
    for (size_t i = 1; well && i < figures->count; i++)
        if (cor_str_equal(list[i - 1].stem, list[i].stem))
            well = cor_fail(report, COR_KIND_USAGE,
                            (cor_span){ .file = figures->items[list[i].index].path },
                            "render them into different folders, with -o",
                            "its outputs would have the same names as those of '%s'",
                            figures->items[list[i - 1].index].path);
    cor_free(list);
    return well;
}

bool cor_figures_find(cor_figures *out, const char *const *names, size_t count, cor_report *report)
{
    cor_figures figures = { 0 };
    bool well = true;
    for (size_t i = 0; well && i < count; i++) {
        struct stat status;
        cor_str name = cor_str_of(names[i]);
        bool geodatabase = cor_str_ends(name, ".gdb") || cor_str_ends(name, ".gdb/");
        if (!geodatabase && stat(names[i], &status) == 0 && S_ISDIR(status.st_mode))
            well = add_folder(&figures, names[i], report);
        else
            cor_figures_add(&figures, names[i]);
    }
    if (well) {
        *out = figures;
        return true;
    }
    cor_figures_free(&figures);
    return false;
}

void cor_figures_free(cor_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++)
        cor_free(figures->items[i].path);
    cor_free(figures->items);
    *figures = (cor_figures){ 0 };
}
