/*
 * fuzz.h - what a fuzzer calls with one input after another.
 *
 * Each fuzz_NAME.c is a target.  With libFuzzer it is fed with inputs made by
 * chance; with replay.c it reads the files of corpus/NAME once, in each run of
 * the tests.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Returns 0; whatever is wrong ends the process. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
