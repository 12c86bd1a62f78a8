/* The first call of geod_init in a process writes constants without a lock: it is made once,
 * whoever comes first. This program stands before the library with a geod_init that watches, and
 * dawdles so that threads would meet in it. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "geo/geodesics.h"

#include <dlfcn.h>
#include <geodesic.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "unit/check.h"

enum { THREADS = 8 };

static atomic_int calls;
static pthread_barrier_t start;

void geod_init(struct geod_geodesic *ellipsoid, double axis_m, double flattening)
{
    void (*real)(struct geod_geodesic *, double, double);
    void *found = dlsym(RTLD_NEXT, "geod_init");
    memcpy(&real, &found, sizeof real);
    atomic_fetch_add(&calls, 1);
    usleep(20000);
    real(ellipsoid, axis_m, flattening);
}

static void *measure(void *distance_m)
{
    pthread_barrier_wait(&start);
    *(double *)distance_m = cor_geodesic_distance_m((cor_lonlat){ 0, 0 }, (cor_lonlat){ 180, 0 });
    return NULL;
}

static void threads_that_come_first_together_set_up_once(void)
{
    pthread_t threads[THREADS];
    double distances_m[THREADS] = { 0 };
    CHECK(pthread_barrier_init(&start, NULL, THREADS) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, measure, &distances_m[i]) == 0);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(fabs(distances_m[i] - 20003931.4586254470) < 1e-6);
    }
    CHECK(atomic_load(&calls) == 1);
    pthread_barrier_destroy(&start);
}

int main(void)
{
    RUN(threads_that_come_first_together_set_up_once);
    return check_result();
}
