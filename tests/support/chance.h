/* chance.h - numbers that look random and are the same every time. */
#ifndef SUPPORT_CHANCE_H
#define SUPPORT_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state;
};

/* A number between two, both of which may come. */
int64_t chance_pick(struct chance *chance, int64_t least, int64_t most);

/* True once in so many times. */
bool chance_once_in(struct chance *chance, int times);

#endif
