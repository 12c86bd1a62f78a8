/* Any bytes as JSON: read or refused with a message, and what is read survives printing. */
#include "base/json.h"
#include "fuzz/target.h"

static bool read_value(cor_value *out, cor_str text, cor_arena *arena, cor_report *report)
{
    cor_source *source = cor_source_from_memory("fuzz.json", text);
    bool well = cor_json_document(out, source, 64, arena, report);
    cor_value copied = { 0 };
    if (well) { /* strings are borrowed from the source: print before it goes */
        cor_buf printed = { 0 };
        cor_value_print(&printed, out);
        cor_source *again = cor_source_from_memory("again.json", cor_buf_view(&printed));
        REQUIRE(cor_json_document(&copied, again, 64, arena, report));
        REQUIRE(cor_value_equal(out, &copied));
        cor_source_free(again);
        cor_buf_free(&printed);
    }
    cor_source_free(source);
    return well;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_value value;
    bool well = read_value(&value, (cor_str){ (const char *)data, size }, arena, &report);
    REQUIRE(well == (report.errors == 0));
    cor_report_clear(&report);
    cor_arena_free(arena);
    return 0;
}
