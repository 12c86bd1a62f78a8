#include "place/exchange.h"

#include <math.h>

#include "base/memory.h"

/* More than options cost as a rule. One that costs more still is taken where all else is in
 * conflict: an answer with a conflict is none (keep_better). */
static const double weight = 400;

enum { STEPS_FLAT = 1500, STEPS_EACH = 150, TENURE = 5, PATIENCE = 1500 };

typedef struct search {
    const cor_exchange *problem;
    size_t *at;     /* option of each member */
    int *conflicts; /* of each option with those that are chosen */
    size_t *tabu;   /* the step until which an option is not chosen again */
    double sum;     /* of the costs of those chosen */
    double best;    /* of those without conflict */
    size_t step, improved;
} search;

static void count(search *s, size_t option, int by)
{
    const uint8_t *row = s->problem->conflicts + option * s->problem->option_count;
    for (size_t o = 0; o < s->problem->option_count; o++)
        s->conflicts[o] += by * row[o];
}

/* The cheapest for each member beside those before it. */
static void start(search *s)
{
    const cor_exchange *p = s->problem;
    for (size_t m = 0; m < p->member_count; m++) {
        size_t best = p->first[m];
        for (size_t o = best; o < p->first[m + 1]; o++)
            if (p->cost[o] + weight * s->conflicts[o] < p->cost[best] + weight * s->conflicts[best])
                best = o;
        s->at[m] = best;
        s->sum += p->cost[best];
        count(s, best, 1);
    }
}

static int conflicts_left(const search *s)
{
    int sum = 0;
    for (size_t m = 0; m < s->problem->member_count; m++)
        sum += s->conflicts[s->at[m]];
    return sum / 2;
}

typedef struct move {
    size_t member, option;
    double gain; /* the less the better */
} move;

/* The best exchange that is not tabu, or that leads to a better answer than any before. */
static move best_move(const search *s, int left)
{
    const cor_exchange *p = s->problem;
    move best = { 0, p->option_count, HUGE_VAL };
    for (size_t m = 0; m < p->member_count; m++) {
        size_t from = s->at[m];
        for (size_t o = p->first[m]; o < p->first[m + 1]; o++) {
            int fewer = s->conflicts[o] - s->conflicts[from];
            double gain = weight * fewer + p->cost[o] - p->cost[from];
            bool is_best = left + fewer == 0 && s->sum + p->cost[o] - p->cost[from] < s->best;
            if (o != from && gain < best.gain && (is_best || s->tabu[o] <= s->step))
                best = (move){ m, o, gain };
        }
    }
    return best;
}

static void exchange(search *s, move by)
{
    size_t from = s->at[by.member];
    s->tabu[from] = s->step + TENURE + s->problem->member_count / 2 + s->step * 7 % 11;
    s->sum += s->problem->cost[by.option] - s->problem->cost[from];
    s->at[by.member] = by.option;
    count(s, from, -1);
    count(s, by.option, 1);
}

static void keep_better(search *s, size_t *picked, int left)
{
    if (left > 0 || s->sum >= s->best)
        return;
    s->best = s->sum;
    s->improved = s->step;
    for (size_t m = 0; m < s->problem->member_count; m++)
        picked[m] = s->at[m];
}

bool cor_exchange_solve(size_t *picked, const cor_exchange *problem)
{
    size_t steps = STEPS_FLAT + STEPS_EACH * problem->member_count;
    search s = { .problem = problem, .best = HUGE_VAL };
    s.at = cor_alloc(problem->member_count + 1, sizeof *s.at);
    s.conflicts = cor_alloc(problem->option_count + 1, sizeof *s.conflicts);
    s.tabu = cor_alloc(problem->option_count + 1, sizeof *s.tabu);
    start(&s);
    for (s.step = 1; s.step <= steps && !(s.improved && s.step > s.improved + PATIENCE); s.step++) {
        int left = conflicts_left(&s);
        keep_better(&s, picked, left);
        move by = best_move(&s, left);
        if (by.option == problem->option_count)
            break;
        exchange(&s, by);
    }
    cor_free(s.at);
    cor_free(s.conflicts);
    cor_free(s.tabu);
    return isfinite(s.best);
}
