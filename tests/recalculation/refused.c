/* Values that the program refuses are refused by the workbook, too. */
#include "groups.h"
#include "run.h"
#include "table.h"
#include "verdict.h"

#include <stdio.h>
#include <string.h>

enum {
    WRONG_MOST = 5, /* values of one input */
    EDITS_MOST = 4,
    LABELS = 2, /* B; the column of a check's label */
    RESULTS     /* and the first of its results, before those of tiers */
};

static const char model[] =
    "[grant]\ntitle = Refused\ncurrency = EUR\nstart = 2027-01-01\nmonths = 6\n"
    "round = 10\n[salary]\namount = 60000\nper = year\n"
    "[tier.a]\npercent = 50\n[tier.b]\npercent = 100\nmonths = 3\n"
    "[tutoring.maths]\nrate = 80\nevery = week\nnote = n\n"
    "[expense.books]\nrate = 10\ntiers = a\nnote = n\n"
    "[oncost.pension]\npercent = 5\n[contingency]\npercent = 5\n"
    "[fee.one]\npercent = 5\nbasis = revenue\n[fee.two]\npercent = 5\n"
    "[overlap.o]\nstart = 2027-02-01\nend = 2027-02-14\ntreatment = makeup\n"
    "[makeup]\nby = 2028-06-30\n[payment]\nschedule = monthly\n"
    "[currency.usd]\nrate = 0.9\n[effort]\nhours_per_week = 30\n"
    "[tax]\nshow = yes\ntables = own\n[income.own]\nwages = 1000\n";

/* The table of taxes beside it. */
static const char table[] =
    "[table]\nname = Own\ncurrency = EUR\nstarts = 2026-01-01\n"
    "ends = 2028-12-31\n[charge.levy]\non = stipend + wages\n"
    "rates = 5000:20%, 20000:30%\n";

/* Invalid values of inputs. */
static const struct wrong {
    const char *input;
    const char *values[WRONG_MOST];
} wrongs[] = {
    /* clang-format off */
    {"grant.title", {"", " "}},
    {"grant.start", {"soon", "", "60"}},
    {"income.own.wages", {"-1", "0.001", "", "much"}},
    {"income.own.other", {"-0.01", "10000000000000", ""}},
    {"expense.books.taxable", {"perhaps", ""}},
    {"oncost.pension.taxable", {"", "maybe"}},
    {"grant.months", {"0", "121", "2.5"}},
    {"grant.proration", {"", "monthly", "mon*", "month,day"}},
    {"grant.round", {"0", "0.001", "-5", "ten"}},
    {"grant.round_direction", {"up?", "sideways"}},
    {"salary.amount", {"-1", "60000.00009", "1000000000000", "much", ""}},
    {"salary.per", {"fortnight"}},
    {"salary.hours_per_week", {"0", "168.5", "", "1.0000000001"}},
    {"salary.effort", {"0", "101", "50.0000009"}},
    {"tier.a.percent", {"-1", "1001", "12.345678", "half"}},
    {"tier.b.months", {"0", "121", "1.5"}},
    {"tier.a.tutoring", {"", "1100", "x"}},
    {"tier.b.recommended", {"maybe", ""}},
    {"tier.a.label", {""}},
    {"tutoring.maths.rate", {"-1", "", "1000000000000"}},
    {"tutoring.maths.quantity",
     {"-1", "1000000001", "", "two", "0.00000000001"}},
    {"tutoring.maths.every", {"day", "*"}},
    {"tutoring.maths.times", {"-1", "1.5", "100001", "2.0099"}},
    {"tutoring.maths.times.a", {"-1", "2.5", "some"}},
    {"tutoring.maths.quantity.b", {"-1", "a"}},
    {"tutoring.maths.tiers", {"a, nobody", "a a", ",", "a;b", "nobody"}},
    {"tutoring.maths.from", {"1", "110000", "today"}},
    {"tutoring.maths.paid_by", {"me"}},
    {"tutoring.maths.unit", {""}},
    {"expense.books.quantity.b", {"1"}},
    {"expense.books.times.b", {"1"}},
    {"oncost.pension.percent", {"", "1100", "-10"}},
    {"contingency.percent", {"101", "-1"}},
    {"contingency.of", {"none", "*"}},
    {"fee.two.percent", {"101", ""}},
    {"fee.two.minimum", {"-1", "0.001", ""}},
    {"fee.two.basis", {"both", "revenu?"}},
    {"overlap.o.start", {"", "x"}},
    {"overlap.o.share", {"101", "", "-10"}},
    {"overlap.o.treatment", {"forget", ""}},
    {"overlap.o.pays", {"-1", "0.001"}},
    {"makeup.by", {"soon"}},
    {"currency.usd.rate", {"0", "-1", "dear"}},
    {"currency.usd.show", {"perhaps"}},
    {"effort.hours_per_week", {"0", "169"}},
    {"payment.schedule", {"never"}},
    {"payment.timing", {"middle", ""}},
    /* clang-format on */
};

/* Inputs that contradict one another, and the check that fails. */
static const struct together {
    const char *name;
    struct {
        const char *input, *value;
    } edits[EDITS_MOST];
    const char *label; /* of the check that fails */
} togethers[] = {
    /* clang-format off */
    {"both months and an end",
     {{"grant.end", "46300"}, {"tier.b.months", ""}},
     "Months, weeks or an end are given, and only one of them"},
    {"neither months nor an end", {{"grant.months", ""}},
     "Months, weeks or an end are given, and only one of them"},
    {"months of a tier beside an end",
     {{"grant.months", ""}, {"grant.end", "46500"}},
     "It has months or weeks of its own only where the grant has"},
    {"an end before the start",
     {{"grant.months", ""}, {"tier.b.months", ""}, {"grant.end", "40000"}},
     "The window has 1 day to 120 months and ends by 2195-12-31"},
    {"a start that leads too far", {{"grant.start", "108000"}},
     "The window has 1 day to 120 months and ends by 2195-12-31"},
    {"two recommended tiers",
     {{"tier.a.recommended", "yes"}, {"tier.b.recommended", "yes"}},
     "At most one tier is recommended"},
    {"a salary without a percentage", {{"tier.a.percent", ""}},
     "A percentage is given where a salary is"},
    {"a charge that no table has", {{"tax.drop", "levy, tax"}},
     "Every charge that is dropped is one of the tables"},
    {"a start after the last year of the tables", {{"grant.start", "47200"}},
     "Every instalment falls into the year of a table of taxes"},
    {"less is left after tax than the target", {{"tier.a.net_target", "999999"}},
     "Its target after tax is reached"},
    {"all of the subtotal as contingency",
     {{"contingency.percent", "100"}, {"contingency.of", "subtotal"}},
     "A contingency of the subtotal is below 100 %"},
    {"two fees of the revenue", {{"fee.two.basis", "revenue"}},
     "At most one fee is a percentage of the revenue"},
    {"all of the revenue as a fee", {{"fee.one.percent", "100"}},
     "fee.one: a fee on the revenue is below 100 %"},
    {"a line that ends before it begins",
     {{"tutoring.maths.from", "46500"}, {"tutoring.maths.until", "46499"}},
     "tutoring.maths: it does not end before it begins"},
    {"an overlap that ends before it begins", {{"overlap.o.end", "46400"}},
     "overlap.o: it does not end before it begins"},
    {"an offset of nothing", {{"overlap.o.treatment", "offset"}},
     "overlap.o: what is offset is given"},
    {"a rate and its inverse", {{"currency.usd.inverse_rate", "1.1"}},
     "currency.usd: either a rate or its inverse is given"},
    {"no rate", {{"currency.usd.rate", ""}},
     "currency.usd: either a rate or its inverse is given"},
    {"a request below zero",
     {{"salary.amount", "1"}, {"expense.books.rate", "-5000"}},
     "The ask is not below zero"},
    {"a salary that is too large in all",
     {{"salary.amount", "99999999999"}, {"tier.a.percent", "1000"}},
     "Its amounts stay below 10^13 of the smallest unit"},
    {"an ask that is too large in another currency",
     {{"currency.usd.rate", "0.000000001"}, {"currency.usd.show", "yes"}},
     "currency.usd: the ask in it stays below 10^13 of its smallest unit"},
    {"a line that is too large in all",
     {{"expense.books.rate", "99999999999"}, {"expense.books.quantity", "2"}},
     "expense.books: its amounts stay below 10^13 of the smallest unit"},
    /* clang-format on */
};

static struct rig *rig;
static const char *path; /* of the model */

static void set(struct saved_book *book, const char *input, const char *value)
{
    if (!saved_set(book, input, value))
        fail_msg("%s: has no cell", input);
}

static void keep(struct saved_book *book, const char *name)
{
    if (!saved_save(book, rig_path(rig, "books", name)))
        fail_msg("%s: cannot be saved", name);
    saved_close(book);
}

static const char *numbered(const char *name, size_t number)
{
    return arena_print(&rig->arena, "%s-%zu", name, number);
}

/* One workbook for all first values, one for all second ones, and so on. */
static void prepare(struct rig *shared)
{
    rig = shared;
    path = arena_print(&rig->arena, "%s/refused.ini", rig->folder);
    write_file(path, model);
    write_file(arena_print(&rig->arena, "%s/own.ini", rig->folder), table);
    if (!rig_make(rig, "written", "refused", path, ""))
        fail_msg("the model itself is refused");
    for (size_t v = 0; v < WRONG_MOST; v++) {
        struct saved_book *book = rig_book(rig, "written", "refused");

        for (size_t w = 0; w < COUNT_OF(wrongs); w++)
            if (wrongs[w].values[v])
                set(book, wrongs[w].input, wrongs[w].values[v]);
        keep(book, numbered("wrong", v));
    }
    for (size_t t = 0; t < COUNT_OF(togethers); t++) {
        struct saved_book *book = rig_book(rig, "written", "refused");

        for (size_t e = 0; e < EDITS_MOST && togethers[t].edits[e].input; e++)
            set(book, togethers[t].edits[e].input, togethers[t].edits[e].value);
        keep(book, numbered("together", t));
    }
}

/* The column of Inputs whose head is "Wanted". */
static int wanted_column(const struct saved_book *book)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, "Inputs") &&
            !strcmp(cells[i].text, "Wanted"))
            return cells[i].spot.column;
    fail_msg("Inputs has no column of what is wanted");
    return 0;
}

static bool has_message(const struct saved_book *book, const char *input,
                        int column)
{
    struct spot spot = saved_named(book, input)->spot;

    spot.column = column;
    return *saved_at(book, spot)->text != '\0';
}

/* Each input with a value in this round has its words, and no other has. */
static void judge_round(size_t value, const char *engine)
{
    struct saved_book *book = rig_book(rig, engine, numbered("wrong", value));
    int column = wanted_column(book);

    for (size_t w = 0; w < COUNT_OF(wrongs); w++) {
        bool wrong = wrongs[w].values[value] != NULL;

        if (has_message(book, wrongs[w].input, column) != wrong)
            fail_msg("%s, %s = '%s': %s", engine, wrongs[w].input,
                     wrong ? wrongs[w].values[value] : "as it was",
                     wrong ? "nothing is said" : "something is said");
    }
    assert_false(verdict_agrees(saved_named(book, "checks.failed"), "0"));
    saved_close(book);
}

static void each_wrong_input_has_a_message(void **state)
{
    (void)state;
    for (size_t v = 0; v < WRONG_MOST; v++)
        for (size_t e = 0; e < rig->engines->count; e++)
            judge_round(v, rig->engines->names[e]);
}

/* Whether a check fails, in any tier. */
static bool fails(const struct saved_book *book, const char *label)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);
    bool failed = false;

    for (size_t i = 0; i < count; i++) {
        struct spot spot = cells[i].spot;

        if (strcmp(cells[i].sheet, "Checks") != 0 || spot.column != LABELS ||
            strcmp(cells[i].text, label) != 0)
            continue;
        for (spot.column = RESULTS; spot.column < RESULTS + 3; spot.column++)
            failed |= !strcmp(saved_at(book, spot)->text, "no");
        return failed;
    }
    fail_msg("Checks has no line: %s", label);
    return false;
}

static void contradictory_inputs_fail_a_check(void **state)
{
    (void)state;
    for (size_t t = 0; t < COUNT_OF(togethers); t++)
        for (size_t e = 0; e < rig->engines->count; e++) {
            const char *engine = rig->engines->names[e];
            struct saved_book *book =
                rig_book(rig, engine, numbered("together", t));

            if (!fails(book, togethers[t].label))
                fail_msg("%s, %s: holds '%s'", engine, togethers[t].name,
                         togethers[t].label);
            saved_close(book);
        }
}

/* An empty value takes the default there, but the sheet has no default. */
static void the_program_refuses_the_same_values(void **state)
{
    (void)state;
    for (size_t w = 0; w < COUNT_OF(wrongs); w++)
        for (size_t v = 0; v < WRONG_MOST && wrongs[w].values[v]; v++) {
            const char *value = wrongs[w].values[v];

            if (*value)
                run_well("$STIPEND check '%s' --set '%s=%s' 2>/dev/null; "
                         "test $? = 1",
                         path, wrongs[w].input, value);
        }
}

static int judge(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(each_wrong_input_has_a_message),
        cmocka_unit_test(contradictory_inputs_fail_a_check),
        cmocka_unit_test(the_program_refuses_the_same_values)};

    return RUN_TESTS("refused inputs", tests);
}

const struct group group_refused = {prepare, judge};
