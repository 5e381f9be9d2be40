#include "model/check.h"

#include "model/checkask.h"
#include "model/checkkeys.h"

static const struct percent whole = {1000000};

/* Only one section may have a value; *first is the first that has it. */
static void check_only(const struct reading *reading, const struct head *head,
                       const struct head **first, const char *key,
                       const char *value)
{
    if (*first)
        record_error(reading, head->section, key,
                     "is `%s`, but [%s] has that already", value,
                     (*first)->section);
    else
        *first = head;
}

static bool is_too_late(struct date end)
{
    struct date last;

    return date_parse(LAST_DAY, &last) && end.day > last.day;
}

/* That many months, or weeks, from the start must end by the last day of all.
 */
static void check_length(const struct reading *reading, const struct head *head,
                         int64_t months, int64_t weeks)
{
    struct date start = reading->model->grant.start, next = start;

    if (months != ABSENT)
        next = date_months_later(start, (int)months);
    else if (weeks != ABSENT)
        next = date_plus(start, 7 * (int)weeks);
    if (date_given(start) && is_too_late(date_plus(next, -1)))
        record_error(
            reading, head->section, months == ABSENT ? "weeks" : "months",
            "ends after " LAST_DAY ", the last day that a grant may have");
}

static void check_window(const struct reading *reading)
{
    const struct grant *grant = &reading->model->grant;
    const struct head *head = &grant->head;

    check_one_of(reading, head, "months", "weeks", "end",
                 ini_has_section(reading->ini, head->section));
    check_length(reading, head, grant->months, grant->weeks);
    check_order(reading, head, grant->start, grant->end, "end", "the start");
    if (date_given(grant->start) && date_given(grant->end) &&
        (grant->end.day >= date_months_later(grant->start, MONTHS_MOST).day ||
         is_too_late(grant->end)))
        record_error(reading, head->section, "end",
                     "is too late: a grant has at most " TEXT_OF(
                         MONTHS_MOST) " months and ends by " LAST_DAY);
}

static void check_tier(const struct reading *reading, const struct tier *tier)
{
    const struct model *model = reading->model;
    const struct head *head = &tier->head;
    static const char *const lengths[] = {"months", "weeks"};
    bool target = check_gives(reading, head, "net_target");

    check_one_of(reading, head, "percent", "net_target", NULL, false);
    if (target && !model->tax.head.given)
        record_error(reading, head->section, "net_target",
                     "needs a section [tax]: it is an amount after tax");
    if (model->salary.head.given && !target &&
        !check_gives(reading, head, "percent"))
        record_error(reading, head->section, "percent",
                     "is missing (how much of the salary the grant replaces)");
    for (size_t i = 0; i < COUNT(lengths); i++)
        if (check_gives(reading, head, lengths[i]) &&
            !check_gives(reading, &model->grant.head, lengths[i])) {
            record_error(reading, head->section, lengths[i],
                         "may only be given if [grant] gives %s, too",
                         lengths[i]);
            return;
        }
    if (check_gives(reading, head, "months") ||
        check_gives(reading, head, "weeks"))
        check_length(reading, head, tier->months, tier->weeks);
}

/* A key for a tier that does not have the line would do nothing. */
static void check_overrides(const struct reading *reading,
                            const struct line *line, const struct tier *tier)
{
    const struct schema_section *section = &schema[line->head.kind];

    for (size_t k = 0; k < section->key_count; k++) {
        const char *name = arena_print(&reading->diag->arena, "%s%s",
                                       section->keys[k].name, tier->head.name);

        if (schema_per_tier(&section->keys[k]) &&
            check_gives(reading, &line->head, name))
            record_error(reading, line->head.section, name,
                         "overrides a tier that does not have this line");
    }
}

static void check_line(const struct reading *reading, const struct line *line)
{
    const struct model *model = reading->model;

    check_order(reading, &line->head, line->from, line->until, "until",
                "`from`");
    for (size_t t = 0; t < model->tier_count; t++)
        if (!tier_list_has(line->tiers, t))
            check_overrides(reading, line, &model->tiers[t]);
}

/* What is part of a sum must be less than 100 % of it. */
static void check_percent(const struct reading *reading,
                          const struct head *head, struct percent percent,
                          const char *of)
{
    if (percent.points != ABSENT && percent.points >= whole.points)
        record_error(reading, head->section, "percent",
                     "is out of range; wanted: below 100 for a percentage of "
                     "the %s",
                     of);
}

static void check_fees(const struct reading *reading)
{
    const struct model *model = reading->model;
    const struct contingency *contingency = &model->contingency;
    const struct head *first = NULL;

    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis != FEE_REVENUE)
            continue;
        check_percent(reading, &fee->head, fee->percent, "revenue");
        check_only(reading, &fee->head, &first, "basis", "revenue");
    }
    if (contingency->of == CONTINGENCY_SUBTOTAL)
        check_percent(reading, &contingency->head, contingency->percent,
                      "subtotal");
}

static void check_overlap(const struct reading *reading,
                          const struct overlap *overlap)
{
    check_order(reading, &overlap->head, overlap->start, overlap->end, "end",
                "the start");
    if (overlap->treatment == TREATMENT_OFFSET &&
        !check_gives(reading, &overlap->head, "pays"))
        record_error(reading, overlap->head.section, "pays",
                     "is missing (what the other source pays, for `offset`)");
}

static void check_rate(const struct reading *reading, const struct rate *rate)
{
    check_one_of(reading, &rate->head, "rate", "inverse_rate", NULL, true);
    if (*rate->currency.code &&
        currency_same(rate->currency, reading->model->grant.currency))
        record_error(reading, rate->head.section, NULL,
                     "is the grant's own currency, which has no rate");
}

/* The first day after the start on which a step may be, and the last. */
static void check_step_time(const struct reading *reading,
                            const struct step *step)
{
    const struct model *model = reading->model;
    struct date last = model->grant.end;
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];

    for (size_t t = 0; t < model->tier_count; t++)
        last = date_later(last, model_tier_end(model, t));
    if (!date_given(step->from) || !date_given(model->grant.start) ||
        !date_given(last))
        return;
    if (step->from.day <= model->grant.start.day || step->from.day > last.day)
        record_error(reading, step->head.section, "from",
                     "is not inside the grant; wanted: a day after its start, "
                     "%s, and up to %s",
                     date_print(start, model->grant.start),
                     date_print(end, last));
}

static void check_steps(const struct reading *reading)
{
    const struct model *model = reading->model;

    for (size_t i = 0; i < model->step_count; i++) {
        const struct step *step = &model->steps[i];
        const struct step *before = i ? step - 1 : NULL;

        check_one_of(reading, &step->head, "amount", "raise", "effort", true);
        check_step_time(reading, step);
        if (!model->salary.head.given)
            record_error(reading, step->head.section, NULL,
                         "changes a salary, but there is no [salary]");
        else if (model->salary.contract.per == PER_GRANT)
            record_error(reading, step->head.section, NULL,
                         "cannot change a salary per grant, which is one sum; "
                         "write it per year or month");
        if (before && date_given(step->from) && date_given(before->from) &&
            step->from.day <= before->from.day)
            record_error(reading, step->head.section, "from",
                         "is not after that of [%s]; write steps in the order "
                         "of their dates, one a day",
                         before->head.section);
    }
}

/* By agreement, in place of a schedule; one of them may take the rest. */
static void check_instalments(const struct reading *reading)
{
    const struct model *model = reading->model;
    const struct head *rest = NULL;
    bool targets = false;

    for (size_t t = 0; t < model->tier_count; t++)
        targets |= check_gives(reading, &model->tiers[t].head, "net_target");
    for (size_t i = 0; i < model->instalment_count; i++) {
        const struct head *head = &model->instalments[i].head;
        bool percent = check_gives(reading, head, "percent");
        bool amount = check_gives(reading, head, "amount");

        check_one_of(reading, head, "percent", "amount", NULL, false);
        if (targets && !percent)
            record_error(reading, head->section, amount ? "amount" : NULL,
                         "beside a net_target each instalment must be a "
                         "percentage: give it percent");
        if (percent || amount)
            continue;
        if (rest)
            record_error(reading, head->section, NULL,
                         "needs percent or amount: [%s] takes the rest already",
                         rest->section);
        rest = rest ? rest : head;
    }
    if (model->instalment_count &&
        check_gives(reading, &model->payment.head, "schedule"))
        record_error(reading, model->payment.head.section, "schedule",
                     "has no place beside [%s]: instalments are paid on their "
                     "own dates",
                     model->instalments[0].head.section);
}

void check_model(const struct reading *reading)
{
    const struct model *model = reading->model;
    const struct head *first = NULL;

    check_window(reading);
    check_ask(reading);
    for (size_t t = 0; t < model->tier_count; t++) {
        check_tier(reading, &model->tiers[t]);
        if (model->tiers[t].recommended == ANSWER_YES)
            check_only(reading, &model->tiers[t].head, &first, "recommended",
                       "yes");
    }
    check_fees(reading);
    check_steps(reading);
    check_instalments(reading);
    check_currency(reading, &model->salary.head,
                   model->salary.contract.currency);
    for (size_t i = 0; i < model->person_count; i++) {
        const struct person *person = &model->people[i];

        check_order(reading, &person->head, person->from, person->until,
                    "until", "`from`");
        check_currency(reading, &person->head, person->contract.currency);
    }
    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct contribution *contribution = &model->contributions[i];

        check_one_of(reading, &contribution->head, "percent", "amount", NULL,
                     true);
        check_currency(reading, &contribution->head, contribution->currency);
    }
    for (size_t i = 0; i < model->line_count; i++) {
        check_line(reading, &model->lines[i]);
        check_currency(reading, &model->lines[i].head,
                       model->lines[i].currency);
    }
    for (size_t i = 0; i < model->overlap_count; i++) {
        check_overlap(reading, &model->overlaps[i]);
        check_currency(reading, &model->overlaps[i].head,
                       model->overlaps[i].currency);
    }
    for (size_t i = 0; i < model->rate_count; i++)
        check_rate(reading, &model->rates[i]);
}
