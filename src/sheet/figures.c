#include "sheet/figures.h"

#include "sheet/formula.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* A result: its name and its formula, written as formula.h says. */
struct row {
    const char *name;
    enum kind kind;
    size_t offset;
    const char *label;
    const char *formula;
    bool working; /* a step that only the workbook shows */
};

/* clang-format off */
#define ROW(type, field, pattern, text, ...) \
    {.name = pattern, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), .label = text, \
     .formula = __VA_ARGS__}
#define WORKING(type, field, pattern, text, ...) \
    {.name = pattern, .kind = KIND_OF(type, field), \
     .offset = offsetof(struct type, field), .label = text, \
     .formula = __VA_ARGS__, .working = true}

#define COSTS "tier.@.tutoring_cost+tier.@.compute_cost+tier.@.expense_cost"
#define UP_TO_END "days.date,\"<=\"&tier.@.end"

static const struct row salary_rows[] = {
    ROW(salary_result, annual, "salary.annual", "Salary per year",
        "IF(salary.amount=\"\",0,money(salary.amount*"
        "IF(salary.per=\"year\",1,IF(salary.per=\"month\",12,"
        "salary.weeks_per_year*IF(salary.per=\"week\",1,"
        "IF(salary.per=\"day\",salary.days_per_week,"
        "salary.hours_per_week))))*salary.effort[*rate]))"),
};

static const struct row time_rows[] = {
    ROW(tier_result, end, "tier.@.end", "Last day",
        "IF(grant.end=\"\",EDATE(grant.start,tier.@.months)-1,grant.end)"),
    ROW(tier_result, years, "tier.@.years", "Years",
        "ROUND(SUMIFS(days.worth," UP_TO_END ")/days.year_parts,12)"),
    ROW(tier_result, paid_years, "tier.@.paid_years", "Years paid",
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth*days.free)"
        "/(days.year_parts*days.whole),12)"),
    ROW(tier_result, days, "tier.@.days", "Days",
        "tier.@.end-grant.start+1"),
    ROW(tier_result, paid_days, "tier.@.paid_days", "Days paid",
        "ROUND(SUMIFS(days.free," UP_TO_END ")/days.whole,6)"),
};

static const struct row tier_rows[] = {
    ROW(tier_result, gross, "tier.@.gross", "Salary replaced",
        "money(salary.annual*tier.@.percent*tier.@.years)"),
    ROW(tier_result, deduction, "tier.@.deduction",
        "Less: time that others pay",
        "tier.@.gross-money(salary.annual*tier.@.percent*"
        "tier.@.paid_years)"),
    ROW(tier_result, offset, "tier.@.offset", "Less: money from others",
        "SUM(overlap.*.offset.@)"),
    ROW(tier_result, stipend, "tier.@.stipend", "Stipend",
        "tier.@.gross-tier.@.deduction-tier.@.offset"),
    ROW(tier_result, oncosts, "tier.@.oncosts", "On-costs",
        "SUM(oncost.*.amount.@)"),
    ROW(tier_result, tutoring_cost, "tier.@.tutoring_cost", "Tutoring",
        "SUM(tutoring.*.cost.@)"),
    ROW(tier_result, compute_cost, "tier.@.compute_cost", "Compute",
        "SUM(compute.*.cost.@)"),
    ROW(tier_result, expense_cost, "tier.@.expense_cost", "Other expenses",
        "SUM(expense.*.cost.@)"),
    ROW(tier_result, contingency, "tier.@.contingency", "Contingency",
        "money((" COSTS "+IF(contingency.of=\"expenses\",0,"
        "tier.@.stipend+tier.@.oncosts))*contingency.percent/"
        "IF(contingency.of=\"subtotal\",1-contingency.percent,1))"),
    ROW(tier_result, subtotal, "tier.@.subtotal", "Subtotal",
        "tier.@.stipend+tier.@.oncosts+" COSTS "+tier.@.contingency"),
    ROW(tier_result, fees, "tier.@.fees", "Fees", "SUM(fee.*.amount.@)"),
    ROW(tier_result, total, "tier.@.total", "Total",
        "tier.@.subtotal+tier.@.fees"),
    ROW(tier_result, request, "tier.@.request", "The ask",
        "money(IF(grant.round_direction=\"up\",-INT(-[multiple]),"
        "IF(grant.round_direction=\"down\",INT([multiple]),"
        "ROUND([multiple],0)))*grant.round)"),
    ROW(tier_result, rounding, "tier.@.rounding", "Rounding",
        "money(tier.@.request-tier.@.total)"),
    ROW(tier_result, monthly, "tier.@.monthly", "Per month",
        "IF(tier.@.years=0,\"\",money(tier.@.request/(12*tier.@.years)))"),
    ROW(tier_result, hours, "tier.@.hours", "Planned hours",
        "IF(effort.hours_per_week=\"\",\"\",ROUND(ROUND("
        "effort.hours_per_week*tier.@.paid_days/7,6),2))"),
    ROW(tier_result, per_hour, "tier.@.per_hour", "Per planned hour",
        "IF(N(tier.@.hours)=0,\"\",money(tier.@.request/tier.@.hours))"),
    ROW(tier_result, salary_share, "tier.@.salary_share",
        "Stipend, of the salary",
        "IF(money(salary.annual*tier.@.years)=0,\"\",ROUND(ROUND("
        "tier.@.stipend/money(salary.annual*tier.@.years)*100,6),1)/100)"),
    WORKING(tier_result, least_part, "tier.@.least_part", "Least part",
        "MIN(tier.@.stipend,tier.@.oncosts,tier.@.tutoring_cost,"
        "tier.@.compute_cost,tier.@.expense_cost,tier.@.contingency,"
        "tier.@.fees)"),
};

static const struct row share_rows[] = {
    WORKING(share_result, floor, "tier.@.floor.[part]", NULL,
        "IF(OR(tier.@.total<=0,tier.@.least_part<0),\"\","
        "INT(ROUND([amount]*[scale],0)*1000/"
        "ROUND(tier.@.total*[scale],0)))"),
    WORKING(share_result, remainder, "tier.@.remainder.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\","
        "(ROUND([amount]*[scale],0)*1000-tier.@.floor.[part]*"
        "ROUND(tier.@.total*[scale],0))*10+[order])"),
    ROW(share_result, share, "tier.@.share.[part]", NULL,
        "IF(tier.@.floor.[part]=\"\",\"\",(tier.@.floor.[part]+"
        "(RANK(tier.@.remainder.[part],tier.@.remainder.*)<="
        "1000-SUM(tier.@.floor.*)))/1000)"),
};

static const struct row oncost_rows[] = {
    ROW(oncost_result, amount, "#.amount.@", NULL,
        "money(tier.@.stipend*#.percent)"),
};

static const struct row fee_rows[] = {
    WORKING(fee_result, added, "#.added.@", NULL,
        "IF(#.basis=\"added\",MAX(#.minimum,money(tier.@.subtotal*"
        "#.percent)),0)"),
    ROW(fee_result, amount, "#.amount.@", NULL,
        "IF(#.basis=\"added\",#.added.@,MAX(#.minimum,money(("
        "tier.@.subtotal+SUM(fee.*.added.@))*#.percent/(1-#.percent))))"),
};

static const struct row overlap_rows[] = {
    WORKING(overlap_result, years, "#.years.@", NULL,
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth*days.free.[name])"
        "/(days.year_parts*days.whole),12)"),
    ROW(overlap_result, deduction, "#.deduction.@", NULL,
        "IF(#.treatment=\"deduct\",money(salary.annual*tier.@.percent*"
        "[before])-money(salary.annual*tier.@.percent*#.years.@),\"\")"),
};

static const struct row rate_rows[] = {
    ROW(rate_result, request, "tier.@.request.[name]", NULL,
        "IF(#.show=\"yes\",native(tier.@.request/IF(#.rate=\"\","
        "1/#.inverse_rate,#.rate)),\"\")"),
};

/* Whole months, from the difference of the calendar's. */
#define CALENDAR_MONTHS \
    "(YEAR({last}+1)-YEAR({first}))*12+MONTH({last}+1)-MONTH({first})"

static const struct row line_rows[STEP_COUNT] = {
    [STEP_FIRST] = WORKING(line_result, first, NULL, "First day",
        "MAX(grant.start,#.from)"),
    [STEP_LAST] = WORKING(line_result, last, NULL, "Last day",
        "MIN(tier.@.end,#.until)"),
    [STEP_MONTHS] = WORKING(line_result, months, NULL, "Whole months",
        CALENDAR_MONTHS "-(EDATE({first}," CALENDAR_MONTHS ")>{last}+1)"),
    [STEP_TIMES] = WORKING(line_result, times, NULL, "Times",
        "IF(OR(ISERROR(SEARCH(\",@,\",\",\"&SUBSTITUTE(#.tiers,\" \",\",\")&"
        "\",\")),{last}<{first}),0,IF(#.times.@<>\"\",#.times.@,"
        "IF(#.times<>\"\",#.times,IF(#.every=\"week\","
        "INT(({last}-{first}+1)/7),IF(#.every=\"month\",{months},1)))))"),
    [STEP_QUANTITY] = WORKING(line_result, quantity, NULL, "Quantity",
        "IF(#.quantity.@=\"\",#.quantity,#.quantity.@)"),
    [STEP_NATIVE] = ROW(line_result, native, "#.native.@",
        "Cost in its own currency",
        "native(#.rate*{quantity}*{times})"),
    [STEP_COST] = ROW(line_result, cost, "#.cost.@",
        "Cost",
        "money(money({native}[*rate])*tier.@.[kind])"),
};

static const char *const step_words[STEP_COUNT] = {
    [STEP_FIRST] = "first",   [STEP_LAST] = "last",
    [STEP_MONTHS] = "months", [STEP_TIMES] = "times",
    [STEP_QUANTITY] = "quantity", [STEP_NATIVE] = "native",
    [STEP_COST] = "cost",
};

static const struct {
    const char *word, *figure, *label;
} parts[PART_COUNT] = {
    [PART_STIPEND] = {"stipend", "stipend", "Stipend"},
    [PART_ONCOSTS] = {"oncosts", "oncosts", "On-costs"},
    [PART_TUTORING] = {"tutoring", "tutoring_cost", "Tutoring"},
    [PART_COMPUTE] = {"compute", "compute_cost", "Compute"},
    [PART_EXPENSE] = {"expense", "expense_cost", "Other expenses"},
    [PART_CONTINGENCY] = {"contingency", "contingency", "Contingency"},
    [PART_FEES] = {"fees", "fees", "Fees"},
};
/* clang-format on */

static const char *const scales[DIGITS_MOST + 1] = {"1", "10", "100", "1000",
                                                    "10000"};

static struct figure *add(struct figures *figures, struct figure figure)
{
    figures->all = arena_grow(&figures->arena, figures->all, figures->count,
                              sizeof(figure));
    figures->all[figures->count] = figure;
    return &figures->all[figures->count++];
}

static struct figure from_row(struct figures *figures, const struct row *row,
                              const void *record,
                              const struct formula_scope *scope)
{
    bool own = !strncmp(row->formula, "native(", 7) ||
               strstr(row->formula, ",native(");
    struct setting setting = {.arena = &figures->arena,
                              .model = figures->model,
                              .digits =
                                  own ? scope->native_digits : scope->digits};

    return (struct figure){
        .name = formula_expand(&figures->arena, row->name, scope),
        .label = row->label ? row->label : scope->label,
        .value =
            value_of(row->kind, (const char *)record + row->offset, &setting),
        .formula = formula_expand(&figures->arena, row->formula, scope),
        .in_model = !row->working,
    };
}

static void add_rows(struct figures *figures, const struct row rows[],
                     size_t count, const void *record,
                     const struct formula_scope *scope)
{
    for (size_t i = 0; i < count; i++)
        add(figures, from_row(figures, &rows[i], record, scope));
}

/* "*1.5" in names: what turns an amount into the grant's currency. */
static const char *conversion(struct figures *figures, struct currency currency)
{
    const struct rate *rate = model_rate(figures->model, currency);

    if (!rate)
        return "";
    return arena_print(
        &figures->arena, "*IF(%s.rate=\"\",1/%s.inverse_rate,%s.rate)",
        rate->head.section, rate->head.section, rate->head.section);
}

static void add_inputs_of(struct figures *figures, enum section kind,
                          size_t index)
{
    const struct model *model = figures->model;
    const struct schema_section *section = &schema[kind];
    const void *record = schema_record_const(model, kind, index);
    const struct head *head = record;

    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        size_t count = schema_per_tier(key) ? model->tier_count : 1;

        for (size_t t = 0; t < count; t++) {
            struct setting setting = {
                &figures->arena, model,
                schema_digits(model, section, record, key), key->choices, 0};
            const char *tier =
                schema_per_tier(key) ? model->tiers[t].head.name : "";

            add(figures,
                (struct figure){
                    .name = arena_print(&figures->arena, "%s.%s%s",
                                        head->section, key->name, tier),
                    .label = key->label,
                    .unit = key->unit,
                    .value =
                        value_of(key->kind, schema_field_const(key, record, t),
                                 &setting),
                    .formula =
                        head->keys_given >> k & 1 ? NULL : schema_follows(key),
                    .key = key,
                    .head = head,
                    .in_model = head->given || kind == SECTION_PAYMENT});
        }
    }
}

/* Lines share one array, so each kind has its own stretch of it. */
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

static struct formula_scope scope_of(const struct figures *figures,
                                     const struct head *head, const char *label,
                                     size_t tier)
{
    return (struct formula_scope){
        .tier = figures->model->tiers[tier].head.name,
        .section = head ? head->section : "",
        .label = label,
        .digits = figures->results->digits,
        .native_digits = figures->results->digits,
        .pieces = {{"name", head ? head->name : ""},
                   {"scale", scales[figures->results->digits]},
                   {"multiple", "ROUND(tier.@.total*[scale],0)/"
                                "ROUND(grant.round*[scale],0)"}}};
}

/* Sets a further piece; the first three are always there. */
static void set_piece(struct formula_scope *scope, size_t index,
                      const char *word, const char *text)
{
    scope->pieces[index] = (struct formula_piece){word, text};
}

static void add_shares(struct figures *figures, size_t t)
{
    for (unsigned p = 0; p < PART_COUNT; p++) {
        struct formula_scope scope = scope_of(figures, NULL, parts[p].label, t);

        set_piece(&scope, 3, "part", parts[p].word);
        set_piece(&scope, 4, "amount",
                  arena_print(&figures->arena, "tier.@.%s", parts[p].figure));
        set_piece(&scope, 5, "order",
                  arena_print(&figures->arena, "%u", PART_COUNT - p));
        add_rows(figures, share_rows, COUNT(share_rows),
                 &figures->results->tiers[t].share[p], &scope);
    }
}

static void add_on_top(struct figures *figures, size_t t)
{
    const struct model *model = figures->model;
    const struct tier_result *tier = &figures->results->tiers[t];

    for (size_t i = 0; i < model->oncost_count; i++) {
        struct formula_scope scope = scope_of(figures, &model->oncosts[i].head,
                                              model->oncosts[i].label, t);

        add_rows(figures, oncost_rows, COUNT(oncost_rows), &tier->oncost[i],
                 &scope);
    }
    for (size_t i = 0; i < model->fee_count; i++) {
        struct formula_scope scope =
            scope_of(figures, &model->fees[i].head, model->fees[i].label, t);

        add_rows(figures, fee_rows, COUNT(fee_rows), &tier->fee[i], &scope);
    }
    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        struct formula_scope scope = scope_of(figures, &rate->head, NULL, t);

        scope.native_digits = currency_digits(rate->currency);
        scope.label =
            arena_print(&figures->arena, "The ask in %s", rate->currency.code);
        add_rows(figures, rate_rows, COUNT(rate_rows), &tier->rate[i], &scope);
    }
}

static void add_overlaps(struct figures *figures, size_t t)
{
    const struct model *model = figures->model;
    const char *before = "tier.@.years";

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct formula_scope scope =
            scope_of(figures, &overlap->head, overlap->label, t);

        set_piece(&scope, 3, "before", before);
        add_rows(figures, overlap_rows, COUNT(overlap_rows),
                 &figures->results->tiers[t].overlap[j], &scope);
        before =
            arena_print(&figures->arena, "%s.years.@", overlap->head.section);
    }
}

struct figure figures_line_step(struct figures *figures, enum line_step step,
                                size_t line, size_t tier)
{
    const struct line *l = &figures->model->lines[line];
    struct formula_scope scope = scope_of(figures, &l->head, l->label, tier);

    scope.native_digits = currency_digits(l->currency);
    set_piece(&scope, 3, "*rate", conversion(figures, l->currency));
    set_piece(&scope, 4, "kind", schema[l->head.kind].name);
    return from_row(figures, &line_rows[step],
                    &figures->results->tiers[tier].lines[line], &scope);
}

const char *figures_step_word(enum line_step step)
{
    return step_words[step];
}

const char *figures_step_label(enum line_step step)
{
    return line_rows[step].label;
}

const char *figures_part_word(enum part part)
{
    return parts[part].word;
}

const char *figures_part_figure(enum part part)
{
    return parts[part].figure;
}

static void add_results(struct figures *figures)
{
    const struct model *model = figures->model;
    struct formula_scope salary =
        scope_of(figures, &model->salary.head, NULL, 0);

    set_piece(&salary, 3, "*rate", conversion(figures, model->salary.currency));
    add_rows(figures, salary_rows, COUNT(salary_rows),
             &figures->results->salary, &salary);
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &figures->results->tiers[t];
        struct formula_scope scope = scope_of(figures, NULL, NULL, t);

        add_rows(figures, time_rows, COUNT(time_rows), tier, &scope);
        add_overlaps(figures, t);
        for (size_t i = 0; i < model->line_count; i++) {
            add(figures, figures_line_step(figures, STEP_NATIVE, i, t));
            add(figures, figures_line_step(figures, STEP_COST, i, t));
        }
        add_rows(figures, tier_rows, COUNT(tier_rows), tier, &scope);
        add_on_top(figures, t);
        add_shares(figures, t);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct figure *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

struct figures *figures_gather(const struct model *model,
                               const struct results *results)
{
    struct figures *figures = calloc(1, sizeof(*figures));

    if (!figures) {
        fputs("stipend: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    figures->model = model;
    figures->results = results;
    add_inputs(figures);
    add_results(figures);
    figures->by_name = arena_alloc(&figures->arena,
                                   figures->count * sizeof(*figures->by_name));
    for (size_t i = 0; i < figures->count; i++)
        figures->by_name[i] = &figures->all[i];
    qsort(figures->by_name, figures->count, sizeof(*figures->by_name), by_name);
    return figures;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    arena_free(&figures->arena);
    free(figures);
}

const struct figure *figures_find(const struct figures *figures,
                                  const char *name)
{
    size_t low = 0, high = figures->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, figures->by_name[middle]->name);

        if (!order)
            return figures->by_name[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct figure *figures_get(const struct figures *figures, const char *fmt,
                                 ...)
{
    char name[256];
    const struct figure *figure;
    va_list args;

    va_start(args, fmt);
    vsnprintf(name, sizeof(name), fmt, args);
    va_end(args);
    figure = figures_find(figures, name);
    assert(figure);
    return figure;
}

/* The section that a figure's name begins with: "tier.a" or "salary". */
static struct place place_of(const struct ini *ini, const char *name,
                             struct diag *diag)
{
    size_t kind = strcspn(name, ".");
    size_t instance = kind + 1 + strcspn(name + kind + 1, ".");
    char *section = arena_copy(&diag->arena, name);

    section[instance] = '\0';
    if (!ini_has_section(ini, section))
        section[kind] = '\0';
    return ini_place(ini, section, NULL);
}

/* Proportions of a sum that is nearly 0 can be larger than any amount. */
static bool schedule_lost(const struct schedule *schedule)
{
    for (size_t k = 0; k < schedule->count; k++)
        for (unsigned c = 0; c < COLUMN_COUNT; c++)
            if (!money_valid(schedule->months[k].column[c]))
                return true;
    return false;
}

void figures_refuse(const struct figures *figures, const struct ini *ini,
                    struct diag *diag)
{
    const struct model *model = figures->model;

    for (size_t i = 0; i < figures->count; i++)
        if (value_lost(&figures->all[i].value)) {
            diag_error(diag, place_of(ini, figures->all[i].name, diag),
                       "%s is too large: amounts stay below 10^13 of the "
                       "smallest unit",
                       figures->all[i].name);
            return;
        }
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct head *head = &model->tiers[t].head;
        const struct figure *request =
            figures_get(figures, "%s.request", head->section);

        if (schedule_lost(&figures->results->tiers[t].schedule))
            diag_error(diag, ini_place(ini, head->section, NULL),
                       "its schedule has amounts of 10^13 of the smallest "
                       "unit or more");
        if (request->value.units < 0)
            diag_error(diag, ini_place(ini, head->section, NULL),
                       "asks for %s: a request cannot be below zero",
                       value_print(&request->value, &diag->arena));
    }
}
