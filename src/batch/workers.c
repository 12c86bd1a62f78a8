#include "batch/workers.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "base/memory.h"
#include "base/str.h"

enum { MAX_JOBS = 256 };

typedef struct job {
    pid_t pid;                 /* 0: not started, -1: done */
    FILE *out_file, *err_file; /* the child writes into them; open while it runs */
    cor_buf out, err;          /* what it had to say, until it is its turn */
    int code;
} job;

typedef struct batch {
    const cor_figures *figures;
    const cor_batch_options *options;
    cor_batch_work *work;
    const void *context;
    job *jobs;
    size_t started, finished, printed;
    cor_signals signals;
    bool shows_progress, has_items;
} batch;

static void close_files(job *j)
{
    if (j->out_file)
        fclose(j->out_file);
    if (j->err_file)
        fclose(j->err_file);
    j->out_file = j->err_file = NULL;
}

static FILE *message_file(const batch *b, const job *j)
{
    return b->options->is_inquiry ? j->out_file : j->err_file;
}

/* What a library has to say goes into the files, too. */
static void be_child(batch *b, size_t i)
{
    job *j = &b->jobs[i];
    if (dup2(fileno(j->out_file), STDOUT_FILENO) < 0 ||
        dup2(fileno(message_file(b, j)), STDERR_FILENO) < 0)
        _exit(COR_EXIT_LATER);
    for (size_t k = 0; k <= i; k++)
        close_files(&b->jobs[k]); /* a figure needs some of its own */
    int code = b->work(&b->figures->items[i], b->context);
    exit(fflush(stdout) == 0 ? code : cor_exit_worse(code, COR_EXIT_OUTPUT));
}

/* False with errno, and nothing open, when the system has no file or process to give. */
static bool start(batch *b)
{
    size_t i = b->started;
    job *j = &b->jobs[i];
    const cor_batch_options *o = b->options;
    j->out_file = tmpfile();
    j->err_file = j->out_file ? tmpfile() : NULL;
    pid_t pid = j->err_file ? cor_process_start(&b->signals, &o->limits, b->figures->items[i].path,
                                                o->json_diagnostics)
                            : -1;
    if (pid == 0)
        be_child(b, i);
    if (pid < 0) {
        int reason = errno;
        close_files(j);
        errno = reason;
        return false;
    }
    j->pid = pid;
    b->started++;
    return true;
}

/* The last words of a process that did not end by itself stand in the place of its own. */
static int code_of(const batch *b, const job *j, const cor_ending *ending, const char *path)
{
    cor_report report = { 0 };
    FILE *file = message_file(b, j);
    int code = cor_process_code(ending, &b->options->limits, path, &report);
    fseek(file, 0, SEEK_END);
    if (report.count)
        cor_report_print_as(file, &report, b->options->json_diagnostics);
    cor_report_clear(&report);
    return code;
}

static void read_all(cor_buf *into, FILE *from)
{
    char buffer[4096];
    size_t n;
    rewind(from);
    while ((n = fread(buffer, 1, sizeof buffer, from)) > 0)
        cor_buf_append(into, buffer, n);
}

/* Files are closed as soon as a figure ends, not when it is told: behind one that takes long there
 * may be any number. */
static void end(batch *b, const cor_ending *ending)
{
    size_t i = 0;
    while (i < b->started && b->jobs[i].pid != ending->pid)
        i++;
    if (i == b->started)
        return; /* a child that this process had before it was this program */
    job *j = &b->jobs[i];
    j->code = code_of(b, j, ending, b->figures->items[i].path);
    read_all(&j->err, j->err_file);
    read_all(&j->out, j->out_file);
    close_files(j);
    j->pid = -1;
    b->finished++;
}

/* All that have ended by now. */
static bool collect_ended(batch *b)
{
    cor_ending ending;
    do {
        if (!cor_process_wait(&ending))
            return false;
        if (ending.pid)
            end(b, &ending);
    } while (ending.pid && b->finished < b->started);
    return true;
}

static void send(const batch *b, int signal)
{
    for (size_t i = 0; i < b->started; i++)
        if (b->jobs[i].pid > 0)
            kill(b->jobs[i].pid, signal);
}

static void clear_progress(const batch *b)
{
    if (b->shows_progress)
        fputs("\r\033[K", stderr);
}

/* Passes on what asks this program to end, and ends with the last child; asked again, it waits for
 * none. */
static void stop(batch *b, int signal)
{
    send(b, signal);
    while (b->finished < b->started) {
        if (cor_signals_next(&b->signals) != SIGCHLD)
            send(b, SIGKILL);
        else if (!collect_ended(b))
            break;
    }
    clear_progress(b);
    cor_signals_obey(&b->signals, signal);
}

static bool collect(batch *b)
{
    for (size_t before = b->finished; b->finished == before;) {
        int signal = cor_signals_next(&b->signals);
        if (signal != SIGCHLD)
            stop(b, signal);
        if (!collect_ended(b))
            return false;
    }
    return true;
}

static void put(FILE *to, cor_buf *text)
{
    if (text->len)
        fwrite(text->ptr, 1, text->len, to);
    cor_buf_free(text);
}

/* The items of an array as base/report prints it, behind those of other files. */
static void put_items(batch *b, cor_buf *array)
{
    static const char none[] = "[]\n", before[] = "[", behind[] = "\n]\n";
    if (array->len > strlen(none)) {
        fputs(b->has_items ? "," : before, stdout);
        fwrite(array->ptr + strlen(before), 1, array->len - strlen(before) - strlen(behind),
               stdout);
        b->has_items = true;
    }
    cor_buf_free(array);
}

static bool prints_items(const batch *b)
{
    return b->options->is_inquiry && b->options->json_diagnostics;
}

static void tell_one(batch *b, job *j)
{
    put(stderr, &j->err);
    if (prints_items(b))
        put_items(b, &j->out);
    else
        put(stdout, &j->out);
    fflush(stdout);
}

/* What has finished is told in the order of the figures. */
static void tell(batch *b)
{
    clear_progress(b);
    while (b->printed < b->started && b->jobs[b->printed].pid < 0)
        tell_one(b, &b->jobs[b->printed++]);
    if (b->shows_progress && b->finished < b->figures->count) {
        fprintf(stderr, "%zu of %zu figures", b->finished, b->figures->count);
        fflush(stderr);
    }
}

static size_t job_count(const cor_batch_options *options)
{
    long n = options->jobs > 0 ? options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (size_t)n;
}

/* With figures running, a start that fails waits until one of them has given back what it held. */
static bool start_some(batch *b, size_t most)
{
    while (b->started < b->figures->count && b->started - b->finished < most)
        if (!start(b))
            return b->started > b->finished;
    return true;
}

/* What has finished behind a figure that never will is told all the same. */
static int fail_run(batch *b, const char *what, int code)
{
    cor_report report = { 0 };
    cor_fail(&report, COR_KIND_LIMIT, COR_NOWHERE, NULL, "%s: %s", what, strerror(errno));
    clear_progress(b);
    for (; b->printed < b->started; b->printed++)
        tell_one(b, &b->jobs[b->printed]);
    cor_report_print_as(stderr, &report, b->options->json_diagnostics);
    cor_report_clear(&report);
    return code;
}

static int run_all(batch *b)
{
    size_t most = job_count(b->options);
    int code = COR_EXIT_FINE;
    while (code == COR_EXIT_FINE && b->printed < b->figures->count) {
        if (!start_some(b, most))
            code = fail_run(b, "cannot start a process", COR_EXIT_LATER);
        else if (!collect(b))
            code = fail_run(b, "cannot wait for a process", COR_EXIT_BUG);
        else
            tell(b);
    }
    for (size_t i = 0; i < b->figures->count; i++)
        code = cor_exit_worse(code, b->jobs[i].code);
    return code;
}

int cor_batch_run(const cor_figures *figures, const cor_batch_options *options,
                  cor_batch_work *work, const void *context)
{
    batch b = { .figures = figures,
                .options = options,
                .work = work,
                .context = context,
                .shows_progress = !options->quiet && isatty(STDERR_FILENO) };
    fflush(NULL); /* or a child would write it once more */
    cor_signals_hold(&b.signals);
    b.jobs = cor_alloc(figures->count, sizeof *b.jobs);
    int code = run_all(&b);
    clear_progress(&b);
    if (prints_items(&b))
        fputs(b.has_items ? "\n]\n" : "[]\n", stdout);
    cor_free(b.jobs);
    cor_signals_release(&b.signals);
    return code;
}
