/*
 * style/expr_list_index: where a value stands in a list that does not change.
 *
 *   in    the items of a literal list
 *   out   the first place from a given one on at which an equal value stands (cor_datum_same)
 *   not   short lists, which are sooner searched
 *
 * Sorted, not hashed: whoever writes the list cannot make a search long.
 * Memory: in the arena; borrows the items. Threads: frozen.
 */
#ifndef COR_STYLE_EXPR_LIST_INDEX_H
#define COR_STYLE_EXPR_LIST_INDEX_H

#include "base/arena.h"
#include "base/value.h"

typedef struct cor_list_index cor_list_index;

const cor_list_index *cor_list_index_new(const cor_value *items, size_t count, cor_arena *arena);
bool cor_list_index_find(const cor_list_index *index, const cor_value *needle, size_t from,
                         size_t *place);

#endif
