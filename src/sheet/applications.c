#include "sheet/pages.h"

enum {
    FUNDER = LABEL_COLUMN,
    SENT,
    STATUS,
    CURRENCY,
    ASKED,
    RECEIVED,
    GAP, /* between a number and a date */
    DECIDED,
    COVERS,
    SAME_DAYS,
    WORTH,
    FUNDER_WIDTH = 30,
    COVERS_WIDTH = 22
};

/* The facts that EA Funds asks for, in their order, and what follows. */
static const struct {
    const char *head, *key;
    int column;
    enum look look;
} columns[] = {
    /* clang-format off */
    {"Funder", "funder", FUNDER, LOOK_WRAPPED},
    {"Sent", "sent", SENT, LOOK_LEFT_NUMBER},
    {"Status", NULL, STATUS, LOOK_INPUT_TEXT},
    {"", "currency", CURRENCY, LOOK_UNIT},
    {"Asked", "asked", ASKED, LOOK_NUMBER},
    {"Received", "received", RECEIVED, LOOK_NUMBER},
    {"", NULL, GAP, LOOK_TEXT},
    {"Decided", "decided", DECIDED, LOOK_LEFT_NUMBER},
    {"Covers", NULL, COVERS, LOOK_WRAPPED},
    {"Same days", NULL, SAME_DAYS, LOOK_NUMBER},
    {"Worth", NULL, WORTH, LOOK_NUMBER},
    /* clang-format on */
};

static void put_heads(struct pen *pen)
{
    for (size_t i = 0; i < COUNT(columns); i++) {
        bool left = columns[i].look != LOOK_NUMBER;

        pen_text(pen, columns[i].column, left ? LOOK_HEAD_LEFT : LOOK_HEAD,
                 columns[i].column == WORTH
                     ? pen_print(pen, "%s, %s", columns[i].head,
                                 pen->model->grant.currency.code)
                     : columns[i].head);
    }
    pen_next(pen);
}

static void put_application(struct pen *pen,
                            const struct application *application)
{
    const char *section = application->head.section;
    const char *covers =
        application->covers.text ? application->covers.text : "all";

    for (size_t i = 0; i < COUNT(columns); i++)
        if (columns[i].key)
            pen_show(pen, columns[i].column, columns[i].look, "%s.%s", section,
                     columns[i].key);
    pen_home(pen, STATUS, LOOK_INPUT_TEXT, "%s.status", section);
    pen_formula(pen, COVERS, LOOK_WRAPPED, value_text(covers),
                "IF(%s.covers=\"\",\"all\",%s.covers)", section, section);
    pen_home(pen, SAME_DAYS, LOOK_NUMBER, "%s.same_days", section);
    pen_home(pen, WORTH, LOOK_NUMBER, "%s.worth", section);
    pen_fit(pen, application->funder, FUNDER_WIDTH);
    pen_fit(pen, covers, COVERS_WIDTH);
    pen_next(pen);
}

static void put_total(struct pen *pen, const char *figure)
{
    const struct figure *total =
        figures_get(pen->figures, "applications.%s", figure);

    for (int c = FUNDER; c < WORTH; c++)
        pen_text(pen, c, LOOK_SUM_LABEL, c == FUNDER ? total->label : NULL);
    pen_figure(pen, WORTH, LOOK_SUM, total);
    pen_next(pen);
}

/* What a status does to the tiers: change one above, and see. */
static void put_tiers(struct pen *pen)
{
    static const struct {
        const char *figure;
        unsigned treatments; /* of overlaps that it needs, a bit each */
    } figures[] = {{"deduction", 1 << TREATMENT_DEDUCT},
                   {"offset", 1 << TREATMENT_OFFSET},
                   {"owed_days", 1 << TREATMENT_MAKEUP},
                   {"stipend", 0},
                   {"request", 0}};

    pen_group(pen, "What this grant asks for with these statuses");
    pen_text(pen, FUNDER, LOOK_HEAD_LEFT,
             pen_print(pen, "Amounts in %s", pen->model->grant.currency.code));
    pen_tier_heads(pen, SENT);
    pen_next(pen);
    for (size_t i = 0; i < COUNT(figures); i++) {
        const char *figure = figures[i].figure;
        bool ask = i + 1 == COUNT(figures);

        if (figures[i].treatments &&
            !model_treats(pen->model, figures[i].treatments))
            continue;
        pen_text(pen, FUNDER, ask ? LOOK_SUM_LABEL : LOOK_TEXT,
                 pen_tier_label(pen, figure));
        pen_tier_shows(pen, SENT, ask ? LOOK_SUM : LOOK_NUMBER, figure);
        pen_next(pen);
    }
}

void applications_page(struct pen *pen)
{
    struct page *page = pen->page;

    pen_heading(pen, "Applications",
                "What else is applied for. Change a status, and all sheets "
                "follow at once.");
    for (int c = SENT; c <= WORTH; c++)
        page->widths[c] = AMOUNT_WIDTH - 2;
    page->widths[FUNDER] = FUNDER_WIDTH;
    page->widths[CURRENCY] = 6;
    page->widths[GAP] = 2;
    page->widths[COVERS] = COVERS_WIDTH;
    page->landscape = true;
    put_heads(pen);
    for (size_t i = 0; i < pen->model->application_count; i++)
        put_application(pen, &pen->model->applications[i]);
    put_total(pen, "pending");
    put_total(pen, "approved");
    put_tiers(pen);
}
