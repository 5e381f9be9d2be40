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
    bool weekly; /* for every week, instead of for one day */
    bool apart;  /* a table for each tier, labelled with the days */
};

static void add_settlement(struct settling *s, size_t tier, struct date stop)
{
    const struct output *out = s->out;
    const char *label = s->figures->model->tiers[tier].label;
    struct setting setting = {.arena = out->arena};
    struct settlement r = settle(s->figures->results, tier, stop);
    struct value delivered =
        value_of(KIND_DECIMAL, &r.delivered_days, &setting);
    struct value owed = value_of(KIND_DECIMAL, &r.owed_days, &setting);
    struct table_line *line = table_add(&s->table, pieces_date(out, stop));
    const char **cell = line->cells;

    if (!s->apart)
        line->label = out->format->terminal
                          ? wrap_cut(label, LABEL_WIDEST, out->arena)
                          : label;
    if (s->weekly && !s->apart)
        *cell++ = pieces_date(out, stop);
    *cell++ = out->format->value(&delivered, out->arena);
    *cell++ = out->format->value(&owed, out->arena);
    *cell = pieces_money(out, s->figures, r.repay);
}

/* Begins a table with its headings. */
static void begin_table(struct settling *s)
{
    bool dated = s->weekly && !s->apart;
    const char **cell;

    s->table = (struct table){
        .arena = s->out->arena, .columns = dated ? 4 : 3, .heads = 1};
    cell = table_add(&s->table, s->apart ? "Stop on" : "Tier")->cells;
    if (dated)
        *cell++ = "Stop on";
    *cell++ = "Days delivered";
    *cell++ = "Days owed";
    *cell = arena_print(s->out->arena, "%s to pay back",
                        s->figures->model->grant.currency.code);
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

/* What is not in the amounts: with the tables, or beside data for a program. */
static void say_what_is_left_out(const struct output *out,
                                 const struct model *model)
{
    static const char text[] =
        "What is paid back is of the stipend alone: budget lines, on-costs, "
        "contingency and fees are not in it.";

    if (!model->line_count && !model->oncost_count && !model->fee_count &&
        !model->contingency.head.given)
        return;
    if (out->format->data)
        fprintf(stderr, "stipend: %s\n", text);
    else
        out->format->text(out, text);
}

void settle_print(const struct output *out, struct figures *figures,
                  struct date stop)
{
    bool weekly = !date_given(stop);
    struct settling s = {out, figures, .weekly = weekly,
                         .apart = weekly && !out->format->data};
    size_t count = figures->model->tier_count;

    if (out->format->settle) {
        out->format->settle(out, figures, stop);
        say_what_is_left_out(out, figures->model);
        return;
    }
    pieces_head(out, figures,
                weekly ? NULL
                       : arena_print(out->arena, "The work stops on %s",
                                     pieces_date(out, stop)));
    for (size_t t = 0; t < count; t++) {
        if (s.apart)
            out->format->text(out, makeup_sentence(out, figures, t));
        if (s.apart || t == 0)
            begin_table(&s);
        for (int i = 0; pieces_stop(figures, t, i, weekly, &stop); i++)
            add_settlement(&s, t, stop);
        if (s.apart || t + 1 == count)
            out->format->table(out, &s.table);
    }
    say_what_is_left_out(out, figures->model);
}
