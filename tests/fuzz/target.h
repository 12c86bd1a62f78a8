/*
 * fuzz/target: what a fuzz target defines.
 *
 * With CORRIDOR_FUZZ libFuzzer calls it with inputs of its own; otherwise fuzz/replay.c calls it
 * with the files of the corpus, in the ordinary test run.
 */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that every input has; a fuzzer sees a failure as a crash. */
static inline void require(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

#define REQUIRE(condition) require(!!(condition), #condition)

#endif
