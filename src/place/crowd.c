#include "place/crowd.h"

#include <math.h>

#include "base/memory.h"
#include "place/collide.h"

/* Of the effort that smaller contests are given: with so many options, more is not felt. */
static const double effort_of_crowd = 0.25;

typedef struct crowd {
    const cor_contest *contest;
    cor_collide *taken;
    cor_contender *contenders; /* of one rank, with the options that are free */
    cor_option *options;
    int *index;  /* of each option among those of its contender in the contest */
    int *chosen; /* of one rank */
} crowd;

static cor_rect bounds_of(const cor_contest *contest)
{
    cor_rect all = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i < contest->option_count; i++) {
        cor_rect r = contest->options[i].around;
        all = (cor_rect){ fmin(all.x0_pt, r.x0_pt), fmin(all.y0_pt, r.y0_pt),
                          fmax(all.x1_pt, r.x1_pt), fmax(all.y1_pt, r.y1_pt) };
    }
    return all;
}

static bool is_free(const crowd *c, const cor_option *option)
{
    static const cor_owner nobody = { -1, -1, -1, "" };
    for (uint32_t i = 0; i < option->box_count; i++)
        if (cor_collide_find(c->taken, option->boxes[i], nobody))
            return false;
    return true;
}

static size_t open_rank(crowd *c, size_t first, size_t end)
{
    size_t n = 0;
    for (size_t i = first; i < end; i++) {
        const cor_contender *one = &c->contest->contenders[i];
        cor_contender *copy = &c->contenders[i - first];
        *copy = (cor_contender){ .first = n, .unseen = one->unseen };
        for (size_t k = 0; k < one->count; k++) {
            const cor_option *option = &c->contest->options[one->first + k];
            if (!is_free(c, option))
                continue;
            c->index[n] = (int)k;
            c->options[n++] = *option;
        }
        copy->count = n - copy->first;
    }
    return n;
}

static void occupy(const crowd *c, const cor_contender *one, int chosen)
{
    static const cor_owner placed = { -1, -1, -1, "a label" };
    const cor_option *option = &c->contest->options[one->first + (size_t)chosen];
    for (uint32_t i = 0; i < option->box_count && !one->unseen; i++)
        cor_collide_add(c->taken, option->boxes[i], placed);
}

static void settle_rank(crowd *c, int *chosen, size_t first, size_t end)
{
    size_t n = open_rank(c, first, end);
    const cor_contest contest = { c->contenders, end - first, c->options, n,
                                  effort_of_crowd * (double)n / (double)c->contest->option_count };
    cor_choose(c->chosen, &contest);
    for (size_t i = first; i < end; i++) {
        int k = c->chosen[i - first];
        chosen[i] = k < 0 ? -1 : c->index[c->contenders[i - first].first + (size_t)k];
        if (k >= 0)
            occupy(c, &c->contest->contenders[i], chosen[i]);
    }
}

void cor_choose_in_turn(int *chosen, const cor_contest *contest)
{
    crowd c = { .contest = contest, .taken = cor_collide_new(bounds_of(contest)) };
    c.contenders = cor_alloc(contest->count + 1, sizeof *c.contenders);
    c.options = cor_alloc(contest->option_count + 1, sizeof *c.options);
    c.index = cor_alloc(contest->option_count + 1, sizeof *c.index);
    c.chosen = cor_alloc(contest->count + 1, sizeof *c.chosen);
    for (size_t first = 0, end; first < contest->count; first = end) {
        size_t rank = contest->contenders[first].rank;
        for (end = first; end < contest->count && contest->contenders[end].rank == rank;)
            end++;
        settle_rank(&c, chosen, first, end);
    }
    cor_collide_free(c.taken);
    cor_free(c.contenders);
    cor_free(c.options);
    cor_free(c.index);
    cor_free(c.chosen);
}
