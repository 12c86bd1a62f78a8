#define _GNU_SOURCE /* O_TMPFILE */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "encode/encode.h"

enum { TEMPORARY_MAX = 256 };

/* A file in the making: `name` in the folder `folder_fd`, and the hidden name beside it. */
typedef struct target {
    const char *path;
    const char *name; /* the last part of path */
    cor_str bytes;
    int folder_fd;
    int nameless_fd;               /* written, and not in any folder; -1: none */
    char temporary[TEMPORARY_MAX]; /* empty while there is none */
} target;

#ifndef O_TMPFILE
#define O_TMPFILE 0
#endif

/* While there are hidden names, nobody but SIGKILL ends the process: it would leave them behind. It
 * is a moment, but for file systems that need a name to write to. */
static void hold_signals(sigset_t *before)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGXCPU };
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

static const char *hint_for(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "make room on the disk, or choose another folder with -o";
    case EFBIG:
        return "the limit on file sizes (ulimit -f) is too small";
    case EACCES:
    case EPERM:
    case EROFS:
        return "choose a folder that you may write to with -o";
    case ENOENT:
    case ENOTDIR:
        return "create the folder first";
    case EISDIR:
        return "a folder has the name of the file: rename one of them";
    default:
        return NULL;
    }
}

static bool fail_at(const target *t, const char *step, int error, cor_report *report)
{
    return cor_fail(report, COR_KIND_IO_WRITE, (cor_span){ .file = t->path }, hint_for(error),
                    "cannot %s: %s", step, strerror(error));
}

static int open_folder(const char *path, const char *name)
{
    if (name == path)
        return open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char *folder = cor_strndup(path, (size_t)(name - path));
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    cor_free(folder);
    errno = error;
    return fd;
}

/* Host, process and chance: the same task may run on two machines of a cluster at once, on one
 * network disk. */
static void name_temporary(const target *t, char hidden[TEMPORARY_MAX])
{
    char host[65] = "";
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '\0';
    for (char *at = host; *at; at++)
        if (*at == '/')
            *at = '_';
    uint64_t chance = 0;
    if (getrandom(&chance, sizeof chance, 0) != (ssize_t)sizeof chance)
        chance = (uint64_t)(uintptr_t)t;
    snprintf(hidden, TEMPORARY_MAX, ".%.100s.%s.%ld.%016llx.tmp", t->name, host, (long)getpid(),
             (unsigned long long)chance);
}

static bool write_all(int fd, cor_str bytes)
{
    while (bytes.len > 0) {
        ssize_t written = write(fd, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        if (written == 0) {
            errno = ENOSPC;
            return false;
        }
        bytes.ptr += written;
        bytes.len -= (size_t)written;
    }
    return true;
}

static int sync_file(int fd)
{
    int result;
    do
        result = fsync(fd);
    while (result != 0 && errno == EINTR);
    return result;
}

static bool fill(const target *t, int fd, cor_report *report)
{
    if (!write_all(fd, t->bytes))
        return fail_at(t, "write", errno, report);
    return sync_file(fd) == 0 || fail_at(t, "bring to the disk", errno, report);
}

/* Some file systems tell of a full disk only in fsync or close. */
static bool fill_and_close(const target *t, int fd, cor_report *report)
{
    bool ok = fill(t, fd, report);
    bool is_closed = close(fd) == 0 || errno == EINTR; /* closed all the same, and already synced */
    return ok && (is_closed || fail_at(t, "close", errno, report));
}

/* rename() would put a file in the place of a symlink, a device or a pipe. A link is replaced, not
 * followed, and what it pointed to is unharmed; but nobody means to lose /dev/null. */
static bool check_place(const target *t, cor_report *report)
{
    struct stat there;
    if (fstatat(t->folder_fd, t->name, &there, AT_SYMLINK_NOFOLLOW) != 0)
        return true;
    if (S_ISDIR(there.st_mode))
        return fail_at(t, "write", EISDIR, report);
    if (S_ISREG(there.st_mode) || S_ISLNK(there.st_mode))
        return true;
    return cor_fail(report, COR_KIND_IO_WRITE, (cor_span){ .file = t->path },
                    "outputs replace files only", "cannot write: not a regular file");
}

/* Into a file without a name, where the file system has such: whatever ends the process, nothing is
 * left. Else nothing happens yet. */
static bool write_nameless(target *t, cor_report *report)
{
    if (!O_TMPFILE)
        return true;
    t->nameless_fd = openat(t->folder_fd, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    return t->nameless_fd < 0 || fill(t, t->nameless_fd, report);
}

static bool write_named(target *t, const char hidden[TEMPORARY_MAX], cor_report *report)
{
    int fd =
        openat(t->folder_fd, hidden, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail_at(t, "create", errno, report);
    memcpy(t->temporary, hidden, TEMPORARY_MAX);
    return fill_and_close(t, fd, report);
}

/* Gives what is written its hidden name; where that cannot be (no /proc), writes it under one. */
static bool give_name(target *t, cor_report *report)
{
    char hidden[TEMPORARY_MAX], nameless[64];
    name_temporary(t, hidden);
    snprintf(nameless, sizeof nameless, "/proc/self/fd/%d", t->nameless_fd);
    if (t->nameless_fd < 0 ||
        linkat(AT_FDCWD, nameless, t->folder_fd, hidden, AT_SYMLINK_FOLLOW) != 0)
        return write_named(t, hidden, report);
    memcpy(t->temporary, hidden, sizeof hidden);
    return true;
}

static bool put_in_place(target *t, cor_report *report)
{
    if (renameat(t->folder_fd, t->temporary, t->folder_fd, t->name) != 0)
        return fail_at(t, "put in place", errno, report);
    t->temporary[0] = '\0';
    return true;
}

/* Until the folder is synced a power cut may take the new name back. Some file systems cannot sync
 * folders (EINVAL) and need it not. */
static bool sync_folder(const target *t, cor_report *report)
{
    if (sync_file(t->folder_fd) == 0 || errno == EINVAL)
        return true;
    return fail_at(t, "bring the folder to the disk", errno, report);
}

static bool open_target(target *t, const cor_new_file *file, cor_report *report)
{
    const char *path = file->path, *slash = strrchr(path, '/');
    *t = (target){ .path = path,
                   .name = slash ? slash + 1 : path,
                   .bytes = file->bytes,
                   .folder_fd = -1,
                   .nameless_fd = -1 };
    if (*t->name == '\0' || strcmp(t->name, ".") == 0 || strcmp(t->name, "..") == 0)
        return cor_fail(report, COR_KIND_IO_WRITE, (cor_span){ .file = path }, NULL,
                        "cannot write: '%s' names no file", path);
    t->folder_fd = open_folder(path, t->name);
    if (t->folder_fd < 0)
        return fail_at(t, "open the folder", errno, report);
    return check_place(t, report);
}

static void close_target(target *t)
{
    if (t->nameless_fd >= 0)
        close(t->nameless_fd);
    if (t->folder_fd < 0)
        return;
    if (t->temporary[0])
        unlinkat(t->folder_fd, t->temporary, 0);
    close(t->folder_fd);
}

static bool put_all_in_place(target *targets, size_t count, cor_report *report)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = give_name(&targets[i], report);
    for (size_t i = 0; ok && i < count; i++)
        ok = put_in_place(&targets[i], report);
    for (size_t i = 0; ok && i < count; i++)
        ok = sync_folder(&targets[i], report);
    return ok;
}

bool cor_write_files(const cor_new_file *files, size_t count, cor_report *report)
{
    target *targets = cor_alloc(count + 1, sizeof *targets);
    sigset_t before;
    size_t opened = 0;
    bool ok = true;
    for (; ok && opened < count; opened++)
        ok = open_target(&targets[opened], &files[opened], report) &&
             write_nameless(&targets[opened], report);
    hold_signals(&before);
    ok = ok && put_all_in_place(targets, count, report);
    for (size_t i = 0; i < opened; i++)
        close_target(&targets[i]);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    cor_free(targets);
    return ok;
}
