/* Our GeoJSON reader against GDAL's.
 *
 * usage: geojson_oracle --seeds FIRST COUNT | FILE...
 *
 * Ends with 1 when the two readers differ about a text, and names its seed or file. A file that we
 * refuse is told and counts as a difference: every one is given as good.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/source_text.h"
#include "property/geojson/compare.h"
#include "property/geojson/generate.h"

typedef struct totals {
    size_t texts, compared, different;
} totals;

static void count(totals *t, const char *name, const comparison *c)
{
    t->texts++;
    t->compared += c->compared;
    if (!c->difference[0])
        return;
    t->different++;
    printf("%s: %s%s\n", name, c->read ? "" : "refused: ", c->difference);
}

static void compare_seeds(totals *t, unsigned long long first, unsigned long long number)
{
    for (unsigned long long seed = first; seed < first + number; seed++) {
        char name[40];
        cor_buf text = { 0 };
        generate_geojson(&text, seed);
        snprintf(name, sizeof name, "seed %llu", seed);
        comparison c = compare_readings(name, cor_buf_view(&text));
        if (number == 1)
            printf("%s\n", text.ptr);
        count(t, name, &c);
        cor_buf_free(&text);
    }
}

static void compare_file(totals *t, const char *path)
{
    cor_report report = { 0 };
    cor_source *source;
    comparison c = { .difference = "cannot be opened" };
    if (cor_source_open(&source, path, (size_t)1 << 30, COR_NOWHERE, &report)) {
        c = compare_readings(path, source->text);
        cor_source_free(source);
    }
    count(t, path, &c);
    cor_report_clear(&report);
}

int main(int argc, char **argv)
{
    totals t = { 0 };
    compare_open();
    if (argc == 4 && strcmp(argv[1], "--seeds") == 0)
        compare_seeds(&t, strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10));
    else
        for (int i = 1; i < argc; i++)
            compare_file(&t, argv[i]);
    compare_close();
    printf("%zu texts, %zu coordinates and properties compared, %zu texts differ\n", t.texts,
           t.compared, t.different);
    return t.different || !t.compared;
}
