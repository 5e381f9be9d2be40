/* The program as it is called from a shell: statuses, streams and files. */
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define MODEL "templates/upskilling.ini"
#define LONG "A label that is much longer than any column of a table can be"

/* The result of a command line; NULL for a stream that may hold anything. */
static const struct command_case {
    const char *name, *command;
    int status;
    const char *out, *err; /* what they hold; "" for nothing at all */
} cases[] = {
    /* clang-format off */
    {"no command is bad usage", "", 2, "", "no command is given"},
    {"help goes to standard output", "--help", 0, "usage: stipend", ""},
    {"help for a command", "help compare", 0, "stipend compare MODEL", ""},
    {"a command's own help", "write --help", 0, "--output FILE", ""},
    {"help for no command", "help dance", 2, "", "there is no help on: dance"},
    {"the version", "--version", 0, "stipend ", ""},
    {"an option without a command", "--json", 2, "",
     "no command comes before this option: --json; the first word is one, such as compare"},
    {"an unknown command", "dance", 2, "", "no such command: dance"},
    {"a command misspelt", "comapre " MODEL, 2, "",
     "no such command: comapre; did you mean compare?"},
    {"an option misspelt", "compare --fromat csv " MODEL, 2, "",
     "unknown option: --fromat; did you mean --format?"},
    {"a format misspelt", "compare --format markdwon " MODEL, 2, "",
     "did you mean markdown?"},
    {"help for a key", "help tier.target.percent", 0,
     "tier.NAME.percent: percent, 0 to 1000\n"
     "    How much of the salary the grant replaces, and of what other people are paid\n", ""},
    {"help for a key of any section", "help currency", 0,
     "salary.currency: currency; default grant.currency\n", ""},
    {"help for a key of one tier", "help tutoring.maths.times.target", 0,
     "tutoring.NAME.times.TIER: count, 0 to 100000\n", ""},
    {"help for a section", "help overlap", 0, "[overlap.NAME]\n", ""},
    {"help for a figure", "help tier.target.request", 0,
     "tier.TIER.request: money\n    The ask\n", ""},
    {"help for a figure by its last word", "help makeup_end", 0,
     "tier.TIER.makeup_end: date\n", ""},
    {"help for a figure in a currency", "help tier.lean.request.usd", 0,
     "tier.TIER.request.CODE: money\n", ""},
    {"help for a word misspelt", "help quantiti", 2, "",
     "there is no help on: quantiti; did you mean quantity?"},
    {"help for all keys", "help keys", 0, "payment.timing: start, end", ""},
    {"help for all figures", "help figures", 0, "fee.NAME.amount.TIER", ""},
    {"the templates", "list templates", 0,
     "upskilling  Six months of upskilling for research, between two jobs\n",
     ""},
    {"a budget", "show budget " MODEL, 0, "Amount (AUD)", ""},
    {"a budget for a form", "show budget --format markdown " MODEL, 0,
     "| Travel | Trip to a workshop, 1 item at 1,850.00 |", ""},
    {"a budget for a spreadsheet", "show budget --format csv " MODEL, 0,
     "Type,Item,Note,Amount (AUD),Amount (USD)\r\n", ""},
    {"a table that no model has", "show bugdet " MODEL, 2, "",
     "did you mean budget?"},
    {"the tables of taxes", "list taxes", 0,
     "us_2026_fellowship    United States 2026, fellowship: federal income tax,",
     ""},
    {"the templates as CSV", "list templates --format csv", 0,
     "name,about\r\ndoctorate,\"A stipend of several years", ""},
    {"the keys as CSV", "list keys --format csv", 0,
     "\r\ngrant.round_direction,\"up, nearest, down\",up,", ""},
    {"nothing to list", "list", 2, "", "a word is missing"},
    {"an unknown list", "list tempaltes", 2, "",
     "did you mean templates?"},
    {"a list as JSON", "list keys --format json", 0,
     "[\n  {\n    \"name\": \"grant.title\",\n    \"type\": \"text\",\n", ""},
    {"a key with all that a form needs", "list keys --format json", 0,
     "\"name\": \"overlap.NAME.treatment\",\n    \"type\": \"deduct, offset, makeup, keep\",\n"
     "    \"default\": \"deduct\",\n", ""},
    {"the label, the range and the choices of a key", "list keys --format json", 0,
     "\"section\": \"tier\",\n    \"key\": \"percent\",\n    \"kind\": \"percent\",\n"
     "    \"label\": \"Percent of salary\",\n    \"unit\": null,\n    \"range\": \"0 to 1000\",\n"
     "    \"choices\": [],\n    \"required\": false,\n    \"per_tier\": false,\n"
     "    \"section_named\": true,\n    \"section_required\": true,\n", ""},
    {"an unknown short option", "write -xf " MODEL, 2, "",
     "unknown option: -x\n"},
    {"an argument too many", "write --force=abc " MODEL, 2, "",
     "this option takes no argument: --force=abc"},
    {"standard input twice", "check - - <" MODEL, 2, "",
     "standard input can be read only once"},
    {"a file's name does not reach the terminal raw",
     "schedule \"$(printf 'no\\033[31m\\nwhere.ini')\" ", 1, "",
     "no?[31m?where.ini: cannot be read"},
    {"a workbook's name does not reach the terminal raw",
     "write -o \"$(printf 'no\\033[31m/x.xlsx')\" " MODEL, 1, "",
     "no?[31m/x.xlsx: cannot be written"},
    {"models of one name have their paths",
     "compare " MODEL " ./" MODEL " --format csv | head -1", 0,
     ",templates/upskilling.ini: Lean,templates/upskilling.ini: Target,"
     "templates/upskilling.ini: Full,./templates/upskilling.ini: Lean,", ""},
    {"a text that looks like a list in Markdown is escaped",
     "compare --format markdown --set 'grant.applicant=- A & B' "
     "--set 'tier.lean.label=1. one' --set tier.full.label=--- " MODEL, 0,
     "\\- A \\& B to An Upskilling Fund\n\n2022-08-01 to 2023-01-31\n\n"
     "| AUD | 1\\. one | Target \\* | \\--- |\n", ""},
    {"a schedule as Markdown", "schedule --format markdown " MODEL, 0,
     "| 2022-08-01 | 7,500.00 | 680.00 | 157.15 | 450.00 | 8.17 |", ""},
    {"a schedule as CSV", "schedule --format csv " MODEL, 0,
     "2022-08-01,7500.00,680.00,157.15,450.00,8.17,8795.32,2022-08-01\r\n",
     ""},
    {"an instalment of nothing is not shown",
     "schedule tests/cases/salary-forgotten.ini", 0,
     "\n2027-01-01      100.00      100.00  2027-01-01\n"
     "2027-02-01        0.00                        \n", "warning"},
    {"nor in a schedule as Markdown", "schedule --format markdown "
     "tests/cases/salary-forgotten.ini", 0,
     "\n| 2027-02-01 | 0.00 |  |  |\n", "warning"},
    {"nor in a schedule as CSV", "schedule --format csv tests/cases/salary-forgotten.ini", 0,
     "\n2027-02-01,0.00,,\r\n", "warning"},
    {"JSON has instalments of nothing",
     "schedule --format json tests/cases/salary-forgotten.ini", 0,
     "\"instalment\": \"0.00\",\n    \"paid_on\": \"2027-02-01\"", "warning"},
    {"a trip of six days has no sum per month",
     "compare tests/cases/trip.ini | grep -c 'Per month'; true", 0, "0\n", NULL},
    {"nor in Markdown",
     "compare --format markdown tests/cases/trip.ini | grep -c 'Per month'; "
     "true", 0, "0\n", NULL},
    {"nor in CSV",
     "compare --format csv tests/cases/trip.ini | grep -c 'Per month'; true", 0,
     "0\n", NULL},
    {"JSON has it all the same", "compare --format json tests/cases/trip.ini", 0,
     "\"tier.half.monthly\": \"900.00\"", NULL},
    {"a trip beside a longer grant",
     "compare --format csv tests/cases/trip.ini tests/cases/small.ini", 0,
     "\nPer month,,,2040.00,3120.00\r\n", NULL},
    {"a percentage of no salary is not shown beside one",
     "compare --format csv --set tier.a.percent=50 "
     "tests/cases/salary-forgotten.ini tests/cases/bom.ini", 0,
     "\nPercent of salary,,,50%\r\n", "there is no [salary]"},
    {"no line on prorations that agree",
     "compare tests/cases/no-salary.ini | grep -c prorated; true", 0, "0\n",
     ""},
    {"money in hand is whole in every tier",
     "compare --format json tests/cases/trip.ini", 0,
     "\"expense.hand.cost.half\": \"-300.00\"", NULL},
    {"and other expenses are not", "compare --format json tests/cases/trip.ini",
     0, "\"expense.travel.cost.most\": \"360.00\"", NULL},
    {"a settlement as CSV", "settle --format csv " MODEL, 0,
     "Tier,Stop on,Days delivered,Days owed,AUD to pay back\r\n"
     "Lean,2023-01-31,133,51,8225.81\r\n", ""},
    {"a settlement of a day as CSV",
     "settle --stop 2023-04-16 --format csv " MODEL, 0,
     "Target,170,14,3387.10,0.00,3387.10\r\n", ""},
    {"a settlement as Markdown", "settle --format markdown " MODEL, 0,
     "Target: 51 days to make up, from 2023-03-11 to 2023-04-30\n\n"
     "| Stop on | Days delivered |", ""},
    {"two models side by side", "compare " MODEL " templates/scope.ini", 0,
     "                        upskilling  upskilling  upskilling       scope\n"
     "                              Lean    Target *        Full     Minimum\n",
     ""},
    {"two models in one currency need no row for it",
     "compare " MODEL " " MODEL " | grep -c Currency; true", 0, "0\n", ""},
    {"two models side by side as CSV",
     "compare --format csv templates/scope.ini templates/parttime.ini", 0,
     ",scope: Minimum,scope: Mainline,scope: Maximum,parttime: Survival,"
     "parttime: Steady\r\nCurrency,EUR,EUR,EUR,GBP,GBP\r\n", ""},
    {"jobs without a folder", "write --jobs 2 " MODEL, 2, "",
     "--jobs goes with --output-dir"},
    {"a number of jobs below 1", "write --jobs 0 --output-dir nowhere " MODEL, 2, "",
     "a number from 1 to 256"},
    {"a file and a folder", "write -o a.xlsx --output-dir b " MODEL, 2, "",
     "cannot go together"},
    {"a folder in a missing one", "write --output-dir nowhere/b " MODEL, 1, "",
     "nowhere/b: cannot be written: No such file or directory"},
    {"help of no command", "dance --help", 2, "", "no such command: dance"},
    {"an unknown option", "check --dance " MODEL, 2, "",
     "unknown option: --dance"},
    {"an option without its argument", "compare " MODEL " --format", 2, "",
     "an argument is missing for: --format"},
    {"an option of another command", "check --force " MODEL, 2, "",
     "this command has no option: --force"},
    {"an option of another command with its argument",
     "compare --stop 2023-01-01 " MODEL, 2, "",
     "this command has no option: --stop\n"},
    {"a long label is cut in a settlement",
     "settle --stop 2023-01-01 --set tier.lean.label='" LONG "' " MODEL
     " | awk 'length > 80 {exit 1}'", 0, NULL, ""},
    {"escapes do not reach the terminal",
     "explain " MODEL " $(printf 'tier.a.\\033[31mx')", 2, "",
     "has no figure tier.a.?[31mx"},
    {"an empty label counts as not given",
     "explain " MODEL " tier.lean.note --set tier.lean.note=''", 0,
     "tier.lean.note = (not given)\n", ""},
    {"a figure of a missing section is unknown",
     "explain templates/scope.ini overlap.none.pays", 2, "",
     "has no figure overlap.none.pays\n"},
    {"a cell of the ledger", "explain " MODEL " days.year_parts", 0,
     "days.year_parts = 4,530,960: how many parts a year has\n"
     "  grant.proration = month (default)\n", ""},
    {"a model is missing", "compare", 2, "", "a model file is missing"},
    {"an unknown format", "compare --format xml " MODEL, 2, "", "xml"},
    {"a set without a value", "compare --set grant.months " MODEL, 2, "",
     "KEY=VALUE"},
    {"a good model is checked in silence", "check " MODEL, 0, "", ""},
    {"a missing file", "check nowhere.ini", 1, "",
     "nowhere.ini: cannot be read: No such file or directory\n"},
    {"a folder", "check templates", 1, "", "templates: cannot be read"},
    {"standard input", "check - < " MODEL, 0, "", ""},
    {"a file of more than a MiB",
     "check - <<END\n$(head -c 1048577 /dev/zero | tr '\\0' ';')\nEND", 1, "",
     "the file is larger than 1048576 bytes"},
    {"one bad model of two", "check nowhere.ini " MODEL, 1, "", "nowhere.ini"},
    {"a set changes the figures",
     "compare --format json --set tier.target.percent=10 " MODEL, 0,
     "\"tier.target.percent\": \"10\"", ""},
    {"the last of two sets counts",
     "compare --format json --set tier.target.percent=10 "
     "--set tier.target.percent=20 " MODEL, 0, "\"tier.target.percent\": \"20\"",
     ""},
    {"an empty value takes a key away",
     "compare --format json --set grant.months= --set grant.end=2023-01-15 "
     MODEL, 0, "\"tier.target.end\": \"2023-01-15\"", NULL},
    {"a set can add a section that has no name",
     "compare --format json --set contingency.percent=10 " MODEL, 0,
     "\"contingency.percent\": \"10\"", ""},
    {"a set cannot add a section that has a name",
     "compare --set tier.new.percent=10 " MODEL, 1, "",
     "--set: [tier.new] percent: the model has no such section; did you mean "
     "tier.lean.percent?\n"},
    {"a set is checked as the file is",
     "compare --set tier.target.percent=much " MODEL, 1, "",
     "--set: [tier.target] percent: 'much' is not a percentage"},
    {"a set of no key", "compare --set percent=10 " MODEL, 1, "",
     "'percent' is not the name of a key"},
    {"an override for one tier",
     "compare --format json --set tutoring.maths.times.target=1 " MODEL, 0,
     "\"tutoring.maths.cost.target\": \"160.00\"", ""},
    {"two models are an array", "compare --format json " MODEL " " MODEL, 0,
     "[\n", ""},
    {"a schedule of the recommended tier", "schedule " MODEL, 0,
     "Sum           45,000.00  7,805.00   942.88  2,300.00  52.12   56,100.00",
     ""},
    {"a schedule of another tier", "schedule --tier FULL " MODEL, 0,
     "71,100.00", ""},
    {"a schedule paid upfront",
     "schedule --set payment.schedule=upfront " MODEL, 0, "56,100.00", ""},
    {"a schedule as JSON", "schedule --format json " MODEL, 0,
     "\"paid_on\": \"2022-08-01\"", ""},
    {"a schedule of an unknown tier", "schedule --tier none " MODEL, 2, "",
     "has no tier none"},
    {"a settlement", "settle --stop 2023-04-16 " MODEL, 0,
     "Target                   170         14         3,387.10", ""},
    {"a settlement week by week", "settle " MODEL, 0,
     "2023-04-30               184          0             0.00", ""},
    {"a settlement says what is to be made up", "settle " MODEL, 0,
     "Target: 51 days to make up, from 2023-03-11 to 2023-04-30", ""},
    {"a settlement as JSON", "settle --format json --stop 2022-12-31 " MODEL,
     0, "\"delivered_days\": \"133\"", ""},
    {"a settlement of each tier, week by week",
     "settle --format json " MODEL, 0,
     "\"tier\": \"full\",\n    \"stop\": \"2023-02-07\",\n"
     "    \"delivered_days\": \"133\",\n    \"owed_days\": \"51\",\n"
     "    \"repay\": \"16451.61\"", ""},
    {"a settlement of time that is never made up",
     "settle tests/cases/makeup-never.ini", 0,
     "a: 2,775.2 days to make up, from 2037-01-01, which takes too long\n",
     "[tier.a]: warning: owes 2,775.2 days, more than can be made up"},
    {"all at once is paid on the first day, whatever the timing",
     "schedule --format json --set payment.schedule=upfront "
     "--set payment.timing=end " MODEL, 0,
     "\"instalment\": \"56100.00\",\n    \"paid_on\": \"2022-08-01\"", NULL},
    {"a settlement on an invalid date", "settle --stop 31.12.2022 " MODEL, 2, "",
     "--stop wants a date such as 2026-08-01, not: 31.12.2022"},
    {"an explanation begins with the figure",
     "explain " MODEL " tier.target.stipend", 0,
     "tier.target.stipend = 45,000.00 AUD: Stipend\n"
     "  = 45,000.00 Stipend before other funding\n"
     "  formula: round2(tier.target.gross - tier.target.deduction -\n"
     "  tier.target.offset)\n"
     "  tier.target.gross = 45,000.00 AUD: Stipend before other funding\n"
     "    = 120,000.00 Salary per year × 75 % of salary × 0.5 Years\n"
     "    formula: round2(salary.annual * tier.target.percent * "
     "tier.target.years)\n",
     ""},
    {"an explanation goes down to the lines of the model",
     "explain " MODEL " tier.target.request", 0,
     "salary.amount = 120,000.00 AUD (" MODEL ":28)\n", ""},
    {"an explanation goes down to the command line",
     "explain --set salary.amount=99000 " MODEL " tier.target.request", 0,
     "salary.amount = 99,000.00 AUD (--set)\n", ""},
    {"an explanation goes down to a default", "explain " MODEL " salary.annual", 0,
     "salary.effort = 100 % (default)\n", ""},
    {"an input that follows another",
     "explain " MODEL " tier.lean.months", 0,
     "tier.lean.months = 6 months\n"
     "  = the same as grant.months\n"
     "  grant.months = 6 months (" MODEL ":22)\n", ""},
    {"a list is explained item by item",
     "explain " MODEL " tier.lean.tutoring_cost", 0,
     "= 2,720.00 Mathematics + 2,805.00 Reinforcement learning + 2,280.00\n"
     "  Transformer curriculum\n  formula: SUM(tutoring.*.cost.lean)\n"
     "  tutoring.maths.cost.lean = 2,720.00 AUD: Cost (Mathematics)\n",
     ""},
    {"a step of a line", "explain " MODEL " tutoring.maths.times_in.lean", 0,
     "tutoring.maths.times_in.lean = 17: Times (Mathematics)\n", ""},
    {"the steps of a line on the way to its cost",
     "explain " MODEL " tutoring.maths.native.lean", 0,
     "tutoring.maths.times_in.lean = 17: Times (Mathematics)\n", ""},
    {"an unknown figure with no similar name", "explain " MODEL " something.else", 2, "",
     "has no figure something.else\n"},
    {"an explanation of days names the overlaps",
     "explain " MODEL " tier.lean.paid_years", 0,
     "overlap.fellowship.start = 2022-12-12 (" MODEL ":", ""},
    {"names in capitals", "explain " MODEL " Tier.LEAN.Request", 0,
     "tier.lean.request = 41,100.00 AUD: The ask\n", ""},
    {"an unknown figure", "explain " MODEL " tier.lean.reqest", 2, "",
     "has no figure tier.lean.reqest; did you mean tier.lean.request?\n"},
    {"a figure that is missing", "explain " MODEL, 2, "",
     "a figure's name is missing"},
    {"the ask by the other prorations", "compare " MODEL, 0,
     "If days were counted otherwise, Target would ask for: calendar "
     "56,100.00, day\n56,500.00, week 56,600.00, workday 56,800.00\n", ""},
    {"the ask by other prorations than the model's",
     "compare --set grant.proration=day " MODEL, 0,
     "otherwise, Target would ask for: month 56,100.00,", ""},
    {"a part of a day that is not made up is reported",
     "check --set overlap.fellowship.share=99.5 --set makeup.by=2023-04-29 "
     MODEL, 0, "", "0.555 days are not made up"},
    {"warnings stand in the order of their lines",
     "compare --format json tests/cases/warnings.ini", 0,
     "into the one that you ask for\",\n"
     "    \"tests/cases/warnings.ini:15: [tier.c]", "warning"},
    {"a warning is no error", "check --set expense.books.note= " MODEL, 0, "",
     "[expense.books] note: warning: is missing"},
    {"a warning stands in the JSON",
     "compare --format json --set expense.books.note= " MODEL, 0,
     "[expense.books] note: warning: is missing", "warning"},
    {"an unknown template", "init --template ../secret", 2, "",
     "no such template: ../secret; there are:"},
    {"both mistakes of two models", "compare nowhere.ini nothing.ini", 1, "",
     "nothing.ini"},
    {"two models of one name", "write " MODEL " ./" MODEL, 2, "",
     "would both be written to upskilling.xlsx"},
    {"a closed standard output", "write -o - " MODEL " >&-", 1, "",
     "standard output: cannot be written"},
    {"output of several models", "write -o a.xlsx " MODEL " " MODEL, 2, "",
     "several"},
    {"a workbook into a missing folder", "write -o nowhere/a.xlsx " MODEL, 1,
     "", "nowhere/a.xlsx: cannot be written: No such file or directory"},
    {"a full device", "compare " MODEL " > /dev/full", 1, NULL,
     "cannot print"},
    /* clang-format on */
};

static void holds(const char *text, const char *part)
{
    if (!part)
        return;
    if (!*part)
        assert_string_equal(text, "");
    else if (!strstr(text, part))
        fail_msg("'%s' is not in:\n%s", part, text);
}

static void test_command(void **state)
{
    const struct command_case *c = *state;
    struct run run = run_shell("\"$STIPEND\" %s", c->command);

    holds(run.out, c->out);
    holds(run.err, c->err);
    assert_int_equal(run.status, c->status);
    run_free(&run);
}

/* A folder of models, and the workbooks that a batch writes of them. */
#define MANY_MODELS                                                            \
    "mkdir $D/bin $D/models && cp templates/*.ini $D/models && ln -s "         \
    "\"$(realpath \"$STIPEND\")\" $D/bin/stipend && R=$(realpath README.md) "  \
    "&& cd $D && HOME=$D PATH=$D/bin:$PATH && stipend write --output-dir all " \
    "models/*.ini && "

/* A command of README's makes the same; other machines are this one. */
#define README_RUN(command)                                                    \
    MANY_MODELS "eval \"$(sed -n 's/one,two/:/; s/^    \\(" command            \
                ".*\\)/\\1/p' $R)\" && diff -r all books"

/* Begins a command with the program installed as $P below $D. */
#define INSTALLED                                                              \
    "unset MAKEFLAGS MFLAGS MAKELEVEL; P=$D/usr/bin/stipend; "                 \
    "MAKE=\"make -s -C $PWD BUILD=$(dirname \"$STIPEND\") DESTDIR=$D "         \
    "PREFIX=/usr\"; $MAKE install >/dev/null && "

/* All end with status 0, in a folder of their own. */
static const struct file_case {
    const char *name, *command;
} file_cases[] = {
    /* clang-format off */
    {"the same model gives the same bytes",
     "\"$STIPEND\" write -o $D/a.xlsx " MODEL " && TZ=Asia/Tokyo LC_ALL=C "
     "\"$STIPEND\" write -o $D/b.xlsx " MODEL " && cmp $D/a.xlsx $D/b.xlsx"},
    {"SOURCE_DATE_EPOCH dates the workbook",
     "SOURCE_DATE_EPOCH=0 \"$STIPEND\" write -o $D/a.xlsx " MODEL " && "
     "! SOURCE_DATE_EPOCH=1e9 \"$STIPEND\" write -o $D/b.xlsx " MODEL " && "
     "! SOURCE_DATE_EPOCH=99999999999999999 \"$STIPEND\" write -o $D/b.xlsx "
     MODEL},
    {"a wrong model writes no workbook",
     "\"$STIPEND\" write --set grant.months=x -o $D/a.xlsx " MODEL "; "
     "test $? = 1 && test -z \"$(ls $D)\""},
    {"the workbook is named after the model",
     "P=$(realpath \"$STIPEND\"); M=$(realpath " MODEL "); cd $D; "
     "\"$P\" write \"$M\" && test -f upskilling.xlsx"},
    {"a model on standard input is not overwritten",
     "cp " MODEL " $D/a.xlsx; \"$STIPEND\" write -f -o $D/a.xlsx - "
     "<$D/a.xlsx; test $? = 1 && cmp " MODEL " $D/a.xlsx"},
    {"two models are not written through links to one file",
     "mkdir $D/out; cp " MODEL " $D/a.ini; cp " MODEL " $D/b.ini; "
     "\"$STIPEND\" write -o $D/out/a.xlsx $D/a.ini; ln -s a.xlsx $D/out/b.xlsx; "
     "\"$STIPEND\" write --output-dir $D/out $D/a.ini $D/b.ini; "
     "test $? = 2"},
    {"two models of one name, whose workbook is there",
     "P=$(realpath \"$STIPEND\"); M=$(realpath " MODEL "); cd $D; cp \"$M\" .; "
     "touch upskilling.xlsx; \"$P\" write upskilling.ini \"$M\" 2>err; "
     "test $? = 2 && grep -q 'both be written to upskilling.xlsx$' err"},
    {"a table of taxes beside the model, by its file's name",
     "sed s/au_2025_26,.*/some_place_1/ tests/cases/tax.ini | "
     "grep -v 'income\\|wages' >$D/a.ini; sed s/2026-06-30/2027-06-30/ "
     "templates/tax/au_2025_26.ini >\"$D/Some Place-1.ini\"; "
     "\"$STIPEND\" check $D/a.ini"},
    {"children that a batch inherits are not its jobs",
     "cp " MODEL " $D/a.ini; (sleep 0.01 & exec \"$STIPEND\" write "
     "--output-dir $D/out -j 2 $D/a.ini $D/none.ini templates/scope.ini) "
     "2>$D/err; test $? = 1 && grep -q none.ini $D/err && test -s "
     "$D/out/a.xlsx && test -s $D/out/scope.xlsx"},
    {"a model is no target of its own workbook",
     "cp " MODEL " $D/a.xlsx; \"$STIPEND\" write -f -o $D/a.xlsx $D/a.xlsx; "
     "test $? = 1 && cmp " MODEL " $D/a.xlsx"},
    {"more jobs than files may be open",
     "for i in $(seq 25); do cp templates/parttime.ini $D/m$i.ini; done; "
     "ulimit -n 20; \"$STIPEND\" write --output-dir $D/out --jobs 200 "
     "$D/m*.ini && test $(ls $D/out | wc -l) = 25"},
    {"a full disk where a batch prints is told, and once",
     "\"$STIPEND\" write --output-dir $D -j 2 " MODEL
     " templates/scope.ini >/dev/full 2>$D/err; test $? = 1 && test "
     "\"$(sort -u $D/err)\" = 'stipend: cannot print: No space left on device'"},
    {"many workbooks in a folder, after a bad one",
     "cp " MODEL " $D/b.ini; echo '[grant]' >$D/a.ini; "
     "\"$STIPEND\" write --output-dir $D/out $D/a.ini $D/b.ini " MODEL
     " 2>$D/err >$D/told; test $? = 1 && test \"$(ls $D/out | tr '\\n' ' ')\" = "
     "'b.xlsx upskilling.xlsx ' && grep -q a.ini $D/err && "
     "test $(wc -l <$D/told) = 2"},
    {"parallel jobs print and write the same as one job",
     "for i in 1 2 3 4 5 6 7 8 9; do cp " MODEL " $D/m$i.ini; done; "
     "echo '[grant]' >$D/m5.ini; cd $D; case $STIPEND in /*) ;; *) "
     "STIPEND=$OLDPWD/$STIPEND;; esac; "
     "\"$STIPEND\" write --output-dir a m*.ini >a.out 2>a.err; "
     "\"$STIPEND\" write --output-dir b --jobs 3 m*.ini >b.out 2>b.err; "
     "test $? = 1 && sed -i s/^a/b/ a.out && cmp a.out b.out && "
     "cmp a.err b.err && diff -r a b && test $(ls b | wc -l) = 8"},
    {"the bench records all that makes a workbook",
     "RECORD=$D/calls $(dirname $STIPEND)/recorder "
     "write -o $D/a.xlsx " MODEL "; test $(grep -c "
     "worksheet_write_formula $D/calls) -gt 5000 && "
     "test $(grep -c workbook_define_name $D/calls) -gt 500"},
    {"with parallel, as README says", README_RUN("parallel -m")},
    {"with parallel on other machines, as README says",
     README_RUN("parallel --sshlogin")},
    {"with tasks of an array, as README says",
     MANY_MODELS "ls models/*.ini >models.txt && for SLURM_ARRAY_TASK_ID in "
     "1 2 3 4 5; do eval \"$(sed -n '/SLURM/s/^    //p' $R)\"; done && "
     "diff -r all books"},
    {"with make, as README says",
     MANY_MODELS "sed -n '/^    books.%/,/^    .stipend/s/^    //p' $R >rules "
     "&& mkdir books && make -f rules -j 2 $(ls models | sed "
     "'s,\\(.*\\)ini,books/\\1xlsx,') && diff -r all books"},
    {"the rules of README work",
     "sed -n '/^name = The Lantern/,/^```/p' README.md | "
     "sed '1i[funder]\n;$d' >$D/lantern.ini && "
     "\"$STIPEND\" check $D/lantern.ini && "
     "{ cat tests/cases/small.ini; echo '[funder]'; echo 'rules = lantern'; } "
     ">$D/m.ini && \"$STIPEND\" show rules $D/m.ini --format csv 2>$D/err "
     ">$D/rules && grep -c 'holds' $D/rules | grep -qx 4 && "
     "grep -q '^lantern/summary.*broken' $D/rules && "
     "grep -q 'lantern/summary: ' $D/err"},
    {"many workbooks are written over themselves",
     "\"$STIPEND\" write --output-dir $D " MODEL " && cp $D/upskilling.xlsx "
     "$D/first && \"$STIPEND\" write --output-dir $D -j 4 " MODEL
     " templates/scope.ini && cmp $D/first $D/upskilling.xlsx"},
    {"progress is shown to no file",
     "\"$STIPEND\" write --output-dir $D -j 2 " MODEL
     " templates/scope.ini 2>$D/err && ! test -s $D/err"},
    {"a workbook through a pipe",
     "\"$STIPEND\" write -o - " MODEL " | cat > $D/a.xlsx; "
     "\"$STIPEND\" write -o $D/b.xlsx " MODEL "; cmp $D/a.xlsx $D/b.xlsx"},
    {"the lines of a budget add up to the ask",
     "test -z \"$(python3 tests/unit/budget_adds_up.py \"$STIPEND\" "
     "templates/*.ini tests/cases/*.ini)\""},
    {"a budget of a tier that nobody recommends says which it is",
     "\"$STIPEND\" show budget tests/cases/treatments.ini --set "
     "tier.short.recommended=no 2>&1 | "
     "grep -q 'no tier is recommended; this is'"},
    {"help knows what settle calls its columns",
     "\"$STIPEND\" help unspent | grep -q 'usage: stipend settle'"},
    {"help on a group of figures",
     "\"$STIPEND\" help tier.type | grep -q tier.TIER.type.travel && "
     "\"$STIPEND\" help tier.T.type.TYPE | grep -q tier.TIER.type.travel && "
     "! \"$STIPEND\" help tier.target"},
    {"the starter is a good model",
     "\"$STIPEND\" init $D/my.ini && \"$STIPEND\" compare $D/my.ini && "
     "\"$STIPEND\" write -o $D/my.xlsx $D/my.ini"},
    {"each kind of section of the starter works with its examples",
     "\"$STIPEND\" init $D/s.ini && for s in $(sed -n "
     "'s/^;\\[\\([a-z]*\\).*/\\1/p' $D/s.ini | sort -u); do "
     "awk -v s=\"($s|tax)\" '/^;?\\[/{on = $0 ~ \"^;.\" s} "
     "on && /^;\\[|^;[a-z_]+ = ./{sub(/^;/, \"\")} {print}' $D/s.ini "
     ">$D/$s.ini && ! cmp -s $D/s.ini $D/$s.ini && "
     "\"$STIPEND\" check $D/$s.ini || exit 1; done"},
    {"init leaves a file alone",
     "echo mine > $D/my.ini; \"$STIPEND\" init $D/my.ini; "
     "test $? = 1 && test $(cat $D/my.ini) = mine"},
    {"a template is copied as it is",
     "\"$STIPEND\" init --template scope $D/my.ini && "
     "cmp $D/my.ini templates/scope.ini"},
    {"every template is good",
     "for t in templates/*.ini; do \"$STIPEND\" check $t || exit 1; done"},
    {"the installed program finds its templates",
     INSTALLED
     "cd / && $P init --template scope $D/my.ini && $P check $D/my.ini"},
    {"the installed program lists its templates",
     INSTALLED "cd / && $P list templates | grep -q '^scope '"},
    {"a read-only home is enough",
     INSTALLED "mkdir $D/home && chmod 500 $D/home && cd $D && "
     "HOME=$D/home $P init my.ini && HOME=$D/home $P write my.ini && "
     "test -z \"$(ls -A $D/home)\""},
    {"the manual is installed",
     INSTALLED "grep -q '^.Dt STIPEND 1' "
     "$D/usr/share/man/man1/stipend.1"},
    {"the completions are installed",
     INSTALLED
     "grep -q _stipend $D/usr/share/bash-completion/completions/stipend && "
     "grep -q '#compdef stipend' $D/usr/share/zsh/site-functions/_stipend && "
     "grep -q 'complete -c stipend' "
     "$D/usr/share/fish/vendor_completions.d/stipend.fish"},
    {"nothing stays after uninstall",
     INSTALLED
     "$MAKE uninstall >/dev/null && cd $D && test -z \"$(find . -type f -o "
     "-name '*stipend*')\" && ! find usr/share -mindepth 1 | grep ."},
    {"a folder with a blank in its name can be installed to",
     INSTALLED "I=\"$MAKE\"; S=\"$D/with a blank\"; touch \"$D/with\"; "
     "$I install PREFIX=\"$S\" DESTDIR= >/dev/null && "
     "\"$S/bin/stipend\" list templates | grep -q scope && "
     "$I uninstall PREFIX=\"$S\" DESTDIR= >/dev/null && test -f $D/with && "
     "test -z \"$(find \"$S\" -type f)\""},
    {"a user's own template stays after uninstall",
     INSTALLED
     "touch $D/usr/share/stipend/templates/mine.ini && $MAKE uninstall "
     ">/dev/null && test -f $D/usr/share/stipend/templates/mine.ini"},
    {"files of other programs stay after uninstall",
     INSTALLED
     "touch $D/usr/share/man/man1/other.1 && $MAKE uninstall >/dev/null && "
     "test -f $D/usr/share/man/man1/other.1"},
    /* clang-format on */
};

static void test_file(void **state)
{
    const struct file_case *c = *state;

    run_well("%s", c->command);
}

/* README shows the program's output. */
static const struct shown_case {
    const char *name, *command;
} shown_cases[] = {
    {"the comparison of README", "compare " MODEL},
    {"the small comparison of README", "compare tests/cases/small.ini"},
    {"the Markdown of README",
     "compare --format Markdown " MODEL " | sed -n '/^|/p'"},
    {"the keys of README", "list keys --format markdown"},
    {"the commands of README", "help | sed -n '/^  init/,/^  help/p'"},
    {"the explanation of README", "explain " MODEL " tier.target.gross"},
    {"the award of README", "show ask " MODEL " --set award.amount=50000"},
    {"the mistakes of README", "check tests/cases/mistakes.ini 2>&1"},
};

static void test_shown(void **state)
{
    const struct shown_case *c = *state;
    struct run run = run_shell("\"$STIPEND\" %s", c->command);
    char *readme = read_file("README.md");

    assert_non_null(readme);
    assert_true(strlen(run.out) > 100);
    holds(readme, run.out);
    free(readme);
    run_free(&run);
}

int main(void)
{
    return RUN_TABLE("README", shown_cases, test_shown) |
           RUN_TABLE("command lines", cases, test_command) |
           RUN_TABLE("files", file_cases, test_file);
}
