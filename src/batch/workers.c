#include "batch/workers.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "geo/geodesics.h"

enum { MAX_JOBS = 256 };

typedef struct job {
    pid_t pid;       /* 0: not started, -1: done */
    FILE *out, *err; /* what it has to say, until it is its turn */
    int code;
} job;

typedef struct batch {
    const cor_figures *figures;
    const cor_batch_options *options;
    job *jobs;
    size_t started, finished, printed;
    bool shows_progress;
} batch;

static void print_report(FILE *out, const cor_report *report, bool json)
{
    if (json)
        cor_report_print_json(out, report);
    else
        cor_report_print(out, report);
}

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
    print_report(err, &report, options->json_diagnostics);
    int code = cor_report_exit_code(&report);
    if (!well && code == 0)
        code = 70;
    cor_buf_free(&written);
    cor_report_clear(&report);
    return fflush(out) == 0 ? code : 74;
}

static bool start(batch *b)
{
    size_t i = b->started;
    job *j = &b->jobs[i];
    j->out = tmpfile();
    j->err = tmpfile();
    if (!j->out || !j->err)
        return false;
    j->pid = fork();
    if (j->pid < 0)
        return false;
    if (j->pid == 0) {
        int code = render_one(&b->figures->items[i], b->options, j->out, j->err);
        fflush(j->err);
        _exit(code);
    }
    b->started++;
    return true;
}

/* A crash of ours or of a library: the figure's last words, in the place of its diagnostics. */
static int code_of(const job *j, const char *path, int status)
{
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    fseek(j->err, 0, SEEK_END);
    fprintf(j->err, "%s: error: drawing this figure ended in signal %d (%s) [corridor.bug]\n", path,
            WTERMSIG(status), strsignal(WTERMSIG(status)));
    return 70;
}

static bool collect(batch *b)
{
    int status;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0)
        return errno == EINTR;
    for (size_t i = 0; i < b->started; i++) {
        if (b->jobs[i].pid != pid)
            continue;
        b->jobs[i].code = code_of(&b->jobs[i], b->figures->items[i].path, status);
        b->jobs[i].pid = -1;
        b->finished++;
    }
    return true;
}

static void copy_out(FILE *from, FILE *to)
{
    char buffer[4096];
    size_t n;
    rewind(from);
    while ((n = fread(buffer, 1, sizeof buffer, from)) > 0)
        fwrite(buffer, 1, n, to);
    fclose(from);
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
    while (b->printed < b->started && b->jobs[b->printed].pid < 0) {
        job *j = &b->jobs[b->printed++];
        copy_out(j->err, stderr);
        copy_out(j->out, stdout);
        fflush(stdout);
    }
    if (b->shows_progress && b->finished < b->figures->count) {
        fprintf(stderr, "%zu of %zu figures", b->finished, b->figures->count);
        fflush(stderr);
    }
}

/* The first of these that occurs is the exit code of the whole run. */
static int worse(int a, int b)
{
    static const int order[] = { 70, 74, 75, 1, 2 };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return a ? a : b;
}

static size_t job_count(const cor_batch_options *options)
{
    long n = options->jobs > 0 ? options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (size_t)n;
}

static int run_all(batch *b)
{
    size_t most = job_count(b->options);
    int code = 0;
    while (b->printed < b->figures->count) {
        while (b->started < b->figures->count && b->started - b->finished < most)
            if (!start(b)) {
                fprintf(stderr, "corridor: error: cannot start a process: %s\n", strerror(errno));
                return 75;
            }
        if (!collect(b))
            return 70;
        tell(b);
    }
    for (size_t i = 0; i < b->figures->count; i++)
        code = worse(code, b->jobs[i].code);
    return code;
}

int cor_batch_run(const cor_figures *figures, const cor_batch_options *options)
{
    if (figures->count == 1)
        return render_one(&figures->items[0], options, stdout, stderr);
    /* PROJ's geodesic constants are set up on first use: once, before the children. */
    cor_geodesic_distance_m((cor_lonlat){ 0, 0 }, (cor_lonlat){ 1, 1 });
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
