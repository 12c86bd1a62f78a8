/*
 * corridor-place: a label placement instance, solved by the code that places the labels of figures.
 *
 *   in    [--positions 4|8] INSTANCE.csv: a header, then a row "id,x,y,w,h,..." for each point
 *   out   a CSV: id,x0,y0,x1,y1, a row for each placed label; the units of the instance, y up
 *
 * Labels touch their point with a corner (or the middle of a side, with eight positions), may touch
 * each other, may leave the page and may cover points.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "place/choose.h"

enum { MAX_POSITIONS = 8, MAX_LINE = 1000, MAX_ID = 63 };

typedef struct point {
    char id[MAX_ID + 1];
    double x, y, w, h;
} point;

typedef struct instance {
    point *points;
    size_t count, capacity;
} instance;

/* Where the box begins, in its own widths and heights from the point: Imhof's order. */
static const double shifts[MAX_POSITIONS][2] = { { 0, 0 },    { 0, -1 },   { -1, 0 },
                                                 { -1, -1 },  { 0, -0.5 }, { -1, -0.5 },
                                                 { -0.5, 0 }, { -0.5, -1 } };

static bool read_point(instance *in, const char *line)
{
    point p;
    if (sscanf(line, "%63[^,],%lf,%lf,%lf,%lf", p.id, &p.x, &p.y, &p.w, &p.h) != 5)
        return false;
    in->points = cor_grow(in->points, &in->capacity, in->count + 1, sizeof *in->points);
    in->points[in->count++] = p;
    return true;
}

static bool read_instance(instance *in, const char *path)
{
    char line[MAX_LINE];
    size_t number = 1;
    FILE *file = fopen(path, "r");
    bool well = file && fgets(line, sizeof line, file);
    while (well && fgets(line, sizeof line, file)) {
        number++;
        if (line[strspn(line, " \r\n")])
            well = read_point(in, line);
    }
    if (!well)
        fprintf(stderr, "%s:%zu:1: error: not a row id,x,y,w,h\n", path, number);
    if (file)
        fclose(file);
    return well;
}

static void solve(const instance *in, size_t positions)
{
    size_t n = in->count * positions;
    cor_rect *boxes = cor_alloc(n + 1, sizeof *boxes);
    cor_option *options = cor_alloc(n + 1, sizeof *options);
    cor_contender *contenders = cor_alloc(in->count + 1, sizeof *contenders);
    int *chosen = cor_alloc(in->count + 1, sizeof *chosen);
    for (size_t i = 0; i < n; i++) {
        const point *p = &in->points[i / positions];
        const double *shift = shifts[i % positions];
        double x = p->x + shift[0] * p->w, y = p->y + shift[1] * p->h;
        boxes[i] = (cor_rect){ x, y, x + p->w, y + p->h };
        options[i] = (cor_option){ boxes[i], &boxes[i], 1, 0 };
    }
    for (size_t i = 0; i < in->count; i++)
        contenders[i] = (cor_contender){ .first = i * positions, .count = positions };
    cor_choose(chosen, &(cor_contest){ contenders, in->count, options, n, 0 });
    puts("id,x0,y0,x1,y1");
    for (size_t i = 0; i < in->count; i++) {
        if (chosen[i] < 0)
            continue;
        const cor_rect *b = &boxes[i * positions + (size_t)chosen[i]];
        printf("%s,%.10g,%.10g,%.10g,%.10g\n", in->points[i].id, b->x0_pt, b->y0_pt, b->x1_pt,
               b->y1_pt);
    }
    cor_free(boxes);
    cor_free(options);
    cor_free(contenders);
    cor_free(chosen);
}

int main(int argc, char **argv)
{
    instance in = { 0 };
    size_t positions = 4;
    if (argc == 4 && strcmp(argv[1], "--positions") == 0) {
        positions = (size_t)strtoul(argv[2], NULL, 10);
        argv += 2;
        argc -= 2;
    }
    if (argc != 2 || (positions != 4 && positions != 8)) {
        fputs("corridor-place [--positions 4|8] INSTANCE.csv\n", stderr);
        return 2;
    }
    bool well = read_instance(&in, argv[1]);
    if (well)
        solve(&in, positions);
    cor_free(in.points);
    return well ? 0 : 1;
}
