#include "figure/makeup.h"
#include "figure/share.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1
};

static int put_group(struct book *book, struct page *page, int row,
                     const char *label)
{
    page_text(book, page, row, LABEL_COLUMN, LOOK_GROUP, label);
    return row + 1;
}

static void put_row(struct book *book, struct page *page, int row,
                    const char *figure)
{
    const char *tier = book->figures->model->tiers[0].head.section;

    page_text(book, page, row, LABEL_COLUMN, LOOK_TEXT,
              figures_get(book->figures, "%s.%s", tier, figure)->label);
    page_tier_homes(book, page, row, TIERS, LOOK_NUMBER, figure);
}

/* A figure of each part of the total: floor, remainder or share. */
static int put_parts(struct book *book, struct page *page, int row,
                     const char *figure, const char *label)
{
    row = put_group(book, page, row, label);
    for (unsigned p = 0; p < PART_COUNT; p++)
        put_row(
            book, page, row++,
            arena_print(&book->arena, "%s.%s", figure, share_parts[p].word));
    return row + 1;
}

/* What the ledger of days comes to in each tier's window. */
static int put_time(struct book *book, struct page *page, int row)
{
    static const char *const sums[] = {"end", "days", "paid_days", "years",
                                       "paid_years"};

    row = put_group(book, page, row, "Time");
    for (size_t i = 0; i < COUNT(sums); i++)
        put_row(book, page, row++, sums[i]);
    return row + 1;
}

/* A figure of each instance of a section: a row an instance. */
static int put_instances(struct book *book, struct page *page, int row,
                         enum section kind, const char *figure,
                         const char *label)
{
    const struct model *model = book->figures->model;

    if (!schema_count(model, kind))
        return row;
    row = put_group(book, page, row, label);
    for (size_t i = 0; i < schema_count(model, kind); i++) {
        const struct head *head = schema_record_const(model, kind, i);

        page_show(book, page, row, LABEL_COLUMN, LOOK_TEXT,
                  figures_get(book->figures, "%s.label", head->section));
        page_instance_homes(book, page, row++, TIERS, LOOK_NUMBER,
                            head->section, figure);
    }
    return row + 1;
}

/* From the days that overlaps take to what is taken off for them. */
static int put_overlaps(struct book *book, struct page *page, int row)
{
    static const struct {
        const char *figure, *label;
    } steps[] = {
        {"worth", "Time of each overlap, in parts of a year and millionths"},
        {"paid_worth", "Time that is paid after each overlap"},
        {"years", "The same in years"},
        {"deduction", "Deducted for each overlap"},
        {"offset_worth", "Time of this and earlier overlaps that are offset"},
        {"cap", "What the tier itself pays for that time"},
        {"offset", "Offset for each overlap"},
    };

    if (!book->figures->model->overlap_count)
        return row;
    for (size_t i = 0; i < COUNT(steps); i++)
        row = put_instances(book, page, row, SECTION_OVERLAP, steps[i].figure,
                            steps[i].label);
    row = put_group(book, page, row, "Make-up time, counted in millionths");
    for (size_t i = 0; i < makeup_rows.count; i++)
        put_row(book, page, row++, strrchr(makeup_rows.rows[i].name, '.') + 1);
    return row + 1;
}

/* The recommended tier's number, counted from 1; the first where none is. */
static void put_recommended(struct book *book, struct page *page, int row)
{
    size_t best = model_recommended(book->figures->model);
    struct value result = {
        .kind = KIND_COUNT, .given = true, .units = (int64_t)best + 1};

    page_text(book, page, row, LABEL_COLUMN, LOOK_TEXT,
              "Column of the recommended tier");
    page_formula(book, page, row, TIERS, LOOK_NUMBER,
                 "IFERROR(MATCH(\"yes\",inputs.recommended,0),1)", result)
        ->name = "steps.recommended";
}

/* Figures of what the model has none of: no other page has them. */
static int put_unlisted(struct book *book, struct page *page, int row)
{
    const struct model *model = book->figures->model;
    const struct {
        const char *figure;
        bool listed;
    } sums[] = {
        {"deduction", model->overlap_count > 0},
        {"offset", model->overlap_count > 0},
        {"oncosts", model->oncost_count > 0},
        {"tutoring_cost", model_has_lines(model, BUDGET_TUTORING)},
        {"compute_cost", model_has_lines(model, BUDGET_COMPUTE)},
        {"expense_cost", model_has_lines(model, BUDGET_EXPENSE)},
        {"fees", model->fee_count > 0},
        {"per_hour", model->effort.head.given},
        {"salary_share", model->salary.head.given},
    };

    for (size_t i = 0; i < COUNT(sums); i++)
        if (!sums[i].listed)
            put_row(book, page, row++, sums[i].figure);
    return row;
}

void steps_page(struct book *book, struct page *page)
{
    int row = page_heading(
        book, page, "Steps",
        arena_print(&book->arena,
                    "Steps between the inputs and the results. Amounts are "
                    "in %s.",
                    book->figures->model->grant.currency.code));

    page->widths[LABEL_COLUMN] = 40;
    for (int t = 0; t < book_tiers(book); t++)
        page->widths[TIERS + t] = AMOUNT_WIDTH + 3;
    page_text(book, page, row, LABEL_COLUMN, LOOK_HEAD_LEFT, "Step");
    page_tier_heads(book, page, row++, TIERS);
    page->frozen_rows = row;
    page_text(book, page, row, LABEL_COLUMN, LOOK_TEXT, "Salary per year");
    page_home(book, page, row++, TIERS, LOOK_NUMBER,
              figures_get(book->figures, "salary.annual"));
    put_recommended(book, page, row++);
    row = put_unlisted(book, page, row);
    put_row(book, page, row++, "hours");
    put_row(book, page, row++, "least_part");
    row = put_time(book, page, row + 1);
    row = put_overlaps(book, page, row);
    row = put_instances(book, page, row, SECTION_FEE, "added",
                        "Fees that are added to the costs");
    row = put_parts(book, page, row, "floor",
                    "Shares of the total: whole thousandths");
    row = put_parts(book, page, row, "remainder",
                    "What they leave, made unique: earlier parts first");
    put_parts(book, page, row, "share",
              "Shares: the largest remainders get one thousandth more");
}
