#include "chance.h"

int64_t chance_pick(struct chance *chance, int64_t least, int64_t most)
{
    chance->state = chance->state * 6364136223846793005U + 1442695040888963407U;
    return least + (int64_t)(chance->state >> 33) % (most - least + 1);
}

bool chance_once_in(struct chance *chance, int times)
{
    return chance_pick(chance, 1, times) == 1;
}
