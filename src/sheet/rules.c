#include "figure/verdicts.h"

#include "base/text.h"
#include "figure/rates.h"
#include "sheet/pages.h"

#include <string.h>

enum {
    RULE = LABEL_COLUMN,
    SAYS,
    TIER,
    VALUE,
    LEAST, /* limits as the rule has them */
    MOST,
    LEAST_HERE, /* times figures, in the grant's currency */
    MOST_HERE,
    OUTCOME,
    CONFIDENCE,
    CHECKED,
    SOURCE,
    SAYS_WIDTH = 44,
    VALUE_WIDTH = 18,
    SOURCE_WIDTH = 40
};

static const char *const heads[] = {[RULE] = "Rule",
                                    [SAYS] = "Says",
                                    [TIER] = "Tier",
                                    [VALUE] = "Value",
                                    [LEAST] = "Least",
                                    [MOST] = "Most",
                                    [LEAST_HERE] = "Least here",
                                    [MOST_HERE] = "Most here",
                                    [OUTCOME] = "Verdict",
                                    [CONFIDENCE] = "Confidence",
                                    [CHECKED] = "Checked",
                                    [SOURCE] = "Source"};

/* Whether the workbook can test a rule: of others it keeps what was found. */
static bool is_live(const struct verdict_on *v)
{
    return v->figure && v->figure->in_model && v->outcome != OUTCOME_REMINDER &&
           (v->outcome != OUTCOME_UNCHECKED || !v->figure->value.given);
}

static bool is_amount(const struct value *value)
{
    return value->kind == KIND_MONEY || value->kind == KIND_PRICE;
}

/* "*tier.lean.years*rate": what a limit is multiplied by. */
static const char *factors(const struct pen *pen, const struct verdict_on *v)
{
    const char *names = v->rule->times.text, *text = "", *word;
    bool money = false;

    for (size_t i = 0; names && (word = word_at(names, i, pen->arena)); i++) {
        const char *name = verdicts_times(v, word, pen->arena);
        const struct figure *figure = figures_find(pen->figures, name);

        text = pen_print(pen, "%s*%s", text, name);
        money |= figure && is_amount(&figure->value);
    }
    return is_amount(&v->figure->value) && !money
               ? pen_print(
                     pen, "%s%s", text,
                     rates_formula(pen->model, v->pack->currency, pen->arena))
               : text;
}

/* A limit of the rule, in a locked cell, and what it is here. */
static void put_limit(const struct pen *pen, const struct verdict_on *v,
                      const char *text, const struct value *here, int column)
{
    int there = column + LEAST_HERE - LEAST;
    struct value limit = *here;
    const char *times;
    struct exact x;

    if (!text)
        return;
    x = verdicts_limit(text, v->figure->value.kind);
    limit.units = exact_round_once(x, PLACES_MOST);
    limit.places = PLACES_MOST;
    limit.least = 0;
    if (limit.kind == KIND_MONEY)
        limit.kind = KIND_DECIMAL;
    pen_value(pen, column, LOOK_NUMBER, limit);
    times = factors(pen, v);
    pen_formula(pen, there, LOOK_NUMBER, *here, "%s",
                here->kind == KIND_MONEY
                    ? pen_rounded(pen, "%s%s", pen_cell(pen, column), times)
                    : pen_print(pen, "%s%s", pen_cell(pen, column), times));
}

/* ",OR(x=3,x=6)" for a list of what a value may be. */
static const char *one_of(const struct pen *pen, const struct verdict_on *v)
{
    const char *text = "", *word, *name = v->figure->name;
    bool number = value_is_number(v->figure->value.kind);

    for (size_t i = 0; (word = word_at(v->rule->one_of, i, pen->arena)); i++)
        text = pen_print(pen, "%s%s%s=%s%s%s", text, i ? "," : "", name,
                         number ? "" : "\"", word, number ? "" : "\"");
    return pen_print(pen, ",OR(%s)", text);
}

/* All tests of a rule, for AND. */
static const char *tests(const struct pen *pen, const struct verdict_on *v)
{
    const struct funder_rule *rule = v->rule;
    const char *name = v->figure->name, *text = "TRUE";

    if (rule->least)
        text = pen_print(pen, "%s,ROUND(%s-%s,9)>=0", text, name,
                         pen_cell(pen, LEAST_HERE));
    if (rule->most)
        text = pen_print(pen, "%s,ROUND(%s-%s,9)<=0", text, name,
                         pen_cell(pen, MOST_HERE));
    if (rule->multiple.units != ABSENT) {
        struct value of = {.kind = KIND_DECIMAL,
                           .given = true,
                           .units = rule->multiple.units,
                           .places = rule->multiple.places};
        const char *number = value_print(&of, pen->arena);

        text = pen_print(pen, "%s,ROUND(%s/%s-ROUND(%s/%s,0),9)=0", text, name,
                         number, name, number);
    }
    if (rule->one_of)
        text = pen_print(pen, "%s%s", text, one_of(pen, v));
    if (rule->longest != ABSENT)
        text = pen_print(pen, "%s,LEN(%s)<=%lld", text, name,
                         (long long)rule->longest);
    return text;
}

static void put_outcome(const struct pen *pen, const struct verdict_on *v)
{
    bool usual = v->rule->usual == ANSWER_YES;
    const char *broken = usual ? "usual" : "broken";
    const char *missing = v->rule->given == ANSWER_YES ? broken : "not checked";
    const char *word = verdicts_outcomes[v->outcome];

    if (!is_live(v)) {
        pen_text(pen, OUTCOME, LOOK_UNIT, word);
        return;
    }
    pen_formula(pen, OUTCOME, LOOK_UNIT, value_text(word),
                "IF(%s=\"\",\"%s\",IF(AND(%s),\"holds\",\"%s\"))",
                v->figure->name, missing, tests(pen, v), broken);
}

/* Of a text, how long it is. */
static void put_value(const struct pen *pen, const struct verdict_on *v)
{
    const struct value *value;
    const char *name;

    if (!v->figure || !v->figure->in_model)
        return;
    value = &v->figure->value;
    name = v->figure->name;
    if (value->kind != KIND_TEXT) {
        pen_show(pen, VALUE, LOOK_NUMBER, "%s", name);
        return;
    }
    pen_formula(
        pen, VALUE, LOOK_NUMBER,
        value_text(value->given
                       ? pen_print(pen, "%d characters",
                                   text_length(pen_words(pen, value->text)))
                       : ""),
        "IF(%s=\"\",\"\",LEN(%s)&\" characters\")", name, name);
}

static void put_rule(struct pen *pen, const struct verdict_on *v)
{
    const struct model *model = pen->model;

    pen_text(pen, RULE, LOOK_WRAPPED,
             pen_print(pen, "%s/%s", v->pack->id, v->rule->head.name));
    pen_text(pen, SAYS, LOOK_WRAPPED, v->rule->says);
    pen_fit(pen, v->rule->says, SAYS_WIDTH);
    if (v->tier < model->tier_count)
        pen_show(pen, TIER, LOOK_TEXT, "%s.label",
                 model->tiers[v->tier].head.section);
    put_value(pen, v);
    if (is_live(v) && v->least.given)
        put_limit(pen, v, v->rule->least, &v->least, LEAST);
    if (is_live(v) && v->most.given)
        put_limit(pen, v, v->rule->most, &v->most, MOST);
    put_outcome(pen, v);
    pen_text(pen, CONFIDENCE, LOOK_QUIET,
             word_at(rules_confidences, v->rule->confidence, pen->arena));
    pen_value(pen, CHECKED, LOOK_LEFT_NUMBER, value_date(v->rule->checked));
    pen_text(pen, SOURCE, LOOK_QUIET_WRAPPED, v->rule->source);
    pen_fit(pen, v->rule->source, SOURCE_WIDTH);
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
        bool number = c >= VALUE && c <= MOST_HERE;

        pen_text(pen, c, number ? LOOK_HEAD : LOOK_HEAD_LEFT, heads[c]);
        page->widths[c] = AMOUNT_WIDTH - 3;
    }
    page->widths[RULE] = 22;
    page->widths[SAYS] = SAYS_WIDTH;
    page->widths[VALUE] = VALUE_WIDTH;
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
