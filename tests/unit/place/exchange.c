#include "place/exchange.h"

#include "unit/check.h"

enum { N = 8 };

/* Members that each may stand in any of N columns of their row: queens of a chess board. */
static void mark_attacks(uint8_t *conflicts)
{
    for (int a = 0; a < N * N; a++)
        for (int b = 0; b < N * N; b++) {
            int rows = a / N - b / N, columns = a % N - b % N;
            conflicts[a * N * N + b] =
                rows != 0 && (columns == 0 || columns == rows || columns == -rows);
        }
}

static void eight_queens_find_places(void)
{
    static uint8_t conflicts[N * N * N * N];
    size_t first[N + 1], picked[N];
    double cost[N * N];
    for (int i = 0; i < N * N; i++)
        cost[i] = i == 0 ? 0 : 1; /* the corner is tempting */
    for (size_t i = 0; i <= N; i++)
        first[i] = i * N;
    mark_attacks(conflicts);
    const cor_exchange problem = { N, (size_t)N * N, first, cost, conflicts };
    CHECK(cor_exchange_solve(picked, &problem));
    CHECK(picked[0] == 0); /* 4 answers of 92 have it */
    for (size_t i = 0; i < N; i++) {
        CHECK(picked[i] >= first[i] && picked[i] < first[i + 1]);
        for (size_t k = 0; k < i; k++)
            CHECK(!conflicts[picked[i] * N * N + picked[k]]);
    }
}

static void two_that_exclude_each_other_are_not_placed(void)
{
    static const uint8_t conflicts[4] = { 0, 1, 1, 0 };
    static const size_t first[3] = { 0, 1, 2 };
    static const double cost[2] = { 1, 1 };
    size_t picked[2] = { 7, 7 };
    CHECK(!cor_exchange_solve(picked, &(cor_exchange){ 2, 2, first, cost, conflicts }));
    CHECK(picked[0] == 7 && picked[1] == 7);
}

int main(void)
{
    RUN(eight_queens_find_places);
    RUN(two_that_exclude_each_other_are_not_placed);
    return check_result();
}
