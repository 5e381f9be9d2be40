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

/* What the page knows while it is laid out, from top to bottom. */
struct prorations {
    struct book *book;
    struct page *page;
    struct arena *arena;
    const struct model *model;
    size_t best; /* the recommended tier */
    int row;
    struct results *results[PRORATION_COUNT];
    struct figures *figures[PRORATION_COUNT];
};

/* A tier of this name cannot be in a model: names begin with a letter. */
static const char *alias(struct book *book, enum proration proration)
{
    return arena_print(&book->arena, "0%s", page_proration(book, proration));
}

/* A cell's formula by one proration in place of the one that is chosen. */
static void prorate(struct prorations *p, struct cell *cell,
                    enum proration proration)
{
    const char *chosen = cell->formula;

    cell->formula = prorations_formula(
        chosen, proration, page_proration(p->book, proration), p->arena);
    /* Only the worths of days are lists. */
    cell->array = formula_replace(p->arena, chosen, "days.worth", "") != chosen;
}

/* One figure by each proration: the index-th of those that are gathered. */
static void put_figure(struct prorations *p, size_t index)
{
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        const struct figure *figure = &p->figures[i]->all[index];
        struct cell *cell = page_home(p->book, p->page, p->row, FIRST + (int)i,
                                      LOOK_NUMBER, figure);

        cell->name = arena_copy(p->arena, figure->name);
        prorate(p, cell, i);
    }
    page_text(p->book, p->page, p->row++, LABEL, LOOK_TEXT,
              p->figures[0]->all[index].label);
}

/* Figures that other formulas ask for, and no proration changes. */
static void put_shared(struct prorations *p)
{
    static const char *const shared[] = {"percent", "end", "tutoring_cost",
                                         "compute_cost", "expense_cost"};

    for (size_t s = 0; s < COUNT(shared); s++) {
        const struct figure *figure =
            figures_get(p->book->figures, "%s.%s",
                        p->model->tiers[p->best].head.section, shared[s]);

        page_text(p->book, p->page, p->row, LABEL, LOOK_TEXT, figure->label);
        for (unsigned i = 0; i < PRORATION_COUNT; i++)
            page_formula(p->book, p->page, p->row, FIRST + (int)i, LOOK_NUMBER,
                         arena_print(p->arena, "N(%s)",
                                     page_of_recommended(p->book, shared[s])),
                         figure->value.given ? figure->value : value_count(0))
                ->name = arena_print(p->arena, "tier.%s.%s", alias(p->book, i),
                                     shared[s]);
        p->row++;
    }
}

/* All gathered figures that fit a pattern, one below the other. */
static void put_all(struct prorations *p, const char *pattern)
{
    const char *wanted =
        formula_fill(p->arena, pattern, '@', alias(p->book, 0));

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
        p->results[i] = compute_prorated(p->model, i, p->best);
        p->figures[i] =
            gather_tier(p->model, p->results[i], p->best, alias(p->book, i));
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
    int digits = p->book->figures->results->digits;

    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        const char *word = page_proration(p->book, i);
        const char *ask =
            arena_print(p->arena, "tier.%s.request", alias(p->book, i));
        struct money request = p->results[i]->tiers[p->best].request;
        const char *text =
            arena_print(p->arena, ", %s %s", word,
                        prorations_words(p->book->figures, request));

        page_formula(
            p->book, p->page, p->row, FIRST + (int)i, LOOK_NUMBER,
            arena_print(p->arena,
                        "IF(grant.proration=\"%s\",\"\",\", %s \"&IF(%s<0,"
                        "\"below zero\",IF(%s*10^%d>=%lld,\"too large\","
                        "FIXED(%s,%d))))",
                        word, word, ask, ask, digits, (long long)money_limit,
                        ask, digits),
            value_text(i == p->model->grant.proration ? "" : text))
            ->name = arena_print(p->arena, "prorations.%s", word);
    }
    page_text(p->book, p->page, p->row++, LABEL, LOOK_TEXT,
              "The ask, in words");
}

void prorations_page(struct book *book, struct page *page)
{
    const struct model *model = book->figures->model;
    struct prorations p = {
        .book = book,
        .page = page,
        .arena = &book->arena,
        .model = model,
        .best = model_recommended(model),
    };

    p.row = page_heading(book, page, "Prorations",
                         "The recommended tier by each proration: the same "
                         "steps with other worths of a day.");
    gather(&p);
    page_text(book, page, p.row, LABEL, LOOK_HEAD_LEFT, "Step");
    for (unsigned i = 0; i < PRORATION_COUNT; i++) {
        page_text(book, page, p.row, FIRST + (int)i, LOOK_HEAD,
                  page_proration(book, i));
        page->widths[FIRST + (int)i] = AMOUNT_WIDTH + 9;
    }
    page->landscape = true;
    page->frozen_rows = ++p.row;
    put_shared(&p);
    for (size_t i = 0; i < COUNT(order); i++)
        put_all(&p, order[i]);
    put_request_words(&p);
    page->widths[LABEL] = LABEL_WIDTH;
    forget(&p);
}

void prorations_put_line(struct book *book, struct page *page, int row,
                         int column)
{
    struct arena *arena = &book->arena;
    const char *formula = page_of_recommended(book, "label");

    formula = arena_print(arena, "%s&\", prorated otherwise: \"&MID(", formula);
    for (unsigned p = 0; p < PRORATION_COUNT; p++)
        formula = arena_print(arena, "%s%sprorations.%s", formula, p ? "&" : "",
                              page_proration(book, p));
    page_formula(book, page, row, column, LOOK_QUIET_WRAPPED,
                 arena_print(arena, "%s,3,500)", formula),
                 value_text(page_words(book, prorations_line(book->figures))));
}
