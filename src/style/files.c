#include "style/files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of the build; empty when it was not told where it will be installed. */
#ifndef CORRIDOR_STYLES_DIR
#define CORRIDOR_STYLES_DIR ""
#endif

enum { EXECUTABLE_PATH_MAX = 4096 };

/* With its slash, or empty for the working folder. */
static cor_str folder_of(const char *file)
{
    const char *slash = file ? strrchr(file, '/') : NULL;
    return (cor_str){ file, slash ? (size_t)(slash + 1 - file) : 0 };
}

static char *join(cor_str folder, cor_str path, cor_arena *arena)
{
    return cor_arena_printf(arena, "%.*s%.*s", (int)folder.len, folder.len ? folder.ptr : "",
                            (int)path.len, path.ptr);
}

static char *beside_executable(cor_arena *arena)
{
    char path[EXECUTABLE_PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    return join(folder_of(path), COR_STR("../share/corridor/styles/"), arena);
}

static const char *shared_folder(cor_arena *arena)
{
    const char *named = getenv("CORRIDOR_STYLES");
    if (named && *named)
        return cor_arena_printf(arena, "%s/", named);
    const char *beside = beside_executable(arena);
    if (beside && access(beside, R_OK) == 0)
        return beside;
    return CORRIDOR_STYLES_DIR[0] ? CORRIDOR_STYLES_DIR "/" : NULL;
}

char *cor_resolve_path(const char *written_in_file, cor_str path, cor_arena *arena)
{
    bool absolute = cor_str_starts(path, "/");
    cor_str folder = absolute ? COR_STR("") : folder_of(written_in_file);
    char *near = join(folder, path, arena);
    if (absolute || access(near, R_OK) == 0)
        return near;
    const char *shared = shared_folder(arena);
    if (!shared)
        return near;
    char *inside = cor_arena_printf(arena, "%s%.*s", shared, (int)path.len, path.ptr);
    if (access(inside, R_OK) == 0)
        return inside;
    char *above = cor_arena_printf(arena, "%s../%.*s", shared, (int)path.len, path.ptr);
    return access(above, R_OK) == 0 ? above : near;
}
