#include "sheet/budget.h"
#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/share.h"
#include "sheet/numbers.h"
#include "sheet/pages.h"

enum {
    LABEL_WIDTH = 27,
    UNIT_WIDTH = 12
};

static const struct {
    const char *head;
    enum look look;
    int width;
} columns[BUDGET_TIERS] = {
    [BUDGET_LABEL] = {"Line", LOOK_HEAD_LEFT, LABEL_WIDTH},
    [BUDGET_TYPE] = {"Type", LOOK_HEAD_LEFT, 11},
    [BUDGET_UNIT] = {"Unit", LOOK_HEAD_LEFT, UNIT_WIDTH},
    [BUDGET_QUANTITY] = {"Quantity", LOOK_HEAD, 10},
    [BUDGET_TIMES] = {"Times", LOOK_HEAD, 7},
    [BUDGET_RATE] = {"Rate", LOOK_HEAD, 13},
    [BUDGET_CURRENCY] = {"", LOOK_HEAD_LEFT, 6},
    [BUDGET_NATIVE] = {"In that currency", LOOK_HEAD, 13},
};

static void put_cost_heads(struct pen *pen)
{
    for (int c = BUDGET_LABEL; c < BUDGET_TIERS; c++) {
        pen_text(pen, c, columns[c].look, columns[c].head);
        pen->page->widths[c] = columns[c].width;
    }
    pen_height(pen, 2 * LINE_POINTS);
    pen_tier_heads(pen, BUDGET_TIERS);
    for (int t = 0; t < pen->tiers; t++)
        pen->page->widths[BUDGET_TIERS + t] = AMOUNT_WIDTH - 1;
    pen_text(pen, justification_column(pen) - 1, LOOK_HEAD_LEFT, "Paid by");
    pen_text(pen, justification_column(pen), LOOK_HEAD_LEFT, "Justification");
    pen->page->widths[justification_column(pen) - 2] = MARGIN_WIDTH;
    pen->page->widths[justification_column(pen) - 1] = 9;
    pen->page->widths[justification_column(pen)] = JUSTIFICATION_WIDTH;
    pen->page->landscape = true;
    pen->page->frozen_rows = ++pen->row;
}

/* The inputs of a section that a row shows, each in its column. */
struct shown {
    int column;
    enum look look;
    const char *key;
};

static void put_shown(struct pen *pen, const char *section,
                      const struct shown shown[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        pen_show(pen, shown[i].column, shown[i].look, "%s.%s", section,
                 shown[i].key);
}

/* A figure of the tiers under its own label: a sum, or a part of one. */
static void put_cost_sum(struct pen *pen, enum look label, enum look look,
                         const char *figure)
{
    pen_text(pen, BUDGET_LABEL, label, pen_tier_label(pen, figure));
    for (int c = BUDGET_TYPE; label != LOOK_TEXT && c < BUDGET_TIERS; c++)
        pen_text(pen, c, label, "");
    pen_tier_homes(pen, BUDGET_TIERS, look, figure);
    pen_next(pen);
}

/* Steps of a line in the recommended tier. */
static void put_cost_steps(struct pen *pen, size_t line)
{
    static const struct {
        int column;
        enum line_step step;
    } shown[] = {{BUDGET_QUANTITY, STEP_QUANTITY},
                 {BUDGET_TIMES, STEP_TIMES},
                 {BUDGET_NATIVE, STEP_NATIVE}};
    struct figure steps[STEP_COUNT];

    lines_steps(pen->figures, pen->arena, line, pen->best, steps);
    for (size_t i = 0; i < COUNT(shown); i++)
        pen_formula(
            pen, shown[i].column, LOOK_NUMBER, steps[shown[i].step].value, "%s",
            lines_choice(pen, "steps.recommended", shown[i].step, line));
}

/* "hour", or "hour, + 19 % VAT", so that the cost can be checked by hand. */
static void put_unit(struct pen *pen, const struct line *line)
{
    const char *section = line->head.section;
    const char *vat =
        line->vat.points
            ? pen_print(pen, ", + %s %% VAT",
                        numbers_words(
                            pen, figures_get(pen->figures, "%s.vat", section)))
            : "";
    const char *text = pen_print(pen, "%s%s", pen_words(pen, line->unit), vat);

    pen_formula(pen, BUDGET_UNIT, LOOK_WRAPPED, value_text(text),
                "%s.unit&IF(%s.vat=0,\"\",\", + \"&%s&\" %% VAT\")", section,
                section,
                numbers_formula(pen, pen_print(pen, "(100*%s.vat)", section)));
    pen_fit(pen, text, UNIT_WIDTH);
}

static void put_cost_line(struct pen *pen, size_t index)
{
    const struct line *line = &pen->model->lines[index];
    const char *section = line->head.section;
    static const struct shown shown[] = {
        {BUDGET_LABEL, LOOK_WRAPPED, "label"},
        {BUDGET_TYPE, LOOK_TEXT, "type"},
        {BUDGET_RATE, LOOK_NUMBER, "rate"},
        {BUDGET_CURRENCY, LOOK_UNIT, "currency"},
    };

    put_shown(pen, section, shown, COUNT(shown));
    pen_fit(pen, line->label, LABEL_WIDTH);
    put_unit(pen, line);
    put_cost_steps(pen, index);
    for (int t = 0; t < pen->tiers; t++)
        pen_show(pen, BUDGET_TIERS + t, LOOK_NUMBER, "%s.cost.%s", section,
                 pen->model->tiers[t].head.name);
    pen_show(pen, justification_column(pen) - 1, LOOK_TEXT, "%s.paid_by",
             section);
    justification_put(pen, section, "note", line->note);
    pen_next(pen);
}

static void put_cost_lines(struct pen *pen, enum budget budget)
{
    const struct part_name *part = &share_parts[PART_TUTORING + budget];

    if (!model_has_lines(pen->model, budget))
        return;
    pen_group(pen, part->label);
    for (size_t i = 0; i < pen->model->line_count; i++)
        if (line_budget(&pen->model->lines[i]) == budget)
            put_cost_line(pen, i);
    put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, part->figure);
}

/* The label, rate and note of what stands in a row. */
static void put_cost_words(struct pen *pen, const struct head *head,
                           const char *rate, const char *note)
{
    pen_show(pen, BUDGET_LABEL, LOOK_WRAPPED, "%s.label", head->section);
    pen_fit(pen,
            figures_get(pen->figures, "%s.label", head->section)->value.text,
            LABEL_WIDTH);
    pen_show(pen, BUDGET_RATE, LOOK_NUMBER, "%s.%s", head->section, rate);
    justification_put(pen, head->section, "note", note);
}

/* A row of an instance on top: an on-cost or a fee. */
static void put_instance(struct pen *pen, const struct head *head,
                         const char *note)
{
    put_cost_words(pen, head, "percent", note);
    pen_instance_homes(pen, BUDGET_TIERS, LOOK_NUMBER, head->section, "amount");
    pen_next(pen);
}

/* The amount taken off for an overlap, by deduction or offset. */
static void put_overlap(struct pen *pen, size_t index)
{
    const struct overlap *overlap = &pen->model->overlaps[index];
    const char *section = overlap->head.section;

    put_cost_words(pen, &overlap->head, "share", overlap->note);
    for (size_t t = 0; t < pen->model->tier_count; t++)
        pen_formula(
            pen, BUDGET_TIERS + (int)t, LOOK_QUIET_NUMBER,
            pen_money(pen, overlap_taken_off(&pen->results->tiers[t], index)),
            "%s",
            overlap_taken_off_formula(pen->arena, section,
                                      pen->model->tiers[t].head.name));
    pen_next(pen);
}

/* Other funding that takes something off, and what it leaves. */
static void put_taken_off(struct pen *pen)
{
    const struct model *model = pen->model;
    bool deducts = model_treats(model, 1 << TREATMENT_DEDUCT);
    bool offsets = model_treats(model, 1 << TREATMENT_OFFSET);

    if (deducts || offsets)
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "gross");
    for (size_t j = 0; j < model->overlap_count; j++)
        if (model->overlaps[j].treatment == TREATMENT_DEDUCT ||
            model->overlaps[j].treatment == TREATMENT_OFFSET)
            put_overlap(pen, j);
    if (deducts)
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "deduction");
    if (offsets)
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "offset");
}

/* From the salary, with its source, to the stipend. */
static void put_stipend(struct pen *pen)
{
    if (!pen->model->salary.head.given)
        return;
    pen_group(pen, "Stipend");
    justification_put(pen, "salary", "source", pen->model->salary.source);
    replaced_put(pen);
    put_taken_off(pen);
    put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, "stipend");
}

/* Other people, each from the pay of a year to that of the grant. */
static void put_people(struct pen *pen)
{
    if (!pen->model->person_count)
        return;
    pen_group(pen, "Other people");
    for (size_t i = 0; i < pen->model->person_count; i++) {
        const struct person *person = &pen->model->people[i];
        const char *section = person->head.section;

        pen_show(pen, BUDGET_LABEL, LOOK_WRAPPED, "%s.label", section);
        pen_fit(pen, person->label, LABEL_WIDTH);
        justification_put(pen, section, "source", person->source);
        replaced_put_person(pen, i);
        pen_text(pen, BUDGET_LABEL, LOOK_TEXT, "Pay");
        pen_instance_shows(pen, BUDGET_TIERS, LOOK_NUMBER, section, "pay");
        justification_put(pen, section, "note", person->note);
        pen_next(pen);
    }
    put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, "people");
}

static void put_oncosts(struct pen *pen)
{
    if (!pen->model->oncost_count)
        return;
    pen_group(pen, pen->model->person_count ? "On-costs of stipend and people"
                                            : "On-costs of the stipend");
    for (size_t i = 0; i < pen->model->oncost_count; i++)
        put_instance(pen, &pen->model->oncosts[i].head,
                     pen->model->oncosts[i].note);
    put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, "oncosts");
}

/* What others put in, and who: by percentage or amount. */
static void put_contributions(struct pen *pen)
{
    const struct model *model = pen->model;

    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct contribution *c = &model->contributions[i];
        const char *section = c->head.section;
        bool percent = c->percent.points != ABSENT;

        pen_show(pen, BUDGET_LABEL, LOOK_WRAPPED, "%s.label", section);
        pen_fit(pen, c->label, LABEL_WIDTH);
        pen_show(pen, BUDGET_TYPE, LOOK_QUIET_WRAPPED, "%s.funder", section)
            ->last_column = BUDGET_TIMES;
        pen_formula(pen, BUDGET_RATE, LOOK_NUMBER,
                    figures_get(pen->figures, "%s.%s", section,
                                percent ? "percent" : "amount")
                        ->value,
                    percent ? "%s.percent" : "%s.amount", section);
        if (!percent)
            pen_show(pen, BUDGET_CURRENCY, LOOK_UNIT, "%s.currency", section);
        justification_put(pen, section, "note", c->note);
        pen_instance_homes(pen, BUDGET_TIERS, LOOK_NUMBER, section, "amount");
        pen_next(pen);
    }
    if (model->contribution_count)
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "contributions");
}

static void put_on_top(struct pen *pen)
{
    const struct model *model = pen->model;

    pen_group(pen, model->contingency.head.given || model->fee_count
                       ? "On top"
                       : "The ask");
    if (model->contingency.head.given) {
        pen_show(pen, BUDGET_RATE, LOOK_NUMBER, "contingency.percent");
        justification_put(pen, "contingency", "note", model->contingency.note);
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "contingency");
    }
    if (model->fee_count)
        put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, "subtotal");
    for (size_t i = 0; i < model->fee_count; i++)
        put_instance(pen, &model->fees[i].head, model->fees[i].note);
    if (model->fee_count)
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "fees");
    put_cost_sum(pen, LOOK_SUM_LABEL, LOOK_SUM, "total");
    put_contributions(pen);
    if (model_rounds(model))
        put_cost_sum(pen, LOOK_TEXT, LOOK_NUMBER, "rounding");
    put_cost_sum(pen, LOOK_ASK_LABEL, LOOK_ASK, "request");
}

/* One currency in units of another, as it was given. */
static void put_rate(struct pen *pen, const struct rate *rate)
{
    const char *section = rate->head.section, *code = rate->currency.code;
    const char *own = pen->model->grant.currency.code;
    bool inverse = rate->rate.units == ABSENT;
    struct value value = figures_get(pen->figures, "%s.%srate", section,
                                     inverse ? "inverse_" : "")
                             ->value;

    pen_formula(pen, BUDGET_LABEL, LOOK_TEXT,
                value_text(pen_print(pen, "1 %s in %s", inverse ? own : code,
                                     inverse ? code : own)),
                "IF(%s.rate=\"\",\"1 %s in %s\",\"1 %s in %s\")", section, own,
                code, code, own);
    pen_formula(pen, BUDGET_RATE, LOOK_NUMBER, value,
                "IF(%s.rate=\"\",%s.inverse_rate,%s.rate)", section, section,
                section);
    pen_formula(pen, BUDGET_CURRENCY, LOOK_UNIT,
                value_text(inverse ? code : own),
                "IF(%s.rate=\"\",\"%s\",\"%s\")", section, code, own);
    pen_show(pen, BUDGET_UNIT, LOOK_TEXT, "%s.date", section);
    justification_put(pen, section, "source", rate->source);
    pen_next(pen);
}

static void put_rates(struct pen *pen)
{
    if (pen->model->rate_count)
        pen_group(pen, "Exchange rates");
    for (size_t i = 0; i < pen->model->rate_count; i++)
        put_rate(pen, &pen->model->rates[i]);
}

void budget_page(struct pen *pen)
{
    const struct model *model = pen->model;
    const char *of_recommended =
        ". Quantity, times and amount are those of the tier: ";

    pen_heading(pen, "Budget",
                pen_print(pen, "Costs in %s%s%s", model->grant.currency.code,
                          of_recommended,
                          pen_words(pen, model->tiers[pen->best].label)))
        ->formula = pen_print(pen, "\"Costs in \"&grant.currency&\"%s\"&%s",
                              of_recommended, pen_of_recommended(pen, "label"));
    put_cost_heads(pen);
    put_stipend(pen);
    put_people(pen);
    put_oncosts(pen);
    for (unsigned kind = 0; kind < BUDGET_COUNT; kind++)
        put_cost_lines(pen, kind);
    put_on_top(pen);
    put_rates(pen);
}
