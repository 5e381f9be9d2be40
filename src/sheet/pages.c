#include "sheet/pages.h"

#include "figure/compute.h"
#include "figure/gather.h"
#include "model/tax.h"
#include "sheet/workbook.h"

#include <stdlib.h>

/* clang-format off */
/* The pages, as their tabs stand; workings are last, and hidden. */
static const struct page_kind pages[] = {
    {"Proposal", CLASS_PRESENTATION,
     "What a funder reads: the tiers of funding side by side, and "
     "what each of them asks for.",
     NULL, proposal_page},
    {"Budget", CLASS_PRESENTATION,
     "How the stipend follows from the salary, every line with its "
     "quantity, rate and reason, and all that comes on top.",
     NULL, budget_page},
    {"Schedule", CLASS_PRESENTATION,
     "A tier month by month, with its instalments; pick the tier "
     "from the list there.",
     NULL, schedule_page},
    {"Ask", CLASS_PRESENTATION,
     "Where the ask stands among other grants, what each amount buys, and what "
     "happens if less is granted; a funder can type an amount there.",
     model_asks, ask_page},
    {"Applications", CLASS_PRESENTATION,
     "What else is applied for; a status that is changed there changes every "
     "sheet.",
     model_applies, applications_page},
    {"Overlap", CLASS_PRESENTATION,
     "Other funding for the same time, what it does to each tier, "
     "a timeline, and what is to be paid back if the work stops.",
     model_has_overlaps, overlap_page},
    {"Plan", CLASS_PRESENTATION,
     "How the planned hours are divided, and milestones with what proves "
     "them.",
     model_has_plan, plan_page},
    {"Tax", CLASS_PRESENTATION,
     "What each tier leaves after tax, estimated by the tables of taxes, "
     "line by line.",
     model_has_taxes, tax_page},
    {"Inputs", CLASS_INPUTS,
     "Every figure that a person gave. All other sheets follow from "
     "it by formulas, at once.",
     NULL, inputs_page},
    {"Rules", CLASS_CONTROL,
     "What funders want, with sources, and whether the ask meets it.",
     model_has_rules, rules_page},
    {"Checks", CLASS_CONTROL,
     "What must be true of the workbook. If any of it is not, the first "
     "sheet says so in place of the ask.",
     NULL, checks_page},
    {"About", CLASS_CONTROL,
     "This sheet: what the others are for, how to use them, where figures "
     "are from.",
     NULL, about_page},
    {"Days", CLASS_WORKINGS,
     "A row a day of the grant: its date, and what it is worth.",
     NULL, days_page},
    {"Lines", CLASS_WORKINGS,
     "Step by step from the inputs of each line to its cost in each "
     "tier.",
     model_has_costs, lines_page},
    {"Months", CLASS_WORKINGS,
     "From the tier that is chosen on Schedule to its months.",
     NULL, months_page},
    {"Taxable", CLASS_WORKINGS,
     "What instalments have paid before the year of each table, and up to "
     "its end.",
     model_has_taxes, taxable_page},
    {"Needs", CLASS_WORKINGS,
     "From the lines that are kept to the ask for them, and from an award to "
     "what it buys.",
     model_asks, needs_page},
    {"Grants", CLASS_WORKINGS,
     "Grants that others were given, per month in the grant's currency.",
     model_compares, grants_page},
    {"Prorations", CLASS_WORKINGS,
     "What the recommended tier would ask for by each way to "
     "count days.",
     NULL, prorations_page},
    {"Steps", CLASS_WORKINGS,
     "Steps that have no other place: the years that are paid, the "
     "fees, the shares of the total.",
     NULL, steps_page},
};
/* clang-format on */

/*
 * Take-home pay is private: without tax.show the book is that of a model
 * without taxes, and with the percentages that reach a target.
 */
static void leave_out_taxes(struct book *book, const struct model *model)
{
    book->open_model = *model;
    book->open_model.tax = (struct tax){.head = {.given = false}};
    book->open_model.table_count = book->open_model.income_count = 0;
    for (size_t t = 0; t < model->tier_count; t++)
        book->open_model.tiers[t].net_target.minor = ABSENT;
    book->open_results = compute_all(&book->open_model);
    book->open_figures = gather_all(&book->open_model, book->open_results);
    book->figures = book->open_figures;
}

struct book *book_open(struct figures *figures)
{
    struct book *book = calloc(1, sizeof(*book));

    book->figures = figures;
    if (figures->model->table_count && figures->model->tax.show == ANSWER_NO)
        leave_out_taxes(book, figures->model);
    for (size_t i = 0; i < COUNT(pages); i++)
        if (!pages[i].needed || pages[i].needed(book->figures->model))
            book_add(book, &pages[i]);
    for (size_t i = book->page_count; i-- > 0;) {
        struct pen pen = pen_open(book, book->pages[i]);

        pen.page->kind->fill(&pen);
        pen_end(&pen);
    }
    for (size_t i = 0; i < book->page_count; i++)
        if (book->pages[i]->kind->fill == steps_page) {
            struct pen pen = pen_open(book, book->pages[i]);

            steps_put_rest(&pen);
        }
    book_finish(book);
    return book;
}

void book_close(struct book *book)
{
    for (size_t i = 0; i < book->page_count; i++)
        page_forget_cells(book->pages[i]);
    free(book->names);
    figures_free(book->open_figures);
    compute_free(book->open_results);
    arena_free(&book->arena);
    free(book);
}
