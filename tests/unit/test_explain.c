/* How figures came about: words before formulas, down to the files. */
#include "run.h"
#include "table.h"

#include <string.h>

#define MODEL "templates/upskilling.ini"
#define TAXED "tests/cases/tax.ini"
#define ABROAD "tests/cases/tax-abroad.ini"
#define EIGHT "tests/cases/eight-tiers.ini"

/* What an explanation holds, in wide lines. */
static const struct said_case {
    const char *name, *command;
    int status;
    const char *part;
} said[] = {
    /* clang-format off */
    {"a sum reads as a sum, without what is 0", MODEL " tier.target.subtotal", 0,
     "tier.target.subtotal = 56,047.88 AUD: Subtotal\n"
     "  = 45,000.00 Stipend + 7,805.00 Tutoring + 942.88 Compute + 2,300.00 "
     "Other expenses\n"
     "  formula: tier.target.stipend + tier.target.people + tier.target.oncosts + "
     "tier.target.tutoring_cost + tier.target.compute_cost + "
     "tier.target.expense_cost + tier.target.contingency\n"},
    {"what is 0 goes no further", MODEL " tier.target.stipend", 0,
     "  tier.target.deduction = 0.00 AUD: Less: time that others pay\n"
     "  tier.target.offset = 0.00 AUD: Less: money from others\n"},
    {"the ask is rounded", MODEL " tier.target.request", 0,
     "\n  = 56,047.88 Total, rounded up to a multiple of 100.00\n"},
    {"only the branch of IF that applies", MODEL " salary.annual", 0,
     "  = 120,000.00 Salary\n  formula: round2(salary.amount * salary.effort)\n"
     "  salary.amount = 120,000.00 AUD (" MODEL ":28)\n"
     "  salary.effort = 100 % (default)\n"
     "  salary.per = year (" MODEL ":29)\n"},
    {"another branch of it", MODEL " salary.annual --set salary.per=week", 0,
     "  = 120,000.00 Salary × 52 Weeks per year\n"},
    {"months of a year as a fraction", ABROAD " tier.some.gross", 0,
     "  = 62,400.00 Salary per year × 60 % of salary × 8/12 Years\n"},
    {"days of a year as a fraction",
     MODEL " tier.target.gross --set grant.proration=day", 0,
     "  = 120,000.00 Salary per year × 75 % of salary × 184/365 Years\n"},
    {"a deduction whose product would miss by a cent",
     "tests/cases/overlaps.ini overlap.second.deduction.a --set "
     "salary.amount=12345.67 --set overlap.first.share=30", 0,
     "  = 2,854.94 Pay before it - 2,057.61 Pay after it\n"},
    {"the nearest multiple", "templates/parttime.ini tier.steady.request", 0,
     "  = 26,827.96 Total, rounded to the nearest multiple of 250.00\n"},
    {"money in hand", "tests/cases/trip.ini tier.half.expense_cost", 0,
     "  = 120.00 travel - 300.00 Money in hand\n"},
    {"a share that is not there",
     "tests/cases/trip.ini tier.half.share.stipend", 0,
     "    = none, since Total is 180.00 and Smallest part of the total is "
     "-180.00\n"},
    {"a line in another currency", MODEL " compute.gpu.cost.target", 0,
     "  = 660.00 USD Cost × 1.4286 AUD for 1 USD\n"},
    {"a line's units", MODEL " tutoring.maths.native.target", 0,
     "  = 80.00 Rate × 2 Quantity × 17 Times\n"},
    {"whole weeks", MODEL " tutoring.maths.times_in.target", 0,
     "  = (122 days from 2022-08-01 to 2022-11-30) / 7, rounded down\n"},
    {"the later of two dates", MODEL " tutoring.rl.first.target", 0,
     "  = From 2022-10-01, later than Start 2022-08-01\n"},
    {"what is not given is no bound", MODEL " tutoring.rl.last.target", 0,
     "  = Last day 2023-01-31\n  formula: MIN(tier.target.end, "
     "tutoring.rl.until)\n"},
    {"the last day", MODEL " tier.target.end", 0,
     "  = Start 2022-08-01 + 6 months - 1 day\n"},
    {"a share", MODEL " tier.target.share.stipend", 0,
     "  = 45,000.00 of 56,047.88 Total; rounded so that all parts make 100 %\n"},
    {"deductions, one for each overlap",
     "tests/cases/treatments.ini tier.short.deduction", 0,
     "  = 2,461.02 teaching\n"},
    {"a deduction", "tests/cases/treatments.ini overlap.teaching.deduction.short",
     0,
     "  = 87,654.32 Salary per year × 66.6667 % of salary × 0.042114653226 years, "
     "the worth of what it takes of the days from 2026-01-31 to 2026-04-29\n"},
    {"an offset", "tests/cases/treatments.ini overlap.scholarship.offset.short", 0,
     "  = 2,691.75 What it pays inside the time of the tier, less than 6,434.94 What "
     "the tier pays for the time of all of them\n"},
    {"what an offset takes at most",
     "tests/cases/treatments.ini overlap.scholarship.inside.short", 0,
     "  = 12,000.50 USD that it pays × (79 days from 2026-02-10 to 2026-04-29) / (1.0837 "
     "USD for 1 EUR × (325 days from 2026-02-10 to 2026-12-31))\n"},
    {"a salary that changes", "tests/cases/everything.ini tier.full.gross", 0,
     "  = 60,000.00 Salary per year × 80 % of salary × 14/12 Years + 80 % of salary × "
     "(1,800.00 Yearly raise × 131/186 Years from its day on - 30,900.00 Half time × 49/186 "
     "Years from its day on)\n"},
    {"a person", "tests/cases/everything.ini person.assistant.pay.lean", 0,
     "  = 19,200.00 Pay per year × 50 % Percentage of the pay × 77/124 Years\n"},
    {"quarters that have begun", "tests/cases/everything.ini compute.cloud.cost.full", 0,
     "= 14 Whole months / 3, rounded up\n"},
    {"an ask without contributions", "tests/cases/everything.ini tier.full.request", 0,
     "  = 143,655.48 Total - 16,365.55 contributions, rounded up to a multiple of 50.00\n"},
    {"an instalment that takes the rest",
     "tests/cases/everything.ini instalment.rest.amount.full", 0,
     "  = 127,300.00 The ask - 127,300.00 The ask × (40 % first + 40 % second)\n"},
    {"lines of a type", "tests/cases/everything.ini tier.full.type.other", 0,
     "  = 1,800.00 travel + 1,392.47 rent\n"},
    {"lines of a type, each", "tests/cases/everything.ini tier.full.type.other", 0,
     "    = 1,800.00 Cost\n"},
    {"a person whom the tier does not have",
     "tests/cases/everything.ini person.dev.years.lean", 0,
     "  = nothing, since the tier does not have it\n"},
    {"an instalment of a percentage",
     "tests/cases/everything.ini instalment.second.amount.full", 0,
     "  = 127,300.00 The ask × 40 % Percentage\n"},
    {"percentages of instalments so far",
     "tests/cases/everything.ini instalment.second.part_so_far", 0,
     "  = the percentages of the instalments up to 2027-01-10\n"},
    {"instalments by agreement in a tax year",
     "tests/cases/agreed-tax.ini tier.a.taxable.au_2025_26", 0,
     "  = 14,400.00 Paid to the person, in 2 of 3 instalments, from 2025-08-15 to "
     "2025-11-30\n"},
    {"a fee of at least its minimum", "tests/cases/on-top.ini fee.bank.added.a", 0,
     "  = 500.00 Minimum, more than 210.25 (21,024.55 Subtotal × 1 %)\n"},
    {"a part of the sum that includes it",
     "tests/cases/on-top.ini tier.a.contingency", 0,
     "  = (1,999.98 Other expenses + 15,000.00 Stipend + 1,396.50 On-costs) × "
     "12.5 % / (1 - 12.5 %)\n"},
    {"what is nothing without an input", MODEL " tier.target.contingency", 0,
     "  = nothing without contingency.percent\n"},
    {"why a figure is not there", MODEL " overlap.fellowship.offset.target", 0,
     "overlap.fellowship.offset.target = (none): Offset for it (Winter "
     "fellowship)\n  = none, since overlap.fellowship.treatment is makeup\n"},
    {"why the figure above it is not there", "tests/cases/small.ini "
     "tier.half.per_hour", 0,
     "  tier.half.hours = (none): Planned hours\n"
     "    = none, since tier.half.hours_per_week is not given\n"},
    {"a constant has no words", MODEL " compute.gpu.taxed.target", 0,
     "compute.gpu.taxed.target = 0: Whether it is income of the person (1 or 0) "
     "(Cloud GPUs)\n  compute.gpu.taxable = no (default)\n    compute.gpu.paid_by = funder "
     "(default)\n"},

    {"what is left after tax", TAXED " tier.lean.net", 0,
     "tier.lean.net = 58,798.00 AUD: Left after tax, estimated\n"
     "  = 69,600.00 Paid to the person - 10,802.00 Tax\n"},
    {"lines that are income", TAXED " tier.lean.taxed_lines", 0,
     "  = 2,400.00 gpu\n"
     "  formula: SUMPRODUCT(lines.cost.lean * lines.taxed.lean)\n"
     "  compute.gpu.cost.lean = 2,400.00 AUD: Cost (gpu)\n"},
    {"tax of two years", TAXED " tier.lean.tax", 0,
     "  = 9,012.00 Australia 2025-26, resident + 1,790.00 Australia 2026-27, "
     "resident\n"},
    {"a charge down to what its table says",
     TAXED " tier.lean.tax_on.au_2025_26.income_tax", 0,
     "tier.lean.tax_on.au_2025_26.income_tax = 9,012.00 AUD: income_tax, "
     "estimated\n"
     "  = 10,200.00 income_tax on other income and the grant - 1,188.00 "
     "income_tax on other income alone\n"
     "  formula: round2(tax.au_2025_26.income_tax.grant.lean - "
     "tax.au_2025_26.income_tax)\n"
     "  tax.au_2025_26.income_tax.grant.lean = 10,200.00 AUD: income_tax on "
     "other income and the grant\n"
     "    = 16 % of 26,800.00 from 18,200.00 to 45,000.00 + 30 % of 19,800.00 "
     "above 45,000.00 - 28.00 lito\n"
     "    on = 64,800.00 AUD: wages + other + stipend (au_2025_26.ini:20)\n"
     "      = 30,000.00 wages + 34,800.00 stipend\n"
     "    rates = 10,228.00 AUD: 18200:16%, 45000:30%, 135000:37%, 190000:45% "
     "(au_2025_26.ini:21)\n"
     "    less = 28.00 AUD: lito (au_2025_26.ini:22)\n"
     "      = 28.00 lito\n"
     "    income.au_2025_26.wages = 30,000.00 AUD (" TAXED ":30)\n"
     "    income.au_2025_26.other = 0.00 AUD (default)\n"
     "    tier.lean.taxable.au_2025_26 = 34,800.00 AUD: Paid in its year "
     "(Australia 2025-26, resident)\n"
     "      = 30,000.00 Stipend before money from others + 3,600.00 On-costs that are "
     "income + 1,200.00 Lines that are income, in 6 of 12 instalments, from "
     "2026-01-01 to 2026-06-01\n"},
    {"a charge without the grant, and its credit",
     TAXED " tier.lean.tax_on.au_2025_26.income_tax", 0,
     "  tax.au_2025_26.income_tax = 1,188.00 AUD: income_tax on other income "
     "alone\n"
     "    = 16 % of 11,800.00 above 18,200.00 - 700.00 lito\n"
     "    on = 30,000.00 AUD: wages + other + stipend (au_2025_26.ini:20)\n"
     "      = 30,000.00 wages\n"
     "    rates = 1,888.00 AUD: 18200:16%, 45000:30%, 135000:37%, 190000:45% "
     "(au_2025_26.ini:21)\n"
     "    less = 700.00 AUD: lito (au_2025_26.ini:22)\n"
     "      = 700.00 lito\n"
     "    tax.au_2025_26.lito = 700.00 AUD: lito on other income alone\n"
     "      = 700.00 from 0.00 on\n"},
    {"rates below zero", TAXED " tax.au_2025_26.lito.grant.lean", 0,
     "  = 700.00 from 0.00 on - 5 % of 7,500.00 from 37,500.00 to 45,000.00 - "
     "1.5 % of 19,800.00 above 45,000.00\n"},
    {"a charge that the model drops",
     TAXED " tier.lean.tax_on.au_2025_26.medicare_levy", 0,
     "    = nothing, since [tax] drop names it\n"
     "    tax.drop = medicare_levy (" TAXED ":28)\n"},
    {"income that uses up the lower steps", ABROAD " tax.us_2026.ss.grant.some",
     0,
     "tax.us_2026.ss.grant.some = 3,254.26881 USD: ss on other income and the "
     "grant\n"
     "  = 12.4 % of 26,244.103304 above 11,000.50\n"
     "  on = 26,244.103304 USD: net_earnings (us_2026.ini:21)\n"
     "    = 26,244.103304 net_earnings\n"
     "  above = 11,000.50 USD: wages (us_2026.ini:22)\n"
     "    = 11,000.50 wages\n"
     "  rates = 3,254.26881 USD: 0:12.4%, 184500:0% (us_2026.ini:23)\n"
     "  tax.us_2026.net_earnings.grant.some = 26,244.103304 USD: net_earnings on "
     "other income and the grant\n"
     "    = 400.00 from 400.00 on + 100 % of 25,844.103304 above 400.00\n"
     "    on = 26,244.103304 USD: 0.9235*stipend (us_2026.ini:17)\n"
     "      = 0.9235 × 28,418.086957 stipend (26,144.64 EUR)\n"
     "    rates = 26,244.103304 USD: 400:100%+400 (us_2026.ini:18)\n"
     "    currency.usd.rate = 0.92 (" ABROAD ":58)\n"},
    {"the numbers and lines of a form",
     ABROAD " tax.us_2026.income_tax.grant.some", 0,
     " wages + 300.00 other + 28,418.086957 stipend (26,144.64 EUR) - 0.5 × "
     "3,254.26881 ss - 0.5 × "},
    {"a tax in another currency", ABROAD " tier.some.tax_on.us_2026.ss", 0,
     "  = 3,254.26881 USD ss on other income and the grant × 0.92 EUR for 1 USD\n"},
    {"a percentage that was searched", ABROAD " tier.enough.percent", 0,
     "% (the smallest that leaves net_target)\n"
     "  = the smallest percentage that leaves 24,000.00 after tax: it leaves "
     "24,000.02\n"
     "  tier.enough.net_target = 24,000.00 EUR (" ABROAD ":14)\n"
     "  tier.enough.net = 24,000.02 EUR: Left after tax, estimated\n"},
    {"the stipend before and after an offset",
     ABROAD " tier.some.oncosts_through.us_2026", 0,
     "  = 1,519.16 On-costs that are income × (24,255.48 Stipend before money "
     "from others - 4,000.00 money from others) / 20,255.48 Stipend\n"},
    {"what instalments up to a day pay",
     ABROAD " tier.some.stipend_through.us_2026", 0,
     "  = 62,400.00 Salary per year × 60 % of salary × 241/372 years, the worth "
     "of the days from 2025-11-15 to 2026-07-14, without the time that `deduct` "
     "overlaps take\n"},
    {"income of two tax years", TAXED " tier.full.income", 0,
     " Lines that are income; paid: 68,400.00 from 2025-07-01 to 2026-06-30, "
     "68,400.00 from 2026-07-01 to 2027-06-30\n"},
    {"a year in which nothing is paid", ABROAD " tier.some.tax", 0,
     "    = nothing, since no income is paid in its year\n"
     "    formula: SUM(tier.some.tax_on.us_2025.*)\n"
     "    tier.some.taxable.us_2025 = 0.00 EUR: Paid in its year (United States "
     "2025, contractor)\n"
     "      = nothing, since no instalment is paid from 2025-01-01 to "
     "2025-12-31\n"},
    {"a threshold that is not reached", EIGHT " tier.b.tax", 0,
     "      = nothing, since 24,000.00 of `on` is not above 28,011.00\n"
     "        on = 24,000.00 AUD: wages + other + stipend (au_2026_27.ini:27)\n"
     "          = 24,000.00 stipend\n"
     "        rates = 0.00 AUD: 28011:10%, 35013.75:2% (au_2026_27.ini:28)\n"},
    {"tax that is saved", TAXED " tier.full.tax_saved", 0,
     "  = 31,060.00 Tax if all costs were paid to the person - 30,160.00 Tax\n"},
    {"the salary's tax", TAXED " tier.full.salary_net", 0,
     " AUD: income_tax on other income and the salary\n"},

    {"an explanation in Markdown",
     TAXED " tax.au_2025_26.lito --format markdown", 0,
     "- tax.au\\_2025\\_26.lito = 700.00 AUD: lito on other income alone\n"
     "  - \\= 700.00 from 0.00 on\n"
     "  - on = 30,000.00 AUD: wages + other + stipend (au\\_2025\\_26.ini:16)\n"
     "    - \\= 30,000.00 wages\n"},
    {"an explanation in JSON", TAXED " tier.lean.net_monthly --format json", 0,
     "{\n  \"name\": \"tier.lean.net_monthly\",\n  \"value\": \"4899.83\",\n"
     "  \"unit\": \"AUD\",\n  \"label\": \"Left per month, estimated\",\n"
     "  \"origin\": null,\n"
     "  \"words\": \"58,798.00 Left after tax / 12\",\n"
     "  \"formula\": \"round2(tier.lean.net / (12 * tier.lean.years))\",\n"
     "  \"parts\": [\n    {\n      \"name\": \"tier.lean.net\",\n"
     "      \"value\": \"58798.00\",\n"},
    {"an explanation in CSV", TAXED " tax.au_2025_26.lito --format csv", 0,
     "level,name,value,unit,label,origin,words,formula\r\n"
     "1,tax.au_2025_26.lito,700.00,AUD,lito on other income alone,,700.00 from "
     "0.00 on,\r\n"
     "2,on,30000.00,AUD,wages + other + stipend,au_2025_26.ini:16,\"30,000.00 "
     "wages\",\r\n"},
    {"a line of a table that is not listed", TAXED " tax.us_2026.ss", 2, ""},
    {"an income that is none", TAXED " tax.au_2025_26.lito.grants.lean", 2, ""},
    /* clang-format on */
};

static void test_said(void **state)
{
    const struct said_case *c = *state;
    struct run run =
        run_shell("COLUMNS=300 \"$STIPEND\" explain %s", c->command);

    if (!strstr(run.out, c->part))
        fail_msg("'%s' is not in:\n%s", c->part, run.out);
    assert_int_equal(run.status, c->status);
    run_free(&run);
}

/* Every figure of some models is explained; none is left as a mere formula. */
static const struct whole_case {
    const char *name, *model;
} wholes[] = {
    {"upskilling", MODEL},
    {"taxes", TAXED},
    {"taxes abroad", ABROAD},
    {"overlaps of all treatments", "tests/cases/treatments.ini"},
    {"what comes on top", "tests/cases/on-top.ini"},
};

static void test_whole(void **state)
{
    const struct whole_case *c = *state;
    struct run run = run_shell(
        "for name in $(\"$STIPEND\" compare --format json %s 2>$D/err | "
        "sed -n 's/^    \"\\([a-z]*\\.[a-z0-9_.]*\\)\": .*/\\1/p'); do "
        "\"$STIPEND\" explain %s $name 2>$D/err >$D/out || echo $name; "
        "sed -n '1p;2p' $D/out | tr '\\n' ' ' | "
        "grep '^[^(]* formula:' | sed \"s/ .*//\"; done",
        c->model, c->model);

    assert_string_equal(run.out, "");
    run_free(&run);
}

/* What is printed adds up: sums and products come to the figure they are of. */
static const struct whole_case sums[] = {
    {"a template", "templates/parttime.ini"},
    {"taxes", TAXED},
    {"taxes abroad", ABROAD},
    {"overlaps of all treatments", "tests/cases/treatments.ini"},
    {"what comes on top", "tests/cases/on-top.ini"},
    {"a currency of three decimals", "tests/cases/dinar.ini"},
    {"rates below zero", "tests/cases/trip.ini"},
};

static void test_sums(void **state)
{
    const struct whole_case *c = *state;
    struct run run = run_shell(
        "for name in $(\"$STIPEND\" compare --format json %s 2>$D/err | "
        "sed -n 's/^    \"\\([a-z]*\\.[a-z0-9_.]*\\)\": .*/\\1/p'); do "
        "\"$STIPEND\" explain %s $name --format csv 2>$D/err; done | "
        "python3 tests/unit/add_up.py",
        c->model, c->model);

    assert_string_equal(run.out, "");
    assert_int_equal(run.status, 0);
    run_free(&run);
}

int main(void)
{
    return (RUN_TABLE("said", said, test_said) |
            RUN_TABLE("sums", sums, test_sums) |
            RUN_TABLE("whole models", wholes, test_whole)) != 0;
}
