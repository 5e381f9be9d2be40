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

/* "8,000.00, wanted: 7,500.00 or less", or "" of what is not tested. */
static const char *found_and_wanted(const struct output *out,
                                    const struct verdict_on *v)
{
    return *v->wanted ? arena_print(out->arena, ": %s, wanted: %s",
                                    verdicts_found(v, out->arena), v->wanted)
                      : "";
}

/*
 * On a terminal: the rule, its sentence, what each tier has, and the source.
 * A rule's verdicts, one after the other, differ in their tiers.
 */
static void print_verdicts(const struct output *out,
                           const struct figures *figures)
{
    struct arena *arena = out->arena;

    for (size_t i = 0; i < figures->verdict_count; i++) {
        const struct verdict_on *v = &figures->verdicts[i];
        const struct funder_rule *rule = v->rule;
        const char *outcome = verdicts_outcomes[v->outcome];

        if (i == 0 || v[-1].rule != rule) {
            out->format->item(
                out, 0,
                arena_print(arena, "%s/%s", v->pack->id, rule->head.name));
            out->format->item(out, 1, rule->says);
        }
        if (v->tier < figures->model->tier_count)
            outcome = arena_print(
                arena, "%s, %s", figures->model->tiers[v->tier].label, outcome);
        out->format->item(
            out, 1,
            arena_print(arena, "%s%s", outcome, found_and_wanted(out, v)));
        if (i + 1 == figures->verdict_count || v[1].rule != rule)
            out->format->item(
                out, 1,
                arena_print(arena, "(%s, %s, checked %s)", rule->source,
                            word_at(rules_confidences, rule->confidence, arena),
                            pieces_date(out, rule->checked)));
    }
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
        print_verdicts(out, figures);
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
