#include "report/instalments.h"

#include "figure/tax.h"

static const char *day_text(struct date date, struct arena *arena)
{
    struct value value = value_date(date);

    return value_show(&value, arena);
}

static bool is_inside(struct date date, const struct tax_table *table)
{
    return date.day >= table->starts.day && date.day <= table->ends.day;
}

/* The instalments on which something is paid in a year of a table. */
struct paid_in_year {
    size_t all, inside;
    struct date first, last; /* of those inside */
};

static void count_date(struct paid_in_year *paid, struct date date,
                       const struct tax_table *table)
{
    paid->all++;
    if (!is_inside(date, table))
        return;
    paid->first = paid->inside++ ? date_earlier(paid->first, date) : date;
    paid->last = date_later(paid->last, date);
}

static struct paid_in_year count_paid(const struct figures *figures,
                                      size_t tier,
                                      const struct tax_table *table)
{
    const struct model *model = figures->model;
    const struct schedule *schedule = &figures->results->tiers[tier].schedule;
    struct paid_in_year paid = {.all = 0};

    for (size_t i = 0; i < model->instalment_count; i++)
        count_date(&paid, model->instalments[i].date, table);
    for (size_t i = 0; !model->instalment_count && i < schedule->count; i++)
        if (schedule->months[i].instalment.minor != ABSENT)
            count_date(&paid, schedule->months[i].paid_on, table);
    return paid;
}

const char *instalments_in_year(const struct figures *figures, size_t tier,
                                const struct tax_table *table,
                                struct arena *arena)
{
    struct paid_in_year paid = count_paid(figures, tier, table);

    if (!paid.inside)
        return arena_print(arena, "since no instalment is paid from %s to %s",
                           day_text(table->starts, arena),
                           day_text(table->ends, arena));
    if (paid.inside == 1)
        return arena_print(arena, "in %s instalment, of %s",
                           paid.all > 1 ? "one" : "the only",
                           day_text(paid.first, arena));
    return arena_print(
        arena, "in %s instalments, from %s to %s",
        paid.inside < paid.all
            ? arena_print(arena, "%zu of %zu", paid.inside, paid.all)
            : arena_print(arena, "all %zu", paid.all),
        day_text(paid.first, arena), day_text(paid.last, arena));
}

/* Whether an earlier table is for the same year, or nothing is paid in it. */
static bool is_idle(const struct figures *figures, size_t tier, size_t table)
{
    struct tax_table *const *tables = figures->model->tables;
    const struct tax_result *results = figures->results->tiers[tier].net.tables;

    for (size_t i = 0; i < table; i++)
        if (tables[i]->starts.day == tables[table]->starts.day &&
            tables[i]->ends.day == tables[table]->ends.day)
            return true;
    return !results[table].income[SCENARIO_GRANT].minor;
}

const char *instalments_by_year(const struct figures *figures, size_t tier,
                                struct arena *arena)
{
    const struct model *model = figures->model;
    const struct tax_result *results = figures->results->tiers[tier].net.tables;
    const char *text = "";
    size_t years = 0;

    for (size_t i = 0; i < model->table_count; i++) {
        struct value paid = value_money(results[i].income[SCENARIO_GRANT],
                                        figures->results->digits);

        if (is_idle(figures, tier, i))
            continue;
        text =
            arena_print(arena, "%s%s%s from %s to %s", text,
                        years++ ? ", " : "; paid: ", value_show(&paid, arena),
                        day_text(model->tables[i]->starts, arena),
                        day_text(model->tables[i]->ends, arena));
    }
    return years > 1 ? text : "";
}
