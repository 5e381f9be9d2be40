#include "figure/lines.h"
#include "figure/overlap.h"
#include "figure/share.h"
#include "sheet/pages.h"

enum {
    LABEL = LABEL_COLUMN,
    TYPE,
    UNIT,
    QUANTITY,
    TIMES,
    RATE,
    CURRENCY,
    NATIVE,
    TIERS,
    LABEL_WIDTH = 27,
    UNIT_WIDTH = 12,
    NOTE_WIDTH = 40
};

static int paid_by_column(const struct pen *b)
{
    return TIERS + b->tiers + 1; /* behind a narrow gap */
}

static int note_column(const struct pen *b)
{
    return paid_by_column(b) + 1;
}

static void put_heads(struct pen *b)
{
    static const struct {
        int column;
        enum look look;
        const char *text;
    } heads[] = {
        {LABEL, LOOK_HEAD_LEFT, "Line"}, {TYPE, LOOK_HEAD_LEFT, "Type"},
        {UNIT, LOOK_HEAD_LEFT, "Unit"},  {QUANTITY, LOOK_HEAD, "Quantity"},
        {TIMES, LOOK_HEAD, "Times"},     {RATE, LOOK_HEAD, "Rate"},
        {CURRENCY, LOOK_HEAD_LEFT, ""},  {NATIVE, LOOK_HEAD, "Amount"},
    };

    for (size_t i = 0; i < COUNT(heads); i++)
        pen_text(b, heads[i].column, heads[i].look, heads[i].text);
    pen_tier_heads(b, TIERS);
    pen_text(b, paid_by_column(b), LOOK_HEAD_LEFT, "Paid by");
    pen_text(b, note_column(b), LOOK_HEAD_LEFT, "Justification");
    b->page->frozen_rows = ++b->row;
}

static void put_group(struct pen *b, const char *label)
{
    b->row++;
    pen_text(b, LABEL, LOOK_GROUP, label);
    b->row++;
}

/* The inputs of a section that a row shows, each in its column. */
struct shown {
    int column;
    enum look look;
    const char *key;
};

static void put_shown(struct pen *b, const char *section,
                      const struct shown shown[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        pen_show(b, shown[i].column, shown[i].look,
                 figures_get(b->figures, "%s.%s", section, shown[i].key));
}

/* A text of a section's that may need some lines, in the last column. */
static void put_note(struct pen *b, const char *section, const char *key,
                     const char *text)
{
    pen_show(b, note_column(b), LOOK_WRAPPED,
             figures_get(b->figures, "%s.%s", section, key));
    pen_fit(b, text, NOTE_WIDTH);
}

/* A figure of the tiers under its own label: a sum, or a part of one. */
static void put_sum(struct pen *b, enum look label, enum look look,
                    const char *figure)
{
    pen_text(b, LABEL, label, pen_tier_label(b, figure));
    for (int c = TYPE; label != LOOK_TEXT && c < TIERS; c++)
        pen_text(b, c, label, "");
    pen_tier_homes(b, TIERS, look, figure);
    b->row++;
}

/* Steps of a line in the recommended tier. */
static void put_steps(struct pen *b, size_t line)
{
    static const struct {
        int column;
        enum line_step step;
    } shown[] = {
        {QUANTITY, STEP_QUANTITY}, {TIMES, STEP_TIMES}, {NATIVE, STEP_NATIVE}};
    struct figure steps[STEP_COUNT];

    lines_steps(b->figures, b->arena, line, model_recommended(b->model), steps);
    for (size_t i = 0; i < COUNT(shown); i++)
        pen_formula(b, shown[i].column, LOOK_NUMBER,
                    lines_choice(b, "steps.recommended", shown[i].step, line),
                    steps[shown[i].step].value);
}

static void put_line(struct pen *b, size_t index)
{
    const struct line *line = &b->model->lines[index];
    const char *section = line->head.section;
    static const struct shown shown[] = {
        {LABEL, LOOK_WRAPPED, "label"},    {TYPE, LOOK_TEXT, "type"},
        {UNIT, LOOK_WRAPPED, "unit"},      {RATE, LOOK_NUMBER, "rate"},
        {CURRENCY, LOOK_UNIT, "currency"},
    };

    put_shown(b, section, shown, COUNT(shown));
    pen_fit(b, line->label, LABEL_WIDTH);
    pen_fit(b, line->unit, UNIT_WIDTH);
    put_steps(b, index);
    for (int t = 0; t < b->tiers; t++)
        pen_show(b, TIERS + t, LOOK_NUMBER,
                 figures_get(b->figures, "%s.cost.%s", section,
                             b->model->tiers[t].head.name));
    pen_show(b, paid_by_column(b), LOOK_TEXT,
             figures_get(b->figures, "%s.paid_by", section));
    put_note(b, section, "note", line->note);
    b->row++;
}

static void put_lines(struct pen *b, enum budget budget)
{
    const struct part_name *part = &share_parts[PART_TUTORING + budget];

    if (!model_has_lines(b->model, budget))
        return;
    put_group(b, part->label);
    for (size_t i = 0; i < b->model->line_count; i++)
        if (line_budget(&b->model->lines[i]) == budget)
            put_line(b, i);
    put_sum(b, LOOK_SUM_LABEL, LOOK_SUM, part->figure);
}

/* The label, rate and note of what stands in a row. */
static void put_words(struct pen *b, const struct head *head, const char *rate,
                      const char *note)
{
    pen_show(b, LABEL, LOOK_WRAPPED,
             figures_get(b->figures, "%s.label", head->section));
    pen_show(b, RATE, LOOK_NUMBER,
             figures_get(b->figures, "%s.%s", head->section, rate));
    put_note(b, head->section, "note", note);
}

/* A row of an instance on top: an on-cost or a fee. */
static void put_instance(struct pen *b, const struct head *head,
                         const char *note)
{
    put_words(b, head, "percent", note);
    pen_instance_homes(b, TIERS, LOOK_NUMBER, head->section, "amount");
    b->row++;
}

/* What is taken off for an overlap, whichever way it is treated. */
static void put_overlap(struct pen *b, size_t index)
{
    const struct overlap *overlap = &b->model->overlaps[index];
    const char *section = overlap->head.section;

    put_words(b, &overlap->head, "share", overlap->note);
    for (size_t t = 0; t < b->model->tier_count; t++)
        pen_formula(
            b, TIERS + (int)t, LOOK_NUMBER,
            overlap_taken_off_formula(b->arena, section,
                                      b->model->tiers[t].head.name),
            pen_money(b, overlap_taken_off(&b->results->tiers[t], index)));
    b->row++;
}

/* The salary that is replaced, where it is known from, and what it comes to. */
static void put_gross(struct pen *b)
{
    static const struct shown shown[] = {
        {UNIT, LOOK_TEXT, "per"},
        {RATE, LOOK_NUMBER, "amount"},
        {CURRENCY, LOOK_UNIT, "currency"},
    };

    if (b->model->salary.head.given) {
        put_shown(b, "salary", shown, COUNT(shown));
        put_note(b, "salary", "source", b->model->salary.source);
    }
    put_sum(b, LOOK_TEXT, LOOK_NUMBER, "gross");
}

static void put_stipend(struct pen *b)
{
    put_group(b, "Stipend");
    put_gross(b);
    for (size_t j = 0; j < b->model->overlap_count; j++)
        put_overlap(b, j);
    if (b->model->overlap_count) {
        put_sum(b, LOOK_TEXT, LOOK_NUMBER, "deduction");
        put_sum(b, LOOK_TEXT, LOOK_NUMBER, "offset");
    }
    put_sum(b, LOOK_SUM_LABEL, LOOK_SUM, "stipend");
}

static void put_oncosts(struct pen *b)
{
    if (!b->model->oncost_count)
        return;
    put_group(b, "On-costs of the stipend");
    for (size_t i = 0; i < b->model->oncost_count; i++)
        put_instance(b, &b->model->oncosts[i].head, b->model->oncosts[i].note);
    put_sum(b, LOOK_SUM_LABEL, LOOK_SUM, "oncosts");
}

static void put_on_top(struct pen *b)
{
    put_group(b, "On top");
    pen_show(b, RATE, LOOK_NUMBER,
             figures_get(b->figures, "contingency.percent"));
    put_note(b, "contingency", "note", b->model->contingency.note);
    put_sum(b, LOOK_TEXT, LOOK_NUMBER, "contingency");
    put_sum(b, LOOK_SUM_LABEL, LOOK_SUM, "subtotal");
    for (size_t i = 0; i < b->model->fee_count; i++)
        put_instance(b, &b->model->fees[i].head, b->model->fees[i].note);
    if (b->model->fee_count)
        put_sum(b, LOOK_TEXT, LOOK_NUMBER, "fees");
    put_sum(b, LOOK_SUM_LABEL, LOOK_SUM, "total");
    put_sum(b, LOOK_TEXT, LOOK_NUMBER, "rounding");
    put_sum(b, LOOK_ASK_LABEL, LOOK_ASK, "request");
}

/* Units of one currency for one of another, as it was given. */
static void put_rate(struct pen *b, const struct rate *rate)
{
    struct arena *arena = b->arena;
    const char *section = rate->head.section;
    const char *code = rate->currency.code,
               *own = b->model->grant.currency.code;
    bool inverse = rate->rate.units == ABSENT;
    const struct {
        int column;
        enum look look;
        const char *given, *inverse; /* pieces of a formula */
        struct value value;
    } cells[] = {
        {LABEL, LOOK_TEXT, arena_print(arena, "\"1 %s in %s\"", code, own),
         arena_print(arena, "\"1 %s in %s\"", own, code),
         value_text(arena_print(arena, "1 %s in %s", inverse ? own : code,
                                inverse ? code : own))},
        {RATE, LOOK_NUMBER, arena_print(arena, "%s.rate", section),
         arena_print(arena, "%s.inverse_rate", section),
         figures_get(b->figures, "%s.%srate", section,
                     inverse ? "inverse_" : "")
             ->value},
        {CURRENCY, LOOK_UNIT, arena_print(arena, "\"%s\"", own),
         arena_print(arena, "\"%s\"", code), value_text(inverse ? code : own)},
    };

    for (size_t i = 0; i < COUNT(cells); i++)
        pen_formula(b, cells[i].column, cells[i].look,
                    arena_print(arena, "IF(%s.rate=\"\",%s,%s)", section,
                                cells[i].inverse, cells[i].given),
                    cells[i].value);
    pen_show(b, UNIT, LOOK_TEXT, figures_get(b->figures, "%s.date", section));
    put_note(b, section, "source", rate->source);
    b->row++;
}

static void put_rates(struct pen *b)
{
    if (b->model->rate_count)
        put_group(b, "Exchange rates");
    for (size_t i = 0; i < b->model->rate_count; i++)
        put_rate(b, &b->model->rates[i]);
}

static void set_widths(struct pen *b)
{
    static const int widths[TIERS] = {
        [LABEL] = LABEL_WIDTH, [TYPE] = 11,   [UNIT] = UNIT_WIDTH,
        [QUANTITY] = 10,       [TIMES] = 7,   [RATE] = 13,
        [CURRENCY] = 6,        [NATIVE] = 13,
    };

    for (int c = LABEL; c < TIERS; c++)
        b->page->widths[c] = widths[c];
    for (int t = 0; t < b->tiers; t++)
        b->page->widths[TIERS + t] = AMOUNT_WIDTH - 1;
    b->page->widths[paid_by_column(b) - 1] = MARGIN_WIDTH;
    b->page->widths[paid_by_column(b)] = 9;
    b->page->widths[note_column(b)] = NOTE_WIDTH;
    b->page->landscape = true;
}

static void put_explanation(struct pen *b)
{
    size_t best = model_recommended(b->model);
    const char *text = arena_print(
        b->arena,
        "Costs in %s. Quantity, times and amount are those of the tier: %s",
        b->model->grant.currency.code,
        pen_words(b, b->model->tiers[best].label));

    pen_heading(b, "Budget", "");
    b->page->cells[b->page->cell_count - 1].value = value_text(text);
    b->page->cells[b->page->cell_count - 1].formula =
        arena_print(b->arena,
                    "\"Costs in \"&grant.currency&\". Quantity, times and "
                    "amount are those of the tier: \"&%s",
                    pen_of_recommended(b, "label"));
}

void budget_page(struct pen *b)
{
    put_explanation(b);
    set_widths(b);
    put_heads(b);
    put_stipend(b);
    put_oncosts(b);
    for (unsigned kind = 0; kind < BUDGET_COUNT; kind++)
        put_lines(b, kind);
    put_on_top(b);
    put_rates(b);
}
