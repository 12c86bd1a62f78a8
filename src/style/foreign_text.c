#include "style/foreign_text.h"

#include <stddef.h>

typedef struct foreign_text {
    const char *text, *tag;
    struct foreign_text *next;
} foreign_text;

struct cor_foreign_texts {
    cor_arena *arena;
    foreign_text *first;
};

cor_foreign_texts *cor_foreign_texts_new(cor_arena *arena)
{
    cor_foreign_texts *texts = cor_arena_alloc(arena, 1, sizeof *texts);
    texts->arena = arena;
    return texts;
}

void cor_foreign_text_add(cor_foreign_texts *texts, const char *text, const char *tag)
{
    if (!texts || !text || !tag || cor_foreign_text_tag(texts, text))
        return;
    foreign_text *added = cor_arena_alloc(texts->arena, 1, sizeof *added);
    *added = (foreign_text){ text, tag, texts->first };
    texts->first = added;
}

const char *cor_foreign_text_tag(const cor_foreign_texts *texts, const char *text)
{
    for (const foreign_text *t = texts && text ? texts->first : NULL; t; t = t->next)
        if (t->text == text)
            return t->tag;
    return NULL;
}
