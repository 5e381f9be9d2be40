/* Figures that can be worked out on paper, or that others have published. */
#include "figure/review.h"
#include "model.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

#define WEEKS "[grant]\ntitle = T\ncurrency = EUR\nstart = 2026-07-01\n"
#define YEARLY "[salary]\namount = 60000\nper = year\n[tier.a]\npercent = 100\n"
#define SUM "[salary]\namount = 5500\nper = grant\n[tier.a]\npercent = 100\n"
#define RAISE "[step.r]\nfrom = 2027-01-01\n"
#define TWO_SOURCES                                                            \
    WEEKS "months = 12\n[salary]\namount = 48656.18\nper = year\n"             \
          "[tier.a]\npercent = 100\n[overlap.one]\ntreatment = offset\n"       \
          "start = 2026-07-01\nend = 2027-06-30\npays = 24000\n"               \
          "[overlap.two]\ntreatment = offset\nstart = 2026-07-01\n"            \
          "end = 2027-06-30\npays = 9000\n"
#define THIRTY_DAYS                                                            \
    WEEKS "end = 2026-07-30\n[tier.a]\n[expense.r]\nrate = 1000\n"             \
          "every = month\n"
#define QUARTERS "[tier.a]\n[expense.q]\nrate = 100\nevery = quarter\n"
#define PERSON                                                                 \
    "[person.p]\namount = 4000\nper = month\neffort = 50\n"                    \
    "from = 2027-01-01\n"
#define INSTALMENTS                                                            \
    "[tier.a]\n[expense.e]\nrate = 100.01\n"                                   \
    "[instalment.second]\ndate = 2026-09-01\npercent = 33.3333\n"              \
    "[instalment.first]\ndate = 2026-07-01\npercent = 33.3333\n"               \
    "[instalment.last]\ndate = 2026-12-01\n"

#define GRANT                                                                  \
    "[grant]\ntitle = T\ncurrency = EUR\nstart = 2022-08-01\nmonths = 6\n"
#define SALARY "[salary]\namount = 120000\nper = year\n"
#define TIER "[tier.a]\npercent = 75\n"
#define FELLOWSHIP "[overlap.o]\nstart = 2022-12-12\nend = 2023-03-10\n"
#define MAKEUP GRANT SALARY TIER FELLOWSHIP "treatment = makeup\n"
#define OFFSET GRANT SALARY TIER FELLOWSHIP "treatment = offset\n"
#define DAY                                                                    \
    "[grant]\ntitle = T\ncurrency = EUR\nstart = 2024-02-29\n"                 \
    "end = 2024-02-29\nproration = "

#define WINDOW(start, end, proration)                                          \
    "[grant]\ntitle = T\ncurrency = EUR\nstart = " start "\nend = " end        \
    "\nproration = " proration "\n" TIER
#define JANUARY WINDOW("2026-01-01", "2026-01-31", "month") SALARY
#define PUBLISHED(name) "tests/cases/published-" name ".ini"
#define FIFTH "start = 2026-01-05\nend = 2026-01-05\n"
#define ALL_OF_IT "start = 2026-01-01\nend = 2026-01-31\n"

/* A model's text, or the name of a case. */
static const struct figure_case {
    const char *name, *text, *figure, *value;
} cases[] = {
    /* clang-format off */
    {"half a year at 75 % pays 45,000", GRANT SALARY TIER,
     "tier.a.stipend", "45000.00"},
    {"six months end on the last day of the sixth", GRANT SALARY TIER,
     "tier.a.end", "2023-01-31"},
    {"six months are half a year", GRANT SALARY TIER,
     "tier.a.years", "0.500000000000"},
    {"a salary by the month",
     GRANT "[salary]\namount = 10000\nper = month\n" TIER,
     "salary.annual", "120000.00"},
    {"a salary by the hour",
     GRANT "[salary]\namount = 57.69\nper = hour\nhours_per_week = 37.5\n"
     "weeks_per_year = 46.4\neffort = 80 %\n" TIER,
     "salary.annual", "80304.48"},
    {"an overlap of one month deducts a sixth of six months",
     GRANT SALARY TIER "[overlap.o]\nstart = 2022-10-01\nend = 2022-10-31\n",
     "tier.a.deduction", "7500.00"},
    {"an overlap of half the time costs half a month",
     GRANT SALARY TIER "[overlap.o]\nstart = 2022-10-01\nend = 2022-10-31\n"
     "share = 50\n", "tier.a.deduction", "3750.00"},
    {"two overlaps take no more than there is",
     GRANT SALARY TIER "[overlap.o]\nstart = 2022-10-01\nend = 2022-10-31\n"
     "share = 80\n[overlap.p]\nstart = 2022-10-01\nend = 2022-10-31\n"
     "share = 80\n", "overlap.p.deduction.a", "1500.00"},
    {"an overlap outside the window costs nothing",
     GRANT SALARY TIER "[overlap.o]\nstart = 2023-02-01\nend = 2023-10-31\n",
     "tier.a.deduction", "0.00"},
    {"184 days are 26 whole weeks",
     GRANT TIER "[tutoring.t]\nrate = 80\nevery = week\n",
     "tutoring.t.cost.a", "2080.00"},
    {"six whole months",
     GRANT TIER "[compute.c]\nrate = 125\nevery = month\n",
     "compute.c.cost.a", "750.00"},
    {"a month cut by a day counts for nothing",
     GRANT TIER "[compute.c]\nrate = 125\nevery = month\nfrom = 2022-08-02\n",
     "compute.c.cost.a", "625.00"},
    {"a foreign price is rounded in its own currency first",
     GRANT TIER "[compute.c]\nrate = 0.333\ncurrency = USD\n"
     "[currency.usd]\nrate = 1.5\n", "compute.c.cost.a", "0.50"},
    {"an inverse rate divides",
     GRANT TIER "[compute.c]\nrate = 100\ncurrency = USD\n"
     "[currency.usd]\ninverse_rate = 3\n", "compute.c.cost.a", "33.33"},
    {"a contingency of the subtotal is a part of it",
     GRANT TIER "[expense.e]\nrate = 900\n[contingency]\npercent = 10\n"
     "of = subtotal\n", "tier.a.contingency", "100.00"},
    {"a contingency of expenses leaves the stipend out",
     GRANT SALARY TIER "[expense.e]\nrate = 900\n[contingency]\npercent = 10\n"
     "of = expenses\n", "tier.a.contingency", "90.00"},
    {"an added fee has its minimum",
     GRANT TIER "[expense.e]\nrate = 900\n[fee.f]\npercent = 1\n"
     "minimum = 20\n", "tier.a.total", "920.00"},
    {"a fee on the revenue is a share of the total with the fee",
     GRANT TIER "[expense.e]\nrate = 930\n[fee.f]\npercent = 7\n"
     "basis = revenue\n", "tier.a.total", "1000.00"},
    {"the ask is rounded up", GRANT "round = 250\n" TIER
     "[expense.e]\nrate = 1000.01\n", "tier.a.request", "1250.00"},
    {"the ask is rounded down", GRANT "round = 250\nround_direction = down\n" TIER
     "[expense.e]\nrate = 1249.99\n", "tier.a.request", "1000.00"},
    {"the ask is rounded to the nearest step, halves up",
     GRANT "round = 250\nround_direction = nearest\n" TIER
     "[expense.e]\nrate = 1125\n", "tier.a.request", "1250.00"},
    {"shares make 100: the earlier of equal remainders first",
     GRANT "[tier.a]\n[tutoring.t]\nrate = 1\n[compute.c]\nrate = 1\n"
     "[expense.e]\nrate = 1\n", "tier.a.share.tutoring", "33.4"},
    {"shares make 100: a later equal remainder gets less",
     GRANT "[tier.a]\n[tutoring.t]\nrate = 1\n[compute.c]\nrate = 1\n"
     "[expense.e]\nrate = 1\n", "tier.a.share.compute", "33.3"},
    {"no shares of a negative part",
     GRANT "[tier.a]\n[tutoring.t]\nrate = 5\n[expense.e]\nrate = -1\n",
     "tier.a.share.tutoring", ""},
    {"a line that a tier does not have",
     GRANT "[tier.a]\n[tier.b]\n[expense.e]\nrate = 5\ntiers = b\n",
     "expense.e.cost.a", "0.00"},
    {"a tier keeps a part of a kind",
     GRANT "[tier.a]\nexpense = 33.3333 %\n[expense.e]\nrate = 300\n",
     "tier.a.expense_cost", "100.00"},
    {"money in hand counts in full",
     GRANT SALARY "[tier.a]\npercent = 50\nexpense = 50\n[expense.e]\n"
     "rate = -0.01\nquantity = 333\n", "expense.e.cost.a", "-3.33"},
    {"and in full in a tier that keeps no expenses",
     GRANT SALARY "[tier.a]\npercent = 50\nexpense = 0\n[expense.e]\n"
     "rate = -100\n[expense.f]\nrate = 40\n", "tier.a.expense_cost",
     "-100.00"},
    {"a price of nothing is kept in part",
     GRANT "[tier.a]\nexpense = 50\n[expense.e]\nrate = 0\n",
     "tier.a.expense_cost", "0.00"},
    {"a month from the last day of January",
     "[grant]\ntitle = T\ncurrency = EUR\nstart = 2026-01-31\nmonths = 1\n"
     SALARY TIER, "tier.a.stipend", "7500.00"},
    {"hours are of the time that is paid, as the money counts it",
     GRANT SALARY TIER "[effort]\nhours_per_week = 35\n", "tier.a.hours",
     "910"},
    {"time to make up is paid as it falls", MAKEUP, "tier.a.stipend",
     "45000.00"},
    {"time to make up is owed, in days", MAKEUP, "tier.a.owed_days", "51"},
    {"time to make up is owed, in weeks", MAKEUP, "tier.a.owed_weeks", "7.2857"},
    {"make-up time starts after the overlap", MAKEUP,
     "tier.a.makeup_start", "2023-03-11"},
    {"make-up time ends when all days are made up", MAKEUP, "tier.a.makeup_end", "2023-04-30"},
    {"without a last day there is no shortfall", MAKEUP, "tier.a.shortfall_days", ""},
    {"without a last day nothing is paid back", MAKEUP, "tier.a.repay", ""},
    {"only days up to the last day are made up", MAKEUP "[makeup]\nby = 2023-04-16\n",
     "tier.a.made_up_days", "37"},
    {"days after the last day are a shortfall", MAKEUP "[makeup]\nby = 2023-04-16\n",
     "tier.a.shortfall_days", "14"},
    {"a shortfall is paid back", MAKEUP "[makeup]\nby = 2023-04-16\n", "tier.a.repay",
     "3387.10"},
    {"a last day before the end pays back all days owed",
     MAKEUP "[makeup]\nby = 2022-12-24\n", "tier.a.repay", "12338.71"},
    {"a late last day pays back nothing", MAKEUP "[makeup]\nby = 2099-12-31\n",
     "tier.a.repay", "0.00"},
    {"half of each free day goes to make-up time",
     GRANT SALARY TIER FELLOWSHIP "treatment = makeup\nshare = 50\n",
     "tier.a.makeup_end", "2023-03-17"},
    {"without days owed there is no make-up end",
     GRANT SALARY TIER "[overlap.o]\nstart = 2023-02-01\nend = 2023-03-10\n"
     "treatment = makeup\n", "tier.a.makeup_end", ""},
    {"time that is kept takes nothing",
     GRANT SALARY TIER FELLOWSHIP "treatment = keep\n", "tier.a.stipend",
     "45000.00"},
    {"kept time takes nothing from a later overlap",
     GRANT SALARY TIER FELLOWSHIP "treatment = keep\n[overlap.p]\n"
     "start = 2022-12-12\nend = 2023-03-10\n", "tier.a.deduction",
     "12338.71"},
    {"an offset is the part of `pays` inside the window",
     OFFSET "pays = 8900\n", "overlap.o.offset.a", "5100.00"},
    {"an offset is at most the pay for the time", OFFSET "pays = 89000\n",
     "overlap.o.offset.a", "12338.71"},
    {"an offset in another currency is converted",
     OFFSET "pays = 8900\ncurrency = USD\n[currency.usd]\n"
     "inverse_rate = 1.25\n", "tier.a.offset", "4080.00"},
    {"a day of its grant month", DAY "month\n" SALARY TIER, "tier.a.stipend",
     "258.62"},
    {"a day of its calendar month", DAY "calendar\n" SALARY TIER,
     "tier.a.stipend", "258.62"},
    {"a day of 365", DAY "day\n" SALARY TIER, "tier.a.stipend", "246.58"},
    {"a day of 52 weeks", DAY "week\n" SALARY TIER, "tier.a.stipend",
     "247.25"},
    {"a Thursday of 260", DAY "workday\n" SALARY TIER, "tier.a.stipend",
     "346.15"},
    {"a month ends where it can",
     "[grant]\ntitle = T\ncurrency = EUR\nstart = 2028-01-31\nmonths = 1\n"
     SALARY TIER, "tier.a.end", "2028-02-28"},
    {"twelve grant months are a year",
     WINDOW("2023-08-01", "2024-07-31", "month"), "tier.a.years",
     "1.000000000000"},
    {"twelve grant months from any day are a year",
     WINDOW("2024-01-31", "2025-01-30", "month"), "tier.a.years",
     "1.000000000000"},
    {"a leap day makes its month longer, not the year",
     WINDOW("2024-02-01", "2024-02-29", "month"), "tier.a.years",
     "0.083333333333"},
    {"15 days are half of a grant month of 30 days",
     WINDOW("2026-04-01", "2026-04-15", "month"), "tier.a.years",
     "0.041666666667"},
    {"a calendar year is a year",
     WINDOW("2026-01-01", "2026-12-31", "calendar"), "tier.a.years",
     "1.000000000000"},
    {"a calendar day counts by its own month",
     WINDOW("2026-01-31", "2026-02-01", "calendar"), "tier.a.years",
     "0.005664362519"},
    {"365 days are a year",
     WINDOW("2026-01-01", "2026-12-31", "day"), "tier.a.years",
     "1.000000000000"},
    {"a leap year has a day more",
     WINDOW("2024-01-01", "2024-12-31", "day"), "tier.a.years",
     "1.002739726027"},
    {"52 weeks are a year",
     WINDOW("2026-01-01", "2026-12-30", "week"), "tier.a.years",
     "1.000000000000"},
    {"a Monday is a working day of 260",
     WINDOW("2026-11-23", "2026-11-23", "workday"), "tier.a.years",
     "0.003846153846"},
    {"a weekend is worth nothing",
     WINDOW("2026-11-21", "2026-11-22", "workday"), "tier.a.years",
     "0.000000000000"},
    {"52 working weeks are a year",
     WINDOW("2026-01-05", "2027-01-03", "workday"), "tier.a.years",
     "1.000000000000"},
    {"an overlap takes its share of a day",
     JANUARY "[overlap.a]\nshare = 40\n" FIFTH, "tier.a.paid_days", "30.6"},
    {"a thousandth of a percent of a day counts",
     JANUARY "[overlap.a]\nshare = 0.001\n" FIFTH, "tier.a.paid_days",
     "30.99999"},
    {"overlaps take of a day in the order of the file",
     JANUARY "[overlap.b]\nshare = 70\n" ALL_OF_IT "[overlap.a]\nshare = 40\n"
     FIFTH, "overlap.a.deduction.a", "72.58"},
    {"nothing is left for an overlap after two that take all",
     JANUARY "[overlap.a]\n" FIFTH "[overlap.b]\n" FIFTH "[overlap.c]\n" FIFTH,
     "overlap.c.deduction.a", "0.00"},
    {"thirteen weeks are a quarter of a year", WEEKS "weeks = 13\n" YEARLY,
     "tier.a.stipend", "15000.00"},
    {"weeks end on their last day", WEEKS "weeks = 13\n" YEARLY, "tier.a.end",
     "2026-09-29"},
    {"one sum for the whole grant", WEEKS "weeks = 13\n" SUM, "tier.a.gross",
     "5500.00"},
    {"one sum for the grant in a tier of fewer weeks",
     WEEKS "weeks = 13\n" SUM "weeks = 8\n", "tier.a.gross", "3384.62"},
    {"one sum for the grant, by the year", WEEKS "weeks = 13\n" SUM,
     "salary.annual", "22000.00"},
    {"two sources for the same time are both taken off", TWO_SOURCES,
     "tier.a.offset", "33000.00"},
    {"what two sources for the same time leave", TWO_SOURCES, "tier.a.stipend",
     "15656.18"},
    {"three months of twenty hours a week are thirteen weeks",
     WEEKS "months = 3\n" YEARLY "hours_per_week = 20\n", "tier.a.hours",
     "260"},
    {"a raise of the second half", WEEKS "months = 12\n" YEARLY RAISE
     "raise = 3 %\n", "tier.a.gross", "60900.00"},
    {"the salary from a raise on", WEEKS "months = 12\n" YEARLY RAISE
     "raise = 3 %\n", "step.r.annual", "61800.00"},
    {"a month without pay after a raise", WEEKS "months = 12\n" YEARLY RAISE
     "raise = 3 %\n[overlap.o]\nstart = 2027-06-01\nend = 2027-06-30\n",
     "tier.a.deduction", "5150.00"},
    {"half of full time in the second half", WEEKS "months = 12\n" YEARLY RAISE
     "effort = 50 %\n", "tier.a.gross", "45000.00"},
    {"a new amount in the second half", WEEKS "months = 12\n" YEARLY RAISE
     "amount = 66000\n", "tier.a.gross", "63000.00"},
    {"thirty days of a month are none", THIRTY_DAYS, "expense.r.cost.a",
     "0.00"},
    {"thirty days of a month in full", THIRTY_DAYS "partial = full\n",
     "expense.r.cost.a", "1000.00"},
    {"thirty days of a month in part", THIRTY_DAYS "partial = prorate\n",
     "expense.r.cost.a", "967.74"},
    {"whole quarters", WEEKS "months = 8\n" QUARTERS, "expense.q.cost.a",
     "200.00"},
    {"quarters that have begun", WEEKS "months = 8\n" QUARTERS
     "partial = full\n", "expense.q.cost.a", "300.00"},
    {"parts of quarters", WEEKS "months = 8\n" QUARTERS "partial = prorate\n",
     "expense.q.cost.a", "266.67"},
    {"years that have begun", WEEKS "months = 18\n" TIER
     "[expense.y]\nrate = 900\nevery = year\npartial = full\n",
     "expense.y.cost.a", "1800.00"},
    {"tax on top of a price", WEEKS "months = 8\n" TIER
     "[expense.t]\nrate = 99.99\nquantity = 3\nvat = 19\n",
     "expense.t.cost.a", "356.96"},
    {"lines of a type", WEEKS "months = 8\n" TIER
     "[expense.t]\nrate = 70\ntype = travel\n[compute.c]\nrate = 5\n"
     "type = travel\n[expense.o]\nrate = 11\n", "tier.a.type.travel",
     "75.00"},
    {"half a person for half of the time, at the tier's percentage",
     WEEKS "months = 12\n" SALARY TIER PERSON, "person.p.pay.a", "9000.00"},
    {"a person at the full rate", WEEKS "months = 12\n" SALARY TIER PERSON
     "scaled = no\n", "tier.a.people", "12000.00"},
    {"an on-cost of stipend and people", WEEKS "months = 12\n" SALARY TIER
     PERSON "[oncost.o]\npercent = 10\n", "oncost.o.amount.a", "9900.00"},
    {"an on-cost that the tier does not have", WEEKS "months = 12\n" SALARY
     "[tier.b]\npercent = 10\n" TIER "[oncost.o]\npercent = 10\ntiers = b\n",
     "tier.a.oncosts", "0.00"},
    {"an ask without what others put in", WEEKS "months = 12\n" SALARY TIER
     "[contribution.c]\npercent = 10\n[contribution.d]\namount = 500\n",
     "tier.a.request", "80500.00"},
    {"instalments of percentages so far", WEEKS "months = 8\n" INSTALMENTS,
     "instalment.second.amount.a", "33.33"},
    {"an instalment of the rest", WEEKS "months = 8\n" INSTALMENTS,
     "instalment.last.amount.a", "33.34"},
    {"a buffer of a tenth", PUBLISHED("1"), "tier.a.total", "41580.00"},
    {"the stipend below a buffer of a tenth", PUBLISHED("1"), "tier.a.stipend", "27000.00"},
    {"a buffer of a tenth itself", PUBLISHED("1"), "tier.a.contingency", "3780.00"},
    {"pounds in dollars with a fee, rounded down", PUBLISHED("2"),
     "tier.minimum.request", "87542.00"},
    {"pounds in dollars with a fee, rounded up", PUBLISHED("2-goal"), "tier.goal.request", "87543.00"},
    {"an institute", PUBLISHED("3"), "tier.a.total", "270000.00"},
    {"one total parted in five", PUBLISHED("4"), "tier.five.total", "670000.00"},
    {"one total parted in three", PUBLISHED("4"), "tier.three.total", "670000.00"},
    {"six weeks of a yearly salary", PUBLISHED("5"), "tier.a.stipend", "15000.00"},
    {"ten weeks of another yearly salary", PUBLISHED("5-ten"), "tier.a.stipend", "15384.62"},
    {"a calendar month", PUBLISHED("6"), "tier.a.stipend", "10000.00"},
    {"six calendar months", PUBLISHED("6-half"), "tier.a.stipend", "50000.00"},
    {"a fee of all that is received", PUBLISHED("7"), "fee.sponsor.amount.a", "2025.00"},
    {"a total that holds a fee of all that is received", PUBLISHED("7"), "tier.a.total", "22500.00"},
    {"the minimum of a fee", PUBLISHED("7-least"), "fee.sponsor.amount.a", "2000.00"},
    {"indirect costs", PUBLISHED("8"), "fee.indirect.amount.a", "54052.50"},
    {"indirect costs on top of the direct ones", PUBLISHED("8"), "tier.a.request", "594578.00"},
    {"unit costs of 36 months", PUBLISHED("9"), "tier.a.total", "151560.00"},
    {"a day rate", PUBLISHED("10"), "tier.a.total", "1380.00"},
    /* clang-format on */
};

static void test_figure(void **state)
{
    const struct figure_case *c = *state;
    char *file = *c->text == '[' ? NULL : read_file(c->text);
    struct loaded loaded = load_text(file ? file : c->text, NULL);

    free(file);
    assert_int_equal(loaded.diag.errors, 0);
    assert_string_equal(loaded_figure(&loaded, c->figure), c->value);
    loaded_free(&loaded);
}

/* An amount out of range is an error that names the figure. */
static void overflow_is_an_error(void **state)
{
    struct loaded loaded =
        load_text(GRANT SALARY TIER, "salary.amount=99999999999.99");

    (void)state;
    assert_int_equal(loaded.diag.errors, 0);
    review_refuse(loaded.figures, loaded.ini, &loaded.diag);
    assert_int_equal(loaded.diag.errors, 0);
    loaded_free(&loaded);
    loaded = load_text(GRANT SALARY "[tier.a]\npercent = 1000\n",
                       "salary.amount=99999999999.99");
    review_refuse(loaded.figures, loaded.ini, &loaded.diag);
    assert_int_equal(loaded.diag.errors, 1);
    loaded_free(&loaded);
}

int main(void)
{
    struct CMUnitTest others[] = {cmocka_unit_test(overflow_is_an_error)};

    return RUN_TABLE("figures worked out on paper or published", cases,
                     test_figure) |
           RUN_TESTS("overflow", others);
}
