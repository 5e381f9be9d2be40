#include "figure/prorations.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    FIRST = LABEL_COLUMN + 1, /* a column for each proration */
    LABEL_WIDTH = 44
};

/* Figures that other formulas refer to, and no proration changes. */
static const char *const shared[] = {
    "tier.@.percent",      "tier.@.end",          "tier.@.tutoring_cost",
    "tier.@.compute_cost", "tier.@.expense_cost", "person.*.has.@",
    "person.*.first.@",    "person.*.last.@",     "person.*.percent.@",
    "oncost.*.has.@",
};

/* The others, in the order in which they follow from one another. */
static const char *const steps[] = {
    /* clang-format off */
    "tier.@.grant_years", "tier.@.years", "tier.@.paid_years",
    "step.*.years.@", "step.*.paid_years.@", "tier.@.gross",
    "overlap.*.worth.@", "overlap.*.paid_worth.@", "overlap.*.years.@",
    "overlap.*.own_worth.@", "overlap.*.own_years.@",
    "overlap.*.offset_years.@", "overlap.*.paid_worth_after.*.@",
    "overlap.*.years_after.*.@", "overlap.*.own_after.*.@",
    "overlap.*.offset_after.*.@", "overlap.*.inside.@",
    "overlap.*.own_pay.@", "overlap.*.cap.@", "overlap.*.offset.@",
    "overlap.*.offset_so_far.@",
    "tier.@.deduction", "tier.@.offset", "tier.@.stipend",
    "person.*.years.@", "person.*.pay.@", "tier.@.people",
    "oncost.*.amount.@", "tier.@.oncosts", "tier.@.contingency",
    "tier.@.subtotal", "fee.*.added.@", "fee.*.amount.@",
    "tier.@.fees", "tier.@.total", "contribution.*.amount.@",
    "tier.@.contributions", "tier.@.request",
    /* clang-format on */
};

/* The recommended tier by one proration, in its column. */
struct prorated {
    enum proration proration;
    int column;
    const char *word;
    const char *tier; /* its name here */
    struct results *results;
    struct figures *figures;
};

/* Puts the label of a row once. */
static void put_proration_label(const struct pen *pen, const struct prorated *p,
                                const char *label)
{
    if (!p->proration)
        pen_text(pen, LABEL_COLUMN, LOOK_TEXT, label);
}

/* A figure of the recommended tier, whichever it is; @ is the tier. */
static void put_shared_figure(struct pen *pen, const struct prorated *p,
                              const struct figure *figure, const char *name)
{
    put_proration_label(pen, p, figure->label);
    pen_formula(pen, p->column, LOOK_NUMBER,
                figure->value.given ? figure->value : value_count(0), "N(%s)",
                pen_choice(pen, "steps.recommended", "%s", name))
        ->name = formula_fill(pen->arena, name, '@', p->tier);
    pen->row++;
}

static void put_shared(struct pen *pen, const struct prorated *p)
{
    const struct figures *figures = pen->figures;
    const char *best = pen->model->tiers[pen->best].head.name;

    for (size_t s = 0; s < COUNT(shared); s++) {
        const char *pattern = formula_fill(pen->arena, shared[s], '@', best);

        for (size_t i = 0; i < figures->count; i++) {
            const char *name = figures->all[i].name;
            size_t word = strlen(name) - strlen(best);

            if (!formula_fits(name, pattern, strlen(pattern)))
                continue;
            if (shared[s][strlen(shared[s]) - 1] == '@')
                name = pen_print(pen, "%.*s@", (int)word, name);
            else
                name = pen_print(pen, "tier.@.%s",
                                 strchr(name + strlen("tier."), '.') + 1);
            put_shared_figure(pen, p, &figures->all[i], name);
        }
    }
}

/* Puts a figure with this proration in its formula, not the chosen one. */
static void put_proration_step(struct pen *pen, const struct prorated *p,
                               const struct figure *figure)
{
    struct cell *cell;
    const char *chosen;

    put_proration_label(pen, p, figure->label);
    cell = pen_figure(pen, p->column, LOOK_NUMBER, figure);
    chosen = cell->formula;
    cell->name = arena_copy(pen->arena, figure->name);
    cell->formula =
        prorations_formula(chosen, p->proration, p->word, pen->arena);
    /* Only the worths of days are lists. */
    cell->array =
        formula_replace(pen->arena, chosen, "days.worth", "") != chosen;
    pen->row++;
}

/* ", calendar 56,100.00": nothing for the proration that the model has. */
static void put_request_words(struct pen *pen, const struct prorated *p)
{
    int digits = pen->results->digits;
    const char *ask = pen_print(pen, "tier.%s.request", p->tier);
    struct money request = p->results->tiers[pen->best].request;
    const char *text = pen_print(pen, ", %s %s", p->word,
                                 prorations_words(pen->figures, request));

    put_proration_label(pen, p, "The ask, in words");
    pen_formula(
        pen, p->column, LOOK_NUMBER,
        value_text(p->proration == pen->model->grant.proration ? "" : text),
        "IF(grant.proration=\"%s\",\"\",\", %s \"&IF(%s<0,"
        "\"below zero\",IF(%s*10^%d>=%lld,\"too large\","
        "FIXED(%s,%d))))",
        p->word, p->word, ask, ask, digits, (long long)money_limit, ask, digits)
        ->name = pen_print(pen, "prorations.%s", p->word);
}

/* No tier of the model can have this name: names begin with a letter. */
static struct prorated prorate(const struct pen *pen, enum proration proration)
{
    const char *word = prorations_word(proration, pen->arena);
    const char *tier = pen_print(pen, "0%s", word);
    struct results *results =
        compute_prorated(pen->model, proration, pen->best);

    return (struct prorated){
        proration, FIRST + (int)proration,
        word,      tier,
        results,   gather_tier(pen->model, results, pen->best, tier)};
}

static void put_proration(struct pen *pen, struct prorated *p)
{
    const struct figures *figures = p->figures;

    pen_text(pen, p->column, LOOK_HEAD, p->word);
    pen->page->widths[p->column] = AMOUNT_WIDTH + 9;
    pen->row++;
    put_shared(pen, p);
    for (size_t s = 0; s < COUNT(steps); s++) {
        const char *wanted = formula_fill(pen->arena, steps[s], '@', p->tier);

        for (size_t i = 0; i < figures->count; i++)
            if (formula_fits(figures->all[i].name, wanted, strlen(wanted)))
                put_proration_step(pen, p, &figures->all[i]);
    }
    put_request_words(pen, p);
}

void prorations_page(struct pen *pen)
{
    int heads;

    pen_heading(pen, "Prorations",
                "The recommended tier by each proration: the same steps with "
                "other worths of a day.");
    heads = pen->row;
    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, "Step");
    pen->page->widths[LABEL_COLUMN] = LABEL_WIDTH;
    pen->page->landscape = true;
    pen->page->frozen_rows = heads + 1;
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        struct prorated p = prorate(pen, i);

        pen->row = heads;
        put_proration(pen, &p);
        figures_free(p.figures);
        compute_free(p.results);
    }
}

struct cell *prorations_put_line(const struct pen *pen, int column)
{
    const char *line = prorations_line(pen->figures);
    const char *requests = "", *others = "";

    for (unsigned p = 0; p < PRORATION_COUNT; p++) {
        const char *word = prorations_word(p, pen->arena);

        requests = pen_print(pen, "%s%stier.0%s.request", requests,
                             p ? "," : "", word);
        others =
            pen_print(pen, "%s%sprorations.%s", others, p ? "&" : "", word);
    }
    return pen_formula(pen, column, LOOK_WRAPPED, value_text(line ? line : ""),
                       "IF(OR(" NO_CHOICE
                       ",MAX(%s)=MIN(%s)),\"\",\"If days were counted "
                       "otherwise, \"&%s&\" would ask for%s: \"&MID(%s,3,500))",
                       requests, requests, pen_of_recommended(pen, "label"),
                       prorations_at(pen->model), others);
}
