/* What must hold of every model, seen on many that are made by chance. */
#include "model.h"
#include "table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    MODELS = 1500
};

/* A small generator of numbers that gives the same ones every time. */
struct chance {
    uint64_t state;
};

static int64_t pick(struct chance *chance, int64_t least, int64_t most)
{
    chance->state = chance->state * 6364136223846793005U + 1442695040888963407U;
    return least + (int64_t)(chance->state >> 33) % (most - least + 1);
}

static const char *word(struct chance *chance, const char *const words[],
                        int count)
{
    return words[pick(chance, 0, count - 1)];
}

static void write_date(FILE *out, struct chance *chance, const char *key,
                       int first, int last)
{
    char text[DATE_TEXT_SIZE];
    struct date date = {(int)pick(chance, first, last)};

    fprintf(out, "%s = %s\n", key, date_print(text, date));
}

static void write_lines(FILE *out, struct chance *chance, int start)
{
    static const char *const kinds[] = {"tutoring", "compute", "expense"};
    static const char *const every[] = {"once", "week", "month"};

    for (int64_t i = pick(chance, 0, 5); i > 0; i--) {
        fprintf(out, "[%s.l%" PRId64 "]\nrate = %" PRId64 ".%03" PRId64 "\n",
                word(chance, kinds, 3), i, pick(chance, 0, 900),
                pick(chance, 0, 999));
        fprintf(out, "quantity = %" PRId64 "\nevery = %s\n",
                pick(chance, 0, 40), word(chance, every, 3));
        if (pick(chance, 0, 2) == 0)
            write_date(out, chance, "from", start - 40, start + 400);
        if (pick(chance, 0, 3) == 0)
            fputs("currency = USD\n", out);
        if (pick(chance, 0, 3) == 0)
            fputs("tiers = b\n", out);
    }
}

static void write_overlaps(FILE *out, struct chance *chance, int start)
{
    for (int64_t i = pick(chance, 0, 3); i > 0; i--) {
        int first = start + (int)pick(chance, -60, 300);

        fprintf(out, "[overlap.o%" PRId64 "]\nshare = %" PRId64 "\n", i,
                pick(chance, 0, 100));
        write_date(out, chance, "start", first, first);
        write_date(out, chance, "end", first, first + 200);
    }
}

/* A random model; the caller frees it. */
static char *random_model(struct chance *chance)
{
    static const char *const directions[] = {"up", "nearest", "down"};
    static const char *const of[] = {"expenses", "all", "subtotal"};
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    int start = (int)pick(chance, 44000, 47000);

    fprintf(out, "[grant]\ntitle = T\ncurrency = EUR\nmonths = %" PRId64 "\n",
            pick(chance, 1, 14));
    write_date(out, chance, "start", start, start);
    fprintf(out, "round = %" PRId64 "\nround_direction = %s\n",
            pick(chance, 1, 500), word(chance, directions, 3));
    fprintf(out, "[salary]\nper = year\namount = %" PRId64 ".%02" PRId64 "\n",
            pick(chance, 0, 300000), pick(chance, 0, 99));
    fprintf(out, "[tier.a]\npercent = %" PRId64 "\n[tier.b]\npercent = 33.3\n",
            pick(chance, 0, 130));
    fprintf(out, "[currency.usd]\nrate = 0.%06" PRId64 "\n",
            pick(chance, 1, 999999));
    fprintf(out, "[contingency]\npercent = %" PRId64 "\nof = %s\n",
            pick(chance, 0, 99), word(chance, of, 3));
    fprintf(out, "[oncost.c]\npercent = %" PRId64 "\n", pick(chance, 0, 40));
    fprintf(out, "[fee.f]\npercent = %" PRId64 "\nbasis = revenue\n",
            pick(chance, 0, 30));
    write_lines(out, chance, start);
    write_overlaps(out, chance, start);
    fclose(out);
    return text;
}

static void for_each_model(void (*check)(const struct loaded *))
{
    struct chance chance = {20261123};

    for (int i = 0; i < MODELS; i++) {
        char *text = random_model(&chance);
        struct loaded loaded = load_text(text, NULL);

        if (loaded.diag.errors) {
            diag_print(&loaded.diag, stderr);
            fail_msg("not a model:\n%s", text);
        }
        check(&loaded);
        loaded_free(&loaded);
        free(text);
    }
}

static void check_parts(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        struct money sum = {0};

        for (unsigned p = 0; p < PART_COUNT; p++)
            sum = money_add(sum, tier_part(tier, p));
        assert_int_equal(sum.minor, tier->total.minor);
        assert_int_equal(tier->gross.minor - tier->deduction.minor,
                         tier->stipend.minor);
        assert_true(tier->stipend.minor <= tier->gross.minor);
        assert_true(tier->paid_years.parts <= tier->years.parts);
        assert_true(tier->paid_days.units <= tier->days.units);
    }
}

static void parts_add_up_to_the_whole(void **state)
{
    (void)state;
    for_each_model(check_parts);
}

static void check_deductions(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t sum = 0;

        for (size_t j = 0; j < loaded->model->overlap_count; j++) {
            assert_true(tier->overlap[j].deduction.minor >= 0);
            sum += tier->overlap[j].deduction.minor;
        }
        assert_int_equal(sum, tier->deduction.minor);
    }
}

static void overlaps_add_up_to_the_deduction(void **state)
{
    (void)state;
    for_each_model(check_deductions);
}

static void check_shares(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t sum = 0;

        for (unsigned p = 0; p < PART_COUNT; p++)
            sum += tier->share[p].share.points;
        if (tier->total.minor > 0)
            assert_int_equal(sum, 1000000);
        else
            assert_int_equal(tier->share[0].share.points, ABSENT);
    }
}

static void shares_make_a_hundred(void **state)
{
    (void)state;
    for_each_model(check_shares);
}

static void check_ask(const struct loaded *loaded)
{
    const struct grant *grant = &loaded->model->grant;

    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t rounding = tier->request.minor - tier->total.minor;

        assert_int_equal(tier->request.minor % grant->round.minor, 0);
        assert_int_equal(rounding, tier->rounding.minor);
        assert_true(llabs(rounding) < grant->round.minor);
        if (grant->round_direction == DIRECTION_UP)
            assert_true(rounding >= 0);
        if (grant->round_direction == DIRECTION_DOWN)
            assert_true(rounding <= 0);
        if (grant->round_direction == DIRECTION_NEAREST)
            assert_true(2 * llabs(rounding) <= grant->round.minor);
    }
}

static void the_ask_is_the_right_multiple(void **state)
{
    (void)state;
    for_each_model(check_ask);
}

/* Every figure of one model is that of the other. */
static void same_figures(const struct loaded *a, const struct loaded *b)
{
    assert_int_equal(a->figures->count, b->figures->count);
    for (size_t i = 0; i < a->figures->count; i++) {
        const struct figure *x = &a->figures->all[i];
        const struct figure *y = &b->figures->all[i];

        assert_string_equal(x->name, y->name);
        assert_string_equal(value_print(&x->value, &a->figures->arena),
                            value_print(&y->value, &b->figures->arena));
    }
}

static void set_is_the_same_as_an_edit(void **state)
{
    static const char salary[] = "[salary]\nper = year\namount = ";
    struct chance chance = {7};

    (void)state;
    for (int i = 0; i < 200; i++) {
        char *text = random_model(&chance), *edited, set[64];
        const char *at = strstr(text, salary) + strlen(salary);
        struct loaded a, b;
        size_t length;
        FILE *out = open_memstream(&edited, &length);
        int64_t amount = pick(&chance, 1, 200000);

        fprintf(out, "%.*s%" PRId64 "%s", (int)(at - text), text, amount,
                strchr(at, '\n'));
        fclose(out);
        snprintf(set, sizeof(set), "salary.amount=%" PRId64, amount);
        a = load_text(text, set);
        b = load_text(edited, NULL);
        same_figures(&a, &b);
        loaded_free(&a);
        loaded_free(&b);
        free(edited);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_add_up_to_the_whole),
        cmocka_unit_test(overlaps_add_up_to_the_deduction),
        cmocka_unit_test(shares_make_a_hundred),
        cmocka_unit_test(the_ask_is_the_right_multiple),
        cmocka_unit_test(set_is_the_same_as_an_edit),
    };

    return cmocka_run_group_tests_name("properties", tests, NULL, NULL);
}
