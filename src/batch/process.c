#include "batch/process.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/exit_code.h"
#include "base/memory.h"
#include "base/str.h"

/* Between the signal that the time is over and the one that cannot be held back. */
enum { GRACE_S = 5 };

/* The stack that most work needs is there before the limit counts: when it cannot grow, the process
 * ends in a fault that looks like a bug. */
enum { STACK_BYTES = 1 << 20 };

void cor_signals_hold(cor_signals *out)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
    static const struct sigaction usual = { .sa_handler = SIG_DFL };
    sigaction(SIGCHLD, &usual, NULL); /* a parent that ignores it would have its children lost */
    sigemptyset(&out->held);
    sigaddset(&out->held, SIGCHLD);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction now;
        if (sigaction(ends[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN) /* nohup */
            sigaddset(&out->held, ends[i]);
    }
    sigprocmask(SIG_BLOCK, &out->held, &out->before);
}

void cor_signals_release(const cor_signals *signals)
{
    sigprocmask(SIG_SETMASK, &signals->before, NULL);
}

int cor_signals_next(const cor_signals *signals)
{
    int signal;
    do
        signal = sigwaitinfo(&signals->held, NULL);
    while (signal < 0 && errno == EINTR);
    return signal < 0 ? SIGCHLD : signal;
}

void cor_signals_obey(const cor_signals *signals, int signal)
{
    static const struct sigaction usual = { .sa_handler = SIG_DFL };
    sigaction(signal, &usual, NULL);
    raise(signal);
    cor_signals_release(signals);
    _exit(128 + signal); /* what a shell would call it, should the signal be held further out */
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SHADOW 1
#endif
#endif
#ifndef HAS_SHADOW
#define HAS_SHADOW 0
#endif

/* Never more than the limit that the process has already. */
static void limit(int resource, uint64_t most, uint64_t grace)
{
    struct rlimit now;
    if (!most || getrlimit(resource, &now) != 0)
        return;
    now.rlim_max = now.rlim_max < most + grace ? now.rlim_max : most + grace;
    now.rlim_cur = now.rlim_cur < most ? now.rlim_cur : most;
    setrlimit(resource, &now);
}

static void reach_down(void)
{
    volatile char stack[STACK_BYTES];
    stack[0] = 0;
    (void)stack[0];
}

void cor_limits_apply(const cor_limits *limits)
{
    reach_down();
    limit(RLIMIT_CPU, limits->time_s, GRACE_S);
    if (!HAS_SHADOW)
        limit(RLIMIT_AS, limits->memory_bytes, 0);
}

/* A parent that died before it was said what happens then counts as well. */
static void die_with(pid_t parent)
{
#ifdef __linux__
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return;
#endif
    if (getppid() != parent)
        _exit(COR_EXIT_LATER);
}

static void print_bytes(cor_buf *out, uint64_t bytes)
{
    static const char *const units[] = { "bytes", "KiB", "MiB", "GiB", "TiB" };
    size_t unit = 0;
    while (bytes && bytes % 1024 == 0 && unit + 1 < sizeof units / sizeof *units) {
        bytes /= 1024;
        unit++;
    }
    cor_buf_printf(out, "%llu %s", (unsigned long long)bytes, units[unit]);
}

void cor_fail_memory(const cor_limits *limits, const char *path, cor_report *report)
{
    cor_buf most = { 0 };
    print_bytes(&most, limits->memory_bytes);
    if (limits->memory_bytes)
        cor_fail(report, COR_KIND_LIMIT, (cor_span){ .file = path },
                 "--memory-limit SIZE lets it use more, 0 all there is",
                 "memory ran out: it may use %s, the limit of --memory-limit", most.ptr);
    else
        cor_fail(report, COR_KIND_LIMIT, (cor_span){ .file = path }, NULL, "memory ran out");
    cor_buf_free(&most);
}

void cor_fail_time(const cor_limits *limits, const char *path, cor_report *report)
{
    cor_fail(report, COR_KIND_LIMIT, (cor_span){ .file = path },
             "--time-limit SECONDS gives it more, 0 any time",
             "not done after %llu s of processor time, the limit of --time-limit",
             (unsigned long long)limits->time_s);
}

void cor_fail_shrunk(const char *path, cor_report *report)
{
    cor_fail(report, COR_KIND_CHANGED, (cor_span){ .file = path },
             "try again when nobody writes to its files",
             "a file became shorter while it was read");
}

char *cor_words_of(const cor_report *report, bool json)
{
    char *words = NULL;
    size_t length;
    FILE *file = open_memstream(&words, &length);
    if (!file)
        cor_out_of_memory();
    cor_report_print_as(file, report, json);
    fclose(file);
    return words;
}

/* Written down before: when there is no memory, there is none for a message. */
static void prepare_last_words(const cor_limits *limits, const char *path, bool json)
{
    cor_report report = { 0 };
    cor_fail_memory(limits, path, &report);
    cor_memory_set_last_words(cor_words_of(&report, json), STDERR_FILENO);
    cor_report_clear(&report);
}

pid_t cor_process_start(const cor_signals *signals, const cor_limits *limits, const char *path,
                        bool json)
{
    pid_t parent = getpid(), pid = fork();
    if (pid != 0)
        return pid;
    die_with(parent);
    cor_signals_release(signals);
    prepare_last_words(limits, path, json);
    cor_limits_apply(limits);
    return 0;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

bool cor_process_wait(cor_ending *out)
{
    struct rusage used;
    *out = (cor_ending){ 0 };
    out->pid = wait4(-1, &out->status, WNOHANG, &used);
    if (out->pid > 0)
        out->time_s = seconds(used.ru_utime) + seconds(used.ru_stime);
    return out->pid >= 0;
}

/* By somebody, or by a system that has no memory left; a crash is a bug of ours or of a library. */
static bool is_ended_from_outside(int signal)
{
    return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP ||
           signal == SIGQUIT || signal == SIGXCPU;
}

int cor_process_code(const cor_ending *ending, const cor_limits *limits, const char *path,
                     cor_report *report)
{
    if (WIFEXITED(ending->status))
        return WEXITSTATUS(ending->status);
    int signal = WTERMSIG(ending->status);
    bool late = limits->time_s && ending->time_s > (double)limits->time_s - 1;
    if (late && (signal == SIGXCPU || signal == SIGKILL)) {
        cor_fail_time(limits, path, report);
        return COR_EXIT_LATER;
    }
    if (signal == SIGBUS) {
        cor_fail_shrunk(path, report);
        return COR_EXIT_LATER;
    }
    if (is_ended_from_outside(signal)) {
        cor_fail(report, COR_KIND_LIMIT, (cor_span){ .file = path },
                 signal == SIGKILL ? "the system does so when memory is short; fewer figures at "
                                     "once (-j) need less"
                                   : NULL,
                 "the process that worked on it was ended from outside, by signal %d (%s)", signal,
                 strsignal(signal));
        return COR_EXIT_LATER;
    }
    cor_fail(report, COR_KIND_BUG, (cor_span){ .file = path }, NULL,
             "drawing this figure ended in signal %d (%s)", signal, strsignal(signal));
    return COR_EXIT_BUG;
}
