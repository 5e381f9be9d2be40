#include "report/settle.h"

#include "figure/settle.h"
#include "report/pieces.h"
#include "report/wrap.h"

enum {
    LABEL_WIDEST = 24
};

/* A settlement while its table is put together. */
struct settling {
    struct figures *figures;
    const struct style *style;
    struct table table;
    bool dated; /* whether a column says when the work stops */
};

/* The days, and what is to be paid back, behind a tier's name or a date. */
static void add_settlement(struct settling *s, const char *label, size_t tier,
                           struct date stop)
{
    struct setting setting = {.arena = &s->figures->arena};
    struct settlement r = settle(s->figures->results, tier, stop);
    struct value delivered =
        value_of(KIND_DECIMAL, &r.delivered_days, &setting);
    struct value owed = value_of(KIND_DECIMAL, &r.owed_days, &setting);
    struct table_line *line = table_add(&s->table, label);
    const char **cell = line->cells;

    if (s->dated)
        *cell++ = pieces_date(s->figures, stop);
    *cell++ = s->style->format->value(&delivered, setting.arena);
    *cell++ = s->style->format->value(&owed, setting.arena);
    *cell = pieces_money(s->figures, r.repay, s->style);
}

static struct settling settling(struct figures *figures, const char *label,
                                bool dated, const struct style *style)
{
    struct settling s = {
        figures,
        style,
        {.arena = &figures->arena, .columns = dated ? 4 : 3, .heads = 1},
        dated};
    const char **cell = table_add(&s.table, label)->cells;

    if (dated)
        *cell++ = "Stop on";
    *cell++ = "Days delivered";
    *cell++ = "Days owed";
    *cell = arena_print(s.table.arena, "%s to pay back",
                        figures->model->grant.currency.code);
    return s;
}

/* "Lean: 51 days to make up, from 2023-03-11 to 2023-04-30". */
static const char *makeup_sentence(struct figures *figures, size_t tier)
{
    const struct makeup_result *makeup = &figures->results->tiers[tier].makeup;
    const char *label = figures->model->tiers[tier].label;
    struct arena *arena = &figures->arena;

    if (!makeup->owed)
        return arena_print(arena, "%s: nothing to make up", label);
    return arena_print(
        arena, "%s: %s day%s to make up%s%s%s%s", label,
        value_show(&figures_get(figures, "%s.owed_days",
                                figures->model->tiers[tier].head.section)
                        ->value,
                   arena),
        makeup->owed == LEDGER_WHOLE ? "" : "s",
        date_given(makeup->start) ? ", from " : "",
        pieces_date(figures, makeup->start),
        date_given(makeup->end) ? " to " : ", which takes too long",
        pieces_date(figures, makeup->end));
}

static void add_weeks(struct settling *s, size_t tier)
{
    const char *tier_label = s->figures->model->tiers[tier].label;
    struct date stop;

    for (int i = 0; settle_week(s->figures->results, tier, i, &stop); i++)
        add_settlement(s, s->dated ? tier_label : pieces_date(s->figures, stop),
                       tier, stop);
}

/* For people a table a tier; in CSV one table, which says the tier. */
static void print_weeks(FILE *out, struct figures *figures,
                        const struct style *style)
{
    struct settling all = settling(figures, "Tier", true, style);

    for (size_t t = 0; t < figures->model->tier_count; t++) {
        struct settling one = settling(figures, "Stop on", false, style);

        add_weeks(&all, t);
        if (style->format->data)
            continue;
        add_weeks(&one, t);
        style->format->text(out, makeup_sentence(figures, t), style,
                            &figures->arena);
        style->format->table(out, &one.table, style);
    }
    if (style->format->data)
        style->format->table(out, &all.table, style);
}

void settle_print(FILE *out, struct figures *figures, struct date stop,
                  const struct style *style)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    struct settling s = settling(figures, "Tier", false, style);

    pieces_head(out, figures,
                date_given(stop) ? arena_print(arena, "The work stops on %s",
                                               pieces_date(figures, stop))
                                 : NULL,
                style);
    if (!date_given(stop)) {
        print_weeks(out, figures, style);
        return;
    }
    for (size_t t = 0; t < model->tier_count; t++)
        add_settlement(&s,
                       style->format->terminal ? wrap_cut(model->tiers[t].label,
                                                          LABEL_WIDEST, arena)
                                               : model->tiers[t].label,
                       t, stop);
    style->format->table(out, &s.table, style);
}
