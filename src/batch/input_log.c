#include "batch/input_log.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

typedef struct logged {
    char *path;
    cor_stamp stamp;
    cor_summing *summing; /* of what is copied; NULL: none, or the sum is there */
    int file;             /* that is mapped; -1: none */
    cor_checksum sum;     /* empty: not known yet */
} logged;

static void opened(cor_inputs *inputs, const char *path, const cor_stamp *stamp)
{
    cor_input_log *log = (cor_input_log *)inputs;
    log->items = cor_grow(log->items, &log->capacity, log->count + 1, sizeof *log->items);
    log->items[log->count++] = (logged){ .path = cor_strdup(path), .stamp = *stamp, .file = -1 };
}

static logged *last(cor_inputs *inputs)
{
    cor_input_log *log = (cor_input_log *)inputs;
    return &log->items[log->count - 1];
}

static void took(cor_inputs *inputs, cor_str bytes)
{
    logged *l = last(inputs);
    if (!l->summing)
        l->summing = cor_summing_begin();
    cor_summing_add(l->summing, bytes);
}

static void mapped(cor_inputs *inputs, int file)
{
    last(inputs)->file = dup(file);
}

void cor_input_log_init(cor_input_log *log)
{
    *log = (cor_input_log){ .inputs = { opened, took, mapped } };
}

/* A file that is looked at and then opened by a library is summed up once. */
static bool sum_file(logged *l, const logged *first)
{
    cor_stamp now;
    /* A pipe that nobody writes to would be waited for. */
    int own = l->file < 0 ? open(l->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    int file = l->file < 0 ? own : l->file;
    bool is_still = file >= 0 && cor_stamp_of(&now, file) && cor_stamp_equal(&now, &l->stamp);
    bool is_known = is_still && first && cor_stamp_equal(&first->stamp, &l->stamp);
    bool ok = is_known || (is_still && cor_checksum_file(&l->sum, file, &l->stamp));
    if (is_known)
        l->sum = first->sum;
    if (own >= 0)
        close(own);
    return ok;
}

/* The sum of one reading: of what was copied then, else of the file if it is still the same. */
static bool settle(logged *l, const logged *first)
{
    if (l->summing)
        l->sum = cor_summing_end(l->summing);
    l->summing = NULL;
    return l->sum.hex[0] || sum_file(l, first);
}

bool cor_input_log_sum(cor_checksum *out, cor_input_log *log, const char *path, cor_report *report)
{
    const logged *first = NULL;
    for (size_t i = 0; i < log->count; i++) {
        logged *l = &log->items[i];
        if (strcmp(l->path, path) != 0)
            continue;
        if (!settle(l, first) || (first && strcmp(first->sum.hex, l->sum.hex) != 0))
            return cor_fail_changed(path, (cor_span){ .file = path }, report);
        first = first ? first : l;
    }
    if (!first)
        return cor_fail(report, COR_KIND_BUG, (cor_span){ .file = path }, NULL,
                        "nobody has read '%s'", path);
    *out = first->sum;
    return true;
}

void cor_input_log_free(cor_input_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        logged *l = &log->items[i];
        if (l->summing)
            (void)cor_summing_end(l->summing);
        if (l->file >= 0)
            close(l->file);
        cor_free(l->path);
    }
    cor_free(log->items);
    *log = (cor_input_log){ 0 };
}
