#include "report/bars.h"

#include "base/text.h"
#include "report/wrap.h"

enum {
    GAP = 2,
    BAR_LEAST = 10, /* columns, */
    BAR_MOST = 60
};

#define BLUE "\033[34m"
#define YELLOW "\033[33m"
#define PLAIN "\033[0m"

/* The two pieces of a bar, and what each is drawn with. */
static const struct {
    const char *mark, *colour;
} pieces[] = {{"█", BLUE}, {"░", YELLOW}};

static int greater(int a, int b)
{
    return a > b ? a : b;
}

/* Below zero there is nothing to draw. */
static int64_t length_of(int64_t part)
{
    return part > 0 ? part : 0;
}

static void print_piece(FILE *out, size_t piece, int64_t columns, bool colour)
{
    fputs(colour && columns ? pieces[piece].colour : "", out);
    for (int64_t i = 0; i < columns; i++)
        fputs(pieces[piece].mark, out);
    fputs(colour && columns ? PLAIN : "", out);
}

void bars_print(FILE *out, const struct bar bars[], size_t count,
                const struct style *style, struct arena *arena)
{
    int labels = 0, amounts = 0, room;
    int64_t most = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t all = length_of(bars[i].person) + length_of(bars[i].rest);

        labels = greater(labels, text_width(bars[i].label));
        amounts = greater(amounts, text_width(bars[i].shown));
        most = all > most ? all : most;
    }
    room = style->width - labels - amounts - 2 * GAP;
    room = room < BAR_MOST ? room : BAR_MOST;
    if (!most || room < BAR_LEAST)
        return;
    for (size_t i = 0; i < count; i++) {
        int64_t person = length_of(bars[i].person) * room / most;
        int64_t all =
            (length_of(bars[i].person) + length_of(bars[i].rest)) * room / most;

        text_pad(out, bars[i].label, labels + GAP, false);
        print_piece(out, 0, person, style->colour);
        print_piece(out, 1, all - person, style->colour);
        fprintf(out, "%*s", (int)(room - all) + GAP, "");
        text_pad(out, bars[i].shown, amounts, true);
        fputs("\n", out);
    }
    wrap_text(out, "█ to the person  ░ costs and what comes on top",
              style->width, arena);
    fputs("\n", out);
}
