#include "figure/makeup.h"
#include "figure/share.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1
};

static void put_group(struct pen *pen, const char *label)
{
    pen_text(pen, LABEL_COLUMN, LOOK_GROUP, label);
    pen->row++;
}

static void put_row(struct pen *pen, const char *figure)
{
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, pen_tier_label(pen, figure));
    pen_tier_homes(pen, TIERS, LOOK_NUMBER, figure);
    pen->row++;
}

/* A figure of each part of the total: floor, remainder or share. */
static void put_parts(struct pen *pen, const char *figure, const char *label)
{
    put_group(pen, label);
    for (unsigned p = 0; p < PART_COUNT; p++)
        put_row(pen,
                arena_print(pen->arena, "%s.%s", figure, share_parts[p].word));
    pen->row++;
}

/* What the ledger of days comes to in each tier's window. */
static void put_time(struct pen *pen)
{
    static const char *const sums[] = {"end", "days", "paid_days", "years",
                                       "paid_years"};

    put_group(pen, "Time");
    for (size_t i = 0; i < COUNT(sums); i++)
        put_row(pen, sums[i]);
    pen->row++;
}

/* A figure of each instance of a section: a row an instance. */
static void put_instances(struct pen *pen, enum section kind,
                          const char *figure, const char *label)
{
    const struct model *model = pen->model;

    if (!schema_count(model, kind))
        return;
    put_group(pen, label);
    for (size_t i = 0; i < schema_count(model, kind); i++) {
        const struct head *head = schema_record_const(model, kind, i);

        pen_show(pen, LABEL_COLUMN, LOOK_TEXT,
                 figures_get(pen->figures, "%s.label", head->section));
        pen_instance_homes(pen, TIERS, LOOK_NUMBER, head->section, figure);
        pen->row++;
    }
    pen->row++;
}

/* From the days that overlaps take to what is taken off for them. */
static void put_overlaps(struct pen *pen)
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

    if (!pen->model->overlap_count)
        return;
    for (size_t i = 0; i < COUNT(steps); i++)
        put_instances(pen, SECTION_OVERLAP, steps[i].figure, steps[i].label);
    put_group(pen, "Make-up time, counted in millionths");
    for (size_t i = 0; i < makeup_rows.count; i++)
        put_row(pen, strrchr(makeup_rows.rows[i].name, '.') + 1);
    pen->row++;
}

/* The recommended tier's number, counted from 1; the first where none is. */
static void put_recommended(struct pen *pen)
{
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "Column of the recommended tier");
    pen_formula(pen, TIERS, LOOK_NUMBER,
                "IFERROR(MATCH(\"yes\",inputs.recommended,0),1)",
                value_count((int64_t)model_recommended(pen->model) + 1))
        ->name = "steps.recommended";
    pen->row++;
}

/* Figures of what the model has none of: no other page has them. */
static void put_unlisted(struct pen *pen)
{
    const struct model *model = pen->model;
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
        {"hours", false},
        {"least_part", false},
    };

    for (size_t i = 0; i < COUNT(sums); i++)
        if (!sums[i].listed)
            put_row(pen, sums[i].figure);
    pen->row++;
}

void steps_page(struct pen *pen)
{
    pen_heading(pen, "Steps",
                arena_print(pen->arena,
                            "Steps between the inputs and the results. Amounts "
                            "are in %s.",
                            pen->model->grant.currency.code));
    pen->page->widths[LABEL_COLUMN] = 40;
    for (int t = 0; t < pen->tiers; t++)
        pen->page->widths[TIERS + t] = AMOUNT_WIDTH + 3;
    pen_text(pen, LABEL_COLUMN, LOOK_HEAD_LEFT, "Step");
    pen_tier_heads(pen, TIERS);
    pen->page->frozen_rows = ++pen->row;
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "Salary per year");
    pen_home(pen, TIERS, LOOK_NUMBER,
             figures_get(pen->figures, "salary.annual"));
    pen->row++;
    put_recommended(pen);
    put_unlisted(pen);
    put_time(pen);
    put_overlaps(pen);
    put_instances(pen, SECTION_FEE, "added",
                  "Fees that are added to the costs");
    put_parts(pen, "floor", "Shares of the total: whole thousandths");
    put_parts(pen, "remainder",
              "What they leave, made unique: earlier parts first");
    put_parts(pen, "share",
              "Shares: the largest remainders get one thousandth more");
}
