/* Properties of every model, checked on many that are made by chance. */
#include "figure/share.h"
#include "model.h"
#include "model/ini.h"
#include "sample.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

static void check_parts(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        struct money sum = {0};

        for (unsigned p = 0; p < PART_COUNT; p++)
            sum = money_add(sum, share_part(tier, p));
        assert_int_equal(sum.minor, tier->total.minor);
        assert_int_equal(tier->gross.minor - tier->deduction.minor -
                             tier->offset.minor,
                         tier->stipend.minor);
        assert_true(tier->stipend.minor <= tier->gross.minor);
        assert_true(tier->paid.all.parts <= tier->window.all.parts);
        assert_true(tier->paid_days.units <= tier->days.units);
    }
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

static bool has_shares(const struct tier_result *tier)
{
    for (unsigned p = 0; p < PART_COUNT; p++)
        if (share_part(tier, p).minor < 0)
            return false;
    return tier->total.minor > 0;
}

static void check_shares(const struct loaded *loaded)
{
    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t sum = 0;

        if (!has_shares(tier)) {
            assert_int_equal(tier->share[0].share.points, ABSENT);
            continue;
        }
        for (unsigned p = 0; p < PART_COUNT; p++)
            sum += tier->share[p].share.points;
        assert_int_equal(sum, 1000000);
    }
}

static void check_ask(const struct loaded *loaded)
{
    const struct grant *grant = &loaded->model->grant;

    for (size_t t = 0; t < loaded->model->tier_count; t++) {
        const struct tier_result *tier = &loaded->results->tiers[t];
        int64_t rounding =
            tier->request.minor - tier->total.minor + tier->contributions.minor;

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

/* The sum of a column of the schedule. */
static int64_t column_target(const struct tier_result *tier, unsigned column)
{
    const int64_t targets[COLUMN_COUNT] = {
        [COLUMN_STIPEND] = tier->gross.minor - tier->deduction.minor,
        [COLUMN_OFFSET] = tier->offset.minor,
        [COLUMN_PEOPLE] = tier->people.minor,
        [COLUMN_TUTORING] = tier->cost[BUDGET_TUTORING].minor,
        [COLUMN_COMPUTE] = tier->cost[BUDGET_COMPUTE].minor,
        [COLUMN_EXPENSE] = tier->cost[BUDGET_EXPENSE].minor,
        [COLUMN_OTHER] = tier->oncosts.minor + tier->contingency.minor +
                         tier->fees.minor + tier->rounding.minor -
                         tier->contributions.minor,
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

static void write_date(FILE *out, const char *key, int day)
{
    char text[DATE_TEXT_SIZE];

    fprintf(out, "%s = %s\n", key, date_print(text, (struct date){day}));
}

/* The tiers' stipends with one more overlap, which is deducted. */
static struct loaded with_overlap(const struct sample *sample, int first,
                                  int last)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    struct loaded loaded;

    fprintf(out, "%s[overlap.last]\nshare = 70.5\n", sample->text);
    write_date(out, "start", first);
    write_date(out, "end", last);
    fclose(out);
    loaded = load_text(text, NULL);
    assert_int_equal(loaded.diag.errors, 0);
    free(text);
    return loaded;
}

static void never_pays_more(const struct loaded *longer,
                            const struct loaded *shorter)
{
    for (size_t t = 0; t < longer->model->tier_count; t++)
        assert_true(longer->results->tiers[t].stipend.minor <=
                    shorter->results->tiers[t].stipend.minor);
}

static void a_longer_overlap_never_pays_more(void **state)
{
    struct sample sample = {.chance = {11}, .months_most = 7};

    (void)state;
    for (int i = 0; i < few_or_many(40, 400); i++) {
        int first, last;
        struct loaded shorter, earlier, later;

        sample_model(&sample);
        first = sample.start.day + (int)chance_pick(&sample.chance, -40, 200);
        last = first + (int)chance_pick(&sample.chance, 0, 200);
        shorter = with_overlap(&sample, first, last);
        earlier = with_overlap(&sample, first - 1, last);
        later = with_overlap(&sample, first, last + 1);
        never_pays_more(&earlier, &shorter);
        never_pays_more(&later, &shorter);
        loaded_free(&later);
        loaded_free(&earlier);
        loaded_free(&shorter);
    }
    sample_free(&sample);
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

/* A line of a text, by its number from 1. */
static const char *line_of(const char *text, int number)
{
    while (--number)
        text = strchr(text, '\n') + 1;
    return text;
}

static const char *another_value(struct sample *sample,
                                 const struct ini_entry *entry)
{
    const char *name, *tier;
    const struct schema_section *section =
        schema_find_section(&dialect_model, entry->section, &name);

    return sample_value(sample, schema_find_key(section, entry->key, &tier));
}

/* If the change is an error, such as a late start, both are one. */
static void same_either_way(struct sample *sample,
                            const struct ini_entry *entry)
{
    const char *value = another_value(sample, entry);
    const char *line = line_of(sample->text, entry->line);
    char *set = arena_print(&sample->arena, "%s.%s=%s", entry->section,
                            entry->key, value);
    char *edited =
        arena_print(&sample->arena, "%.*s%s = %s%s", (int)(line - sample->text),
                    sample->text, entry->key, value, strchr(line, '\n'));
    struct loaded a = load_text(sample->text, set);
    struct loaded b = load_text(edited, NULL);

    assert_int_equal(a.diag.errors, b.diag.errors);
    if (!a.diag.errors)
        same_figures(&a, &b);
    loaded_free(&a);
    loaded_free(&b);
}

static void set_is_the_same_as_an_edit(void **state)
{
    struct sample sample = {.chance = {7}, .months_most = 14};

    (void)state;
    for (int i = few_or_many(40, 400); i; i--) {
        struct loaded loaded;
        const struct ini_contents *contents;
        const struct ini_entry *entry;

        sample_model(&sample);
        loaded = load_text(sample.text, NULL);
        contents = ini_contents(loaded.ini);
        do
            entry = &contents->entries[chance_pick(
                &sample.chance, 0, (int64_t)contents->entry_count - 1)];
        while (!strcmp(entry->key, INI_HEADER));
        same_either_way(&sample, entry);
        loaded_free(&loaded);
    }
    sample_free(&sample);
}

static const struct property {
    const char *name;
    void (*check)(const struct loaded *loaded);
} properties[] = {
    {"parts add up to the whole", check_parts},
    {"overlaps add up to the deduction", check_deductions},
    {"shares make a hundred", check_shares},
    {"the ask is a multiple of the step, rounded as the model says", check_ask},
    {"columns of the schedule add up", check_schedule},
    {"owed days are made up or paid back", check_makeup},
};

static void test_property(void **state)
{
    const struct property *property = *state;

    sample_check(20261123, few_or_many(300, 3000), property->check);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(a_longer_overlap_never_pays_more),
        cmocka_unit_test(set_is_the_same_as_an_edit),
    };

    return RUN_TABLE("properties of models", properties, test_property) |
           RUN_TESTS("changed models", tests);
}
