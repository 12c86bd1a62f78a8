#include "plan/pack.h"

#include <math.h>
#include <stdlib.h>

#include "unit/check.h"

static double between(double a, double b)
{
    return a + (b - a) * rand() / RAND_MAX;
}

static double sum_of_squares(const cor_packed *items, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += pow(items[i].at_pt - items[i].wanted_pt, 2);
    return sum;
}

static bool is_legal(const cor_packed *items, size_t n, double row, double gap)
{
    static const double slack = 1e-9;
    for (size_t i = 0; i < n; i++) {
        double half = items[i].width_pt / 2;
        if (items[i].at_pt - half < -slack || items[i].at_pt + half > row + slack)
            return false;
        if (i &&
            items[i].at_pt - items[i - 1].at_pt < half + items[i - 1].width_pt / 2 + gap - slack)
            return false;
    }
    return true;
}

/* No legal small move of a stretch of boxes lowers the sum: it is the least, as it is convex. */
static bool is_best(const cor_packed *items, size_t n, double row, double gap)
{
    double sum = sum_of_squares(items, n);
    for (size_t first = 0; first < n; first++)
        for (size_t end = first + 1; end <= n; end++)
            for (int side = -1; side <= 1; side += 2) {
                cor_packed moved[12];
                for (size_t i = 0; i < n; i++) {
                    moved[i] = items[i];
                    moved[i].at_pt += i >= first && i < end ? side * 1e-4 : 0;
                }
                if (is_legal(moved, n, row, gap) && sum_of_squares(moved, n) < sum - 1e-9)
                    return false;
            }
    return true;
}

static void boxes_move_as_little_as_they_can(void)
{
    srand(7);
    int fitted = 0;
    for (int round = 0; round < 2000; round++) {
        cor_packed items[12];
        size_t n = 1 + (size_t)(rand() % 12);
        double at = 0, row = 100, missing, need = 0, gap = between(0, 2);
        for (size_t i = 0; i < n; i++) {
            at += between(0, 12);
            items[i] = (cor_packed){ at, between(1, 14), -1 };
            need += items[i].width_pt + (i ? gap : 0);
        }
        bool fits = cor_pack(items, n, row, gap, &missing);
        CHECK(fits == (need <= row));
        CHECK(fits || fabs(missing - (need - row)) < 1e-9);
        CHECK(!fits || is_legal(items, n, row, gap));
        CHECK(!fits || is_best(items, n, row, gap));
        fitted += fits;
    }
    CHECK(fitted > 500 && fitted < 2000);
}

static void boxes_with_room_stay_where_they_are(void)
{
    cor_packed items[] = { { 10, 4, 0 }, { 20, 4, 0 }, { 90, 4, 0 } };
    CHECK(cor_pack(items, 3, 100, 1, NULL));
    for (int i = 0; i < 3; i++)
        CHECK(fabs(items[i].at_pt - items[i].wanted_pt) < 1e-12);
    CHECK(cor_pack(items, 0, 100, 1, NULL));
}

int main(void)
{
    RUN(boxes_move_as_little_as_they_can);
    RUN(boxes_with_room_stay_where_they_are);
    return check_result();
}
