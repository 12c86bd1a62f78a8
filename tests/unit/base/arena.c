#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "unit/check.h"

static void pieces_are_zeroed_aligned_and_apart(void)
{
    cor_arena *arena = cor_arena_new();
    for (size_t round = 0; round < 3; round++) {
        unsigned char *before = NULL;
        for (size_t size = 0; size < 3000; size += 7) {
            unsigned char *piece = cor_arena_alloc(arena, size, 1);
            CHECK((uintptr_t)piece % _Alignof(max_align_t) == 0 && piece != before);
            for (size_t i = 0; i < size; i++)
                CHECK(piece[i] == 0);
            memset(piece, 0xa5, size);
            before = piece;
        }
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    cor_arena_free(NULL);
}

static void a_piece_larger_than_a_block_leaves_the_others_alone(void)
{
    cor_arena *arena = cor_arena_new();
    char *small = cor_arena_strdup(arena, "small");
    char *large = cor_arena_alloc(arena, 1 << 20, 1);
    memset(large, 'x', 1 << 20);
    char *other = cor_arena_strdup(arena, "other");
    CHECK(strcmp(small, "small") == 0 && strcmp(other, "other") == 0);
    CHECK(large[(1 << 20) - 1] == 'x');
    cor_arena_free(arena);
}

static void copies_are_terminated(void)
{
    cor_arena *arena = cor_arena_new();
    cor_str copy = cor_arena_str(arena, (cor_str){ "abcdef", 3 });
    CHECK(copy.len == 3 && strcmp(copy.ptr, "abc") == 0);
    CHECK(cor_arena_str(arena, (cor_str){ NULL, 0 }).ptr[0] == '\0');
    CHECK(strcmp(cor_arena_printf(arena, "%s-%d", "id", 7), "id-7") == 0);
    CHECK(strcmp(cor_arena_printf(arena, "%s", ""), "") == 0);
    int numbers[] = { 1, 2, 3 };
    CHECK(memcmp(cor_arena_copy(arena, numbers, 3, sizeof *numbers), numbers, sizeof numbers) == 0);
    cor_arena_free(arena);
}

static void a_growing_array_keeps_its_items(void)
{
    size_t *items = NULL, capacity = 0, moves = 0;
    for (size_t i = 0; i < 10000; i++) {
        size_t before = capacity;
        items = cor_grow(items, &capacity, i + 1, sizeof *items);
        moves += capacity != before;
        items[i] = i;
    }
    for (size_t i = 0; i < 10000; i++)
        CHECK(items[i] == i);
    CHECK(moves < 25);
    cor_free(items);
}

static void nothing_is_a_piece_too(void)
{
    void *none = cor_alloc(0, 8);
    CHECK(none != NULL);
    cor_free(none);
    char *text = cor_strndup(NULL, 0);
    CHECK(text && *text == '\0');
    cor_free(text);
}

int main(void)
{
    RUN(pieces_are_zeroed_aligned_and_apart);
    RUN(a_piece_larger_than_a_block_leaves_the_others_alone);
    RUN(copies_are_terminated);
    RUN(a_growing_array_keeps_its_items);
    RUN(nothing_is_a_piece_too);
    return check_result();
}
