#include "figure/prorations.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    FIRST, /* a column a proration */
    LABEL_WIDTH = 44
};

struct prorations {
    struct pen pen;
    size_t best; /* the recommended tier */
    struct results *results[PRORATION_COUNT];
    struct figures *figures[PRORATION_COUNT];
};

/* A tier of this name cannot be in a model: names begin with a letter. */
static const char *alias(const struct prorations *p, enum proration proration)
{
    return arena_print(p->pen.arena, "0%s",
                       prorations_word(proration, p->pen.arena));
}

/* A cell's formula by one proration in place of the one that is chosen. */
static void prorate(struct prorations *p, struct cell *cell,
                    enum proration proration)
{
    const char *chosen = cell->formula;

    cell->formula = prorations_formula(chosen, proration,
                                       prorations_word(proration, p->pen.arena),
                                       p->pen.arena);
    /* Only the worths of days are lists. */
    cell->array =
        formula_replace(p->pen.arena, chosen, "days.worth", "") != chosen;
}

/* One figure by each proration: the index-th of those that are gathered. */
static void put_figure(struct prorations *p, size_t index)
{
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        const struct figure *figure = &p->figures[i]->all[index];
        struct cell *cell =
            pen_home(&p->pen, FIRST + (int)i, LOOK_NUMBER, figure);

        cell->name = arena_copy(p->pen.arena, figure->name);
        prorate(p, cell, i);
    }
    pen_text(&p->pen, LABEL, LOOK_TEXT, p->figures[0]->all[index].label);
    p->pen.row++;
}

/* Figures that other formulas ask for, and no proration changes. */
static void put_shared(struct prorations *p)
{
    static const char *const shared[] = {"percent", "end", "tutoring_cost",
                                         "compute_cost", "expense_cost"};

    for (size_t s = 0; s < COUNT(shared); s++) {
        const struct figure *figure =
            figures_get(p->pen.figures, "%s.%s",
                        p->pen.model->tiers[p->best].head.section, shared[s]);

        pen_text(&p->pen, LABEL, LOOK_TEXT, figure->label);
        for (unsigned i = 0; i < PRORATION_COUNT; i++)
            pen_formula(&p->pen, FIRST + (int)i, LOOK_NUMBER,
                        arena_print(p->pen.arena, "N(%s)",
                                    pen_of_recommended(&p->pen, shared[s])),
                        figure->value.given ? figure->value : value_count(0))
                ->name =
                arena_print(p->pen.arena, "tier.%s.%s", alias(p, i), shared[s]);
        p->pen.row++;
    }
}

/* All gathered figures that fit a pattern, one below the other. */
static void put_all(struct prorations *p, const char *pattern)
{
    const char *wanted = formula_fill(p->pen.arena, pattern, '@', alias(p, 0));

    for (size_t i = 0; i < p->figures[0]->count; i++)
        if (formula_fits(p->figures[0]->all[i].name, wanted, strlen(wanted)))
            put_figure(p, i);
}

/* In the order in which they follow from one another. */
static const char *const order[] = {
    /* clang-format off */
    "tier.@.years", "tier.@.paid_years", "tier.@.gross",
    "overlap.*.worth.@", "overlap.*.paid_worth.@", "overlap.*.years.@",
    "overlap.*.offset_worth.@", "overlap.*.cap.@", "overlap.*.offset.@",
    "tier.@.deduction", "tier.@.offset", "tier.@.stipend",
    "oncost.*.amount.@", "tier.@.oncosts", "tier.@.contingency",
    "tier.@.subtotal", "fee.*.added.@", "fee.*.amount.@",
    "tier.@.fees", "tier.@.total", "tier.@.request",
    /* clang-format on */
};

static void gather(struct prorations *p)
{
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        p->results[i] = compute_prorated(p->pen.model, i, p->best);
        p->figures[i] =
            gather_tier(p->pen.model, p->results[i], p->best, alias(p, i));
    }
}

static void forget(struct prorations *p)
{
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        figures_free(p->figures[i]);
        compute_free(p->results[i]);
    }
}

/* ", calendar 56,100.00": nothing of the proration that the model has. */
static void put_request_words(struct prorations *p)
{
    int digits = p->pen.figures->results->digits;

    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        const char *word = prorations_word(i, p->pen.arena);
        const char *ask =
            arena_print(p->pen.arena, "tier.%s.request", alias(p, i));
        struct money request = p->results[i]->tiers[p->best].request;
        const char *text =
            arena_print(p->pen.arena, ", %s %s", word,
                        prorations_words(p->pen.figures, request));

        pen_formula(
            &p->pen, FIRST + (int)i, LOOK_NUMBER,
            arena_print(p->pen.arena,
                        "IF(grant.proration=\"%s\",\"\",\", %s \"&IF(%s<0,"
                        "\"below zero\",IF(%s*10^%d>=%lld,\"too large\","
                        "FIXED(%s,%d))))",
                        word, word, ask, ask, digits, (long long)money_limit,
                        ask, digits),
            value_text(i == p->pen.model->grant.proration ? "" : text))
            ->name = arena_print(p->pen.arena, "prorations.%s", word);
    }
    pen_text(&p->pen, LABEL, LOOK_TEXT, "The ask, in words");
    p->pen.row++;
}

void prorations_page(struct pen *pen)
{
    struct prorations p = {.best = model_recommended(pen->model)};

    pen_heading(pen, "Prorations",
                "The recommended tier by each proration: the same steps with "
                "other worths of a day.");
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Step");
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        pen_text(pen, FIRST + (int)i, LOOK_HEAD,
                 prorations_word(i, pen->arena));
        pen->page->widths[FIRST + (int)i] = AMOUNT_WIDTH + 9;
    }
    pen->page->widths[LABEL] = LABEL_WIDTH;
    pen->page->landscape = true;
    pen->page->frozen_rows = ++pen->row;
    p.pen = *pen;
    gather(&p);
    put_shared(&p);
    for (size_t i = 0; i < COUNT(order); i++)
        put_all(&p, order[i]);
    put_request_words(&p);
    forget(&p);
}

struct cell *prorations_put_line(const struct pen *pen, int column)
{
    struct arena *arena = pen->arena;
    const char *formula =
        arena_print(arena, "%s&\", prorated otherwise: \"&MID(",
                    pen_of_recommended(pen, "label"));

    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        formula = arena_print(arena, "%s%sprorations.%s", formula, p ? "&" : "",
                              prorations_word(p, arena));
    return pen_formula(
        pen, column, LOOK_QUIET_WRAPPED,
        arena_print(arena, "%s,3,500)", formula),
        value_text(pen_words(pen, prorations_line(pen->figures))));
}
