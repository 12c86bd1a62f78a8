/*
 * unit/folder: an empty folder that becomes the current one, and goes with all it holds.
 *
 * Threads: one.
 */
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder_path[64];

static inline void folder_enter(void)
{
    snprintf(folder_path, sizeof folder_path, "/tmp/corridor-test-XXXXXX");
    if (!mkdtemp(folder_path) || chdir(folder_path) != 0) {
        perror(folder_path);
        exit(3);
    }
}

static inline void folder_empty(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char name[600];
        if (snprintf(name, sizeof name, "%s/%s", path, entry->d_name) >= (int)sizeof name)
            continue;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            remove(name) == 0)
            continue;
        folder_empty(name);
        remove(name);
    }
    if (folder)
        closedir(folder);
}

static inline void folder_leave(void)
{
    if (chdir("/") == 0)
        folder_empty(folder_path);
    remove(folder_path);
}

static inline void folder_write(const char *name, const char *text)
{
    FILE *out = fopen(name, "wb");
    if (!out || fwrite(text, 1, strlen(text), out) != strlen(text) || fclose(out) != 0) {
        perror(name);
        exit(3);
    }
}

#endif
