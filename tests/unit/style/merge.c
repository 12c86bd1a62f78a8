/* A figure laid over what it extends. */
#include "style/merge.h"
#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct merging {
    const char *below, *above, *result;
} merging;

static int merges_to(const merging *row)
{
    reading below = read_text(cor_str_of(row->below)), above = read_text(cor_str_of(row->above));
    cor_node *out = NULL;
    bool well = below.root && above.root &&
                cor_node_merge(&out, below.root, above.root, above.arena, &above.report);
    int same = well && node_prints(out, row->result);
    if (!well)
        cor_report_print(stdout, &above.report);
    reading_free(&above);
    reading_free(&below);
    return same;
}

static void maps_are_merged_deeply_and_the_rest_replaced(void)
{
    static const merging rows[] = {
        { "a: 1\nb: {c: 1, d: {e: 1}}", "b: {d: {f: 2}, g: 3}",
          "{\"a\":1,\"b\":{\"c\":1,\"d\":{\"e\":1,\"f\":2},\"g\":3}}" },
        { "a: [1, 2, 3]", "a: [4]", "{\"a\":[4]}" },
        { "a: {b: 1}", "a: x", "{\"a\":\"x\"}" },
        { "a: x", "a: {b: 1}", "{\"a\":{\"b\":1}}" },
        { "a: 1", "a: null", "{\"a\":null}" },
        { "z: 1\ny: 2", "x: 3\nz: 4", "{\"z\":4,\"y\":2,\"x\":3}" },
        { "state: {r: {default: red}}", "state: {r: {default: blue}, s: {default: 1}}",
          "{\"state\":{\"r\":{\"default\":\"blue\"},\"s\":{\"default\":1}}}" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(merges_to(&rows[i]));
}

static void layers_are_merged_by_id(void)
{
    static const merging rows[] = {
        { "layers: [{id: a, paint: {x: 1, y: 2}}, {id: b}]",
          "layers: [{id: c}, {id: a, paint: {y: 3}}]",
          "{\"layers\":[{\"id\":\"a\",\"paint\":{\"x\":1,\"y\":3}},{\"id\":\"b\"},"
          "{\"id\":\"c\"}]}" },
        { "layers: [{id: a}, {id: b}]", "layers: [{id: c, before: b}, {id: d, before: a}]",
          "{\"layers\":[{\"id\":\"d\"},{\"id\":\"a\"},{\"id\":\"c\"},{\"id\":\"b\"}]}" },
        { "layers: [{id: a}, {id: b}, {id: c}]", "layers: [{id: c, before: a, x: 1}]",
          "{\"layers\":[{\"id\":\"c\",\"x\":1},{\"id\":\"a\"},{\"id\":\"b\"}]}" },
        { "layers: [{id: a}, {id: b}]", "layers: [{id: a, remove: true}]",
          "{\"layers\":[{\"id\":\"b\"}]}" },
        { "layers: [{id: a, x: 1}]", "layers: [{id: a, remove: false, y: 2}]",
          "{\"layers\":[{\"id\":\"a\",\"x\":1,\"y\":2}]}" },
        { "layers: [{id: a, x: 1}]", "layers: [{id: a, remove: true}, {id: a, y: 2}]",
          "{\"layers\":[{\"id\":\"a\",\"y\":2}]}" },
        { "layers: [{id: a, f: [1, 2]}]", "layers: [{id: a, f: [3]}]",
          "{\"layers\":[{\"id\":\"a\",\"f\":[3]}]}" },
        { "version: 8", "layers: [{id: a}]", "{\"version\":8,\"layers\":[{\"id\":\"a\"}]}" },
        { "layers: [{id: a}]", "layers: [7, {type: x}]",
          "{\"layers\":[{\"id\":\"a\"},7,{\"type\":\"x\"}]}" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(merges_to(&rows[i]));
}

/* Were the second merged into the first, the checker could not see that they are two. */
static void two_layers_of_one_file_stay_two(void)
{
    static const merging row = { "layers: [{id: a, x: 1}]",
                                 "layers: [{id: a, y: 2}, {id: a, z: 3}, {id: b}, {id: b}]",
                                 "{\"layers\":[{\"id\":\"a\",\"x\":1,\"y\":2},"
                                 "{\"id\":\"a\",\"z\":3},{\"id\":\"b\"},{\"id\":\"b\"}]}" };
    CHECK(merges_to(&row));
}

static void inline_data_and_extents_do_not_grow_together(void)
{
    static const merging rows[] = {
        { "sources: {s: {type: geojson, data: {type: Point, coordinates: [1, 2]}}}",
          "sources: {s: {data: {type: FeatureCollection, features: []}}, t: {type: raster}}",
          "{\"sources\":{\"s\":{\"type\":\"geojson\",\"data\":{\"type\":\"FeatureCollection\","
          "\"features\":[]}},\"t\":{\"type\":\"raster\"}}}" },
        { "corridor: {map: {extent: {layers: [a], pad: 5mm}}}",
          "corridor: {map: {extent: {bbox: [1, 2, 3, 4]}}}",
          "{\"corridor\":{\"map\":{\"extent\":{\"pad\":\"5mm\",\"bbox\":[1,2,3,4]}}}}" },
        { "corridor: {map: {extent: {layers: [a]}}}", "corridor: {map: {extent: {pad: 5mm}}}",
          "{\"corridor\":{\"map\":{\"extent\":{\"layers\":[\"a\"],\"pad\":\"5mm\"}}}}" },
        { "corridor: {map: {extent: {scale: '1:1000', center: [1, 2]}}}",
          "corridor: {map: {extent: {center: [3, 4]}}}",
          "{\"corridor\":{\"map\":{\"extent\":{\"scale\":\"1:1000\",\"center\":[3,4]}}}}" },
        { "corridor: {map: {extent: {scale: '1:1000', center: [1, 2]}}}",
          "corridor: {map: {extent: {layers: [a]}}}",
          "{\"corridor\":{\"map\":{\"extent\":{\"layers\":[\"a\"]}}}}" },
        { "corridor: {map: {extent: [1, 2, 3, 4]}}", "corridor: {map: {extent: {layers: [a]}}}",
          "{\"corridor\":{\"map\":{\"extent\":{\"layers\":[\"a\"]}}}}" },
        { "corridor: {map: {extent: {layers: [a]}}}", "corridor: {map: {extent: [1, 2, 3, 4]}}",
          "{\"corridor\":{\"map\":{\"extent\":[1,2,3,4]}}}" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(merges_to(&rows[i]));
}

static void abstract_is_not_inherited(void)
{
    reading file = read_text(COR_STR("corridor: {abstract: true, alt: x}"));
    CHECK(node_prints(cor_node_inherited(file.root, file.arena), "{\"corridor\":{\"alt\":\"x\"}}"));
    reading_free(&file);
}

static void faults_of_layers_are_all_reported(void)
{
    static const char above_text[] = "layers:\n"
                                     "  - {id: x, before: rout}\n"
                                     "  - {id: town, remove: true}\n"
                                     "  - {remove: true}\n"
                                     "  - {id: y, before: 3}\n"
                                     "  - {id: route, remove: yes}\n";
    static const expected_fault faults[] = {
        { above_text, 2, 21, 4, "no layer 'rout'", "did you mean 'route'?" },
        { above_text, 3, 10, 4, "no layer 'town'", "did you mean 'towns'?" },
        { above_text, 4, 5, 1, "has no id", "add its id" },
        { above_text, 5, 21, 1, "expected a string, found a number", NULL },
        { above_text, 6, 25, 3, "expected a boolean, found a string", "remove: true" },
    };
    reading below = read_text(COR_STR("layers: [{id: route}, {id: towns}]"));
    reading above = read_text(cor_str_of(above_text));
    cor_node *out = NULL;
    CHECK(!cor_node_merge(&out, below.root, above.root, above.arena, &above.report));
    CHECK(above.report.errors == COUNT(faults));
    CHECK(cor_node_get(out, "layers")->count >= 2); /* the rest is there */
    for (size_t i = 0; i < COUNT(faults); i++)
        CHECK(said(&above.report, &faults[i]));
    reading_free(&above);
    reading_free(&below);
}

static void merged_values_keep_the_place_where_they_were_written(void)
{
    reading below = read_text(COR_STR("a: {b: 1,\n c: 2}"));
    reading above = read_text(COR_STR("\n\na: {b: 3}"));
    cor_node *out = NULL;
    CHECK(cor_node_merge(&out, below.root, above.root, above.arena, &above.report));
    const cor_node *a = cor_node_get(out, "a");
    CHECK(cor_node_entry(a, "b")->key_at.line == 3 && cor_node_get(a, "b")->at.line == 3);
    CHECK(cor_node_get(a, "c")->at.line == 2);
    CHECK(cor_node_get(cor_node_get(below.root, "a"), "b")->number == 1);
    reading_free(&above);
    reading_free(&below);
}

static void too_many_layers_are_refused(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "layers:\n");
    for (int i = 0; i < 1001; i++)
        cor_buf_printf(&text, "- {id: l%d}\n", i);
    reading below = read_text(COR_STR("layers: [{id: a}]")), above = read_text(cor_buf_view(&text));
    cor_node *out = NULL;
    CHECK(!cor_node_merge(&out, below.root, above.root, above.arena, &above.report));
    CHECK(above.report.errors == 1 && above.report.items[0].kind == COR_KIND_LIMIT);
    reading_free(&above);
    reading_free(&below);
    cor_buf_free(&text);
}

int main(void)
{
    RUN(maps_are_merged_deeply_and_the_rest_replaced);
    RUN(layers_are_merged_by_id);
    RUN(two_layers_of_one_file_stay_two);
    RUN(inline_data_and_extents_do_not_grow_together);
    RUN(abstract_is_not_inherited);
    RUN(faults_of_layers_are_all_reported);
    RUN(merged_values_keep_the_place_where_they_were_written);
    RUN(too_many_layers_are_refused);
    return check_result();
}
