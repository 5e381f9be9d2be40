#include "sheet/pages.h"

#include "sheet/workbook.h"

#include <stdlib.h>

/* clang-format off */
/* The pages, as their tabs stand. */
static const struct page_kind pages[] = {
    {"Proposal", CLASS_PRESENTATION,
     "What a funder reads: the tiers of funding side by side, and "
     "what each of them asks for.",
     false, NULL, proposal_page},
    {"Budget", CLASS_PRESENTATION,
     "Every line with its quantity, rate and reason, and all that "
     "comes on top.",
     true, NULL, budget_page},
    {"Schedule", CLASS_PRESENTATION,
     "A tier month by month, with its instalments; pick the tier "
     "from the list there.",
     true, NULL, schedule_page},
    {"Overlap", CLASS_PRESENTATION,
     "Other funding for the same time, what it does to each tier, "
     "a timeline, and what is to be paid back if the work stops.",
     true, model_has_overlaps, overlap_page},
    {"Tax", CLASS_PRESENTATION,
     "What each tier leaves after tax, estimated by the tables of taxes, "
     "line by line.",
     true, model_has_taxes, tax_page},
    {"Inputs", CLASS_INPUTS,
     "Every figure that a person gave. All other sheets follow from "
     "it by formulas, at once.",
     true, NULL, inputs_page},
    {"Days", CLASS_WORKINGS,
     "A row a day of the grant: what it is worth, and what other "
     "funding takes of it.",
     false, NULL, days_page},
    {"Lines", CLASS_WORKINGS,
     "Step by step from the inputs of each line to its cost in each "
     "tier.",
     false, model_has_costs, lines_page},
    {"Months", CLASS_WORKINGS,
     "From the tier that is chosen on Schedule to its months.",
     false, NULL, months_page},
    {"Taxable", CLASS_WORKINGS,
     "What instalments have paid before the year of each table, and up to "
     "its end.",
     false, model_has_taxes, taxable_page},
    {"Prorations", CLASS_WORKINGS,
     "What the recommended tier would ask for by each way to "
     "count days.",
     false, NULL, prorations_page},
    {"Steps", CLASS_WORKINGS,
     "Steps that have no other place: the years that are paid, the "
     "fees, the shares of the total.",
     false, NULL, steps_page},
    {"Checks", CLASS_CONTROL,
     "What must be true of the workbook; Proposal says in one line "
     "whether all of it is.",
     true, NULL, checks_page},
    {"About", CLASS_CONTROL,
     NULL,
     true, NULL, about_page},
};
/* clang-format on */

struct book *book_open(struct figures *figures)
{
    struct book *book = calloc(1, sizeof(*book));

    book->figures = figures;
    for (size_t i = 0; i < COUNT(pages); i++)
        if (!pages[i].needed || pages[i].needed(figures->model))
            book_add(book, &pages[i]);
    for (size_t i = book->page_count; i-- > 0;) {
        struct pen pen = pen_open(book, book->pages[i]);

        pen.page->kind->fill(&pen);
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
    arena_free(&book->arena);
    free(book);
}
