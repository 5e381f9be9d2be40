#include "report/reports.h"

#include <string.h>

/* The columns behind the date, in the order of their names. */
#define COLUMNS "funder amount currency months kind status percent salary hours"

enum {
    FUNDER,
    AMOUNT,
    CURRENCY,
    MONTHS,
    KIND,
    STATUS,
    PERCENT,
    SALARY,
    HOURS,
    ROW_LENGTH
};

/* A number without zeros at its end. */
static const char *number(const struct output *out, int64_t units, int places)
{
    const struct value value = {
        .kind = KIND_DECIMAL, .given = true, .units = units, .places = places};

    return value_print(&value, out->arena);
}

static const char *figure_of(const struct output *out, struct figures *figures,
                             const char *section, const char *key)
{
    const struct value *value =
        &figures_get(figures, "%s.%s", section, key)->value;

    return value->given ? number(out, value->units, value->places) : NULL;
}

static const char *months_of(const struct output *out, struct figures *figures,
                             const char *tier)
{
    const struct value *years = &figures_get(figures, "%s.years", tier)->value;
    struct exact months = exact_scaled(exact(12), years->units, years->places);

    return number(out, exact_round_once(months, 2), 2);
}

/* "2026-08" */
static const char *month_of(const struct output *out, struct date date)
{
    const struct value value = value_date(date);

    return arena_copy_part(out->arena, value_print(&value, out->arena),
                           strlen("2026-08"));
}

bool grant_print(const struct output *out, struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    const struct award *award = &model->award;
    bool granted = award->amount.minor != ABSENT;
    const char *section, **cells;
    struct table table = {
        .arena = out->arena, .columns = ROW_LENGTH, .heads = 1};

    if (granted && award->tier.text)
        tier = model_tier(model, award->tier.text);
    section = model->tiers[tier].head.section;
    cells = table_add(&table, "date")->cells;
    for (size_t i = 0; i < ROW_LENGTH; i++)
        cells[i] = word_at(COLUMNS, i, out->arena);
    cells = table_add(&table, month_of(out, granted && date_given(award->date)
                                                ? award->date
                                                : model->grant.start))
                ->cells;
    cells[FUNDER] = model->grant.funder;
    cells[AMOUNT] = granted ? figure_of(out, figures, "award", "granted")
                            : figure_of(out, figures, section, "request");
    cells[CURRENCY] = model->grant.currency.code;
    cells[MONTHS] = months_of(out, figures, section);
    cells[KIND] = model->share.kind.text;
    cells[STATUS] = granted ? "granted" : "asked";
    cells[PERCENT] = figure_of(out, figures, section, "percent");
    cells[SALARY] = figure_of(out, figures, "salary", "annual");
    cells[HOURS] = figure_of(out, figures, "effort", "hours_per_week");
    out->format->table(out, &table);
    return true;
}
