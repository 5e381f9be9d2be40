/*
 * The tables of taxes that ship: against examples that authorities and others
 * publish, and what must be true of any of them.
 */
#include "figure/tax.h"
#include "model/taxload.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

/* A year's income, and what some charges come to within a hundredth. */
static const struct example {
    const char *table, *charges;
    bool extra; /* with the stipend, less what they are without */
    int stipend, wages, other;
    const char *expected;
} examples[] = {
    /* clang-format off */
    {"au_2022_23", "income_tax medicare_levy", true, 50000, 0, 0, "7467.00"},
    {"au_2023_24", "income_tax medicare_levy", true, 30000, 0, 20000, "7467.00"},
    {"au_2024_25", "income_tax medicare_levy", true, 30000, 0, 0, "1465.80"},
    {"au_2025_26", "income_tax medicare_levy", true, 20000, 0, 25000, "4475.00"},
    {"au_2025_26", "income_tax medicare_levy", true, 60000, 0, 0, "9888.00"},
    {"au_2025_26", "income_tax medicare_levy", true, 60000, 0, 30000, "18201.10"},
    {"au_2025_26", "income_tax medicare_levy", true, 100000, 0, 80000, "35150.00"},
    {"au_2026_27", "income_tax medicare_levy", true, 45000, 0, 52000, "14620.00"},
    {"au_2026_27", "income_tax medicare_levy", true, 60000, 0, 0, "9620.00"},
    {"ca_2025", "cpp federal_tax", true, 60000, 0, 0, "12109.89"},
    {"ca_2025", "cpp federal_tax", true, 250000, 0, 0, "62051.92"},
    {"ca_2026", "cpp federal_tax", true, 12000, 0, 0, "1011.50"},
    {"ca_2026", "cpp federal_tax", true, 40000, 0, 30000, "9916.53"},
    {"ca_2026", "cpp federal_tax", true, 60000, 0, 0, "11878.93"},
    {"ca_2026", "cpp federal_tax", true, 90000, 0, 0, "19959.34"},
    {"uk_2023_24", "class4 class2", false, 40000, 0, 0, "2648.10"},
    {"uk_2025_26_class4max", "class4 class4_upper", false, 30000, 30000, 0, "927.00"},
    {"uk_2025_26_class4max", "class4 class4_upper", false, 40000, 40000, 0, "593.67"},
    {"uk_2025_26_class4max", "class4 class4_upper", false, 60000, 20000, 0, "2060.33"},
    {"uk_2025_26", "income_tax class4", true, 40000, 0, 30000, "13591.80"},
    {"uk_2025_26", "income_tax class4", true, 50000, 0, 90000, "28016.80"},
    {"uk_2025_26", "income_tax class4", true, 60000, 0, 0, "13888.60"},
    {"uk_2026_27", "income_tax class4", true, 30000, 0, 110000, "16816.80"},
    {"uk_sct_2025_26", "income_tax", false, 110000, 0, 0, "37513.80"},
    {"uk_sct_2026_27", "income_tax", false, 110000, 0, 0, "37482.05"},
    {"us_2025", "ss medicare additional_medicare income_tax", true, 60000, 0, 0, "13040.57"},
    {"us_2026_fellowship", "income_tax", true, 40000, 0, 0, "2620.00"},
    {"us_2026_fellowship", "income_tax", true, 40000, 20000, 0, "4630.00"},
    {"us_2026", "ss medicare additional_medicare income_tax", true, 30000, 0, 12000, "6844.53"},
    {"us_2026", "ss medicare additional_medicare income_tax", true, 60000, 0, 0, "12989.07"},
    {"us_2026", "ss medicare additional_medicare income_tax", true, 60000, 40000, 0, "18095.18"},
    {"us_2026_qbi", "ss medicare additional_medicare income_tax", true, 60000, 40000, 0, "15641.69"},
    {"us_2026", "ss medicare additional_medicare income_tax", true, 100000, 150000, 0, "32794.32"},
    /* clang-format on */
};

/* A table while its lines are computed again and again. */
struct desk {
    struct tax_table *table;
    struct exact input[TAX_INPUT_COUNT], values[TAX_LINES_MOST];
};

static struct desk open_desk(const char *path)
{
    struct diag diag = {.errors = 0};
    struct desk desk = {.table = tax_table_load(path, "a", &diag)};

    if (diag.errors)
        diag_print(&diag, stderr);
    assert_int_equal(diag.count, 0);
    diag_free(&diag);
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        desk.input[i] = exact(0);
    for (size_t i = 0; i < TAX_LINES_MOST; i++)
        desk.values[i] = exact(0);
    return desk;
}

static void close_desk(struct desk *desk)
{
    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        exact_free(&desk->input[i]);
    for (size_t i = 0; i < TAX_LINES_MOST; i++)
        exact_free(&desk->values[i]);
    tax_table_free(desk->table);
}

/* Hundredths of each kind of income. */
static void compute(struct desk *desk, long stipend, long wages, long other)
{
    const long income[] = {
        [TAX_STIPEND] = stipend, [TAX_WAGES] = wages, [TAX_OTHER] = other};
    static const bool dropped[TAX_LINES_MOST];

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        exact_replace(&desk->input[i], exact_over(exact(income[i]), 100));
    tax_compute(desk->table, desk->input, dropped, desk->values);
}

/* The sum of the charges of some names, or of all of them. */
static double sum_of(const struct desk *desk, const char *charges)
{
    double sum = 0;

    for (size_t i = 0; i < desk->table->line_count; i++) {
        const struct tax_line *line = &desk->table->lines[i];
        const char *at = charges ? strstr(charges, line->head.name) : NULL;
        size_t length = strlen(line->head.name);
        bool named = at && (at == charges || at[-1] == ' ') &&
                     (!at[length] || at[length] == ' ');

        if (charges ? named : line->paid)
            sum += exact_number(&desk->values[i]);
    }
    return sum;
}

static void test_example(void **state)
{
    const struct example *e = *state;
    char path[64];
    struct desk desk;
    double found, expected = atof(e->expected);

    snprintf(path, sizeof(path), "templates/tax/%s.ini", e->table);
    desk = open_desk(path);
    compute(&desk, 100L * e->stipend, 100L * e->wages, 100L * e->other);
    found = sum_of(&desk, e->charges);
    if (e->extra) {
        compute(&desk, 0, 100L * e->wages, 100L * e->other);
        found -= sum_of(&desk, e->charges);
    }
    if (found < expected - 0.0100001 || found > expected + 0.0100001)
        fail_msg("%s: %.4f, not %s", e->charges, found, e->expected);
    close_desk(&desk);
}

static size_t lump_count(const struct tax_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->line_count; i++)
        for (size_t s = 0; s < table->lines[i].step_count; s++)
            count += exact_sign(&table->lines[i].steps[s].lump) != 0 &&
                     exact_sign(&table->lines[i].steps[s].threshold) != 0;
    return count;
}

enum {
    STEP = 27100, /* hundredths, of the grid */
    TOP = 40000000
};

/*
 * As the stipend rises, what is paid never falls, and never rises by more than
 * the stipend, so that what is left never falls either, but at a lump.  A cent
 * more changes the charges by less than a cent, but at a lump.
 */
static void test_rising(struct desk *desk, long wages, long other)
{
    size_t lumps = lump_count(desk->table), jumps = 0, cents = 0;
    double before = 0;

    for (long stipend = 0; stipend <= TOP; stipend += STEP) {
        double now, rise;

        compute(desk, stipend, wages, other);
        now = sum_of(desk, NULL);
        if (stipend && now < before - 0.5)
            fail_msg("falls by %g at %ld", before - now, stipend);
        jumps += stipend && now > before + STEP / 100.0 + 1e-6;
        before = now;
        if (stipend % (10 * STEP))
            continue;
        compute(desk, stipend + 1, wages, other);
        rise = sum_of(desk, NULL) - now;
        cents += rise > 0.0100001 || rise < -1e-9;
    }
    assert_true(jumps <= lumps && cents <= lumps);
}

static void test_table(void **state)
{
    struct desk desk = open_desk(*state);

    assert_true(desk.table->line_count > 0);
    assert_non_null(desk.table->source);
    assert_non_null(desk.table->law);
    assert_true(date_given(desk.table->starts));
    compute(&desk, 0, 0, 0);
    assert_true(sum_of(&desk, NULL) == 0);
    for (long wages = 0; wages <= 12000000; wages += 4000000)
        for (long other = 0; other <= 9000000; other += 3000000)
            test_rising(&desk, wages, other);
    close_desk(&desk);
}

int main(void)
{
    return (RUN_TABLE("published examples", examples, test_example) |
            run_files("tables of taxes", "templates/tax/*.ini", "",
                      test_table)) != 0;
}
