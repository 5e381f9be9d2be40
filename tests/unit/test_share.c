/* The edition for others, the row for files, and warnings taken as errors. */
#include "run.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

/* What others need not see, in every kind of section that refers to others. */
#define MODEL                                                                  \
    "[grant]\ntitle = T\napplicant = A Person\nfunder = F\ncurrency = EUR\n"   \
    "start = 2027-01-01\nmonths = 6\n"                                         \
    "[salary]\namount = 96000\nper = year\n"                                   \
    "[tier.low]\npercent = 25\n[tier.mid]\npercent = 50\nrecommended = yes\n"  \
    "[tier.high]\npercent = 75\n"                                              \
    "[tutoring.maths]\nrate = 100\nquantity.high = 2\ntiers = mid, high\n"     \
    "[compute.own]\nrate = 0\nquantity.high = 3\n"                             \
    "[expense.desk]\nrate = 300\ntiers = high\nnote = A desk\n"                \
    "[expense.credits]\nrate = -50\nnote = less\napplication = prize\n"        \
    "[expense.less]\nrate = -20\nnote = less\napplication = gift\n"            \
    "[overlap.prize]\nstart = 2027-02-01\nend = 2027-02-28\n"                  \
    "application = prize\nnote = secret\n"                                     \
    "[application.prize]\nfunder = P\nasked = 500\nstatus = pending\n"         \
    "[application.gift]\nfunder = G\nasked = 20\nstatus = approved\n"          \
    "covers = tutoring.maths, expense.desk\n"                                  \
    "[area.one]\nshare = 40\n[effort]\nhours_per_week = 30\n"                  \
    "[milestone.first]\nmonth = 3\narea = one\n"                               \
    "[award]\namount = 20000\ntier = high\n"

/* What is left out, and the lines of MODEL that then go. */
static const struct {
    const char *name, *names, *gone;
} editions[] = {
    /* clang-format off */
    {"one key", "grant.applicant", "applicant = A Person\n"},
    {"a key of each section of a kind", "overlap.*.note", "note = secret\n"},
    {"a key of all tiers", "compute.*.quantity.*", "quantity.high = 3\n"},
    {"a key of one tier", "compute.own.quantity.high", "quantity.high = 3\n"},
    {"the keys of a tier that goes, and what only that has", "tier.high",
     "[tier.high]\npercent = 75\n|quantity.high = 2\n|, high|quantity.high = 3\n|"
     "[expense.desk]\nrate = 300\ntiers = high\nnote = A desk\n|"
     ", expense.desk|tier = high\n"},
    {"an area to which a milestone refers", "area",
     "[area.one]\nshare = 40\n|area = one\n"},
    {"an application: what waits for it goes, and what it gave stays",
     "application",
     "[expense.credits]\nrate = -50\nnote = less\napplication = prize\n|"
     "application = gift\n|"
     "[overlap.prize]\nstart = 2027-02-01\nend = 2027-02-28\n"
     "application = prize\nnote = secret\n|"
     "[application.prize]\nfunder = P\nasked = 500\nstatus = pending\n|"
     "[application.gift]\nfunder = G\nasked = 20\nstatus = approved\n"
     "covers = tutoring.maths, expense.desk\n"},
    {"several", "award, effort, milestone.first, area",
     "[award]\namount = 20000\ntier = high\n|[effort]\nhours_per_week = 30\n|"
     "[area.one]\nshare = 40\n|[milestone.first]\nmonth = 3\narea = one\n"},
    /* clang-format on */
};

/* Cuts the pieces, with | between them, out of a text. */
static void cut(char *text, const char *pieces)
{
    while (*pieces) {
        size_t length = strcspn(pieces, "|");
        char piece[512], *found;

        snprintf(piece, sizeof(piece), "%.*s", (int)length, pieces);
        found = strstr(text, piece);
        assert_non_null(found);
        memmove(found, found + length, strlen(found + length) + 1);
        pieces += length + (pieces[length] == '|');
    }
}

/* Warnings name lines, which are others in a file without some. */
static void without_warnings(char *json)
{
    char *warnings = strstr(json, "\"warnings\"");

    assert_non_null(warnings);
    *warnings = '\0';
}

static void test_edition(void **state)
{
    const char *const *c = *state;
    char text[4096];
    struct run shared, cut_out;

    snprintf(text, sizeof(text), MODEL "[share]\nleave_out = %s\n", c[1]);
    write_file(scratch("model.ini"), text);
    shared = run_shell(
        "\"$STIPEND\" compare --share --format json \"$D/model.ini\"");
    snprintf(text, sizeof(text), "%s", MODEL);
    cut(text, c[2]);
    write_file(scratch("model.ini"), text);
    cut_out = run_shell("\"$STIPEND\" compare --format json \"$D/model.ini\"");
    if (shared.status)
        fail_msg("%s", shared.err);
    assert_int_equal(cut_out.status, 0);
    without_warnings(shared.out);
    without_warnings(cut_out.out);
    assert_string_equal(shared.out, cut_out.out);
    run_free(&shared);
    run_free(&cut_out);
}

/* What cannot be left out, and what is said of it. */
static const struct {
    const char *name, *names, *said;
} refused[] = {
    /* clang-format off */
    {"a line that costs something", "grant.applicant, tutoring",
     "[tier.mid] asks for 24,080.00 EUR, and for 23,980.00 EUR without "
     "tutoring: these cannot be left out"},
    {"an instance that is not there", "overlap.price",
     "'overlap.price' names no section: there is no [overlap.price]; did you "
     "mean prize?"},
    {"a kind that there is not", "taxes",
     "'taxes' is not the name of a section or key; did you mean tax?"},
    {"a key that there is not", "grant.aplicant",
     "'grant.aplicant' is not a key of [grant]; did you mean applicant?"},
    {"a tier that is not there", "tutoring.maths.quantity.hgih",
     "'tutoring.maths.quantity.hgih' names no tier: there is no [tier.hgih]"},
    {"a key that each model needs", "grant.title",
     "'grant.title' cannot be left out: each [grant] needs it"},
    {"a section that each model needs", "grant",
     "'grant' cannot be left out: each model needs it"},
    {"what the rest needs", "tier.*.percent",
     "without tier.*.percent the model has these errors"},
    /* clang-format on */
};

static void test_refused(void **state)
{
    const char *const *c = *state;
    struct run run;

    write_file(scratch("model.ini"), MODEL);
    run = run_shell("\"$STIPEND\" write --share --output \"$D/x.xlsx\" "
                    "--set 'share.leave_out=%s' \"$D/model.ini\"; "
                    "s=$?; test ! -e \"$D/x.xlsx\" || s=9; exit $s",
                    c[1]);
    assert_int_equal(run.status, 1);
    if (!strstr(run.err, c[2]))
        fail_msg("%s", run.err);
    run_free(&run);
}

static void a_net_target_becomes_its_percentage(void **state)
{
    static const char show[] =
        "\"$STIPEND\" show budget%s --format csv \"$D/a.ini\"";
    struct run whole, shared;

    (void)state;
    write_file(scratch("a.ini"),
               "[grant]\ntitle = T\ncurrency = AUD\nstart = 2026-08-01\n"
               "months = 6\n[salary]\namount = 120000\nper = year\n"
               "[tax]\ntables = au_2026_27\n"
               "[tier.a]\nnet_target = 30000\n");
    whole = run_shell(show, "");
    shared = run_shell(show, " --share");
    assert_int_equal(shared.status, 0);
    assert_string_equal(shared.out, whole.out);
    run_free(&shared);
    shared =
        run_shell("\"$STIPEND\" compare --share --format json \"$D/a.ini\"");
    assert_non_null(strstr(shared.out, "tier.a.percent"));
    assert_null(strstr(shared.out, "\"net_target\": \"3"));
    assert_null(strstr(shared.out, "au_2026_27"));
    run_free(&whole);
    run_free(&shared);
}

static void the_workbook_has_a_name_of_its_own(void **state)
{
    (void)state;
    write_file(scratch("model.ini"), MODEL);
    run_well("\"$STIPEND\" write --share --output-dir \"$D\" \"$D/model.ini\" "
             ">\"$D/said\" 2>&1 && test -f \"$D/model.share.xlsx\" && "
             "test ! -e \"$D/model.xlsx\"");
}

static void a_row_can_be_a_row_of_comparables(void **state)
{
    static const char upskilling[] =
        "\"$STIPEND\" show grant templates/upskilling.ini%s";
    struct run run = run_shell(upskilling, "");

    (void)state;
    assert_string_equal(
        run.out,
        "date,funder,amount,currency,months,kind,status,percent,salary,"
        "hours\r\n"
        "2022-08,An Upskilling Fund,56100,AUD,6,other,asked,75,120000,25\r\n");
    run_free(&run);
    run = run_shell(upskilling,
                    " --share --set share.kind=study --set award.amount=50000 "
                    "--set award.date=2022-07-15 --set award.tier=lean");
    assert_non_null(strstr(
        run.out,
        "\n2022-07,An Upskilling Fund,50000,AUD,6,study,granted,50,120000,"));
    run_free(&run);
    run_well(
        "\"$STIPEND\" show grant templates/upskilling.ini >\"$D/own.csv\"");
    write_file(scratch("model.ini"),
               MODEL "[comparables]\nfile = own\n"
                     "[currency.aud]\nrate = 0.5\nsource = s\n"
                     "date = 2026-11-01\n");
    run = run_shell("\"$STIPEND\" compare --format json \"$D/model.ini\"");
    assert_non_null(strstr(run.out, "\"comparables.median\": \"4675.00\""));
    run_free(&run);
}

/* A command with --strict, and how it ends. */
static const struct strict_case {
    const char *name, *command, *model;
    int status;
} strict[] = {
    {"check of a good model", "check --strict", "", 0},
    {"check of a doubtful one", "check --strict",
     "[expense.dear]\nrate = 1\n[currency.usd]\nrate = 1\nshow = yes\n", 1},
    {"the same in JSON", "check --strict --format json",
     "[currency.usd]\nrate = 1\nshow = yes\n", 1},
    {"write of a doubtful one", "write --strict --output \"$D/x.xlsx\"",
     "[currency.usd]\nrate = 1\nshow = yes\n", 1},
};

static void test_strict(void **state)
{
    const struct strict_case *c = *state;
    char text[1024];
    struct run run;

    snprintf(text, sizeof(text),
             "[grant]\ntitle = T\ncurrency = EUR\nstart = 2027-01-01\n"
             "months = 6\n[salary]\namount = 96000\nper = year\n"
             "[tier.a]\npercent = 50\n%s",
             c->model);
    write_file(scratch("model.ini"), text);
    run = run_shell("\"$STIPEND\" %s \"$D/model.ini\"; s=$?; "
                    "test ! -e \"$D/x.xlsx\" || s=9; exit $s",
                    c->command);
    assert_int_equal(run.status, c->status);
    run_free(&run);
}

int main(void)
{
    struct CMUnitTest others[] = {
        cmocka_unit_test(a_net_target_becomes_its_percentage),
        cmocka_unit_test(the_workbook_has_a_name_of_its_own),
        cmocka_unit_test(a_row_can_be_a_row_of_comparables)};

    return RUN_TABLE("editions", editions, test_edition) |
           RUN_TABLE("what cannot be left out", refused, test_refused) |
           RUN_TABLE("--strict", strict, test_strict) |
           RUN_TESTS("others", others);
}
