/*
 * unit/random: numbers that a seed makes the same everywhere (Knuth's MMIX generator).
 *
 * A test sets `seed`, or defines it with a value of its own.
 *
 * Threads: one.
 */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdint.h>

static uint64_t seed;

/* In [0, 1). */
static inline double number(void)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(seed >> 33) / 2147483648.0;
}

static inline double between(double low, double high)
{
    return low + (high - low) * number();
}

#endif
