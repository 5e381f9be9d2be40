#include "figure/verdicts.h"

#include "base/text.h"
#include "figure/rates.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    RULE = LABEL_COLUMN,
    SAYS,
    ALSO,
    TIER,
    OUTCOME,
    VALUE,
    LEAST_HERE, /* times figures, in the currency of what is tested */
    MOST_HERE,
    LEAST, /* limits as the rule has them */
    MOST,
    CURRENCY,
    CONFIDENCE,
    CHECKED,
    SOURCE,
    RULE_WIDTH = 22,
    SAYS_WIDTH = 40,
    TIER_WIDTH = 14,
    VALUE_WIDTH = 15,
    ALSO_WIDTH = 18,
    SOURCE_WIDTH = 34
};

static const char *const heads[] = {
    [RULE] = "Rule",         [SAYS] = "Says",
    [TIER] = "Tier",         [VALUE] = "Value",
    [LEAST] = "Rule: least", [MOST] = "Rule: most",
    [CURRENCY] = "",         [LEAST_HERE] = "At least",
    [MOST_HERE] = "At most", [ALSO] = "Wanted",
    [OUTCOME] = "Verdict",   [CONFIDENCE] = "Confidence",
    [CHECKED] = "Checked",   [SOURCE] = "Source"};

/* Whether the workbook can test a rule: of others it keeps what was found. */
static bool is_live(const struct verdict_on *v)
{
    return v->figure && v->figure->in_model && !v->unrated;
}

/* Whether the tier of a rule can become another one in the workbook. */
static bool may_move(const struct pen *pen, const struct verdict_on *v)
{
    return v->rule->which != WHICH_EVERY && v->tier < pen->model->tier_count &&
           pen->tiers > 1;
}

/* A figure of the rule's tier, whichever that is; * in its name is the tier. */
static const char *of_tier(const struct pen *pen, const struct verdict_on *v,
                           const char *name)
{
    if (!strchr(name, '*') || !may_move(pen, v))
        return verdicts_times(v, name, pen->arena);
    return pen_choice(pen,
                      v->rule->which == WHICH_LOWEST ? "steps.lowest"
                                                     : "steps.recommended",
                      "%s", formula_fill(pen->arena, name, '*', "@"));
}

/* What is tested. */
static const char *subject(const struct pen *pen, const struct verdict_on *v)
{
    return of_tier(pen, v, v->rule->of.text);
}

/* "*tier.lean.years*rate/rate": what a limit is multiplied by. */
static const char *factors(const struct pen *pen, const struct verdict_on *v)
{
    const char *names = v->rule->times.text, *text = "", *word, *rate;

    for (size_t i = 0; names && (word = word_at(names, i, pen->arena)); i++)
        text = pen_print(pen, "%s*%s", text, of_tier(pen, v, word));
    text = pen_print(pen, "%s%s", text,
                     rates_formula(pen->model, v->from, pen->arena));
    rate = rates_formula(pen->model, v->to, pen->arena);
    return *rate ? pen_print(pen, "%s/%s", text, rate + 1) : text;
}

/* ",a=\"\",b=\"\"": whether a factor has no value. */
static const char *missing_factors(const struct pen *pen,
                                   const struct verdict_on *v)
{
    const char *names = v->rule->times.text, *text = "", *word;

    for (size_t i = 0; names && (word = word_at(names, i, pen->arena)); i++)
        text = pen_print(pen, "%s,%s=\"\"", text, of_tier(pen, v, word));
    return text;
}

/* A limit as its file has it; an amount may have more decimals than others. */
static struct value stated_limit(const char *text, const struct value *like)
{
    struct value price = *like, value;

    value = verdicts_value(verdicts_limit(text, like->kind), like);
    if (like->kind != KIND_MONEY)
        return value;
    price.kind = KIND_PRICE;
    price.least = 0;
    price = verdicts_value(verdicts_limit(text, like->kind), &price);
    return value_number(&price) == value_number(&value) ? value : price;
}

/* A limit of the rule, in a locked cell, and what it is here. */
static void put_limit(const struct pen *pen, const struct verdict_on *v,
                      const char *text, const struct value *here, int column)
{
    const char *limit, *missing = missing_factors(pen, v);
    enum kind kind = v->figure->value.kind;
    bool money = kind == KIND_MONEY;
    struct value stated;

    if (!text)
        return;
    stated = stated_limit(text, &v->figure->value);
    pen_value(pen, column, LOOK_NUMBER, stated);
    if (value_is_amount(kind))
        pen_text(pen, CURRENCY, LOOK_UNIT, v->pack->currency.code);
    limit = pen_print(pen, "%s%s", pen_cell(pen, column), factors(pen, v));
    if (money)
        limit = formula_rounded(pen->arena, limit, here->places);
    if (*missing)
        limit = pen_print(pen, "IF(OR(%s),\"\",%s)", missing + 1, limit);
    pen_formula(pen, column + LEAST_HERE - LEAST, LOOK_NUMBER, *here, "%s",
                limit);
}

/* What a number of one_of or multiple is in a cell: 10 % is 0.1. */
static const char *number_in_cell(const struct pen *pen,
                                  const struct verdict_on *v, struct exact x)
{
    struct value value = v->figure->value;

    value.least = 0;
    if (value.kind == KIND_MONEY)
        value.kind = KIND_DECIMAL;
    value = verdicts_value(x, &value);
    if (value.kind == KIND_DATE)
        return pen_print(pen, "%.0f", value_number(&value));
    if (value.kind != KIND_PERCENT)
        return value_print(&value, pen->arena);
    return pen_print(pen, "%s/100", value_print(&value, pen->arena));
}

/* ",OR(x=3,x=6)" for a list of what a value may be. */
static const char *one_of(const struct pen *pen, const struct verdict_on *v,
                          const char *name)
{
    const char *text = "", *word;
    enum kind kind = v->figure->value.kind;

    for (size_t i = 0; (word = word_at(v->rule->one_of, i, pen->arena)); i++)
        text =
            value_is_number(kind)
                ? pen_print(pen, "%s,ROUND(%s-%s,9)=0", text, name,
                            number_in_cell(pen, v, verdicts_limit(word, kind)))
                : pen_print(pen, "%s,%s=\"%s\"", text, name, word);
    return pen_print(pen, ",OR(%s)", text + 1);
}

/* All tests of a rule, for AND. */
static const char *tests(const struct pen *pen, const struct verdict_on *v)
{
    const struct funder_rule *rule = v->rule;
    const char *name = subject(pen, v), *text = "TRUE";

    if (rule->least)
        text = pen_print(pen, "%s,ROUND(%s-%s,9)>=0", text, name,
                         pen_cell(pen, LEAST_HERE));
    if (rule->most)
        text = pen_print(pen, "%s,ROUND(%s-%s,9)<=0", text, name,
                         pen_cell(pen, MOST_HERE));
    if (rule->multiple.units != ABSENT) {
        const char *number =
            number_in_cell(pen, v,
                           exact_scaled(exact(1), rule->multiple.units,
                                        rule->multiple.places));

        text = pen_print(pen, "%s,ROUND(%s/(%s)-ROUND(%s/(%s),0),9)=0", text,
                         name, number, name, number);
    }
    if (rule->one_of)
        text = pen_print(pen, "%s%s", text, one_of(pen, v, name));
    if (rule->longest != ABSENT)
        text = pen_print(pen, "%s,LEN(%s)<=%lld", text, name,
                         (long long)rule->longest);
    return text;
}

static void put_outcome(const struct pen *pen, const struct verdict_on *v)
{
    const struct funder_rule *rule = v->rule;
    const char *broken =
        verdicts_outcomes[rule->usual == ANSWER_YES ? OUTCOME_USUAL
                                                    : OUTCOME_BROKEN];
    const char *unchecked = verdicts_outcomes[OUTCOME_UNCHECKED];
    const char *absent = rule->given == ANSWER_YES ? broken : unchecked;
    const char *word = verdicts_outcomes[v->outcome];
    const char *missing = missing_factors(pen, v), *formula;

    if (!is_live(v)) {
        pen_text(pen, OUTCOME, LOOK_UNIT, word);
        return;
    }
    formula = pen_print(pen, "IF(AND(%s),\"%s\",\"%s\")", tests(pen, v),
                        verdicts_outcomes[OUTCOME_HOLDS], broken);
    if (*missing)
        formula = pen_print(pen, "IF(OR(%s),\"%s\",%s)", missing + 1, unchecked,
                            formula);
    pen_formula(pen, OUTCOME, LOOK_UNIT, value_text(word),
                "IF(%s=\"\",\"%s\",%s)", subject(pen, v), absent, formula);
}

/* Of a text, how long it is. */
static void put_value(const struct pen *pen, const struct verdict_on *v)
{
    const struct value *value;
    const char *name;

    if (!v->figure || !v->figure->in_model)
        return;
    value = &v->figure->value;
    name = subject(pen, v);
    if (value->kind != KIND_TEXT)
        pen_formula(pen, VALUE, LOOK_NUMBER, *value, "IF(%s=\"\",\"\",%s)",
                    name, name);
    else
        pen_formula(
            pen, VALUE, LOOK_NUMBER,
            value_text(value->given
                           ? pen_print(pen, "%d characters",
                                       text_length(pen_words(pen, value->text)))
                           : ""),
            "IF(%s=\"\",\"\",LEN(%s)&\" characters\")", name, name);
}

static void put_tier(const struct pen *pen, const struct verdict_on *v)
{
    const struct tier *tier = &pen->model->tiers[v->tier];

    if (v->tier == pen->model->tier_count)
        return;
    if (may_move(pen, v))
        pen_formula(pen, TIER, LOOK_WRAPPED, value_text(tier->label), "%s",
                    of_tier(pen, v, "tier.*.label"));
    else
        pen_show(pen, TIER, LOOK_WRAPPED, "%s.label", tier->head.section);
    pen_fit(pen, tier->label, TIER_WIDTH);
}

static void put_rule(struct pen *pen, const struct verdict_on *v)
{
    const struct funder_rule *rule = v->rule;
    const char *name = pen_print(pen, "%s/%s", v->pack->id, rule->head.name);

    pen_text(pen, RULE, LOOK_WRAPPED, name);
    pen_fit(pen, name, RULE_WIDTH);
    pen_text(pen, SAYS, LOOK_WRAPPED, rule->says);
    pen_fit(pen, rule->says, SAYS_WIDTH);
    put_tier(pen, v);
    put_value(pen, v);
    if (is_live(v)) {
        put_limit(pen, v, rule->least, &v->least, LEAST);
        put_limit(pen, v, rule->most, &v->most, MOST);
    }
    pen_text(pen, ALSO, LOOK_WRAPPED, v->also);
    pen_fit(pen, v->also, ALSO_WIDTH);
    put_outcome(pen, v);
    pen_text(pen, CONFIDENCE, LOOK_QUIET,
             word_at(rules_confidences, rule->confidence, pen->arena));
    pen_value(pen, CHECKED, LOOK_LEFT_NUMBER, value_date(rule->checked));
    pen_text(pen, SOURCE, LOOK_QUIET_WRAPPED, rule->source);
    pen_fit(pen, rule->source, SOURCE_WIDTH);
    pen_next(pen);
}

void rules_page(struct pen *pen)
{
    struct page *page = pen->page;
    int first, last;

    pen_heading(pen, "Rules",
                "What funders want, with sources, and whether it holds. "
                "Sentences are in this program's words; the source decides.");
    pen_text(pen, RULE, LOOK_TEXT, "Rules that are broken");
    pen_home(pen, SAYS, LOOK_LEFT_NUMBER, "rules.broken");
    pen->row += 2;
    for (int c = RULE; c <= SOURCE; c++) {
        bool number = c >= VALUE && c <= MOST;

        pen_text(pen, c, number ? LOOK_HEAD : LOOK_HEAD_LEFT, heads[c]);
        page->widths[c] = AMOUNT_WIDTH - 3;
    }
    page->widths[RULE] = RULE_WIDTH;
    page->widths[SAYS] = SAYS_WIDTH;
    page->widths[TIER] = TIER_WIDTH;
    page->widths[VALUE] = VALUE_WIDTH;
    page->widths[CURRENCY] = 5;
    page->widths[ALSO] = ALSO_WIDTH;
    page->widths[SOURCE] = SOURCE_WIDTH;
    page->frozen_rows = ++pen->row;
    page->landscape = true;
    first = pen->row;
    for (size_t i = 0; i < pen->figures->verdict_count; i++)
        put_rule(pen, &pen->figures->verdicts[i]);
    last = pen->row > first ? pen->row - 1 : first;
    pen_name_rows(pen, first, last, OUTCOME, "rules.outcomes");
    pen_rule(pen, (struct area){first, OUTCOME, last, OUTCOME},
             pen_print(pen, "%s=\"broken\"", pen_cell_at(pen, first, OUTCOME)),
             MARK_BAD);
}
