/* corridor.h may be called from several threads: each draws the same bytes as one alone. With the
 * tsan preset this is where the library is watched. */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "corridor.h"
#include "unit/check.h"
#include "unit/folder.h"

enum { THREADS = 4, ROUNDS = 2 };

static const char figure[] =
    "version: 8\n"
    "sources:\n"
    "  d:\n"
    "    type: geojson\n"
    "    data: {type: FeatureCollection, features: [\n"
    "      {type: Feature, properties: {name: Meghri}, geometry: {type: Polygon, coordinates:\n"
    "        [[[46, 38], [48, 38], [48, 40], [46, 38]]]}},\n"
    "      {type: Feature, properties: {}, geometry: {type: LineString, coordinates:\n"
    "        [[45, 38], [47, 39.5]]}}]}\n"
    "layers:\n"
    "  - {id: a, type: fill, source: d, paint: {fill-color: [case, [has, name], red, blue]}}\n"
    "  - {id: l, type: line, source: d, paint: {line-width: 2, line-dasharray: [2, 1]}}\n"
    "  - {id: t, type: symbol, source: d,\n"
    "     layout: {text-field: [get, name], text-font: [Noto Sans, Noto Sans Armenian]}}\n"
    "corridor:\n"
    "  sheet: {width: 60mm, height: 40mm, dpi: 72}\n"
    "  map: {graticule: {step: 1deg}}\n";

typedef struct task {
    char folder[20];
    int worst; /* exit code of its calls */
} task;

static void draw(task *t)
{
    for (int round = 0; round < ROUNDS; round++) {
        const cor_request request = { .figure = "figure.yaml",
                                      .folder = t->folder,
                                      .formats = "png,svg,pdf" };
        char *messages = NULL;
        int code = cor_render(&request, &messages);
        t->worst = code > t->worst ? code : t->worst;
        cor_messages_free(messages);
    }
}

static void *run(void *user)
{
    draw(user);
    return NULL;
}

static bool same_files(const char *a, const char *b)
{
    FILE *one = fopen(a, "rb"), *other = fopen(b, "rb");
    bool same = one && other;
    for (int c = 0; same && c != EOF;) {
        c = fgetc(one);
        same = c == fgetc(other);
    }
    if (one)
        fclose(one);
    if (other)
        fclose(other);
    return same;
}

static void threads_draw_the_same_bytes_as_one_alone(void)
{
    static const char *const extensions[] = { "png", "svg", "pdf" };
    task alone = { .folder = "alone" }, tasks[THREADS] = { 0 };
    pthread_t threads[THREADS];
    draw(&alone);
    CHECK(alone.worst == 0);
    for (int i = 0; i < THREADS; i++) {
        snprintf(tasks[i].folder, sizeof tasks[i].folder, "thread%d", i);
        CHECK(pthread_create(&threads[i], NULL, run, &tasks[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0 && tasks[i].worst == 0);
        for (size_t k = 0; k < 3; k++) {
            char a[60], b[120];
            snprintf(a, sizeof a, "alone/figure.%s", extensions[k]);
            snprintf(b, sizeof b, "%s/figure.%s", tasks[i].folder, extensions[k]);
            CHECK(same_files(a, b));
        }
    }
}

int main(void)
{
    folder_enter();
    folder_write("figure.yaml", figure);
    RUN(threads_draw_the_same_bytes_as_one_alone);
    folder_leave();
    return check_result();
}
