#include "batch/audit_inputs.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/memory.h"

const cor_audit_input *cor_audit_inputs_find(const cor_audit_inputs *inputs, const char *path)
{
    for (size_t i = 0; path && i < inputs->count; i++)
        if (strcmp(inputs->items[i].path, path) == 0)
            return &inputs->items[i];
    return NULL;
}

static void add(cor_audit_inputs *out, const char *path)
{
    if (!path || cor_audit_inputs_find(out, path))
        return;
    out->items = cor_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    cor_audit_input *input = &out->items[out->count++];
    *input = (cor_audit_input){ .own = cor_strdup(path) };
    input->path = input->own;
}

/* A Shapefile is many files. */
static void add_beside(cor_audit_inputs *out, const char *path)
{
    static const char *const extensions[] = { ".shx", ".SHX", ".dbf", ".DBF",
                                              ".prj", ".PRJ", ".cpg", ".CPG" };
    size_t length = strlen(path), stem = length - strlen(".shp");
    if (length < strlen(".shp") || strcasecmp(path + stem, ".shp") != 0)
        return;
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cor_buf beside = { 0 };
        cor_buf_printf(&beside, "%.*s%s", (int)stem, path, extensions[i]);
        if (access(beside.ptr, R_OK) == 0)
            add(out, beside.ptr);
        cor_buf_free(&beside);
    }
}

const char *cor_audit_source_path(const cor_style_source *source)
{
    return source->path ? source->path : source->at.file;
}

static bool is_claimed_about(const cor_plan *plan, size_t source)
{
    const char *name = plan->style->sources[source].name;
    for (size_t i = 0; i < plan->findings.count; i++) {
        const cor_claim *claim = plan->findings.items[i].claim;
        const char *route = claim->route.source, *within = claim->within.source;
        if ((route && strcmp(route, name) == 0) || (within && strcmp(within, name) == 0))
            return true;
        for (size_t k = 0; claim->layer && k < plan->style->layer_count; k++)
            if (strcmp(plan->style->layers[k].id, claim->layer) == 0 &&
                plan->style->layers[k].source == (int)source)
                return true;
    }
    return false;
}

static void list(cor_audit_inputs *out, const cor_plan *plan)
{
    const cor_style *style = plan->style;
    size_t picture_count = 0;
    for (size_t i = 0; i < style->file_count; i++)
        add(out, style->files[i]);
    for (size_t i = 0; i < style->source_count; i++) {
        bool is_used = plan->datasets[i] || plan->rasters[i] || is_claimed_about(plan, i);
        const char *path = cor_audit_source_path(&style->sources[i]);
        if (!is_used || !path)
            continue;
        add(out, path);
        add_beside(out, path);
    }
    const char *const *pictures =
        plan->pictures ? cor_pictures_files(plan->pictures, &picture_count) : NULL;
    for (size_t i = 0; i < picture_count; i++)
        add(out, pictures[i]);
}

bool cor_audit_inputs_collect(cor_audit_inputs *out, const cor_plan *plan, cor_report *report)
{
    cor_input_log *log = (cor_input_log *)report->inputs;
    cor_audit_inputs inputs = { 0 };
    bool ok = true;
    list(&inputs, plan);
    for (size_t i = 0; ok && i < inputs.count; i++)
        ok = cor_input_log_sum(&inputs.items[i].sum, log, inputs.items[i].path, report);
    if (ok)
        *out = inputs;
    else
        cor_audit_inputs_free(&inputs);
    return ok;
}

void cor_audit_inputs_free(cor_audit_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        cor_free(inputs->items[i].own);
    cor_free(inputs->items);
    *inputs = (cor_audit_inputs){ 0 };
}
