#include "sheet/pages.h"
#include "sheet/wanted.h"

#include <string.h>

enum {
    LABEL = LABEL_COLUMN,
    VALUE,
    UNIT,
    TIERS,
    LABEL_WIDTH = 24,
    VALUE_WIDTH = 30,
    WANTED_WIDTH = 18,
    HELP_WIDTH = 90
};

static int wanted_column(const struct pen *pen)
{
    return TIERS + pen->tiers + 1; /* behind a narrow gap */
}

static int help_column(const struct pen *pen)
{
    return wanted_column(pen) + 1;
}

static bool is_text(const struct schema_key *key)
{
    return !value_is_number(key->kind);
}

/*
 * Number formats depend on currencies, tax tables have cells of their own,
 * names lead to sections, and what is shown has rows: none of them can change
 * in the workbook.
 */
static enum look look_of(const struct schema_key *key)
{
    if (key->kind == KIND_CURRENCY || key->kind == KIND_NAME ||
        !strcmp(key->name, "tables") || !strcmp(key->name, "show"))
        return LOOK_FIXED;
    return is_text(key) && key->kind != KIND_CHOICE ? LOOK_INPUT_TEXT
                                                    : LOOK_INPUT;
}

/* Puts a warning that shows while one of a row of inputs is wrong. */
static void put_wanted(const struct pen *pen, const struct figure *figure,
                       int column, int count)
{
    const char *condition = wanted_condition(
        pen->arena, figure,
        (struct area){pen->row, column, pen->row, column + count - 1});

    if (condition)
        pen_formula(pen, wanted_column(pen), LOOK_WARNING, value_text(""),
                    "IF(IFERROR(%s,FALSE),\"\",\"%s\")", condition,
                    wanted_words(figure, pen->arena));
}

/* Puts the meaning of a key, and a warning if its inputs are wrong. */
static void put_key_words(const struct pen *pen, const struct figure *figure,
                          int column, int count)
{
    pen_text(pen, LABEL, LOOK_TEXT, figure->label);
    if (figure->unit)
        pen_text(pen, UNIT, LOOK_UNIT, figure->unit);
    pen_text(pen, help_column(pen), LOOK_WRAPPED, figure->key->help);
    pen_fit(pen, figure->key->help, HELP_WIDTH);
    put_wanted(pen, figure, column, count);
}

static void put_input(const struct pen *pen, int column,
                      const struct figure *figure, int width)
{
    if (is_text(figure->key) && figure->value.given)
        pen_fit(pen, figure->value.text, width);
    pen_figure(pen, column, look_of(figure->key), figure);
}

static void put_key(struct pen *pen, const char *section, const char *key)
{
    const struct figure *figure =
        figures_get(pen->figures, "%s.%s", section, key);

    put_key_words(pen, figure, VALUE, 1);
    put_input(pen, VALUE, figure, VALUE_WIDTH);
    pen_next(pen);
}

/* The inputs of a key for each tier; in their names # is the tier. */
static void put_tier_key(struct pen *pen, const char *names)
{
    for (int t = 0; t < pen->tiers; t++) {
        const struct figure *figure = figures_find(
            pen->figures, formula_fill(pen->arena, names, '#',
                                       pen->model->tiers[t].head.name));

        if (!t)
            put_key_words(pen, figure, TIERS, pen->tiers);
        put_input(pen, TIERS + t, figure, AMOUNT_WIDTH);
    }
    pen_next(pen);
}

/* Heads a section; its explanation is beside that. */
static void put_section_head(struct pen *pen, const char *label,
                             const char *help)
{
    pen_next(pen);
    pen_text(pen, LABEL, LOOK_GROUP, label);
    pen_text(pen, help_column(pen), LOOK_QUIET_WRAPPED, help);
    pen_fit(pen, help, HELP_WIDTH);
}

/* The rows of a section, from its first, for Checks to look at. */
static void name_wanted(const struct pen *pen, const char *section, int first)
{
    pen_name_rows(pen, first, pen->row - 1, wanted_column(pen), "wanted.%s",
                  section);
}

/* An award stands on Ask, a status on Applications; of what no section uses,
   nothing is there. */
static bool shows_key(const struct model *model, enum section kind,
                      const char *key)
{
    if ((kind == SECTION_AWARD && !strcmp(key, "amount")) ||
        (kind == SECTION_APPLICATION && !strcmp(key, "status")))
        return false;
    if (!strcmp(key, "application"))
        return model_applies(model);
    return strcmp(key, "priority") != 0 || model_has_priorities(model);
}

static void put_section(struct pen *pen, enum section kind, size_t index)
{
    const struct schema_section *section = &schema[kind];
    const struct head *head = schema_record_const(pen->model, kind, index);
    const char *label = section->label;
    int first;

    if (head->kind != kind)
        return;
    if (section->named)
        label = pen_print(pen, "%s: %s", label, head->name);
    put_section_head(pen, label, section->help);
    first = ++pen->row;
    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];

        if (!shows_key(pen->model, kind, key->name))
            continue;
        if (schema_per_tier(key))
            put_tier_key(pen,
                         pen_print(pen, "%s.%s#", head->section, key->name));
        else
            put_key(pen, head->section, key->name);
    }
    name_wanted(pen, head->section, first);
}

bool inputs_shows_of_tiers(const struct model *model, const char *key)
{
    static const char *const kept[BUDGET_COUNT] = {"tutoring", "compute",
                                                   "expense"};

    for (unsigned b = 0; b < BUDGET_COUNT; b++)
        if (!strcmp(key, kept[b]))
            return model_has_lines(model, b);
    if (!strcmp(key, "percent"))
        return model->salary.head.given || model->person_count;
    if (!strcmp(key, "months") || !strcmp(key, "weeks"))
        return *key == 'm' ? model->grant.weeks == ABSENT
                           : model->grant.weeks != ABSENT;
    if (!strcmp(key, "hours_per_week"))
        return model->effort.head.given || model_plans_hours(model);
    return strcmp(key, "net_target") != 0 || model->tax.head.given;
}

/* The tiers side by side: a row a key. */
static void put_tiers(struct pen *pen)
{
    const struct schema_section *section = &schema[SECTION_TIER];
    int first;

    put_section_head(pen, "Tiers", section->help);
    pen_name(pen, "inputs.tiers", pen_tier_area(pen, TIERS));
    for (int t = 0; t < pen->tiers; t++)
        pen_text(pen, TIERS + t, LOOK_HEAD, pen->model->tiers[t].head.name);
    first = ++pen->row;
    for (size_t k = 0; k < section->key_count; k++) {
        const char *key = section->keys[k].name;

        if (!inputs_shows_of_tiers(pen->model, key))
            continue;
        if (!strcmp(key, "recommended"))
            pen_name(pen, "inputs.recommended", pen_tier_area(pen, TIERS));
        put_tier_key(pen, pen_print(pen, "tier.#.%s", key));
    }
    name_wanted(pen, section->name, first);
}

bool inputs_shows(const struct model *model, enum section kind)
{
    const struct head *head =
        schema_count(model, kind) ? schema_record_const(model, kind, 0) : NULL;

    return head && (schema[kind].named || head->given);
}

void inputs_page(struct pen *pen)
{
    pen_heading(pen, "Inputs",
                "Everything that the other sheets follow from. Change the blue "
                "figures; an empty cell means that nothing is given.");
    pen->page->widths[LABEL] = LABEL_WIDTH;
    pen->page->widths[VALUE] = VALUE_WIDTH;
    pen->page->widths[UNIT] = 9;
    for (int t = 0; t < pen->tiers; t++)
        pen->page->widths[TIERS + t] = AMOUNT_WIDTH;
    pen->page->widths[wanted_column(pen) - 1] = MARGIN_WIDTH;
    pen->page->widths[wanted_column(pen)] = WANTED_WIDTH;
    pen->page->widths[help_column(pen)] = HELP_WIDTH;
    pen_text(pen, LABEL, LOOK_HEAD_LEFT, "Input");
    pen_text(pen, VALUE, LOOK_HEAD_LEFT, "Value");
    pen_text(pen, UNIT, LOOK_HEAD_LEFT, "Unit");
    pen_tier_heads(pen, TIERS);
    pen_text(pen, wanted_column(pen), LOOK_HEAD_LEFT, "Wanted");
    pen_text(pen, help_column(pen), LOOK_HEAD_LEFT, "What it means");
    pen->page->frozen_rows = ++pen->row;
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (kind == SECTION_TIER)
            put_tiers(pen);
        else if (inputs_shows(pen->model, kind))
            for (size_t i = 0; i < schema_count(pen->model, kind); i++)
                put_section(pen, kind, i);
    /* On paper nobody needs the explanations. */
    pen->page->last_column = wanted_column(pen);
    pen->page->printed_rows = pen->row;
}
