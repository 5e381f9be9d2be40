#include "report/format.h"
#include "report/pictures.h"

#include "base/text.h"
#include "report/wrap.h"

enum {
    GAP = 2, /* all in columns */
    BAR_LEAST = 10,
    BAR_MOST = 60
};

#define BLUE "\033[34m"
#define YELLOW "\033[33m"
#define PLAIN "\033[0m"

/* How bars are drawn: the greatest ask is as long as the room. */
struct scale {
    int room;
    int64_t most;
};

/* The columns of an amount, to the nearest; none of one below zero. */
static int columns_of(const struct scale *scale, int64_t amount)
{
    return amount > 0 ? (int)((2 * amount * scale->room + scale->most) /
                              (2 * scale->most))
                      : 0;
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void print_blocks(const struct output *out, const char *mark,
                         const char *colour, int columns)
{
    bool coloured = out->colour && columns;

    fputs(coloured ? colour : "", out->file);
    for (int i = 0; i < columns; i++)
        fputs(mark, out->file);
    fputs(coloured ? PLAIN : "", out->file);
}

/* With money in hand the ask can be less than the person's part. */
static void print_bar(const struct output *out, const struct bar *bar,
                      const struct scale *scale)
{
    int all = columns_of(scale, bar->ask);
    int person = columns_of(scale, lesser(bar->person, bar->ask));

    print_blocks(out, "█", BLUE, person);
    print_blocks(out, "░", YELLOW, all - person);
    fprintf(out->file, "%*s", scale->room - all + GAP, "");
}

/* Says what the marks mean that are drawn. */
static void print_legend(const struct output *out, const struct bar bars[],
                         size_t count, const char *payee,
                         const struct scale *scale)
{
    bool person = false, rest = false;

    for (size_t i = 0; i < count; i++) {
        int all = columns_of(scale, bars[i].ask);
        int own = columns_of(scale, lesser(bars[i].person, bars[i].ask));

        person |= own > 0;
        rest |= all > own;
    }
    wrap_text(out, arena_print(out->arena, "%s%s%s%s", person ? "█ to " : "",
                               person ? payee : "", person && rest ? " " : "",
                               rest ? "░ costs and what comes on top" : ""));
}

void bars_print(const struct output *out, const struct bar bars[], size_t count,
                const char *payee)
{
    struct scale scale = {0};
    int labels = 0, amounts = 0;

    for (size_t i = 0; i < count; i++) {
        int label = text_width(bars[i].label);
        int amount = text_width(bars[i].shown);

        labels = label > labels ? label : labels;
        amounts = amount > amounts ? amount : amounts;
        scale.most = bars[i].ask > scale.most ? bars[i].ask : scale.most;
    }
    scale.room = out->width - labels - amounts - 2 * GAP;
    scale.room = scale.room < BAR_MOST ? scale.room : BAR_MOST;
    if (!scale.most || scale.room < BAR_LEAST)
        return;
    for (size_t i = 0; i < count; i++) {
        text_pad(out->file, bars[i].label, labels + GAP, false);
        print_bar(out, &bars[i], &scale);
        text_pad(out->file, bars[i].shown, amounts, true);
        fputs("\n", out->file);
    }
    print_legend(out, bars, count, payee, &scale);
}
