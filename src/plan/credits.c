#include "plan/credits.h"

#include <string.h>

static const char isolate_left[] = "\xe2\x81\xa6";
static const char isolate_right[] = "\xe2\x81\xa7";
static const char isolate_end[] = "\xe2\x81\xa9";

static bool is_new(const cor_plan *plan, size_t source)
{
    for (size_t i = 0; i < source; i++)
        if (plan->datasets[i] && plan->attributions[i] &&
            strcmp(plan->attributions[i], plan->attributions[source]) == 0)
            return false;
    return true;
}

static bool is_behind_sign(cor_str text, size_t place)
{
    static const char copyright[] = "\xc2\xa9", phonogram[] = "\xe2\x84\x97";
    const cor_str before = { text.ptr, place };
    return cor_str_ends(before, copyright) || cor_str_ends(before, phonogram);
}

/* Lines are paragraphs to the rules of direction: an isolate ends with each. */
static void put_sentence(cor_buf *out, cor_str text, const char *isolate)
{
    cor_buf_text(out, isolate);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' && is_behind_sign(text, i)) {
            cor_buf_text(out, "\xc2\xa0");
            continue;
        }
        cor_buf_text(out, c == '\n' && *isolate ? isolate_end : "");
        cor_buf_char(out, c);
        cor_buf_text(out, c == '\n' ? isolate : "");
    }
    cor_buf_text(out, *isolate ? isolate_end : "");
}

typedef struct credits {
    const cor_plan *plan;
    cor_buf text;
    const char *tag; /* of the last sentence's language */
    bool is_mixed;   /* those before it are in another */
} credits;

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Behind those before it. One that runs the other way than the figure does is isolated, with its
 * stop. */
static void add_sentence(credits *c, cor_buf *sentence, const char *tag)
{
    bool is_from_right = cor_language_is_right_to_left(tag);
    bool is_turned = is_from_right != cor_plan_right_to_left(c->plan);
    const char *isolate = is_from_right ? isolate_right : isolate_left;
    cor_sentence_end(sentence, tag);
    cor_sentence_space(&c->text);
    c->is_mixed = c->is_mixed || (c->text.len && !is_same(tag, c->tag));
    c->tag = tag;
    put_sentence(&c->text, cor_buf_view(sentence), is_turned ? isolate : "");
    cor_buf_free(sentence);
}

static void add_words(credits *c, const char *words)
{
    cor_buf sentence = { 0 };
    cor_buf_text(&sentence, words);
    add_sentence(c, &sentence, cor_language_of_text(&c->plan->figure->language, words));
}

static void add_view(credits *c, const cor_viewpoint *viewpoint)
{
    const char *tag = cor_language_of_text(&c->plan->figure->language, viewpoint->view);
    cor_buf sentence = { 0 };
    cor_viewpoint_print(&sentence, viewpoint, tag);
    add_sentence(c, &sentence, tag);
}

static const char *kept(credits *c)
{
    const char *out = cor_arena_str(c->plan->arena, cor_buf_view(&c->text)).ptr;
    if (!c->is_mixed && !is_same(c->tag, c->plan->language))
        cor_foreign_text_add(c->plan->figure->language.foreign, out, c->tag);
    cor_buf_free(&c->text);
    return out;
}

const char *cor_credits_text(const cor_plan *plan, const char *own)
{
    credits c = { .plan = plan };
    if (own)
        add_words(&c, own);
    size_t alone = c.text.len;
    if (plan->figure->viewpoint.given)
        add_view(&c, &plan->figure->viewpoint);
    for (size_t i = 0; i < plan->style->source_count; i++)
        if (plan->datasets[i] && plan->attributions[i] && is_new(plan, i))
            add_words(&c, plan->attributions[i]);
    if (own && c.text.len == alone) { /* nothing follows: as it was written */
        c.text.len = 0;
        put_sentence(&c.text, cor_str_of(own), "");
    }
    return kept(&c);
}
