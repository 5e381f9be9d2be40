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
    HELP_WIDTH = 60
};

static int wanted_column(const struct pen *in)
{
    return TIERS + in->tiers + 1; /* behind a narrow gap */
}

static int help_column(const struct pen *in)
{
    return wanted_column(in) + 1;
}

static bool is_text(const struct schema_key *key)
{
    return !value_is_number(key->kind);
}

/*
 * Currencies hang on number formats, and tables are sheets of their own, so
 * neither can change in place.
 */
static enum look look_of(const struct schema_key *key)
{
    if (key->kind == KIND_CURRENCY || !strcmp(key->name, "tables"))
        return LOOK_FIXED;
    return is_text(key) && key->kind != KIND_CHOICE ? LOOK_INPUT_TEXT
                                                    : LOOK_INPUT;
}

/* What is wanted of a row of cells, while one of them is not so. */
static void put_wanted(const struct pen *in, const struct figure *figure,
                       int column, size_t count)
{
    struct arena *arena = in->arena;
    const char *condition = wanted_condition(
        arena, figure,
        (struct area){in->row, column, in->row, column + (int)count - 1});

    if (condition)
        pen_formula(in, wanted_column(in), LOOK_WARNING,
                    arena_print(arena, "IF(IFERROR(%s,FALSE),\"\",\"%s\")",
                                condition, wanted_words(figure, arena)),
                    value_text(""));
}

static void put_words(const struct pen *in, const struct figure *figure)
{
    pen_text(in, LABEL, LOOK_TEXT, figure->label);
    if (figure->unit)
        pen_text(in, UNIT, LOOK_UNIT, figure->unit);
    pen_text(in, help_column(in), LOOK_WRAPPED, figure->key->help);
    pen_fit(in, figure->key->help, HELP_WIDTH);
}

static void put_input(struct pen *in, const struct head *head,
                      const struct schema_key *key)
{
    const struct figure *figure =
        figures_get(in->figures, "%s.%s", head->section, key->name);

    put_words(in, figure);
    if (is_text(key) && figure->value.given)
        pen_fit(in, figure->value.text, VALUE_WIDTH);
    put_wanted(in, figure, VALUE, 1);
    pen_home(in, VALUE, look_of(key), figure);
    in->row++;
}

/* An override for each tier, in the columns of the tiers. */
static void put_overrides(struct pen *in, const struct head *head,
                          const struct schema_key *key)
{
    const struct figure *first =
        figures_get(in->figures, "%s.%s%s", head->section, key->name,
                    in->model->tiers[0].head.name);

    put_words(in, first);
    put_wanted(in, first, TIERS, in->model->tier_count);
    for (size_t t = 0; t < in->model->tier_count; t++)
        pen_home(in, TIERS + (int)t, look_of(key),
                 figures_get(in->figures, "%s.%s%s", head->section, key->name,
                             in->model->tiers[t].head.name));
    in->row++;
}

static void put_group(struct pen *in, const struct schema_section *section,
                      const struct head *head)
{
    in->row++;
    pen_text(in, LABEL, LOOK_GROUP,
             section->named
                 ? arena_print(in->arena, "%s: %s", section->label, head->name)
                 : section->label);
    pen_text(in, help_column(in), LOOK_QUIET_WRAPPED, section->help);
    pen_fit(in, section->help, HELP_WIDTH);
    in->row++;
}

/* The rows of a section, from its first, for Checks to look at. */
static void name_wanted(const struct pen *in, const char *section, int first)
{
    pen_name(in, arena_print(in->arena, "wanted.%s", section),
             (struct area){first, wanted_column(in), in->row - 1,
                           wanted_column(in)});
}

static void put_section(struct pen *in, enum section kind, size_t index)
{
    const struct schema_section *section = &schema[kind];
    const struct head *head = schema_record_const(in->model, kind, index);
    int first;

    if (head->kind != kind)
        return;
    put_group(in, section, head);
    first = in->row;
    for (size_t k = 0; k < section->key_count; k++)
        if (schema_per_tier(&section->keys[k]))
            put_overrides(in, head, &section->keys[k]);
        else
            put_input(in, head, &section->keys[k]);
    name_wanted(in, head->section, first);
}

static void name_row(const struct pen *in, const char *name)
{
    pen_name(in, name, pen_tier_area(in, TIERS));
}

/* The tiers side by side: a row a key. */
static void put_tiers(struct pen *in)
{
    const struct schema_section *section = &schema[SECTION_TIER];
    int first;

    in->row++;
    pen_text(in, LABEL, LOOK_GROUP, "Tiers");
    name_row(in, "inputs.tiers");
    for (size_t t = 0; t < in->model->tier_count; t++)
        pen_text(in, TIERS + (int)t, LOOK_HEAD, in->model->tiers[t].head.name);
    pen_text(in, help_column(in), LOOK_QUIET, section->help);
    in->row++;
    first = in->row;
    for (size_t k = 0; k < section->key_count; k++) {
        const struct schema_key *key = &section->keys[k];
        const struct figure *lead = figures_get(
            in->figures, "%s.%s", in->model->tiers[0].head.section, key->name);

        if (!strcmp(key->name, "net_target") && !in->model->tax.head.given)
            continue;

        put_words(in, lead);
        put_wanted(in, lead, TIERS, in->model->tier_count);
        for (size_t t = 0; t < in->model->tier_count; t++) {
            const struct figure *figure =
                figures_get(in->figures, "%s.%s",
                            in->model->tiers[t].head.section, key->name);

            pen_home(in, TIERS + (int)t, look_of(key), figure);
            if (is_text(key) && figure->value.given)
                pen_fit(in, figure->value.text, AMOUNT_WIDTH);
        }
        if (!strcmp(key->name, "recommended"))
            name_row(in, "inputs.recommended");
        in->row++;
    }
    name_wanted(in, section->name, first);
}

/* What says nothing here, as there is no time to owe or no table. */
bool inputs_shows(const struct model *model, enum section kind)
{
    if (kind == SECTION_TAX)
        return model->tax.head.given;
    return kind != SECTION_MAKEUP || model->makeup.head.given ||
           model->overlap_count;
}

void inputs_page(struct pen *in)
{
    pen_heading(in, "Inputs",
                "Everything that the other sheets follow from. Change the blue "
                "figures; an empty cell means that nothing is given.");
    in->page->widths[LABEL] = LABEL_WIDTH;
    in->page->widths[VALUE] = VALUE_WIDTH;
    in->page->widths[UNIT] = 9;
    for (int t = 0; t < in->tiers; t++)
        in->page->widths[TIERS + t] = AMOUNT_WIDTH;
    in->page->widths[wanted_column(in) - 1] = MARGIN_WIDTH;
    in->page->widths[wanted_column(in)] = WANTED_WIDTH;
    in->page->widths[help_column(in)] = HELP_WIDTH;
    in->page->landscape = true;
    pen_text(in, LABEL, LOOK_HEAD_LEFT, "Input");
    pen_text(in, VALUE, LOOK_HEAD_LEFT, "Value");
    pen_text(in, UNIT, LOOK_HEAD_LEFT, "Unit");
    pen_tier_heads(in, TIERS);
    pen_text(in, wanted_column(in), LOOK_HEAD_LEFT, "Wanted");
    pen_text(in, help_column(in), LOOK_HEAD_LEFT, "What it means");
    in->page->frozen_rows = ++in->row;
    for (unsigned kind = 0; kind < SECTION_COUNT; kind++)
        if (kind == SECTION_TIER)
            put_tiers(in);
        else if (inputs_shows(in->model, kind))
            for (size_t i = 0; i < schema_count(in->model, kind); i++)
                put_section(in, kind, i);
}
