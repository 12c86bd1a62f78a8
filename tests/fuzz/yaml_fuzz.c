/* Any bytes as a figure file: read or refused at a place in the file; what is read prints as JSON
 * and as YAML that read back as the same, and can be laid over itself. */
#include <string.h>

#include "fuzz/target.h"
#include "style/merge.h"
#include "style/print_yaml.h"

static cor_node *read_node(cor_str text, cor_arena *arena, cor_report *report)
{
    cor_node *root = NULL;
    cor_source *source = cor_source_from_memory("fuzz.yaml", text);
    bool well = cor_node_read(&root, source, arena, report);
    REQUIRE(well == (report->errors == 0));
    REQUIRE(well == (root != NULL));
    cor_source_free(source);
    return root;
}

static void check_printed(cor_node *root, cor_arena *arena)
{
    cor_report report = { 0 };
    cor_buf first = { 0 }, second = { 0 }, yaml = { 0 }, third = { 0 };
    cor_node_print_json(&first, root, 1);
    cor_node *again = read_node(cor_buf_view(&first), arena, &report);
    REQUIRE(again);
    cor_node_print_json(&second, again, 1);
    REQUIRE(strcmp(first.ptr, second.ptr) == 0);
    cor_node_print_yaml(&yaml, root);
    again = yaml.len < COR_NODE_BYTES_MAX ? read_node(cor_buf_view(&yaml), arena, &report) : root;
    REQUIRE(again);
    cor_node_print_json(&third, again, 1);
    REQUIRE(strcmp(first.ptr, third.ptr) == 0);
    cor_buf_free(&first);
    cor_buf_free(&second);
    cor_buf_free(&yaml);
    cor_buf_free(&third);
    cor_report_clear(&report);
}

static void check_report(const cor_report *report, cor_str text)
{
    size_t lines = 2;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    for (size_t i = 0; i < report->count; i++)
        REQUIRE(report->items[i].at.line <= lines && report->items[i].message[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t most = 64 * 1024;
    cor_str text = { (const char *)data, size };
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_node *root = read_node(text, arena, &report), *merged = NULL;
    check_report(&report, text);
    if (root && root->kind == COR_NODE_MAP && size < most) {
        check_printed(root, arena);
        if (cor_node_merge(&merged, root, root, arena, &report))
            check_printed(merged, arena);
    }
    cor_report_clear(&report);
    cor_arena_free(arena);
    return 0;
}
