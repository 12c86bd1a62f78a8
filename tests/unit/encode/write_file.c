/* Files are complete or not there. */
#include <fcntl.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <dirent.h>
#include <unistd.h>

#include "base/memory.h"
#include "encode/encode.h"
#include "unit/check.h"

static char folder[64];

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static size_t count_files(void)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (dir)
        closedir(dir);
    return count;
}

static bool file_is(const char *path, const char *text)
{
    char bytes[64] = "";
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t length = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return length == strlen(text) && memcmp(bytes, text, length) == 0;
}

static bool write_one(const char *path, cor_str bytes, cor_report *report)
{
    const cor_new_file file = { path, bytes };
    return cor_write_files(&file, 1, report);
}

/* Tries to write, and tells whether it failed with one error of the right kind that has `word`. */
static bool fails_with(const char *path, cor_str bytes, const char *word)
{
    cor_report report = { 0 };
    bool failed = !write_one(path, bytes, &report) && report.errors == 1 &&
                  report.items[0].kind == COR_KIND_IO_WRITE &&
                  strstr(report.items[0].message, word) != NULL;
    if (!failed)
        cor_report_print(stdout, &report);
    cor_report_clear(&report);
    return failed;
}

static bool writes(const char *path, const char *text)
{
    cor_report report = { 0 };
    bool ok = write_one(path, cor_str_of(text), &report) && report.count == 0;
    cor_report_clear(&report);
    return ok;
}

static void a_file_is_written_and_replaced_whole(void)
{
    CHECK(writes(in_folder("a.txt"), "first version"));
    CHECK(file_is(in_folder("a.txt"), "first version"));
    CHECK(writes(in_folder("a.txt"), "second"));
    CHECK(file_is(in_folder("a.txt"), "second"));
    CHECK(count_files() == 1);
    unlink(in_folder("a.txt"));
}

static void a_symlink_is_replaced_and_its_target_unharmed(void)
{
    char link[128];
    CHECK(writes(in_folder("target"), "precious"));
    snprintf(link, sizeof link, "%s/link", folder);
    CHECK(symlink("target", link) == 0);
    CHECK(writes(link, "new"));
    CHECK(file_is(in_folder("target"), "precious"));
    struct stat there;
    CHECK(lstat(link, &there) == 0 && S_ISREG(there.st_mode));
    unlink(link);
    unlink(in_folder("target"));
}

static void a_folder_of_that_name_stays(void)
{
    CHECK(mkdir(in_folder("a.png"), 0777) == 0);
    CHECK(fails_with(in_folder("a.png"), COR_STR("x"), "directory"));
    CHECK(count_files() == 1);
    rmdir(in_folder("a.png"));
}

static void a_missing_folder_is_named(void)
{
    CHECK(fails_with(in_folder("nowhere/a.png"), COR_STR("x"), "No such file"));
    CHECK(fails_with(in_folder(""), COR_STR("x"), "names no file"));
    CHECK(fails_with("..", COR_STR("x"), "names no file"));
}

static void a_device_is_not_replaced(void)
{
    CHECK(mkfifo(in_folder("pipe"), 0666) == 0);
    CHECK(fails_with(in_folder("pipe"), COR_STR("x"), "regular"));
    struct stat there;
    CHECK(lstat(in_folder("pipe"), &there) == 0 && S_ISFIFO(there.st_mode));
    unlink(in_folder("pipe"));
}

/* A limit on the size of files stands for the full disk: both end a write in the middle. */
static void a_write_that_ends_in_the_middle_leaves_the_old_file(void)
{
    CHECK(writes(in_folder("a.png"), "old"));
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    small = old;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    char *bytes = cor_alloc(10000, 1);
    bool failed = fails_with(in_folder("a.png"), (cor_str){ bytes, 10000 }, "too large");
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_DFL);
    CHECK(failed);
    CHECK(file_is(in_folder("a.png"), "old"));
    CHECK(count_files() == 1);
    cor_free(bytes);
    unlink(in_folder("a.png"));
}

static void of_several_files_all_are_written_or_none(void)
{
    char first[128], second[128];
    snprintf(first, sizeof first, "%s/a.png", folder);
    snprintf(second, sizeof second, "%s/a.svg", folder);
    const cor_new_file files[] = { { first, COR_STR("new") }, { second, COR_STR("new") } };
    cor_report report = { 0 };
    CHECK(writes(first, "old"));
    CHECK(mkdir(second, 0777) == 0);
    CHECK(!cor_write_files(files, 2, &report) && report.errors == 1);
    CHECK(file_is(first, "old"));
    CHECK(count_files() == 2);
    rmdir(second);
    CHECK(cor_write_files(files, 2, &report));
    CHECK(file_is(first, "new") && file_is(second, "new"));
    unlink(first);
    unlink(second);
    cor_report_clear(&report);
}

/* Root may write anywhere, so this tells something for other users only; for root the folder's
 * being gone must be told. */
static void a_folder_without_permission_is_told(void)
{
    CHECK(mkdir(in_folder("closed"), 0555) == 0);
    if (geteuid() == 0)
        CHECK(writes(in_folder("closed/a.png"), "x"));
    else
        CHECK(fails_with(in_folder("closed/a.png"), COR_STR("x"), "Permission denied"));
    unlink(in_folder("closed/a.png"));
    rmdir(in_folder("closed"));
}

static void no_descriptor_stays_open(void)
{
    int before = dup(0);
    close(before);
    CHECK(writes(in_folder("a.png"), "x"));
    CHECK(fails_with(in_folder("nowhere/a.png"), COR_STR("x"), "folder"));
    int after = dup(0);
    close(after);
    CHECK(before == after);
    unlink(in_folder("a.png"));
}

int main(void)
{
    snprintf(folder, sizeof folder, "/tmp/corridor-write-XXXXXX");
    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    RUN(a_file_is_written_and_replaced_whole);
    RUN(a_symlink_is_replaced_and_its_target_unharmed);
    RUN(a_folder_of_that_name_stays);
    RUN(a_missing_folder_is_named);
    RUN(a_device_is_not_replaced);
    RUN(a_write_that_ends_in_the_middle_leaves_the_old_file);
    RUN(of_several_files_all_are_written_or_none);
    RUN(a_folder_without_permission_is_told);
    RUN(no_descriptor_stays_open);
    rmdir(folder);
    return check_result();
}
