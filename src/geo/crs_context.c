#include "geo/crs_context.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "geo/geodesics.h"

enum { MESSAGE_MAX = 256 };

struct cor_crs_context {
    PJ_CONTEXT *proj;
    bool database_allowed;
    char message[MESSAGE_MAX];
};

static void log_message(void *data, int level, const char *text)
{
    cor_crs_context *context = data;
    if (level != PJ_LOG_ERROR)
        return;
    const char *colon = strstr(text, ": ");
    snprintf(context->message, sizeof context->message, "%s", colon ? colon + 2 : text);
}

/* The database of the installation: not one in the current folder or in the user's home, for which
 * PROJ looks first. */
static bool is_database(PJ_CONTEXT *proj, const char *path)
{
    static const char name[] = "/proj.db";
    size_t length = strlen(path);
    if (path[0] != '/' || length < sizeof name || strcmp(path + length - strlen(name), name) != 0)
        return false;
    const char *home = proj_context_get_user_writable_directory(proj, false);
    return !home || strncmp(path, home, strlen(home)) != 0;
}

/* PROJ only asks whether the database can be opened; SQLite then opens it by its name. So the
 * handle is never read from. */
static PROJ_FILE_HANDLE *open_file(PJ_CONTEXT *proj, const char *path, PROJ_OPEN_ACCESS access_kind,
                                   void *data)
{
    cor_crs_context *context = data;
    bool found = context->database_allowed && access_kind == PROJ_OPEN_ACCESS_READ_ONLY &&
                 is_database(proj, path) && access(path, R_OK) == 0;
    return found ? data : NULL;
}

static size_t read_file(PJ_CONTEXT *proj, PROJ_FILE_HANDLE *file, void *buffer, size_t size,
                        void *data)
{
    (void)proj, (void)file, (void)buffer, (void)size, (void)data;
    return 0;
}

static size_t write_file(PJ_CONTEXT *proj, PROJ_FILE_HANDLE *file, const void *buffer, size_t size,
                         void *data)
{
    (void)proj, (void)file, (void)buffer, (void)size, (void)data;
    return 0;
}

static int seek_file(PJ_CONTEXT *proj, PROJ_FILE_HANDLE *file, long long offset, int whence,
                     void *data)
{
    (void)proj, (void)file, (void)offset, (void)whence, (void)data;
    return false;
}

static unsigned long long tell_file(PJ_CONTEXT *proj, PROJ_FILE_HANDLE *file, void *data)
{
    (void)proj, (void)file, (void)data;
    return 0;
}

static void close_file(PJ_CONTEXT *proj, PROJ_FILE_HANDLE *file, void *data)
{
    (void)proj, (void)file, (void)data;
}

/* Asked of the folder share/proj beside the library. */
static int file_exists(PJ_CONTEXT *proj, const char *path, void *data)
{
    (void)proj, (void)data;
    return path[0] == '/' && access(path, F_OK) == 0;
}

static int change_nothing(PJ_CONTEXT *proj, const char *path, void *data)
{
    (void)proj, (void)path, (void)data;
    return false;
}

static int rename_nothing(PJ_CONTEXT *proj, const char *path, const char *to, void *data)
{
    (void)proj, (void)path, (void)to, (void)data;
    return false;
}

static const PROJ_FILE_API leash = {
    .version = 1,
    .open_cbk = open_file,
    .read_cbk = read_file,
    .write_cbk = write_file,
    .seek_cbk = seek_file,
    .tell_cbk = tell_file,
    .close_cbk = close_file,
    .exists_cbk = file_exists,
    .mkdir_cbk = change_nothing,
    .unlink_cbk = change_nothing,
    .rename_cbk = rename_nothing,
};

cor_crs_context *cor_crs_context_new(void)
{
    cor_crs_context *context = cor_alloc(1, sizeof *context);
    cor_geodesics_set_up();
    context->proj = proj_context_create();
    if (!context->proj)
        COR_NEVER("PROJ made no context");
    proj_log_func(context->proj, context, log_message);
    proj_log_level(context->proj, PJ_LOG_ERROR);
    if (!proj_context_set_fileapi(context->proj, &leash, context))
        COR_NEVER("PROJ took no file functions");
    proj_context_set_enable_network(context->proj, false);
    return context;
}

void cor_crs_context_free(cor_crs_context *context)
{
    if (!context)
        return;
    proj_context_destroy(context->proj);
    cor_free(context);
}

PJ_CONTEXT *cor_crs_context_proj(const cor_crs_context *context)
{
    return context->proj;
}

void cor_crs_context_allow_database(cor_crs_context *context)
{
    context->database_allowed = true;
}

const char *cor_crs_context_message(const cor_crs_context *context)
{
    return context->message;
}

void cor_crs_context_clear_message(cor_crs_context *context)
{
    context->message[0] = '\0';
}
