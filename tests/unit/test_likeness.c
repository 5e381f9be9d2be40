/* Which of some names is nearest to what was typed, as a reader would judge. */
#include "base/likeness.h"
#include "model/hint.h"

#include "table.h"

#include <stdio.h>
#include <string.h>

#define TABLES                                                                 \
    "au_2024_25 au_2025_26 au_2025_26_help au_2026_27 au_2026_27_help "        \
    "ca_2024 "                                                                 \
    "ca_2025 ca_2026 ie_2025 ie_2026 nz_2025_26 uk_2025_26 uk_2026_27 "        \
    "uk_sct_2025_26 uk_sct_2026_27 us_2023 us_2023_fellowship us_2024 "        \
    "us_2025 "                                                                 \
    "us_2025_fellowship us_2026 us_2026_fellowship us_2026_qbi"
#define COMMANDS "init check compare schedule settle explain write list help"
#define OPTIONS "set format output output-dir jobs tier stop template force"
#define SECTIONS                                                               \
    "grant salary tier tutoring compute expense oncost contingency fee "       \
    "overlap makeup currency effort payment tax income"
#define KEYS                                                                   \
    "title applicant currency start months end proration round "               \
    "round_direction amount per hours_per_week days_per_week weeks_per_year "  \
    "effort source label percent net_target recommended note unit quantity "   \
    "every times from until tiers paid_by taxable basis minimum of treatment " \
    "rate inverse_rate date show timing tables drop"
#define FIGURES                                                                \
    "grant.months grant.end salary.amount salary.annual tier.lean.label "      \
    "tier.lean.percent tier.lean.end tier.lean.request tier.lean.monthly "     \
    "tier.lean.per_hour tier.lean.hours tier.lean.request.usd tier.lean.tax "  \
    "tier.lean.tax_on.us_2026 tier.lean.makeup_end tier.full.request "         \
    "expense.books.rate expense.books.cost.lean"
#define TOPICS                                                                 \
    "tier.NAME.percent tier.TIER.request tier.TIER.request.CODE "              \
    "compute.NAME.quantity compute.NAME.quantity.TIER"

static const struct like_case {
    const char *typed, *words, *nearest; /* NULL if none is near */
} cases[] = {
    /* clang-format off */
    {"us_2027", TABLES, "us_2026"},
    {"us_2022", TABLES, "us_2023"},
    {"us_1999", TABLES, "us_2023"},
    {"us_2062", TABLES, "us_2026"},
    {"us_226", TABLES, "us_2026"},
    {"us_26", TABLES, "us_2026"},
    {"us2026", TABLES, "us_2026"},
    {"usa_2026", TABLES, "us_2026"},
    {"us_2026_27", TABLES, "us_2026"},
    {"us_2026_felowship", TABLES, "us_2026_fellowship"},
    {"us_2027_fellowship", TABLES, "us_2026_fellowship"},
    {"us_2025_fellow", TABLES, "us_2025_fellowship"},
    {"us_2026_qib", TABLES, "us_2026_qbi"},
    {"au_2027_28", TABLES, "au_2026_27"},
    {"au_2023_24", TABLES, "au_2024_25"},
    {"au_2025_26_hepl", TABLES, "au_2025_26_help"},
    {"ua_2025_26", TABLES, "au_2025_26"},
    {"aus_2025_26", TABLES, "au_2025_26"},
    {"au_2025", TABLES, "au_2025_26"},
    {"au-2025-26", TABLES, "au_2025_26"},
    {"uk_2026", TABLES, "uk_2026_27"},
    {"uk_scotland_2025_26", TABLES, "uk_sct_2025_26"},
    {"ca_2025_26", TABLES, "ca_2025"},
    {"ca_2030", TABLES, "ca_2026"},
    {"de_2026", TABLES, NULL},
    {"de_2026_fellowship", TABLES, NULL},
    {"germany_2026", TABLES, NULL},
    {"fellowship", TABLES, "us_2023_fellowship"},
    {"foo", TABLES, NULL},

    {"comapre", COMMANDS, "compare"},
    {"chekc", COMMANDS, "check"},
    {"compar", COMMANDS, "compare"},
    {"comp", COMMANDS, "compare"},
    {"wirte", COMMANDS, "write"},
    {"sched", COMMANDS, "schedule"},
    {"ls", COMMANDS, NULL},
    {"dance", COMMANDS, NULL},

    {"fromat", OPTIONS, "format"},
    {"teir", OPTIONS, "tier"},
    {"output_dir", OPTIONS, "output-dir"},
    {"outptu", OPTIONS, "output"},
    {"dir", OPTIONS, "output-dir"},
    {"dance", OPTIONS, NULL},

    {"tiers", SECTIONS, "tier"},
    {"tutor", SECTIONS, "tutoring"},
    {"salaries", SECTIONS, "salary"},
    {"expenses", SECTIONS, "expense"},
    {"overlpa", SECTIONS, "overlap"},
    {"contigency", SECTIONS, "contingency"},
    {"people", SECTIONS, NULL},

    {"titel", KEYS, "title"},
    {"precent", KEYS, "percent"},
    {"percentage", KEYS, "percent"},
    {"moths", KEYS, "months"},
    {"form", KEYS, "from"},
    {"edn", KEYS, "end"},
    {"start_date", KEYS, "start"},
    {"end_date", KEYS, "end"},
    {"reccomended", KEYS, "recommended"},
    {"hours_per_month", KEYS, "hours_per_week"},
    {"hoursperweek", KEYS, "hours_per_week"},
    {"direction", KEYS, "round_direction"},
    {"target", KEYS, "net_target"},
    {"fo", KEYS, "of"},
    {"colour", KEYS, NULL},

    {"markdwon", "text markdown csv json", "markdown"},
    {"md", "text markdown csv json", NULL},
    {"hourly", "year month week day hour", "hour"},
    {"daily", "year month week day hour", "day"},
    {"calender", "month calendar day week workday", "calendar"},
    {"upfornt", "upfront monthly quarterly", "upfront"},

    {"request", FIGURES, "tier.lean.request"},
    {"reqest", FIGURES, "tier.lean.request"},
    {"tier.request", FIGURES, "tier.lean.request"},
    {"lean.request", FIGURES, "tier.lean.request"},
    {"tier.laen.request", FIGURES, "tier.lean.request"},
    {"tier.fulll.request", FIGURES, "tier.full.request"},
    {"tier.whole.request", FIGURES, "tier.lean.request"},
    {"tier_full_request", FIGURES, "tier.full.request"},
    {"teir.full.reqest", FIGURES, "tier.full.request"},
    {"tier.lean.request.eur", FIGURES, "tier.lean.request.usd"},
    {"tier.lean.tax_on.X", FIGURES, "tier.lean.tax_on.us_2026"},
    {"tier.lean.hour", FIGURES, "tier.lean.per_hour"},
    {"makupend", FIGURES, "tier.lean.makeup_end"},
    {"salary", FIGURES, "salary.amount"},
    {"expense.cost", FIGURES, "expense.books.cost.lean"},
    {"expense.boks.rate", FIGURES, "expense.books.rate"},
    {"grant.foo", FIGURES, NULL},
    {"tier.lean.foo", FIGURES, NULL},
    {"tier.foo", FIGURES, NULL},
    {"foo.bar", FIGURES, NULL},
    {"foo.bar.request", FIGURES, NULL},

    {"tier.precent", TOPICS, "tier.NAME.percent"},
    {"tier.any.reqest", TOPICS, "tier.TIER.request"},
    {"compute.a.quantiti.b", TOPICS, "compute.NAME.quantity.TIER"},
    {"tier.foo", TOPICS, NULL},
    {"", KEYS, NULL},
    {"..", FIGURES, NULL},
    {"__", KEYS, NULL},
    /* clang-format on */
};

static void test_like(void **state)
{
    const struct like_case *c = *state;
    struct arena arena = {.newest = NULL};
    const char *hint = hint_word(c->words, c->typed, &arena);

    if (c->nearest)
        assert_string_equal(
            hint, arena_print(&arena, "; did you mean %s?", c->nearest));
    else
        assert_string_equal(hint, "");
    arena_free(&arena);
}

static void a_long_text_is_near_to_nothing(void **state)
{
    char text[1000];

    (void)state;
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    assert_int_equal(likeness(text, "a"), LIKENESS_NONE);
    assert_int_equal(likeness("a", text), LIKENESS_NONE);
    for (size_t i = 1; i < sizeof(text) - 1; i += 2)
        text[i] = '.';
    assert_int_equal(likeness(text + 900, "a.b"), LIKENESS_NONE);
}

int main(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_text_is_near_to_nothing),
    };

    return (RUN_TABLE("like", cases, test_like) | RUN_TESTS("long", tests)) !=
           0;
}
