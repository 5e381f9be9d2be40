/* Bars of a comparison: how many blocks each one has. */
#include "table.h"

#include "report/format.h"

#include <stdio.h>
#include <string.h>

enum {
    ROOM = 10, /* what the labels, amounts and gaps below leave of WIDTH */
    WIDTH = ROOM + 1 + 4 + 2 * 2
};

/* Two bars, drawn with p for the person's blocks and r for the rest. */
static const struct bars_case {
    const char *name;
    struct {
        int64_t ask, person;
        const char *blocks;
    } bars[2];
} cases[] = {
    /* clang-format off */
    {"an ask of a half has half the blocks",
     {{1000, 600, "pppppprrrr"}, {500, 300, "ppprr"}}},
    {"blocks are rounded to the nearest",
     {{1000, 0, "rrrrrrrrrr"}, {449, 0, "rrrr"}}},
    {"half a block is one",
     {{1000, 0, "rrrrrrrrrr"}, {450, 0, "rrrrr"}}},
    {"the parts add up to the ask",
     {{1000, 250, "ppprrrrrrr"}, {550, 250, "ppprrr"}}},
    {"money in hand makes the ask less than the stipend",
     {{2000, 2500, "pppp"}, {5000, 2500, "ppppprrrrr"}}},
    {"rounding makes the ask more than its parts",
     {{1000, 100, "prrrrrrrrr"}, {500, 100, "prrrr"}}},
    {"an ask of nothing has no blocks",
     {{1000, 400, "pppprrrrrr"}, {0, 400, ""}}},
    {"a stipend below zero has no blocks",
     {{1000, -400, "rrrrrrrrrr"}, {500, 0, "rrrrr"}}},
    {"asks as large as they can be",
     {{9999999999999, 5000000000000, "ppppprrrrr"},
      {5000000000000, 5000000000000, "ppppp"}}},
    /* clang-format on */
};

/* The blocks of the line that begins with a label. */
static void read_blocks(const char *text, char label, char into[ROOM + 1])
{
    const char *at = text;
    size_t length = 0;

    while (*at != label)
        at = strchr(at, '\n') + 1;
    for (; *at != '\n'; at++) {
        bool person = !strncmp(at, "█", strlen("█"));

        if (!person && strncmp(at, "░", strlen("░")) != 0)
            continue;
        assert_true(length < ROOM);
        into[length++] = person ? 'p' : 'r';
    }
    into[length] = '\0';
}

static void test_bars(void **state)
{
    const struct bars_case *c = *state;
    struct arena arena = {0};
    char *text, blocks[ROOM + 1];
    size_t size;
    struct output out = {
        .file = open_memstream(&text, &size), .arena = &arena, .width = WIDTH};
    struct bar bars[2] = {
        {"a", "1.00", c->bars[0].ask, c->bars[0].person},
        {"b", "1.00", c->bars[1].ask, c->bars[1].person},
    };

    bars_print(&out, bars, COUNT_OF(bars), "the person");
    fclose(out.file);
    read_blocks(text, 'a', blocks);
    assert_string_equal(blocks, c->bars[0].blocks);
    read_blocks(text, 'b', blocks);
    assert_string_equal(blocks, c->bars[1].blocks);
    free(text);
    arena_free(&arena);
}

int main(void)
{
    return RUN_TABLE("bars", cases, test_bars);
}
