#include "sheet/workbook.h"

#include "sheet/pages.h"

#include <stdlib.h>
#include <string.h>

int book_tiers(const struct book *book)
{
    return (int)book->figures->model->tier_count;
}

int page_heading(struct book *book, struct page *page, const char *heading,
                 const char *explanation)
{
    page->widths[0] = MARGIN_WIDTH;
    page_text(book, page, 0, LABEL_COLUMN, LOOK_HEADING, heading);
    page_text(book, page, 1, LABEL_COLUMN, LOOK_QUIET, explanation);
    return 3;
}

static const struct head *tier_head(const struct book *book, int tier)
{
    return &book->figures->model->tiers[tier].head;
}

void page_tier_homes(struct book *book, struct page *page, int row, int column,
                     enum look look, const char *figure)
{
    for (int t = 0; t < book_tiers(book); t++)
        page_home(book, page, row, column + t, look,
                  figures_get(book->figures, "%s.%s",
                              tier_head(book, t)->section, figure));
}

void page_tier_shows(struct book *book, struct page *page, int row, int column,
                     enum look look, const char *figure)
{
    for (int t = 0; t < book_tiers(book); t++)
        page_show(book, page, row, column + t, look,
                  figures_get(book->figures, "%s.%s",
                              tier_head(book, t)->section, figure));
}

void page_instance_homes(struct book *book, struct page *page, int row,
                         int column, enum look look, const char *instance,
                         const char *figure)
{
    for (int t = 0; t < book_tiers(book); t++)
        page_home(book, page, row, column + t, look,
                  figures_get(book->figures, "%s.%s.%s", instance, figure,
                              tier_head(book, t)->name));
}

void page_tier_heads(struct book *book, struct page *page, int row, int column)
{
    page_tier_shows(book, page, row, column, LOOK_HEAD, "label");
    /* Bold letters are wider than those that a fit counts on. */
    for (int t = 0; t < book_tiers(book); t++)
        page_fit(book, page, row, book->figures->model->tiers[t].label,
                 AMOUNT_WIDTH - 3);
}

struct area page_tier_area(const struct book *book, int row, int column)
{
    return (struct area){row, column, row, column + book_tiers(book) - 1};
}

const char *page_choice(struct book *book, const char *chooser,
                        const char *name)
{
    const char *list = chooser, *at = strchr(name, '@');

    for (int t = 0; t < book_tiers(book); t++)
        list = arena_print(&book->arena, "%s,%.*s%s%s", list, (int)(at - name),
                           name, tier_head(book, t)->name, at + 1);
    return arena_print(&book->arena, "CHOOSE(%s)", list);
}

const char *page_of_recommended(struct book *book, const char *figure)
{
    return page_choice(book, "steps.recommended",
                       arena_print(&book->arena, "tier.@.%s", figure));
}

const char *page_proration(struct book *book, enum proration proration)
{
    const struct figure *figure = figures_get(book->figures, "grant.proration");

    return word_at(figure->key->choices, proration, &book->arena);
}

const char *page_overlap_taken_off(struct book *book, const char *section,
                                   const char *tier)
{
    return arena_print(&book->arena,
                       "IF(%s.deduction.%s=\"\",%s.offset.%s,%s.deduction.%s)",
                       section, tier, section, tier, section, tier);
}

struct value page_overlap_amount(const struct book *book, size_t overlap,
                                 size_t tier)
{
    const struct overlap_result *r =
        &book->figures->results->tiers[tier].overlap[overlap];

    return value_money(r->deduction.minor == ABSENT ? r->offset : r->deduction,
                       book->figures->results->digits);
}

/* The pages, as their tabs stand. */
static const struct {
    const char *name;
    enum page_class class;
    void (*fill)(struct book *book, struct page *page);
} pages[] = {
    {"Proposal", CLASS_PRESENTATION, proposal_page},
    {"Budget", CLASS_PRESENTATION, budget_page},
    {"Schedule", CLASS_PRESENTATION, schedule_page},
    {"Overlap", CLASS_PRESENTATION, overlap_page},
    {"Tax", CLASS_PRESENTATION, tax_page},
    {"Inputs", CLASS_INPUTS, inputs_page},
    {"Days", CLASS_WORKINGS, days_page},
    {"Lines", CLASS_WORKINGS, lines_page},
    {"Months", CLASS_WORKINGS, months_page},
    {"Taxable", CLASS_WORKINGS, taxable_page},
    {"Prorations", CLASS_WORKINGS, prorations_page},
    {"Steps", CLASS_WORKINGS, steps_page},
    {"Checks", CLASS_CONTROL, checks_page},
    {"About", CLASS_CONTROL, about_page},
};

/* Sheets that have nothing to say are left out. */
static bool is_needed(const struct model *model, const char *page)
{
    if (!strcmp(page, "Lines"))
        return model->line_count > 0;
    if (!strncmp(page, "Tax", 3))
        return model->table_count > 0;
    return strcmp(page, "Overlap") != 0 || model->overlap_count > 0;
}

struct book *book_open(struct figures *figures)
{
    struct book *book = calloc(1, sizeof(*book));

    book->figures = figures;
    for (size_t p = 0; p < COUNT(pages); p++)
        if (is_needed(figures->model, pages[p].name))
            book_add(book, pages[p].name, pages[p].class);
    book->unfilled = book->page_count;
    return book;
}

static void fill(struct book *book, struct page *page)
{
    for (size_t p = 0; p < COUNT(pages); p++)
        if (!strcmp(pages[p].name, page->name))
            pages[p].fill(book, page);
}

/* Of the page that was filled last, nothing but its name is needed any more. */
static void forget_page(struct book *book)
{
    if (book->unfilled < book->page_count) {
        struct page *page = book->pages[book->unfilled];

        free(page->cells);
        *page = (struct page){.name = page->name, .class = page->class};
    }
    arena_free(&book->arena);
}

const struct page *book_next(struct book *book)
{
    struct page *page;

    forget_page(book);
    if (!book->unfilled) {
        book_settle(book);
        return NULL;
    }
    page = book->pages[--book->unfilled];
    fill(book, page);
    book_finish(book, page);
    return page;
}

void book_close(struct book *book)
{
    if (!book)
        return;
    forget_page(book);
    free(book->names);
    arena_free(&book->kept);
    free(book);
}
