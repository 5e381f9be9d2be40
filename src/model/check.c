#include "model/check.h"

#include "base/text.h"
#include "model/schema.h"

#include <string.h>

struct checking {
    const struct model *model;
    const struct ini *ini;
    struct diag *diag;
};

/* The last day that any window may reach: 2195-12-31. */
static const struct date window_limit = {108113};

static const struct percent whole = {1000000};

static struct place place_of(const struct checking *checking,
                             const struct head *head, const char *key)
{
    return ini_place(checking->ini, head->section, key);
}

/* Whether the file has the key, readable or not. */
static bool has(const struct checking *checking, const struct head *head,
                const char *key)
{
    return ini_find(checking->ini, head->section, key) != NULL;
}

/* A window of so many months must end by 2195-12-31. */
static void check_months(const struct checking *checking, int64_t months,
                         struct place at)
{
    struct date start = checking->model->grant.start;

    if (date_given(start) && months != ABSENT &&
        date_months_later(start, (int)months).day - 1 > window_limit.day)
        diag_error(checking->diag, at,
                   "leads beyond 2195-12-31, the last day that a grant may "
                   "have");
}

static void check_window(const struct checking *checking)
{
    const struct grant *grant = &checking->model->grant;
    const struct head *head = &grant->head;
    bool months = has(checking, head, "months"),
         end = has(checking, head, "end");

    if (months && end)
        diag_error(checking->diag, place_of(checking, head, "end"),
                   "is one too many: give either months or end");
    if (!months && !end && ini_has_section(checking->ini, head->section))
        diag_error(checking->diag, place_of(checking, head, NULL),
                   "wants either months or end");
    check_months(checking, grant->months, place_of(checking, head, "months"));
    if (!date_given(grant->start) || !date_given(grant->end))
        return;
    if (grant->end.day < grant->start.day)
        diag_error(checking->diag, place_of(checking, head, "end"),
                   "lies before the start");
    else if (grant->end.day >=
                 date_months_later(grant->start, MONTHS_MOST).day ||
             grant->end.day > window_limit.day)
        diag_error(checking->diag, place_of(checking, head, "end"),
                   "lies too far: a grant has at most %d months and ends by "
                   "2195-12-31",
                   MONTHS_MOST);
}

static void check_tier(const struct checking *checking, const struct tier *tier)
{
    const struct grant *grant = &checking->model->grant;
    struct place months = place_of(checking, &tier->head, "months");

    bool percent = has(checking, &tier->head, "percent");
    bool target = has(checking, &tier->head, "net_target");

    if (percent && target)
        diag_error(checking->diag,
                   place_of(checking, &tier->head, "net_target"),
                   "is one too many: give either percent or net_target");
    if (target && !checking->model->tax.head.given)
        diag_error(checking->diag,
                   place_of(checking, &tier->head, "net_target"),
                   "needs a section [tax]: what is left is after tax");
    if (checking->model->salary.head.given && !percent && !target)
        diag_error(checking->diag, place_of(checking, &tier->head, "percent"),
                   "is missing (how much of the salary the grant replaces)");
    if (has(checking, &grant->head, "end") &&
        has(checking, &tier->head, "months"))
        diag_error(checking->diag, months,
                   "may only be given where the grant gives months, not end");
    else if (has(checking, &tier->head, "months"))
        check_months(checking, tier->months, months);
}

static void check_tiers(const struct checking *checking)
{
    const struct model *model = checking->model;
    const struct tier *first = NULL;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];

        check_tier(checking, tier);
        if (tier->recommended != ANSWER_YES)
            continue;
        if (first)
            diag_error(checking->diag,
                       place_of(checking, &tier->head, "recommended"),
                       "is one too many: [%s] is recommended already",
                       first->head.section);
        else
            first = tier;
    }
}

/* Overrides for a tier that the line is not in would count for nothing. */
static void check_overrides(const struct checking *checking,
                            const struct line *line, size_t tier)
{
    const struct schema_section *section = &schema[line->head.kind];

    for (size_t k = 0; k < section->key_count; k++) {
        const char *name;

        if (!schema_per_tier(&section->keys[k]))
            continue;
        name =
            arena_print(&checking->diag->arena, "%s%s", section->keys[k].name,
                        checking->model->tiers[tier].head.name);
        if (has(checking, &line->head, name))
            diag_error(checking->diag, place_of(checking, &line->head, name),
                       "overrides a tier that does not have this line");
    }
}

static void check_line(const struct checking *checking, const struct line *line)
{
    if (date_given(line->from) && date_given(line->until) &&
        line->until.day < line->from.day)
        diag_error(checking->diag, place_of(checking, &line->head, "until"),
                   "lies before `from`");
    for (size_t t = 0; t < checking->model->tier_count; t++)
        if (!tier_list_has(line->tiers, t))
            check_overrides(checking, line, t);
}

static void check_percent_below(const struct checking *checking,
                                const struct head *head, struct percent percent,
                                const char *of)
{
    if (percent.points != ABSENT && percent.points >= whole.points)
        diag_error(checking->diag, place_of(checking, head, "percent"),
                   "is out of range; wanted: below 100 where it is of the %s",
                   of);
}

static void check_fees(const struct checking *checking)
{
    const struct model *model = checking->model;
    const struct fee *first = NULL;

    for (size_t i = 0; i < model->fee_count; i++) {
        const struct fee *fee = &model->fees[i];

        if (fee->basis != FEE_REVENUE)
            continue;
        check_percent_below(checking, &fee->head, fee->percent, "revenue");
        if (first)
            diag_error(checking->diag, place_of(checking, &fee->head, "basis"),
                       "is one too many of the revenue: [%s] has it already",
                       first->head.section);
        else
            first = fee;
    }
    if (model->contingency.of == CONTINGENCY_SUBTOTAL)
        check_percent_below(checking, &model->contingency.head,
                            model->contingency.percent, "subtotal");
}

static void check_overlap(const struct checking *checking,
                          const struct overlap *overlap)
{
    if (date_given(overlap->start) && date_given(overlap->end) &&
        overlap->end.day < overlap->start.day)
        diag_error(checking->diag, place_of(checking, &overlap->head, "end"),
                   "lies before the start");
    if (overlap->treatment == TREATMENT_OFFSET &&
        !has(checking, &overlap->head, "pays"))
        diag_error(checking->diag, place_of(checking, &overlap->head, "pays"),
                   "is missing (what the other source pays, for `offset`)");
}

static void check_rate(const struct checking *checking, const struct rate *rate)
{
    const struct head *head = &rate->head;
    bool direct = has(checking, head, "rate");
    bool inverse = has(checking, head, "inverse_rate");

    if (direct && inverse)
        diag_error(checking->diag, place_of(checking, head, "inverse_rate"),
                   "is one too many: give either rate or inverse_rate");
    if (!direct && !inverse)
        diag_error(checking->diag, place_of(checking, head, NULL),
                   "wants either rate or inverse_rate");
    if (*rate->currency.code &&
        currency_same(rate->currency, checking->model->grant.currency))
        diag_error(checking->diag, place_of(checking, head, NULL),
                   "is the grant's own currency, which has no rate");
}

static void check_currency(const struct checking *checking,
                           const struct head *head, struct currency currency)
{
    const struct model *model = checking->model;

    if (!*currency.code || !*model->grant.currency.code ||
        currency_same(currency, model->grant.currency) ||
        model_rate(model, currency))
        return;
    diag_error(checking->diag, place_of(checking, head, "currency"),
               "%s needs a section [currency.%s] with its rate", currency.code,
               text_lowered(&checking->diag->arena, currency.code));
}

void check_model(const struct model *model, const struct ini *ini,
                 struct diag *diag)
{
    struct checking checking = {model, ini, diag};

    check_window(&checking);
    check_tiers(&checking);
    check_fees(&checking);
    check_currency(&checking, &model->salary.head, model->salary.currency);
    for (size_t i = 0; i < model->line_count; i++) {
        check_line(&checking, &model->lines[i]);
        check_currency(&checking, &model->lines[i].head,
                       model->lines[i].currency);
    }
    for (size_t i = 0; i < model->overlap_count; i++) {
        check_overlap(&checking, &model->overlaps[i]);
        check_currency(&checking, &model->overlaps[i].head,
                       model->overlaps[i].currency);
    }
    for (size_t i = 0; i < model->rate_count; i++)
        check_rate(&checking, &model->rates[i]);
}
