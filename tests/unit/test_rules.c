/* Files of funders' rules: each mistake at its line, and each test broken. */
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first six lines of a file, and then a rule from line 7 on. */
#define PACK                                                                   \
    "[funder]\nname = F\ncurrency = EUR\nchecked = 2026-01-01\n"               \
    "source = s\nconfidence = page\n"
#define RULE PACK "[rule.r]\nsays = It is so.\n"

/* A file, and what is said of it; NULL if it is good. */
static const struct {
    const char *name, *text, *said;
} files[] = {
    /* clang-format off */
    {"a reminder alone", RULE, NULL},
    {"no rule", PACK, "has no [rule.NAME]"},
    {"no funder", "[rule.r]\nsays = x\n", "[funder] name: is missing"},
    {"a key of the funder is missing",
     "[funder]\nname = F\n[rule.r]\nsays = x\n", ":1: [funder] source: is missing"},
    {"a currency of no country",
     "[funder]\ncurrency = EURO\n[rule.r]\nsays = x\n",
     ":2: [funder] currency: 'EURO' is not a currency"},
    {"a day that is none", "[funder]\nchecked = 2026-02-30\n[rule.r]\nsays = x\n",
     ":2: [funder] checked: '2026-02-30' is not a date"},
    {"another confidence", "[funder]\nconfidence = sure\n[rule.r]\nsays = x\n",
     ":2: [funder] confidence: 'sure' is not one of"},
    {"a rule that says nothing", PACK "[rule.r]\nof = grant.title\ngiven = yes\n",
     ":7: [rule.r] says: is missing"},
    {"an unknown key", RULE "atleast = 5\n",
     ":9: [rule.r] atleast: is not a key of [rule.NAME]"},
    {"an unknown section", RULE "[rules.r]\n",
     ":9: [rules.r]: is not a section of a file of rules; did you mean rule?"},
    {"a rule without a name", RULE "[rule]\nsays = x\n",
     ":9: [rule]: needs a name"},
    {"a name of two words", RULE "[rule.a b]\nsays = x\n",
     ":9: [rule.a b]: 'a b' is not a name"},
    {"the same rule twice", RULE "[rule.r]\nsays = x\n", ":9: [rule.r]: is given twice"},
    {"no test", RULE "of = grant.title\n", ":9: [rule.r] of: has no test"},
    {"a test of nothing", RULE "least = 5\n", ":7: [rule.r]: tests nothing"},
    {"two names", RULE "of = grant.title, grant.funder\ngiven = yes\n",
     ":9: [rule.r] of: 'grant.title, grant.funder' is not a single name"},
    {"times without a limit", RULE "of = tier.*.years\ntimes = tier.*.years\ngiven = yes\n",
     ":10: [rule.r] times: changes nothing without least or most"},
    {"a multiple of nothing", RULE "of = tier.*.request\nmultiple = 0\n",
     ":10: [rule.r] multiple: '0' is out of range"},
    {"a multiple that is no number", RULE "of = tier.*.request\nmultiple = ten\n",
     ":10: [rule.r] multiple: 'ten' is not a number"},
    {"no characters", RULE "of = grant.title\nlongest = 0\n",
     ":10: [rule.r] longest: '0' is out of range"},
    {"other tiers", RULE "of = tier.*.request\nmost = 5\nwhich = all\n",
     ":11: [rule.r] which: 'all' is not one of"},
    {"neither yes nor no", RULE "of = grant.title\ngiven = maybe\n",
     ":10: [rule.r] given: 'maybe' is not one of"},
    {"a value that is empty", RULE "of =\n", ":9: [rule.r] of: is empty"},
    /* clang-format on */
};

static void test_file(void **state)
{
    const char *const *c = *state;
    struct run run;

    write_file(scratch("own.ini"), c[1]);
    run = run_shell("\"$STIPEND\" check \"$D/own.ini\"");
    assert_int_equal(run.status, c[2] != NULL);
    if (c[2] && !strstr(run.err, c[2]))
        fail_msg("%s", run.err);
    if (!c[2])
        assert_string_equal(run.err, "");
    run_free(&run);
}

#define MODEL                                                                  \
    "[grant]\ntitle = Four words are here\nsummary = x\ncurrency = USD\n"      \
    "start = 2027-01-01\nmonths = 6\n[currency.eur]\nrate = 1.25\n"            \
    "date = 2026-11-01\nsource = s\n[salary]\namount = 96000\nper = year\n"    \
    "[tier.low]\npercent = 25\nnote = x\nrecommended = yes\n"                  \
    "[tier.high]\npercent = 50\n[application.a]\nfunder = g\n"                 \
    "currency = EUR\nasked = 1000\n[award]\ncurrency = EUR\namount = 1000\n"   \
    "[funder]\nrules = own\n"

/* A test of own.ini, and what `show rules` says of it. */
static const struct {
    const char *name, *rule, *said;
} tests[] = {
    /* clang-format off */
    {"at least, in the currency of the file", "of = tier.*.request\nleast = 9600\n",
     "  low, holds: "},
    {"less than the least", "of = tier.*.request\nleast = 9600.01\n",
     "  low, broken: "},
    {"at most", "of = tier.*.request\nmost = 19200\n", "  high, holds: "},
    {"more than the most", "of = tier.*.request\nmost = 19199.99\n",
     "  high, broken: "},
    {"of the lowest tier alone", "of = tier.*.request\nwhich = lowest\nmost = 9600\n",
     "  low, holds: "},
    {"of the recommended tier alone",
     "of = tier.*.request\nwhich = recommended\nmost = 9600\n", "  low, holds: "},
    {"a limit times a figure", "of = tier.*.request\nmost = 19200\ntimes = tier.*.years\n",
     "  high, broken: "},
    {"a limit times a percentage",
     "of = tier.*.request\nmost = 24000\ntimes = tier.*.percent\n", "  low, broken: "},
    {"a multiple", "of = tier.*.request\nmultiple = 12000\n", "  high, holds: "},
    {"no multiple", "of = tier.*.request\nmultiple = 7000\n", "  high, broken: "},
    {"a word of a list", "of = grant.currency\none_of = usd, eur\n", "  holds: "},
    {"no word of a list", "of = grant.currency\none_of = GBP\n", "  broken: "},
    {"a number of a list", "of = grant.months\none_of = 3, 6\n", "  holds: "},
    {"no number of a list", "of = grant.months\none_of = 3, 12\n", "  broken: "},
    {"as long as it may be", "of = grant.title\nlongest = 19\n", "  holds: "},
    {"too long", "of = grant.title\nlongest = 18\n", "  broken: "},
    {"given", "of = grant.summary\ngiven = yes\n", "  holds: "},
    {"not given", "of = grant.applicant\ngiven = yes\n", "  broken: "},
    {"not given in one tier", "of = tier.*.note\ngiven = yes\n", "  high, broken: "},
    {"of what the model lacks", "of = contingency.percent\nmost = 10\n",
     "  not checked: not given, wanted: 10 % or less\n"},
    {"a day between days", "of = grant.start\nleast = 2026-12-31\nmost = 2027-01-01\n",
     "  holds: 2027-01-01, wanted: 2026-12-31 to 2027-01-01\n"},
    {"a day too late", "of = grant.start\nmost = 2026-12-31\n",
     "  broken: 2027-01-01, wanted: 2026-12-31 or earlier\n"},
    {"one of some days", "of = grant.start\none_of = 2026-01-01 2027-01-01\n", "  holds: "},
    {"one of some percentages", "of = tier.*.percent\none_of = 25%, 50.0\n", "  high, holds: "},
    {"one of some amounts", "of = tier.*.request\none_of = 12000 24000\n", "  high, holds: "},
    {"a number written otherwise", "of = grant.months\none_of = 6.0\n", "  holds: "},
    {"a multiple in percent", "of = tier.*.percent\nmultiple = 12.5\n", "  low, holds: "},
    {"an amount in its own currency", "of = application.*.asked\nmost = 1000\n",
     "  holds: 1,000.00, wanted: 1,000.00 or less\n"},
    {"another amount in its currency", "of = award.amount\nleast = 1000.01\n",
     "  broken: 1,000.00, wanted: 1,000.01 or more\n"},
    {"an amount in dollars", "of = salary.amount\nmost = 76800\n",
     "  holds: 96,000.00, wanted: 96,000.00 or less\n"},
    {"a large limit", "of = tier.*.request\nmost = 9999999999999\n",
     "  high, holds: 24,000.00, wanted: "},
    {"what cannot be known", "of = tier.*.request\nmost = 5\ntimes = effort.hours_per_week\n",
     "  low, not checked\n"},
    {"what is usual", "of = grant.months\nusual = yes\nmost = 3\n", "  usual: "},
    {"a reminder", "", "  reminder\n"},
    /* clang-format on */
};

static void write_model(const char *rule)
{
    char text[1024];

    snprintf(text, sizeof(text), RULE "%s", rule);
    write_file(scratch("own.ini"), text);
    write_file(scratch("model.ini"), MODEL);
}

static void test_test(void **state)
{
    const char *const *c = *state;
    struct run run;

    write_model(c[1]);
    run = run_shell("\"$STIPEND\" show rules \"$D/model.ini\"");
    assert_int_equal(run.status, 0);
    if (!strstr(run.out, c[2]))
        fail_msg("%s", run.out);
    assert_int_equal(strstr(run.err, "own/r") != NULL,
                     strstr(run.out, "broken: ") != NULL);
    run_free(&run);
}

/* Limits that follow from others, of half a year in dollars. */
static const struct {
    const char *name, *model, *rule, *said;
} limits[] = {
    {"a sum for a year, for half of one",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\nmonths = 6\n"
     "[salary]\namount = 90000\nper = year\n[tier.a]\npercent = 100\n",
     "most = 300000\ntimes = tier.*.years, salary.effort\n"
     "of = tier.*.request\n",
     "holds: 45,000.00, wanted: 150,000.00 or less"},
    {"the same at half time",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\nmonths = 6\n"
     "[salary]\namount = 90000\nper = year\neffort = 50\n"
     "[tier.a]\npercent = 100\n",
     "most = 300000\ntimes = tier.*.years, salary.effort\n"
     "of = tier.*.request\n",
     "holds: 22,500.00, wanted: 75,000.00 or less"},
    {"a stipend for a year",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\nmonths = 6\n"
     "[salary]\namount = 90000\nper = year\n[tier.a]\npercent = 100\n",
     "of = tier.*.stipend\nmost = 84000\ntimes = tier.*.years\n",
     "broken: 45,000.00, wanted: 42,000.00 or less"},
    {"a sum in another currency",
     "[grant]\ntitle = T\ncurrency = AUD\nstart = 2027-01-01\nmonths = 6\n"
     "[currency.usd]\nrate = 1.6\ndate = 2026-11-01\nsource = s\n"
     "[salary]\namount = 160000\nper = year\n[tier.a]\npercent = 100\n",
     "of = tier.*.request\nmost = 50000\n",
     "holds: 80,000.00, wanted: 80,000.00 or less"},
    {"a tenth of the direct costs",
     "[grant]\ntitle = T\ncurrency = USD\nstart = 2027-01-01\nmonths = 6\n"
     "[salary]\namount = 107600\nper = year\n[tier.a]\npercent = 100\n"
     "[fee.host]\npercent = 10\nbasis = added\n",
     "of = tier.*.fees\nmost = 0.1\ntimes = tier.*.subtotal\n",
     "holds: 5,380.00, wanted: 5,380.00 or less"},
};

static void test_limit(void **state)
{
    const char *const *c = *state;
    char text[1024];
    struct run run;

    snprintf(text, sizeof(text), RULE "%s", c[2]);
    memcpy(strstr(text, "EUR"), "USD", 3);
    write_file(scratch("own.ini"), text);
    snprintf(text, sizeof(text), "%s[funder]\nrules = own\n", c[1]);
    write_file(scratch("model.ini"), text);
    run = run_shell("\"$STIPEND\" show rules \"$D/model.ini\"");
    assert_int_equal(run.status, 0);
    if (!strstr(run.out, c[3]))
        fail_msg("%s%s", run.out, run.err);
    run_free(&run);
}

/* A rule whose mistake shows by what it tests, alone and in a model. */
static const struct {
    const char *name, *rule, *said;
} wrong[] = {
    /* clang-format off */
    {"a name that nothing has", "of = tier.*.reqest\nmost = 1\n",
     "own.ini:9: [rule.r] of: 'tier.*.reqest' is the name of no input"},
    {"a limit of a text", "of = grant.title\nmost = 1\n",
     "own.ini:10: [rule.r] most: grant.title is a text: only numbers and dates have limits"},
    {"a limit that is no amount", "of = tier.*.request\nleast = much\n",
     "own.ini:10: [rule.r] least: 'much' does not fit tier.*.request, wanted: an amount such as"},
    {"a factor that nothing has", "of = tier.*.request\nmost = 1\ntimes = tier.*.yers\n",
     "own.ini:11: [rule.r] times: 'tier.*.yers' is the name of no input"},
    {"a name with a gap", "of = tier..request\nmost = 1\n",
     "own.ini:9: [rule.r] of: 'tier..request' is not a name such as"},
    {"a name that ends in a point", "of = tier.*.request.\nmost = 1\n",
     "own.ini:9: [rule.r] of: 'tier.*.request.' is not a name such as"},
    {"a star in a word", "of = tier.a*.request\nmost = 1\n",
     "own.ini:9: [rule.r] of: 'tier.a*.request' is not a name such as"},
    {"two stars", "of = *.*.years\nmost = 1\n",
     "own.ini:9: [rule.r] of: '*.*.years' is not a name such as"},
    {"another star", "of = tier.*.request\nmost = 1\ntimes = compute.*.rate\n",
     "own.ini:11: [rule.r] times: the * of 'compute.*.rate' is not that of 'tier.*.request'"},
    {"a star of nothing", "of = grant.months\nmost = 1\ntimes = tier.*.years\n",
     "own.ini:11: [rule.r] times: the * of 'tier.*.years' is not that of 'grant.months'"},
    {"a factor that is a text", "of = tier.*.request\nmost = 1\ntimes = grant.title\n",
     "own.ini:11: [rule.r] times: grant.title is a text: only numbers multiply a limit"},
    {"a factor that is a date", "of = tier.*.request\nmost = 1\ntimes = grant.start\n",
     "own.ini:11: [rule.r] times: grant.start is a date: only numbers multiply a limit"},
    {"a date times a number", "of = grant.start\nmost = 2027-01-01\ntimes = grant.months\n",
     "own.ini:11: [rule.r] times: grant.start is a date: its limits are not multiplied"},
    {"two amounts that multiply",
     "of = tier.*.request\nmost = 1\ntimes = tier.*.total tier.*.stipend\n",
     "own.ini:11: [rule.r] times: has more than one amount"},
    {"the most in another line", "of = tier.*.request\nleast = 5\nusual = no\nmost = abc\n",
     "own.ini:12: [rule.r] most: 'abc' does not fit"},
    {"most below least", "of = tier.*.request\nleast = 100\nmost = 50\n",
     "own.ini:11: [rule.r] most: '50' is less than the least, 100"},
    {"a limit beyond all sums", "of = tier.*.request\nmost = 10000000000000\n",
     "own.ini:10: [rule.r] most: '10000000000000' does not fit"},
    {"a name that is nearly one", "of = summary\ngiven = yes\n",
     "own.ini:9: [rule.r] of: 'summary' is the name of no input and no figure; did you mean grant.summary?"},
    {"a point that may group", "of = tier.*.request\nmost = 4.500\n",
     "own.ini:10: [rule.r] most: '4.500' has more decimals than EUR"},
    {"characters of a number", "of = tier.*.request\nlongest = 5\n",
     "own.ini:10: [rule.r] longest: tier.*.request is a number: only a text has characters"},
    {"a multiple that is a text", "of = grant.title\nmultiple = 5\n",
     "own.ini:10: [rule.r] multiple: grant.title is a text: only a number can be a multiple"},
    {"a list without words", "of = grant.currency\none_of = ,\n",
     "own.ini:10: [rule.r] one_of: has no word"},
    {"a word that is no number", "of = grant.months\none_of = 3, six\n",
     "own.ini:10: [rule.r] one_of: 'six' does not fit grant.months, wanted: a whole number"},
    {"the rules themselves", "of = rules.broken\nmost = 2\n",
     "own.ini:9: [rule.r] of: 'rules.broken' counts the rules, and no rule can depend on it"},
    /* clang-format on */
};

static void test_wrong(void **state)
{
    const char *const *c = *state;
    struct run run;

    write_model(c[1]);
    run = run_shell("\"$STIPEND\" compare \"$D/model.ini\"");
    assert_int_equal(run.status, 1);
    assert_string_equal(run.out, "");
    if (!strstr(run.err, c[2]))
        fail_msg("%s", run.err);
    run_free(&run);
    run = run_shell("\"$STIPEND\" check \"$D/own.ini\"");
    assert_int_equal(run.status, 1);
    if (!strstr(run.err, c[2]))
        fail_msg("%s", run.err);
    run_free(&run);
}

/* What stands for own.ini, and what is said of [funder] then. */
static const struct {
    const char *name, *make, *rules, *said;
} places[] = {
    {"a path", "true", "../own", "'../own' is"},
    {"a name with an ending", "true", "own.ini", "'own.ini' is"},
    {"a link", "ln -s /dev/zero \"$D/own.ini\"", "own", "is a link"},
    {"a folder", "mkdir \"$D/own.ini\"", "own", "cannot be read"},
    {"a pipe", "mkfifo \"$D/own.ini\"", "own", "cannot be read"},
    {"nothing", "true", "own", "there is no file of rules 'own'"},
    {"twice", "cp templates/funders/manifund.ini \"$D/own.ini\"", "own own",
     "lists own twice"},
    {"a rule that is not there to drop",
     "cp templates/funders/manifund.ini \"$D/own.ini\"", "own\ndrop = minimun",
     "'minimun' is not a rule of the listed files; did you mean minimum?"},
};

static void test_place(void **state)
{
    const char *const *c = *state;
    char text[1024];
    struct run run;

    snprintf(text, sizeof(text), "%.*s%s\n",
             (int)(strstr(MODEL, "own") - MODEL), MODEL, c[2]);
    write_file(scratch("model.ini"), text);
    run_well("%s", c[1]);
    run = run_shell("\"$STIPEND\" compare \"$D/model.ini\"");
    assert_int_equal(run.status, 1);
    if (!strstr(run.err, c[3]))
        fail_msg("%s", run.err);
    run_free(&run);
}

static void test_shipped(void **state)
{
    struct run run = run_shell("\"$STIPEND\" check %s", (const char *)*state);

    assert_string_equal(run.err, "");
    assert_int_equal(run.status, 0);
    run_free(&run);
}

int main(void)
{
    return RUN_TABLE("files of rules", files, test_file) |
           RUN_TABLE("tests of rules", tests, test_test) |
           RUN_TABLE("limits of rules", limits, test_limit) |
           RUN_TABLE("rules that fit no model", wrong, test_wrong) |
           RUN_TABLE("places of rules", places, test_place) |
           run_files("rules that ship", "templates/funders/*.ini", "",
                     test_shipped);
}
