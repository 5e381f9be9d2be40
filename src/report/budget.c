#include "report/reports.h"

#include "figure/lines.h"
#include "figure/rates.h"
#include "report/pieces.h"

#include <ctype.h>
#include <string.h>

#define TYPE_WORD(constant, word) word,

/* The budget of one tier while its table is put together. */
struct budget_table {
    const struct output *out;
    struct figures *figures;
    const struct model *model;
    const struct tier_result *result;
    const struct tier *tier;
    struct table table;
};

enum {
    COLUMN_ITEM,
    COLUMN_NOTE,
    COLUMN_AMOUNT, /* in the grant's currency; then in each that is shown */
    WORDS = COLUMN_AMOUNT
};

static const char *print_percent(const struct budget_table *b,
                                 struct percent percent)
{
    const struct setting setting = {.arena = b->out->arena};
    struct value value = value_of(KIND_PERCENT, &percent, &setting);

    return value_show(&value, b->out->arena);
}

static const char *print_money(const struct budget_table *b,
                               struct money amount)
{
    struct value value = value_money(amount, b->figures->results->digits);

    return value_show(&value, b->out->arena);
}

static const char *print_decimal(const struct budget_table *b,
                                 struct decimal decimal)
{
    const struct setting setting = {.arena = b->out->arena};
    struct value value = value_of(KIND_DECIMAL, &decimal, &setting);

    return value_show(&value, b->out->arena);
}

/* Adds a row, unless there is nothing to pay. */
static void add_row(struct budget_table *b, const char *type, const char *item,
                    const char *note, struct money amount)
{
    const struct model *model = b->model;
    const char **cells;
    size_t column = COLUMN_AMOUNT;

    if (!amount.minor)
        return;
    cells = table_add(&b->table, type)->cells;
    cells[COLUMN_ITEM] = item;
    cells[COLUMN_NOTE] = note;
    cells[column++] = pieces_money(b->out, b->figures, amount);
    for (size_t i = 0; i < model->rate_count; i++) {
        const struct rate *rate = &model->rates[i];
        struct value value = value_money(
            rates_out_of(b->figures->results, amount, rate->currency),
            currency_digits(rate->currency));

        if (rate->show == ANSWER_YES)
            cells[column++] = b->out->format->value(&value, b->out->arena);
    }
}

static const char *print_days(const struct budget_table *b, struct date first,
                              struct date last)
{
    return arena_print(b->out->arena, "%s to %s", pieces_date(b->out, first),
                       pieces_date(b->out, last));
}

/* "6 months", as the tier counts its time. */
static const char *print_time(const struct budget_table *b)
{
    bool months = b->tier->months != ABSENT;
    int64_t count = months ? b->tier->months : b->tier->weeks;

    return count == ABSENT
               ? print_days(b, b->model->grant.start, b->result->end)
               : arena_print(b->out->arena, "%lld %s%s", (long long)count,
                             months ? "month" : "week", count == 1 ? "" : "s");
}

/* " (61,800.00 from 2027-01-01)", for each step of the salary. */
static const char *print_steps(const struct budget_table *b)
{
    const char *text = "";

    for (size_t i = 0; i < b->model->step_count; i++) {
        struct date from = b->model->steps[i].from;

        if (from.day <= b->result->end.day)
            text = arena_print(
                b->out->arena, "%s%s%s from %s", text, *text ? ", " : " (",
                print_money(b, b->figures->results->salary.step[i].annual),
                pieces_date(b->out, from));
    }
    return *text ? arena_print(b->out->arena, "%s)", text) : "";
}

static void add_stipend(struct budget_table *b)
{
    struct arena *arena = b->out->arena;
    const struct salary *salary = &b->model->salary;
    struct money others = money_add(b->result->deduction, b->result->offset);
    bool per_grant = salary->contract.per == PER_GRANT;

    if (!salary->head.given)
        return;
    add_row(b, "Personnel",
            arena_print(arena, "Stipend, %s of %s %s%s, %s%s%s%s",
                        print_percent(b, b->tier->percent),
                        print_money(b, b->figures->results->salary.annual),
                        per_grant ? "for the grant" : "a year", print_steps(b),
                        print_time(b), others.minor ? ", less " : "",
                        others.minor ? print_money(b, others) : "",
                        others.minor ? " for time that others pay" : ""),
            salary->source, b->result->stipend);
}

static void add_people(struct budget_table *b)
{
    for (size_t i = 0; i < b->model->person_count; i++) {
        const struct person *person = &b->model->people[i];
        const struct person_result *r = &b->result->person[i];

        add_row(
            b, "Personnel",
            arena_print(b->out->arena, "%s, %s of %s a year, %s", person->label,
                        print_percent(b, r->percent),
                        print_money(b, b->figures->results->people[i].annual),
                        print_days(b, r->first, r->last)),
            model_says(person->note) ? person->note : person->source, r->pay);
    }
}

static void add_oncosts(struct budget_table *b)
{
    for (size_t i = 0; i < b->model->oncost_count; i++) {
        const struct oncost *oncost = &b->model->oncosts[i];

        add_row(b, "Personnel",
                arena_print(b->out->arena, "%s, %s of %s", oncost->label,
                            print_percent(b, oncost->percent),
                            b->model->person_count ? "stipend and people"
                                                   : "the stipend"),
                oncost->note, b->result->oncost[i].amount);
    }
}

/* "2 × 26 hour at 80.00 plus 20 % VAT", and what the tier keeps of it. */
static const char *print_units(const struct budget_table *b, size_t index)
{
    struct arena *arena = b->out->arena;
    const struct line *line = &b->model->lines[index];
    const struct line_result *r = &b->result->lines[index];
    struct percent keeps = b->tier->keeps[line_budget(line)];
    const struct value *rate =
        &figures_get(b->figures, "%s.rate", line->head.section)->value;
    const char *text = print_decimal(b, r->quantity);

    if (decimal_units(r->times, LINES_PLACES) != power_of_ten(LINES_PLACES))
        text = arena_print(arena, "%s × %s", text, print_decimal(b, r->times));
    text = arena_print(arena, "%s %s at %s", text, line->unit,
                       value_show(rate, arena));
    if (!currency_same(line->currency, b->model->grant.currency))
        text = arena_print(arena, "%s %s", text, line->currency.code);
    if (line->vat.points)
        text = arena_print(arena, "%s plus %s VAT", text,
                           print_percent(b, line->vat));
    if (keeps.points != power_of_ten(PERCENT_PLACES + 2) && rate->units > 0)
        text =
            arena_print(arena, "%s, %s of it", text, print_percent(b, keeps));
    return text;
}

/* The type of a line as a form has it: "Travel". */
static const char *print_type(const struct budget_table *b, enum cost_type type)
{
    static const char *const words[] = {COST_TYPES(TYPE_WORD)};
    char *word = arena_copy(b->out->arena, words[type]);

    *word = (char)toupper((unsigned char)*word);
    return word;
}

static void add_lines(struct budget_table *b)
{
    for (size_t i = 0; i < b->model->line_count; i++) {
        const struct line *line = &b->model->lines[i];

        add_row(b, print_type(b, line->type),
                arena_print(b->out->arena, "%s, %s", line->label,
                            print_units(b, i)),
                line->note, b->result->lines[i].cost);
    }
}

static void add_contingency(struct budget_table *b)
{
    static const char *const bases[] = {[CONTINGENCY_EXPENSES] = "the lines",
                                        [CONTINGENCY_ALL] = "all above",
                                        [CONTINGENCY_SUBTOTAL] =
                                            "the sum with it"};
    const struct contingency *c = &b->model->contingency;
    bool named = strcmp(c->label, c->head.section) != 0;

    if (c->head.given)
        add_row(b, "Other",
                arena_print(b->out->arena, "%s, %s of %s",
                            named ? c->label : "Contingency",
                            print_percent(b, c->percent), bases[c->of]),
                c->note, b->result->contingency);
}

static void add_fees(struct budget_table *b)
{
    for (size_t i = 0; i < b->model->fee_count; i++) {
        const struct fee *fee = &b->model->fees[i];

        add_row(b, "Other",
                arena_print(b->out->arena, "%s, %s of %s", fee->label,
                            print_percent(b, fee->percent),
                            fee->basis == FEE_REVENUE ? "the whole cost"
                                                      : "all above"),
                fee->note, b->result->fee[i].amount);
    }
}

static void add_contributions(struct budget_table *b)
{
    for (size_t i = 0; i < b->model->contribution_count; i++) {
        const struct contribution *c = &b->model->contributions[i];
        struct money amount = b->result->contribution[i].amount;
        const char *by =
            model_says(c->funder)
                ? arena_print(b->out->arena, ", from %s", c->funder)
                : "";

        add_row(b, "Other", arena_print(b->out->arena, "%s%s", c->label, by),
                c->note, money_sub((struct money){0}, amount));
    }
}

/* The headings; the first four columns are those of a form. */
static void begin_table(struct budget_table *b)
{
    const struct model *model = b->model;
    const char **cells, **amounts;

    b->table = (struct table){.arena = b->out->arena,
                              .columns = WORDS + 1,
                              .heads = 1,
                              .words = WORDS};
    for (size_t i = 0; i < model->rate_count; i++)
        b->table.columns += model->rates[i].show == ANSWER_YES;
    cells = table_add(&b->table, "Type")->cells;
    cells[COLUMN_ITEM] = "Item";
    cells[COLUMN_NOTE] = "Note";
    cells[COLUMN_AMOUNT] =
        arena_print(b->out->arena, "Amount (%s)", model->grant.currency.code);
    amounts = &cells[COLUMN_AMOUNT + 1];
    for (size_t i = 0; i < model->rate_count; i++)
        if (model->rates[i].show == ANSWER_YES)
            *amounts++ = arena_print(b->out->arena, "Amount (%s)",
                                     model->rates[i].currency.code);
}

bool budget_print(const struct output *out, struct figures *figures,
                  size_t tier)
{
    struct budget_table b = {.out = out,
                             .figures = figures,
                             .model = figures->model,
                             .result = &figures->results->tiers[tier],
                             .tier = &figures->model->tiers[tier]};

    begin_table(&b);
    add_stipend(&b);
    add_people(&b);
    add_oncosts(&b);
    add_lines(&b);
    add_contingency(&b);
    add_fees(&b);
    add_contributions(&b);
    add_row(&b, "Other", "Rounding", NULL, b.result->rounding);
    pieces_head(out, figures, b.tier->label);
    out->format->table(out, &b.table);
    if (!out->format->data)
        out->format->text(
            out, arena_print(out->arena, "The ask: %s %s",
                             pieces_money(out, figures, b.result->request),
                             figures->model->grant.currency.code));
    return true;
}
