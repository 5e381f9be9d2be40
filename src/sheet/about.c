#include "base/version.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    SAMPLE = LABEL_COLUMN,
    WORDS,
    SAMPLE_WIDTH = 20,
    WORDS_WIDTH = 84
};

/* clang-format off */
/* The page from top to bottom: a heading where there is no text. */
static const struct {
    const char *head, *text;
} paragraphs[] = {
    {"What this is", NULL},
    {"Proposal", "What a funder reads: the tiers of funding side by side, and "
        "what each of them asks for."},
    {"Budget", "Every line with its quantity, rate and reason, and all that "
        "comes on top."},
    {"Schedule", "A tier month by month, with its instalments; pick the tier "
        "from the list there."},
    {"Overlap", "Other funding for the same time, what it does to each tier, "
        "a timeline, and what is to be paid back if the work stops."},
    {"Inputs", "Every figure that a person gave. All other sheets follow from "
        "it by formulas, at once."},
    {"Days", "A row a day of the grant: what it is worth, and what other "
        "funding takes of it."},
    {"Lines", "Step by step from the inputs of each line to its cost in each "
        "tier."},
    {"Months", "From the tier that is chosen on Schedule to its months."},
    {"Prorations", "What the recommended tier would ask for by each way to "
        "count days."},
    {"Steps", "Steps that have no other place: the years that are paid, the "
        "fees, the shares of the total."},
    {"Checks", "What must be true of the workbook; Proposal says in one line "
        "whether all of it is."},
    {"How to use it", NULL},
    {"Change", "Change a blue figure on Inputs, and every sheet follows. An "
        "empty cell means that nothing is given."},
    {"Protection", "Sheets are protected against slips, without a password: "
        "Review, Unprotect Sheet (in LibreOffice: Tools, Protect Sheet)."},
    {"Fixed", "The number of tiers, lines and overlaps, and the currencies, "
        "stay as they are: number formats and columns hang on them. Change "
        "the model file and make the workbook anew."},
    {"Names", "Every input and result has a name, the same as in the model "
        "file: tier.NAME.request is the ask of a tier."},
    {"How it computes", NULL},
    {"Rounding", "Amounts are rounded half away from zero, first to 6 "
        "decimals and then to the currency's smallest unit, so that every "
        "spreadsheet program arrives at the same figure."},
    {"Time", "A day is worth a part of a year, as grant.proration says. With "
        "month, each day is worth an equal part of its month of the grant, "
        "so that every whole month pays one twelfth of the year."},
    {"Overlaps", "Time that other funding pays is not paid twice: it is "
        "deducted, or its money is offset, or the time is made up after the "
        "end, for 1,100 days at most. Where overlaps meet, the first one "
        "listed takes its share of a day, and the next ones what is left."},
    {"Shares", "The shares of the total are rounded to tenths of a percent "
        "by largest remainder, so that they add up to 100."},
};

static const struct {
    enum look look;
    const char *sample, *meaning;
} legend[] = {
    {LOOK_INPUT_TEXT, "input", "A figure that may be changed"},
    {LOOK_FIXED, "fixed", "An input that cannot change in place"},
    {LOOK_TEXT, "result", "A formula"},
    {LOOK_SUM_LABEL, "sum", "A sum of what stands above it"},
};

static const struct {
    enum page_class class;
    const char *meaning;
} tabs[] = {
    {CLASS_PRESENTATION, "blue: to be read"},
    {CLASS_INPUTS, "orange: to be filled in"},
    {CLASS_WORKINGS, "grey: workings"},
    {CLASS_CONTROL, "green: control"},
};
/* clang-format on */

static int put_paragraphs(struct book *book, struct page *page, int row)
{
    bool first = true;

    for (size_t i = 0; i < COUNT(paragraphs); i++) {
        if (!paragraphs[i].text) {
            row += !first;
            page_text(book, page, row++, SAMPLE, LOOK_GROUP,
                      paragraphs[i].head);
        } else if (!first || book_page(book, paragraphs[i].head)) {
            struct cell *cell = page_text(book, page, row, SAMPLE, LOOK_TEXT,
                                          paragraphs[i].head);

            if (book_page(book, paragraphs[i].head)) {
                cell->look = LOOK_LINK;
                cell->link = paragraphs[i].head;
            }
            page_text(book, page, row, WORDS, LOOK_WRAPPED, paragraphs[i].text);
            page_fit(book, page, row++, paragraphs[i].text, WORDS_WIDTH);
        }
        first = false;
    }
    return row + 1;
}

static void put_source(struct book *book, struct page *page, int row,
                       const char *label, const char *section)
{
    const struct figure *source =
        figures_get(book->figures, "%s.source", section);

    page_text(book, page, row, SAMPLE, LOOK_TEXT, label);
    page_show(book, page, row, WORDS, LOOK_WRAPPED, source);
    if (source->value.given)
        page_fit(book, page, row, source->value.text, WORDS_WIDTH);
}

/* What the person says of the figures that others can look up. */
static int put_sources(struct book *book, struct page *page, int row)
{
    const struct model *model = book->figures->model;

    if (!model->salary.head.given && !model->rate_count)
        return row;
    page_text(book, page, row++, SAMPLE, LOOK_GROUP, "Sources");
    if (model->salary.head.given)
        put_source(book, page, row++, "Salary", "salary");
    for (size_t i = 0; i < model->rate_count; i++)
        put_source(book, page, row++,
                   arena_print(&book->arena, "Rate of %s",
                               model->rates[i].currency.code),
                   model->rates[i].head.section);
    return row + 1;
}

void about_page(struct book *book, struct page *page)
{
    int row = page_heading(book, page, "About this workbook",
                           "Made by stipend " STIPEND_VERSION
                           ", a grant budget and stipend calculator.");

    page->widths[SAMPLE] = SAMPLE_WIDTH;
    page->widths[WORDS] = WORDS_WIDTH;
    row = put_paragraphs(book, page, row);
    row = put_sources(book, page, row);
    page_text(book, page, row++, SAMPLE, LOOK_GROUP, "What cells look like");
    for (size_t i = 0; i < COUNT(legend); i++) {
        page_text(book, page, row, SAMPLE, legend[i].look, legend[i].sample);
        page_text(book, page, row++, WORDS, LOOK_TEXT, legend[i].meaning);
    }
    page_text(book, page, ++row, SAMPLE, LOOK_GROUP, "Colours of the tabs");
    for (size_t i = 0; i < COUNT(tabs); i++)
        page_text(book, page, ++row, SAMPLE, LOOK_TEXT, tabs[i].meaning);
}
