#include "place/choose.h"

#include "base/memory.h"
#include "place/conflicts.h"
#include "place/crowd.h"
#include "place/island.h"

/* What one contest may spend: nodes of the exact solver, visits of neighbours in the search. */
static const cor_effort effort_of_contest = { 60000, 24000000 };

/* How many placed contenders of earlier ranks are
 * reconsidered with a contender: more cost time and hardly ever make room. */
enum { SETTLED_FLAT = 40, SETTLED_EACH = 8 };

/* An option is not tried where more labels than this, placed before, would have to move. */
enum { DISPLACED_MAX = 4 };

/* Where there are more options, ranks are settled one after the other. */
enum { CROWD = 20000 };

/* Beyond this many, costs no longer fit beside the count in a weight. */
enum { MAX_WITH_COST = 1 << 17 };

static const uint32_t nowhere = UINT32_MAX;

typedef struct chooser {
    const cor_contest *contest;
    cor_conflicts conflicts;
    uint32_t *picked;             /* option of each contender; nowhere */
    uint32_t *group;              /* contenders that are solved together */
    size_t count, fresh, settled; /* of the group: all, of this rank, of earlier ones */
    bool *grouped;
    uint32_t *vertex; /* of an option in the island; nowhere */
    cor_effort effort;
} chooser;

static void join_group(chooser *c, uint32_t contender)
{
    c->grouped[contender] = true;
    c->group[c->count++] = contender;
}

/* Whether contender u can be reconsidered in the group now. Who was left out stays out. */
static bool may_join(const chooser *c, uint32_t u, size_t rank)
{
    if (c->grouped[u] || c->contest->contenders[u].rank > rank)
        return false;
    if (c->contest->contenders[u].rank == rank)
        return true;
    return c->picked[u] != nowhere && c->settled < SETTLED_FLAT + SETTLED_EACH * c->fresh;
}

static void join_neighbours(chooser *c, uint32_t option, size_t rank)
{
    for (size_t e = c->conflicts.start[option]; e < c->conflicts.start[option + 1]; e++) {
        uint32_t u = c->conflicts.owner[c->conflicts.to[e]];
        if (!may_join(c, u, rank))
            continue;
        if (c->contest->contenders[u].rank == rank)
            c->fresh++;
        else
            c->settled++;
        join_group(c, u);
    }
}

/* All contenders of the rank that hang together with the first, and who stands between them. */
static void gather_group(chooser *c, uint32_t first)
{
    size_t rank = c->contest->contenders[first].rank;
    c->count = c->settled = 0;
    c->fresh = 1;
    join_group(c, first);
    for (size_t i = 0; i < c->count; i++) {
        const cor_contender *one = &c->contest->contenders[c->group[i]];
        for (size_t k = 0; k < one->count; k++)
            join_neighbours(c, (uint32_t)(one->first + k), rank);
    }
}

/* Whether the group may try the option: a placed contender outside of it does not hold the room,
 * and it would not take the room of too many inside. */
static bool is_open(const chooser *c, uint32_t option)
{
    int taken_from = 0;
    if (c->conflicts.crowded[option])
        return false;
    for (size_t e = c->conflicts.start[option]; e < c->conflicts.start[option + 1]; e++) {
        uint32_t other = c->conflicts.to[e], u = c->conflicts.owner[other];
        if (c->picked[u] != other)
            continue;
        if (!c->grouped[u] || ++taken_from > DISPLACED_MAX)
            return false;
    }
    return true;
}

/* Numbers the options that are open to the group; returns how many there are. */
static uint32_t number_options(chooser *c, size_t *ends)
{
    uint32_t n = 0;
    *ends = 0;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t u = c->group[i];
        const cor_contender *one = &c->contest->contenders[u];
        for (uint32_t o = (uint32_t)one->first; o < one->first + one->count; o++) {
            if (c->picked[u] != o && !is_open(c, o))
                continue;
            c->vertex[o] = n++;
            *ends += one->count + c->conflicts.start[o + 1] - c->conflicts.start[o];
        }
    }
    return n;
}

static uint32_t add_edges(const chooser *c, cor_island *island, uint32_t o, uint32_t end)
{
    const cor_contender *one = &c->contest->contenders[c->conflicts.owner[o]];
    for (size_t k = one->first; k < one->first + one->count; k++)
        if (k != o && c->vertex[k] != nowhere)
            island->to[end++] = c->vertex[k];
    for (size_t e = c->conflicts.start[o]; e < c->conflicts.start[o + 1]; e++)
        if (c->vertex[c->conflicts.to[e]] != nowhere)
            island->to[end++] = c->vertex[c->conflicts.to[e]];
    return end;
}

/* A contender of an earlier rank outweighs all of this one together. */
static void weigh_vertex(const chooser *c, cor_island *island, uint32_t v, uint32_t o)
{
    uint32_t u = c->conflicts.owner[o];
    bool cheap = c->count > MAX_WITH_COST;
    int64_t factor = cheap ? 1 : 1 + (int64_t)c->count * COR_OPTION_COST_MAX;
    bool fresh = c->contest->contenders[u].rank == c->contest->contenders[c->group[0]].rank;
    island->value[v] = fresh ? 1 : (int64_t)c->fresh + 1;
    island->weight[v] = island->value[v] * factor - (cheap ? 0 : c->contest->options[o].cost);
    island->in[v] = c->picked[u] == o;
}

static void build_island(chooser *c, cor_island *island)
{
    size_t ends;
    uint32_t n = number_options(c, &ends), v = 0, end = 0;
    cor_island_init(island, n, ends);
    for (size_t i = 0; i < c->count; i++) {
        const cor_contender *one = &c->contest->contenders[c->group[i]];
        uint32_t label = v;
        for (uint32_t o = (uint32_t)one->first; o < one->first + one->count; o++) {
            if (c->vertex[o] == nowhere)
                continue;
            island->start[v] = end;
            island->label[v] = label;
            end = add_edges(c, island, o, end);
            weigh_vertex(c, island, v++, o);
        }
    }
    island->start[n] = end;
}

static void read_island(chooser *c, const cor_island *island)
{
    for (size_t i = 0; i < c->count; i++) {
        const cor_contender *one = &c->contest->contenders[c->group[i]];
        c->picked[c->group[i]] = nowhere;
        for (uint32_t o = (uint32_t)one->first; o < one->first + one->count; o++) {
            if (c->vertex[o] != nowhere && island->in[c->vertex[o]])
                c->picked[c->group[i]] = o;
            c->vertex[o] = nowhere;
        }
    }
}

/* Each island has the share of the effort that its new options are of all; where there are none at
 * all, there is nothing to share. */
static void improve(chooser *c, cor_island *island)
{
    int64_t fresh = 0;
    if (!island->count)
        return;
    for (uint32_t v = 0; v < island->count; v++)
        fresh += island->value[v] == 1;
    cor_effort share = { c->effort.nodes, (int64_t)((double)c->effort.visits * (double)fresh /
                                                    (double)c->contest->option_count) };
    cor_island_improve(island, &share);
    c->effort.nodes = share.nodes;
}

static void solve_rank(chooser *c, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        cor_island island;
        if (c->grouped[i])
            continue;
        gather_group(c, (uint32_t)i);
        build_island(c, &island);
        improve(c, &island);
        read_island(c, &island);
        cor_island_free(&island);
        for (size_t k = 0; k < c->count; k++) /* of this rank, each is in one group only */
            c->grouped[c->group[k]] = c->group[k] >= first;
    }
    for (size_t i = first; i < end; i++)
        c->grouped[i] = false;
}

static void open_contest(chooser *c, const cor_contest *contest)
{
    size_t n = contest->count + 1;
    *c = (chooser){ .contest = contest, .effort = effort_of_contest };
    if (contest->effort_share > 0)
        c->effort.visits = (int64_t)((double)c->effort.visits * contest->effort_share);
    cor_conflicts_find(&c->conflicts, contest);
    c->picked = cor_alloc(n, sizeof *c->picked);
    c->group = cor_alloc(n, sizeof *c->group);
    c->grouped = cor_alloc(n, sizeof *c->grouped);
    c->vertex = cor_alloc(contest->option_count + 1, sizeof *c->vertex);
    for (size_t i = 0; i < contest->count; i++)
        c->picked[i] = nowhere;
    for (size_t i = 0; i < contest->option_count; i++)
        c->vertex[i] = nowhere;
}

static void close_contest(chooser *c)
{
    cor_conflicts_free(&c->conflicts);
    cor_free(c->picked);
    cor_free(c->group);
    cor_free(c->grouped);
    cor_free(c->vertex);
}

void cor_choose(int *chosen, const cor_contest *contest)
{
    chooser c;
    if (contest->option_count > CROWD &&
        contest->contenders[contest->count - 1].rank != contest->contenders[0].rank) {
        cor_choose_in_turn(chosen, contest);
        return;
    }
    open_contest(&c, contest);
    for (size_t first = 0, end; first < contest->count; first = end) {
        size_t rank = contest->contenders[first].rank;
        for (end = first; end < contest->count && contest->contenders[end].rank == rank;)
            end++;
        solve_rank(&c, first, end);
    }
    for (size_t i = 0; i < contest->count; i++)
        chosen[i] = c.picked[i] == nowhere ? -1 : (int)(c.picked[i] - contest->contenders[i].first);
    close_contest(&c);
}
