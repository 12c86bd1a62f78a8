#include "read/sidecar.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"
#include "base/source_text.h"
#include "base/str.h"
#include "geo/crs_check.h"

bool cor_file_name_check(const char *path, cor_span at, cor_report *report)
{
    if (strncmp(path, "/vsi", 4) != 0 && !strstr(path, "://"))
        return true;
    return cor_fail(report, COR_KIND_IO_READ, at, "download the data and name the file",
                    "'%s' is not the name of a file", path);
}

/* `inputs` hears of the file; NULL: nobody. */
static bool check_file(const char *path, cor_inputs *inputs, cor_span at, cor_report *report)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return cor_fail(report, COR_KIND_IO_READ, at, NULL, "cannot read '%s': %s", path,
                        strerror(errno));
    struct stat status;
    cor_stamp stamp;
    bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    if (regular && inputs && cor_stamp_of(&stamp, fd))
        inputs->opened(inputs, path, &stamp);
    close(fd);
    return regular ||
           cor_fail(report, COR_KIND_IO_READ, at, NULL, "'%s' is not a regular file", path);
}

bool cor_file_check(const char *path, cor_span at, cor_report *report)
{
    return check_file(path, report->inputs, at, report);
}

bool cor_file_look(const char *path, cor_span at, cor_report *report)
{
    return check_file(path, NULL, at, report);
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

/* GDAL gives the text to a PROJ that opens what it names. */
static bool check_projection(const char *path, cor_span at, cor_report *report)
{
    static const size_t max_bytes = 1 << 16;
    cor_source *source;
    if (!cor_source_open(&source, path, max_bytes, at, report))
        return false;
    bool ok = cor_crs_text_is_harmless(source->text) ||
              cor_fail(report, COR_KIND_CRS, at,
                       "write the .prj without it, as `gdalsrsinfo -o wkt_esri EPSG:n` prints one",
                       "the CRS in '%s' names another file: it is refused", path);
    cor_source_free(source);
    return ok;
}

static bool check_projections(cor_buf *path, size_t stem, cor_span at, cor_report *report)
{
    static const char *const spellings[] = { ".prj", ".PRJ" };
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (exists(path, stem, spellings[i]) && !check_projection(path->ptr, at, report))
            return false;
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
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof sidecars / sizeof *sidecars; i++)
        ok = check_sidecar(&name, stem, &sidecars[i], at, report);
    ok = ok && check_projections(&name, stem, at, report);
    cor_buf_free(&name);
    return ok;
}

/* SQLite leaves journals behind that hold nothing: cut to no bytes, and a rollback journal also
 * with its head blotted out. */
static bool has_changes(const char *path, bool may_be_blotted)
{
    char first = 0;
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    int file = S_ISREG(status.st_mode) ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (file < 0)
        return true;
    bool blotted = may_be_blotted && read(file, &first, 1) == 1 && first == 0;
    close(file);
    return status.st_size > 0 && !blotted;
}

bool cor_journal_check(const char *path, cor_span at, cor_report *report)
{
    static const char rollback[] = "-journal";
    static const char *const journals[] = { "-wal", rollback };
    cor_buf name = { 0 };
    size_t stem = strlen(path);
    cor_buf_append(&name, path, stem);
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof journals / sizeof *journals; i++)
        if (exists(&name, stem, journals[i]) && has_changes(name.ptr, journals[i] == rollback))
            ok = cor_fail(report, COR_KIND_IO_READ, at,
                          "close the program that has it open, or read a copy of the file",
                          "'%s' has changes in '%s' that are not in it yet", path, name.ptr);
    cor_buf_free(&name);
    return ok;
}
