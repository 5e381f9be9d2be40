#include "figure/verdicts.h"

#include "report/pieces.h"
#include "report/reports.h"

/* The columns behind the rule's name. */
enum {
    TIER,
    VALUE,
    WANTED,
    OUTCOME,
    CONFIDENCE,
    CHECKED,
    SOURCE,
    SAYS,
    COLUMNS
};

static const char *const heads[COLUMNS] = {
    [TIER] = "Tier",       [VALUE] = "Value",   [WANTED] = "Wanted",
    [OUTCOME] = "Verdict", [SOURCE] = "Source", [CONFIDENCE] = "Confidence",
    [CHECKED] = "Checked", [SAYS] = "Says"};

static void add_row(const struct output *out, struct figures *figures,
                    struct table *table, const struct verdict_on *v)
{
    const struct model *model = figures->model;
    const char **cells =
        table_add(table, arena_print(out->arena, "%s/%s", v->pack->id,
                                     v->rule->head.name))
            ->cells;

    if (v->tier < model->tier_count)
        cells[TIER] = pieces_tier(out, &model->tiers[v->tier]);
    if (v->figure && v->figure->in_model && v->figure->value.given)
        cells[VALUE] = out->format->value(&v->figure->value, out->arena);
    cells[WANTED] = v->wanted;
    cells[OUTCOME] = verdicts_outcomes[v->outcome];
    cells[CONFIDENCE] =
        word_at(rules_confidences, v->rule->confidence, out->arena);
    cells[SOURCE] = v->rule->source;
    cells[CHECKED] = pieces_date(out, v->rule->checked);
    cells[SAYS] = v->rule->says;
}

/* On a terminal: the outcome and the sentence first, then where it is from. */
static void print_verdict(const struct output *out, struct figures *figures,
                          const struct verdict_on *v)
{
    const struct model *model = figures->model;
    const char *tier =
        v->tier < model->tier_count
            ? arena_print(out->arena, " (%s)", model->tiers[v->tier].label)
            : "";
    const char *value =
        v->figure && v->figure->in_model && v->figure->value.given
            ? value_show(&v->figure->value, out->arena)
            : "";

    out->format->item(out, 0,
                      arena_print(out->arena, "%s: %s/%s%s",
                                  verdicts_outcomes[v->outcome], v->pack->id,
                                  v->rule->head.name, tier));
    out->format->item(out, 1, v->rule->says);
    if (*v->wanted)
        out->format->item(out, 1,
                          arena_print(out->arena, "is %s, wanted: %s",
                                      *value ? value : "not given", v->wanted));
    out->format->item(
        out, 1,
        arena_print(out->arena, "%s, %s, checked %s", v->rule->source,
                    word_at(rules_confidences, v->rule->confidence, out->arena),
                    pieces_date(out, v->rule->checked)));
}

bool rules_print(const struct output *out, struct figures *figures, size_t tier)
{
    struct table table = {
        .arena = out->arena, .columns = COLUMNS, .heads = 1, .words = COLUMNS};
    const char **cells;

    (void)tier;
    if (!model_has_rules(figures->model))
        return false;
    pieces_head(out, figures, "Rules of funders");
    if (out->format->terminal) {
        for (size_t i = 0; i < figures->verdict_count; i++)
            print_verdict(out, figures, &figures->verdicts[i]);
        return true;
    }
    cells = table_add(&table, "Rule")->cells;
    for (size_t c = 0; c < COLUMNS; c++)
        cells[c] = heads[c];
    for (size_t i = 0; i < figures->verdict_count; i++)
        add_row(out, figures, &table, &figures->verdicts[i]);
    out->format->table(out, &table);
    return true;
}
