#include "figure/overlap.h"

#include "figure/rates.h"
#include "figure/salary.h"

/* clang-format off */
/*
 * [worth before] is that of the whole window for the first overlap, and of the
 * previous overlap for the others; the other [... before] likewise.
 */
static const struct row rows[] = {
    WORKING(overlap_result, worth, "#.worth.@",
        "Time that it takes",
        LEDGER_WORTH_OF("taken.[name]", "tier.@.end")),
    WORKING(overlap_result, paid_worth, "#.paid_worth.@",
        "Time paid after it",
        "[worth before]-IF(#.treatment=\"deduct\",#.worth.@,0)"),
    WORKING(overlap_result, years, "#.years.@",
        "Years paid after it",
        LEDGER_YEARS_OF("#.paid_worth.@")),
    WORKING(overlap_result, offset_worth, "#.offset_worth.@",
        "Time offset up to it",
        "[offset before]+IF(#.treatment=\"offset\",#.worth.@,0)"),
    WORKING(overlap_result, cap, "#.cap.@",
        "Pay for that time",
        "money(" SALARY_REPLACED("tier.@.percent",
                                 LEDGER_YEARS_OF("#.offset_worth.@")) ")"),
    ROW(overlap_result, deduction, "#.deduction.@",
        "Deducted for it",
        "IF(#.treatment=\"deduct\",money("
        SALARY_REPLACED("tier.@.percent", "[years before]") ")-money("
        SALARY_REPLACED("tier.@.percent", "#.years.@") "),\"\")"),
    ROW(overlap_result, offset, "#.offset.@",
        "Offset for it",
        "IF(#.treatment=\"offset\",MIN(money(#.pays[*rate]*"
        "MAX(0,MIN(#.end,tier.@.end)-MAX(#.start,grant.start)+1)/"
        "(#.end-#.start+1)),#.cap.@-[cap before]),\"\")"),
};
/* clang-format on */

const struct row_list overlap_rows =
    ROW_LIST(rows, SECTION_OVERLAP, NULL, NULL);

struct money overlap_pays_inside(const struct results *results,
                                 const struct overlap *overlap, struct date end)
{
    struct date first = date_later(overlap->start, results->model->grant.start);
    int inside = date_earlier(overlap->end, end).day - first.day + 1;
    int days = overlap->end.day - overlap->start.day + 1;
    struct exact pays;

    if (inside <= 0)
        return (struct money){0};
    pays = exact_money(overlap->pays, currency_digits(overlap->currency));
    pays = rates_into(pays, results->model, overlap->currency);
    return exact_to_money(exact_over(exact_times(pays, inside), days),
                          results->digits);
}

/*
 * The deduction of an overlap is pay before it less pay after it.  An offset is
 * never more than the tier itself pays for the overlap's time.
 */
struct money overlap_tier(const struct results *results, size_t tier,
                          struct tier_result *out)
{
    const struct ledger *ledger = &results->ledger;
    struct time paid = ledger_time(ledger, out->end), offset = {0, 0};
    struct money pay = out->gross, cap = {0}, sum = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++) {
        const struct overlap *overlap = &results->model->overlaps[j];
        struct overlap_result *r = &out->overlap[j];
        struct time taken = ledger_time_taken(ledger, out->end, j);
        struct money pay_before = pay, cap_before = cap;

        if (overlap->treatment == TREATMENT_DEDUCT)
            paid = time_less(paid, taken);
        if (overlap->treatment == TREATMENT_OFFSET)
            offset = time_plus(offset, taken);
        *r = (struct overlap_result){
            .worth = taken.worth,
            .paid_worth = paid.worth,
            .offset_worth = offset.worth,
            .years = ledger_years(ledger, paid),
            .cap = salary_replaced(results, tier, ledger_years(ledger, offset)),
            .deduction = {ABSENT},
            .offset = {ABSENT}};
        pay = salary_replaced(results, tier, r->years);
        cap = r->cap;
        if (overlap->treatment == TREATMENT_DEDUCT)
            r->deduction = money_sub(pay_before, pay);
        if (overlap->treatment != TREATMENT_OFFSET)
            continue;
        r->offset =
            money_lesser(overlap_pays_inside(results, overlap, out->end),
                         money_sub(cap, cap_before));
        sum = money_add(sum, r->offset);
    }
    return sum;
}

struct money overlap_offset_up_to(const struct results *results,
                                  const struct tier_result *tier,
                                  size_t overlap, struct date day)
{
    int64_t all = tier->overlap[overlap].worth;
    struct time part = ledger_time_taken(&results->ledger,
                                         date_earlier(day, tier->end), overlap);

    if (results->model->overlaps[overlap].treatment != TREATMENT_OFFSET || !all)
        return (struct money){0};
    return money_share(tier->overlap[overlap].offset, part.worth, all,
                       results->digits);
}

struct money overlap_offsets_up_to(const struct results *results,
                                   const struct tier_result *tier,
                                   struct date day)
{
    struct money sum = {0};

    for (size_t j = 0; j < results->model->overlap_count; j++)
        sum = money_add(sum, overlap_offset_up_to(results, tier, j, day));
    return sum;
}

struct money overlap_taken_off(const struct tier_result *tier, size_t overlap)
{
    const struct overlap_result *r = &tier->overlap[overlap];

    return r->deduction.minor == ABSENT ? r->offset : r->deduction;
}

const char *overlap_taken_off_formula(struct arena *arena, const char *section,
                                      const char *tier)
{
    return arena_print(arena,
                       "IF(%s.deduction.%s=\"\",%s.offset.%s,%s.deduction.%s)",
                       section, tier, section, tier, section, tier);
}

void overlap_figures(struct figures *figures, size_t tier)
{
    const struct model *model = figures->model;
    struct arena *arena = &figures->arena;
    const char *worth = "ROUND(" LEDGER_WORTH("tier.@.end") "*days.whole,0)";
    const char *years = "tier.@.years", *offset = "0", *cap = "0";

    for (size_t j = 0; j < model->overlap_count; j++) {
        const struct overlap *overlap = &model->overlaps[j];
        const char *section = overlap->head.section;
        struct formula_scope scope =
            figures_scope(figures, &overlap->head, overlap->label, tier);

        formula_piece(&scope, "worth before", worth);
        formula_piece(&scope, "years before", years);
        formula_piece(&scope, "offset before", offset);
        formula_piece(&scope, "cap before", cap);
        formula_piece(&scope, "*rate",
                      rates_formula(model, overlap->currency, arena));
        figures_add_rows(figures, &overlap_rows,
                         &figures->results->tiers[tier].overlap[j], &scope);
        worth = arena_print(arena, "%s.paid_worth.@", section);
        years = arena_print(arena, "%s.years.@", section);
        offset = arena_print(arena, "%s.offset_worth.@", section);
        cap = arena_print(arena, "%s.cap.@", section);
    }
}
