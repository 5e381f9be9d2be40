#include "sheet/overlap.h"

#include "figure/overlap.h"
#include "sheet/pages.h"

enum {
    LABEL = LABEL_COLUMN,
    BLOCK = 6, /* narrow columns for an amount */
    LABEL_WIDTH = 34,
    ROWS_ON_A_PAGE = 72
};

/* The first narrow column of a block; the tiers' blocks follow on the first. */
static int block(int index)
{
    return OVERLAP_NARROW + index * BLOCK;
}

static void put_group(struct pen *o, const char *label)
{
    o->row++;
    pen_text(o, LABEL, LOOK_GROUP, label);
    o->row++;
}

/* What other funding there is: a row each, as it was given. */
static const struct {
    const char *head, *key;
    int width; /* in narrow columns */
    enum look look;
} facts[] = {
    /* clang-format off */
    {"Funder", "funder", 9, LOOK_WRAPPED},
    {"From", "start", 5, LOOK_NUMBER},
    {"To", "end", 5, LOOK_NUMBER},
    {"Share", "share", 4, LOOK_NUMBER},
    {"Treatment", "treatment", 5, LOOK_NUMBER},
    {"Pays", "pays", 7, LOOK_NUMBER},
    {"", "currency", 3, LOOK_UNIT},
    {"Note", "note", 22, LOOK_WRAPPED},
    /* clang-format on */
};

static bool is_left(enum look look)
{
    return look == LOOK_WRAPPED || look == LOOK_UNIT;
}

static void put_facts(struct pen *o)
{
    int column = OVERLAP_NARROW;

    put_group(o, "Other funding for the same time");
    pen_text(o, LABEL, LOOK_HEAD_LEFT, "Source");
    for (size_t i = 0; i < COUNT(facts); i++) {
        pen_text(o, column, is_left(facts[i].look) ? LOOK_HEAD_LEFT : LOOK_HEAD,
                 facts[i].head)
            ->last_column = column + facts[i].width - 1;
        column += facts[i].width;
    }
    for (size_t j = 0; j < o->model->overlap_count; j++) {
        const char *section = o->model->overlaps[j].head.section;

        o->row++;
        pen_show(o, LABEL, LOOK_WRAPPED,
                 figures_get(o->figures, "%s.label", section));
        pen_fit(o, o->model->overlaps[j].label, LABEL_WIDTH);
        column = OVERLAP_NARROW;
        for (size_t i = 0; i < COUNT(facts); i++) {
            const struct figure *figure =
                figures_get(o->figures, "%s.%s", section, facts[i].key);

            pen_show(o, column, facts[i].look, figure)->last_column =
                column + facts[i].width - 1;
            if (figure->value.kind == KIND_TEXT)
                pen_fit(o, figure->value.text,
                        facts[i].width * OVERLAP_NARROW_WIDTH);
            column += facts[i].width;
        }
    }
    o->row++;
}

static void put_tier_heads(struct pen *o, const char *label, int first)
{
    pen_text(o, LABEL, LOOK_HEAD_LEFT, label);
    for (int t = 0; t < o->tiers; t++) {
        const struct tier *tier = &o->model->tiers[t];

        pen_show(o, block(first + t), LOOK_HEAD,
                 figures_get(o->figures, "%s.label", tier->head.section))
            ->last_column = block(first + t + 1) - 1;
        pen_fit(o, tier->label, BLOCK * OVERLAP_NARROW_WIDTH - 2);
    }
    o->row++;
}

static struct cell *put_tier(struct pen *o, int index, enum look look,
                             const char *formula, struct value value)
{
    struct cell *cell = pen_formula(o, block(index), look, formula, value);

    cell->last_column = block(index + 1) - 1;
    return cell;
}

/* An overlap's label, and what a row says of it. */
static void put_overlap_label(struct pen *o, size_t overlap, const char *says)
{
    const struct overlap *other = &o->model->overlaps[overlap];
    const char *text =
        arena_print(o->arena, "%s, %s", pen_words(o, other->label), says);

    pen_formula(
        o, LABEL, LOOK_WRAPPED,
        arena_print(o->arena, "%s.label&\", %s\"", other->head.section, says),
        value_text(text));
    pen_fit(o, text, LABEL_WIDTH);
}

/* The days of each overlap inside each tier's window, as far as it takes them.
 */
static void put_days(struct pen *o, size_t overlap)
{
    put_overlap_label(o, overlap, "days of it");
    for (int t = 0; t < o->tiers; t++) {
        const struct setting setting = {.arena = o->arena};
        struct decimal days = time_days(ledger_time_taken(
            &o->results->ledger, o->results->tiers[t].end, overlap));

        put_tier(o, t, LOOK_NUMBER,
                 arena_print(o->arena,
                             "SUMIFS(days.taken.%s,days.date,\"<=\"&"
                             "%s.end)/days.whole",
                             o->model->overlaps[overlap].head.name,
                             o->model->tiers[t].head.section),
                 value_of(KIND_DECIMAL, &days, &setting));
    }
    o->row++;
}

/* What is taken off for it, one way or the other. */
static void put_taken_off(struct pen *o, size_t overlap)
{
    const char *section = o->model->overlaps[overlap].head.section;

    put_overlap_label(o, overlap, "taken off");
    for (int t = 0; t < o->tiers; t++)
        put_tier(
            o, t, LOOK_NUMBER,
            overlap_taken_off_formula(o->arena, section,
                                      o->model->tiers[t].head.name),
            pen_money(o, overlap_taken_off(&o->results->tiers[t], overlap)));
    o->row++;
}

/* Rows of a tier's own figures. */
static void put_figures(struct pen *o, const char *const names[], size_t count,
                        enum look label, enum look look)
{
    for (size_t i = 0; i < count; i++) {
        pen_text(o, LABEL, label, pen_tier_label(o, names[i]));
        for (int t = 0; t < o->tiers; t++)
            pen_show(o, block(t), look,
                     figures_get(o->figures, "%s.%s",
                                 o->model->tiers[t].head.section, names[i]))
                ->last_column = block(t + 1) - 1;
        o->row++;
    }
}

static void put_effects(struct pen *o)
{
    static const char *const sums[] = {"deduction", "offset"};
    static const char *const makeup[] = {
        "owed_days",    "owed_weeks",     "makeup_start", "makeup_end",
        "made_up_days", "shortfall_days", "repay"};

    put_group(o, "What it does to each tier");
    put_tier_heads(
        o,
        arena_print(o->arena, "Amounts in %s", o->model->grant.currency.code),
        0);
    for (size_t j = 0; j < o->model->overlap_count; j++) {
        put_days(o, j);
        put_taken_off(o, j);
    }
    put_figures(o, sums, COUNT(sums), LOOK_TEXT, LOOK_NUMBER);
    o->row++;
    pen_text(o, LABEL, LOOK_TEXT, "Last day to make up time");
    pen_show(o, block(0), LOOK_NUMBER, figures_get(o->figures, "makeup.by"))
        ->last_column = block(1) - 1;
    o->row++;
    put_figures(o, makeup, COUNT(makeup), LOOK_TEXT, LOOK_NUMBER);
}

void overlap_page(struct pen *o)
{
    pen_heading(o, "Overlap",
                "Other money for the same time: nobody is paid twice for a "
                "day.");
    o->row--;
    o->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++)
        o->page->widths[OVERLAP_NARROW + c] = OVERLAP_NARROW_WIDTH;
    o->page->landscape = true;
    put_facts(o);
    put_effects(o);
    o->row++;
    timeline_put(o);
    o->row++;
    repayment_put(o);
    o->page->one_page = o->page->printed_rows <= ROWS_ON_A_PAGE;
}
