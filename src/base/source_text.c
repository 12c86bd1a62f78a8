#include "base/source_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"
#include "base/memory.h"

/* Read at a time: what is read is still in the cache of the processor when it is told. */
enum { PIECE_BYTES = 1 << 20 };

/* Up to here a file is copied. Of a larger one the copy costs more than all that is done with it:
 * 400 MB of GeoJSON, of which a map needs little, are read in half a second. */
enum { COPY_BYTES = 8 << 20 };

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
static ssize_t read_bytes(int file, char *bytes, size_t size, cor_inputs *inputs)
{
    size_t have = 0;
    while (have < size) {
        ssize_t got =
            read(file, bytes + have, size - have < PIECE_BYTES ? size - have : PIECE_BYTES);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        if (inputs)
            inputs->took(inputs, (cor_str){ bytes + have, (size_t)got });
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
        .open_file = -1,
    };
    return source;
}

/* A file in the opening. */
typedef struct opening {
    const char *path;
    cor_span at;
    cor_report *report;
    int file;
    cor_stamp stamp;
} opening;

static bool map(cor_source **out, opening *o)
{
    size_t mapped_size = 0;
    char *mapped = map_bytes(o->file, (size_t)o->stamp.size, &mapped_size);
    if (!mapped && errno == ENOMEM)
        cor_out_of_memory();
    if (!mapped)
        return fail_read(o->path, o->at, errno, o->report);
    *out = source_new(o->path, mapped, (size_t)o->stamp.size, mapped_size);
    (*out)->stamp = o->stamp;
    (*out)->open_file = o->file;
    if (o->report->inputs)
        o->report->inputs->mapped(o->report->inputs, o->file);
    o->file = -1;
    return true;
}

/* Whoever writes to the file meanwhile leaves neither the old one nor the new. */
static bool is_whole(const opening *o, ssize_t got)
{
    cor_stamp now;
    return (uint64_t)got == o->stamp.size && cor_stamp_of(&now, o->file) &&
           cor_stamp_equal(&now, &o->stamp);
}

static bool copy(cor_source **out, const opening *o)
{
    size_t size = (size_t)o->stamp.size;
    char *bytes = cor_alloc_unset(size + 1);
    ssize_t got = read_bytes(o->file, bytes, size, o->report->inputs);
    if (got >= 0 && is_whole(o, got)) {
        bytes[size] = '\0';
        *out = source_new(o->path, bytes, size, 0);
        return true;
    }
    int reason = errno;
    cor_free(bytes);
    return got < 0 ? fail_read(o->path, o->at, reason, o->report)
                   : cor_fail_changed(o->path, o->at, o->report);
}

static bool load(cor_source **out, opening *o, size_t max_bytes)
{
    struct stat status;
    cor_inputs *inputs = o->report->inputs;
    if (fstat(o->file, &status) != 0 || !cor_stamp_of(&o->stamp, o->file))
        return fail_read(o->path, o->at, errno, o->report);
    if (!check_file(&status, o->path, max_bytes, o->at, o->report))
        return false;
    if (inputs)
        inputs->opened(inputs, o->path, &o->stamp);
    return o->stamp.size > COPY_BYTES ? map(out, o) : copy(out, o);
}

bool cor_source_open(cor_source **out, const char *path, size_t max_bytes, cor_span at,
                     cor_report *report)
{
    if (!at.file) /* a name from the command line */
        at = (cor_span){ .file = path };
    opening o = { .path = path, .at = at, .report = report };
    o.file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (o.file < 0)
        return fail_read(path, at, errno, report);
    bool ok = load(out, &o, max_bytes);
    if (o.file >= 0)
        close(o.file);
    return ok;
}

bool cor_source_is_whole(const cor_source *source, cor_span at, cor_report *report)
{
    cor_stamp now;
    if (source->open_file < 0 ||
        (cor_stamp_of(&now, source->open_file) && cor_stamp_equal(&now, &source->stamp)))
        return true;
    return cor_fail_changed(source->file, at.file ? at : (cor_span){ .file = source->file },
                            report);
}

cor_source *cor_source_from_memory(const char *name, cor_str text)
{
    return source_new(name, cor_strndup(text.ptr, text.len), text.len, 0);
}

void cor_source_free(cor_source *source)
{
    if (!source)
        return;
    if (source->open_file >= 0)
        close(source->open_file);
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
