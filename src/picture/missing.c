#include "picture/missing.h"

#include <string.h>

#include "base/memory.h"

enum { EXAMPLES = 4 };

struct cor_missing_use {
    cor_span at;
    char *layer;
    char *names[EXAMPLES]; /* the first that differ */
    size_t name_count;
    bool has_more;
    const void **features; /* ascending */
    size_t feature_count, feature_capacity;
};

static bool is_same_place(cor_span a, cor_span b)
{
    bool same_file = a.file == b.file || (a.file && b.file && strcmp(a.file, b.file) == 0);
    return same_file && a.line == b.line && a.column == b.column;
}

static cor_missing_use *use_of(cor_missing *missing, const cor_picture_request *request)
{
    for (size_t i = 0; i < missing->count; i++)
        if (is_same_place(missing->uses[i].at, request->at))
            return &missing->uses[i];
    missing->uses =
        cor_grow(missing->uses, &missing->capacity, missing->count + 1, sizeof *missing->uses);
    cor_missing_use *use = &missing->uses[missing->count++];
    *use = (cor_missing_use){ .at = request->at, .layer = cor_strdup(request->layer) };
    return use;
}

static void add_name(cor_missing_use *use, cor_str name)
{
    for (size_t i = 0; i < use->name_count; i++)
        if (cor_str_is(name, use->names[i]))
            return;
    if (use->name_count < EXAMPLES)
        use->names[use->name_count++] = cor_strndup(name.ptr, name.len);
    else
        use->has_more = true;
}

/* A feature counts once, in however many maps it is shown. */
static void add_feature(cor_missing_use *use, const void *feature)
{
    size_t low = 0, high = use->feature_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (use->features[middle] == feature)
            return;
        if ((const char *)use->features[middle] < (const char *)feature)
            low = middle + 1;
        else
            high = middle;
    }
    use->features = cor_grow(use->features, &use->feature_capacity, use->feature_count + 1,
                             sizeof *use->features);
    memmove(use->features + low + 1, use->features + low,
            (use->feature_count - low) * sizeof *use->features);
    use->features[low] = feature;
    use->feature_count++;
}

void cor_missing_add(cor_missing *missing, const cor_picture_request *request)
{
    cor_missing_use *use = use_of(missing, request);
    add_name(use, request->name);
    if (request->feature)
        add_feature(use, request->feature);
}

static void report_use(const cor_missing_use *use, const char *const *names, size_t count,
                       cor_report *report)
{
    cor_buf hint = { 0 }, list = { 0 };
    const char *nearest = cor_str_nearest(cor_str_of(use->names[0]), names, count);
    if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    else if (!count)
        cor_buf_text(&hint, "name a folder of SVG or PNG files in corridor.icons, or a sprite of "
                            "local files in 'sprite'");
    for (size_t i = 0; i < use->name_count; i++)
        cor_buf_printf(&list, "%s'%.60s'", i ? ", " : "", use->names[i]);
    cor_buf_text(&list, use->has_more ? ", ..." : "");
    if (use->feature_count)
        cor_buf_printf(&list, " (%zu feature%s)", use->feature_count,
                       use->feature_count == 1 ? "" : "s");
    cor_warn(report, COR_KIND_REFERENCE, use->at, hint.ptr, "layer '%s': there is no image %s",
             use->layer, list.ptr);
    cor_buf_free(&hint);
    cor_buf_free(&list);
}

void cor_missing_report(cor_missing *missing, const char *const *names, size_t count,
                        cor_report *report)
{
    for (size_t i = 0; i < missing->count; i++)
        report_use(&missing->uses[i], names, count, report);
    cor_missing_free(missing);
}

void cor_missing_free(cor_missing *missing)
{
    for (size_t i = 0; i < missing->count; i++) {
        cor_missing_use *use = &missing->uses[i];
        for (size_t k = 0; k < use->name_count; k++)
            cor_free(use->names[k]);
        cor_free(use->layer);
        cor_free(use->features);
    }
    cor_free(missing->uses);
    *missing = (cor_missing){ 0 };
}
