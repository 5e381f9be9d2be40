/* Budgets that others have published, to the unit; the models are cases. */
#include "model.h"
#include "run.h"
#include "table.h"

#include <stdio.h>

static const struct published_case {
    const char *name, *model, *figure, *value;
} cases[] = {
    /* clang-format off */
    {"a buffer of a tenth", "1", "tier.a.total", "41580.00"},
    {"the stipend of it", "1", "tier.a.stipend", "27000.00"},
    {"the buffer itself", "1", "tier.a.contingency", "3780.00"},
    {"pounds in dollars with a fee, rounded down", "2",
     "tier.minimum.request", "87542.00"},
    {"the same rounded up", "2-goal", "tier.goal.request", "87543.00"},
    {"an institute", "3", "tier.a.total", "270000.00"},
    {"one total parted in five", "4", "tier.five.total", "670000.00"},
    {"and in three", "4", "tier.three.total", "670000.00"},
    {"six weeks of a yearly salary", "5", "tier.a.stipend", "15000.00"},
    {"ten weeks of another", "5-ten", "tier.a.stipend", "15384.62"},
    {"a calendar month", "6", "tier.a.stipend", "10000.00"},
    {"six of them", "6-half", "tier.a.stipend", "50000.00"},
    {"a fee of all that is received", "7", "fee.sponsor.amount.a", "2025.00"},
    {"of which it is a part", "7", "tier.a.total", "22500.00"},
    {"its minimum", "7-least", "fee.sponsor.amount.a", "2000.00"},
    {"indirect costs", "8", "fee.indirect.amount.a", "54052.50"},
    {"on top of the direct ones", "8", "tier.a.request", "594578.00"},
    {"unit costs of 36 months", "9", "tier.a.total", "151560.00"},
    {"a day rate", "10", "tier.a.total", "1380.00"},
    /* clang-format on */
};

static void test_published(void **state)
{
    const struct published_case *c = *state;
    char path[64], *text;
    struct loaded loaded;

    snprintf(path, sizeof(path), "tests/cases/published-%s.ini", c->model);
    text = read_file(path);
    assert_non_null(text);
    loaded = load_text(text, NULL);
    assert_int_equal(loaded.diag.errors, 0);
    assert_string_equal(loaded_figure(&loaded, c->figure), c->value);
    loaded_free(&loaded);
    free(text);
}

int main(void)
{
    return RUN_TABLE("published budgets", cases, test_published);
}
