/* The `sprite` of a style: one address, or several with ids. What they hold is for picture/. */
#include <string.h>

#include "style/check.h"
#include "style/style_parts.h"

static bool add_sprite(cor_style *style, const char *id, const cor_node *url, cor_report *report)
{
    if (!cor_check_kind(url, COR_NODE_STRING, report))
        return false;
    if (url->string.len)
        style->sprites[style->sprite_count++] = (cor_style_sprite){ id, url->string, url->at };
    return true;
}

static bool is_taken(const cor_node *list, size_t before, cor_str id)
{
    for (size_t i = 0; i < before; i++) {
        const cor_node *other = cor_node_get(list->items[i], "id");
        if (other && other->kind == COR_NODE_STRING && cor_str_equal(other->string, id))
            return true;
    }
    return false;
}

static bool read_item(cor_style *style, const cor_node *list, size_t index, cor_report *report)
{
    static const char *const keys[] = { "id", "url" };
    const cor_node *item = list->items[index];
    if (!cor_check_map(item, keys, 2, "in a sprite", report))
        return false;
    const cor_node *id = cor_node_get(item, "id"), *url = cor_node_get(item, "url");
    if (!id || !url)
        return cor_fail(report, COR_KIND_MISSING_KEY, item->at, "{id: default, url: icons/maki}",
                        "a sprite has no '%s'", id ? "url" : "id");
    if (!cor_check_kind(id, COR_NODE_STRING, report))
        return false;
    if (is_taken(list, index, id->string))
        return cor_fail(report, COR_KIND_BAD_VALUE, id->at, NULL, "two sprites with the id '%.*s'",
                        (int)(id->string.len < 60 ? id->string.len : 60), id->string.ptr);
    return add_sprite(style, cor_arena_str(style->arena, id->string).ptr, url, report);
}

bool cor_style_read_sprites(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *node = cor_node_get(style->root, "sprite");
    if (!node)
        return true;
    size_t count = node->kind == COR_NODE_SEQ ? node->count : 1;
    style->sprites = cor_arena_alloc(style->arena, count + 1, sizeof *style->sprites);
    if (node->kind != COR_NODE_SEQ)
        return add_sprite(style, "default", node, reader->report);
    bool well = true;
    for (size_t i = 0; i < count; i++)
        well = read_item(style, node, i, reader->report) && well;
    return well;
}
