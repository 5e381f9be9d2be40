#include "model/check.h"

static const struct percent whole = {1000000};

/* Whether the file has the key, readable or not. */
static bool has_key(const struct reading *reading, const struct head *head,
                    const char *key)
{
    return ini_find(reading->ini, head->section, key) != NULL;
}

/* Whether --set has given the key. */
static bool is_set(const struct reading *reading, const struct head *head,
                   const char *key)
{
    const struct ini_entry *entry = ini_find(reading->ini, head->section, key);

    return entry && !entry->line;
}

/* A section may not have both keys, and must have one if it is needed. */
static void check_either(const struct reading *reading, const struct head *head,
                         const char *a, const char *b, bool needed)
{
    bool both = has_key(reading, head, a) && has_key(reading, head, b);
    bool none = !has_key(reading, head, a) && !has_key(reading, head, b);

    if (both)
        record_error(reading, head->section, is_set(reading, head, a) ? a : b,
                     "is one too many: give either %s or %s", a, b);
    if (none && needed)
        record_error(reading, head->section, NULL, "needs either %s or %s", a,
                     b);
}

static void check_order(const struct reading *reading, const struct head *head,
                        struct date from, struct date until, const char *key,
                        const char *start)
{
    if (date_given(from) && date_given(until) && until.day < from.day)
        record_error(reading, head->section, key, "is before %s", start);
}

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

/* That many months from the start must end by the last day of all. */
static void check_months(const struct reading *reading, const struct head *head,
                         int64_t months)
{
    struct date start = reading->model->grant.start;

    if (date_given(start) && months != ABSENT &&
        is_too_late(date_plus(date_months_later(start, (int)months), -1)))
        record_error(reading, head->section, "months",
                     "ends after " LAST_DAY
                     ", the last day that a grant may have");
}

static void check_window(const struct reading *reading)
{
    const struct grant *grant = &reading->model->grant;
    const struct head *head = &grant->head;

    check_either(reading, head, "months", "end",
                 ini_has_section(reading->ini, head->section));
    check_months(reading, head, grant->months);
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
    bool target = has_key(reading, head, "net_target");

    check_either(reading, head, "percent", "net_target", false);
    if (target && !model->tax.head.given)
        record_error(reading, head->section, "net_target",
                     "needs a section [tax]: it is an amount after tax");
    if (model->salary.head.given && !target &&
        !has_key(reading, head, "percent"))
        record_error(reading, head->section, "percent",
                     "is missing (how much of the salary the grant replaces)");
    if (!has_key(reading, head, "months"))
        return;
    if (has_key(reading, &model->grant.head, "end"))
        record_error(reading, head->section, "months",
                     "may only be given if [grant] gives months, not end");
    else
        check_months(reading, head, tier->months);
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
            has_key(reading, &line->head, name))
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
        !has_key(reading, &overlap->head, "pays"))
        record_error(reading, overlap->head.section, "pays",
                     "is missing (what the other source pays, for `offset`)");
}

static void check_rate(const struct reading *reading, const struct rate *rate)
{
    check_either(reading, &rate->head, "rate", "inverse_rate", true);
    if (*rate->currency.code &&
        currency_same(rate->currency, reading->model->grant.currency))
        record_error(reading, rate->head.section, NULL,
                     "is the grant's own currency, which has no rate");
}

static void check_currency(const struct reading *reading,
                           const struct head *head, struct currency currency)
{
    if (*reading->model->grant.currency.code &&
        model_lacks_rate(reading->model, currency))
        record_error(reading, head->section, "currency",
                     "%s needs a section [currency.%s] with its rate",
                     currency.code, currency.code);
}

void check_model(const struct reading *reading)
{
    const struct model *model = reading->model;
    const struct head *first = NULL;

    check_window(reading);
    for (size_t t = 0; t < model->tier_count; t++) {
        check_tier(reading, &model->tiers[t]);
        if (model->tiers[t].recommended == ANSWER_YES)
            check_only(reading, &model->tiers[t].head, &first, "recommended",
                       "yes");
    }
    check_fees(reading);
    check_currency(reading, &model->salary.head, model->salary.currency);
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
