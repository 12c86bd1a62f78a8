/* Runs a fuzz target over the files of the folder that is named on the command line. */
#include <dirent.h>
#include <string.h>

#include "base/arena.h"
#include "base/source_text.h"
#include "fuzz/target.h"

static int replay_file(const char *folder, const char *name)
{
    cor_buf path = { 0 };
    cor_report report = { 0 };
    cor_source *source = NULL;
    cor_buf_printf(&path, "%s/%s", folder, name);
    bool well = cor_source_open(&source, path.ptr, 16 << 20, COR_NOWHERE, &report);
    if (well) {
        size_t mark = source->text.ptr == (const char *)source->memory ? 0 : 3;
        LLVMFuzzerTestOneInput((const uint8_t *)source->text.ptr - mark, source->text.len + mark);
    }
    cor_report_print(stderr, &report);
    cor_report_clear(&report);
    cor_source_free(source);
    cor_buf_free(&path);
    return well;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    int passed = 0, failed = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        if (replay_file(argv[1], entry->d_name))
            passed++;
        else
            failed++;
    }
    closedir(folder);
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
