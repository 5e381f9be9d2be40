#include "figure/needs.h"

#include "figure/ask.h"
#include "figure/oncosts.h"
#include "figure/ontop.h"
#include "figure/rates.h"

#include <stdlib.h>

enum {
    RANKS = 10000 /* for each priority, more than there are items */
};

/* clang-format off */
/* Steps from what is kept to the ask for it; names begin and end as told. */
#define STEPS(begin, end) \
    WORKING(need_result, people, begin "people" end, "People kept", \
        "[people]"), \
    WORKING(need_result, costs, begin "costs" end, "Lines kept", "[costs]"), \
    WORKING(need_result, oncosts, begin "oncosts" end, "On-costs", \
        "[oncosts]"), \
    WORKING(need_result, contingency, begin "contingency" end, "Contingency", \
        "money((" begin "costs" end "+IF(contingency.of=\"expenses\",0," \
        "tier.@.stipend+" begin "people" end "+" begin "oncosts" end "))*" \
        "contingency.percent/IF(contingency.of=\"subtotal\"," \
        "ROUND(1-contingency.percent,6),1))"), \
    WORKING(need_result, subtotal, begin "subtotal" end, "Subtotal", \
        "tier.@.stipend+" begin "people" end "+" begin "oncosts" end "+" \
        begin "costs" end "+" begin "contingency" end), \
    WORKING(need_result, added, begin "added" end, "Fees added to the costs", \
        "[added]"), \
    WORKING(need_result, total, begin "total" end, "Total", \
        begin "subtotal" end "+" begin "added" end "+[revenue]"), \
    WORKING(need_result, contributions, begin "contributions" end, \
        "Contributions", "[contributions]")

#define ASK(begin, end) \
    "MAX(0," ASK_OF(begin "total" end, begin "contributions" end) ")"

static const struct row of_line[] = {
    STEPS("#.needs_", ".@"),
    ROW(need_result, needs, "#.needs.@", NULL,
        "IF(#.cost.@<=0,\"\"," ASK("#.needs_", ".@") ")"),
};

static const struct row of_person[] = {
    STEPS("#.needs_", ".@"),
    ROW(need_result, needs, "#.needs.@", NULL,
        "IF(#.pay.@<=0,\"\"," ASK("#.needs_", ".@") ")"),
};

static const struct row of_tier[] = {
    STEPS("tier.@.bare_", ""),
    ROW(need_result, needs, "tier.@.bare", "The ask without any line",
        ASK("tier.@.bare_", "")),
};

static const struct row of_key[] = {
    WORKING(need_key, key, "#.needs_key", "Rank: the lower, the longer kept",
        "#.priority*10000+[number]"),
};
/* clang-format on */

static_assert(RANKS == 10000 && LINES_MOST + PEOPLE_MOST < RANKS,
              "a rank for each item of a priority");

static const char label[] = "The ask that pays for it";

const struct row_list needs_rows =
    ROW_LIST(of_line, SECTION_TUTORING, label, NULL);

const struct row_list needs_person_rows =
    ROW_LIST(of_person, SECTION_PERSON, label, NULL);

const struct row_list needs_bare_rows =
    ROW_LIST(of_tier, SECTION_TIER, NULL, NULL);

const struct row_list needs_key_rows =
    ROW_LIST(of_key, SECTION_TUTORING, NULL, NULL);

size_t needs_count(const struct model *model)
{
    return model_has_priorities(model) ? model->line_count + model->person_count
                                       : 0;
}

/* Whether an item is a line; *index is then its own, else that of a person. */
static bool is_line(const struct model *model, size_t item, size_t *index)
{
    bool line = item < model->line_count;

    *index = line ? item : item - model->line_count;
    return line;
}

const struct head *needs_head(const struct model *model, size_t item)
{
    size_t i;

    return is_line(model, item, &i) ? &model->lines[i].head
                                    : &model->people[i].head;
}

const char *needs_label(const struct model *model, size_t item)
{
    size_t i;

    return is_line(model, item, &i) ? model->lines[i].label
                                    : model->people[i].label;
}

struct money needs_cost(const struct tier_result *tier,
                        const struct model *model, size_t item)
{
    size_t i;

    return is_line(model, item, &i) ? tier->lines[i].cost : tier->person[i].pay;
}

static int64_t priority_of(const struct model *model, size_t item)
{
    size_t i;

    return is_line(model, item, &i) ? model->lines[i].priority
                                    : model->people[i].priority;
}

void needs_model(struct results *results)
{
    const struct model *model = results->model;
    size_t count = needs_count(model);

    if (!count)
        return;
    results->need_keys =
        arena_alloc(&results->arena, count * sizeof(*results->need_keys));
    for (size_t i = 0; i < count; i++)
        results->need_keys[i] = (struct need_key){
            priority_of(model, i) * RANKS + (int64_t)i + 1, i};
}

static int by_key(const void *a, const void *b)
{
    const struct need_key *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

size_t *needs_order(const struct results *results, struct arena *arena)
{
    size_t count = needs_count(results->model);
    size_t *order = arena_alloc(arena, (count + 1) * sizeof(*order));
    struct need_key *keys = arena_alloc(arena, (count + 1) * sizeof(*keys));

    for (size_t i = 0; i < count; i++)
        keys[i] = results->need_keys[i];
    qsort(keys, count, sizeof(*keys), by_key);
    for (size_t i = 0; i < count; i++)
        order[i] = keys[i].item;
    return order;
}

/* The ask if a tier pays these people and lines; changes the tier. */
static struct need_result ask_for(const struct results *results, size_t tier,
                                  struct tier_result *t, struct money people,
                                  struct money costs)
{
    struct need_result need = {.people = people, .costs = costs};

    t->people = people;
    t->cost[BUDGET_TUTORING] = costs;
    t->cost[BUDGET_COMPUTE] = t->cost[BUDGET_EXPENSE] = (struct money){0};
    oncosts_tier(results, tier, t);
    ontop_tier(results, t);
    need.oncosts = t->oncosts;
    need.contingency = t->contingency;
    need.subtotal = t->subtotal;
    for (size_t i = 0; i < results->model->fee_count; i++)
        if (results->model->fees[i].basis == FEE_ADDED)
            need.added = money_add(need.added, t->fee[i].added);
    need.total = t->total;
    need.contributions = t->contributions;
    need.needs = money_greater(
        (struct money){0},
        ask_rounded(results, money_sub(t->total, t->contributions)));
    return need;
}

/* Lines below zero are money in hand: they are never given up. */
static struct money costs_below_zero(const struct tier_result *tier,
                                     const struct model *model)
{
    struct money sum = {0};

    for (size_t i = 0; i < model->line_count; i++)
        if (tier->lines[i].cost.minor < 0)
            sum = money_add(sum, tier->lines[i].cost);
    return sum;
}

void needs_tier(struct results *results, size_t tier)
{
    const struct model *model = results->model;
    struct tier_result *out = &results->tiers[tier];
    size_t count = needs_count(model), unused;
    struct tier_result *t = arena_alloc(&results->arena, sizeof(*t));
    size_t *order = needs_order(results, &results->arena);
    struct money people = {0}, costs = costs_below_zero(out, model);

    if (!count)
        return;
    *t = *out;
    out->needs = arena_alloc(&results->arena, count * sizeof(*out->needs));
    out->bare = ask_for(results, tier, t, people, costs);
    for (size_t i = 0; i < count; i++) {
        size_t item = order[i];
        struct money cost = needs_cost(out, model, item);

        if (!is_line(model, item, &unused))
            people = money_add(people, cost);
        else if (cost.minor > 0)
            costs = money_add(costs, cost);
        out->needs[item] = ask_for(results, tier, t, people, costs);
        if (cost.minor <= 0)
            out->needs[item].needs.minor = ABSENT;
    }
}

/* On-costs on the stipend and these people. */
static const char *oncosts_formula(const struct model *model,
                                   struct arena *arena, const char *people)
{
    const char *sum = "0";

    for (size_t i = 0; i < model->oncost_count; i++) {
        const char *section = model->oncosts[i].head.section;

        sum = arena_print(arena,
                          "%s%s%s.has.@*money((tier.@.stipend+%s)*%s.percent)",
                          i ? sum : "", i ? "+" : "", section, people, section);
    }
    return sum;
}

/* Fees that are added to a subtotal. */
static const char *added_formula(const struct model *model, struct arena *arena,
                                 const char *subtotal)
{
    const char *sum = "0";

    for (size_t i = 0; i < model->fee_count; i++) {
        const char *fee = model->fees[i].head.section;

        sum = arena_print(arena,
                          "%s%sIF(%s.basis=\"added\",MAX(%s.minimum,money(%s*"
                          "%s.percent)),0)",
                          i ? sum : "", i ? "+" : "", fee, fee, subtotal, fee);
    }
    return sum;
}

/* The fee on all that is received. */
static const char *revenue_formula(const struct model *model,
                                   struct arena *arena, const char *subtotal,
                                   const char *added)
{
    const char *sum = "0";

    for (size_t i = 0; i < model->fee_count; i++) {
        const char *fee = model->fees[i].head.section;

        sum = arena_print(arena,
                          "%s%sIF(%s.basis=\"added\",0,MAX(%s.minimum,"
                          "money((%s+%s)*%s.percent/ROUND(1-%s.percent,6))))",
                          i ? sum : "", i ? "+" : "", fee, fee, subtotal, added,
                          fee, fee);
    }
    return sum;
}

static const char *contributions_formula(const struct model *model,
                                         struct arena *arena, const char *total)
{
    const char *sum = "0";

    for (size_t i = 0; i < model->contribution_count; i++) {
        const struct contribution *c = &model->contributions[i];
        const char *section = c->head.section;

        sum = arena_print(arena,
                          "%s%sIF(%s.percent<>\"\",money(%s*%s.percent),"
                          "money(%s.amount%s))",
                          i ? sum : "", i ? "+" : "", section, total, section,
                          section, rates_formula(model, c->currency, arena));
    }
    return sum;
}

/* The pieces of the steps, whose names begin and end so. */
static void add_pieces(struct figures *figures, struct formula_scope *scope,
                       const char *begin, const char *end)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    const char *people = arena_print(arena, "%speople%s", begin, end);
    const char *subtotal = arena_print(arena, "%ssubtotal%s", begin, end);
    const char *added = arena_print(arena, "%sadded%s", begin, end);
    const char *total = arena_print(arena, "%stotal%s", begin, end);

    formula_piece(scope, "oncosts", oncosts_formula(model, arena, people));
    formula_piece(scope, "added", added_formula(model, arena, subtotal));
    formula_piece(scope, "revenue",
                  revenue_formula(model, arena, subtotal, added));
    formula_piece(scope, "contributions",
                  contributions_formula(model, arena, total));
}

/* Lines up to a rank, and all lines below zero. */
#define COSTS_BELOW "SUMIFS(lines.cost.@,lines.cost.@,\"<0\""
#define COSTS_KEPT                                                             \
    "SUMIFS(lines.cost.@,lines.needs_key,\"<=\"&#.needs_key)+" COSTS_BELOW     \
    ",lines.needs_key,\">\"&#.needs_key)"
#define PEOPLE_KEPT                                                            \
    "SUMIFS(person.*.pay.@,person.*.needs_key,\"<=\"&#.needs_key)"

static void add_item(struct figures *figures, size_t tier, size_t item)
{
    const struct model *model = figures->model;
    struct formula_scope scope = figures_scope(figures, needs_head(model, item),
                                               needs_label(model, item), tier);
    size_t unused;

    formula_piece(&scope, "costs", model->line_count ? COSTS_KEPT : "0");
    formula_piece(&scope, "people", model->person_count ? PEOPLE_KEPT : "0");
    add_pieces(figures, &scope, "#.needs_", ".@");
    figures_add_rows(figures,
                     is_line(model, item, &unused) ? &needs_rows
                                                   : &needs_person_rows,
                     &figures->results->tiers[tier].needs[item], &scope);
}

void needs_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    struct formula_scope scope = figures_scope(figures, NULL, NULL, tier);

    if (!model_has_priorities(model))
        return;
    formula_piece(&scope, "costs", model->line_count ? COSTS_BELOW ")" : "0");
    formula_piece(&scope, "people", "0");
    add_pieces(figures, &scope, "tier.@.bare_", "");
    figures_add_rows(figures, &needs_bare_rows,
                     &figures->results->tiers[tier].bare, &scope);
    for (size_t i = 0; i < needs_count(model); i++)
        add_item(figures, tier, i);
}

void needs_model_figures(struct figures *figures)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < needs_count(model); i++) {
        struct formula_scope scope = figures_scope(
            figures, needs_head(model, i), needs_label(model, i), 0);

        formula_piece(&scope, "number",
                      arena_print(&figures->arena, "%zu", i + 1));
        figures_add_rows(figures, &needs_key_rows,
                         &figures->results->need_keys[i], &scope);
    }
}
