#include "figure/gather.h"

#include "figure/applications.h"
#include "figure/ask.h"
#include "figure/award.h"
#include "figure/comparables.h"
#include "figure/instalments.h"
#include "figure/lines.h"
#include "figure/makeup.h"
#include "figure/needs.h"
#include "figure/net.h"
#include "figure/oncosts.h"
#include "figure/ontop.h"
#include "figure/overlap.h"
#include "figure/people.h"
#include "figure/plan.h"
#include "figure/rates.h"
#include "figure/salary.h"
#include "figure/share.h"
#include "figure/stipend.h"
#include "figure/verdicts.h"

#include <stdlib.h>
#include <string.h>

enum {
    RULE_LISTS = 3 /* lists of rows that a rule may have */
};

/* The unit of an input; of an amount, its currency. */
static const char *unit_of(struct figures *figures, const void *record,
                           const struct schema_key *key)
{
    const struct head *head = record;
    struct currency currency =
        schema_currency(figures->model, &schema[head->kind], record, key);

    if (!value_is_amount(key->kind))
        return key->unit;
    return arena_copy(&figures->arena, currency.code);
}

/* Adds a key of a record; tier is for keys that each tier has. */
static void add_input(struct figures *figures, const void *record, size_t k,
                      size_t tier)
{
    const struct model *model = figures->model;
    const struct head *head = record;
    const struct schema_section *section = &schema[head->kind];
    const struct schema_key *key = &section->keys[k];
    struct setting setting = {&figures->arena, model,
                              schema_digits(model, section, record, key),
                              key->choices, NULL};
    const char *name = schema_per_tier(key) ? model->tiers[tier].head.name : "";

    figures_add(
        figures,
        (struct figure){
            .name = arena_print(&figures->arena, "%s.%s%s", head->section,
                                key->name, name),
            .label = key->label,
            .unit = unit_of(figures, record, key),
            .value = value_of(key->kind,
                              (const char *)record + schema_offset(key, tier),
                              &setting),
            .formula = head->keys_given >> k & 1 || !schema_follows(key)
                           ? NULL
                           : formula_fill(&figures->arena, schema_follows(key),
                                          '#', head->section),
            .key = key,
            .head = head,
            .in_model = head->given || head->kind == SECTION_PAYMENT});
}

static void add_inputs_of(struct figures *figures, enum section kind,
                          size_t index)
{
    const struct schema_section *section = &schema[kind];
    const void *record = schema_record_const(figures->model, kind, index);

    for (size_t k = 0; k < section->key_count; k++)
        for (size_t t = 0; t < (schema_per_tier(&section->keys[k])
                                    ? figures->model->tier_count
                                    : 1);
             t++)
            add_input(figures, record, k, t);
}

/* Lines of all budgets share one array: a line belongs to the kind of its head.
 */
static void add_inputs(struct figures *figures)
{
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        for (size_t i = 0; i < schema_count(figures->model, kind); i++) {
            const struct head *head =
                schema_record_const(figures->model, kind, i);

            if (head->kind == kind)
                add_inputs_of(figures, kind, i);
        }
}

/* Rows, which are added for a tier by a function if the rule has one. */
struct rule {
    void (*add)(struct figures *figures, size_t tier);
    const struct row_list *rows[RULE_LISTS];
    size_t offset;      /* of their record in a tier's results */
    size_t size;        /* of one record, if there is one for each instance */
    enum section needs; /* the section that they come from */
    bool by_days;       /* whether they depend on what a day is worth */
};

/* clang-format off */
#define ROWS(list) {.rows = {&list}, .by_days = true}
#define ROWS_OF_EACH(list, section, field) \
    {.rows = {&list}, .needs = section, .by_days = true, \
     .offset = offsetof(struct tier_result, field), \
     .size = sizeof(((struct tier_result *)0)->field[0])}

/* In the order in which JSON and the workbook have their figures. */
static const struct rule rules[] = {
    {.add = lines_figures, .rows = {&lines_rows}},
    ROWS(stipend_time_rows),
    ROWS_OF_EACH(stipend_step_rows, SECTION_STEP, after),
    {.add = overlap_figures, .rows = {&overlap_rows, &overlap_step_rows},
     .by_days = true},
    ROWS(stipend_rows),
    ROWS_OF_EACH(people_rows, SECTION_PERSON, person),
    ROWS(people_sum_rows),
    ROWS(oncosts_rows),
    {.add = lines_sum_figures, .rows = {&lines_cost_rows}, .by_days = true},
    ROWS(ontop_rows),
    ROWS(ask_rows),
    ROWS(share_least_rows),
    ROWS_OF_EACH(oncosts_each_rows, SECTION_ONCOST, oncost),
    ROWS_OF_EACH(ontop_fee_rows, SECTION_FEE, fee),
    {.add = ontop_contribution_figures, .rows = {&ontop_contribution_rows},
     .by_days = true},
    {.rows = {&plan_area_rows}, .needs = SECTION_AREA,
     .offset = offsetof(struct tier_result, area),
     .size = sizeof(struct area_result)},
    {.rows = {&plan_rows}, .needs = SECTION_AREA},
    {.add = instalments_figures, .rows = {&instalments_rows}},
    {.add = rates_figures, .rows = {&rates_rows}, .by_days = true},
    {.add = makeup_figures, .rows = {&makeup_rows, &makeup_step_rows}},
    {.add = share_figures, .rows = {&share_rows}},
    {.add = needs_figures,
     .rows = {&needs_bare_rows, &needs_rows, &needs_person_rows}},
    {.add = award_figures,
     .rows = {&award_tier_rows, &award_percent_rows}},
    {.add = comparables_figures, .rows = {&comparables_tier_rows}},
    {.add = net_figures,
     .rows = {&net_rows, &net_table_rows, &net_charge_rows}},
};
/* clang-format on */

static const char *label_of(const struct head *head)
{
    const struct schema_key *key;
    const char *tier;

    if (!head)
        return NULL;
    key = schema_find_key(&schema[head->kind], "label", &tier);
    return *(const char *const *)((const char *)head + schema_offset(key, 0));
}

static void add_rule_rows(struct figures *figures, const struct rule *rule,
                          size_t tier)
{
    const struct model *model = figures->model;
    const char *result = (const char *)&figures->results->tiers[tier];
    size_t count = schema_count(model, rule->needs);

    for (size_t i = 0; i < (rule->size ? count : count > 0); i++) {
        const struct head *head =
            rule->size ? schema_record_const(model, rule->needs, i) : NULL;
        struct formula_scope scope =
            figures_scope(figures, head, label_of(head), tier);

        figures_add_rows(figures, rule->rows[0],
                         result + rule->offset + i * rule->size, &scope);
    }
}

static void add_tier(struct figures *figures, size_t tier, bool all)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        if (!all && !rules[i].by_days)
            continue;
        else if (rules[i].add)
            rules[i].add(figures, tier);
        else
            add_rule_rows(figures, &rules[i], tier);
}

static int by_name(const void *a, const void *b)
{
    const struct figure *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

static struct figures *new_figures(const struct model *model,
                                   const struct results *results)
{
    struct figures *figures = calloc(1, sizeof(*figures));

    figures->model = model;
    figures->results = results;
    figures->pay = salary_pay(model, &figures->arena);
    return figures;
}

struct figures *gather_all(const struct model *model,
                           const struct results *results)
{
    struct figures *figures = new_figures(model, results);

    add_inputs(figures);
    salary_figures(figures);
    people_year_figures(figures);
    instalments_model_figures(figures);
    plan_model_figures(figures);
    needs_model_figures(figures);
    applications_figures(figures);
    verdicts_figures(figures);
    award_model_figures(figures);
    comparables_model_figures(figures);
    for (size_t t = 0; t < model->tier_count; t++)
        add_tier(figures, t, true);
    figures->by_name = arena_alloc(&figures->arena,
                                   figures->count * sizeof(*figures->by_name));
    for (size_t i = 0; i < figures->count; i++)
        figures->by_name[i] = &figures->all[i];
    qsort(figures->by_name, figures->count, sizeof(*figures->by_name), by_name);
    verdicts_build(figures);
    return figures;
}

struct figures *gather_tier(const struct model *model,
                            const struct results *results, size_t tier,
                            const char *name)
{
    struct figures *figures = new_figures(model, results);

    figures->tier = name;
    add_tier(figures, tier, false);
    return figures;
}

const struct row_list *gather_list(size_t index)
{
    static const struct row_list *const of_model[] = {
        &salary_rows,           &salary_step_rows,
        &people_year_rows,      &instalments_model_rows,
        &plan_milestone_rows,   &applications_rows,
        &applications_sum_rows, &verdicts_rows,
        &comparables_rows,      &award_rows};

    if (index < COUNT(of_model))
        return of_model[index];
    index -= COUNT(of_model);
    for (size_t i = 0; i < COUNT(rules); i++)
        for (size_t k = 0; k < RULE_LISTS && rules[i].rows[k]; k++)
            if (!index--)
                return rules[i].rows[k];
    return NULL;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    diag_free(&figures->warnings);
    free(figures->all);
    arena_free(&figures->arena);
    free(figures);
}
