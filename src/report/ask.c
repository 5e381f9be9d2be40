#include "figure/comparables.h"
#include "figure/compute.h"
#include "figure/needs.h"
#include "figure/stipend.h"
#include "report/pieces.h"
#include "report/reports.h"

/* A table of what to ask for while it is put together. */
struct asking {
    const struct output *out;
    struct figures *figures;
    const struct model *model;
    struct table table;
    bool award;  /* whether an amount is granted, or supposed to be */
    bool marks;  /* what is not paid has columns of its own */
    bool unpaid; /* something is not paid */
};

/* The columns: the priority, the tiers, and what of them is not paid. */
enum {
    PRIORITY,
    TIERS
};

static size_t paid_column(const struct asking *a, size_t tier)
{
    return TIERS + a->model->tier_count + tier;
}

static void begin_table(struct asking *a)
{
    const struct model *model = a->model;
    const char **cells;

    a->table = (struct table){.arena = a->out->arena,
                              .columns = TIERS + model->tier_count,
                              .heads = 1};
    if (a->marks)
        a->table.columns += model->tier_count;
    cells =
        table_add(&a->table,
                  a->out->format->data ? "Item" : model->grant.currency.code)
            ->cells;
    cells[PRIORITY] = "Priority";
    for (size_t t = 0; t < model->tier_count; t++) {
        cells[TIERS + t] = pieces_tier(a->out, &model->tiers[t]);
        if (a->marks)
            cells[paid_column(a, t)] =
                arena_print(a->out->arena, "%s: paid", cells[TIERS + t]);
        else if (a->award && a->out->format->terminal)
            cells[TIERS + t] =
                arena_print(a->out->arena, "%s  ", cells[TIERS + t]);
    }
}

/*
 * Puts a number, and whether the award does not pay for it: for programs in
 * another column, on a terminal with a star, for which all numbers leave room.
 */
static void put_cell(struct asking *a, struct table_line *line, size_t tier,
                     const char *number, bool unpaid)
{
    const char *mark = unpaid ? " not paid" : "";

    a->unpaid |= unpaid;
    if (a->marks && unpaid)
        line->cells[paid_column(a, tier)] = "not paid";
    if (a->award && a->out->format->terminal)
        mark = unpaid ? " *" : "  ";
    line->cells[TIERS + tier] =
        a->marks ? number : arena_print(a->out->arena, "%s%s", number, mark);
}

/* A row of a figure of each tier that has it; none if no tier does. */
static struct table_line *add_figure(struct asking *a, const char *figure)
{
    const struct model *model = a->model;
    struct table_line *line = table_add(&a->table, "");
    bool any = false;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct figure *f = figures_get(
            a->figures, "%s.%s", model->tiers[t].head.section, figure);

        line->label = f->label;
        if (f->value.given)
            put_cell(a, line, t,
                     a->out->format->value(&f->value, a->out->arena), false);
        any |= f->value.given;
    }
    a->table.count -= !any;
    return line;
}

/* What an item needs in a tier. */
static void put_needs(struct asking *a, struct table_line *line, size_t tier,
                      struct money needs)
{
    struct money granted = a->figures->results->award.granted;

    if (needs.minor != ABSENT)
        put_cell(a, line, tier, pieces_money(a->out, a->figures, needs),
                 a->award && granted.minor < needs.minor);
}

static void add_needs(struct asking *a)
{
    const struct model *model = a->model;
    const struct results *results = a->figures->results;
    size_t *order = needs_order(results, a->out->arena);
    struct table_line *line;

    if (!needs_count(model))
        return;
    line = table_add(&a->table, "(no line)");
    line->begins = true;
    for (size_t t = 0; t < model->tier_count; t++)
        put_needs(a, line, t, results->tiers[t].bare.needs);
    for (size_t i = 0; i < needs_count(model); i++) {
        const char *section = needs_head(model, order[i])->section;
        const struct value *priority =
            &figures_get(a->figures, "%s.priority", section)->value;
        bool any = false;

        line = table_add(&a->table, needs_label(model, order[i]));
        line->cells[PRIORITY] = a->out->format->value(priority, a->out->arena);
        for (size_t t = 0; t < model->tier_count; t++) {
            struct money needs = results->tiers[t].needs[order[i]].needs;

            put_needs(a, line, t, needs);
            any |= needs.minor != ABSENT;
        }
        a->table.count -= !any; /* money in hand is not given up */
    }
}

static void say_all_or_nothing(const struct asking *a)
{
    const struct results *results = a->figures->results;
    size_t least = compute_least(results);

    a->out->format->text(
        a->out,
        arena_print(
            a->out->arena,
            "Below %s %s (%s) nothing is paid where a funder pays all "
            "or nothing.",
            a->model->grant.currency.code,
            pieces_money(a->out, a->figures, results->tiers[least].request),
            a->model->tiers[least].label));
}

/* How many grants there are, per month, and what they are not. */
static void say_what_grants(const struct asking *a)
{
    const struct comparables_result *r = &a->figures->results->comparables;
    const struct output *out = a->out;

    if (!r->count)
        out->format->text(out,
                          "No grant is left to compare with by [comparables].");
    else
        out->format->text(
            out,
            arena_print(out->arena,
                        "%lld grants%s; %s to %s a month; quartiles %s, %s, %s "
                        "%s. %s",
                        (long long)r->count,
                        comparables_filters(a->model, out->arena),
                        pieces_money(out, a->figures, r->quartile[0]),
                        pieces_money(out, a->figures, r->quartile[4]),
                        pieces_money(out, a->figures, r->quartile[1]),
                        pieces_money(out, a->figures, r->quartile[2]),
                        pieces_money(out, a->figures, r->quartile[3]),
                        a->model->grant.currency.code, comparables_caveat));
}

bool ask_print(const struct output *out, struct figures *figures, size_t tier)
{
    struct asking a = {.out = out,
                       .figures = figures,
                       .model = figures->model,
                       .award =
                           figures->results->award.granted.minor != ABSENT};
    static const char *const award[] = {"award_gap", "award_share",
                                        "award_months", "award_percent"};
    static const char *const grants[] = {"percentile", "at_quartile_1",
                                         "at_median", "at_quartile_3"};
    const char *granted = NULL;

    (void)tier;
    if (!model_asks(a.model))
        return false;
    a.marks = a.award && out->format->data;
    begin_table(&a);
    add_figure(&a, "request")->strong = true;
    add_figure(&a, "monthly");
    for (size_t i = 0; i < COUNT(grants) && model_compares(a.model); i++)
        add_figure(&a, grants[i])->begins = i == 0;
    for (size_t i = 0; i < COUNT(award) && a.award; i++)
        add_figure(&a, award[i])->begins = i == 0;
    add_needs(&a);
    if (a.award)
        granted = arena_print(
            out->arena, "If %s %s are granted", a.model->grant.currency.code,
            pieces_money(out, figures, figures->results->award.granted));
    pieces_head(out, figures, granted);
    out->format->table(out, &a.table);
    if (out->format->data)
        return true;
    if (a.unpaid && out->format->terminal)
        out->format->text(out, "* not paid by this award");
    say_all_or_nothing(&a);
    if (model_compares(a.model))
        say_what_grants(&a);
    return true;
}
