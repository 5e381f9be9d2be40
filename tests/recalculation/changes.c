/* Inputs of the templates, changed in their workbooks. */
#include "changed.h"
#include "groups.h"
#include "table.h"
#include "verdict.h"

#include "base/date.h"
#include "model/model.h"

#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

enum {
    TEMPLATES_MOST = 8
};

/*
 * New values for the inputs that a pattern fits: the first one takes the
 * first value, and so on around.  "+17d" is that many days later than it was
 * (than the grant's start if it was not given), "" takes the input away.
 */
struct edit {
    const char *pattern;
    const char *values[4];
};

struct change {
    const char *name;
    struct edit edits[9];
};

/* clang-format off */
static const struct change changes[] = {
    {"the grant starts some days later",
     {{"grant.start", {"+17d"}}}},
    {"the grant starts on the last day of a month",
     {{"grant.start", {"-1d"}}}},
    {"the grant lasts one month", {{"grant.months", {"1"}}}},
    {"the grant lasts six days",
     {{"grant.months", {""}}, {"grant.end", {"+5d"}}, {"tier.*.months", {""}}}},
    {"the grant lasts three months longer than the longest tier",
     {{"grant.months", {"11"}}}},
    {"the grant has an end in place of months",
     {{"grant.months", {""}}, {"grant.end", {"+100d"}},
      {"tier.minimum.months", {""}}, {"tier.maximum.months", {""}}}},
    {"the grant has months in place of an end",
     {{"grant.end", {""}}, {"grant.months", {"10"}},
      {"tier.*.months", {"3", "12"}}}},
    {"the grant lasts longer than the workbook's days",
     {{"grant.end", {""}}, {"grant.months", {"60"}}}},
    {"each tier has its own months",
     {{"tier.*.months", {"4", "9", "2"}}}},
    {"tiers pay other percents of the salary",
     {{"tier.*.percent", {"33.3333", "0", "140"}}}},
    {"tiers keep a part of each budget",
     {{"tier.*.tutoring", {"50.5", "0"}}, {"tier.*.compute", {"0", "99.9999"}},
      {"tier.*.expense", {"333.25", "10"}}}},
    {"no tier is recommended, and no hours are planned",
     {{"tier.*.recommended", {"no"}}, {"effort.hours_per_week", {""}}}},
    {"the first tier is recommended, and other hours are planned",
     {{"tier.*.recommended", {"yes", "no", "no", "no"}},
      {"effort.hours_per_week", {"33.3"}}}},
    {"the salary is another amount",
     {{"salary.amount", {"98765.43"}}, {"salary.source", {"A & B <c>"}}}},
    {"the salary is nothing", {{"salary.amount", {"0"}}}},
    {"the salary is paid by the month",
     {{"salary.per", {"month"}}, {"salary.amount", {"4321.09"}},
      {"salary.effort", {"62.5"}}}},
    {"the salary is paid by the week",
     {{"salary.per", {"week"}}, {"salary.amount", {"1111.11"}},
      {"salary.weeks_per_year", {"46.4"}}}},
    {"the salary is paid by the day",
     {{"salary.per", {"day"}}, {"salary.amount", {"333.33"}},
      {"salary.days_per_week", {"4.5"}}, {"salary.weeks_per_year", {"44"}}}},
    {"the salary is paid by the hour",
     {{"salary.per", {"hour"}}, {"salary.amount", {"41.17"}},
      {"salary.hours_per_week", {"37.5"}}, {"salary.effort", {"33.3333"}}}},
    {"lines cost another price",
     {{"tutoring.*.rate", {"33.335", "0", "8.2"}},
      {"compute.*.rate", {"0.000123457"}},
      {"expense.*.rate", {"77.7", "-20", "0.005"}}}},
    {"money in hand, of which tiers keep all",
     {{"expense.*.rate", {"-20", "77.7"}},
      {"tier.*.expense", {"50", "0", "333.25"}}}},
    {"all costs come once: instalments of nothing, prorations that agree",
     {{"tier.*.percent", {"0"}}, {"*.*.every", {"once"}},
      {"*.*.times", {""}}, {"contingency.percent", {"0"}}}},
    {"lines have another quantity",
     {{"*.*.quantity", {"3.75", "0", "0.123456789"}}}},
    {"lines come every month or week, or once",
     {{"*.*.every", {"month", "once", "week"}}}},
    {"lines come once, or every month or week",
     {{"*.*.every", {"once", "week", "month"}},
      {"*.*.times", {""}}}},
    {"lines come a number of times",
     {{"*.*.times", {"4", "", "0"}}}},
    {"tiers have their own quantity and times",
     {{"tutoring.*.quantity.*", {"2", "", "5.5"}},
      {"compute.*.quantity.*", {"", "0", "7"}},
      {"tutoring.*.times.*", {"", "5"}},
      {"compute.*.times.*", {"3", "0", ""}},
      {"expense.books.times.*", {"2", "", ""}},
      {"expense.hosting.times.*", {"2", "", ""}}}},
    {"lines begin later and end earlier",
     {{"tutoring.*.from", {"+10d", "", "+5d"}},
      {"tutoring.*.until", {"+91d", "+150d", "+100d"}},
      {"compute.*.from", {"+31d"}},
      {"compute.*.until", {"+91d"}},
      {"expense.*.from", {"+300d", "", "+1d"}}}},
    {"lines belong to some tiers alone",
     {{"tutoring.*.tiers", {"lean, full", "target", "full"}},
      {"expense.*.tiers", {"full", "lean, target"}}}},
    {"lines belong to other tiers",
     {{"expense.review.tiers", {"maximum"}},
      {"expense.hosting.tiers", {"minimum, mainline"}},
      {"expense.copies.tiers", {"survival"}},
      {"compute.ocr.tiers", {"steady"}}}},
    {"areas take other shares, and milestones have other days",
     {{"area.*.share", {"33.3333", "0.0101", "66.6566"}},
      {"milestone.*.month", {"", "7", "120"}},
      {"milestone.*.date", {"+45d", "", ""}}}},
    {"on-costs have another percent",
     {{"oncost.*.percent", {"21.1234", "0"}}}},
    {"a contingency of the expenses, and an ask of odd steps",
     {{"contingency.percent", {"12.5"}}, {"contingency.of", {"expenses"}},
      {"grant.round", {"7.77"}}, {"grant.round_direction", {"nearest"}}}},
    {"a contingency of everything, and an ask to the cent",
     {{"contingency.percent", {"7.7777"}}, {"contingency.of", {"all"}},
      {"grant.round", {"0.01"}}, {"grant.round_direction", {"up"}}}},
    {"a contingency of the subtotal, and an ask rounded down",
     {{"contingency.percent", {"33.3333"}}, {"contingency.of", {"subtotal"}},
      {"grant.round", {"1000"}}, {"grant.round_direction", {"down"}}}},
    {"fees on top of the costs",
     {{"fee.*.percent", {"4.25"}}, {"fee.*.basis", {"added"}},
      {"fee.*.minimum", {"0"}}}},
    {"fees on all that is received",
     {{"fee.*.percent", {"11.1111"}}, {"fee.*.basis", {"revenue"}},
      {"fee.*.minimum", {"12.34"}}}},
    {"fees of at least an amount", {{"fee.*.minimum", {"5000"}}}},
    {"a day is worth a part of its calendar month",
     {{"grant.proration", {"calendar"}}, {"grant.start", {"+12d"}}}},
    {"a day is worth a part of 365",
     {{"grant.proration", {"day"}}, {"overlap.*.treatment", {"deduct"}}}},
    {"a day is worth a part of 52 weeks",
     {{"grant.proration", {"week"}}, {"overlap.*.share", {"12.3456"}}}},
    {"a working day is worth a part of 260",
     {{"grant.proration", {"workday"}}, {"overlap.*.treatment", {"deduct"}},
      {"overlap.*.end", {"-60d"}}}},
    {"overlaps are deducted",
     {{"overlap.*.treatment", {"deduct", "keep"}}}},
    {"overlaps are kept", {{"overlap.*.treatment", {"keep"}}}},
    {"overlaps are offset by what they pay",
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"7777.77"}}}},
    {"overlaps are offset by all that their time is worth",
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"99999"}},
      {"grant.proration", {"calendar"}}, {"overlap.*.share", {"45.5"}}}},
    {"overlaps are made up in part",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-21d"}}}},
    {"overlaps are made up, a part of each day",
     {{"overlap.*.treatment", {"makeup"}}, {"overlap.*.share", {"33.3333"}},
      {"makeup.by", {"-75d"}}}},
    {"no last day for time that is made up",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {""}}}},
    {"the last day to make up time is before the end of the grant",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-200d"}}}},
    {"time to make up after a longer grant",
     {{"grant.months", {"7"}}, {"overlap.*.treatment", {"makeup"}},
      {"makeup.by", {"+400d"}}}},
    {"an overlap of other days",
     {{"overlap.*.start", {"-100d"}}, {"overlap.*.end", {"-33d"}}}},
    {"an overlap takes a part of the time",
     {{"overlap.*.share", {"37.5"}}, {"overlap.*.end", {"-50d"}}}},
    {"a currency has another rate",
     {{"currency.*.rate", {"0.987654321"}}, {"currency.*.date", {"+3d"}}}},
    {"a currency has the inverse of a rate",
     {{"currency.*.rate", {""}}, {"currency.*.inverse_rate", {"0.7"}},
      {"currency.*.show", {"no"}}}},
    {"words change, and choices that change no amount",
     {{"grant.title", {"=1+1 <&> \"quoted\""}}, {"grant.summary", {""}},
      {"tier.*.label", {"One", "Two", "Three"}}, {"tier.*.note", {"", "@home"}},
      {"*.*.unit", {"piece", "kWh"}}, {"*.*.paid_by", {"grantee", "funder"}},
      {"*.*.type", {"travel", "other", "operations"}},
      {"payment.schedule", {"upfront"}}, {"payment.timing", {"end"}}}},
    {"taxes: other income is something else",
     {{"income.*.wages", {"77777.77", "0"}}, {"income.*.other", {"1234.5"}}}},
    {"taxes: a charge is dropped", {{"tax.drop", {"income_tax"}}}},
    {"taxes: no charge is dropped", {{"tax.drop", {""}}}},
    {"taxes: some lines are taxable, some are not",
     {{"*.*.taxable", {"yes", "no", "yes"}}}},
    {"taxes: all that the grant pays is taxable", {{"*.*.taxable", {"yes"}}}},
    {"taxes: all is paid upfront", {{"payment.schedule", {"upfront"}}}},
    {"taxes: paid at the end of months",
     {{"payment.schedule", {"monthly"}}, {"payment.timing", {"end"}}}},
    {"taxes: paid at the end of quarters, from another day on",
     {{"payment.schedule", {"quarterly"}}, {"payment.timing", {"end"}},
      {"grant.start", {"+16d"}}}},
    {"taxes: paid at the start of quarters, by days",
     {{"payment.schedule", {"quarterly"}}, {"payment.timing", {"start"}},
      {"grant.start", {"+30d"}}, {"grant.proration", {"day"}}}},
    {"taxes: the grant lasts six days, paid upfront",
     {{"grant.months", {""}}, {"grant.end", {"+5d"}}, {"tier.*.months", {""}},
      {"payment.schedule", {"upfront"}}}},
    {"taxes: another stipend",
     {{"tier.some.percent", {"31.7"}}, {"tier.lean.percent", {"0"}},
      {"tier.full.percent", {"250"}}}},
    {"taxes: another salary",
     {{"salary.amount", {"7531.13"}}, {"oncost.*.percent", {"1.25"}}}},
    {"taxes: at another rate of exchange",
     {{"currency.usd.rate", {"1.2345"}}}},
    {"taxes: the fellowship is deducted",
     {{"overlap.*.treatment", {"deduct"}}, {"overlap.*.share", {"80"}}}},
    {"taxes: costs come at other times",
     {{"*.*.every", {"once", "week", "month"}},
      {"*.*.from", {"+45d", "", "+9d"}}}},
    {"the grant lasts weeks",
     {{"grant.months", {""}}, {"grant.end", {""}}, {"grant.weeks", {"23"}},
      {"tier.*.months", {""}}, {"tier.*.weeks", {"11", "", "7"}}}},
    {"the salary is for the grant",
     {{"salary.per", {"grant"}}, {"salary.amount", {"23456.78"}},
      {"tier.*.months", {"4", "7", "5"}}}},
    {"people begin and end on other days, with other pay",
     {{"person.*.amount", {"55.55", "3333.33"}},
      {"person.*.per", {"hour", "month"}},
      {"person.*.hours_per_week", {"9.5"}}, {"person.*.weeks_per_year", {"48"}},
      {"person.*.effort", {"33.3333", "100"}}, {"person.*.from", {"+17d", ""}},
      {"person.*.until", {"+99d", ""}}}},
    {"on-costs of some people and tiers alone",
     {{"oncost.*.of", {"designer", "developer"}},
      {"oncost.*.tiers", {"release"}}}},
    {"steps on other days, and of other kinds",
     {{"step.*.from", {"-45d", "+13d"}}, {"step.*.raise", {"-1.5", "7.77", ""}},
      {"step.*.effort", {"", "", "45.5"}}}},
    {"steps come soon, and after the end of a tier",
     {{"step.*.from", {"-300d", "-600d", "+90d"}}}},
    {"value added tax, and quarters and years of which a part is paid",
     {{"expense.*.vat", {"7.7", "0", "21"}},
      {"expense.*.every", {"quarter", "year", "month"}},
      {"expense.*.times", {""}}, {"expense.*.from", {"+10d", ""}},
      {"expense.*.partial", {"prorate", "drop", "full"}}}},
    {"others pay other parts",
     {{"contribution.*.percent", {"12.3456", ""}},
      {"contribution.*.amount", {"", "777.77"}},
      {"contribution.*.tiers", {"pilot", ""}}}},
    {"others pay much of it", {{"contribution.*.percent", {"48.8888"}},
                               {"contribution.*.amount", {""}}}},
    {"instalments of other parts, on other days",
     {{"instalment.*.percent", {"", "33.3333", "11.1"}},
      {"instalment.*.date", {"+40d", "-3d"}}}},
    {"tiers of fewer hours",
     {{"tier.*.hours_per_week", {"17.5", "31", "0.5"}}}},
    {"less is granted than was asked", {{"award.amount", {"40000"}}}},
    {"less is granted than the least, in another currency",
     {{"award.amount", {"9876.54"}}, {"award.currency", {"usd"}}}},
    {"more is granted than was asked, to another tier",
     {{"award.amount", {"777777"}}, {"award.tier", {"full"}}}},
    {"part is granted, of odd steps and with fees and taxes on top",
     {{"award.amount", {"33333.33"}}, {"grant.round", {"7.77"}},
      {"oncost.*.percent", {"12.3456"}}, {"fee.*.percent", {"7.7"}},
      {"contingency.percent", {"3.3"}}}},
    {"other lines are given up first, and part is granted",
     {{"*.*.priority", {"9", "2", "4", "1"}}, {"award.amount", {"44444"}}}},
    {"the last line of each kind is given up first",
     {{"*.*.priority", {"1"}}, {"*.*.rate", {"33.335", "-7", "812"}}}},
    {"an application is declined",
     {{"application.*.received", {""}}, {"application.*.status", {"declined"}}}},
    {"an application is pending, and asks for another sum",
     {{"application.*.received", {""}}, {"application.*.status", {"pending"}},
      {"application.*.asked", {"7777.77"}}, {"award.amount", {"40000"}}}},
    {"an application pays for other days",
     {{"application.*.start", {"-40d"}}, {"application.*.end", {"-33d"}},
      {"application.*.share", {"33.3333"}}}},
    {"other grants to compare with",
     {{"comparables.kinds", {"community, research"}},
      {"comparables.funder", {""}}, {"comparables.since", {"2022-02-01"}}}},
    {"grants of one funder, at another rate",
     {{"comparables.kinds", {""}}, {"comparables.funder", {"*INFRA"}},
      {"comparables.since", {""}}, {"currency.usd.rate", {"0.987654321"}}}},
    {"no grant to compare with", {{"comparables.kinds", {"other"}},
      {"comparables.funder", {"nobody"}}}},
    {"grants of one funder, and the request of another year",
     {{"comparables.kinds", {""}}, {"comparables.funder", {"iNFRA"}},
      {"grant.months", {"7"}}}},
    {"much changes at once",
     {{"grant.start", {"+45d"}}, {"salary.amount", {"77777.77"}},
      {"*.*.quantity", {"1.5", "33"}}, {"contingency.percent", {"3.3"}},
      {"overlap.*.share", {"66.6667"}}, {"grant.round", {"2.5"}}}},
};
/* clang-format on */

/* The templates, and their workbooks as changed. */
static struct templates {
    struct rig *rig;
    glob_t paths;
    size_t count, untaxed; /* those without taxes come first */
    const char *base[TEMPLATES_MOST];
    struct changed changed[COUNT_OF(changes)];
    struct changed chosen[TEMPLATES_MOST * TIERS_MOST]; /* other tiers */
    size_t chosen_count;
} templates;

static bool is_shift(const char *value)
{
    size_t length = strlen(value);

    return length && strchr("+-", *value) && value[length - 1] == 'd';
}

static const char *figure(const json_t *figures, const char *name)
{
    return json_string_value(json_object_get(figures, name));
}

static const char *shifted(struct arena *arena, const json_t *figures,
                           const char *name, const char *value)
{
    char text[DATE_TEXT_SIZE];
    const char *now = figure(figures, name);
    struct date date = {0};

    date_parse(now ? now : figure(figures, "grant.start"), &date);
    date = date_plus(date, (int)strtol(value, NULL, 10));
    return arena_copy(arena, date_print(text, date));
}

static size_t values_of(const struct edit *edit)
{
    size_t values = 0;

    while (values < COUNT_OF(edit->values) && edit->values[values])
        values++;
    return values;
}

static void apply(struct changed *changed, const json_t *figures,
                  const struct edit *edit)
{
    size_t count, values = values_of(edit), next = 0;
    const struct saved_name *names = saved_names(changed->book, &count);

    for (size_t i = 0; i < count && values; i++) {
        const char *name = names[i].name, *value;

        if (fnmatch(edit->pattern, name, 0) || !changed_is_input(changed, name))
            continue;
        value = edit->values[next++ % values];
        if (is_shift(value))
            value = shifted(&changed->rig->arena, figures, name, value);
        changed_set(changed, name, value);
    }
}

static struct changed open_template(size_t t, const char *what, size_t number)
{
    struct rig *rig = templates.rig;

    return changed_open(
        rig, templates.paths.gl_pathv[t], templates.base[t],
        arena_print(&rig->arena, "%s-%s-%zu", templates.base[t], what, number));
}

static bool change_template(size_t t, size_t c)
{
    struct changed changed = open_template(t, "change", c);
    json_t *figures = rig_figures(templates.rig, changed.base);
    bool kept;

    for (size_t i = 0; i < COUNT_OF(changes[c].edits); i++)
        apply(&changed, figures, &changes[c].edits[i]);
    json_decref(figures);
    kept = changed_keep(&changed);
    if (kept)
        templates.changed[c] = changed;
    return kept;
}

static void find_templates(void)
{
    struct rig *rig = templates.rig;

    glob("templates/*.ini", 0, NULL, &templates.paths);
    templates.untaxed = templates.paths.gl_pathc;
    glob("tests/cases/tax.ini", GLOB_APPEND, NULL, &templates.paths);
    glob("tests/cases/tax-quarters.ini", GLOB_APPEND, NULL, &templates.paths);
    templates.count = templates.paths.gl_pathc;
    assert_in_range(templates.count, 1, TEMPLATES_MOST);
    for (size_t t = 0; t < templates.count; t++) {
        templates.base[t] = arena_print(&rig->arena, "template-%zu", t);
        assert_true(rig_make(rig, "written", templates.base[t],
                             templates.paths.gl_pathv[t], ""));
    }
}

/* Whether a change says something of models with tables of taxes alone. */
static bool of_taxes(const struct change *change)
{
    return !strncmp(change->name, "taxes:", strlen("taxes:"));
}

/* Each change in one template that takes it, and another one each time. */
static void change_templates(void)
{
    for (size_t c = 0; c < COUNT_OF(changes); c++) {
        bool made = false;

        for (size_t i = 0; i < templates.count && !made; i++) {
            size_t t = (c + i) % templates.count;

            made = (!of_taxes(&changes[c]) || t >= templates.untaxed) &&
                   change_template(t, c);
        }
    }
}

/*
 * A tier chosen from the list on the sheet Schedule, which then says what it
 * says where a model recommends this tier.  False if there is no such tier.
 */
static bool choose_tier(size_t t, size_t tier)
{
    struct changed changed = open_template(t, "tier", tier);
    struct arena *arena = &templates.rig->arena;
    size_t count, tiers = 0;
    const struct saved_name *names = saved_names(changed.book, &count);

    for (size_t i = 0; i < count; i++) {
        const char *name = names[i].name;

        if (fnmatch("tier.*.label", name, 0))
            continue;
        if (tiers == tier)
            saved_set(changed.book, "schedule.tier",
                      arena_print(arena, "%.*s",
                                  (int)strcspn(name + strlen("tier."), "."),
                                  name + strlen("tier.")));
        changed_set(&changed,
                    arena_print(arena, "%.*srecommended",
                                (int)(strlen(name) - strlen("label")), name),
                    tiers++ == tier ? "yes" : "no");
    }
    if (tier < tiers && changed_keep(&changed))
        templates.chosen[templates.chosen_count++] = changed;
    else
        changed_drop(&changed);
    return tier < tiers;
}

static void choose_tiers(void)
{
    for (size_t t = 0; t < templates.count; t++)
        for (size_t tier = 0; choose_tier(t, tier);)
            tier++;
}

/* The tests. */

struct proof {
    const char *name;
    const struct changed *changed;
};

static void test_change(void **state)
{
    const struct proof *proof = *state;
    struct sums sums = {.workbooks = 0};

    assert_non_null(proof->changed->name); /* some template takes it */
    changed_judge(proof->changed, &sums);
    assert_int_equal(sums.wrong, 0);
}

/* Every cell of both sheets as in the workbook that recommends the tier. */
static void schedule_shows_the_tier(const struct changed *changed,
                                    const char *engine)
{
    struct rig *rig = changed->rig;
    struct saved_book *written = rig_book(rig, "written", changed->name);
    struct saved_book *got = rig_book(rig, engine, changed->name);
    struct verdict verdict = {changed->name, engine, 0, 0};

    verdict_results(&verdict, written, got, "Schedule");
    verdict_results(&verdict, written, got, "Months");
    saved_close(got);
    saved_close(written);
    assert_true(verdict.compared > 100);
    assert_int_equal(verdict.wrong, 0);
}

static void any_tier_can_be_chosen(void **state)
{
    const struct engines *engines = templates.rig->engines;

    (void)state;
    assert_true(templates.chosen_count > templates.count);
    for (size_t i = 0; i < templates.chosen_count; i++)
        for (size_t e = 0; e < engines->count; e++)
            schedule_shows_the_tier(&templates.chosen[i], engines->names[e]);
}

static void a_grant_that_is_too_long_fails_a_check(void **state)
{
    struct sums sums = {.workbooks = 0};

    (void)state;
    for (size_t c = 0; c < COUNT_OF(changes); c++)
        if (strstr(changes[c].name, "longer than the workbook"))
            changed_judge(&templates.changed[c], &sums);
    assert_int_equal(sums.told, templates.rig->engines->count);
}

static void prepare(struct rig *rig)
{
    templates.rig = rig;
    find_templates();
    change_templates();
    choose_tiers();
}

static int judge(void)
{
    struct proof proofs[COUNT_OF(changes)];
    struct CMUnitTest others[] = {
        cmocka_unit_test(any_tier_can_be_chosen),
        cmocka_unit_test(a_grant_that_is_too_long_fails_a_check)};
    int failed;

    for (size_t c = 0; c < COUNT_OF(changes); c++)
        proofs[c] = (struct proof){changes[c].name, &templates.changed[c]};
    failed = RUN_TABLE("changed inputs", proofs, test_change) |
             RUN_TESTS("changed workbooks", others);
    globfree(&templates.paths);
    return failed;
}

const struct group group_changes = {prepare, judge};
