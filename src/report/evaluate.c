#include "report/evaluate.h"

#include "base/text.h"

#include <string.h>

static const struct verdict unknown = {.kind = VERDICT_UNKNOWN};

void verdict_free(struct verdict *verdict)
{
    if (verdict->kind == VERDICT_NUMBER)
        exact_free(&verdict->number);
    verdict->kind = VERDICT_UNKNOWN;
}

/* The number, unless it is lost on the way. */
static struct verdict number_verdict(struct exact number)
{
    struct verdict verdict = {.kind = VERDICT_NUMBER, .number = number};

    if (number.lost)
        verdict_free(&verdict);
    return verdict;
}

static struct verdict text_verdict(const char *text)
{
    return (struct verdict){.kind = VERDICT_TEXT, .text = text};
}

static struct verdict truth(bool is)
{
    return number_verdict(exact(is));
}

static struct verdict literal(const char *text)
{
    struct exact number = exact(0);
    const char *end = exact_parse(text, &number);

    if (end && !*end)
        return number_verdict(number);
    exact_free(&number);
    return unknown;
}

/* A percentage is a fraction in formulas. */
static struct exact number_of(const struct value *value)
{
    return exact_scaled(exact(1), value->units,
                        value->places + (value->kind == KIND_PERCENT ? 2 : 0));
}

static struct verdict named(struct figures *figures, const char *name)
{
    struct known known;

    if (strchr(name, '*') || !known_find(figures, name, &known))
        return unknown;
    if (!known.value.given)
        return text_verdict("");
    if (!value_is_number(known.value.kind))
        return text_verdict(known.value.text);
    return number_verdict(number_of(&known.value));
}

/* What a sign of comparison says of two values that are in that order. */
static bool holds(const char *sign, int order)
{
    return (strchr(sign, '=') && !order) || (strchr(sign, '<') && order < 0) ||
           (strchr(sign, '>') && order > 0);
}

/* A number is never equal to a text. */
static struct verdict compare(const char *sign, const struct verdict *a,
                              const struct verdict *b)
{
    bool equality = !strcmp(sign, "=") || !strcmp(sign, "<>");

    if (a->kind == VERDICT_NUMBER && b->kind == VERDICT_NUMBER)
        return truth(holds(sign, exact_compare(&a->number, &b->number)));
    if (!equality || a->kind == VERDICT_UNKNOWN || b->kind == VERDICT_UNKNOWN)
        return unknown;
    if (a->kind == b->kind)
        return truth(holds(sign, !text_same_letters(a->text, b->text)));
    return truth(*sign == '<');
}

static struct verdict compute(char sign, const struct verdict *a,
                              const struct verdict *b)
{
    struct exact x;

    if (a->kind != VERDICT_NUMBER || b->kind != VERDICT_NUMBER)
        return unknown;
    x = exact_copy(&a->number);
    switch (sign) {
    case '+':
        return number_verdict(exact_add(x, &b->number));
    case '-':
        return number_verdict(exact_sub(x, &b->number));
    case '*':
        return number_verdict(exact_mul(x, &b->number));
    default:
        return number_verdict(exact_div(x, &b->number));
    }
}

static struct verdict evaluate_operator(struct figures *figures,
                                        const struct term *term)
{
    struct verdict a = evaluate(figures, term->parts[0]);
    struct verdict b = evaluate(figures, term->parts[1]), result;

    if (strchr("<>=", *term->text))
        result = compare(term->text, &a, &b);
    else if (strchr("+-*/", *term->text))
        result = compute(*term->text, &a, &b);
    else
        result = unknown;
    verdict_free(&a);
    verdict_free(&b);
    return result;
}

/* AND or OR: one part decides, if it is that. */
static struct verdict evaluate_logic(struct figures *figures,
                                     const struct term *term, bool decisive)
{
    bool all_known = true;

    for (size_t i = 0; i < term->count; i++) {
        struct verdict part = evaluate(figures, term->parts[i]);
        bool known = part.kind == VERDICT_NUMBER;
        bool decided = known && (exact_sign(&part.number) != 0) == decisive;

        verdict_free(&part);
        all_known &= known;
        if (decided)
            return truth(decisive);
    }
    return all_known ? truth(!decisive) : unknown;
}

/* MIN or MAX: sign is that of what replaces the best so far, less it. */
static struct verdict evaluate_extreme(struct figures *figures,
                                       const struct term *term, int sign)
{
    struct verdict best = unknown;

    for (size_t i = 0; i < term->count; i++) {
        struct verdict part = evaluate(figures, term->parts[i]);
        bool blank = part.kind == VERDICT_TEXT && !*part.text;

        if (blank)
            continue;
        if (part.kind != VERDICT_NUMBER) {
            verdict_free(&best);
            return unknown;
        }
        if (best.kind == VERDICT_UNKNOWN ||
            exact_compare(&part.number, &best.number) * sign > 0) {
            verdict_free(&best);
            best = part;
        } else {
            verdict_free(&part);
        }
    }
    return best;
}

/* Whether all parts of a call are names or patterns. */
static bool has_names(const struct term *term)
{
    for (size_t i = 0; i < term->count; i++)
        if (term->parts[i]->kind != TERM_NAME)
            return false;
    return true;
}

/* The sum of the figures that fit patterns; what is not given is 0. */
static struct verdict evaluate_sum(struct figures *figures,
                                   const struct term *term)
{
    struct exact sum = exact(0);
    struct arena scratch = {.newest = NULL};

    for (size_t p = 0; p < term->count; p++) {
        struct figure_list list =
            figures_fitting(figures, term->parts[p]->text, &scratch);

        for (size_t i = 0; i < list.count; i++) {
            const struct value *value = &list.all[i]->value;
            struct exact x;

            if (!value->given || !value_is_number(value->kind))
                continue;
            x = number_of(value);
            sum = exact_add(sum, &x);
            exact_free(&x);
        }
    }
    arena_free(&scratch);
    return number_verdict(sum);
}

const struct figure *evaluate_other(const struct figures *figures,
                                    const struct term *term,
                                    const struct figure *one,
                                    struct arena *arena)
{
    size_t before = strcspn(term->parts[0]->text, "*");
    const char *word = one->name + before;

    return figures_find(
        figures,
        formula_fill(arena, term->parts[1]->text, '*',
                     arena_copy_part(arena, word, strcspn(word, "."))));
}

/* The sum of the products of figures of two patterns. */
static struct verdict evaluate_pairs(struct figures *figures,
                                     const struct term *term)
{
    struct arena scratch = {.newest = NULL};
    struct figure_list list =
        figures_fitting(figures, term->parts[0]->text, &scratch);
    struct exact sum = exact(0);

    for (size_t i = 0; i < list.count; i++) {
        const struct figure *other =
            evaluate_other(figures, term, list.all[i], &scratch);
        struct exact x = number_of(&list.all[i]->value), y = exact(ABSENT);

        if (other)
            exact_replace(&y, number_of(&other->value));
        x = exact_mul(x, &y);
        sum = exact_add(sum, &x);
        exact_free(&x);
        exact_free(&y);
    }
    arena_free(&scratch);
    return number_verdict(sum);
}

/* Rounds to the decimals that the name of the function or its part says. */
static struct verdict evaluate_rounding(struct figures *figures,
                                        const struct term *term)
{
    struct verdict x = evaluate(figures, term->parts[0]);
    bool once = term->count == 2;
    const char *digits = once ? term->parts[1]->text : term->text + 5;
    int places = 0;
    int64_t units;

    if (x.kind != VERDICT_NUMBER || !*digits ||
        digits[strspn(digits, "0123456789")]) {
        verdict_free(&x);
        return unknown;
    }
    for (; *digits && places < 100; digits++)
        places = 10 * places + *digits - '0';
    if (places > 12) {
        verdict_free(&x);
        return unknown;
    }
    units = once ? exact_round_once(x.number, places)
                 : exact_round(x.number, places);
    return number_verdict(exact_scaled(exact(1), units, places));
}

static struct verdict evaluate_if(struct figures *figures,
                                  const struct term *term)
{
    struct verdict condition = evaluate(figures, term->parts[0]);
    bool known = condition.kind == VERDICT_NUMBER;
    bool holds_true = known && exact_sign(&condition.number) != 0;

    verdict_free(&condition);
    return known ? evaluate(figures, term->parts[holds_true ? 1 : 2]) : unknown;
}

/* The number of a call of N, where what is not given is 0. */
static struct verdict evaluate_number(struct figures *figures,
                                      const struct term *term)
{
    struct verdict x = evaluate(figures, term->parts[0]);

    return x.kind == VERDICT_TEXT ? number_verdict(exact(0)) : x;
}

/* The factors of a sum over days: which of them, and what counts of each. */
struct days {
    struct date first, last;
    enum counted counted;
    size_t overlap;
    bool whole; /* days count as a whole */
    bool good;
};

/* A column of shares of days; false if it is another. */
static bool set_column(struct days *days, const struct model *model,
                       const char *name)
{
    static const struct {
        const char *prefix;
        enum counted counted;
        bool of_overlap;
    } columns[] = {{"days.paid", COUNTED_PAID, false},
                   {"days.owed", COUNTED_OWED, false},
                   {"days.taken.", COUNTED_TAKEN, true},
                   {"days.takes.", COUNTED_OWN, true},
                   {"days.offset.", COUNTED_OFFSET, true}};

    days->whole = false;
    for (size_t c = 0; c < COUNT(columns); c++) {
        size_t length = strlen(columns[c].prefix);

        days->counted = columns[c].counted;
        if (!columns[c].of_overlap && !strcmp(name, columns[c].prefix))
            return true;
        if (!columns[c].of_overlap || strncmp(name, columns[c].prefix, length))
            continue;
        for (days->overlap = 0; days->overlap < model->overlap_count;
             days->overlap++)
            if (!strcmp(name + length,
                        model->overlaps[days->overlap].head.name))
                return true;
    }
    return false;
}

/* days.date<=DAY or days.date>=DAY. */
static void set_limit(struct figures *figures, struct days *days,
                      const struct term *term)
{
    struct verdict day = evaluate(figures, term->parts[1]);
    struct date limit = {0};

    days->good &= day.kind == VERDICT_NUMBER;
    if (day.kind == VERDICT_NUMBER)
        limit.day = (int)exact_round(exact_copy(&day.number), 0);
    verdict_free(&day);
    if (*term->text == '<')
        days->last = date_earlier(days->last, limit);
    else
        days->first = date_later(days->first, limit);
}

static void add_factor(struct figures *figures, struct days *days,
                       const struct term *term)
{
    if (term_calls(term, "*", 2)) {
        add_factor(figures, days, term->parts[0]);
        add_factor(figures, days, term->parts[1]);
    } else if (term_calls(term, "<=", 2) || term_calls(term, ">=", 2)) {
        set_limit(figures, days, term);
    } else if (strcmp(term->text, "days.worth") != 0) {
        /* What an overlap takes at most, and a correction of it. */
        if (term_calls(term, "+", 2))
            term = term->parts[0];
        days->good &= set_column(days, figures->model, term->text);
    }
}

/* The worth of the days between limits, or of what a column counts of them. */
static struct verdict evaluate_worth(struct figures *figures,
                                     const struct term *product)
{
    const struct ledger *ledger = &figures->results->ledger;
    struct days days = {.last = date_last, .whole = true, .good = true};
    struct time time;

    add_factor(figures, &days, product);
    if (!days.good)
        return unknown;
    if (days.last.day < days.first.day)
        return number_verdict(exact(0));
    time = time_less(ledger_time(ledger, days.last, days.counted, days.overlap),
                     ledger_time(ledger, date_plus(days.first, -1),
                                 days.counted, days.overlap));
    return number_verdict(days.whole
                              ? exact_over(exact(time.worth), LEDGER_WHOLE)
                              : exact(time.worth));
}

static struct verdict evaluate_call(struct figures *figures,
                                    const struct term *term)
{
    struct verdict zero, x, result;

    if (term_rounds(term))
        return evaluate_rounding(figures, term);
    if (!strcmp(term->text, "part"))
        return evaluate(figures, term->parts[0]);
    if (term_calls(term, "SUMPRODUCT", 1))
        return evaluate_worth(figures, term->parts[0]);
    if (term_calls(term, "SUMPRODUCT", 2) && has_names(term))
        return evaluate_pairs(figures, term);
    if (!strcmp(term->text, "SUM") && has_names(term))
        return evaluate_sum(figures, term);
    if (term_calls(term, "IF", 3))
        return evaluate_if(figures, term);
    if (term_calls(term, "N", 1))
        return evaluate_number(figures, term);
    if (!strcmp(term->text, "AND") || !strcmp(term->text, "OR"))
        return evaluate_logic(figures, term, *term->text == 'O');
    if (!strcmp(term->text, "MIN") || !strcmp(term->text, "MAX"))
        return evaluate_extreme(figures, term, term->text[1] == 'A' ? 1 : -1);
    if (!term_calls(term, "-", 1))
        return unknown;
    zero = number_verdict(exact(0));
    x = evaluate(figures, term->parts[0]);
    result = compute('-', &zero, &x);
    verdict_free(&zero);
    verdict_free(&x);
    return result;
}

struct verdict evaluate(struct figures *figures, const struct term *term)
{
    if (term->kind == TERM_NUMBER)
        return literal(term->text);
    if (term->kind == TERM_TEXT)
        return text_verdict(term->text);
    if (term->kind == TERM_NAME)
        return named(figures, term->text);
    if (term->count == 2 && strchr("<>=+-*/&", *term->text))
        return evaluate_operator(figures, term);
    return evaluate_call(figures, term);
}

bool evaluates_to(struct figures *figures, const struct term *term,
                  int64_t whole)
{
    struct verdict verdict = evaluate(figures, term);
    struct exact wanted = exact(whole);
    bool is = verdict.kind == VERDICT_NUMBER &&
              !exact_compare(&verdict.number, &wanted);

    exact_free(&wanted);
    verdict_free(&verdict);
    return is;
}
