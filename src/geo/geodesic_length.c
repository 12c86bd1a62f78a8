/* Sums of edges: in blocks of fixed size, so that no number of threads changes the result. */
#include <math.h>
#include <pthread.h>
#include <unistd.h>

#include "base/memory.h"
#include "geo/geodesics.h"

/* A block takes some 40 ms, a thread some 50 us to start. */
enum { BLOCK_EDGES = 65536, THREADS_MAX = 16 };

/* Kahan 1965, doi:10.1145/363707.363723: plain addition of 10^6 edges loses a micrometre, and the
 * length would depend on the direction of the line. */
typedef struct sum {
    double value, lost;
} sum;

static void add(sum *s, double value)
{
    double term = value - s->lost, next = s->value + term;
    s->lost = (next - s->value) - term;
    s->value = next;
}

typedef struct task {
    const cor_lonlat *coords;
    const double *heights_m; /* NULL: flat */
    size_t n, block_count;
    double *blocks_m;
} task;

typedef struct share {
    const task *task;
    size_t first, step; /* every step-th block from the first */
    pthread_t thread;
} share;

static double block_length_m(const task *t, size_t block)
{
    size_t first = block * BLOCK_EDGES + 1, end = first + BLOCK_EDGES;
    sum s = { 0, 0 };
    for (size_t i = first; i < end && i < t->n; i++) {
        double edge_m = cor_geodesic_distance_m(t->coords[i - 1], t->coords[i]);
        add(&s, t->heights_m ? hypot(edge_m, t->heights_m[i] - t->heights_m[i - 1]) : edge_m);
    }
    return s.value;
}

static void *measure_share(void *user)
{
    const share *s = user;
    for (size_t i = s->first; i < s->task->block_count; i += s->step)
        s->task->blocks_m[i] = block_length_m(s->task, i);
    return NULL;
}

static size_t threads_for(size_t blocks)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (size_t)cores;
    return most < blocks ? most : blocks;
}

/* The caller takes the first share, and that of every thread that does not start. */
static void measure_blocks(const task *t)
{
    share shares[THREADS_MAX];
    bool started[THREADS_MAX] = { false };
    size_t count = threads_for(t->block_count);
    for (size_t i = 0; i < count; i++) {
        shares[i] = (share){ .task = t, .first = i, .step = count };
        started[i] = i && pthread_create(&shares[i].thread, NULL, measure_share, &shares[i]) == 0;
    }
    for (size_t i = 0; i < count; i++)
        if (!started[i])
            measure_share(&shares[i]);
    for (size_t i = 0; i < count; i++)
        if (started[i])
            pthread_join(shares[i].thread, NULL);
}

static double length_m(const cor_lonlat *coords, const double *heights_m, size_t n)
{
    if (n < 2)
        return 0;
    task t = { coords, heights_m, n, (n - 2) / BLOCK_EDGES + 1, NULL };
    if (t.block_count == 1)
        return block_length_m(&t, 0);
    sum s = { 0, 0 };
    cor_geodesics_set_up();
    t.blocks_m = cor_alloc(t.block_count, sizeof *t.blocks_m);
    measure_blocks(&t);
    for (size_t i = 0; i < t.block_count; i++)
        add(&s, t.blocks_m[i]);
    cor_free(t.blocks_m);
    return s.value;
}

double cor_geodesic_length_m(const cor_lonlat *coords, size_t n)
{
    return length_m(coords, NULL, n);
}

double cor_geodesic_slant_m(const cor_lonlat *coords, const double *heights_m, size_t n)
{
    return length_m(coords, heights_m, n);
}
