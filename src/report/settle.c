#include "report/reports.h"

#include "figure/settle.h"
#include "report/pieces.h"
#include "report/wrap.h"

enum {
    LABEL_WIDEST = 24
};

/* Settlements while their table is put together. */
struct settling {
    const struct output *out;
    struct figures *figures;
    struct table table;
    bool dated; /* a column has the last day of work */
};

static void add_settlement(struct settling *s, const char *label, size_t tier,
                           struct date stop)
{
    const struct format *format = s->out->format;
    struct setting setting = {.arena = s->out->arena};
    struct settlement r = settle(s->figures->results, tier, stop);
    struct value delivered =
        value_of(KIND_DECIMAL, &r.delivered_days, &setting);
    struct value owed = value_of(KIND_DECIMAL, &r.owed_days, &setting);
    const char **cell = table_add(&s->table, label)->cells;

    if (s->dated)
        *cell++ = pieces_date(s->out, stop);
    *cell++ = format->value(&delivered, setting.arena);
    *cell++ = format->value(&owed, setting.arena);
    *cell = pieces_money(s->out, s->figures, r.repay);
}

/* A table with its headings; label heads the first column. */
static struct settling new_table(const struct output *out,
                                 struct figures *figures, const char *label,
                                 bool dated)
{
    struct settling s = {
        out,
        figures,
        {.arena = out->arena, .columns = dated ? 4 : 3, .heads = 1},
        dated};
    const char **cell = table_add(&s.table, label)->cells;

    if (dated)
        *cell++ = "Stop on";
    *cell++ = "Days delivered";
    *cell++ = "Days owed";
    *cell = arena_print(out->arena, "%s to pay back",
                        figures->model->grant.currency.code);
    return s;
}

/* "Lean: 51 days to make up, from 2023-03-11 to 2023-04-30". */
static const char *makeup_sentence(const struct output *out,
                                   struct figures *figures, size_t tier)
{
    const struct makeup_result *makeup = &figures->results->tiers[tier].makeup;
    const struct tier *t = &figures->model->tiers[tier];
    const struct figure *days;

    if (!makeup->owed)
        return arena_print(out->arena, "%s: nothing to make up", t->label);
    days = figures_get(figures, "%s.owed_days", t->head.section);
    return arena_print(out->arena, "%s: %s day%s to make up%s%s%s%s", t->label,
                       value_show(&days->value, out->arena),
                       makeup->owed == LEDGER_WHOLE ? "" : "s",
                       date_given(makeup->start) ? ", from " : "",
                       pieces_date(out, makeup->start),
                       date_given(makeup->end) ? " to "
                                               : ", which takes too long",
                       pieces_date(out, makeup->end));
}

static void add_weeks(struct settling *s, size_t tier)
{
    struct date stop;

    for (int i = 0; settle_week(s->figures->results, tier, i, &stop); i++)
        add_settlement(s,
                       s->dated ? s->figures->model->tiers[tier].label
                                : pieces_date(s->out, stop),
                       tier, stop);
}

/* Week by week: one table with all tiers for programs, else one for each. */
static void print_weeks(const struct output *out, struct figures *figures)
{
    struct settling all = new_table(out, figures, "Tier", true);

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        struct settling one = new_table(out, figures, "Stop on", false);

        add_weeks(out->format->data ? &all : &one, t);
        if (out->format->data)
            continue;
        out->format->text(out, makeup_sentence(out, figures, t));
        out->format->table(out, &one.table);
    }
    if (out->format->data)
        out->format->table(out, &all.table);
}

/* All tiers on one day, a line for each. */
static void print_stop(const struct output *out, struct figures *figures,
                       struct date stop)
{
    struct settling s = new_table(out, figures, "Tier", false);

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        const char *label = figures->model->tiers[t].label;

        if (out->format->terminal)
            label = wrap_cut(label, LABEL_WIDEST, out->arena);
        add_settlement(&s, label, t, stop);
    }
    out->format->table(out, &s.table);
}

void settle_print(const struct output *out, struct figures *figures,
                  struct date stop)
{
    if (out->format->settle) {
        out->format->settle(out, figures, stop);
    } else if (date_given(stop)) {
        pieces_head(out, figures,
                    arena_print(out->arena, "The work stops on %s",
                                pieces_date(out, stop)));
        print_stop(out, figures, stop);
    } else {
        pieces_head(out, figures, NULL);
        print_weeks(out, figures);
    }
}
