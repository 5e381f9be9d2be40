#include "figure/compute.h"
#include "figure/makeup.h"
#include "figure/share.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    TIERS = LABEL_COLUMN + 1
};

static void put_tier_step(struct pen *pen, const char *figure)
{
    pen_tier_row(pen, TIERS, LOOK_TEXT, LOOK_NUMBER, figure);
}

/* A figure of each part of the total: floor, remainder or share. */
static void put_shared_parts(struct pen *pen, const char *figure,
                             const char *label)
{
    pen_group(pen, label);
    for (unsigned p = 0; p < PART_COUNT; p++)
        put_tier_step(pen,
                      pen_print(pen, "%s.%s", figure, share_parts[p].word));
}

/* A figure of each record of a section, once or for each tier; a row each. */
static void put_records(struct pen *pen, enum section kind, const char *figure,
                        const char *label, bool once)
{
    const struct model *model = pen->model;

    if (!schema_count(model, kind))
        return;
    pen_group(pen, label);
    for (size_t i = 0; i < schema_count(model, kind); i++) {
        const struct head *head = schema_record_const(model, kind, i);

        pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", head->section);
        if (once)
            pen_home(pen, TIERS, LOOK_NUMBER, "%s.%s", head->section, figure);
        else
            pen_instance_homes(pen, TIERS, LOOK_NUMBER, head->section, figure);
        pen->row++;
    }
}

/* The same for each tier. */
static void put_instances(struct pen *pen, enum section kind,
                          const char *figure, const char *label)
{
    put_records(pen, kind, figure, label, false);
}

/* Sums of the ledger of days in each tier's window. */
static void put_tier_time(struct pen *pen)
{
    static const char *const sums[] = {"end",   "days",       "paid_days",
                                       "years", "paid_years", "grant_years"};

    pen_group(pen, "Time");
    for (size_t i = 0; i < COUNT(sums); i++)
        put_tier_step(pen, sums[i]);
    put_instances(pen, SECTION_STEP, "years",
                  "Years from each step of the salary on");
    put_instances(pen, SECTION_STEP, "paid_years",
                  "Years paid from each step of the salary on");
}

/* What changes of the salary, other people and instalments follow from. */
static void put_model_steps(struct pen *pen)
{
    static const struct {
        enum section kind;
        const char *figure, *label;
    } steps[] = {
        {SECTION_STEP, "amount_then", "The salary's amount from each step on"},
        {SECTION_STEP, "effort_then", "Its effort from each step on"},
        {SECTION_STEP, "annual", "Salary per year from each step on"},
        {SECTION_STEP, "change", "Change per year"},
        {SECTION_PERSON, "annual", "Pay per year of each person"},
        {SECTION_INSTALMENT, "day", "Date of each instalment"},
        {SECTION_INSTALMENT, "order", "Its number in the file"},
        {SECTION_INSTALMENT, "part", "Its percentage"},
        {SECTION_INSTALMENT, "part_so_far", "Percentages up to it"},
    };

    for (size_t i = 0; i < COUNT(steps); i++)
        put_records(pen, steps[i].kind, steps[i].figure, steps[i].label, true);
}

/* The cells by which inputs know the tiers that a section has. */
static void name_tiers(struct pen *pen, enum section kind)
{
    const struct model *model = pen->model;

    for (size_t i = 0; i < schema_count(model, kind); i++) {
        const struct head *head = schema_record_const(model, kind, i);
        int row = pen->row - (int)(schema_count(model, kind) - i);

        pen_name(pen, pen_print(pen, "%s.has", head->section),
                 (struct area){row, TIERS, row, TIERS + pen->tiers - 1});
    }
}

/* Other people and on-costs in each tier. */
static void put_people(struct pen *pen)
{
    put_instances(pen, SECTION_PERSON, "has", "1 if the tier pays the person");
    name_tiers(pen, SECTION_PERSON);
    put_instances(pen, SECTION_PERSON, "first", "First day of the person");
    put_instances(pen, SECTION_PERSON, "last", "Last day of the person");
    put_instances(pen, SECTION_PERSON, "percent", "Percentage of the pay");
    put_instances(pen, SECTION_PERSON, "years", "Years of the person");
    put_instances(pen, SECTION_PERSON, "pay", "Pay of the person");
    put_instances(pen, SECTION_ONCOST, "has", "1 if the tier has the on-cost");
    name_tiers(pen, SECTION_ONCOST);
    put_instances(pen, SECTION_ONCOST, "on_stipend",
                  "Of it on the stipend, if that is income of the person");
}

/* The same time from each step of the salary on. */
static void put_overlap_steps(struct pen *pen)
{
    static const char *const figures[] = {"paid_worth_after", "years_after",
                                          "own_after", "offset_after"};

    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];

        for (size_t f = 0; f < COUNT(figures) && pen->model->step_count; f++) {
            pen_group(pen,
                      pen_print(pen, "%s: %s each step of the salary",
                                pen_words(pen, overlap->label), figures[f]));
            for (size_t i = 0; i < pen->model->step_count; i++) {
                const struct head *step = &pen->model->steps[i].head;

                pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label",
                         step->section);
                pen_instance_homes(
                    pen, TIERS, LOOK_NUMBER, overlap->head.section,
                    pen_print(pen, "%s.%s", figures[f], step->name));
                pen->row++;
            }
        }
    }
}

/* Steps from the days of each overlap to the amount taken off. */
static void put_overlaps(struct pen *pen)
{
    static const struct {
        const char *figure, *label;
    } steps[] = {
        {"worth", "Time of each overlap, in parts of a year and millionths"},
        {"paid_worth", "Time that is paid after each overlap"},
        {"years", "The same in years"},
        {"deduction", "Deducted for each overlap"},
        {"own_worth", "Time that each overlap alone offsets"},
        {"own_years", "The same in years"},
        {"offset_years", "Years of this and earlier overlaps that are offset"},
        {"inside", "What the other source pays inside the time of the tier"},
        {"own_pay", "What the tier pays for the time of each overlap"},
        {"cap", "What it pays for the time of this and earlier overlaps"},
        {"offset", "Offset for each overlap"},
        {"offset_so_far", "Offset for it and earlier ones"},
    };

    if (!pen->model->overlap_count)
        return;
    for (size_t i = 0; i < COUNT(steps); i++)
        put_instances(pen, SECTION_OVERLAP, steps[i].figure, steps[i].label);
    put_overlap_steps(pen);
    put_instances(pen, SECTION_STEP, "owed_years",
                  "Years to make up from each step of the salary on");
    pen_group(pen, "Make-up time, counted in millionths");
    for (size_t i = 0; i < makeup_rows.count; i++)
        put_tier_step(pen, strrchr(makeup_rows.rows[i].name, '.') + 1);
}

/* The number of the tier that asks for the least; of equal ones the first. */
static const char *lowest_formula(const struct pen *pen)
{
    const char *least = "", *text = pen_print(pen, "%d", pen->tiers);

    for (int t = 0; t < pen->tiers; t++)
        least = pen_print(pen, "%s%s%s", least, t ? "," : "",
                          pen_tier_figure(pen, t, "request")->name);
    for (int t = pen->tiers - 1; t-- > 0;)
        text = pen_print(pen, "IF(%s=MIN(%s),%d,%s)",
                         pen_tier_figure(pen, t, "request")->name, least, t + 1,
                         text);
    return text;
}

/* Numbers of tiers, counted from 1: where none is recommended, the first. */
static void put_columns(struct pen *pen)
{
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "Column of the recommended tier");
    pen_formula(pen, TIERS, LOOK_NUMBER, value_count((int64_t)pen->best + 1),
                "IFERROR(MATCH(\"yes\",inputs.recommended,0),1)")
        ->name = "steps.recommended";
    pen->row++;
    if (!model_has_rules(pen->model))
        return;
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT,
             "Column of the tier that asks least");
    pen_formula(pen, TIERS, LOOK_NUMBER,
                value_count((int64_t)compute_least(pen->results) + 1), "%s",
                lowest_formula(pen))
        ->name = "steps.lowest";
    pen->row++;
}

/* The last day of the longest tier, up to which an application pays. */
static void put_last_day(struct pen *pen)
{
    const char *ends = "";

    if (!model_applies(pen->model))
        return;
    for (int t = 0; t < pen->tiers; t++)
        ends = pen_print(pen, "%s%s%s", ends, t ? "," : "",
                         pen_tier_figure(pen, t, "end")->name);
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "Last day of the longest tier");
    pen_formula(pen, TIERS, LOOK_NUMBER, value_date(model_last_end(pen->model)),
                "MAX(%s)", ends)
        ->name = "applications.last_day";
    pen->row++;
}

/* Inputs of sections that Inputs does not show, since the model lacks them. */
static void put_defaults(struct pen *pen)
{
    pen_group(pen, "What holds without a section of the model");
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++) {
        const struct schema_section *section = &schema[kind];

        if (section->named || kind == SECTION_TAX ||
            kind == SECTION_COMPARABLES || kind == SECTION_FUNDER ||
            (kind == SECTION_AWARD && !model_asks(pen->model)) ||
            inputs_shows(pen->model, kind))
            continue;
        for (size_t k = 0; k < section->key_count; k++) {
            const struct figure *input = figures_get(
                pen->figures, "%s.%s", section->name, section->keys[k].name);

            if (kind == SECTION_AWARD && !strcmp(input->key->name, "amount"))
                continue; /* it stands on Ask */
            pen_text(pen, LABEL_COLUMN, LOOK_TEXT,
                     pen_print(pen, "%s: %s", section->label, input->label));
            pen_figure(pen, TIERS, LOOK_FIXED, input)->key = NULL;
            pen->row++;
        }
    }
}

/* The priorities of lines and people, if none is given. */
static void put_priorities(struct pen *pen)
{
    const struct model *model = pen->model;
    size_t lines = model->line_count, count = lines + model->person_count;

    if (model_has_priorities(model))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *section = i < lines ? model->lines[i].head.section
                                        : model->people[i - lines].head.section;

        pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", section);
        pen_home(pen, TIERS, LOOK_FIXED, "%s.priority", section)->key = NULL;
        pen->row++;
    }
}

/* The same of keys of tiers. */
static void put_tier_defaults(struct pen *pen)
{
    const struct schema_section *section = &schema[SECTION_TIER];

    for (size_t k = 0; k < section->key_count; k++) {
        const char *key = section->keys[k].name;

        if (inputs_shows_of_tiers(pen->model, key) ||
            !strcmp(key, "net_target"))
            continue;
        pen_text(pen, LABEL_COLUMN, LOOK_TEXT, pen_tier_label(pen, key));
        for (int t = 0; t < pen->tiers; t++)
            pen_figure(pen, TIERS + t, LOOK_FIXED, pen_tier_figure(pen, t, key))
                ->key = NULL;
        pen->row++;
    }
}

void steps_page(struct pen *pen)
{
    pen_heading(pen, "Steps",
                pen_print(pen,
                          "Steps between the inputs and the results. Amounts "
                          "are in %s.",
                          pen->model->grant.currency.code));
    pen_step_heads(pen, "Step");
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "Salary per year");
    pen_home(pen, TIERS, LOOK_NUMBER, "salary.annual");
    pen->row++;
    put_columns(pen);
    put_last_day(pen);
    put_defaults(pen);
    put_tier_defaults(pen);
    put_priorities(pen);
    put_model_steps(pen);
    put_tier_time(pen);
    put_people(pen);
    put_overlaps(pen);
    put_instances(pen, SECTION_FEE, "added",
                  "Fees that are added to the costs");
    put_instances(pen, SECTION_INSTALMENT, "amount",
                  "Instalments by agreement");
    put_instances(pen, SECTION_INSTALMENT, "month",
                  "Month of Schedule in which they stand");
    put_shared_parts(pen, "floor", "Shares of the total: whole thousandths");
    put_shared_parts(pen, "remainder",
                     "What they leave, made unique: earlier parts first");
    put_shared_parts(pen, "share",
                     "Shares: the largest remainders get one thousandth more");
}

/* Marks the figures that have a home on some page. */
static void mark_homes(const struct pen *pen, bool homes[])
{
    for (size_t p = 0; p < pen->book->page_count; p++) {
        const struct page *page = pen->book->pages[p];

        for (size_t c = 0; c < page->cell_count; c++) {
            const char *name = page->cells[c].name;
            const struct figure *figure =
                name ? figures_find(pen->figures, name) : NULL;

            if (figure)
                homes[figure - pen->figures->all] = true;
        }
    }
}

void steps_put_rest(struct pen *pen)
{
    const struct figures *figures = pen->figures;
    bool *homes = arena_alloc(pen->arena, figures->count * sizeof(*homes));
    const char *tier = pen_print(pen, "%s.", pen->model->tiers[0].head.section);
    size_t length = strlen(tier);

    mark_homes(pen, homes);
    for (size_t c = 0; c < pen->page->cell_count; c++)
        if (pen->page->cells[c].row >= pen->row)
            pen->row = pen->page->cells[c].row + 1;
    pen_group(pen, "Figures without a place on another sheet");
    for (size_t i = 0; i < figures->count; i++)
        if (!homes[i] && !figures->all[i].key &&
            !strncmp(figures->all[i].name, tier, length))
            put_tier_step(pen, figures->all[i].name + length);
}
