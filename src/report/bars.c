#include "report/bars.h"

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

/* Amounts below zero have no bar. */
static int64_t at_least_zero(int64_t amount)
{
    return amount > 0 ? amount : 0;
}

static void print_blocks(const struct output *out, const char *mark,
                         const char *colour, int64_t columns)
{
    bool coloured = out->colour && columns;

    fputs(coloured ? colour : "", out->file);
    for (int64_t i = 0; i < columns; i++)
        fputs(mark, out->file);
    fputs(coloured ? PLAIN : "", out->file);
}

static void print_bar(const struct output *out, const struct bar *bar, int room,
                      int64_t most)
{
    int64_t person = at_least_zero(bar->person);
    int64_t all = (person + at_least_zero(bar->rest)) * room / most;

    person = person * room / most;
    print_blocks(out, "█", BLUE, person);
    print_blocks(out, "░", YELLOW, all - person);
    fprintf(out->file, "%*s", (int)(room - all) + GAP, "");
}

void bars_print(const struct output *out, const struct bar bars[], size_t count)
{
    int labels = 0, amounts = 0, room;
    int64_t most = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t all =
            at_least_zero(bars[i].person) + at_least_zero(bars[i].rest);
        int label = text_width(bars[i].label);
        int amount = text_width(bars[i].shown);

        labels = label > labels ? label : labels;
        amounts = amount > amounts ? amount : amounts;
        most = all > most ? all : most;
    }
    room = out->width - labels - amounts - 2 * GAP;
    room = room < BAR_MOST ? room : BAR_MOST;
    if (!most || room < BAR_LEAST)
        return;
    for (size_t i = 0; i < count; i++) {
        text_pad(out->file, bars[i].label, labels + GAP, false);
        print_bar(out, &bars[i], room, most);
        text_pad(out->file, bars[i].shown, amounts, true);
        fputs("\n", out->file);
    }
    wrap_text(out, "█ to the person  ░ costs and what comes on top");
    fputs("\n", out->file);
}
