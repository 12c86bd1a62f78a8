/*
 * base/json: the one JSON reader of the house, a strict RFC 8259 pull tokenizer.
 *
 *   in    a cor_source, a depth limit
 *   out   tokens with their place in the source; whole values on demand
 *   not   the meaning of members; writing (cor_value_print)
 *
 * Refused: anything outside the grammar, text after the document, UTF-16, bytes that are not UTF-8,
 * raw control characters in strings, lone surrogates, numbers beyond the range of a double, nesting
 * past the limit. Duplicate keys are refused by whoever builds something from members:
 * cor_json_value does, and readers of their own objects do it with cor_json_duplicate.
 *
 *     cor_json json;
 *     if (!cor_json_open(&json, source, 32, arena, report)) return false;
 *     bool ok = cor_json_next(&json) && ... json.token ...;
 *     cor_json_close(&json);
 *
 * Memory: strings without escapes are borrowed from the source, others live in the arena; the
 * reader owns a scratch stack only (cor_json_close, also after a failure). Threads: one reader per
 * thread; the source may be shared.
 */
#ifndef COR_BASE_JSON_H
#define COR_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/report.h"
#include "base/source_text.h"
#include "base/str.h"
#include "base/value.h"

typedef enum cor_json_kind {
    COR_JSON_END, /* after the document */
    COR_JSON_OBJECT,
    COR_JSON_OBJECT_END,
    COR_JSON_ARRAY,
    COR_JSON_ARRAY_END,
    COR_JSON_KEY, /* its ':' is read with it */
    COR_JSON_STRING,
    COR_JSON_NUMBER,
    COR_JSON_TRUE,
    COR_JSON_FALSE,
    COR_JSON_NULL
} cor_json_kind;

typedef struct cor_json_token {
    cor_json_kind kind;
    size_t offset, length; /* bytes of the source, with the quotes; 1 for brackets */
    cor_str string;        /* KEY, STRING: decoded. NUMBER: as written */
    double number;         /* NUMBER: finite */
} cor_json_token;

enum { COR_JSON_DEPTH_MAX = 1024 };

/* What the grammar allows next. */
typedef enum cor_json_expect {
    COR_JSON_EXPECT_VALUE,        /* at the start, after a key */
    COR_JSON_EXPECT_ITEM_OR_END,  /* after '[' */
    COR_JSON_EXPECT_KEY_OR_END,   /* after '{' */
    COR_JSON_EXPECT_COMMA_OR_END, /* after an item or a member */
    COR_JSON_EXPECT_NOTHING       /* after the document */
} cor_json_expect;

/* Where a reader stands; private. */
typedef struct cor_json_place {
    const char *at; /* first byte not yet read */
    cor_json_expect expect;
    size_t depth;                                /* containers open */
    uint64_t is_object[COR_JSON_DEPTH_MAX / 64]; /* a bit for each of them */
} cor_json_place;

typedef struct cor_json_mark {
    const char *at;
    cor_json_expect expect;
    size_t depth;
    cor_json_token token;
} cor_json_mark;

typedef struct cor_json_pending cor_json_pending;

typedef struct cor_json {
    cor_json_token token; /* the current one */
    const cor_source *source;
    cor_arena *arena;
    cor_report *report;
    size_t max_depth;
    cor_json_place place;
    cor_json_pending *pending; /* values of containers not yet closed; private */
    size_t pending_count, pending_capacity;
    /* For who sets it after cor_json_open: NaN and the infinities, which no JSON has but many
     * programs write, are read as null, with the word as the token's string, and counted. */
    bool takes_nan;
    size_t nan_count, nan_offset,
        nan_length; /* the first's place; set the count to 0 to begin anew */
    /* Faults come without line and column, which take a walk through the file: for who counts them.
     */
    bool without_places;
} cor_json;

/* `max_depth` is at most COR_JSON_DEPTH_MAX. Fails on an empty file and on UTF-16. */
COR_MUST_CHECK bool cor_json_open(cor_json *json, const cor_source *source, size_t max_depth,
                                  cor_arena *arena, cor_report *report);
void cor_json_close(cor_json *json);

/* Moves to the next token. After the document the token is COR_JSON_END. */
COR_MUST_CHECK bool cor_json_next(cor_json *json);

/* At the start and after a document: whether another begins, on a line of its own or behind a
 * record separator (RFC 8142). Then the next token is its first. For files of many documents;
 * others call cor_json_next, which takes no text after the first. */
bool cor_json_another(cor_json *json);

/* The current token begins a value (no KEY, no end): moves to its last token. */
COR_MUST_CHECK bool cor_json_skip(cor_json *json);

/* The same, and builds the value. Duplicate keys are an error. */
COR_MUST_CHECK bool cor_json_value(cor_json *json, cor_value *out);

/* Remember a place and come back to it: from further on in the same container, or from its end. */
cor_json_mark cor_json_here(const cor_json *json);
void cor_json_rewind(cor_json *json, const cor_json_mark *mark);

/* For readers with a fast path of their own through an array: the text not yet read (it ends with a
 * NUL) and whether a comma comes before the next item; then word that whole items have been read up
 * to `to`, just behind the last of them; or the array itself, `to` being behind its bracket. Valid
 * while the current token is the array's bracket or ends one of its items. */
const char *cor_json_cursor(const cor_json *json);
bool cor_json_after_item(const cor_json *json);
void cor_json_advance(cor_json *json, const char *to);
void cor_json_leave(cor_json *json, const char *to);

/* The span of the current token, and of any piece of the source. */
cor_span cor_json_span(const cor_json *json);
cor_span cor_json_span_at(const cor_json *json, size_t offset, size_t length);

/* Fails with the message for a key that an object has twice; the current token is the second. */
bool cor_json_duplicate(const cor_json *json);

/* The whole document as one value. */
COR_MUST_CHECK bool cor_json_document(cor_value *out, const cor_source *source, size_t max_depth,
                                      cor_arena *arena, cor_report *report);

/* "an object", "a string", ...: for messages. */
const char *cor_json_kind_name(cor_json_kind kind);

#endif
