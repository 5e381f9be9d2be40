/*
 * Each warning: a model that gets the very example of the manual, and the same
 * model, written as the warning says, that gets none.
 */
#include "figure/review.h"
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

#define GRANT                                                                  \
    "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\nmonths = 6\n"
#define SALARY "[salary]\namount = 90000\nper = year\n"
#define TIER "[tier.target]\npercent = 50\n"
#define MODEL GRANT SALARY TIER
#define OVERLAP "[overlap.fellowship]\nstart = 2027-02-01\nend = 2027-03-31\n"
#define COMPUTE "[compute.gpu]\nnote = x\nrate = 100\n"
#define APPLICATION                                                            \
    "[application.prize]\nfunder = F\nstatus = approved\nasked = 1\n"          \
    "start = 2027-02-01\nend = 2027-03-31\n"
#define WITH_TAX                                                               \
    "[grant]\ntitle = T\ncurrency = AUD\nstart = 2027-01-01\nmonths = "        \
    "6\n" SALARY                                                               \
    "[tax]\ntables = au_2026_27\n[income.au_2026_27]\nwages = 0\n"
#define RATE "[currency.eur]\nshow = yes\nsource = x\ndate = 2026-12-01\n"

/* What is doubtful stands for the ~ of a model, and then what is not. */
static const struct doubt {
    const char *place, *model, *doubtful, *clear;
} doubts[] = {
    /* clang-format off */
    {"[tier.lean]", GRANT SALARY "[tier.lean]\npercent = 25\n" TIER "~",
     "", "recommended = yes"},
    {"[tier.target] percent", GRANT TIER "~", "", SALARY},
    {"[tier.target] percent", GRANT SALARY "[tier.target]\npercent = ~",
     "750", "75"},
    {"[tier.full]",
     GRANT SALARY TIER "recommended = yes\n[tier.full]\npercent = ~",
     "50", "100"},
    {"[grant] round",
     GRANT "round_direction = down\nround = ~\n[tier.travel]\n"
     "[expense.train]\nnote = x\nrate = 420\n", "1000", "10"},
    {"[grant] round",
     GRANT "round = ~\n[tier.travel]\n[expense.train]\nnote = x\nrate = 420\n",
     "1000", "10"},
    {"[grant] end",
     SALARY TIER "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\n"
     "end = ~", "2027-07-01", "2027-06-30"},
    {"[payment] schedule",
     MODEL "[expense.saved]\nrate = -5750\nnote = n\n[payment]\nschedule = ~",
     "monthly", "upfront"},
    {"[payment] timing",
     MODEL "[instalment.all]\ndate = 2027-01-01\n[payment]\n~", "timing = start",
     ""},
    {"[instalment.end] date", MODEL "[instalment.end]\ndate = ~", "2029-06-30",
     "2027-06-30"},
    {"[expense.laptop] vat",
     MODEL "[expense.laptop]\nnote = n\nrate = 900\nvat = ~", "81", "8.1"},
    {"[step.raise] raise", MODEL "[step.raise]\nfrom = 2027-04-01\nraise = ~",
     "300", "30"},
    {"[person.kim]",
     MODEL "[person.kim]\namount = 4000\nper = month\nscaled = no\nfrom = ~",
     "2027-08-01", "2027-04-01"},
    {"[person.kim] until",
     MODEL "[person.kim]\namount = 4000\nper = month\nscaled = no\nuntil = ~",
     "2028-06-30", "2027-04-01"},
    {"[expense.laptop] partial",
     MODEL "[expense.laptop]\nnote = n\nrate = 900\npartial = full\nevery = ~",
     "once", "month"},
    {"[expense.laptop] partial",
     MODEL "[expense.laptop]\nnote = n\nrate = 90\nevery = month\n"
           "partial = full\n~",
     "times = 3", ""},
    {"[contribution.own] currency",
     MODEL "[contribution.own]\ncurrency = USD\n~", "percent = 10",
     "amount = 900"},
    {"[person.helper] scaled",
     MODEL "[person.helper]\namount = 4000\nper = month\n~", "",
     "scaled = yes"},
    {"[person.helper] scaled",
     MODEL "[person.helper]\namount = 4000\nper = month\n~", "", "scaled = no"},
    {"[step.second] amount", MODEL "[step.second]\nfrom = 2027-04-01\namount = ~",
     "5100", "5100.00"},
    {"[step.second]", MODEL "[step.second]\nfrom = 2027-04-01\nraise = ~",
     "0", "2"},
    {"[step.second] raise", MODEL "[step.second]\nfrom = 2027-04-01\nraise = ~",
     "0.03", "0.03 %"},
    {"[instalment.one] percent",
     MODEL "[instalment.one]\ndate = 2027-01-01\npercent = ~\n"
           "[instalment.two]\ndate = 2027-04-01",
     "0.4", "40"},
    {"[tier.target]", MODEL "[contribution.own]\npercent = ~", "100", "99"},
    {"[overlap.prize] pays",
     MODEL OVERLAP "treatment = offset\npays = 5000\n[overlap.prize]\n"
     "start = 2027-02-01\nend = 2027-03-31\ntreatment = offset\npays = ~",
     "5000", "5000\nnote = Two halves of the work"},
    {"[overlap.prize] share",
     MODEL OVERLAP "treatment = offset\npays = 500\n[overlap.prize]\n"
     "start = 2027-02-01\nend = 2027-03-31\ntreatment = offset\npays = 500\n"
     "~", "", "note = Two halves of the work\n"},
    {"[tier.target] net_target",
     WITH_TAX "[tier.target]\nnet_target = 40000\n[expense.rent]\nnote = x\nrate = 1750\n"
     "every = month\npaid_by = grantee\n~", "", "taxable = yes\n"},
    {"[tier.target] net_target",
     WITH_TAX "[tier.target]\nnet_target = ~\n[expense.rent]\nnote = x\nrate = 1750\n"
     "every = month\npaid_by = grantee\ntaxable = yes\n", "4000", "40000"},
    {"[application.prize]",
     MODEL COMPUTE APPLICATION "share = 0\n~", "",
     "[overlap.p]\nstart = 2027-02-01\nend = 2027-03-31\napplication = prize\n"},
    {"[application.prize] share",
     MODEL COMPUTE APPLICATION "share = 50\n"
     "[expense.less]\nrate = -1\nnote = x\napplication = prize\n~", "",
     "[overlap.p]\nstart = 2027-02-01\nend = 2027-03-31\nshare = 50 %\n"
     "application = prize\n"},
    {"[funder] rules",
     GRANT "[tier.target]\nnote = x\n[expense.a]\nnote = x\nrate = ~\n"
     "[funder]\nrules = manifund\n", "400", "900"},
    {"[funder] rules",
     GRANT SALARY TIER "note = x\n[funder]\nrules = ~\n", "ngi0_commons",
     "manifund"},
    {"[funder] rules",
     SALARY TIER "note = x\n[grant]\ntitle = T\ncurrency = USD\nstart = ~\n"
     "months = 6\n[funder]\nrules = manifund\n", "2028-01-01", "2027-01-01"},
    {"[comparables]", MODEL "[comparables]\nsince = ~\n", "2190-01-01",
     "2018-01-01"},
    {"[comparables]", MODEL "[comparables]\n~\n", "", "since = 2018-01-01"},
    {"[comparables]",
     GRANT TIER "[comparables]\nsince = 2018-01-01\n" SALARY "effort = ~\n",
     "50", "100"},
    {"[award] amount", MODEL "[award]\namount = ~\n", "20000", "22500"},
    {"[award] amount",
     MODEL "[expense.rig]\nnote = x\nrate = 30000\n[award]\namount = ~\n",
     "20000", "52500"},
    {"[area.reading]", MODEL "[area.reading]\nshare = 40\n~", "",
     "[effort]\nhours_per_week = 30\n"},
    {"[milestone.report]", MODEL "[milestone.report]\nshows = x\ndate = ~\n",
     "2027-09-30", "2027-06-30"},
    {"[milestone.report] shows",
     MODEL "[milestone.report]\nmonth = 3\nshows = ~\n", "", "A report"},
    {"[payment] timing", MODEL "[payment]\nschedule = ~\ntiming = end\n",
     "upfront", "monthly"},
    {"[salary] amount", GRANT TIER "[salary]\nper = month\namount = ~\n",
     "90000", "90000.00\nsource = A contract"},
    {"[salary] hours_per_week",
     GRANT TIER "[salary]\namount = 50\nper = hour\nweeks_per_year = 46\n"
     "hours_per_week = ~", "8", "40"},
    {"[salary] weeks_per_year",
     GRANT TIER "[salary]\namount = 400\nper = day\nweeks_per_year = ~",
     "4.5", "45"},
    {"[fee.sponsor] percent", MODEL "[fee.sponsor]\npercent = ~", "70",
     "70 %"},
    {"[currency.VND] inverse_rate",
     MODEL "[currency.vnd]\nshow = yes\nsource = x\ndate = 2026-12-01\n"
     "inverse_rate = ~", "30.100", "30_100"},
    {"[currency.EUR] rate", MODEL RATE "rate = ~", "0.16", "1.1"},
    {"[salary] hours_per_week", GRANT TIER SALARY "~ = 20",
     "hours_per_week", "effort"},
    {"[salary] per", GRANT TIER "[salary]\namount = 800\nper = day\n~",
     "", "weeks_per_year = 52"},
    {"[tier.target]",
     MODEL "[overlap.job]\ntreatment = makeup\nstart = 2027-01-01\nend = ~",
     "2032-12-31", "2027-01-31"},
    {"[makeup] by", MODEL OVERLAP "treatment = makeup\n[makeup]\nby = ~",
     "2027-08-14", "2027-08-28"},
    {"[tier.half] percent", GRANT SALARY "[tier.half]\npercent = ~",
     "0.5", "0.5 %"},
    {"[oncost.levy] percent", MODEL "[oncost.levy]\npercent = ~",
     "0.6", "0.6 %"},
    {"[compute.api] rate", MODEL "[compute.api]\nrate = 0.01\nquantity = ~",
     "0.4", "4000"},
    {"[compute.gpu] rate", MODEL "[compute.gpu]\nrate = ~", "1.200", "1.20"},
    {"[currency.KWD] rate",
     MODEL "[currency.kwd]\nshow = yes\nsource = x\ndate = 2026-12-01\n"
     "rate = ~",
     "3,255", "3.255"},
    {"[expense.books] note", MODEL "[expense.books]\nrate = 90\nnote = ~",
     "see #1 on the list", "'see #1 on the list'"},
    {"[tutoring.maths]", MODEL "[tutoring.maths]\nrate = 80\nfrom = ~",
     "2027-09-01", "2027-06-01"},
    {"[tutoring.maths] every",
     MODEL "[tutoring.maths]\nrate = 80\nevery = month\nfrom = 2027-01-04\n"
     "until = 2027-01-29\n~", "", "partial = full"},
    {"[compute.gpu] every",
     MODEL "[compute.gpu]\nrate = 2\nevery = month\nfrom = 2027-01-15\n"
     "until = 2027-06-10\n~", "", "partial = drop"},
    {"[tutoring.maths] until",
     MODEL "[tutoring.maths]\nrate = 80\nevery = week\nuntil = ~",
     "2027-08-31", "2027-06-30"},
    {"[tutoring.maths] times",
     MODEL "[tutoring.maths]\nrate = 80\nevery = month\ntimes = ~",
     "10", "6"},
    {"[oncost.pension] percent", MODEL "[oncost.pension]\npercent = ~",
     "120", "12"},
    {"[makeup] by", MODEL OVERLAP "treatment = ~\n[makeup]\nby = 2027-12-31\n",
     "deduct", "makeup"},
    {"[currency.EUR]",
     MODEL "[currency.eur]\nsource = x\ndate = 2026-12-01\nrate = 1.1\n"
     "show = ~",
     "no", "yes"},
    {"[expense.laptop] note", MODEL "[expense.laptop]\nrate = 900\n~",
     "", "note = The old one is ten years old"},
    {"[fee.sponsor] percent",
     GRANT "~\n" SALARY TIER "[fee.sponsor]\nbasis = revenue\npercent = 7\n",
     "round = 1000", ""},
    {"[overlap.fellowship]",
     MODEL "[overlap.fellowship]\nstart = ~\nend = 2027-12-31\n",
     "2027-07-01", "2027-06-01"},
    {"[overlap.teaching] share",
     MODEL OVERLAP "share = 60\n[overlap.teaching]\nstart = 2027-03-01\n"
     "end = 2027-03-31\nshare = ~", "50", "40"},
    {"[overlap.fellowship] pays",
     MODEL OVERLAP "treatment = offset\npays = ~", "24000", "7000"},
    {"[overlap.fellowship] pays", MODEL OVERLAP "~", "pays = 24000",
     "note = It pays 24,000"},
    {"[overlap.teaching] share",
     GRANT SALARY "effort = 50\n" TIER "[overlap.teaching]\n"
     "start = 2027-03-01\nend = 2027-03-31\nshare = 20\n~",
     "", "treatment = keep"},
    {"[currency.JPY] rate",
     MODEL "[currency.jpy]\nshow = yes\nsource = x\ndate = 2026-12-01\n~",
     "rate = 150", "inverse_rate = 150"},
    {"[currency.EUR] rate", MODEL RATE "rate = ~", "9.95", "1.0"},
    {"[currency.EUR]", MODEL "[currency.eur]\nshow = yes\nrate = 1.1\n~", "",
     "source = x\ndate = 2026-12-01"},
    {"[currency.EUR] date",
     MODEL "[currency.eur]\nshow = yes\nrate = 1.1\nsource = x\ndate = ~",
     "2025-05-30", "2026-05-30"},
    {"[currency.EUR] date",
     MODEL "[currency.eur]\nshow = yes\nrate = 1.1\nsource = x\ndate = ~",
     "2031-01-01", "2026-12-31"},
    {"[tax] tables",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2026-08-01\nmonths = 5\n"
     SALARY TIER "[tax]\ntables = us_2026\n~", "",
     "[income.us_2026]\nwages = 0"},
    {"[income.us_2026] other",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2026-01-01\nmonths = 6\n"
     SALARY TIER "[tax]\ntables = us_2026\n[income.us_2026]\n~",
     "other = 4000", "wages = 4000"},
    {"[contribution.own] funder",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2026-01-01\nmonths = 6\n"
     SALARY TIER "[tax]\ntables = us_2026\n[contribution.own]\n"
     "percent = 50\n~", "", "funder = The university"},
    /* clang-format on */
};

/* What `check` says of a doubt's model with a text for the ~; free it. */
static char *said_of(const struct doubt *doubt, const char *text)
{
    const char *gap = strchr(doubt->model, '~');
    char *model;
    struct run run;

    if (asprintf(&model, "%.*s%s%s\n", (int)(gap - doubt->model), doubt->model,
                 text, gap + 1) < 0)
        abort();
    write_file(scratch("model.ini"), model);
    free(model);
    run = run_shell("\"$STIPEND\" check \"$D/model.ini\"");
    assert_int_equal(run.status, 0);
    free(run.out);
    return run.err;
}

/* Whether a doubt's model gets an example. */
static bool gets(const struct doubt *doubt, const struct warning *warning)
{
    char *line, *said = said_of(doubt, doubt->doubtful);
    bool found;

    if (asprintf(&line, "%s: warning: %s\n", warning->place, warning->example) <
        0)
        abort();
    found = strstr(said, line) != NULL;
    free(line);
    free(said);
    return found;
}

static void test_each_example_is_real(void **state)
{
    const struct warning *warning;

    (void)state;
    for (size_t i = 0; (warning = review_warning(i)); i++) {
        bool found = false;

        for (size_t d = 0; d < COUNT_OF(doubts) && !found; d++)
            found = !strcmp(doubts[d].place, warning->place) &&
                    gets(&doubts[d], warning);
        if (!found)
            fail_msg("no model gets the example %s: %s", warning->place,
                     warning->example);
    }
}

static void test_each_model_is_warned_of_once(void **state)
{
    (void)state;
    for (size_t d = 0; d < COUNT_OF(doubts); d++) {
        char *said = said_of(&doubts[d], doubts[d].doubtful);

        if (!strstr(said, doubts[d].place) ||
            strchr(said, '\n') != strrchr(said, '\n'))
            fail_msg("%s, %s: %s", doubts[d].place, doubts[d].doubtful, said);
        free(said);
    }
}

static void test_what_is_clear_gets_no_warning(void **state)
{
    (void)state;
    for (size_t d = 0; d < COUNT_OF(doubts); d++) {
        char *said = said_of(&doubts[d], doubts[d].clear);

        if (*said)
            fail_msg("%s, %s: %s", doubts[d].place, doubts[d].clear, said);
        free(said);
    }
}

static void test_the_manual_has_all(void **state)
{
    struct run manual = run_shell("\"$STIPEND\" help manual");
    const struct warning *warning;

    (void)state;
    for (size_t i = 0; (warning = review_warning(i)); i++)
        if (!strstr(manual.out, warning->place))
            fail_msg("the manual lacks %s", warning->place);
    run_free(&manual);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_example_is_real),
        cmocka_unit_test(test_each_model_is_warned_of_once),
        cmocka_unit_test(test_what_is_clear_gets_no_warning),
        cmocka_unit_test(test_the_manual_has_all),
    };

    return RUN_TESTS("warnings", tests);
}
