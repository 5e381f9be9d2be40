/* input.h - an input as a file that has a path. */
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include <stddef.h>
#include <stdint.h>

struct input {
    int fd;
    char path[32];
};

struct input input_open(const uint8_t *bytes, size_t length);
void input_close(struct input *input);

#endif
