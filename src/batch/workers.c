#include "batch/workers.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exit_code.h"
#include "base/memory.h"

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
    job *jobs;
    size_t started, finished, printed;
    bool shows_progress;
} batch;

static int render_one(const cor_figure_file *file, const cor_batch_options *options, FILE *out,
                      FILE *err)
{
    cor_report report = { 0 };
    cor_buf written = { 0 };
    cor_render_options render = options->render;
    render.skip_abstract = file->from_folder;
    bool well = cor_render_figure(file->path, &render, &written, &report);
    if (written.len)
        fwrite(written.ptr, 1, written.len, out);
    cor_report_print_as(err, &report, options->json_diagnostics);
    int code = cor_part_exit_code(well, &report);
    cor_buf_free(&written);
    cor_report_clear(&report);
    return fflush(out) == 0 ? code : cor_exit_worse(code, COR_EXIT_OUTPUT);
}

static void close_files(job *j)
{
    if (j->out_file)
        fclose(j->out_file);
    if (j->err_file)
        fclose(j->err_file);
    j->out_file = j->err_file = NULL;
}

static void be_child(batch *b, size_t i)
{
    job *j = &b->jobs[i];
    for (size_t k = 0; k < i; k++)
        close_files(&b->jobs[k]); /* the others': a figure needs some of its own */
    int code = render_one(&b->figures->items[i], b->options, j->out_file, j->err_file);
    fflush(j->err_file);
    _exit(code);
}

/* False with errno, and nothing open, when the system has no file or process to give. */
static bool start(batch *b)
{
    size_t i = b->started;
    job *j = &b->jobs[i];
    j->out_file = tmpfile();
    j->err_file = j->out_file ? tmpfile() : NULL;
    pid_t pid = j->err_file ? fork() : -1;
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

/* A crash of ours or of a library: the figure's last words, in the place of its diagnostics. */
static int code_of(const job *j, const char *path, int status, bool json)
{
    cor_report report = { 0 };
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    cor_fail(&report, COR_KIND_BUG, (cor_span){ .file = path }, NULL,
             "drawing this figure ended in signal %d (%s)", WTERMSIG(status),
             strsignal(WTERMSIG(status)));
    fseek(j->err_file, 0, SEEK_END);
    cor_report_print_as(j->err_file, &report, json);
    cor_report_clear(&report);
    return COR_EXIT_BUG;
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
static void end(batch *b, size_t i, int status)
{
    job *j = &b->jobs[i];
    j->code = code_of(j, b->figures->items[i].path, status, b->options->json_diagnostics);
    read_all(&j->err, j->err_file);
    read_all(&j->out, j->out_file);
    close_files(j);
    j->pid = -1;
    b->finished++;
}

static bool collect(batch *b)
{
    int status;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0)
        return errno == EINTR;
    for (size_t i = 0; i < b->started; i++)
        if (b->jobs[i].pid == pid)
            end(b, i, status);
    return true;
}

static void put(FILE *to, cor_buf *text)
{
    if (text->len)
        fwrite(text->ptr, 1, text->len, to);
    cor_buf_free(text);
}

static void tell_one(job *j)
{
    put(stderr, &j->err);
    put(stdout, &j->out);
    fflush(stdout);
}

static void clear_progress(const batch *b)
{
    if (b->shows_progress)
        fputs("\r\033[K", stderr);
}

/* What has finished is told in the order of the figures. */
static void tell(batch *b)
{
    clear_progress(b);
    while (b->printed < b->started && b->jobs[b->printed].pid < 0)
        tell_one(&b->jobs[b->printed++]);
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
        tell_one(&b->jobs[b->printed]);
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

int cor_batch_run(const cor_figures *figures, const cor_batch_options *options)
{
    if (figures->count == 1)
        return render_one(&figures->items[0], options, stdout, stderr);
    fflush(NULL);
    batch b = { .figures = figures,
                .options = options,
                .shows_progress = !options->quiet && isatty(STDERR_FILENO) };
    b.jobs = cor_alloc(figures->count, sizeof *b.jobs);
    int code = run_all(&b);
    clear_progress(&b);
    cor_free(b.jobs);
    return code;
}
