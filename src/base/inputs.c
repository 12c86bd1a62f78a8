#include "base/inputs.h"

#include <sys/stat.h>

bool cor_stamp_of(cor_stamp *out, int file)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return false;
    *out = (cor_stamp){ .device = status.st_dev,
                        .inode = status.st_ino,
                        .size = (uint64_t)status.st_size,
                        .changed_s = status.st_mtim.tv_sec,
                        .changed_ns = status.st_mtim.tv_nsec };
    return true;
}

bool cor_stamp_equal(const cor_stamp *a, const cor_stamp *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->changed_s == b->changed_s && a->changed_ns == b->changed_ns;
}

bool cor_fail_changed(const char *path, cor_span at, cor_report *report)
{
    return cor_fail(report, COR_KIND_CHANGED, at, "try again when nobody writes to it",
                    "'%s' changed while it was read", path);
}
