#include "read/sidecar.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"
#include "base/str.h"

bool cor_file_check(const char *path, cor_span at, cor_report *report)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return cor_fail(report, COR_KIND_IO_READ, at, NULL, "cannot open '%s': %s", path,
                        strerror(errno));
    struct stat status;
    cor_stamp stamp;
    bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    if (regular && report->inputs && cor_stamp_of(&stamp, fd))
        report->inputs->opened(report->inputs, path, &stamp);
    close(fd);
    return regular ||
           cor_fail(report, COR_KIND_IO_READ, at, NULL, "'%s' is not a regular file", path);
}

typedef struct sidecar {
    const char *extension, *shouted;
    enum { OPTIONAL, WANTED, NEEDED } rank;
} sidecar;

static bool exists(cor_buf *path, size_t stem, const char *extension)
{
    struct stat status;
    path->len = stem;
    cor_buf_text(path, extension);
    return lstat(path->ptr, &status) == 0;
}

static bool check_sidecar(cor_buf *path, size_t stem, const sidecar *s, cor_span at,
                          cor_report *report)
{
    bool shouted = exists(path, stem, s->shouted);
    if (shouted && !cor_file_check(path->ptr, at, report))
        return false;
    if (exists(path, stem, s->extension))
        return cor_file_check(path->ptr, at, report);
    if (shouted || s->rank == OPTIONAL)
        return true;
    if (s->rank == NEEDED)
        return cor_fail(report, COR_KIND_IO_READ, at, "a Shapefile is a .shp, a .shx and a .dbf",
                        "'%s' is missing", path->ptr);
    cor_warn(report, COR_KIND_DATA, at, "a Shapefile is a .shp, a .shx and a .dbf",
             "'%s' is missing; its features have no properties", path->ptr);
    return true;
}

bool cor_shapefile_check(const char *path, cor_span at, cor_report *report)
{
    static const sidecar sidecars[] = {
        { ".shx", ".SHX", NEEDED },
        { ".dbf", ".DBF", WANTED },
        { ".prj", ".PRJ", OPTIONAL },
        { ".cpg", ".CPG", OPTIONAL },
    };
    cor_buf name = { 0 };
    size_t stem = strlen(path) - strlen(".shp");
    cor_buf_append(&name, path, stem);
    bool well = true;
    for (size_t i = 0; well && i < sizeof sidecars / sizeof *sidecars; i++)
        well = check_sidecar(&name, stem, &sidecars[i], at, report);
    cor_buf_free(&name);
    return well;
}

bool cor_journal_check(const char *path, cor_span at, cor_report *report)
{
    static const char *const journals[] = { "-wal", "-journal" };
    cor_buf name = { 0 };
    size_t stem = strlen(path);
    cor_buf_append(&name, path, stem);
    bool well = true;
    for (size_t i = 0; well && i < sizeof journals / sizeof *journals; i++)
        if (exists(&name, stem, journals[i]))
            well = cor_fail(report, COR_KIND_IO_READ, at,
                            "close the program that has it open, or read a copy of the file",
                            "'%s' has changes in '%s' that are not in it yet", path, name.ptr);
    cor_buf_free(&name);
    return well;
}
