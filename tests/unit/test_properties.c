/* What must hold of every model, seen on many that are made by chance. */
#include "model.h"
#include "table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    MODELS = 3000,
    EDITS = 400
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
    static const char *const treatments[] = {"deduct", "offset", "makeup",
                                             "keep"};

    for (int64_t i = pick(chance, 0, 4); i > 0; i--) {
        int first = start + (int)pick(chance, -60, 300);

        fprintf(out, "[overlap.o%" PRId64 "]\nshare = %" PRId64 "\n", i,
                pick(chance, 0, 100));
        fprintf(out, "treatment = %s\npays = %" PRId64 "\n",
                word(chance, treatments, 4), pick(chance, 0, 40000));
        write_date(out, chance, "start", first, first);
        write_date(out, chance, "end", first, first + 200);
    }
    if (pick(chance, 0, 1) == 0) {
        fputs("[makeup]\n", out);
        write_date(out, chance, "by", start - 10, start + 900);
    }
}

/* Some months, or an end; month ends are more likely than by chance. */
static int write_window(FILE *out, struct chance *chance)
{
    static const char *const prorations[] = {"month", "calendar", "day", "week",
                                             "workday"};
    static const int month_ends[] = {44592, 45350, 45351, 46053, 46783};
    int start = pick(chance, 0, 4) == 0
                    ? month_ends[pick(chance, 0, COUNT_OF(month_ends) - 1)]
                    : (int)pick(chance, 44000, 47000);

    write_date(out, chance, "start", start, start);
    if (pick(chance, 0, 2) == 0)
        write_date(out, chance, "end", start, start + 500);
    else
        fprintf(out, "months = %" PRId64 "\n", pick(chance, 1, 14));
    fprintf(out, "proration = %s\n", word(chance, prorations, 5));
    return start;
}

static void write_payment(FILE *out, struct chance *chance)
{
    static const char *const schedules[] = {"upfront", "monthly", "quarterly"};
    static const char *const timings[] = {"start", "end"};

    fprintf(out, "[payment]\nschedule = %s\ntiming = %s\n",
            word(chance, schedules, 3), word(chance, timings, 2));
}

/* A random model; the caller frees it. */
static char *random_model(struct chance *chance)
{
    static const char *const directions[] = {"up", "nearest", "down"};
    static const char *const of[] = {"expenses", "all", "subtotal"};
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    int start;

    fputs("[grant]\ntitle = T\ncurrency = EUR\n", out);
    start = write_window(out, chance);
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
    write_payment(out, chance);
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
        assert_int_equal(tier->gross.minor - tier->deduction.minor -
                             tier->offset.minor,
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

/* 0 for an amount that does not exist. */
static int64_t amount(struct money money)
{
    return money.minor == ABSENT ? 0 : money.minor;
}

static void check_deductions(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t deducted = 0, offset = 0;

        for (size_t j = 0; j < loaded->model->overlap_count; j++) {
            assert_true(amount(tier->overlap[j].deduction) >= 0);
            assert_true(amount(tier->overlap[j].offset) >= 0);
            deducted += amount(tier->overlap[j].deduction);
            offset += amount(tier->overlap[j].offset);
        }
        assert_int_equal(deducted, tier->deduction.minor);
        assert_int_equal(offset, tier->offset.minor);
        assert_true(tier->stipend.minor >= 0);
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

/* What a column of the schedule adds up to. */
static int64_t column_target(const struct tier_result *tier, unsigned column)
{
    const int64_t targets[COLUMN_COUNT] = {
        [COLUMN_STIPEND] = tier->gross.minor - tier->deduction.minor,
        [COLUMN_OFFSET] = tier->offset.minor,
        [COLUMN_TUTORING] = tier->tutoring_cost.minor,
        [COLUMN_COMPUTE] = tier->compute_cost.minor,
        [COLUMN_EXPENSE] = tier->expense_cost.minor,
        [COLUMN_OTHER] = tier->oncosts.minor + tier->contingency.minor +
                         tier->fees.minor + tier->rounding.minor,
    };

    return targets[column];
}

static void check_schedule(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t paid = 0;

        for (unsigned c = 0; c < COLUMN_COUNT; c++) {
            int64_t sum = 0;

            for (size_t k = 0; k < tier->schedule.count; k++)
                sum += tier->schedule.months[k].column[c].minor;
            assert_int_equal(sum, column_target(tier, c));
        }
        for (size_t k = 0; k < tier->schedule.count; k++)
            paid += amount(tier->schedule.months[k].instalment);
        assert_int_equal(paid, tier->request.minor);
    }
}

static void columns_add_up(void **state)
{
    (void)state;
    for_each_model(check_schedule);
}

static void check_makeup(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        const struct makeup_result *makeup = &tier->makeup;

        if (makeup->made_up_days.units != ABSENT) {
            assert_int_equal(makeup->made_up_days.units +
                                 makeup->shortfall_days.units,
                             makeup->owed_days.units);
            assert_true(makeup->repay.minor >= 0);
            assert_true(makeup->repay.minor <= makeup->value.minor);
        }
        if (date_given(makeup->end)) {
            assert_true(makeup->start.day > tier->end.day);
            assert_true(makeup->end.day >= makeup->start.day);
        }
    }
}

static void what_is_owed_is_made_up_or_not(void **state)
{
    (void)state;
    for_each_model(check_makeup);
}

/* A model whose only overlap is deducted, up to a day. */
static int64_t stipend_with_overlap(const char *head, int first, int last)
{
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE], *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    struct loaded loaded;
    int64_t stipend;

    fprintf(out, "%s[overlap.only]\nstart = %s\nend = %s\nshare = 70.5\n", head,
            date_print(start, (struct date){first}),
            date_print(end, (struct date){last}));
    fclose(out);
    loaded = load_text(text, NULL);
    assert_int_equal(loaded.diag.errors, 0);
    stipend = loaded.results->tiers[0].stipend.minor;
    loaded_free(&loaded);
    free(text);
    return stipend;
}

static void a_longer_overlap_never_pays_more(void **state)
{
    struct chance chance = {11};

    (void)state;
    for (int i = 0; i < EDITS; i++) {
        char *head;
        size_t length;
        FILE *out = open_memstream(&head, &length);
        int start, first, last;

        fputs("[grant]\ntitle = T\ncurrency = EUR\n", out);
        start = write_window(out, &chance);
        fprintf(out,
                "[salary]\nper = month\namount = %" PRId64
                "\n[tier.a]\npercent = 77.7\n",
                pick(&chance, 0, 9000));
        fclose(out);
        first = start + (int)pick(&chance, -40, 200);
        last = first + (int)pick(&chance, 0, 200);
        assert_true(stipend_with_overlap(head, first, last + 1) <=
                    stipend_with_overlap(head, first, last));
        assert_true(stipend_with_overlap(head, first - 1, last) <=
                    stipend_with_overlap(head, first, last));
        free(head);
    }
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

/* Keys that every random model has, with a value for each. */
static const char *const edits[][3] = {
    /* clang-format off */
    {"[grant]", "round", "17.5"}, {"[grant]", "proration", "workday"},
    {"[grant]", "round_direction", "nearest"}, {"[grant]", "title", "Another"},
    {"[grant]", "start", "2027-01-31"}, {"[salary]", "amount", "43210.98"},
    {"[salary]", "per", "hour"}, {"[tier.a]", "percent", "12.3456 %"},
    {"[tier.b]", "percent", "250"}, {"[currency.usd]", "rate", "1.0001"},
    {"[contingency]", "percent", "9.99"}, {"[contingency]", "of", "all"},
    {"[oncost.c]", "percent", "3.21"}, {"[fee.f]", "percent", "2"},
    {"[fee.f]", "basis", "added"}, {"[payment]", "schedule", "upfront"},
    {"[payment]", "timing", "end"},
    /* clang-format on */
};

/* The text with a new value of a key in it. */
static char *edited(const char *text, const char *section, const char *key,
                    const char *value)
{
    char *copy, line[40];
    size_t length;
    FILE *out = open_memstream(&copy, &length);
    const char *at = strstr(text, section);

    snprintf(line, sizeof(line), "\n%s = ", key);
    at = strstr(at, line) + strlen(line);
    fprintf(out, "%.*s%s%s", (int)(at - text), text, value, strchr(at, '\n'));
    fclose(out);
    return copy;
}

/* An edit may be an error: a late start, say.  Then both are one. */
static void set_is_the_same_as_an_edit(void **state)
{
    struct chance chance = {7};

    (void)state;
    for (int i = 0; i < EDITS; i++) {
        const char *const *edit = edits[(size_t)i % COUNT_OF(edits)];
        size_t length = strlen(edit[0]) - 2;
        char *text = random_model(&chance), *copy, set[80];
        struct loaded a, b;

        snprintf(set, sizeof(set), "%.*s.%s=%s", (int)length, edit[0] + 1,
                 edit[1], edit[2]);
        copy = edited(text, edit[0], edit[1], edit[2]);
        a = load_text(text, set);
        b = load_text(copy, NULL);
        assert_int_equal(a.diag.errors, b.diag.errors);
        if (!a.diag.errors)
            same_figures(&a, &b);
        loaded_free(&a);
        loaded_free(&b);
        free(copy);
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
        cmocka_unit_test(columns_add_up),
        cmocka_unit_test(what_is_owed_is_made_up_or_not),
        cmocka_unit_test(a_longer_overlap_never_pays_more),
        cmocka_unit_test(set_is_the_same_as_an_edit),
    };

    return cmocka_run_group_tests_name("properties", tests, NULL, NULL);
}
