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
    bool weekly;  /* for every week, instead of for one day */
    bool apart;   /* a table for each tier, labelled with the days */
    bool unspent; /* with what is not spent; after the end that is nothing */
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
    *cell++ = pieces_money(out, s->figures, r.repay);
    if (!s->unspent)
        return;
    *cell++ = pieces_money(out, s->figures, r.unspent);
    *cell = pieces_money(out, s->figures, money_add(r.repay, r.unspent));
}

/* Begins a table with its headings. */
static void begin_table(struct settling *s)
{
    bool dated = s->weekly && !s->apart;
    const char *code = s->figures->model->grant.currency.code;
    const char **cell;

    s->table =
        (struct table){.arena = s->out->arena,
                       .columns = (dated ? 4u : 3u) + (s->unspent ? 2u : 0u),
                       .heads = 1};
    cell = table_add(&s->table, s->apart ? "Stop on" : "Tier")->cells;
    if (dated)
        *cell++ = "Stop on";
    *cell++ = "Days delivered";
    *cell++ = "Days owed";
    *cell++ = arena_print(s->out->arena, "%s to pay back", code);
    if (!s->unspent)
        return;
    *cell++ = arena_print(s->out->arena, "%s not spent", code);
    *cell = arena_print(s->out->arena, "%s in all", code);
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

/* Whether the model pays for anything but the stipend. */
static bool pays_more(const struct model *model)
{
    return model->line_count || model->person_count || model->oncost_count ||
           model->fee_count || model->contribution_count ||
           model->contingency.head.given || model_rounds(model);
}

/* What the amounts are. */
static void say_what_is_meant(const struct settling *s)
{
    const struct output *out = s->out;

    if (s->unspent)
        out->format->text(
            out, "What is paid back is of the stipend; what is not spent is of "
                 "people, lines, on-costs and all else.");
    out->format->text(
        out, "This takes all of the ask as paid. Of instalments that have not "
             "been paid by then, nothing is paid back.");
}

void settle_print(const struct output *out, struct figures *figures,
                  struct date stop)
{
    bool weekly = !date_given(stop);
    struct settling s = {.out = out,
                         .figures = figures,
                         .weekly = weekly,
                         .apart = weekly && !out->format->data,
                         .unspent = !weekly && pays_more(figures->model)};
    size_t count = figures->model->tier_count;

    if (out->format->settle) {
        out->format->settle(out, figures, stop);
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
    if (!weekly && !out->format->data)
        say_what_is_meant(&s);
}
