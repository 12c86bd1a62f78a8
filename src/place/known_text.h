/*
 * place/known_text: blocks of text that were shaped before. Private to place.
 *
 *   in    a text and its style
 *   out   the block that it was shaped to
 *   not   shaping (text/shape), formatted text
 *
 * The names of a region repeat themselves, heights and numbers of roads do so more: of 9,000 names
 * of villages 4,000 differ. A block is the same for equal texts, and nothing changes it.
 *
 * Memory: blocks and texts live in the labels' arena, the rest until cor_known_texts_free; a zeroed
 * one is empty. Threads: one per map.
 */
#ifndef COR_PLACE_KNOWN_TEXT_H
#define COR_PLACE_KNOWN_TEXT_H

#include "text/shape.h"

typedef struct cor_known_text cor_known_text;

typedef struct cor_known_texts {
    cor_text_style *styles; /* those met so far, each once */
    size_t style_count, style_capacity;
    cor_known_text *slots; /* a hash table, never more than half full */
    size_t slot_count, count;
} cor_known_texts;

/* NULL when the text is new. */
const cor_block *cor_known_text_find(const cor_known_texts *known, const cor_text_style *style,
                                     cor_str text);
/* Once for each text; what it points to lives in the arena. */
void cor_known_text_add(cor_known_texts *known, const cor_text_style *style, cor_str text,
                        const cor_block *block, cor_arena *arena);
void cor_known_texts_free(cor_known_texts *known);

#endif
