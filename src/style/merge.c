#include "style/merge.h"

#include <string.h>

#include "base/memory.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each is looked up among the others. */
enum { LAYERS_MAX = 1000 };

typedef struct merge {
    cor_arena *arena;
    cor_report *report;
} merge;

static cor_node *overlay(const merge *m, const cor_node *below, const cor_node *above);

static cor_node *copy_of(const merge *m, const cor_node *node)
{
    return cor_arena_copy(m->arena, node, 1, sizeof *node);
}

static cor_entry *find(cor_node *map, cor_str key)
{
    for (size_t i = 0; i < map->count; i++)
        if (cor_str_equal(map->entries[i].key, key))
            return &map->entries[i];
    return NULL;
}

/* A map with the entries of `below`, in its order, and room for those of `above`. */
static cor_node *begin_map(const merge *m, const cor_node *below, const cor_node *above)
{
    cor_node *out = copy_of(m, above);
    out->entries = cor_arena_alloc(m->arena, below->count + above->count, sizeof *out->entries);
    if (below->count)
        memcpy(out->entries, below->entries, below->count * sizeof *out->entries);
    out->count = below->count;
    return out;
}

static void put(cor_node *map, const cor_entry *entry, cor_node *value)
{
    cor_entry *place = find(map, entry->key);
    if (!place)
        place = &map->entries[map->count++];
    *place = (cor_entry){ entry->key, entry->key_at, value };
}

static void take_away(cor_node *map, const char *key)
{
    size_t kept = 0;
    for (size_t i = 0; i < map->count; i++)
        if (!cor_str_is(map->entries[i].key, key))
            map->entries[kept++] = map->entries[i];
    map->count = kept;
}

static bool both_maps(const cor_node *below, const cor_node *above)
{
    return below && below->kind == COR_NODE_MAP && above->kind == COR_NODE_MAP;
}

/* Members replaced one by one: inline data of two sources must not grow together. */
static cor_node *overlay_shallow(const merge *m, const cor_node *below, const cor_node *above)
{
    if (!both_maps(below, above))
        return copy_of(m, above);
    cor_node *out = begin_map(m, below, above);
    for (size_t i = 0; i < above->count; i++)
        put(out, &above->entries[i], above->entries[i].value);
    return out;
}

/* An extent says one of bbox, layers, scale: the upper's choice replaces the lower's. */
static cor_node *overlay_extent(const merge *m, const cor_node *below, const cor_node *above)
{
    static const char *const choices[] = { "bbox", "layers", "scale" };
    cor_node *out = overlay_shallow(m, below, above);
    bool chosen = false;
    for (size_t i = 0; i < COUNT(choices); i++)
        chosen = chosen || cor_node_get(above, choices[i]);
    if (!chosen)
        return out;
    for (size_t i = 0; i < COUNT(choices); i++)
        if (!cor_node_get(above, choices[i]))
            take_away(out, choices[i]);
    if (!cor_node_get(above, "scale") && !cor_node_get(above, "center"))
        take_away(out, "center");
    return out;
}

static cor_node *overlay_each(const merge *m, const cor_node *below, const cor_node *above)
{
    if (!both_maps(below, above))
        return copy_of(m, above);
    cor_node *out = begin_map(m, below, above);
    for (size_t i = 0; i < above->count; i++) {
        const cor_entry *entry = &above->entries[i];
        const cor_entry *old = find(out, entry->key);
        put(out, entry, overlay_shallow(m, old ? old->value : NULL, entry->value));
    }
    return out;
}

static cor_node *overlay(const merge *m, const cor_node *below, const cor_node *above)
{
    if (!both_maps(below, above))
        return copy_of(m, above);
    cor_node *out = begin_map(m, below, above);
    for (size_t i = 0; i < above->count; i++) {
        const cor_entry *entry = &above->entries[i];
        const cor_entry *old = find(out, entry->key);
        bool extent = cor_str_is(entry->key, "extent");
        const cor_node *under = old ? old->value : NULL;
        put(out, entry,
            extent ? overlay_extent(m, under, entry->value) : overlay(m, under, entry->value));
    }
    return out;
}

/* Layers of the result, in drawing order. `settled` ones stand in the upper file already: a second
 * one of the same id there is left for the checker to find. */
typedef struct stack {
    cor_node **items;
    bool *settled;
    size_t count;
} stack;

static const cor_node *id_of(const cor_node *layer)
{
    const cor_node *id = cor_node_get(layer, "id");
    return id && id->kind == COR_NODE_STRING ? id : NULL;
}

static size_t find_layer(const stack *s, cor_str id)
{
    for (size_t i = 0; i < s->count; i++) {
        const cor_node *other = id_of(s->items[i]);
        if (other && cor_str_equal(other->string, id))
            return i;
    }
    return s->count;
}

static void take_out(stack *s, size_t index)
{
    s->count--;
    for (size_t i = index; i < s->count; i++) {
        s->items[i] = s->items[i + 1];
        s->settled[i] = s->settled[i + 1];
    }
}

static void put_in(stack *s, size_t index, cor_node *layer)
{
    for (size_t i = s->count++; i > index; i--) {
        s->items[i] = s->items[i - 1];
        s->settled[i] = s->settled[i - 1];
    }
    s->items[index] = layer;
    s->settled[index] = true;
}

static bool fail_layer(const merge *m, const stack *s, const cor_node *id)
{
    const char **ids = cor_alloc(s->count, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < s->count; i++)
        if (id_of(s->items[i]))
            ids[count++] = id_of(s->items[i])->string.ptr;
    const char *nearest = cor_str_nearest(id->string, ids, count);
    cor_buf hint = { 0 };
    if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    cor_fail(m->report, COR_KIND_REFERENCE, id->at, hint.ptr, "there is no layer '%.*s' here",
             (int)id->string.len, id->string.ptr);
    cor_buf_free(&hint);
    cor_free(ids);
    return false;
}

/* Whether the layer is to be removed; reports a `remove` that is no boolean. */
static bool asks_removal(const merge *m, const cor_node *layer, bool *well)
{
    const cor_node *remove = cor_node_get(layer, "remove");
    if (remove && remove->kind != COR_NODE_BOOL)
        *well = cor_fail(m->report, COR_KIND_BAD_TYPE, remove->at, "write remove: true",
                         "expected a boolean, found %s", cor_node_kind_name(remove->kind));
    return remove && remove->kind == COR_NODE_BOOL && remove->boolean;
}

/* Where the layer goes by its `before`, or `otherwise`. */
static bool find_before(size_t *index, const merge *m, const stack *s, const cor_node *before,
                        size_t otherwise)
{
    *index = otherwise;
    if (!before)
        return true;
    if (before->kind != COR_NODE_STRING)
        return cor_fail(m->report, COR_KIND_BAD_TYPE, before->at, "name a layer by its id",
                        "expected a string, found %s", cor_node_kind_name(before->kind));
    *index = find_layer(s, before->string);
    return *index < s->count || fail_layer(m, s, before);
}

static bool place_layer(const merge *m, stack *s, const cor_node *layer)
{
    bool well = true;
    const cor_node *id = id_of(layer);
    size_t old = id ? find_layer(s, id->string) : s->count;
    bool known = old < s->count && !s->settled[old];
    if (asks_removal(m, layer, &well)) {
        if (!id)
            return cor_fail(m->report, COR_KIND_MISSING_KEY, layer->at, "add its id",
                            "a layer to be removed has no id");
        if (!known)
            return fail_layer(m, s, id);
        take_out(s, old);
        return true;
    }
    cor_node *merged = overlay(m, known ? s->items[old] : NULL, layer);
    if (merged->kind == COR_NODE_MAP) {
        merged = begin_map(m, merged, merged);
        take_away(merged, "before");
        take_away(merged, "remove");
    }
    const cor_node *before = cor_node_get(layer, "before");
    if (known)
        take_out(s, old);
    size_t index;
    well = find_before(&index, m, s, before, known ? old : s->count) && well;
    put_in(s, index, merged);
    return well;
}

static bool check_layer_count(const merge *m, const cor_node *layers)
{
    if (layers->count <= LAYERS_MAX)
        return true;
    return cor_fail(m->report, COR_KIND_LIMIT, layers->at, NULL,
                    "%zu layers, more than the limit of %d", layers->count, LAYERS_MAX);
}

static cor_node *overlay_layers(const merge *m, const cor_node *below, const cor_node *above,
                                bool *well)
{
    size_t most = below->count + above->count;
    if (!check_layer_count(m, below) || !check_layer_count(m, above)) {
        cor_node *none = copy_of(m, above);
        none->count = 0;
        *well = false;
        return none;
    }
    stack s = { .items = cor_arena_alloc(m->arena, most, sizeof *s.items),
                .settled = cor_alloc(most, sizeof *s.settled),
                .count = below->count };
    if (below->count)
        memcpy(s.items, below->items, below->count * sizeof *s.items);
    for (size_t i = 0; i < above->count; i++)
        *well = place_layer(m, &s, above->items[i]) && *well;
    cor_node *out = copy_of(m, above);
    out->items = s.items;
    out->count = s.count;
    cor_free(s.settled);
    return out;
}

/* Nothing is taken along that says something about one file only. */
cor_node *cor_node_inherited(const cor_node *root, cor_arena *arena)
{
    const merge here = { .arena = arena }, *m = &here;
    const cor_node *corridor = cor_node_get(root, "corridor");
    if (!corridor || corridor->kind != COR_NODE_MAP)
        return copy_of(m, root);
    const cor_node nothing = { .kind = COR_NODE_MAP, .at = root->at };
    cor_node *out = begin_map(m, root, &nothing);
    cor_node *kept = begin_map(m, corridor, &nothing);
    kept->at = corridor->at;
    take_away(kept, "abstract");
    find(out, COR_STR("corridor"))->value = kept;
    return out;
}

bool cor_node_merge(cor_node **out, const cor_node *below, const cor_node *above, cor_arena *arena,
                    cor_report *report)
{
    merge m = { arena, report };
    if (!both_maps(below, above)) {
        *out = copy_of(&m, above);
        return true;
    }
    cor_node *root = begin_map(&m, below, above);
    bool well = true;
    for (size_t i = 0; i < above->count; i++) {
        const cor_entry *entry = &above->entries[i];
        const cor_entry *old = find(root, entry->key);
        const cor_node *under = old ? old->value : NULL;
        cor_node *value;
        if (cor_str_is(entry->key, "sources"))
            value = overlay_each(&m, under, entry->value);
        else if (cor_str_is(entry->key, "layers") && under && under->kind == COR_NODE_SEQ &&
                 entry->value->kind == COR_NODE_SEQ)
            value = overlay_layers(&m, under, entry->value, &well);
        else
            value = overlay(&m, under, entry->value);
        put(root, entry, value);
    }
    *out = root;
    return well;
}
