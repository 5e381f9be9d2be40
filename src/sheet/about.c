#include "base/version.h"
#include "figure/prorations.h"
#include "model/tax.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    SAMPLE = LABEL_COLUMN,
    WORDS,
    SAMPLE_WIDTH = 20,
    WORDS_WIDTH = 84
};

/* clang-format off */
/* Paragraphs below the list of pages; one without text is a heading. */
static const struct {
    const char *head, *text;
} paragraphs[] = {
    {"How to use it", NULL},
    {"Change", "Change a blue figure on Inputs, and every sheet follows. An "
        "empty cell means that nothing is given."},
    {"Protection", "Sheets are protected against slips, without a password: "
        "Review, Unprotect Sheet (in LibreOffice: Tools, Protect Sheet)."},
    {"Hidden", "Workings are hidden, so that the proposal is what one sees. To "
        "show them, right-click on any tab and choose Unhide (in LibreOffice: "
        "Show Sheet)."},
    {"Fixed", "The number of tiers, lines and overlaps, and the currencies, "
        "stay as they are: number formats and columns depend on them. So do "
        "the sections that there are. Change the model file, or write a new "
        "section into it, and make the workbook anew. If an overlap gets a "
        "treatment that none had, Proposal says that it lacks a row."},
    {"Names", "Every input and result has a name, the same as in the model "
        "file with an underscore for each dot: tier_NAME_request is the ask "
        "of a tier."},
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

static_assert(LEDGER_MAKEUP_MOST == 1100, "the text on overlaps says 1,100");

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
    {CLASS_WORKINGS, "grey: workings, which are hidden"},
    {CLASS_CONTROL, "green: control"},
};
/* clang-format on */

/* Puts a word and its explanation; the name of a page that shows is a link. */
static void put_paragraph(struct pen *pen, const char *word, const char *text,
                          bool link)
{
    struct cell *cell =
        pen_text(pen, SAMPLE, link ? LOOK_LINK : LOOK_TEXT, word);

    cell->link = link ? word : NULL;
    pen_text(pen, WORDS, LOOK_WRAPPED, text);
    pen_fit(pen, text, WORDS_WIDTH);
    pen_next(pen);
}

/* The pages that show, or those that are hidden. */
static void put_pages(struct pen *pen, const char *head, bool hidden)
{
    const struct book *book = pen->book;

    pen_text(pen, SAMPLE, LOOK_GROUP, head);
    pen_next(pen);
    for (size_t i = 0; i < book->page_count; i++) {
        const struct page_kind *kind = book->pages[i]->kind;

        if ((kind->class == CLASS_WORKINGS) == hidden)
            put_paragraph(pen, kind->name, kind->purpose, !hidden);
    }
    pen_next(pen);
}

static void put_paragraphs(struct pen *pen)
{
    for (size_t i = 0; i < COUNT(paragraphs); i++) {
        if (!pen->model->overlap_count &&
            !strcmp(paragraphs[i].head, "Overlaps"))
            continue;
        if (paragraphs[i].text) {
            put_paragraph(pen, paragraphs[i].head, paragraphs[i].text, false);
            continue;
        }
        pen->row += i > 0;
        pen_text(pen, SAMPLE, LOOK_GROUP, paragraphs[i].head);
        pen_next(pen);
    }
    pen_next(pen);
}

/* What the ask would be if days were counted otherwise. */
static void put_prorations(struct pen *pen)
{
    struct cell *line;

    if (!prorations_line(pen->figures))
        return;
    pen_text(pen, SAMPLE, LOOK_GROUP, "Other ways to count days");
    pen->row++;
    line = prorations_put_line(pen, SAMPLE);
    line->last_column = WORDS;
    pen_fit(pen, line->value.text, SAMPLE_WIDTH + WORDS_WIDTH);
    pen_next(pen);
    pen->row++;
}

static void put_source(struct pen *pen, const char *label, const char *section)
{
    const struct figure *source =
        figures_get(pen->figures, "%s.source", section);

    pen_text(pen, SAMPLE, LOOK_TEXT, label);
    pen_show(pen, WORDS, LOOK_WRAPPED, "%s", source->name);
    if (source->value.given)
        pen_fit(pen, source->value.text, WORDS_WIDTH);
    pen_next(pen);
}

/* Where the salary, exchange rates and tables of taxes are from. */
static void put_named_sources(struct pen *pen)
{
    const struct model *model = pen->model;
    bool says = model->salary.head.given && model_says(model->salary.source);

    if (!says && !model->rate_count && !model->table_count)
        return;
    pen_text(pen, SAMPLE, LOOK_GROUP, "Sources");
    pen->row++;
    if (says)
        put_source(pen, "Salary", "salary");
    for (size_t i = 0; i < model->rate_count; i++)
        put_source(pen,
                   pen_print(pen, "Rate of %s", model->rates[i].currency.code),
                   model->rates[i].head.section);
    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];
        bool named = model_says(table->source);

        put_paragraph(pen, "Taxes",
                      pen_print(pen, "%s%s%s", table->name, named ? ": " : "",
                                named ? table->source : ""),
                      false);
    }
    pen->row++;
}

void about_page(struct pen *pen)
{
    pen_heading(pen, "About this workbook",
                "Made by stipend " STIPEND_VERSION
                ", a grant budget and stipend calculator.");
    pen->page->widths[SAMPLE] = SAMPLE_WIDTH;
    pen->page->widths[WORDS] = WORDS_WIDTH;
    put_pages(pen, "What this is", false);
    put_pages(pen, "Hidden sheets", true);
    put_paragraphs(pen);
    put_prorations(pen);
    put_named_sources(pen);
    pen_text(pen, SAMPLE, LOOK_GROUP, "What cells look like");
    pen_next(pen);
    for (size_t i = 0; i < COUNT(legend); i++, pen->row++) {
        pen_text(pen, SAMPLE, legend[i].look, legend[i].sample);
        pen_text(pen, WORDS, LOOK_TEXT, legend[i].meaning);
    }
    pen_next(pen);
    pen_text(pen, SAMPLE, LOOK_GROUP, "Colours of the tabs");
    for (size_t i = 0; i < COUNT(tabs); i++) {
        pen_next(pen);
        pen_text(pen, SAMPLE, LOOK_TEXT, tabs[i].meaning);
    }
}
