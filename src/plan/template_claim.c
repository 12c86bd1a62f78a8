/* What a text says of a claim. */
#include <math.h>
#include <string.h>

#include "plan/course.h"
#include "plan/template_value.h"

static const char prefix[] = "claims.";

typedef enum member { MEASURED, EXPECTED, DIFFERENCE, VERDICT, MEMBER_COUNT } member;
static const char *const members[MEMBER_COUNT] = { "measured", "expected", "difference",
                                                   "verdict" };

/* Behind the last full stop: ids may have some of their own. */
static size_t member_begin(cor_str name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '.')
        at--;
    return at;
}

bool cor_template_is_claim(cor_str name)
{
    return cor_str_starts(name, prefix) && member_begin(name) >= sizeof prefix;
}

static bool fail_unknown(const cor_template *t, cor_str word, const char *const *words,
                         size_t count, const char *noun)
{
    static const char otherwise[] =
        "write {claims.ID.measured:.1f km}, or expected, difference, verdict";
    const char *nearest = cor_str_nearest(word, words, count);
    const char *hint =
        nearest ? cor_arena_printf(t->plan->arena, "did you mean '%s'?", nearest) : otherwise;
    return cor_fail(t->report, COR_KIND_REFERENCE, t->at, hint, "there is no %s '%.*s'", noun,
                    (int)word.len, word.ptr);
}

static const cor_finding *finding_named(const cor_template *t, cor_str id)
{
    const cor_findings *findings = &t->plan->findings;
    const char **ids = cor_arena_alloc(t->plan->arena, findings->count + 1, sizeof *ids);
    for (size_t i = 0; i < findings->count; i++) {
        ids[i] = findings->items[i].claim->id;
        if (cor_str_is(id, ids[i]))
            return &findings->items[i];
    }
    fail_unknown(t, id, ids, findings->count, "claim");
    return NULL;
}

static bool member_named(member *out, const cor_template *t, cor_str name)
{
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (cor_str_is(name, members[i])) {
            *out = (member)i;
            return true;
        }
    }
    return fail_unknown(t, name, members, MEMBER_COUNT, "value of a claim");
}

static bool put_verdict(const cor_template *t, const cor_finding *f, cor_str format)
{
    if (format.len)
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {claims.ID.verdict}",
                        "a verdict has no number format");
    const cor_language *language = &t->language;
    const char *word = cor_verdict_word(language, f->verdict);
    const char *tag = cor_foreign_text_tag(language->foreign, word);
    if (tag)
        cor_language_note(t->report, t->at, "the word '%s' is not known in '%s': it stands in '%s'",
                          word, language->order[0], tag);
    cor_buf_text(t->out, word);
    return true;
}

static bool put_expected(const cor_template *t, const cor_finding *f, cor_str format)
{
    cor_number_entry entry = { .kind = COR_NUMBER_PUBLISHED,
                               .value = f->claim->value_m,
                               .claim = f->claim->id };
    if (format.len)
        return cor_template_put_length(t, format, &entry);
    if (f->claim->is_plain)
        cor_template_put(t, &f->claim->written, &entry);
    else
        cor_template_put_text(t, f->claim->value, &entry);
    return true;
}

static bool put_measured(const cor_template *t, const cor_finding *f, cor_str format, member what)
{
    const cor_claim *claim = f->claim;
    cor_number_entry entry = { .kind = COR_NUMBER_CLAIM,
                               .value = f->measured_m,
                               .claim = claim->id,
                               .layer = cor_plan_layer(t->plan, cor_str_of(claim->layer)),
                               .features = f->lines,
                               .feature_count = f->features };
    if (!f->features)
        return cor_fail(t->report, COR_KIND_MEASURE, t->at, "check layer, route and within",
                        "claim '%s' has no line to measure", claim->id);
    if (isnan(f->measured_m))
        return cor_fail(t->report, COR_KIND_MEASURE, t->at, NULL,
                        "the lines of claim '%s' make a ring, or fork: they have no two ends",
                        claim->id);
    if (what == DIFFERENCE) {
        entry.kind = COR_NUMBER_DIFFERENCE;
        entry.value -= claim->value_m;
    }
    return cor_template_put_length(t, format, &entry);
}

bool cor_template_claim(const cor_template *t, cor_str name, cor_str format)
{
    size_t at = member_begin(name), begin = sizeof prefix - 1;
    member what = MEASURED;
    const cor_finding *f = finding_named(t, (cor_str){ name.ptr + begin, at - begin - 1 });
    if (!f || !member_named(&what, t, (cor_str){ name.ptr + at, name.len - at }))
        return false;
    if (what == VERDICT)
        return put_verdict(t, f, format);
    return what == EXPECTED ? put_expected(t, f, format) : put_measured(t, f, format, what);
}
