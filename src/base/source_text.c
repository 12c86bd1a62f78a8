#include "base/source_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* From here on a mapping is cheaper than a copy. */
static const size_t map_from_bytes = 1 << 20;

static bool fail_read(const char *path, cor_span at, int code, cor_report *report)
{
    char reason[128];
    if (strerror_r(code, reason, sizeof reason) != 0)
        return cor_fail(report, COR_KIND_IO_READ, at, NULL, "cannot read '%s'", path);
    return cor_fail(report, COR_KIND_IO_READ, at, NULL, "cannot read '%s': %s", path, reason);
}

static bool check_file(const struct stat *status, const char *path, size_t max_bytes, cor_span at,
                       cor_report *report)
{
    if (S_ISDIR(status->st_mode))
        return cor_fail(report, COR_KIND_IO_READ, at, "name a file inside it", "'%s' is a folder",
                        path);
    if (!S_ISREG(status->st_mode))
        return cor_fail(report, COR_KIND_IO_READ, at, "pipes and devices are not read; save a copy",
                        "'%s' is not a regular file", path);
    if (status->st_size < 0 || (uintmax_t)status->st_size > max_bytes)
        return cor_fail(report, COR_KIND_LIMIT, at, NULL,
                        "'%s' has %jd bytes, more than the limit of %zu", path,
                        (intmax_t)status->st_size, max_bytes);
    return true;
}

/* An anonymous mapping one byte larger, with the file laid over its front: so that a NUL follows
 * also when the file fills its last page. */
static char *map_bytes(int file, size_t size, size_t *mapped_size)
{
    char *front = mmap(NULL, size + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (front == MAP_FAILED)
        return NULL;
    if (mmap(front, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) == MAP_FAILED) {
        munmap(front, size + 1);
        return NULL;
    }
    *mapped_size = size + 1;
    return front;
}

/* Returns the bytes read, fewer than `size` when the file has shrunk since; -1 with errno. */
static ssize_t read_bytes(int file, char *bytes, size_t size)
{
    size_t have = 0;
    while (have < size) {
        ssize_t got = read(file, bytes + have, size - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static cor_str without_mark(cor_str text)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (!cor_str_starts(text, mark))
        return text;
    return (cor_str){ text.ptr + strlen(mark), text.len - strlen(mark) };
}

static cor_source *source_new(const char *name, char *memory, size_t size, size_t mapped_size)
{
    cor_source *source = cor_alloc(1, sizeof *source);
    *source = (cor_source){
        .file = cor_strdup(name),
        .text = without_mark((cor_str){ memory, size }),
        .memory = memory,
        .mapped_size = mapped_size,
    };
    return source;
}

static bool load(cor_source **out, int file, const char *path, size_t size)
{
    if (size >= map_from_bytes) {
        size_t mapped_size;
        char *mapped = map_bytes(file, size, &mapped_size);
        if (!mapped)
            return false;
        *out = source_new(path, mapped, size, mapped_size);
        return true;
    }
    char *bytes = cor_alloc(size + 1, 1);
    ssize_t got = read_bytes(file, bytes, size);
    if (got < 0) {
        cor_free(bytes);
        return false;
    }
    *out = source_new(path, bytes, (size_t)got, 0);
    return true;
}

bool cor_source_open(cor_source **out, const char *path, size_t max_bytes, cor_span at,
                     cor_report *report)
{
    if (!at.file) /* a name from the command line */
        at = (cor_span){ .file = path };
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return fail_read(path, at, errno, report);
    struct stat status;
    bool ok = fstat(file, &status) == 0 || fail_read(path, at, errno, report);
    ok = ok && check_file(&status, path, max_bytes, at, report);
    ok =
        ok && (load(out, file, path, (size_t)status.st_size) || fail_read(path, at, errno, report));
    close(file);
    return ok;
}

cor_source *cor_source_from_memory(const char *name, cor_str text)
{
    return source_new(name, cor_strndup(text.ptr, text.len), text.len, 0);
}

void cor_source_free(cor_source *source)
{
    if (!source)
        return;
    if (source->mapped_size)
        munmap(source->memory, source->mapped_size);
    else
        cor_free(source->memory);
    cor_free(source->file);
    cor_free(source);
}

static uint32_t narrow(size_t count)
{
    return count < UINT32_MAX ? (uint32_t)count : UINT32_MAX;
}

cor_span cor_source_span(const cor_source *source, size_t offset, size_t length)
{
    cor_str text = source->text;
    offset = offset < text.len ? offset : text.len;
    length = length < text.len - offset ? length : text.len - offset;
    size_t line = 1, start = 0;
    for (const char *at = text.ptr; (at = memchr(at, '\n', offset - start)); line++)
        start = (size_t)(++at - text.ptr);
    size_t before = cor_utf8_count((cor_str){ text.ptr + start, offset - start });
    size_t inside = cor_utf8_count((cor_str){ text.ptr + offset, length });
    return (cor_span){ source->file, narrow(line), narrow(before + 1), narrow(inside) };
}
