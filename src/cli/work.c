#include "cli/work.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

/* What a handler says: written down before, since it may not do more than write. */
static const char *words_of_time = "", *words_of_shrinking = "";
static int message_stream = STDERR_FILENO;

static void end_with_words(int signal)
{
    const char *words = signal == SIGXCPU ? words_of_time : words_of_shrinking;
    ssize_t written = write(message_stream, words, strlen(words));
    (void)written;
    _exit(COR_EXIT_LATER);
}

static void set_words(const cor_batch_options *o, const char *path)
{
    cor_report time = { 0 }, memory = { 0 }, shrunk = { 0 };
    cor_fail_time(&o->limits, path, &time);
    cor_fail_memory(&o->limits, path, &memory);
    cor_fail_shrunk(path, &shrunk);
    words_of_time = cor_words_of(&time, o->json_diagnostics);
    words_of_shrinking = cor_words_of(&shrunk, o->json_diagnostics);
    cor_memory_set_last_words(cor_words_of(&memory, o->json_diagnostics), message_stream);
    cor_report_clear(&time);
    cor_report_clear(&memory);
    cor_report_clear(&shrunk);
}

static int work_alone(const cor_figure_file *file, const cor_cli_options *options,
                      cor_batch_work *work)
{
    static const struct sigaction ending = { .sa_handler = end_with_words };
    const cor_batch_options *o = &options->batch;
    message_stream = o->is_inquiry ? STDOUT_FILENO : STDERR_FILENO;
    set_words(o, file->path);
    sigaction(SIGXCPU, &ending, NULL);
    sigaction(SIGBUS, &ending, NULL);
    cor_limits_apply(&o->limits);
    return work(file, options);
}

int cor_cli_work(const cor_figures *files, const cor_cli_options *options, cor_batch_work *work)
{
    return files->count == 1 ? work_alone(&files->items[0], options, work)
                             : cor_batch_run(files, &options->batch, work, options);
}

int cor_cli_work_each(const cor_cli_options *options, cor_batch_work *work)
{
    cor_cli_options one_by_one = *options;
    cor_figures files = { 0 };
    one_by_one.batch.jobs = 1;
    one_by_one.batch.quiet = true;
    for (size_t i = 0; i < options->file_count; i++)
        cor_figures_add(&files, options->files[i]);
    int code = cor_cli_work(&files, &one_by_one, work);
    cor_figures_free(&files);
    return code;
}
