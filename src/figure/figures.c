#include "figure/figures.h"

#include "model/tax.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
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
    figures->all = array_grow(figures->all, figures->count, sizeof(figure));
    figures->all[figures->count] = figure;
    return &figures->all[figures->count++];
}

/* A scope that outlives the call, for formulas that are asked for later. */
static const struct formula_scope *kept(struct arena *arena,
                                        const struct formula_scope *scope)
{
    struct formula_scope *copy = arena_alloc(arena, sizeof(*copy));

    *copy = *scope;
    return copy;
}

static struct figure from_row(const struct figures *figures,
                              struct arena *arena, const struct row *row,
                              const void *record,
                              const struct formula_scope *scope)
{
    bool own = !strncmp(row->formula, "native(", 7) ||
               strstr(row->formula, ",native(");
    struct currency currency = own ? scope->native : scope->currency;
    struct setting setting = {.arena = arena,
                              .model = figures->model,
                              .digits = currency_digits(currency)};

    return (struct figure){
        .name = formula_expand(arena, row->name, scope, FORMULA_FOR_SHEETS),
        .label = row->label ? row->label : scope->label,
        .unit =
            row->kind == KIND_MONEY ? arena_copy(arena, currency.code) : NULL,
        .value =
            value_of(row->kind, (const char *)record + row->offset, &setting),
        .formula = row->formula,
        .scope = scope,
        .in_model = !row->working,
    };
}

const char *figure_formula(const struct figure *figure, struct arena *arena,
                           enum formula_style style)
{
    if (!figure->scope)
        return figure->formula;
    return formula_expand(arena, figure->formula, figure->scope, style);
}

static void add_rows(struct figures *figures, enum row_set set,
                     const void *record, const struct formula_scope *scope)
{
    const struct row_list *list = &row_lists[set];

    scope = kept(&figures->arena, scope);
    for (size_t i = 0; i < list->count; i++)
        add(figures,
            from_row(figures, &figures->arena, &list->rows[i], record, scope));
}

/* "*1.5" in names: what turns an amount into the grant's currency. */
static const char *conversion(const struct figures *figures,
                              struct arena *arena, struct currency currency)
{
    const struct rate *rate = model_rate(figures->model, currency);

    if (!rate)
        return "";
    return arena_print(arena, "*IF(%s.rate=\"\",1/%s.inverse_rate,%s.rate)",
                       rate->head.section, rate->head.section,
                       rate->head.section);
}

/* What stands beside a number: its unit, or the currency of an amount. */
static const char *unit_of(struct figures *figures, const void *record,
                           const struct schema_key *key)
{
    const struct head *head = record;
    struct currency currency =
        schema_currency(figures->model, &schema[head->kind], record, key);

    if (key->kind != KIND_MONEY && key->kind != KIND_PRICE)
        return key->unit;
    return arena_copy(&figures->arena, currency.code);
}

/* A key of a record, or of one tier in it. */
static void add_input(struct figures *figures, const void *record, size_t k,
                      size_t tier)
{
    const struct model *model = figures->model;
    const struct head *head = record;
    const struct schema_section *section = &schema[head->kind];
    const struct schema_key *key = &section->keys[k];
    struct setting setting = {&figures->arena, model,
                              schema_digits(model, section, record, key),
                              key->choices};
    const char *name = schema_per_tier(key) ? model->tiers[tier].head.name : "";

    add(figures,
        (struct figure){
            .name = arena_print(&figures->arena, "%s.%s%s", head->section,
                                key->name, name),
            .label = key->label,
            .unit = unit_of(figures, record, key),
            .value = value_of(key->kind, schema_field_const(key, record, tier),
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
        .tier = figures->tier ? figures->tier
                              : figures->model->tiers[tier].head.name,
        .section = head ? head->section : "",
        .label = label,
        .currency = figures->model->grant.currency,
        .native = figures->model->grant.currency,
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
        add_rows(figures, ROWS_SHARE, &figures->results->tiers[t].share[p],
                 &scope);
    }
}

static void add_on_top(struct figures *figures, size_t t)
{
    const struct model *model = figures->model;
    const struct tier_result *tier = &figures->results->tiers[t];

    for (size_t i = 0; i < model->oncost_count; i++) {
        struct formula_scope scope = scope_of(figures, &model->oncosts[i].head,
                                              model->oncosts[i].label, t);

        add_rows(figures, ROWS_ONCOST, &tier->oncost[i], &scope);
    }
    for (size_t i = 0; i < model->fee_count; i++) {
        struct formula_scope scope =
            scope_of(figures, &model->fees[i].head, model->fees[i].label, t);

        add_rows(figures, ROWS_FEE, &tier->fee[i], &scope);
    }
    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        struct formula_scope scope = scope_of(figures, &rate->head, NULL, t);

        scope.native = rate->currency;
        scope.label =
            arena_print(&figures->arena, "The ask in %s", rate->currency.code);
        add_rows(figures, ROWS_RATE, &tier->rate[i], &scope);
    }
}

/* Each overlap follows on the one before it. */
static void add_overlaps(struct figures *figures, size_t t)
{
    const struct model *model = figures->model;
    const char *worth =
        "ROUND(SUMPRODUCT((days.date<=tier.@.end)*days.worth)*days.whole,0)";
    const char *years = "tier.@.years", *offset = "0", *cap = "0";

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        const char *section = overlap->head.section;
        struct formula_scope scope =
            scope_of(figures, &overlap->head, overlap->label, t);

        set_piece(&scope, 3, "worth before", worth);
        set_piece(&scope, 4, "years before", years);
        set_piece(&scope, 5, "offset before", offset);
        set_piece(&scope, 6, "cap before", cap);
        set_piece(&scope, 7, "*rate",
                  conversion(figures, &figures->arena, overlap->currency));
        add_rows(figures, ROWS_OVERLAP, &figures->results->tiers[t].overlap[j],
                 &scope);
        worth = arena_print(&figures->arena, "%s.paid_worth.@", section);
        years = arena_print(&figures->arena, "%s.years.@", section);
        offset = arena_print(&figures->arena, "%s.offset_worth.@", section);
        cap = arena_print(&figures->arena, "%s.cap.@", section);
    }
}

static const struct formula_scope *line_scope(const struct figures *figures,
                                              struct arena *arena, size_t line,
                                              size_t tier)
{
    const struct line *l = &figures->model->lines[line];
    struct formula_scope scope = scope_of(figures, &l->head, l->label, tier);

    scope.native = l->currency;
    set_piece(&scope, 3, "*rate", conversion(figures, arena, l->currency));
    set_piece(&scope, 4, "kind", schema[l->head.kind].name);
    return kept(arena, &scope);
}

void figures_line_steps(const struct figures *figures, struct arena *arena,
                        size_t line, size_t tier,
                        struct figure steps[STEP_COUNT])
{
    const struct line_result *record =
        &figures->results->tiers[tier].lines[line];
    const struct formula_scope *scope = line_scope(figures, arena, line, tier);

    for (unsigned step = 0; step < STEP_COUNT; step++)
        steps[step] = from_row(figures, arena, &row_lists[ROWS_LINE].rows[step],
                               record, scope);
}

static void add_line(struct figures *figures, size_t line, size_t tier)
{
    struct arena *arena = &figures->arena;
    const struct row *rows = row_lists[ROWS_LINE].rows;
    const struct line_result *record =
        &figures->results->tiers[tier].lines[line];
    const struct formula_scope *scope = line_scope(figures, arena, line, tier);

    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!rows[step].working)
            add(figures, from_row(figures, arena, &rows[step], record, scope));
}

const char *figures_part_word(enum part part)
{
    return parts[part].word;
}

const char *figures_part_figure(enum part part)
{
    return parts[part].figure;
}

/* What the lines that are income come to, as far as a tier has been paid. */
static const char *lines_so_far(struct figures *figures, const char *flag)
{
    if (!figures->model->line_count)
        return "0";
    return arena_print(
        &figures->arena,
        "SUM(money(lines.cost.@*%s*(ABS([spread]-lines.begins.@)-ABS([spread]-"
        "lines.ends.@)+lines.ends.@-lines.begins.@)/2/(lines.ends.@-"
        "lines.begins.@)))",
        flag);
}

static const char *taxed_oncosts(struct figures *figures)
{
    const struct model *model = figures->model;
    const char *sum = "0";

    for (size_t i = 0; i < model->oncost_count; i++)
        sum = arena_print(
            &figures->arena, "%s%sIF(%s.taxable=\"yes\",%s.amount.@,0)",
            i ? sum : "", i ? "+" : "", model->oncosts[i].head.section,
            model->oncosts[i].head.section);
    return sum;
}

/* One edge of a table's year in a tier: what is paid up to then. */
static void add_paid(struct figures *figures, size_t t,
                     const struct tax_table *table, const char *edge,
                     const char *day, const struct paid_result *paid)
{
    const struct model *model = figures->model;
    struct formula_scope scope = scope_of(figures, NULL, NULL, t);

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        struct formula_scope own =
            scope_of(figures, &overlap->head, overlap->label, t);

        set_piece(&own, 3, "edge", edge);
        set_piece(&own, 4, "table", table->id);
        add_rows(figures, ROWS_PAID_OFFSET, &paid->overlap[j], &own);
    }
    set_piece(&scope, 0, "name", table->id);
    set_piece(&scope, 3, "edge", edge);
    set_piece(&scope, 4, "day", day);
    set_piece(&scope, 5, "to", "tier.@.counted_[edge].[name]");
    set_piece(&scope, 6, "length",
              "IF(payment.schedule=\"monthly\",1,IF(payment.schedule="
              "\"quarterly\",3,120))");
    set_piece(&scope, 7, "offsets",
              model->overlap_count ? "SUM(overlap.*.offset_[edge].@.[name])"
                                   : "0");
    set_piece(&scope, 8, "lines so far",
              lines_so_far(figures, "lines.taxed.@"));
    set_piece(&scope, 9, "other lines so far",
              lines_so_far(figures, "(1-lines.taxed.@)"));
    set_piece(&scope, 10, "spread", "tier.@.spread_[edge].[name]");
    add_rows(figures, ROWS_PAID, paid, &scope);
}

static void add_charges(struct figures *figures, size_t t, size_t table)
{
    const struct tax_table *of = figures->model->tables[table];
    const struct tax_result *tax =
        &figures->results->tiers[t].net.tables[table];

    for (size_t i = 0; i < of->line_count; i++) {
        struct formula_scope scope =
            scope_of(figures, NULL,
                     arena_print(&figures->arena, "%s, estimated",
                                 of->lines[i].head.name),
                     t);

        set_piece(&scope, 0, "name", of->id);
        set_piece(&scope, 3, "charge", of->lines[i].head.name);
        set_piece(&scope, 4, "*rate",
                  conversion(figures, &figures->arena, of->currency));
        if (!of->lines[i].paid)
            continue;
        add_rows(figures, ROWS_CHARGE, &tax->charge[i], &scope);
        add_rows(figures, ROWS_DIRECT, &tax->direct_charge[i], &scope);
        add_rows(figures, ROWS_EARNED, &tax->salary_charge[i], &scope);
    }
}

/* What a tier leaves in hand, where the model lists tables of taxes. */
static void add_net(struct figures *figures, size_t t)
{
    const struct model *model = figures->model;
    const struct net_result *net = &figures->results->tiers[t].net;
    struct formula_scope scope = scope_of(figures, NULL, NULL, t);

    for (size_t i = 0; i < model->table_count; i++) {
        const struct tax_table *table = model->tables[i];
        struct formula_scope own =
            scope_of(figures, NULL,
                     arena_print(&figures->arena, "Set aside (%s), estimated",
                                 table->id),
                     t);

        add_paid(figures, t, table, "before",
                 arena_print(&figures->arena, "taxyear.%s.starts-1", table->id),
                 &net->tables[i].before);
        add_paid(figures, t, table, "through",
                 arena_print(&figures->arena, "taxyear.%s.ends", table->id),
                 &net->tables[i].through);
        set_piece(&own, 0, "name", table->id);
        add_charges(figures, t, i);
        add_rows(figures, ROWS_TAX, &net->tables[i], &own);
    }
    set_piece(&scope, 3, "taxed on-costs", taxed_oncosts(figures));
    set_piece(&scope, 4, "taxed lines",
              model->line_count ? "SUMPRODUCT(lines.cost.@*lines.taxed.@)"
                                : "0");
    if (model->table_count)
        add_rows(figures, ROWS_NET, net, &scope);
}

/* All that follows from the days that a tier has; its costs do not. */
static void add_tier(struct figures *figures, size_t t)
{
    const struct tier_result *tier = &figures->results->tiers[t];
    struct formula_scope scope = scope_of(figures, NULL, NULL, t);

    add_rows(figures, ROWS_TIME, tier, &scope);
    add_overlaps(figures, t);
    add_rows(figures, ROWS_TIER, tier, &scope);
    add_on_top(figures, t);
}

static void add_results(struct figures *figures)
{
    const struct model *model = figures->model;
    struct formula_scope salary =
        scope_of(figures, &model->salary.head, NULL, 0);

    set_piece(&salary, 3, "*rate",
              conversion(figures, &figures->arena, model->salary.currency));
    add_rows(figures, ROWS_SALARY, &figures->results->salary, &salary);
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier_result *tier = &figures->results->tiers[t];
        struct formula_scope scope = scope_of(figures, NULL, NULL, t);

        for (size_t i = 0; i < model->line_count; i++)
            add_line(figures, i, t);
        add_tier(figures, t);
        if (model->overlap_count)
            add_rows(figures, ROWS_MAKEUP, &tier->makeup, &scope);
        add_shares(figures, t);
        add_net(figures, t);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct figure *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

static struct figures *begin(const struct model *model,
                             const struct results *results)
{
    struct figures *figures = calloc(1, sizeof(*figures));

    figures->model = model;
    figures->results = results;
    return figures;
}

struct figures *figures_gather(const struct model *model,
                               const struct results *results)
{
    struct figures *figures = begin(model, results);

    add_inputs(figures);
    add_results(figures);
    figures->by_name = arena_alloc(&figures->arena,
                                   figures->count * sizeof(*figures->by_name));
    for (size_t i = 0; i < figures->count; i++)
        figures->by_name[i] = &figures->all[i];
    qsort(figures->by_name, figures->count, sizeof(*figures->by_name), by_name);
    return figures;
}

struct figures *figures_gather_tier(const struct model *model,
                                    const struct results *results, size_t tier,
                                    const char *name)
{
    struct figures *figures = begin(model, results);

    figures->tier = name;
    add_tier(figures, tier);
    return figures;
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
