#include "sheet/overlap.h"

#include "figure/makeup.h"
#include "figure/overlap.h"
#include "sheet/pages.h"

enum {
    LABEL = LABEL_COLUMN,
    BLOCK = 6, /* narrow columns for an amount */
    LABEL_WIDTH = 34,
    ROWS_ON_A_PAGE = 72,
    UNTIL_BY = 4 /* figures that exist without makeup.by */
};

const char *overlap_state(const struct pen *pen, const struct overlap *overlap)
{
    const struct figure *status;

    if (!overlap->idle)
        return "";
    status = figures_get(pen->figures, "application.%s.status",
                         overlap->application.text);
    return pen_print(pen, " (application %s)", status->value.text);
}

const char *overlap_state_formula(const struct pen *pen,
                                  const struct overlap *overlap)
{
    const char *name = overlap->application.text;

    return name ? pen_print(pen,
                            "&IF(application.%s.status=\"approved\",\"\",\" "
                            "(application \"&application.%s.status&\")\")",
                            name, name)
                : "";
}

/* The first narrow column of a block; the tiers' blocks follow on the first. */
static int block(int index)
{
    return OVERLAP_NARROW + index * BLOCK;
}

/* Inputs of each overlap, side by side. */
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

/* Puts one head or, if there is a section, one input of it. */
static void put_fact(struct pen *pen, int column, size_t i, const char *section)
{
    enum look look = facts[i].look;
    bool left = look == LOOK_WRAPPED || look == LOOK_UNIT;
    struct cell *cell =
        section ? pen_show(pen, column, look, "%s.%s", section, facts[i].key)
                : pen_text(pen, column, left ? LOOK_HEAD_LEFT : LOOK_HEAD,
                           facts[i].head);

    if (section && look == LOOK_UNIT) { /* of an amount that may be missing */
        cell->formula =
            pen_print(pen, "IF(%s.pays=\"\",\"\",%s)", section, cell->formula);
        cell->value.given &=
            figures_get(pen->figures, "%s.pays", section)->value.given;
    }

    cell->last_column = column + facts[i].width - 1;
    if (section && cell->value.kind == KIND_TEXT)
        pen_fit(pen, cell->value.text, facts[i].width * OVERLAP_NARROW_WIDTH);
}

/* A row of inputs of an overlap, or of heads if section is NULL. */
static void put_facts(struct pen *pen, const char *section)
{
    int column = OVERLAP_NARROW;

    for (size_t i = 0; i < COUNT(facts); i++) {
        put_fact(pen, column, i, section);
        column += facts[i].width;
    }
}

static void put_other_sources(struct pen *pen)
{
    pen_group(pen, "Other funding for the same time");
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Source");
    put_facts(pen, NULL);
    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        const char *text;

        pen_next(pen);
        text = pen_print(pen, "%s%s", pen_words(pen, overlap->label),
                         overlap_state(pen, overlap));
        pen_formula(pen, LABEL, LOOK_WRAPPED, value_text(text), "%s.label%s",
                    overlap->head.section, overlap_state_formula(pen, overlap));
        pen_fit(pen, text, LABEL_WIDTH);
        put_facts(pen, overlap->head.section);
    }
    pen_next(pen);
}

/* A figure of each tier, merged over the tier's columns. */
static void put_tier_figure(struct pen *pen, enum look look, const char *figure)
{
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, block(t), look, "%s.%s",
                 pen->model->tiers[t].head.section, figure)
            ->last_column = block(t + 1) - 1;
}

static void put_tier_heads(struct pen *pen)
{
    pen_text(pen, LABEL, LOOK_HEAD_LEFT,
             pen_print(pen, "Amounts in %s", pen->model->grant.currency.code));
    put_tier_figure(pen, LOOK_HEAD, "label");
    for (int t = 0; t < pen->tiers; t++)
        pen_fit(pen, pen->model->tiers[t].label,
                BLOCK * OVERLAP_NARROW_WIDTH - 2);
    pen_next(pen);
}

/* Puts the label of an overlap and what the row shows. */
static void put_overlap_label(struct pen *pen, size_t overlap, const char *says)
{
    const struct overlap *other = &pen->model->overlaps[overlap];
    const char *text =
        pen_print(pen, "%s, %s", pen_words(pen, other->label), says);

    pen_formula(pen, LABEL, LOOK_WRAPPED, value_text(text), "%s.label&\", %s\"",
                other->head.section, says);
    pen_fit(pen, text, LABEL_WIDTH);
}

/* The days of each overlap that count in each tier's window. */
static void put_days(struct pen *pen, size_t overlap)
{
    const struct setting setting = {.arena = pen->arena};

    put_overlap_label(pen, overlap, "days of it");
    for (int t = 0; t < pen->tiers; t++) {
        struct decimal days = time_days(ledger_time(&pen->results->ledger,
                                                    pen->results->tiers[t].end,
                                                    COUNTED_TAKEN, overlap));

        pen_formula(pen, block(t), LOOK_NUMBER,
                    value_of(KIND_DECIMAL, &days, &setting),
                    "SUMIFS(days.taken.%s,days.date,\"<=\"&%s.end)/days.whole",
                    pen->model->overlaps[overlap].head.name,
                    pen->model->tiers[t].head.section)
            ->last_column = block(t + 1) - 1;
    }
    pen_next(pen);
}

/* The amount taken off for an overlap, by deduction or offset. */
static void put_taken_off(struct pen *pen, size_t overlap)
{
    put_overlap_label(pen, overlap, "taken off");
    for (int t = 0; t < pen->tiers; t++)
        pen_formula(
            pen, block(t), LOOK_NUMBER,
            pen_money(pen, overlap_taken_off(&pen->results->tiers[t], overlap)),
            "%s",
            overlap_taken_off_formula(
                pen->arena, pen->model->overlaps[overlap].head.section,
                pen->model->tiers[t].head.name))
            ->last_column = block(t + 1) - 1;
    pen_next(pen);
}

/* A row of the tiers' own figures. */
static void put_overlap_figure(struct pen *pen, const char *figure)
{
    pen_text(pen, LABEL, LOOK_TEXT, pen_tier_label(pen, figure));
    put_tier_figure(pen, LOOK_NUMBER, figure);
    pen_next(pen);
}

static void put_effects(struct pen *pen)
{
    static const char *const makeup[] = {
        "owed_days",    "owed_weeks",     "makeup_start", "makeup_end",
        "made_up_days", "shortfall_days", "repay"};

    const struct model *model = pen->model;
    bool deducts = model_treats(model, 1 << TREATMENT_DEDUCT);
    bool offsets = model_treats(model, 1 << TREATMENT_OFFSET);

    pen_group(pen, "What it does to each tier");
    put_tier_heads(pen);
    for (size_t j = 0; j < model->overlap_count; j++) {
        enum treatment treatment = model->overlaps[j].treatment;

        put_days(pen, j);
        if (treatment == TREATMENT_DEDUCT || treatment == TREATMENT_OFFSET)
            put_taken_off(pen, j);
    }
    if (deducts)
        put_overlap_figure(pen, "deduction");
    if (offsets)
        put_overlap_figure(pen, "offset");
    if (!makeup_count(model))
        return;
    if (date_given(model->makeup.by)) {
        pen_text(pen, LABEL, LOOK_TEXT, "Last day to make up time");
        for (int t = 0; t < pen->tiers; t++)
            pen_show(pen, block(t), LOOK_NUMBER, "makeup.by")->last_column =
                block(t + 1) - 1;
        pen->row++;
    }
    for (size_t i = 0; i < COUNT(makeup); i++)
        if (i < UNTIL_BY || date_given(model->makeup.by))
            put_overlap_figure(pen, makeup[i]);
}

void overlap_page(struct pen *pen)
{
    pen_heading(pen, "Overlap",
                makeup_count(pen->model)
                    ? "Other money for the same time: nobody is paid twice for "
                      "a day. What is paid for days to make up is worked for "
                      "after the end."
                    : "Other money for the same time: nobody is paid twice for "
                      "a day.");
    pen->row--;
    pen->page->widths[LABEL] = LABEL_WIDTH;
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++)
        pen->page->widths[OVERLAP_NARROW + c] = OVERLAP_NARROW_WIDTH;
    pen->page->landscape = true;
    pen->page->last_column = OVERLAP_NARROW + OVERLAP_NARROW_COUNT - 1;
    put_other_sources(pen);
    put_effects(pen);
    pen_next(pen);
    timeline_put(pen);
    pen->row++;
    if (makeup_count(pen->model))
        repayment_put(pen);
    pen->page->one_page =
        (pen->page->printed_rows ? pen->page->printed_rows : pen->row) <=
        ROWS_ON_A_PAGE;
}
