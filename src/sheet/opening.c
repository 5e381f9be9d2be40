#include "sheet/overlap.h"
#include "sheet/proposal.h"

#include "figure/contract.h"
#include "figure/rates.h"
#include "figure/schedule.h"
#include "sheet/fit.h"
#include "sheet/numbers.h"

enum {
    TITLE_POINTS = 22, /* 20, and some for being bold */
    TITLE_LINE = 27,
    SENTENCE_POINTS = 22,
    LISTED_MOST = 3, /* overlaps, so that the ask is on the first screen */
    BOLD_POINTS = 15 /* 13, and some for being bold */
};

/* "56,100.00". */
static const char *amount_words(const struct pen *pen, struct money amount)
{
    struct value value = pen_money(pen, amount);

    return value_show(&value, pen->arena);
}

static void put_title(struct pen *pen)
{
    const struct grant *grant = &pen->model->grant;

    pen_show(pen, PROPOSAL_LABEL, LOOK_TITLE, "grant.title")->last_column =
        proposal_last_column(pen);
    pen_height(pen, TITLE_LINE * fit_lines(grant->title,
                                           proposal_width(pen, PROPOSAL_LABEL),
                                           TITLE_POINTS));
    pen_next(pen);
    if (!model_says(grant->summary))
        return;
    proposal_spread(
        pen, pen_show(pen, PROPOSAL_LABEL, LOOK_WRAPPED, "grant.summary"));
    pen_next(pen);
}

/* The applicant or the funder, if the model names one. */
static void put_party(struct pen *pen, const char *key)
{
    const struct figure *figure = figures_get(pen->figures, "grant.%s", key);

    if (!figure->value.given)
        return;
    pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET, figure->label);
    proposal_spread(
        pen, pen_show(pen, PROPOSAL_TIERS, LOOK_WRAPPED, "%s", figure->name));
    pen_next(pen);
}

/* "tier.a.end,tier.b.end": a figure of all tiers. */
static const char *all_tiers(const struct pen *pen, const char *figure)
{
    const char *all = "";

    for (int t = 0; t < pen->tiers; t++)
        all = pen_print(pen, "%s%s%s.%s", all, t ? "," : "",
                        pen->model->tiers[t].head.section, figure);
    return all;
}

/* The latest end of all tiers, which is that of the grant without a choice. */
static struct date latest_end(const struct pen *pen)
{
    struct date end = pen->tier->end;

    for (int t = 0; t < pen->tiers && !model_recommends(pen->model); t++)
        end = date_later(end, pen->results->tiers[t].end);
    return end;
}

static void put_time(struct pen *pen)
{
    pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET, "First and last day");
    pen_show(pen, PROPOSAL_TIERS, LOOK_TEXT, "grant.start");
    pen_formula(pen, PROPOSAL_TIERS + 1, LOOK_TEXT, value_date(latest_end(pen)),
                "IF(" NO_CHOICE ",MAX(%s),%s)", all_tiers(pen, "end"),
                pen_of_recommended(pen, "end"));
    pen->row++;
}

/* "monthly, at the end": what is paid upfront is paid at the start. */
static void put_payment(struct pen *pen)
{
    const char *schedule =
        figures_get(pen->figures, "payment.schedule")->value.text;
    bool at_end = schedule_at_end(&pen->model->payment);
    size_t agreed = pen->model->instalment_count;

    pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET, "Paid");
    if (agreed) {
        proposal_spread(
            pen, pen_text(pen, PROPOSAL_TIERS, LOOK_TEXT,
                          pen_print(pen, "in %zu instalment%s; see Schedule",
                                    agreed, agreed == 1 ? "" : "s")));
        pen->row++;
        return;
    }
    proposal_spread(
        pen, pen_formula(pen, PROPOSAL_TIERS, LOOK_TEXT,
                         value_text(pen_print(pen, "%s, at the %s", schedule,
                                              at_end ? "end" : "start")),
                         "payment.schedule&\", at the \"&IF(" SCHEDULE_AT_END
                         ",\"end\",\"start\")"));
    pen->row++;
}

/* What the salary is, in a year or for the whole grant. */
static struct money salary_amount(const struct pen *pen)
{
    return pen->model->salary.contract.per == PER_GRANT
               ? contract_annual(pen->model, &pen->model->salary.contract)
               : pen->results->salary.annual;
}

/* A change of the salary: when, and to how much a year. */
static void put_step(struct pen *pen, size_t index)
{
    const struct head *head = &pen->model->steps[index].head;
    const char *label =
        pen_print(pen, "%s, from", pen->model->steps[index].label);

    pen_formula(pen, PROPOSAL_LABEL, LOOK_QUIET_WRAPPED, value_text(label),
                "%s.label&\", from\"", head->section);
    pen_fit(pen, label, pen->page->widths[PROPOSAL_LABEL]);
    pen_show(pen, PROPOSAL_TIERS, LOOK_TEXT, "%s.from", head->section);
    pen_formula(
        pen, PROPOSAL_TIERS + 1, LOOK_TEXT,
        value_text(amount_words(pen, pen->results->salary.step[index].annual)),
        "FIXED(%s.annual,%d)", head->section, pen->results->digits);
    pen_next(pen);
}

static void put_steps(struct pen *pen)
{
    size_t count = pen->model->step_count;

    for (size_t i = 0; i < count && i < LISTED_MOST; i++)
        put_step(pen, i);
    if (count <= LISTED_MOST)
        return;
    pen_text(pen, PROPOSAL_TIERS, LOOK_QUIET,
             pen_print(pen, "and %zu more; see the sheet Budget",
                       count - LISTED_MOST));
    pen->row++;
}

/* "27,600.00 for 50 % of full time; a contract": what tiers replace a part of.
 */
static void put_salary(struct pen *pen)
{
    static const int64_t whole = 1000000;
    static const char in_year[] = "Salary per year, in ";
    static const char in_all[] = "Salary for the grant, in ";
    const struct salary *salary = &pen->model->salary;
    const struct contract *contract = &salary->contract;
    bool part = contract->effort.points != whole;
    bool says = model_says(salary->source);
    const char *text;

    if (!salary->head.given)
        return;
    text = pen_print(
        pen, "%s%s%s%s%s%s", amount_words(pen, salary_amount(pen)),
        part ? " for " : "",
        part ? numbers_words(pen, figures_get(pen->figures, "salary.effort"))
             : "",
        part ? " % of full time" : "", says ? "; " : "",
        says ? pen_words(pen, salary->source) : "");
    pen_formula(pen, PROPOSAL_LABEL, LOOK_QUIET,
                value_text(pen_print(
                    pen, "%s%s", contract->per == PER_GRANT ? in_all : in_year,
                    pen->model->grant.currency.code)),
                "IF(salary.per=\"grant\",\"%s\",\"%s\")&grant.currency", in_all,
                in_year);
    proposal_spread(
        pen,
        pen_formula(
            pen, PROPOSAL_TIERS, LOOK_WRAPPED, value_text(text),
            "FIXED(IF(salary.per=\"grant\",%s,salary.annual),%d)&"
            "IF(salary.effort=1,\"\",\" for \"&%s&\" %% of full time\")&"
            "IF(salary.source=\"\",\"\",\"; \"&salary.source)",
            pen_rounded(
                pen, "salary.amount*salary.effort%s",
                rates_formula(pen->model, contract->currency, pen->arena)),
            pen->results->digits, numbers_formula(pen, "(100*salary.effort)")));
    pen_next(pen);
    put_steps(pen);
}

/* Who else pays for some of the time, and when. */
static void put_others(struct pen *pen)
{
    size_t count = pen->model->overlap_count;

    for (size_t j = 0; j < count && j < LISTED_MOST; j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        const char *section = overlap->head.section;
        bool funder = model_says(overlap->funder);
        struct cell *who;

        pen_text(pen, PROPOSAL_LABEL, LOOK_QUIET,
                 j ? NULL : "Also paid for by");
        who = pen_formula(
            pen, PROPOSAL_TIERS, LOOK_WRAPPED,
            value_text(pen_print(
                pen, "%s%s",
                pen_words(pen, funder ? overlap->funder : overlap->label),
                overlap_state(pen, overlap))),
            "IF(%s.funder=\"\",%s.label,%s.funder)%s", section, section,
            section, overlap_state_formula(pen, overlap));
        pen_fit(pen, who->value.text, pen->page->widths[PROPOSAL_TIERS]);
        pen_show(pen, PROPOSAL_TIERS + 1, LOOK_TEXT, "%s.start", section);
        pen_show(pen, PROPOSAL_TIERS + 2, LOOK_TEXT, "%s.end", section);
        pen_next(pen);
    }
    if (count > LISTED_MOST) {
        pen_text(pen, PROPOSAL_TIERS, LOOK_QUIET,
                 pen_print(pen, "and %zu more; see the sheet Overlap",
                           count - LISTED_MOST));
        pen->row++;
    }
}

static void put_who(struct pen *pen)
{
    put_party(pen, "applicant");
    put_party(pen, "funder");
    put_time(pen);
    put_payment(pen);
    put_salary(pen);
    put_others(pen);
    proposal_gap(pen);
}

static const char *range_words(const struct pen *pen)
{
    struct money least = pen->tier->request, most = least;

    for (int t = 0; t < pen->tiers; t++) {
        struct money request = pen->results->tiers[t].request;

        least = request.minor < least.minor ? request : least;
        most = request.minor > most.minor ? request : most;
    }
    if (least.minor == most.minor)
        return amount_words(pen, least);
    return pen_print(pen, "%s to %s, depending on the tier",
                     amount_words(pen, least), amount_words(pen, most));
}

/* "56,100.00 (Target)", or the range of all asks if no tier is recommended. */
static const char *ask_words(const struct pen *pen)
{
    if (!model_recommends(pen->model))
        return range_words(pen);
    return pen_print(pen, "%s (%s)", amount_words(pen, pen->tier->request),
                     pen_words(pen, pen->model->tiers[pen->best].label));
}

/*
 * "We ask for AUD 43,800.00 (Most)", the one thing to remember; or that a check
 * fails, so that nobody reads the ask without knowing it.
 */
static void put_sentence(struct pen *pen)
{
    int digits = pen->results->digits;
    const char *asks = all_tiers(pen, "request");
    const char *text =
        pen_print(pen, "We ask for %s %s", pen->model->grant.currency.code,
                  ask_words(pen));

    proposal_spread(
        pen, pen_formula(
                 pen, PROPOSAL_LABEL, LOOK_HIGHLIGHT, value_text(text),
                 "IF(checks.failed=0,\"We ask for \"&grant.currency&\" "
                 "\"&IF(" NO_CHOICE ",FIXED(MIN(%s),%d)&IF(MIN(%s)=MAX(%s),"
                 "\"\",\" to \"&FIXED(MAX(%s),%d)&\", depending on the tier\"),"
                 "FIXED(%s,%d)&\" (\"&%s&\")\"),\"Attention: \"&checks.failed&"
                 "\" of \"&checks.count&\" checks fail; see Checks before you "
                 "use a figure.\")",
                 asks, digits, asks, asks, asks, digits,
                 pen_of_recommended(pen, "request"), digits,
                 pen_of_recommended(pen, "label")));
    pen_rule(pen,
             (struct area){pen->row, PROPOSAL_LABEL, pen->row,
                           proposal_last_column(pen)},
             pen_print(pen, "LEFT($B$%d,9)=\"Attention\"", pen->row + 1),
             MARK_BAD);
    pen_height(pen, SENTENCE_POINTS *
                        fit_lines(text, proposal_width(pen, PROPOSAL_LABEL),
                                  BOLD_POINTS));
    pen_next(pen);
}

void opening_put(struct pen *pen)
{
    put_title(pen);
    put_who(pen);
    put_sentence(pen);
}
