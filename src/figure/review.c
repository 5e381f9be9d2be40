#include "figure/review.h"

#include "figure/instalments.h"
#include "figure/sharednames.h"
#include "model/tax.h"
#include "model/taxyear.h"

#include <string.h>

/* The place of the section that a figure belongs to. */
static struct place section_place(const struct ini *ini, const char *name,
                                  struct diag *diag)
{
    size_t kind = strcspn(name, ".");
    size_t instance = kind + 1 + strcspn(name + kind + 1, ".");
    char *section = arena_copy(&diag->arena, name);

    section[instance] = '\0';
    if (!ini_has_section(ini, section))
        section[kind] = '\0';
    return ini_place(ini, section, NULL);
}

/* A part divided by a sum near 0 can exceed the limit. */
static bool is_schedule_too_large(const struct schedule *schedule)
{
    for (size_t k = 0; k < schedule->count; k++)
        for (unsigned c = 0; c < COLUMN_COUNT; c++)
            if (!money_valid(schedule->months[k].column[c]))
                return true;
    return false;
}

static bool is_covered(const struct model *model, struct date day)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (model->tables[i]->starts.day <= day.day &&
            day.day <= model->tables[i]->ends.day)
            return true;
    return false;
}

/*
 * Income on a day without a table; complains once a tax year.  All tiers begin
 * on the same day, so a year that was told is not after the last one.
 */
static void refuse_uncovered(const struct figures *figures,
                             const struct ini *ini, struct diag *diag)
{
    const struct model *model = figures->model;
    char day[DATE_TEXT_SIZE], from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct date told = {0}, start;

    for (size_t t = 0; model->table_count && t < model->tier_count; t++) {
        const struct schedule *schedule = &figures->results->tiers[t].schedule;
        size_t agreed = model->instalment_count;

        for (size_t k = 0; k < (agreed ? agreed : schedule->count); k++) {
            struct date paid = agreed ? model->instalments[k].date
                                      : schedule->months[k].income_on;

            start = taxyear_start(model, paid);
            if (is_covered(model, paid) || start.day <= told.day)
                continue;
            diag_error(
                diag, ini_place(ini, "tax", "tables"),
                "none covers %s, the day of an instalment of [%s]: a "
                "table of the year from %s to %s is missing%s",
                date_print(day, paid), model->tiers[t].head.section,
                date_print(from, start),
                date_print(to, date_plus(date_months_later(start, 12), -1)),
                taxyear_advice(model, paid, &diag->arena));
            told = start;
        }
    }
}

/* A salary per grant needs time of the grant that has a worth. */
static void refuse_no_time(const struct figures *figures, const struct ini *ini,
                           struct diag *diag)
{
    const struct model *model = figures->model;

    if (model->salary.head.given && model->salary.contract.per == PER_GRANT &&
        !figures->results->salary.grant.parts)
        diag_error(diag, ini_place(ini, "salary", "per"),
                   "is grant, but no day of the grant is paid by its "
                   "proration; write another proration, or more days");
}

/* An amount of the grant's currency: "1,250.00". */
static const char *money_text(const struct figures *figures, struct diag *diag,
                              struct money amount)
{
    struct value value = value_money(amount, figures->results->digits);

    return value_show(&value, &diag->arena);
}

/* Instalments by agreement make the request of each tier. */
static void refuse_instalments(const struct figures *figures,
                               const struct ini *ini, struct diag *diag)
{
    const struct model *model = figures->model;
    size_t count = model->instalment_count, rest = instalments_rest(model);

    for (size_t t = 0; count && t < model->tier_count; t++) {
        const struct tier_result *tier = &figures->results->tiers[t];
        struct money all = instalments_up_to(figures->results, tier, date_last);
        const char *section = model->tiers[t].head.section;
        struct money asked = tier->request, short_of;

        if (asked.minor < 0)
            continue;
        if (rest < count)
            all = money_sub(all, tier->instalment[rest].amount);
        short_of = money_sub(asked, all);
        if (rest == count && short_of.minor)
            diag_error(
                diag,
                ini_place(ini, model->instalments[count - 1].head.section,
                          NULL),
                "the instalments make %s in [%s], which asks for %s: %s %s; "
                "take the percent or amount out of one, so that it takes the "
                "rest",
                money_text(figures, diag, all), section,
                money_text(figures, diag, asked),
                money_text(figures, diag,
                           short_of.minor < 0 ? money_sub(all, asked)
                                              : short_of),
                short_of.minor < 0 ? "too much" : "are missing");
        if (rest < count && tier->instalment[rest].amount.minor < 0)
            diag_error(
                diag,
                ini_place(ini, model->instalments[rest].head.section, NULL),
                "takes the rest, but in [%s] the others make %s, more "
                "than the %s that it asks for",
                section, money_text(figures, diag, all),
                money_text(figures, diag, asked));
    }
}

/* No request is below zero; where others pay more than all costs, they say so.
 */
static void refuse_negative_requests(const struct figures *figures,
                                     const struct ini *ini, struct diag *diag)
{
    for (size_t t = 0; t < figures->model->tier_count; t++) {
        const char *section = figures->model->tiers[t].head.section;
        const struct tier_result *tier = &figures->results->tiers[t];
        const char *asked = money_text(figures, diag, tier->request);

        if (tier->request.minor >= 0)
            continue;
        if (tier->contributions.minor > 0)
            diag_error(diag, ini_place(ini, section, NULL),
                       "asks for %s: a request cannot be below zero; "
                       "contributions are %s here, more than there is to pay",
                       asked, money_text(figures, diag, tier->contributions));
        else
            diag_error(diag, ini_place(ini, section, NULL),
                       "asks for %s: a request cannot be below zero", asked);
    }
}

/* "tier.lean" of tier.lean.request. */
static const char *section_of(const char *name, struct arena *arena)
{
    size_t kind = strcspn(name, ".") + 1;

    return arena_copy_part(arena, name, kind + strcspn(name + kind, "."));
}

static void refuse_shared_names(const struct figures *figures,
                                const struct ini *ini, struct diag *diag)
{
    const char *one, *other;

    if (sharednames_find(figures, &diag->arena, &one, &other))
        diag_error(diag, section_place(ini, other, diag),
                   "its figure %s and %s of [%s] would have the same name in "
                   "the workbook; rename one of the two sections",
                   other, one, section_of(one, &diag->arena));
}

void review_refuse(const struct figures *figures, const struct ini *ini,
                   struct diag *diag)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < figures->count; i++)
        if (value_lost(&figures->all[i].value)) {
            diag_error(diag, section_place(ini, figures->all[i].name, diag),
                       "%s is too large: amounts stay below 10^13 of the "
                       "smallest unit",
                       figures->all[i].name);
            return;
        }
    refuse_shared_names(figures, ini, diag);
    refuse_no_time(figures, ini, diag);
    refuse_instalments(figures, ini, diag);
    refuse_uncovered(figures, ini, diag);
    refuse_negative_requests(figures, ini, diag);
    for (size_t t = 0; t < model->tier_count; t++)
        if (is_schedule_too_large(&figures->results->tiers[t].schedule))
            diag_error(diag, ini_place(ini, model->tiers[t].head.section, NULL),
                       "its schedule has amounts of 10^13 of the smallest "
                       "unit or more");
}

static const struct warning_list *const lists[] = {
    &warngrant_list, &warnsalary_list,       &warntiers_list,
    &warninput_list, &warncosts_list,        &warnoverlaps_list,
    &warnrates_list, &warntaxes_list,        &warnplan_list,
    &warnask_list,   &warnapplications_list, &warnrules_list,
};

const struct warning *review_warning(size_t index)
{
    for (size_t i = 0; i < COUNT(lists); i++) {
        if (index < lists[i]->count)
            return &lists[i]->warnings[index];
        index -= lists[i]->count;
    }
    return NULL;
}

void review_warn(struct figures *figures, const struct ini *ini)
{
    const struct review review = {figures, figures->model, figures->results,
                                  ini};
    const struct warning *warning;

    for (size_t i = 0; (warning = review_warning(i)); i++)
        if (warning->look)
            warning->look(&review);
}
