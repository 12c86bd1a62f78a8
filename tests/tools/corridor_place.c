/*
 * corridor-place: a label placement instance, solved by the code that places the labels of figures.
 *
 *   in    [--positions 4|8] INSTANCE.csv: columns id, x, y, w, h, in any order and among others
 *   out   a CSV: id,x0,y0,x1,y1, a row for each placed label; the units of the instance, y up
 *
 * Labels touch their point with a corner (or the middle of a side, with eight positions), may touch
 * each other, may leave the page and may cover points.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/memory.h"
#include "base/number.h"
#include "place/choose.h"

enum { MAX_POSITIONS = 8 };
enum { X, Y, W, H, MEASURES };

static const double largest = 1e9; /* beyond it, sides of a label would be rounded away */
static const size_t max_bytes = (size_t)1 << 30;

typedef struct point {
    cor_str id;
    double at[MEASURES];
} point;

typedef struct instance {
    point *points;
    size_t count;
} instance;

/* Where the box begins, in its own widths and heights from the point: Imhof's order. */
static const double shifts[MAX_POSITIONS][2] = { { 0, 0 },    { 0, -1 },   { -1, 0 },
                                                 { -1, -1 },  { 0, -0.5 }, { -1, -0.5 },
                                                 { -0.5, 0 }, { -0.5, -1 } };

static bool read_measure(double *out, const cor_cell *cell, bool is_side, cor_report *report)
{
    if (!cor_number_parse(cell->text, out) || fabs(*out) > largest || (is_side && !(*out > 0)))
        return cor_fail(report, COR_KIND_DATA, cell->at,
                        is_side ? "write a number above 0" : "write a number within a billion",
                        "'%.*s' is no %s", (int)(cell->text.len < 40 ? cell->text.len : 40),
                        cell->text.ptr, is_side ? "width or height" : "coordinate");
    return true;
}

static bool find_columns(int *out, const cor_csv *table, const char *file, cor_report *report)
{
    static const char *const names[MEASURES + 1] = { "x", "y", "w", "h", "id" };
    for (size_t i = 0; i <= MEASURES; i++) {
        out[i] = cor_csv_column(table, names[i]);
        if (out[i] < 0)
            return cor_fail(report, COR_KIND_DATA, (cor_span){ file, 1, 1, 1 },
                            "the first row names the columns: id,x,y,w,h", "no column '%s'",
                            names[i]);
    }
    return true;
}

static bool read_instance(instance *out, const cor_source *source, cor_arena *arena,
                          cor_report *report)
{
    cor_csv table;
    int columns[MEASURES + 1] = { 0 };
    if (!cor_csv_read(&table, source, arena, report) ||
        !find_columns(columns, &table, source->file, report))
        return false;
    out->points = cor_arena_alloc(arena, table.rows + 1, sizeof *out->points);
    for (size_t row = 0; row < table.rows; row++) {
        point *p = &out->points[out->count++];
        p->id = cor_csv_cell(&table, row, columns[MEASURES])->text;
        for (int i = 0; i < MEASURES; i++)
            if (!read_measure(&p->at[i], cor_csv_cell(&table, row, columns[i]), i >= W, report))
                return false;
    }
    return true;
}

static void print_id(cor_str id)
{
    bool is_plain = id.len > 0;
    for (size_t i = 0; i < id.len; i++)
        is_plain = is_plain && !strchr(",\"\r\n", id.ptr[i]);
    if (!is_plain)
        putchar('"');
    for (size_t i = 0; i < id.len; i++)
        fputs(id.ptr[i] == '"' ? "\"\"" : (char[]){ id.ptr[i], 0 }, stdout);
    if (!is_plain)
        putchar('"');
}

/* With all digits: a label must come out as large as it went in. */
static void print_box(const cor_rect *box)
{
    const double sides[4] = { box->x0_pt, box->y0_pt, box->x1_pt, box->y1_pt };
    cor_buf text = { 0 };
    for (size_t i = 0; i < 4; i++) {
        cor_buf_char(&text, ',');
        cor_number_shortest(&text, sides[i]);
    }
    printf("%.*s\n", (int)text.len, text.ptr);
    cor_buf_free(&text);
}

static cor_rect box_of(const point *p, size_t position)
{
    double x = p->at[X] + shifts[position][0] * p->at[W];
    double y = p->at[Y] + shifts[position][1] * p->at[H];
    return (cor_rect){ x, y, x + p->at[W], y + p->at[H] };
}

/* Smaller by what sums of decimal fractions are off: labels that touch do not overlap. */
static cor_rect inside(cor_rect box)
{
    static const double rounding = 1e-9;
    double dx = (box.x1_pt - box.x0_pt) * rounding, dy = (box.y1_pt - box.y0_pt) * rounding;
    return (cor_rect){ box.x0_pt + dx, box.y0_pt + dy, box.x1_pt - dx, box.y1_pt - dy };
}

static void print_chosen(const instance *in, const int *chosen)
{
    puts("id,x0,y0,x1,y1");
    for (size_t i = 0; i < in->count; i++) {
        if (chosen[i] < 0)
            continue;
        const cor_rect box = box_of(&in->points[i], (size_t)chosen[i]);
        print_id(in->points[i].id);
        print_box(&box);
    }
}

static void solve(const instance *in, size_t positions)
{
    size_t n = in->count * positions;
    cor_rect *boxes = cor_alloc(n + 1, sizeof *boxes);
    cor_option *options = cor_alloc(n + 1, sizeof *options);
    cor_contender *contenders = cor_alloc(in->count + 1, sizeof *contenders);
    int *chosen = cor_alloc(in->count + 1, sizeof *chosen);
    for (size_t i = 0; i < n; i++) {
        boxes[i] = inside(box_of(&in->points[i / positions], i % positions));
        options[i] = (cor_option){ boxes[i], &boxes[i], 1, 0 };
    }
    for (size_t i = 0; i < in->count; i++)
        contenders[i] = (cor_contender){ .first = i * positions, .count = positions };
    cor_choose(chosen, &(cor_contest){ contenders, in->count, options, n, 0 });
    print_chosen(in, chosen);
    cor_free(boxes);
    cor_free(options);
    cor_free(contenders);
    cor_free(chosen);
}

static bool place(const char *path, size_t positions, cor_report *report)
{
    cor_source *source;
    instance in = { 0 };
    if (!cor_source_open(&source, path, max_bytes, COR_NOWHERE, report))
        return false;
    cor_arena *arena = cor_arena_new();
    bool well = read_instance(&in, source, arena, report);
    if (well)
        solve(&in, positions);
    cor_arena_free(arena);
    cor_source_free(source);
    return well;
}

int main(int argc, char **argv)
{
    cor_report report = { 0 };
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
    bool well = place(argv[1], positions, &report);
    cor_report_print(stderr, &report);
    cor_report_clear(&report);
    return well ? 0 : 1;
}
