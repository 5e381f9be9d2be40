#include "calc/net.h"

#include "calc/pay.h"
#include "calc/tax.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* The on-costs that are income, in all. */
static struct money taxed_oncosts(const struct results *results,
                                  const struct tier_result *tier)
{
    struct money sum = {0};

    for (size_t i = 0; i < results->model->oncost_count; i++)
        if (results->model->oncosts[i].taxable == ANSWER_YES)
            sum = money_add(sum, tier->oncost[i].amount);
    return sum;
}

/* A part of the on-costs, as a part of the stipend has been paid. */
static struct money oncosts_so_far(const struct results *results,
                                   const struct tier_result *tier,
                                   const struct paid_result *paid)
{
    struct money stipend = money_sub(paid->stipend, paid->offset);

    if (!tier->stipend.minor)
        return (struct money){0};
    return money_share(taxed_oncosts(results, tier), stipend.minor,
                       tier->stipend.minor, results->digits);
}

/* Whether an instalment falls on the last day of what it pays. */
static bool paid_at_end(const struct payment *payment)
{
    return payment->timing == TIMING_END &&
           payment->schedule != PAYMENT_UPFRONT;
}

/* All that instalments up to and including a day pay. */
static struct paid_result paid_up_to(const struct results *results,
                                     const struct tier_result *tier,
                                     struct date day)
{
    const struct model *model = results->model;
    struct date start = model->grant.start, before = date_plus(start, -1);
    struct paid_result paid = {
        .counted =
            date_plus(date_later(day, before), paid_at_end(&model->payment)),
        .end = before};

    for (size_t k = 0; k < tier->schedule.count; k++) {
        const struct schedule_month *month = &tier->schedule.months[k];

        if (month->income_on.day > day.day)
            break;
        paid.end = month->end;
        paid.stipend = money_add(paid.stipend, month->column[COLUMN_STIPEND]);
        paid.offset = money_add(paid.offset, month->column[COLUMN_OFFSET]);
        paid.taxed = money_add(paid.taxed, month->taxed);
        paid.untaxed = money_add(paid.untaxed, month->untaxed);
        paid.salary = money_add(paid.salary, month->salary);
    }
    if (paid.end.day >= start.day)
        paid.spread = results->ledger.spread[paid.end.day - start.day];
    paid.months = paid.counted.day < start.day
                      ? -1
                      : date_whole_months(start, paid.counted);
    for (size_t j = 0; j < model->overlap_count; j++)
        paid.overlap[j].amount = pay_offset_of(results, tier, j, paid.end);
    paid.oncosts = oncosts_so_far(results, tier, &paid);
    return paid;
}

/* What of that is the person's income. */
static struct money income_of(const struct paid_result *paid)
{
    return money_add(
        money_add(money_sub(paid->stipend, paid->offset), paid->oncosts),
        paid->taxed);
}

/* The income in a table's year. */
static struct money income_in_year(const struct results *results,
                                   const struct tier_result *tier,
                                   const struct tax_table *table)
{
    struct paid_result before =
        paid_up_to(results, tier, date_plus(table->starts, -1));
    struct paid_result through = paid_up_to(results, tier, table->ends);

    return money_sub(income_of(&through), income_of(&before));
}

static struct money income_in_all(const struct results *results,
                                  const struct tier_result *tier)
{
    struct paid_result all = paid_up_to(results, tier, date_last);

    return income_of(&all);
}

/* One table while taxes are computed by it. */
struct desk {
    const struct model *model;
    const struct tax_table *table;
    int digits; /* of the grant's currency */
    struct tax_income income;
    struct tax_values without, with;
    bool dropped[TAX_LINES_MOST];
    mpq_t rate, part; /* of a unit of its currency in the grant's */
};

/* Whether a list of words has a name. */
static bool lists(const char *words, const char *name)
{
    size_t length = strlen(name);

    while (words && *words) {
        size_t word = strcspn(words, " ,\t");

        if (word == length && !strncasecmp(words, name, length))
            return true;
        words += word;
        words += strspn(words, " ,\t");
    }
    return false;
}

static void set_decimal(mpq_t number, int64_t units, int places)
{
    mpq_set_si(number, units, 1);
    for (; places > 0; places--) {
        mpz_mul_ui(mpq_denref(number), mpq_denref(number), 10);
    }
    mpq_canonicalize(number);
}

static void set_rate(struct desk *desk)
{
    const struct rate *rate = model_rate(desk->model, desk->table->currency);

    mpq_set_si(desk->rate, 1, 1);
    if (!rate)
        return;
    if (rate->rate.units != ABSENT) {
        set_decimal(desk->rate, rate->rate.units, rate->rate.places);
    } else {
        set_decimal(desk->rate, rate->inverse_rate.units,
                    rate->inverse_rate.places);
        mpq_inv(desk->rate, desk->rate);
    }
}

static void set_other_income(struct desk *desk)
{
    int digits = currency_digits(desk->table->currency);

    for (size_t i = 0; i < desk->model->income_count; i++) {
        const struct income *income = &desk->model->incomes[i];

        if (strcmp(income->head.name, desk->table->id) != 0)
            continue;
        set_decimal(desk->income.input[TAX_WAGES], income->wages.minor, digits);
        set_decimal(desk->income.input[TAX_OTHER], income->other.minor, digits);
    }
}

/* Sits down at a table, with the charges that are due without the stipend. */
static void open_desk(struct desk *desk, const struct results *results,
                      size_t table)
{
    *desk = (struct desk){.model = results->model,
                          .table = results->model->tables[table],
                          .digits = results->digits};
    tax_income_init(&desk->income);
    desk->without = tax_values_init(desk->table);
    desk->with = tax_values_init(desk->table);
    mpq_inits(desk->rate, desk->part, NULL);
    for (size_t i = 0; i < desk->table->line_count; i++)
        desk->dropped[i] =
            desk->table->lines[i].paid &&
            lists(desk->model->tax.drop, desk->table->lines[i].head.name);
    set_rate(desk);
    set_other_income(desk);
    tax_compute(desk->table, &desk->income, desk->dropped, &desk->without);
}

static void close_desk(struct desk *desk)
{
    tax_income_clear(&desk->income);
    tax_values_clear(&desk->without);
    tax_values_clear(&desk->with);
    mpq_clears(desk->rate, desk->part, NULL);
}

/* The nearest whole number, halves away from zero, in place of x × 10^places.
 */
static void round_to(mpq_t x, int places)
{
    mpz_t doubled;

    for (int i = 0; i < places; i++)
        mpz_mul_ui(mpq_numref(x), mpq_numref(x), 10);
    mpz_init(doubled);
    mpz_mul_2exp(doubled, mpq_numref(x), 1);
    if (mpq_sgn(x) < 0)
        mpz_sub(doubled, doubled, mpq_denref(x));
    else
        mpz_add(doubled, doubled, mpq_denref(x));
    mpz_mul_2exp(mpq_denref(x), mpq_denref(x), 1);
    mpz_tdiv_q(doubled, doubled, mpq_denref(x));
    mpq_set_z(x, doubled);
    mpz_clear(doubled);
}

/* x in the grant's smallest units, rounded as exact_round does. */
static struct money settled(mpq_t x, int digits)
{
    enum {
        DUST_PLACES = 6
    };

    round_to(x, DUST_PLACES);
    for (int i = 0; i < DUST_PLACES; i++)
        mpz_mul_ui(mpq_denref(x), mpq_denref(x), 10);
    mpq_canonicalize(x);
    round_to(x, digits);
    return (struct money){mpz_fits_slong_p(mpq_numref(x))
                              ? (int64_t)mpz_get_si(mpq_numref(x))
                              : LOST};
}

/* Computes all lines with an amount of the grant's currency as stipend. */
static void compute_with(struct desk *desk, int64_t amount)
{
    set_decimal(desk->income.input[TAX_STIPEND], amount, desk->digits);
    mpq_div(desk->income.input[TAX_STIPEND], desk->income.input[TAX_STIPEND],
            desk->rate);
    tax_compute(desk->table, &desk->income, desk->dropped, &desk->with);
}

struct tax_values net_values(const struct results *results, size_t table,
                             struct money amount,
                             double inputs[TAX_INPUT_COUNT])
{
    struct tax_values values;
    struct desk desk;

    open_desk(&desk, results, table);
    compute_with(&desk, amount.minor);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        inputs[i] = mpq_get_d(desk.income.input[i]);
    values = desk.with;
    desk.with = tax_values_init(desk.table);
    close_desk(&desk);
    return values;
}

/* The charges on an amount of the grant's currency; their sum. */
static struct money charges_on(struct desk *desk, struct money amount,
                               struct charge_result *charge)
{
    struct money sum = {0};

    if (amount.minor == LOST)
        return amount;
    compute_with(desk, amount.minor);
    for (size_t i = 0; i < desk->table->line_count; i++) {
        struct money due = {0};

        if (desk->table->lines[i].paid) {
            mpq_sub(desk->part, desk->with.line[i], desk->without.line[i]);
            mpq_mul(desk->part, desk->part, desk->rate);
            due = settled(desk->part, desk->digits);
        }
        if (charge)
            charge[i].due = due;
        sum = money_add(sum, due);
    }
    return sum;
}

/* part of whole in percent with one decimal; ABSENT of nothing. */
static struct percent share(struct money part, struct money whole)
{
    int64_t tenths;

    if (part.minor == LOST || whole.minor == LOST)
        return (struct percent){LOST};
    if (!whole.minor)
        return (struct percent){ABSENT};
    tenths = exact_round(
        exact_over(exact_times(exact(part.minor), 100), whole.minor), 1);
    return (struct percent){tenths > LOST / 1000 ? LOST : tenths * 1000};
}

static void settle_table(struct desk *desk, const struct results *results,
                         const struct tier_result *tier, struct tax_result *out,
                         struct arena *arena)
{
    const struct tax_table *table = desk->table;
    size_t size = table->line_count * sizeof(*out->charge);

    out->before = paid_up_to(results, tier, date_plus(table->starts, -1));
    out->through = paid_up_to(results, tier, table->ends);
    out->taxable = money_sub(income_of(&out->through), income_of(&out->before));
    out->direct = money_add(
        out->taxable, money_sub(out->through.untaxed, out->before.untaxed));
    out->salary = money_sub(out->through.salary, out->before.salary);
    out->charge = arena_alloc(arena, size);
    out->direct_charge = arena_alloc(arena, size);
    out->salary_charge = arena_alloc(arena, size);
    out->tax = charges_on(desk, out->taxable, out->charge);
    out->direct_tax = charges_on(desk, out->direct, out->direct_charge);
    out->salary_tax = charges_on(desk, out->salary, out->salary_charge);
    out->set_aside = share(out->tax, out->taxable);
}

static void settle_tables(const struct results *results,
                          struct tier_result *out, struct arena *arena)
{
    const struct model *model = results->model;
    struct net_result *net = &out->net;

    net->tables = arena_alloc(arena, model->table_count * sizeof(*net->tables));
    for (size_t i = 0; i < model->table_count; i++) {
        struct tax_result *table = &net->tables[i];
        struct desk desk;

        open_desk(&desk, results, i);
        settle_table(&desk, results, out, table, arena);
        close_desk(&desk);
        net->tax = money_add(net->tax, table->tax);
        net->direct_tax = money_add(net->direct_tax, table->direct_tax);
        net->salary_tax = money_add(net->salary_tax, table->salary_tax);
    }
}

void net_tier(const struct results *results, struct tier_result *out,
              struct arena *arena)
{
    struct net_result *net = &out->net;
    struct paid_result all;

    *net = (struct net_result){.monthly = {ABSENT}};
    if (!results->model->table_count)
        return;
    settle_tables(results, out, arena);
    all = paid_up_to(results, out, date_last);
    net->oncosts = taxed_oncosts(results, out);
    net->lines = all.taxed;
    net->taxable = income_of(&all);
    net->salary = all.salary;
    net->net = money_sub(net->taxable, net->tax);
    net->tax_saved = money_sub(net->direct_tax, net->tax);
    net->salary_net = money_sub(net->salary, net->salary_tax);
    net->share = share(net->net, net->salary_net);
    if (out->years.parts > 0)
        net->monthly = exact_to_money(
            exact_over_decimal(
                exact_over(exact_money(net->net, results->digits), 12),
                (struct decimal){out->years.parts, YEARS_PLACES}),
            results->digits);
}

struct money net_left(const struct results *results,
                      const struct tier_result *tier)
{
    struct money left = income_in_all(results, tier);

    for (size_t i = 0; i < results->model->table_count; i++) {
        struct desk desk;

        open_desk(&desk, results, i);
        left = money_sub(
            left,
            charges_on(&desk,
                       income_in_year(results, tier, results->model->tables[i]),
                       NULL));
        close_desk(&desk);
    }
    return left;
}

/*
 * Units by which an income may fall, for roundings, though it should rise:
 * those of offsets and of what was paid before its year, and on-costs on both.
 */
static double slack(const struct model *model, bool paid_before)
{
    double dip = paid_before, percents = 0, taxed = 0;

    for (size_t j = 0; j < model->overlap_count; j++)
        if (model->overlaps[j].treatment == TREATMENT_OFFSET)
            dip += 2;
    for (size_t i = 0; i < model->oncost_count; i++) {
        percents += (double)model->oncosts[i].percent.points / 1e6;
        taxed += model->oncosts[i].taxable == ANSWER_YES;
    }
    return dip * (1 + percents) + (taxed > 0 ? 2 + taxed : 0);
}

/* A table's income between two, in smallest units, and its charges. */
struct stretch {
    struct tax_span income;
    double spare;      /* by which the income may lie beside it */
    double charges[2]; /* at its ends, not rounded */
    double least;      /* that the charges come to */
    double count;      /* of charges */
    bool straight;     /* they have no corner in it */
};

/* The charges on an income, not rounded, in smallest units. */
static double charges_at(struct desk *desk, double income)
{
    double sum = 0, rate = mpq_get_d(desk->rate), unit = 1;

    for (int i = 0; i < desk->digits; i++)
        unit *= 10;
    compute_with(desk, (int64_t)income);
    for (size_t i = 0; i < desk->table->line_count; i++)
        if (desk->table->lines[i].paid) {
            mpq_sub(desk->part, desk->with.line[i], desk->without.line[i]);
            sum += mpq_get_d(desk->part) * rate * unit;
        }
    return sum;
}

static void look_along(struct desk *desk, struct stretch *s)
{
    struct tax_span input[TAX_INPUT_COUNT], line[TAX_LINES_MOST];
    double rate = mpq_get_d(desk->rate), unit = 1;

    for (int i = 0; i < desk->digits; i++)
        unit *= 10;
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        input[i].least = input[i].most = mpq_get_d(desk->income.input[i]);
    input[TAX_STIPEND] =
        (struct tax_span){(s->income.least - s->spare) / unit / rate,
                          (s->income.most + s->spare) / unit / rate};
    s->straight = tax_bounds(desk->table, input, desk->dropped, line);
    for (size_t i = 0; i < desk->table->line_count; i++)
        if (desk->table->lines[i].paid) {
            s->count++;
            s->least += (line[i].least - mpq_get_d(desk->without.line[i])) *
                        rate * unit;
        }
    s->charges[0] = charges_at(desk, s->income.least);
    s->charges[1] = charges_at(desk, s->income.most);
}

static struct stretch stretch_of(const struct results *results,
                                 const struct tier_result *least,
                                 const struct tier_result *most, size_t table)
{
    const struct model *model = results->model;
    struct date before = date_plus(model->tables[table]->starts, -1);
    struct paid_result paid = paid_up_to(results, least, before);
    struct stretch s = {
        .income =
            {(double)income_in_year(results, least, model->tables[table]).minor,
             (double)income_in_year(results, most, model->tables[table]).minor},
        .spare = slack(model, paid.end.day >= model->grant.start.day)};
    struct desk desk;

    open_desk(&desk, results, table);
    look_along(&desk, &s);
    close_desk(&desk);
    return s;
}

/* What a straight stretch leaves at most: at one of its ends. */
static double most_left(const struct stretch *s)
{
    double length = s->income.most - s->income.least;
    double steep =
        length > 0 ? fabs(s->charges[1] - s->charges[0]) / length : 1;
    double first = s->income.least - s->charges[0];
    double last = s->income.most - s->charges[1];

    return (first > last ? first : last) + s->spare * (1 + steep);
}

double net_most(const struct results *results, const struct tier_result *least,
                const struct tier_result *most)
{
    const struct model *model = results->model;
    double all[2] = {(double)income_in_all(results, least).minor,
                     (double)income_in_all(results, most).minor};
    double apart = all[1] + slack(model, false), along = 0, sum[2] = {0, 0};
    double rounded = 0;
    bool straight = true;

    for (size_t i = 0; i < model->table_count; i++) {
        struct stretch s = stretch_of(results, least, most, i);

        apart -= s.least;
        along += most_left(&s);
        rounded += s.count / 2;
        straight &= s.straight;
        sum[0] += s.income.least;
        sum[1] += s.income.most;
    }
    /* Income that two tables share, or none has, is not counted by each. */
    straight &= sum[0] == all[0] && sum[1] == all[1];
    if (straight && along < apart)
        apart = along;
    return apart + rounded + 1e-3 + fabs(apart) * 1e-12;
}
